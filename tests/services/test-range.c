/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-range.h>

/* Ranges as people write them. */

typedef struct {
  const char *start;
  const char *end;
  guint64 limit;
  const char *reason;
  LeadsRangeField field;
  guint64 first;
  guint64 count;
} Vector;

static const Vector vectors[] = {
  { "+12127881500", "+12127881599", 0, "", LEADS_RANGE_FIELD_END, 12127881500, 100 },
  { "+12127881500", "1599", 0, "", LEADS_RANGE_FIELD_END, 12127881500, 100 },
  { "+12127881500", "99", 0, "", LEADS_RANGE_FIELD_END, 12127881500, 100 },
  { "+12127881500", "15-99", 0, "", LEADS_RANGE_FIELD_END, 12127881500, 100 },
  { "+12127881500", " 1 599 ", 0, "", LEADS_RANGE_FIELD_END, 12127881500, 100 },
  { "+12127880000", "0099", 0, "", LEADS_RANGE_FIELD_END, 12127880000, 100 },
  { "+12127881500", "2127881599", 0, "", LEADS_RANGE_FIELD_END, 12127881500, 100 },
  { "+1 (212) 788-1500", "+1 212 788 1500", 0, "", LEADS_RANGE_FIELD_END, 12127881500, 1 },
  { "+12127881500", "+12127881599", 100, "", LEADS_RANGE_FIELD_END, 12127881500, 100 },
  { "+12127881500", "+12127881599", 99, "range_too_big", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+12120000000", "+12129999999", 0, "range_too_big", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+12127881500", "1499", 0, "range_reversed", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+12127881500", "+12127881499", 0, "range_reversed", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+12127881500", "+442079460000", 0, "range_country_differs", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+442079460000", "+44207946001", 0, "range_length_differs", LEADS_RANGE_FIELD_END, 0, 0 },
  { "12127881500", "1599", 0, "no_plus", LEADS_RANGE_FIELD_START, 0, 0 },
  { "", "1599", 0, "blank_line", LEADS_RANGE_FIELD_START, 0, 0 },
  { "+12127881500", "", 0, "blank_line", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+12127881500", "12127881599", 0, "no_plus", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+12127881500", "15O9", 0, "letters", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+12127881500", "99.5", 0, "decimal_point", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+12127881500", "+1212788159", 0, "too_short", LEADS_RANGE_FIELD_END, 0, 0 },
};

static void
test_vectors (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const Vector *vector = &vectors[i];
      LeadsRange range = { 0 };
      LeadsRangeField field = LEADS_RANGE_FIELD_START;
      LeadsProblem problem;
      gboolean good = leads_range_parse (plan, vector->start, vector->end, vector->limit, &range, &field, &problem);

      g_test_message ("%s to %s", vector->start, vector->end);
      g_assert_cmpstr (leads_reason_to_word (problem.reason), ==, vector->reason);
      g_assert_cmpint (good, ==, vector->reason[0] == '\0');
      g_assert_cmpint (field, ==, vector->field);
      g_assert_cmpuint (range.start, ==, vector->first);
      g_assert_cmpuint (range.count, ==, vector->count);
      if (good)
        g_assert_cmpuint (range.end, ==, range.start + range.count - 1);
    }
}

static void
test_details (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  LeadsRange range;
  LeadsProblem problem;

  g_assert_false (leads_range_check (plan, 12127880000, 12127889999, 5000, &range, &problem));
  g_assert_cmpuint (problem.count, ==, 10000);
  g_assert_cmpuint (problem.limit, ==, 5000);
  g_assert_true (leads_range_check (plan, 12120000000, 12120999999, 0, &range, &problem));
  g_assert_cmpuint (range.count, ==, LEADS_RANGE_DEFAULT_LIMIT);
  g_assert_false (leads_range_check (plan, 12120000000, 12121000000, 0, &range, &problem));
  g_assert_cmpint (problem.reason, ==, LEADS_REASON_RANGE_TOO_BIG);

  /* Numbers that are not valid by themselves make no range either, and the part is named. */
  g_assert_false (leads_range_check (plan, 440999999990, 441000000010, 0, &range, &problem));
  g_assert_cmpint (problem.reason, ==, LEADS_REASON_NOT_IN_PLAN);
  g_assert_cmpuint (problem.start, ==, 440999999990);
  g_assert_cmpuint (problem.end, ==, 440999999999);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/range/vectors", test_vectors);
  g_test_add_func ("/range/details", test_details);

  return g_test_run ();
}
