/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-window-private.h"

#include "leads-ui-util.h"

/*
 * Files dropped on the window: on a lead's row they are for that lead, anywhere
 * else the window asks for the lead first. One target for the whole window, so
 * that what is shown while dragging is what a drop will do.
 */

static void
set_drop_row (LeadsWindow *self,
              GtkWidget   *row)
{
  if (self->drop_row == row)
    return;
  if (self->drop_row != NULL)
    leads_ui_set_css_class (self->drop_row, "drop-row", FALSE);
  g_set_weak_pointer (&self->drop_row, row);
  if (row != NULL)
    leads_ui_set_css_class (row, "drop-row", TRUE);
}

static void
show_overlay (LeadsWindow *self,
              gboolean     show)
{
  if (show)
    gtk_widget_set_visible (GTK_WIDGET (self->drop_revealer), TRUE);
  gtk_revealer_set_reveal_child (self->drop_revealer, show);
}

/* A revealer that is shut but visible would keep its room. */
static void
on_overlay_shut (LeadsWindow *self)
{
  if (!gtk_revealer_get_child_revealed (self->drop_revealer) && !gtk_revealer_get_reveal_child (self->drop_revealer))
    gtk_widget_set_visible (GTK_WIDGET (self->drop_revealer), FALSE);
}

static LeadsLead *
lead_below (LeadsWindow  *self,
            double        x,
            double        y,
            GtkWidget   **row)
{
  *row = NULL;
  if (adw_view_stack_get_visible_child (self->stack) != GTK_WIDGET (self->leads_bin))
    return NULL;
  return leads_leads_page_lead_at (self->leads_page, GTK_WIDGET (self), x, y, row);
}

static GdkDragAction
on_motion (GtkDropTarget *target,
           double         x,
           double         y,
           gpointer       data)
{
  LeadsWindow *self = LEADS_WINDOW (data);
  GtkWidget *row;
  LeadsLead *lead = lead_below (self, x, y, &row);

  set_drop_row (self, row);
  show_overlay (self, lead == NULL);
  return GDK_ACTION_COPY;
}

static void
on_leave (GtkDropTarget *target,
          gpointer       data)
{
  LeadsWindow *self = LEADS_WINDOW (data);

  set_drop_row (self, NULL);
  show_overlay (self, FALSE);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       data)
{
  LeadsWindow *self = LEADS_WINDOW (data);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));
  GtkWidget *row;
  LeadsLead *lead = lead_below (self, x, y, &row);

  for (GSList *link = list; link != NULL; link = link->next)
    g_list_store_append (files, link->data);
  on_leave (target, self);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;

  if (lead != NULL)
    leads_window_open_upload_files (self, lead, G_LIST_MODEL (files));
  else
    leads_window_route_files (self, G_LIST_MODEL (files));
  return TRUE;
}

void
leads_window_init_drop (LeadsWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_swapped (self->drop_revealer, "notify::child-revealed", G_CALLBACK (on_overlay_shut), self);
}
