/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leads-draft-words.h"

/* What is said of a kept draft. */

#define ASSERT_WORDS(made, expected)       \
  G_STMT_START                             \
  {                                        \
    g_autofree char *words = (made);       \
                                           \
    g_assert_cmpstr (words, ==, expected); \
  }                                        \
  G_STMT_END

static void
test_numbers (void)
{
  ASSERT_WORDS (leads_draft_words_continue (1), "_Continue Upload: 1 Number");
  ASSERT_WORDS (leads_draft_words_continue (204), "_Continue Upload: 204 Numbers");
  ASSERT_WORDS (leads_draft_words_mark (1), "Draft of 1 number");
  ASSERT_WORDS (leads_draft_words_mark (204), "Draft of 204 numbers");
  ASSERT_WORDS (leads_draft_words_continue_several (204), "Continue _Upload for Several Leads: 204 Numbers");
  ASSERT_WORDS (leads_draft_words_several (1), "The draft for several leads was not submitted: 1 number");
  ASSERT_WORDS (leads_draft_words_kept (1), "Draft kept: 1 number");
  ASSERT_WORDS (leads_draft_words_kept (204), "Draft kept: 204 numbers");
  ASSERT_WORDS (leads_draft_words_delete ("Contoso Ltd", "Teams Calling", 204),
                "Contoso Ltd, Teams Calling, its SIP connections and its draft of 204 numbers will be deleted. This "
                "cannot be undone.");
}

static void
test_unknown (void)
{
  ASSERT_WORDS (leads_draft_words_continue (0), "_Continue Upload");
  ASSERT_WORDS (leads_draft_words_mark (0), "Draft");
  ASSERT_WORDS (leads_draft_words_continue_several (0), "Continue _Upload for Several Leads");
  ASSERT_WORDS (leads_draft_words_several (0), "The draft for several leads was not submitted");
  ASSERT_WORDS (leads_draft_words_kept (0), "Draft kept");
  ASSERT_WORDS (leads_draft_words_delete ("Contoso Ltd", "Teams Calling", 0),
                "Contoso Ltd, Teams Calling, its SIP connections and its draft will be deleted. This cannot be undone.");
}

static void
test_discard (void)
{
  ASSERT_WORDS (leads_draft_words_discard ("Contoso Ltd", "Teams Calling"),
                "The draft for Contoso Ltd, Teams Calling was not submitted. If you discard it, nothing is uploaded, and "
                "it cannot be brought back.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft-words/numbers", test_numbers);
  g_test_add_func ("/draft-words/unknown", test_unknown);
  g_test_add_func ("/draft-words/discard", test_discard);
  return g_test_run ();
}
