/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-import-words.h"

#include "leads-closures.h"

#include <glib/gi18n-lib.h>

/* What is said about a file of leads. Invariant: its counts add up to its lines. */

#define PLURAL(n) ((gulong) (n))

static void
add_part (GPtrArray *parts, const char *text, gint64 count)
{
  g_autofree char *shown = leads_format_count (count);
  g_auto (GStrv) pieces = g_strsplit (text, "%s", -1);

  g_ptr_array_add (parts, g_strjoinv (shown, pieces));
}

char *
leads_import_words_summary (const LeadsTotals *totals, gint64 n_added, gint64 n_updated)
{
  const gint64 refused = leads_totals_get_refused (totals);
  const gint64 n_same = totals->lines - totals->header - totals->blank - refused - n_added - n_updated;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *lines = leads_format_count (totals->lines);
  g_autofree char *joined = NULL;

  if (totals->header > 0)
    add_part (parts, ngettext ("%s heading", "%s headings", PLURAL (totals->header)), totals->header);
  if (totals->blank > 0)
    add_part (parts, ngettext ("%s blank", "%s blank", PLURAL (totals->blank)), totals->blank);
  add_part (parts, ngettext ("%s new", "%s new", PLURAL (n_added)), n_added);
  add_part (parts, ngettext ("%s updated", "%s updated", PLURAL (n_updated)), n_updated);
  if (n_same > 0)
    add_part (parts, ngettext ("%s unchanged", "%s unchanged", PLURAL (n_same)), n_same);
  add_part (parts, ngettext ("%s invalid", "%s invalid", PLURAL (refused)), refused);
  g_ptr_array_add (parts, NULL);

  /* Translators: joins the parts of "1 heading, 3 blank, 96 valid, 9,904 invalid" */
  joined = g_strjoinv (_(", "), (char **) parts->pdata);
  /* Translators: how many lines a file has, and what they are: "10,004 lines: 1 heading, 96 valid, 9,907 invalid" */
  return g_strdup_printf (ngettext ("%s line: %s", "%s lines: %s", PLURAL (totals->lines)), lines, joined);
}
