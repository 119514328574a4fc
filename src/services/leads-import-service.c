/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-import-service.h"

#include "leads-import-private.h"
#include "leads-service-error-private.h"

/*
 * Leads and calling profiles from a file. Invariant: the file is read once; what
 * apply stores is the preview that was shown, in one transaction.
 */

struct _LeadsImportService
{
  GObject parent_instance;

  LeadsDatabase  *database;
  LeadsDirectory  directory;
};

G_DEFINE_FINAL_TYPE (LeadsImportService, leads_import_service, G_TYPE_OBJECT)

enum
{
  PROP_DATABASE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct {
  LeadsDirectory     *directory;
  LeadsImportKind     kind;
  GFile              *file;
  LeadsImportPreview *preview;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->file);
  g_clear_object (&request->preview);
  g_free (request);
}

static gpointer
run_preview (const LeadsWork  *work,
             GError          **error)
{
  Request *request = work->data;
  g_autofree char *name = g_file_get_basename (request->file);
  g_autofree char *shown = g_filename_display_name (name);
  GError *local_error = NULL;
  LeadsImportPreview *preview = leads_import_read (request->directory, request->kind, request->file, shown, work, &local_error);

  if (preview == NULL)
    leads_service_error_take_reading (error, local_error, request->file, shown);
  return preview;
}

static gpointer
run_apply (const LeadsWork  *work,
           GError          **error)
{
  Request *request = work->data;

  return GINT_TO_POINTER (leads_import_apply (request->directory, request->preview, work, error));
}

static void
leads_import_service_constructed (GObject *object)
{
  LeadsImportService *self = LEADS_IMPORT_SERVICE (object);

  G_OBJECT_CLASS (leads_import_service_parent_class)->constructed (object);
  leads_directory_init (&self->directory, self->database);
}

static void
leads_import_service_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LeadsImportService *self = LEADS_IMPORT_SERVICE (object);

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
leads_import_service_finalize (GObject *object)
{
  LeadsImportService *self = LEADS_IMPORT_SERVICE (object);

  leads_directory_clear (&self->directory);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (leads_import_service_parent_class)->finalize (object);
}

static void
leads_import_service_class_init (LeadsImportServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = leads_import_service_constructed;
  object_class->set_property = leads_import_service_set_property;
  object_class->finalize = leads_import_service_finalize;

  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, LEADS_TYPE_DATABASE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
leads_import_service_init (LeadsImportService *self)
{
}

void
leads_import_service_preview_async (LeadsImportService  *self,
                                    LeadsImportKind      kind,
                                    GFile               *file,
                                    LeadsJob            *job,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data)
{
  Request *request;

  g_return_if_fail (LEADS_IS_IMPORT_SERVICE (self));
  g_return_if_fail (G_IS_FILE (file));

  request = g_new0 (Request, 1);
  request->directory = &self->directory;
  request->kind = kind;
  request->file = g_object_ref (file);
  leads_work_start (self, leads_import_service_preview_async, job, NULL, run_preview, request, request_free,
                    g_object_unref, callback, data);
}

LeadsImportPreview *
leads_import_service_preview_finish (LeadsImportService  *self,
                                     GAsyncResult        *result,
                                     GError             **error)
{
  g_return_val_if_fail (LEADS_IS_IMPORT_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_import_service_preview_async, error);
}

void
leads_import_service_apply_async (LeadsImportService  *self,
                                  LeadsImportPreview  *preview,
                                  LeadsJob            *job,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data)
{
  Request *request;

  g_return_if_fail (LEADS_IS_IMPORT_SERVICE (self));
  g_return_if_fail (LEADS_IS_IMPORT_PREVIEW (preview));

  request = g_new0 (Request, 1);
  request->directory = &self->directory;
  request->preview = g_object_ref (preview);
  leads_work_start (self, leads_import_service_apply_async, job, NULL, run_apply, request, request_free, NULL, callback,
                    data);
}

gboolean
leads_import_service_apply_finish (LeadsImportService  *self,
                                   GAsyncResult        *result,
                                   GError             **error)
{
  g_return_val_if_fail (LEADS_IS_IMPORT_SERVICE (self), FALSE);

  return leads_work_finish_boolean (self, result, leads_import_service_apply_async, error);
}
