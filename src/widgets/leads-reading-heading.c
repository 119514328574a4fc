/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-reading-heading-private.h"

#include <glib/gi18n-lib.h>

/* Which row of a file is its heading, as one of the choices. Invariant: a row that was said is in the list. */

/* Positions before those of single rows, and how many rows can be chosen. */
#define N_BEFORE (LEADS_FILE_HEADING_NO + 1)
#define MAX_ROWS 16

/* The rows below the first one that may be the heading, and the one that is said to be. (transfer full) */
static GArray *
dup_heading_rows (const LeadsReadingFacts *facts, const LeadsFileOptions *options)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  GListModel *preview = G_LIST_MODEL (facts->preview);
  gboolean is_there = options->heading_row == 0;

  for (guint i = 1; preview != NULL && i < MIN (g_list_model_get_n_items (preview), MAX_ROWS); i++)
    {
      g_autoptr (LeadsPreviewRow) row = g_list_model_get_item (preview, i);
      const guint line = (guint) leads_preview_row_get_line (row);

      g_array_append_val (rows, line);
      is_there = is_there || line == options->heading_row;
    }
  if (!is_there)
    g_array_append_val (rows, options->heading_row);
  return rows;
}

char *
leads_reading_heading_describe (const LeadsReadingFacts *facts, const LeadsFileOptions *options)
{
  guint row;

  if (facts->preview == NULL || options->heading != LEADS_FILE_HEADING_AUTO || options->heading_row > 0)
    return NULL;
  row = leads_file_preview_get_heading_row (facts->preview);
  if (row > 0)
    return g_strdup_printf (C_("automatic choice", "row %u"), row);
  return g_strdup (leads_file_preview_get_has_heading (facts->preview) ? C_("automatic choice", "heading")
                                                                       : C_("automatic choice", "no heading"));
}

void
leads_reading_heading_list (const LeadsReadingFacts *facts, const LeadsFileOptions *options, GStrvBuilder *list)
{
  g_autoptr (GArray) rows = dup_heading_rows (facts, options);

  g_strv_builder_add (list, _("First Row Is a Heading"));
  g_strv_builder_add (list, _("No Heading"));
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *name = g_strdup_printf (_("Row %u Is the Heading"), g_array_index (rows, guint, i));

      g_strv_builder_add (list, name);
    }
}

guint
leads_reading_heading_find (const LeadsReadingFacts *facts, const LeadsFileOptions *options)
{
  g_autoptr (GArray) rows = NULL;

  if (options->heading_row == 0)
    return options->heading;
  rows = dup_heading_rows (facts, options);
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, guint, i) == options->heading_row)
      return N_BEFORE + i;
  g_return_val_if_reached (0);
}

void
leads_reading_heading_take (const LeadsReadingFacts *facts, guint position, LeadsFileOptions *options)
{
  g_autoptr (GArray) rows = dup_heading_rows (facts, options);

  options->heading = position < N_BEFORE ? (LeadsFileHeading) position : LEADS_FILE_HEADING_AUTO;
  options->heading_row = position >= N_BEFORE && position - N_BEFORE < rows->len
                             ? g_array_index (rows, guint, position - N_BEFORE)
                             : 0;
}
