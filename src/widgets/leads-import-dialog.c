/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-import-dialog.h"
#include "leads-import-columns-private.h"
#include "leads-import-words.h"

#include <leads-closures.h>
#include <leads-job-bar.h>
#include <leads-ui-util.h>
#include <leads-window.h>

#include <glib/gi18n.h>

/* The preview that is shown is the object that is applied: nothing is read twice. */

struct _LeadsImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkColumnView *table;
  AdwStatusPage *error_page;
  GtkLabel *summary;
  GtkButton *import_button;
  GtkWidget *bottom_bar;
  LeadsJobBar *job_bar;

  LeadsDesk *desk;
  LeadsJob *job;
  LeadsImportPreview *preview;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (LeadsImportDialog, leads_import_dialog, ADW_TYPE_WINDOW)

static void
show_preview (LeadsImportDialog *self)
{
  gint64 n_added = leads_import_preview_get_n_added (self->preview);
  gint64 n_updated = leads_import_preview_get_n_updated (self->preview);
  gint64 n_stored = n_added + n_updated;
  g_autofree char *stored = leads_format_count (n_stored);
  const char *unused = leads_import_preview_get_unused (self->preview);
  g_autofree char *counts = leads_import_words_summary (leads_import_preview_get_totals (self->preview), n_added, n_updated);
  g_autofree char *summary = g_strjoin ("\n", counts, unused, NULL);
  g_autofree char *label = g_strdup_printf (ngettext ("_Import %s Lead", "_Import %s Leads", (gulong) n_stored), stored);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->preview)));

  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  gtk_label_set_label (self->summary, summary);
  gtk_button_set_label (self->import_button, n_stored > 0 ? label : _("_Import"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), n_stored > 0);
  gtk_widget_set_visible (self->bottom_bar, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  if (n_stored > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

static void
show_failure (LeadsImportDialog *self,
              const GError      *error)
{
  gtk_widget_set_visible (self->bottom_bar, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      return;
    }
  leads_ui_describe_page (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
previewed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (LeadsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsImportPreview) preview = leads_import_service_preview_finish (LEADS_IMPORT_SERVICE (source), result, &error);

  g_clear_object (&self->job);
  g_set_object (&self->preview, preview);
  if (preview != NULL)
    show_preview (self);
  else
    show_failure (self, error);
}

static void
start_job (LeadsImportDialog *self,
           const char        *text)
{
  self->job = leads_job_new ();
  leads_job_bar_watch (self->job_bar, self->job, text);
}

void
leads_import_dialog_set_file (LeadsImportDialog *self,
                              GFile             *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (self->job != NULL)
    return;
  adw_window_title_set_subtitle (self->title, name);
  gtk_widget_set_visible (self->bottom_bar, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  start_job (self, _("Reading the file…"));
  leads_import_service_preview_async (leads_desk_get_imports (self->desk), LEADS_IMPORT_LEADS, file, self->job, previewed, g_object_ref (self));
}

static void
applied (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (LeadsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gboolean stored = leads_import_service_apply_finish (LEADS_IMPORT_SERVICE (source), result, &error);

  g_clear_object (&self->job);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), TRUE);
  if (!stored)
    {
      leads_ui_show_error (GTK_WIDGET (self), _("Leads Were Not Imported"), error);
      return;
    }
  if (LEADS_IS_WINDOW (parent))
    {
      gint64 n_stored = leads_import_preview_get_n_added (self->preview) + leads_import_preview_get_n_updated (self->preview);
      g_autofree char *count = leads_format_count (n_stored);
      g_autofree char *text = g_strdup_printf (ngettext ("%s lead imported", "%s leads imported", (gulong) n_stored), count);

      gtk_widget_activate_action (GTK_WIDGET (parent), "win.page", "s", "leads");
      leads_window_show_toast (LEADS_WINDOW (parent), text);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
import_clicked (LeadsImportDialog *self)
{
  if (self->preview == NULL || self->job != NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  start_job (self, _("Importing leads…"));
  leads_import_service_apply_async (leads_desk_get_imports (self->desk), self->preview, self->job, applied, g_object_ref (self));
}

static void
chosen (LeadsImportDialog *self,
        int                response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    leads_import_dialog_set_file (self, file);
}

static void
choose_clicked (LeadsImportDialog *self)
{
  g_autoptr (GtkFileFilter) csv = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Import Leads"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), _("_Cancel"));
  gtk_file_filter_set_name (csv, _("Workbooks, CSV and Text Files"));
  gtk_file_filter_add_suffix (csv, "xlsx");
  gtk_file_filter_add_suffix (csv, "csv");
  gtk_file_filter_add_suffix (csv, "txt");
  gtk_file_filter_add_suffix (csv, "tsv");
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), csv);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
dropped (LeadsImportDialog *self,
         const GValue      *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  leads_import_dialog_set_file (self, files->data);
  return TRUE;
}

static gboolean
leads_import_dialog_close_request (GtkWindow *window)
{
  LeadsImportDialog *self = LEADS_IMPORT_DIALOG (window);

  if (self->job != NULL)
    leads_job_cancel (self->job);
  return GTK_WINDOW_CLASS (leads_import_dialog_parent_class)->close_request (window);
}

static void
leads_import_dialog_dispose (GObject *object)
{
  LeadsImportDialog *self = LEADS_IMPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->chooser);
  g_clear_object (&self->preview);
  g_clear_object (&self->job);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (leads_import_dialog_parent_class)->dispose (object);
}

static void
leads_import_dialog_class_init (LeadsImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = leads_import_dialog_close_request;
  g_type_ensure (LEADS_TYPE_JOB_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsImportDialog, table);
  gtk_widget_class_bind_template_child (widget_class, LeadsImportDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, LeadsImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsImportDialog, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, LeadsImportDialog, job_bar);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
leads_import_dialog_init (LeadsImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  leads_import_columns_add (self->table);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

LeadsImportDialog *
leads_import_dialog_new (GtkWindow *parent,
                         LeadsDesk *desk)
{
  LeadsImportDialog *self = g_object_new (LEADS_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  return self;
}
