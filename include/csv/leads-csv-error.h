/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LeadsCsvError:
 * @LEADS_CSV_ERROR_NOT_TEXT: the file is neither text nor a workbook that can be read:
 *   a picture, an archive, a program. Detail: what it looks like: "png", "jpeg", "gif",
 *   "pdf", "zip" (also a text document in one; of text in memory also an .xlsx workbook),
 *   "ods" (an OpenDocument spreadsheet), "xlsb" (a binary workbook), "ole" (an .xls
 *   workbook), "gzip", "elf", "sqlite", "7z", "xz", "bzip2", "rar"; "" when only the
 *   bytes say so
 * @LEADS_CSV_ERROR_ENCODING: text in an encoding that cannot be read, or not in
 *   the one that was asked for. Detail: its name, for example "UTF-32LE"
 * @LEADS_CSV_ERROR_EMPTY: the file has no bytes (or only a byte order mark)
 * @LEADS_CSV_ERROR_DIRECTORY: it is a folder
 * @LEADS_CSV_ERROR_NO_COLUMN: the column asked for is not there. Detail: the column
 * @LEADS_CSV_ERROR_NO_HEADING: no heading can be at the line asked for. Detail: the line
 * @LEADS_CSV_ERROR_BAD_DELIMITER: what was asked for cannot separate cells. Detail: it
 * @LEADS_CSV_ERROR_NO_SHEET: the workbook has no such sheet. Detail: what was asked
 *   for; "" when it has none at all
 * @LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED: the workbook is protected by a password
 * @LEADS_CSV_ERROR_WORKBOOK_DAMAGED: it is cut off, or not what a spreadsheet writes.
 *   Detail: which part of it, for a log
 * @LEADS_CSV_ERROR_WORKBOOK_UNSAFE: it was made to do harm. Detail: "overlap", "name" or "doctype"
 * @LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE: it is past a limit of leads-workbook.h. Detail:
 *   which: "file", "entries", "size", "ratio", "depth", "token", "strings", "styles",
 *   "rows", "columns" or "text"
 * @LEADS_CSV_ERROR_WORKBOOK_FULL: what is to be written has more rows than a sheet can have
 *
 * Errors of this layer. What GIO says about files (G_IO_ERROR_NOT_FOUND,
 * G_IO_ERROR_PERMISSION_DENIED, G_IO_ERROR_NO_SPACE, G_IO_ERROR_CANCELLED …) is
 * handed on in its own domain. The messages are for a log; a sentence for
 * people is composed from code and detail.
 */
typedef enum {
  LEADS_CSV_ERROR_NOT_TEXT,
  LEADS_CSV_ERROR_ENCODING,
  LEADS_CSV_ERROR_EMPTY,
  LEADS_CSV_ERROR_DIRECTORY,
  LEADS_CSV_ERROR_NO_COLUMN,
  LEADS_CSV_ERROR_NO_HEADING,
  LEADS_CSV_ERROR_BAD_DELIMITER,
  LEADS_CSV_ERROR_NO_SHEET,
  LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED,
  LEADS_CSV_ERROR_WORKBOOK_DAMAGED,
  LEADS_CSV_ERROR_WORKBOOK_UNSAFE,
  LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE,
  LEADS_CSV_ERROR_WORKBOOK_FULL
} LeadsCsvError;

#define LEADS_CSV_ERROR (leads_csv_error_quark ())
GQuark leads_csv_error_quark (void);

void leads_csv_error_set (GError        **error,
                          LeadsCsvError   code,
                          const char     *detail);

/* See #LeadsCsvError; never %NULL. @error must be a LEADS_CSV_ERROR. Owned by it. */
const char *leads_csv_error_get_detail (const GError *error);

G_END_DECLS
