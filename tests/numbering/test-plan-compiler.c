/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

#include "leads-plan-compiler-private.h"
#include "small-plan.h"

#include <string.h>

/* Tables compiled at run time: what a plan means, and what is refused, in which line and why. */

#define HEAD "format\t1\nversion\t7\ndate\t2026-02-28\n"
#define CODE "code\t44\tGB\tGB\nregion\tGB\t10\t00\t0\n"

static void
check_number (LeadsNumberingPlan *plan,
              const char         *text,
              const char         *reason,
              const char         *region,
              const char         *type)
{
  LeadsVerdict verdict;

  leads_numbering_plan_judge (plan, text, -1, &verdict);
  g_test_message ("%s", text);
  g_assert_cmpstr (leads_reason_to_word (verdict.reason), ==, reason);
  g_assert_cmpstr (verdict.region, ==, region);
  g_assert_cmpstr (leads_number_type_to_word ((LeadsNumberType) verdict.type), ==, type);
}

static void
test_small_plan (void)
{
  g_autoptr (LeadsNumberingPlan) plan = new_small_plan ();

  g_assert_cmpstr (leads_numbering_plan_get_version (plan), ==, "small-1");
  g_assert_cmpstr (leads_numbering_plan_get_date (plan), ==, "2026-01-31");
  check_number (plan, "+2211234567", "", "BA", "fixed_line");
  check_number (plan, "+28012345", "", "BA", "toll_free");
  check_number (plan, "+22112345678", "too_long", "", "");
  check_number (plan, "+221123456", "length_unused", "", "");
  check_number (plan, "+221", "too_short", "", "");
  check_number (plan, "+2201234567", "not_in_plan", "", "");
  check_number (plan, "+20211234567", "trunk_zero", "", "");
  check_number (plan, "+3110000000", "", "CA", "fixed_line");
  check_number (plan, "+3134500000", "", "CB", "fixed_line");
  check_number (plan, "+3134100000", "not_in_plan", "", "");
  check_number (plan, "+314112345", "", "CC", "fixed_line");
  check_number (plan, "+402101456789", "not_in_plan", "", "");
  check_number (plan, "+402122456789", "", "DA", "fixed_line_or_mobile");
  check_number (plan, "+5102123456", "", "EA", "fixed_line");
  check_number (plan, "+6292112345678", "", "FA", "mobile");
  check_number (plan, "+70012345678", "", "001", "toll_free");
  check_number (plan, "+701500000000000", "", "GA", "fixed_line");
  check_number (plan, "+701540000000000", "", "GA", "fixed_line_or_mobile");
  check_number (plan, "+701550000000000", "", "GA", "premium_rate");
  check_number (plan, "+999", "unknown_country_code", "", "");
}

/* Every type, tried in libphonenumber's order; fixed line and mobile together are either. */
static void
test_types (void)
{
  static const char table[] = HEAD "code\t9\tXX\t-\nregion\tXX\t3\t-\t-\ngeneral\tXX\t-\t\\d{3}\n"
                                   "fixed_line\tXX\t-\t[0-4]\\d\\d\n"
                                   "mobile\tXX\t-\t[3-6]\\d\\d\n"
                                   "premium_rate\tXX\t-\t\\d9\\d\n"
                                   "toll_free\tXX\t-\t\\d[89]\\d\n"
                                   "voip\tXX\t4\t7\\d{3}\n"
                                   "voip\tXX\t4\t7\\d{2}\n";
  LeadsPlanFault fault;
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_from_table (table, -1, &fault);

  g_assert_nonnull (plan);
  check_number (plan, "+9012", "", "XX", "fixed_line");
  check_number (plan, "+9312", "", "XX", "fixed_line_or_mobile");
  check_number (plan, "+9512", "", "XX", "mobile");
  check_number (plan, "+9095", "", "XX", "premium_rate");
  check_number (plan, "+9085", "", "XX", "toll_free");
  check_number (plan, "+9712", "not_in_plan", "", ""); /* its own lengths are others */
  check_number (plan, "+97123", "too_long", "", "");
  check_number (plan, "+912", "too_short", "", "");
}

/* Leading digits choose a region for good; without them the first region that has the number does. */
static void
test_shared_codes (void)
{
  static const char table[] = HEAD "code\t9\tAA,BB,CC\t-\n"
                                   "region\tAA\t3\t-\t-\ngeneral\tAA\t-\t\\d{3}\nmobile\tAA\t-\t1\\d\\d\n"
                                   "region\tBB\t3\t-\t-\nleading\tBB\t[12]\ngeneral\tBB\t-\t\\d{3}\n"
                                   "mobile\tBB\t-\t25\\d\n"
                                   "region\tCC\t3\t-\t-\ngeneral\tCC\t-\t\\d{3}\npager\tCC\t-\t[1-3]\\d\\d\n";
  LeadsPlanFault fault;
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_from_table (table, -1, &fault);

  g_assert_nonnull (plan);
  check_number (plan, "+9123", "", "AA", "mobile");
  check_number (plan, "+9255", "", "BB", "mobile");
  check_number (plan, "+9245", "not_in_plan", "", "");
  check_number (plan, "+9345", "", "CC", "pager");
}

/* A number that would lose its beginning when it is read is not the number that it seems to be. */
static void
test_strip (void)
{
  static const char table[] = HEAD "code\t9\tAA\t-\nregion\tAA\t3-4\t-\t0\nstrip\tAA\t0\t-\n"
                                   "general\tAA\t-\t0?[1-3]\\d\\d\ngeneral\tAA\t-\t0[4-6]\\d\\d\n"
                                   "mobile\tAA\t-\t\\d{3,4}\n"
                                   "code\t8\tBB\t-\nregion\tBB\t5\t-\t0\nstrip\tBB\t([1-4]\\d\\d)$|0\t55$1\n"
                                   "general\tBB\t-\t\\d{5}\ngeneral\tBB\t-\t3\\d\\d\n"
                                   "mobile\tBB\t-\t\\d{5}\n";
  g_autofree char *sorted = NULL;
  LeadsPlanFault fault;
  g_autoptr (LeadsNumberingPlan) plan = NULL;

  g_assert_null (leads_numbering_plan_new_from_table (table, -1, &fault));
  g_assert_cmpint (fault.kind, ==, LEADS_PLAN_FAULT_ORDER);

  sorted = g_strconcat (HEAD, strstr (table, "code\t8"), "", NULL);
  plan = leads_numbering_plan_new_from_table (sorted, -1, &fault);
  g_assert_nonnull (plan);
  check_number (plan, "+855123", "", "BB", "mobile");
  check_number (plan, "+805123", "", "BB", "mobile"); /* without the 0 it is too short, so the 0 stays */
  g_clear_pointer (&plan, leads_numbering_plan_unref);

  g_free (sorted);
  sorted = g_strndup (table, (gsize) (strstr (table, "code\t8") - table));
  plan = leads_numbering_plan_new_from_table (sorted, -1, &fault);
  g_assert_nonnull (plan);
  check_number (plan, "+9123", "", "AA", "mobile");
  check_number (plan, "+90123", "not_in_plan", "", ""); /* is read as +9 123 */
  check_number (plan, "+90456", "", "AA", "mobile");    /* 456 alone is none */
}

/* An editor's mark in front of the table is none of its rows. */
static void
test_byte_order_mark (void)
{
  g_autofree char *text = read_small_table ();
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  LeadsPlanFault fault;
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_from_table (marked, -1, &fault);
  g_autoptr (LeadsNumberingPlan) none = NULL;

  g_assert_nonnull (plan);
  g_free (marked);
  marked = g_strconcat ("\xef\xbb\xbf\xef\xbb\xbf", text, NULL);
  none = leads_numbering_plan_new_from_table (marked, -1, &fault);
  g_assert_null (none);
  g_assert_cmpint (fault.line, ==, 1);
}

static void
test_same_table_same_arrays (void)
{
  g_autofree char *text = read_small_table ();
  LeadsPlanFault fault;
  g_autoptr (LeadsPlanCompiled) one = leads_plan_compile (text, strlen (text), &fault);
  g_autoptr (LeadsPlanCompiled) other = leads_plan_compile (text, strlen (text), &fault);
  const LeadsPlanTables *a = leads_plan_compiled_get_tables (one);
  const LeadsPlanTables *b = leads_plan_compiled_get_tables (other);

  g_assert_cmpmem (a->next, a->n_states * sizeof *a->next, b->next, b->n_states * sizeof *b->next);
  g_assert_cmpmem (a->labels, a->n_states, b->labels, b->n_states);
  g_assert_cmpmem (a->codes, a->n_codes * sizeof *a->codes, b->codes, b->n_codes * sizeof *b->codes);
  g_assert_cmpmem (a->displays, a->n_displays * sizeof *a->displays, b->displays, b->n_displays * sizeof *b->displays);
  g_assert_cmpmem (a->choices, a->n_choices * sizeof *a->choices, b->choices, b->n_choices * sizeof *b->choices);
  g_assert_cmpmem (a->texts, a->n_texts, b->texts, b->n_texts);
}

/* No two states that lead alike are kept apart, and none leads to nothing. */
static void
test_automaton_is_minimal (void)
{
  g_autofree char *text = read_small_table ();
  LeadsPlanFault fault;
  g_autoptr (LeadsPlanCompiled) compiled = leads_plan_compile (text, strlen (text), &fault);
  const LeadsPlanTables *tables = leads_plan_compiled_get_tables (compiled);
  static const LeadsPlanNext nowhere = { 0 };

  for (guint i = LEADS_PLAN_ROOT + 1; i < tables->n_states; i++)
    {
      g_assert_true (tables->labels[i] != 0 || memcmp (tables->next[i], nowhere, sizeof nowhere) != 0);
      for (guint j = i + 1; j < tables->n_states; j++)
        g_assert_true (tables->labels[i] != tables->labels[j] ||
                       memcmp (tables->next[i], tables->next[j], sizeof nowhere) != 0);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *table;
    LeadsPlanFaultKind kind;
    guint line;
    const char *detail;
  } cases[] = {
    { "", LEADS_PLAN_FAULT_MISSING, 2, "format" },
    { "# nothing\n", LEADS_PLAN_FAULT_MISSING, 2, "format" },
    { "version\t7\n", LEADS_PLAN_FAULT_MISSING, 1, "format" },
    { "format\t2\n", LEADS_PLAN_FAULT_NEWER_LAYOUT, 1, "2" },
    { "format\tone\n", LEADS_PLAN_FAULT_VALUE, 1, "one" },
    { "format\t1\nformat\t1\n", LEADS_PLAN_FAULT_KEYWORD, 2, "format" },
    { "format\t1\nversion\t\n", LEADS_PLAN_FAULT_COLUMNS, 2, "version" },
    { "format\t1\nversion\t7 \303\274\n", LEADS_PLAN_FAULT_VALUE, 2, "7 \303\274" },
    { "format\t1\nversion\t123456789012345678901234567890123\n", LEADS_PLAN_FAULT_VALUE, 2,
      "123456789012345678901234567890123" },
    { "format\t1\nversion\t7\ndate\t2026-02-30\n", LEADS_PLAN_FAULT_VALUE, 3, "2026-02-30" },
    { "format\t1\nversion\t7\n" CODE, LEADS_PLAN_FAULT_MISSING, 5, "date" },
    { HEAD, LEADS_PLAN_FAULT_MISSING, 4, "code" },
    { HEAD "\377\n", LEADS_PLAN_FAULT_NO_TEXT, 4, "" },
    { HEAD "numbers\tGB\t-\t1\n", LEADS_PLAN_FAULT_KEYWORD, 4, "numbers" },
    { HEAD "\tGB\t-\t1\n", LEADS_PLAN_FAULT_KEYWORD, 4, "" },
    { HEAD "region\tGB\t10\t00\t0\n", LEADS_PLAN_FAULT_KEYWORD, 4, "region" },
    { HEAD "code\t0\tGB\tGB\n", LEADS_PLAN_FAULT_VALUE, 4, "0" },
    { HEAD "code\t4400\tGB\tGB\n", LEADS_PLAN_FAULT_VALUE, 4, "4400" },
    { HEAD "code\t44\tgb\tGB\n", LEADS_PLAN_FAULT_VALUE, 4, "gb" },
    { HEAD "code\t44\tGB,001\tGB\n", LEADS_PLAN_FAULT_VALUE, 4, "GB,001" },
    { HEAD "code\t44\tGB\n", LEADS_PLAN_FAULT_COLUMNS, 4, "code" },
    { HEAD "code\t44\tGB\tGB\t\t\tmore\n", LEADS_PLAN_FAULT_COLUMNS, 4, "code" },
    { HEAD "code\t44\tGB,GG\tGB\nregion\tGB\t10\t00\t0\n", LEADS_PLAN_FAULT_MISSING, 6, "region" },
    { HEAD CODE "region\tGG\t10\t00\t0\n", LEADS_PLAN_FAULT_KEYWORD, 6, "region" },
    { HEAD "code\t44\tGB\tGB\nregion\tGG\t10\t00\t0\n", LEADS_PLAN_FAULT_VALUE, 5, "GG" },
    { HEAD "code\t44\tGB\tGB\nregion\tGB\t10,9\t00\t0\n", LEADS_PLAN_FAULT_VALUE, 5, "10,9" },
    { HEAD "code\t44\tGB\tGB\nregion\tGB\t18\t00\t0\n", LEADS_PLAN_FAULT_VALUE, 5, "18" },
    { HEAD "code\t44\tGB\tGB\nregion\tGB\t10\t0(0\t0\n", LEADS_PLAN_FAULT_PATTERN, 5, "0(0" },
    { HEAD CODE "general\tGB\t-\t[2-1]\n", LEADS_PLAN_FAULT_PATTERN, 6, "[2-1]" },
    { HEAD CODE "general\tGG\t-\t1\n", LEADS_PLAN_FAULT_VALUE, 6, "GG" },
    { HEAD CODE "general\tGB\t-\t-\n", LEADS_PLAN_FAULT_VALUE, 6, "-" },
    { HEAD CODE "general\tGB\t-\t(?:(?:\\d{30}){30}){30}\n", LEADS_PLAN_FAULT_TOO_LARGE, 6,
      "(?:(?:\\d{30}){30}){30}" },
    { HEAD CODE "leading\tGB\t1\nleading\tGB\t2\n", LEADS_PLAN_FAULT_KEYWORD, 7, "leading" },
    { HEAD CODE "strip\tGB\t(1)(2)\t9$1\n", LEADS_PLAN_FAULT_VALUE, 6, "9$1" },
    { HEAD CODE "strip\tGB\t0\t$1x\n", LEADS_PLAN_FAULT_VALUE, 6, "$1x" },
    { HEAD CODE "display\t44\t(\\d{3})(\\w)\t$1 $2\t-\n", LEADS_PLAN_FAULT_PATTERN, 6, "(\\d{3})(\\w)" },
    { HEAD CODE "display\t44\t(\\d{3})(\\d)\t$2 $1\t-\n", LEADS_PLAN_FAULT_VALUE, 6, "$2 $1" },
    { HEAD CODE "display\t44\t(\\d{3})(\\d)\t$1 9 $2\t-\n", LEADS_PLAN_FAULT_VALUE, 6, "$1 9 $2" },
    { HEAD CODE "display\t33\t(\\d{3})\t$1\t-\n", LEADS_PLAN_FAULT_VALUE, 6, "33" },
    { HEAD CODE "mobile_token\t44\t15\n", LEADS_PLAN_FAULT_VALUE, 6, "15" },
    { HEAD CODE "code\t44\tGB\tGB\n", LEADS_PLAN_FAULT_ORDER, 6, "44" },
    { HEAD CODE "code\t441\tGG\tGG\n", LEADS_PLAN_FAULT_ORDER, 6, "441" },
    { HEAD CODE "code\t33\tFR\tFR\n", LEADS_PLAN_FAULT_ORDER, 6, "33" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LeadsPlanFault fault;

      g_test_message ("case %u", i);
      g_assert_null (leads_numbering_plan_new_from_table (cases[i].table, -1, &fault));
      g_assert_cmpint (fault.kind, ==, cases[i].kind);
      g_assert_cmpuint (fault.line, ==, cases[i].line);
      g_assert_cmpstr (fault.detail, ==, cases[i].detail);
      /* Asking for the fault is not asked for. */
      g_assert_null (leads_numbering_plan_new_from_table (cases[i].table, -1, NULL));
    }
}

static void
test_long_details_are_cut (void)
{
  g_autoptr (GString) table = g_string_new (HEAD);
  LeadsPlanFault fault;

  for (guint i = 0; i < 200; i++)
    g_string_append (table, "\303\244");
  g_assert_null (leads_numbering_plan_new_from_table (table->str, -1, &fault));
  g_assert_cmpint (fault.kind, ==, LEADS_PLAN_FAULT_KEYWORD);
  g_assert_true (g_utf8_validate (fault.detail, -1, NULL));
  g_assert_cmpuint (strlen (fault.detail), <, sizeof fault.detail);

  g_string_set_size (table, LEADS_PLAN_TABLE_MAX_SIZE + 1);
  g_assert_null (leads_numbering_plan_new_from_table (table->str, (gssize) table->len, &fault));
  g_assert_cmpint (fault.kind, ==, LEADS_PLAN_FAULT_TOO_LARGE);
}

/* What is too much only together has no line of its own: the country code's is named. */
static void
test_too_many_formats (void)
{
  g_autoptr (GString) table = g_string_new (HEAD CODE);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  LeadsPlanFault fault;

  for (guint i = 0; i < 20; i++)
    {
      g_string_append_printf (table, "display\t44\t(\\d{3})(\\d{%u})\t$1 $2\t", 1 + i % 10);
      for (guint choice = 0; choice < 8; choice++)
        {
          if (choice > 0)
            g_string_append_c (table, '|');
          for (guint digit = 0; digit < 8; digit++)
            {
              guint first = (guint) g_rand_int_range (rand, 0, 6);

              g_string_append_printf (table, "[%u-%u]", first, first + 4);
            }
        }
      g_string_append_c (table, '\n');
    }
  g_assert_null (leads_numbering_plan_new_from_table (table->str, -1, &fault));
  g_assert_cmpint (fault.kind, ==, LEADS_PLAN_FAULT_TOO_LARGE);
  g_assert_cmpstr (fault.detail, ==, "display");
  g_assert_cmpuint (fault.line, ==, 4);
}

/* Patterns of a few characters that have more states than there is time or memory for: refused before that. */
static void
test_costly_patterns (void)
{
  static const char *const costly[] = {
    "general\tGB\t-\t(?:\\d{1,16})?1\\d{12}\nmobile\tGB\t-\t(?:\\d{1,16})?2\\d{11}\n",
    "strip\tGB\t((?:1|2|12|21|\\d{3}){9})$\t9$1\ngeneral\tGB\t-\t(?:\\d{1,16})?1\\d{12}\n",
    "display\t44\t(\\d{5})\t$1\t(?:(?:\\d{30}){30}){20}\n",
    "display\t44\t(\\d{5})\t$1\t(?:\\d{1,8})?1\\d{8}1\ndisplay\t44\t(\\d{6})\t$1\t(?:\\d{1,8})?2\\d{8}2\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (costly); i++)
    {
      g_autofree char *table = g_strconcat (HEAD "code\t44\tGB\tGB\nregion\tGB\t1-17\t00\t0\n", costly[i], NULL);
      LeadsPlanFault fault;

      g_test_message ("case %u", i);
      g_assert_null (leads_numbering_plan_new_from_table (table, -1, &fault));
      g_assert_cmpint (fault.kind, ==, LEADS_PLAN_FAULT_TOO_LARGE);
      g_assert_cmpuint (fault.line, ==, 4);
    }
}

/* A pattern that can end in more ways than can be counted is no trouble, as its end is looked at once. */
static void
test_many_ends (void)
{
  static const char table[] = HEAD CODE "strip\tGB\t0$(?:(?:|){30}){30}\t-\ngeneral\tGB\t-\t[1-9]?\\d{9}\n"
                                        "mobile\tGB\t-\t\\d{10}\n";
  LeadsPlanFault fault;
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_from_table (table, -1, &fault);

  g_assert_nonnull (plan);
  check_number (plan, "+441234567890", "", "GB", "mobile");
}

/* Such numbers are never valid, but digits can be read as one, which makes what else they are uncertain. */
static void
test_longer_than_e164 (void)
{
  static const char table[] = HEAD "code\t8\tAA\t-\nregion\tAA\t17\t00\t0\ngeneral\tAA\t-\t9\\d{16}\n"
                                   "mobile\tAA\t-\t9\\d{16}\n"
                                   "code\t998\tBB\t-\nregion\tBB\t12\t00\t0\ngeneral\tBB\t-\t\\d{12}\n"
                                   "mobile\tBB\t-\t\\d{12}\n"
                                   "code\t999\tCC\t-\nregion\tCC\t10-14\t00\t0\ngeneral\tCC\t-\t\\d{10,14}\n"
                                   "mobile\tCC\t-\t\\d{10,14}\n";
  LeadsPlanFault fault;
  LeadsVerdict verdict;
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_from_table (table, -1, &fault);

  g_assert_nonnull (plan);
  check_number (plan, "+899999999999999999", "too_long", "", "");
  check_number (plan, "+9991234567890123", "too_long", "", "");
  check_number (plan, "+999123456789012", "", "CC", "mobile");
  g_assert_cmpuint (leads_numbering_plan_count_valid (plan, 0, G_MAXUINT64), ==,
                    /* +998 with 12 digits, +999 with 10 to 12 */
                    G_GUINT64_CONSTANT (1000000000000) + G_GUINT64_CONSTANT (1110000000000));

  leads_numbering_plan_judge (plan, "00998123456789012", -1, &verdict);
  g_assert_cmpuint (verdict.suggestion, ==, G_GUINT64_CONSTANT (998123456789012));
  leads_numbering_plan_judge (plan, "99812345678901234", -1, &verdict);
  g_assert_cmpuint (verdict.suggestion, ==, 0);
}

/* A table that is cut anywhere is refused or a smaller plan, never a crash. */
static void
test_cut_tables (void)
{
  g_autofree char *text = read_small_table ();
  gsize length = strlen (text);

  for (gsize n = 0; n < length; n++)
    {
      LeadsPlanFault fault;
      g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_from_table (text, (gssize) n, &fault);

      g_assert_cmpint (plan == NULL, ==, fault.kind != LEADS_PLAN_FAULT_NONE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-compiler/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/plan-compiler/small-plan", test_small_plan);
  g_test_add_func ("/plan-compiler/types", test_types);
  g_test_add_func ("/plan-compiler/shared-codes", test_shared_codes);
  g_test_add_func ("/plan-compiler/strip", test_strip);
  g_test_add_func ("/plan-compiler/same-table-same-arrays", test_same_table_same_arrays);
  g_test_add_func ("/plan-compiler/automaton-is-minimal", test_automaton_is_minimal);
  g_test_add_func ("/plan-compiler/refused", test_refused);
  g_test_add_func ("/plan-compiler/long-details-are-cut", test_long_details_are_cut);
  g_test_add_func ("/plan-compiler/too-many-formats", test_too_many_formats);
  g_test_add_func ("/plan-compiler/costly-patterns", test_costly_patterns);
  g_test_add_func ("/plan-compiler/many-ends", test_many_ends);
  g_test_add_func ("/plan-compiler/longer-than-e164", test_longer_than_e164);
  g_test_add_func ("/plan-compiler/cut-tables", test_cut_tables);

  return g_test_run ();
}
