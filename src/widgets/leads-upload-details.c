/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-details-private.h"
#include "leads-export-ui-private.h"
#include "leads-job-bar.h"
#include "leads-many-words.h"
#include "leads-reflow-box-private.h"
#include "leads-stored-lines-private.h"
#include "leads-upload-facts-private.h"
#include "leads-upload-files-private.h"
#include "leads-upload-text-private.h"

#include <leads-closures.h>
#include <leads-ui-util.h>
#include <leads-window.h>

#include <glib/gi18n.h>

/* The first few refused lines are here, because they ask for work; all of them are a window away. */

#define FIRST_LINES 4

struct _LeadsUploadDetails
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *headline;
  GtkFlowBox *stats;
  GtkWidget *batch;
  GtkLabel *batch_label;
  GtkWidget *undo_all_button;
  GtkWidget *redo_all_button;
  GtkWidget *unmatched;
  GtkLabel *unmatched_label;
  GtkButton *show_button;
  GtkButton *export_button;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkWidget *continue_button;
  AdwPreferencesGroup *refused_group;
  GtkListBox *refused;
  GtkListBox *facts;
  LeadsJobBar *job_bar;

  LeadsDesk *desk;
  LeadsUpload *upload;
  LeadsUpload *nobodys; /* the lines of its file that no upload has */
  GCancellable *reading;
  gint64 n_refused;
};

G_DEFINE_FINAL_TYPE (LeadsUploadDetails, leads_upload_details, GTK_TYPE_WIDGET)

/* The target comes first: an action without the parameter it takes is a warning. */
static void
set_action (gpointer button, const char *action, gint64 id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

/* What was submitted together can be undone together, and taken back. */
static void
show_batch (LeadsUploadDetails *self)
{
  const gint64 batch_id = leads_upload_get_batch_id (self->upload);
  const gboolean is_undone = leads_upload_get_state (self->upload) == LEADS_UPLOAD_STATE_UNDONE;
  g_autofree char *words = leads_many_words_part (leads_upload_get_batch_size (self->upload));

  gtk_label_set_label (self->batch_label, words);
  gtk_widget_set_visible (self->batch, batch_id != 0);
  gtk_widget_set_visible (self->undo_all_button, !is_undone);
  gtk_widget_set_visible (self->redo_all_button, is_undone);
  set_action (self->undo_all_button, "win.undo-batch", batch_id);
  set_action (self->redo_all_button, "win.redo-batch", batch_id);
}

/* Whether the draft that came back with the undo is still there; @several: it is for several leads. */
static gboolean
find_draft (LeadsUploadDetails *self, gboolean *several)
{
  LeadsDraftKeeper *drafts = leads_desk_get_drafts (self->desk);
  const gint64 id = leads_upload_get_id (self->upload), batch_id = leads_upload_get_batch_id (self->upload);

  /* That of one lead alone is no batch. */
  *several = leads_draft_keeper_get_undone (drafts, LEADS_DRAFT_OF_SEVERAL) == (batch_id != 0 ? batch_id : id);
  return *several || (batch_id == 0 && leads_draft_keeper_get_undone (drafts, leads_upload_get_lead_id (self->upload)) == id);
}

static void
update_continue (LeadsUploadDetails *self)
{
  gboolean several = FALSE;
  gboolean found = self->upload != NULL && leads_upload_get_state (self->upload) == LEADS_UPLOAD_STATE_UNDONE &&
                   find_draft (self, &several);

  gtk_widget_set_visible (self->continue_button, found);
  if (!found)
    return;
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->continue_button), NULL);
  if (several)
    {
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->continue_button), NULL);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->continue_button), "win.continue-many");
    }
  else
    {
      set_action (self->continue_button, "win.upload", leads_upload_get_lead_id (self->upload));
    }
}

static void
add_line_row (LeadsUploadDetails *self,
              LeadsLine          *line)
{
  g_autofree char *number = leads_format_count ((gint64) leads_line_get_line (line));
  const char *file = leads_line_get_file (line);
  /* Translators: the number of a line and the name of its file, “Line 7 of november.csv” */
  g_autofree char *where = file != NULL ? g_strdup_printf (_("Line %s of %s"), number, file)
                                        : g_strdup_printf (_("Line %s"), number);
  g_autofree char *text = leads_ui_dup_ltr (leads_line_get_text (line));
  GtkWidget *row = leads_ui_action_row_new (text, leads_line_get_sentence (line));
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", where, "xalign", 0.0f, "width-chars", 9,
                                   "max-width-chars", 24, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (row, "raw-line");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->refused, row);
}

/* Whether what was read is of the upload that is shown now: another one may have been chosen meanwhile. */
static gboolean
is_current (LeadsUploadDetails *self,
            GAsyncResult       *result)
{
  return self->reading != NULL && g_task_get_cancellable (G_TASK (result)) == self->reading;
}

static void
files_listed (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (LeadsUploadDetails) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = leads_upload_service_list_files_finish (LEADS_UPLOAD_SERVICE (source), result, &error);

  if (files != NULL && is_current (self, result))
    leads_upload_files_add_rows (self->facts, files);
}

static void
unmatched_found (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (LeadsUploadDetails) self = data;
  g_autoptr (LeadsUpload) nobodys = leads_upload_service_get_unmatched_finish (LEADS_UPLOAD_SERVICE (source), result, NULL);
  g_autofree char *words = NULL;

  if (nobodys == NULL || !is_current (self, result))
    return;
  g_set_object (&self->nobodys, nobodys);
  words = leads_many_words_in_no_upload (leads_upload_get_totals (nobodys)->lines);
  gtk_label_set_label (self->unmatched_label, words != NULL ? words : "");
  gtk_widget_set_visible (self->unmatched, words != NULL);
}

static void
lines_read (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (LeadsUploadDetails) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = leads_line_set_read_finish (LEADS_LINE_SET (source), result, &error);

  if (lines == NULL || !is_current (self, result))
    return;
  leads_ui_clear_list (self->refused);
  for (guint i = 0; i < lines->len; i++)
    add_line_row (self, g_ptr_array_index (lines, i));
  if (self->n_refused > FIRST_LINES)
    {
      g_autofree char *count = leads_format_count (self->n_refused);
      g_autofree char *text =
        g_strdup_printf (ngettext ("Show %s Invalid Line", "Show All %s Invalid Lines", (gulong) self->n_refused), count);
      GtkWidget *row = leads_ui_action_row_new (text, NULL);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_append (self->refused, row);
    }
}

static void
lines_found (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (LeadsUploadDetails) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsLineSet) set = leads_upload_service_find_lines_finish (LEADS_UPLOAD_SERVICE (source), result, &error);
  GCancellable *reading = self->reading;

  if (set == NULL || !is_current (self, result))
    return;
  self->n_refused = leads_line_set_get_n_lines (set);
  gtk_widget_set_visible (GTK_WIDGET (self->refused_group), self->n_refused > 0);
  if (self->n_refused > 0)
    leads_line_set_read_async (set, 0, FIRST_LINES, reading, lines_read, g_steal_pointer (&self));
}

void
leads_upload_details_show (LeadsUploadDetails *self,
                           LeadsUpload        *upload)
{
  g_autofree char *headline = upload != NULL ? leads_upload_headline (upload) : NULL;
  gboolean is_undone = upload != NULL && leads_upload_get_state (upload) == LEADS_UPLOAD_STATE_UNDONE;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_set_object (&self->upload, upload);
  gtk_stack_set_visible_child_name (self->stack, upload != NULL ? "upload" : "nothing");
  if (upload == NULL)
    return;
  gtk_label_set_label (self->title, leads_upload_get_customer_name (upload));
  gtk_label_set_label (self->headline, headline);
  gtk_widget_set_sensitive (GTK_WIDGET (self->show_button), !is_undone);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), !is_undone);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), !is_undone);
  set_action (self->undo_button, "win.undo-upload", leads_upload_get_id (upload));
  gtk_widget_set_visible (GTK_WIDGET (self->redo_button), is_undone);
  set_action (self->redo_button, "win.redo-upload", leads_upload_get_id (upload));
  update_continue (self);
  show_batch (self);
  leads_upload_facts_show_totals (self->stats, leads_upload_get_totals (upload));
  leads_upload_facts_show (self->facts, upload);

  gtk_widget_set_visible (GTK_WIDGET (self->refused_group), FALSE);
  gtk_widget_set_visible (self->unmatched, FALSE);
  self->reading = g_cancellable_new ();
  leads_upload_service_get_unmatched_async (leads_desk_get_uploads (self->desk), upload, self->reading, unmatched_found,
                                            g_object_ref (self));
  leads_upload_service_find_lines_async (leads_desk_get_uploads (self->desk), leads_upload_get_id (upload), LEADS_REASON_NONE, NULL, self->reading,
                                         lines_found, g_object_ref (self));
  leads_upload_service_list_files_async (leads_desk_get_uploads (self->desk), leads_upload_get_id (upload), self->reading,
                                         files_listed, g_object_ref (self));
}

void
leads_upload_details_set_desk (LeadsUploadDetails *self,
                               LeadsDesk          *desk)
{
  g_set_object (&self->desk, desk);
  g_signal_connect_object (leads_desk_get_drafts (desk), "changed", G_CALLBACK (update_continue), self, G_CONNECT_SWAPPED);
}

static LeadsNumberFilter
get_filter (LeadsUploadDetails *self)
{
  return (LeadsNumberFilter) { .upload_id = leads_upload_get_id (self->upload), .order = LEADS_NUMBER_ORDER_NEWEST };
}

static void
show_clicked (LeadsUploadDetails *self)
{
  const LeadsNumberFilter filter = get_filter (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (LEADS_IS_WINDOW (root))
    leads_window_show_numbers (LEADS_WINDOW (root), &filter);
}

static void
export_clicked (LeadsUploadDetails *self)
{
  const LeadsNumberFilter filter = get_filter (self);

  leads_export_ui_ask (GTK_WIDGET (self), self->desk, &filter, LEADS_EXPORT_NUMBERS, leads_upload_get_totals (self->upload)->uploaded, self->job_bar,
                       _("numbers.csv"));
}

static void
save_lines_clicked (LeadsUploadDetails *self)
{
  leads_stored_lines_ask_save (GTK_WIDGET (self), self->desk, self->upload, self->job_bar);
}

static void
line_row_activated (LeadsUploadDetails *self)
{
  GtkWidget *window = leads_stored_lines_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->desk, self->upload);

  gtk_window_present (GTK_WINDOW (window));
}

static void
unmatched_clicked (LeadsUploadDetails *self)
{
  GtkWidget *window = leads_stored_lines_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->desk, self->nobodys);

  gtk_window_present (GTK_WINDOW (window));
}

static void
leads_upload_details_dispose (GObject *object)
{
  LeadsUploadDetails *self = LEADS_UPLOAD_DETAILS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_UPLOAD_DETAILS);
  g_clear_object (&self->upload);
  g_clear_object (&self->nobodys);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (leads_upload_details_parent_class)->dispose (object);
}

static void
leads_upload_details_class_init (LeadsUploadDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_upload_details_dispose;
  g_type_ensure (LEADS_TYPE_JOB_BAR);
  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-upload-details.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, headline);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, stats);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, batch);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, batch_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, undo_all_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, redo_all_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, unmatched);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, unmatched_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, show_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, export_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, undo_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, redo_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, continue_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, refused_group);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, refused);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, facts);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDetails, job_bar);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked);
  gtk_widget_class_bind_template_callback (widget_class, save_lines_clicked);
  gtk_widget_class_bind_template_callback (widget_class, line_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, unmatched_clicked);
}

static void
leads_upload_details_init (LeadsUploadDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
