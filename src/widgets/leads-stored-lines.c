/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-stored-lines-private.h"

#include "leads-file-choices-private.h"

#include <leads-line-table.h>
#include <leads-ui-util.h>
#include <leads-window.h>

#include <glib/gi18n.h>

/* The line table in a window of its own, and writing the report of an upload. */

struct _LeadsStoredLines
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  LeadsLineTable *table;
  LeadsJobBar *job_bar;

  LeadsDesk *desk;
  LeadsUpload *upload;
};

G_DEFINE_FINAL_TYPE (LeadsStoredLines, leads_stored_lines, ADW_TYPE_WINDOW)

/* One report from the question to the toast. */
typedef struct {
  GtkWidget            *parent;
  LeadsDesk            *desk;
  LeadsUpload          *upload;
  LeadsJobBar          *job_bar;
  GtkFileChooserNative *chooser;
  LeadsJob             *job;
} Report;

static void
report_free (Report *report)
{
  g_object_unref (report->parent);
  g_object_unref (report->desk);
  g_object_unref (report->upload);
  g_object_unref (report->job_bar);
  g_clear_object (&report->chooser);
  g_clear_object (&report->job);
  g_free (report);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Report, report_free)

static void
saved (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  g_autoptr (Report) report = data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (report->parent);

  if (!leads_upload_service_save_report_finish (LEADS_UPLOAD_SERVICE (source), result, &error))
    {
      if (root != NULL)
        leads_ui_show_error (report->parent, _("Invalid Lines Were Not Saved"), error);
    }
  else if (LEADS_IS_WINDOW (root))
    {
      leads_window_show_toast (LEADS_WINDOW (root), _("Invalid lines saved"));
    }
}

static void
chosen (GtkNativeDialog *dialog,
        int              response,
        gpointer         data)
{
  g_autoptr (Report) report = data;
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  report->job = leads_job_new ();
  leads_job_bar_watch (report->job_bar, report->job, _("Saving invalid lines…"));
  leads_upload_service_save_report_async (leads_desk_get_uploads (report->desk), leads_upload_get_id (report->upload), file, report->job, saved, report);
  g_steal_pointer (&report);
}

void
leads_stored_lines_ask_save (GtkWidget   *parent,
                             LeadsDesk   *desk,
                             LeadsUpload *upload,
                             LeadsJobBar *job_bar)
{
  Report *report = g_new0 (Report, 1);

  report->parent = g_object_ref (parent);
  report->desk = g_object_ref (desk);
  report->upload = g_object_ref (upload);
  report->job_bar = g_object_ref (job_bar);
  report->chooser = gtk_file_chooser_native_new (_("Save Invalid Lines"), GTK_WINDOW (gtk_widget_get_root (parent)), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                 _("_Save"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (report->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (report->chooser), _("invalid-lines.csv"));
  leads_choose_add_formats (report->chooser, _("invalid-lines.csv"));
  g_signal_connect (report->chooser, "response", G_CALLBACK (chosen), report);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (report->chooser));
}

static void
save_clicked (LeadsStoredLines *self)
{
  leads_stored_lines_ask_save (GTK_WIDGET (self), self->desk, self->upload, self->job_bar);
}

static void
leads_stored_lines_dispose (GObject *object)
{
  LeadsStoredLines *self = LEADS_STORED_LINES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_STORED_LINES);
  g_clear_object (&self->upload);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (leads_stored_lines_parent_class)->dispose (object);
}

static void
leads_stored_lines_class_init (LeadsStoredLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_stored_lines_dispose;
  g_type_ensure (LEADS_TYPE_LINE_TABLE);
  g_type_ensure (LEADS_TYPE_JOB_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-stored-lines.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsStoredLines, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsStoredLines, table);
  gtk_widget_class_bind_template_child (widget_class, LeadsStoredLines, job_bar);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
leads_stored_lines_init (LeadsStoredLines *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
leads_stored_lines_new (GtkWindow   *parent,
                        LeadsDesk   *desk,
                        LeadsUpload *upload)
{
  LeadsStoredLines *self = g_object_new (LEADS_TYPE_STORED_LINES, "transient-for", parent, NULL);
  g_autofree char *subtitle = NULL;

  /* Lines that are no lead's belong to none. */
  if (leads_upload_get_customer_name (upload) != NULL)
    subtitle = g_strdup_printf (_("%s, %s"), leads_upload_get_customer_name (upload), leads_upload_get_service_name (upload));
  else
    subtitle = g_strdup (_("In no upload of the file"));
  self->desk = g_object_ref (desk);
  self->upload = g_object_ref (upload);
  adw_window_title_set_subtitle (self->title, subtitle);
  leads_line_table_show_upload (self->table, leads_desk_get_validation (desk), leads_desk_get_uploads (desk), upload);
  return GTK_WIDGET (self);
}
