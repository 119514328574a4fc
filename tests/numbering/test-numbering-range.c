/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

/* Verdicts over ranges against those on each number. */

static guint64
count_one_by_one (const LeadsNumberingPlan *plan,
                  guint64                   start,
                  guint64                   end)
{
  guint64 count = 0;

  for (guint64 number = start; number <= end; number++)
    {
      LeadsVerdict verdict;

      if (leads_numbering_plan_judge_number (plan, number, &verdict))
        count++;
    }
  return count;
}

/* Every run that is not valid, and nothing between them, is refused number by number. */
static void
check_runs (const LeadsNumberingPlan *plan,
            guint64                   start,
            guint64                   end)
{
  guint64 next = start;
  guint64 first;
  guint64 last;
  guint64 n_invalid = 0;

  while (next <= end && leads_numbering_plan_find_invalid (plan, next, end, &first, &last))
    {
      g_assert_cmpuint (first, >=, next);
      g_assert_cmpuint (last, >=, first);
      g_assert_cmpuint (last, <=, end);
      g_assert_cmpuint (count_one_by_one (plan, first, last), ==, 0);
      n_invalid += last - first + 1;
      next = last + 1;
    }
  g_assert_cmpuint (leads_numbering_plan_count_valid (plan, start, end), ==, end - start + 1 - n_invalid);
}

static void
test_known (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  guint64 first = 0;
  guint64 last = 0;

  g_assert_cmpuint (leads_numbering_plan_count_valid (plan, 12127881500, 12127881599), ==, 100);
  g_assert_false (leads_numbering_plan_find_invalid (plan, 12127881500, 12127881599, &first, &last));
  g_assert_cmpuint (leads_numbering_plan_count_valid (plan, 12127881599, 12127881500), ==, 0);
  g_assert_cmpuint (leads_numbering_plan_count_valid (plan, 999000000, 999999999), ==, 0);

  /* Of London's numbers +44 20 7… are given out, +44 20 6… are not. */
  g_assert_true (leads_numbering_plan_find_invalid (plan, 442059999990, 442070000009, &first, &last));
  g_assert_cmpuint (first, ==, 442059999990);
  g_assert_cmpuint (last, ==, 442069999999);
  g_assert_cmpuint (leads_numbering_plan_count_valid (plan, 442059999990, 442070000009), ==, 10);
}

static void
test_all_numbers (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  guint64 first = 0;
  guint64 last = 0;
  guint64 all = leads_numbering_plan_count_valid (plan, 0, G_MAXUINT64);

  g_assert_cmpuint (all, ==, leads_numbering_plan_count_valid (plan, 1, LEADS_NUMBER_MAX));
  g_assert_cmpuint (all, >, G_GUINT64_CONSTANT (10000000000));
  g_assert_true (leads_numbering_plan_find_invalid (plan, LEADS_NUMBER_MAX + 1, G_MAXUINT64, &first, &last));
  g_assert_cmpuint (first, ==, LEADS_NUMBER_MAX + 1);
  g_assert_cmpuint (last, ==, G_MAXUINT64);
}

static void
test_random (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < 2000; i++)
    {
      guint64 start = 1;
      guint64 end;

      for (int n = g_test_rand_int_range (0, LEADS_NUMBER_MAX_DIGITS); n > 0; n--)
        start = start * 10 + (guint64) (g_test_rand_bit () ? 0 : g_test_rand_int_range (0, 10));
      end = MIN (start + (guint64) g_test_rand_int_range (0, 300), LEADS_NUMBER_MAX);
      g_assert_cmpuint (leads_numbering_plan_count_valid (plan, start, end), ==, count_one_by_one (plan, start, end));
      check_runs (plan, start, end);
    }
}

static void
test_small_numbers (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  /* Up to seven digits, all of them: every country code's edge is among them. */
  g_assert_cmpuint (leads_numbering_plan_count_valid (plan, 1, 9999999), ==, count_one_by_one (plan, 1, 9999999));
  check_runs (plan, 1, 9999999);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/numbering-range/known", test_known);
  g_test_add_func ("/numbering-range/all-numbers", test_all_numbers);
  g_test_add_func ("/numbering-range/random", test_random);
  g_test_add_func ("/numbering-range/small-numbers", test_small_numbers);

  return g_test_run ();
}
