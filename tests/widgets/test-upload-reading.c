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
  return g_test_run ();
}
