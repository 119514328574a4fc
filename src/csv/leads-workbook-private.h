/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-workbook.h"
#include "leads-xml-private.h"

G_BEGIN_DECLS

#define LEADS_TYPE_WORKBOOK (leads_workbook_get_type ())

/*
 * A workbook in a spool: which sheets it has, and what all of them share.
 * One thread at a time; blocks.
 */
G_DECLARE_FINAL_TYPE (LeadsWorkbook, leads_workbook, LEADS, WORKBOOK, GObject)

/*
 * Reads @stream to its end.
 *
 * @error: what GIO says, of the spool, LEADS_CSV_ERROR_NOT_TEXT ("zip", "ods", "xlsb") or LEADS_CSV_ERROR_WORKBOOK_…
 */
LeadsWorkbook *leads_workbook_new (GInputStream  *stream,
                                   GCancellable  *cancellable,
                                   GError       **error);

/*
 * The workbook that @stream is: made of it at the first call, when the stream is
 * at its first byte, and kept as long as the stream.
 */
LeadsWorkbook *leads_workbook_of_stream (GInputStream  *stream,
                                         GCancellable  *cancellable,
                                         GError       **error);

guint64     leads_workbook_get_size   (LeadsWorkbook *self);
const char *leads_workbook_get_sha256 (LeadsWorkbook *self);

/*
 * The name of the sheet that @asked means: a name, or a number from 1 on; NULL: the first visible one.
 *
 * @error: LEADS_CSV_ERROR_NO_SHEET
 */
const char *leads_workbook_find_sheet (LeadsWorkbook  *self,
                                       const char     *asked,
                                       GError        **error);

LeadsZip *leads_workbook_get_zip (LeadsWorkbook *self);

/* (transfer full) (element-type LeadsWorkbookSheet) */
GPtrArray *leads_workbook_dup_sheets (LeadsWorkbook *self);

/* The part with the cells of the sheet of that name, which leads_workbook_find_sheet() gave. */
const LeadsZipEntry *leads_workbook_get_part (LeadsWorkbook *self,
                                              const char    *sheet);

/* Whether cells of that style show dates. */
gboolean leads_workbook_is_date_style (LeadsWorkbook *self,
                                       guint64        style);

gboolean leads_workbook_counts_since_1904 (LeadsWorkbook *self);

/*
 * Appends one of the texts that cells share; one past LEADS_CSV_MAX_CELL_BYTES is cut somewhere behind it.
 *
 * The first call reads all of them.
 *
 * @error: LEADS_CSV_ERROR_WORKBOOK_DAMAGED when there is none, or as leads_workbook_new()
 */
gboolean leads_workbook_append_string (LeadsWorkbook  *self,
                                       guint64         index,
                                       GString        *text,
                                       GCancellable   *cancellable,
                                       GError        **error);

G_END_DECLS
