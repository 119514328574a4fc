/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-writer.h"

#include "leads-csv-guard-private.h"
#include "leads-csv-output-private.h"
#include "leads-csv-splitter-private.h"
#include "leads-workbook-writer-private.h"

#include <leads-text.h>

#include <string.h>

/*
 * Cells to RFC 4180, or to the sheet of a workbook, which takes them as they are.
 *
 * Invariant: `buffer` holds whole records and the cells of the one that is
 * being made; after a failure nothing more is written. Of a workbook it holds
 * nothing.
 */

#define BUFFER_BYTES (64 * 1024)

struct _LeadsCsvWriter {
  GObject         parent_instance;

  GOutputStream  *stream;
  LeadsCsvOutput *output;
  char            delimiter;

  /* NULL: CSV. */
  LeadsWorkbookWriter *sheet;

  GString        *buffer;
  gsize           record_start;
  guint           n_cells;
  GError         *failure;
};

G_DEFINE_FINAL_TYPE (LeadsCsvWriter, leads_csv_writer, G_TYPE_OBJECT)

static gboolean
write_buffer (LeadsCsvWriter  *self,
              GCancellable    *cancellable,
              GError         **error)
{
  if (self->failure == NULL)
    g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL, cancellable, &self->failure);

  g_string_truncate (self->buffer, 0);

  if (self->failure != NULL)
    {
      g_propagate_error (error, g_error_copy (self->failure));
      return FALSE;
    }

  return TRUE;
}

/* Not for a sheet. */
static void
begin_cell (LeadsCsvWriter *self)
{
  if (self->n_cells++ > 0)
    g_string_append_c (self->buffer, self->delimiter);
}

static gboolean
needs_quotes (LeadsCsvWriter *self,
              const char     *text,
              gsize           length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == self->delimiter || text[i] == '"' || text[i] == '\r' || text[i] == '\n')
        return TRUE;
    }

  return FALSE;
}

static void
append_valid (LeadsCsvWriter *self,
              const char     *text,
              gsize           length)
{
  gboolean guard = leads_csv_guard_is_needed (text, length);

  if (!needs_quotes (self, text, length))
    {
      if (guard)
        g_string_append_c (self->buffer, '\'');
      g_string_append_len (self->buffer, text, (gssize) length);
      return;
    }

  g_string_append (self->buffer, guard ? "\"'" : "\"");
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        g_string_append_c (self->buffer, '"');
      g_string_append_c (self->buffer, text[i]);
    }
  g_string_append_c (self->buffer, '"');
}

/* @text: UTF-8. */
static void
add_valid (LeadsCsvWriter *self,
           const char     *text,
           gsize           length)
{
  if (self->sheet != NULL)
    {
      self->n_cells++;
      leads_workbook_writer_add_cell (self->sheet, text, length);
      return;
    }

  begin_cell (self);
  append_valid (self, text, length);
}

/* The cells from @first on as one, with the delimiters that were between them. */
static void
add_joined (LeadsCsvWriter     *self,
            const LeadsCsvCell *cells,
            guint               n_cells,
            char                delimiter)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (joined, delimiter);
      g_string_append_len (joined, cells[i].text, (gssize) cells[i].length);
    }
  leads_csv_writer_add_cell (self, joined->str, (gssize) joined->len);
}

static void
add_cells (LeadsCsvWriter        *self,
           const LeadsCsvCell    *cells,
           guint                  n_cells,
           const LeadsCsvDialect *dialect)
{
  guint n_columns = (guint) MAX (dialect->n_columns - dialect->n_own_columns, 1);

  /* Our own columns of an earlier report are made anew. */
  if (dialect->n_own_columns > 0)
    n_cells = MIN (n_cells, n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      if (i + 1 == n_columns && n_cells > n_columns)
        add_joined (self, cells + i, n_cells - i, dialect->delimiter);
      else if (i < n_cells)
        leads_csv_writer_add_cell (self, cells[i].text, (gssize) cells[i].length);
      else
        leads_csv_writer_add_cell (self, "", 0);
    }
}

static void
leads_csv_writer_finalize (GObject *object)
{
  LeadsCsvWriter *self = LEADS_CSV_WRITER (object);

  g_clear_object (&self->stream);
  g_clear_pointer (&self->output, leads_csv_output_free);
  g_clear_pointer (&self->sheet, leads_workbook_writer_free);
  g_string_free (self->buffer, TRUE);
  g_clear_error (&self->failure);

  G_OBJECT_CLASS (leads_csv_writer_parent_class)->finalize (object);
}

static void
leads_csv_writer_class_init (LeadsCsvWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = leads_csv_writer_finalize;
}

static void
leads_csv_writer_init (LeadsCsvWriter *self)
{
  self->buffer = g_string_sized_new (BUFFER_BYTES + 1024);
}

LeadsCsvWriter *
leads_csv_writer_new (GOutputStream       *stream,
                      char                 delimiter,
                      LeadsCsvWriterFlags  flags)
{
  LeadsCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_object_new (LEADS_TYPE_CSV_WRITER, NULL);
  self->stream = g_object_ref (stream);
  self->delimiter = delimiter;
  if (flags & LEADS_CSV_WRITER_BOM)
    g_string_append (self->buffer, "\xef\xbb\xbf");
  self->record_start = self->buffer->len;

  return self;
}

LeadsCsvWriter *
leads_csv_writer_new_for_file (GFile                *file,
                               char                  delimiter,
                               LeadsCsvWriterFlags   flags,
                               GCancellable         *cancellable,
                               GError              **error)
{
  LeadsCsvWriter *self;
  LeadsCsvOutput *output;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  output = leads_csv_output_new (file, (flags & LEADS_CSV_WRITER_PRIVATE) != 0, cancellable, error);
  if (output == NULL)
    return NULL;

  if ((flags & LEADS_CSV_WRITER_WORKBOOK) != 0)
    flags &= ~LEADS_CSV_WRITER_BOM;
  self = leads_csv_writer_new (leads_csv_output_get_stream (output), delimiter, flags);
  self->output = output;
  if ((flags & LEADS_CSV_WRITER_WORKBOOK) != 0)
    {
      self->sheet = leads_workbook_writer_new (error);
      if (self->sheet == NULL)
        g_clear_object (&self);
    }

  return self;
}

gboolean
leads_csv_writer_check_file (GFile         *file,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return leads_csv_output_check (file, cancellable, error);
}

void
leads_csv_writer_add_cell (LeadsCsvWriter *self,
                           const char     *text,
                           gssize          length)
{
  gsize n_bytes;

  g_return_if_fail (LEADS_IS_CSV_WRITER (self));
  g_return_if_fail (text != NULL || length == 0);

  if (text == NULL)
    text = "";
  n_bytes = length < 0 ? strlen (text) : (gsize) length;

  if (g_utf8_validate_len (text, n_bytes, NULL))
    {
      add_valid (self, text, n_bytes);
    }
  else
    {
      g_autofree char *valid = leads_text_make_valid (text, (gssize) n_bytes);

      add_valid (self, valid, strlen (valid));
    }
}

void
leads_csv_writer_add_number (LeadsCsvWriter *self,
                             guint64         number)
{
  char text[1 + LEADS_TEXT_INT_SIZE] = "+";

  g_return_if_fail (LEADS_IS_CSV_WRITER (self));

  add_valid (self, text, 1 + leads_text_write_int ((gint64) number, text + 1));
}

void
leads_csv_writer_add_int (LeadsCsvWriter *self,
                          gint64          value)
{
  char digits[LEADS_TEXT_INT_SIZE];

  g_return_if_fail (LEADS_IS_CSV_WRITER (self));

  leads_csv_writer_add_cell (self, digits, (gssize) leads_text_write_int (value, digits));
}

void
leads_csv_writer_add_record (LeadsCsvWriter        *self,
                             const LeadsCsvRecord  *record,
                             const LeadsCsvDialect *dialect)
{
  g_return_if_fail (LEADS_IS_CSV_WRITER (self));
  g_return_if_fail (record != NULL);
  g_return_if_fail (dialect != NULL);

  add_cells (self, record->cells, record->n_cells, dialect);
}

void
leads_csv_writer_add_record_text (LeadsCsvWriter        *self,
                                  const char            *text,
                                  gsize                  length,
                                  LeadsReason            problem,
                                  const LeadsCsvDialect *dialect)
{
  LeadsCsvSplitter splitter;

  g_return_if_fail (LEADS_IS_CSV_WRITER (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (dialect != NULL);

  leads_csv_splitter_init (&splitter, dialect->delimiter, dialect->remove_guard);
  leads_csv_splitter_split_again (&splitter, text, length, problem);
  add_cells (self, splitter.cells, splitter.n_cells, dialect);
  leads_csv_splitter_clear (&splitter);
}

gboolean
leads_csv_writer_end_record (LeadsCsvWriter  *self,
                             GCancellable    *cancellable,
                             GError         **error)
{
  g_return_val_if_fail (LEADS_IS_CSV_WRITER (self), FALSE);
  g_return_val_if_fail (self->n_cells > 0, FALSE);

  if (self->sheet != NULL)
    {
      self->n_cells = 0;
      return leads_workbook_writer_end_row (self->sheet, cancellable, error);
    }

  /* One empty cell would be a blank line. */
  if (self->n_cells == 1 && self->buffer->len == self->record_start)
    g_string_append (self->buffer, "\"\"");
  g_string_append (self->buffer, "\r\n");
  self->n_cells = 0;
  self->record_start = self->buffer->len;

  if (self->failure == NULL && self->buffer->len < BUFFER_BYTES)
    return TRUE;

  self->record_start = 0;

  return write_buffer (self, cancellable, error);
}

gboolean
leads_csv_writer_write_cells (LeadsCsvWriter      *self,
                              const char * const  *cells,
                              GCancellable        *cancellable,
                              GError             **error)
{
  g_return_val_if_fail (LEADS_IS_CSV_WRITER (self), FALSE);
  g_return_val_if_fail (cells != NULL, FALSE);

  for (guint i = 0; cells[i] != NULL; i++)
    leads_csv_writer_add_cell (self, cells[i], -1);

  return leads_csv_writer_end_record (self, cancellable, error);
}

gboolean
leads_csv_writer_close (LeadsCsvWriter  *self,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_return_val_if_fail (LEADS_IS_CSV_WRITER (self), FALSE);
  g_return_val_if_fail (self->n_cells == 0, FALSE);

  if (self->sheet != NULL
      && !leads_workbook_writer_finish (self->sheet, self->stream, cancellable, error))
    return FALSE;
  if (!write_buffer (self, cancellable, error))
    return FALSE;

  if (self->output != NULL)
    return leads_csv_output_commit (self->output, cancellable, error);

  return g_output_stream_flush (self->stream, cancellable, error);
}
