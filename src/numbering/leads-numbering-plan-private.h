/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-numbering-plan.h>

#include "leads-plan-compiler-private.h"
#include "leads-plan-reach-private.h"

/* How many ISO 3166-1 alpha-2 can have. */
#define LEADS_N_REGION_NAMES (26 * 26)

/* An immutable plan: threads share it. */
struct _LeadsNumberingPlan
{
  gatomicrefcount ref_count;
  const LeadsPlanTables *tables;
  LeadsPlanCompiled *compiled; /* what owns the tables, or NULL when they are built in */
  guint16 index[1000];         /* by the first three digits of a number, or by one or two when it has no more: the place
                                  of the code that they begin with, from 1 */
  guint16 regions[LEADS_N_REGION_NAMES]; /* by name: the region's place, from 1 */
  /* Made when they are first asked for, see the functions that get them. */
  gsize counts; /* a LeadsPlanCounts */
  gsize reach;  /* a LeadsPlanReach */
};

/* The code that these three digits begin with, or NULL. */
static inline const LeadsPlanCode *
leads_numbering_plan_find_code_of_three (const LeadsNumberingPlan *plan,
                                         guint                     digits)
{
  return plan->index[digits] != 0 ? &plan->tables->codes[plan->index[digits] - 1] : NULL;
}

/* What a national number that ends in @state is, or NULL when there is none. */
static inline const LeadsPlanLabel *
leads_numbering_plan_get_label (const LeadsNumberingPlan *plan,
                                guint                     state)
{
  guint label = plan->tables->labels[state];

  return label != 0 ? &plan->tables->label_meanings[label] : NULL;
}

/* Powers of ten, as far as numbers reach. */
extern const guint64 leads_powers_of_ten[LEADS_NUMBER_MAX_DIGITS + 1];

const LeadsPlanCounts *leads_numbering_plan_get_counts (const LeadsNumberingPlan *plan);
const LeadsPlanReach  *leads_numbering_plan_get_reach  (const LeadsNumberingPlan *plan);

/* The code that the digits begin with, or NULL. */
const LeadsPlanCode *leads_numbering_plan_find_code (const LeadsNumberingPlan *plan,
                                                     const char               *digits,
                                                     guint                     n_digits);

/* What national digits of @code are, or NULL when they are no number of it. */
const LeadsPlanLabel *leads_numbering_plan_find_label (const LeadsNumberingPlan *plan,
                                                       const LeadsPlanCode      *code,
                                                       const char               *national,
                                                       guint                     n_national);

/* The same, also of national digits that are too many for E.164. */
const LeadsPlanLabel *leads_numbering_plan_find_any_label (const LeadsNumberingPlan *plan,
                                                           const LeadsPlanCode      *code,
                                                           const char               *national,
                                                           guint                     n_national);

/* The first few readings of a text's digits: one is certain, more are not. A reading without a repair makes others
 * uncertain and is never proposed itself: a number that is too long for E.164, or one that nobody dials so. */
#define LEADS_READINGS_MAX 2

typedef struct {
  guint n;
  struct
  {
    guint64 number;
    LeadsRepair repair;
  } found[LEADS_READINGS_MAX];
} LeadsReadings;

/* Adds what @digits, which have no plus, can be: international digits whose plus is missing, or behind an
 * international prefix, or a national form, in @region or, when it is NULL, in every region. Stops when there are two
 * that differ. */
void leads_numbering_plan_read (const LeadsNumberingPlan *plan,
                                const char               *digits,
                                guint                     n_digits,
                                const LeadsPlanRegion    *region,
                                LeadsReadings            *readings);

/* Adds what @digits can be that follow a plus: as they are, or without what is dialled only at home. */
void leads_numbering_plan_read_international (const LeadsNumberingPlan *plan,
                                              const char               *digits,
                                              guint                     n_digits,
                                              LeadsRepair               repair,
                                              LeadsReadings            *readings);

/* The region of that name, or NULL. */
const LeadsPlanRegion *leads_numbering_plan_find_region (const LeadsNumberingPlan *plan,
                                                         const char               *name);
