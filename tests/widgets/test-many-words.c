/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads-many-words.h"

/* What is said about a file for several leads. */

#define ASSERT_WORDS(made, expected)         \
  G_STMT_START                               \
  {                                          \
    g_autofree char *words = (made);         \
    g_assert_cmpstr (words, ==, (expected)); \
  }                                          \
  G_STMT_END

static void
test_sentences (void)
{
  const LeadsTotals none = { 0 }, one = { .lines = 1, .invalid = 1 }, four = { .lines = 4, .invalid = 4 };
  LeadsTotals five = { .lines = 5, .invalid = 5 };

  ASSERT_WORDS (leads_many_words_uploaded (1, 2), "1 number uploaded to 2 leads");
  ASSERT_WORDS (leads_many_words_uploaded (500, 12), "500 numbers uploaded to 12 leads");
  ASSERT_WORDS (leads_many_words_undone (500, 12), "500 numbers taken back from 12 leads");
  ASSERT_WORDS (leads_many_words_part (12), "Part of a file for 12 leads");
  ASSERT_WORDS (leads_many_words_leads (0), "Leads");
  ASSERT_WORDS (leads_many_words_leads (1), "1 Lead");
  ASSERT_WORDS (leads_many_words_leads (12), "12 Leads");
  ASSERT_WORDS (leads_many_words_unmatched (&none), NULL);
  ASSERT_WORDS (leads_many_words_unmatched (&one), "1 line matches no lead");
  ASSERT_WORDS (leads_many_words_unmatched (&four), "4 lines match no lead");
  five.reasons[LEADS_REASON_UNKNOWN_LEAD] = 3;
  five.reasons[LEADS_REASON_AMBIGUOUS_LEAD] = five.reasons[LEADS_REASON_TOTAL_LINE] = 1;
  ASSERT_WORDS (leads_many_words_unmatched (&five), "3 lines match no lead, 1 line matches more than one lead, 1 line sums up others");
  ASSERT_WORDS (leads_many_words_in_no_upload (0), NULL);
  ASSERT_WORDS (leads_many_words_in_no_upload (1),
                "1 line of the file is in no upload: it names no lead, or one of which nothing was uploaded");
  ASSERT_WORDS (leads_many_words_missing (0), NULL);
  ASSERT_WORDS (leads_many_words_missing (1), "1 lead has no SIP connection: choose one, or leave the lead out");
  ASSERT_WORDS (leads_many_words_missing (3), "3 leads have no SIP connection: choose one for each, or leave them out");
  ASSERT_WORDS (leads_many_words_left_out (0), "");
  ASSERT_WORDS (leads_many_words_left_out (2), "2 leads were left out");
  ASSERT_WORDS (leads_many_words_more (100, 900), "Show 100 More of 900");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/many-words/sentences", test_sentences);
  return g_test_run ();
}
