/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

#include "small-plan.h"

#include <string.h>

/* How numbers are written, and what they consist of. */

typedef struct {
  guint64 number;
  const char *display;
  const char *country_code;
  const char *area_code;
  const char *subscriber;
} Shown;

static void
check_shown (LeadsNumberingPlan *plan,
             const Shown        *shown)
{
  LeadsNumberParts parts;

  leads_numbering_plan_take_apart (plan, shown->number, &parts);
  g_assert_cmpstr (parts.display, ==, shown->display);
  g_assert_cmpstr (parts.country_code, ==, shown->country_code);
  g_assert_cmpstr (parts.area_code, ==, shown->area_code);
  g_assert_cmpstr (parts.subscriber, ==, shown->subscriber);
}

static void
test_builtin (void)
{
  static const Shown numbers[] = {
    { 12127881500, "+1 212-788-1500", "1", "212", "7881500" },
    { 442071234567, "+44 20 7123 4567", "44", "20", "71234567" },
    { 390669812345, "+39 06 6981 2345", "39", "06", "69812345" },
    { 4930123456, "+49 30 123456", "49", "30", "123456" },
    { 4532123456, "+45 32 12 34 56", "45", "32", "123456" },
    { 80012345678, "+800 1234 5678", "800", "1234", "5678" },
    /* Outside the plan they are written as well as can be. */
    { 441, "+44 1", "44", "", "1" },
    { 44, "+44", "44", "", "" },
    { 999123456789, "+999123456789", "", "", "999123456789" },
    { 1, "+1", "1", "", "" },
    { LEADS_NUMBER_MAX, "+999999999999999", "", "", "999999999999999" },
  };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    check_shown (plan, &numbers[i]);
}

static void
test_mobile_token (void)
{
  static const Shown mobile = { 5491123456789, "+54 9 11 2345-6789", "54", "911", "23456789" };
  static const Shown fixed = { 541123456789, "+54 11 2345-6789", "54", "11", "23456789" };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  check_shown (plan, &mobile);
  check_shown (plan, &fixed);
}

/* Whatever is shown can be read again, and is the number that was shown. */
static void
check_round_trip (LeadsNumberingPlan *plan,
                  guint64             number)
{
  LeadsNumberParts parts;
  LeadsVerdict verdict;
  g_autofree char *digits = NULL;
  char canonical[LEADS_NUMBER_TEXT_SIZE];

  leads_numbering_plan_take_apart (plan, number, &parts);
  leads_number_format (number, canonical);
  digits = g_strconcat ("+", parts.country_code, parts.area_code, parts.subscriber, NULL);
  g_assert_cmpstr (digits, ==, canonical);
  leads_numbering_plan_judge (plan, parts.display, -1, &verdict);
  g_assert_cmpuint (verdict.number, ==, number);
}

static void
test_round_trip (void)
{
  g_autoptr (LeadsNumberingPlan) builtin = leads_numbering_plan_new_builtin ();
  g_autoptr (LeadsNumberingPlan) small = new_small_plan ();

  for (guint i = 0; i < 100000; i++)
    {
      guint64 number = 0;

      for (int n = g_test_rand_int_range (1, LEADS_NUMBER_MAX_DIGITS + 1); n > 0; n--)
        number = number * 10 + (guint64) g_test_rand_int_range (number == 0 ? 1 : 0, 10);
      check_round_trip (builtin, number);
      check_round_trip (small, number);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/numbering-display/builtin", test_builtin);
  g_test_add_func ("/numbering-display/mobile-token", test_mobile_token);
  g_test_add_func ("/numbering-display/round-trip", test_round_trip);

  return g_test_run ();
}
