/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

#include <string.h>

/* What must hold for every text, tried on random ones. */

#define N_TRIES 200000

/* Pieces that texts in the wild are made of. */
static const char *const pieces[] = {
  "+", "\357\274\213", "0", "00", "1", "4", "44", "7", "9", "2079460000", "12127881500", "-", ".", "(", ")", "(0)",
  " ", "\302\240", "\342\200\216", "'", "=\"", "\"", "tel:", ";ext=", "x", "ext", "E+11", ",", ".0", "\377", "a",
  "\303\266", "\357\274\221", "/",
};

static void
check_verdict (const LeadsNumberingPlan *plan,
               const char               *text,
               gsize                     length)
{
  LeadsVerdict verdict;
  gboolean valid = leads_numbering_plan_judge (plan, text, (gssize) length, &verdict);

  g_assert_cmpint (valid, ==, verdict.valid);
  g_assert_cmpint (valid, ==, verdict.reason == LEADS_REASON_NONE);
  g_assert_cmpuint (verdict.reason, <, LEADS_N_REASONS);
  g_assert_cmpuint (verdict.number, <=, LEADS_NUMBER_MAX);
  g_assert_nonnull (memchr (verdict.region, '\0', sizeof verdict.region));
  if (valid)
    {
      char canonical[LEADS_NUMBER_TEXT_SIZE];
      LeadsVerdict again;

      g_assert_cmpuint (verdict.suggestion, ==, 0);
      leads_number_format (verdict.number, canonical);
      g_assert_true (leads_numbering_plan_judge (plan, canonical, -1, &again));
      g_assert_cmpuint (again.number, ==, verdict.number);
      g_assert_cmpstr (again.region, ==, verdict.region);
      g_assert_cmpuint (leads_numbering_plan_count_valid (plan, verdict.number, verdict.number), ==, 1);
    }
  else if (verdict.suggestion != 0)
    {
      LeadsVerdict suggested;

      g_assert_true (leads_numbering_plan_judge_number (plan, verdict.suggestion, &suggested));
    }
}

static void
test_random_bytes (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < N_TRIES; i++)
    {
      char text[48];
      gsize length = (gsize) g_test_rand_int_range (0, sizeof text + 1);

      for (gsize j = 0; j < length; j++)
        text[j] = (char) g_test_rand_int_range (0, 256);
      if (length > 0 && g_test_rand_bit ())
        text[0] = '+';
      check_verdict (plan, text, length);
    }
}

static void
test_random_pieces (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_TRIES; i++)
    {
      g_string_truncate (text, 0);
      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      check_verdict (plan, text->str, text->len);
    }
}

/* The way through the notation gives what the fast way gives. */
static void
test_notation_changes_nothing (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < N_TRIES; i++)
    {
      char text[LEADS_NUMBER_TEXT_SIZE];
      char spaced[2 * LEADS_NUMBER_TEXT_SIZE];
      gsize length = 1 + (gsize) g_test_rand_int_range (1, LEADS_NUMBER_MAX_DIGITS + 1);
      gsize n = 0;
      LeadsVerdict plain;
      LeadsVerdict written;

      text[0] = '+';
      for (gsize j = 1; j < length; j++)
        text[j] = (char) ('0' + g_test_rand_int_range (0, 10));
      for (gsize j = 0; j < length; j++)
        {
          spaced[n++] = text[j];
          spaced[n++] = "- "[j % 2];
        }

      leads_numbering_plan_judge (plan, text, (gssize) length, &plain);
      leads_numbering_plan_judge (plan, spaced, (gssize) n, &written);
      g_assert_cmpint (plain.reason, ==, written.reason);
      g_assert_cmpuint (plain.number, ==, written.number);
      g_assert_cmpuint (plain.suggestion, ==, written.suggestion);
      g_assert_cmpuint (plain.n_digits, ==, written.n_digits);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verdict-properties/random-bytes", test_random_bytes);
  g_test_add_func ("/verdict-properties/random-pieces", test_random_pieces);
  g_test_add_func ("/verdict-properties/notation-changes-nothing", test_notation_changes_nothing);

  return g_test_run ();
}
