/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-csv-dialect.h>
#include <leads-csv-error.h>
#include <leads-reason.h>

G_BEGIN_DECLS

/* Bytes asked from the stream at a time. */
#define LEADS_CSV_CHUNK_BYTES (256 * 1024)
/* Longest cell and longest record, in bytes of UTF-8. */
#define LEADS_CSV_MAX_CELL_BYTES (64 * 1024)
#define LEADS_CSV_MAX_RECORD_BYTES (256 * 1024)

/**
 * LeadsCsvCell:
 * @text: UTF-8, not NUL-terminated, quotes taken off; spaces are kept
 * @length: bytes
 */
typedef struct {
  const char *text;
  gsize       length;
} LeadsCsvCell;

/**
 * LeadsCsvRecord:
 * @line: physical line (from 1) where the record begins; lines end with CRLF, LF or CR, in any mix
 * @offset: byte of the file where the record begins
 * @end_offset: byte after the record and its line end: how far the file is read
 * @text: the record as it is in the file, without its line end, as UTF-8 (what
 *   is no text in the file's encoding became U+FFFD, and @problem says so; a record
 *   past the limit is cut); not NUL-terminated
 * @text_length: bytes of @text
 * @cells: (array length=n_cells): the cells. With a @problem they are a best
 *   effort, for showing: after %LEADS_REASON_BAD_QUOTE the line is split at
 *   every delimiter and keeps its quotes
 * @n_cells: at least 1
 * @is_header: a sep line, the heading, or a title above it: all count as header in totals; its @problem is always none
 * @is_blank: no cell has anything to see; its @problem is always none
 * @problem: %LEADS_REASON_NONE, or why the record cannot be used:
 *   %LEADS_REASON_BAD_QUOTE, %LEADS_REASON_FIELD_TOO_LONG, %LEADS_REASON_BAD_ENCODING (bytes
 *   that are no text in the file's encoding, or a NUL) or %LEADS_REASON_WRONG_COLUMN_COUNT
 *   (it has no cell in the number's column)
 *
 * One record; everything in it is valid until the next call on the reader.
 */
typedef struct {
  gint64              line;
  gint64              offset;
  gint64              end_offset;
  const char         *text;
  gsize               text_length;
  const LeadsCsvCell *cells;
  guint               n_cells;
  gboolean            is_header;
  gboolean            is_blank;
  LeadsReason         problem;
} LeadsCsvRecord;

#define LEADS_TYPE_CSV_READER (leads_csv_reader_get_type ())

/**
 * LeadsCsvReader:
 *
 * Reads a stream record by record, in bounded memory. Every line of the file is
 * in exactly one record, blank ones too, so that counts add up to what a person
 * counts; the records are the same however the bytes arrive. Nothing in a file
 * is an error: what cannot be used is a record with a problem, and costs that
 * line only. In particular a quote that is never closed, or is closed lines
 * later by what was another cell's opening quote, or stretches over text on more
 * than one line of the number's cell, is %LEADS_REASON_BAD_QUOTE for its first physical
 * line, and reading goes on at the next one.
 *
 * A sheet of a workbook is read in the same way when the dialect names one;
 * leads-workbook.h says what its records are.
 *
 * One thread at a time; blocks: not for the main thread.
 */
G_DECLARE_FINAL_TYPE (LeadsCsvReader, leads_csv_reader, LEADS, CSV_READER, GObject)

/* @stream: at its first byte. @dialect is copied. */
LeadsCsvReader *leads_csv_reader_new (GInputStream          *stream,
                                      const LeadsCsvDialect *dialect);

/**
 * leads_csv_reader_next:
 * @record: (out caller-allocates): the record
 * @cancellable: (nullable): looked at before every read of the stream
 * @error: what GIO says about the stream; of a workbook also %LEADS_CSV_ERROR_WORKBOOK_DAMAGED
 *   and the like, and what the spool says
 *
 * Returns: TRUE with a record; FALSE at the end (no @error) or on an error,
 * after which no further record is given
 */
gboolean leads_csv_reader_next (LeadsCsvReader  *self,
                                LeadsCsvRecord  *record,
                                GCancellable    *cancellable,
                                GError         **error);

const LeadsCsvDialect *leads_csv_reader_get_dialect (LeadsCsvReader *self);

/* SHA-256 of all bytes of the stream in lower-case hexadecimal; %NULL before the end was reached. Owned by the reader. */
const char *leads_csv_reader_get_sha256 (LeadsCsvReader *self);

G_END_DECLS
