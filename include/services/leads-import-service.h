/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-job.h>
#include <leads-totals.h>

G_BEGIN_DECLS

/**
 * LeadsImportKind:
 * @LEADS_IMPORT_LEADS: columns Full Name, Service Name, Channel Name, Deployment Status,
 *   Consented On, SIP Connection, Side; Full Name and Service Name must be there;
 *   a lead that exists is updated, a SIP connection that does not is made (Side
 *   empty: pstn); an empty Consented On is "not yet"
 * @LEADS_IMPORT_PROFILES: columns Name, GUID, Carrier, Region, Emergency, Trunks
 *   (separated by spaces or semicolons); Name must be there; a profile that exists is updated
 *
 * What a file holds. Headings are found in any letter case and order. An empty
 * cell, or a column that is not there, leaves what is stored as it is.
 */
typedef enum {
  LEADS_IMPORT_LEADS,
  LEADS_IMPORT_PROFILES
} LeadsImportKind;

#define LEADS_TYPE_IMPORT_ROW (leads_import_row_get_type ())

/**
 * LeadsImportRow:
 *
 * One line of an import's preview, immutable. Properties: `line` (uint64),
 * `first` to `fourth` (the kind's first four columns), `details` (the other
 * columns in one text), `action` (string: "add", "update", "same" or "refuse"),
 * `sentence` (why refused, or empty). A lead's country is as the file has it, %NULL when it has no such column.
 */
G_DECLARE_FINAL_TYPE (LeadsImportRow, leads_import_row, LEADS, IMPORT_ROW, GObject)

guint64     leads_import_row_get_line     (LeadsImportRow *self);
const char *leads_import_row_get_first    (LeadsImportRow *self);
const char *leads_import_row_get_second   (LeadsImportRow *self);
const char *leads_import_row_get_third    (LeadsImportRow *self);
const char *leads_import_row_get_fourth   (LeadsImportRow *self);
const char *leads_import_row_get_details  (LeadsImportRow *self);
const char *leads_import_row_get_country  (LeadsImportRow *self);
const char *leads_import_row_get_action   (LeadsImportRow *self);
const char *leads_import_row_get_sentence (LeadsImportRow *self);

#define LEADS_TYPE_IMPORT_PREVIEW (leads_import_preview_get_type ())

/**
 * LeadsImportPreview:
 *
 * A file that was read and judged but not stored: a #GListModel of
 * #LeadsImportRow. What is shown is what leads_import_service_apply_async() stores.
 */
G_DECLARE_FINAL_TYPE (LeadsImportPreview, leads_import_preview, LEADS, IMPORT_PREVIEW, GObject)

const LeadsTotals *leads_import_preview_get_totals    (LeadsImportPreview *self);
gint64             leads_import_preview_get_n_added   (LeadsImportPreview *self);
gint64             leads_import_preview_get_n_updated (LeadsImportPreview *self);
/* Lines that say what is stored already. */
gint64             leads_import_preview_get_n_same    (LeadsImportPreview *self);
/* Which columns of the file are not used, in a sentence; %NULL: all are. */
const char        *leads_import_preview_get_unused    (LeadsImportPreview *self);

#define LEADS_TYPE_IMPORT_SERVICE (leads_import_service_get_type ())
G_DECLARE_FINAL_TYPE (LeadsImportService, leads_import_service, LEADS, IMPORT_SERVICE, GObject)

/* Reads and judges @file off the main thread; nothing is stored. A missing
 * column is a #LeadsServiceError sentence that names it. @job may be %NULL. */
void                leads_import_service_preview_async  (LeadsImportService  *self,
                                                         LeadsImportKind      kind,
                                                         GFile               *file,
                                                         LeadsJob            *job,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             data);
LeadsImportPreview *leads_import_service_preview_finish (LeadsImportService  *self,
                                                         GAsyncResult        *result,
                                                         GError             **error);

/* Stores the preview's accepted rows in one transaction. */
void                leads_import_service_apply_async    (LeadsImportService  *self,
                                                         LeadsImportPreview  *preview,
                                                         LeadsJob            *job,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             data);
gboolean            leads_import_service_apply_finish   (LeadsImportService  *self,
                                                         GAsyncResult        *result,
                                                         GError             **error);

G_END_DECLS
