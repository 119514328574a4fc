/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-line-swap-private.h"

#include <leads-line-list.h>
#include <leads-line.h>

/*
 * A new model is what a GtkColumnView is fast with (a change across its rows asks for each of them), but it starts at the
 * top, without its rows. Invariant: the place is set in the frame that shows the new rows first, after their layout
 * and before they are drawn.
 */

/* Rows that are read beside those in view: a list view asks for some more than it shows. */
#define MARGIN 32

typedef struct
{
  gboolean known;
  guint position;
  guint64 index;
} Mark;

struct _LeadsLineSwap
{
  GtkColumnView *view;
  GtkScrolledWindow *scroller;

  LeadsLineList *coming; /* its lines in view are being read */
  GPtrArray *held;       /* those */
  Mark top;
  Mark selected;
  double rest; /* how much of the top row is out of view */
  double row_height;
  gboolean has_focus;
  GdkFrameClock *clock;
  gulong layout_handler;
};

static void
stop_waiting_for_layout (LeadsLineSwap *self)
{
  if (self->layout_handler != 0)
    g_signal_handler_disconnect (self->clock, self->layout_handler);
  self->layout_handler = 0;
  g_clear_object (&self->clock);
}

static void
forget (LeadsLineSwap *self)
{
  if (self->coming != NULL)
    g_signal_handlers_disconnect_by_data (self->coming, self);
  g_clear_object (&self->coming);
  g_clear_pointer (&self->held, g_ptr_array_unref);
}

/* Which line is at @position now. */
static Mark
make_mark (GListModel *model, guint position)
{
  g_autoptr (LeadsLine) line = g_list_model_get_item (model, position);
  Mark mark = { .known = line != NULL, .position = position };

  if (line != NULL && leads_line_get_line (line) != 0)
    mark.index = leads_line_get_index (line);
  else
    mark.index = G_MAXUINT64;
  return mark;
}

/* Where that line is in @set, or what takes its place. */
static guint
find_mark (const Mark *mark, LeadsLineSet *set)
{
  const gint64 n_lines = leads_line_set_get_n_lines (set);
  gint64 position = mark->index != G_MAXUINT64 ? leads_line_set_find (set, mark->index) : -1;

  if (position < 0)
    position = mark->position;
  return (guint) CLAMP (position, 0, n_lines - 1);
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
remember_place (LeadsLineSwap *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  const guint n_items = model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
  const double value = gtk_adjustment_get_value (adjustment);
  guint selected;

  self->top = self->selected = (Mark){ 0 };
  self->rest = 0;
  self->row_height = n_items > 0 ? gtk_adjustment_get_upper (adjustment) / n_items : 0;
  self->has_focus = has_focus_within (GTK_WIDGET (self->view));
  if (self->row_height <= 0)
    return;
  if (value > 0)
    {
      const guint position = (guint) MIN (value / self->row_height, n_items - 1);

      self->top = make_mark (G_LIST_MODEL (model), position);
      self->rest = value - position * self->row_height;
    }
  selected = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
  if (selected != GTK_INVALID_LIST_POSITION)
    self->selected = make_mark (G_LIST_MODEL (model), selected);
}

static GtkWidget *
find_list_view (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

static void
on_layout (LeadsLineSwap *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *list = find_list_view (GTK_WIDGET (self->view));

  stop_waiting_for_layout (self);
  if (self->top.known)
    gtk_adjustment_set_value (adjustment, self->top.position * self->row_height + self->rest);
  if (!self->has_focus || !self->selected.known || list == NULL)
    return;
  /* On this row the list's focus shall be, and nowhere else. */
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", self->selected.position);
  gtk_widget_grab_focus (list);
}

static void
show (LeadsLineSwap *self)
{
  LeadsLineSet *set = leads_line_list_get_set (self->coming);
  g_autoptr (GPtrArray) held = g_steal_pointer (&self->held);
  GtkSingleSelection *selection;
  g_autoptr (GtkSelectionModel) model = NULL;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->view));

  g_signal_handlers_disconnect_by_data (self->coming, self);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&self->coming)));
  model = GTK_SELECTION_MODEL (selection);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  if (self->selected.known)
    self->selected.position = find_mark (&self->selected, set);
  gtk_single_selection_set_selected (selection, self->selected.known ? self->selected.position
                                                                     : GTK_INVALID_LIST_POSITION);
  if (self->top.known)
    self->top.position = find_mark (&self->top, set);
  gtk_column_view_set_model (self->view, model);
  if (clock == NULL || (!self->top.known && !self->has_focus))
    return;
  self->clock = g_object_ref (clock);
  self->layout_handler = g_signal_connect_data (clock, "layout", G_CALLBACK (on_layout), self, NULL,
                                                G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

static void
on_pending (LeadsLineSwap *self)
{
  guint n_pending;

  g_object_get (self->coming, "n-pending", &n_pending, NULL);
  if (n_pending == 0)
    show (self);
}

/* Asks for the lines that will be in view. */
static void
hold_lines (LeadsLineSwap *self, LeadsLineSet *set)
{
  const guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (self->coming));
  const double page = gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (self->scroller));
  guint position = self->top.known ? find_mark (&self->top, set) : 0;
  guint last = position + (guint) (page / self->row_height) + MARGIN;

  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  for (position -= MIN (position, MARGIN); position < MIN (last, n_lines); position++)
    g_ptr_array_add (self->held, g_list_model_get_item (G_LIST_MODEL (self->coming), position));
}

void
leads_line_swap_begin (LeadsLineSwap *self, LeadsLineSet *set, gboolean keeps_place)
{
  gboolean was_waiting = self->layout_handler != 0;

  forget (self);
  /* What the place was is known only after the layout that restores it. */
  if (was_waiting)
    on_layout (self);
  self->coming = leads_line_list_new (set);
  if (keeps_place)
    remember_place (self);
  else
    self->top = self->selected = (Mark){ 0 };
  if (leads_line_set_get_n_lines (set) == 0 || !keeps_place || self->row_height <= 0)
    {
      self->top = self->selected = (Mark){ 0 };
      self->has_focus = FALSE;
      show (self);
      return;
    }
  hold_lines (self, set);
  g_signal_connect_swapped (self->coming, "notify::n-pending", G_CALLBACK (on_pending), self);
  on_pending (self);
}

void
leads_line_swap_clear (LeadsLineSwap *self)
{
  forget (self);
  stop_waiting_for_layout (self);
  gtk_column_view_set_model (self->view, NULL);
}

LeadsLineSwap *
leads_line_swap_new (GtkColumnView *view, GtkScrolledWindow *scroller)
{
  LeadsLineSwap *self = g_new0 (LeadsLineSwap, 1);

  self->view = view;
  self->scroller = scroller;
  return self;
}

void
leads_line_swap_free (LeadsLineSwap *self)
{
  forget (self);
  stop_waiting_for_layout (self);
  g_free (self);
}
