/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-many-dialog-private.h"

#include "leads-reflow-box-private.h"
#include "leads-ui-util.h"
#include "leads-upload-words.h"

#include <glib/gi18n-lib.h>

/*
 * One file, many leads, one Submit. What is shown is what will be uploaded: the rows are the draft and its parts.
 */

enum
{
  PROP_0,
  PROP_DESK,
  N_PROPS
};
enum
{
  UPLOADED,
  KEPT,
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
leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LeadsManyDialog *self = LEADS_MANY_DIALOG (widget);

  if (leads_many_dialog_is_in_entry (self))
    leads_many_dialog_go_back (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LeadsManyDialog *self = LEADS_MANY_DIALOG (widget);

  if (leads_many_dialog_is_in_entry (self))
    leads_many_dialog_go_back (self);
}

static void
submit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  leads_many_dialog_submit (LEADS_MANY_DIALOG (widget));
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
discard (GtkWidget *widget, const char *action, GVariant *parameter)
{
  leads_kept_draft_ask_discard (LEADS_MANY_DIALOG (widget)->kept);
}

static gboolean
leads_many_dialog_close_request (GtkWindow *window)
{
  LeadsManyDialog *self = LEADS_MANY_DIALOG (window);

  if (self->submit_job != NULL)
    {
      adw_toast_overlay_add_toast (
          self->toasts,
          leads_ui_toast_new (_("The numbers are being uploaded. Wait, or cancel the upload first.")));
      return GDK_EVENT_STOP;
    }
  if (self->uploaded == NULL && !leads_kept_draft_can_leave (self->kept))
    {
      leads_kept_draft_ask_discard (self->kept);
      return GDK_EVENT_STOP;
    }
  if (self->uploaded != NULL)
    g_signal_emit (self, signals[UPLOADED], 0, self->uploaded);
  else if (leads_kept_draft_has_entries (self->kept))
    g_signal_emit (self, signals[KEPT], 0, leads_draft_get_totals (self->draft)->uploaded);
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

  G_OBJECT_CLASS (leads_many_dialog_parent_class)->constructed (object);

  self->draft = leads_upload_service_new_draft_for_many (uploads);
  self->names = leads_region_names_new ();
  leads_many_dialog_bind_draft (self);
  leads_many_dialog_keep_draft (self);
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
      leads_kept_draft_close (self->kept);
    }
  g_clear_weak_pointer (&self->focus_before);
  g_clear_pointer (&self->shown_strangers, g_free);
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
  g_clear_object (&LEADS_MANY_DIALOG (object)->kept);
  g_clear_object (&LEADS_MANY_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (leads_many_dialog_parent_class)->finalize (object);
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
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, strangers);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, strangers_more);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, more_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result_detail);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result_left_out);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result_unread);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result_unread_heading);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result_unread_list);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, result_lines);
  gtk_widget_class_bind_template_child (widget_class, LeadsManyDialog, done_button);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_bind_template_callback (widget_class, leads_many_dialog_go_back);
  gtk_widget_class_bind_template_callback (widget_class, leads_many_dialog_notice);
  gtk_widget_class_bind_template_callback (widget_class, leads_many_dialog_on_page);
  gtk_widget_class_bind_template_callback (widget_class, leads_many_dialog_show_more);
  gtk_widget_class_bind_template_callback (widget_class, leads_many_dialog_show_refused);
  gtk_widget_class_bind_template_callback (widget_class, leads_many_dialog_show_unmatched);
  gtk_widget_class_bind_template_callback (widget_class, leads_many_dialog_update);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_added);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_chosen);
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
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT64);

  bind_template (widget_class);
  /* The same names and keys as in the dialog for one lead. */
  gtk_widget_class_install_action (widget_class, "upload.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "upload.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "upload.submit", NULL, submit);
  gtk_widget_class_install_action (widget_class, "upload.discard", NULL, discard);
  gtk_widget_class_install_action (widget_class, "upload.show-before", "x", show_before);
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

  if (leads_many_dialog_can_edit (self) && !leads_kept_draft_wait_file (self->kept, file))
    leads_draft_add_file (self->draft, file, NULL);
}

void
leads_many_dialog_set_includes_unplanned (LeadsManyDialog *self, gboolean includes)
{
  g_return_if_fail (LEADS_IS_MANY_DIALOG (self));

  leads_draft_set_includes_unplanned (self->draft, includes);
}
