/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-window-private.h"

#include "leads-closures.h"
#include "leads-many-words.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>

/* What the window says in passing. */

/* Seconds that the toast with Undo stays: long enough to read, decide and reach it. */
#define UPLOAD_TOAST_TIMEOUT 10

static char *
uploaded_sentence (LeadsUpload *upload)
{
  gint64 n = leads_upload_get_n_uploaded (upload);
  g_autofree char *count = leads_format_count (n);

  /* Translators: how many numbers, and the customer. */
  return g_strdup_printf (ngettext ("%s number uploaded to %s", "%s numbers uploaded to %s", (gulong) n), count,
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

  leads_uploads_page_follow (self->uploads_page, leads_upload_get_id (upload));
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
  LeadsUpload *first, *newest;
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
  /* The list has it on top, and the others below. */
  newest = g_ptr_array_index (uploads, uploads->len - 1);
  leads_uploads_page_follow (self->uploads_page, leads_upload_get_id (newest));
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
