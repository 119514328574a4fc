/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-numbering-plan.h>

#include "leads-builtin-plan.h"
#include "leads-numbering-plan-private.h"

#include <string.h>

/*
 * The plan in force: here its life and how its tables are asked, in leads-numbering-judge.c its verdicts, in
 * leads-numbering-range.c those over ranges. Invariant: a plan never changes after it is made, so that threads share
 * one.
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

/* Where a region's name stands among all that there can be; FALSE for what is none. */
static gboolean
find_name (const char *name,
           guint      *place)
{
  if (!g_ascii_isalpha (name[0]) || !g_ascii_isalpha (name[1]) || name[2] != '\0')
    return FALSE;
  *place = (guint) (g_ascii_toupper (name[0]) - 'A') * 26 + (guint) (g_ascii_toupper (name[1]) - 'A');
  return TRUE;
}

static LeadsNumberingPlan *
plan_new (const LeadsPlanTables *tables)
{
  LeadsNumberingPlan *plan = g_new0 (LeadsNumberingPlan, 1);
  guint place;

  g_atomic_ref_count_init (&plan->ref_count);
  plan->tables = tables;
  for (guint i = 0; i < tables->n_codes; i++)
    {
      guint n_more = (guint) leads_powers_of_ten[LEADS_PLAN_MAX_CODE_DIGITS - tables->codes[i].n_digits];

      plan->index[tables->codes[i].value] = (guint16) (i + 1);
      for (guint more = 0; more < n_more; more++)
        plan->index[tables->codes[i].value * n_more + more] = (guint16) (i + 1);
    }
  for (guint i = tables->n_regions; i > 0; i--)
    if (find_name (tables->regions[i - 1].name, &place))
      plan->regions[place] = (guint16) i;
  return plan;
}

LeadsNumberingPlan *
leads_numbering_plan_new_builtin (void)
{
  return plan_new (&builtin_plan);
}

LeadsNumberingPlan *
leads_numbering_plan_new_from_table (const char     *table,
                                     gssize          length,
                                     LeadsPlanFault *fault)
{
  LeadsNumberingPlan *plan;
  LeadsPlanFault ignored;
  LeadsPlanCompiled *compiled;

  g_return_val_if_fail (table != NULL, NULL);

  compiled = leads_plan_compile (table, length < 0 ? strlen (table) : (gsize) length,
                                 fault != NULL ? fault : &ignored);
  if (compiled == NULL)
    return NULL;
  plan = plan_new (leads_plan_compiled_get_tables (compiled));
  plan->compiled = compiled;
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

  if (!g_atomic_ref_count_dec (&plan->ref_count))
    return;
  if (plan->counts != 0)
    leads_plan_counts_free ((LeadsPlanCounts *) plan->counts);
  if (plan->reach != 0)
    leads_plan_reach_free ((LeadsPlanReach *) plan->reach);
  g_clear_pointer (&plan->compiled, leads_plan_compiled_free);
  g_free (plan);
}

const char *
leads_numbering_plan_get_version (const LeadsNumberingPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  return plan->tables->version;
}

const char *
leads_numbering_plan_get_date (const LeadsNumberingPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  return plan->tables->date;
}

gsize
leads_numbering_plan_get_size (const LeadsNumberingPlan *plan)
{
  g_return_val_if_fail (plan != NULL, 0);

  return leads_plan_tables_get_size (plan->tables);
}

const LeadsPlanCounts *
leads_numbering_plan_get_counts (const LeadsNumberingPlan *plan)
{
  /* What is filled in here does not change what the plan says. */
  gsize *counts = (gsize *) &plan->counts;

  if (g_once_init_enter (counts))
    g_once_init_leave (counts, (gsize) leads_plan_counts_new (plan->tables));
  return (const LeadsPlanCounts *) *counts;
}

const LeadsPlanReach *
leads_numbering_plan_get_reach (const LeadsNumberingPlan *plan)
{
  gsize *reach = (gsize *) &plan->reach;

  if (g_once_init_enter (reach))
    g_once_init_leave (reach,
                       (gsize) leads_plan_reach_new (plan->tables, leads_numbering_plan_get_counts (plan)));
  return (const LeadsPlanReach *) *reach;
}

const LeadsPlanCode *
leads_numbering_plan_find_code (const LeadsNumberingPlan *plan,
                                const char               *digits,
                                guint                     n_digits)
{
  guint prefix = 0;

  if (n_digits == 0 || digits[0] == '0')
    return NULL;
  for (guint i = 0; i < MIN (n_digits, LEADS_PLAN_MAX_CODE_DIGITS); i++)
    {
      prefix = prefix * 10 + (guint) (digits[i] - '0');
      if (n_digits < LEADS_PLAN_MAX_CODE_DIGITS && plan->index[prefix] != 0)
        break;
    }
  return leads_numbering_plan_find_code_of_three (plan, prefix);
}

const LeadsPlanLabel *
leads_numbering_plan_find_any_label (const LeadsNumberingPlan *plan,
                                     const LeadsPlanCode      *code,
                                     const char               *national,
                                     guint                     n_national)
{
  guint state = code->state;

  for (guint i = 0; i < n_national; i++)
    state = plan->tables->next[state][national[i] - '0'];
  return leads_numbering_plan_get_label (plan, state);
}

const LeadsPlanLabel *
leads_numbering_plan_find_label (const LeadsNumberingPlan *plan,
                                 const LeadsPlanCode      *code,
                                 const char               *national,
                                 guint                     n_national)
{
  if (code->n_digits + n_national > LEADS_NUMBER_MAX_DIGITS)
    return NULL;
  return leads_numbering_plan_find_any_label (plan, code, national, n_national);
}

const LeadsPlanRegion *
leads_numbering_plan_find_region (const LeadsNumberingPlan *plan,
                                  const char               *name)
{
  guint place;

  if (!find_name (name, &place) || plan->regions[place] == 0)
    return NULL;
  return &plan->tables->regions[plan->regions[place] - 1];
}

gboolean
leads_numbering_plan_has_region (const LeadsNumberingPlan *plan,
                                 const char               *region)
{
  g_return_val_if_fail (plan != NULL && region != NULL, FALSE);

  return leads_numbering_plan_find_region (plan, region) != NULL;
}

guint
leads_numbering_plan_get_country_code (const LeadsNumberingPlan *plan,
                                       const char               *region)
{
  const LeadsPlanRegion *found;

  g_return_val_if_fail (plan != NULL && region != NULL, 0);

  found = leads_numbering_plan_find_region (plan, region);
  return found != NULL ? plan->tables->codes[found->code].value : 0;
}
