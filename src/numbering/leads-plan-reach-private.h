/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-plan-counts-private.h"

/*
 * Which of the world's country codes and regions a text's first digits leave to be asked. A text without a plus
 * can be a national number of any country, and most of them are out of the question at a glance.
 */
typedef struct _LeadsPlanReach LeadsPlanReach;

/* A set of country codes: bit n of the words is code n of the plan. */
typedef guint64 LeadsPlanCodes;

/* What is taken off in the same way in all regions of some codes. */
typedef struct {
  guint16 region;        /* one of them */
  guint16 first_digits;  /* bit n: digits that begin with n can lose something */
  LeadsPlanCodes *codes;
} LeadsPlanStripping;

LeadsPlanReach *leads_plan_reach_new  (const LeadsPlanTables *tables,
                                       const LeadsPlanCounts *counts);
void            leads_plan_reach_free (LeadsPlanReach *self);

/* The next code from @code on that is among @codes (all when it is NULL) and has numbers of so many national digits that
 * begin so. Sets @code. */
gboolean leads_plan_reach_next_code (const LeadsPlanReach *self,
                                     const LeadsPlanCodes *codes,
                                     const char           *digits,
                                     guint                 n_digits,
                                     guint                *code);

/* The different ways (LeadsPlanStripping) in which something can be taken off digits that begin so. */
const GPtrArray *leads_plan_reach_get_strippings (const LeadsPlanReach *self,
                                                  char                  first_digit);

/* What can be taken off in a region, or NULL. */
const LeadsPlanStripping *leads_plan_reach_get_stripping (const LeadsPlanReach *self,
                                                          guint                 region);

/* Regions (guint16), one for each way of dialling abroad that can begin so. */
const GArray *leads_plan_reach_get_prefixes (const LeadsPlanReach *self,
                                             char                  first_digit);
