/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

#include <stddef.h>
#include <stdint.h>

/*
 * Any bytes as a number: no crash, and what is judged valid or suggested is valid when it is written canonically.
 */

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static LeadsNumberingPlan *plan;

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  LeadsVerdict verdict;
  LeadsVerdict again;
  guint64 number;

  if (plan == NULL)
    plan = leads_numbering_plan_new_builtin ();

  leads_numbering_plan_judge (plan, (const char *) data, (gssize) size, &verdict);
  number = verdict.valid ? verdict.number : verdict.suggestion;
  if (number != 0)
    {
      char text[LEADS_NUMBER_TEXT_SIZE];

      leads_number_format (number, text);
      g_assert_true (leads_numbering_plan_judge (plan, text, -1, &again));
      g_assert_cmpuint (again.number, ==, number);
    }
  else
    g_assert_cmpint (verdict.reason, !=, LEADS_REASON_NONE);
  return 0;
}
