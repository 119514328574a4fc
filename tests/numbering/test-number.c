/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-number-type.h>
#include <leads-number.h>

#include <string.h>

/* Numbers as integers and as canonical text; the words of their types. */

static void
test_format_and_parse (void)
{
  static const guint64 numbers[] = { 1, 9, 10, 12127881500, 442079460000, LEADS_NUMBER_MAX };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *expected = g_strdup_printf ("+%" G_GUINT64_FORMAT, numbers[i]);
      g_autofree char *string = leads_number_to_string (numbers[i]);
      char text[LEADS_NUMBER_TEXT_SIZE];
      guint64 number = 0;

      g_assert_cmpuint (leads_number_format (numbers[i], text), ==, strlen (expected));
      g_assert_cmpstr (text, ==, expected);
      g_assert_cmpstr (string, ==, expected);
      g_assert_cmpuint (leads_number_count_digits (numbers[i]), ==, strlen (expected) - 1);
      g_assert_true (leads_number_parse (text, -1, &number));
      g_assert_cmpuint (number, ==, numbers[i]);
    }
}

static void
test_parse_refuses (void)
{
  static const char *const texts[] = {
    "", "+", "12127881500", "+0", "+01", "+1 2", " +1", "+1234567890123456", "+1a", "-1", "+\357\274\221",
  };
  guint64 number = 7;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (leads_number_parse (texts[i], -1, &number));
  g_assert_cmpuint (number, ==, 7);
  g_assert_true (leads_number_parse ("+123456", 3, &number));
  g_assert_cmpuint (number, ==, 12);
}

static void
test_types (void)
{
  LeadsNumberType type = LEADS_NUMBER_TYPE_UNKNOWN;

  g_assert_cmpstr (leads_number_type_to_word (LEADS_NUMBER_TYPE_UNKNOWN), ==, "");
  for (guint i = 1; i < LEADS_N_NUMBER_TYPES; i++)
    {
      const char *word = leads_number_type_to_word ((LeadsNumberType) i);

      g_assert_cmpstr (word, !=, "");
      g_assert_true (leads_number_type_from_word (word, &type));
      g_assert_cmpuint (type, ==, i);
    }
  g_assert_false (leads_number_type_from_word ("", &type));
  g_assert_false (leads_number_type_from_word ("fax", &type));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number/format-and-parse", test_format_and_parse);
  g_test_add_func ("/number/parse-refuses", test_parse_refuses);
  g_test_add_func ("/number/types", test_types);

  return g_test_run ();
}
