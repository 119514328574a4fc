/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-upload-service-private.h"

#include "leads-work-private.h"

/* The lines of a file for several leads that none of its uploads has. */

typedef struct
{
  LeadsTools *tools;
  gint64 batch;
} Query;

static void
query_free (Query *query)
{
  leads_tools_unref (query->tools);
  g_free (query);
}

static gpointer
sum_in_thread (const LeadsWork *work, GError **error)
{
  const Query *query = work->data;
  LeadsUpload *nobodys;
  LeadsTotals totals;

  if (!leads_upload_store_sum_unmatched (query->tools->uploads, query->batch, &totals, work->cancellable, error))
    return NULL;
  nobodys = leads_upload_new ();
  leads_upload_set_id (nobodys, LEADS_UPLOAD_UNMATCHED (query->batch));
  leads_upload_set_totals (nobodys, &totals);
  return nobodys;
}

void
leads_upload_service_get_unmatched_async (LeadsUploadService *self,
                                          LeadsUpload *upload,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data)
{
  const gint64 batch = leads_upload_get_batch_id (upload);
  Query *query;

  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  query = g_new0 (Query, 1);
  query->tools = leads_tools_ref (leads_upload_service_get_tools (self));
  query->batch = batch != 0 ? batch : leads_upload_get_id (upload);
  leads_work_start (self, leads_upload_service_get_unmatched_async, NULL, cancellable, sum_in_thread, query,
                    (GDestroyNotify) query_free, g_object_unref, callback, data);
}

LeadsUpload *
leads_upload_service_get_unmatched_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_upload_service_get_unmatched_async, error);
}
