/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-workbook-private.h"

G_BEGIN_DECLS

/*
 * The rows of a sheet as they are in the file, in their order; memory is
 * bounded by one row, whatever the sheet.
 */
typedef struct _LeadsWorkbookRows LeadsWorkbookRows;

/* What the value of a cell is written as. */
typedef enum {
  LEADS_WORKBOOK_NUMBER,
  LEADS_WORKBOOK_DATE,
  LEADS_WORKBOOK_SHARED_STRING,
  LEADS_WORKBOOK_STRING,
  LEADS_WORKBOOK_BOOLEAN,
  LEADS_WORKBOOK_WORD
} LeadsWorkbookKind;

/* @start, @length: its value, in bytes of the row's */
typedef struct {
  guint             column;
  LeadsWorkbookKind kind;
  guint             start;
  guint             length;
} LeadsWorkbookCell;

/*
 * @number: from 1
 * @cells: (array length=n_cells): those with a value, columns ascending
 * @values: what cells refer to
 * @is_too_long: it has more than LEADS_CSV_MAX_RECORD_BYTES; the rest was left out
 *
 * Good until the next call.
 */
typedef struct {
  guint64                  number;
  const LeadsWorkbookCell *cells;
  guint                    n_cells;
  const char              *values;
  gboolean                 is_too_long;
} LeadsWorkbookRow;

/* @sheet: from leads_workbook_find_sheet(); @error: of leads_xml_new() */
LeadsWorkbookRows *leads_workbook_rows_new  (LeadsWorkbook      *workbook,
                                             const char         *sheet,
                                             GError            **error);
void               leads_workbook_rows_free (LeadsWorkbookRows  *self);

/* FALSE at the end, and with @error set: of leads_xml_step(). */
gboolean leads_workbook_rows_next (LeadsWorkbookRows  *self,
                                   LeadsWorkbookRow   *row,
                                   GCancellable       *cancellable,
                                   GError            **error);

/* Appends the text of a cell of @row; @error: of leads_workbook_append_string(). */
gboolean leads_workbook_rows_append_text (LeadsWorkbookRows        *self,
                                          const LeadsWorkbookRow   *row,
                                          const LeadsWorkbookCell  *cell,
                                          GString                  *text,
                                          GCancellable             *cancellable,
                                          GError                  **error);

/* Bytes of the sheet's part of the archive that are still to be read. */
guint64 leads_workbook_rows_get_left (LeadsWorkbookRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsWorkbookRows, leads_workbook_rows_free)

G_END_DECLS
