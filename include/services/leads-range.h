/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-numbering-plan.h>
#include <leads-problem.h>

G_BEGIN_DECLS

/* Ranges with more numbers than this are asked about before they are added; above the limit they are refused. */
#define LEADS_RANGE_ASK_ABOVE G_GUINT64_CONSTANT (10000)
#define LEADS_RANGE_DEFAULT_LIMIT G_GUINT64_CONSTANT (1000000)

/**
 * LeadsRange:
 * @start: first number
 * @end: last number, included
 * @count: how many numbers that are
 * @n_unplanned: how many of them are outside the plan
 */
typedef struct {
  guint64 start;
  guint64 end;
  guint64 count;
  guint64 n_unplanned;
} LeadsRange;

/**
 * LeadsRangeField:
 * @LEADS_RANGE_FIELD_START: the start is wrong
 * @LEADS_RANGE_FIELD_END: the end is, or the two together
 */
typedef enum {
  LEADS_RANGE_FIELD_START,
  LEADS_RANGE_FIELD_END
} LeadsRangeField;

/**
 * leads_range_parse:
 * @plan: judges both ends
 * @country: (nullable): whose national forms get a suggestion, as leads_numbering_plan_judge_in() takes it
 * @start: the first number, as that takes it too
 * @end: the last one, or just its last digits ("1599"; notation between them is dropped)
 * @limit: most numbers, both ends included; 0 for %LEADS_RANGE_DEFAULT_LIMIT
 * @range: (out): the range, when there is nothing wrong, or nothing but that some of its numbers are
 *   outside the plan; else all 0
 * @field: (out) (optional): which of the two texts to mend
 * @problem: (out): what is wrong, for leads_sentence_for_problem(); reason NONE when nothing is
 *
 * Both ends must be valid numbers of the same country code and length, start <= end. The reasons of
 * ranges are range_reversed, range_length_differs, range_country_differs, range_too_big. Where only the plan
 * refuses, @problem has the reason of an end that is outside it, or not_in_plan with how many numbers are.
 *
 * Returns: whether there is nothing wrong.
 */
gboolean leads_range_parse (const LeadsNumberingPlan *plan,
                            const char               *country,
                            const char               *start,
                            const char               *end,
                            guint64                   limit,
                            LeadsRange               *range,
                            LeadsRangeField          *field,
                            LeadsProblem             *problem);

/* The same for two numbers that are known already; only the reasons of ranges are possible. */
gboolean leads_range_check (const LeadsNumberingPlan *plan,
                            guint64                   start,
                            guint64                   end,
                            guint64                   limit,
                            LeadsRange               *range,
                            LeadsProblem             *problem);

/**
 * leads_range_is_unplanned:
 * @text: what was written
 * @length: its length in bytes, or -1 when it ends in NUL
 * @verdict: what @plan says of it
 *
 * Whether the text is one number that only the plan refuses: leads_verdict_is_unplanned(), and not a range in
 * one text ("+12127881500-1599"), whose digits could be read as one long number.
 */
gboolean leads_range_is_unplanned (const LeadsNumberingPlan *plan,
                                   const char               *text,
                                   gssize                    length,
                                   const LeadsVerdict       *verdict);

G_END_DECLS
