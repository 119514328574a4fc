/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-range.h>

#include <string.h>

/* Ranges as they stand in files: what is one, and what it says. */

typedef struct
{
  const char *text;
  guint64 start; /* 0: it is no range */
  guint64 count; /* 0: it is one that is refused */
  LeadsReason reason;
} Case;

static const Case cases[] = {
  { "+12127881500-1599", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500 - 1599", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500-+12127881599", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500 \342\200\223 +12127881599", 12127881500, 100, LEADS_REASON_NONE },
  { "+1-212-788-1500 - +1-212-788-1599", 12127881500, 100, LEADS_REASON_NONE },
  { "+1-212-788-1500-1599", 12127881500, 100, LEADS_REASON_NONE },
  { "+1 (212) 788-1500 - 788-1599", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500 to +12127881599", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500 Through 1599", 12127881500, 100, LEADS_REASON_NONE },
  { "tel:+12127881500 bis +12127881599", 12127881500, 100, LEADS_REASON_NONE },
  { "  '+12127881500..1599 ", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500...1599", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500->1599", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500~1599", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500 jusqu\342\200\231\303\240 +12127881599", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500 \303\227 100", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500 \303\227 1", 12127881500, 1, LEADS_REASON_NONE },
  { "+12127881500 \342\200\246 +12127881500", 12127881500, 1, LEADS_REASON_NONE },
  { "+12127881500 \342\200\246 1599 \303\227 100", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500 \342\200\246 1599 \303\227 many", 12127881500, 100, LEADS_REASON_NONE },
  { "+12127881500 \342\200\246 1599 \303\227 90", 1, 0, LEADS_REASON_RANGE_COUNT_DIFFERS },
  { "12127881500 to 1599 \303\227 90", 1, 0, LEADS_REASON_RANGE_COUNT_DIFFERS },
  /* Refused as what was typed is. */
  { "+12127881500-1499", 1, 0, LEADS_REASON_RANGE_REVERSED },
  { "+12127881500 to +1212788159", 1, 0, LEADS_REASON_TOO_SHORT },
  { "+12127881500 to +442079460000", 1, 0, LEADS_REASON_RANGE_COUNTRY_DIFFERS },
  { "+12127881500 to +12137881500", 1, 0, LEADS_REASON_RANGE_TOO_BIG },
  { "+12127881500 \303\227 0", 1, 0, LEADS_REASON_RANGE_REVERSED },
  { "12127881500 \303\227 0", 1, 0, LEADS_REASON_RANGE_REVERSED },
  { "+1212788150 \303\227 0", 1, 0, LEADS_REASON_RANGE_REVERSED },
  { "+12127881500 \303\227 99999999999999999999", 1, 0, LEADS_REASON_RANGE_TOO_BIG },
  { "+12127881500 \303\227 ten", 1, 0, LEADS_REASON_LETTERS },
  { "+12127881500 to later 5", 1, 0, LEADS_REASON_LETTERS },
  { "+12120001000-1009", 12120001000, 10, LEADS_REASON_NOT_IN_PLAN },
  { "12127881500-12127881599", 12127881500, 100, LEADS_REASON_NO_PLUS },
  { "+12127881500-12127881599", 12127881500, 100, LEADS_REASON_NO_PLUS },
  { "12127881500 to 1599", 12127881500, 100, LEADS_REASON_NO_PLUS },
  { "12127881500 \303\227 100", 12127881500, 100, LEADS_REASON_NO_PLUS },
  { "12127881500 to 1400", 1, 0, LEADS_REASON_NO_PLUS },
  /* No range: two numbers, an extension, prose, halves. */
  { "+12127881500 +12127881599", 0, 0, 0 },
  { "+12127881500, +12127881599", 0, 0, 0 },
  { "+12127881500/1599", 0, 0, 0 },
  { "+12127881500 x1599", 0, 0, 0 },
  { "+12127881500-abc", 0, 0, 0 },
  { "Up to 100 numbers", 0, 0, 0 },
  { "Total to 5", 0, 0, 0 },
  { "2024-01-31", 0, 0, 0 },
  { "-1599", 0, 0, 0 },
  { "+12127881500-", 0, 0, 0 },
  { "+12127881500 to", 0, 0, 0 },
  { "to +12127881500", 0, 0, 0 },
  { "+", 0, 0, 0 },
  { "", 0, 0, 0 },
  { "\303\227", 0, 0, 0 },
};

static void
test_cases (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      LeadsRangeReading reading;
      LeadsProblem problem;

      g_test_message ("%s", c->text);
      if (!leads_range_read_text (plan, NULL, c->text, -1, &reading))
        {
          g_assert_cmpuint (c->start, ==, 0);
          continue;
        }
      g_assert_cmpuint (c->start, !=, 0);
      g_assert_cmpint (reading.problem.reason, ==, c->reason);
      g_assert_cmpuint (reading.range.count, ==, c->count);
      if (c->count > 0)
        {
          g_assert_cmpuint (reading.range.start, ==, c->start);
          g_assert_cmpuint (reading.range.end, ==, c->start + c->count - 1);
        }
      g_assert_cmpint (reading.mendable, ==, c->reason == LEADS_REASON_NO_PLUS && c->count > 0);

      /* The facts of the sentence can be found again from the text alone. */
      if (c->reason == LEADS_REASON_NONE)
        continue;
      problem = (LeadsProblem){ .reason = c->reason };
      leads_range_find_problem (plan, NULL, c->text, strlen (c->text), &problem);
      g_assert_cmpint (problem.reason, ==, c->reason);
      g_assert_cmpuint (problem.count, ==, reading.problem.count);
      g_assert_cmpint (problem.is_empty, ==, reading.problem.is_empty);
      g_assert_cmpint (problem.is_empty, ==, g_str_has_suffix (c->text, "\303\227 0"));
      g_assert_cmpuint (problem.n_unplanned, ==, reading.problem.n_unplanned);
    }
}

/* Columns say the same as one text with a clear separator between them. */
static void
test_columns (void)
{
  static const char *const starts[] = { "+12127881500", " +1 212 788 1500 ", "12127881500", "+12120001000", "", "x", "0" };
  static const char *const ends[] = { "+12127881599", "1599", "15 99", "1400", "12127881599", "+442079460000", "?", "100" };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
      {
        g_autofree char *ranged = g_strdup_printf ("%s \342\200\246 %s", starts[i], ends[j]);
        g_autofree char *counted = g_strdup_printf ("%s \303\227 %s", starts[i], ends[j]);
        LeadsRangeReading columns, text;

        leads_range_read_ends (plan, NULL, starts[i], strlen (starts[i]), ends[j], strlen (ends[j]), &columns);
        if (leads_range_read_text (plan, NULL, ranged, -1, &text))
          {
            g_assert_cmpint (text.problem.reason, ==, columns.problem.reason);
            g_assert_cmpuint (text.range.start, ==, columns.range.start);
            g_assert_cmpuint (text.range.end, ==, columns.range.end);
          }
        else
          g_assert_cmpuint (columns.range.count, ==, 0);
        leads_range_read_count (plan, NULL, starts[i], strlen (starts[i]), ends[j], strlen (ends[j]), &columns);
        if (leads_range_read_text (plan, NULL, counted, -1, &text))
          {
            g_assert_cmpint (text.problem.reason, ==, columns.problem.reason);
            g_assert_cmpuint (text.range.start, ==, columns.range.start);
            g_assert_cmpuint (text.range.count, ==, columns.range.count);
          }
        else
          g_assert_cmpuint (columns.range.count, ==, 0);
      }
}

/* Bytes that are nearly ranges: nothing is read past the text, and what is given out is a range of the plan. */
static void
test_mutations (void)
{
  static const char alphabet[] = "+-0123456789 .(),to\303\227\342\200\246x\302\240\t\0\377";
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint round = 0; round < 30000; round++)
    {
      const Case *c = &cases[g_test_rand_int_range (0, G_N_ELEMENTS (cases))];
      const gsize room = strlen (c->text) + 4;
      gsize length = strlen (c->text);
      g_autofree char *text = g_malloc0 (room);
      g_autofree char *exact = NULL;
      LeadsRangeReading reading;

      memcpy (text, c->text, length);
      for (guint n = (guint) g_test_rand_int_range (1, 4); n > 0; n--)
        {
          const gsize at = (gsize) g_test_rand_int_range (0, (int) length + 1);

          if (g_test_rand_bit () && length > at)
            memmove (text + at, text + at + 1, --length - at);
          else if (length + 1 < room)
            {
              memmove (text + at + 1, text + at, length++ - at);
              text[at] = alphabet[g_test_rand_int_range (0, sizeof alphabet)];
            }
        }
      exact = g_memdup2 (text, MAX (length, 1));
      if (!leads_range_read_text (plan, "GB", exact, (gssize) length, &reading) || reading.range.count == 0)
        continue;
      g_assert_cmpuint (reading.range.end - reading.range.start + 1, ==, reading.range.count);
      g_assert_cmpuint (reading.range.count, <=, LEADS_RANGE_DEFAULT_LIMIT);
      g_assert_cmpuint (leads_numbering_plan_count_valid (plan, reading.range.start, reading.range.end), ==,
                        reading.range.count - reading.range.n_unplanned);
      if (reading.problem.reason == LEADS_REASON_NONE || reading.mendable)
        g_assert_cmpuint (reading.range.n_unplanned, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/range-text/cases", test_cases);
  g_test_add_func ("/services/range-text/columns", test_columns);
  g_test_add_func ("/services/range-text/mutations", test_mutations);
  return g_test_run ();
}
