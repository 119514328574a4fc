/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-import-columns-private.h"

#include <leads-closures.h>
#include <leads-import-service.h>

#include <glib/gi18n.h>

/* What one line of the file would do, in words that come early: they are the news of the line. */

/* A sentence is wrapped: so narrow that it is in view beside the name in the narrowest window, and no wider than this by
 * itself. */
#define OUTCOME_CHARS     13
#define MAX_OUTCOME_CHARS 26

typedef char *(*CellText) (LeadsImportRow *row);

typedef struct {
  const char *title;
  CellText    text;
  int         width; /* pixels, -1: expands */
} Column;

static char *
line_text (LeadsImportRow *row)
{
  return leads_format_count ((gint64) leads_import_row_get_line (row));
}

static char *
customer_text (LeadsImportRow *row)
{
  return g_strdup (leads_import_row_get_first (row));
}

static char *
service_text (LeadsImportRow *row)
{
  return g_strdup (leads_import_row_get_second (row));
}

static char *
channel_text (LeadsImportRow *row)
{
  return g_strdup (leads_import_row_get_third (row));
}

static char *
status_text (LeadsImportRow *row)
{
  return g_strdup (leads_import_row_get_fourth (row));
}

static char *
country_text (LeadsImportRow *row)
{
  return g_strdup (leads_import_row_get_country (row));
}

static char *
outcome_text (LeadsImportRow *row)
{
  const char *action = leads_import_row_get_action (row);

  if (g_str_equal (action, "add"))
    return g_strdup (_("Will be added"));
  if (g_str_equal (action, "update"))
    return g_strdup (_("Will be updated"));
  if (g_str_equal (action, "same"))
    return g_strdup (_("Stays as it is"));
  return g_strdup (leads_import_row_get_sentence (row));
}

static const Column columns[] = {
  { N_("Line"), line_text, 52 },
  { N_("Full Name"), customer_text, 162 },
  { N_("What Happens"), outcome_text, -1 },
  { N_("Service Name"), service_text, 134 },
  { N_("Country"), country_text, 96 },
  { N_("Channel Name"), channel_text, 122 },
  { N_("Deployment Status"), status_text, 134 },
};

static void
set_up (GtkListItemFactory *factory,
        GtkListItem        *item,
        const Column       *column)
{
  const gboolean is_outcome = column->text == outcome_text;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", is_outcome, "ellipsize",
                                   is_outcome ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END, NULL);

  if (column->text == line_text)
    gtk_widget_add_css_class (label, "numeric");
  if (is_outcome)
    {
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (label), OUTCOME_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_OUTCOME_CHARS);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind (GtkListItemFactory *factory,
      GtkListItem        *item,
      const Column       *column)
{
  LeadsImportRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = column->text (row);

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (label, text);
  if (column->text == outcome_text && g_str_equal (leads_import_row_get_action (row), "refuse"))
    gtk_widget_add_css_class (label, "error");
  else
    gtk_widget_remove_css_class (label, "error");
}

void
leads_import_columns_add (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (set_up), (gpointer) &columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (bind), (gpointer) &columns[i]);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (view, column);
    }
}
