/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-draft.h>
#include <leads-upload.h>

G_BEGIN_DECLS

/* Longest Service Info and ticket, in characters. */
#define LEADS_SERVICE_INFO_MAX 64

/**
 * LeadsUploadSettings:
 * @profile_id: the calling profile for every number
 * @connection_id: the SIP connection, with side `pstn`, of the draft's lead
 * @service_info: the service that metering bills by, 1 to 64 characters
 * @ticket: (nullable): at most 64 characters
 * @all_or_nothing: refuse as a whole when any line is refused
 *
 * What Submit applies to every number of the draft.
 */
typedef struct {
  gint64      profile_id;
  gint64      connection_id;
  const char *service_info;
  const char *ticket;
  gboolean    all_or_nothing;
} LeadsUploadSettings;

#define LEADS_TYPE_UPLOAD_SERVICE (leads_upload_service_get_type ())

/**
 * LeadsUploadService:
 *
 * Drafts, Submit, Undo, and what was uploaded. Operations work on threads and
 * return to the caller's main context; errors are #LeadsServiceError sentences.
 */
G_DECLARE_FINAL_TYPE (LeadsUploadService, leads_upload_service, LEADS, UPLOAD_SERVICE, GObject)

/* A new empty draft. @lead may be %NULL for a check only. (transfer full) */
LeadsDraft  *leads_upload_service_new_draft       (LeadsUploadService *self,
                                                   LeadsLead          *lead);

/* A new empty draft for several leads: its files say, in columns with the customer and the service, whose each line
 * is. Only files and lists can be added. Within a file the first line keeps a number, whosever it is: a later line of
 * another lead is duplicate_in_file. (transfer full) */
LeadsDraft  *leads_upload_service_new_draft_for_many (LeadsUploadService *self);

/* Whether @file has a column with customers, so that leads_upload_service_new_draft_for_many() is for it. %FALSE with
 * @error when it cannot be read. */
void         leads_upload_service_names_customers_async  (LeadsUploadService  *self,
                                                          GFile               *file,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             data);
gboolean     leads_upload_service_names_customers_finish (LeadsUploadService  *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);

/* Writes the draft in one transaction: upload, numbers, refused lines, ledger event, the lead's Last
 * Modified. @job reports numbers and can cancel until it is finishing; cancelled: nothing is stored.
 * %LEADS_SERVICE_ERROR_NUMBERS_TAKEN: another program was faster; nothing is stored, the draft shows the new
 * conflicts, ask again.
 *
 * A draft for several leads becomes an upload for each of them that is included and has numbers, all in the one
 * transaction: they are a batch. Connections and service infos are those of its parts; those of @settings are ignored. */
void         leads_upload_service_submit_async    (LeadsUploadService        *self,
                                                   LeadsDraft                *draft,
                                                   const LeadsUploadSettings *settings,
                                                   LeadsJob                  *job,
                                                   GAsyncReadyCallback        callback,
                                                   gpointer                   data);
/* The stored upload; %NULL with @error. */
LeadsUpload *leads_upload_service_submit_finish   (LeadsUploadService        *self,
                                                   GAsyncResult              *result,
                                                   GError                   **error);

/* Of a draft for several leads: (transfer full) (element-type LeadsUpload): all that were stored. */
GPtrArray   *leads_upload_service_submit_many_finish (LeadsUploadService *self,
                                                      GAsyncResult       *result,
                                                      GError            **error);

/* What this lead's last upload used, to start with: out values are 0 or %NULL when there was none. */
void         leads_upload_service_last_used_async  (LeadsUploadService  *self,
                                                    gint64               lead_id,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             data);
gboolean     leads_upload_service_last_used_finish (LeadsUploadService  *self,
                                                    GAsyncResult        *result,
                                                    gint64              *profile_id,
                                                    gint64              *connection_id,
                                                    char               **service_info,
                                                    GError             **error);

/* Takes an upload back: its numbers move to their history. Refused as a whole
 * (%LEADS_SERVICE_ERROR_CHANGED_SINCE, naming up to ten) when any of them changed since. */
void         leads_upload_service_undo_async      (LeadsUploadService  *self,
                                                   gint64               upload_id,
                                                   LeadsJob            *job,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             data);
/* The upload as it is now; %NULL with @error. */
LeadsUpload *leads_upload_service_undo_finish     (LeadsUploadService  *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

/* Takes all uploads of a batch back that are not undone yet; all or none. */
void         leads_upload_service_undo_batch_async  (LeadsUploadService  *self,
                                                     gint64               batch_id,
                                                     LeadsJob            *job,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             data);
/* Those that were taken back now, and not before; %NULL with @error. (transfer full) (element-type LeadsUpload) */
GPtrArray   *leads_upload_service_undo_batch_finish (LeadsUploadService  *self,
                                                     GAsyncResult        *result,
                                                     GError             **error);

/* Takes an undo back: the upload is what it was. Refused as a whole (%LEADS_SERVICE_ERROR_NUMBERS_TAKEN, naming up to
 * ten) when any of its numbers has an owner meanwhile; %LEADS_SERVICE_ERROR_NOT_UNDONE. */
void         leads_upload_service_redo_async      (LeadsUploadService  *self,
                                                   gint64               upload_id,
                                                   LeadsJob            *job,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             data);
/* The upload as it is now; %NULL with @error. */
LeadsUpload *leads_upload_service_redo_finish     (LeadsUploadService  *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

/* The same of all uploads of a batch that are undone; all or none. */
void         leads_upload_service_redo_batch_async  (LeadsUploadService  *self,
                                                     gint64               batch_id,
                                                     LeadsJob            *job,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             data);
GPtrArray   *leads_upload_service_redo_batch_finish (LeadsUploadService  *self,
                                                     GAsyncResult        *result,
                                                     GError             **error);

/* The uploads of a batch, in the order of the file. (transfer full) (element-type LeadsUpload) */
void         leads_upload_service_list_batch_async  (LeadsUploadService  *self,
                                                     gint64               batch_id,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             data);
GPtrArray   *leads_upload_service_list_batch_finish (LeadsUploadService  *self,
                                                     GAsyncResult        *result,
                                                     GError             **error);

/* The newest upload that is not undone, or %NULL without error when there is none. */
void         leads_upload_service_last_undoable_async  (LeadsUploadService  *self,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             data);
LeadsUpload *leads_upload_service_last_undoable_finish (LeadsUploadService  *self,
                                                        GAsyncResult        *result,
                                                        GError             **error);

/* Uploads, newest first; @lead_id 0: of all leads. (transfer full) (element-type LeadsUpload) */
void         leads_upload_service_list_async      (LeadsUploadService  *self,
                                                   gint64               lead_id,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             data);
GPtrArray   *leads_upload_service_list_finish     (LeadsUploadService  *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

void         leads_upload_service_get_async       (LeadsUploadService  *self,
                                                   gint64               upload_id,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             data);
LeadsUpload *leads_upload_service_get_finish      (LeadsUploadService  *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

/* The totals of each file of an upload: (element-type LeadsUploadFile), in the order in which its lines name them, from
 * 1. @problem: (nullable): why the file could not be read, a sentence: nothing of it was uploaded. */
typedef struct {
  char        *name;
  char        *sha256;
  char        *problem;
  LeadsTotals  totals;
} LeadsUploadFile;
void         leads_upload_service_list_files_async  (LeadsUploadService  *self,
                                                     gint64               upload_id,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             data);
GPtrArray   *leads_upload_service_list_files_finish (LeadsUploadService  *self,
                                                     GAsyncResult        *result,
                                                     GError             **error);

/**
 * leads_upload_service_get_unmatched_async:
 *
 * Looks for the lines of the file of @upload that no upload has: they name no lead, or one of which nothing was
 * uploaded.
 */
void          leads_upload_service_get_unmatched_async  (LeadsUploadService  *self,
                                                         LeadsUpload         *upload,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             data);
/* Something like an upload of nobody, with the totals of those lines; its id leads to them in
 * leads_upload_service_find_lines_async() and leads_upload_service_save_report_async(), and nowhere else. No lines: there
 * are none. (transfer full); %NULL with @error. */
LeadsUpload  *leads_upload_service_get_unmatched_finish (LeadsUploadService  *self,
                                                         GAsyncResult        *result,
                                                         GError             **error);

/* The refused lines that were stored with an upload. (transfer full) */
void          leads_upload_service_find_lines_async  (LeadsUploadService  *self,
                                                      gint64               upload_id,
                                                      LeadsReason          reason,
                                                      const char          *text,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             data);
LeadsLineSet *leads_upload_service_find_lines_finish (LeadsUploadService  *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

/* Writes an upload's refused lines as a report, as leads_draft_save_report_async() does. */
void         leads_upload_service_save_report_async  (LeadsUploadService  *self,
                                                      gint64               upload_id,
                                                      GFile               *file,
                                                      LeadsJob            *job,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             data);
gboolean     leads_upload_service_save_report_finish (LeadsUploadService  *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

G_END_DECLS
