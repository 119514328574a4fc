/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-leads-page-private.h"

#include "leads-closures.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>

/*
 * Customer Leads where there is no room for a table: a card a lead, in the
 * order the table has.
 */

typedef struct
{
  GtkWidget *name;
  GtkWidget *details;
  GtkWidget *modified;
  GtkWidget *status_icon;
  GtkWidget *status;
  GtkWidget *draft;
  GtkWidget *numbers;
} Card;

static GtkWidget *
add_label (GtkWidget  *grid,
           int         column,
           int         row,
           float       xalign,
           const char *style)
{
  GtkWidget *label = leads_ui_cell_label_new ();

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
  return label;
}

static void
setup_card (GtkListItemFactory *factory,
            GtkListItem        *item,
            LeadsLeadsPage     *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *status = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *numbers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = leads_leads_page_new_row_button (item);
  Card *card = g_new0 (Card, 1);

  gtk_widget_add_css_class (grid, "card");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);

  card->name = add_label (grid, 0, 0, 0, "heading");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_grid_attach (GTK_GRID (grid), button, 1, 0, 1, 1);

  card->details = add_label (grid, 0, 1, 0, "dim-label");
  card->modified = add_label (grid, 1, 1, 1, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (card->modified), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (card->modified, "dim-label");
  gtk_widget_add_css_class (card->modified, "numeric");
  gtk_widget_set_margin_end (card->modified, 8);

  card->status_icon = gtk_image_new ();
  card->status = leads_ui_cell_label_new ();
  gtk_box_append (GTK_BOX (status), card->status_icon);
  gtk_box_append (GTK_BOX (status), card->status);
  gtk_grid_attach (GTK_GRID (grid), status, 0, 2, 1, 1);
  card->draft = leads_leads_page_new_draft_mark (self);
  card->numbers = leads_ui_cell_label_new ();
  gtk_label_set_xalign (GTK_LABEL (card->numbers), 1);
  gtk_label_set_ellipsize (GTK_LABEL (card->numbers), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (card->numbers, "numeric");
  gtk_box_append (GTK_BOX (numbers), card->draft);
  gtk_box_append (GTK_BOX (numbers), card->numbers);
  gtk_widget_set_halign (numbers, GTK_ALIGN_END);
  gtk_widget_set_margin_end (numbers, 8);
  gtk_grid_attach (GTK_GRID (grid), numbers, 1, 2, 1, 1);

  g_object_set_data_full (G_OBJECT (grid), "leads-card", card, g_free);
  gtk_list_item_set_child (item, grid);
}

static void
bind_card (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  LeadsLead *lead = gtk_list_item_get_item (item);
  GtkWidget *grid = gtk_list_item_get_child (item);
  Card *card = g_object_get_data (G_OBJECT (grid), "leads-card");
  LeadsHealth health = leads_lead_get_health (lead);
  const char *classes[] = { leads_status_style (health), NULL };
  const char *channel = leads_lead_get_channel_name (lead);
  g_autofree char *modified = leads_format_when_now (leads_lead_get_last_modified (lead));
  g_autofree char *numbers = leads_format_card_numbers (leads_lead_get_n_numbers (lead));
  g_autofree char *details = NULL;

  leads_leads_page_bind_row_widget (grid, lead);
  leads_leads_page_bind_draft_mark (card->draft, lead);
  if (channel != NULL && *channel != '\0')
    /* Translators: a service’s name and its channel’s, “Teams Calling · Nordwave”. */
    details = g_strdup_printf (C_("lead", "%s · %s"), leads_lead_get_service_name (lead), channel);
  else
    details = g_strdup (leads_lead_get_service_name (lead));

  gtk_label_set_label (GTK_LABEL (card->name), leads_lead_get_customer_name (lead));
  gtk_label_set_label (GTK_LABEL (card->details), details);
  gtk_label_set_label (GTK_LABEL (card->modified), modified);
  gtk_image_set_from_icon_name (GTK_IMAGE (card->status_icon), leads_status_icon (health));
  gtk_widget_set_css_classes (card->status_icon, classes);
  gtk_label_set_label (GTK_LABEL (card->status), leads_status_words (leads_lead_get_deploy (lead), health));
  gtk_label_set_label (GTK_LABEL (card->numbers), numbers);
  leads_ui_set_css_class (card->numbers, "dim-label", leads_lead_get_n_numbers (lead) == 0);
}

static void
unbind_card (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  GtkWidget *grid = gtk_list_item_get_child (item);
  Card *card = g_object_get_data (G_OBJECT (grid), "leads-card");

  leads_leads_page_bind_row_widget (grid, NULL);
  leads_leads_page_bind_draft_mark (card->draft, NULL);
}

void
leads_leads_page_init_cards (LeadsLeadsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_card), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_card), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_card), NULL);
  gtk_list_view_set_factory (self->cards, factory);
}
