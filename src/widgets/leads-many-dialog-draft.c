/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-many-dialog-private.h"

#include "leads-many-words.h"
#include "leads-upload-questions-private.h"

#include <leads-service-error.h>

#include <glib/gi18n-lib.h>

/*
 * The draft for several leads outlives the dialog: what was kept comes back when it opens, and closing it keeps what
 * there is. Invariant: when the draft cannot be kept, the dialog says so all the time, and asks before it closes.
 */

/* What is to be known until it changes; else nothing. */
void
leads_many_dialog_clear_notice (LeadsManyDialog *self)
{
  const GError *error = self->session != NULL ? leads_draft_session_get_error (self->session) : NULL;

  leads_many_dialog_notice (self, error != NULL && leads_many_dialog_can_edit (self) ? error->message : self->told);
}

/* Says what has become of a kept draft, until the dialog closes. */
static void
tell (LeadsManyDialog *self, char *text)
{
  g_free (self->told);
  self->told = text;
  leads_many_dialog_clear_notice (self);
}

static void
on_profile_changed (LeadsManyDialog *self)
{
  LeadsUploadSettings settings = { 0 };

  /* Before the list is there nothing is chosen yet. */
  if (self->session == NULL || self->restoring || !leads_record_chooser_get_ready (self->profile_row))
    return;
  settings.profile_id = leads_record_chooser_get_chosen_id (self->profile_row);
  leads_draft_session_set_settings (self->session, &settings);
}

/* Once all is read: which leads were deleted; and of what came back what is not as it was. */
static void
on_busy_changed (LeadsManyDialog *self)
{
  const char *title = NULL;
  g_autoptr (GPtrArray) gone = NULL;

  if (leads_draft_get_busy (self->draft) || !leads_many_dialog_can_edit (self))
    return;
  if (self->came_back)
    title = leads_draft_session_find_changed (self->session);
  self->came_back = FALSE;
  gone = leads_draft_list_gone_leads (self->draft);
  if (gone->len > self->n_gone)
    tell (self, leads_many_words_gone (gone));
  else if (title != NULL)
    tell (self, g_strdup_printf (_("“%s” is read in another way than before. The lines that you removed or changed are as "
                                   "they stand in it again."),
                                 title));
  self->n_gone = gone->len;
}

static void
add_waiting (LeadsManyDialog *self)
{
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->waiting);

  for (guint i = 0; files != NULL && i < files->len; i++)
    leads_many_dialog_add_file (self, g_ptr_array_index (files, i));
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsManyDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean restored = leads_draft_session_restore_finish (LEADS_DRAFT_SESSION (source), result, &error);

  if (self->draft == NULL)
    return; /* closed meanwhile */

  if (restored)
    {
      const gint64 profile_id = leads_draft_session_get_settings (self->session)->profile_id;

      self->came_back = TRUE;
      if (profile_id != 0)
        leads_record_chooser_choose (self->profile_row, profile_id);
      if (self->waiting != NULL)
        tell (self, leads_many_words_joins (self->waiting->len));
    }
  self->restoring = FALSE;
  if (error != NULL)
    tell (self, g_strdup (error->message));
  else if (!restored && self->waiting == NULL)
    tell (self, g_strdup (_("There is no draft for several leads any more. Close this window, and import the file again.")));
  on_profile_changed (self);
  add_waiting (self);
}

void
leads_many_dialog_keep_draft (LeadsManyDialog *self)
{
  self->session = leads_draft_keeper_keep (leads_desk_get_drafts (self->desk), self->draft);
  g_signal_connect_object (self->session, "notify::error", G_CALLBACK (leads_many_dialog_clear_notice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->profile_row, "notify::chosen", G_CALLBACK (on_profile_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->profile_row, "notify::ready", G_CALLBACK (on_profile_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify::busy", G_CALLBACK (on_busy_changed), self, G_CONNECT_SWAPPED);
  self->restoring = TRUE;
  leads_draft_session_restore_async (self->session, self->cancellable, on_restored, g_object_ref (self));
}

gboolean
leads_many_dialog_wait_file (LeadsManyDialog *self, GFile *file)
{
  if (!self->restoring)
    return FALSE;
  if (self->waiting == NULL)
    self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->waiting, g_object_ref (file));
  return TRUE;
}

void
leads_many_dialog_let_go (LeadsManyDialog *self)
{
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      leads_draft_session_close (self->session);
    }
  g_clear_object (&self->session);
  g_clear_pointer (&self->told, g_free);
}

static void
on_discarded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* The person has left; what is still there is offered again. */
  if (!leads_draft_session_discard_finish (LEADS_DRAFT_SESSION (source), result, &error))
    g_message ("Cannot remove a draft: %s", error->message);
}

void
leads_many_dialog_forget_draft (LeadsManyDialog *self)
{
  if (self->session != NULL)
    leads_draft_session_discard_async (self->session, on_discarded, NULL);
}

void
leads_many_dialog_end_draft (LeadsManyDialog *self)
{
  LeadsUpload *first = g_ptr_array_index (self->uploaded, 0);
  const gint64 batch = leads_upload_get_batch_id (first);

  /* That of one lead alone is no batch. */
  if (self->session != NULL)
    leads_draft_session_end_submitted (self->session, batch != 0 ? batch : leads_upload_get_id (first));
}

static void
on_discard_answer (GtkWidget *widget, gboolean accepted, gpointer data)
{
  LeadsManyDialog *self = LEADS_MANY_DIALOG (widget);

  if (!accepted || !leads_many_dialog_can_edit (self))
    return;
  self->discarded = TRUE;
  leads_many_dialog_forget_draft (self);
  gtk_window_close (GTK_WINDOW (self));
}

void
leads_many_dialog_ask_discard (LeadsManyDialog *self)
{
  leads_upload_ask_discard (GTK_WIDGET (self), leads_draft_get_totals (self->draft)->uploaded, on_discard_answer, NULL);
}

gboolean
leads_many_dialog_has_draft (LeadsManyDialog *self)
{
  return !self->discarded && g_list_model_get_n_items (G_LIST_MODEL (self->draft)) > 0;
}

gboolean
leads_many_dialog_can_leave (LeadsManyDialog *self)
{
  return !leads_many_dialog_has_draft (self) ||
         (!self->restoring && leads_draft_session_get_error (self->session) == NULL);
}
