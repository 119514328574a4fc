/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads-typing.h"

/*
 * No word of error while a text can still become right, and none too late.
 */

static LeadsTyping
judge (const char *text)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  LeadsVerdict verdict;

  leads_numbering_plan_judge (plan, text, -1, &verdict);

  return leads_typing_judge_number (text, &verdict);
}

static void
test_every_prefix_waits (void)
{
  static const char *const numbers[] = { "+12127881500", "+442079460018", "+44 20 7946 0018", "+353 1 290 0101",
                                         "tel:+12127881500" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      for (gsize length = 1; numbers[i][length] != '\0'; length++)
        {
          g_autofree char *text = g_strndup (numbers[i], length);
          LeadsTyping typing = judge (text);

          g_test_message ("%s", text);
          g_assert_true (typing == LEADS_TYPING_WAIT || typing == LEADS_TYPING_VALID);
        }
      g_assert_cmpint (judge (numbers[i]), ==, LEADS_TYPING_VALID);
    }
}

static void
test_wrong_at_once (void)
{
  g_assert_cmpint (judge ("+44O"), ==, LEADS_TYPING_WRONG);
  g_assert_cmpint (judge ("x"), ==, LEADS_TYPING_WRONG);
  g_assert_cmpint (judge ("+0"), ==, LEADS_TYPING_WRONG);
  g_assert_cmpint (judge ("+999123"), ==, LEADS_TYPING_WRONG);
  g_assert_cmpint (judge ("+1212788150012345"), ==, LEADS_TYPING_WRONG);
  g_assert_cmpint (judge ("+121278815001"), ==, LEADS_TYPING_WRONG);
}

static void
test_plus_is_a_hint (void)
{
  g_assert_cmpint (judge ("4420"), ==, LEADS_TYPING_HINT);
  g_assert_cmpint (judge ("442079460018"), ==, LEADS_TYPING_HINT);
}

static LeadsTyping
judge_end (const char *start, const char *end)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  LeadsRangeField field;
  LeadsProblem problem = { 0 };
  LeadsRange range;

  leads_range_parse (plan, NULL, start, end, 0, &range, &field, &problem);

  return leads_typing_judge_end (start, end, &problem);
}

static void
test_end (void)
{
  g_assert_cmpint (judge_end ("+12127881500", ""), ==, LEADS_TYPING_WAIT);
  g_assert_cmpint (judge_end ("+12127881500", "1599"), ==, LEADS_TYPING_VALID);
  g_assert_cmpint (judge_end ("+12127881599", "15"), ==, LEADS_TYPING_WAIT);
  g_assert_cmpint (judge_end ("+12127881500", "+1212788"), ==, LEADS_TYPING_WAIT);
  g_assert_cmpint (judge_end ("+12127881500", "+12127881499"), ==, LEADS_TYPING_WRONG);
  g_assert_cmpint (judge_end ("+12127881500", "15x"), ==, LEADS_TYPING_WRONG);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/typing/every-prefix-waits", test_every_prefix_waits);
  g_test_add_func ("/typing/wrong-at-once", test_wrong_at_once);
  g_test_add_func ("/typing/plus-is-a-hint", test_plus_is_a_hint);
  g_test_add_func ("/typing/end", test_end);

  return g_test_run ();
}
