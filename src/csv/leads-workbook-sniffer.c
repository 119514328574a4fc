/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-workbook-sniffer-private.h"

#include "leads-csv-guess-private.h"
#include "leads-csv-names-private.h"
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
/* Sheets looked at. */
#define MAX_SHEETS 32
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

/* What says that a sheet is the list of numbers. That it has any outweighs all else. */
enum {
  RATING_LOOKS_LIKE_LIST = 1,
  RATING_NAMED_SHEET = 2,
  RATING_HAS_NUMBERS = 8
};

static gboolean
has_named_column (const LeadsCsvDialect *dialect)
{
  g_autofree char *name = NULL;

  if (dialect->column_names == NULL || dialect->number_column < 0
      || (guint) dialect->number_column >= g_strv_length (dialect->column_names))
    return FALSE;
  name = leads_csv_name_make_plain (dialect->column_names[dialect->number_column]);

  return leads_csv_name_fit_number (name) == LEADS_CSV_FIT_EXACT;
}

static guint
rate_sheet (const char            *sheet,
            const LeadsCsvRows    *rows,
            const LeadsCsvDialect *dialect)
{
  g_autofree char *name = leads_csv_name_make_plain (sheet);
  guint rating = 0;

  if (rows->numbers > 0)
    rating += RATING_HAS_NUMBERS;
  /* Each number counts twice when it does well: in about every other row there is one. */
  if (rows->numbers >= rows->rows->len || has_named_column (dialect))
    rating += RATING_LOOKS_LIKE_LIST;
  if (leads_csv_name_fit_number (name) >= LEADS_CSV_FIT_STRONG)
    rating += RATING_NAMED_SHEET;

  return rating;
}

/* How one sheet would be read. */
static gboolean
sniff_sheet (LeadsWorkbook            *workbook,
             const char               *sheet,
             const LeadsCsvOverrides  *overrides,
             LeadsCsvDialect          *dialect,
             guint                    *rating,
             GCancellable             *cancellable,
             GError                  **error)
{
  g_autoptr (LeadsWorkbookRecords) records = NULL;
  g_autoptr (LeadsCsvRows) rows = NULL;
  g_auto (LeadsCsvDialect) result = { 0 };
  gboolean is_empty = FALSE;

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

  *rating = rate_sheet (sheet, rows, &result);
  *dialect = result;
  result = (LeadsCsvDialect) { 0 };

  return TRUE;
}

/* The visible sheets from the second on: one that looks more like a list of numbers takes the place of @dialect, and
 * one that has some is kept in mind. @found: there is a dialect already. What cannot be read is left out. */
static gboolean
try_others (LeadsWorkbook            *workbook,
            const char               *first,
            const LeadsCsvOverrides  *overrides,
            gboolean                  found,
            guint                     rating,
            LeadsCsvDialect          *dialect,
            GCancellable             *cancellable)
{
  g_autoptr (GPtrArray) sheets = leads_workbook_dup_sheets (workbook);
  g_autofree char *other = NULL;

  for (guint i = 0; i < MIN (sheets->len, MAX_SHEETS) && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const LeadsWorkbookSheet *sheet = g_ptr_array_index (sheets, i);
      g_auto (LeadsCsvDialect) candidate = { 0 };
      guint candidate_rating = 0;
      char *loser = NULL;

      if (!sheet->is_visible || strcmp (sheet->name, first) == 0
          || !sniff_sheet (workbook, sheet->name, overrides, &candidate, &candidate_rating, cancellable, NULL))
        continue;
      if (!found || candidate_rating > rating)
        {
          LeadsCsvDialect former = *dialect;

          loser = found && rating >= RATING_HAS_NUMBERS ? g_strdup (former.sheet) : NULL;
          *dialect = candidate;
          candidate = found ? former : (LeadsCsvDialect) { 0 };
          rating = candidate_rating;
          found = TRUE;
        }
      else if (candidate_rating >= RATING_HAS_NUMBERS)
        {
          loser = g_strdup (sheet->name);
        }
      if (other == NULL)
        other = g_steal_pointer (&loser);
      g_free (loser);
    }
  if (found && other != NULL)
    {
      dialect->doubts |= LEADS_CSV_DOUBT_SHEET;
      dialect->other_sheet = g_steal_pointer (&other);
    }

  return found;
}

static gboolean
sniff_workbook (GInputStream             *stream,
                const LeadsCsvOverrides  *overrides,
                LeadsCsvDialect          *dialect,
                GCancellable             *cancellable,
                GError                  **error)
{
  LeadsWorkbook *workbook = leads_workbook_of_stream (stream, cancellable, error);
  g_auto (LeadsCsvDialect) result = { 0 };
  GError *failure = NULL;
  const char *sheet;
  guint rating = 0;
  gboolean found;

  if (workbook == NULL)
    return FALSE;
  sheet = leads_workbook_find_sheet (workbook, overrides->sheet, error);
  if (sheet == NULL)
    return FALSE;

  found = sniff_sheet (workbook, sheet, overrides, &result, &rating, cancellable, &failure);
  /* The first sheet may be a cover. */
  if (overrides->sheet == NULL && (found || g_error_matches (failure, LEADS_CSV_ERROR, LEADS_CSV_ERROR_EMPTY)
                                   || g_error_matches (failure, LEADS_CSV_ERROR, LEADS_CSV_ERROR_NO_COLUMN))
      && !overrides->table)
    found = try_others (workbook, sheet, overrides, found, rating, &result, cancellable);
  if (!found || g_cancellable_is_cancelled (cancellable))
    {
      if (failure == NULL)
        g_cancellable_set_error_if_cancelled (cancellable, &failure);
      g_propagate_error (error, failure);
      return FALSE;
    }
  g_clear_error (&failure);

  *dialect = result;
  result = (LeadsCsvDialect) { 0 };

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
