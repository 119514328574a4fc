/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-range.h>

#include <string.h>

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
  { "+12122000000", "+12129999999", 0, "range_too_big", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+12127881500", "1499", 0, "range_reversed", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+12127881500", "+12127881499", 0, "range_reversed", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+12127881500", "+442079460000", 0, "range_country_differs", LEADS_RANGE_FIELD_END, 0, 0 },
  { "+4930123456", "+49301234567", 0, "range_length_differs", LEADS_RANGE_FIELD_END, 0, 0 },
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
      gboolean good = leads_range_parse (plan, NULL, vector->start, vector->end, vector->limit, &range, &field, &problem);

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
  g_assert_true (leads_range_check (plan, 12122000000, 12122999999, 0, &range, &problem));
  g_assert_cmpuint (range.count, ==, LEADS_RANGE_DEFAULT_LIMIT);
  g_assert_false (leads_range_check (plan, 12122000000, 12123000000, 0, &range, &problem));
  g_assert_cmpint (problem.reason, ==, LEADS_REASON_RANGE_TOO_BIG);

  /* Numbers that are not valid by themselves make no range either, and the part is named. */
  g_assert_false (leads_range_check (plan, 442069999990, 442070000010, 0, &range, &problem));
  g_assert_cmpint (problem.reason, ==, LEADS_REASON_NOT_IN_PLAN);
  g_assert_cmpuint (problem.start, ==, 442069999990);
  g_assert_cmpuint (problem.end, ==, 442069999999);
}

/* Only the plan stands in the way: the range is told, so that it can be included. */
static void
test_unplanned (void)
{
  static const struct
  {
    const char *start;
    const char *end;
    const char *reason;
    LeadsRangeField field;
    guint64 n_unplanned; /* 0: there is more that is wrong */
  } cases[] = {
    { "+4420794600", "+4420794699", "length_unused", LEADS_RANGE_FIELD_START, 100 },
    { "+4420794600", "99", "length_unused", LEADS_RANGE_FIELD_START, 100 },
    { "+999 123 00", "09", "unknown_country_code", LEADS_RANGE_FIELD_START, 10 },
    { "+4420794600", "+4420794500", "range_reversed", LEADS_RANGE_FIELD_END, 0 },
    { "+4420794600", "4420794699", "length_unused", LEADS_RANGE_FIELD_START, 0 },
    { "+4420794600", "x", "length_unused", LEADS_RANGE_FIELD_START, 0 },
    { "+4420794600", "+442079460099", "range_length_differs", LEADS_RANGE_FIELD_END, 0 },
    { "+999100000000", "+999999999999", "range_too_big", LEADS_RANGE_FIELD_END, 0 },
    { "+1", "+9", "too_short", LEADS_RANGE_FIELD_START, 0 },
    { "+12127881500", "+1212788159", "too_short", LEADS_RANGE_FIELD_END, 0 },
    { "+4402079460000", "99", "trunk_zero", LEADS_RANGE_FIELD_START, 0 },
  };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LeadsRangeField field;
      LeadsProblem problem;
      LeadsRange range;

      g_test_message ("%s to %s", cases[i].start, cases[i].end);
      g_assert_false (leads_range_parse (plan, NULL, cases[i].start, cases[i].end, 0, &range, &field, &problem));
      g_assert_cmpstr (leads_reason_to_word (problem.reason), ==, cases[i].reason);
      g_assert_cmpint (field, ==, cases[i].field);
      g_assert_cmpuint (range.n_unplanned, ==, cases[i].n_unplanned);
      g_assert_cmpuint (range.count, ==, cases[i].n_unplanned);
    }
}

/* A text that is too long for a number and holds one before its last separator is more likely a range. */
static void
test_one_text (void)
{
  static const struct
  {
    const char *text;
    gboolean unplanned;
  } cases[] = {
    { "+12127881500-1599", FALSE },
    { "+12127881500 â 1599", FALSE },
    { "tel:+12127881500-1599", FALSE },
    { "+12127881500 (10)", FALSE },
    { "+44207946000012", TRUE },
    { "+44 20 7946 00001 2", TRUE },
    { "+442079460000-12", FALSE },
    { "+1 212 788 15001", TRUE },
    { "+44 20 79", TRUE },
    { "+12127881500", FALSE },
    { "1212788150", FALSE },
  };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LeadsVerdict verdict;

      g_test_message ("%s", cases[i].text);
      leads_numbering_plan_judge (plan, cases[i].text, -1, &verdict);
      g_assert_cmpint (leads_range_is_unplanned (plan, cases[i].text, -1, &verdict), ==, cases[i].unplanned);
      g_assert_cmpint (leads_range_is_unplanned (plan, cases[i].text, (gssize) strlen (cases[i].text), &verdict), ==,
                       cases[i].unplanned);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/range/vectors", test_vectors);
  g_test_add_func ("/range/details", test_details);
  g_test_add_func ("/range/unplanned", test_unplanned);
  g_test_add_func ("/range/one-text", test_one_text);

  return g_test_run ();
}
