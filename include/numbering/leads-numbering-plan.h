/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <leads-number.h>
#include <leads-plan-fault.h>
#include <leads-verdict.h>

G_BEGIN_DECLS

/**
 * LeadsNumberingPlan:
 *
 * Which numbers of the world can exist. Immutable and reference-counted: any
 * number of threads may ask one plan at a time. A verdict belongs to the plan
 * in force and is never stored as truth, because plans change.
 *
 * The built-in plan is data/numbering/plan.txt: facts of libphonenumber, compiled to one automaton when the program is
 * built. A newer table can be compiled at run time.
 */
typedef struct _LeadsNumberingPlan LeadsNumberingPlan;

LeadsNumberingPlan *leads_numbering_plan_new_builtin (void);

/**
 * leads_numbering_plan_new_from_table:
 * @table: a numbering plan's table as data/numbering/plan.txt is one; any bytes allowed
 * @length: its length in bytes, or -1 when it ends in NUL
 * @fault: (out) (optional): why it is refused, and in which line
 *
 * Compiles a table; takes a few hundred milliseconds and some 50 MB meanwhile, so not on the main thread.
 *
 * Returns: (nullable) (transfer full): the plan, or %NULL when the table is malformed.
 */
LeadsNumberingPlan *leads_numbering_plan_new_from_table (const char     *table,
                                                         gssize          length,
                                                         LeadsPlanFault *fault);
LeadsNumberingPlan *leads_numbering_plan_ref         (LeadsNumberingPlan *plan);
void                leads_numbering_plan_unref       (LeadsNumberingPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsNumberingPlan, leads_numbering_plan_unref)

/* The version of the plan's data, and its date as ISO 8601 ("2026-11-10"). Static. */
const char *leads_numbering_plan_get_version (const LeadsNumberingPlan *plan);
const char *leads_numbering_plan_get_date    (const LeadsNumberingPlan *plan);

/* How many bytes its tables take. */
gsize leads_numbering_plan_get_size (const LeadsNumberingPlan *plan);

/* Whether the plan has the region (ISO 3166-1 alpha-2, any case), which can then be given to
 * leads_numbering_plan_judge_in(). */
gboolean leads_numbering_plan_has_region (const LeadsNumberingPlan *plan,
                                          const char               *region);

/* The country code of @region (ISO 3166-1 alpha-2, any case), which several regions may share; 0: the plan has no such
 * region. */
guint leads_numbering_plan_get_country_code (const LeadsNumberingPlan *plan,
                                             const char               *region);

/**
 * leads_numbering_plan_judge:
 * @text: what was written, UTF-8, any bytes allowed; need not end in NUL
 * @length: its length in bytes, or -1 when it ends in NUL
 * @verdict: (out): all fields are set
 *
 * Judges a text that must be an international number. What is only notation is
 * dropped: spaces of every kind around it and after the plus, RFC 3966's separators
 * `-` `.` `(` `)` after the plus, `tel:`, a spreadsheet's text marks (leading `'`, `="…"`),
 * full-width forms, typographic dashes, invisible marks. Everything else is refused with
 * a reason.
 *
 * A refused text comes with a suggestion when what it must have been is certain: when of all that people in all the
 * world's regions would read it as, one thing alone is in the plan. Digits that are lost are never guessed.
 *
 * Returns: whether it is valid.
 */
gboolean leads_numbering_plan_judge        (const LeadsNumberingPlan *plan,
                                            const char               *text,
                                            gssize                    length,
                                            LeadsVerdict             *verdict);

/**
 * leads_numbering_plan_judge_in:
 * @region: (nullable): the country that the text comes from, ISO 3166-1 alpha-2; %NULL or one that the plan does not
 *   have when it can be any
 *
 * The same for a text whose country is known: the verdict is the same, but suggestions go by how people there read it,
 * so that national forms ("020 7946 0000") have one too.
 */
gboolean leads_numbering_plan_judge_in     (const LeadsNumberingPlan *plan,
                                            const char               *text,
                                            gssize                    length,
                                            const char               *region,
                                            LeadsVerdict             *verdict);

/* The same for a number; 0 and numbers above %LEADS_NUMBER_MAX are refused too. */
gboolean leads_numbering_plan_judge_number (const LeadsNumberingPlan *plan,
                                            guint64                   number,
                                            LeadsVerdict             *verdict);

/* How many numbers from @start to @end, both included, are valid. Takes the same time for any range. */
guint64  leads_numbering_plan_count_valid  (const LeadsNumberingPlan *plan,
                                            guint64                   start,
                                            guint64                   end);

/**
 * leads_numbering_plan_find_invalid:
 * @first: (out): where the first run of numbers that are not valid begins
 * @last: (out): where it ends, both included
 *
 * To walk over all runs, ask again from @last + 1. Returns: %FALSE when every number is valid.
 */
gboolean leads_numbering_plan_find_invalid (const LeadsNumberingPlan *plan,
                                            guint64                   start,
                                            guint64                   end,
                                            guint64                  *first,
                                            guint64                  *last);

/* Plus, 15 digits, separators between them, end. */
#define LEADS_DISPLAY_SIZE 32

/**
 * leads_numbering_plan_format:
 * @number: 1 to %LEADS_NUMBER_MAX
 * @text: (out): where to write
 *
 * Writes a number as people write it internationally, "+1 212-788-1500" (in Unicode it needs no more than ASCII, and
 * no mark to keep its direction but what the caller adds). Numbers that the plan does not know are written too, at
 * least with a space after the country code. Returns the text's length.
 */
gsize leads_numbering_plan_format (const LeadsNumberingPlan *plan,
                                   guint64                   number,
                                   char                      text[LEADS_DISPLAY_SIZE]);

/**
 * LeadsNumberParts:
 * @country_code: "44", or "" when nobody has the number's code; then all digits are in @subscriber
 * @area_code: the national destination code, or "" where the plan does not tell
 * @subscriber: the subscriber number: what follows
 * @display: as leads_numbering_plan_format() writes it
 */
typedef struct {
  char country_code[4];
  char area_code[LEADS_NUMBER_MAX_DIGITS + 1];
  char subscriber[LEADS_NUMBER_MAX_DIGITS + 1];
  char display[LEADS_DISPLAY_SIZE];
} LeadsNumberParts;

/* What a number (1 to %LEADS_NUMBER_MAX) consists of. */
void leads_numbering_plan_take_apart (const LeadsNumberingPlan *plan,
                                      guint64                   number,
                                      LeadsNumberParts         *parts);

G_END_DECLS
