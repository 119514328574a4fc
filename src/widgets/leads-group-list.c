/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-group-list-private.h"

#include "leads-closures.h"
#include "leads-form-bin.h"
#include "leads-ui-util.h"

#include <glib/gi18n-lib.h>

/* Rows of which the first are shown, and the others when somebody asks for them. */

/* Rows that are shown as long as nobody asks for more, so that most of the page has the lines: in a narrow window and in
 * others. For a single row more it is not worth asking. */
#define ROWS_NARROW 1
#define ROWS_WIDE   2
/* Of all of them; what is more is scrolled. */
#define MAX_HEIGHT  254

struct _LeadsGroupList
{
  AdwBin parent_instance;

  LeadsFormBin *form_bin;
  AdwBin *frame;
  GtkListBox *list;

  /* borrowed, from the list */
  GtkWidget *more_row;
  GtkWidget *more_button;

  gboolean is_open; /* all rows are shown */
};

G_DEFINE_FINAL_TYPE (LeadsGroupList, leads_group_list, ADW_TYPE_BIN)

static guint
count_rows (LeadsGroupList *self)
{
  guint n_rows = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n_rows) != NULL)
    n_rows++;
  return n_rows - (self->more_row != NULL);
}

/* Which rows are shown, and the button that says how many are not. */
static void
update_more (LeadsGroupList *self)
{
  const guint n_rows = count_rows (self);
  const guint n_first = leads_form_bin_get_form (self->form_bin) == 0 ? ROWS_NARROW : ROWS_WIDE;
  const gboolean is_short = n_rows <= n_first + 1;
  const guint n_shown = is_short || self->is_open ? n_rows : n_first;
  g_autofree char *count = leads_format_count (n_rows - n_first);
  g_autofree char *more = NULL;

  if (self->more_row == NULL)
    return;
  for (guint i = 0; i < n_rows; i++)
    gtk_widget_set_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i)), i < n_shown);
  gtk_widget_set_visible (self->more_row, !is_short);
  if (is_short)
    return;
  /* Translators: %s is a count of groups of lines */
  more = g_strdup_printf (ngettext ("Show %s More", "Show %s More", n_rows - n_first), count);
  gtk_button_set_label (GTK_BUTTON (self->more_button), self->is_open ? _("Show Less") : more);
  leads_ui_set_accessible (self->more_button, self->is_open ? _("Show fewer groups of lines") : more);
}

/* A scrolled window asks for the height that its child has where that is as wide as it likes (GTK 4.8), which cuts off
 * rows that wrap: there is one only where rows are cut off anyway. */
static void
scroll (LeadsGroupList *self, gboolean scrolls)
{
  GtkWidget *list = g_object_ref (GTK_WIDGET (self->list));
  GtkWidget *window;

  if (GTK_IS_SCROLLED_WINDOW (adw_bin_get_child (self->frame)) != scrolls)
    {
      if (!scrolls)
        gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (adw_bin_get_child (self->frame)), NULL);
      adw_bin_set_child (self->frame, scrolls ? NULL : list);
      if (scrolls)
        {
          window = gtk_scrolled_window_new ();
          g_object_set (window, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, "max-content-height",
                        MAX_HEIGHT, NULL);
          gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), list);
          adw_bin_set_child (self->frame, window);
        }
    }
  g_object_unref (list);
}

static void
on_more (LeadsGroupList *self)
{
  const gboolean had_focus = gtk_widget_has_focus (self->more_button);

  self->is_open = !self->is_open;
  scroll (self, self->is_open);
  update_more (self);
  if (had_focus)
    gtk_widget_grab_focus (self->more_button);
}

static void
append_more (LeadsGroupList *self)
{
  self->more_button = gtk_button_new ();
  gtk_widget_add_css_class (self->more_button, "flat");
  g_signal_connect_object (self->more_button, "clicked", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
  self->more_row = gtk_list_box_row_new ();
  gtk_widget_add_css_class (self->more_row, "more-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->more_row), FALSE);
  gtk_widget_set_focusable (self->more_row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->more_row), self->more_button);
  gtk_list_box_append (self->list, self->more_row);
}

static void
leads_group_list_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LEADS_TYPE_GROUP_LIST);

  G_OBJECT_CLASS (leads_group_list_parent_class)->dispose (object);
}

static void
leads_group_list_class_init (LeadsGroupListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_group_list_dispose;

  g_type_ensure (LEADS_TYPE_FORM_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-group-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsGroupList, form_bin);
  gtk_widget_class_bind_template_child (widget_class, LeadsGroupList, frame);
  gtk_widget_class_bind_template_child (widget_class, LeadsGroupList, list);
  gtk_widget_class_bind_template_callback (widget_class, update_more);
}

static void
leads_group_list_init (LeadsGroupList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
leads_group_list_clear (LeadsGroupList *self)
{
  GtkWidget *row;

  g_return_if_fail (LEADS_IS_GROUP_LIST (self));

  self->more_row = self->more_button = NULL;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

void
leads_group_list_append (LeadsGroupList *self, GtkWidget *row)
{
  g_return_if_fail (LEADS_IS_GROUP_LIST (self));
  g_return_if_fail (GTK_IS_WIDGET (row));

  gtk_list_box_append (self->list, row);
}

gboolean
leads_group_list_finish (LeadsGroupList *self)
{
  gboolean any;

  g_return_val_if_fail (LEADS_IS_GROUP_LIST (self), FALSE);

  any = gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL;
  append_more (self);
  update_more (self);
  return any;
}

void
leads_group_list_fold (LeadsGroupList *self)
{
  g_return_if_fail (LEADS_IS_GROUP_LIST (self));

  self->is_open = FALSE;
  scroll (self, FALSE);
}
