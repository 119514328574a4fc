/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include "leads-ui-util.h"

#include <locale.h>

/* What cells of long tables say when they are pointed at, and where the focus goes. */

static gboolean
has_tooltip_now (GtkWidget *cell)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (cell, "query-tooltip", 0, 0, FALSE, tooltip, &shown);
  return shown;
}

static GtkWidget *
show (GtkWidget *cell)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 200, 60);
  gtk_window_set_child (GTK_WINDOW (window), cell);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (cell) == 0)
    g_main_context_iteration (NULL, TRUE);
  return window;
}

static void
test_cut_text (void)
{
  GtkWidget *cell = leads_ui_cell_label_new ();
  g_autofree char *longer = g_strnfill (200, 'x');
  GtkWidget *window;

  gtk_label_set_label (GTK_LABEL (cell), longer);
  window = show (cell);
  g_assert_true (has_tooltip_now (cell));
  gtk_label_set_label (GTK_LABEL (cell), "x");
  while (gtk_widget_get_width (cell) == 0 || pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (cell))))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (has_tooltip_now (cell));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_own_text (void)
{
  GtkWidget *label = leads_ui_cell_label_new ();
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_box_append (GTK_BOX (box), label);
  leads_ui_set_cell_tooltip (box, "What the icon means");
  leads_ui_set_cell_tooltip (label, "24 November 2026, 14:20:05");
  g_assert_true (gtk_widget_get_has_tooltip (box));
  g_assert_true (has_tooltip_now (box));
  g_assert_true (has_tooltip_now (label));
  leads_ui_set_cell_tooltip (box, NULL);
  leads_ui_set_cell_tooltip (label, NULL);
  g_assert_false (has_tooltip_now (box));
  g_assert_false (has_tooltip_now (label));
  g_assert_finalize_object (box);
}

/* A search that is closed lets go of the focus at once, with a place to go and without. */
static void
test_leave_search (void)
{
  GtkWidget *bar = gtk_search_bar_new ();
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;

  gtk_search_bar_set_child (GTK_SEARCH_BAR (bar), entry);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (bar), GTK_EDITABLE (entry));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), button);
  window = show (box);

  for (int focusable = 1; focusable >= 0; focusable--)
    {
      gtk_widget_set_focusable (button, focusable);
      gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (bar), TRUE);
      gtk_widget_grab_focus (entry);
      leads_ui_leave_search (GTK_SEARCH_BAR (bar), button);
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), bar));
      gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (bar), FALSE);
      leads_ui_leave_search (GTK_SEARCH_BAR (bar), button);
      g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == (focusable ? button : NULL));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

#define NAME_LIKE_MARKUP "A & B <b>C</b>"

static guint
count_labels (GtkWidget *widget, const char *text)
{
  guint n_labels = GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_labels += count_labels (child, text);
  return n_labels;
}

/* A customer may be called anything: what looks like markup is shown as it is written, and warns nobody. */
static void
test_names_like_markup (void)
{
  GtkWidget *row = g_object_ref_sink (leads_ui_action_row_new (NAME_LIKE_MARKUP, NAME_LIKE_MARKUP));
  GtkWidget *page = g_object_ref_sink (adw_status_page_new ());

  g_assert_cmpuint (count_labels (row, NAME_LIKE_MARKUP), ==, 2);
  leads_ui_describe_page (ADW_STATUS_PAGE (page), NAME_LIKE_MARKUP);
  g_assert_cmpuint (count_labels (page, NAME_LIKE_MARKUP), ==, 1);
  leads_ui_describe_page (ADW_STATUS_PAGE (page), NULL);
  g_assert_cmpuint (count_labels (page, NAME_LIKE_MARKUP), ==, 0);
  g_assert_finalize_object (row);
  g_assert_finalize_object (page);
}

int
main (int argc, char **argv)
{
  leads_pass_platform_messages ();
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui-util/cut-text", test_cut_text);
  g_test_add_func ("/ui-util/own-text", test_own_text);
  g_test_add_func ("/ui-util/leave-search", test_leave_search);
  g_test_add_func ("/ui-util/names-like-markup", test_names_like_markup);

  return g_test_run ();
}
