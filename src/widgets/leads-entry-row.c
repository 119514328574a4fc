/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-entry-row-private.h"

#include "leads-closures.h"
#include "leads-reflow-box-private.h"
#include "leads-ui-util.h"
#include "leads-upload-words.h"

#include <leads-sentences.h>

#include <glib/gi18n-lib.h>

/*
 * One row of the list of entries. It shows what the entry says and changes the
 * draft only by removing or cancelling that entry.
 */

#define N_KINDS (LEADS_LINES_SKIPPED + 1)

struct _LeadsEntryRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *dialect;
  GtkLabel *doubt;
  GtkWidget *reading_button;
  GtkLabel *same;
  GtkWidget *before_box;
  GtkLabel *before;
  GtkWidget *before_button;
  GtkWidget *progress_box;
  GtkProgressBar *progress;
  GtkWidget *counts;
  GtkButton *buttons[N_KINDS];
  GtkWidget *remove_button;
  GtkButton *cancel_button;

  /* owned */
  LeadsDraft *draft;
  LeadsEntry *entry;
  GSignalGroup *job_signals;
  char *region;
};

enum
{
  SHOW_LINES,
  CHANGE_READING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsEntryRow, leads_entry_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const icons[] = {
  [LEADS_UPLOAD_SOURCE_SINGLE] = "call-start-symbolic",    [LEADS_UPLOAD_SOURCE_RANGE] = "view-list-bullet-symbolic",
  [LEADS_UPLOAD_SOURCE_FILE] = "text-x-generic-symbolic",  [LEADS_UPLOAD_SOURCE_PASTE] = "edit-paste-symbolic",
  [LEADS_UPLOAD_SOURCE_MIXED] = "text-x-generic-symbolic",
};

static void
on_progress (LeadsEntryRow *self)
{
  g_autoptr (LeadsJob) job = g_signal_group_dup_target (self->job_signals);
  g_autofree char *text = NULL;
  double fraction;

  if (job == NULL)
    return;

  fraction = leads_job_get_fraction (job);
  text = leads_upload_words_checking (leads_job_get_done (job), leads_job_get_total (job), leads_job_get_count (job));
  gtk_label_set_label (self->subtitle, text);
  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, fraction);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), leads_job_get_state (job) == LEADS_JOB_RUNNING);
}

static void
update_counts (LeadsEntryRow *self)
{
  const LeadsTotals *totals = leads_entry_get_totals (self->entry);
  gboolean ready = leads_entry_get_state (self->entry) == LEADS_ENTRY_READY;
  gboolean any = FALSE;

  for (int kind = 0; kind < N_KINDS; kind++)
    {
      gint64 count = leads_upload_words_count (kind, totals);
      g_autofree char *label = leads_upload_words_count_label (kind, count);
      g_autofree char *name = leads_upload_words_count_name (kind, count);

      gtk_button_set_label (self->buttons[kind], label);
      leads_ui_set_accessible (GTK_WIDGET (self->buttons[kind]), name);
      gtk_widget_set_visible (GTK_WIDGET (self->buttons[kind]), ready && count > 0);
      any |= ready && count > 0;
    }
  gtk_widget_set_visible (self->counts, any);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* That the same content is in the draft, or was imported before. */
static void
update_before (LeadsEntryRow *self)
{
  LeadsUpload *upload = leads_entry_get_imported_before (self->entry);
  const gboolean known = upload != NULL && leads_entry_get_state (self->entry) == LEADS_ENTRY_READY;
  LeadsEntry *first = leads_entry_get_state (self->entry) == LEADS_ENTRY_READY
                        ? leads_draft_find_same (self->draft, self->entry) : NULL;
  g_autofree char *same = first != NULL ? leads_sentence_for_same_content (leads_entry_get_title (first)) : NULL;
  g_autofree char *sentence = known ? leads_sentence_for_imported_before (upload) : NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  set_text (self->same, same);
  gtk_widget_set_visible (self->before_box, known);
  if (!known)
    return;
  id = g_strdup_printf ("%" G_GINT64_FORMAT, leads_upload_get_id (upload));
  name = g_strdup_printf (_("Show Upload %s"), id);
  gtk_label_set_label (self->before, sentence);
  leads_ui_set_accessible (self->before_button, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->before_button), "x", leads_upload_get_id (upload));
}

static void
update_subtitle (LeadsEntryRow *self)
{
  const GError *error = leads_entry_get_error (self->entry);
  g_autofree char *text = NULL;

  switch (leads_entry_get_state (self->entry))
    {
    case LEADS_ENTRY_CHECKING:
      on_progress (self);
      return;
    case LEADS_ENTRY_FAILED:
      gtk_label_set_label (self->subtitle, error != NULL ? error->message : _("This file cannot be read."));
      return;
    case LEADS_ENTRY_READY:
    default:
      text = leads_upload_words_entry_subtitle (leads_entry_get_source (self->entry),
                                                leads_entry_get_totals (self->entry),
                                                leads_entry_get_has_header (self->entry), self->region,
                                                leads_entry_get_n_unplanned (
                                                    self->entry, LEADS_UNPLANNED_ALL &
                                                                     ~leads_entry_get_includes_unplanned (self->entry)) >
                                                    0);
      gtk_label_set_label (self->subtitle, text);
    }
}

static void
set_css_class (gpointer widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* How a file was read, and what of that is not sure. */
static void
update_reading (LeadsEntryRow *self, const char *title)
{
  const gboolean can_change = leads_entry_can_be_reread (self->entry);
  const gboolean is_told = leads_entry_get_state (self->entry) == LEADS_ENTRY_READY &&
                           (can_change || leads_entry_get_source (self->entry) == LEADS_UPLOAD_SOURCE_FILE);
  g_autofree char *name = g_strdup_printf (_("Change How %s Is Read…"), title);

  set_text (self->dialect, is_told ? leads_entry_get_dialect (self->entry) : NULL);
  set_text (self->doubt, leads_entry_get_state (self->entry) == LEADS_ENTRY_READY ? leads_entry_get_doubt (self->entry) : NULL);
  gtk_widget_set_visible (self->reading_button, can_change);
  leads_ui_set_accessible (self->reading_button, name);
}

static void
update (LeadsEntryRow *self)
{
  LeadsEntryState state = leads_entry_get_state (self->entry);
  LeadsUploadSource source = leads_entry_get_source (self->entry);
  gboolean checking = state == LEADS_ENTRY_CHECKING;
  gboolean failed = state == LEADS_ENTRY_FAILED;
  const LeadsNumberingPlan *plan = leads_validation_service_get_plan (leads_draft_get_validation (self->draft));
  g_autofree char *title = leads_upload_words_entry_title (plan, source, leads_entry_get_title (self->entry),
                                                           leads_entry_get_first (self->entry),
                                                           leads_entry_get_last (self->entry));
  g_autofree char *remove_name = g_strdup_printf (_("Remove %s"), title);
  g_autofree char *cancel_name = g_strdup_printf (_("Cancel checking %s"), title);

  /* Numbers read from left to right in every language, from the side where the row begins. */
  if (leads_entry_get_first (self->entry) != 0)
    {
      gtk_widget_set_direction (GTK_WIDGET (self->title), GTK_TEXT_DIR_LTR);
      gtk_label_set_xalign (self->title, gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? 1 : 0);
    }
  gtk_image_set_from_icon_name (self->icon, failed ? "dialog-error-symbolic" : icons[source]);
  set_css_class (self->icon, "error", failed);
  set_css_class (self->icon, "dim-label", !failed);
  set_css_class (self->subtitle, "dim-label", !failed);
  set_css_class (self->subtitle, "error", failed);
  gtk_label_set_label (self->title, title);

  gtk_widget_set_visible (self->progress_box, checking);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), checking);
  gtk_widget_set_visible (self->remove_button, !checking);
  leads_ui_set_accessible (self->remove_button, remove_name);
  leads_ui_set_accessible (GTK_WIDGET (self->cancel_button), cancel_name);

  g_signal_group_set_target (self->job_signals, checking ? leads_entry_get_job (self->entry) : NULL);
  update_subtitle (self);
  update_counts (self);
  update_reading (self, title);
  update_before (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_label (self->subtitle), -1);
}

static void
on_totals (LeadsEntryRow *self)
{
  update_subtitle (self);
  update_before (self);
  update_counts (self);
}

static void
on_count_clicked (LeadsEntryRow *self, GtkButton *button)
{
  for (int kind = 0; kind < N_KINDS; kind++)
    if (button == self->buttons[kind])
      g_signal_emit (self, signals[SHOW_LINES], 0, self->entry, kind);
}

static void
on_reading_clicked (LeadsEntryRow *self)
{
  g_signal_emit (self, signals[CHANGE_READING], 0, self->entry);
}

static void
on_remove (LeadsEntryRow *self)
{
  leads_draft_remove (self->draft, self->entry);
}

static void
on_cancel (LeadsEntryRow *self)
{
  LeadsJob *job = leads_entry_get_job (self->entry);

  if (job != NULL)
    leads_job_cancel (job);
}

static void
leads_entry_row_dispose (GObject *object)
{
  LeadsEntryRow *self = LEADS_ENTRY_ROW (object);

  g_clear_object (&self->job_signals);
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_clear_object (&self->entry);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->region, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_ENTRY_ROW);

  G_OBJECT_CLASS (leads_entry_row_parent_class)->dispose (object);
}

static void
leads_entry_row_class_init (LeadsEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_entry_row_dispose;

  signals[SHOW_LINES] = g_signal_new ("show-lines", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, LEADS_TYPE_ENTRY, G_TYPE_INT);

  signals[CHANGE_READING] = g_signal_new ("change-reading", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, LEADS_TYPE_ENTRY);

  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, dialect);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, doubt);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, reading_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, same);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, before_box);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, before);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, before_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, progress_box);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, progress);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, counts);
  gtk_widget_class_bind_template_child_full (widget_class, "valid_button", FALSE,
                                             G_STRUCT_OFFSET (LeadsEntryRow, buttons[LEADS_LINES_VALID]));
  gtk_widget_class_bind_template_child_full (widget_class, "invalid_button", FALSE,
                                             G_STRUCT_OFFSET (LeadsEntryRow, buttons[LEADS_LINES_REFUSED]));
  gtk_widget_class_bind_template_child_full (widget_class, "skipped_button", FALSE,
                                             G_STRUCT_OFFSET (LeadsEntryRow, buttons[LEADS_LINES_SKIPPED]));
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsEntryRow, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_count_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_reading_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
leads_entry_row_init (LeadsEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->job_signals = g_signal_group_new (LEADS_TYPE_JOB);
  g_signal_group_connect_swapped (self->job_signals, "notify", G_CALLBACK (on_progress), self);
}

GtkWidget *
leads_entry_row_new (LeadsDraft *draft, LeadsEntry *entry, const char *region)
{
  LeadsEntryRow *self;

  g_return_val_if_fail (LEADS_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (LEADS_IS_ENTRY (entry), NULL);

  self = g_object_new (LEADS_TYPE_ENTRY_ROW, NULL);
  self->draft = g_object_ref (draft);
  self->entry = g_object_ref (entry);
  self->region = g_strdup (region);

  g_signal_connect_swapped (entry, "notify::state", G_CALLBACK (update), self);
  g_signal_connect_swapped (entry, "notify::job", G_CALLBACK (update), self);
  g_signal_connect_swapped (entry, "notify::totals-serial", G_CALLBACK (on_totals), self);
  update (self);

  return GTK_WIDGET (self);
}

LeadsEntry *
leads_entry_row_get_entry (LeadsEntryRow *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY_ROW (self), NULL);

  return self->entry;
}
