/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-paste-list-private.h"

#include <leads-number.h>

/* What is found in a text, as a list. */

/* Of ranges that repetitions are looked for in. */
#define MAX_RANGES 1024

static void
get_numbers (const LeadsPasteFind *find, guint64 *start, guint64 *end)
{
  *start = find->range.count > 0 ? find->range.start : find->problem.verdict.suggestion;
  *end = find->range.count > 0 ? find->range.end : *start;
}

/* Finds are few; lists that are longer are files. */
void
leads_paste_mark_repeated (GPtrArray *finds)
{
  g_autoptr (GHashTable) singles = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LeadsRange));

  for (guint i = 0; i < finds->len; i++)
    {
      LeadsPasteFind *find = g_ptr_array_index (finds, i);
      LeadsRange numbers = { 0 };

      find->is_repeated = FALSE;
      get_numbers (find, &numbers.start, &numbers.end);
      if (numbers.start == 0 || find->is_other)
        continue;
      find->is_repeated = numbers.start == numbers.end && g_hash_table_contains (singles, &numbers.start);
      for (guint k = 0; k < ranges->len && !find->is_repeated; k++)
        {
          const LeadsRange *before = &g_array_index (ranges, LeadsRange, k);

          find->is_repeated = numbers.start >= before->start && numbers.end <= before->end;
        }
      if (numbers.start < numbers.end && ranges->len < MAX_RANGES)
        g_array_append_val (ranges, numbers);
      else if (numbers.start == numbers.end)
        g_hash_table_add (singles, find->range.count > 0 ? &find->range.start : &find->problem.verdict.suggestion);
    }
}

guint
leads_paste_take_short_ranges (GPtrArray *finds, gboolean take)
{
  guint n_finds = 0;

  for (guint i = 0; i < finds->len; i++)
    {
      LeadsPasteFind *find = g_ptr_array_index (finds, i);

      if (find->short_range.count == 0)
        continue;
      n_finds++;
      find->range = take ? find->short_range
                         : (LeadsRange){ .start = find->number, .end = find->number, .count = 1 };
    }
  if (n_finds > 0)
    leads_paste_mark_repeated (finds);
  return n_finds;
}

/* As it stands in the text; a tab would make two cells of it. */
static void
append_text (GString *list, const char *text)
{
  const gsize start = list->len;

  g_string_append_printf (list, "%s\n", text);
  g_strdelimit (list->str + start, "\t", ' ');
}

char *
leads_paste_to_list (GPtrArray *finds, const gboolean *chosen, guint64 *n_numbers)
{
  GString *list = g_string_new (NULL);

  *n_numbers = 0;
  for (guint i = 0; i < finds->len; i++)
    {
      const LeadsPasteFind *find = g_ptr_array_index (finds, i);
      char start[LEADS_NUMBER_TEXT_SIZE];
      char end[LEADS_NUMBER_TEXT_SIZE];

      if (chosen != NULL ? !chosen[i] : find->range.count == 0 || find->is_repeated)
        continue;
      *n_numbers += find->range.count;
      if (find->range.count == 0 || (find->range.count == 1 && find->short_range.count > 0))
        {
          append_text (list, find->text);
          continue;
        }
      leads_number_format (find->range.start, start);
      leads_number_format (find->range.end, end);
      if (find->range.count == 1)
        g_string_append_printf (list, "%s\n", start);
      else
        g_string_append_printf (list, "%s … %s\n", start, end);
    }
  return g_string_free (list, FALSE);
}
