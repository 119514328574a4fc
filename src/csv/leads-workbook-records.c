/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-workbook-records-private.h"

#include "leads-csv-splitter-private.h"
#include "leads-workbook-rows-private.h"

#include <string.h>

/*
 * Rows to records: values to cells, and the cells to one text as CSV has it, so
 * that what keeps a record as text can take it apart again.
 *
 * Invariant: splitting the text of a record, with its problem, gives its cells.
 */

/* So much text any workbook may have. */
#define MIN_TEXT_BYTES (G_GUINT64_CONSTANT (64) * 1024 * 1024)

struct _LeadsWorkbookRecords {
  LeadsWorkbook     *workbook;
  LeadsWorkbookRows *rows;
  LeadsCsvSplitter   splitter;
  char               delimiter;
  guint              n_columns;

  LeadsWorkbookRow   row;
  gboolean           has_row;
  gboolean           at_end;
  gint64             line;
  gint64             offset;
  guint64            n_bytes;
  guint64            max_bytes;

  GArray            *cells;
  GString           *values;
  GString           *text;
};

LeadsWorkbookRecords *
leads_workbook_records_new (LeadsWorkbook          *workbook,
                            const LeadsCsvDialect  *dialect,
                            GError                **error)
{
  LeadsWorkbookRows *rows = leads_workbook_rows_new (workbook, dialect->sheet, error);
  LeadsWorkbookRecords *self;

  if (rows == NULL)
    return NULL;

  self = g_new0 (LeadsWorkbookRecords, 1);
  self->workbook = g_object_ref (workbook);
  self->rows = rows;
  /* One text may be in every cell: what is little in the file must not fill the disk. */
  self->max_bytes = CLAMP (LEADS_WORKBOOK_MAX_RATIO * leads_workbook_get_size (workbook), MIN_TEXT_BYTES,
                           LEADS_WORKBOOK_MAX_BYTES);
  self->delimiter = dialect->delimiter;
  self->n_columns = (guint) MAX (dialect->n_columns, 1);
  self->cells = g_array_new (FALSE, TRUE, sizeof (LeadsCsvCell));
  self->values = g_string_new (NULL);
  self->text = g_string_new (NULL);
  leads_csv_splitter_init (&self->splitter, dialect->delimiter, FALSE);

  return self;
}

void
leads_workbook_records_free (LeadsWorkbookRecords *self)
{
  leads_csv_splitter_clear (&self->splitter);
  g_string_free (self->text, TRUE);
  g_string_free (self->values, TRUE);
  g_array_unref (self->cells);
  leads_workbook_rows_free (self->rows);
  g_object_unref (self->workbook);
  g_free (self);
}

static gboolean
needs_quotes (LeadsWorkbookRecords *self,
              const LeadsCsvCell   *cell)
{
  for (gsize i = 0; i < cell->length; i++)
    {
      char c = cell->text[i];

      if (c == self->delimiter || c == '"' || c == '\n' || c == '\r')
        return TRUE;
    }

  return FALSE;
}

static void
append_quoted (GString            *text,
               const LeadsCsvCell *cell)
{
  g_string_append_c (text, '"');
  for (gsize i = 0; i < cell->length; i++)
    {
      if (cell->text[i] == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, cell->text[i]);
    }
  g_string_append_c (text, '"');
}

static void
join (LeadsWorkbookRecords *self,
      gboolean              quotes)
{
  g_string_truncate (self->text, 0);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const LeadsCsvCell *cell = &g_array_index (self->cells, LeadsCsvCell, i);

      if (i > 0)
        g_string_append_c (self->text, self->delimiter);
      if (quotes && needs_quotes (self, cell))
        append_quoted (self->text, cell);
      else
        g_string_append_len (self->text, cell->text, (gssize) cell->length);
    }
}

/* The texts of the cells, every column one. Sets @is_too_long when one of them is, or all together are. */
static gboolean
read_values (LeadsWorkbookRecords  *self,
             gboolean              *is_too_long,
             GCancellable          *cancellable,
             GError               **error)
{
  const LeadsWorkbookRow *row = &self->row;
  guint n_columns = row->n_cells > 0 ? row->cells[row->n_cells - 1].column + 1 : 1;
  LeadsCsvCell *cells;
  gsize start = 0;

  g_array_set_size (self->cells, 0);
  g_array_set_size (self->cells, MAX (n_columns, self->n_columns));
  g_string_truncate (self->values, 0);
  cells = (LeadsCsvCell *) self->cells->data;
  *is_too_long = row->is_too_long;

  for (guint i = 0; i < row->n_cells && self->values->len <= LEADS_CSV_MAX_RECORD_BYTES; i++)
    {
      LeadsCsvCell *cell = &cells[row->cells[i].column];

      start = self->values->len;
      if (!leads_workbook_rows_append_text (self->rows, row, &row->cells[i], self->values, cancellable, error))
        return FALSE;
      cell->length = self->values->len - start;
      *is_too_long = *is_too_long || cell->length > LEADS_CSV_MAX_CELL_BYTES;
    }
  *is_too_long = *is_too_long || self->values->len > LEADS_CSV_MAX_RECORD_BYTES;

  /* Only now they stay where they are. */
  start = 0;
  for (guint i = 0; i < self->cells->len; i++)
    {
      cells[i].text = self->values->str + start;
      start += cells[i].length;
    }

  return TRUE;
}

/* As much of it as can be shown, split at every delimiter. */
static void
cut (LeadsWorkbookRecords *self,
     LeadsCsvRecord       *record)
{
  gsize length;

  join (self, FALSE);
  length = MIN (self->text->len, LEADS_CSV_MAX_CELL_BYTES);
  /* Not within a character. */
  while (length > 0 && length < self->text->len && ((guchar) self->text->str[length] & 0xc0) == 0x80)
    length--;
  g_string_truncate (self->text, length);

  leads_csv_splitter_split_plain (&self->splitter, self->text->str, self->text->len);
  record->problem = LEADS_REASON_FIELD_TOO_LONG;
  record->cells = self->splitter.cells;
  record->n_cells = self->splitter.n_cells;
}

static gboolean
fill_record (LeadsWorkbookRecords  *self,
             LeadsCsvRecord        *record,
             GCancellable          *cancellable,
             GError               **error)
{
  gboolean is_too_long = FALSE;

  if (!read_values (self, &is_too_long, cancellable, error))
    return FALSE;
  record->cells = (const LeadsCsvCell *) self->cells->data;
  record->n_cells = self->cells->len;
  if (!is_too_long)
    {
      join (self, TRUE);
      is_too_long = self->text->len > LEADS_CSV_MAX_RECORD_BYTES;
    }
  if (is_too_long)
    cut (self, record);

  record->text = self->text->str;
  record->text_length = self->text->len;

  self->n_bytes += record->text_length;
  if (self->n_bytes > self->max_bytes)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "text");
      return FALSE;
    }

  return TRUE;
}

gboolean
leads_workbook_records_next (LeadsWorkbookRecords  *self,
                             LeadsCsvRecord        *record,
                             GCancellable          *cancellable,
                             GError               **error)
{
  static const LeadsCsvCell blank = { "", 0 };
  GError *failure = NULL;

  if (!self->has_row && !self->at_end)
    {
      self->has_row = leads_workbook_rows_next (self->rows, &self->row, cancellable, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      self->at_end = !self->has_row;
    }
  if (self->at_end)
    return FALSE;

  memset (record, 0, sizeof *record);
  record->line = ++self->line;
  record->offset = self->offset;
  record->text = "";
  record->cells = &blank;
  record->n_cells = 1;
  if ((guint64) self->line == self->row.number)
    {
      self->has_row = FALSE;
      if (!fill_record (self, record, cancellable, error))
        return FALSE;
    }
  self->offset = (gint64) (leads_workbook_get_size (self->workbook) - leads_workbook_rows_get_left (self->rows));
  record->end_offset = self->offset;

  return TRUE;
}

gboolean
leads_workbook_records_is_at_end (LeadsWorkbookRecords *self)
{
  return self->at_end;
}
