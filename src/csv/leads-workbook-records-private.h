/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-reader.h"
#include "leads-workbook-private.h"

G_BEGIN_DECLS

/*
 * The rows of a sheet as records, those that the file leaves out as well.
 * Headings and blank ones are not told apart yet; no column is missed.
 */
typedef struct _LeadsWorkbookRecords LeadsWorkbookRecords;

/* @dialect: with the name of the sheet; @error: of leads_workbook_rows_new() */
LeadsWorkbookRecords *leads_workbook_records_new  (LeadsWorkbook          *workbook,
                                                   const LeadsCsvDialect  *dialect,
                                                   GError                **error);
void                  leads_workbook_records_free (LeadsWorkbookRecords   *self);

/*
 * As leads_csv_reader_next(). The only problem of a record is LEADS_REASON_FIELD_TOO_LONG.
 *
 * @error: of leads_workbook_rows_append_text(), or LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE ("text")
 */
gboolean leads_workbook_records_next (LeadsWorkbookRecords  *self,
                                      LeadsCsvRecord        *record,
                                      GCancellable          *cancellable,
                                      GError               **error);

/* Whether the last record was given. */
gboolean leads_workbook_records_is_at_end (LeadsWorkbookRecords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsWorkbookRecords, leads_workbook_records_free)

G_END_DECLS
