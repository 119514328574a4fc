/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-job.h>

typedef struct {
  LeadsJob  *job;
  GMainLoop *loop;
  GThread   *thread;
  guint      n_notified;
  gint64     last_done;
} Watch;

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           gpointer    data)
{
  Watch *watch = data;

  g_assert_true (g_thread_self () == watch->thread);
  g_assert_cmpint (leads_job_get_done (watch->job), >=, watch->last_done);
  watch->last_done = leads_job_get_done (watch->job);
  if (g_str_equal (pspec->name, "done"))
    watch->n_notified++;
  if (g_str_equal (pspec->name, "state") && leads_job_get_state (watch->job) > LEADS_JOB_FINISHING)
    g_main_loop_quit (watch->loop);
}

static gpointer
work (gpointer data)
{
  LeadsJob *job = data;
  const gint64 total = 1000 * 1000 * 1000;
  gint64 start = g_get_monotonic_time ();
  gint64 done = 0;

  /* Reports far more often than can be shown, for a third of a second. */
  while (g_get_monotonic_time () - start < G_USEC_PER_SEC / 3)
    {
      done++;
      leads_job_report (job, done, total, done);
    }
  leads_job_report (job, total, total, 77);
  leads_job_end (job, LEADS_JOB_DONE);

  return NULL;
}

static void
test_reports_from_a_thread (void)
{
  g_autoptr (LeadsJob) job = leads_job_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Watch watch = { job, loop, g_thread_self (), 0, 0 };
  gint64 start = g_get_monotonic_time ();
  gint64 shown;
  GThread *thread;

  g_assert_cmpint (leads_job_get_state (job), ==, LEADS_JOB_RUNNING);
  g_assert_cmpfloat (leads_job_get_fraction (job), ==, -1.0);

  g_signal_connect (job, "notify", G_CALLBACK (on_notify), &watch);
  thread = g_thread_new ("work", work, job);
  g_main_loop_run (loop);
  g_thread_join (thread);
  shown = (g_get_monotonic_time () - start) / (G_USEC_PER_SEC / 20) + 3;

  g_assert_cmpint (leads_job_get_state (job), ==, LEADS_JOB_DONE);
  g_assert_cmpint (leads_job_get_done (job), ==, 1000 * 1000 * 1000);
  g_assert_cmpint (leads_job_get_total (job), ==, 1000 * 1000 * 1000);
  g_assert_cmpint (leads_job_get_count (job), ==, 77);
  g_assert_cmpfloat (leads_job_get_fraction (job), ==, 1.0);
  g_assert_cmpuint (watch.n_notified, >=, 2);
  g_assert_cmpint (watch.n_notified, <=, shown);
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_cancel (void)
{
  g_autoptr (LeadsJob) job = leads_job_new ();

  leads_job_cancel (job);
  g_assert_true (g_cancellable_is_cancelled (leads_job_get_cancellable (job)));
  g_assert_false (leads_job_enter_finishing (job));
  leads_job_end (job, LEADS_JOB_CANCELLED);
  iterate ();
  g_assert_cmpint (leads_job_get_state (job), ==, LEADS_JOB_CANCELLED);

  /* The first end counts. */
  leads_job_end (job, LEADS_JOB_DONE);
  leads_job_report (job, 1, 2, 3);
  iterate ();
  g_assert_cmpint (leads_job_get_state (job), ==, LEADS_JOB_CANCELLED);
  g_assert_cmpint (leads_job_get_total (job), ==, 0);
}

static void
test_too_late_to_cancel (void)
{
  g_autoptr (LeadsJob) job = leads_job_new ();

  g_assert_true (leads_job_enter_finishing (job));
  leads_job_cancel (job);
  g_assert_false (g_cancellable_is_cancelled (leads_job_get_cancellable (job)));
  g_assert_true (leads_job_enter_finishing (job));
  iterate ();
  g_assert_cmpint (leads_job_get_state (job), ==, LEADS_JOB_FINISHING);

  leads_job_end (job, LEADS_JOB_DONE);
  leads_job_cancel (job);
  g_assert_false (g_cancellable_is_cancelled (leads_job_get_cancellable (job)));
}

static void
test_cancelled_from_outside (void)
{
  g_autoptr (LeadsJob) job = leads_job_new ();

  g_cancellable_cancel (leads_job_get_cancellable (job));
  g_assert_false (leads_job_enter_finishing (job));
}

static void
test_fraction (void)
{
  g_autoptr (LeadsJob) job = leads_job_new ();
  double fraction = 0;
  int state = -1;
  gint64 count = 0;

  leads_job_report (job, 5, 20, 3);
  iterate ();
  g_object_get (job, "fraction", &fraction, "state", &state, "count", &count, NULL);
  g_assert_cmpfloat (fraction, ==, 0.25);
  g_assert_cmpint (state, ==, LEADS_JOB_RUNNING);
  g_assert_cmpint (count, ==, 3);

  /* A file that grew while it was read is at most whole. */
  leads_job_report (job, 30, 20, 3);
  leads_job_end (job, LEADS_JOB_FAILED);
  iterate ();
  g_assert_cmpfloat (leads_job_get_fraction (job), ==, 1.0);
  g_assert_cmpint (leads_job_get_state (job), ==, LEADS_JOB_FAILED);
}

static void
test_nobody_watches (void)
{
  leads_job_report (NULL, 1, 2, 3);
  g_assert_true (leads_job_enter_finishing (NULL));
  leads_job_end (NULL, LEADS_JOB_DONE);
}

static void
test_dropped_while_waiting (void)
{
  LeadsJob *job = leads_job_new ();

  leads_job_report (job, 1, 2, 3);
  g_object_add_weak_pointer (G_OBJECT (job), (gpointer *) &job);
  g_object_unref (job);
  leads_job_end (job, LEADS_JOB_DONE);
  iterate ();
  g_assert_null (job);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/job/reports-from-a-thread", test_reports_from_a_thread);
  g_test_add_func ("/base/job/cancel", test_cancel);
  g_test_add_func ("/base/job/too-late-to-cancel", test_too_late_to_cancel);
  g_test_add_func ("/base/job/cancelled-from-outside", test_cancelled_from_outside);
  g_test_add_func ("/base/job/fraction", test_fraction);
  g_test_add_func ("/base/job/nobody-watches", test_nobody_watches);
  g_test_add_func ("/base/job/dropped-while-waiting", test_dropped_while_waiting);

  return g_test_run ();
}
