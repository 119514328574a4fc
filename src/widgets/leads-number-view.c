/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-number-view-private.h"
#include "leads-number-columns-private.h"

#include <leads-form-bin.h>
#include <leads-number-record.h>
#include <leads-number.h>

#include <glib/gi18n.h>

/* Table and cards over one selection model. When a list takes the place of
 * another, the place is kept by key: rows may have come or gone above it. */

struct _LeadsNumberView
{
  GtkWidget parent_instance;

  LeadsFormBin *form_bin;
  GtkStack *stack;
  GtkScrolledWindow *table_scroller;
  GtkScrolledWindow *cards_scroller;
  GtkColumnView *table;
  GtkListView *cards;

  LeadsNumberList *list;
  GtkSingleSelection *selection;
  LeadsNumberLore lore;
  GCancellable *finding;
  guint scroll_id;
  gboolean narrow;
};

/* A place that is looked for in a list that is to be shown. */
typedef struct {
  LeadsNumberView *view;
  LeadsNumberList *list;
  guint            top;      /* the first row in view */
  double           offset;   /* how much of it is above the view, in rows */
  LeadsNumberKey   selected; /* number 0: none */
} Place;

G_DEFINE_FINAL_TYPE (LeadsNumberView, leads_number_view, GTK_TYPE_WIDGET)

enum {
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
place_free (Place *place)
{
  g_clear_object (&place->view);
  g_clear_object (&place->list);
  g_free (place);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

static GtkAdjustment *
visible_adjustment (LeadsNumberView *self)
{
  return gtk_scrolled_window_get_vadjustment (self->narrow ? self->cards_scroller : self->table_scroller);
}

/* The first row in view, fractional. */
static double
top_row (LeadsNumberView *self)
{
  GtkAdjustment *adjustment = visible_adjustment (self);
  guint n_items = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  double upper = gtk_adjustment_get_upper (adjustment);

  return n_items > 0 && upper > 0 ? gtk_adjustment_get_value (adjustment) * n_items / upper : 0;
}

typedef struct {
  LeadsNumberView *view;
  double           row;
} Scroll;

/* After the new list has its height: all rows have the same, so a row is a share of it. */
static gboolean
scroll_to_row (gpointer data)
{
  Scroll *scroll = data;
  LeadsNumberView *self = scroll->view;
  GtkAdjustment *adjustment = visible_adjustment (self);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  self->scroll_id = 0;
  if (n_items > 0)
    gtk_adjustment_set_value (adjustment, scroll->row * gtk_adjustment_get_upper (adjustment) / n_items);
  return G_SOURCE_REMOVE;
}

static void
show_list (LeadsNumberView *self,
           LeadsNumberList *list,
           double           row)
{
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (NULL);

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (list));
  g_set_object (&self->list, list);
  g_set_object (&self->selection, selection);
  gtk_column_view_set_model (self->table, self->narrow ? NULL : GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_model (self->cards, self->narrow ? GTK_SELECTION_MODEL (selection) : NULL);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  if (row > 0)
    {
      Scroll *scroll = g_new (Scroll, 1);

      *scroll = (Scroll) { self, row };
      /* Lower than the frame clock's layout, so that the new height is known. */
      self->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll_to_row, scroll, g_free);
    }
}

static void
selected_found (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Place) place = data;
  g_autoptr (GError) error = NULL;
  gint64 position = leads_number_list_find_finish (LEADS_NUMBER_LIST (source), result, &error);

  if (position >= 0 && place->view->list == place->list && position < g_list_model_get_n_items (G_LIST_MODEL (place->list)))
    {
      g_autoptr (LeadsNumber) number = g_list_model_get_item (G_LIST_MODEL (place->list), (guint) position);

      if (leads_number_get_loading (number) || leads_number_get_e164 (number) == place->selected.number)
        gtk_single_selection_set_selected (place->view->selection, (guint) position);
    }
}

static void
top_found (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Place) place = data;
  g_autoptr (GError) error = NULL;
  gint64 position = leads_number_list_find_finish (LEADS_NUMBER_LIST (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_list (place->view, place->list, position >= 0 ? (double) position + place->offset : 0);
  if (place->selected.number != 0)
    {
      LeadsNumberKey selected = place->selected;
      LeadsNumberList *list = place->list;
      GCancellable *finding = place->view->finding;

      leads_number_list_find_async (list, selected, finding, selected_found, g_steal_pointer (&place));
    }
}

static gboolean
key_of (LeadsNumber    *number,
        LeadsNumberKey *key)
{
  if (number == NULL || leads_number_get_loading (number))
    return FALSE;
  *key = (LeadsNumberKey) { leads_number_get_upload_id (number), leads_number_get_e164 (number) };
  return TRUE;
}

void
leads_number_view_set_list (LeadsNumberView *self,
                            LeadsNumberList *list,
                            gboolean         keep_place)
{
  double top = top_row (self);
  g_autoptr (LeadsNumber) first = NULL;
  g_autoptr (Place) place = NULL;
  LeadsNumberKey key;

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  if (keep_place && self->list != NULL)
    first = g_list_model_get_item (G_LIST_MODEL (self->list), (guint) top);
  if (!key_of (first, &key))
    {
      show_list (self, list, 0);
      return;
    }
  place = g_new0 (Place, 1);
  place->view = g_object_ref (self);
  place->list = g_object_ref (list);
  place->offset = top - (guint) top;
  key_of (gtk_single_selection_get_selected_item (self->selection), &place->selected);
  if (top < 1)
    {
      /* At the top one wants to see what is new. */
      show_list (self, list, 0);
      if (place->selected.number != 0)
        leads_number_list_find_async (list, place->selected, self->finding, selected_found, g_steal_pointer (&place));
      return;
    }
  leads_number_list_find_async (list, key, self->finding, top_found, g_steal_pointer (&place));
}

void
leads_number_view_set_validation (LeadsNumberView        *self,
                                  LeadsValidationService *validation)
{
  g_set_object (&self->lore.validation, validation);
}

LeadsNumberList *
leads_number_view_get_list (LeadsNumberView *self)
{
  return self->list;
}

gboolean
leads_number_view_get_narrow (LeadsNumberView *self)
{
  return self->narrow;
}

static void
form_changed (LeadsNumberView *self)
{
  guint form = leads_form_bin_get_form (self->form_bin);
  double top = top_row (self);

  self->narrow = form == 0;
  if (form > 0)
    leads_number_columns_apply (self->table, form - 1, &self->lore);
  gtk_stack_set_visible_child_name (self->stack, form == 0 ? "cards" : "table");
  if (self->list != NULL)
    show_list (self, self->list, top);
}

static void
row_activated (LeadsNumberView *self,
               guint            position)
{
  g_autoptr (LeadsNumber) number = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (number != NULL && !leads_number_get_loading (number))
    g_signal_emit (self, signals[ACTIVATED], 0, number);
}

static void
copy_selected (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LeadsNumberView *self = LEADS_NUMBER_VIEW (widget);
  LeadsNumber *number = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
  char text[LEADS_NUMBER_TEXT_SIZE];

  if (number == NULL || leads_number_get_loading (number))
    return;
  leads_number_format (leads_number_get_e164 (number), text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
leads_number_view_dispose (GObject *object)
{
  LeadsNumberView *self = LEADS_NUMBER_VIEW (object);

  g_cancellable_cancel (self->finding);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_object (&self->finding);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_NUMBER_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (leads_number_view_parent_class)->dispose (object);
}

static gboolean
leads_number_view_grab_focus (GtkWidget *widget)
{
  LeadsNumberView *self = LEADS_NUMBER_VIEW (widget);

  return gtk_widget_grab_focus (self->narrow ? GTK_WIDGET (self->cards) : GTK_WIDGET (self->table));
}

static void
leads_number_view_finalize (GObject *object)
{
  LeadsNumberView *self = LEADS_NUMBER_VIEW (object);

  /* The last cell may outlive the template. */
  g_clear_object (&self->lore.validation);
  g_clear_object (&self->lore.names);
  G_OBJECT_CLASS (leads_number_view_parent_class)->finalize (object);
}

static void
leads_number_view_class_init (LeadsNumberViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_number_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = leads_number_view_finalize;
  widget_class->grab_focus = leads_number_view_grab_focus;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, LEADS_TYPE_NUMBER);

  g_type_ensure (LEADS_TYPE_FORM_BIN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-number-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsNumberView, form_bin);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumberView, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumberView, table_scroller);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumberView, cards_scroller);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumberView, table);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumberView, cards);
  gtk_widget_class_bind_template_callback (widget_class, form_changed);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_install_action (widget_class, "numbers.copy", NULL, copy_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "numbers.copy", NULL);
}

static void
leads_number_view_init (LeadsNumberView *self)
{
  g_autoptr (GtkListItemFactory) cards_factory = leads_number_cards_factory_new (&self->lore);

  self->lore.names = leads_region_names_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->cards, cards_factory);
  leads_number_columns_apply (self->table, LEADS_NUMBER_COLUMNS_FORMS - 1, &self->lore);
}
