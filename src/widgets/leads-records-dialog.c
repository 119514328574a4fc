/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-records-dialog.h"
#include "leads-record-editor-private.h"

#include <leads-service-error.h>
#include <leads-ui-util.h>

#include <glib/gi18n.h>

/* Two leaves: the list, and the editor of one record. What is listed and how
 * it is saved comes from the spec; nothing here knows a kind of record. */

struct _LeadsRecordsDialog
{
  AdwWindow parent_instance;

  AdwLeaflet *leaflet;
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  AdwWindowTitle *editor_title;
  GtkStack *stack;
  GtkLabel *intro;
  GtkListBox *list;
  GtkButton *add_button;
  GtkButton *first_button;
  GtkButton *save_button;
  AdwStatusPage *empty_page;
  AdwStatusPage *error_page;
  LeadsRecordEditor *editor;

  LeadsDesk *desk;
  const LeadsRecordSpec *spec;
  LeadsLead *lead;
  LeadsRecordList *records;
};

G_DEFINE_FINAL_TYPE (LeadsRecordsDialog, leads_records_dialog, ADW_TYPE_WINDOW)

static void
show_list (LeadsRecordsDialog *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

static void
edit_record (LeadsRecordsDialog *self,
             gpointer            record,
             gboolean            is_new)
{
  adw_window_title_set_title (self->editor_title, is_new ? _(self->spec->new_title) : _(self->spec->edit_title));
  gtk_button_set_label (self->save_button, is_new ? _("_Add") : _("_Save"));
  adw_leaflet_set_visible_child_name (self->leaflet, "editor");
  leads_record_editor_edit (self->editor, self->spec, record);
}

static void
add_clicked (LeadsRecordsDialog *self)
{
  g_autoptr (LeadsRecord) record = g_object_new (self->spec->get_type (), NULL);

  if (self->lead != NULL)
    g_object_set (record, "lead-id", leads_lead_get_id (self->lead), "side", LEADS_SIDE_PSTN, NULL);
  edit_record (self, record, TRUE);
}

static void
edit_clicked (GtkWidget *button,
              gpointer   record)
{
  edit_record (LEADS_RECORDS_DIALOG (gtk_widget_get_root (button)), record, FALSE);
}

static void
saved (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  g_autoptr (LeadsRecordsDialog) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->editor), TRUE);
  if (leads_directory_service_save_finish (LEADS_DIRECTORY_SERVICE (source), result, &error) != 0)
    {
      leads_record_list_reload (self->records);
      show_list (self);
    }
  else if (error->domain == LEADS_SERVICE_ERROR && error->code == LEADS_SERVICE_ERROR_NAME_TAKEN)
    {
      leads_record_editor_show_error (self->editor, error->message);
    }
  else
    {
      leads_ui_show_error (GTK_WIDGET (self), _("Not Saved"), error);
    }
}

static void
save_clicked (LeadsRecordsDialog *self)
{
  g_autoptr (LeadsRecord) record = NULL;

  if (!leads_record_editor_get_valid (self->editor) || !gtk_widget_get_sensitive (GTK_WIDGET (self->editor)))
    return;
  record = leads_record_editor_dup_record (self->editor);
  gtk_widget_set_sensitive (GTK_WIDGET (self->editor), FALSE);
  leads_directory_service_save_async (leads_desk_get_directory (self->desk), record, NULL, saved, g_object_ref (self));
}

static void
discard_answered (GtkWidget *parent,
                  gboolean   accepted,
                  gpointer   data)
{
  if (accepted)
    show_list (LEADS_RECORDS_DIALOG (parent));
}

static void
back_clicked (LeadsRecordsDialog *self)
{
  if (!leads_record_editor_get_changed (self->editor))
    show_list (self);
  else
    leads_ui_ask (GTK_WIDGET (self), _("Discard Changes?"), _("What you typed is not saved yet."), _("_Discard"), TRUE, discard_answered, NULL, NULL);
}

static void
close_answered (GtkWidget *parent,
                gboolean   accepted,
                gpointer   data)
{
  if (accepted)
    gtk_window_destroy (GTK_WINDOW (parent));
}

static gboolean
leads_records_dialog_close_request (GtkWindow *window)
{
  LeadsRecordsDialog *self = LEADS_RECORDS_DIALOG (window);
  gboolean editing = g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "editor") == 0;

  if (!editing || !leads_record_editor_get_changed (self->editor))
    return GTK_WINDOW_CLASS (leads_records_dialog_parent_class)->close_request (window);
  leads_ui_ask (GTK_WIDGET (self), _("Discard Changes?"), _("What you typed is not saved yet."), _("_Discard"), TRUE, close_answered, NULL, NULL);
  return TRUE;
}

static void
escape_pressed (LeadsRecordsDialog *self)
{
  if (g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "editor") == 0)
    back_clicked (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
removed (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (LeadsRecordsDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (leads_directory_service_delete_finish (LEADS_DIRECTORY_SERVICE (source), result, &error))
    leads_record_list_reload (self->records);
  else
    leads_ui_show_error (GTK_WIDGET (self), _("Not Deleted"), error);
}

static void
delete_answered (GtkWidget *parent,
                 gboolean   accepted,
                 gpointer   data)
{
  LeadsRecordsDialog *self = LEADS_RECORDS_DIALOG (parent);
  gint64 id;

  if (!accepted)
    return;
  g_object_get (data, "id", &id, NULL);
  leads_directory_service_delete_async (leads_desk_get_directory (self->desk), self->spec->get_type (), id, NULL, removed, g_object_ref (self));
}

static void
delete_clicked (GtkWidget *button,
                gpointer   record)
{
  LeadsRecordsDialog *self = LEADS_RECORDS_DIALOG (gtk_widget_get_root (button));
  g_autofree char *question = self->spec->ask (record);

  leads_ui_ask (GTK_WIDGET (self), question, _("This cannot be undone."), _("_Delete"), TRUE, delete_answered, g_object_ref (record), g_object_unref);
}

static GtkWidget *
make_button (const char *icon_name,
             const char *label,
             GCallback   clicked,
             gpointer    record)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  leads_ui_label (button, label);
  g_signal_connect_data (button, "clicked", clicked, g_object_ref (record), (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  return button;
}

static GtkWidget *
make_row (gpointer item,
          gpointer data)
{
  LeadsRecordsDialog *self = data;
  g_autofree char *subtitle = self->spec->describe (item);
  g_autofree char *warning = self->spec->warn != NULL ? self->spec->warn (item) : NULL;
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), self->spec->get_name (item));
  g_autofree char *delete = g_strdup_printf (_("Delete %s"), self->spec->get_name (item));
  AdwActionRow *row = ADW_ACTION_ROW (leads_ui_action_row_new (self->spec->get_name (item), NULL));

  adw_action_row_set_subtitle_lines (row, 2);
  if (warning != NULL)
    {
      g_autofree char *both = *subtitle != '\0' ? g_strdup_printf ("%s\n%s", warning, subtitle) : g_strdup (warning);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      gtk_widget_set_tooltip_text (icon, warning);
      adw_action_row_add_prefix (row, icon);
      adw_action_row_set_subtitle (row, both);
    }
  else
    {
      adw_action_row_set_subtitle (row, subtitle);
    }
  adw_action_row_add_suffix (row, make_button ("document-edit-symbolic", edit, G_CALLBACK (edit_clicked), item));
  adw_action_row_add_suffix (row, make_button ("user-trash-symbolic", delete, G_CALLBACK (delete_clicked), item));
  return GTK_WIDGET (row);
}

static void
update_stack (LeadsRecordsDialog *self)
{
  const char *error = leads_record_list_get_error (self->records);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->records));

  if (error != NULL)
    leads_ui_describe_page (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, error != NULL                                    ? "error"
                                                 : n_items > 0                                    ? "list"
                                                 : leads_record_list_get_loading (self->records) ? "loading"
                                                                                                  : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), n_items > 0);
}

static void
leads_records_dialog_set_up (LeadsRecordsDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _(self->spec->title));
  adw_window_title_set_title (self->title, _(self->spec->title));
  if (self->lead != NULL)
    {
      g_autofree char *subtitle = g_strdup_printf (_("%s, %s"), leads_lead_get_customer_name (self->lead), leads_lead_get_service_name (self->lead));

      adw_window_title_set_subtitle (self->title, subtitle);
      adw_window_title_set_subtitle (self->editor_title, subtitle);
    }
  gtk_label_set_label (self->intro, _(self->spec->intro));
  gtk_button_set_label (self->add_button, _(self->spec->add));
  gtk_button_set_label (self->first_button, _(self->spec->add));
  adw_status_page_set_title (self->empty_page, _(self->spec->empty_title));
  adw_status_page_set_description (self->empty_page, _(self->spec->empty_text));
  adw_status_page_set_icon_name (self->empty_page, self->spec->icon_name);

  self->records = leads_record_list_new (self->desk, self->spec->kind, self->lead != NULL ? leads_lead_get_id (self->lead) : 0);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->records), make_row, self, NULL);
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "notify", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  update_stack (self);
}

static void
leads_records_dialog_dispose (GObject *object)
{
  LeadsRecordsDialog *self = LEADS_RECORDS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_RECORDS_DIALOG);
  g_clear_object (&self->records);
  g_clear_object (&self->lead);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (leads_records_dialog_parent_class)->dispose (object);
}

static void
leads_records_dialog_class_init (LeadsRecordsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_records_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = leads_records_dialog_close_request;

  g_type_ensure (LEADS_TYPE_RECORD_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-records-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, editor_title);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, first_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, empty_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordsDialog, editor);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked);
  gtk_widget_class_install_action (widget_class, "dialog.escape", NULL, (GtkWidgetActionActivateFunc) (void (*) (void)) escape_pressed);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "dialog.escape", NULL);
}

static void
leads_records_dialog_init (LeadsRecordsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LeadsRecordsDialog *
leads_records_dialog_new (GtkWindow             *parent,
                          LeadsDesk             *desk,
                          const LeadsRecordSpec *spec,
                          LeadsLead             *lead)
{
  LeadsRecordsDialog *self = g_object_new (LEADS_TYPE_RECORDS_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->spec = spec;
  self->lead = lead != NULL ? g_object_ref (lead) : NULL;
  leads_records_dialog_set_up (self);
  return self;
}
