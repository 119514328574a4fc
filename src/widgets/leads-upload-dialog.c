/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-dialog-private.h"

#include "leads-example-popover-private.h"
#include "leads-number-format-popover-private.h"
#include "leads-reflow-box-private.h"
#include "leads-ui-util.h"
#include "leads-upload-questions-private.h"
#include "leads-upload-words.h"

#include <glib/gi18n-lib.h>

/*
 * One lead, one draft, one Submit. What is shown is what will be uploaded: the
 * rows are the draft itself, which is kept when the dialog closes.
 */

enum
{
  PROP_0,
  PROP_DESK,
  PROP_LEAD,
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

G_DEFINE_FINAL_TYPE (LeadsUploadDialog, leads_upload_dialog, ADW_TYPE_WINDOW)

gboolean
leads_upload_dialog_can_edit (LeadsUploadDialog *self)
{
  return self->submit_job == NULL && self->uploaded == NULL;
}

void
leads_upload_dialog_toast (LeadsUploadDialog *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, leads_ui_toast_new (text));
}

void
leads_upload_dialog_notice (LeadsUploadDialog *self, const char *text)
{
  gtk_label_set_label (self->notice_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->notice, text != NULL);
  if (text != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

gboolean
leads_upload_dialog_is_in_entry (LeadsUploadDialog *self)
{
  GtkWidget *page = adw_leaflet_get_visible_child (self->leaflet);

  return page == GTK_WIDGET (self->lines_page) || page == GTK_WIDGET (self->reading_page) ||
         page == GTK_WIDGET (self->paste_page);
}

void
leads_upload_dialog_show_draft (LeadsUploadDialog *self)
{
  gboolean coming_back = leads_upload_dialog_is_in_entry (self);

  adw_leaflet_set_visible_child (self->leaflet, self->draft_page);
  if (coming_back && self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
  g_clear_weak_pointer (&self->focus_before);
}

void
leads_upload_dialog_update (LeadsUploadDialog *self)
{
  gboolean has_entries = g_list_model_get_n_items (G_LIST_MODEL (self->draft)) > 0;
  gboolean adding = gtk_widget_get_visible (GTK_WIDGET (self->add_form));
  g_autoptr (GPtrArray) unread = leads_upload_list_unread (self->draft);

  leads_upload_bar_set_n_unread (self->bar, unread->len);
  gtk_widget_set_visible (self->drop_area, !has_entries && !adding);
  gtk_widget_set_visible (GTK_WIDGET (self->entries), has_entries);
  gtk_widget_set_visible (self->more_buttons, has_entries || adding);
  gtk_widget_set_visible (self->add_button, !adding);
  gtk_widget_set_sensitive (self->body, leads_upload_dialog_can_edit (self));
  leads_upload_bar_update (self->bar, leads_draft_get_totals (self->draft), leads_draft_get_n_checking (self->draft),
                           leads_settings_group_get_problem (self->settings));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "upload.submit", leads_upload_bar_can_submit (self->bar));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "upload.discard", has_entries && leads_upload_dialog_can_edit (self));
}

static void
on_items_changed (LeadsUploadDialog *self, guint position, guint removed, guint added)
{
  if (self->submit_job == NULL)
    leads_kept_draft_clear_notice (self->kept);
  leads_upload_dialog_update (self);
  if (removed > added)
    leads_upload_dialog_mend_focus (self, position);
}

static void
on_draft_notify (LeadsUploadDialog *self)
{
  const GError *error = leads_draft_get_error (self->draft);

  if (error != NULL)
    leads_upload_dialog_notice (self, error->message);
  leads_upload_dialog_update (self);
}

static void
on_list_pasted (LeadsUploadDialog *self, const char *text)
{
  /* What was ticked there is asked for, with the number that was proposed for it in this country. */
  const LeadsFileOptions options = { .country = (char *) leads_draft_get_country (self->draft) };

  leads_draft_repair_all (self->draft, leads_draft_add_table (self->draft, text, &options));
}

/* Into a field of the form: what it has is shown before it is added. */
static void
on_form_pasted (LeadsUploadDialog *self, const char *text)
{
  leads_upload_dialog_add_text (self, text);
}

static void
on_form_done (LeadsUploadDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->add_form), FALSE);
  leads_upload_dialog_update (self);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->drop_area) ? self->empty_add_button : self->add_button);
}

static void
on_visible_child_changed (LeadsUploadDialog *self)
{
  if (adw_leaflet_get_visible_child (self->leaflet) != self->draft_page || self->add_button == NULL)
    return;

  leads_lines_page_leave (self->lines_page);
  leads_reading_page_leave (self->reading_page);
  leads_upload_dialog_update (self);
}

static gboolean
leads_upload_dialog_close_request (GtkWindow *window)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (window);

  if (self->submit_job != NULL)
    {
      leads_upload_dialog_toast (self, _("The numbers are being uploaded. Wait, or cancel the upload first."));
      return GDK_EVENT_STOP;
    }
  if (self->uploaded == NULL && !leads_upload_dialog_can_leave (self))
    {
      leads_kept_draft_ask_discard (self->kept);
      return GDK_EVENT_STOP;
    }

  if (self->uploaded != NULL)
    g_signal_emit (self, signals[UPLOADED], 0, self->uploaded);
  else if (leads_kept_draft_has_entries (self->kept))
    g_signal_emit (self, signals[KEPT], 0, leads_draft_get_totals (self->draft)->uploaded);

  return GTK_WINDOW_CLASS (leads_upload_dialog_parent_class)->close_request (window);
}

/* What was shown stays as it is, also when another plan would judge it otherwise. */
static void
on_plan_changed (LeadsUploadDialog *self)
{
  if (leads_upload_dialog_can_edit (self) && g_list_model_get_n_items (G_LIST_MODEL (self->draft)) > 0)
    leads_upload_dialog_notice (self, _("The numbering plan has changed. What is in the list keeps its verdicts: "
                                        "remove it and add it again to have it judged anew."));
}

static void
start (LeadsUploadDialog *self)
{
  g_autofree char *lead = leads_upload_words_lead (leads_lead_get_customer_name (self->lead),
                                                   leads_lead_get_service_name (self->lead));
  g_autofree char *drop = g_strdup_printf (_("The file joins the numbers for %s"), lead);

  self->draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
  self->names = leads_region_names_new ();
  adw_window_title_set_subtitle (self->title, lead);
  gtk_label_set_label (self->drop_label, drop);

  gtk_list_box_bind_model (self->entries, G_LIST_MODEL (self->draft), leads_upload_dialog_create_row, self, NULL);
  g_signal_connect_object (self->draft, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify", G_CALLBACK (on_draft_notify), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::problem", G_CALLBACK (leads_upload_dialog_update), self,
                           G_CONNECT_SWAPPED);

  leads_add_form_start (self->add_form, self->draft, self->names);
  g_signal_connect_object (leads_desk_get_validation (self->desk), "notify::plan", G_CALLBACK (on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  leads_settings_group_start (self->settings, self->desk, self->lead);
  leads_upload_dialog_keep_draft (self);
  leads_upload_dialog_update (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->empty_add_button);
}

static void
leads_upload_dialog_constructed (GObject *object)
{
  G_OBJECT_CLASS (leads_upload_dialog_parent_class)->constructed (object);

  start (LEADS_UPLOAD_DIALOG (object));
}

static void
leads_upload_dialog_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (object);

  switch (prop_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_LEAD:
      g_value_set_object (value, self->lead);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_upload_dialog_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (object);

  switch (prop_id)
    {
    case PROP_DESK:
      self->desk = g_value_dup_object (value);
      break;
    case PROP_LEAD:
      self->lead = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_upload_dialog_dispose (GObject *object)
{
  LeadsUploadDialog *self = LEADS_UPLOAD_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  leads_upload_dialog_forget_given (self);
  if (self->draft != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->draft, self);
      gtk_list_box_bind_model (self->entries, NULL, NULL, NULL, NULL);
      leads_upload_dialog_let_go (self);
    }
  g_clear_weak_pointer (&self->focus_before);
  g_clear_object (&self->draft);
  g_clear_object (&self->submit_job);
  g_clear_object (&self->uploaded);
  g_clear_object (&self->names);
  g_clear_object (&self->desk);
  g_clear_object (&self->lead);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_UPLOAD_DIALOG);

  G_OBJECT_CLASS (leads_upload_dialog_parent_class)->dispose (object);
}

static void
leads_upload_dialog_finalize (GObject *object)
{
  g_clear_object (&LEADS_UPLOAD_DIALOG (object)->kept);
  g_clear_object (&LEADS_UPLOAD_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (leads_upload_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LEADS_TYPE_ADD_FORM);
  g_type_ensure (LEADS_TYPE_LINES_PAGE);
  g_type_ensure (LEADS_TYPE_EXAMPLE_POPOVER);
  g_type_ensure (LEADS_TYPE_NUMBER_FORMAT_POPOVER);
  g_type_ensure (LEADS_TYPE_PASTE_PAGE);
  g_type_ensure (LEADS_TYPE_READING_PAGE);
  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  g_type_ensure (LEADS_TYPE_SETTINGS_GROUP);
  g_type_ensure (LEADS_TYPE_UPLOAD_BAR);
  g_type_ensure (LEADS_TYPE_UPLOAD_RESULT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-upload-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, draft_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, lines_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, reading_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, paste_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, result_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, body);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, notice_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, settings);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, drop_area);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, empty_add_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, add_form);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, entries);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, more_buttons);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, drop_overlay);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadDialog, drop_label);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_bind_template_callback (widget_class, leads_upload_dialog_notice);
  gtk_widget_class_bind_template_callback (widget_class, leads_upload_dialog_show_draft);
  gtk_widget_class_bind_template_callback (widget_class, on_form_done);
  gtk_widget_class_bind_template_callback (widget_class, on_form_pasted);
  gtk_widget_class_bind_template_callback (widget_class, on_list_pasted);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_child_changed);
}

static void
leads_upload_dialog_class_init (LeadsUploadDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = leads_upload_dialog_constructed;
  object_class->dispose = leads_upload_dialog_dispose;
  object_class->finalize = leads_upload_dialog_finalize;
  object_class->get_property = leads_upload_dialog_get_property;
  object_class->set_property = leads_upload_dialog_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = leads_upload_dialog_close_request;

  props[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, LEADS_TYPE_DESK,
                                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_LEAD] = g_param_spec_object ("lead", NULL, NULL, LEADS_TYPE_LEAD,
                                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[UPLOADED] = g_signal_new ("uploaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, LEADS_TYPE_UPLOAD);
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT64);

  bind_template (widget_class);
  leads_upload_dialog_install_actions (widget_class);
}

static void
leads_upload_dialog_init (LeadsUploadDialog *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->given);
  gtk_widget_init_template (GTK_WIDGET (self));
  leads_upload_dialog_accept_drops (self);
}

LeadsUploadDialog *
leads_upload_dialog_new (GtkWindow *parent, LeadsDesk *desk, LeadsLead *lead)
{
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (LEADS_IS_DESK (desk), NULL);
  g_return_val_if_fail (LEADS_IS_LEAD (lead), NULL);

  return g_object_new (LEADS_TYPE_UPLOAD_DIALOG, "transient-for", parent, "desk", desk, "lead", lead, NULL);
}

void
leads_upload_dialog_set_includes_unplanned (LeadsUploadDialog *self, gboolean includes)
{
  g_return_if_fail (LEADS_IS_UPLOAD_DIALOG (self));

  leads_draft_set_includes_unplanned (self->draft, includes);
}
