/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-reader.h"

#include <csv.h>

G_BEGIN_DECLS

/*
 * What a line has that decides how it is split. The values are the classes of
 * bytes in the splitter's table; plain ASCII has none.
 */
enum {
  LEADS_CSV_BYTE_DELIMITER = 1 << 0,
  LEADS_CSV_BYTE_LINE_END = 1 << 1,
  LEADS_CSV_BYTE_QUOTE = 1 << 2,
  LEADS_CSV_BYTE_NOT_ASCII = 1 << 3
};

/* Columns that a reader cannot use when they have more than one line of text. */
#define LEADS_CSV_N_SINGLE_LINE 4

/*
 * Splits the text of one record into cells. Cells point into the text, or into
 * the splitter where quotes had to be taken off; they are valid until the next split.
 */
typedef struct {
  guint8             classes[256];
  char               delimiter;
  gboolean           remove_guard;

  LeadsCsvCell      *cells;
  guint              n_cells;
  guint              n_allocated;

  struct csv_parser  parser;
  GByteArray        *unquoted;
  gboolean           row_ended;
} LeadsCsvSplitter;

void leads_csv_splitter_init  (LeadsCsvSplitter *self,
                               char              delimiter,
                               gboolean          remove_guard);
void leads_csv_splitter_clear (LeadsCsvSplitter *self);

/*
 * Splits from @text to the first line end, which is the return value; there
 * must be one (a sentinel will do). @seen becomes the classes that were seen;
 * the cells are right if it has no LEADS_CSV_BYTE_QUOTE.
 */
const char *leads_csv_splitter_scan (LeadsCsvSplitter *self,
                                     const char       *text,
                                     guint            *seen);

/* Splits at every delimiter; quotes are ordinary characters. */
void leads_csv_splitter_split_plain (LeadsCsvSplitter *self,
                                     const char       *text,
                                     gsize             length);

/* Splits a whole record with quotes. FALSE if it is none: a quote is not closed, or a cell is past the limit. */
gboolean leads_csv_splitter_split_quoted (LeadsCsvSplitter *self,
                                          const char       *text,
                                          gsize             length);

/*
 * Where the record with quotes that begins at @text ends: sets @record_length,
 * without its line end, and @n_breaks, the line ends within it.
 *
 * @available: bytes there are; more than LEADS_CSV_MAX_RECORD_BYTES, or all that are left
 * @single_line: columns, -1 for none, whose cells have one line of text: line ends may be before and after it
 *
 * A record of one line may have stray quotes within its cells. One that goes on
 * over a line end must be as RFC 4180 has it, or else its quote is a stray one
 * that would swallow what follows.
 *
 * Returns: LEADS_REASON_NONE, LEADS_REASON_BAD_QUOTE or LEADS_REASON_FIELD_TOO_LONG
 */
LeadsReason leads_csv_splitter_measure (const LeadsCsvSplitter *self,
                                        const char             *text,
                                        gsize                   available,
                                        const int              *single_line,
                                        gsize                  *record_length,
                                        guint                  *n_breaks);

/* Splits the text of a record that was read before and had @problem. */
void leads_csv_splitter_split_again (LeadsCsvSplitter *self,
                                     const char       *text,
                                     gsize             length,
                                     LeadsReason       problem);

G_END_DECLS
