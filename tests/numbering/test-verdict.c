/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

#include <string.h>

/* The verdict on texts as they come: what is only notation, what is refused and why, what is proposed. */

typedef struct {
  const char *text;
  const char *reason; /* "" when valid */
  guint64 number;     /* when valid: the number; else the suggestion */
} Vector;

/* Valid: only notation is dropped. */
static const Vector notation[] = {
  { "+12127881500", "", 12127881500 },
  { "+442079460000", "", 442079460000 },
  { "+1-212-788-1500", "", 12127881500 },
  { "+1 (212) 788-1500", "", 12127881500 },
  { "+1.212.788.1500", "", 12127881500 },
  { "  +1 212 788 1500  ", "", 12127881500 },
  { "\t+12127881500\r\n", "", 12127881500 },
  { "+1\302\240212\302\240788\302\2401500", "", 12127881500 },              /* no-break spaces */
  { "+1\342\200\257212\342\200\211788\343\200\2001500", "", 12127881500 },  /* narrow, thin, ideographic */
  { "tel:+1-212-788-1500", "", 12127881500 },
  { "\xe2\x80\x99+12127882005", "", 12127882005 },
  { "\xe2\x80\x98+12127882005", "", 12127882005 },
  { "`+12127882005", "", 12127882005 },
  { "TEL: +12127881500", "", 12127881500 },
  { "'+12127881500", "", 12127881500 },
  { "=\"+12127881500\"", "", 12127881500 },
  { "=\" +1 212 788 1500 \"", "", 12127881500 },
  { "'=\"tel:+12127881500\"", "", 12127881500 },
  { "\357\274\213\357\274\221\357\274\222\357\274\221\357\274\222788\357\274\2151500", "", 12127881500 },
  { "\342\200\252+12127881500\342\200\254", "", 12127881500 },              /* embedding marks */
  { "\342\200\216+1\342\200\213212\342\200\2147881500\357\273\277", "", 12127881500 },
  { "\357\273\277+12127881500", "", 12127881500 },                          /* byte order mark */
  { "+1\342\200\220212\342\200\221788\342\200\2231500", "", 12127881500 },  /* hyphens, en dash */
  { "+1\342\210\222212\342\210\2227881500", "", 12127881500 },              /* minus sign */
  { "+39 06 6982 1234", "", 390669821234 },                                 /* the 0 belongs to it */
  { "+80012345678", "", 80012345678 },
  { "+49 30 123456", "", 4930123456 },
};

/* Refused; a number is the suggestion. */
static const Vector refused[] = {
  { "", "blank_line", 0 },
  { " \302\240\t\342\200\213 ", "blank_line", 0 },
  { "'", "blank_line", 0 },
  { "=\"\"", "blank_line", 0 },
  { "442079460000", "no_plus", 0 },
  { "44 20 7946 0000", "no_plus", 0 },
  { "'442079460000", "no_plus", 0 },
  { "00442079460000", "no_plus", 442079460000 },
  { "00 44 20 7946 0000", "no_plus", 442079460000 },
  { "tel:442079460000", "no_plus", 0 },
  { "02079460000", "no_plus", 0 },
  { "(212) 788-1500", "no_plus", 0 },
  { "123", "no_plus", 0 },
  { "12345678901234567890", "no_plus", 0 },
  { "44 (0)20 7946 0000", "no_plus", 0 },
  { "212.788.1500", "no_plus", 0 },
  { "4.41633E+11", "exponent_form", 0 },
  { "4,41633E+11", "exponent_form", 0 },
  { "4.41633e11", "exponent_form", 0 },
  { "+4.41633E+11", "exponent_form", 0 },
  { "441632960000.0", "decimal_point", 0 },
  { "441632960000,0", "decimal_point", 0 },
  { "441632960000.00", "decimal_point", 0 },
  { "+441632960000.0", "decimal_point", 0 },
  { "+442079460000.0", "decimal_point", 442079460000 },
  { "+442079460000.00", "decimal_point", 442079460000 },
  { "441632960000.5", "decimal_point", 0 },
  { "12.50", "decimal_point", 0 },
  { "+0442079460000", "leading_zero", 0 },
  { "+00442079460000", "leading_zero", 442079460000 },
  { "011 44 20 7946 0000", "no_plus", 442079460000 }, /* as dialled in North America */
  { "4915123456", "no_plus", 0 },                     /* Germany's, or somewhere's own */
  { "+44 (0)20 7946 0000", "trunk_zero", 442079460000 },
  { "+44(0)2079460000", "trunk_zero", 442079460000 },
  { "+44 ( 0 ) 20 7946 0000", "trunk_zero", 442079460000 },
  { "+44 020 7946 0000", "trunk_zero", 442079460000 },
  { "+4402079460000", "trunk_zero", 442079460000 },
  { "+39 (0)6 6982 1234", "trunk_zero", 390669821234 }, /* there the 0 belongs */
  { "+442079460199 ext 4", "extension_present", 442079460199 },
  { "+442079460199;ext=4", "extension_present", 442079460199 },
  { "+442079460199 x12", "extension_present", 442079460199 },
  { "+44 20 7946 0199, ext. 12", "extension_present", 442079460199 },
  { "+442079460199#12", "extension_present", 442079460199 },
  { "+442079460199 Extension: 12", "extension_present", 442079460199 },
  { "tel:+442079460199;ext=12", "extension_present", 442079460199 },
  { "442079460199 x12", "extension_present", 0 }, /* two repairs */
  { "+44 (0)20 7946 0199 x12", "extension_present", 0 },
  { "+44O2079460311", "letters", 0 },
  { "Total 1,040", "letters", 0 },
  { "Numbers", "letters", 0 },
  { "+1-800-FLOWERS", "letters", 0 },
  { "+44 20 7946 0000 \320\264\320\276\320\261", "letters", 0 }, /* Cyrillic */
  { "+44 20 7946 0000 x", "letters", 0 },
  { "+44/20/79460000", "bad_character", 0 },
  { "+442079460000,", "bad_character", 0 },
  { "++442079460000", "bad_character", 0 },
  { "+44+2079460000", "bad_character", 0 },
  { "(+44) 20 7946 0000", "bad_character", 442079460000 },
  { "-442079460000", "bad_character", 0 },
  { "---", "bad_character", 0 },
  { "#REF!", "bad_character", 0 },
  { "+1212788150\331\240", "bad_character", 0 }, /* an Arabic digit */
  { "442,079,460,000", "bad_character", 0 },
  { "+442079460000\377", "bad_encoding", 0 },
  { "+", "too_short", 0 },
  { "+ ", "too_short", 0 },
  { "tel:", "too_short", 0 },
  { "+4", "too_short", 0 },
  { "+44", "too_short", 0 },
  { "+44207946", "too_short", 0 },
  { "+21", "too_short", 0 },
  { "+44207946000012", "too_long", 0 },
  { "+1212788150012345", "too_long", 0 },
  { "+44 20794600001234567890", "too_long", 0 },
  { "+4420794600", "length_unused", 0 },
  { "+15551234567", "not_in_plan", 0 },
  { "+441632960000", "not_in_plan", 0 }, /* kept for films */
  { "+999123456", "unknown_country_code", 0 },
  { "+210123456", "unknown_country_code", 0 },
  { "+28", "unknown_country_code", 0 },
};

static void
check_vector (const LeadsNumberingPlan *plan,
              const Vector             *vector)
{
  LeadsVerdict verdict;
  gboolean valid = leads_numbering_plan_judge (plan, vector->text, -1, &verdict);
  g_autofree char *shown = g_strescape (vector->text, NULL);

  g_test_message ("%s", shown);
  g_assert_cmpstr (leads_reason_to_word (verdict.reason), ==, vector->reason);
  g_assert_cmpint (valid, ==, vector->reason[0] == '\0');
  g_assert_cmpint (verdict.valid, ==, valid);
  g_assert_cmpuint (valid ? verdict.number : verdict.suggestion, ==, vector->number);
  if (!valid)
    g_assert_cmpstr (verdict.region, ==, "");
}

static void
test_notation (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (notation); i++)
    check_vector (plan, &notation[i]);
}

static void
test_refused (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    check_vector (plan, &refused[i]);
}

/* Whatever is proposed is valid as it stands. */
static void
test_suggestions_are_valid (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  LeadsVerdict verdict;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (refused[i].number != 0)
      g_assert_true (leads_numbering_plan_judge_number (plan, refused[i].number, &verdict));
}

static void
test_details (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  LeadsVerdict verdict;

  leads_numbering_plan_judge (plan, "+4420794600", -1, &verdict);
  g_assert_cmpuint (verdict.country_code, ==, 44);
  g_assert_cmpuint (verdict.n_digits, ==, 8);
  g_assert_cmpuint (verdict.lengths, ==, (1u << 7) | (1u << 9) | (1u << 10));
  g_assert_cmpstr (verdict.home, ==, "GB");
  g_assert_cmpuint (verdict.number, ==, 4420794600);

  leads_numbering_plan_judge (plan, "+999123456", -1, &verdict);
  g_assert_cmpuint (verdict.country_code, ==, 999);
  g_assert_cmpuint (verdict.lengths, ==, 0);
  g_assert_cmpuint (verdict.number, ==, 999123456);

  leads_numbering_plan_judge (plan, "+44O2079460311", -1, &verdict);
  g_assert_cmpuint (verdict.character, ==, 'O');
  g_assert_cmpuint (verdict.position, ==, 3);
  g_assert_cmpuint (verdict.n_digits, ==, 12);
  g_assert_false (verdict.flags & LEADS_VERDICT_NO_NUMBER);

  /* The position counts the characters of the original, also those that fold away. */
  leads_numbering_plan_judge (plan, "\342\200\216  +44\342\200\216 \303\266 20", -1, &verdict);
  g_assert_cmpuint (verdict.character, ==, 0xf6);
  g_assert_cmpuint (verdict.position, ==, 8);

  leads_numbering_plan_judge (plan, "Total 1,040", -1, &verdict);
  g_assert_true (verdict.flags & LEADS_VERDICT_NO_NUMBER);
  leads_numbering_plan_judge (plan, "00442079460000", -1, &verdict);
  g_assert_true (verdict.flags & LEADS_VERDICT_DOUBLE_ZERO);
  leads_numbering_plan_judge (plan, "+44 (0)20 7946 0000", -1, &verdict);
  g_assert_true (verdict.flags & LEADS_VERDICT_BRACKETS);
  leads_numbering_plan_judge (plan, "+4402079460000", -1, &verdict);
  g_assert_false (verdict.flags & LEADS_VERDICT_BRACKETS);

  leads_numbering_plan_judge (plan, "+44 20 7946 0000", -1, &verdict);
  g_assert_true (verdict.flags & LEADS_VERDICT_NOTATION);
  leads_numbering_plan_judge (plan, "+442079460000", -1, &verdict);
  g_assert_cmpuint (verdict.flags, ==, 0);
}

static void
test_regions (void)
{
  static const struct
  {
    const char *text;
    const char *region;
    const char *type;
  } regions[] = {
    { "+4930123456", "DE", "fixed_line" },
    { "+33123456789", "FR", "fixed_line" },
    { "+353212345678", "IE", "fixed_line" },
    { "+12127881500", "US", "fixed_line_or_mobile" },
    { "+14165550123", "CA", "fixed_line_or_mobile" },
    { "+442079460000", "GB", "fixed_line" },
    { "+447400123456", "GB", "mobile" },
    { "+447911123456", "GG", "mobile" },
    { "+441481256789", "GG", "fixed_line" },
    { "+74951234567", "RU", "fixed_line" },
    { "+77172123456", "KZ", "fixed_line" },
    { "+390612345678", "IT", "fixed_line" },
    { "+390669812345", "VA", "fixed_line" },
    { "+38349123456", "XK", "mobile" },
    { "+18002345678", "US", "toll_free" },
    { "+80012345678", "001", "toll_free" },
    { "+979123456789", "001", "premium_rate" },
  };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  LeadsVerdict verdict;

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_test_message ("%s", regions[i].text);
      g_assert_true (leads_numbering_plan_judge (plan, regions[i].text, -1, &verdict));
      g_assert_cmpstr (verdict.region, ==, regions[i].region);
      g_assert_cmpstr (leads_number_type_to_word ((LeadsNumberType) verdict.type), ==, regions[i].type);
    }
}

static void
test_length_is_respected (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  LeadsVerdict verdict;

  g_assert_true (leads_numbering_plan_judge (plan, "+12127881500999", 12, &verdict));
  g_assert_cmpuint (verdict.number, ==, 12127881500);
  g_assert_false (leads_numbering_plan_judge (plan, "+12127881500", 0, &verdict));
  g_assert_cmpint (verdict.reason, ==, LEADS_REASON_BLANK_LINE);
  g_assert_false (leads_numbering_plan_judge (plan, "+1212788\0001500", 13, &verdict));
  g_assert_cmpint (verdict.reason, ==, LEADS_REASON_BAD_CHARACTER);
}

static void
test_long_texts (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autofree char *text = g_malloc (70000);
  LeadsVerdict verdict;

  /* Spaces and invisible marks are no reason to refuse, however many. */
  memset (text, ' ', 70000);
  memcpy (text + 69000, "+12127881500", strlen ("+12127881500"));
  g_assert_true (leads_numbering_plan_judge (plan, text, 70000, &verdict));

  memset (text, '1', 70000);
  g_assert_false (leads_numbering_plan_judge (plan, text, 70000, &verdict));
  text[0] = '+';
  g_assert_false (leads_numbering_plan_judge (plan, text, 70000, &verdict));
  g_assert_cmpint (verdict.reason, ==, LEADS_REASON_TOO_LONG);
}

static void
test_numbers_out_of_range (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  LeadsVerdict verdict;

  g_assert_false (leads_numbering_plan_judge_number (plan, 0, &verdict));
  g_assert_cmpint (verdict.reason, ==, LEADS_REASON_TOO_SHORT);
  g_assert_false (leads_numbering_plan_judge_number (plan, LEADS_NUMBER_MAX + 1, &verdict));
  g_assert_cmpint (verdict.reason, ==, LEADS_REASON_TOO_LONG);
  g_assert_false (leads_numbering_plan_judge_number (plan, G_MAXUINT64, &verdict));
}

/* Only the plan refuses them: a newer one may have them. */
static void
test_unplanned (void)
{
  static const struct
  {
    const char *text;
    gboolean unplanned;
  } cases[] = {
    { "+4420794600", TRUE },            /* a length that nobody has */
    { "+44 20 794", TRUE },             /* too short */
    { "+442079", TRUE },
    { "+44207", FALSE },                /* so short that it is the beginning of one */
    { "+1", FALSE },
    { "+999", FALSE },
    { "+44207946000012", TRUE },        /* too long for the country, not for E.164 */
    { "tel:+999-123456", TRUE },        /* nobody has the code */
    { "+12127881500", FALSE },          /* valid */
    { "+1212788150012345", FALSE },     /* 16 digits */
    { "4420794600", FALSE },            /* no plus: not even well-formed */
    { "004420794600", FALSE },
    { "+4402079460000", FALSE },        /* trunk zero: a way of writing */
    { "+44 (0)20 794 600", FALSE },
    { "+0442079460", FALSE },
    { "+4420794600 x1", FALSE },
    { "+", FALSE },
    { "", FALSE },
  };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  LeadsVerdict verdict;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      leads_numbering_plan_judge (plan, cases[i].text, -1, &verdict);
      g_assert_cmpint (leads_verdict_is_unplanned (&verdict), ==, cases[i].unplanned);
    }
  leads_numbering_plan_judge_number (plan, LEADS_NUMBER_MAX + 1, &verdict);
  g_assert_false (leads_verdict_is_unplanned (&verdict));
  leads_numbering_plan_judge_number (plan, 4420794600, &verdict);
  g_assert_true (leads_verdict_is_unplanned (&verdict));

  /* What the group may hold, whatever a plan says. */
  for (guint reason = 0; reason < LEADS_N_REASONS; reason++)
    {
      verdict = (LeadsVerdict){ .number = 4420794600, .reason = (LeadsReason) reason };
      g_assert_cmpint (leads_verdict_is_unplanned (&verdict), ==,
                       reason == LEADS_REASON_TOO_SHORT || reason == LEADS_REASON_TOO_LONG ||
                         reason == LEADS_REASON_LENGTH_UNUSED || reason == LEADS_REASON_NOT_IN_PLAN ||
                         reason == LEADS_REASON_UNKNOWN_COUNTRY_CODE);
    }
}

static void
test_plan_facts (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autoptr (LeadsNumberingPlan) other = leads_numbering_plan_ref (plan);

  g_assert_true (other == plan);
  g_assert_cmpstr (leads_numbering_plan_get_version (plan), !=, "");
  g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\d$", leads_numbering_plan_get_date (plan), 0, 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verdict/notation", test_notation);
  g_test_add_func ("/verdict/refused", test_refused);
  g_test_add_func ("/verdict/suggestions-are-valid", test_suggestions_are_valid);
  g_test_add_func ("/verdict/details", test_details);
  g_test_add_func ("/verdict/regions", test_regions);
  g_test_add_func ("/verdict/length-is-respected", test_length_is_respected);
  g_test_add_func ("/verdict/long-texts", test_long_texts);
  g_test_add_func ("/verdict/numbers-out-of-range", test_numbers_out_of_range);
  g_test_add_func ("/verdict/unplanned", test_unplanned);
  g_test_add_func ("/verdict/plan-facts", test_plan_facts);

  return g_test_run ();
}
