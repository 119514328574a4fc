/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-window-private.h"

#include "leads-file-choices-private.h"

#include "leads-closures.h"
#include "leads-draft-words.h"
#include "leads-lead-dialog.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>

/*
 * The window's actions. One that is for a lead gets its id, reads the lead as
 * it is now and then opens what it opens: a row may be older than the store.
 */

typedef struct
{
  LeadsWindow *window;
  LeadsWindowLeadFunc callback;
  gpointer data;
  GDestroyNotify destroy;
} LeadRequest;

static void
lead_request_free (LeadRequest *request)
{
  if (request->destroy != NULL)
    request->destroy (request->data);
  g_object_unref (request->window);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadRequest, lead_request_free)

static void
on_lead (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (LeadRequest) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsLead) lead =
    leads_directory_service_get_lead_finish (LEADS_DIRECTORY_SERVICE (source), result, &error);

  if (lead != NULL)
    request->callback (request->window, lead, request->data);
  else
    leads_ui_show_error (GTK_WIDGET (request->window), _("The Lead Cannot Be Opened"), error);
}

void
leads_window_with_lead (LeadsWindow         *self,
                        gint64               lead_id,
                        LeadsWindowLeadFunc  callback,
                        gpointer             data,
                        GDestroyNotify       destroy)
{
  LeadRequest *request = g_new0 (LeadRequest, 1);

  request->window = g_object_ref (self);
  request->callback = callback;
  request->data = data;
  request->destroy = destroy;
  leads_directory_service_get_lead_async (leads_desk_get_directory (self->desk), lead_id, self->cancellable,
                                          on_lead, request);
}

static void
on_lead_saved (LeadsWindow *self,
               gint64       lead_id)
{
  adw_view_stack_set_visible_child_name (self->stack, "leads");
  leads_leads_page_reveal (self->leads_page, lead_id);
}

static void
open_lead_dialog (LeadsWindow *self,
                  LeadsLead   *lead,
                  gpointer     data)
{
  LeadsLeadDialog *dialog = leads_lead_dialog_new (GTK_WINDOW (self), self->desk, lead);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_lead_saved), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (LeadsWindow) self = LEADS_WINDOW (data);
  g_autoptr (GError) error = NULL;

  if (leads_directory_service_delete_finish (LEADS_DIRECTORY_SERVICE (source), result, &error))
    leads_window_show_toast (self, _("Lead deleted"));
  else
    leads_ui_show_error (GTK_WIDGET (self), _("The Lead Was Not Deleted"), error);
}

static void
on_delete_answer (GtkWidget *parent,
                  gboolean   accepted,
                  gpointer   data)
{
  LeadsWindow *self = LEADS_WINDOW (parent);

  if (accepted)
    leads_directory_service_delete_async (leads_desk_get_directory (self->desk), LEADS_TYPE_LEAD, leads_lead_get_id (LEADS_LEAD (data)),
                                          self->cancellable, on_deleted, g_object_ref (self));
}

/* Why a lead stays, or NULL; the store refuses it too. */
static char *
why_kept (LeadsLead *lead)
{
  gint64 n_numbers = leads_lead_get_n_numbers (lead);
  gint64 n_uploads = leads_lead_get_n_uploads (lead);
  g_autofree char *numbers = leads_format_count (n_numbers);
  g_autofree char *uploads = leads_format_count (n_uploads);

  /* Translators: customer, service, how many. */
  if (n_numbers > 0)
    return g_strdup_printf (ngettext ("%s, %s has %s number. Undo its upload first.",
                                      "%s, %s has %s numbers. Undo their uploads first.", (gulong) n_numbers),
                            leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead), numbers);
  if (n_uploads > 0)
    return g_strdup_printf (ngettext ("%s, %s has %s upload in its history, which is kept.",
                                      "%s, %s has %s uploads in its history, which is kept.", (gulong) n_uploads),
                            leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead), uploads);
  return NULL;
}

static void
ask_delete (LeadsWindow *self,
            LeadsLead   *lead,
            gpointer     data)
{
  LeadsDraftKeeper *drafts = leads_desk_get_drafts (self->desk);
  g_autofree char *reason = why_kept (lead);
  g_autofree char *body = NULL;

  if (reason != NULL)
    {
      leads_ui_show_message (GTK_WIDGET (self), _("This Lead Cannot Be Deleted"), reason);
      return;
    }
  if (leads_draft_keeper_has (drafts, leads_lead_get_id (lead)))
    body = leads_draft_words_delete (leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead),
                                     leads_draft_keeper_get_n_numbers (drafts, leads_lead_get_id (lead)));
  else
    body = g_strdup_printf (_("%s, %s and its SIP connections will be deleted. This cannot be undone."),
                            leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead));
  leads_ui_ask (GTK_WIDGET (self), _("Delete This Lead?"), body, _("_Delete"), TRUE, on_delete_answer,
                g_object_ref (lead), g_object_unref);
}

static void
activate_new_lead (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  open_lead_dialog (LEADS_WINDOW (data), NULL, NULL);
}

static void
activate_edit_lead (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  leads_window_with_lead (LEADS_WINDOW (data), g_variant_get_int64 (parameter), open_lead_dialog, NULL, NULL);
}

static void
activate_delete_lead (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  leads_window_with_lead (LEADS_WINDOW (data), g_variant_get_int64 (parameter), ask_delete, NULL, NULL);
}

static void
open_upload (LeadsWindow *self,
             LeadsLead   *lead,
             gpointer     data)
{
  leads_window_open_upload_files (self, lead, NULL);
}

static void
activate_upload (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  leads_window_with_lead (LEADS_WINDOW (data), g_variant_get_int64 (parameter), open_upload, NULL, NULL);
}

static void
on_many_chosen (GtkWidget  *widget,
                GListModel *files)
{
  leads_window_open_many (LEADS_WINDOW (widget), files);
}

static void
activate_import_many (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  leads_choose_number_files (GTK_WIDGET (data), on_many_chosen);
}

static void
activate_search (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  LeadsWindow *self = LEADS_WINDOW (data);

  /* Ctrl+F on an open search goes back to its entry instead of shutting it. */
  gtk_toggle_button_set_active (self->search_button, FALSE);
  gtk_toggle_button_set_active (self->search_button, TRUE);
}

static void
activate_page (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  const char *name = g_variant_get_string (parameter, NULL);
  LeadsWindow *self = LEADS_WINDOW (data);

  if (adw_view_stack_get_child_by_name (self->stack, name) == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->stack, name);
  gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->stack));
}

/*
 * Made when it is asked for and gone when it is closed. GTK makes a gtk/help-overlay.ui with every window and
 * keeps it hidden, and on 4.8 the program ends when a screen reader asks for a window that has just closed: it
 * gets the hidden one, which has no place on the bus yet.
 */
static void
activate_show_help_overlay (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (APP_PATH "/gtk/shortcuts-window.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (data), GTK_SHORTCUTS_WINDOW (shortcuts));
  gtk_window_set_hide_on_close (shortcuts, FALSE);
  gtk_window_present (shortcuts);
}

void
leads_window_init_actions (LeadsWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-lead", .activate = activate_new_lead },
    { .name = "edit-lead", .activate = activate_edit_lead, .parameter_type = "x" },
    { .name = "delete-lead", .activate = activate_delete_lead, .parameter_type = "x" },
    { .name = "upload", .activate = activate_upload, .parameter_type = "x" },
    { .name = "import-many", .activate = activate_import_many },
    { .name = "search", .activate = activate_search },
    { .name = "page", .activate = activate_page, .parameter_type = "s" },
    { .name = "show-help-overlay", .activate = activate_show_help_overlay },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  leads_window_init_drafts (self);
  leads_window_init_undo (self);
}
