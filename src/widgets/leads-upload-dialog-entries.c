/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-dialog-private.h"

#include "leads-entry-row-private.h"

/*
 * The rows of the draft's entries. The list box makes and drops them as the draft
 * changes; nothing is kept here.
 */

static char *
dup_region (LeadsUploadDialog *self, LeadsEntry *entry)
{
  LeadsVerdict verdict;

  if (leads_entry_get_source (entry) != LEADS_UPLOAD_SOURCE_SINGLE)
    return NULL;

  leads_validation_service_judge_number (leads_desk_get_validation (self->desk), leads_entry_get_first (entry),
                                         &verdict);
  if (*verdict.region == '\0')
    return NULL;

  return g_strdup (leads_region_names_get_name (self->names, verdict.region));
}

static void
on_show_lines (LeadsUploadDialog *self, LeadsEntry *entry, int kind)
{
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  leads_lines_page_show (self->lines_page, self->draft, entry, kind);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->lines_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->lines_page));
}

static void
on_change_reading (LeadsUploadDialog *self, LeadsEntry *entry)
{
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  leads_reading_page_show (self->reading_page, self->draft, entry, self->names);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->reading_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->reading_page));
}

GtkWidget *
leads_upload_dialog_create_row (gpointer item, gpointer data)
{
  LeadsUploadDialog *self = data;
  g_autofree char *region = dup_region (self, item);
  GtkWidget *row = leads_entry_row_new (self->draft, item, region);

  g_signal_connect_object (row, "show-lines", G_CALLBACK (on_show_lines), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "change-reading", G_CALLBACK (on_change_reading), self, G_CONNECT_SWAPPED);

  return row;
}

void
leads_upload_dialog_mend_focus (LeadsUploadDialog *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->draft));
  GtkListBoxRow *row = n > 0 ? gtk_list_box_get_row_at_index (self->entries, MIN (position, n - 1)) : NULL;

  if (gtk_window_get_focus (GTK_WINDOW (self)) != NULL)
    return;

  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
  else if (gtk_widget_get_visible (self->drop_area))
    gtk_widget_grab_focus (self->empty_add_button);
  else
    gtk_widget_grab_focus (self->import_button);
}
