/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-validation-service.h>

/* The service gives the verdicts of its plan, from any thread. */

static void
test_verdicts (void)
{
  g_autoptr (LeadsValidationService) service = leads_validation_service_new_builtin ();
  LeadsVerdict verdict;

  g_assert_true (leads_validation_service_judge_text (service, "+1 212 788 1500", &verdict));
  g_assert_cmpuint (verdict.number, ==, 12127881500);
  g_assert_false (leads_validation_service_judge_text (service, "12127881500", &verdict));
  g_assert_cmpint (verdict.reason, ==, LEADS_REASON_NO_PLUS);
  g_assert_true (leads_validation_service_judge_number (service, 442079460000, &verdict));
  g_assert_cmpuint (verdict.country_code, ==, 44);
}

static void
test_range (void)
{
  g_autoptr (LeadsValidationService) service = leads_validation_service_new_builtin ();
  guint64 first = 7;
  guint64 last = 7;

  g_assert_cmpuint (leads_validation_service_judge_range (service, 12127881500, 12127881599, &first, &last), ==, 100);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 0);
  g_assert_cmpuint (leads_validation_service_judge_range (service, 442069999990, 442070000009, &first, &last), ==, 10);
  g_assert_cmpuint (first, ==, 442069999990);
  g_assert_cmpuint (last, ==, 442069999999);
  g_assert_cmpuint (leads_validation_service_judge_range (service, 12127881500, 12127881500, NULL, NULL), ==, 1);
}

static void
test_plan (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autoptr (LeadsValidationService) service = leads_validation_service_new (plan);

  g_assert_true (leads_validation_service_get_plan (service) == plan);
  g_assert_cmpstr (leads_validation_service_get_plan_version (service), ==, leads_numbering_plan_get_version (plan));
  g_assert_cmpstr (leads_validation_service_get_plan_date (service), ==, leads_numbering_plan_get_date (plan));
}

static gpointer
judge_many (gpointer data)
{
  guint64 n_valid = 0;

  for (guint64 number = 442079460000; number < 442079470000; number++)
    {
      LeadsVerdict verdict;

      n_valid += (guint64) leads_validation_service_judge_number (data, number, &verdict);
    }
  return GSIZE_TO_POINTER ((gsize) n_valid);
}

static void
test_threads (void)
{
  g_autoptr (LeadsValidationService) service = leads_validation_service_new_builtin ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, judge_many, service);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_SIZE (g_thread_join (threads[i])), ==, 10000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/validation-service/verdicts", test_verdicts);
  g_test_add_func ("/validation-service/range", test_range);
  g_test_add_func ("/validation-service/plan", test_plan);
  g_test_add_func ("/validation-service/threads", test_threads);

  return g_test_run ();
}
