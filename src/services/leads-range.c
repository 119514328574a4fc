/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-range.h>

#include <string.h>

/*
 * A range as people write it. Invariant: of every range that is given out, all numbers but `n_unplanned` are valid by
 * the plan.
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

  *range = (LeadsRange){ 0 };
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
  if (!leads_numbering_plan_find_invalid (plan, start, end, &from, &to))
    {
      *range = (LeadsRange){ .start = start, .end = end, .count = end - start + 1 };
      return TRUE;
    }

  refuse (problem, LEADS_REASON_NOT_IN_PLAN, from, to);
  problem->count = end - start + 1;
  problem->n_unplanned = problem->count - leads_numbering_plan_count_valid (plan, start, end);
  /* A number that is written wrongly is not merely outside the plan. */
  if ((first.valid || leads_verdict_is_unplanned (&first)) && (last.valid || leads_verdict_is_unplanned (&last)))
    *range = (LeadsRange){ start, end, problem->count, problem->n_unplanned };
  return FALSE;
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

/* Digits that are no last ones, but a number as it is dialled within the country. */
static gboolean
is_national (const LeadsNumberingPlan *plan,
             const char               *country,
             const char               *text,
             LeadsVerdict             *verdict)
{
  if (country == NULL)
    return FALSE;
  leads_numbering_plan_judge_in (plan, text, -1, country, verdict);
  return verdict->suggestion != 0 && verdict->repair == LEADS_REPAIR_NATIONAL_FORM;
}

/* An end as it was written: whether its number can be the end of a range that includes what is outside the plan. */
static gboolean
read_end (const LeadsNumberingPlan *plan,
          const char               *country,
          const char               *text,
          LeadsVerdict             *verdict)
{
  return leads_numbering_plan_judge_in (plan, text, -1, country, verdict) ||
         leads_range_is_unplanned (plan, text, -1, verdict);
}

gboolean
leads_range_parse (const LeadsNumberingPlan *plan,
                   const char               *country,
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
  LeadsProblem other;
  guint64 last_number = 0;

  g_return_val_if_fail (plan != NULL && range != NULL && problem != NULL, FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  if (field == NULL)
    field = &dummy;
  *range = (LeadsRange){ 0 };
  *problem = (LeadsProblem){ .reason = LEADS_REASON_NONE };
  *field = LEADS_RANGE_FIELD_START;
  if (!read_end (plan, country, start, &first))
    {
      *problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (first);
      return FALSE;
    }
  if (!first.valid)
    *problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (first);
  else
    *field = LEADS_RANGE_FIELD_END;

  if (!read_last_digits (end, first.number, &last_number))
    {
      gboolean readable = read_end (plan, country, end, &last);

      if (!last.valid && first.valid)
        *problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (last);
      if (!readable)
        return FALSE;
      last_number = last.number;
    }
  /* What is wrong with an end by itself is said before what is wrong with the two. */
  if (leads_range_check (plan, first.number, last_number, limit, range,
                         problem->reason == LEADS_REASON_NONE ? problem : &other))
    return TRUE;
  /* A number that is merely outside the plan could be included, but not in this range. */
  if (range->count == 0 && !first.valid && other.reason != LEADS_REASON_NOT_IN_PLAN)
    {
      *problem = other;
      *field = LEADS_RANGE_FIELD_END;
    }
  if (range->count == 0 && first.valid && is_national (plan, country, end, &last))
    *problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (last);
  return FALSE;
}

/* Where the last separator of @text begins, or 0. */
static gsize
find_last_separator (const char *text,
                     gsize       length)
{
  gsize end = length;

  /* "+12127881500 (10)" */
  while (end > 0 && !g_ascii_isdigit (text[end - 1]))
    end--;
  while (end > 0 && g_ascii_isdigit (text[end - 1]))
    end--;
  /* Dashes and spaces of other scripts are several bytes. */
  while (end > 0 && !g_ascii_isdigit (text[end - 1]))
    end--;
  return end;
}

gboolean
leads_range_is_unplanned (const LeadsNumberingPlan *plan,
                          const char               *text,
                          gssize                    length,
                          const LeadsVerdict       *verdict)
{
  LeadsVerdict before;

  g_return_val_if_fail (plan != NULL && verdict != NULL, FALSE);

  if (!leads_verdict_is_unplanned (verdict))
    return FALSE;
  if (verdict->reason != LEADS_REASON_TOO_LONG || (verdict->flags & LEADS_VERDICT_NOTATION) == 0)
    return TRUE;
  return !leads_numbering_plan_judge (plan, text,
                                      (gssize) find_last_separator (text, length < 0 ? strlen (text) : (gsize) length),
                                      &before);
}
