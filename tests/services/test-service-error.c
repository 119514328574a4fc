/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../../src/services/leads-service-error-private.h"

#include <leads-csv-error.h>

#include <string.h>

/* What people read about a file that cannot be read or written. */

typedef struct {
  LeadsCsvError      code;
  const char        *detail;
  LeadsServiceError  service_code;
  const char        *sentence;
} Vector;

static const Vector vectors[] = {
  { LEADS_CSV_ERROR_NOT_TEXT, "ole", LEADS_SERVICE_ERROR_NOT_TEXT,
    "“a.xlsx” is in the older format of Office (.xls), whatever its name says. Open it in a spreadsheet and save it as "
    ".xlsx or CSV." },
  { LEADS_CSV_ERROR_NOT_TEXT, "ods", LEADS_SERVICE_ERROR_NOT_TEXT,
    "“a.xlsx” is an OpenDocument spreadsheet (.ods). Open it in a spreadsheet and save it as .xlsx or CSV." },
  { LEADS_CSV_ERROR_NOT_TEXT, "xlsb", LEADS_SERVICE_ERROR_NOT_TEXT,
    "“a.xlsx” is a binary workbook (.xlsb). Open it in a spreadsheet and save it as .xlsx or CSV." },
  { LEADS_CSV_ERROR_NOT_TEXT, "zip", LEADS_SERVICE_ERROR_NOT_TEXT,
    "“a.xlsx” is an archive or a document, not a workbook or a text file. Choose an .xlsx or a CSV file." },
  { LEADS_CSV_ERROR_NOT_TEXT, "png", LEADS_SERVICE_ERROR_NOT_TEXT,
    "“a.xlsx” is a picture. Choose a CSV file or an .xlsx workbook with the numbers." },
  { LEADS_CSV_ERROR_NOT_TEXT, "xz", LEADS_SERVICE_ERROR_NOT_TEXT,
    "“a.xlsx” is a compressed file. Unpack it and choose the CSV file or the .xlsx workbook in it." },
  { LEADS_CSV_ERROR_NOT_TEXT, "pdf", LEADS_SERVICE_ERROR_NOT_TEXT,
    "“a.xlsx” is a PDF document. Ask its sender for a CSV file or an .xlsx workbook, or copy the numbers out of it and "
    "paste them." },
  { LEADS_CSV_ERROR_NOT_TEXT, "elf", LEADS_SERVICE_ERROR_NOT_TEXT,
    "“a.xlsx” is neither a text file nor a workbook. Choose a CSV file or an .xlsx workbook." },
  { LEADS_CSV_ERROR_NOT_TEXT, "", LEADS_SERVICE_ERROR_NOT_TEXT,
    "“a.xlsx” is neither a text file nor a workbook. Choose a CSV file or an .xlsx workbook." },
  { LEADS_CSV_ERROR_EMPTY, "", LEADS_SERVICE_ERROR_FILE, "“a.xlsx” is empty. Choose a file with numbers." },
  { LEADS_CSV_ERROR_DIRECTORY, "", LEADS_SERVICE_ERROR_FILE, "“a.xlsx” is a folder. Choose a file in it." },
  { LEADS_CSV_ERROR_NO_COLUMN, "E", LEADS_SERVICE_ERROR_BAD_VALUE,
    "“a.xlsx” has no column “E”. Choose a column that is there." },
  { LEADS_CSV_ERROR_BAD_DELIMITER, "+", LEADS_SERVICE_ERROR_BAD_VALUE,
    "“+” cannot separate columns. Use a comma, a semicolon or a tab." },
  { LEADS_CSV_ERROR_NO_SHEET, "May", LEADS_SERVICE_ERROR_BAD_VALUE,
    "“a.xlsx” has no sheet “May”. Choose a sheet that is there." },
  { LEADS_CSV_ERROR_NO_SHEET, "", LEADS_SERVICE_ERROR_FILE,
    "“a.xlsx” has no sheet with cells. Choose another file." },
  { LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED, "", LEADS_SERVICE_ERROR_FILE,
    "“a.xlsx” is protected with a password. Open it in a spreadsheet and save it without one." },
  { LEADS_CSV_ERROR_WORKBOOK_DAMAGED, "end", LEADS_SERVICE_ERROR_FILE,
    "“a.xlsx” is incomplete or damaged. Copy it again, or open it in a spreadsheet and save it anew." },
  { LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "overlap", LEADS_SERVICE_ERROR_FILE,
    "“a.xlsx” was not made by a spreadsheet and could do harm, so it was not read. Ask its sender for another file." },
  { LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "ratio", LEADS_SERVICE_ERROR_FILE,
    "“a.xlsx” was not made by a spreadsheet and could do harm, so it was not read. Ask its sender for another file." },
  { LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "strings", LEADS_SERVICE_ERROR_FILE,
    "“a.xlsx” has more in it than can be read from a workbook. Save the sheet with the numbers as CSV, "
    "which may be of any length." },
  { LEADS_CSV_ERROR_WORKBOOK_FULL, "", LEADS_SERVICE_ERROR_FILE,
    "“a.xlsx” would need more rows or columns than a workbook can have (1,048,576 and 16,384). Save it as CSV, which may be of any length." },
};

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GError) cause = NULL;
      g_autoptr (GError) error = NULL;

      leads_csv_error_set (&cause, vectors[i].code, vectors[i].detail);
      error = leads_service_error_from (cause, "a.xlsx");
      g_assert_error (error, LEADS_SERVICE_ERROR, (int) vectors[i].service_code);
      g_assert_cmpstr (error->message, ==, vectors[i].sentence);
    }
}

/* Every code has a sentence of its own, and without a name it still is one. */
static void
test_every_code (void)
{
  for (int code = 0; code <= LEADS_CSV_ERROR_WORKBOOK_FULL; code++)
    {
      g_autoptr (GError) cause = NULL;
      g_autoptr (GError) error = NULL;

      leads_csv_error_set (&cause, code, "detail");
      error = leads_service_error_from (cause, NULL);
      g_assert_true (error->domain == LEADS_SERVICE_ERROR);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strstr (error->message, cause->message));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/service-error/tables", test_tables);
  g_test_add_func ("/services/service-error/every-code", test_every_code);

  return g_test_run ();
}
