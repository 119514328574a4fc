/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include "../support/leads-upload-dialog-fixture.h"

#include <locale.h>

/* The page of the invalid lines of a file: its groups, and what is wrong with each line, at every width. */

static const char lines[] = "Numbers,CAC\n+442079460001,\n+442079460007,one and a half\n493023125014,\n442079460002,\n011 44 20 7946 0004,\n"
                            "4.42079E+11,\n442079460005.0,\n+442079460006 x12,\n"
                            "Reception on the ground floor; please ask before you call,\n";

static GtkWidget *
get_groups (Fixture *fixture)
{
  return child_of_child (fixture, "lines_page", "groups");
}

static GtkWidget *
get_table (Fixture *fixture)
{
  return child_of (child_of_child (fixture, "lines_page", "table"), "view");
}

static void
open_lines (Fixture *fixture, const char *text)
{
  g_autoptr (GFile) file = write_file (fixture, text);

  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (row_at (fixture, 0) != NULL && is_visible (child_of (row_at (fixture, 0), "invalid_button")));
  press (child_of (row_at (fixture, 0), "invalid_button"));
  wait_for (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) ==
            child_of (fixture->dialog, "lines_page"));
}

/* A window manager may give some pixels less. */
static void
set_width (Fixture *fixture, int width)
{
  const int tolerance = 16;
  GtkWidget *dialog = GTK_WIDGET (fixture->dialog);

  if (gtk_widget_get_width (dialog) != width)
    gtk_window_set_default_size (GTK_WINDOW (dialog), width, 700);
  wait_for (ABS (gtk_widget_get_width (dialog) - width) < tolerance);
}

/* The rows of groups that are shown, with the one that shows more. */
static guint
count_groups (Fixture *fixture)
{
  guint n_rows = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (child_of (child_of (get_groups (fixture), "rows"), "list")); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_rows += gtk_widget_get_visible (row);
  return n_rows;
}

/* The button that says how many groups are not shown. */
static GtkWidget *
get_more (Fixture *fixture)
{
  GtkWidget *row = gtk_widget_get_last_child (child_of (child_of (get_groups (fixture), "rows"), "list"));

  return gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
}

/* Most of the page has the lines: groups are told in part until somebody asks. */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  guint n_all;

  open_lines (fixture, lines);
  set_width (fixture, 640);
  wait_for (count_groups (fixture) == 3);
  g_assert_true (g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (get_more (fixture))), "Show "));
  wait_for (gtk_widget_get_height (get_groups (fixture)) > 0);
  g_assert_cmpint (gtk_widget_get_height (get_groups (fixture)), <, 700 / 4);

  press (get_more (fixture));
  n_all = count_groups (fixture);
  g_assert_cmpuint (n_all, >, 4);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (get_more (fixture))), ==, "Show Less");
  press (get_more (fixture));
  g_assert_cmpuint (count_groups (fixture), ==, 3);
  g_assert_nonnull (strstr (gtk_button_get_label (GTK_BUTTON (get_more (fixture))), "More"));

  /* Less where there is less room, and what is shown is not cut off. */
  set_width (fixture, 360);
  wait_for (count_groups (fixture) == 2);
  wait_for (gtk_widget_get_height (child_of (child_of (get_groups (fixture), "rows"), "list")) <= gtk_widget_get_height (get_groups (fixture)));
}

/* A few groups are all shown. */
static void
test_few_groups (Fixture *fixture, gconstpointer data)
{
  open_lines (fixture, "Numbers\n+442079460001\nReception\n493023125014\n");
  set_width (fixture, 640);
  wait_for (count_groups (fixture) > 0);
  g_assert_cmpuint (count_groups (fixture), <=, 3);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (get_more (fixture))));
}

/* The label below @widget whose text contains @text, or NULL. */
static GtkWidget *
find_part (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (label_of (widget), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_part (child, text);
  return found;
}

static gboolean
is_whole (Fixture *fixture, const char *text)
{
  GtkWidget *label = find_part (get_table (fixture), text);

  return label != NULL && gtk_widget_get_width (label) > 0 &&
         !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* What is wrong is read whole, at the width that the dialog has at first, at the narrowest, and in columns. */
static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  static const char *const reasons[] = { "Begins with an international prefix instead of +", "The last digits are lost",
                                         "“one and a half”: The CAC is not a whole number of at least 2" };
  static const int widths[] = { 640, 360, 1000 };

  open_lines (fixture, lines);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      set_width (fixture, widths[i]);
      for (guint k = 0; k < G_N_ELEMENTS (reasons); k++)
        {
          g_test_message ("%s at %d", reasons[k], widths[i]);
          wait_for (is_whole (fixture, reasons[k]));
        }
    }
}

/* The height of all rows in view; 0: they differ, or there are none. */
static int
get_row_height (Fixture *fixture)
{
  int height = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (get_table (fixture)));
       row != NULL && gtk_widget_get_mapped (row); row = gtk_widget_get_next_sibling (row))
    {
      if (height != 0 && gtk_widget_get_height (row) != height)
        return 0;
      height = gtk_widget_get_height (row);
    }
  return height;
}

/* Columns that the table has: fewer as it gets narrower. */
static guint
count_columns (Fixture *fixture)
{
  return g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (get_table (fixture))));
}

/* Rows are of one height, however long what they say is: places in a long table are found by it. */
static void
test_one_height (Fixture *fixture, gconstpointer data)
{
  int stacked;

  open_lines (fixture, lines);
  set_width (fixture, 640);
  wait_for (count_columns (fixture) == 3);
  wait_for (is_whole (fixture, "The last digits are lost") && get_row_height (fixture) > 0);
  stacked = get_row_height (fixture);
  /* Room for a second line of what is wrong. */
  set_width (fixture, 360);
  wait_for (get_row_height (fixture) > stacked);
  /* And for columns. */
  set_width (fixture, 1000);
  wait_for (count_columns (fixture) == 4);
  wait_for (get_row_height (fixture) > 0 && get_row_height (fixture) < stacked);
}

/* What the program does itself: rows are as high as its style makes them. */
static void
use_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, APP_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char *argv[])
{
  leads_pass_platform_messages ();
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  use_style ();

#define ADD(path, func) g_test_add ("/upload-lines/" path, Fixture, GINT_TO_POINTER (TRUE), set_up, func, tear_down)
  ADD ("groups", test_groups);
  ADD ("few-groups", test_few_groups);
  ADD ("reasons", test_reasons);
  ADD ("one-height", test_one_height);
  return g_test_run ();
}
