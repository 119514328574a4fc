/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-window-private.h"

#include "leads-upload-dialog-private.h"
#include "leads-lead-picker.h"

#include <leads-draft-keeper.h>

#include <glib/gi18n.h>

/* Files of numbers on their way to a lead: the upload dialog, and the question for whom they are. */

static char *
describe_files (GListModel *files)
{
  guint n = g_list_model_get_n_items (files);
  g_autoptr (GFile) first = g_list_model_get_item (files, 0);
  g_autofree char *name = NULL;

  if (n > 1)
    return g_strdup_printf (ngettext ("%u file", "%u files", n), n);
  name = g_file_get_basename (first);
  return g_filename_display_name (name);
}

typedef struct
{
  LeadsWindow *window; /* not owned: the closure ends with it */
  GListModel *files;
} Pick;

static void
pick_free (gpointer data,
           GClosure *closure)
{
  Pick *pick = data;

  g_object_unref (pick->files);
  g_free (pick);
}

static void
on_picked (LeadsLeadPicker *picker,
           LeadsLead       *lead,
           gpointer         data)
{
  Pick *pick = data;

  leads_window_open_upload_files (pick->window, lead, pick->files);
}

void
leads_window_ask_lead (LeadsWindow *self,
                       GListModel  *files)
{
  g_autofree char *subtitle = describe_files (files);
  LeadsLeadPicker *picker = leads_lead_picker_new (GTK_WINDOW (self), self->desk, subtitle);
  Pick *pick = g_new0 (Pick, 1);
  GClosure *closure = g_cclosure_new (G_CALLBACK (on_picked), pick, pick_free);

  pick->window = self;
  pick->files = g_object_ref (files);
  g_object_watch_closure (G_OBJECT (self), closure);
  g_signal_connect_closure (picker, "picked", closure, FALSE);
  gtk_window_present (GTK_WINDOW (picker));
}

static void
on_many_kept (LeadsWindow *self,
              gint64       n_numbers)
{
  leads_window_add_draft_toast (self, LEADS_DRAFT_OF_SEVERAL, n_numbers);
}

static void
on_many_gone (LeadsWindow *self)
{
  g_clear_weak_pointer (&self->many_dialog);
  leads_window_show_many_draft (self);
}

static void
start_many (LeadsWindow *self)
{
  g_set_weak_pointer (&self->many_dialog, leads_many_dialog_new (GTK_WINDOW (self), self->desk));
  g_signal_connect_object (self->many_dialog, "uploaded", G_CALLBACK (leads_window_add_batch_toast), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->many_dialog, "kept", G_CALLBACK (on_many_kept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->many_dialog, "destroy", G_CALLBACK (on_many_gone), self, G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    leads_many_dialog_set_includes_unplanned (self->many_dialog,
                                              g_settings_get_boolean (self->settings, "include-unplanned"));
  leads_window_show_many_draft (self);
}

void
leads_window_open_many (LeadsWindow *self,
                        GListModel  *files)
{
  /* One draft, so one dialog. */
  if (self->many_dialog == NULL)
    start_many (self);
  gtk_window_present (GTK_WINDOW (self->many_dialog));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      leads_many_dialog_add_file (self->many_dialog, file);
    }
}

typedef struct
{
  LeadsWindow *window;
  GListModel *files;
} Route;

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Route *route = data;
  g_autoptr (LeadsWindow) self = route->window;
  g_autoptr (GListModel) files = route->files;
  gboolean for_many = leads_upload_service_names_customers_finish (LEADS_UPLOAD_SERVICE (source), result, NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  /* What cannot be read is said where it is shown. */
  if (for_many)
    leads_window_open_many (self, files);
  else
    leads_window_ask_lead (self, files);
}

void
leads_window_route_files (LeadsWindow *self,
                          GListModel  *files)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  Route *route;

  if (g_list_model_get_n_items (files) != 1)
    {
      leads_window_ask_lead (self, files);
      return;
    }
  route = g_new0 (Route, 1);
  route->window = g_object_ref (self);
  route->files = g_object_ref (files);
  leads_upload_service_names_customers_async (leads_desk_get_uploads (self->desk), file, self->cancellable, on_looked,
                                              route);
}

void
leads_window_open_files (LeadsWindow  *self,
                         GFile       **files,
                         guint         n_files)
{
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_FILE);

  g_return_if_fail (LEADS_IS_WINDOW (self));
  g_return_if_fail (files != NULL && n_files > 0);

  for (guint i = 0; i < n_files; i++)
    g_list_store_append (store, files[i]);
  leads_window_route_files (self, G_LIST_MODEL (store));
}

void
leads_window_open_upload (LeadsWindow *self,
                          LeadsLead   *lead,
                          GFile       *file)
{
  g_autoptr (GListStore) files = NULL;

  g_return_if_fail (LEADS_IS_WINDOW (self));
  g_return_if_fail (LEADS_IS_LEAD (lead));

  if (file != NULL)
    {
      files = g_list_store_new (G_TYPE_FILE);
      g_list_store_append (files, file);
    }
  leads_window_open_upload_files (self, lead, (GListModel *) files);
}

static void
on_kept (LeadsUploadDialog *dialog,
         gint64             n_numbers,
         LeadsWindow       *self)
{
  g_autoptr (LeadsLead) lead = NULL;

  g_object_get (dialog, "lead", &lead, NULL);
  leads_window_add_draft_toast (self, leads_lead_get_id (lead), n_numbers);
}

static LeadsUploadDialog *
find_open_dialog (LeadsWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (LEADS_IS_UPLOAD_DIALOG (window) && gtk_window_get_transient_for (window) == GTK_WINDOW (self) &&
          gtk_widget_get_visible (GTK_WIDGET (window)))
        return LEADS_UPLOAD_DIALOG (window);
    }
  return NULL;
}

/* One upload at a time: files for the same lead join it, others have to wait. */
static void
join (LeadsUploadDialog *dialog,
      LeadsLead         *lead,
      GListModel        *files)
{
  g_autoptr (LeadsLead) open = NULL;
  const guint n_files = files != NULL ? g_list_model_get_n_items (files) : 0;

  gtk_window_present (GTK_WINDOW (dialog));
  g_object_get (dialog, "lead", &open, NULL);
  for (guint i = 0; i < n_files && leads_lead_get_id (open) == leads_lead_get_id (lead); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      leads_upload_dialog_add_file (dialog, file);
    }
  if (n_files > 0 && leads_lead_get_id (open) != leads_lead_get_id (lead))
    leads_upload_dialog_toast (dialog, ngettext ("Submit or close this upload first. The file was not added.",
                                                 "Submit or close this upload first. The files were not added.", n_files));
}

void
leads_window_open_upload_files (LeadsWindow *self,
                                LeadsLead   *lead,
                                GListModel  *files)
{
  LeadsUploadDialog *dialog = find_open_dialog (self);

  if (dialog != NULL)
    {
      join (dialog, lead, files);
      return;
    }
  dialog = leads_upload_dialog_new (GTK_WINDOW (self), self->desk, lead);
  g_signal_connect_object (dialog, "uploaded", G_CALLBACK (leads_window_add_upload_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (on_kept), self, 0);
  if (self->settings != NULL)
    leads_upload_dialog_set_includes_unplanned (dialog, g_settings_get_boolean (self->settings, "include-unplanned"));
  gtk_window_present (GTK_WINDOW (dialog));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      leads_upload_dialog_add_file (dialog, file);
    }
}
