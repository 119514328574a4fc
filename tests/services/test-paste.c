/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-paste.h>

#include <string.h>

/* Numbers and ranges found in texts for people. */

static LeadsNumberingPlan *plan;

/* What was found, "442079460000" or "start-end" or "text!reason", joined by spaces. */
static char *
describe (GPtrArray *finds)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < finds->len; i++)
    {
      const LeadsPasteFind *one = g_ptr_array_index (finds, i);

      if (i > 0)
        g_string_append_c (found, '|');
      if (one->is_repeated)
        g_string_append_c (found, '=');
      if (one->is_other)
        g_string_append_printf (found, "%s!other", one->text);
      else if (one->range.count == 0)
        g_string_append_printf (found, "%s!%s", one->text, leads_reason_to_word (one->problem.reason));
      else if (one->range.count == 1)
        g_string_append_printf (found, "%" G_GUINT64_FORMAT, one->range.start);
      else
        g_string_append_printf (found, "%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT, one->range.start, one->range.end);
    }
  return g_string_free (found, FALSE);
}

static char *
find (const char *country, const char *text)
{
  g_autoptr (GPtrArray) finds = leads_paste_find (plan, country, text, -1);

  return describe (finds);
}

static void
assert_found (const char *text, const char *expected)
{
  g_autofree char *found = find (NULL, text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_mail (void)
{
  assert_found ("Please port +44 20 7946 0000 and +44 20 7946 0001 – 0099, thanks,\nTel. office 020 7946 0123.",
                "442079460000|442079460001-442079460099|020 7946 0123!no_plus");
  assert_found ("Numbers: +1 (212) 788-1500; +1 212-788-1501,+12127881502\r\n* tel:+12127881503\n",
                "12127881500|12127881501|12127881502|12127881503");
  assert_found ("(+44) 20 7946 0000", "442079460000");
  assert_found ("\xef\xbc\x8b\xef\xbc\x94\xef\xbc\x94 20 7946 0000", "442079460000");
  assert_found ("No numbers here + none there, 12 of them", "");
  assert_found ("", "");
}

static void
test_ranges (void)
{
  assert_found ("from +12127881500 to +12127881599 please", "12127881500-12127881599");
  assert_found ("+12127881500-1599", "12127881500-12127881599");
  assert_found ("+44 20 7946 0000 … +44 20 7946 0009", "442079460000-442079460009");
  assert_found ("+12127881500 bis 1509, +12127881600 × 10", "12127881500-12127881509|12127881600-12127881609");
  /* A list is none. */
  assert_found ("+12127881500, +12127881599", "12127881500|12127881599");
  assert_found ("+12127881500 and +12127881599", "12127881500|12127881599");
  assert_found ("+12127881500\n+12127881599", "12127881500|12127881599");
  /* What is refused as a range does not become its first number. */
  assert_found ("+12127881599 to +12127881500", "+12127881599 to +12127881500!range_reversed");
}

static void
test_sentences (void)
{
  assert_found ("Call +44 20 7946 0000. 3 lines are free.", "442079460000");
  assert_found ("+49 30 1234567 3 lines", "49301234567");
  assert_found ("+44 20 7946 0000 2 lines and +44 20 7946 0001", "442079460000|442079460001");
  /* What is joined by a hyphen is no word's. */
  assert_found ("+44 20 7946 0000-99 are ours, +49 221 9988780-89 and +49 30 1234567 - 2 lines",
                "442079460000-442079460099|49221998878089|49301234567");
  assert_found ("+44 20 7946 0000/0001", "442079460000|0001!no_plus");
}

/* What is no part of a number is told all the same. */
static void
test_extensions (void)
{
  assert_found ("+44 20 7946 0000 ext. 12, +12127881500 x3", "442079460000|ext. 12!extension_present|12127881500|x3!extension_present");
  assert_found ("+44 20 7946 0000;ext=1234", "442079460000|ext=1234!extension_present");
  assert_found ("+44 20 7946 0000 external 12", "442079460000");
}

/* What was not understood can be chosen, to be mended in the list. */
static void
test_chosen (void)
{
  g_autoptr (GPtrArray) finds = leads_paste_find (plan, NULL, "+12127881500, 020 7946 0123, +12127881501", -1);
  const gboolean chosen[] = { FALSE, TRUE, TRUE };
  guint64 n_numbers;
  g_autofree char *list = leads_paste_to_list (finds, chosen, &n_numbers);

  g_assert_cmpuint (finds->len, ==, 3);
  g_assert_cmpstr (list, ==, "020 7946 0123\n+12127881501\n");
  g_assert_cmpuint (n_numbers, ==, 1);
}

/* What a mail has beside its numbers. */
static void
test_others (void)
{
  assert_found ("as of 03/12/2026 (order 2026-1187-0042):", "03/12/2026!other|2026-1187-0042!other");
  assert_found ("VAT GB123456789, IBAN GB29NWBK60161331926819, 12.11.2026 14:30",
                "GB123456789!other|GB29NWBK60161331926819!other|12.11.2026 14:30!other");
  assert_found ("DE89 3704 0044 0532 0130 00 and Rechnung Nr. 4711-0815", "DE89 3704 0044 0532 0130 00!other|4711-0815!other");
  assert_found ("PO no: 123456789, customer number 12345678", "123456789!other|12345678!other");
  /* What may be a number is left one. */
  assert_found ("order +442079460000", "442079460000");
  assert_found ("Our order. Call 020 7946 0123", "020 7946 0123!no_plus");
  assert_found ("01.02.2026.14, 32.13.2026", "01.02.2026.14!no_plus|32.13.2026!no_plus");
  assert_found ("DE498932100000, GB28NWBK60161331926819", "498932100000!no_plus|60161331926819!no_plus");
}

static void
test_repeated (void)
{
  g_autoptr (GPtrArray) finds = leads_paste_find (plan, "GB", "+442079460500 to 0509\n+442079460505, 020 7946 0506\n+12127881500\n+1 212 788 1500", -1);
  guint64 n_numbers;
  g_autofree char *list = leads_paste_to_list (finds, NULL, &n_numbers);
  static const gboolean repeated[] = { FALSE, TRUE, TRUE, FALSE, TRUE };

  g_assert_cmpuint (finds->len, ==, G_N_ELEMENTS (repeated));
  for (guint i = 0; i < finds->len; i++)
    g_assert_cmpint (((LeadsPasteFind *) g_ptr_array_index (finds, i))->is_repeated, ==, repeated[i]);
  g_assert_cmpstr (list, ==, "+442079460500 … +442079460509\n+12127881500\n");
  g_assert_cmpuint (n_numbers, ==, 11);
}

static void
test_context (void)
{
  g_autoptr (GPtrArray) finds = leads_paste_find (plan, NULL, "Hello,\n  Reception: +12127881500, thanks\n+12127881501 \n", -1);

  g_assert_cmpuint (finds->len, ==, 2);
  g_assert_cmpstr (((LeadsPasteFind *) g_ptr_array_index (finds, 0))->context, ==, "Reception: +12127881500, thanks");
  g_assert_null (((LeadsPasteFind *) g_ptr_array_index (finds, 1))->context);
}

/* Of a long line, whole words: here of characters that are several bytes long. */
static void
test_long_context (void)
{
  g_autoptr (GString) text = g_string_new ("über ");
  g_autoptr (GPtrArray) finds = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append (text, "Grüße ");
  g_string_append (text, "an +12127881500");
  for (guint i = 0; i < 20; i++)
    g_string_append (text, " über");
  finds = leads_paste_find (plan, NULL, text->str, -1);
  g_assert_cmpuint (finds->len, ==, 1);
  g_assert_cmpstr (((LeadsPasteFind *) g_ptr_array_index (finds, 0))->context, ==,
                   "… Grüße Grüße Grüße Grüße Grüße Grüße an +12127881500 über über über über über über über über …");
}

/* What is left out is marked on the side where it is, and nothing of another line is taken in. */
static void
test_cut_context (void)
{
  static const struct
  {
    const char *text;
    const char *context;
  } vectors[] = {
    { "These words fill more than forty characters, as in a mail: +12127881500 today",
      "… than forty characters, as in a mail: +12127881500 today" },
    { "Call +12127881500, which is the one that rings behind the counter of the hall",
      "Call +12127881500, which is the one that rings behind the …" },
    { "The line above\nCall +12127881500\nThe line below", "Call +12127881500" },
    { "Call +12127881500\r\nThe line below", "Call +12127881500" },
    { "\t+12127881500\t", NULL },
    /* A word that is longer than that is left out whole, and then there is nothing to show. */
    { "+12127881500 https://example.com/a/very/long/address/of/a/page/that/has/no/words", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GPtrArray) finds = leads_paste_find (plan, NULL, vectors[i].text, -1);

      g_assert_cmpuint (finds->len, ==, 1);
      g_assert_cmpstr (((LeadsPasteFind *) g_ptr_array_index (finds, 0))->context, ==, vectors[i].context);
    }
}

static void
test_not_understood (void)
{
  assert_found ("+44 (0)20 7946 0000", "+44 (0)20 7946 0000!trunk_zero");
  assert_found ("+999 123 456", "+999 123 456!unknown_country_code");
  assert_found ("442079460000", "442079460000!no_plus");
  assert_found ("+44 20\n7946 0000", "+44 20!too_short|7946 0000!no_plus");
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) finds = leads_paste_find (plan, NULL, "+12127881500 to 1509, 020, +442079460000", -1);
  guint64 n_numbers = 0;
  g_autofree char *list = leads_paste_to_list (finds, NULL, &n_numbers);

  g_assert_cmpstr (list, ==, "+12127881500 … +12127881509\n+442079460000\n");
  g_assert_cmpuint (n_numbers, ==, 11);
}

/* A number whose last hyphen may stand in a range is one or the other, as somebody says, and stays mendable in the list. */
static void
test_short_ranges (void)
{
  static const char text[] = "+49 221\t9988780-89, +4930123456 - 60\n+49 221 9988780-89\n+49 221-9988770, +12127881500-1501";
  static const gboolean all[] = { TRUE, TRUE, TRUE, TRUE, TRUE };
  g_autoptr (GPtrArray) finds = leads_paste_find (plan, NULL, text, -1);
  g_autofree char *numbers = describe (finds);
  g_autofree char *ranges = NULL;
  g_autofree char *again = NULL;
  g_autofree char *list = NULL;
  g_autofree char *short_list = NULL;
  guint64 n_numbers;

  g_assert_cmpstr (numbers, ==, "49221998878089|493012345660|=49221998878089|492219988770|12127881500-12127881501");
  list = leads_paste_to_list (finds, NULL, &n_numbers);
  g_assert_cmpstr (list, ==, "+49 221 9988780-89\n+4930123456 - 60\n+492219988770\n+12127881500 … +12127881501\n");
  g_assert_cmpuint (n_numbers, ==, 5);

  g_assert_cmpuint (leads_paste_take_short_ranges (finds, TRUE), ==, 3);
  ranges = describe (finds);
  g_assert_cmpstr (ranges, ==, "492219988780-492219988789|4930123456-4930123460|=492219988780-492219988789|492219988770|"
                               "12127881500-12127881501");
  short_list = leads_paste_to_list (finds, all, &n_numbers);
  g_assert_cmpstr (short_list, ==, "+492219988780 … +492219988789\n+4930123456 … +4930123460\n"
                                   "+492219988780 … +492219988789\n+492219988770\n+12127881500 … +12127881501\n");
  g_assert_cmpuint (n_numbers, ==, 10 + 5 + 10 + 1 + 2);

  leads_paste_take_short_ranges (finds, FALSE);
  again = describe (finds);
  g_assert_cmpstr (again, ==, numbers);
}

/* As a range it has what stands alone behind it, and the other way round. */
static void
test_short_ranges_repeat (void)
{
  g_autoptr (GPtrArray) finds = leads_paste_find (plan, NULL, "+49 221 9988780-89\n+49 221 9988785\n+49 221 998878089", -1);
  g_autofree char *numbers = describe (finds);
  g_autofree char *ranges = NULL;

  leads_paste_take_short_ranges (finds, TRUE);
  ranges = describe (finds);
  g_assert_cmpstr (numbers, ==, "49221998878089|492219988785|=49221998878089");
  g_assert_cmpstr (ranges, ==, "492219988780-492219988789|=492219988785|49221998878089");
}

static void
append_digits (GString *digits, const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_digit_value (g_utf8_get_char (text)) >= 0)
      g_string_append_c (digits, '0' + g_unichar_digit_value (g_utf8_get_char (text)));
}

/* Digits are never invented, and three that stand together are never lost. */
static void
check_properties (const char *text, gsize length)
{
  g_autoptr (GPtrArray) finds = leads_paste_find (plan, NULL, text, (gssize) length);
  const char *rest = text;

  for (guint i = 0; i < finds->len; i++)
    {
      const LeadsPasteFind *one = g_ptr_array_index (finds, i);
      g_autoptr (GString) digits = g_string_new (NULL);
      LeadsRangeReading reading;
      g_autofree char *start = g_strdup_printf ("%" G_GUINT64_FORMAT, one->range.start);
      const char *at = strstr (rest, one->text);

      g_assert_nonnull (at);
      for (guint n_digits = 0; rest < at; rest++)
        {
          n_digits = g_ascii_isdigit (*rest) ? n_digits + 1 : 0;
          g_assert_cmpuint (n_digits, <, 3);
        }
      rest = at + strlen (one->text);
      append_digits (digits, one->text);
      g_assert_true ((one->range.count == 0) == (one->problem.reason != LEADS_REASON_NONE));
      if (one->range.count > 0)
        g_assert_true (g_str_has_prefix (digits->str, start));
      /* More digits than the number's are those of a range of one. */
      if (one->range.count == 1 && digits->len > strlen (start))
        g_assert_true (leads_range_read_text (plan, NULL, one->text, -1, &reading));
    }
}

static void
test_properties (void)
{
  static const char *const pieces[] = {
    "+",        "44",    "20",   "7946", "0000", "0001", "1212788", "1500", " ",  " ",  "-",    "\n",     ", ",   " to ",
    "\xe2\x80\x93", "GB29NWBK60161331926819", "12.11.2026", "order ", ". ", "/",    "(0)",  "and",  "x",    "3 lines", "+44 20 7946 0000", "+12127881500",  "\xc3\x97", "…",
  };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      const int n = g_test_rand_int_range (1, 14);

      for (int j = 0; j < n; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      check_properties (text->str, text->len);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  plan = leads_numbering_plan_new_builtin ();
  g_test_add_func ("/paste/mail", test_mail);
  g_test_add_func ("/paste/ranges", test_ranges);
  g_test_add_func ("/paste/sentences", test_sentences);
  g_test_add_func ("/paste/extensions", test_extensions);
  g_test_add_func ("/paste/chosen", test_chosen);
  g_test_add_func ("/paste/others", test_others);
  g_test_add_func ("/paste/repeated", test_repeated);
  g_test_add_func ("/paste/context", test_context);
  g_test_add_func ("/paste/long-context", test_long_context);
  g_test_add_func ("/paste/cut-context", test_cut_context);
  g_test_add_func ("/paste/not-understood", test_not_understood);
  g_test_add_func ("/paste/list", test_list);
  g_test_add_func ("/paste/short-ranges", test_short_ranges);
  g_test_add_func ("/paste/short-ranges-repeat", test_short_ranges_repeat);
  g_test_add_func ("/paste/properties", test_properties);
  status = g_test_run ();
  leads_numbering_plan_unref (plan);
  return status;
}
