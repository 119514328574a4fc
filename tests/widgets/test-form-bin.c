/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include <leads-form-bin.h>

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  LeadsFormBin *bin;
  GtkWidget *child;
  guint n_changes;
} Fixture;

static void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
count_change (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = gtk_window_new ();
  fixture->bin = LEADS_FORM_BIN (leads_form_bin_new ());
  fixture->child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_object_set (fixture->bin, "widths", "690 830 940", NULL);
  leads_form_bin_set_child (fixture->bin, fixture->child);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->bin));
  g_signal_connect_swapped (fixture->bin, "notify::form", G_CALLBACK (count_change), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
test_forms (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    int width;
    guint form;
  } cases[] = { { 1000, 3 }, { 940, 3 }, { 939, 2 }, { 830, 2 }, { 829, 1 }, { 690, 1 }, { 689, 0 }, { 340, 0 }, { 1200, 3 } };

  /* Before it has a width, it takes the widest for granted. */
  g_assert_cmpuint (leads_form_bin_get_form (fixture->bin), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint before = leads_form_bin_get_form (fixture->bin);
      guint n_changes = fixture->n_changes;

      gtk_widget_measure (GTK_WIDGET (fixture->bin), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (GTK_WIDGET (fixture->bin), cases[i].width, 400, -1, NULL);
      /* Never while sizes are allocated. */
      g_assert_cmpuint (leads_form_bin_get_form (fixture->bin), ==, before);
      run_for (20);
      g_assert_cmpuint (leads_form_bin_get_form (fixture->bin), ==, cases[i].form);
      g_assert_cmpuint (fixture->n_changes, ==, n_changes + (before != cases[i].form));
    }
}

static void
test_minimum (Fixture       *fixture,
              gconstpointer  data)
{
  int minimum;
  int natural;

  gtk_widget_set_size_request (fixture->child, 900, 50);
  gtk_widget_measure (GTK_WIDGET (fixture->bin), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 340);
  g_assert_cmpint (natural, ==, 900);

  /* The child is given what it needs all the same. */
  gtk_widget_allocate (GTK_WIDGET (fixture->bin), 400, 60, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (fixture->child), ==, 900);
  g_assert_cmpint (gtk_widget_get_height (fixture->child), ==, 60);

  gtk_widget_set_size_request (fixture->child, 100, 50);
  g_object_set (fixture->bin, "minimum-width", 80, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->bin), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 80);
  run_for (20);
}

static void
test_large_text (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->bin));
  int usual;

  g_object_get (settings, "gtk-xft-dpi", &usual, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->bin), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (fixture->bin), 1000, 400, -1, NULL);
  run_for (20);
  g_assert_cmpuint (leads_form_bin_get_form (fixture->bin), ==, 0);
  gtk_widget_allocate (GTK_WIDGET (fixture->bin), 1400, 400, -1, NULL);
  run_for (20);
  g_assert_cmpuint (leads_form_bin_get_form (fixture->bin), ==, 1);
  g_object_set (settings, "gtk-xft-dpi", usual, NULL);
}

int
main (int argc, char **argv)
{
  leads_pass_platform_messages ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/widgets/form-bin/forms", Fixture, NULL, set_up, test_forms, tear_down);
  g_test_add ("/widgets/form-bin/minimum", Fixture, NULL, set_up, test_minimum, tear_down);
  g_test_add ("/widgets/form-bin/large-text", Fixture, NULL, set_up, test_large_text, tear_down);

  return g_test_run ();
}
