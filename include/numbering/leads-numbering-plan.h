/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <leads-number.h>
#include <leads-verdict.h>

G_BEGIN_DECLS

/**
 * LeadsNumberingPlan:
 *
 * Which numbers of the world can exist. Immutable and reference-counted: any
 * number of threads may ask one plan at a time. A verdict belongs to the plan
 * in force and is never stored as truth, because plans change.
 *
 * The built-in plan knows the country codes of ITU-T E.164 and how long their
 * numbers can be (data/numbering/country-codes.txt). It does not tell types, and tells
 * the region only of codes that one country has, or none ("001").
 */
typedef struct _LeadsNumberingPlan LeadsNumberingPlan;

LeadsNumberingPlan *leads_numbering_plan_new_builtin (void);
LeadsNumberingPlan *leads_numbering_plan_ref         (LeadsNumberingPlan *plan);
void                leads_numbering_plan_unref       (LeadsNumberingPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsNumberingPlan, leads_numbering_plan_unref)

/* The version of the plan's data, and its date as ISO 8601 ("2026-11-10"). Static. */
const char *leads_numbering_plan_get_version (const LeadsNumberingPlan *plan);
const char *leads_numbering_plan_get_date    (const LeadsNumberingPlan *plan);

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
 * a reason; what can be inferred with certainty is in @suggestion.
 *
 * Returns: whether it is valid.
 */
gboolean leads_numbering_plan_judge        (const LeadsNumberingPlan *plan,
                                            const char               *text,
                                            gssize                    length,
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

G_END_DECLS
