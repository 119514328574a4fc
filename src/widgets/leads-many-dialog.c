/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-many-dialog-private.h"

#include "leads-entry-row-private.h"
#include "leads-many-words.h"
#include "leads-part-row-private.h"
#include "leads-records-dialog.h"
#include "leads-reflow-box-private.h"
#include "leads-ui-util.h"
#include "leads-upload-questions-private.h"
#include "leads-upload-words.h"

#include <glib/gi18n-lib.h>

/*
 * One file, many leads, one Submit. What is shown is what will be uploaded: the rows are the draft and its parts.
 * Leads that ask for a decision come first, and only so many rows are made as somebody asks to see.
 */

/* Rows of leads that are made at first, and with each Show More. */
#define PARTS_AT_ONCE 100

enum
{
  PROP_0,
  PROP_DESK,
  N_PROPS
};
enum
{
  UPLOADED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsManyDialog, leads_many_dialog, ADW_TYPE_WINDOW)

gboolean
leads_many_dialog_can_edit (LeadsManyDialog *self)
{
  return self->submit_job == NULL && self->uploaded == NULL;
}

void
leads_many_dialog_notice (LeadsManyDialog *self, const char *text)
{
  gtk_label_set_label (self->notice_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->notice, text != NULL);
  if (text != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

LeadsTotals
leads_many_dialog_sum (LeadsManyDialog *self, guint *n_missing)
{
  GListModel *parts = leads_draft_get_parts (self->draft);
  LeadsTotals totals = *leads_draft_get_totals (self->draft);

  *n_missing = 0;
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);

      if (!leads_draft_part_get_included (part))
        totals.uploaded -= leads_draft_part_get_totals (part)->uploaded;
      else if (leads_draft_part_is_submitted (part) && leads_draft_part_get_connection_id (part) == 0)
        (*n_missing)++;
    }
  return totals;
}

/* What has to be done before Submit. (transfer full) (nullable) */
static char *
find_problem (LeadsManyDialog *self, guint n_missing)
{
  if (!leads_record_chooser_get_ready (self->profile_row))
    return g_strdup ("");
  if (leads_record_list_get_error (self->profiles) != NULL)
    return g_strdup (_("The data cannot be read"));
  if (leads_record_chooser_get_n_choices (self->profile_row) == 0)
    return g_strdup (_("Add a calling profile first"));
  if (leads_record_chooser_get_chosen_id (self->profile_row) == 0)
    return g_strdup (_("Choose a calling profile first"));
  return leads_many_words_missing (n_missing);
}

static void
update_leads (LeadsManyDialog *self)
{
  const guint n_parts = g_list_model_get_n_items (leads_draft_get_parts (self->draft));
  const guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown_parts));
  g_autofree char *heading = leads_many_words_leads (n_parts);
  g_autofree char *unmatched = leads_many_words_unmatched (leads_draft_get_unmatched (self->draft));
  g_autofree char *more = leads_many_words_more (MIN (n_parts - n_shown, PARTS_AT_ONCE), n_parts - n_shown);

  gtk_label_set_label (self->leads_heading, heading);
  gtk_label_set_label (self->unmatched_label, unmatched != NULL ? unmatched : "");
  gtk_widget_set_visible (self->unmatched, unmatched != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->parts), n_parts > 0);
  gtk_widget_set_visible (self->leads_group, n_parts > 0 || unmatched != NULL);
  gtk_button_set_label (self->more_button, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_shown < n_parts);
}

void
leads_many_dialog_update (LeadsManyDialog *self)
{
  guint n_missing;
  const LeadsTotals totals = leads_many_dialog_sum (self, &n_missing);
  g_autofree char *problem = find_problem (self, n_missing);

  gtk_widget_set_visible (GTK_WIDGET (self->profile_form),
                          leads_record_chooser_get_ready (self->profile_row) &&
                              leads_record_chooser_get_n_choices (self->profile_row) == 0);
  gtk_widget_set_visible (self->settings, !gtk_widget_get_visible (GTK_WIDGET (self->profile_form)));
  update_leads (self);
  gtk_widget_set_sensitive (self->body, leads_many_dialog_can_edit (self));
  leads_upload_bar_update (self->bar, &totals, leads_draft_get_n_checking (self->draft),
                           totals.uploaded > 0 ? problem : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "upload.submit", leads_upload_bar_can_submit (self->bar));
}

static void
on_profile_chosen (LeadsManyDialog *self)
{
  LeadsProfile *profile = leads_record_chooser_get_chosen (self->profile_row);
  g_autofree char *warning = NULL;

  if (profile != NULL)
    warning = leads_upload_words_trunks (leads_profile_get_trunks (profile));
  leads_message_row_say (self->profile_message, LEADS_MESSAGE_WARNING, warning);
  leads_many_dialog_update (self);
}

static void
on_profile_added (LeadsManyDialog *self, gint64 id)
{
  leads_record_chooser_choose (self->profile_row, id);
  leads_record_list_reload (self->profiles);
}

static void
on_draft_notify (LeadsManyDialog *self)
{
  const GError *error = leads_draft_get_error (self->draft);

  if (self->submit_job == NULL)
    leads_many_dialog_notice (self, error != NULL ? error->message : NULL);
  leads_many_dialog_update (self);
}

static void
on_part_notify (LeadsManyDialog *self)
{
  leads_many_dialog_update (self);
}

static void
on_parts_changed (LeadsManyDialog *self, guint position, guint removed, guint added)
{
  GListModel *parts = leads_draft_get_parts (self->draft);

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);

      g_signal_handlers_disconnect_by_func (part, on_part_notify, self);
      g_signal_connect_object (part, "notify::connection-id", G_CALLBACK (on_part_notify), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (part, "notify::included", G_CALLBACK (on_part_notify), self, G_CONNECT_SWAPPED);
    }
  leads_many_dialog_update (self);
}

static void
show_page (LeadsManyDialog *self)
{
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->lines_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->lines_page));
}

static void
on_show_entry_lines (LeadsManyDialog *self, LeadsEntry *entry, int kind)
{
  leads_lines_page_show (self->lines_page, self->draft, entry, kind);
  show_page (self);
}

static void
on_change_reading (LeadsManyDialog *self, LeadsEntry *entry)
{
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  leads_reading_page_show (self->reading_page, self->draft, entry, self->names);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->reading_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->reading_page));
}

/* @part: (nullable): NULL: the lines that are nobody's */
static void
show_part_lines (LeadsManyDialog *self, LeadsDraftPart *part, int kind)
{
  g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->draft), 0);

  if (entry == NULL)
    return;
  leads_lines_page_show_part (self->lines_page, self->draft, entry, part, kind);
  show_page (self);
}

static void
on_show_unmatched (LeadsManyDialog *self)
{
  show_part_lines (self, NULL, LEADS_LINES_REFUSED);
}

static void
on_add_connection (LeadsManyDialog *self, LeadsDraftPart *part)
{
  GtkWidget *dialog = leads_connections_dialog_new (GTK_WINDOW (self), self->desk, leads_draft_part_get_lead (part));

  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
create_entry_row (gpointer item, gpointer data)
{
  LeadsManyDialog *self = data;
  GtkWidget *row = leads_entry_row_new (self->draft, item, NULL);

  g_signal_connect_object (row, "show-lines", G_CALLBACK (on_show_entry_lines), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "change-reading", G_CALLBACK (on_change_reading), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
create_part_row (gpointer item, gpointer data)
{
  GtkWidget *row = leads_part_row_new (item);

  g_signal_connect_object (row, "show-lines", G_CALLBACK (show_part_lines), data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "add-connection", G_CALLBACK (on_add_connection), data, G_CONNECT_SWAPPED);
  return row;
}

/* Those that ask for a decision; the others as the file has them. */
static int
compare_parts (gconstpointer a, gconstpointer b, gpointer data)
{
  const gboolean left = leads_draft_part_get_connections ((LeadsDraftPart *) a)->len == 1;
  const gboolean right = leads_draft_part_get_connections ((LeadsDraftPart *) b)->len == 1;

  return left - right;
}

static void
on_more (LeadsManyDialog *self)
{
  gtk_slice_list_model_set_size (self->shown_parts, gtk_slice_list_model_get_size (self->shown_parts) + PARTS_AT_ONCE);
  leads_many_dialog_update (self);
}

static void
show_draft (LeadsManyDialog *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->draft_page);
  if (self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
  g_clear_weak_pointer (&self->focus_before);
}

/* What is about the file or its lines, and not the draft. */
static gboolean
is_in_entry (LeadsManyDialog *self)
{
  GtkWidget *page = adw_leaflet_get_visible_child (self->leaflet);

  return page == GTK_WIDGET (self->lines_page) || page == GTK_WIDGET (self->reading_page);
}

/* Back from there to where it was opened. */
static void
on_back (LeadsManyDialog *self)
{
  if (self->uploaded == NULL)
    show_draft (self);
  else
    adw_leaflet_set_visible_child (self->leaflet, self->result_page);
}

static void
on_visible_child_changed (LeadsManyDialog *self)
{
  if (self->draft == NULL || is_in_entry (self))
    return;
  leads_lines_page_leave (self->lines_page);
  leads_reading_page_leave (self->reading_page);
  leads_many_dialog_update (self);
}

static void
leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LeadsManyDialog *self = LEADS_MANY_DIALOG (widget);

  if (is_in_entry (self))
    on_back (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LeadsManyDialog *self = LEADS_MANY_DIALOG (widget);

  if (is_in_entry (self))
    on_back (self);
}

static void
submit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  leads_many_dialog_submit (LEADS_MANY_DIALOG (widget));
}

static void
on_discard_answer (GtkWidget *widget, gboolean accepted, gpointer data)
{
  LEADS_MANY_DIALOG (widget)->discarded = accepted;
  if (accepted)
    gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
leads_many_dialog_close_request (GtkWindow *window)
{
  LeadsManyDialog *self = LEADS_MANY_DIALOG (window);
  const gint64 n_numbers = leads_draft_get_totals (self->draft)->uploaded;

  if (self->submit_job != NULL)
    {
      adw_toast_overlay_add_toast (
          self->toasts,
          leads_ui_toast_new (_("The numbers are being uploaded. Wait, or cancel the upload first.")));
      return GDK_EVENT_STOP;
    }
  if (self->uploaded == NULL && !self->discarded && n_numbers > 0)
    {
      leads_upload_ask_discard (GTK_WIDGET (self), n_numbers, on_discard_answer, NULL);
      return GDK_EVENT_STOP;
    }
  if (self->uploaded != NULL)
    g_signal_emit (self, signals[UPLOADED], 0, self->uploaded);
  return GTK_WINDOW_CLASS (leads_many_dialog_parent_class)->close_request (window);
}

static void
on_last_used (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsManyDialog) self = data;
  g_autoptr (GPtrArray) uploads = leads_upload_service_list_finish (LEADS_UPLOAD_SERVICE (source), result, NULL);
  gint64 profile_id = 0;

  if (self->draft == NULL)
    return; /* closed meanwhile */
  if (uploads != NULL && uploads->len > 0)
    profile_id = leads_upload_get_profile_id (g_ptr_array_index (uploads, 0));
  leads_record_chooser_suggest (self->profile_row, profile_id);
}

static void
leads_many_dialog_constructed (GObject *object)
{
  LeadsManyDialog *self = LEADS_MANY_DIALOG (object);
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  GListModel *parts;
  GtkSortListModel *sorted;

  G_OBJECT_CLASS (leads_many_dialog_parent_class)->constructed (object);

  self->draft = leads_upload_service_new_draft_for_many (uploads);
  self->names = leads_region_names_new ();
  parts = leads_draft_get_parts (self->draft);
  sorted = gtk_sort_list_model_new (g_object_ref (parts), GTK_SORTER (gtk_custom_sorter_new (compare_parts, NULL, NULL)));
  self->shown_parts = gtk_slice_list_model_new (G_LIST_MODEL (sorted), 0, PARTS_AT_ONCE);
  gtk_list_box_bind_model (self->entries, G_LIST_MODEL (self->draft), create_entry_row, self, NULL);
  gtk_list_box_bind_model (self->parts, G_LIST_MODEL (self->shown_parts), create_part_row, self, NULL);
  g_signal_connect_object (self->draft, "notify", G_CALLBACK (on_draft_notify), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (parts, "items-changed", G_CALLBACK (on_parts_changed), self, G_CONNECT_SWAPPED);

  leads_profile_form_start (self->profile_form, leads_desk_get_directory (self->desk));
  self->profiles = leads_record_list_new (self->desk, LEADS_RECORDS_PROFILES, 0);
  g_signal_connect_object (self->profiles, "notify::error", G_CALLBACK (leads_many_dialog_update), self,
                           G_CONNECT_SWAPPED);
  leads_record_chooser_start (self->profile_row, self->profiles, NULL);
  leads_upload_service_list_async (uploads, 0, self->cancellable, on_last_used, g_object_ref (self));
  leads_many_dialog_update (self);
}

static void
leads_many_dialog_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DESK:
      g_value_set_object (value, LEADS_MANY_DIALOG (object)->desk);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_many_dialog_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DESK:
      LEADS_MANY_DIALOG (object)->desk = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* A file that is still being read stops with the dialog. */
static void
drop_draft (LeadsManyDialog *self)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->draft)); i > 0; i--)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->draft), i - 1);

      leads_draft_remove (self->draft, entry);
    }
}

static void
leads_many_dialog_dispose (GObject *object)
{
  LeadsManyDialog *self = LEADS_MANY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->draft != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->draft, self);
      g_signal_handlers_disconnect_by_data (leads_draft_get_parts (self->draft), self);
      gtk_list_box_bind_model (self->entries, NULL, NULL, NULL, NULL);
      gtk_list_box_bind_model (self->parts, NULL, NULL, NULL, NULL);
      drop_draft (self);
    }
  g_clear_weak_pointer (&self->focus_before);
  g_clear_object (&self->shown_parts);
  g_clear_object (&self->draft);
  g_clear_object (&self->profiles);
  g_clear_object (&self->names);
  g_clear_object (&self->submit_job);
  g_clear_pointer (&self->uploaded, g_ptr_array_unref);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_MANY_DIALOG);

  G_OBJECT_CLASS (leads_many_dialog_parent_class)->dispose (object);
}

static void
leads_many_dialog_finalize (GObject *object)
{
  g_clear_object (&LEADS_MANY_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (leads_many_dialog_parent_class)->finalize (object);
}

static void
on_show_lines (LeadsManyDialog *self)
{
  g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->draft), 0);

  if (entry != NULL)
    on_show_entry_lines (self, entry, LEADS_LINES_REFUSED);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LEADS_TYPE_LINES_PAGE);
  g_type_ensure (LEADS_TYPE_MESSAGE_ROW);
  g_type_ensure (LEADS_TYPE_PROFILE_FORM);
  g_type_ensure (LEADS_TYPE_READING_PAGE);
  g_type_ensure (LEADS_TYPE_RECORD_CHOOSER);
  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  g_type_ensure (LEADS_TYPE_UPLOAD_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-many-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, draft_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, lines_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, reading_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, body);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, notice_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, profile_form);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, settings);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, profile_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, profile_message);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, entries);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, leads_group);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, leads_heading);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, unmatched);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, unmatched_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, more_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result_detail);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result_left_out);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result_lines);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, done_button);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_bind_template_callback (widget_class, leads_many_dialog_notice);
  gtk_widget_class_bind_template_callback (widget_class, leads_many_dialog_update);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_added);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_show_lines);
  gtk_widget_class_bind_template_callback (widget_class, on_show_unmatched);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_child_changed);
}

static void
leads_many_dialog_class_init (LeadsManyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = leads_many_dialog_constructed;
  object_class->dispose = leads_many_dialog_dispose;
  object_class->finalize = leads_many_dialog_finalize;
  object_class->get_property = leads_many_dialog_get_property;
  object_class->set_property = leads_many_dialog_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = leads_many_dialog_close_request;

  props[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, LEADS_TYPE_DESK,
                                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[UPLOADED] = g_signal_new ("uploaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  bind_template (widget_class);
  /* The same names and keys as in the dialog for one lead. */
  gtk_widget_class_install_action (widget_class, "upload.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "upload.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "upload.submit", NULL, submit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "upload.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "upload.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "upload.submit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "upload.submit", NULL);
}

static void
leads_many_dialog_init (LeadsManyDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  leads_message_row_set_field (self->profile_message, GTK_WIDGET (self->profile_row));
}

LeadsManyDialog *
leads_many_dialog_new (GtkWindow *parent, LeadsDesk *desk)
{
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (LEADS_IS_DESK (desk), NULL);

  return g_object_new (LEADS_TYPE_MANY_DIALOG, "transient-for", parent, "desk", desk, NULL);
}

void
leads_many_dialog_add_file (LeadsManyDialog *self, GFile *file)
{
  g_return_if_fail (LEADS_IS_MANY_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  if (leads_many_dialog_can_edit (self))
    leads_draft_add_file (self->draft, file, NULL);
}

void
leads_many_dialog_set_includes_unplanned (LeadsManyDialog *self, gboolean includes)
{
  g_return_if_fail (LEADS_IS_MANY_DIALOG (self));

  leads_draft_set_includes_unplanned (self->draft, includes);
}
