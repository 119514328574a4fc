/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-dialog-private.h"

/* What the dialog for one lead does about its draft, which is kept: see leads-kept-draft.c. */

static void
on_settings_changed (LeadsUploadDialog *self)
{
  g_autofree char *info = NULL;
  LeadsUploadSettings settings = { 0 };

  /* Before the lists are there nothing is chosen yet. */
  if (!leads_kept_draft_get_ready (self->kept) || !leads_settings_group_get_ready (self->settings))
    return;
  info = leads_settings_group_dup_service_info (self->settings);
  settings.profile_id = leads_settings_group_get_profile_id (self->settings);
  settings.connection_id = leads_settings_group_get_connection_id (self->settings);
  settings.service_info = info;
  leads_draft_session_set_settings (leads_kept_draft_get_session (self->kept), &settings);
}

static void
on_busy_changed (LeadsUploadDialog *self)
{
  g_autofree char *changed = NULL;

  if (self->told_changed || leads_draft_get_busy (self->draft))
    return;
  changed = leads_kept_draft_dup_changed (self->kept);
  if (changed == NULL)
    return;
  self->told_changed = TRUE;
  leads_upload_dialog_notice (self, changed);
}

static void
keep_typed (LeadsUploadDialog *self)
{
  g_autofree char *end = NULL;
  g_autofree char *start = NULL;

  if (leads_add_form_has_text (self->add_form))
    start = leads_add_form_dup_typed (self->add_form, &end);
  leads_draft_session_set_typed (leads_kept_draft_get_session (self->kept), start, end);
}

static void
restore_typed (LeadsUploadDialog *self)
{
  const char *end;
  const char *start = leads_draft_session_get_typed (leads_kept_draft_get_session (self->kept), &end);

  if (start == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->add_form), TRUE);
  leads_add_form_type (self->add_form, start, end);
  leads_upload_dialog_update (self);
}

static gboolean
can_edit (GtkWindow *dialog)
{
  return leads_upload_dialog_can_edit (LEADS_UPLOAD_DIALOG (dialog));
}

static void
notice (GtkWindow *dialog, const char *text)
{
  leads_upload_dialog_notice (LEADS_UPLOAD_DIALOG (dialog), text);
}

static void
on_restored (GtkWindow *dialog, gboolean restored, const GError *error)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (dialog);

  if (restored)
    {
      leads_settings_group_restore (self->settings,
                                    leads_draft_session_get_settings (leads_kept_draft_get_session (self->kept)));
      restore_typed (self);
    }
  if (error != NULL)
    leads_upload_dialog_notice (self, error->message);
}

static void
keep_settings (GtkWindow *dialog)
{
  on_settings_changed (LEADS_UPLOAD_DIALOG (dialog));
}

static void
add_file (GtkWindow *dialog, GFile *file)
{
  leads_upload_dialog_add_file (LEADS_UPLOAD_DIALOG (dialog), file);
}

void
leads_upload_dialog_keep_draft (LeadsUploadDialog *self)
{
  static const LeadsKeptDraftDialog funcs = { can_edit, notice, on_restored, keep_settings, add_file };

  self->kept = leads_kept_draft_new (GTK_WINDOW (self), &funcs, leads_desk_get_drafts (self->desk), self->draft);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (on_settings_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify::busy", G_CALLBACK (on_busy_changed), self, G_CONNECT_SWAPPED);
}

void
leads_upload_dialog_let_go (LeadsUploadDialog *self)
{
  keep_typed (self);
  leads_kept_draft_close (self->kept);
}

gboolean
leads_upload_dialog_can_leave (LeadsUploadDialog *self)
{
  if (leads_kept_draft_has_entries (self->kept))
    return leads_kept_draft_can_leave (self->kept);
  return leads_kept_draft_get_discarded (self->kept) || !leads_add_form_has_text (self->add_form);
}
