/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-dialog-private.h"

/*
 * Files dragged over the dialog, wherever over it: the overlay says what a drop
 * will do.
 */

static GdkDragAction
on_enter (GtkDropTarget *target, double x, double y, LeadsUploadDialog *self)
{
  if (!leads_upload_dialog_can_edit (self))
    return 0;

  leads_upload_dialog_show_draft (self);
  gtk_widget_set_visible (self->drop_overlay, TRUE);

  return GDK_ACTION_COPY;
}

static void
on_leave (GtkDropTarget *target, LeadsUploadDialog *self)
{
  gtk_widget_set_visible (self->drop_overlay, FALSE);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, LeadsUploadDialog *self)
{
  GSList *files;

  gtk_widget_set_visible (self->drop_overlay, FALSE);
  if (!leads_upload_dialog_can_edit (self) || !G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;

  files = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *l = files; l != NULL; l = l->next)
    leads_upload_dialog_add_file (self, l->data);
  g_slist_free (files);

  return TRUE;
}

void
leads_upload_dialog_accept_drops (LeadsUploadDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before the text fields, which would take the files' names as text. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "enter", G_CALLBACK (on_enter), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
