/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-window-private.h"

#include "leads-import-dialog.h"
#include "leads-records-dialog.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>

/* The pages beside the leads, the ways to them, and the windows that list what leads need. */

static void
show_of (LeadsWindow *self,
         gint64       lead_id,
         gint64       upload_id,
         const char  *customer,
         const char  *service)
{
  g_autofree char *label = g_strdup_printf (_("%s, %s"), customer, service);

  leads_numbers_page_show (self->numbers_page, lead_id, upload_id, label);
  adw_view_stack_set_visible_child_name (self->stack, "numbers");
}

static void
show_lead (LeadsWindow *self,
           LeadsLead   *lead,
           gpointer     data)
{
  show_of (self, leads_lead_get_id (lead), 0, leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead));
}

static void
on_upload (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (LeadsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsUpload) upload = leads_upload_service_get_finish (LEADS_UPLOAD_SERVICE (source), result, &error);

  if (upload != NULL)
    show_of (self, 0, leads_upload_get_id (upload), leads_upload_get_customer_name (upload), leads_upload_get_service_name (upload));
  else
    leads_ui_show_error (GTK_WIDGET (self), _("The Upload Cannot Be Shown"), error);
}

static void
show_upload_numbers (LeadsWindow *self,
                     gint64       upload_id)
{
  leads_upload_service_get_async (leads_desk_get_uploads (self->desk), upload_id, self->cancellable, on_upload, g_object_ref (self));
}

void
leads_window_show_numbers (LeadsWindow             *self,
                           const LeadsNumberFilter *filter)
{
  g_return_if_fail (LEADS_IS_WINDOW (self));

  if (filter->upload_id != 0)
    show_upload_numbers (self, filter->upload_id);
  else
    leads_window_with_lead (self, filter->lead_id, show_lead, NULL, NULL);
}

static void
activate_show_numbers (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  leads_window_with_lead (LEADS_WINDOW (data), g_variant_get_int64 (parameter), show_lead, NULL, NULL);
}

static void
activate_show_upload_numbers (GSimpleAction *action,
                              GVariant      *parameter,
                              gpointer       data)
{
  show_upload_numbers (LEADS_WINDOW (data), g_variant_get_int64 (parameter));
}

/* All numbers, of which the newest stand first. */
static void
activate_show_newest_numbers (GSimpleAction *action,
                              GVariant      *parameter,
                              gpointer       data)
{
  LeadsWindow *self = LEADS_WINDOW (data);

  leads_numbers_page_show (self->numbers_page, 0, 0, NULL);
  adw_view_stack_set_visible_child_name (self->stack, "numbers");
}

static void
activate_show_upload (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  LeadsWindow *self = LEADS_WINDOW (data);

  leads_uploads_page_show (self->uploads_page, g_variant_get_int64 (parameter));
  adw_view_stack_set_visible_child_name (self->stack, "uploads");
}

static void
show_connections (LeadsWindow *self,
                  LeadsLead   *lead,
                  gpointer     data)
{
  gtk_window_present (GTK_WINDOW (leads_connections_dialog_new (GTK_WINDOW (self), self->desk, lead)));
}

static void
activate_connections (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  leads_window_with_lead (LEADS_WINDOW (data), g_variant_get_int64 (parameter), show_connections, NULL, NULL);
}

static void
activate_profiles (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  LeadsWindow *self = LEADS_WINDOW (data);

  gtk_window_present (GTK_WINDOW (leads_profiles_dialog_new (GTK_WINDOW (self), self->desk)));
}

static void
activate_channels (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  LeadsWindow *self = LEADS_WINDOW (data);

  gtk_window_present (GTK_WINDOW (leads_channels_dialog_new (GTK_WINDOW (self), self->desk)));
}

static void
activate_import_leads (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  LeadsWindow *self = LEADS_WINDOW (data);

  gtk_window_present (GTK_WINDOW (leads_import_dialog_new (GTK_WINDOW (self), self->desk)));
}

void
leads_window_init_pages (LeadsWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "show-numbers", .activate = activate_show_numbers, .parameter_type = "x" },
    { .name = "show-upload-numbers", .activate = activate_show_upload_numbers, .parameter_type = "x" },
    { .name = "show-newest-numbers", .activate = activate_show_newest_numbers },
    { .name = "show-upload", .activate = activate_show_upload, .parameter_type = "x" },
    { .name = "connections", .activate = activate_connections, .parameter_type = "x" },
    { .name = "profiles", .activate = activate_profiles },
    { .name = "channels", .activate = activate_channels },
    { .name = "import-leads", .activate = activate_import_leads },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->numbers_page = leads_numbers_page_new (self->desk);
  self->uploads_page = leads_uploads_page_new (self->desk);
  adw_bin_set_child (self->numbers_bin, GTK_WIDGET (self->numbers_page));
  adw_bin_set_child (self->uploads_bin, GTK_WIDGET (self->uploads_page));
}
