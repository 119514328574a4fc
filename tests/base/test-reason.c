/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-reason.h>

static void
test_words_are_stable (void)
{
  /* The list of the file format, in its order: adding is fine, renaming is not. */
  static const char * const words[] = {
    "", "blank_line", "no_plus", "bad_character", "letters", "exponent_form", "decimal_point", "leading_zero",
    "too_short", "too_long", "length_unused", "unknown_country_code", "not_in_plan", "country_mismatch",
    "trunk_zero", "extension_present", "duplicate_in_file", "duplicate_in_draft", "already_here",
    "owned_elsewhere", "cooling", "range_reversed", "range_length_differs", "range_country_differs",
    "range_too_big", "wrong_column_count", "bad_encoding", "bad_quote", "field_too_long", "over_limit", "unknown_lead",
    "ambiguous_lead", "total_line", "range_count_differs"
  };

  g_assert_cmpuint (G_N_ELEMENTS (words), ==, LEADS_N_REASONS);
  for (guint i = 0; i < LEADS_N_REASONS; i++)
    g_assert_cmpstr (leads_reason_to_word (i), ==, words[i]);
}

static void
test_words_lead_back (void)
{
  LeadsReason reason = LEADS_REASON_NONE;

  for (guint i = 1; i < LEADS_N_REASONS; i++)
    {
      g_assert_true (leads_reason_from_word (leads_reason_to_word (i), &reason));
      g_assert_cmpuint (reason, ==, i);
    }
  g_assert_false (leads_reason_from_word ("", &reason));
  g_assert_false (leads_reason_from_word ("No_Plus", &reason));
  g_assert_false (leads_reason_from_word ("no_plus ", &reason));
}

static void
test_classes (void)
{
  g_assert_cmpuint (leads_reason_get_class (LEADS_REASON_NONE), ==, LEADS_REASON_CLASS_ACCEPTED);
  g_assert_cmpuint (leads_reason_get_class (LEADS_REASON_COUNTRY_MISMATCH), ==, LEADS_REASON_CLASS_ACCEPTED);
  g_assert_cmpuint (leads_reason_get_class (LEADS_REASON_BLANK_LINE), ==, LEADS_REASON_CLASS_BLANK);
  g_assert_cmpuint (leads_reason_get_class (LEADS_REASON_DUPLICATE_IN_FILE), ==, LEADS_REASON_CLASS_DUPLICATE);
  g_assert_cmpuint (leads_reason_get_class (LEADS_REASON_DUPLICATE_IN_DRAFT), ==, LEADS_REASON_CLASS_DUPLICATE);
  g_assert_cmpuint (leads_reason_get_class (LEADS_REASON_ALREADY_HERE), ==, LEADS_REASON_CLASS_EXISTING);
  g_assert_cmpuint (leads_reason_get_class (LEADS_REASON_OWNED_ELSEWHERE), ==, LEADS_REASON_CLASS_EXISTING);
  g_assert_cmpuint (leads_reason_get_class (LEADS_REASON_COOLING), ==, LEADS_REASON_CLASS_EXISTING);
  g_assert_cmpuint (leads_reason_get_class (LEADS_REASON_NO_PLUS), ==, LEADS_REASON_CLASS_INVALID);
  g_assert_cmpuint (leads_reason_get_class (LEADS_REASON_OVER_LIMIT), ==, LEADS_REASON_CLASS_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/reason/words-are-stable", test_words_are_stable);
  g_test_add_func ("/base/reason/words-lead-back", test_words_lead_back);
  g_test_add_func ("/base/reason/classes", test_classes);

  return g_test_run ();
}
