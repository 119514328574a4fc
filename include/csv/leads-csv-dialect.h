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
 * LeadsCsvDoubts:
 * @LEADS_CSV_DOUBT_ENCODING: the bytes fit another encoding nearly as well, or none quite
 * @LEADS_CSV_DOUBT_DELIMITER: the rows fall into columns nearly as well with another one
 * @LEADS_CSV_DOUBT_HEADER: the first row might be a heading that is not seen as one, or the other way round; or
 *   a row above the heading might be no title
 * @LEADS_CSV_DOUBT_COLUMN: another column might have the numbers
 * @LEADS_CSV_DOUBT_SHEET: another sheet of the workbook has numbers, too
 * @LEADS_CSV_DOUBT_RANGE: the column beside the numbers might be, or not be, the end or the size of a range
 *
 * What was guessed without being sure: worth a person's look. What the person
 * then says (#LeadsCsvOverrides) is no guess any more, and takes its doubt away.
 */
typedef enum {
  LEADS_CSV_DOUBT_NONE = 0,
  LEADS_CSV_DOUBT_ENCODING = 1 << 0,
  LEADS_CSV_DOUBT_DELIMITER = 1 << 1,
  LEADS_CSV_DOUBT_HEADER = 1 << 2,
  LEADS_CSV_DOUBT_COLUMN = 1 << 3,
  LEADS_CSV_DOUBT_RANGE = 1 << 4,
  LEADS_CSV_DOUBT_SHEET = 1 << 5
} LeadsCsvDoubts;

/**
 * LeadsCsvOverrides:
 * @delimiter: the character between cells, or 0 to guess
 * @encoding: or %LEADS_CSV_ENCODING_AUTO
 * @header: whether the first row with text is a heading, or %LEADS_CSV_HEADER_AUTO
 * @heading_line: the line, from 1, where the heading begins (the first one with text from there
 *   on), whatever @header is; what is above it are titles. 0: not said
 * @column: (nullable): where the numbers are: "1" is the first column, any
 *   other text the name of one in the heading; %NULL to guess
 * @end_column: (nullable): the same for the last number of a range; "" is no such column
 * @count_column: (nullable): for how many numbers there are from @column on; it
 *   takes the place of a guessed end, and an @end_column that is said takes its place
 * @cac_column: (nullable): for how many calls at a time
 * @customer_column: (nullable): for the customer's name
 * @service_column: (nullable): for the service's name
 * @table: the file is a table with a heading, read by column names: no column
 *   is looked for, and those asked for here are ignored
 * @sheet: (nullable): which sheet of a workbook: its name, or its position from
 *   "1" on; %NULL: the visible one that looks most like a list of numbers. Ignored when the file is text, as
 *   @delimiter and @encoding are when it is a workbook
 *
 * What a person said about a file, which no guess may contradict. All zero: guess everything.
 */
typedef struct {
  char              delimiter;
  LeadsCsvEncoding  encoding;
  LeadsCsvHeader    header;
  guint             heading_line;
  const char       *column;
  const char       *end_column;
  const char       *count_column;
  const char       *cac_column;
  const char       *customer_column;
  const char       *service_column;
  gboolean          table;
  const char       *sheet;
} LeadsCsvOverrides;

/**
 * LeadsCsvDialect:
 * @encoding: one that can be read: neither %LEADS_CSV_ENCODING_AUTO nor %LEADS_CSV_ENCODING_UTF_16
 * @has_bom: the file begins with a byte order mark
 * @delimiter: ',', ';', TAB or '|', or what the person said
 * @has_sep_line: the first line is "sep=" and the delimiter; it counts as header, as the heading does
 * @has_header: there is a heading
 * @heading_line: the line where the heading begins; 0: it is the first row with text (after a sep line). What is
 *   above it are titles, and counts as header, too
 * @n_titles: how many rows with text are above the heading, without the sep line
 * @remove_guard: take away the one apostrophe that leads_csv_writer_add_cell()
 *   puts in front of a cell a spreadsheet would compute
 * @doubts: what of it is not sure
 * @has_numbers: among the first rows is something like a number, or a column is called so
 * @n_columns: columns of the heading, or of most rows
 * @n_own_columns: how many of them, at the end, are those of our own reports
 *   ("line", "reason", "suggestion", "file"), to be ignored
 * @number_column: column of the number, from 0; -1: none (a table). By a name
 *   that operators use ("Phone Number", "Rufnummer", "DDI" …), else by what the cells look like
 * @end_column: column of a range's last number, or only its last digits; -1: none.
 *   When set, @number_column is the range's first; an empty cell is a single number
 * @count_column: column of how many numbers there are from @number_column on,
 *   that one included; an empty cell is a single number. -1: none; never set together with @end_column
 * @size_column: column that says how many numbers there are from @number_column to @end_column; where the end's cell is
 *   empty it is what @count_column is. -1: none; never set without @end_column
 * @possible_end_column: with %LEADS_CSV_DOUBT_RANGE, when no column is read as a range's end or size: the one that may
 *   have the last numbers; -1: none in particular
 * @cac_column: column of how many calls at a time a number allows; -1: none. This and
 *   the next two are found by name only
 * @customer_column: column of the customer's name, in a file for several leads; -1: none
 * @service_column: column of the service's name; -1: none
 * @column_names: (nullable) (array zero-terminated=1): the heading's cells,
 *   stripped; %NULL without heading
 * @sheet: (nullable): the file is a workbook (see leads-workbook.h), and this sheet
 *   of it is read; %NULL: it is text
 * @other_sheet: (nullable): another sheet that has numbers, when none was asked for
 *
 * How a file is to be read. Line ends are no part of it: LF, CRLF and CR are read in any mix.
 */
typedef struct {
  LeadsCsvEncoding   encoding;
  gboolean           has_bom;
  char               delimiter;
  gboolean           has_sep_line;
  gboolean           has_header;
  guint              heading_line;
  guint              n_titles;
  gboolean           remove_guard;
  LeadsCsvDoubts     doubts;
  gboolean           has_numbers;
  int                n_columns;
  int                n_own_columns;
  int                number_column;
  int                end_column;
  int                size_column;
  int                possible_end_column;
  int                count_column;
  int                cac_column;
  int                customer_column;
  int                service_column;
  char             **column_names;
  char              *sheet;
  char              *other_sheet;
} LeadsCsvDialect;

/* The last line that may be said to be the heading's. */
#define LEADS_CSV_MAX_HEADING_LINE 1000

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
