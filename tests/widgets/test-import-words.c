/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leads-import-words.h"

/* What is said about a file of leads. */

static void
test_summary (void)
{
  const LeadsTotals all = { .lines = 9, .header = 1, .blank = 1, .accepted = 4, .invalid = 3 };
  const LeadsTotals one = { .lines = 1, .accepted = 1 };
  g_autofree char *words = leads_import_words_summary (&all, 2, 1);
  g_autofree char *few = leads_import_words_summary (&one, 1, 0);

  g_assert_cmpstr (words, ==, "9 lines: 1 heading, 1 blank, 2 new, 1 updated, 1 unchanged, 3 invalid");
  g_assert_cmpstr (few, ==, "1 line: 1 new, 0 updated, 0 invalid");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/import-words/summary", test_summary);
  return g_test_run ();
}
