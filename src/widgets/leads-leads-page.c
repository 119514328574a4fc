/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-leads-page-private.h"

#include "leads-closures.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>
#include <leads-time.h>

/*
 * Customer Leads: one chain of models (all leads, those that match, in the
 * order of the table's columns, one selected) under two views, of which only
 * the one in view has it.
 *
 * Invariant: the selection follows the lead, not the row: when a change moves
 * or replaces the selected lead, it stays selected.
 */

/* How often to look whether another day has begun, in seconds: dates read “Today”. */
#define DAY_CHECK_INTERVAL 30

enum
{
  PROP_DESK = 1,
  PROP_SEARCH_MODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LeadsLeadsPage, leads_leads_page, ADW_TYPE_BIN)

static gboolean
is_narrow (LeadsLeadsPage *self)
{
  return leads_form_bin_get_form (self->form_bin) == 0;
}

/* The first leads to arrive get the focus, unless somebody is doing something already. */
static void
show_list (LeadsLeadsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (root != NULL && gtk_widget_get_child_visible (GTK_WIDGET (self)) && (focus == NULL || !GTK_IS_EDITABLE (focus)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
update_pages (LeadsLeadsPage *self)
{
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->leads));
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  const char *error = leads_record_list_get_error (self->leads);
  gboolean loading = all == 0 && error == NULL && leads_record_list_get_loading (self->leads);
  g_autofree char *count = leads_format_n_leads (shown, all);

  gtk_label_set_label (self->count, count);
  gtk_spinner_set_spinning (self->spinner, loading);
  if (error != NULL && all == 0)
    {
      leads_ui_describe_page (self->error_page, error);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  else if (loading)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (all == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");

  gtk_stack_set_visible_child_name (self->form, shown == 0 ? "none" : is_narrow (self) ? "cards" : "table");
  if (all > 0)
    show_list (self);
}

static void
on_form_changed (LeadsLeadsPage *self)
{
  gboolean narrow = is_narrow (self);

  /* The view out of sight has no model: it would follow every change for nobody. */
  if (self->selection != NULL)
    {
      gtk_column_view_set_model (self->table, narrow ? NULL : GTK_SELECTION_MODEL (self->selection));
      gtk_list_view_set_model (self->cards, narrow ? GTK_SELECTION_MODEL (self->selection) : NULL);
      update_pages (self);
    }
  if (!narrow)
    leads_leads_page_show_columns (self, leads_form_bin_get_form (self->form_bin));
  leads_leads_page_fold_filters (self, narrow);
}

static gboolean
match_lead (gpointer item,
            gpointer data)
{
  LeadsLeadsPage *self = LEADS_LEADS_PAGE (data);

  return leads_lead_filter_match (&self->filter, LEADS_LEAD (item));
}

static gboolean
on_day_check (gpointer data)
{
  LeadsLeadsPage *self = LEADS_LEADS_PAGE (data);

  if (leads_lead_filter_set_now (&self->filter, leads_time_now ()))
    {
      gtk_filter_changed (GTK_FILTER (self->match), GTK_FILTER_CHANGE_DIFFERENT);
      /* Every date in view is written anew. */
      gtk_column_view_set_model (self->table, NULL);
      gtk_list_view_set_model (self->cards, NULL);
      on_form_changed (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
on_search_changed (LeadsLeadsPage *self)
{
  leads_lead_filter_set_text (&self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  leads_leads_page_filter_changed (self);
}

/* Enter in the search goes to the first lead found; it does not wait, as the entry does before it says that it changed. */
static void
on_search_activate (LeadsLeadsPage *self)
{
  on_search_changed (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (is_narrow (self) ? GTK_WIDGET (self->cards) : GTK_WIDGET (self->table));
}

static void
on_row_activated (LeadsLeadsPage *self,
                  guint           position)
{
  g_autoptr (LeadsLead) lead = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (lead != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.upload", "x", leads_lead_get_id (lead));
}

static void
on_retry (LeadsLeadsPage *self)
{
  leads_record_list_reload (self->leads);
}

static void
set_search_mode (LeadsLeadsPage *self,
                 gboolean        search_mode)
{
  if (self->search_mode == search_mode)
    return;
  self->search_mode = search_mode;
  if (search_mode)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_MODE]);
  leads_ui_leave_search (self->search_bar, GTK_WIDGET (self));
}

static gboolean
leads_leads_page_grab_focus (GtkWidget *widget)
{
  LeadsLeadsPage *self = LEADS_LEADS_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    return gtk_widget_grab_focus (is_narrow (self) ? GTK_WIDGET (self->cards) : GTK_WIDGET (self->table));
  return GTK_WIDGET_CLASS (leads_leads_page_parent_class)->grab_focus (widget);
}

static void
leads_leads_page_constructed (GObject *object)
{
  LeadsLeadsPage *self = LEADS_LEADS_PAGE (object);
  GtkSorter *sorter;

  G_OBJECT_CLASS (leads_leads_page_parent_class)->constructed (object);

  self->leads = leads_record_list_new (self->desk, LEADS_RECORDS_LEADS, 0);
  g_signal_connect_object (self->leads, "items-changed", G_CALLBACK (leads_leads_page_note_focus), self, G_CONNECT_SWAPPED);
  self->match = gtk_custom_filter_new (match_lead, self, NULL);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->leads)),
                                              GTK_FILTER (g_object_ref (self->match)));
  sorter = gtk_column_view_get_sorter (self->table);
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)), g_object_ref (sorter));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->sorted));

  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_pages), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  leads_leads_page_follow_selection (self);
  g_signal_connect_object (self->leads, "items-changed", G_CALLBACK (update_pages), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->leads, "notify::loading", G_CALLBACK (update_pages), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leads, "notify::error", G_CALLBACK (update_pages), self, G_CONNECT_SWAPPED);

  self->day_source = g_timeout_add_seconds (DAY_CHECK_INTERVAL, on_day_check, self);
  on_form_changed (self);
  update_pages (self);
}

static void
leads_leads_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  LeadsLeadsPage *self = LEADS_LEADS_PAGE (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, self->search_mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
leads_leads_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  LeadsLeadsPage *self = LEADS_LEADS_PAGE (object);

  switch (property_id)
    {
    case PROP_DESK:
      self->desk = g_value_dup_object (value);
      break;
    case PROP_SEARCH_MODE:
      set_search_mode (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
leads_leads_page_dispose (GObject *object)
{
  LeadsLeadsPage *self = LEADS_LEADS_PAGE (object);

  g_clear_handle_id (&self->day_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->selection != NULL)
    {
      gtk_column_view_set_model (self->table, NULL);
      gtk_list_view_set_model (self->cards, NULL);
    }
  /* The chain first: columns leave one by one, and each would sort it anew. */
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->match);
  g_clear_object (&self->leads);
  /* Taken out first: disposing the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_LEADS_PAGE);
  for (guint i = 0; i < LEADS_N_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->consented_sorter);
  g_clear_object (&self->actions);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (leads_leads_page_parent_class)->dispose (object);
}

static void
leads_leads_page_finalize (GObject *object)
{
  LeadsLeadsPage *self = LEADS_LEADS_PAGE (object);

  leads_lead_filter_clear (&self->filter);

  G_OBJECT_CLASS (leads_leads_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-leads-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, form_bin);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, filters_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, status_chip);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, consented_chip);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, modified_chip);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, without_chip);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, clear_chip);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, status_choices);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, consented_menu);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, modified_menu);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, count);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, form);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, table);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadsPage, cards);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
}

static void
leads_leads_page_class_init (LeadsLeadsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = leads_leads_page_constructed;
  object_class->dispose = leads_leads_page_dispose;
  object_class->finalize = leads_leads_page_finalize;
  object_class->get_property = leads_leads_page_get_property;
  object_class->set_property = leads_leads_page_set_property;
  widget_class->grab_focus = leads_leads_page_grab_focus;

  properties[PROP_DESK] =
    g_param_spec_object ("desk", NULL, NULL, LEADS_TYPE_DESK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCH_MODE] =
    g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LEADS_TYPE_FORM_BIN);
  bind_template (widget_class);
}

static void
leads_leads_page_init (LeadsLeadsPage *self)
{
  leads_lead_filter_init (&self->filter);
  leads_lead_filter_set_now (&self->filter, leads_time_now ());
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
  leads_leads_page_init_table (self);
  leads_leads_page_init_cards (self);
  leads_leads_page_init_filters (self);
  leads_leads_page_init_menus (self);
}

GtkWidget *
leads_leads_page_new (LeadsDesk *desk)
{
  g_return_val_if_fail (LEADS_IS_DESK (desk), NULL);

  return g_object_new (LEADS_TYPE_LEADS_PAGE, "desk", desk, NULL);
}
