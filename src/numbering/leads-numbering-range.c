/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-numbering-plan.h>

#include "leads-numbering-plan-private.h"

/*
 * Verdicts over ranges. All numbers that begin alike lie behind one state, and how many of them are valid is known
 * beforehand: so a range is judged along the digits of its ends, however long it is.
 */

typedef struct {
  const LeadsPlanTables *tables;
  const LeadsPlanCounts *counts;
  gboolean valid; /* whether valid numbers are looked for, or others */
} Search;

/* How many valid numbers there are up to @number, of as many digits. */
static guint64
count_up_to (const LeadsPlanTables *tables,
             const LeadsPlanCounts *counts,
             guint64                number,
             guint                  n_digits)
{
  guint64 count = 0;
  guint state = LEADS_PLAN_ROOT;

  for (guint n_left = n_digits; n_left > 0; n_left--)
    {
      guint digit = (guint) (number / leads_powers_of_ten[n_left - 1] % 10);

      if (state == LEADS_PLAN_DEAD)
        return count;
      for (guint before = 0; before < digit; before++)
        count += leads_plan_counts_get (counts, tables->next[state][before], n_left - 1);
      state = tables->next[state][digit];
    }
  return count + (tables->labels[state] != 0);
}

guint64
leads_numbering_plan_count_valid (const LeadsNumberingPlan *plan,
                                  guint64                   start,
                                  guint64                   end)
{
  const LeadsPlanCounts *counts;
  guint64 count = 0;
  guint n_start;
  guint n_end;

  g_return_val_if_fail (plan != NULL, 0);

  start = MAX (start, 1);
  end = MIN (end, LEADS_NUMBER_MAX);
  if (start > end)
    return 0;
  counts = leads_numbering_plan_get_counts (plan);
  n_start = leads_number_count_digits (start);
  n_end = leads_number_count_digits (end);
  for (guint n_digits = n_start; n_digits < n_end; n_digits++)
    count += leads_plan_counts_get (counts, LEADS_PLAN_ROOT, n_digits);
  count += count_up_to (plan->tables, counts, end, n_end);
  if (start > leads_powers_of_ten[n_start - 1])
    count -= count_up_to (plan->tables, counts, start - 1, n_start);
  return count;
}

static gboolean
has_any (const Search *self,
         guint         state,
         guint         n_left)
{
  guint64 n_valid = leads_plan_counts_get (self->counts, state, n_left);

  return self->valid ? n_valid > 0 : n_valid < leads_powers_of_ten[n_left];
}

/* The smallest ending of @n_left digits, not below @least, that is looked for behind @state. */
static gboolean
find_ending (const Search *self,
             guint         state,
             guint         n_left,
             guint64       least,
             guint64      *ending)
{
  guint64 power;
  guint first;

  if (!has_any (self, state, n_left))
    return FALSE;
  if (n_left == 0)
    {
      *ending = 0;
      return TRUE;
    }
  power = leads_powers_of_ten[n_left - 1];
  first = (guint) (least / power);
  for (guint digit = first; digit < 10; digit++)
    if (find_ending (self, self->tables->next[state][digit], n_left - 1, digit == first ? least % power : 0, ending))
      {
        *ending += digit * power;
        return TRUE;
      }
  return FALSE;
}

/* The first number from @start on that is valid, or the first that is not; 0 when there is none of at most 15 digits. */
static guint64
find_from (const LeadsNumberingPlan *plan,
           guint64                   start,
           gboolean                  valid)
{
  Search search = { plan->tables, leads_numbering_plan_get_counts (plan), valid };
  guint64 ending;

  for (guint n_digits = leads_number_count_digits (start); n_digits <= LEADS_NUMBER_MAX_DIGITS; n_digits++)
    if (find_ending (&search, LEADS_PLAN_ROOT, n_digits, MAX (start, leads_powers_of_ten[n_digits - 1]), &ending))
      return ending;
  return 0;
}

gboolean
leads_numbering_plan_find_invalid (const LeadsNumberingPlan *plan,
                                   guint64                   start,
                                   guint64                   end,
                                   guint64                  *first_invalid,
                                   guint64                  *last_invalid)
{
  guint64 first = start;
  guint64 next;

  g_return_val_if_fail (plan != NULL && first_invalid != NULL && last_invalid != NULL, FALSE);

  if (start > end)
    return FALSE;
  if (start > 0 && start <= LEADS_NUMBER_MAX)
    {
      first = find_from (plan, start, FALSE);
      if (first == 0)
        first = LEADS_NUMBER_MAX + 1;
    }
  if (first > end)
    return FALSE;
  next = first <= LEADS_NUMBER_MAX ? find_from (plan, MAX (first, 1), TRUE) : 0;
  *first_invalid = first;
  *last_invalid = next != 0 ? MIN (next - 1, end) : end;
  return TRUE;
}
