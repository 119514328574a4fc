/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-plan-counts-private.h"

/*
 * Which of the world's country codes and regions a text's first digits leave to be asked. A text without a plus
 * can be a national number of any country, and most of them are out of the question at a glance.
 */
typedef struct _LeadsPlanReach LeadsPlanReach;

LeadsPlanReach *leads_plan_reach_new  (const LeadsPlanTables *tables,
                                       const LeadsPlanCounts *counts);
void            leads_plan_reach_free (LeadsPlanReach *self);

/* The next code from @code on that has numbers of so many national digits that begin so. Sets @code. */
gboolean leads_plan_reach_next_code (const LeadsPlanReach *self,
                                     const char           *digits,
                                     guint                 n_digits,
                                     guint                *code);

/* The regions (guint16) in which something can be dialled before a number that begins with the digit. */
const GArray *leads_plan_reach_get_regions (const LeadsPlanReach *self,
                                            char                  first_digit);
