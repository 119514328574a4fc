/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "fuzz-numbers.h"
#include "leads-numbering-plan-private.h"

/*
 * Any bytes as a number: the first one says which country it comes from, the rest is what was written.
 */

static LeadsNumberingPlan *plan;

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  const char *region = NULL;

  if (plan == NULL)
    plan = leads_numbering_plan_new_builtin ();
  if (size == 0)
    return 0;
  if (data[0] < plan->tables->n_regions)
    region = plan->tables->regions[data[0]].name;
  fuzz_check_verdict (plan, (const char *) data + 1, size - 1, region);
  return 0;
}
