/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-session-private.h"

#include "leads-draft-keeper-private.h"
#include "leads-draft-private.h"
#include "leads-service-error.h"
#include "leads-work-private.h"

#include <glib/gi18n.h>

/*
 * What is kept comes back. Invariant: a state that cannot be read is never
 * written over: a newer one stays where it is, a damaged one is put aside.
 */

/* What is kept, opened and read. */
typedef struct
{
  LeadsDraftKeeper *keeper;
  LeadsDraftFolder *folder;
} Restore;

static void
restore_free (Restore *restore)
{
  g_object_unref (restore->keeper);
  leads_draft_folder_unref (restore->folder);
  g_free (restore);
}

/* Makes a sentence of why the bytes are no state, and puts aside what is damaged. */
static void
refuse (LeadsDraftFolder *folder, const GError *cause, GError **error)
{
  g_autofree char *aside = NULL;
  g_autofree char *shown = NULL;

  if (cause->code == LEADS_SERVICE_ERROR_NEWER)
    {
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NEWER,
                           _("This draft was kept by a newer version of Customer Leads, and was left as it "
                             "is. What is added here is not kept: it is lost when this window is closed before it is "
                             "submitted."));
      return;
    }
  g_message ("A kept draft is damaged: %s", cause->message);
  aside = leads_draft_folder_put_aside (folder, error);
  if (aside == NULL)
    return;
  shown = g_filename_display_name (aside);
  g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DAMAGED,
               _("This draft is damaged and cannot be read. It was moved to “%s”: add the numbers again."),
               shown);
}

static gpointer
restore_in_thread (const LeadsWork *work, GError **error)
{
  Restore *restore = work->data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GHashTable) copies = NULL;
  LeadsDraftState *state;

  leads_draft_keeper_wait (restore->keeper);
  if (!leads_draft_folder_open (restore->folder, error))
    return NULL;
  bytes = leads_draft_folder_read_state (restore->folder, &cause);
  state = bytes != NULL ? leads_draft_state_from_bytes (bytes, &cause) : NULL;
  if (state == NULL)
    {
      if (bytes != NULL || g_error_matches (cause, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DAMAGED))
        refuse (restore->folder, cause, error);
      else if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  copies = leads_draft_session_list_copies (state);
  leads_draft_folder_sweep (restore->folder, copies);
  return state;
}

static void
take_state (LeadsDraftSession *self, LeadsDraftState *state)
{
  const LeadsUploadSettings settings = { .profile_id = state->profile_id,
                                         .connection_id = state->connection_id,
                                         .service_info = state->service_info,
                                         .ticket = state->ticket };

  self->n_numbers = state->n_numbers;
  g_hash_table_unref (self->copies);
  self->copies = leads_draft_session_list_copies (state);
  leads_draft_session_set_settings (self, &settings);
  leads_draft_session_set_typed (self, state->typed_start, state->typed_end);
  self->phase = LEADS_DRAFT_SESSION_KEEPING;
  leads_draft_keeper_note (self->keeper, self->lead_id, state->n_numbers);
  leads_draft_restore (self->draft, state);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LeadsDraftSession *self = LEADS_DRAFT_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsDraftState) state = leads_work_finish (source, result, restore_in_thread, &error);

  if (self->phase == LEADS_DRAFT_SESSION_FINISHED)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  if (state != NULL)
    {
      take_state (self, state);
      g_task_return_boolean (task, TRUE);
      return;
    }
  self->phase = error == NULL || error->code == LEADS_SERVICE_ERROR_DAMAGED ? LEADS_DRAFT_SESSION_KEEPING : LEADS_DRAFT_SESSION_REFUSED;
  if (self->phase == LEADS_DRAFT_SESSION_KEEPING)
    {
      leads_draft_keeper_note (self->keeper, self->lead_id, -1);
      /* What was added while it was looked for. */
      if (g_list_model_get_n_items (G_LIST_MODEL (self->draft)) > 0)
        leads_draft_session_schedule (self);
    }
  else
    {
      leads_draft_folder_leave (self->folder);
      leads_draft_session_set_error (self, error);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, FALSE);
}

void
leads_draft_session_restore_async (LeadsDraftSession *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Restore *restore;

  g_return_if_fail (LEADS_IS_DRAFT_SESSION (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, leads_draft_session_restore_async);
  if (self->phase != LEADS_DRAFT_SESSION_WAITING && self->phase != LEADS_DRAFT_SESSION_KEEPING)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  /* Another program may have kept one since this one looked. */
  self->phase = LEADS_DRAFT_SESSION_WAITING;
  restore = g_new0 (Restore, 1);
  restore->keeper = g_object_ref (self->keeper);
  restore->folder = leads_draft_folder_ref (self->folder);
  leads_work_start (self, restore_in_thread, NULL, cancellable, restore_in_thread, restore,
                    (GDestroyNotify) restore_free, (GDestroyNotify) leads_draft_state_free, on_restored,
                    g_steal_pointer (&task));
}

gboolean
leads_draft_session_restore_finish (LeadsDraftSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
