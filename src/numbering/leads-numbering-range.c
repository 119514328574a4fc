/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-numbering-plan.h>

#include "leads-numbering-plan-private.h"

/*
 * Verdicts over ranges. All numbers of a country code and length are one run, so a range is compared with some
 * two hundred runs, however long it is.
 */

/* The numbers with @n_digits digits in all that @code has: one run, for all of them begin with the code. */
static gboolean
get_run (const LeadsCountryCode *code,
         guint                   n_digits,
         guint64                *first,
         guint64                *last)
{
  guint n_national;

  if (n_digits <= code->n_digits)
    return FALSE;
  n_national = n_digits - code->n_digits;
  if (!(code->lengths & (1u << n_national)))
    return FALSE;
  *first = code->value * leads_powers_of_ten[n_national];
  *last = *first + leads_powers_of_ten[n_national] - 1;
  if (!code->zero)
    *first += leads_powers_of_ten[n_national - 1];
  return TRUE;
}

guint64
leads_numbering_plan_count_valid (const LeadsNumberingPlan *plan,
                                  guint64                   start,
                                  guint64                   end)
{
  guint64 count = 0;

  g_return_val_if_fail (plan != NULL, 0);

  end = MIN (end, LEADS_NUMBER_MAX);
  if (start > end)
    return 0;
  for (guint n_digits = leads_number_count_digits (start); n_digits <= leads_number_count_digits (end); n_digits++)
    for (guint i = 0; i < plan->n_codes; i++)
      {
        guint64 first;
        guint64 last;

        if (get_run (&plan->codes[i], n_digits, &first, &last) && first <= end && last >= start)
          count += MIN (last, end) - MAX (first, start) + 1;
      }
  return count;
}

gboolean
leads_numbering_plan_find_invalid (const LeadsNumberingPlan *plan,
                                   guint64                   start,
                                   guint64                   end,
                                   guint64                  *first_invalid,
                                   guint64                  *last_invalid)
{
  g_return_val_if_fail (plan != NULL && first_invalid != NULL && last_invalid != NULL, FALSE);

  /* Runs come in ascending order: the first gap after start is the answer. */
  for (guint n_digits = leads_number_count_digits (start);
       n_digits <= LEADS_NUMBER_MAX_DIGITS && start <= end;
       n_digits++)
    for (guint i = 0; i < plan->n_codes && start <= end; i++)
      {
        guint64 first;
        guint64 last;

        if (!get_run (&plan->codes[i], n_digits, &first, &last) || last < start)
          continue;
        if (first > start)
          {
            *first_invalid = start;
            *last_invalid = MIN (first - 1, end);
            return TRUE;
          }
        start = last + 1;
      }
  if (start > end)
    return FALSE;
  *first_invalid = start;
  *last_invalid = end;
  return TRUE;
}

