/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-window-private.h"

#include "leads-closures.h"
#include "leads-many-words.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>

/*
 * What the window says in passing, and taking uploads back. One undo at a time;
 * when it takes time its toast stays and can cancel it.
 */

/* Seconds that the toast with Undo stays: long enough to read, decide and reach it. */
#define UPLOAD_TOAST_TIMEOUT 10

/* Milliseconds before an undo is shown to take time. */
#define UNDO_SLOW_AFTER 500

static char *
uploaded_sentence (LeadsUpload *upload)
{
  gint64 n = leads_upload_get_n_uploaded (upload);
  g_autofree char *count = leads_format_count (n);

  /* Translators: how many numbers, and the customer. */
  return g_strdup_printf (ngettext ("%s number uploaded to %s", "%s numbers uploaded to %s", (gulong) n), count,
                          leads_upload_get_customer_name (upload));
}

static char *
undone_sentence (LeadsUpload *upload)
{
  gint64 n = leads_upload_get_n_uploaded (upload);
  g_autofree char *count = leads_format_count (n);

  /* Translators: how many numbers, and the customer. */
  return g_strdup_printf (ngettext ("%s number taken back from %s", "%s numbers taken back from %s", (gulong) n), count,
                          leads_upload_get_customer_name (upload));
}

/* Show Numbers rides in the title, because a toast has one button and that one is Undo. */
static GtkWidget *
new_title_with_numbers (const char *sentence,
                        const char *action,
                        gint64      upload_id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (sentence);
  GtkWidget *button = gtk_button_new_with_label (_("Show Numbers"));

  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  /* The target comes first: an action without the parameter it takes is a warning. */
  if (upload_id != 0)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", upload_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
show_toast (LeadsWindow *self,
            AdwToast    *toast)
{
  if (self->toaster != NULL)
    leads_toaster_show (self->toaster, toast);
}

static gboolean
on_undo_slow (gpointer data)
{
  LeadsWindow *self = LEADS_WINDOW (data);
  g_autoptr (AdwToast) toast = leads_ui_toast_new (_("Undoing the upload…"));

  self->undo_slow = 0;
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Cancel"));
  adw_toast_set_action_name (toast, "win.cancel-undo");
  show_toast (self, toast);
  return G_SOURCE_REMOVE;
}

/* @sentence: (nullable): what was undone */
static void
end_undo (LeadsWindow  *self,
          const char   *sentence,
          const GError *error)
{
  g_clear_handle_id (&self->undo_slow, g_source_remove);
  g_clear_object (&self->undo_job);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  leads_toaster_dismiss (self->toaster);
  if (sentence != NULL)
    leads_window_show_toast (self, sentence);
  else
    leads_ui_show_error (GTK_WIDGET (self), _("The Upload Was Not Undone"), error);
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (LeadsWindow) self = LEADS_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsUpload) upload =
    leads_upload_service_undo_finish (LEADS_UPLOAD_SERVICE (source), result, &error);
  g_autofree char *sentence = upload != NULL ? undone_sentence (upload) : NULL;

  end_undo (self, sentence, error);
}

static void
on_batch_undone (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (LeadsWindow) self = LEADS_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uploads =
    leads_upload_service_undo_batch_finish (LEADS_UPLOAD_SERVICE (source), result, &error);
  g_autofree char *sentence = NULL;
  gint64 n_numbers = 0;

  for (guint i = 0; uploads != NULL && i < uploads->len; i++)
    n_numbers += leads_upload_get_n_uploaded (g_ptr_array_index (uploads, i));
  /* Others of the file may have been taken back before. */
  if (uploads != NULL)
    sentence = uploads->len == 1 ? undone_sentence (g_ptr_array_index (uploads, 0))
                                 : leads_many_words_undone (n_numbers, uploads->len);
  end_undo (self, sentence, error);
}

static void
on_last_undoable (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (LeadsWindow) self = LEADS_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsUpload) upload =
    leads_upload_service_last_undoable_finish (LEADS_UPLOAD_SERVICE (source), result, &error);

  if (upload != NULL && leads_upload_get_batch_id (upload) != 0)
    leads_window_undo_batch (self, leads_upload_get_batch_id (upload));
  else if (upload != NULL)
    leads_window_undo_upload (self, leads_upload_get_id (upload));
  else if (error != NULL)
    leads_ui_show_error (GTK_WIDGET (self), _("The Upload Was Not Undone"), error);
  else
    leads_window_show_toast (self, _("There is no upload to undo"));
}

void
leads_window_undo_upload (LeadsWindow *self,
                          gint64       upload_id)
{
  if (self->undo_job != NULL)
    return;

  self->undo_job = leads_job_new ();
  self->undo_slow = g_timeout_add (UNDO_SLOW_AFTER, on_undo_slow, self);
  leads_upload_service_undo_async (leads_desk_get_uploads (self->desk), upload_id, self->undo_job,
                                   on_undone, g_object_ref (self));
}

void
leads_window_undo_batch (LeadsWindow *self,
                         gint64       batch_id)
{
  if (self->undo_job != NULL)
    return;

  self->undo_job = leads_job_new ();
  self->undo_slow = g_timeout_add (UNDO_SLOW_AFTER, on_undo_slow, self);
  leads_upload_service_undo_batch_async (leads_desk_get_uploads (self->desk), batch_id, self->undo_job,
                                         on_batch_undone, g_object_ref (self));
}

void
leads_window_undo_last (LeadsWindow *self)
{
  leads_upload_service_last_undoable_async (leads_desk_get_uploads (self->desk), self->cancellable,
                                            on_last_undoable, g_object_ref (self));
}

void
leads_window_cancel_undo (LeadsWindow *self)
{
  if (self->undo_job != NULL)
    leads_job_cancel (self->undo_job);
}

void
leads_window_show_toast (LeadsWindow *self,
                         const char  *text)
{
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (LEADS_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  toast = leads_ui_toast_new (text);
  show_toast (self, toast);
}

/* Whether there is room for the way to the numbers, and somewhere to go. */
static gboolean
can_show_numbers (LeadsWindow *self)
{
  return leads_form_bin_get_form (self->form_bin) > 0 &&
         g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "numbers") != 0 &&
         g_action_map_lookup_action (G_ACTION_MAP (self), "show-upload-numbers") != NULL;
}

void
leads_window_add_upload_toast (LeadsWindow *self,
                               LeadsUpload *upload)
{
  g_autofree char *sentence = NULL;
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (LEADS_IS_WINDOW (self));
  g_return_if_fail (LEADS_IS_UPLOAD (upload));

  sentence = uploaded_sentence (upload);
  toast = leads_ui_toast_new (sentence);
  if (can_show_numbers (self))
    adw_toast_set_custom_title (toast, new_title_with_numbers (sentence, "win.show-upload-numbers",
                                                               leads_upload_get_id (upload)));
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-upload");
  adw_toast_set_action_target (toast, "x", leads_upload_get_id (upload));
  adw_toast_set_timeout (toast, UPLOAD_TOAST_TIMEOUT);
  show_toast (self, toast);
}

void
leads_window_add_batch_toast (LeadsWindow *self,
                              GPtrArray   *uploads)
{
  g_autofree char *sentence = NULL;
  g_autoptr (AdwToast) toast = NULL;
  LeadsUpload *first;
  gint64 n_numbers = 0;

  g_return_if_fail (LEADS_IS_WINDOW (self));
  g_return_if_fail (uploads->len > 0);

  first = g_ptr_array_index (uploads, 0);
  if (uploads->len == 1)
    {
      leads_window_add_upload_toast (self, first);
      return;
    }
  for (guint i = 0; i < uploads->len; i++)
    n_numbers += leads_upload_get_n_uploaded (g_ptr_array_index (uploads, i));
  sentence = leads_many_words_uploaded (n_numbers, uploads->len);
  toast = leads_ui_toast_new (sentence);
  if (can_show_numbers (self))
    adw_toast_set_custom_title (toast, new_title_with_numbers (sentence, "win.show-newest-numbers", 0));
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-batch");
  adw_toast_set_action_target (toast, "x", leads_upload_get_batch_id (first));
  adw_toast_set_timeout (toast, UPLOAD_TOAST_TIMEOUT);
  show_toast (self, toast);
}
