/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook-maker.h"

/* Workbooks as files, among them some that a spreadsheet saved. */

static GPtrArray *
read_fixture (const char  *name,
              const char  *sheet,
              GError     **error)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "workbooks", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) stream = leads_csv_open (file, NULL, error);
  const LeadsCsvOverrides overrides = { .sheet = sheet };

  g_assert_nonnull (stream);

  return read_stream (stream, &overrides, error);
}

static void
assert_fixture (const char         *name,
                const char         *sheet,
                const char * const *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = read_fixture (name, sheet, &error);

  g_assert_no_error (error);
  assert_lines (records, expected);
}

/* The same cells as the file it was made of. */
static void
test_text (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "workbooks", "libreoffice-text.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = leads_csv_open (file, NULL, &error);
  g_autoptr (GPtrArray) text = read_stream (stream, NULL, &error);
  g_autoptr (GPtrArray) workbook = read_fixture ("libreoffice-text.xlsx", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (text->len, >, 10);
  g_assert_cmpuint (workbook->len, ==, text->len);
  for (guint i = 0; i < text->len; i++)
    g_assert_cmpstr (g_ptr_array_index (workbook, i), ==, g_ptr_array_index (text, i));
}

static void
test_numbers (void)
{
  assert_fixture ("libreoffice-numbers.xlsx", NULL, (const char *[]) {
    "1 header Phone Number,Customer,Started,Share | Phone Number | Customer | Started | Share",
    "2  442079460000,\"Ann, Ltd\",2024-02-29T00:00:00,0.5 | 442079460000 | Ann, Ltd | 2024-02-29T00:00:00 | 0.5",
    "3  12125550101,Böhm,2024-03-01T12:30:00,0.05 | 12125550101 | Böhm | 2024-03-01T12:30:00 | 0.05",
    "4 blank  | ",
    "5  14165550142,Ó Briain,,0.5 | 14165550142 | Ó Briain |  | 0.5",
    "6  442079460003,plus,, | 442079460003 | plus |  | ",
    "7  442079460004,exponent,, | 442079460004 | exponent |  | ",
    NULL,
  });
}

static void
test_stored_as_numbers (void)
{
  assert_fixture ("stored-as-numbers.xlsx", NULL, (const char *[]) {
    "1 header Phone Number,Started | Phone Number | Started",
    "2  442079460000,2024-02-29T00:00:00 | 442079460000 | 2024-02-29T00:00:00",
    "3  442079460001, | 442079460001 | ",
    "4  442079460002,2024-02-29T12:00:00 | 442079460002 | 2024-02-29T12:00:00",
    "5  2024-02-29T00:00:00, | 2024-02-29T00:00:00 | ",
    "6  #N/A, | #N/A | ",
    "7  TRUE, | TRUE | ",
    "8  0.2, | 0.2 | ",
    "9  +442079460003, | +442079460003 | ",
    "10  442079460004, | 442079460004 | ",
    "11  +442079460005, | +442079460005 | ",
    "12  442079460000.5, | 442079460000.5 | ",
    "13  442079460006, | 442079460006 | ",
    "14 blank  | ",
    "15 blank  | ",
    "16  +442079460007, | +442079460007 | ",
    "17 blank  | ",
    "18 blank  | ",
    "19 blank  | ",
    "20 blank , |  | ",
    NULL,
  });
}

static void
test_sheets (void)
{
  assert_fixture ("several-sheets.xlsx", "read me", (const char *[]) {
    "1  The numbers are on the next sheet. | The numbers are on the next sheet.", NULL,
  });
  /* Without a choice it is the one with the numbers. */
  for (guint i = 0; i < 2; i++)
    assert_fixture ("several-sheets.xlsx", i == 0 ? "numbers & names" : NULL, (const char *[]) {
      "1 blank  | ",
      "2 blank  | ",
      "3 header Name,Number | Name | Number",
      "4  Reception,+442079460100 | Reception | +442079460100",
      "5 blank  | ",
      "6  Security,+442079460101 | Security | +442079460101",
      NULL,
    });
}

static void
test_refused (void)
{
  static const struct {
    const char    *name;
    LeadsCsvError  code;
    const char    *detail;
  } vectors[] = {
    { "libreoffice-password.xlsx", LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED, "" },
    { "zip-password.xlsx", LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED, "" },
    { "libreoffice-text.xls", LEADS_CSV_ERROR_NOT_TEXT, "ole" },
    { "libreoffice-text.ods", LEADS_CSV_ERROR_NOT_TEXT, "ods" },
    { "cut-off.xlsx", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, "end" },
    { "document-type.xlsx", LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "doctype" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = read_fixture (vectors[i].name, NULL, &error);

      g_assert_error (error, LEADS_CSV_ERROR, (int) vectors[i].code);
      g_assert_cmpstr (leads_csv_error_get_detail (error), ==, vectors[i].detail);
      g_assert_cmpuint (records->len, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/workbook-fixtures/text", test_text);
  g_test_add_func ("/csv/workbook-fixtures/numbers", test_numbers);
  g_test_add_func ("/csv/workbook-fixtures/stored-as-numbers", test_stored_as_numbers);
  g_test_add_func ("/csv/workbook-fixtures/sheets", test_sheets);
  g_test_add_func ("/csv/workbook-fixtures/refused", test_refused);

  return g_test_run ();
}
