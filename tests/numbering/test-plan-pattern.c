/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leads-plan-pattern-private.h"

#include <string.h>

/* Patterns against GRegex, which reads the same ones. */

#define N_TEXTS 2000

static const char *const patterns[] = {
  "0",
  "0|180020",
  "1|01",
  "01|0",
  "(?:0|90)(?:(1[245]|2[1-35]|31|4[13]|[56]5|99)(\\d{10,11}))?",
  "0?(?:(11|2(?:2[13]|37)|3(?:3[28]|4))15)?",
  "([2-9]\\d{6})$|1",
  "(000[2569]\\d{4,6})$|(?:(?:003768)0?)|0",
  "0(?:[12]|4[45])|1",
  "[1-357-9]\\d{2}",
  "(?:1?2?3?){3}4",
  "(1|12)(3|23)?",
  "",
  "|0",
};

static void
check_match (const char *pattern,
             GArray     *steps,
             guint       n_groups,
             GRegex     *regex,
             const char *digits)
{
  g_autoptr (GMatchInfo) info = NULL;
  LeadsPatternMatch match;
  gboolean expected = g_regex_match (regex, digits, G_REGEX_MATCH_ANCHORED, &info);
  gint begin;
  gint end;

  g_assert_cmpint (leads_pattern_match ((const LeadsPatternStep *) steps->data, steps->len, digits,
                                        (guint) strlen (digits), &match),
                   ==, expected);
  if (!expected)
    return;
  g_assert_true (g_match_info_fetch_pos (info, 0, &begin, &end));
  g_assert_cmpint (begin, ==, 0);
  if ((guint) end != match.length)
    g_error ("“%s” in %s: %u digits instead of %d", pattern, digits, match.length, end);
  for (guint group = 1; group <= n_groups; group++)
    {
      gboolean took_part = g_match_info_fetch_pos (info, (gint) group, &begin, &end) && begin >= 0;

      g_assert_cmpint (match.groups[group - 1].begin <= match.groups[group - 1].end, ==, took_part);
      if (took_part)
        {
          g_assert_cmpint (match.groups[group - 1].begin, ==, begin);
          g_assert_cmpint (match.groups[group - 1].end, ==, end);
        }
    }
}

static void
test_match (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (LeadsPatternStep));
      g_autoptr (GError) error = NULL;
      g_autoptr (GRegex) regex = g_regex_new (patterns[i], 0, 0, &error);
      guint n_groups = 0;

      g_assert_no_error (error);
      g_assert_cmpint (leads_pattern_compile (patterns[i], LEADS_PATTERN_GROUPS | LEADS_PATTERN_END_SIGN, 0, steps,
                                              &n_groups),
                       ==, LEADS_PATTERN_FINE);
      g_assert_cmpint (n_groups, ==, g_regex_get_capture_count (regex));
      for (guint j = 0; j < N_TEXTS; j++)
        {
          char digits[16] = { 0 };
          guint n_digits = (guint) g_test_rand_int_range (0, sizeof digits);

          /* Few different digits, so that much matches. */
          for (guint k = 0; k < n_digits; k++)
            digits[k] = "0123459"[g_test_rand_int_range (0, 7)];
          check_match (patterns[i], steps, n_groups, regex, digits);
        }
    }
}

/* What would take ages by trying every way takes none. */
static void
test_many_ways (void)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (LeadsPatternStep));
  LeadsPatternMatch match;

  g_assert_cmpint (leads_pattern_compile ("(?:1?1?1?1?){8}(?:1?1?1?1?){8}2", LEADS_PATTERN_FLAGS_NONE, 0, steps, NULL), ==,
                   LEADS_PATTERN_FINE);
  g_assert_false (leads_pattern_match ((const LeadsPatternStep *) steps->data, steps->len,
                                       "1111111111111111111111111111111", 31, &match));
  g_assert_true (leads_pattern_match ((const LeadsPatternStep *) steps->data, steps->len, "1111111111112", 13, &match));
  g_assert_cmpuint (match.length, ==, 13);
}

static void
test_malformed (void)
{
  static const struct
  {
    const char *pattern;
    LeadsPatternFlags flags;
    LeadsPatternResult result;
  } cases[] = {
    { "(1", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "1)", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "(1)", LEADS_PATTERN_FLAGS_NONE, LEADS_PATTERN_MALFORMED },
    { "(?=1)", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "(?", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "[", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "[]", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "[3-1]", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "[1-]", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "[^1]", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "\\w", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "\\", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "1*", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "1+", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "?", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "1{2", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "1{}", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "1{2,}", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "1{3,2}", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "1{0}", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "1$", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "1 ", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "a", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "(1)(2)(3)(4)(5)", LEADS_PATTERN_GROUPS, LEADS_PATTERN_MALFORMED },
    { "1{31}", LEADS_PATTERN_GROUPS, LEADS_PATTERN_TOO_LARGE },
    { "(?:(?:(?:\\d{30}){30}){30}){30}", LEADS_PATTERN_GROUPS, LEADS_PATTERN_TOO_LARGE },
  };
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (LeadsPatternStep));
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].pattern);
      g_assert_cmpint (leads_pattern_compile (cases[i].pattern, cases[i].flags, 0, steps, NULL), ==, cases[i].result);
      g_assert_cmpuint (steps->len, ==, 0);
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "(?:");
  g_assert_cmpint (leads_pattern_compile (deep->str, LEADS_PATTERN_FLAGS_NONE, 0, steps, NULL), ==,
                   LEADS_PATTERN_TOO_LARGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-pattern/match", test_match);
  g_test_add_func ("/plan-pattern/many-ways", test_many_ways);
  g_test_add_func ("/plan-pattern/malformed", test_malformed);

  return g_test_run ();
}
