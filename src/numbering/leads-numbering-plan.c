/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-numbering-plan.h>

#include "leads-country-codes.h"
#include "leads-numbering-plan-private.h"

/*
 * The plan in force: here its life, in leads-numbering-judge.c its verdicts, in leads-numbering-range.c those
 * over ranges. Invariant: a plan never changes after it is made, so that threads share one.
 */

const guint64 leads_powers_of_ten[LEADS_NUMBER_MAX_DIGITS + 1] = {
  1,
  10,
  100,
  1000,
  10000,
  100000,
  1000000,
  10000000,
  100000000,
  1000000000,
  G_GUINT64_CONSTANT (10000000000),
  G_GUINT64_CONSTANT (100000000000),
  G_GUINT64_CONSTANT (1000000000000),
  G_GUINT64_CONSTANT (10000000000000),
  G_GUINT64_CONSTANT (100000000000000),
  G_GUINT64_CONSTANT (1000000000000000),
};

LeadsNumberingPlan *
leads_numbering_plan_new_builtin (void)
{
  LeadsNumberingPlan *plan = g_new0 (LeadsNumberingPlan, 1);

  g_atomic_ref_count_init (&plan->ref_count);
  plan->version = PLAN_VERSION;
  plan->date = PLAN_DATE;
  plan->codes = country_codes;
  plan->n_codes = G_N_ELEMENTS (country_codes);
  plan->index = country_code_index;
  return plan;
}

LeadsNumberingPlan *
leads_numbering_plan_ref (LeadsNumberingPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  g_atomic_ref_count_inc (&plan->ref_count);
  return plan;
}

void
leads_numbering_plan_unref (LeadsNumberingPlan *plan)
{
  g_return_if_fail (plan != NULL);

  if (g_atomic_ref_count_dec (&plan->ref_count))
    g_free (plan);
}

const char *
leads_numbering_plan_get_version (const LeadsNumberingPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  return plan->version;
}

const char *
leads_numbering_plan_get_date (const LeadsNumberingPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  return plan->date;
}
