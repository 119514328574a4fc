/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-upload-service.h"

#include "leads-work-private.h"

#include <leads-csv-sniffer.h>

/* A look at a file before it is known what is to be done with it. */

static gpointer
look_in_thread (const LeadsWork *work, GError **error)
{
  GFile *file = work->data;
  const LeadsCsvOverrides guess_all = { 0 };
  g_autoptr (GInputStream) stream = NULL;
  LeadsCsvDialect dialect = { 0 };
  gboolean names_customers;

  /* What can be read only once is left for who reads it. */
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, work->cancellable) != G_FILE_TYPE_REGULAR)
    return GINT_TO_POINTER (FALSE);
  stream = leads_csv_open (file, work->cancellable, error);
  if (stream == NULL || !leads_csv_sniff (stream, &guess_all, &dialect, work->cancellable, error))
    return NULL;
  names_customers = dialect.customer_column >= 0;
  leads_csv_dialect_clear (&dialect);
  return GINT_TO_POINTER (names_customers);
}

void
leads_upload_service_names_customers_async (LeadsUploadService *self,
                                            GFile *file,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data)
{
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));
  g_return_if_fail (G_IS_FILE (file));

  leads_work_start (self, leads_upload_service_names_customers_async, NULL, cancellable, look_in_thread,
                    g_object_ref (file), g_object_unref, NULL, callback, data);
}

gboolean
leads_upload_service_names_customers_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), FALSE);

  return leads_work_finish_boolean (self, result, leads_upload_service_names_customers_async, error);
}
