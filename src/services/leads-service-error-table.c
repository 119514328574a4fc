/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-service-error-table-private.h"

#include <leads-csv-error.h>
#include <leads-workbook.h>

#include <glib/gi18n.h>

/* Why a file with a table cannot be read or written, for people. Invariant: every sentence says what to do. */

static char *
compose_not_text (const char *kind, const char *name)
{
  static const char *pictures[] = { "png", "jpeg", "gif", NULL };
  static const char *archives[] = { "gzip", "7z", "xz", "bzip2", "rar", NULL };

  if (g_str_equal (kind, "zip"))
    return g_strdup_printf (_("“%s” is an archive or a document, not a workbook or a text file. Choose an .xlsx or a CSV file."),
                            name);
  if (g_str_equal (kind, "ole") && leads_workbook_is_name (name))
    return g_strdup_printf (_("“%s” is in the older format of Office (.xls), whatever its name says. Open it in a spreadsheet and save it as .xlsx or CSV."),
                            name);
  if (g_str_equal (kind, "ole"))
    return g_strdup_printf (_("“%s” is in the older format of Office (.xls). Open it in a spreadsheet and save it as .xlsx or CSV."),
                            name);
  if (g_str_equal (kind, "ods"))
    return g_strdup_printf (_("“%s” is an OpenDocument spreadsheet (.ods). Open it in a spreadsheet and save it as .xlsx or CSV."),
                            name);
  if (g_str_equal (kind, "xlsb"))
    return g_strdup_printf (_("“%s” is a binary workbook (.xlsb). Open it in a spreadsheet and save it as .xlsx or CSV."),
                            name);
  if (g_strv_contains (pictures, kind))
    return g_strdup_printf (_("“%s” is a picture. Choose a CSV file or an .xlsx workbook with the numbers."), name);
  if (g_strv_contains (archives, kind))
    return g_strdup_printf (_("“%s” is a compressed file. Unpack it and choose the CSV file or the .xlsx workbook in it."), name);
  if (g_str_equal (kind, "pdf"))
    return g_strdup_printf (_("“%s” is a PDF document. Ask its sender for a CSV file or an .xlsx workbook, or copy the numbers out of it and paste them."), name);
  return g_strdup_printf (_("“%s” is neither a text file nor a workbook. Choose a CSV file or an .xlsx workbook."), name);
}

static char *
compose_no_sheet (const char *asked, const char *name)
{
  if (*asked == '\0')
    return g_strdup_printf (_("“%s” has no sheet with cells. Choose another file."), name);
  return g_strdup_printf (_("“%s” has no sheet “%s”. Choose a sheet that is there."), name, asked);
}

/* Some limits no honest workbook reaches. */
static char *
compose_too_large (const char *limit, const char *name)
{
  static const char *hostile[] = { "ratio", "depth", "token", NULL };

  if (g_strv_contains (hostile, limit))
    return g_strdup_printf (_("“%s” was not made by a spreadsheet and could do harm, so it was not read. Ask its sender for another file."),
                            name);
  return g_strdup_printf (_("“%s” has more in it than can be read from a workbook. Save the sheet with the numbers as CSV, which may be of any length."),
                          name);
}

static char *
compose_workbook (const GError *cause, const char *name)
{
  const char *detail = leads_csv_error_get_detail (cause);

  switch ((LeadsCsvError) cause->code)
    {
    case LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED:
      return g_strdup_printf (_("“%s” is protected with a password. Open it in a spreadsheet and save it without one."),
                              name);
    case LEADS_CSV_ERROR_WORKBOOK_UNSAFE:
      return compose_too_large ("ratio", name);
    case LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE:
      return compose_too_large (detail, name);
    case LEADS_CSV_ERROR_WORKBOOK_FULL:
      return g_strdup_printf (_("“%s” would need more rows or columns than a workbook can have (1,048,576 and 16,384). Save it as CSV, which may be of any length."),
                              name);
    case LEADS_CSV_ERROR_WORKBOOK_DAMAGED:
    default:
      return g_strdup_printf (_("“%s” is incomplete or damaged. Copy it again, or open it in a spreadsheet and save it anew."),
                              name);
    }
}

GError *
leads_service_error_from_table (const GError *cause, const char *file_name)
{
  const char *detail = leads_csv_error_get_detail (cause);
  const char *name = file_name != NULL ? file_name : _("The file");
  LeadsServiceError code = LEADS_SERVICE_ERROR_FILE;
  g_autofree char *text = NULL;

  switch ((LeadsCsvError) cause->code)
    {
    case LEADS_CSV_ERROR_NOT_TEXT:
      code = LEADS_SERVICE_ERROR_NOT_TEXT;
      text = compose_not_text (detail, name);
      break;
    case LEADS_CSV_ERROR_ENCODING:
      code = LEADS_SERVICE_ERROR_NOT_TEXT;
      text = g_strdup_printf (_("“%s” cannot be read as text in the encoding %s. Choose another encoding, or save it as “CSV UTF-8”."),
                              name, detail);
      break;
    case LEADS_CSV_ERROR_EMPTY:
      text = g_strdup_printf (_("“%s” is empty. Choose a file with numbers."), name);
      break;
    case LEADS_CSV_ERROR_DIRECTORY:
      text = g_strdup_printf (_("“%s” is a folder. Choose a file in it."), name);
      break;
    case LEADS_CSV_ERROR_NO_COLUMN:
      code = LEADS_SERVICE_ERROR_BAD_VALUE;
      text = g_strdup_printf (_("“%s” has no column “%s”. Choose a column that is there."), name, detail);
      break;
    case LEADS_CSV_ERROR_NO_HEADING:
      code = LEADS_SERVICE_ERROR_BAD_VALUE;
      text = g_strdup_printf (_("“%s” has no heading in row %s. Choose a row with text among the first ones."), name, detail);
      break;
    case LEADS_CSV_ERROR_BAD_DELIMITER:
      code = LEADS_SERVICE_ERROR_BAD_VALUE;
      text = g_strdup_printf (_("“%s” cannot separate columns. Use a comma, a semicolon or a tab."), detail);
      break;
    case LEADS_CSV_ERROR_NO_SHEET:
      code = *detail != '\0' ? LEADS_SERVICE_ERROR_BAD_VALUE : LEADS_SERVICE_ERROR_FILE;
      text = compose_no_sheet (detail, name);
      break;
    default:
      text = compose_workbook (cause, name);
      break;
    }
  return g_error_new_literal (LEADS_SERVICE_ERROR, code, text);
}
