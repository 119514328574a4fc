/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leads-ui-util.h"

#include <locale.h>

/* What cells of long tables say when they are pointed at. */

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

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui-util/cut-text", test_cut_text);
  g_test_add_func ("/ui-util/own-text", test_own_text);

  return g_test_run ();
}
