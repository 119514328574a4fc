/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-number-columns-private.h"

#include <leads-closures.h>
#include <leads-number-record.h>
#include <leads-number-words.h>
#include <leads-ui-util.h>

#include <glib/gi18n.h>

/* How a number looks in the table and on a card. A row may still be loading:
 * its cells are empty until the number notifies. */

typedef char *(*CellText) (LeadsNumber *number, const LeadsNumberLore *lore);

typedef struct {
  const char *title;
  CellText    text;
  int         width;  /* pixels, at the text's usual size */
  gboolean    expand; /* takes its part of what is left */
  guint       form;   /* the narrowest form that has the column */
} Column;

static char *
number_text (LeadsNumber           *number,
             const LeadsNumberLore *lore)
{
  return leads_number_words_display (leads_validation_service_get_plan (lore->validation), leads_number_get_e164 (number));
}

static char *
country_text (LeadsNumber           *number,
              const LeadsNumberLore *lore)
{
  LeadsVerdict verdict;

  leads_validation_service_judge_number (lore->validation, leads_number_get_e164 (number), &verdict);
  return leads_number_words_country (&verdict, lore->names);
}

static char *
customer_text (LeadsNumber           *number,
               const LeadsNumberLore *lore)
{
  return g_strdup (leads_number_get_customer_name (number));
}

static char *
service_text (LeadsNumber           *number,
              const LeadsNumberLore *lore)
{
  return g_strdup (leads_number_get_service_name (number));
}

static char *
channel_text (LeadsNumber           *number,
              const LeadsNumberLore *lore)
{
  return g_strdup (leads_number_get_channel_name (number));
}

static char *
profile_text (LeadsNumber           *number,
              const LeadsNumberLore *lore)
{
  return g_strdup (leads_number_get_profile_name (number));
}

static char *
connection_text (LeadsNumber           *number,
                 const LeadsNumberLore *lore)
{
  return g_strdup (leads_number_get_connection_name (number));
}

static char *
info_text (LeadsNumber           *number,
           const LeadsNumberLore *lore)
{
  return g_strdup (leads_number_get_service_info (number));
}

/* Few numbers have one: an empty cell says so as well as a word. */
static char *
cac_text (LeadsNumber           *number,
          const LeadsNumberLore *lore)
{
  return leads_number_get_cac (number) > 0 ? leads_format_count (leads_number_get_cac (number)) : NULL;
}

/* "CAC: 30", or %NULL. */
static char *
dup_cac_words (LeadsNumber *number)
{
  g_autofree char *count = leads_format_count (leads_number_get_cac (number));

  /* Translators: how many calls at a time a number allows (call admission control) */
  return leads_number_get_cac (number) > 0 ? g_strdup_printf (_("CAC: %s"), count) : NULL;
}

static char *
uploaded_text (LeadsNumber           *number,
               const LeadsNumberLore *lore)
{
  return leads_format_when_now (leads_number_get_uploaded_at (number));
}

static const Column columns[] = {
  { N_("Number"), number_text, 160, FALSE, 0 },
  { N_("Country"), country_text, 128, TRUE, 0 },
  { N_("Customer"), customer_text, 140, TRUE, 0 },
  { N_("Service"), service_text, 124, TRUE, 0 },
  { N_("Channel"), channel_text, 106, FALSE, 3 },
  { N_("Calling Profile"), profile_text, 136, TRUE, 1 },
  { N_("SIP Connection"), connection_text, 112, FALSE, 1 },
  { N_("Service Info"), info_text, 108, FALSE, 2 },
  /* Translators: call admission control, how many calls at a time a number allows; the field’s own word */
  { N_("CAC"), cac_text, 64, FALSE, 0 },
  { N_("Uploaded On"), uploaded_text, 120, FALSE, 0 },
};

/* A flag has no name of its own that would not say the country twice. */
static void
describe_country (LeadsNumber           *number,
                  GtkLabel              *label,
                  const LeadsNumberLore *lore)
{
  LeadsVerdict verdict;

  leads_validation_service_judge_number (lore->validation, leads_number_get_e164 (number), &verdict);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  leads_region_names_get_name_for (lore->names, &verdict),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, leads_number_words_type (verdict.type), -1);
}

static void
fill_label (LeadsNumber *number,
            GParamSpec  *pspec,
            GtkLabel    *label)
{
  CellText text = g_object_get_data (G_OBJECT (label), "leads-cell-text");
  const LeadsNumberLore *lore = g_object_get_data (G_OBJECT (label), "leads-cell-lore");
  g_autofree char *filled = leads_number_get_loading (number) ? NULL : text (number, lore);

  gtk_label_set_label (label, filled != NULL ? filled : "");
  if (text == country_text && filled != NULL)
    describe_country (number, label, lore);
}

/* What the number is: country and type, and what it consists of. */
static char *
make_tooltip (GtkWidget *label)
{
  LeadsNumber *number = g_object_get_data (G_OBJECT (label), "leads-cell-number");
  const LeadsNumberLore *lore = g_object_get_data (G_OBJECT (label), "leads-cell-lore");
  g_autofree char *kind = NULL;
  g_autofree char *parts = NULL;
  g_autofree char *cac = NULL;
  LeadsVerdict verdict;

  if (number == NULL || leads_number_get_loading (number))
    return NULL;
  leads_validation_service_judge_number (lore->validation, leads_number_get_e164 (number), &verdict);
  kind = verdict.valid ? leads_number_words_kind (&verdict, lore->names) : g_strdup (_("Outside the numbering plan"));
  parts = leads_number_words_parts (leads_validation_service_get_plan (lore->validation),
                                    leads_number_get_e164 (number));
  cac = dup_cac_words (number);
  return g_strjoin ("\n", kind, parts, cac, NULL);
}

/* A number does in every language. */
static void
read_from_left (GtkWidget *label)
{
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (GTK_LABEL (label), gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? 1 : 0);
}

static GtkWidget *
make_label (CellText               text,
            const LeadsNumberLore *lore)
{
  GtkWidget *label = leads_ui_cell_label_new ();

  g_object_set_data (G_OBJECT (label), "leads-cell-text", text);
  g_object_set_data (G_OBJECT (label), "leads-cell-lore", (gpointer) lore);
  return label;
}

static void
set_up_cell (GtkListItemFactory *factory,
             GtkListItem        *item,
             const Column       *column)
{
  GtkWidget *label = make_label (column->text, g_object_get_data (G_OBJECT (factory), "leads-lore"));

  if (column->text == number_text || column->text == uploaded_text || column->text == cac_text)
    gtk_widget_add_css_class (label, "numeric");
  if (column->text == number_text)
    read_from_left (label);
  if (column->text == number_text || column->text == country_text)
    leads_ui_set_cell_tooltip_maker (label, make_tooltip);
  gtk_list_item_set_child (item, label);
}

static void
watch_number (GtkListItem *item,
              GtkLabel    *label)
{
  LeadsNumber *number = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (label), "leads-cell-number", number);
  g_signal_connect_object (number, "notify::loading", G_CALLBACK (fill_label), label, 0);
  fill_label (number, NULL, label);
}

static void
forget_number (GtkListItem *item,
               GtkWidget   *label)
{
  g_object_set_data (G_OBJECT (label), "leads-cell-number", NULL);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), fill_label, label);
}

static void
bind_cell (GtkListItemFactory *factory,
           GtkListItem        *item,
           gpointer            data)
{
  watch_number (item, GTK_LABEL (gtk_list_item_get_child (item)));
}

static void
unbind_cell (GtkListItemFactory *factory,
             GtkListItem        *item,
             gpointer            data)
{
  forget_number (item, gtk_list_item_get_child (item));
}

static GtkColumnViewColumn *
make_column (const Column          *column,
             double                 scale,
             const LeadsNumberLore *lore)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *made;

  g_object_set_data (G_OBJECT (factory), "leads-lore", (gpointer) lore);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell), NULL);
  made = gtk_column_view_column_new (_(column->title), factory);
  gtk_column_view_column_set_fixed_width (made, (int) (column->width * scale));
  gtk_column_view_column_set_expand (made, column->expand);
  return made;
}

void
leads_number_columns_apply (GtkColumnView         *view,
                            guint                  form,
                            const LeadsNumberLore *lore)
{
  GListModel *present = gtk_column_view_get_columns (view);
  const double scale = leads_ui_text_scale (GTK_WIDGET (view));

  while (g_list_model_get_n_items (present) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (present, 0);

      gtk_column_view_remove_column (view, column);
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].form <= form)
      {
        g_autoptr (GtkColumnViewColumn) column = make_column (&columns[i], scale, lore);

        gtk_column_view_append_column (view, column);
      }
}

static char *
card_time_text (LeadsNumber           *number,
                const LeadsNumberLore *lore)
{
  return leads_format_when_short (leads_number_get_uploaded_at (number), g_get_real_time ());
}

static char *
card_owner_text (LeadsNumber           *number,
                 const LeadsNumberLore *lore)
{
  return g_strdup_printf ("%s · %s", leads_number_get_customer_name (number), leads_number_get_service_name (number));
}

/* "🇬🇧 United Kingdom · Fixed line · CAC: 30", as far as it is known. */
static char *
card_country_text (LeadsNumber           *number,
                   const LeadsNumberLore *lore)
{
  g_autofree char *country = NULL;
  g_autofree char *cac = dup_cac_words (number);
  const char *type;
  LeadsVerdict verdict;

  leads_validation_service_judge_number (lore->validation, leads_number_get_e164 (number), &verdict);
  country = leads_number_words_country (&verdict, lore->names);
  type = leads_number_words_type (verdict.type);
  if (*type == '\0')
    return g_strjoin (" · ", country, cac, NULL);
  return g_strjoin (" · ", country, type, cac, NULL);
}

static GtkWidget *
make_card_label (CellText               text,
                 const char            *style,
                 const LeadsNumberLore *lore)
{
  GtkWidget *label = make_label (text, lore);

  gtk_widget_add_css_class (label, style);
  return label;
}

static void
set_up_card (GtkListItemFactory *factory,
             GtkListItem        *item,
             gpointer            data)
{
  const LeadsNumberLore *lore = data;
  GtkWidget *card = gtk_grid_new ();
  GtkWidget *number = make_card_label (number_text, "heading", lore);
  GtkWidget *time = make_card_label (card_time_text, "dim-label", lore);

  read_from_left (number);
  gtk_widget_set_hexpand (number, TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (card), 2);
  /* No button is there that brings its own room, as on the cards of leads. */
  gtk_widget_set_margin_end (time, 8);
  gtk_grid_attach (GTK_GRID (card), number, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (card), time, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (card), make_card_label (card_country_text, "dim-label", lore), 0, 1, 2, 1);
  gtk_grid_attach (GTK_GRID (card), make_card_label (card_owner_text, "dim-label", lore), 0, 2, 2, 1);
  gtk_widget_add_css_class (card, "card");
  gtk_list_item_set_child (item, card);
}

static void
bind_card (GtkListItemFactory *factory,
           GtkListItem        *item,
           gpointer            data)
{
  for (GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item)); label != NULL; label = gtk_widget_get_next_sibling (label))
    watch_number (item, GTK_LABEL (label));
}

static void
unbind_card (GtkListItemFactory *factory,
             GtkListItem        *item,
             gpointer            data)
{
  for (GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item)); label != NULL; label = gtk_widget_get_next_sibling (label))
    forget_number (item, label);
}

GtkListItemFactory *
leads_number_cards_factory_new (const LeadsNumberLore *lore)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_card), (gpointer) lore);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_card), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_card), NULL);
  return factory;
}
