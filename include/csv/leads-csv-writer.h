/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-csv-reader.h>

G_BEGIN_DECLS

/**
 * LeadsCsvWriterFlags:
 * @LEADS_CSV_WRITER_NONE: nothing special
 * @LEADS_CSV_WRITER_BOM: begin with a byte order mark, by which spreadsheets know UTF-8
 * @LEADS_CSV_WRITER_PRIVATE: a new file is readable by its owner only (0600)
 * @LEADS_CSV_WRITER_WORKBOOK: a file is an .xlsx workbook
 */
typedef enum {
  LEADS_CSV_WRITER_NONE = 0,
  LEADS_CSV_WRITER_BOM = 1 << 0,
  LEADS_CSV_WRITER_PRIVATE = 1 << 1,
  LEADS_CSV_WRITER_WORKBOOK = 1 << 2
} LeadsCsvWriterFlags;

#define LEADS_TYPE_CSV_WRITER (leads_csv_writer_get_type ())

/**
 * LeadsCsvWriter:
 *
 * Writes strict RFC 4180: CRLF, quotes only where they are needed. A cell that
 * a spreadsheet would compute (it begins with `=` `+` `-` `@`, TAB, CR, or a
 * full-width form of the first four, apostrophes before it or not) gets one
 * apostrophe in front, except a plain number, `+` and at most 15 digits;
 * #LeadsCsvReader takes that apostrophe away again, so every cell comes back as
 * it was.
 *
 * A workbook has the same records as the rows of one sheet, the first of them in
 * bold. Every cell is text and is formatted as such, so that a spreadsheet leaves
 * it alone and it needs no apostrophe. It has room for 1,048,576 rows, and for
 * 32,767 characters in a cell: a longer one is cut and ends in "…".
 *
 * Cells are collected and an error is told at the end of the record; after one
 * every later call fails with the same error. One thread at a time; blocks: not
 * for the main thread.
 */
G_DECLARE_FINAL_TYPE (LeadsCsvWriter, leads_csv_writer, LEADS, CSV_WRITER, GObject)

/* Writes CSV to @stream, which leads_csv_writer_close() flushes and leaves open. Of @flags only %LEADS_CSV_WRITER_BOM has
 * an effect. */
LeadsCsvWriter *leads_csv_writer_new (GOutputStream       *stream,
                                      char                 delimiter,
                                      LeadsCsvWriterFlags  flags);

/**
 * leads_csv_writer_new_for_file:
 * @delimiter: between cells, of CSV
 * @error: what GIO says; of a workbook also LEADS_BASE_ERROR, for its rows are
 *   kept in temporary files until it is closed, and, later,
 *   %LEADS_CSV_ERROR_WORKBOOK_FULL
 *
 * Writes a file that appears, or replaces the one that is there, only when
 * leads_csv_writer_close() succeeds; a writer that is dropped before leaves
 * everything as it was.
 *
 * Returns: (transfer full): a writer, or %NULL
 */
LeadsCsvWriter *leads_csv_writer_new_for_file (GFile                *file,
                                               char                  delimiter,
                                               LeadsCsvWriterFlags   flags,
                                               GCancellable         *cancellable,
                                               GError              **error);

/**
 * leads_csv_writer_check_file:
 * @error: what GIO says
 *
 * Whether leads_csv_writer_new_for_file() would find a place for @file, at this moment; for what must be known before it
 * is time to write. Leaves everything as it was.
 */
gboolean leads_csv_writer_check_file (GFile         *file,
                                      GCancellable  *cancellable,
                                      GError       **error);

/* Adds a cell; @length: bytes, or -1 up to the NUL. Text that is no UTF-8 is made so with U+FFFD. */
void leads_csv_writer_add_cell (LeadsCsvWriter *self,
                                const char     *text,
                                gssize          length);

/* Adds `+` and the digits of @number. */
void leads_csv_writer_add_number (LeadsCsvWriter *self,
                                  guint64         number);

/* Adds the digits of @value. */
void leads_csv_writer_add_int (LeadsCsvWriter *self,
                               gint64          value);

/**
 * leads_csv_writer_add_record:
 * @record: came from a reader
 * @dialect: that reader's
 *
 * Adds the cells of @record in exactly as many columns as the file has
 * (@dialect's n_columns without our own): empty ones when there are too few; what is too
 * many is kept within the last one, or is left out where our own columns would be. A
 * caller who knows of wider records passes a dialect with more n_columns. For reports:
 * the caller adds its columns after these.
 */
void leads_csv_writer_add_record (LeadsCsvWriter        *self,
                                  const LeadsCsvRecord  *record,
                                  const LeadsCsvDialect *dialect);

/* The same for a record of which the text and the problem were kept. */
void leads_csv_writer_add_record_text (LeadsCsvWriter        *self,
                                       const char            *text,
                                       gsize                  length,
                                       LeadsReason            problem,
                                       const LeadsCsvDialect *dialect);

/* Ends the record. */
gboolean leads_csv_writer_end_record (LeadsCsvWriter  *self,
                                      GCancellable    *cancellable,
                                      GError         **error);

/* A whole record of the cells up to %NULL. */
gboolean leads_csv_writer_write_cells (LeadsCsvWriter      *self,
                                       const char * const  *cells,
                                       GCancellable        *cancellable,
                                       GError             **error);

/* Writes what is left, and makes the file appear. Call once. */
gboolean leads_csv_writer_close (LeadsCsvWriter  *self,
                                 GCancellable    *cancellable,
                                 GError         **error);

G_END_DECLS
