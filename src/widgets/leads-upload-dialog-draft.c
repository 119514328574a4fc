/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-dialog-private.h"

#include "leads-upload-questions-private.h"

#include <leads-service-error.h>

#include <glib/gi18n-lib.h>

/*
 * The draft outlives the dialog: what was kept comes back when it opens, and closing it keeps what there is.
 * Invariant: when the draft cannot be kept, the dialog says so all the time, and asks before it closes.
 */

/* What is to be known until it changes; else nothing. */
void
leads_upload_dialog_clear_notice (LeadsUploadDialog *self)
{
  const GError *error = self->session != NULL ? leads_draft_session_get_error (self->session) : NULL;

  leads_upload_dialog_notice (self, error != NULL && leads_upload_dialog_can_edit (self) ? error->message : NULL);
}

static void
on_settings_changed (LeadsUploadDialog *self)
{
  g_autofree char *info = NULL;
  LeadsUploadSettings settings = { 0 };

  /* Before the lists are there nothing is chosen yet. */
  if (self->session == NULL || self->restoring || !leads_settings_group_get_ready (self->settings))
    return;
  info = leads_settings_group_dup_service_info (self->settings);
  settings.profile_id = leads_settings_group_get_profile_id (self->settings);
  settings.connection_id = leads_settings_group_get_connection_id (self->settings);
  settings.service_info = info;
  leads_draft_session_set_settings (self->session, &settings);
}

/* A decision names lines by their places: people have to know when that did not work. */
static void
on_totals_changed (LeadsUploadDialog *self)
{
  const char *title;
  g_autofree char *text = NULL;

  if (self->told_changed || leads_draft_get_busy (self->draft))
    return;
  title = leads_draft_session_find_changed (self->session);
  if (title == NULL)
    return;
  self->told_changed = TRUE;
  text = g_strdup_printf (_("“%s” is read in another way than before. The lines that you removed or changed are as they "
                            "stand in it again."),
                          title);
  leads_upload_dialog_notice (self, text);
}

static void
add_waiting (LeadsUploadDialog *self)
{
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->waiting);

  for (guint i = 0; files != NULL && i < files->len; i++)
    leads_upload_dialog_add_file (self, g_ptr_array_index (files, i));
}

static void
keep_typed (LeadsUploadDialog *self)
{
  g_autofree char *end = NULL;
  g_autofree char *start = NULL;

  if (leads_add_form_has_text (self->add_form))
    start = leads_add_form_dup_typed (self->add_form, &end);
  leads_draft_session_set_typed (self->session, start, end);
}

static void
restore_typed (LeadsUploadDialog *self)
{
  const char *end;
  const char *start = leads_draft_session_get_typed (self->session, &end);

  if (start == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->add_form), TRUE);
  leads_add_form_type (self->add_form, start, end);
  leads_upload_dialog_update (self);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsUploadDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean restored = leads_draft_session_restore_finish (LEADS_DRAFT_SESSION (source), result, &error);

  if (self->draft == NULL)
    return; /* closed meanwhile */

  if (restored)
    {
      leads_settings_group_restore (self->settings, leads_draft_session_get_settings (self->session));
      restore_typed (self);
    }
  self->restoring = FALSE;
  if (error != NULL)
    leads_upload_dialog_notice (self, error->message);
  on_settings_changed (self);
  add_waiting (self);
}

void
leads_upload_dialog_keep_draft (LeadsUploadDialog *self)
{
  self->session = leads_draft_keeper_keep (leads_desk_get_drafts (self->desk), self->draft);
  g_signal_connect_object (self->session, "notify::error", G_CALLBACK (leads_upload_dialog_clear_notice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (on_settings_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify::busy", G_CALLBACK (on_totals_changed), self, G_CONNECT_SWAPPED);
  self->restoring = TRUE;
  leads_draft_session_restore_async (self->session, self->cancellable, on_restored, g_object_ref (self));
}

gboolean
leads_upload_dialog_wait_file (LeadsUploadDialog *self, GFile *file)
{
  if (!self->restoring)
    return FALSE;
  if (self->waiting == NULL)
    self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->waiting, g_object_ref (file));
  return TRUE;
}

void
leads_upload_dialog_let_go (LeadsUploadDialog *self)
{
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      keep_typed (self);
      leads_draft_session_close (self->session);
    }
  g_clear_object (&self->session);
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
leads_upload_dialog_forget_draft (LeadsUploadDialog *self)
{
  if (self->session != NULL)
    leads_draft_session_discard_async (self->session, on_discarded, NULL);
}

void
leads_upload_dialog_end_draft (LeadsUploadDialog *self)
{
  if (self->session != NULL)
    leads_draft_session_end_submitted (self->session, leads_upload_get_id (self->uploaded));
}

static void
on_discard_answer (GtkWidget *widget, gboolean accepted, gpointer data)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (widget);

  if (!accepted || !leads_upload_dialog_can_edit (self))
    return;
  self->discarded = TRUE;
  leads_upload_dialog_forget_draft (self);
  gtk_window_close (GTK_WINDOW (self));
}

void
leads_upload_dialog_ask_discard (LeadsUploadDialog *self)
{
  leads_upload_ask_discard (GTK_WIDGET (self), leads_draft_get_totals (self->draft)->uploaded, on_discard_answer, NULL);
}

gboolean
leads_upload_dialog_can_leave (LeadsUploadDialog *self)
{
  const gboolean has_entries = g_list_model_get_n_items (G_LIST_MODEL (self->draft)) > 0;

  if (self->discarded)
    return TRUE;
  return has_entries ? !self->restoring && leads_draft_session_get_error (self->session) == NULL
                     : !leads_add_form_has_text (self->add_form);
}
