/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-name-completion.h"

#include "leads-ui-util.h"

#include <leads-text.h>
#include <string.h>

/*
 * A popover of names beneath an entry row. It never takes the focus: the row
 * keeps it, and its arrow keys choose.
 */

/* As many as can be taken in at a glance; more typing narrows them down. */
#define MAX_SHOWN 6

struct _LeadsNameCompletion
{
  GObject parent_instance;

  /* borrowed: the row owns this object */
  AdwEntryRow *row;
  GtkWidget *popover;

  /* owned */
  char *property;
  char *folded;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  gboolean choosing;
};

G_DEFINE_FINAL_TYPE (LeadsNameCompletion, leads_name_completion, G_TYPE_OBJECT)

static char *
dup_name (LeadsNameCompletion *self,
          gpointer             record)
{
  char *name = NULL;

  g_object_get (record, self->property, &name, NULL);
  return name != NULL ? name : g_strdup ("");
}

static gboolean
match_name (gpointer item,
            gpointer data)
{
  LeadsNameCompletion *self = LEADS_NAME_COMPLETION (data);
  g_autofree char *name = dup_name (self, item);
  g_autofree char *folded = leads_text_fold (name);

  return self->folded != NULL && *self->folded != '\0' && strstr (folded, self->folded) != NULL &&
         !g_str_equal (folded, self->folded);
}

static void
choose (LeadsNameCompletion *self,
        guint                position)
{
  g_autoptr (GObject) record = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autofree char *name = NULL;

  if (record == NULL)
    return;
  name = dup_name (self, record);
  self->choosing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->row), name);
  gtk_editable_set_position (GTK_EDITABLE (self->row), -1);
  self->choosing = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_changed (LeadsNameCompletion *self)
{
  g_autofree char *text = leads_text_collapse (gtk_editable_get_text (GTK_EDITABLE (self->row)));
  GtkWidget *focus = NULL;

  g_free (self->folded);
  self->folded = leads_text_fold (text);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);

  if (gtk_widget_get_root (GTK_WIDGET (self->row)) != NULL)
    focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self->row)));
  /* Only for the typist, not when the dialog fills its fields. */
  if (!self->choosing && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->row)) &&
      g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
move (LeadsNameCompletion *self,
      int                  step)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);
  int next = selected == GTK_INVALID_LIST_POSITION ? (step > 0 ? 0 : n - 1) : (int) selected + step;

  gtk_single_selection_set_selected (self->selection, next < 0 || next >= n ? GTK_INVALID_LIST_POSITION : (guint) next);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        gpointer               data)
{
  LeadsNameCompletion *self = LEADS_NAME_COMPLETION (data);
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!gtk_widget_get_visible (self->popover))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (selected == GTK_INVALID_LIST_POSITION)
        return FALSE;
      choose (self, selected);
      return TRUE;
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_focus_left (LeadsNameCompletion *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_activate (LeadsNameCompletion *self,
             guint                position)
{
  choose (self, position);
}

static void
setup_name (GtkListItemFactory *factory,
            GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_name (GtkListItemFactory *factory,
           GtkListItem        *item,
           gpointer            data)
{
  g_autofree char *name = dup_name (LEADS_NAME_COMPLETION (data), gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), name);
}

static GtkWidget *
new_popover (LeadsNameCompletion *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  GtkWidget *popover = gtk_popover_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_name), self, 0);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_set_focusable (list, FALSE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  g_signal_connect_object (list, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);

  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  leads_ui_align_popover (GTK_POPOVER (popover), GTK_ALIGN_START);
  gtk_widget_set_size_request (popover, 240, -1);
  return popover;
}

static void
leads_name_completion_finalize (GObject *object)
{
  LeadsNameCompletion *self = LEADS_NAME_COMPLETION (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_free (self->folded);
  g_free (self->property);

  G_OBJECT_CLASS (leads_name_completion_parent_class)->finalize (object);
}

static void
leads_name_completion_class_init (LeadsNameCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = leads_name_completion_finalize;
}

static void
leads_name_completion_init (LeadsNameCompletion *self)
{
}

static void
on_row_destroyed (LeadsNameCompletion *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

void
leads_name_completion_attach (AdwEntryRow *row,
                              GListModel  *records,
                              const char  *property)
{
  LeadsNameCompletion *self;
  GtkEventController *keys;
  GtkEventController *focus;
  GtkFilterListModel *filtered;
  GtkSliceListModel *slice;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));
  g_return_if_fail (G_IS_LIST_MODEL (records));

  self = g_object_new (LEADS_TYPE_NAME_COMPLETION, NULL);
  self->row = row;
  self->property = g_strdup (property);
  self->filter = gtk_custom_filter_new (match_name, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (records), GTK_FILTER (g_object_ref (self->filter)));
  slice = gtk_slice_list_model_new (G_LIST_MODEL (filtered), 0, MAX_SHOWN);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (slice));
  g_object_unref (slice);

  self->popover = new_popover (self);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (row));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (row), keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "destroy", G_CALLBACK (on_row_destroyed), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (row), "leads-name-completion", self, g_object_unref);
}
