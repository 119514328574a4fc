/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>
#include <leads-sentences.h>

#include <string.h>

/* What people read about a reason. */

typedef struct {
  const char *text;
  const char *sentence;
  const char *brief;
} Vector;

static const Vector vectors[] = {
  { "+4420794600", "Numbers in +44 have 7, 9 or 10 digits after the country code; this one has 8.",
    "No number of the United Kingdom has this length" },
  { "+44207946", "Numbers in +44 have 7, 9 or 10 digits after the country code; this one has 6.",
    "Too short for the United Kingdom" },
  { "+44", "Numbers in +44 have 7, 9 or 10 digits after the country code; this one has none.",
    "Too short for the United Kingdom" },
  { "+2021234567890", "Numbers in +20 have 8 to 10 digits after the country code; this one has 11.",
    "Too long for Egypt" },
  { "+1212788150", "Numbers in +1 have 10 digits after the country code; this one has 9.", "Too short for +1" },
  { "+4", "This is only the beginning of a number. Write the whole number, such as +12127881500.", "Too short" },
  { "+999123456", "No country has the code 999. Check the digits after the +.", "No country has the code 999" },
  { "442079460100", "The number lacks the + in front. If it begins with a country code, write +442079460100.", "Lacks the +" },
  { "011442079460100", "The number begins with an international prefix instead of +: write +442079460100.",
    "Begins with an international prefix instead of +" },
  { "+15551234567", "This number is not in the numbering plan of its country.", "Not in the plan of +1" },
  { "02079460100", "Write the number with + and the country code in front, such as +12127881500.", "Lacks the +" },
  { "00442079460190", "The number begins with 00 instead of +: write +442079460190.", "Begins with 00 instead of +" },
  { "+44 (0)20 7946 0188",
    "The 0 after the country code does not belong in an international number: write +442079460188.",
    "Has a 0 in brackets" },
  { "+4402079460188",
    "The 0 after the country code does not belong in an international number: write +442079460188.",
    "The 0 after the country code does not belong" },
  { "+44O2079460311", "The letter “O” does not belong in a number. Write digits only.", "Contains the letter O" },
  { "+442079460199 ext 4", "An extension cannot be uploaded: write +442079460199.",
    "Has an extension" },
  { "Total 1,040", "There is no number here. Write one with + and the country code, such as +12127881500.",
    "No number in this line" },
  { "4.42079E+11",
    "A spreadsheet shortened this number and its last digits are lost. "
    "Ask for a file whose cells are formatted as text.",
    "The last digits are lost" },
  { "+442079460000.0", "A spreadsheet added decimals to this number: write +442079460000.", "Ends in .0" },
  { "+0442079460000",
    "No country code begins with 0. Write the country code after the +, such as +12127881500.",
    "No country code begins with 0" },
  { "(+44) 20 7946 0000", "Nothing may stand before the +: write +442079460000.", "Contains the character (" },
  { "+44\0012079460000",
    "The character “U+0001” does not belong in a number. "
    "Only digits, spaces, hyphens, full stops and brackets may follow the +.",
    "Contains the character U+0001" },
  { "", "Enter a number with + and the country code, such as +12127881500.", "Nothing in this line" },
};

static void
test_verdicts (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *sentence = NULL;
      g_autofree char *brief = NULL;
      LeadsVerdict verdict;

      leads_numbering_plan_judge (plan, vectors[i].text, -1, &verdict);
      sentence = leads_sentence_for_verdict (&verdict, names);
      brief = leads_sentence_short_for_verdict (&verdict, names);
      g_assert_cmpstr (sentence, ==, vectors[i].sentence);
      g_assert_cmpstr (brief, ==, vectors[i].brief);
    }
}

static void
test_without_names (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autofree char *brief = NULL;
  LeadsVerdict verdict;

  leads_numbering_plan_judge (plan, "+44207946", -1, &verdict);
  brief = leads_sentence_short_for_verdict (&verdict, NULL);
  g_assert_cmpstr (brief, ==, "Too short for +44");
}

static void
check_warning (const LeadsNumberingPlan *plan,
               LeadsRegionNames         *names,
               const char               *number,
               guint64                   count,
               const char               *country,
               const char               *expected)
{
  g_autofree char *warning = NULL;
  LeadsVerdict verdict;

  leads_numbering_plan_judge (plan, number, -1, &verdict);
  warning = leads_sentence_for_warnings (&verdict, count, country, names);
  g_assert_cmpstr (warning, ==, expected);
}

static void
test_warnings (void)
{
  static const char toll_free[] = "This is a toll-free number. Check that it is meant.";
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();

  check_warning (plan, names, "+442079460000", 1, "GB", NULL);
  check_warning (plan, names, "+442079460000", 1, "gb", NULL);
  check_warning (plan, names, "+442079460000", 1, NULL, NULL);
  check_warning (plan, names, "+4420", 1, "DE", NULL);
  check_warning (plan, names, "+18002345678", 1, NULL, toll_free);
  check_warning (plan, names, "+80012345678", 1, "GB", toll_free);
  check_warning (plan, names, "+19002345678", 1, "US", "This is a premium-rate number. Check that it is meant.");
  check_warning (plan, names, "+14165550123", 1, "US",
                 "This is a number of Canada, but the customer is in the United States.");
  check_warning (plan, names, "+448001111111", 1, "DE",
                 "This is a number of the United Kingdom, but the customer is in Germany. "
                 "This is a toll-free number. Check that it is meant.");
  check_warning (plan, NULL, "+442079460000", 1, "DE", "This is a number of +44, but the customer is in DE.");

  check_warning (plan, names, "+448001111111", 8, "DE",
                 "These are numbers of the United Kingdom, but the customer is in Germany. "
                 "These are toll-free numbers. Check that they are meant.");
  check_warning (plan, names, "+19002345678", 8, "US", "These are premium-rate numbers. Check that they are meant.");
}

static void
check_lengths (const LeadsNumberingPlan *plan,
               const char               *text,
               const char               *expected)
{
  g_autofree char *lengths = NULL;
  LeadsVerdict verdict;

  leads_numbering_plan_judge (plan, text, -1, &verdict);
  lengths = leads_sentence_for_lengths (&verdict);
  g_assert_cmpstr (lengths, ==, expected);
}

static void
test_lengths (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  check_lengths (plan, "+44", "7, 9 or 10 digits after +44");
  check_lengths (plan, "+1212", "10 digits after +1");
  check_lengths (plan, "+", NULL);
  check_lengths (plan, "020", NULL);
}

static void
test_national_form (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();
  g_autofree char *sentence = NULL;
  g_autofree char *brief = NULL;
  LeadsVerdict verdict;

  leads_numbering_plan_judge_in (plan, "020 7946 0000", -1, "GB", &verdict);
  sentence = leads_sentence_for_verdict (&verdict, names);
  brief = leads_sentence_short_for_verdict (&verdict, names);
  g_assert_cmpstr (sentence, ==, "The number is written as it is dialled within its country: write +442079460000.");
  g_assert_cmpstr (brief, ==, "Written as dialled within its country");
}

/* A code that several countries share: the number's own is named. */
static void
test_mismatch (void)
{
  LeadsVerdict verdict = { .reason = LEADS_REASON_COUNTRY_MISMATCH, .country_code = 44, .region = "JE", .home = "GB" };
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();
  g_autofree char *sentence = leads_sentence_for_verdict (&verdict, names);

  g_assert_cmpstr (sentence, ==, "This is a number of Jersey. Check that it is meant.");
}

static void
check_problem (const LeadsProblem *problem,
               const char         *expected,
               const char         *expected_brief)
{
  g_autofree char *sentence = leads_sentence_for_problem (problem, NULL);
  g_autofree char *brief = leads_sentence_short_for_problem (problem, NULL);

  g_assert_cmpstr (sentence, ==, expected);
  g_assert_cmpstr (brief, ==, expected_brief);
}

static void
test_repetitions (void)
{
  LeadsProblem problem = { .reason = LEADS_REASON_DUPLICATE_IN_FILE, .first_line = 121 };

  check_problem (&problem, "Line 121 of this file has the same number.", "Repeated: first on line 121");
  problem = (LeadsProblem){ .reason = LEADS_REASON_DUPLICATE_IN_DRAFT, .entry = "numbers.csv" };
  check_problem (&problem, "The entry “numbers.csv” has the same number.", "Repeated: already in numbers.csv");
  problem = (LeadsProblem){ .reason = LEADS_REASON_ALREADY_HERE };
  check_problem (&problem, "This lead has the number already.", "Already uploaded for this lead");
}

static void
test_owners (void)
{
  LeadsProblem problem = {
    .reason = LEADS_REASON_OWNED_ELSEWHERE,
    .customer = "Adatum Research",
    .service = "Zoom Phone",
  };

  check_problem (&problem, "This number belongs to Adatum Research, Zoom Phone. Release it there first.",
                 "At Adatum Research, Zoom Phone");
  problem.upload_id = 41;
  check_problem (&problem, "This number belongs to Adatum Research, Zoom Phone (upload 41). Release it there first.",
                 "At Adatum Research, Zoom Phone (upload 41)");
  problem.upload_id = 0;
  problem.start = 12127881540;
  check_problem (&problem, "+12127881540 belongs to Adatum Research, Zoom Phone. Release it there first.",
                 "+12127881540 at Adatum Research, Zoom Phone");
  problem.end = 12127881549;
  check_problem (&problem,
                 "+12127881540 to +12127881549 belong to Adatum Research, Zoom Phone. Release them there first.",
                 "+12127881540 to 1549 at Adatum Research, Zoom Phone");
  problem = (LeadsProblem){
    .reason = LEADS_REASON_COOLING,
    .customer = "Contoso",
    .until = G_GINT64_CONSTANT (1798804800) * G_USEC_PER_SEC,
  };
  check_problem (&problem, "This number was released by Contoso and rests until 1 January 2027.",
                 "Rests until 1 January 2027");
  problem.start = 12127881998;
  problem.end = 12127890003;
  check_problem (&problem, "+12127881998 to +12127890003 were released by Contoso and rest until 1 January 2027.",
                 "+12127881998 to 90003 rest until 1 January 2027");
}

static void
test_ranges (void)
{
  LeadsProblem problem = { .reason = LEADS_REASON_RANGE_REVERSED };

  check_problem (&problem, "The end is before the start. The last digits are enough, such as 1599.",
                 "The end is before the start");
  problem.is_empty = TRUE;
  check_problem (&problem, "The count is 0, so the range has no numbers. Write how many it has.", "The count is 0");
  problem = (LeadsProblem){ .reason = LEADS_REASON_RANGE_COUNT_DIFFERS, .count = 100, .limit = 90 };
  check_problem (&problem,
                 "From start to end the range has 100 numbers, but the line says 90. Correct the end or the count.",
                 "The count is not that of the range");
  problem = (LeadsProblem){ .reason = LEADS_REASON_RANGE_TOO_BIG, .count = 99, .limit = 10 };
  check_problem (&problem, "This range has 99 numbers; the limit is 10. Add it in parts.",
                 "Too many numbers in the range");
  problem = (LeadsProblem){ .reason = LEADS_REASON_NOT_IN_PLAN, .count = 100, .n_unplanned = 12, .start = 12127881588 };
  check_problem (&problem,
                 "12 of the 100 numbers of this range are not in the numbering plan, the first is +12127881588.",
                 "12 of 100 numbers are not in the numbering plan");
  problem.n_unplanned = 1;
  check_problem (&problem, "1 of the 100 numbers of this range is not in the numbering plan: +12127881588.",
                 "1 of 100 numbers is not in the numbering plan");
  problem.n_unplanned = 100;
  check_problem (&problem, "None of the 100 numbers of this range is in the numbering plan.",
                 "100 of 100 numbers are not in the numbering plan");
}

static void
test_unplanned (void)
{
  g_autofree char *one = leads_sentence_for_included (1);
  g_autofree char *many = leads_sentence_for_included (1204);
  g_autofree char *details = leads_sentence_for_unplanned_details (LEADS_REASON_NOT_IN_PLAN, "+4420794600", 2);
  g_autofree char *single = leads_sentence_for_unplanned_details (LEADS_REASON_NOT_IN_PLAN, "+4420794600", 1);
  g_autofree char *bare = leads_sentence_for_unplanned_details (LEADS_REASON_NOT_IN_PLAN, NULL, 2);

  g_assert_cmpstr (one, ==, "1 number outside the numbering plan is included");
  g_assert_cmpstr (many, ==, "1204 numbers outside the numbering plan are included");
  g_assert_cmpstr (details, ==, "For example +4420794600; plans change: include them if you know that they exist");
  g_assert_cmpstr (single, ==, "+4420794600; plans change: include it if you know that it exists");
  g_assert_cmpstr (bare, ==, "Plans change: include them if you know that they exist");
  g_assert_cmpstr (leads_sentence_for_unplanned_act (1), ==, "Include It");
  g_assert_cmpstr (leads_sentence_for_unplanned_act (2), ==, "Include Them");
}

static void
test_groups (void)
{
  g_autofree char *one = leads_sentence_for_group (LEADS_REASON_NO_PLUS, 1);
  g_autofree char *many = leads_sentence_for_group (LEADS_REASON_NO_PLUS, 312);
  g_autofree char *lost = leads_sentence_for_group_details (LEADS_REASON_EXPONENT_FORM, "4.42079E+11", 0, 0);
  g_autofree char *uncertain = leads_sentence_for_group_details (LEADS_REASON_NO_PLUS, "4915123456", 4915123456, 7);
  g_autofree char *mended = leads_sentence_for_group_details (LEADS_REASON_NO_PLUS, "442079460100", 442079460100, 0);
  g_autofree char *escaped = leads_sentence_for_group_details (LEADS_REASON_LETTERS, "a\342\200\256b", 0, 0);

  g_assert_cmpstr (one, ==, "1 number lacks the +");
  g_assert_cmpstr (many, ==, "312 numbers lack the +");
  g_assert_cmpstr (lost, ==, "4.42079E+11 cannot be restored; ask for a file with text cells");
  g_assert_cmpstr (mended, ==, "442079460100 becomes +442079460100");
  g_assert_cmpstr (escaped, ==, "For example a<U+202E>b");
  g_assert_cmpstr (uncertain, ==, "4915123456 becomes +4915123456; check that the country code is there");
  g_assert_null (leads_sentence_for_group_details (LEADS_REASON_LETTERS, NULL, 0, 0));
}

static void
test_unknown_codes (void)
{
  g_autofree char *details =
      leads_sentence_for_unplanned_details (LEADS_REASON_UNKNOWN_COUNTRY_CODE, "+999123456", 2);
  g_autofree char *bare = leads_sentence_for_unplanned_details (LEADS_REASON_UNKNOWN_COUNTRY_CODE, NULL, 1);

  g_assert_cmpstr (details, ==,
                   "For example +999123456; check the digits after the +, and include them only if you know that they "
                   "exist");
  g_assert_cmpstr (bare, ==, "Nobody has its country code: include it only if you know that it exists");
}

static void
test_repairs (void)
{
  g_autofree char *title = leads_sentence_for_repair (LEADS_REPAIR_ADD_PLUS, 312);
  g_autofree char *all = leads_sentence_for_repair_all (312);
  g_autofree char *act = leads_sentence_for_repair_all_act (312);
  g_autofree char *act_for_one = leads_sentence_for_repair_all_act (1);
  g_autoptr (GHashTable) acts = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpstr (title, ==, "312 numbers lack the +");
  g_assert_cmpstr (all, ==, "312 lines can be repaired without doubt");
  g_assert_cmpstr (act, ==, "Repair All 312 Lines");
  g_assert_cmpstr (act_for_one, ==, "Repair 1 Line");
  g_assert_cmpstr (leads_sentence_for_repair_act (LEADS_REPAIR_ADD_PLUS), ==, "Add Plus Signs");
  /* Each repair has words of its own. */
  for (guint repair = LEADS_REPAIR_NONE + 1; repair < LEADS_N_REPAIRS; repair++)
    {
      g_autofree char *one = leads_sentence_for_repair ((LeadsRepair) repair, 1);
      g_autofree char *two = leads_sentence_for_repair ((LeadsRepair) repair, 2);

      g_assert_true (g_str_has_prefix (one, "1 number "));
      g_assert_true (g_str_has_prefix (two, "2 numbers "));
      g_assert_true (g_hash_table_add (acts, (gpointer) leads_sentence_for_repair_act ((LeadsRepair) repair)));
    }
}

/* No reason is without words, whatever is known of it. */
static void
test_every_reason (void)
{
  for (guint reason = LEADS_REASON_NONE + 1; reason < LEADS_N_REASONS; reason++)
    {
      const LeadsProblem problem = { .reason = (LeadsReason) reason };
      g_autofree char *sentence = leads_sentence_for_problem (&problem, NULL);
      g_autofree char *brief = leads_sentence_short_for_problem (&problem, NULL);
      g_autofree char *group = leads_sentence_for_group ((LeadsReason) reason, 2);

      g_assert_cmpstr (sentence, !=, "");
      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_cmpstr (brief, !=, "");
      g_assert_false (g_str_has_suffix (brief, "."));
      g_assert_true (g_str_has_prefix (group, "2 "));
      g_assert_null (strstr (group, " valid"));
      g_assert_cmpstr (leads_sentence_for_reason ((LeadsReason) reason), !=, "");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentences/verdicts", test_verdicts);
  g_test_add_func ("/sentences/without-names", test_without_names);
  g_test_add_func ("/sentences/warnings", test_warnings);
  g_test_add_func ("/sentences/lengths", test_lengths);
  g_test_add_func ("/sentences/national-form", test_national_form);
  g_test_add_func ("/sentences/mismatch", test_mismatch);
  g_test_add_func ("/sentences/repetitions", test_repetitions);
  g_test_add_func ("/sentences/owners", test_owners);
  g_test_add_func ("/sentences/ranges", test_ranges);
  g_test_add_func ("/sentences/unplanned", test_unplanned);
  g_test_add_func ("/sentences/groups", test_groups);
  g_test_add_func ("/sentences/repairs", test_repairs);
  g_test_add_func ("/sentences/unknown-codes", test_unknown_codes);
  g_test_add_func ("/sentences/every-reason", test_every_reason);

  return g_test_run ();
}
