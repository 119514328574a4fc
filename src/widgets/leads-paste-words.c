/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-paste-words.h"

#include "leads-closures.h"

#include <leads-sentences.h>

#include <glib/gi18n-lib.h>

/* What is said of a pasted text. Invariant: what is found is counted once. */

char *
leads_paste_words_summary (guint64 n_numbers, guint64 n_all)
{
  g_autofree char *numbers = leads_format_count ((gint64) n_numbers);
  g_autofree char *all = leads_format_count ((gint64) n_all);

  if (n_numbers == n_all)
    return g_strdup_printf (ngettext ("%s number found", "%s numbers found", (gulong) n_all), all);
  return g_strdup_printf (ngettext ("%s of %s number chosen", "%s of %s numbers chosen", (gulong) n_all), numbers, all);
}

static void
add_line (GPtrArray *lines, const char *text, guint count)
{
  g_autofree char *shown = leads_format_count (count);
  g_auto (GStrv) pieces = g_strsplit (text, "%s", -1);

  if (count > 0)
    g_ptr_array_add (lines, g_strjoinv (shown, pieces));
}

static gboolean
is_readable (const LeadsPasteFind *find)
{
  return find->problem.verdict.suggestion != 0 || find->problem.verdict.with_plus != 0;
}

char *
leads_paste_words_rest (GPtrArray *finds, const gboolean *chosen)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint n_proposed = 0, n_mend = 0, n_look = 0, n_repeated = 0, n_left = 0, n_other = 0;

  for (guint i = 0; i < finds->len; i++)
    {
      const LeadsPasteFind *find = g_ptr_array_index (finds, i);

      if (chosen[i] && find->range.count == 0 && find->problem.verdict.suggestion != 0)
        n_proposed++;
      else if (chosen[i])
        n_mend += find->range.count == 0;
      else if (find->is_repeated)
        n_repeated++;
      else if (find->is_other)
        n_other++;
      else if (find->range.count == 0 && is_readable (find))
        n_look++;
      else
        n_left += find->range.count == 0;
    }
  add_line (lines, ngettext ("%s is repaired: it is added as the number that is proposed",
                             "%s are repaired: they are added as the numbers that are proposed", n_proposed), n_proposed);
  add_line (lines, ngettext ("%s is added, but left out of the upload until you repair it",
                             "%s are added, but left out of the upload until you repair them", n_mend), n_mend);
  add_line (lines, ngettext ("%s can be added after a look", "%s can be added after a look", n_look), n_look);
  add_line (lines, ngettext ("%s is repeated", "%s are repeated", n_repeated), n_repeated);
  add_line (lines, ngettext ("%s place is not understood and is left out", "%s places are not understood and are left out",
                             n_left), n_left);
  add_line (lines, ngettext ("%s place is no telephone number: a date, an order, an account",
                             "%s places are no telephone numbers: dates, orders, accounts", n_other), n_other);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

char *
leads_paste_words_short_ranges (GPtrArray *finds)
{
  const LeadsPasteFind *first = NULL;
  g_autofree char *count = NULL;
  guint n_finds = 0;

  for (guint i = 0; i < finds->len; i++)
    {
      const LeadsPasteFind *find = g_ptr_array_index (finds, i);

      if (find->short_range.count == 0)
        continue;
      n_finds++;
      first = first != NULL ? first : find;
    }
  if (n_finds == 0)
    return NULL;
  count = leads_format_count (n_finds);
  if (first->range.count > 1)
    /* Translators: %1$s is a count, %2$s one of the ranges as it stands in the text, “+4930123456-78” */
    return g_strdup_printf (ngettext ("%1$s is read as a range and may be one number: %2$s",
                                      "%1$s are read as ranges and may be one number each, such as %2$s", n_finds),
                            count, first->text);
  /* Translators: %1$s is a count, %2$s one of the numbers as it stands in the text, “+4930123456-78” */
  return g_strdup_printf (ngettext ("%1$s is read as one number and may be a range: %2$s",
                                    "%1$s are read as one number each and may be ranges, such as %2$s", n_finds),
                          count, first->text);
}

char *
leads_paste_words_short_range (const LeadsPasteFind *find)
{
  g_autofree char *range = NULL;

  if (find->short_range.count == 0 || find->range.count > 1)
    return NULL;
  range = leads_sentence_for_range (find->short_range.start, find->short_range.end, find->short_range.count);
  /* Translators: %s is how many numbers a range has, and which */
  return g_strdup_printf (_("May be a range: %s"), range);
}
