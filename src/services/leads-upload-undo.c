/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-upload-service-private.h"

#include "leads-service-error.h"
#include "leads-work-private.h"

#include <glib/gi18n.h>

/*
 * Undo of an upload, or of all uploads of a batch, and Redo, which takes that back: as a whole, or not at all with the
 * numbers that stand in the way.
 */

typedef struct
{
  LeadsTools *tools;
  gint64 id;
} Input;

static void
input_free (Input *self)
{
  leads_tools_unref (self->tools);
  g_free (self);
}

/* The numbers that are named, with what they say of the rest: "+1…, +1…" and "12 more"; both (out). */
static void
list_named (const LeadsUndoDetail *detail, char **numbers, char **more)
{
  g_autoptr (GString) named = g_string_new (NULL);
  const gint64 n_more = detail->changed - detail->n_named;

  for (guint i = 0; i < detail->n_named; i++)
    {
      char number[LEADS_NUMBER_TEXT_SIZE];

      leads_number_format (detail->named[i], number);
      g_string_append_printf (named, "%s%s", i > 0 ? ", " : "", number);
    }
  *numbers = g_strdup (named->str);
  *more = n_more > 0 ? g_strdup_printf (ngettext ("%'lld more", "%'lld more", n_more), (long long) n_more) : NULL;
}

static GError *
name_changed (const LeadsUndoDetail *detail)
{
  g_autofree char *named = NULL;
  g_autofree char *rest = NULL;

  list_named (detail, &named, &rest);
  if (rest == NULL)
    return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_CHANGED_SINCE,
                        ngettext ("The upload cannot be undone because a number changed since: %s.",
                                  "The upload cannot be undone because numbers changed since: %s.", detail->n_named),
                        named);
  /* Translators: the first is a list of numbers, the second "12 more" */
  return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_CHANGED_SINCE,
                      _("The upload cannot be undone because numbers changed since: %s and %s."), named, rest);
}

static GError *
name_taken (const LeadsUndoDetail *detail)
{
  g_autofree char *named = NULL;
  g_autofree char *rest = NULL;

  list_named (detail, &named, &rest);
  if (rest == NULL)
    return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NUMBERS_TAKEN,
                        ngettext ("The upload cannot be redone because a number has another upload meanwhile: %s.",
                                  "The upload cannot be redone because numbers have another upload meanwhile: %s.",
                                  detail->n_named),
                        named);
  /* Translators: the first is a list of numbers, the second "12 more" */
  return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NUMBERS_TAKEN,
                      _("The upload cannot be redone because numbers have another upload meanwhile: %s and %s."), named,
                      rest);
}

/* One act. What is told of it is read before it is committed: once it is done nothing may make it look as if it were not. */
typedef struct
{
  const Input *input;
  LeadsJob *job;
  GHashTable *concerned; /* NULL: a single upload */
  gpointer undone;
  GError *failure;
} Act;

/* @cause is taken. */
static GError *
tell (GError *cause, const LeadsUndoDetail *detail)
{
  const gboolean changed = g_error_matches (cause, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_CHANGED);

  if (detail->n_named == 0 || (!changed && !g_error_matches (cause, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_CONFLICT)))
    return cause;
  g_error_free (cause);
  return changed ? name_changed (detail) : name_taken (detail);
}

/* Which uploads of a batch the act is about, those that are undone or the others: a set of ids. (transfer full) */
static GHashTable *
list_concerned (const Input *input, gboolean undone, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) uploads = leads_upload_store_list_batch (input->tools->uploads, input->id, cancellable, error);
  GHashTable *concerned;

  if (uploads == NULL)
    return NULL;
  concerned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < uploads->len; i++)
    {
      LeadsUpload *upload = g_ptr_array_index (uploads, i);
      const gint64 id = leads_upload_get_id (upload);

      if ((leads_upload_get_state (upload) == LEADS_UPLOAD_STATE_UNDONE) == undone)
        g_hash_table_add (concerned, g_memdup2 (&id, sizeof id));
    }
  return concerned;
}

/* Those of the batch that this act took back, or gave back. */
static GPtrArray *
list_undone (const Input *input, GHashTable *concerned, GError **error)
{
  GPtrArray *uploads = leads_upload_store_list_batch (input->tools->uploads, input->id, NULL, error);

  for (guint i = uploads != NULL ? uploads->len : 0; i > 0; i--)
    {
      const gint64 id = leads_upload_get_id (g_ptr_array_index (uploads, i - 1));

      if (!g_hash_table_contains (concerned, &id))
        g_ptr_array_remove_index (uploads, i - 1);
    }
  return uploads;
}

static gboolean
on_about_to_commit (gpointer data)
{
  Act *act = data;

  if (act->concerned != NULL)
    act->undone = list_undone (act->input, act->concerned, &act->failure);
  else
    act->undone = leads_upload_store_get (act->input->tools->uploads, act->input->id, NULL, &act->failure);
  return act->undone != NULL && leads_upload_service_close_cancel (act->job);
}

/* @cause: (nullable): why it was not done; taken. */
static gpointer
end (Act *act, GError *cause, const LeadsUndoDetail *detail, GError **error)
{
  if (cause == NULL)
    return act->undone;
  if (act->undone != NULL && act->concerned != NULL)
    g_ptr_array_unref (act->undone);
  else if (act->undone != NULL)
    g_object_unref (act->undone);
  /* What could not be read is the cause of what the store says. */
  if (act->failure != NULL)
    g_error_free (cause);
  g_propagate_error (error, act->failure != NULL ? act->failure : tell (cause, detail));
  return NULL;
}

static gpointer
undo_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;
  Act act = { .input = input, .job = work->job };
  LeadsUndoDetail detail = { 0 };
  GError *cause = NULL;

  leads_upload_store_undo (input->tools->uploads, input->id, on_about_to_commit, &act, &detail, work->cancellable, &cause);
  return end (&act, cause, &detail, error);
}

static gpointer
undo_batch_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;
  g_autoptr (GHashTable) concerned = list_concerned (input, FALSE, work->cancellable, error);
  Act act = { .input = input, .job = work->job, .concerned = concerned };
  LeadsUndoDetail detail = { 0 };
  GError *cause = NULL;

  if (concerned == NULL)
    return NULL;
  leads_upload_store_undo_batch (input->tools->uploads, input->id, on_about_to_commit, &act, &detail, work->cancellable,
                                 &cause);
  return end (&act, cause, &detail, error);
}

static gpointer
redo_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;
  Act act = { .input = input, .job = work->job };
  LeadsUndoDetail detail = { 0 };
  GError *cause = NULL;

  leads_upload_store_redo (input->tools->uploads, input->id, on_about_to_commit, &act, &detail, work->cancellable, &cause);
  return end (&act, cause, &detail, error);
}

static gpointer
redo_batch_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;
  g_autoptr (GHashTable) undone = list_concerned (input, TRUE, work->cancellable, error);
  Act act = { .input = input, .job = work->job, .concerned = undone };
  LeadsUndoDetail detail = { 0 };
  GError *cause = NULL;

  if (undone == NULL)
    return NULL;
  leads_upload_store_redo_batch (input->tools->uploads, input->id, on_about_to_commit, &act, &detail, work->cancellable,
                                 &cause);
  return end (&act, cause, &detail, error);
}

static gpointer
list_batch_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;

  return leads_upload_store_list_batch (input->tools->uploads, input->id, work->cancellable, error);
}

static Input *
input_new (LeadsUploadService *self, gint64 id)
{
  Input *input = g_new0 (Input, 1);

  input->tools = leads_tools_ref (leads_upload_service_get_tools (self));
  input->id = id;
  return input;
}

void
leads_upload_service_undo_async (LeadsUploadService *self,
                                 gint64 upload_id,
                                 LeadsJob *job,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  leads_work_start (self, leads_upload_service_undo_async, job, NULL, undo_in_thread, input_new (self, upload_id),
                    (GDestroyNotify) input_free, g_object_unref, callback, data);
}

LeadsUpload *
leads_upload_service_undo_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_upload_service_undo_async, error);
}

void
leads_upload_service_undo_batch_async (LeadsUploadService *self,
                                       gint64 batch_id,
                                       LeadsJob *job,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  leads_work_start (self, leads_upload_service_undo_batch_async, job, NULL, undo_batch_in_thread,
                    input_new (self, batch_id), (GDestroyNotify) input_free, (GDestroyNotify) g_ptr_array_unref,
                    callback, data);
}

GPtrArray *
leads_upload_service_undo_batch_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_upload_service_undo_batch_async, error);
}

void
leads_upload_service_redo_async (LeadsUploadService *self,
                                 gint64 upload_id,
                                 LeadsJob *job,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  leads_work_start (self, leads_upload_service_redo_async, job, NULL, redo_in_thread, input_new (self, upload_id),
                    (GDestroyNotify) input_free, g_object_unref, callback, data);
}

LeadsUpload *
leads_upload_service_redo_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_upload_service_redo_async, error);
}

void
leads_upload_service_redo_batch_async (LeadsUploadService *self,
                                       gint64 batch_id,
                                       LeadsJob *job,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  leads_work_start (self, leads_upload_service_redo_batch_async, job, NULL, redo_batch_in_thread,
                    input_new (self, batch_id), (GDestroyNotify) input_free, (GDestroyNotify) g_ptr_array_unref,
                    callback, data);
}

GPtrArray *
leads_upload_service_redo_batch_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_upload_service_redo_batch_async, error);
}

void
leads_upload_service_list_batch_async (LeadsUploadService *self,
                                       gint64 batch_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  leads_work_start (self, leads_upload_service_list_batch_async, NULL, cancellable, list_batch_in_thread,
                    input_new (self, batch_id), (GDestroyNotify) input_free, (GDestroyNotify) g_ptr_array_unref,
                    callback, data);
}

GPtrArray *
leads_upload_service_list_batch_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_upload_service_list_batch_async, error);
}
