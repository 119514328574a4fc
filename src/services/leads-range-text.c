/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-range.h>

#include "leads-range-parts-private.h"

#include <string.h>

/*
 * Ranges as they stand in files: in one cell, or in two. Invariant: what is mended is only ever proposed, and the range
 * that it would be passes the check of any other.
 */

/* What an end is when it is repaired, or as it is; 0: nothing certain. */
static guint64
mend_end (const LeadsVerdict *verdict, LeadsRangeReading *reading)
{
  const LeadsRepair repair = verdict->suggestion != 0 ? (LeadsRepair) verdict->repair : LEADS_REPAIR_ADD_PLUS;

  if (verdict->valid)
    return verdict->number;
  if (verdict->suggestion == 0 && verdict->with_plus == 0)
    return 0;
  if (reading->repair != LEADS_REPAIR_NONE && reading->repair != repair)
    return 0;
  reading->repair = repair;
  reading->uncertain |= verdict->suggestion == 0;
  return verdict->suggestion != 0 ? verdict->suggestion : verdict->with_plus;
}

/* What both ends are when they are repaired; FALSE if that is not all that is wrong. */
static gboolean
mend (const LeadsNumberingPlan *plan, const char *country, const char *start, const char *end, LeadsRangeReading *reading)
{
  LeadsProblem problem;
  LeadsVerdict first, last;
  char text[LEADS_NUMBER_TEXT_SIZE];
  guint64 from, to;

  leads_numbering_plan_judge_in (plan, start, -1, country, &first);
  from = mend_end (&first, reading);
  if (from == 0)
    return FALSE;
  leads_number_format (from, text);
  if (leads_range_parse (plan, country, text, end, 0, &reading->range, NULL, &problem))
    return reading->repair != LEADS_REPAIR_NONE;
  leads_numbering_plan_judge_in (plan, end, -1, country, &last);
  to = mend_end (&last, reading);
  return to != 0 && leads_range_check (plan, from, to, 0, &reading->range, &problem);
}

/* Whether the reason is of one end by itself. */
static gboolean
is_of_an_end (LeadsReason reason)
{
  switch ((guint) reason)
    {
    case LEADS_REASON_RANGE_REVERSED:
    case LEADS_REASON_RANGE_LENGTH_DIFFERS:
    case LEADS_REASON_RANGE_COUNTRY_DIFFERS:
    case LEADS_REASON_RANGE_TOO_BIG:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
forget_mending (LeadsRangeReading *reading)
{
  reading->range = (LeadsRange){ 0 };
  reading->uncertain = FALSE;
  reading->repair = LEADS_REPAIR_NONE;
}

static void
read_ends (const LeadsNumberingPlan *plan,
           const char *country,
           const char *start,
           const char *end,
           LeadsRangeReading *reading)
{
  *reading = (LeadsRangeReading){ 0 };
  if (leads_range_parse (plan, country, start, end, 0, &reading->range, NULL, &reading->problem) ||
      reading->range.count > 0 || !is_of_an_end (reading->problem.reason))
    return;
  reading->mendable = mend (plan, country, start, end, reading);
  if (!reading->mendable)
    forget_mending (reading);
}

/* A count as it stands in a cell; a spreadsheet may have given it decimals. FALSE with the problem otherwise. */
static gboolean
read_count (const char *text, guint64 *count, LeadsProblem *problem)
{
  const gsize n_digits = strspn (text, "0123456789");
  const char *rest = text + n_digits;

  *count = 0;
  if (n_digits > 0 && (*rest == '.' || *rest == ',') && rest[1] == '0' && rest[2 + (rest[2] == '0')] == '\0')
    rest = "";
  if (n_digits == 0 || *rest != '\0')
    {
      const gunichar c = g_utf8_get_char_validated (rest, -1);

      *problem = (LeadsProblem){ .reason = LEADS_REASON_BAD_CHARACTER };
      if (*rest != '\0' && c != (gunichar) -1 && c != (gunichar) -2)
        problem->verdict.character = c;
      if (g_unichar_isalpha (problem->verdict.character))
        problem->reason = LEADS_REASON_LETTERS;
      problem->verdict.reason = problem->reason;
      return FALSE;
    }
  /* More digits than a number has are too many numbers in any case. */
  *count = n_digits > LEADS_NUMBER_MAX_DIGITS ? LEADS_NUMBER_MAX : g_ascii_strtoull (text, NULL, 10);
  return TRUE;
}

/* From @start on, which may lack its plus. */
static void
count_on (const LeadsNumberingPlan *plan,
          const char *country,
          const char *start,
          guint64 count,
          LeadsRangeReading *reading)
{
  LeadsProblem problem;
  LeadsVerdict first;
  guint64 number;

  leads_numbering_plan_judge_in (plan, start, -1, country, &first);
  if (count == 0 && leads_range_parts_is_number (&first))
    {
      reading->problem = (LeadsProblem){ .reason = LEADS_REASON_RANGE_REVERSED, .is_empty = TRUE, .start = first.number,
                                         .end = first.number };
      return;
    }
  if (!first.valid && !leads_range_is_unplanned (plan, start, -1, &first))
    {
      reading->problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (first);
      number = mend_end (&first, reading);
      reading->mendable = number != 0 && leads_range_check (plan, number, number + count - 1, 0, &reading->range, &problem);
      if (!reading->mendable)
        forget_mending (reading);
      return;
    }
  number = first.number;
  if (count > LEADS_RANGE_DEFAULT_LIMIT)
    {
      reading->problem = (LeadsProblem){ .reason = LEADS_REASON_RANGE_TOO_BIG, .start = number,
                                         .end = number + count - 1, .count = count, .limit = LEADS_RANGE_DEFAULT_LIMIT };
      return;
    }
  if (!leads_range_check (plan, number, number + count - 1, 0, &reading->range, &reading->problem) && !first.valid &&
      reading->range.count > 0)
    reading->problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (first);
}

static void
read_count_parts (const LeadsNumberingPlan *plan, const char *country, const LeadsRangeParts *parts, LeadsRangeReading *reading)
{
  guint64 count;

  *reading = (LeadsRangeReading){ 0 };
  if (read_count (parts->end, &count, &reading->problem))
    count_on (plan, country, parts->start, count, reading);
}

gboolean
leads_range_check_count (LeadsRangeReading *reading, const char *count, gsize count_length)
{
  const LeadsRange range = reading->range;
  LeadsRangeParts parts;
  LeadsProblem problem;
  guint64 n_numbers;

  g_return_val_if_fail (count != NULL, FALSE);

  leads_range_parts_set (&parts, "", 0, count, count_length);
  if (range.count == 0 || !read_count (parts.end, &n_numbers, &problem) || n_numbers == range.count)
    return FALSE;
  forget_mending (reading);
  reading->mendable = FALSE;
  reading->problem = (LeadsProblem){ .reason = LEADS_REASON_RANGE_COUNT_DIFFERS, .start = range.start,
                                     .end = range.end, .count = range.count, .limit = n_numbers };
  return TRUE;
}

gboolean
leads_range_read_text (const LeadsNumberingPlan *plan,
                       const char *country,
                       const char *text,
                       gssize length,
                       LeadsRangeReading *reading)
{
  LeadsRangeParts parts;

  g_return_val_if_fail (plan != NULL && text != NULL && reading != NULL, FALSE);

  if (!leads_range_parts_split (&parts, plan, country, text, length < 0 ? strlen (text) : (gsize) length))
    return FALSE;
  if (parts.is_count)
    read_count_parts (plan, country, &parts, reading);
  else
    read_ends (plan, country, parts.start, parts.end, reading);
  if (parts.count[0] != '\0')
    leads_range_check_count (reading, parts.count, strlen (parts.count));
  return TRUE;
}

gboolean
leads_range_read_short (const LeadsNumberingPlan *plan,
                        const char *country,
                        const char *text,
                        gssize length,
                        const LeadsVerdict *verdict,
                        LeadsRangeReading *reading)
{
  return verdict->valid && (verdict->flags & LEADS_VERDICT_NOTATION) != 0 &&
         leads_range_read_text (plan, country, text, length, reading) && reading->problem.reason == LEADS_REASON_NONE &&
         !reading->mendable && reading->range.count > 1;
}

void
leads_range_read_ends (const LeadsNumberingPlan *plan,
                       const char *country,
                       const char *start,
                       gsize start_length,
                       const char *end,
                       gsize end_length,
                       LeadsRangeReading *reading)
{
  LeadsRangeParts parts;

  g_return_if_fail (plan != NULL && start != NULL && end != NULL && reading != NULL);

  leads_range_parts_set (&parts, start, start_length, end, end_length);
  read_ends (plan, country, parts.start, parts.end, reading);
}

void
leads_range_read_count (const LeadsNumberingPlan *plan,
                        const char *country,
                        const char *start,
                        gsize start_length,
                        const char *count,
                        gsize count_length,
                        LeadsRangeReading *reading)
{
  LeadsRangeParts parts = { .is_count = TRUE };

  g_return_if_fail (plan != NULL && start != NULL && count != NULL && reading != NULL);

  leads_range_parts_set (&parts, start, start_length, count, count_length);
  read_count_parts (plan, country, &parts, reading);
}
