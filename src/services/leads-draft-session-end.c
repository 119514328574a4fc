/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-session-private.h"

#include "leads-draft-aside-private.h"
#include "leads-draft-keeper-private.h"
#include "leads-work-private.h"

/* How the keeping of a draft ends other than by closing it: it was discarded, or submitted. */

typedef struct
{
  LeadsDraftKeeper *keeper;
  LeadsDraftFolder *folder;
} Discard;

static void
discard_free (Discard *discard)
{
  g_object_unref (discard->keeper);
  leads_draft_folder_unref (discard->folder);
  g_free (discard);
}

static gpointer
discard_in_thread (const LeadsWork *work, GError **error)
{
  const Discard *discard = work->data;
  const gboolean good = leads_draft_folder_end (discard->folder, error);

  leads_draft_keeper_end (discard->keeper);
  return GINT_TO_POINTER (good);
}

static void
on_discarded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LeadsDraftSession *self = LEADS_DRAFT_SESSION (source);
  GError *error = NULL;

  if (!leads_work_finish_boolean (source, result, discard_in_thread, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  leads_draft_keeper_note (self->keeper, self->lead_id, -1);
  g_task_return_boolean (task, TRUE);
}

void
leads_draft_session_discard_async (LeadsDraftSession *self, GAsyncReadyCallback callback, gpointer data)
{
  Discard *discard;
  GTask *task;

  g_return_if_fail (LEADS_IS_DRAFT_SESSION (self));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, leads_draft_session_discard_async);
  /* What is somebody else's stays. */
  if (self->phase == LEADS_DRAFT_SESSION_REFUSED)
    {
      leads_draft_session_finish (self);
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  if (self->phase != LEADS_DRAFT_SESSION_FINISHED)
    leads_draft_session_finish (self);
  discard = g_new0 (Discard, 1);
  discard->keeper = g_object_ref (self->keeper);
  discard->folder = leads_draft_folder_ref (self->folder);
  leads_draft_keeper_begin (self->keeper);
  leads_work_start (self, discard_in_thread, NULL, NULL, discard_in_thread, discard, (GDestroyNotify) discard_free, NULL,
                    on_discarded, task);
}

gboolean
leads_draft_session_discard_finish (LeadsDraftSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  LeadsDraftKeeper *keeper;
  LeadsDraftFolder *folder;
  LeadsDraftSave *save;
  gint64 lead_id;
  gint64 upload_id;
} Submitted;

static void
submitted_free (Submitted *submitted)
{
  g_object_unref (submitted->keeper);
  leads_draft_folder_unref (submitted->folder);
  leads_draft_save_free (submitted->save);
  g_free (submitted);
}

static gpointer
put_in_thread (const LeadsWork *work, GError **error)
{
  const Submitted *submitted = work->data;
  g_autoptr (GError) failure = NULL;
  gboolean good;

  good = leads_draft_save_write (submitted->save, &failure) &&
         leads_draft_aside_put (leads_draft_keeper_get_path (submitted->keeper), submitted->folder, submitted->lead_id,
                                submitted->upload_id, &failure);
  /* It is stored: as a draft it may not be there again. */
  if (!good)
    good = leads_draft_folder_end (submitted->folder, error);
  leads_draft_keeper_end (submitted->keeper);
  return GINT_TO_POINTER (good);
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer data)
{
  LeadsDraftSession *self = LEADS_DRAFT_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (leads_work_finish_boolean (source, result, put_in_thread, &error))
    return;
  g_message ("Cannot remove a submitted draft: %s", error->message);
  /* What is still there is offered again. */
  leads_draft_keeper_note (self->keeper, self->lead_id, self->n_numbers);
}

void
leads_draft_session_end_submitted (LeadsDraftSession *self, gint64 upload_id)
{
  const gboolean refused = self->phase == LEADS_DRAFT_SESSION_REFUSED;
  Submitted *submitted;

  g_return_if_fail (LEADS_IS_DRAFT_SESSION (self));

  if (self->phase != LEADS_DRAFT_SESSION_FINISHED)
    leads_draft_session_finish (self);
  /* What is somebody else's stays. */
  if (refused)
    return;
  submitted = g_new0 (Submitted, 1);
  submitted->keeper = g_object_ref (self->keeper);
  submitted->folder = leads_draft_folder_ref (self->folder);
  submitted->save = leads_draft_session_new_save (self);
  submitted->lead_id = self->lead_id;
  submitted->upload_id = upload_id;
  leads_draft_keeper_begin (self->keeper);
  /* At once: an undo that waits for the thread may give it back before on_put() is called. */
  leads_draft_keeper_note (self->keeper, self->lead_id, -1);
  leads_work_start (self, put_in_thread, NULL, NULL, put_in_thread, submitted, (GDestroyNotify) submitted_free, NULL,
                    on_put, NULL);
}
