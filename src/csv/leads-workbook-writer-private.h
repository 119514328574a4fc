/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * One sheet of rows, the first of them the heading, all cells text. Rows go to a
 * nameless file, so memory does not grow with them. One thread at a time; blocks.
 */
typedef struct _LeadsWorkbookWriter LeadsWorkbookWriter;

/* @error: of leads_nameless_open() */
LeadsWorkbookWriter *leads_workbook_writer_new  (GError              **error);
void                 leads_workbook_writer_free (LeadsWorkbookWriter  *self);

/* Adds a cell. @text: UTF-8. More than 32,767 characters, which no spreadsheet takes, are cut and end in "…". */
void leads_workbook_writer_add_cell (LeadsWorkbookWriter *self,
                                     const char          *text,
                                     gsize                length);

/* @error: LEADS_CSV_ERROR_WORKBOOK_FULL, of the nameless file, or cancelled; later calls give it again */
gboolean leads_workbook_writer_end_row (LeadsWorkbookWriter  *self,
                                        GCancellable         *cancellable,
                                        GError              **error);

/* The whole workbook to @stream, which stays open. Call once. */
gboolean leads_workbook_writer_finish (LeadsWorkbookWriter  *self,
                                       GOutputStream        *stream,
                                       GCancellable         *cancellable,
                                       GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsWorkbookWriter, leads_workbook_writer_free)

G_END_DECLS
