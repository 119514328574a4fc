/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-result-page-private.h"

#include "leads-file-choices-private.h"
#include "leads-line-table.h"
#include "leads-ui-util.h"
#include "leads-unread-words.h"
#include "leads-upload-words.h"

#include <glib/gi18n-lib.h>

/*
 * The result of an upload that is stored: it shows the store's words, not the draft's.
 */

struct _LeadsUploadResultPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkLabel *result;
  GtkLabel *detail;
  GtkWidget *unread;
  GtkLabel *unread_heading;
  GtkLabel *unread_list;
  AdwToastOverlay *toasts;
  LeadsLineTable *table;
  GtkLabel *summary;
  GtkWidget *save_button;
  GtkWidget *done_button;

  /* owned */
  LeadsUploadService *uploads;
  LeadsUpload *upload;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsUploadResultPage, leads_upload_result_page, ADW_TYPE_BIN)

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsUploadResultPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = leads_upload_service_save_report_finish (LEADS_UPLOAD_SERVICE (source), result, &error);

  if (self->upload == NULL)
    return; /* closed meanwhile */
  if (saved)
    adw_toast_overlay_add_toast (self->toasts, leads_ui_toast_new (_("Invalid lines saved")));
  else
    leads_ui_show_error (GTK_WIDGET (self), _("Invalid Lines Not Saved"), error);
}

static void
on_save_chosen (GtkWidget *widget, GFile *file)
{
  LeadsUploadResultPage *self = LEADS_UPLOAD_RESULT_PAGE (widget);
  g_autoptr (LeadsJob) job = leads_job_new ();

  leads_upload_service_save_report_async (self->uploads, leads_upload_get_id (self->upload), file, job, on_saved,
                                          g_object_ref (self));
}

static void
on_save (LeadsUploadResultPage *self)
{
  g_autofree char *name = leads_lines_words_report_name (leads_upload_get_file_name (self->upload));

  leads_choose_save (GTK_WIDGET (self), _("Save Invalid Lines"), name, on_save_chosen);
}

static void
on_done (LeadsUploadResultPage *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static gboolean
leads_upload_result_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LEADS_UPLOAD_RESULT_PAGE (widget)->done_button);
}

static void
leads_upload_result_page_dispose (GObject *object)
{
  LeadsUploadResultPage *self = LEADS_UPLOAD_RESULT_PAGE (object);

  g_clear_object (&self->uploads);
  g_clear_object (&self->upload);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_UPLOAD_RESULT_PAGE);

  G_OBJECT_CLASS (leads_upload_result_page_parent_class)->dispose (object);
}

static void
leads_upload_result_page_class_init (LeadsUploadResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_upload_result_page_dispose;
  widget_class->grab_focus = leads_upload_result_page_grab_focus;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);

  g_type_ensure (LEADS_TYPE_LINE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-upload-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadResultPage, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadResultPage, result);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadResultPage, detail);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadResultPage, table);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadResultPage, unread);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadResultPage, unread_heading);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadResultPage, unread_list);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadResultPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadResultPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadResultPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadResultPage, done_button);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
leads_upload_result_page_init (LeadsUploadResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_unread (LeadsUploadResultPage *self, GPtrArray *sentences)
{
  g_autofree char *heading = leads_unread_words_result (sentences->len);
  g_autofree char *list = leads_unread_words_list (sentences);

  gtk_label_set_label (self->unread_heading, heading);
  gtk_label_set_label (self->unread_list, list);
  gtk_widget_set_visible (self->unread, sentences->len > 0);
}

void
leads_upload_result_page_show (LeadsUploadResultPage *self,
                               LeadsValidationService *validation,
                               LeadsUploadService *uploads,
                               LeadsUpload *upload,
                               GPtrArray *unread)
{
  const LeadsTotals *totals;
  g_autofree char *result = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *lead = NULL;

  g_return_if_fail (LEADS_IS_UPLOAD_RESULT_PAGE (self));
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (uploads));
  g_return_if_fail (LEADS_IS_UPLOAD (upload));

  g_set_object (&self->uploads, uploads);
  g_set_object (&self->upload, upload);

  totals = leads_upload_get_totals (upload);
  result = leads_upload_words_result (leads_upload_get_n_uploaded (upload));
  detail = leads_upload_words_result_detail (totals);
  summary = leads_lines_words_summary (totals);
  lead = leads_upload_words_lead (leads_upload_get_customer_name (upload), leads_upload_get_service_name (upload));

  adw_window_title_set_subtitle (self->title, lead);
  gtk_label_set_label (self->result, result);
  gtk_label_set_label (self->detail, detail);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->table), leads_totals_get_refused (totals) > 0);
  gtk_widget_set_visible (self->save_button, leads_totals_get_refused (totals) > 0);
  show_unread (self, unread);
  leads_line_table_show_upload (self->table, validation, uploads, upload);
}
