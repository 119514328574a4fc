/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leads-paste-words.h"

/* What is said of a pasted text: every find is counted once. */

static void
test_rest (void)
{
  static const char *const text = "+12127881500, 442079460000, 7946 0123 and 7946 0124, +1 212 788 1500, 12.11.2026, ref 4711-0815";
  static const char *const expected = "1 can be added after a look\n1 is repeated\n"
                                      "2 places are not understood and are left out\n"
                                      "2 places are no telephone numbers: dates, orders, accounts";
  LeadsNumberingPlan *plan = leads_numbering_plan_new_builtin ();
  g_autoptr (GPtrArray) finds = leads_paste_find (plan, NULL, text, -1);
  gboolean chosen[] = { TRUE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE };
  g_autofree char *rest = NULL;
  g_autofree char *mended = NULL;

  g_assert_cmpuint (finds->len, ==, G_N_ELEMENTS (chosen));
  rest = leads_paste_words_rest (finds, chosen);
  g_assert_cmpstr (rest, ==, expected);
  chosen[1] = chosen[2] = TRUE;
  mended = leads_paste_words_rest (finds, chosen);
  g_assert_true (g_str_has_prefix (mended, "2 are added, but left out of the upload until you repair them\n1 is repeated\n1 place is not understood"));
  leads_numbering_plan_unref (plan);
}

/* What may be a range says so, in both readings; what cannot be one says nothing. */
static void
test_short_ranges (void)
{
  LeadsNumberingPlan *plan = leads_numbering_plan_new_builtin ();
  g_autoptr (GPtrArray) finds = leads_paste_find (plan, NULL, "+49 221 9988780-89, +49 221 9988770-79\n+49 221 9988770", -1);
  g_autoptr (GPtrArray) none = leads_paste_find (plan, NULL, "+49 221 9988770, 020", -1);
  g_autofree char *numbers = leads_paste_words_short_ranges (finds);
  g_autofree char *nothing = leads_paste_words_short_ranges (none);
  g_autofree char *first = leads_paste_words_short_range (g_ptr_array_index (finds, 0));
  g_autofree char *last = leads_paste_words_short_range (g_ptr_array_index (finds, 2));
  g_autofree char *ranges = NULL;
  g_autofree char *taken = NULL;

  g_assert_cmpstr (numbers, ==, "2 are read as one number each and may be ranges, such as +49 221 9988780-89");
  g_assert_null (nothing);
  g_assert_cmpstr (first, ==, "May be a range: 10 numbers, +492219988780 to 8789");
  g_assert_null (last);
  leads_paste_take_short_ranges (finds, TRUE);
  ranges = leads_paste_words_short_ranges (finds);
  taken = leads_paste_words_short_range (g_ptr_array_index (finds, 0));
  g_assert_cmpstr (ranges, ==, "2 are read as ranges and may be one number each, such as +49 221 9988780-89");
  g_assert_null (taken);
  leads_numbering_plan_unref (plan);
}

static void
test_summary (void)
{
  g_autofree char *all = leads_paste_words_summary (100, 100);
  g_autofree char *some = leads_paste_words_summary (99, 100);

  g_assert_cmpstr (all, ==, "100 numbers found");
  g_assert_cmpstr (some, ==, "99 of 100 numbers chosen");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/paste-words/rest", test_rest);
  g_test_add_func ("/widgets/paste-words/short-ranges", test_short_ranges);
  g_test_add_func ("/widgets/paste-words/summary", test_summary);
  return g_test_run ();
}
