/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-many-words.h"

#include "leads-closures.h"

#include <glib/gi18n-lib.h>

/* What is said about a file for several leads. */

char *
leads_many_words_uploaded (gint64 n_numbers, gint64 n_leads)
{
  g_autofree char *numbers = leads_format_count (n_numbers);
  g_autofree char *leads = leads_format_count (n_leads);

  /* Translators: how many numbers, and how many leads: always more than one. */
  return g_strdup_printf (ngettext ("%s number uploaded to %s leads", "%s numbers uploaded to %s leads",
                                    (gulong) n_numbers),
                          numbers, leads);
}

char *
leads_many_words_undone (gint64 n_numbers, gint64 n_leads)
{
  g_autofree char *numbers = leads_format_count (n_numbers);
  g_autofree char *leads = leads_format_count (n_leads);

  /* Translators: how many numbers, and how many leads: always more than one. */
  return g_strdup_printf (ngettext ("%s number taken back from %s leads", "%s numbers taken back from %s leads",
                                    (gulong) n_numbers),
                          numbers, leads);
}

char *
leads_many_words_part (gint64 n_leads)
{
  g_autofree char *leads = leads_format_count (n_leads);

  return g_strdup_printf (ngettext ("Part of a file for %s lead", "Part of a file for %s leads", (gulong) n_leads),
                          leads);
}

char *
leads_many_words_leads (guint n_leads)
{
  g_autofree char *leads = leads_format_count (n_leads);

  if (n_leads == 0)
    return g_strdup (_("Leads"));
  return g_strdup_printf (ngettext ("%s Lead", "%s Leads", n_leads), leads);
}

static void
add_part (GPtrArray *parts, const char *text, gint64 count)
{
  g_autofree char *shown = leads_format_count (count);
  g_auto (GStrv) pieces = g_strsplit (text, "%s", -1);

  if (count > 0)
    g_ptr_array_add (parts, g_strjoinv (shown, pieces));
}

char *
leads_many_words_unmatched (const LeadsTotals *totals)
{
  const gint64 n_ambiguous = totals->reasons[LEADS_REASON_AMBIGUOUS_LEAD];
  const gint64 n_sums = totals->reasons[LEADS_REASON_TOTAL_LINE];
  const gint64 n_none = totals->lines - n_ambiguous - n_sums;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (totals->lines == 0)
    return NULL;
  add_part (parts, ngettext ("%s line matches no lead", "%s lines match no lead", (gulong) n_none), n_none);
  add_part (parts, ngettext ("%s line matches more than one lead", "%s lines match more than one lead", (gulong) n_ambiguous), n_ambiguous);
  add_part (parts, ngettext ("%s line sums up others", "%s lines sum up others", (gulong) n_sums), n_sums);
  g_ptr_array_add (parts, NULL);
  /* Translators: joins the parts of "3 lines match no lead, 1 line sums up others" */
  return g_strjoinv (_(", "), (char **) parts->pdata);
}

char *
leads_many_words_names (const char *customer, const char *service)
{
  if (*customer == '\0' && *service == '\0')
    return g_strdup (_("No customer"));
  if (*customer == '\0')
    /* Translators: %s is a service as a file has it */
    return g_strdup_printf (_("No customer, %s"), service);
  if (*service == '\0')
    return g_strdup (customer);
  /* Translators: a customer and its service */
  return g_strdup_printf (_("%s, %s"), customer, service);
}

char *
leads_many_words_stranger (gint64 n_lines, const char *lead)
{
  g_autofree char *lines = leads_format_count (n_lines);

  if (lead == NULL)
    return g_strdup_printf (ngettext ("%s line", "%s lines", (gulong) n_lines), lines);
  /* Translators: how many lines, and the customer and service that they go to */
  return g_strdup_printf (ngettext ("%s line, for %s", "%s lines, for %s", (gulong) n_lines), lines, lead);
}

char *
leads_many_words_more_names (guint n_names)
{
  g_autofree char *names = leads_format_count (n_names);

  return g_strdup_printf (ngettext ("%s more name matches no lead.", "%s more names match no lead.", n_names), names);
}

char *
leads_many_words_in_no_upload (gint64 n_lines)
{
  g_autofree char *lines = leads_format_count (n_lines);

  if (n_lines == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%s line of the file is in no upload: it names no lead, or one of which nothing was "
                                    "uploaded",
                                    "%s lines of the file are in no upload: they name no lead, or one of which nothing was "
                                    "uploaded",
                                    (gulong) n_lines),
                          lines);
}

char *
leads_many_words_missing (guint n_leads)
{
  g_autofree char *leads = leads_format_count (n_leads);

  if (n_leads == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%s lead has no SIP connection: choose one, or leave the lead out",
                                    "%s leads have no SIP connection: choose one for each, or leave them out", n_leads),
                          leads);
}

char *
leads_many_words_left_out (guint n_leads)
{
  g_autofree char *leads = leads_format_count (n_leads);

  if (n_leads == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%s lead was left out", "%s leads were left out", n_leads), leads);
}

char *
leads_many_words_joins (guint n_files)
{
  return g_strdup (ngettext ("The file joins the draft that was kept. To upload it alone, discard the draft and import the "
                             "file again.",
                             "The files join the draft that was kept. To upload them alone, discard the draft and import "
                             "the files again.",
                             n_files));
}

char *
leads_many_words_gone (GPtrArray *names)
{
  g_autofree char *leads = leads_format_count (names->len);

  if (names->len == 1)
    /* Translators: %s is a customer and service, “Adatum Research, Zoom Phone” */
    return g_strdup_printf (_("%s was deleted. Its lines match no lead now."),
                            (const char *) g_ptr_array_index (names, 0));
  return g_strdup_printf (ngettext ("%s lead was deleted. Its lines match no lead now.",
                                    "%s leads were deleted. Their lines match no lead now.",
                                    names->len),
                          leads);
}

char *
leads_many_words_more (guint n_more, guint n_left)
{
  g_autofree char *more = leads_format_count (n_more);
  g_autofree char *left = leads_format_count (n_left);

  /* Translators: how many rows are added to a list, of how many that are not shown yet. */
  return g_strdup_printf (ngettext ("Show %s More of %s", "Show %s More of %s", n_left), more, left);
}
