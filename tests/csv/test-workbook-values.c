/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../../src/csv/leads-workbook-values-private.h"

#include <string.h>

static void
test_numbers (void)
{
  static const struct {
    const char *value;
    const char *text;
  } vectors[] = {
    { "441632960000", "441632960000" },
    { "4.4163296E11", "441632960000" },
    { "4.41633E+11", "441633000000" },
    { "441632960000.0", "441632960000" },
    { "441632960000.5", "441632960000.5" },
    { "999999999999999", "999999999999999" },
    { "9.99999999999999E+14", "999999999999999" },
    { "1E15", "1E15" },
    { "1000000000000000", "1000000000000000" },
    { "12345678901234567890", "12345678901234567890" },
    { "1.23456789012346E+19", "1.23456789012346E+19" },
    { "0", "0" },
    { "-0", "0" },
    { "007", "7" },
    { "-44", "-44" },
    { "-1.5E1", "-15" },
    { "0.1", "0.1" },
    { "1e-7", "1e-7" },
    { " 12 \n", "12" },
    { "", "" },
    { "-", "-" },
    { "abc", "abc" },
    { "0x10", "0x10" },
    { "1E999", "1E999" },
    { "nan", "nan" },
    { "inf", "inf" },
    { "1,5", "1,5" },
    { "1234567890123456789012345678901234567890123456789012345678901234567890",
      "1234567890123456789012345678901234567890123456789012345678901234567890" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GString) text = g_string_new ("<");

      leads_workbook_append_number (text, vectors[i].value, strlen (vectors[i].value));
      g_assert_cmpstr (text->str + 1, ==, vectors[i].text);
    }
}

static void
test_every_number_keeps_its_digits (void)
{
  /* What spreadsheets write of a whole number: 17 significant digits at most, perhaps with an exponent. */
  static const char * const formats[] = { "%.17g", "%.15g", "%.16e", "%.17G", "%.1f" };

  for (guint i = 0; i < 20000; i++)
    {
      gint64 number = ((gint64) g_test_rand_int_range (0, 1000000) * 1000000000 + g_test_rand_int_range (0, 1000000000))
                      / (gint64) (1 + i % 1000);

      for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
        {
          g_autoptr (GString) text = g_string_new (NULL);
          g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
          char value[G_ASCII_DTOSTR_BUF_SIZE];

          g_ascii_formatd (value, sizeof value, formats[j], (double) number);
          leads_workbook_append_number (text, value, strlen (value));
          g_assert_cmpstr (text->str, ==, digits);
        }
    }
}

static void
test_dates (void)
{
  static const struct {
    const char *value;
    gboolean    since_1904;
    const char *text;
  } vectors[] = {
    { "45351", FALSE, "2024-02-29T00:00:00" },
    { "45351.520833333336", FALSE, "2024-02-29T12:30:00" },
    { "45351.999999", FALSE, "2024-03-01T00:00:00" },
    { "43889", TRUE, "2024-02-29T00:00:00" },
    { "1", FALSE, "1900-01-01T00:00:00" },
    { "59", FALSE, "1900-02-28T00:00:00" },
    { "60", FALSE, "1900-02-29T00:00:00" },
    { "61", FALSE, "1900-03-01T00:00:00" },
    { "1", TRUE, "1904-01-02T00:00:00" },
    { "2958465", FALSE, "9999-12-31T00:00:00" },
    { "2957003", TRUE, "9999-12-31T00:00:00" },
    { "0.25", FALSE, "06:00:00" },
    { "0", FALSE, "00:00:00" },
    /* No days of the calendar. */
    { "2958466", FALSE, "2958466" },
    { "2957004", TRUE, "2957004" },
    { "441632960000", FALSE, "441632960000" },
    { "-1", FALSE, "-1" },
    { "2024-02-29", FALSE, "2024-02-29" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      leads_workbook_append_date (text, vectors[i].value, strlen (vectors[i].value), vectors[i].since_1904);
      g_assert_cmpstr (text->str, ==, vectors[i].text);
    }
}

static void
test_date_formats (void)
{
  static const char * const dates[] = {
    "yyyy\\-mm\\-dd", "dd/mm/yy", "m/d/yyyy h:mm", "[$-409]d-mmm-yy;@", "h:mm AM/PM", "[h]:mm", "[mm]:ss", "mmm",
    "\"on \"d", "_-dd", "[Red]YYYY", "#,##0;d", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
  };
  static const char * const others[] = {
    "General", "0", "#,##0.00", "@", "0%", "0.00E+00", "[Red]0", "\"days\" 0", "\\d0", "_d0", "*d0", "# ?/?",
    "[$\302\243-809]#,##0", "GENERAL", "[Magenta]General", "", "\"never closed d", "[never closed d", "+0", "\\",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_test_message ("%s", dates[i]);
      g_assert_true (leads_workbook_is_date_format (dates[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_false (leads_workbook_is_date_format (others[i]));
    }

  g_assert_false (leads_workbook_is_date_builtin (0));
  g_assert_false (leads_workbook_is_date_builtin (13));
  g_assert_true (leads_workbook_is_date_builtin (14));
  g_assert_true (leads_workbook_is_date_builtin (22));
  g_assert_false (leads_workbook_is_date_builtin (37));
  g_assert_true (leads_workbook_is_date_builtin (47));
  g_assert_false (leads_workbook_is_date_builtin (49));
  g_assert_true (leads_workbook_is_date_builtin (57));
}

static void
test_escapes (void)
{
  static const struct {
    const char *escaped;
    const char *text;
  } vectors[] = {
    { "a_x000D_b", "a\rb" },       { "_x005F_x000D_", "_x000D_" },        { "_x000a_", "\n" },
    { "_xD83D__xDE00_", "😀" },    { "_xD83D_x", "_xD83D_x" },            { "_xDE00_", "_xDE00_" },
    { "_x0000_", "_x0000_" },      { "_x12_", "_x12_" },                  { "_x00G0_", "_x00G0_" },
    { "_X000D_", "_X000D_" },      { "snake_case_x", "snake_case_x" },    { "_", "_" },
    { "__x0041_", "_A" },          { "_xFFFE_", "\357\277\276" },         { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      leads_workbook_append_unescaped (text, vectors[i].escaped, strlen (vectors[i].escaped));
      g_assert_cmpstr (text->str, ==, vectors[i].text);
    }
}

static void
test_escaped_text_comes_back (void)
{
  static const char * const pieces[] = {
    "_", "x", "0", "00", "D", "d", "_x000D_", "_x005F_", "_xD83D_", "_xDE00_", "\r", "\n", "\t", "\001", "\037", "é", "😀",
    "\357\277\276", "\357\277\277", "<&>\"'", " ",
  };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) escaped = g_string_new (NULL);
      g_autoptr (GString) back = g_string_new (NULL);

      for (int j = g_test_rand_int_range (0, 12); j > 0; j--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      leads_workbook_append_escaped (escaped, text->str, text->len);
      leads_workbook_append_unescaped (back, escaped->str, escaped->len);
      g_assert_cmpstr (back->str, ==, text->str);
      g_assert_null (strpbrk (escaped->str, "\001\r\037"));
    }
}

static void
test_places (void)
{
  static const char * const wrong[] = { "", "1", "A", "A0", "AAAA1", "a1", "A-1", "A1B", " A1", "$A$1", "A99999999999" };
  guint64 row = 0;
  guint64 column = 0;

  g_assert_true (leads_workbook_read_place ("A1", &row, &column));
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (column, ==, 0);
  g_assert_true (leads_workbook_read_place ("AA10", &row, &column));
  g_assert_cmpuint (row, ==, 10);
  g_assert_cmpuint (column, ==, 26);
  g_assert_true (leads_workbook_read_place ("XFD1048576", &row, &column));
  g_assert_cmpuint (row, ==, 1048576);
  g_assert_cmpuint (column, ==, 16383);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (leads_workbook_read_place (wrong[i], &row, &column));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/workbook-values/numbers", test_numbers);
  g_test_add_func ("/csv/workbook-values/every-number-keeps-its-digits", test_every_number_keeps_its_digits);
  g_test_add_func ("/csv/workbook-values/dates", test_dates);
  g_test_add_func ("/csv/workbook-values/date-formats", test_date_formats);
  g_test_add_func ("/csv/workbook-values/escapes", test_escapes);
  g_test_add_func ("/csv/workbook-values/escaped-text-comes-back", test_escaped_text_comes_back);
  g_test_add_func ("/csv/workbook-values/places", test_places);

  return g_test_run ();
}
