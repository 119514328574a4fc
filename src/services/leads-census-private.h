/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-numbering-plan.h>

G_BEGIN_DECLS

/* Country codes have three digits at most. */
#define LEADS_CENSUS_CODES 1000

/**
 * LeadsCensus:
 * @n_numbers: how many numbers have each country code; a range counts as one
 * @country: whose code it is; "" when several countries share it and the numbers are not of one
 *
 * Of which countries numbers are. All zero at first.
 */
typedef struct {
  guint64 n_numbers[LEADS_CENSUS_CODES];
  char    country[LEADS_CENSUS_CODES][LEADS_REGION_SIZE];
} LeadsCensus;

/* Counts @n_numbers from @first to @last, which have one country code. */
void    leads_census_count         (LeadsCensus              *self,
                                    const LeadsNumberingPlan *plan,
                                    guint64                   first,
                                    guint64                   last,
                                    guint64                   n_numbers);

/* The code that most of the others have, where the others are more than those of @own; else 0. */
guint   leads_census_find_contrary (const LeadsCensus        *self,
                                    guint                     own);

/* Of @number on, how far its country code goes among numbers that have as many digits. */
guint64 leads_census_find_end      (guint64                   number,
                                    guint                     code);

G_END_DECLS
