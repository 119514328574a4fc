/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-time.h>

static void
assert_time (const char *text,
             const char *expected)
{
  gint64 time = 0;
  g_autofree char *printed = NULL;

  g_test_message ("%s", text);
  g_assert_true (leads_time_from_iso8601 (text, &time));
  printed = leads_time_to_iso8601 (time);
  g_assert_cmpstr (printed, ==, expected);
}

static void
test_read (void)
{
  assert_time ("2024-02-29T12:30:45Z", "2024-02-29T12:30:45Z");
  assert_time ("  2024-02-29T12:30:45Z\n", "2024-02-29T12:30:45Z");
  assert_time ("2024-02-29 12:30:45", "2024-02-29T12:30:45Z");
  assert_time ("2024-02-29T12:30", "2024-02-29T12:30:00Z");
  assert_time ("2024-02-29T12:30Z", "2024-02-29T12:30:00Z");
  assert_time ("2024-02-29T12:30+02:00", "2024-02-29T10:30:00Z");
  assert_time ("2024-02-29T12:30:45.678901Z", "2024-02-29T12:30:45Z");
  assert_time ("2024-02-29T23:30:00-05:00", "2024-03-01T04:30:00Z");
  assert_time ("2024-03-01T00:15:00+0530", "2024-02-29T18:45:00Z");
  assert_time ("2024-02-29", "2024-02-29T00:00:00Z");
  assert_time ("0001-01-01", "0001-01-01T00:00:00Z");
  assert_time ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z");
}

static void
test_refuse (void)
{
  static const char * const wrong[] = {
    "", "2024", "2024-02", "2024-02-30", "2023-02-29", "2024-13-01", "29.02.2024", "02/29/2024", "20240229",
    "2024-W09-4", "2024-02-29T", "2024-02-29T12", "2024-02-29T25:00:00Z", "2024-02-29T12:61", "2024-02-29Tnoon",
    "2024-02-29T12:30:45Z tomorrow", "yesterday", "2024-02-29x"
  };
  gint64 time = 42;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_false (leads_time_from_iso8601 (wrong[i], &time));
      g_assert_cmpint (time, ==, 42);
    }
}

static void
test_print (void)
{
  g_autofree char *epoch = leads_time_to_iso8601 (0);
  g_autofree char *before = leads_time_to_iso8601 (-1);
  g_autofree char *date = leads_time_to_iso8601_date (G_GINT64_CONSTANT (1709251199999999));

  g_assert_cmpstr (epoch, ==, "1970-01-01T00:00:00Z");
  g_assert_cmpstr (before, ==, "1969-12-31T23:59:59Z");
  g_assert_cmpstr (date, ==, "2024-02-29");
  g_assert_null (leads_time_to_iso8601 (G_MAXINT64));
  g_assert_null (leads_time_to_iso8601_date (G_MININT64));
}

static void
test_now (void)
{
  gint64 now = leads_time_now ();
  gint64 again = 0;
  g_autofree char *printed = leads_time_to_iso8601 (now);

  g_assert_true (leads_time_from_iso8601 (printed, &again));
  g_assert_cmpint (again, ==, now - now % G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/time/read", test_read);
  g_test_add_func ("/base/time/refuse", test_refuse);
  g_test_add_func ("/base/time/print", test_print);
  g_test_add_func ("/base/time/now", test_now);

  return g_test_run ();
}
