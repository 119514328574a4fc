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
  LeadsDirectory *directory;
  gpointer        record;
  GType           type;
  gint64          id;
} Request;

static Request *
request_new (LeadsDirectoryService *self,
             GType                  type,
             gint64                 id)
{
  Request *request = g_new0 (Request, 1);

  request->directory = &self->directory;
  request->type = type;
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
list (const LeadsWork  *work,
      GError          **error)
{
  Request *request = work->data;

  return leads_directory_list (request->directory, request->type, request->id, work->cancellable, error);
}

static gpointer
get_lead (const LeadsWork  *work,
          GError          **error)
{
  Request *request = work->data;

  return leads_directory_get_lead (request->directory, request->id, work->cancellable, error);
}

static gpointer
save (const LeadsWork  *work,
      GError          **error)
{
  Request *request = work->data;
  gint64 id = leads_directory_save (request->directory, request->record, work->cancellable, error);

  return id != 0 ? leads_work_int64 (id) : NULL;
}

static gpointer
delete_record (const LeadsWork  *work,
               GError          **error)
{
  Request *request = work->data;

  return GINT_TO_POINTER (leads_directory_delete (request->directory, request->type, request->id, work->cancellable, error));
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
leads_directory_service_list_async (LeadsDirectoryService *self,
                                    GType                  type,
                                    gint64                 lead_id,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  leads_work_start (self, leads_directory_service_list_async, NULL, cancellable, list,
                    request_new (self, type, lead_id), request_free, (GDestroyNotify) g_ptr_array_unref, callback, data);
}

GPtrArray *
leads_directory_service_list_finish (LeadsDirectoryService  *self,
                                     GAsyncResult           *result,
                                     GError                **error)
{
  g_return_val_if_fail (LEADS_IS_DIRECTORY_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_directory_service_list_async, error);
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
                    request_new (self, LEADS_TYPE_LEAD, lead_id), request_free, g_object_unref, callback, data);
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
leads_directory_service_save_async (LeadsDirectoryService *self,
                                    gpointer               record,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               data)
{
  Request *request;

  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));
  g_return_if_fail (LEADS_IS_RECORD (record));

  request = request_new (self, G_OBJECT_TYPE (record), 0);
  request->record = leads_record_dup (record);
  leads_work_start (self, leads_directory_service_save_async, NULL, cancellable, save, request, request_free, g_free,
                    callback, data);
}

gint64
leads_directory_service_save_finish (LeadsDirectoryService  *self,
                                     GAsyncResult           *result,
                                     GError                **error)
{
  gint64 id;

  g_return_val_if_fail (LEADS_IS_DIRECTORY_SERVICE (self), 0);

  id = leads_work_finish_int64 (self, result, leads_directory_service_save_async, error);
  return id > 0 ? id : 0;
}

void
leads_directory_service_delete_async (LeadsDirectoryService *self,
                                      GType                  type,
                                      gint64                 id,
                                      GCancellable          *cancellable,
                                      GAsyncReadyCallback    callback,
                                      gpointer               data)
{
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (self));

  leads_work_start (self, leads_directory_service_delete_async, NULL, cancellable, delete_record,
                    request_new (self, type, id), request_free, NULL, callback, data);
}

gboolean
leads_directory_service_delete_finish (LeadsDirectoryService  *self,
                                       GAsyncResult           *result,
                                       GError                **error)
{
  g_return_val_if_fail (LEADS_IS_DIRECTORY_SERVICE (self), FALSE);

  return leads_work_finish_boolean (self, result, leads_directory_service_delete_async, error);
}
