/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-directory-service.h"

#include "leads-directory-private.h"
#include "leads-work-private.h"

#include "leads-record.h"

/*
 * The directory's operations on worker threads. Invariant: a record that is
 * handed in is copied before its thread starts, so the caller may go on using it.
 */

struct _LeadsDirectoryService
{
  GObject parent_instance;

  LeadsDatabase  *database;
  LeadsDirectory  directory;
};

G_DEFINE_FINAL_TYPE (LeadsDirectoryService, leads_directory_service, G_TYPE_OBJECT)

enum
{
  PROP_DATABASE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct {
  LeadsDirectory           *directory;
  const LeadsDirectoryKind *kind;
  gpointer                  record;
  gint64                    id;
} Request;

static Request *
request_new (LeadsDirectoryService    *self,
             const LeadsDirectoryKind *kind,
             gpointer                  record,
             gint64                    id)
{
  Request *request = g_new0 (Request, 1);

  request->directory = &self->directory;
  request->kind = kind;
  request->record = record != NULL ? leads_record_dup (record) : NULL;
  request->id = id;
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->record);
  g_free (request);
}

static gpointer
list_leads (const LeadsWork  *work,
            GError          **error)
{
  Request *request = work->data;

  return leads_lead_store_list (request->directory->leads, NULL, work->cancellable, error);
}

static gpointer
list_customers (const LeadsWork  *work,
                GError          **error)
{
  Request *request = work->data;

  return leads_customer_store_list (request->directory->customers, work->cancellable, error);
}

static gpointer
list_channels (const LeadsWork  *work,
               GError          **error)
{
  Request *request = work->data;

  return leads_channel_store_list (request->directory->channels, work->cancellable, error);
}

static gpointer
list_profiles (const LeadsWork  *work,
               GError          **error)
{
  Request *request = work->data;

  return leads_profile_store_list (request->directory->profiles, work->cancellable, error);
}

static gpointer
list_connections (const LeadsWork  *work,
                  GError          **error)
{
  Request *request = work->data;

  return leads_connection_store_list (request->directory->connections, request->id, work->cancellable, error);
}

static void
start_list (LeadsDirectoryService *self,
            LeadsWorkFunc          func,
            gint64                 id,
            GCancellable          *cancellable,
            GAsyncReadyCallback    callback,
            gpointer               data)
{
  leads_work_start (self, leads_directory_service_list_finish, NULL, cancellable, func,
                    request_new (self, NULL, NULL, id), request_free, (GDestroyNotify) g_ptr_array_unref, callback, data);
}

static gpointer
get_lead (const LeadsWork  *work,
          GError          **error)
{
  Request *request = work->data;
  GError *storage_error = NULL;
  LeadsLead *lead = leads_lead_store_get (request->directory->leads, request->id, work->cancellable, &storage_error);

  if (lead == NULL)
    leads_directory_propagate (error, storage_error, &leads_directory_lead, NULL, NULL);
  return lead;
}

static gpointer
save (const LeadsWork  *work,
      GError          **error)
{
  Request *request = work->data;
  gint64 id = leads_directory_save (request->directory, request->kind, request->record, work->cancellable, error);

  return id != 0 ? leads_work_int64 (id) : NULL;
}

static void
start_save (LeadsDirectoryService    *self,
            const LeadsDirectoryKind *kind,
            gpointer                  record,
            GCancellable             *cancellable,
            GAsyncReadyCallback       callback,
            gpointer                  data)
{
  leads_work_start (self, leads_directory_service_save_finish, NULL, cancellable, save,
                    request_new (self, kind, record, 0), request_free, g_free, callback, data);
}

static gpointer
delete_record (const LeadsWork  *work,
               GError          **error)
{
  Request *request = work->data;

  return GINT_TO_POINTER (leads_directory_delete (request->directory, request->kind, request->id, work->cancellable, error));
}

static void
start_delete (LeadsDirectoryService    *self,
              const LeadsDirectoryKind *kind,
              gint64                    id,
              GCancellable             *cancellable,
              GAsyncReadyCallback       callback,
              gpointer                  data)
{
  leads_work_start (self, leads_directory_service_delete_finish, NULL, cancellable, delete_record,
                    request_new (self, kind, NULL, id), request_free, NULL, callback, data);
}

static void
leads_directory_service_constructed (GObject *object)
{
  LeadsDirectoryService *self = LEADS_DIRECTORY_SERVICE (object);

  G_OBJECT_CLASS (leads_directory_service_parent_class)->constructed (object);
  leads_directory_init (&self->directory, self->database);
}

static void
leads_directory_service_set_property (GObject      *object,
                                      guint         id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  LeadsDirectoryService *self = LEADS_DIRECTORY_SERVICE (object);

  switch (id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_directory_service_finalize (GObject *object)
{
  LeadsDirectoryService *self = LEADS_DIRECTORY_SERVICE (object);

  leads_directory_clear (&self->directory);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (leads_directory_service_parent_class)->finalize (object);
}

static void
leads_directory_service_class_init (LeadsDirectoryServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = leads_directory_service_constructed;
  object_class->set_property = leads_directory_service_set_property;
  object_class->finalize = leads_directory_service_finalize;

  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, LEADS_TYPE_DATABASE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
leads_directory_service_init (LeadsDirectoryService *self)
{
}

void
leads_directory_service_list_leads_async (LeadsDirectoryService *self,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  start_list (self, list_leads, 0, cancellable, callback, data);
}

void
leads_directory_service_list_customers_async (LeadsDirectoryService *self,
                                              GCancellable          *cancellable,
                                              GAsyncReadyCallback    callback,
                                              gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  start_list (self, list_customers, 0, cancellable, callback, data);
}

void
leads_directory_service_list_channels_async (LeadsDirectoryService *self,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  start_list (self, list_channels, 0, cancellable, callback, data);
}

void
leads_directory_service_list_profiles_async (LeadsDirectoryService *self,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  start_list (self, list_profiles, 0, cancellable, callback, data);
}

void
leads_directory_service_list_connections_async (LeadsDirectoryService *self,
                                                gint64                 lead_id,
                                                GCancellable          *cancellable,
                                                GAsyncReadyCallback    callback,
                                                gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  start_list (self, list_connections, lead_id, cancellable, callback, data);
}

GPtrArray *
leads_directory_service_list_finish (LeadsDirectoryService  *self,
                                     GAsyncResult           *result,
                                     GError                **error)
{
  g_return_val_if_fail (LEADS_IS_DIRECTORY_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_directory_service_list_finish, error);
}

void
leads_directory_service_get_lead_async (LeadsDirectoryService *self,
                                        gint64                 lead_id,
                                        GCancellable          *cancellable,
                                        GAsyncReadyCallback    callback,
                                        gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  leads_work_start (self, leads_directory_service_get_lead_async, NULL, cancellable, get_lead,
                    request_new (self, NULL, NULL, lead_id), request_free, g_object_unref, callback, data);
}

LeadsLead *
leads_directory_service_get_lead_finish (LeadsDirectoryService  *self,
                                         GAsyncResult           *result,
                                         GError                **error)
{
  g_return_val_if_fail (LEADS_IS_DIRECTORY_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_directory_service_get_lead_async, error);
}

void
leads_directory_service_save_lead_async (LeadsDirectoryService *self,
                                         LeadsLead             *lead,
                                         GCancellable          *cancellable,
                                         GAsyncReadyCallback    callback,
                                         gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));
  g_return_if_fail (LEADS_IS_LEAD (lead));

  start_save (self, &leads_directory_lead, lead, cancellable, callback, data);
}

void
leads_directory_service_save_customer_async (LeadsDirectoryService *self,
                                             LeadsCustomer         *customer,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));
  g_return_if_fail (LEADS_IS_CUSTOMER (customer));

  start_save (self, &leads_directory_customer, customer, cancellable, callback, data);
}

void
leads_directory_service_save_channel_async (LeadsDirectoryService *self,
                                            LeadsChannel          *channel,
                                            GCancellable          *cancellable,
                                            GAsyncReadyCallback    callback,
                                            gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));
  g_return_if_fail (LEADS_IS_CHANNEL (channel));

  start_save (self, &leads_directory_channel, channel, cancellable, callback, data);
}

void
leads_directory_service_save_profile_async (LeadsDirectoryService *self,
                                            LeadsProfile          *profile,
                                            GCancellable          *cancellable,
                                            GAsyncReadyCallback    callback,
                                            gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));
  g_return_if_fail (LEADS_IS_PROFILE (profile));

  start_save (self, &leads_directory_profile, profile, cancellable, callback, data);
}

void
leads_directory_service_save_connection_async (LeadsDirectoryService *self,
                                               LeadsConnection       *connection,
                                               GCancellable          *cancellable,
                                               GAsyncReadyCallback    callback,
                                               gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));
  g_return_if_fail (LEADS_IS_CONNECTION (connection));

  start_save (self, &leads_directory_connection, connection, cancellable, callback, data);
}

gint64
leads_directory_service_save_finish (LeadsDirectoryService  *self,
                                     GAsyncResult           *result,
                                     GError                **error)
{
  gint64 id;

  g_return_val_if_fail (LEADS_IS_DIRECTORY_SERVICE (self), 0);

  id = leads_work_finish_int64 (self, result, leads_directory_service_save_finish, error);
  return id > 0 ? id : 0;
}

void
leads_directory_service_delete_lead_async (LeadsDirectoryService *self,
                                           gint64                 id,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  start_delete (self, &leads_directory_lead, id, cancellable, callback, data);
}

void
leads_directory_service_delete_channel_async (LeadsDirectoryService *self,
                                              gint64                 id,
                                              GCancellable          *cancellable,
                                              GAsyncReadyCallback    callback,
                                              gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  start_delete (self, &leads_directory_channel, id, cancellable, callback, data);
}

void
leads_directory_service_delete_profile_async (LeadsDirectoryService *self,
                                              gint64                 id,
                                              GCancellable          *cancellable,
                                              GAsyncReadyCallback    callback,
                                              gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  start_delete (self, &leads_directory_profile, id, cancellable, callback, data);
}

void
leads_directory_service_delete_connection_async (LeadsDirectoryService *self,
                                                 gint64                 id,
                                                 GCancellable          *cancellable,
                                                 GAsyncReadyCallback    callback,
                                                 gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  start_delete (self, &leads_directory_connection, id, cancellable, callback, data);
}

gboolean
leads_directory_service_delete_finish (LeadsDirectoryService  *self,
                                       GAsyncResult           *result,
                                       GError                **error)
{
  g_return_val_if_fail (LEADS_IS_DIRECTORY_SERVICE (self), FALSE);

  return leads_work_finish_boolean (self, result, leads_directory_service_delete_finish, error);
}
