/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-leads-page-private.h"

/*
 * Which lead is selected, and where the focus is, while leads come, change and
 * go. A lead that changed is another object in another row, so that its id is kept.
 */

static guint
position_of (LeadsLeadsPage *self,
             gint64          lead_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LeadsLead) lead = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      if (leads_lead_get_id (lead) == lead_id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
on_selected (LeadsLeadsPage *self)
{
  LeadsLead *lead = gtk_single_selection_get_selected_item (self->selection);

  if (lead == NULL)
    return;
  self->selected_id = leads_lead_get_id (lead);
  self->awaited_id = 0;
}

static void
scroll_to (LeadsLeadsPage *self,
           guint           position)
{
  GtkWidget *list = leads_form_bin_get_form (self->form_bin) == 0 ? GTK_WIDGET (self->cards)
                                                                  : gtk_widget_get_last_child (GTK_WIDGET (self->table));

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static gboolean
list_has_focus (LeadsLeadsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form));
}

static void
keep_focus (LeadsLeadsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->had_focus || list_has_focus (self) || position == GTK_INVALID_LIST_POSITION)
    return;
  scroll_to (self, position);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_items_changed (LeadsLeadsPage *self)
{
  if (self->awaited_id != 0)
    leads_leads_page_reveal (self, self->awaited_id);
  else if (self->selected_id != 0 && gtk_single_selection_get_selected_item (self->selection) == NULL)
    gtk_single_selection_set_selected (self->selection, position_of (self, self->selected_id));
  keep_focus (self);
}

void
leads_leads_page_note_focus (LeadsLeadsPage *self)
{
  self->had_focus = list_has_focus (self);
}

void
leads_leads_page_follow_selection (LeadsLeadsPage *self)
{
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  /* After the views: they know no row yet that is selected before they heard of it. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
leads_leads_page_reveal (LeadsLeadsPage *self,
                         gint64          lead_id)
{
  guint position;

  g_return_if_fail (LEADS_IS_LEADS_PAGE (self));

  self->awaited_id = lead_id;
  position = position_of (self, lead_id);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  self->awaited_id = 0;
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
}
