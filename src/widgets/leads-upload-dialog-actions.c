/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-dialog-private.h"

#include "leads-file-choices-private.h"
#include "leads-ui-util.h"

#include <leads-paste.h>

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What can be done in the dialog by button and by key. Everything that adds
 * numbers ends in the draft; nothing here is stored.
 */

static gboolean
scroll_to_end (gpointer data)
{
  LeadsUploadDialog *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  self->scroll_source = 0;

  return G_SOURCE_REMOVE;
}

/* What was just added stands at the end; it is laid out before an idle of low priority. */
static void
show_newest (LeadsUploadDialog *self)
{
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add_full (G_PRIORITY_LOW, scroll_to_end, self, NULL);
}

/* A file that was given: asked what it is before it is added. */
typedef struct
{
  GFile *file;
  gboolean answered;
  gboolean is_folder;
} Given;

static void
given_free (gpointer data)
{
  Given *given = data;

  g_object_unref (given->file);
  g_free (given);
}

static void
add_given (LeadsUploadDialog *self, const Given *given)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  /* A file that cannot be queried is added too: its row says why it cannot be read. */
  if (!given->is_folder)
    {
      leads_draft_add_file (self->draft, given->file, NULL);
      show_newest (self);
      return;
    }
  name = g_file_get_basename (given->file);
  text = g_strdup_printf (_("“%s” is a folder. Add the files in it instead."), name);
  leads_upload_dialog_toast (self, text);
}

static void
on_file_queried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsUploadDialog) self = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (self->draft == NULL)
    return; /* closed meanwhile */

  for (GList *l = self->given.head; l != NULL; l = l->next)
    {
      Given *given = l->data;

      if (given->answered || given->file != G_FILE (source))
        continue;
      given->answered = TRUE;
      given->is_folder = info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY;
      break;
    }

  /* Several files are added in the order in which they were given, whichever answers first. */
  while (!g_queue_is_empty (&self->given) && ((Given *) g_queue_peek_head (&self->given))->answered)
    {
      Given *given = g_queue_pop_head (&self->given);

      if (leads_upload_dialog_can_edit (self)) /* it may have been submitted meanwhile */
        add_given (self, given);
      given_free (given);
    }
}

void
leads_upload_dialog_forget_given (LeadsUploadDialog *self)
{
  g_queue_clear_full (&self->given, given_free);
}

void
leads_upload_dialog_add_file (LeadsUploadDialog *self, GFile *file)
{
  Given *given;

  g_return_if_fail (LEADS_IS_UPLOAD_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  if (!leads_upload_dialog_can_edit (self) || leads_kept_draft_wait_file (self->kept, file))
    return;

  leads_upload_dialog_show_draft (self);
  given = g_new0 (Given, 1);
  given->file = g_object_ref (file);
  g_queue_push_tail (&self->given, given);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                           self->cancellable, on_file_queried, g_object_ref (self));
}

static void
on_files_chosen (GtkWidget *widget, GListModel *files)
{
  guint n = g_list_model_get_n_items (files);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      leads_upload_dialog_add_file (LEADS_UPLOAD_DIALOG (widget), file);
    }
}

static void
import_files (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (widget);

  if (leads_upload_dialog_can_edit (self))
    leads_choose_number_files (widget, on_files_chosen);
}

static void
open_form (LeadsUploadDialog *self)
{
  leads_upload_dialog_show_draft (self);
  gtk_widget_set_visible (GTK_WIDGET (self->add_form), TRUE);
  leads_upload_dialog_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_form));
}

static void
add_number (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (widget);

  if (leads_upload_dialog_can_edit (self))
    open_form (self);
}

/* What is found in a text is shown before it is added. */
static void
show_paste_page (LeadsUploadDialog *self, const char *text)
{
  if (!leads_upload_dialog_is_in_entry (self))
    g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  leads_paste_page_show (self->paste_page, self->draft, self->names, text);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->paste_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->paste_page));
}

/* A table, and a text that is too long to be looked through for people: how its lines are read is shown. */
static void
show_reading_page (LeadsUploadDialog *self, const char *text)
{
  if (!leads_upload_dialog_is_in_entry (self))
    g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  leads_reading_page_show_text (self->reading_page, self->draft, text, self->names);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->reading_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->reading_page));
}

void
leads_upload_dialog_add_text (LeadsUploadDialog *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0')
    {
      leads_upload_dialog_toast (self, _("There is no text to paste. Copy a list of numbers first."));
      return;
    }

  if (strpbrk (stripped, "\r\n") == NULL)
    {
      open_form (self);
      leads_add_form_take (self->add_form, stripped);
      return;
    }

  /* Cells of a spreadsheet are a table. */
  if (strchr (stripped, '\t') != NULL || strlen (stripped) > LEADS_PASTE_MAX_BYTES)
    show_reading_page (self, stripped);
  else
    show_paste_page (self, stripped);
}

static void
on_text_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsUploadDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->draft != NULL && leads_upload_dialog_can_edit (self))
    leads_upload_dialog_add_text (self, text != NULL ? text : "");
}

static void
on_files_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsUploadDialog) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  GSList *files;

  if (self->draft == NULL || value == NULL)
    return;

  files = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *l = files; l != NULL; l = l->next)
    leads_upload_dialog_add_file (self, l->data);
  g_slist_free (files);
}

/* Reached only when no text field took the key. */
static void
paste (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (!leads_upload_dialog_can_edit (self))
    return;

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, self->cancellable, on_files_read,
                                    g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, self->cancellable, on_text_read, g_object_ref (self));
}

static void
on_open_clicked (AdwToast *toast, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri (uri, NULL, &error))
    g_message ("Cannot open the example: %s", error->message);
}

static void
on_example_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LeadsUploadDialog *self = g_task_get_source_object (task);
  GFile *file = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (_("“%s” saved"), name);
  AdwToast *toast;

  leads_export_service_example_finish (LEADS_EXPORT_SERVICE (source), result, &error);
  if (self->draft == NULL)
    return; /* closed meanwhile */
  if (error != NULL)
    {
      leads_ui_show_error (GTK_WIDGET (self), _("Example Not Saved"), error);
      return;
    }

  toast = leads_ui_toast_new (text);
  adw_toast_set_button_label (toast, _("Open"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_open_clicked), g_object_ref (file),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_example_chosen (GtkWidget *widget, GFile *file)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (widget);
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  leads_export_service_example_async (leads_desk_get_exports (self->desk), file, self->cancellable, on_example_written,
                                      task);
}

static void
export_example (GtkWidget *widget, const char *action, GVariant *parameter)
{
  /* Translators: the proposed name of the example file; its ending stays */
  const char *name = g_str_equal (g_variant_get_string (parameter, NULL), "xlsx") ? _("numbers-example.xlsx")
                                                                                  : _("numbers-example.csv");

  leads_choose_save (widget, _("Export Example"), name, on_example_chosen);
}

static void
discard (GtkWidget *widget, const char *action, GVariant *parameter)
{
  leads_kept_draft_ask_discard (LEADS_UPLOAD_DIALOG (widget)->kept);
}

/* Numbers in the text of a mail: what is found is shown before it is added. */
static void
paste_text (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (widget);

  if (!leads_upload_dialog_can_edit (self) || leads_upload_dialog_is_in_entry (self))
    return;
  show_paste_page (self, NULL);
}

/* Looks at an upload in the window behind; the draft is kept. */
static void
show_before (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), "win.show-upload", parameter);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
submit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  leads_upload_dialog_submit (LEADS_UPLOAD_DIALOG (widget));
}

/* One step back: from the lines to the draft, from there out of the dialog. */
static void
leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (widget);

  if (leads_upload_dialog_is_in_entry (self))
    leads_upload_dialog_show_draft (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (widget);

  if (leads_upload_dialog_is_in_entry (self))
    leads_upload_dialog_show_draft (self);
}

void
leads_upload_dialog_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "upload.add-number", NULL, add_number);
  gtk_widget_class_install_action (widget_class, "upload.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "upload.discard", NULL, discard);
  gtk_widget_class_install_action (widget_class, "upload.export-example", "s", export_example);
  gtk_widget_class_install_action (widget_class, "upload.import", NULL, import_files);
  gtk_widget_class_install_action (widget_class, "upload.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "upload.paste", NULL, paste);
  gtk_widget_class_install_action (widget_class, "upload.paste-text", NULL, paste_text);
  gtk_widget_class_install_action (widget_class, "upload.show-before", "x", show_before);
  gtk_widget_class_install_action (widget_class, "upload.submit", NULL, submit);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "upload.add-number", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "upload.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "upload.import", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "upload.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "upload.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_SHIFT_MASK, "upload.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "upload.submit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "upload.submit", NULL);
}
