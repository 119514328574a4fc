/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-dialog-private.h"

#include "leads-upload-questions-private.h"

#include <leads-service-error.h>

#include <glib/gi18n-lib.h>

/*
 * Submit: what is shown is settled first, then written as it is. Until it is
 * stored nothing is lost: every other end leaves the draft as it was.
 */

static void
end_job (LeadsUploadDialog *self)
{
  g_clear_object (&self->submit_job);
  leads_upload_bar_set_job (self->bar, NULL);
  leads_upload_dialog_update (self);
}

static void
show_stored (LeadsUploadDialog *self)
{
  g_autoptr (GPtrArray) unread = leads_upload_list_unread (self->draft);
  const LeadsTotals *totals = leads_upload_get_totals (self->uploaded);

  if (leads_totals_get_refused (totals) == 0 && totals->skipped == 0 && unread->len == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  leads_upload_result_page_show (self->result_page, leads_desk_get_validation (self->desk),
                                 leads_desk_get_uploads (self->desk), self->uploaded, unread);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->result_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->result_page));
}

static void
on_submitted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsUploadDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsUpload) upload = leads_upload_service_submit_finish (LEADS_UPLOAD_SERVICE (source), result, &error);

  if (self->draft == NULL)
    return; /* closed meanwhile */

  end_job (self);
  if (upload != NULL)
    {
      self->uploaded = g_steal_pointer (&upload);
      leads_draft_session_end_submitted (leads_kept_draft_get_session (self->kept), leads_upload_get_id (self->uploaded));
      leads_upload_dialog_update (self);
      show_stored (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      leads_upload_dialog_toast (self, _("Upload cancelled. Nothing was uploaded."));
    }
  else
    {
      leads_upload_dialog_notice (self, error->message);
    }
}

static void
on_settled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsUploadDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *info = NULL;
  LeadsUploadSettings settings = { 0 };

  leads_draft_settle_finish (LEADS_DRAFT (source), result, &error);
  if (self->draft == NULL || self->submit_job == NULL)
    return; /* closed meanwhile */
  if (error != NULL)
    {
      end_job (self);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        leads_upload_dialog_toast (self, _("Upload cancelled. Nothing was uploaded."));
      else
        leads_upload_dialog_notice (self, error->message);
      return;
    }

  info = leads_settings_group_dup_service_info (self->settings);
  settings.profile_id = leads_settings_group_get_profile_id (self->settings);
  settings.connection_id = leads_settings_group_get_connection_id (self->settings);
  settings.service_info = info;
  leads_upload_service_submit_async (leads_desk_get_uploads (self->desk), self->draft, &settings, self->submit_job,
                                     on_submitted, g_object_ref (self));
}

static void
start (LeadsUploadDialog *self)
{
  leads_kept_draft_clear_notice (self->kept);
  self->submit_job = leads_job_new ();
  leads_upload_bar_set_job (self->bar, self->submit_job);
  leads_upload_dialog_update (self);
  leads_draft_settle_async (self->draft, leads_job_get_cancellable (self->submit_job), on_settled, g_object_ref (self));
}

static void
on_confirmed (GtkWidget *widget, gboolean accepted, gpointer data)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (widget);

  if (accepted && leads_upload_dialog_can_edit (self) && leads_upload_bar_can_submit (self->bar))
    start (self);
}

void
leads_upload_dialog_submit (LeadsUploadDialog *self)
{
  if (!leads_upload_dialog_can_edit (self) || !leads_upload_bar_can_submit (self->bar))
    return;

  /* A number that was typed and not added would be forgotten silently. */
  if (leads_add_form_has_text (self->add_form))
    {
      leads_upload_dialog_toast (self, _("Add or clear the number in the field first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->add_form));
      return;
    }

  /* Nothing of a file vanishes without a word. */
  leads_upload_ask_about_unread (GTK_WIDGET (self), self->draft, on_confirmed, NULL);
}
