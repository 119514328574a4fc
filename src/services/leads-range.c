/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-range.h>

/*
 * A range as people write it. Invariant: every number of a range that is given out is valid by the plan.
 */

static gboolean
refuse (LeadsProblem *problem,
        LeadsReason   reason,
        guint64       start,
        guint64       end)
{
  *problem = (LeadsProblem){ .reason = reason, .start = start, .end = end };
  return FALSE;
}

gboolean
leads_range_check (const LeadsNumberingPlan *plan,
                   guint64                   start,
                   guint64                   end,
                   guint64                   limit,
                   LeadsRange               *range,
                   LeadsProblem             *problem)
{
  LeadsVerdict first;
  LeadsVerdict last;
  guint64 from;
  guint64 to;

  g_return_val_if_fail (plan != NULL && range != NULL && problem != NULL, FALSE);

  *problem = (LeadsProblem){ .reason = LEADS_REASON_NONE };
  if (limit == 0)
    limit = LEADS_RANGE_DEFAULT_LIMIT;

  leads_numbering_plan_judge_number (plan, start, &first);
  leads_numbering_plan_judge_number (plan, end, &last);
  if (first.country_code != last.country_code)
    return refuse (problem, LEADS_REASON_RANGE_COUNTRY_DIFFERS, start, end);
  if (leads_number_count_digits (start) != leads_number_count_digits (end))
    return refuse (problem, LEADS_REASON_RANGE_LENGTH_DIFFERS, start, end);
  if (end < start)
    return refuse (problem, LEADS_REASON_RANGE_REVERSED, start, end);
  if (end - start >= limit)
    {
      refuse (problem, LEADS_REASON_RANGE_TOO_BIG, start, end);
      problem->count = end - start + 1;
      problem->limit = limit;
      return FALSE;
    }
  if (leads_numbering_plan_find_invalid (plan, start, end, &from, &to))
    return refuse (problem, LEADS_REASON_NOT_IN_PLAN, from, to);

  *range = (LeadsRange){ .start = start, .end = end, .count = end - start + 1 };
  return TRUE;
}

/* The end when only its last digits are given: those of the start with the last ones replaced. */
static gboolean
read_last_digits (const char *text,
                  guint64     start,
                  guint64    *end)
{
  guint64 value = 0;
  guint64 power = 1;
  guint n_digits = 0;

  if (!leads_number_parse_last_digits (text, -1, &value, &n_digits) ||
      n_digits >= leads_number_count_digits (start))
    return FALSE;
  while (n_digits-- > 0)
    power *= 10;
  *end = start - start % power + value;
  return TRUE;
}

gboolean
leads_range_parse (const LeadsNumberingPlan *plan,
                   const char               *start,
                   const char               *end,
                   guint64                   limit,
                   LeadsRange               *range,
                   LeadsRangeField          *field,
                   LeadsProblem             *problem)
{
  LeadsVerdict first;
  LeadsVerdict last;
  LeadsRangeField dummy;
  guint64 last_number = 0;

  g_return_val_if_fail (plan != NULL && range != NULL && problem != NULL, FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  if (field == NULL)
    field = &dummy;
  *field = LEADS_RANGE_FIELD_START;
  if (!leads_numbering_plan_judge (plan, start, -1, &first))
    {
      *problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (first);
      return FALSE;
    }
  *field = LEADS_RANGE_FIELD_END;
  if (!read_last_digits (end, first.number, &last_number))
    {
      if (!leads_numbering_plan_judge (plan, end, -1, &last))
        {
          *problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (last);
          return FALSE;
        }
      last_number = last.number;
    }
  return leads_range_check (plan, first.number, last_number, limit, range, problem);
}
