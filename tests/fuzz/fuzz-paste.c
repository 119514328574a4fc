/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <leads-paste.h>

#include <string.h>

/*
 * Any bytes as a text that is pasted: digits are never invented, what is found stands in the text in its order, and
 * three ASCII digits that stand together are never left out.
 */

static LeadsNumberingPlan *plan;

static gboolean
begins_with (const char *text,
             guint64     number)
{
  g_autofree char *wanted = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  gsize n = 0;

  for (; *text != '\0' && wanted[n] != '\0'; text = g_utf8_next_char (text))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (text));

      if (digit < 0)
        continue;
      if (wanted[n] != '0' + digit)
        return FALSE;
      n++;
    }
  return wanted[n] == '\0';
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (GPtrArray) finds = NULL;
  g_autofree char *list = NULL;
  const char *rest = text;
  guint64 n_numbers = 0;

  if (plan == NULL)
    plan = leads_numbering_plan_new_builtin ();
  if (strlen (text) > LEADS_PASTE_MAX_BYTES)
    return 0;
  finds = leads_paste_find (plan, NULL, text, -1);
  for (guint i = 0; i < finds->len; i++)
    {
      const LeadsPasteFind *find = g_ptr_array_index (finds, i);
      const char *at = strstr (rest, find->text);

      check (at != NULL, "What is found stands in the text, in its order");
      for (guint n_digits = 0; rest < at; rest++)
        {
          n_digits = g_ascii_isdigit (*rest) ? n_digits + 1 : 0;
          check (n_digits < 3, "No digits that stand together are left out");
        }
      rest = at + strlen (find->text);
      check ((find->range.count == 0) == (find->problem.reason != LEADS_REASON_NONE), "It is understood, or has a reason");
      check (find->range.count == 0 || begins_with (find->text, find->range.start), "No digit is invented");
      check (find->range.count == 0 || find->range.end - find->range.start + 1 == find->range.count, "The count is right");
    }
  list = leads_paste_to_list (finds, NULL, &n_numbers);
  check ((n_numbers == 0) == (*list == '\0'), "What is understood is in the list");
  return 0;
}
