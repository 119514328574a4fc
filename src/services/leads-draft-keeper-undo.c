/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-keeper-private.h"

#include "leads-draft-aside-private.h"
#include "leads-draft-state-private.h"
#include "leads-draft-undone-private.h"
#include "leads-service-error.h"
#include "leads-work-private.h"

/* What an undo, and taking it back, does to the drafts. */

typedef struct
{
  LeadsDraftKeeper *keeper;
  gint64 lead_id;
  gint64 upload_id;
  gboolean undone;
  char *digest;      /* of what came back; out when it does */
  gint64 n_numbers;  /* out */
  gboolean followed; /* out */
} Follow;

static void
follow_free (Follow *follow)
{
  g_object_unref (follow->keeper);
  g_free (follow->digest);
  g_free (follow);
}

static LeadsDraftState *
read_state (LeadsDraftFolder *folder, GError **error)
{
  g_autoptr (GBytes) bytes = leads_draft_folder_read_state (folder, error);

  return bytes != NULL ? leads_draft_state_from_bytes (bytes, error) : NULL;
}

/* So that it is known after a restart, too. It came back without that mark all the same. */
static void
mark (const Follow *follow, LeadsDraftFolder *folder)
{
  g_autoptr (LeadsDraftUndone) undone = leads_draft_undone_new (follow->upload_id, follow->digest);
  g_autoptr (GError) error = NULL;

  if (!leads_draft_undone_write (undone, folder, &error))
    g_message ("A draft came back unmarked: %s", error != NULL ? error->message : "it is gone");
}

static gboolean
take (Follow *follow, GError **error)
{
  const char *path = leads_draft_keeper_get_path (follow->keeper);
  g_autoptr (LeadsDraftFolder) folder = leads_draft_keeper_new_folder (follow->keeper, follow->lead_id);
  g_autoptr (LeadsDraftState) state = NULL;

  if (!leads_draft_aside_take (path, folder, follow->lead_id, follow->upload_id))
    return FALSE;
  state = read_state (folder, error);
  if (state == NULL)
    return FALSE;
  follow->n_numbers = state->n_numbers;
  follow->digest = leads_draft_state_digest (state);
  mark (follow, folder);
  return TRUE;
}

/* What somebody went on with stays, and so does what somebody looks at. */
static gboolean
put (Follow *follow, GError **error)
{
  const char *path = leads_draft_keeper_get_path (follow->keeper);
  g_autoptr (LeadsDraftFolder) folder = leads_draft_keeper_new_folder (follow->keeper, follow->lead_id);
  g_autoptr (LeadsDraftState) state = read_state (folder, error);
  g_autofree char *digest = state != NULL ? leads_draft_state_digest (state) : NULL;
  GError *failure = NULL;

  if (digest == NULL || g_strcmp0 (digest, follow->digest) != 0)
    return FALSE;
  if (leads_draft_aside_put (path, folder, follow->lead_id, follow->upload_id, &failure))
    return TRUE;
  if (g_error_matches (failure, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BUSY))
    g_error_free (failure);
  else
    g_propagate_error (error, failure);
  return FALSE;
}

static gpointer
follow_in_thread (const LeadsWork *work, GError **error)
{
  Follow *follow = work->data;
  GError *failure = NULL;

  /* It may have been submitted a moment ago. */
  leads_draft_keeper_wait (follow->keeper);
  follow->followed = follow->undone ? take (follow, &failure) : put (follow, &failure);
  /* Nothing to follow is no failure. */
  if (failure == NULL)
    return GINT_TO_POINTER (TRUE);
  g_propagate_error (error, failure);
  return NULL;
}

static void
on_followed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LeadsDraftKeeper *self = LEADS_DRAFT_KEEPER (source);
  const Follow *follow = g_task_get_task_data (task);
  GError *error = NULL;

  if (!leads_work_finish_boolean (source, result, follow_in_thread, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (follow->followed)
    {
      if (follow->undone)
        leads_draft_keeper_note_undone (self, follow->lead_id, follow->upload_id, follow->digest);
      leads_draft_keeper_note (self, follow->lead_id, follow->undone ? follow->n_numbers : -1);
    }
  g_task_return_boolean (task, follow->followed);
}

void
leads_draft_keeper_follow_undo_async (LeadsDraftKeeper *self,
                                      gint64 lead_id,
                                      gint64 upload_id,
                                      gboolean undone,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Follow *follow;

  g_return_if_fail (LEADS_IS_DRAFT_KEEPER (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, leads_draft_keeper_follow_undo_async);
  if (!undone && leads_draft_keeper_get_undone (self, lead_id) != upload_id)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  follow = g_new0 (Follow, 1);
  follow->keeper = g_object_ref (self);
  follow->lead_id = lead_id;
  follow->upload_id = upload_id;
  follow->undone = undone;
  follow->digest = undone ? NULL : g_strdup (leads_draft_keeper_get_undone_digest (self, lead_id));
  g_task_set_task_data (task, follow, (GDestroyNotify) follow_free);
  leads_work_start (self, follow_in_thread, NULL, NULL, follow_in_thread, follow, NULL, NULL, on_followed,
                    g_steal_pointer (&task));
}

gboolean
leads_draft_keeper_follow_undo_finish (LeadsDraftKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_KEEPER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
