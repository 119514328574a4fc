/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-records"

#include <leads-upload.h>

#include "leads-enum-private.h"

/* A plain record: leads-record-template.h makes it from the table of its values. */

LEADS_DEFINE_ENUM (LeadsUploadSource, leads_upload_source, LEADS_TYPE_UPLOAD_SOURCE,
                   G_DEFINE_ENUM_VALUE (LEADS_UPLOAD_SOURCE_SINGLE, "single"),
                   G_DEFINE_ENUM_VALUE (LEADS_UPLOAD_SOURCE_RANGE, "range"),
                   G_DEFINE_ENUM_VALUE (LEADS_UPLOAD_SOURCE_FILE, "file"),
                   G_DEFINE_ENUM_VALUE (LEADS_UPLOAD_SOURCE_PASTE, "paste"),
                   G_DEFINE_ENUM_VALUE (LEADS_UPLOAD_SOURCE_MIXED, "mixed"))

LEADS_DEFINE_ENUM (LeadsUploadState, leads_upload_state, LEADS_TYPE_UPLOAD_STATE,
                   G_DEFINE_ENUM_VALUE (LEADS_UPLOAD_STATE_COMPLETE, "complete"),
                   G_DEFINE_ENUM_VALUE (LEADS_UPLOAD_STATE_PARTIAL, "partial"),
                   G_DEFINE_ENUM_VALUE (LEADS_UPLOAD_STATE_UNDONE, "undone"))

#define RECORD LeadsUpload
#define RECORD_PREFIX leads_upload
#define RECORD_CHECK LEADS_IS_UPLOAD
#define RECORD_FIELDS                                             \
  F (INT64, ID, id, "id")                                         \
  F (INT64, LEAD_ID, lead_id, "lead-id")                          \
  F (STRING, CUSTOMER_NAME, customer_name, "customer-name")       \
  F (STRING, SERVICE_NAME, service_name, "service-name")          \
  F (STRING, CHANNEL_NAME, channel_name, "channel-name")          \
  F (INT64, PROFILE_ID, profile_id, "profile-id")                 \
  F (STRING, PROFILE_NAME, profile_name, "profile-name")          \
  F (INT64, CONNECTION_ID, connection_id, "connection-id")        \
  F (STRING, CONNECTION_NAME, connection_name, "connection-name") \
  F (STRING, SERVICE_INFO, service_info, "service-info")          \
  F (STRING, TICKET, ticket, "ticket")                            \
  F (STRING, FILE_NAME, file_name, "file-name")                   \
  F (STRING, FILE_SHA256, file_sha256, "file-sha256")             \
  F (INT64, UPLOADED_AT, uploaded_at, "uploaded-at")              \
  F (STRING, UPLOADED_BY, uploaded_by, "uploaded-by")             \
  F (TOTALS, TOTALS, totals, "totals")                            \
  F (INT64, BATCH_ID, batch_id, "batch-id")                       \
  F (INT64, BATCH_SIZE, batch_size, "batch-size")                 \
  F (COMPUTED, N_UPLOADED, totals.uploaded, "n-uploaded")
#define RECORD_ENUMS                                                                               \
  E (SOURCE, source, "source", LeadsUploadSource, leads_upload_source, LEADS_UPLOAD_SOURCE_SINGLE) \
  E (STATE, state, "state", LeadsUploadState, leads_upload_state, LEADS_UPLOAD_STATE_COMPLETE)
#include "leads-record-template.h"

gint64
leads_upload_get_n_uploaded (LeadsUpload *self)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD (self), 0);

  return self->totals.uploaded;
}
