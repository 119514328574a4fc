/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-words.h"

#include "leads-closures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What the pages of lines say. A group's sentence says what its lines have in
 * common; what is wrong with one line is composed by the services.
 */

#define PLURAL(n) ((gulong) (n))

const char *
leads_lines_words_title (LeadsLineKind kind)
{
  switch (kind)
    {
    case LEADS_LINES_VALID:
      return _("Valid Lines");
    case LEADS_LINES_REFUSED:
      return _("Invalid Lines");
    case LEADS_LINES_SKIPPED:
      return _("Skipped Numbers");
    default:
      g_return_val_if_reached ("");
    }
}

static void
add_part (GPtrArray *parts, char *part)
{
  g_ptr_array_insert (parts, -1, part);
}

char *
leads_lines_words_summary (const LeadsTotals *totals)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gint64 valid = totals->accepted + totals->repaired;
  gint64 refused = leads_totals_get_refused (totals);
  g_autofree char *lines = leads_format_count (totals->lines);
  g_autofree char *header = leads_format_count (totals->header);
  g_autofree char *blank = leads_format_count (totals->blank);
  g_autofree char *valid_count = leads_format_count (valid);
  g_autofree char *refused_count = leads_format_count (refused);
  g_autofree char *joined = NULL;

  if (totals->header > 0)
    add_part (parts, g_strdup_printf (ngettext ("%s heading", "%s headings", PLURAL (totals->header)), header));
  if (totals->blank > 0)
    add_part (parts, g_strdup_printf (ngettext ("%s blank", "%s blank", PLURAL (totals->blank)), blank));
  add_part (parts, g_strdup_printf (ngettext ("%s valid", "%s valid", PLURAL (valid)), valid_count));
  add_part (parts, g_strdup_printf (ngettext ("%s invalid", "%s invalid", PLURAL (refused)), refused_count));
  g_ptr_array_add (parts, NULL);

  /* Translators: joins the parts of "1 heading, 3 blank, 96 valid, 9,904 invalid" */
  joined = g_strjoinv (_(", "), (char **) parts->pdata);

  /* Translators: how many lines a file has, and what they are: "10,004 lines: 1 heading, 96 valid, 9,907 invalid" */
  return g_strdup_printf (ngettext ("%s line: %s", "%s lines: %s", PLURAL (totals->lines)), lines, joined);
}

gint64
leads_lines_words_count (LeadsLineKind kind, LeadsUploadSource source, const LeadsTotals *totals)
{
  if (source != LEADS_UPLOAD_SOURCE_FILE && source != LEADS_UPLOAD_SOURCE_PASTE)
    return leads_upload_words_count (kind, totals);
  switch (kind)
    {
    case LEADS_LINES_VALID:
      return totals->accepted + totals->repaired;
    case LEADS_LINES_REFUSED:
      return leads_totals_get_refused (totals);
    case LEADS_LINES_SKIPPED:
      return 0;
    default:
      g_return_val_if_reached (0);
    }
}

char *
leads_lines_words_shown (gint64 shown, gint64 all)
{
  g_autofree char *shown_count = leads_format_count (shown);
  g_autofree char *all_count = leads_format_count (all);

  if (shown == all)
    return g_strdup_printf (ngettext ("%s line", "%s lines", PLURAL (all)), all_count);

  return g_strdup_printf (ngettext ("%s of %s line", "%s of %s lines", PLURAL (all)), shown_count, all_count);
}

char *
leads_lines_words_repaired (gint64 n_lines)
{
  g_autofree char *count = leads_format_count (n_lines);

  return g_strdup_printf (ngettext ("%s line was repaired", "%s lines were repaired", PLURAL (n_lines)), count);
}

char *
leads_lines_words_edited (gint64 n_lines)
{
  g_autofree char *count = leads_format_count (n_lines);

  return g_strdup_printf (ngettext ("%s line was edited", "%s lines were edited", PLURAL (n_lines)), count);
}

char *
leads_lines_words_removed (gint64 n_lines)
{
  g_autofree char *count = leads_format_count (n_lines);

  return g_strdup_printf (ngettext ("%s line was removed", "%s lines were removed", PLURAL (n_lines)), count);
}

char *
leads_lines_words_report_name (const char *name)
{
  g_autofree char *base = NULL;
  char *dot;

  /* Several files, or a number: the name says nothing. */
  if (name == NULL || strchr (name, ',') != NULL || *name == '+' || *name == '\0')
    return g_strdup (_("invalid-lines.csv"));

  base = g_path_get_basename (name);
  dot = strrchr (base, '.');
  if (dot != NULL && dot != base)
    *dot = '\0';

  /* Translators: the proposed name of a file; %s is the name of the file it is about, without its ending */
  return g_strdup_printf (_("%s-invalid.csv"), base);
}
