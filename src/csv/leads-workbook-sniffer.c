/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-workbook-sniffer-private.h"

#include "leads-csv-guess-private.h"
#include "leads-workbook-records-private.h"

#include <string.h>

/*
 * Finding out how a workbook is to be read: which sheet, and what its columns are.
 *
 * Invariant: the guess is made on the records that will be read.
 */

/* Rows looked at, and their bytes. */
#define MAX_ROWS 1000
#define MAX_BYTES (3 * 64 * 1024)
/* Searched for the name that an encrypted workbook has in the older container. */
#define MAX_OLE_BYTES (64 * 1024 * 1024)
#define OLE_PIECE_BYTES (64 * 1024)

/* @is_empty: there is nothing in any cell of the sheet */
static LeadsCsvRows *
read_rows (LeadsWorkbookRecords  *records,
           gboolean              *is_empty,
           GCancellable          *cancellable,
           GError               **error)
{
  g_autoptr (LeadsCsvRows) rows = leads_csv_rows_new_empty ();
  LeadsCsvRecord record;
  GError *failure = NULL;
  gsize n_bytes = 0;
  gboolean has_long_row = FALSE;

  while (rows->rows->len < MAX_ROWS && n_bytes < MAX_BYTES
         && leads_workbook_records_next (records, &record, cancellable, &failure))
    {
      n_bytes += record.text_length;
      if (record.problem == LEADS_REASON_NONE)
        leads_csv_rows_add (rows, &record);
      else
        has_long_row = TRUE;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  rows->n_first = rows->rows->len;
  leads_csv_rows_finish (rows);
  *is_empty = rows->rows->len == 0 && !has_long_row && leads_workbook_records_is_at_end (records);
  /* A sheet has no rows that are short of columns. */
  for (guint i = 0; i < rows->rows->len; i++)
    rows->n_columns = MAX (rows->n_columns, ((GPtrArray *) g_ptr_array_index (rows->rows, i))->len);

  return g_steal_pointer (&rows);
}

static gboolean
sniff_workbook (GInputStream             *stream,
                const LeadsCsvOverrides  *overrides,
                LeadsCsvDialect          *dialect,
                GCancellable             *cancellable,
                GError                  **error)
{
  LeadsWorkbook *workbook = leads_workbook_of_stream (stream, cancellable, error);
  g_autoptr (LeadsWorkbookRecords) records = NULL;
  g_autoptr (LeadsCsvRows) rows = NULL;
  g_auto (LeadsCsvDialect) result = { 0 };
  const char *sheet;
  gboolean is_empty = FALSE;

  if (workbook == NULL)
    return FALSE;
  sheet = leads_workbook_find_sheet (workbook, overrides->sheet, error);
  if (sheet == NULL)
    return FALSE;

  leads_csv_dialect_init (&result);
  result.sheet = g_strdup (sheet);
  /* No spreadsheet computes what is stored as text, so nothing was put before it. */
  result.remove_guard = FALSE;
  records = leads_workbook_records_new (workbook, &result, error);
  if (records == NULL)
    return FALSE;

  rows = read_rows (records, &is_empty, cancellable, error);
  if (rows == NULL)
    return FALSE;
  if (is_empty)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_EMPTY, NULL);
      return FALSE;
    }
  if (!leads_csv_guess_columns (rows, overrides, &result, error))
    return FALSE;

  *dialect = result;
  result.column_names = NULL;
  result.sheet = NULL;

  return TRUE;
}

/* An encrypted workbook is a container with a stream of this name, which is in it as UTF-16. */
static gboolean
is_encrypted (GInputStream *stream,
              GCancellable *cancellable)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  char buffer[OLE_PIECE_BYTES];
  gsize kept = 0;
  gsize total = 0;
  gssize n;

  while (total < MAX_OLE_BYTES
         && (n = g_input_stream_read (stream, buffer + kept, OLE_PIECE_BYTES - kept, cancellable, NULL)) > 0)
    {
      gsize length = kept + (gsize) n;

      if (memmem (buffer, length, name, sizeof name) != NULL)
        return TRUE;
      kept = MIN (length, sizeof name - 1);
      memmove (buffer, buffer + length - kept, kept);
      total += (gsize) n;
    }

  return FALSE;
}

gboolean
leads_workbook_sniff (GInputStream             *stream,
                      const char               *kind,
                      const LeadsCsvOverrides  *overrides,
                      LeadsCsvDialect          *dialect,
                      GCancellable             *cancellable,
                      GError                  **error)
{
  if (strcmp (kind, "ole") != 0)
    return sniff_workbook (stream, overrides, dialect, cancellable, error);

  if (is_encrypted (stream, cancellable))
    leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED, NULL);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    leads_csv_error_set (error, LEADS_CSV_ERROR_NOT_TEXT, kind);

  return FALSE;
}

GPtrArray *
leads_workbook_list_sheets (GInputStream  *stream,
                            GCancellable  *cancellable,
                            GError       **error)
{
  LeadsWorkbook *workbook;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  workbook = leads_workbook_of_stream (stream, cancellable, error);

  return workbook != NULL ? leads_workbook_dup_sheets (workbook) : NULL;
}
