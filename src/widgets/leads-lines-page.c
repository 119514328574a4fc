/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-lines-page-private.h"

#include "leads-closures.h"
#include "leads-file-choices-private.h"
#include "leads-line-groups-private.h"
#include "leads-line-table.h"
#include "leads-toaster.h"
#include "leads-ui-util.h"
#include "leads-upload-words.h"

#include <leads-sentences.h>

#include <glib/gi18n-lib.h>

/* The report of one entry: groups of its lines, the lines, and what they add up to. */

struct _LeadsLinesPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  LeadsLineGroups *groups;
  AdwToastOverlay *toasts;
  LeadsLineTable *table;
  GtkLabel *summary;
  GtkLabel *dialect;
  GtkWidget *save_button;
  GtkWidget *files;
  AdwComboRow *file_row;

  /* owned */
  LeadsDraft *draft;
  LeadsEntry *entry;
  LeadsLineKind kind;
  LeadsToaster *toaster;
  gboolean of_part; /* only the lines of one lead, or of none: */
  LeadsDraftPart *part;
  GPtrArray *entries; /* NULL: one file alone; else those that have such lines, to choose from */
  LeadsTotals share;
  gboolean stored;    /* only to look at and to save */
};

enum
{
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsLinesPage, leads_lines_page, ADW_TYPE_BIN)

static void
on_show_reason (LeadsLinesPage *self, int reason)
{
  leads_line_table_set_reason (self->table, reason);
}

static gint64
get_lead_id (LeadsLinesPage *self)
{
  return self->part != NULL ? leads_lead_get_id (leads_draft_part_get_lead (self->part)) : 0;
}

/* Of the lines that are shown: what @entry has. */
static const LeadsTotals *
get_totals (LeadsLinesPage *self, LeadsEntry *entry)
{
  if (!self->of_part)
    return leads_entry_get_totals (entry);
  leads_entry_get_totals_of_lead (entry, get_lead_id (self), &self->share);
  return &self->share;
}

/* Of what is saved: all files that can be chosen. */
static gboolean
has_refused (LeadsLinesPage *self)
{
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    if (leads_totals_get_refused (get_totals (self, g_ptr_array_index (self->entries, i))) > 0)
      return TRUE;
  return leads_totals_get_refused (get_totals (self, self->entry)) > 0;
}

static void
update (LeadsLinesPage *self)
{
  g_autofree char *summary = leads_lines_words_summary (get_totals (self, self->entry));

  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->save_button, self->kind == LEADS_LINES_REFUSED && has_refused (self));
}

static void
on_undo (AdwToast *toast, LeadsLinesPage *self)
{
  const guint64 *index = g_object_get_data (G_OBJECT (toast), "index");

  if (self->entry != NULL && index != NULL)
    leads_draft_restore_line (self->draft, self->entry, *index);
}

/* What was done to a line, with a way back. */
static void
say_done (LeadsLinesPage *self, LeadsLine *line, const char *format)
{
  g_autofree char *number = leads_format_count ((gint64) leads_line_get_line (line));
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strjoinv (number, parts);
  AdwToast *toast = leads_ui_toast_new (text);
  guint64 *index = g_new (guint64, 1);

  *index = leads_line_get_index (line);
  g_object_set_data_full (G_OBJECT (toast), "index", index, g_free);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo), self, 0);
  leads_toaster_show (self->toaster, toast);
  g_object_unref (toast);
}

/* What the line says now, as nothing else tells it once it is right. */
static void
say_edited (LeadsLinesPage *self, LeadsLine *line)
{
  g_autofree char *number = leads_entry_dup_edited (self->entry, leads_line_get_index (line));
  g_autofree char *format = NULL;

  if (number != NULL && leads_line_get_cac (line) == NULL)
    /* Translators: %1$s is left as it is, for a line’s number; %2$s is a telephone number, or the ends of a range */
    format = g_strdup_printf (_("Line %1$s is %2$s now"), "%s", number);
  say_done (self, line, format != NULL ? format : _("Line %s edited"));
}

static void
on_remove_line (LeadsLinesPage *self, LeadsLine *line)
{
  leads_draft_remove_line (self->draft, self->entry, leads_line_get_index (line));
  say_done (self, line, _("Line %s removed"));
}

static void
on_edit_line (LeadsLinesPage *self, LeadsLine *line, const char *text)
{
  const guint64 index = leads_line_get_index (line);
  g_autoptr (GError) error = NULL;

  if (self->entry == NULL)
    return;
  if (leads_line_get_cac (line) != NULL ? !leads_draft_edit_cac (self->draft, self->entry, index, text, &error)
                                        : !leads_draft_edit_line (self->draft, self->entry, index, text, &error))
    leads_ui_show_error (GTK_WIDGET (self), _("Line Not Edited"), error);
  else if (g_strcmp0 (text, leads_line_get_original (line)) != 0)
    say_edited (self, line);
}

/* The upload is shown in the main window, which the dialog lets go of: what was given stays a draft. */
static void
on_show_upload (LeadsLinesPage *self, gint64 upload_id)
{
  GtkWindow *dialog = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  if (window == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-upload", "x", upload_id);
  gtk_window_close (dialog);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsLinesPage) self = data;
  g_autoptr (GError) error = NULL;

  gboolean saved = leads_draft_save_report_finish (LEADS_DRAFT (source), result, &error);

  if (self->entry == NULL)
    return; /* closed meanwhile */
  if (saved)
    adw_toast_overlay_add_toast (self->toasts, leads_ui_toast_new (_("Invalid lines saved")));
  else
    leads_ui_show_error (GTK_WIDGET (self), _("Invalid Lines Not Saved"), error);
}

static void
on_save_chosen (GtkWidget *widget, GFile *file)
{
  LeadsLinesPage *self = LEADS_LINES_PAGE (widget);
  g_autoptr (LeadsJob) job = leads_job_new ();

  if (self->of_part)
    leads_draft_save_report_of_lead_async (self->draft, get_lead_id (self), file, job, on_saved, g_object_ref (self));
  else
    leads_draft_save_report_async (self->draft, self->entries != NULL ? NULL : self->entry, file, job, on_saved, g_object_ref (self));
}

static void
on_save (LeadsLinesPage *self)
{
  g_autofree char *name = leads_lines_words_report_name (leads_entry_get_title (self->entry));

  leads_choose_save (GTK_WIDGET (self), _("Save Invalid Lines"), name, on_save_chosen);
}

static void
on_back (LeadsLinesPage *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
forget (LeadsLinesPage *self)
{
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->entry);
  g_clear_object (&self->draft);
  g_clear_object (&self->part);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->of_part = FALSE;
  self->stored = FALSE;
}

static void
show_entry (LeadsLinesPage *self, LeadsEntry *entry)
{
  LeadsValidationService *validation = leads_draft_get_validation (self->draft);
  const char *dialect = self->of_part ? NULL : leads_entry_get_dialect (entry);

  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_set_object (&self->entry, entry);
  gtk_label_set_label (self->dialect, dialect != NULL ? dialect : "");
  gtk_widget_set_visible (GTK_WIDGET (self->dialect), dialect != NULL && *dialect != '\0');
  if (!self->of_part && !self->stored)
    g_signal_connect_swapped (entry, "notify::totals-serial", G_CALLBACK (update), self);
  update (self);
  if (self->of_part || self->stored)
    {
      /* What groups have in common is told, and mended, for the whole file, and before it is stored. */
      leads_line_groups_stop_following (self->groups);
      gtk_widget_set_visible (GTK_WIDGET (self->groups), FALSE);
    }
  if (self->of_part)
    {
      leads_line_table_show_part (self->table, self->draft, entry, self->part, self->kind);
      return;
    }
  if (self->stored)
    {
      leads_line_table_show_stored (self->table, validation, entry);
      return;
    }
  leads_line_groups_show (self->groups, self->draft, entry, self->kind);
  leads_line_table_show_entry (self->table, validation, entry, self->kind);
}

static void
on_file_chosen (LeadsLinesPage *self)
{
  const guint position = adw_combo_row_get_selected (self->file_row);

  if (self->entries != NULL && position < self->entries->len &&
      g_ptr_array_index (self->entries, position) != self->entry)
    show_entry (self, g_ptr_array_index (self->entries, position));
}

/* (transfer full) (element-type LeadsEntry): those that have lines of what is shown; else the first */
static GPtrArray *
list_entries (LeadsLinesPage *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all = G_LIST_MODEL (self->draft);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (all, i);

      if (leads_lines_words_count (self->kind, leads_entry_get_source (entry), get_totals (self, entry)) > 0)
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  if (entries->len == 0 && g_list_model_get_n_items (all) > 0)
    g_ptr_array_add (entries, g_list_model_get_item (all, 0));
  return entries;
}

/* Shows the first of the files that have such lines, and lets the others be chosen. */
static void
show_first (LeadsLinesPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) entries = list_entries (self);

  for (guint i = 0; i < entries->len; i++)
    gtk_string_list_append (titles, leads_entry_get_title (g_ptr_array_index (entries, i)));
  adw_combo_row_set_model (self->file_row, G_LIST_MODEL (titles));
  gtk_widget_set_visible (self->files, entries->len > 1);
  gtk_widget_set_tooltip_text (self->save_button, entries->len > 1 ? _("Of all files") : NULL);
  self->entries = g_steal_pointer (&entries);
  if (self->entries->len > 0)
    show_entry (self, g_ptr_array_index (self->entries, 0));
}

static gboolean
leads_lines_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LEADS_LINES_PAGE (widget)->table));
}

static void
leads_lines_page_dispose (GObject *object)
{
  LeadsLinesPage *self = LEADS_LINES_PAGE (object);

  forget (self);
  g_clear_object (&self->toaster);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_LINES_PAGE);

  G_OBJECT_CLASS (leads_lines_page_parent_class)->dispose (object);
}

static void
leads_lines_page_class_init (LeadsLinesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_lines_page_dispose;
  widget_class->grab_focus = leads_lines_page_grab_focus;

  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);

  g_type_ensure (LEADS_TYPE_LINE_GROUPS);
  g_type_ensure (LEADS_TYPE_LINE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-lines-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsLinesPage, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsLinesPage, groups);
  gtk_widget_class_bind_template_child (widget_class, LeadsLinesPage, table);
  gtk_widget_class_bind_template_child (widget_class, LeadsLinesPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, LeadsLinesPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LeadsLinesPage, dialect);
  gtk_widget_class_bind_template_child (widget_class, LeadsLinesPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsLinesPage, files);
  gtk_widget_class_bind_template_child (widget_class, LeadsLinesPage, file_row);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_file_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_show_reason);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_line);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_line);
  gtk_widget_class_bind_template_callback (widget_class, on_show_upload);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
leads_lines_page_init (LeadsLinesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = leads_toaster_new (self->toasts);
}

void
leads_lines_page_show (LeadsLinesPage *self, LeadsDraft *draft, LeadsEntry *entry, LeadsLineKind kind)
{
  LeadsValidationService *validation;
  g_autofree char *title = NULL;

  g_return_if_fail (LEADS_IS_LINES_PAGE (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  forget (self);
  self->draft = g_object_ref (draft);
  self->kind = kind;

  validation = leads_draft_get_validation (draft);
  title = leads_upload_words_entry_title (leads_validation_service_get_plan (validation),
                                          leads_entry_get_source (entry), leads_entry_get_title (entry),
                                          leads_entry_get_first (entry), leads_entry_get_last (entry));
  adw_window_title_set_title (self->title, leads_lines_words_title (kind));
  adw_window_title_set_subtitle (self->title, title);
  gtk_widget_set_visible (self->files, FALSE);
  gtk_widget_set_tooltip_text (self->save_button, NULL);
  show_entry (self, entry);
}

void
leads_lines_page_show_stored (LeadsLinesPage *self, LeadsDraft *draft)
{
  g_return_if_fail (LEADS_IS_LINES_PAGE (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));

  forget (self);
  self->draft = g_object_ref (draft);
  self->kind = LEADS_LINES_REFUSED;
  self->stored = TRUE;
  adw_window_title_set_title (self->title, leads_lines_words_title (self->kind));
  show_first (self);
  adw_window_title_set_subtitle (self->title, self->entries->len == 1 ? leads_entry_get_title (self->entry) : NULL);
}

void
leads_lines_page_show_part (LeadsLinesPage *self, LeadsDraft *draft, LeadsDraftPart *part, LeadsLineKind kind)
{
  g_autofree char *lead = NULL;

  g_return_if_fail (LEADS_IS_LINES_PAGE (self));
  g_return_if_fail (leads_draft_is_for_many (draft));

  forget (self);
  self->draft = g_object_ref (draft);
  self->kind = kind;
  self->of_part = TRUE;
  g_set_object (&self->part, part);

  if (part != NULL)
    lead = leads_upload_words_lead (leads_lead_get_customer_name (leads_draft_part_get_lead (part)),
                                    leads_lead_get_service_name (leads_draft_part_get_lead (part)));
  adw_window_title_set_title (self->title, leads_lines_words_title (kind));
  adw_window_title_set_subtitle (self->title, part != NULL ? lead : _("Lines That Match No Lead"));
  show_first (self);
  if (self->entry != NULL)
    g_signal_connect_object (draft, "notify::totals-serial", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

void
leads_lines_page_leave (LeadsLinesPage *self)
{
  g_return_if_fail (LEADS_IS_LINES_PAGE (self));

  if (self->entry == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->entry, self);
  g_signal_handlers_disconnect_by_data (self->draft, self);
  leads_line_groups_stop_following (self->groups);
  leads_line_table_stop_following (self->table);
}
