/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-csv-error.h>

G_BEGIN_DECLS

/*
 * Workbooks (.xlsx) are one more form that a table comes in, and nobody who
 * reads or writes tables needs to know:
 *
 * Reading: leads_csv_open() or leads_csv_wrap(), leads_csv_sniff(),
 * leads_csv_reader_new(), leads_csv_reader_next(). The sniffer sees that the
 * stream is a workbook; the dialect then has the name of a sheet, and the
 * reader gives that sheet's rows:
 *
 *  - a record's line is the number of its row; rows that the file leaves out
 *    are blank records, so that lines are counted as the spreadsheet does
 *  - cells are what the spreadsheet has stored: text as it is; a whole number
 *    below 10^15 as its digits, never with an exponent; a date as ISO 8601
 *    with its time, so that no date is ever taken for a number; TRUE, FALSE
 *    and errors like #N/A as these words; of a formula its last result
 *  - the text is the cells as CSV with the dialect's delimiter, so that it can
 *    be taken apart again as any other
 *  - the offsets, in bytes of the archive, say how far it is read
 *  - the checksum is of the whole file
 *
 * A delimiter and an encoding that were asked for do not matter;
 * #LeadsCsvOverrides has the sheet. leads_workbook_list_sheets() says which
 * there are. What a workbook is refused for is said by the sniffer, or where
 * it is seen only later by the reader: %LEADS_CSV_ERROR_NOT_TEXT (a ZIP archive
 * that is no workbook), %LEADS_CSV_ERROR_NO_SHEET and LEADS_CSV_ERROR_WORKBOOK_….
 *
 * The whole file is put into a spool before anything is looked at: it is read
 * once, a pipe is as good as a file, and what was sniffed is what is read.
 */

/* What no workbook of a spreadsheet comes near, and what memory and disk can bear. */

/* Of the archive. */
#define LEADS_WORKBOOK_MAX_FILE_BYTES (G_GUINT64_CONSTANT (512) * 1024 * 1024)
#define LEADS_WORKBOOK_MAX_ENTRIES 10000
/* Of all parts together when they are unpacked, and of all text that is read from a sheet. */
#define LEADS_WORKBOOK_MAX_BYTES (G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024)
/* Of a part that only lists something. */
#define LEADS_WORKBOOK_MAX_LIST_BYTES (G_GUINT64_CONSTANT (32) * 1024 * 1024)
/* How much larger a part may be when it is unpacked, and all text of a sheet than the file if it is much. */
#define LEADS_WORKBOOK_MAX_RATIO 200
/* Elements within elements; the longest tag, value or text in bytes. */
#define LEADS_WORKBOOK_MAX_DEPTH 64
#define LEADS_WORKBOOK_MAX_TOKEN_BYTES (1024 * 1024)
/* Texts that are kept once for all cells that have them, and their bytes. */
#define LEADS_WORKBOOK_MAX_STRINGS (16 * 1024 * 1024)
#define LEADS_WORKBOOK_MAX_STRING_BYTES (G_GUINT64_CONSTANT (1024) * 1024 * 1024)
#define LEADS_WORKBOOK_MAX_STYLES (1024 * 1024)
/* What a sheet can have at all. A fuzzer, which is to be quick, makes it less. */
#ifndef LEADS_WORKBOOK_MAX_ROWS
#define LEADS_WORKBOOK_MAX_ROWS 1048576
#define LEADS_WORKBOOK_MAX_COLUMNS 16384
#endif

/**
 * LeadsWorkbookSheet:
 * @name: as the spreadsheet shows it
 * @is_visible: it was not hidden
 */
typedef struct {
  char     *name;
  gboolean  is_visible;
} LeadsWorkbookSheet;

void leads_workbook_sheet_free (LeadsWorkbookSheet *sheet);

/* Whether a file with that name is to be written as a workbook: it ends in ".xlsx", in any case. */
gboolean leads_workbook_is_name (const char *file_name);

/**
 * leads_workbook_list_sheets:
 * @stream: as for leads_csv_sniff(), before or after it
 * @error: as leads_csv_sniff()
 *
 * The sheets that have cells, in their order; those that only show a chart are
 * left out. Without a choice the visible one is read that looks most like a list
 * of numbers, the first of several. Blocks: not for the
 * main thread.
 *
 * Returns: (transfer full) (element-type LeadsWorkbookSheet): the sheets, or
 *   %NULL; a file that is no workbook has none
 */
GPtrArray *leads_workbook_list_sheets (GInputStream  *stream,
                                       GCancellable  *cancellable,
                                       GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsWorkbookSheet, leads_workbook_sheet_free)

G_END_DECLS
