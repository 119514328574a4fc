/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-totals.h>

static void
test_count_line (void)
{
  LeadsTotals totals = { 0 };

  leads_totals_count_line (&totals, LEADS_REASON_NONE, FALSE);
  leads_totals_count_line (&totals, LEADS_REASON_COUNTRY_MISMATCH, FALSE);
  leads_totals_count_line (&totals, LEADS_REASON_NONE, TRUE);
  leads_totals_count_line (&totals, LEADS_REASON_NO_PLUS, TRUE);
  leads_totals_count_line (&totals, LEADS_REASON_BLANK_LINE, FALSE);
  leads_totals_count_line (&totals, LEADS_REASON_DUPLICATE_IN_FILE, FALSE);
  leads_totals_count_line (&totals, LEADS_REASON_COOLING, FALSE);
  leads_totals_count_line (&totals, LEADS_REASON_LETTERS, FALSE);
  leads_totals_count_line (&totals, LEADS_REASON_LETTERS, FALSE);

  g_assert_cmpint (totals.lines, ==, 9);
  g_assert_cmpint (totals.accepted, ==, 2);
  g_assert_cmpint (totals.repaired, ==, 2);
  g_assert_cmpint (totals.blank, ==, 1);
  g_assert_cmpint (totals.duplicate, ==, 1);
  g_assert_cmpint (totals.existing, ==, 1);
  g_assert_cmpint (totals.invalid, ==, 2);
  g_assert_cmpint (totals.reasons[LEADS_REASON_LETTERS], ==, 2);
  g_assert_cmpint (totals.reasons[LEADS_REASON_COOLING], ==, 1);
  g_assert_cmpint (totals.reasons[LEADS_REASON_NO_PLUS], ==, 0);
  g_assert_cmpint (totals.reasons[LEADS_REASON_BLANK_LINE], ==, 0);
  g_assert_cmpint (leads_totals_get_refused (&totals), ==, 4);
  g_assert_true (leads_totals_add_up (&totals));
}

static void
test_every_reason_adds_up (void)
{
  LeadsTotals totals = { 0 };
  gint64 reasons = 0;

  for (guint i = 0; i < LEADS_N_REASONS; i++)
    {
      leads_totals_count_line (&totals, i, FALSE);
      leads_totals_count_line (&totals, i, TRUE);
      g_assert_true (leads_totals_add_up (&totals));
    }
  for (guint i = 0; i < LEADS_N_REASONS; i++)
    reasons += totals.reasons[i];

  g_assert_cmpint (totals.lines, ==, 2 * LEADS_N_REASONS);
  g_assert_cmpint (reasons, ==, leads_totals_get_refused (&totals));
}

static void
test_add (void)
{
  LeadsTotals a = { 0 };
  LeadsTotals b = { .lines = 1, .header = 1, .uploaded = 7, .skipped = 3, .unplanned = 2 };

  leads_totals_count_line (&a, LEADS_REASON_TOO_LONG, FALSE);
  leads_totals_count_line (&b, LEADS_REASON_TOO_LONG, FALSE);
  leads_totals_count_line (&b, LEADS_REASON_BLANK_LINE, FALSE);
  leads_totals_count_line (&b, LEADS_REASON_ALREADY_HERE, FALSE);
  leads_totals_count_line (&b, LEADS_REASON_DUPLICATE_IN_DRAFT, FALSE);
  leads_totals_count_line (&b, LEADS_REASON_NONE, TRUE);
  leads_totals_count_line (&b, LEADS_REASON_NONE, FALSE);
  leads_totals_add (&a, &b);

  g_assert_cmpint (a.lines, ==, 8);
  g_assert_cmpint (a.header, ==, 1);
  g_assert_cmpint (a.invalid, ==, 2);
  g_assert_cmpint (a.uploaded, ==, 7);
  g_assert_cmpint (a.skipped, ==, 3);
  g_assert_cmpint (a.unplanned, ==, 2);
  g_assert_cmpint (a.reasons[LEADS_REASON_TOO_LONG], ==, 2);
  g_assert_true (leads_totals_add_up (&a));

  a.header++;
  g_assert_false (leads_totals_add_up (&a));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/totals/count-line", test_count_line);
  g_test_add_func ("/base/totals/every-reason-adds-up", test_every_reason_adds_up);
  g_test_add_func ("/base/totals/add", test_add);

  return g_test_run ();
}
