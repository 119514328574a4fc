/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-numbering-plan.h>

/* The frozen plan of fixtures/small-plan.txt: what it says never changes, so tests of logic rely on it. */

static inline char *
read_small_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "numbering", "fixtures", "small-plan.txt", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static inline LeadsNumberingPlan *
new_small_plan (void)
{
  g_autofree char *text = read_small_table ();
  LeadsPlanFault fault;
  LeadsNumberingPlan *plan = leads_numbering_plan_new_from_table (text, -1, &fault);

  if (plan == NULL)
    g_error ("line %u: fault %d “%s”", fault.line, fault.kind, fault.detail);
  return plan;
}
