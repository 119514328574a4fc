/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-plan-tables-private.h"

/*
 * How many numbers lie behind every state, for each number of digits that can follow: what ranges and readings ask
 * for.
 */
typedef struct _LeadsPlanCounts LeadsPlanCounts;

LeadsPlanCounts *leads_plan_counts_new  (const LeadsPlanTables *tables);
void             leads_plan_counts_free (LeadsPlanCounts *self);

/* How many numbers end @n_digits (at most 15) digits after @state. */
guint64 leads_plan_counts_get (const LeadsPlanCounts *self,
                               guint                  state,
                               guint                  n_digits);
