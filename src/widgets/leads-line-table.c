/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-line-table-private.h"

#include "leads-closures.h"
#include "leads-form-bin.h"
#include "leads-line-source-private.h"
#include "leads-line-swap-private.h"
#include "leads-reflow-box-private.h"
#include "leads-ui-util.h"
#include "leads-upload-words.h"

#include <leads-sentences.h>

#include <glib/gi18n-lib.h>

/*
 * One query at a time: a newer one cancels the one before, and every answer is a
 * new model in a new selection set on the view, which is what the view is fast with.
 */

struct _LeadsLineTable
{
  AdwBin parent_instance;

  LeadsFormBin *form_bin;
  GtkMenuButton *reason_chip;
  GtkEditable *search_entry;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  AdwStatusPage *empty_page;
  AdwStatusPage *error_page;

  LeadsLineColumns columns;

  /* owned */
  LeadsLineSource source;
  GSimpleAction *reason_action;
  GCancellable *cancellable;
  LeadsLineSwap *swap;

  gboolean keeps_place; /* what is found next are the same lines, changed */
  gboolean editing;     /* lines in view stay until that is over */
  gboolean stale;       /* but others are to be found then */
  LeadsLineKind kind;
  LeadsReason reason;
};

enum
{
  REMOVE_LINE,
  EDIT_LINE,
  SHOW_UPLOAD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsLineTable, leads_line_table, ADW_TYPE_BIN)

static void
show_set (LeadsLineTable *self, LeadsLineSet *set)
{
  gint64 shown = leads_line_set_get_n_lines (set);
  const gint64 n_lines = leads_lines_words_count (self->kind, leads_line_source_get_kind (&self->source),
                                                  leads_line_source_get_totals (&self->source));
  g_autofree char *count = leads_lines_words_shown (shown, MAX (shown, n_lines));

  if (leads_line_set_get_names_files (set) != self->columns.names_files)
    {
      leads_line_swap_clear (self->swap);
      leads_line_columns_set_names_files (&self->columns, leads_line_set_get_names_files (set));
    }
  leads_line_swap_begin (self->swap, set, self->keeps_place);
  self->keeps_place = TRUE;
  gtk_label_set_label (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "lines" : "empty");
}

static void
say_empty (LeadsLineTable *self)
{
  gboolean filtered = self->reason != LEADS_REASON_NONE || *gtk_editable_get_text (self->search_entry) != '\0';

  adw_status_page_set_icon_name (self->empty_page, filtered ? "edit-find-symbolic" : "object-select-symbolic");
  adw_status_page_set_title (self->empty_page, filtered ? _("No Line Matches")
                                                        : self->kind == LEADS_LINES_REFUSED
                             ? _("Nothing Is Wrong")
                             : _("No Lines"));
  adw_status_page_set_description (self->empty_page, filtered ? _("Try other words, or all reasons.") : NULL);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsLineTable) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsLineSet) set = leads_line_source_find_finish (source, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL)
    return;
  if (error != NULL)
    {
      leads_ui_describe_page (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }

  say_empty (self);
  show_set (self, set);
}

static void
find (LeadsLineTable *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (leads_line_source_is_open (&self->source))
    leads_line_source_find_async (&self->source, self->kind, self->reason, gtk_editable_get_text (self->search_entry),
                                  self->cancellable, on_found, g_object_ref (self));
}

static void
on_search_changed (LeadsLineTable *self)
{
  self->keeps_place = FALSE;
  find (self);
}

/* Escape empties the search, and leaves only from an empty one. */
static void
on_stop_search (LeadsLineTable *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (*gtk_editable_get_text (self->search_entry) != '\0')
    gtk_editable_set_text (self->search_entry, "");
  else if (!gtk_widget_activate_action (widget, "upload.leave", NULL))
    gtk_widget_activate_action (widget, "window.close", NULL);
}

static void
update_reasons (LeadsLineTable *self)
{
  g_autofree char *label = NULL;
  guint n_reasons = 0;
  g_autoptr (GMenuModel) menu = leads_line_reasons_new_menu (leads_line_source_get_totals (&self->source), &n_reasons);

  label = g_strdup_printf (_("Reason: %s"),
                              self->reason != LEADS_REASON_NONE ? leads_sentence_for_reason (self->reason) : _("All"));
  gtk_menu_button_set_menu_model (self->reason_chip, menu);
  leads_ui_align_popover (gtk_menu_button_get_popover (self->reason_chip), GTK_ALIGN_START);
  gtk_menu_button_set_label (self->reason_chip, label);
  leads_ui_set_accessible (GTK_WIDGET (self->reason_chip), label);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_chip),
                          self->kind == LEADS_LINES_REFUSED && (n_reasons > 1 || self->reason != LEADS_REASON_NONE));
  if (self->reason != LEADS_REASON_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (self->reason_chip), "on");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->reason_chip), "on");
}

static void
on_reason_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LeadsReason reason = LEADS_REASON_NONE;

  leads_reason_from_word (g_variant_get_string (parameter, NULL), &reason);
  leads_line_table_set_reason (data, reason);
}

static void
refresh (LeadsLineTable *self)
{
  if (self->editing)
    {
      self->stale = TRUE;
      return;
    }
  /* The lines of the reason that was looked at may all be gone. */
  if (self->reason != LEADS_REASON_NONE && leads_line_source_get_totals (&self->source)->reasons[self->reason] == 0)
    {
      leads_line_table_set_reason (self, LEADS_REASON_NONE);
      return;
    }

  update_reasons (self);
  find (self);
}

/* A number as people write it is short: it has its column wherever the lines are not cards. */
static LeadsLineForm
find_form (LeadsLineTable *self)
{
  const LeadsLineForm form = leads_form_bin_get_form (self->form_bin);

  return form == LEADS_LINE_FORM_STACKED && self->kind == LEADS_LINES_VALID ? LEADS_LINE_FORM_WIDE : form;
}

static void
on_form_changed (LeadsLineTable *self)
{
  const LeadsLineForm form = find_form (self);
  g_autoptr (GtkSelectionModel) model = NULL;

  if (form == self->columns.form)
    return;

  /* Cells are made for one form: without a model they go, with it they are made again. */
  g_set_object (&model, gtk_column_view_get_model (self->view));
  gtk_column_view_set_model (self->view, NULL);
  leads_line_columns_set_form (&self->columns, form);
  gtk_column_view_set_model (self->view, model);
}

static gboolean
on_delete (GtkWidget *widget, GVariant *args, gpointer data)
{
  LeadsLineTable *self = LEADS_LINE_TABLE (gtk_widget_get_ancestor (widget, LEADS_TYPE_LINE_TABLE));
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  LeadsLine *line;

  if (model == NULL || !self->columns.can_mend)
    return GDK_EVENT_PROPAGATE;

  line = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model));
  if (line != NULL)
    leads_line_table_remove (self, line);

  return GDK_EVENT_STOP;
}

static gboolean
on_edit_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  LeadsLineTable *self = LEADS_LINE_TABLE (gtk_widget_get_ancestor (widget, LEADS_TYPE_LINE_TABLE));
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  LeadsLine *line = model != NULL ? gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model)) : NULL;

  if (line == NULL || !self->columns.can_mend)
    return GDK_EVENT_PROPAGATE;

  leads_line_table_begin_editing (self, line);
  return GDK_EVENT_STOP;
}

/* Enter, or a double click. */
static void
on_row_activated (LeadsLineTable *self, guint position)
{
  g_autoptr (LeadsLine) line = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  if (line != NULL && self->columns.can_mend)
    leads_line_table_begin_editing (self, line);
}

static void
start (LeadsLineTable *self, gboolean can_mend)
{
  /* The lines shown before would be made anew for the columns, and stay until others are found. */
  leads_line_swap_clear (self->swap);
  self->keeps_place = self->editing = self->stale = FALSE;
  leads_line_columns_set_form (&self->columns, find_form (self));
  leads_line_columns_set_kind (&self->columns, self->kind, leads_line_source_get_totals (&self->source)->lines, can_mend);
  g_simple_action_set_state (self->reason_action, g_variant_new_string (leads_reason_to_word (self->reason)));
  gtk_editable_set_text (self->search_entry, "");
  refresh (self);
}

static void
forget (LeadsLineTable *self)
{
  leads_line_source_stop_following (&self->source, self);
  leads_line_source_clear (&self->source);
}

static gboolean
leads_line_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LEADS_LINE_TABLE (widget)->search_entry));
}

static void
leads_line_table_dispose (GObject *object)
{
  LeadsLineTable *self = LEADS_LINE_TABLE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->swap, leads_line_swap_free);
  forget (self);
  g_clear_object (&self->reason_action);
  leads_line_columns_clear (&self->columns);
  /* The bin would let go of a child that the template has let go of already. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_LINE_TABLE);

  G_OBJECT_CLASS (leads_line_table_parent_class)->dispose (object);
}

static void
leads_line_table_class_init (LeadsLineTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_line_table_dispose;
  widget_class->grab_focus = leads_line_table_grab_focus;

  signals[EDIT_LINE] = g_signal_new ("edit-line", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, LEADS_TYPE_LINE, G_TYPE_STRING);
  signals[SHOW_UPLOAD] = g_signal_new ("show-upload", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[REMOVE_LINE] = g_signal_new ("remove-line", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, LEADS_TYPE_LINE);

  g_type_ensure (LEADS_TYPE_FORM_BIN);
  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-line-table.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsLineTable, form_bin);
  gtk_widget_class_bind_template_child (widget_class, LeadsLineTable, reason_chip);
  gtk_widget_class_bind_template_child (widget_class, LeadsLineTable, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LeadsLineTable, count_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsLineTable, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsLineTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, LeadsLineTable, view);
  gtk_widget_class_bind_template_child (widget_class, LeadsLineTable, empty_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsLineTable, error_page);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
leads_line_table_init (LeadsLineTable *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  leads_line_columns_make (&self->columns, self->view);
  self->swap = leads_line_swap_new (self->view, self->scroller);

  self->kind = LEADS_LINES_REFUSED;
  self->reason_action = g_simple_action_new_stateful ("reason", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (self->reason_action, "activate", G_CALLBACK (on_reason_activated), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->reason_action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "lines", G_ACTION_GROUP (group));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                                          gtk_callback_action_new (on_delete, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F2, 0),
                                                          gtk_callback_action_new (on_edit_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), shortcuts);
}

GtkWidget *
leads_line_table_new (void)
{
  return g_object_new (LEADS_TYPE_LINE_TABLE, NULL);
}

void
leads_line_table_show_entry (LeadsLineTable *self,
                             LeadsValidationService *validation,
                             LeadsEntry *entry,
                             LeadsLineKind kind)
{
  LeadsUploadSource source;

  g_return_if_fail (LEADS_IS_LINE_TABLE (self));
  g_return_if_fail (LEADS_IS_VALIDATION_SERVICE (validation));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  forget (self);
  g_set_object (&self->columns.validation, validation);
  self->source.entry = g_object_ref (entry);
  self->kind = kind;
  self->reason = LEADS_REASON_NONE;
  leads_line_source_follow (&self->source, G_CALLBACK (refresh), self);

  source = leads_entry_get_source (entry);
  start (self,
         kind != LEADS_LINES_SKIPPED && (source == LEADS_UPLOAD_SOURCE_FILE || source == LEADS_UPLOAD_SOURCE_PASTE));
}

void
leads_line_table_show_part (LeadsLineTable *self,
                            LeadsDraft *draft,
                            LeadsEntry *entry,
                            LeadsDraftPart *part,
                            LeadsLineKind kind)
{
  g_return_if_fail (LEADS_IS_LINE_TABLE (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  forget (self);
  g_set_object (&self->columns.validation, leads_draft_get_validation (draft));
  self->source.entry = g_object_ref (entry);
  self->source.draft = g_object_ref (draft);
  g_set_object (&self->source.part, part);
  self->kind = kind;
  self->reason = LEADS_REASON_NONE;
  leads_line_source_follow (&self->source, G_CALLBACK (refresh), self);
  start (self, kind != LEADS_LINES_SKIPPED);
}

void
leads_line_table_show_stored (LeadsLineTable *self, LeadsValidationService *validation, LeadsEntry *entry)
{
  g_return_if_fail (LEADS_IS_LINE_TABLE (self));
  g_return_if_fail (LEADS_IS_VALIDATION_SERVICE (validation));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  forget (self);
  g_set_object (&self->columns.validation, validation);
  self->source.entry = g_object_ref (entry);
  self->kind = LEADS_LINES_REFUSED;
  self->reason = LEADS_REASON_NONE;
  start (self, FALSE);
}

void
leads_line_table_stop_following (LeadsLineTable *self)
{
  g_return_if_fail (LEADS_IS_LINE_TABLE (self));

  leads_line_source_stop_following (&self->source, self);
}

void
leads_line_table_show_upload (LeadsLineTable *self,
                              LeadsValidationService *validation,
                              LeadsUploadService *uploads,
                              LeadsUpload *upload)
{
  g_return_if_fail (LEADS_IS_LINE_TABLE (self));
  g_return_if_fail (LEADS_IS_VALIDATION_SERVICE (validation));
  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (uploads));
  g_return_if_fail (LEADS_IS_UPLOAD (upload));

  forget (self);
  g_set_object (&self->columns.validation, validation);
  self->source.uploads = g_object_ref (uploads);
  self->source.upload = g_object_ref (upload);
  self->kind = LEADS_LINES_REFUSED;
  self->reason = LEADS_REASON_NONE;
  start (self, FALSE);
}

void
leads_line_table_set_reason (LeadsLineTable *self, LeadsReason reason)
{
  g_return_if_fail (LEADS_IS_LINE_TABLE (self));
  g_return_if_fail (reason < LEADS_N_REASONS);

  self->reason = reason;
  g_simple_action_set_state (self->reason_action, g_variant_new_string (leads_reason_to_word (reason)));
  self->keeps_place = FALSE;
  update_reasons (self);
  find (self);
}

void
leads_line_table_remove (LeadsLineTable *self, LeadsLine *line)
{
  g_return_if_fail (LEADS_IS_LINE_TABLE (self));
  g_return_if_fail (LEADS_IS_LINE (line));

  g_signal_emit (self, signals[REMOVE_LINE], 0, line);
}

void
leads_line_table_act (LeadsLineTable *self, LeadsLine *line)
{
  g_return_if_fail (LEADS_IS_LINE_TABLE (self));
  g_return_if_fail (LEADS_IS_LINE (line));

  if (leads_line_get_suggestion (line) != NULL)
    g_signal_emit (self, signals[EDIT_LINE], 0, line, leads_line_get_suggestion (line));
  else if (leads_line_get_upload (line) > 0)
    g_signal_emit (self, signals[SHOW_UPLOAD], 0, leads_line_get_upload (line));
}

void
leads_line_table_begin_editing (LeadsLineTable *self, LeadsLine *line)
{
  g_return_if_fail (LEADS_IS_LINE_TABLE (self));
  g_return_if_fail (LEADS_IS_LINE (line));

  if (leads_line_columns_can_edit (line))
    self->editing = leads_line_columns_edit (&self->columns, line);
}

void
leads_line_table_edit (LeadsLineTable *self, LeadsLine *line, const char *text)
{
  g_return_if_fail (LEADS_IS_LINE_TABLE (self));
  g_return_if_fail (LEADS_IS_LINE (line));

  g_signal_emit (self, signals[EDIT_LINE], 0, line, text);
}

void
leads_line_table_end_editing (LeadsLineTable *self)
{
  g_return_if_fail (LEADS_IS_LINE_TABLE (self));

  self->editing = FALSE;
  if (!self->stale)
    return;
  self->stale = FALSE;
  refresh (self);
}
