/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-record.h>
#include <leads-totals.h>

G_BEGIN_DECLS

/**
 * LeadsUploadSource:
 *
 * Where the numbers of an upload, or of an entry of a draft, came from.
 * The words are stable: the store and scripts rely on them.
 */
typedef enum {
  LEADS_UPLOAD_SOURCE_SINGLE,
  LEADS_UPLOAD_SOURCE_RANGE,
  LEADS_UPLOAD_SOURCE_FILE,
  LEADS_UPLOAD_SOURCE_PASTE,
  LEADS_UPLOAD_SOURCE_MIXED
} LeadsUploadSource;

#define LEADS_TYPE_UPLOAD_SOURCE (leads_upload_source_get_type ())
GType leads_upload_source_get_type (void);

/* The word ("single", "range", "file", "paste", "mixed"); static. From a word in any case; FALSE if there is no such word. */
const char *leads_upload_source_to_word   (LeadsUploadSource value);
gboolean    leads_upload_source_from_word (const char        *word,
                                           LeadsUploadSource *value);

/**
 * LeadsUploadState:
 *
 * How an upload ended; partial: some lines were refused.
 * The words are stable: the store and scripts rely on them.
 */
typedef enum {
  LEADS_UPLOAD_STATE_COMPLETE,
  LEADS_UPLOAD_STATE_PARTIAL,
  LEADS_UPLOAD_STATE_UNDONE
} LeadsUploadState;

#define LEADS_TYPE_UPLOAD_STATE (leads_upload_state_get_type ())
GType leads_upload_state_get_type (void);

/* The word ("complete", "partial", "undone"); static. From a word in any case; FALSE if there is no such word. */
const char *leads_upload_state_to_word   (LeadsUploadState value);
gboolean    leads_upload_state_from_word (const char       *word,
                                          LeadsUploadState *value);

#define LEADS_TYPE_UPLOAD (leads_upload_get_type ())

/**
 * LeadsUpload:
 *
 * An upload: numbers that were submitted together, and what they share.
 *
 * Properties: `id`, `lead-id`, `customer-name`, `service-name`, `channel-name`,
 * `profile-id`, `profile-name`, `connection-id`, `connection-name`,
 * `service-info`, `ticket` (nullable), `source`, `file-name` (for people; several
 * joined; %NULL without a file), `file-sha256` (nullable), `uploaded-at` (UTC
 * microseconds), `uploaded-by`, `state`, `totals` (a #LeadsTotals by pointer,
 * copied when set), `n-uploaded` (read only: the totals' uploaded numbers), `batch-id` (of the uploads that were
 * submitted together with it, one for each lead of a file; 0: it is alone), `batch-size` (how many those are).
 */
G_DECLARE_FINAL_TYPE (LeadsUpload, leads_upload, LEADS, UPLOAD, LeadsRecord)

LeadsUpload *leads_upload_new (void);

gint64             leads_upload_get_id              (LeadsUpload *self);
gint64             leads_upload_get_lead_id         (LeadsUpload *self);
const char        *leads_upload_get_customer_name   (LeadsUpload *self);
const char        *leads_upload_get_service_name    (LeadsUpload *self);
const char        *leads_upload_get_channel_name    (LeadsUpload *self);
gint64             leads_upload_get_profile_id      (LeadsUpload *self);
const char        *leads_upload_get_profile_name    (LeadsUpload *self);
gint64             leads_upload_get_connection_id   (LeadsUpload *self);
const char        *leads_upload_get_connection_name (LeadsUpload *self);
const char        *leads_upload_get_service_info    (LeadsUpload *self);
const char        *leads_upload_get_ticket          (LeadsUpload *self);
LeadsUploadSource  leads_upload_get_source          (LeadsUpload *self);
const char        *leads_upload_get_file_name       (LeadsUpload *self);
const char        *leads_upload_get_file_sha256     (LeadsUpload *self);
gint64             leads_upload_get_uploaded_at     (LeadsUpload *self);
const char        *leads_upload_get_uploaded_by     (LeadsUpload *self);
LeadsUploadState   leads_upload_get_state           (LeadsUpload *self);
const LeadsTotals *leads_upload_get_totals          (LeadsUpload *self);
gint64             leads_upload_get_n_uploaded      (LeadsUpload *self);
gint64             leads_upload_get_batch_id        (LeadsUpload *self);
gint64             leads_upload_get_batch_size      (LeadsUpload *self);

void leads_upload_set_id              (LeadsUpload *self,
                                       gint64       id);
void leads_upload_set_lead_id         (LeadsUpload *self,
                                       gint64       lead_id);
void leads_upload_set_customer_name   (LeadsUpload *self,
                                       const char  *customer_name);
void leads_upload_set_service_name    (LeadsUpload *self,
                                       const char  *service_name);
void leads_upload_set_channel_name    (LeadsUpload *self,
                                       const char  *channel_name);
void leads_upload_set_profile_id      (LeadsUpload *self,
                                       gint64       profile_id);
void leads_upload_set_profile_name    (LeadsUpload *self,
                                       const char  *profile_name);
void leads_upload_set_connection_id   (LeadsUpload *self,
                                       gint64       connection_id);
void leads_upload_set_connection_name (LeadsUpload *self,
                                       const char  *connection_name);
void leads_upload_set_service_info    (LeadsUpload *self,
                                       const char  *service_info);
void leads_upload_set_ticket          (LeadsUpload *self,
                                       const char  *ticket);
void leads_upload_set_source          (LeadsUpload      *self,
                                       LeadsUploadSource source);
void leads_upload_set_file_name       (LeadsUpload *self,
                                       const char  *file_name);
void leads_upload_set_file_sha256     (LeadsUpload *self,
                                       const char  *file_sha256);
void leads_upload_set_uploaded_at     (LeadsUpload *self,
                                       gint64       uploaded_at);
void leads_upload_set_uploaded_by     (LeadsUpload *self,
                                       const char  *uploaded_by);
void leads_upload_set_state           (LeadsUpload     *self,
                                       LeadsUploadState state);
void leads_upload_set_batch_id        (LeadsUpload *self,
                                       gint64       batch_id);
void leads_upload_set_batch_size      (LeadsUpload *self,
                                       gint64       batch_size);
void leads_upload_set_totals          (LeadsUpload       *self,
                                       const LeadsTotals *totals);

G_END_DECLS
