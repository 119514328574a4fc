/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-numbering-plan.h>
#include <leads-problem.h>

G_BEGIN_DECLS

/* Ranges with more numbers than this are asked about before they are added; above the limit they are refused. */
#define LEADS_RANGE_ASK_ABOVE G_GUINT64_CONSTANT (10000)
#define LEADS_RANGE_DEFAULT_LIMIT G_GUINT64_CONSTANT (1000000)
/* How many numbers the ranges of one file may have together, each counted by itself; lines past that are refused
 * (over_limit). So many take minutes to upload, and gigabytes. */
#define LEADS_RANGE_FILE_LIMIT G_GUINT64_CONSTANT (100000000)

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
 * LeadsRangeReading:
 * @range: as leads_range_parse() gives it; of a @mendable one: what it is when its ends are repaired
 * @problem: what is wrong; reason NONE when nothing is
 * @mendable: whether nothing is wrong that is not certain to mend, in the same way at both ends if both are wrong
 * @uncertain: or it would be right with the plus in front, but the digits could be meant otherwise
 * @repair: what mends it; %LEADS_REPAIR_ADD_PLUS when it is uncertain
 *
 * What a text or the cells of a line say when they are read as a range.
 */
typedef struct {
  LeadsRange   range;
  LeadsProblem problem;
  gboolean     mendable;
  gboolean     uncertain;
  LeadsRepair  repair;
} LeadsRangeReading;

/**
 * leads_range_read_text:
 * @country: (nullable): as for leads_range_parse()
 * @text: what stands in one cell or line
 * @length: its length in bytes, or -1 when it ends in NUL
 * @reading: (out): what it says, if it is a range
 *
 * Reads a range in one text: "+12127881500-1599", "+12127881500 – +12127881599", "+12127881500 to
 * +12127881599", "+12127881500 × 100". Between start and end stands one of
 *
 * - a hyphen or a dash of any kind,
 * - `..`, `...`, `…`, `~`, `→` or `->`,
 * - a word of its own: to, through, thru, until, bis, au, à, jusqu'à, hasta, al, a, até, tot, t/m, til, till, do, до;
 *
 * the end may be its last digits alone. Between start and count stands `×`; behind start and end a count may follow
 * that (see leads_range_check_count()). Ask only when the text is no valid number
 * as it is, for a hyphen is also what people group digits with: a number wins over a range. A hyphen makes a
 * range only behind digits that are a number and before nothing but digits.
 *
 * Returns: whether it is a range; one that is refused is one too.
 */
gboolean leads_range_read_text (const LeadsNumberingPlan *plan,
                                const char               *country,
                                const char               *text,
                                gssize                    length,
                                LeadsRangeReading        *reading);

/* Reads a text that is a valid number, by @verdict, as the range that it would be if its last hyphen was no notation:
 * "+4930123456-78". FALSE: it is not valid, or no such range. */
gboolean leads_range_read_short (const LeadsNumberingPlan *plan,
                                 const char               *country,
                                 const char               *text,
                                 gssize                    length,
                                 const LeadsVerdict       *verdict,
                                 LeadsRangeReading        *reading);

/* Reads a range whose ends stand in two cells. Neither text need end in NUL. */
void leads_range_read_ends  (const LeadsNumberingPlan *plan,
                             const char               *country,
                             const char               *start,
                             gsize                     start_length,
                             const char               *end,
                             gsize                     end_length,
                             LeadsRangeReading        *reading);

/* Reads a range of which one cell has the start and another how many numbers it has, the start included. */
void leads_range_read_count (const LeadsNumberingPlan *plan,
                             const char               *country,
                             const char               *start,
                             gsize                     start_length,
                             const char               *count,
                             gsize                     count_length,
                             LeadsRangeReading        *reading);

/* Refuses (range_count_differs) what was read from start and end when @count, the text of a cell or a part of one, is
 * another number than how many it has. What is no count says nothing. Returns: whether it was refused. */
gboolean leads_range_check_count (LeadsRangeReading *reading,
                                  const char        *count,
                                  gsize              count_length);

/**
 * leads_range_find_problem:
 * @problem: its reason is why a line was refused; the verdict or the facts of the range are filled in
 *
 * Judges the text of a refused line anew, as a number and as a range, and keeps what belongs to @problem’s reason.
 */
void leads_range_find_problem (const LeadsNumberingPlan *plan,
                               const char               *country,
                               const char               *text,
                               gsize                     length,
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
