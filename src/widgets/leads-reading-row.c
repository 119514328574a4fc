/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-reading-row-private.h"

#include "leads-reflow-box-private.h"
#include "leads-ui-util.h"

#include <glib/gi18n-lib.h>

/* The countries by name, no country first. */

struct _LeadsReadingRow
{
  GtkListBoxRow parent_instance;

  GtkDropDown *countries;

  const char **codes; /* of the countries but the first; the strings are the names' */
};

enum
{
  COUNTRY_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsReadingRow, leads_reading_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_selected (LeadsReadingRow *self)
{
  const guint selected = gtk_drop_down_get_selected (self->countries);

  if (selected != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[COUNTRY_CHOSEN], 0, selected > 0 ? self->codes[selected - 1] : NULL);
}

static void
leads_reading_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LEADS_TYPE_READING_ROW);

  G_OBJECT_CLASS (leads_reading_row_parent_class)->dispose (object);
}

static void
leads_reading_row_finalize (GObject *object)
{
  g_free (LEADS_READING_ROW (object)->codes);

  G_OBJECT_CLASS (leads_reading_row_parent_class)->finalize (object);
}

static void
leads_reading_row_class_init (LeadsReadingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_reading_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = leads_reading_row_finalize;

  signals[COUNTRY_CHOSEN] = g_signal_new ("country-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-reading-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsReadingRow, countries);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
leads_reading_row_init (LeadsReadingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
leads_reading_row_new (LeadsRegionNames *names, const char *country)
{
  LeadsReadingRow *self = g_object_new (LEADS_TYPE_READING_ROW, NULL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  guint selected = 0;

  self->codes = leads_region_names_list (names);
  gtk_string_list_append (list, _("No country"));
  for (guint i = 0; self->codes[i] != NULL; i++)
    {
      gtk_string_list_append (list, leads_region_names_get_name (names, self->codes[i]));
      if (g_strcmp0 (self->codes[i], country) == 0)
        selected = i + 1;
    }
  g_signal_handlers_block_by_func (self->countries, on_selected, self);
  gtk_drop_down_set_expression (self->countries, expression);
  gtk_drop_down_set_model (self->countries, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->countries, selected);
  g_signal_handlers_unblock_by_func (self->countries, on_selected, self);
  leads_ui_set_accessible (GTK_WIDGET (self->countries), _("Country of national numbers"));
  return GTK_WIDGET (self);
}
