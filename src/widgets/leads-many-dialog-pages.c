/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-many-dialog-private.h"

/*
 * The pages of the dialog for several leads: the draft, lines of it, how its file is read. Invariant: who leaves a page
 * about lines or the file is where it was opened from.
 */

static void
show_page (LeadsManyDialog *self)
{
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->lines_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->lines_page));
}

void
leads_many_dialog_show_entry_lines (LeadsManyDialog *self, LeadsEntry *entry, int kind)
{
  leads_lines_page_show (self->lines_page, self->draft, entry, kind);
  show_page (self);
}

void
leads_many_dialog_change_reading (LeadsManyDialog *self, LeadsEntry *entry)
{
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  leads_reading_page_show (self->reading_page, self->draft, entry, self->names);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->reading_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->reading_page));
}

/* @part: (nullable): NULL: the lines that are nobody's */
void
leads_many_dialog_show_part_lines (LeadsManyDialog *self, LeadsDraftPart *part, int kind)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->draft)) == 0)
    return;
  leads_lines_page_show_part (self->lines_page, self->draft, part, kind);
  show_page (self);
}

void
leads_many_dialog_show_unmatched (LeadsManyDialog *self)
{
  leads_many_dialog_show_part_lines (self, NULL, LEADS_LINES_REFUSED);
}

static void
show_draft (LeadsManyDialog *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->draft_page);
  if (self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
  g_clear_weak_pointer (&self->focus_before);
}

/* What is about the file or its lines, and not the draft. */
gboolean
leads_many_dialog_is_in_entry (LeadsManyDialog *self)
{
  GtkWidget *page = adw_leaflet_get_visible_child (self->leaflet);

  return page == GTK_WIDGET (self->lines_page) || page == GTK_WIDGET (self->reading_page);
}

/* Back from there to where it was opened. */
void
leads_many_dialog_go_back (LeadsManyDialog *self)
{
  if (self->uploaded == NULL)
    show_draft (self);
  else
    adw_leaflet_set_visible_child (self->leaflet, self->result_page);
}

void
leads_many_dialog_on_page (LeadsManyDialog *self)
{
  if (self->draft == NULL || leads_many_dialog_is_in_entry (self))
    return;
  leads_lines_page_leave (self->lines_page);
  leads_reading_page_leave (self->reading_page);
  leads_many_dialog_update (self);
}

void
leads_many_dialog_show_refused (LeadsManyDialog *self)
{
  leads_lines_page_show_stored (self->lines_page, self->draft);
  show_page (self);
}
