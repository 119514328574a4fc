/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LeadsCsvEncoding:
 * @LEADS_CSV_ENCODING_AUTO: to be guessed
 * @LEADS_CSV_ENCODING_UTF_8: ASCII, too
 * @LEADS_CSV_ENCODING_UTF_16LE: what spreadsheets call Unicode text
 * @LEADS_CSV_ENCODING_UTF_16BE: the same with the other order of bytes
 * @LEADS_CSV_ENCODING_WINDOWS_1252: what Western spreadsheets on Windows write
 * @LEADS_CSV_ENCODING_ISO_8859_1: never guessed, for where it differs from
 *   Windows-1252 it has nothing but control characters
 * @LEADS_CSV_ENCODING_UTF_16: of an order that is to be guessed; for overrides only
 */
typedef enum {
  LEADS_CSV_ENCODING_AUTO,
  LEADS_CSV_ENCODING_UTF_8,
  LEADS_CSV_ENCODING_UTF_16LE,
  LEADS_CSV_ENCODING_UTF_16BE,
  LEADS_CSV_ENCODING_WINDOWS_1252,
  LEADS_CSV_ENCODING_ISO_8859_1,
  LEADS_CSV_ENCODING_UTF_16
} LeadsCsvEncoding;

typedef enum {
  LEADS_CSV_HEADER_AUTO,
  LEADS_CSV_HEADER_YES,
  LEADS_CSV_HEADER_NO
} LeadsCsvHeader;

/**
 * LeadsCsvOverrides:
 * @delimiter: the character between cells, or 0 to guess
 * @encoding: or %LEADS_CSV_ENCODING_AUTO
 * @header: whether the first row is a heading, or %LEADS_CSV_HEADER_AUTO
 * @column: (nullable): where the numbers are: "1" is the first column, any
 *   other text the name of one in the heading; %NULL to guess
 * @table: the file is a table with a heading, read by column names: no number
 *   column is looked for, and @column is ignored
 *
 * What a person said about a file, which no guess may contradict. All zero: guess everything.
 */
typedef struct {
  char              delimiter;
  LeadsCsvEncoding  encoding;
  LeadsCsvHeader    header;
  const char       *column;
  gboolean          table;
} LeadsCsvOverrides;

/**
 * LeadsCsvDialect:
 * @encoding: one that can be read: neither %LEADS_CSV_ENCODING_AUTO nor %LEADS_CSV_ENCODING_UTF_16
 * @has_bom: the file begins with a byte order mark
 * @delimiter: ',', ';', TAB or '|', or what the person said
 * @has_sep_line: the first line is "sep=" and the delimiter
 * @has_header: the first row with text (after a sep line) is a heading
 * @remove_guard: take away the one apostrophe that leads_csv_writer_add_cell()
 *   puts in front of a cell a spreadsheet would compute
 * @n_columns: columns of the heading, or of most rows
 * @n_own_columns: how many of them, at the end, are those of our own reports
 *   ("line", "reason", "suggestion", "file"), to be ignored
 * @number_column: column of the number, from 0; -1: none (a table)
 * @end_column: column of a range's last number (or its last digits); -1: none.
 *   When set, @number_column is the range's first; an empty cell is a single number
 * @count_column: column of how many numbers follow from @number_column on; -1: none
 * @column_names: (nullable) (array zero-terminated=1): the heading's cells,
 *   stripped; %NULL without heading
 *
 * How a file is to be read.
 */
typedef struct {
  LeadsCsvEncoding   encoding;
  gboolean           has_bom;
  char               delimiter;
  gboolean           has_sep_line;
  gboolean           has_header;
  gboolean           remove_guard;
  int                n_columns;
  int                n_own_columns;
  int                number_column;
  int                end_column;
  int                count_column;
  char             **column_names;
} LeadsCsvDialect;

/* A file of one column separated by commas, no heading; remove_guard is set. */
void leads_csv_dialect_init  (LeadsCsvDialect *dialect);
void leads_csv_dialect_clear (LeadsCsvDialect *dialect);

/* Makes @copy, which holds nothing yet, the same as @dialect. */
void leads_csv_dialect_copy (const LeadsCsvDialect *dialect,
                             LeadsCsvDialect       *copy);

/* The column with that name in the heading, compared folded; -1 if there is none. Own columns do not count. */
int leads_csv_dialect_find_column (const LeadsCsvDialect *dialect,
                                   const char            *name);

/* "UTF-8", "UTF-16LE" … Static. */
const char *leads_csv_encoding_to_name (LeadsCsvEncoding encoding);

/* Knows the usual spellings ("utf8", "cp1252"), in any case. */
gboolean leads_csv_encoding_from_name (const char       *name,
                                       LeadsCsvEncoding *encoding);

/**
 * leads_csv_delimiter_from_text:
 * @text: one character, or "tab", "comma", "semicolon", "pipe", "\t"
 * @delimiter: (out): the character
 * @error: %LEADS_CSV_ERROR_BAD_DELIMITER
 *
 * Any ASCII character but letters, digits, `+`, `"`, line ends and NUL can separate cells.
 */
gboolean leads_csv_delimiter_from_text (const char  *text,
                                        char        *delimiter,
                                        GError     **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LeadsCsvDialect, leads_csv_dialect_clear)

G_END_DECLS
