/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-plan-words.h>

#include <locale.h>

/* What is said of numbering plans. */

#define ASSERT_WORDS(call, expected)    \
  G_STMT_START                          \
  {                                     \
    g_autofree char *words = call;      \
                                        \
    g_assert_cmpstr (words, ==, expected); \
  }                                     \
  G_STMT_END

static void
test_words (void)
{
  ASSERT_WORDS (leads_plan_words_date ("2026-09-29"), "29 September 2026");
  ASSERT_WORDS (leads_plan_words_date ("soon"), "soon");
  ASSERT_WORDS (leads_plan_words_version ("3.2.47"), "Version 3.2.47");
  ASSERT_WORDS (leads_plan_words_origin ("2026-09-29", FALSE), "29 September 2026, part of this program");
  ASSERT_WORDS (leads_plan_words_origin ("2026-01-01", TRUE), "1 January 2026, installed");
  ASSERT_WORDS (leads_plan_words_whole ("3.2.47", "2026-09-29"), "Version 3.2.47, 29 September 2026");
  ASSERT_WORDS (leads_plan_words_changed ("3.2.47"), "The numbering plan 3.2.47 is used now");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-words/words", test_words);

  return g_test_run ();
}
