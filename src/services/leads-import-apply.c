/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-import-private.h"

#include "leads-record.h"

/* Stores the rows of a preview: all that it shows, in one transaction, or nothing. */

/* Rows between two reports of progress. */
#define REPORT_EVERY 256

typedef struct {
  LeadsDirectory     *directory;
  LeadsImportPreview *preview;
  const LeadsWork    *work;
} Apply;

/* The lead as it is called in the store now, which may have changed since the preview. */
static gboolean
save_lead (Apply           *apply,
           LeadsImportRow  *row,
           GError         **error)
{
  LeadsDirectory *directory = apply->directory;
  GCancellable *cancellable = apply->work->cancellable;
  g_autoptr (LeadsLead) lead = leads_record_dup (leads_import_row_get_record (row));
  g_autoptr (LeadsCustomer) customer = NULL;
  g_autoptr (LeadsLead) stored = NULL;
  g_autoptr (LeadsConnection) connection = NULL;
  g_autoptr (LeadsConnection) stored_connection = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 lead_id;

  customer = leads_customer_store_find (directory->customers, leads_lead_get_customer_name (lead), cancellable, &local_error);
  if (customer != NULL)
    stored = leads_lead_store_find (directory->leads, leads_customer_get_id (customer), leads_lead_get_service_name (lead),
                                    cancellable, &local_error);
  if (local_error == NULL)
    {
      leads_lead_set_id (lead, stored != NULL ? leads_lead_get_id (stored) : 0);
      if (leads_lead_get_country (lead) == NULL && customer != NULL)
        leads_lead_set_country (lead, leads_customer_get_country (customer));
      lead_id = leads_directory_save (directory, lead, cancellable, &local_error);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (leads_import_row_get_connection (row) == NULL)
    return TRUE;

  connection = leads_record_dup (leads_import_row_get_connection (row));
  stored_connection = leads_connection_store_find (directory->connections, lead_id, leads_connection_get_name (connection),
                                                   cancellable, &local_error);
  if (local_error == NULL)
    {
      leads_connection_set_lead_id (connection, lead_id);
      leads_connection_set_id (connection, stored_connection != NULL ? leads_connection_get_id (stored_connection) : 0);
      leads_directory_save (directory, connection, cancellable, &local_error);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
save_profile (Apply           *apply,
              LeadsImportRow  *row,
              GError         **error)
{
  LeadsDirectory *directory = apply->directory;
  GCancellable *cancellable = apply->work->cancellable;
  g_autoptr (LeadsProfile) profile = leads_record_dup (leads_import_row_get_record (row));
  g_autoptr (LeadsProfile) stored = NULL;
  g_autoptr (GError) local_error = NULL;

  stored = leads_profile_store_find (directory->profiles, leads_profile_get_name (profile), cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  leads_profile_set_id (profile, stored != NULL ? leads_profile_get_id (stored) : 0);
  return leads_directory_save (directory, profile, cancellable, error) != 0;
}

static gboolean
apply_in_transaction (LeadsTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  Apply *apply = data;
  LeadsImportPreview *preview = apply->preview;
  gboolean profiles = leads_import_preview_get_kind (preview) == LEADS_IMPORT_PROFILES;
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (preview));

  for (guint i = 0; i < n_rows; i++)
    {
      LeadsImportRow *row = leads_import_preview_peek (preview, i);
      LeadsImportAction action = leads_import_row_get_act (row);

      if (i % REPORT_EVERY == 0)
        leads_job_report (apply->work->job, i, n_rows, i);
      if (g_cancellable_set_error_if_cancelled (apply->work->cancellable, error))
        return FALSE;
      if (action != LEADS_IMPORT_ADD && action != LEADS_IMPORT_UPDATE)
        continue;
      if (profiles ? !save_profile (apply, row, error) : !save_lead (apply, row, error))
        return FALSE;
    }
  if (apply->work->job != NULL && !leads_job_enter_finishing (apply->work->job))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return FALSE;
    }
  return TRUE;
}

gboolean
leads_import_apply (LeadsDirectory      *directory,
                    LeadsImportPreview  *preview,
                    const LeadsWork     *work,
                    GError             **error)
{
  Apply apply = { directory, preview, work };

  return leads_database_write (directory->database, apply_in_transaction, &apply, work->cancellable, error);
}
