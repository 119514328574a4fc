/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-leads-page-private.h"

#include "leads-closures.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * The table of Customer Leads: its columns, their cells and orders, and which
 * of them there is room for. A column that does not fit is removed, not hidden:
 * a hidden one keeps its width on GTK 4.8.
 */

/* From which form of the page's bin (690, 830, 940 pixels) a column is there. */
static const struct
{
  const char *title;
  int width; /* -1: takes what is left */
  guint min_form;
} kinds[LEADS_N_COLUMNS] = {
  [LEADS_COLUMN_CUSTOMER] = { N_("Full Name"), -1, 0 },
  [LEADS_COLUMN_SERVICE] = { N_("Service Name"), 134, 0 },
  [LEADS_COLUMN_CHANNEL] = { N_("Channel Name"), 134, 2 },
  [LEADS_COLUMN_STATUS] = { N_("Deployment Status"), 194, 0 },
  [LEADS_COLUMN_NUMBERS] = { N_("Numbers"), 100, 0 },
  [LEADS_COLUMN_CONSENTED] = { N_("Consented On"), 118, 3 },
  [LEADS_COLUMN_MODIFIED] = { N_("Last Modified"), 118, 0 },
  [LEADS_COLUMN_MENU] = { NULL, 42, 0 },
};

static LeadsColumn
column_of (GtkListItemFactory *factory)
{
  return (LeadsColumn) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "leads-column"));
}

/* The mark of a draft stands before the numbers that are there. */
static void
setup_numbers (LeadsLeadsPage *self,
               GtkListItem    *item,
               GtkWidget      *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_box_append (GTK_BOX (box), leads_leads_page_new_draft_mark (self));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
setup_cell (GtkListItemFactory *factory,
            GtkListItem        *item,
            LeadsLeadsPage     *self)
{
  LeadsColumn column = column_of (factory);
  GtkWidget *label;

  if (column == LEADS_COLUMN_MENU)
    {
      gtk_list_item_set_child (item, leads_leads_page_new_row_button (item));
      return;
    }

  label = leads_ui_cell_label_new ();
  if (column == LEADS_COLUMN_STATUS)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (box), gtk_image_new ());
      gtk_box_append (GTK_BOX (box), label);
      gtk_list_item_set_child (item, box);
      return;
    }
  if (column >= LEADS_COLUMN_NUMBERS)
    gtk_widget_add_css_class (label, "numeric");
  if (column == LEADS_COLUMN_NUMBERS)
    setup_numbers (self, item, label);
  else
    gtk_list_item_set_child (item, label);
}

static void
bind_status (GtkWidget *box,
             LeadsLead *lead)
{
  GtkWidget *image = gtk_widget_get_first_child (box);
  LeadsHealth health = leads_lead_get_health (lead);
  const char *classes[] = { leads_status_style (health), NULL };

  gtk_image_set_from_icon_name (GTK_IMAGE (image), leads_status_icon (health));
  gtk_widget_set_css_classes (image, classes);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)),
                       leads_status_words (leads_lead_get_deploy (lead), health));
  leads_ui_set_cell_tooltip (box, leads_status_meaning (leads_lead_get_deploy (lead), health));
}

static void
bind_time (GtkWidget *label,
           gint64     time,
           gboolean   consented)
{
  g_autofree char *text = consented ? leads_format_consented (time) : leads_format_when_now (time);
  g_autofree char *full = leads_format_when_full (time);

  gtk_label_set_label (GTK_LABEL (label), text);
  leads_ui_set_cell_tooltip (label, *full != '\0' ? full : NULL);
  leads_ui_set_css_class (label, "dim-label", time == 0);
}

static void
bind_numbers (GtkWidget *box,
              LeadsLead *lead)
{
  GtkWidget *label = gtk_widget_get_last_child (box);
  g_autofree char *numbers = leads_format_lead_numbers (leads_lead_get_n_numbers (lead));

  leads_leads_page_bind_draft_mark (gtk_widget_get_first_child (box), lead);
  gtk_label_set_label (GTK_LABEL (label), numbers);
  leads_ui_set_css_class (label, "dim-label", leads_lead_get_n_numbers (lead) == 0);
}

static void
bind_cell (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  LeadsLead *lead = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);

  leads_leads_page_bind_row_widget (child, lead);
  switch (column_of (factory))
    {
    case LEADS_COLUMN_CUSTOMER:
      gtk_label_set_label (GTK_LABEL (child), leads_lead_get_customer_name (lead));
      break;
    case LEADS_COLUMN_SERVICE:
      gtk_label_set_label (GTK_LABEL (child), leads_lead_get_service_name (lead));
      break;
    case LEADS_COLUMN_CHANNEL:
      gtk_label_set_label (GTK_LABEL (child), leads_lead_get_channel_name (lead));
      break;
    case LEADS_COLUMN_STATUS:
      bind_status (child, lead);
      break;
    case LEADS_COLUMN_NUMBERS:
      bind_numbers (child, lead);
      break;
    case LEADS_COLUMN_CONSENTED:
      bind_time (child, leads_lead_get_consented_on (lead), TRUE);
      break;
    case LEADS_COLUMN_MODIFIED:
      bind_time (child, leads_lead_get_last_modified (lead), FALSE);
      break;
    case LEADS_COLUMN_MENU:
    case LEADS_N_COLUMNS:
    default:
      break;
    }
}

static void
unbind_cell (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  leads_leads_page_bind_row_widget (child, NULL);
  if (column_of (factory) == LEADS_COLUMN_NUMBERS)
    leads_leads_page_bind_draft_mark (gtk_widget_get_first_child (child), NULL);
}

static int
compare_status (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  int left = (int) leads_lead_status_index ((LeadsLead *) a);
  int right = (int) leads_lead_status_index ((LeadsLead *) b);

  return (left > right) - (left < right);
}

/* “Not yet” comes last in both directions; the view turns the result round when it sorts descending. */
static int
compare_consented (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  LeadsLeadsPage *self = LEADS_LEADS_PAGE (data);
  gint64 left = leads_lead_get_consented_on ((LeadsLead *) a);
  gint64 right = leads_lead_get_consented_on ((LeadsLead *) b);

  if (!self->consented_descending)
    {
      left = left != 0 ? left : G_MAXINT64;
      right = right != 0 ? right : G_MAXINT64;
    }
  return (left > right) - (left < right);
}

/* GTK 4.8 does not tell the direction: two leads that differ in nothing else show it. */
static void
on_order_changed (LeadsLeadsPage *self)
{
  g_autoptr (LeadsLead) earlier = leads_lead_new ();
  g_autoptr (LeadsLead) later = leads_lead_new ();
  gboolean descending;

  /* Columns also leave one by one when the page ends. */
  if (self->table == NULL)
    return;
  leads_lead_set_consented_on (earlier, 1);
  leads_lead_set_consented_on (later, 2);
  descending = gtk_sorter_compare (gtk_column_view_get_sorter (self->table), earlier, later) == GTK_ORDERING_LARGER;
  if (descending != self->consented_descending)
    {
      self->consented_descending = descending;
      gtk_sorter_changed (GTK_SORTER (self->consented_sorter), GTK_SORTER_CHANGE_DIFFERENT);
    }
}

/*
 * Names are compared by keys that each lead keeps: making them anew for every
 * comparison, as GtkStringSorter does beneath a column view, takes the better
 * part of a second for 20,000 leads.
 */
typedef struct
{
  const char *key; /* of the data on the lead */
  const char *(*get) (LeadsLead *lead);
} Name;

static const Name names[] = {
  [LEADS_COLUMN_CUSTOMER] = { "leads-collate-customer", leads_lead_get_customer_name },
  [LEADS_COLUMN_SERVICE] = { "leads-collate-service", leads_lead_get_service_name },
  [LEADS_COLUMN_CHANNEL] = { "leads-collate-channel", leads_lead_get_channel_name },
};

static const char *
collate_key (LeadsLead  *lead,
             const Name *name)
{
  const char *key = g_object_get_data (G_OBJECT (lead), name->key);

  if (key == NULL)
    {
      const char *text = name->get (lead);
      g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);

      g_object_set_data_full (G_OBJECT (lead), name->key, g_utf8_collate_key (folded, -1), g_free);
      key = g_object_get_data (G_OBJECT (lead), name->key);
    }
  return key;
}

static int
compare_name (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Name *name = data;

  return strcmp (collate_key ((LeadsLead *) a, name), collate_key ((LeadsLead *) b, name));
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  gint64 left = leads_lead_get_n_numbers ((LeadsLead *) a);
  gint64 right = leads_lead_get_n_numbers ((LeadsLead *) b);

  return (left > right) - (left < right);
}

static int
compare_modified (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  gint64 left = leads_lead_get_last_modified ((LeadsLead *) a);
  gint64 right = leads_lead_get_last_modified ((LeadsLead *) b);

  return (left > right) - (left < right);
}

static GtkSorter *
new_sorter (LeadsLeadsPage *self,
            LeadsColumn     column)
{
  switch (column)
    {
    case LEADS_COLUMN_CUSTOMER:
    case LEADS_COLUMN_SERVICE:
    case LEADS_COLUMN_CHANNEL:
      return GTK_SORTER (gtk_custom_sorter_new (compare_name, (gpointer) &names[column], NULL));
    case LEADS_COLUMN_STATUS:
      return GTK_SORTER (gtk_custom_sorter_new (compare_status, NULL, NULL));
    case LEADS_COLUMN_NUMBERS:
      return GTK_SORTER (gtk_custom_sorter_new (compare_numbers, NULL, NULL));
    case LEADS_COLUMN_CONSENTED:
      self->consented_sorter = gtk_custom_sorter_new (compare_consented, self, NULL);
      return GTK_SORTER (g_object_ref (self->consented_sorter));
    case LEADS_COLUMN_MODIFIED:
      return GTK_SORTER (gtk_custom_sorter_new (compare_modified, NULL, NULL));
    case LEADS_COLUMN_MENU:
    case LEADS_N_COLUMNS:
    default:
      return NULL;
    }
}

static void
scale_columns (LeadsLeadsPage *self)
{
  double scale = leads_ui_text_scale (GTK_WIDGET (self));

  for (guint i = 0; i < LEADS_N_COLUMNS; i++)
    if (kinds[i].width > 0)
      gtk_column_view_column_set_fixed_width (self->columns[i], (int) (kinds[i].width * scale));
}

void
leads_leads_page_init_table (LeadsLeadsPage *self)
{
  for (guint i = 0; i < LEADS_N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkSorter) sorter = new_sorter (self, i);

      g_object_set_data (G_OBJECT (factory), "leads-column", GUINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cell), self);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell), NULL);
      self->columns[i] = gtk_column_view_column_new (kinds[i].title != NULL ? _(kinds[i].title) : NULL, factory);
      gtk_column_view_column_set_sorter (self->columns[i], sorter);
      gtk_column_view_column_set_expand (self->columns[i], kinds[i].width < 0);
      gtk_column_view_append_column (self->table, self->columns[i]);
    }
  scale_columns (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (scale_columns), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                           G_CALLBACK (on_order_changed), self, G_CONNECT_SWAPPED);
  gtk_column_view_sort_by_column (self->table, self->columns[LEADS_COLUMN_MODIFIED], GTK_SORT_DESCENDING);
}

void
leads_leads_page_show_columns (LeadsLeadsPage *self,
                               guint           form)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  guint position = 0;

  for (guint i = 0; i < LEADS_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (columns, position);
      gboolean fits = form >= kinds[i].min_form;

      if (fits && there != self->columns[i])
        gtk_column_view_insert_column (self->table, position, self->columns[i]);
      else if (!fits && there == self->columns[i])
        gtk_column_view_remove_column (self->table, self->columns[i]);
      position += fits ? 1 : 0;
    }
  leads_ui_align_column_title (self->table, self->columns[LEADS_COLUMN_NUMBERS], GTK_ALIGN_END);
}
