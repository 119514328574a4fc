/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-status-row-private.h"

#include "leads-closures.h"
#include "leads-ui-util.h"

/* Words for people, pairs for the store. */

static void
setup_status (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), leads_ui_cell_label_new ());
  gtk_list_item_set_child (item, box);
}

static void
bind_status (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *image = gtk_widget_get_first_child (box);
  GtkStringObject *words = gtk_list_item_get_item (item);
  const LeadsDeploymentStatus *pairs = leads_deployment_status_get_pairs ();

  /* The button shows the chosen item at position 0 of a list of its own: the words tell which one it is. */
  for (guint i = 0; i < LEADS_N_DEPLOYMENT_STATUSES; i++)
    if (g_str_equal (leads_status_words (pairs[i].deploy, pairs[i].health), gtk_string_object_get_string (words)))
      {
        const char *classes[] = { leads_status_style (pairs[i].health), NULL };

        gtk_image_set_from_icon_name (GTK_IMAGE (image), leads_status_icon (pairs[i].health));
        gtk_widget_set_css_classes (image, classes);
      }
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), gtk_string_object_get_string (words));
}

const LeadsDeploymentStatus *
leads_status_row_get (AdwComboRow *row)
{
  /* Nothing is selected while the list is not there yet. */
  return &leads_deployment_status_get_pairs ()[MIN (adw_combo_row_get_selected (row), LEADS_N_DEPLOYMENT_STATUSES - 1)];
}

static void
on_selected (AdwComboRow *row)
{
  const LeadsDeploymentStatus *pair = leads_status_row_get (row);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), leads_status_meaning (pair->deploy, pair->health));
}

void
leads_status_row_start (AdwComboRow *row)
{
  const LeadsDeploymentStatus *pairs = leads_deployment_status_get_pairs ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < LEADS_N_DEPLOYMENT_STATUSES; i++)
    gtk_string_list_append (words, leads_status_words (pairs[i].deploy, pairs[i].health));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_status), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_status), NULL);
  adw_combo_row_set_factory (row, factory);
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_selected), NULL);
  on_selected (row);
}
