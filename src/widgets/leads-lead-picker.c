/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-lead-picker.h"

#include "leads-closures.h"
#include "leads-lead-filter.h"
#include "leads-name-likeness.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>
#include <leads-record-list.h>

#include <string.h>

/*
 * “For which lead?”: the leads, nearest to the names of a file and last modified first, with a search that has the
 * focus. Nothing is chosen before somebody chose or searched: a wrong guess would
 * give the numbers to another customer. Enter takes the chosen one, or the first found.
 */

struct _LeadsLeadPicker
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkButton *choose_button;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list;

  /* owned */
  LeadsDesk *desk;
  LeadsRecordList *leads;
  GtkCustomFilter *match;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  LeadsLeadFilter filter;
  char *searched;
  char *customer; /* as a file has them; NULL: nothing is asked for by name */
  char *service;
};

enum
{
  PROP_DESK = 1,
  PROP_SUBTITLE,
  N_PROPS
};

enum
{
  PICKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsLeadPicker, leads_lead_picker, ADW_TYPE_WINDOW)

static gboolean
match_lead (gpointer item,
            gpointer data)
{
  return leads_lead_filter_match (&LEADS_LEAD_PICKER (data)->filter, LEADS_LEAD (item));
}

/* Of what was searched the first; of all leads none. */
static void
choose_first_found (LeadsLeadPicker *self)
{
  gboolean found = self->searched != NULL && self->searched[strspn (self->searched, " ")] != '\0' &&
                   g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_single_selection_set_selected (self->selection, found ? 0 : GTK_INVALID_LIST_POSITION);
}

static void
update (LeadsLeadPicker *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->leads)) == 0 && !leads_record_list_get_loading (self->leads);

  gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "list" : empty ? "empty" : "none");
  gtk_widget_set_sensitive (GTK_WIDGET (self->choose_button),
                            gtk_single_selection_get_selected (self->selection) < shown);
}

static void
on_leads_changed (LeadsLeadPicker *self)
{
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    choose_first_found (self);
  update (self);
}

static void
pick (LeadsLeadPicker *self,
      guint            position)
{
  g_autoptr (LeadsLead) lead = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (LeadsLeadPicker) alive = g_object_ref (self);

  if (lead == NULL)
    return;
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[PICKED], 0, lead);
}

static void
on_search_changed (LeadsLeadPicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (g_strcmp0 (self->searched, text) == 0)
    return;
  g_free (self->searched);
  self->searched = g_strdup (text);
  leads_lead_filter_set_text (&self->filter, text);
  gtk_filter_changed (GTK_FILTER (self->match), GTK_FILTER_CHANGE_DIFFERENT);
  choose_first_found (self);
  update (self);
}

static void
on_choose (LeadsLeadPicker *self)
{
  guint selected;

  /* A search entry waits a moment before it says that it changed: Enter and Choose do not. */
  on_search_changed (self);
  selected = gtk_single_selection_get_selected (self->selection);
  if (selected != GTK_INVALID_LIST_POSITION)
    pick (self, selected);
}

static void
on_row_activated (LeadsLeadPicker *self,
                  guint            position)
{
  pick (self, position);
}

static void
on_stop_search (LeadsLeadPicker *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
setup_row (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *name = leads_ui_cell_label_new ();
  GtkWidget *details = leads_ui_cell_label_new ();
  GtkWidget *numbers = leads_ui_cell_label_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (details, "dim-label");
  gtk_widget_add_css_class (numbers, "numeric");
  gtk_widget_add_css_class (numbers, "dim-label");
  gtk_widget_set_margin_top (grid, 6);
  gtk_widget_set_margin_bottom (grid, 6);
  gtk_grid_attach (GTK_GRID (grid), name, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), details, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), numbers, 1, 0, 1, 2);
  gtk_label_set_ellipsize (GTK_LABEL (numbers), PANGO_ELLIPSIZE_NONE);
  gtk_list_item_set_child (item, grid);
}

static void
bind_row (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  LeadsLead *lead = gtk_list_item_get_item (item);
  GtkGrid *grid = GTK_GRID (gtk_list_item_get_child (item));
  const char *channel = leads_lead_get_channel_name (lead);
  g_autofree char *numbers = leads_format_card_numbers (leads_lead_get_n_numbers (lead));
  g_autofree char *details = channel != NULL && *channel != '\0'
    ? g_strdup_printf (C_("lead", "%s · %s"), leads_lead_get_service_name (lead), channel)
    : g_strdup (leads_lead_get_service_name (lead));

  gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (grid, 0, 0)), leads_lead_get_customer_name (lead));
  gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (grid, 0, 1)), details);
  gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (grid, 1, 0)), numbers);
}

static void
leads_lead_picker_constructed (GObject *object)
{
  LeadsLeadPicker *self = LEADS_LEAD_PICKER (object);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  G_OBJECT_CLASS (leads_lead_picker_parent_class)->constructed (object);

  self->leads = leads_record_list_new (self->desk, LEADS_RECORDS_LEADS, 0);
  self->match = gtk_custom_filter_new (match_lead, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->leads)), GTK_FILTER (g_object_ref (self->match)));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_leads_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leads, "notify::loading", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
leads_lead_picker_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LeadsLeadPicker *self = LEADS_LEAD_PICKER (object);

  switch (property_id)
    {
    case PROP_SUBTITLE:
      g_value_set_string (value, adw_window_title_get_subtitle (self->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
leads_lead_picker_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LeadsLeadPicker *self = LEADS_LEAD_PICKER (object);
  const char *subtitle;

  switch (property_id)
    {
    case PROP_DESK:
      self->desk = g_value_dup_object (value);
      break;
    case PROP_SUBTITLE:
      subtitle = g_value_get_string (value) != NULL ? g_value_get_string (value) : "";
      if (g_strcmp0 (adw_window_title_get_subtitle (self->title), subtitle) != 0)
        {
          adw_window_title_set_subtitle (self->title, subtitle);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
leads_lead_picker_dispose (GObject *object)
{
  LeadsLeadPicker *self = LEADS_LEAD_PICKER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_LEAD_PICKER);
  g_clear_object (&self->selection);
  /* The sorter looks at the names. */
  if (self->sorted != NULL)
    gtk_sort_list_model_set_sorter (self->sorted, NULL);
  g_clear_object (&self->sorted);
  g_clear_object (&self->match);
  g_clear_object (&self->leads);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (leads_lead_picker_parent_class)->dispose (object);
}

static void
leads_lead_picker_finalize (GObject *object)
{
  leads_lead_filter_clear (&LEADS_LEAD_PICKER (object)->filter);
  g_free (LEADS_LEAD_PICKER (object)->searched);
  g_free (LEADS_LEAD_PICKER (object)->customer);
  g_free (LEADS_LEAD_PICKER (object)->service);

  G_OBJECT_CLASS (leads_lead_picker_parent_class)->finalize (object);
}

static void
leads_lead_picker_class_init (LeadsLeadPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = leads_lead_picker_constructed;
  object_class->dispose = leads_lead_picker_dispose;
  object_class->finalize = leads_lead_picker_finalize;
  object_class->get_property = leads_lead_picker_get_property;
  object_class->set_property = leads_lead_picker_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, LEADS_TYPE_DESK,
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "",
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, LEADS_TYPE_LEAD);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-lead-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadPicker, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadPicker, choose_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadPicker, list);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
}

static void
leads_lead_picker_init (LeadsLeadPicker *self)
{
  leads_lead_filter_init (&self->filter);
  gtk_widget_init_template (GTK_WIDGET (self));
}

LeadsLeadPicker *
leads_lead_picker_new (GtkWindow  *parent,
                       LeadsDesk  *desk,
                       const char *subtitle)
{
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (LEADS_IS_DESK (desk), NULL);

  return g_object_new (LEADS_TYPE_LEAD_PICKER, "transient-for", parent, "desk", desk, "subtitle", subtitle, NULL);
}

static guint
measure (LeadsLead *lead, LeadsLeadPicker *self)
{
  return leads_name_likeness (lead, self->customer, self->service);
}

void
leads_lead_picker_set_names (LeadsLeadPicker *self,
                             const char      *customer,
                             const char      *service)
{
  GtkExpression *likeness;
  g_autoptr (GtkNumericSorter) sorter = NULL;

  g_return_if_fail (LEADS_IS_LEAD_PICKER (self));
  g_return_if_fail (customer != NULL);

  g_free (self->customer);
  g_free (self->service);
  self->customer = g_strdup (customer);
  self->service = g_strdup (service);
  likeness = gtk_cclosure_expression_new (G_TYPE_UINT, NULL, 0, NULL, G_CALLBACK (measure), self, NULL);
  sorter = gtk_numeric_sorter_new (likeness);
  gtk_numeric_sorter_set_sort_order (sorter, GTK_SORT_DESCENDING);
  gtk_sort_list_model_set_sorter (self->sorted, GTK_SORTER (sorter));
}
