/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-closures.h>

#include <locale.h>

/* 2026-11-24 14:20:05 UTC */
#define NOW (G_GINT64_CONSTANT (1795530005) * G_USEC_PER_SEC)
#define HOUR (3600 * (gint64) G_USEC_PER_SEC)
#define DAY (24 * HOUR)

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_when (void)
{
  assert_text (leads_format_when (NOW, NOW), "Today, 14:20");
  assert_text (leads_format_when (NOW - 14 * HOUR, NOW), "Today, 00:20");
  assert_text (leads_format_when (NOW - 15 * HOUR, NOW), "23 Nov, 23:20");
  assert_text (leads_format_when (NOW - 2 * DAY, NOW), "22 Nov, 14:20");
  assert_text (leads_format_when (NOW - 23 * DAY, NOW), "1 Nov, 14:20");
  assert_text (leads_format_when (NOW - 355 * DAY, NOW), "4 Dec 2025");
  /* Tomorrow is not today, and next year is another year. */
  assert_text (leads_format_when (NOW + DAY, NOW), "25 Nov, 14:20");
  assert_text (leads_format_when (NOW + 60 * DAY, NOW), "23 Jan 2027");
  assert_text (leads_format_when (0, NOW), "");
  assert_text (leads_format_when_short (NOW, NOW), "14:20");
  assert_text (leads_format_when_short (NOW - 2 * DAY, NOW), "22 Nov, 14:20");
  assert_text (leads_format_when_full (NOW), "24 November 2026, 14:20:05");
  assert_text (leads_format_when_full (0), "");
  assert_text (leads_format_consented (0), "Not yet");
}

static void
test_when_time_zone (void)
{
  g_autoptr (GTimeZone) zone = NULL;

  g_setenv ("TZ", "Europe/Stockholm", TRUE);
  zone = g_time_zone_new_local ();
  assert_text (leads_format_when (NOW, NOW), "Today, 15:20");
  /* 23:30 UTC is the next day there. */
  assert_text (leads_format_when (NOW - 15 * HOUR + 10 * G_USEC_PER_SEC * 60, NOW), "Today, 00:30");
  assert_text (leads_format_when_entry (NOW), "2026-11-24 15:20");
  g_setenv ("TZ", "UTC", TRUE);
  g_clear_pointer (&zone, g_time_zone_unref);
  zone = g_time_zone_new_local ();
}

static void
test_when_entry (void)
{
  static const char *const wrong[] = {
    "yesterday", "2026-11", "2026-13-01", "2026-02-30", "2026-11-24 25:00", "2026-11-24 14", "2026-11-24 14:60",
    "24-11-2026", "2026-11-24 14:20 x", "26-11-24", "2026-11-24x", "14:20",
  };
  static const struct
  {
    const char *text;
    gint64 time;
  } right[] = {
    { "2026-11-24 14:20", NOW - 5 * (gint64) G_USEC_PER_SEC },
    { "  2026-11-24   14:20 ", NOW - 5 * (gint64) G_USEC_PER_SEC },
    { "2026-11-24T14:20", NOW - 5 * (gint64) G_USEC_PER_SEC },
    { "2026-11-24 14:20:05", NOW },
    { "2026-11-24", NOW - 14 * HOUR - 20 * 60 * (gint64) G_USEC_PER_SEC - 5 * (gint64) G_USEC_PER_SEC },
    { "", 0 },
    { "   ", 0 },
  };
  gint64 time;

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_assert_true (leads_parse_when_entry (right[i].text, &time));
      g_assert_cmpint (time, ==, right[i].time);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("“%s”", wrong[i]);
      g_assert_false (leads_parse_when_entry (wrong[i], &time));
    }
  assert_text (leads_format_when_entry (NOW), "2026-11-24 14:20");
  assert_text (leads_format_when_entry (0), "");
}

static void
test_counts (void)
{
  assert_text (leads_format_lead_numbers (0), "None yet");
  assert_text (leads_format_lead_numbers (7), "7");
  assert_text (leads_format_card_numbers (0), "None yet");
  assert_text (leads_format_card_numbers (1), "1 number");
  assert_text (leads_format_n_numbers (2), "2 numbers");
  assert_text (leads_format_n_numbers (0), "0 numbers");
  assert_text (leads_format_n_leads (200, 200), "200 leads");
  assert_text (leads_format_n_leads (1, 1), "1 lead");
  assert_text (leads_format_n_leads (4, 200), "4 of 200 leads");
  assert_text (leads_format_n_leads (0, 1), "0 of 1 lead");
}

static void
test_statuses (void)
{
  const LeadsDeploymentStatus *pairs = leads_deployment_status_get_pairs ();
  static const char *const expected[LEADS_N_DEPLOYMENT_STATUSES][4] = {
    { "Deployed, OK", "Deployed successfully", "object-select-symbolic", "success" },
    { "Ready, Warning", "Ready for deployment", "dialog-warning-symbolic", "warning" },
    { "Deployed, Warning", "Deployed, with a warning", "dialog-warning-symbolic", "warning" },
    { "Deployed, Error", "Deployed, with an error", "dialog-error-symbolic", "error" },
    { "Deployed, Unmonitored", "Deployed, but disabled", "view-conceal-symbolic", "dim-label" },
    { "Failed, Error", "Deployment failed", "dialog-error-symbolic", "error" },
    { "Unknown, Warning", "Deployment request submitted", "dialog-warning-symbolic", "warning" },
  };

  for (guint i = 0; i < LEADS_N_DEPLOYMENT_STATUSES; i++)
    {
      guint found = G_MAXUINT;

      for (guint j = 0; j < LEADS_N_DEPLOYMENT_STATUSES; j++)
        if (g_str_equal (expected[j][0], leads_status_words (pairs[i].deploy, pairs[i].health)))
          found = j;
      g_assert_cmpuint (found, <, LEADS_N_DEPLOYMENT_STATUSES);
      g_assert_cmpstr (leads_status_meaning (pairs[i].deploy, pairs[i].health), ==, expected[found][1]);
      g_assert_cmpstr (leads_status_icon (pairs[i].health), ==, expected[found][2]);
      g_assert_cmpstr (leads_status_style (pairs[i].health), ==, expected[found][3]);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/widgets/closures/when", test_when);
  g_test_add_func ("/widgets/closures/when-entry", test_when_entry);
  g_test_add_func ("/widgets/closures/when-time-zone", test_when_time_zone);
  g_test_add_func ("/widgets/closures/counts", test_counts);
  g_test_add_func ("/widgets/closures/statuses", test_statuses);

  return g_test_run ();
}
