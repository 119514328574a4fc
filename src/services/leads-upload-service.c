/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-upload-service-private.h"

#include "leads-draft-private.h"
#include "leads-service-error-private.h"
#include "leads-work-private.h"

/*
 * Drafts, and what was uploaded. Writing is in leads-upload-submit.c and
 * leads-upload-undo.c; the refused lines of uploads in leads-upload-lines.c
 * and leads-upload-report.c.
 */

struct _LeadsUploadService
{
  GObject parent_instance;

  LeadsDatabase *database;
  LeadsValidationService *validation;
  LeadsTools *tools;
};

G_DEFINE_FINAL_TYPE (LeadsUploadService, leads_upload_service, G_TYPE_OBJECT)

enum
{
  PROP_DATABASE = 1,
  PROP_VALIDATION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

typedef struct
{
  LeadsTools *tools;
  gint64 id;
} Input;

static Input *
input_new (LeadsUploadService *self, gint64 id)
{
  Input *input = g_new0 (Input, 1);

  input->tools = leads_tools_ref (self->tools);
  input->id = id;
  return input;
}

static void
input_free (Input *self)
{
  leads_tools_unref (self->tools);
  g_free (self);
}

static void
start (LeadsUploadService *self,
       gpointer tag,
       gint64 id,
       LeadsWorkFunc func,
       GDestroyNotify free_result,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer data)
{
  leads_work_start (self, tag, NULL, cancellable, func, input_new (self, id), (GDestroyNotify) input_free, free_result,
                    callback, data);
}

gboolean
leads_upload_service_close_cancel (gpointer job)
{
  return job == NULL || leads_job_enter_finishing (job);
}

static gpointer
list_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;

  return leads_upload_store_list (input->tools->uploads, input->id, 0, 0, work->cancellable, error);
}

static gpointer
get_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;

  return leads_upload_store_get (input->tools->uploads, input->id, work->cancellable, error);
}

static gpointer
get_last_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;

  return leads_upload_store_get_last (input->tools->uploads, input->id, work->cancellable, error);
}

static gpointer
get_last_undoable_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;

  return leads_upload_store_get_last_undoable (input->tools->uploads, 0, work->cancellable, error);
}

static void
upload_file_free (LeadsUploadFile *file)
{
  g_free (file->name);
  g_free (file->sha256);
  g_free (file->problem);
  g_free (file);
}

static gpointer
list_files_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;
  g_autoptr (GPtrArray) stored = NULL;
  GPtrArray *files;

  stored = leads_upload_store_list_files (input->tools->uploads, input->id, work->cancellable, error);
  if (stored == NULL)
    return NULL;
  files = g_ptr_array_new_with_free_func ((GDestroyNotify) upload_file_free);
  for (guint i = 0; i < stored->len; i++)
    {
      const LeadsStoredFile *from = g_ptr_array_index (stored, i);
      LeadsUploadFile *file = g_new0 (LeadsUploadFile, 1);

      file->name = g_strdup (from->name);
      file->sha256 = g_strdup (from->sha256);
      file->problem = g_strdup (from->problem);
      file->totals = from->totals;
      g_ptr_array_add (files, file);
    }
  return files;
}

static void
leads_upload_service_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LeadsUploadService *self = LEADS_UPLOAD_SERVICE (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_VALIDATION:
      self->validation = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_upload_service_constructed (GObject *object)
{
  LeadsUploadService *self = LEADS_UPLOAD_SERVICE (object);

  G_OBJECT_CLASS (leads_upload_service_parent_class)->constructed (object);
  self->tools = leads_tools_new (self->database, self->validation);
}

static void
leads_upload_service_finalize (GObject *object)
{
  LeadsUploadService *self = LEADS_UPLOAD_SERVICE (object);

  g_clear_pointer (&self->tools, leads_tools_unref);
  g_clear_object (&self->database);
  g_clear_object (&self->validation);
  G_OBJECT_CLASS (leads_upload_service_parent_class)->finalize (object);
}

static void
leads_upload_service_class_init (LeadsUploadServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = leads_upload_service_set_property;
  object_class->constructed = leads_upload_service_constructed;
  object_class->finalize = leads_upload_service_finalize;

  props[PROP_DATABASE] = g_param_spec_object ("database", NULL, NULL, LEADS_TYPE_DATABASE, flags);
  props[PROP_VALIDATION] = g_param_spec_object ("validation", NULL, NULL, LEADS_TYPE_VALIDATION_SERVICE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
leads_upload_service_init (LeadsUploadService *self)
{
}

LeadsTools *
leads_upload_service_get_tools (LeadsUploadService *self)
{
  return self->tools;
}

LeadsDraft *
leads_upload_service_new_draft (LeadsUploadService *self, LeadsLead *lead)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);
  g_return_val_if_fail (lead == NULL || LEADS_IS_LEAD (lead), NULL);

  return leads_draft_new (self->tools, lead);
}

LeadsDraft *
leads_upload_service_new_draft_for_many (LeadsUploadService *self)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_draft_new_for_many (self->tools);
}

void
leads_upload_service_last_used_async (LeadsUploadService *self,
                                      gint64 lead_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  start (self, leads_upload_service_last_used_async, lead_id, get_last_in_thread, g_object_unref, cancellable, callback,
         data);
}

gboolean
leads_upload_service_last_used_finish (LeadsUploadService *self,
                                       GAsyncResult *result,
                                       gint64 *profile_id,
                                       gint64 *connection_id,
                                       char **service_info,
                                       GError **error)
{
  g_autoptr (LeadsUpload) upload = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), FALSE);

  upload = leads_work_finish (self, result, leads_upload_service_last_used_async, &failure);
  if (profile_id != NULL)
    *profile_id = upload != NULL ? leads_upload_get_profile_id (upload) : 0;
  if (connection_id != NULL)
    *connection_id = upload != NULL ? leads_upload_get_connection_id (upload) : 0;
  if (service_info != NULL)
    *service_info = upload != NULL ? g_strdup (leads_upload_get_service_info (upload)) : NULL;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

void
leads_upload_service_last_undoable_async (LeadsUploadService *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data)
{
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  start (self, leads_upload_service_last_undoable_async, 0, get_last_undoable_in_thread, g_object_unref, cancellable,
         callback, data);
}

LeadsUpload *
leads_upload_service_last_undoable_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_upload_service_last_undoable_async, error);
}

void
leads_upload_service_list_async (LeadsUploadService *self,
                                 gint64 lead_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  start (self, leads_upload_service_list_async, lead_id, list_in_thread, (GDestroyNotify) g_ptr_array_unref,
         cancellable, callback, data);
}

GPtrArray *
leads_upload_service_list_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_upload_service_list_async, error);
}

void
leads_upload_service_get_async (LeadsUploadService *self,
                                gint64 upload_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  start (self, leads_upload_service_get_async, upload_id, get_in_thread, g_object_unref, cancellable, callback, data);
}

LeadsUpload *
leads_upload_service_get_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_upload_service_get_async, error);
}

void
leads_upload_service_list_files_async (LeadsUploadService *self,
                                       gint64 upload_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  start (self, leads_upload_service_list_files_async, upload_id, list_files_in_thread,
         (GDestroyNotify) g_ptr_array_unref, cancellable, callback, data);
}

GPtrArray *
leads_upload_service_list_files_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_upload_service_list_files_async, error);
}
