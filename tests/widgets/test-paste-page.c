/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include "../support/leads-upload-dialog-fixture.h"

#include <locale.h>

/* The rows of a pasted text: what a find is, what stands around it, and which of them count for nothing. */

#define TEXT                                                                                                           \
  "Reception: +442079460018, thanks\n"                                                                                 \
  "+442079460019\n"                                                                                                    \
  "again +442079460018\n"                                                                                              \
  "desk 442079460020\n"                                                                                                \
  "room 123\n"                                                                                                         \
  "on 12.11.2026 at the latest\n"

typedef struct
{
  const char *title;
  const char *subtitle;
  gboolean is_grey;
  gboolean is_chosen;
  gboolean can_be_chosen;
} Row;

static void
open_page (Fixture *fixture)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->dialog)), TEXT);
  act (fixture, "upload.paste");
  wait_for (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) ==
            child_of (fixture->dialog, "paste_page"));
}

static void
assert_row (gpointer row, const Row *expected)
{
  gpointer check = adw_action_row_get_activatable_widget (row);

  g_assert_cmpstr (adw_preferences_row_get_title (row), ==, expected->title);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, expected->subtitle);
  g_assert_cmpint (gtk_widget_has_css_class (row, "dim-label"), ==, expected->is_grey);
  g_assert_cmpint (gtk_check_button_get_active (check), ==, expected->is_chosen);
  g_assert_cmpint (gtk_widget_get_sensitive (check), ==, expected->can_be_chosen);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  static const Row rows[] = {
    { "+442079460018", "United Kingdom\nReception: +442079460018, thanks", FALSE, TRUE, TRUE },
    { "+442079460019", "United Kingdom", FALSE, TRUE, TRUE },
    { "+442079460018", "Repeated: it stands in the text before\nagain +442079460018", FALSE, FALSE, TRUE },
    { "442079460020",
      "The number lacks the + in front. If it begins with a country code, write +442079460020.\ndesk 442079460020", FALSE,
      FALSE, TRUE },
    { "123", "Write the number with + and the country code in front, such as +12127881500.\nroom 123", TRUE, FALSE, TRUE },
    { "12.11.2026", "No telephone number\non 12.11.2026 at the latest", TRUE, FALSE, FALSE },
  };
  GtkListBox *finds;

  open_page (fixture);
  finds = child_of_child (fixture, "paste_page", "finds");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_row (gtk_list_box_get_row_at_index (finds, (int) i), &rows[i]);
  g_assert_null (gtk_list_box_get_row_at_index (finds, G_N_ELEMENTS (rows)));
}

/* What is below the rows follows their check boxes; what is left out stays in the count of all. */
static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  gpointer finds, rest, summary, row;

  open_page (fixture);
  finds = child_of_child (fixture, "paste_page", "finds");
  rest = child_of_child (fixture, "paste_page", "rest");
  summary = child_of_child (fixture, "paste_page", "summary");
  g_assert_cmpstr (label_of (summary), ==, "2 numbers found");
  g_assert_cmpstr (label_of (rest), ==,
                   "1 can be added after a look\n1 is repeated\n1 place is not understood and is left out\n"
                   "1 place is no telephone number: a date, an order, an account");
  row = gtk_list_box_get_row_at_index (finds, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (row)), FALSE);
  g_assert_cmpstr (label_of (summary), ==, "1 of 2 numbers chosen");
  row = gtk_list_box_get_row_at_index (finds, 3);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (row)), TRUE);
  g_assert_true (g_str_has_prefix (label_of (rest), "1 is added, but left out of the upload until you repair it\n1 is repeated\n"));
}

#define ADD(path, ready, test) g_test_add (path, Fixture, GINT_TO_POINTER (ready), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  leads_pass_platform_messages ();
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/paste-page/rows", TRUE, test_rows);
  ADD ("/paste-page/left-out", TRUE, test_left_out);
  return g_test_run ();
}
