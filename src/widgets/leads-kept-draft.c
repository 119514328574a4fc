/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-kept-draft-private.h"

#include "leads-upload-questions-private.h"

#include <glib/gi18n-lib.h>

/*
 * What both upload dialogs do about the draft that they keep. Invariant: once it is closed the dialog is not touched any
 * more, whatever ends then.
 */

struct _LeadsKeptDraft
{
  GObject parent_instance;

  /* borrowed */
  GtkWindow *dialog; /* or NULL: closed */
  const LeadsKeptDraftDialog *funcs;

  /* owned */
  LeadsDraft *draft;
  LeadsDraftSession *session;
  GCancellable *cancellable;
  GPtrArray *waiting; /* files that come after what is restored; or NULL */
  char *told;         /* what has become of a kept draft; or NULL */

  gboolean restoring;
  gboolean discarded;
};

G_DEFINE_FINAL_TYPE (LeadsKeptDraft, leads_kept_draft, G_TYPE_OBJECT)

static void
leads_kept_draft_finalize (GObject *object)
{
  LeadsKeptDraft *self = LEADS_KEPT_DRAFT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->draft);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_free (self->told);

  G_OBJECT_CLASS (leads_kept_draft_parent_class)->finalize (object);
}

static void
leads_kept_draft_class_init (LeadsKeptDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = leads_kept_draft_finalize;
}

static void
leads_kept_draft_init (LeadsKeptDraft *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
add_waiting (LeadsKeptDraft *self)
{
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->waiting);

  for (guint i = 0; files != NULL && i < files->len; i++)
    self->funcs->add_file (self->dialog, g_ptr_array_index (files, i));
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsKeptDraft) self = data;
  g_autoptr (GError) error = NULL;
  gboolean restored = leads_draft_session_restore_finish (LEADS_DRAFT_SESSION (source), result, &error);

  if (self->dialog == NULL)
    return; /* closed meanwhile */

  self->funcs->restored (self->dialog, restored, error);
  self->restoring = FALSE;
  self->funcs->keep_settings (self->dialog);
  add_waiting (self);
}

LeadsKeptDraft *
leads_kept_draft_new (GtkWindow *dialog,
                      const LeadsKeptDraftDialog *funcs,
                      LeadsDraftKeeper *keeper,
                      LeadsDraft *draft)
{
  LeadsKeptDraft *self = g_object_new (LEADS_TYPE_KEPT_DRAFT, NULL);

  self->dialog = dialog;
  self->funcs = funcs;
  self->draft = g_object_ref (draft);
  self->session = leads_draft_keeper_keep (keeper, draft);
  g_signal_connect_object (self->session, "notify::error", G_CALLBACK (leads_kept_draft_clear_notice), self,
                           G_CONNECT_SWAPPED);
  self->restoring = TRUE;
  leads_draft_session_restore_async (self->session, self->cancellable, on_restored, g_object_ref (self));
  return self;
}

LeadsDraftSession *
leads_kept_draft_get_session (LeadsKeptDraft *self)
{
  return self->session;
}

gboolean
leads_kept_draft_get_ready (LeadsKeptDraft *self)
{
  return self->dialog != NULL && !self->restoring;
}

gboolean
leads_kept_draft_wait_file (LeadsKeptDraft *self, GFile *file)
{
  if (!self->restoring)
    return FALSE;
  if (self->waiting == NULL)
    self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->waiting, g_object_ref (file));
  return TRUE;
}

guint
leads_kept_draft_get_n_waiting (LeadsKeptDraft *self)
{
  return self->waiting != NULL ? self->waiting->len : 0;
}

void
leads_kept_draft_clear_notice (LeadsKeptDraft *self)
{
  const GError *error = leads_draft_session_get_error (self->session);

  if (self->dialog != NULL)
    self->funcs->notice (self->dialog,
                         error != NULL && self->funcs->can_edit (self->dialog) ? error->message : self->told);
}

void
leads_kept_draft_tell (LeadsKeptDraft *self, char *text)
{
  g_free (self->told);
  self->told = text;
  leads_kept_draft_clear_notice (self);
}

char *
leads_kept_draft_dup_changed (LeadsKeptDraft *self)
{
  const char *title = leads_draft_session_find_changed (self->session);

  /* A decision names lines by their places: people have to know when that did not work. */
  return title != NULL ? g_strdup_printf (_("“%s” is read in another way than before. The lines that you removed or "
                                            "changed are as they stand in it again."),
                                          title)
                       : NULL;
}

gboolean
leads_kept_draft_has_entries (LeadsKeptDraft *self)
{
  return !self->discarded && g_list_model_get_n_items (G_LIST_MODEL (self->draft)) > 0;
}

gboolean
leads_kept_draft_get_discarded (LeadsKeptDraft *self)
{
  return self->discarded;
}

gboolean
leads_kept_draft_can_leave (LeadsKeptDraft *self)
{
  return !leads_kept_draft_has_entries (self) ||
         (!self->restoring && leads_draft_session_get_error (self->session) == NULL);
}

static void
on_discarded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* The person has left; what is still there is offered again. */
  if (!leads_draft_session_discard_finish (LEADS_DRAFT_SESSION (source), result, &error))
    g_message ("Cannot remove a draft: %s", error->message);
}

static void
on_discard_answer (GtkWidget *dialog, gboolean accepted, gpointer data)
{
  LeadsKeptDraft *self = data;

  if (!accepted || self->dialog == NULL || !self->funcs->can_edit (self->dialog))
    return;
  self->discarded = TRUE;
  leads_draft_session_discard_async (self->session, on_discarded, NULL);
  gtk_window_close (self->dialog);
}

void
leads_kept_draft_ask_discard (LeadsKeptDraft *self)
{
  leads_upload_ask_discard (GTK_WIDGET (self->dialog), leads_draft_get_totals (self->draft)->uploaded,
                            on_discard_answer, self);
}

void
leads_kept_draft_close (LeadsKeptDraft *self)
{
  self->dialog = NULL;
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_signal_handlers_disconnect_by_data (self->session, self);
  leads_draft_session_close (self->session);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->draft)); i > 0; i--)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->draft), i - 1);

      leads_draft_remove (self->draft, entry);
    }
}
