/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include "../support/leads-upload-dialog-fixture.h"

#include <locale.h>

/* How a file or a pasted text is read, as the Upload Numbers dialog shows it and lets it be changed. */

static void
add_text_file (Fixture *fixture, const char *text)
{
  g_autoptr (GFile) file = write_file (fixture, text);

  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (row_at (fixture, 0) != NULL && is_visible (child_of (row_at (fixture, 0), "reading_button")));
}

static void
open_reading (Fixture *fixture)
{
  press (child_of (row_at (fixture, 0), "reading_button"));
  wait_for (g_str_equal (gtk_stack_get_visible_child_name (child_of_child (fixture, "reading_page", "stack")), "table"));
}

static gboolean
can_apply (Fixture *fixture)
{
  return gtk_widget_get_sensitive (child_of_child (fixture, "reading_page", "apply_button"));
}

static const char *
chosen_in (Fixture *fixture, const char *list)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (child_of_child (fixture, "reading_page", list)));
}

static void
choose (Fixture *fixture, const char *list, const char *item)
{
  GtkDropDown *drop_down = child_of_child (fixture, "reading_page", list);
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), item))
      {
        gtk_drop_down_set_selected (drop_down, i);
        return;
      }
  g_assert_not_reached ();
}

static void
open_for (Fixture *fixture, const char *country)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);
  leads_lead_set_country (fixture->lead, country);
  open_dialog (fixture);
}

/* The customer's country is not said where the file contradicts it; chosen, it counts. */
static void
test_contradicted (Fixture *fixture, gconstpointer data)
{
  GtkWidget *doubt, *table;

  open_for (fixture, "DE");
  add_text_file (fixture, "(212) 788-2001\n+12127882000\n+12127882004\n+4930123456\n");
  open_reading (fixture);
  doubt = child_of_child (fixture, "reading_page", "doubt_label");
  table = child_of_child (fixture, "reading_page", "table");
  g_assert_cmpstr (chosen_in (fixture, "country"), ==, "Automatic (none, not Germany)");
  g_assert_true (is_visible (child_of_child (fixture, "reading_page", "doubt")));
  g_assert_nonnull (strstr (label_of (doubt), "1 number has no country code and may be of Germany or of the United States"));
  wait_for (find_label (table, "Lacks the +") != NULL);

  choose (fixture, "country", "Germany");
  wait_for (can_apply (fixture));
  g_assert_false (is_visible (child_of_child (fixture, "reading_page", "doubt")));
  wait_for (find_label (table, "Written as dialled within its country") != NULL);
  press (child_of_child (fixture, "reading_page", "apply_button"));
  wait_for (is_visible (child_of (row_at (fixture, 0), "reading_button")));
  g_assert_false (is_visible (child_of (row_at (fixture, 0), "doubt")));

  open_reading (fixture);
  g_assert_cmpstr (chosen_in (fixture, "country"), ==, "Germany");
  gtk_drop_down_set_selected (child_of_child (fixture, "reading_page", "country"), 0);
  wait_for (can_apply (fixture));
  g_assert_cmpstr (chosen_in (fixture, "country"), ==, "Automatic (none, not Germany)");
  wait_for (find_label (table, "Lacks the +") != NULL);
}

static void
test_not_contradicted (Fixture *fixture, gconstpointer data)
{
  open_for (fixture, "DE");
  add_text_file (fixture, "030 1234567\n+4930123456\n");
  open_reading (fixture);
  g_assert_cmpstr (chosen_in (fixture, "country"), ==, "Automatic (Germany)");
  g_assert_false (is_visible (child_of_child (fixture, "reading_page", "doubt")));
}

static void
paste_text (Fixture *fixture, const char *text)
{
  act (fixture, "upload.paste-text");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (child_of_child (fixture, "paste_page", "text")), text, -1);
  wait_for (gtk_widget_get_sensitive (child_of_child (fixture, "paste_page", "add_button")));
}

static const char *
find_title (Fixture *fixture, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (child_of_child (fixture, "paste_page", "finds"), index);

  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
}

static const char *
find_subtitle (Fixture *fixture, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (child_of_child (fixture, "paste_page", "finds"), index);

  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

/* Before a pasted text is added, its numbers may be made ranges; what was left out stays so. */
static void
test_paste_short_ranges (Fixture *fixture, gconstpointer data)
{
  GtkSwitch *hyphens;
  GtkListBoxRow *row;

  paste_text (fixture, "+49 221 9988780-89\n+49 30 1234567\n");
  hyphens = child_of_child (fixture, "paste_page", "hyphens_switch");
  g_assert_true (is_visible (child_of_child (fixture, "paste_page", "hyphens")));
  g_assert_cmpstr (label_of (child_of_child (fixture, "paste_page", "summary")), ==, "2 numbers found");
  g_assert_cmpstr (find_title (fixture, 0), ==, "+49221998878089");
  g_assert_nonnull (strstr (find_subtitle (fixture, 0), "May be a range: 10 numbers, +492219988780 to 8789"));
  row = gtk_list_box_get_row_at_index (child_of_child (fixture, "paste_page", "finds"), 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), FALSE);

  gtk_switch_set_active (hyphens, TRUE);
  g_assert_cmpstr (find_title (fixture, 0), ==, "10 numbers, +492219988780 to 8789");
  g_assert_cmpstr (label_of (child_of_child (fixture, "paste_page", "summary")), ==, "10 of 11 numbers chosen");
  press (child_of_child (fixture, "paste_page", "add_button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 10 Numbers"));
  g_assert_false (is_visible (child_of (row_at (fixture, 0), "doubt")));

  /* Another text begins as numbers, and one without such hyphens has nothing to say. */
  paste_text (fixture, "+49 30 1234567 and +49 30 1234568");
  g_assert_false (is_visible (child_of_child (fixture, "paste_page", "hyphens")));
  g_assert_false (gtk_switch_get_active (hyphens));
}

/* A pasted list that was added as numbers says what is in doubt, and How It Is Read makes ranges of it. */
static void
test_reread_short_ranges (Fixture *fixture, gconstpointer data)
{
  paste_text (fixture, "+49 221 9988780-89\n+49 221 9988770\n");
  press (child_of_child (fixture, "paste_page", "add_button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 2 Numbers"));
  g_assert_cmpstr (label_of (child_of (row_at (fixture, 0), "doubt")), ==,
                   "1 line is read as one number and may be a range: +49 221 9988780-89.");
  open_reading (fixture);
  g_assert_true (is_visible (child_of_child (fixture, "reading_page", "hyphens_box")));
  g_assert_cmpstr (chosen_in (fixture, "hyphens"), ==, "Parts of a Number");
  choose (fixture, "hyphens", "Number and Last Digits of a Range");
  wait_for (can_apply (fixture));
  press (child_of_child (fixture, "reading_page", "apply_button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 11 Numbers"));
  g_assert_false (is_visible (child_of (row_at (fixture, 0), "doubt")));

  /* It can be taken back. */
  open_reading (fixture);
  choose (fixture, "hyphens", "Parts of a Number");
  wait_for (can_apply (fixture));
  press (child_of_child (fixture, "reading_page", "apply_button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 2 Numbers"));
}

/* Cells that are pasted: the choice is there before they are added. */
static void
test_table_short_ranges (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = child_of (fixture->dialog, "reading_page");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->dialog)),
                          "Desk\tNumber\nA\t+49 221 9988780-89\nB\t+49 221 9988770\n");
  act (fixture, "upload.paste");
  wait_for (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) == page);
  wait_for (can_apply (fixture));
  g_assert_true (is_visible (child_of (page, "hyphens_box")));
  g_assert_nonnull (strstr (label_of (child_of (page, "doubt_label")), "may be a range: +49 221 9988780-89"));
  choose (fixture, "hyphens", "Number and Last Digits of a Range");
  wait_for (can_apply (fixture));
  g_assert_true (is_visible (child_of (page, "hyphens_box")));
  press (child_of (page, "apply_button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 11 Numbers"));
}

int
main (int argc, char *argv[])
{
  leads_pass_platform_messages ();
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add ("/upload-reading/" path, Fixture, GINT_TO_POINTER (TRUE), set_up, func, tear_down)
  ADD ("contradicted", test_contradicted);
  ADD ("not-contradicted", test_not_contradicted);
  ADD ("paste-short-ranges", test_paste_short_ranges);
  ADD ("reread-short-ranges", test_reread_short_ranges);
  ADD ("table-short-ranges", test_table_short_ranges);
  return g_test_run ();
}
