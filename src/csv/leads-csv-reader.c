/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-reader.h"

#include "leads-csv-reader-private.h"
#include "leads-csv-reader-struct-private.h"

#include <leads-text.h>

#include <string.h>

/*
 * UTF-8 to records, under our own counting of lines.
 *
 * Before a record is looked at, the buffer holds more bytes than the longest
 * record has, or all that are left. So what is made of it never depends on how
 * the bytes arrived.
 *
 * Invariant: `line` and `offset` belong to the byte at `start`, and the byte
 * after `filled` is a line end (the sentinel that ends every scan).
 */

/* The longest record, its line end, and the byte by which a longer one is known. */
#define LOOKAHEAD_BYTES (LEADS_CSV_MAX_RECORD_BYTES + 2)
#define BUFFER_BYTES (4 * LEADS_CSV_MAX_RECORD_BYTES)

G_DEFINE_FINAL_TYPE (LeadsCsvReader, leads_csv_reader, G_TYPE_OBJECT)

gboolean
leads_csv_reader_fill (LeadsCsvReader  *self,
                       GCancellable    *cancellable,
                       GError         **error)
{
  memmove (self->buffer, self->buffer + self->start, self->filled - self->start);
  self->filled -= self->start;
  self->start = 0;

  while (!self->source.at_end && BUFFER_BYTES - self->filled >= self->source.min_room)
    {
      gssize n = leads_csv_source_read (&self->source, self->buffer + self->filled, BUFFER_BYTES - self->filled,
                                        cancellable, error);

      if (n < 0)
        {
          self->failed = TRUE;
          return FALSE;
        }
      self->filled += (gsize) n;
    }

  self->buffer[self->filled] = '\n';

  return TRUE;
}

static inline gboolean
ensure_lookahead (LeadsCsvReader  *self,
                  GCancellable    *cancellable,
                  GError         **error)
{
  if (G_LIKELY (self->source.at_end || self->filled - self->start >= LOOKAHEAD_BYTES))
    return TRUE;

  return leads_csv_reader_fill (self, cancellable, error);
}

/* Bytes of the line end at @at of the buffer; 0 at the end of the file. */
static inline gsize
measure_line_end (LeadsCsvReader *self,
                  gsize           at)
{
  if (at >= self->filled)
    return 0;
  if (self->buffer[at] == '\r' && at + 1 < self->filled && self->buffer[at + 1] == '\n')
    return 2;

  return 1;
}

static gboolean
has_long_cell (LeadsCsvReader *self)
{
  for (guint i = 0; i < self->splitter.n_cells; i++)
    {
      if (self->splitter.cells[i].length > LEADS_CSV_MAX_CELL_BYTES)
        return TRUE;
    }

  return FALSE;
}

/* A record on the physical line of @length bytes, which was scanned. */
static void
make_plain (LeadsCsvReader *self,
            LeadsCsvRecord *record,
            guint           seen)
{
  if (G_UNLIKELY (record->text_length > LEADS_CSV_MAX_CELL_BYTES) && has_long_cell (self))
    {
      leads_csv_reader_make_unsplittable (self, record, LEADS_REASON_FIELD_TOO_LONG);
      return;
    }

  if (G_UNLIKELY (seen & LEADS_CSV_BYTE_NOT_ASCII)
      && !g_utf8_validate_len (record->text, record->text_length, NULL))
    {
      record->problem = LEADS_REASON_BAD_ENCODING;
      leads_csv_reader_use_valid_text (self, record);
      leads_csv_splitter_split_plain (&self->splitter, record->text, record->text_length);
    }

  leads_csv_reader_use_cells (self, record);
}

static gboolean
has_only_blank_cells (const LeadsCsvRecord *record)
{
  for (guint i = 0; i < record->n_cells; i++)
    {
      const LeadsCsvCell *cell = &record->cells[i];

      /* By far the most begin with a sign or a digit. */
      if (G_LIKELY (cell->length > 0 && *cell->text > ' ' && *cell->text < 0x7f))
        return FALSE;
      if (!leads_text_is_blank (cell->text, (gssize) cell->length))
        return FALSE;
    }

  return TRUE;
}

/* Where the record after this one begins. */
static gint64
get_next_line (LeadsCsvReader       *self,
               const LeadsCsvRecord *record)
{
  return self->dialect.sheet != NULL ? record->line + 1 : self->line;
}

/* What the record is in this file: a heading, blank, or short of columns. */
static void
classify (LeadsCsvReader *self,
          LeadsCsvRecord *record)
{
  if (G_UNLIKELY (self->sep_expected))
    {
      self->sep_expected = FALSE;
      record->is_header = TRUE;
      record->problem = LEADS_REASON_NONE;
      return;
    }

  /* Of what is too long the end was not looked at. */
  record->is_blank = record->problem != LEADS_REASON_FIELD_TOO_LONG && has_only_blank_cells (record);
  if (record->is_blank)
    {
      record->problem = LEADS_REASON_NONE;
    }
  else if (G_UNLIKELY (self->header_expected))
    {
      /* Titles go before it. */
      self->header_expected = get_next_line (self, record) <= (gint64) self->dialect.heading_line;
      record->is_header = TRUE;
      record->problem = LEADS_REASON_NONE;
    }
  else if (record->problem == LEADS_REASON_NONE && (int) record->n_cells <= self->dialect.number_column)
    {
      record->problem = LEADS_REASON_WRONG_COLUMN_COUNT;
    }
}

static void
skip_bom (LeadsCsvReader *self)
{
  const gsize bom_length = 3;

  self->bom_expected = FALSE;
  if (self->filled >= bom_length && memcmp (self->buffer, "\xef\xbb\xbf", bom_length) == 0)
    leads_csv_reader_consume (self, bom_length);
}

static void
leads_csv_reader_finalize (GObject *object)
{
  LeadsCsvReader *self = LEADS_CSV_READER (object);

  g_clear_pointer (&self->sheet, leads_workbook_records_free);
  leads_csv_source_clear (&self->source);
  leads_csv_splitter_clear (&self->splitter);
  leads_csv_dialect_clear (&self->dialect);
  g_free (self->buffer);
  g_free (self->made_valid);

  G_OBJECT_CLASS (leads_csv_reader_parent_class)->finalize (object);
}

static void
leads_csv_reader_class_init (LeadsCsvReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = leads_csv_reader_finalize;
}

static void
leads_csv_reader_init (LeadsCsvReader *self)
{
  self->buffer = g_malloc (BUFFER_BYTES + 1);
  self->buffer[0] = '\n';
  self->line = 1;
  self->bom_expected = TRUE;
}

LeadsCsvReader *
leads_csv_reader_new (GInputStream          *stream,
                      const LeadsCsvDialect *dialect)
{
  return leads_csv_reader_new_full (stream, dialect, LEADS_CSV_CHUNK_BYTES);
}

LeadsCsvReader *
leads_csv_reader_new_full (GInputStream          *stream,
                           const LeadsCsvDialect *dialect,
                           gsize                  chunk_bytes)
{
  LeadsCsvReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (dialect != NULL, NULL);
  g_return_val_if_fail (chunk_bytes > 0, NULL);

  self = g_object_new (LEADS_TYPE_CSV_READER, NULL);
  leads_csv_source_init (&self->source, stream, dialect->encoding, chunk_bytes);
  leads_csv_dialect_copy (dialect, &self->dialect);
  leads_csv_splitter_init (&self->splitter, dialect->delimiter, dialect->remove_guard);
  self->single_line[0] = dialect->number_column;
  self->single_line[1] = dialect->end_column;
  self->single_line[2] = dialect->count_column;
  self->single_line[3] = dialect->cac_column;
  self->sep_expected = dialect->has_sep_line;
  self->header_expected = dialect->has_header;

  return self;
}

/* The same as below for a sheet of a workbook. */
static gboolean
next_of_sheet (LeadsCsvReader  *self,
               LeadsCsvRecord  *record,
               GCancellable    *cancellable,
               GError         **error)
{
  GError *failure = NULL;

  if (self->sheet == NULL)
    {
      LeadsWorkbook *workbook = leads_workbook_of_stream (self->source.stream, cancellable, error);

      self->sheet = workbook != NULL ? leads_workbook_records_new (workbook, &self->dialect, error) : NULL;
      self->failed = self->sheet == NULL;
    }
  if (self->failed)
    return FALSE;

  if (leads_workbook_records_next (self->sheet, record, cancellable, &failure))
    {
      classify (self, record);
      return TRUE;
    }

  self->failed = failure != NULL;
  if (failure != NULL)
    g_propagate_error (error, failure);

  return FALSE;
}

gboolean
leads_csv_reader_next (LeadsCsvReader  *self,
                       LeadsCsvRecord  *record,
                       GCancellable    *cancellable,
                       GError         **error)
{
  guint seen = 0;
  guint n_breaks = 0;
  gsize length;

  g_return_val_if_fail (LEADS_IS_CSV_READER (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  if (self->failed)
    return FALSE;
  if (self->dialect.sheet != NULL)
    return next_of_sheet (self, record, cancellable, error);
  if (!ensure_lookahead (self, cancellable, error))
    return FALSE;
  if (G_UNLIKELY (self->bom_expected))
    {
      skip_bom (self);
      if (!ensure_lookahead (self, cancellable, error))
        return FALSE;
    }
  if (self->start == self->filled)
    return FALSE;

  memset (record, 0, sizeof *record);
  record->line = self->line;
  record->offset = self->offset;
  record->text = self->buffer + self->start;
  length = leads_csv_splitter_scan (&self->splitter, record->text, &seen) - record->text;
  record->text_length = length;

  if (G_UNLIKELY (length > LEADS_CSV_MAX_RECORD_BYTES))
    {
      if (!leads_csv_reader_make_overlong (self, record, cancellable, error))
        return FALSE;
      length = 0;
    }
  else if (G_UNLIKELY (seen & LEADS_CSV_BYTE_QUOTE))
    {
      length = leads_csv_reader_make_quoted (self, record, length, &n_breaks);
    }
  else
    {
      make_plain (self, record, seen);
    }

  length += measure_line_end (self, self->start + length);
  leads_csv_reader_consume (self, length);
  self->line += 1 + n_breaks;
  record->end_offset = self->offset;
  classify (self, record);

  return TRUE;
}

const LeadsCsvDialect *
leads_csv_reader_get_dialect (LeadsCsvReader *self)
{
  g_return_val_if_fail (LEADS_IS_CSV_READER (self), NULL);

  return &self->dialect;
}

const char *
leads_csv_reader_get_sha256 (LeadsCsvReader *self)
{
  g_return_val_if_fail (LEADS_IS_CSV_READER (self), NULL);

  if (self->sheet != NULL)
    return leads_workbook_records_is_at_end (self->sheet)
             ? leads_workbook_get_sha256 (leads_workbook_of_stream (self->source.stream, NULL, NULL))
             : NULL;
  if (!self->source.at_end || self->start < self->filled)
    return NULL;

  return leads_csv_fingerprint_finish (&self->source.fingerprint);
}
