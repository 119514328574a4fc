/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-number-text-private.h"
#include "leads-numbering-plan-private.h"

/*
 * Set the verdict's suggestion and what it infers, if the text has one reading: in @region, or anywhere when it is NULL.
 */

/* For digits without a plus. */
void leads_numbering_plan_propose_for_digits (const LeadsNumberingPlan *plan,
                                              const LeadsNumberText    *text,
                                              const LeadsPlanRegion    *region,
                                              LeadsVerdict             *verdict);

/* For digits behind a plus, the first of them 0. */
void leads_numbering_plan_propose_without_zeros (const LeadsNumberingPlan *plan,
                                                 const LeadsNumberText    *text,
                                                 const LeadsPlanRegion    *region,
                                                 LeadsVerdict             *verdict);

/* For @digits behind a plus, which have a trunk zero after the country code. */
void leads_numbering_plan_propose_without_trunk_zero (const LeadsNumberingPlan *plan,
                                                      const char               *digits,
                                                      guint                     n_digits,
                                                      LeadsVerdict             *verdict);

/* For a text with a bracketed zero. */
void leads_numbering_plan_propose_about_brackets (const LeadsNumberingPlan *plan,
                                                  const LeadsNumberText    *text,
                                                  LeadsVerdict             *verdict);

/* For a number with something behind it that does not belong to it, or with brackets around its plus. */
void leads_numbering_plan_propose_without_rest (const LeadsNumberingPlan *plan,
                                                const LeadsNumberText    *text,
                                                const LeadsPlanRegion    *region,
                                                LeadsVerdict             *verdict);
