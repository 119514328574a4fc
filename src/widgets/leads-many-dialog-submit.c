/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-many-dialog-private.h"

#include "leads-many-words.h"
#include "leads-ui-util.h"
#include "leads-unread-words.h"
#include "leads-upload-questions-private.h"
#include "leads-upload-words.h"

#include <glib/gi18n-lib.h>

/*
 * Submit of a file for several leads: all of them or none. Until it is stored nothing is lost: every other end leaves
 * the draft as it was.
 */

static void
end_job (LeadsManyDialog *self)
{
  g_clear_object (&self->submit_job);
  leads_upload_bar_set_job (self->bar, NULL);
  leads_many_dialog_update (self);
}

static guint
count_left_out (LeadsManyDialog *self)
{
  GListModel *parts = leads_draft_get_parts (self->draft);
  guint n_left_out = 0;

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);

      n_left_out += !leads_draft_part_get_included (part);
    }
  return n_left_out;
}

static void
show_unread (LeadsManyDialog *self, GPtrArray *unread)
{
  g_autofree char *heading = leads_unread_words_result (unread->len);
  g_autofree char *list = leads_unread_words_list (unread);

  gtk_label_set_label (self->result_unread_heading, heading);
  gtk_label_set_label (self->result_unread_list, list);
  gtk_widget_set_visible (self->result_unread, unread->len > 0);
}

static void
show_stored (LeadsManyDialog *self)
{
  g_autoptr (GPtrArray) unread = leads_upload_list_unread (self->draft);
  const LeadsTotals *totals = leads_draft_get_totals (self->draft);
  const guint n_left_out = count_left_out (self);
  g_autofree char *left_out = leads_many_words_left_out (n_left_out);
  g_autofree char *detail = NULL;
  g_autofree char *result = NULL;
  gint64 n_numbers = 0;

  if (leads_totals_get_refused (totals) == 0 && totals->skipped == 0 && n_left_out == 0 && unread->len == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  for (guint i = 0; i < self->uploaded->len; i++)
    n_numbers += leads_upload_get_n_uploaded (g_ptr_array_index (self->uploaded, i));
  result = self->uploaded->len > 1 ? leads_many_words_uploaded (n_numbers, self->uploaded->len)
                                   : leads_upload_words_result (n_numbers);
  detail = leads_upload_words_result_detail (totals);
  gtk_label_set_label (self->result, result);
  gtk_label_set_label (self->result_detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->result_detail), *detail != '\0');
  gtk_widget_set_visible (self->result_lines, leads_totals_get_refused (totals) > 0);
  gtk_label_set_label (self->result_left_out, left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->result_left_out), n_left_out > 0);
  show_unread (self, unread);
  adw_leaflet_set_visible_child (self->leaflet, self->result_page);
  gtk_widget_grab_focus (self->done_button);
}

static void
on_submitted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsManyDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uploads = NULL;

  uploads = leads_upload_service_submit_many_finish (LEADS_UPLOAD_SERVICE (source), result, &error);
  if (self->draft == NULL)
    return; /* closed meanwhile */
  self->uploaded = g_steal_pointer (&uploads);
  end_job (self);
  if (self->uploaded != NULL)
    {
      leads_many_dialog_end_draft (self);
      show_stored (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_toast_overlay_add_toast (self->toasts, leads_ui_toast_new (_("Upload cancelled. Nothing was uploaded.")));
  else
    leads_many_dialog_notice (self, error->message);
}

static void
start (LeadsManyDialog *self)
{
  const LeadsUploadSettings settings = {
    .profile_id = leads_record_chooser_get_chosen_id (self->profile_row),
  };

  leads_many_dialog_notice (self, NULL);
  self->submit_job = leads_job_new ();
  leads_upload_bar_set_job (self->bar, self->submit_job);
  leads_many_dialog_update (self);
  leads_upload_service_submit_async (leads_desk_get_uploads (self->desk), self->draft, &settings, self->submit_job,
                                     on_submitted, g_object_ref (self));
}

static void
on_confirmed (GtkWidget *widget, gboolean accepted, gpointer data)
{
  LeadsManyDialog *self = LEADS_MANY_DIALOG (widget);

  if (accepted && leads_many_dialog_can_edit (self) && leads_upload_bar_can_submit (self->bar))
    start (self);
}

void
leads_many_dialog_submit (LeadsManyDialog *self)
{
  if (!leads_many_dialog_can_edit (self) || !leads_upload_bar_can_submit (self->bar))
    return;
  /* Nothing of a file vanishes without a word. */
  leads_upload_ask_about_unread (GTK_WIDGET (self), self->draft, on_confirmed, NULL);
}
