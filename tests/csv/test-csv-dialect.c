/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-csv-dialect.h>
#include <leads-csv-error.h>

static void
test_init (void)
{
  g_auto (LeadsCsvDialect) dialect = { 0 };

  leads_csv_dialect_init (&dialect);
  g_assert_cmpint (dialect.delimiter, ==, ',');
  g_assert_cmpint (dialect.number_column, ==, 0);
  g_assert_cmpint (dialect.end_column, ==, -1);
  g_assert_cmpint (dialect.count_column, ==, -1);
  g_assert_cmpint (dialect.n_columns, ==, 1);
  g_assert_true (dialect.remove_guard);
  g_assert_false (dialect.has_header);
  g_assert_null (dialect.column_names);
}

static void
test_find_column (void)
{
  static const char *names[] = { "Full Name", "  CAC ", "Stra\u00dfe", "line", "reason", "suggestion", NULL };
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_auto (LeadsCsvDialect) copy = { 0 };

  leads_csv_dialect_init (&dialect);
  g_assert_cmpint (leads_csv_dialect_find_column (&dialect, "Full Name"), ==, -1);

  dialect.column_names = g_strdupv ((char **) names);
  dialect.n_columns = 6;
  dialect.n_own_columns = 3;
  leads_csv_dialect_copy (&dialect, &copy);
  g_assert_true (copy.column_names != dialect.column_names);

  g_assert_cmpint (leads_csv_dialect_find_column (&copy, "full  name"), ==, 0);
  g_assert_cmpint (leads_csv_dialect_find_column (&copy, "\uff23\uff21\uff23"), ==, 1);
  g_assert_cmpint (leads_csv_dialect_find_column (&copy, "STRASSE"), ==, 2);
  g_assert_cmpint (leads_csv_dialect_find_column (&copy, "Reason"), ==, -1);
  g_assert_cmpint (leads_csv_dialect_find_column (&copy, "Full"), ==, -1);
}

static void
test_encodings (void)
{
  static const LeadsCsvEncoding encodings[] = {
    LEADS_CSV_ENCODING_AUTO, LEADS_CSV_ENCODING_UTF_8, LEADS_CSV_ENCODING_UTF_16LE, LEADS_CSV_ENCODING_UTF_16BE,
    LEADS_CSV_ENCODING_WINDOWS_1252, LEADS_CSV_ENCODING_ISO_8859_1, LEADS_CSV_ENCODING_UTF_16
  };
  LeadsCsvEncoding encoding = LEADS_CSV_ENCODING_AUTO;

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_assert_true (leads_csv_encoding_from_name (leads_csv_encoding_to_name (encodings[i]), &encoding));
      g_assert_cmpint (encoding, ==, encodings[i]);
    }
  g_assert_true (leads_csv_encoding_from_name ("utf8", &encoding));
  g_assert_cmpint (encoding, ==, LEADS_CSV_ENCODING_UTF_8);
  g_assert_true (leads_csv_encoding_from_name ("CP1252", &encoding));
  g_assert_cmpint (encoding, ==, LEADS_CSV_ENCODING_WINDOWS_1252);
  g_assert_true (leads_csv_encoding_from_name ("iso_8859-1", &encoding));
  g_assert_cmpint (encoding, ==, LEADS_CSV_ENCODING_ISO_8859_1);
  g_assert_true (leads_csv_encoding_from_name ("Latin 1", &encoding));
  g_assert_cmpint (encoding, ==, LEADS_CSV_ENCODING_ISO_8859_1);
  g_assert_true (leads_csv_encoding_from_name ("Unicode", &encoding));
  g_assert_cmpint (encoding, ==, LEADS_CSV_ENCODING_UTF_16);
  g_assert_false (leads_csv_encoding_from_name ("klingon", &encoding));
  g_assert_false (leads_csv_encoding_from_name ("", &encoding));
}

static void
test_delimiters (void)
{
  static const struct {
    const char *text;
    char        delimiter;
  } good[] = {
    { ",", ',' }, { ";", ';' }, { "\t", '\t' }, { "tab", '\t' }, { "TAB", '\t' }, { "\\t", '\t' }, { "|", '|' },
    { "semicolon", ';' }, { "comma", ',' }, { "pipe", '|' }, { ":", ':' }, { "^", '^' }, { " ", ' ' }
  };
  static const char * const bad[] = { "", ",,", "a", "7", "+", "\"", "\n", "\r", "\u00a7", "\x7f" };
  char delimiter = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (leads_csv_delimiter_from_text (good[i].text, &delimiter, NULL));
      g_assert_cmpint (delimiter, ==, good[i].delimiter);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (leads_csv_delimiter_from_text (bad[i], &delimiter, &error));
      g_assert_error (error, LEADS_CSV_ERROR, LEADS_CSV_ERROR_BAD_DELIMITER);
      g_assert_cmpstr (leads_csv_error_get_detail (error), ==, bad[i]);
    }
}

static void
test_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;

  leads_csv_error_set (&error, LEADS_CSV_ERROR_EMPTY, NULL);
  g_assert_cmpstr (leads_csv_error_get_detail (error), ==, "");
  g_clear_error (&error);
  leads_csv_error_set (&error, LEADS_CSV_ERROR_NOT_TEXT, "png");
  copy = g_error_copy (error);
  g_clear_error (&error);
  g_assert_cmpstr (leads_csv_error_get_detail (copy), ==, "png");
  leads_csv_error_set (NULL, LEADS_CSV_ERROR_EMPTY, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/dialect/init", test_init);
  g_test_add_func ("/csv/dialect/find-column", test_find_column);
  g_test_add_func ("/csv/dialect/encodings", test_encodings);
  g_test_add_func ("/csv/dialect/delimiters", test_delimiters);
  g_test_add_func ("/csv/dialect/errors", test_errors);

  return g_test_run ();
}
