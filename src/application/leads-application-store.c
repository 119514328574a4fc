/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-application"

#include "leads-application-private.h"

#include <glib/gi18n.h>
#include <leads-demo.h>

/*
 * Opening the store, off the main thread, and what is shown until then. The
 * window on an open store and the one that says why there is none never exist together.
 */

/* Milliseconds before opening is shown to take time: below it, a window that flashes by disturbs. */
#define SLOW_AFTER 400

static LeadsStoreWindow *
ensure_store_window (LeadsApplication *self)
{
  if (self->store_window == NULL)
    {
      LeadsStoreWindow *window = leads_store_window_new (ADW_APPLICATION (self));

      g_set_weak_pointer (&self->store_window, window);
      g_signal_connect_object (window, "retry", G_CALLBACK (leads_application_open_store), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->store_window));
  return self->store_window;
}

static gboolean
on_slow (gpointer data)
{
  LeadsApplication *self = LEADS_APPLICATION (data);

  self->slow_source = 0;
  leads_store_window_show_working (ensure_store_window (self), self->demo ? _("Preparing the demonstration…")
                                                                          : _("Opening the store…"));
  return G_SOURCE_REMOVE;
}

static LeadsWindow *
find_window (LeadsApplication *self)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (LEADS_IS_WINDOW (link->data))
      return link->data;
  return NULL;
}

static void
hand_over_files (LeadsApplication *self,
                 LeadsWindow      *window)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->files));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (files, g_list_model_get_item (G_LIST_MODEL (self->files), i));
  g_list_store_remove_all (self->files);
  leads_window_open_files (window, (GFile **) files->pdata, files->len);
}

static void
end_opening (LeadsApplication *self)
{
  self->opening = FALSE;
  g_clear_handle_id (&self->slow_source, g_source_remove);
  g_application_release (G_APPLICATION (self));
}

static void
show_failure (LeadsApplication *self,
              const GError     *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    leads_store_window_show_error (ensure_store_window (self), error, self->dir);
  end_opening (self);
}

static void
show_desk (LeadsApplication *self)
{
  leads_application_present (self);
  if (self->store_window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->store_window));
  end_opening (self);
}

static void
on_demo_filled (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (LeadsApplication) self = LEADS_APPLICATION (data);
  g_autoptr (GError) error = NULL;

  if (leads_demo_fill_finish (LEADS_DESK (source), result, &error))
    {
      self->desk = g_object_ref (LEADS_DESK (source));
      show_desk (self);
    }
  else
    show_failure (self, error);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (LeadsApplication) self = LEADS_APPLICATION (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsDesk) desk = leads_desk_open_finish (result, &error);

  if (desk == NULL)
    show_failure (self, error);
  else if (self->demo)
    leads_demo_fill_async (desk, self->cancellable, on_demo_filled, g_object_ref (self));
  else
    {
      self->desk = g_steal_pointer (&desk);
      show_desk (self);
    }
}

void
leads_application_open_store (LeadsApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (self->opening)
    return;
  self->opening = TRUE;
  g_application_hold (G_APPLICATION (self));

  /* A demonstration that failed half way starts over in an empty store. */
  if (self->demo)
    {
      leads_application_remove_demo (self);
      self->dir = leads_demo_make_dir (&error);
    }
  else if (self->dir == NULL)
    self->dir = leads_desk_dup_default_dir ();
  if (self->dir == NULL)
    {
      show_failure (self, error);
      return;
    }

  if (self->store_window != NULL)
    on_slow (self);
  else
    self->slow_source = g_timeout_add (SLOW_AFTER, on_slow, self);
  leads_desk_open_async (self->dir, TRUE, self->cancellable, on_opened, g_object_ref (self));
}

void
leads_application_present (LeadsApplication *self)
{
  LeadsWindow *window = find_window (self);

  if (self->desk == NULL)
    {
      leads_application_open_store (self);
      return;
    }
  if (window == NULL)
    window = leads_window_new (ADW_APPLICATION (self), self->desk);
  gtk_window_present (GTK_WINDOW (window));
  hand_over_files (self, window);
}

void
leads_application_remove_demo (LeadsApplication *self)
{
  if (!self->demo || self->dir == NULL)
    return;
  leads_demo_remove_dir (self->dir);
  g_clear_pointer (&self->dir, g_free);
}
