/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "fuzz-numbers.h"
#include "leads-numbering-plan-private.h"

#include <string.h>

/*
 * Any bytes as a numbering plan's table: it is refused with a reason, or it is a plan whose numbers are judged as any
 * plan's are.
 */

/* Of numbers that follow one another: valid ones, then others. */
#define N_RUNS 4

/* A number written as people do at home and abroad. */
static void
check_readings (const LeadsNumberingPlan *plan,
                guint64                   number,
                const char               *region)
{
  static const char *const forms[] = { "%s", "00%s", "0%s", "+%s.0", "+%s x1", "+0%s", "(+%s)" };
  char digits[LEADS_NUMBER_TEXT_SIZE];

  leads_number_format (number, digits);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (GStrv) parts = g_strsplit (forms[i], "%s", 2);
      g_autofree char *text = g_strconcat (parts[0], digits + 1, parts[1], NULL);

      fuzz_check_verdict (plan, text, strlen (text), region);
    }
}

static void
check_plan (const LeadsNumberingPlan *plan)
{
  guint64 start = 1;
  guint64 first;
  guint64 last;

  check (leads_numbering_plan_get_version (plan) != NULL && leads_numbering_plan_get_date (plan) != NULL, "A plan has a date");
  for (guint run = 0; run < N_RUNS && start <= LEADS_NUMBER_MAX; run++)
    {
      const LeadsPlanRegion *region = &plan->tables->regions[run % plan->tables->n_regions];

      if (!leads_numbering_plan_find_invalid (plan, start, LEADS_NUMBER_MAX, &first, &last))
        first = last = LEADS_NUMBER_MAX;
      check (start <= first && first <= last, "Runs follow one another");
      check (first == start || leads_numbering_plan_count_valid (plan, start, first - 1) == first - start,
             "What lies before a run that is not valid is valid");
      fuzz_check_number (plan, start);
      fuzz_check_number (plan, last);
      check_readings (plan, start, region->name);
      start = last + 1;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  LeadsPlanFault fault = { 0 };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_from_table ((const char *) data, (gssize) size, &fault);

  check ((plan == NULL) == (fault.kind != LEADS_PLAN_FAULT_NONE), "What is refused has a reason");
  check (g_utf8_validate (fault.detail, -1, NULL), "A reason is text");
  if (plan != NULL)
    check_plan (plan);
  return 0;
}
