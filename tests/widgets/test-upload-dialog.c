/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include "../support/leads-upload-dialog-fixture.h"

#include <locale.h>

/* The Upload Numbers dialog: what a person does, and what they are told. */

/* A name that is only an icon's, or none, cannot be read out. */
static void
assert_named (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    {
      gboolean named = gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
                       gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);

      if (!named && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
        g_error ("A button with the icon %s has no name", gtk_button_get_icon_name (GTK_BUTTON (widget)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_WINDOW_CONTROLS (child)) /* the library's */
      assert_named (child);
}

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  GtkWidget *settings = child_of (fixture->dialog, "settings");

  wait_for (*gtk_editable_get_text (child_of (settings, "info_row")) != '\0');
  g_assert_cmpstr (gtk_editable_get_text (child_of (settings, "info_row")), ==, "Teams Calling");
  g_assert_true (is_visible (child_of (fixture->dialog, "drop_area")));
  g_assert_false (can_submit (fixture));
  g_assert_cmpstr (submit_label (fixture), ==, "Submit");
  wait_for (g_str_equal (label_of (child_of_child (fixture, "bar", "totals")), "Add numbers to submit them"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)) == child_of (fixture->dialog, "empty_add_button"));
}

static void
test_adds_a_number (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = child_of (fixture->dialog, "add_form");

  act (fixture, "upload.add-number");
  g_assert_true (is_visible (form));
  enter (fixture, "+442079460018", NULL);
  g_assert_cmpstr (gtk_editable_get_text (child_of (form, "start_row")), ==, "");
  wait_for (g_str_has_prefix (label_of (child_of (form, "hint")), "Added"));
  g_assert_cmpstr (label_of (child_of (form, "hint")), ==, "Added +44 20 7946 0018, 1 number so far");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)), form));
  g_assert_cmpstr (submit_label (fixture), ==, "Submit 1 Number");
  wait_for (can_submit (fixture));

  /* The same again is refused beneath the field, and comes back into it. */
  enter (fixture, "+442079460018", NULL);
  wait_for (is_visible (child_of (form, "start_message")));
  g_assert_true (gtk_widget_has_css_class (child_of (form, "start_row"), "error"));
  g_assert_cmpstr (gtk_editable_get_text (child_of (form, "start_row")), ==, "+442079460018");
  g_assert_null (row_at (fixture, 1));

  /* It is still refused when the field is left: the plan alone would call it valid. */
  gtk_window_set_focus (GTK_WINDOW (fixture->dialog), NULL);
  g_assert_true (gtk_widget_has_css_class (child_of (form, "start_row"), "error"));
}

static void
test_pastes (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->dialog));
  GtkWidget *form = child_of (fixture->dialog, "add_form");

  gdk_clipboard_set_text (clipboard, "+442079460018\n+442079460019\nnone\n");
  act (fixture, "upload.paste");
  /* What a text has is shown before it is added. */
  wait_for (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) ==
            child_of (fixture->dialog, "paste_page"));
  g_assert_cmpstr (label_of (child_of_child (fixture, "paste_page", "summary")), ==, "2 numbers found");
  g_assert_null (row_at (fixture, 0));
  wait_for (gtk_widget_get_sensitive (child_of_child (fixture, "paste_page", "add_button")));
  press (child_of_child (fixture, "paste_page", "add_button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 2 Numbers"));
  g_assert_false (is_visible (form));

  /* One number is added in sight, in the form. */
  gdk_clipboard_set_text (clipboard, " +442079460020 ");
  act (fixture, "upload.paste");
  wait_for (g_str_equal (submit_label (fixture), "Submit 3 Numbers"));
  g_assert_true (is_visible (form));
}

static void
test_says_what_is_wrong (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = child_of (fixture->dialog, "add_form");
  GtkWidget *message = child_of (form, "start_message");

  act (fixture, "upload.add-number");
  gtk_editable_set_text (child_of (form, "start_row"), "+44");
  g_assert_false (is_visible (message));
  gtk_editable_set_text (child_of (form, "start_row"), "+44O");
  g_assert_true (is_visible (message));
  g_assert_true (gtk_widget_has_css_class (child_of (form, "start_row"), "error"));

  /* Enter asks for a whole number; one that lacks only the plus is offered with it. */
  enter (fixture, "+44", NULL);
  g_assert_true (gtk_widget_has_css_class (child_of (form, "start_row"), "error"));
  enter (fixture, "442079460018", NULL);
  g_assert_true (is_visible (child_of (message, "buttons")));
  g_assert_false (is_visible (child_of (message, "other_button")));
  press (child_of (message, "button"));
  g_assert_cmpstr (gtk_editable_get_text (child_of (form, "start_row")), ==, "+442079460018");
  g_assert_false (gtk_widget_has_css_class (child_of (form, "start_row"), "error"));

  enter (fixture, "+12127881500", "+12127881499");
  g_assert_true (gtk_widget_has_css_class (child_of (form, "end_row"), "error"));
  g_assert_null (row_at (fixture, 0));
}

static void
test_list_in_a_field (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = child_of (fixture->dialog, "add_form");
  int position = 0;

  act (fixture, "upload.add-number");
  gtk_editable_insert_text (child_of (form, "start_row"), "+442079460018\n", -1, &position);
  g_assert_null (row_at (fixture, 0));
  gtk_editable_set_text (child_of (form, "start_row"), "");
  position = 0;
  gtk_editable_insert_text (child_of (form, "start_row"), "+442079460018\n+442079460019\n", -1, &position);
  g_assert_cmpstr (gtk_editable_get_text (child_of (form, "start_row")), ==, "");
  /* What it has is shown before it is added. */
  wait_for (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) ==
            child_of (fixture->dialog, "paste_page"));
  g_assert_null (row_at (fixture, 0));
  press (child_of_child (fixture, "paste_page", "add_button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 2 Numbers"));
}

static void
test_submits (Fixture *fixture, gconstpointer data)
{
  act (fixture, "upload.add-number");
  enter (fixture, "+12127881500", "1599");
  wait_for (can_submit (fixture));
  assert_named (GTK_WIDGET (fixture->dialog));
  act (fixture, "upload.submit");
  wait_for (fixture->dialog == NULL);
  g_assert_cmpint (fixture->n_uploaded, ==, 100);

  /* What was used is there again, and what was uploaded is known. */
  open_dialog (fixture);
  act (fixture, "upload.add-number");
  enter (fixture, "+12127881599", NULL);
  wait_for (is_visible (child_of_child (fixture, "add_form", "start_message")));
}

static void
test_refused_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "Numbers\n+442079460018\n+442079460018\n442079460019\nnone\n");
  GtkWidget *leaflet = child_of (fixture->dialog, "leaflet");
  GtkWidget *lines = child_of (fixture->dialog, "lines_page");
  GtkWidget *result;

  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (row_at (fixture, 0) != NULL && is_visible (child_of (row_at (fixture, 0), "invalid_button")));
  g_assert_cmpstr (gtk_button_get_label (child_of (row_at (fixture, 0), "invalid_button")), ==, "3 invalid");
  press (child_of (row_at (fixture, 0), "invalid_button"));
  g_assert_true (adw_leaflet_get_visible_child (ADW_LEAFLET (leaflet)) == lines);
  wait_for (g_str_equal (label_of (child_of_child (fixture, "lines_page", "summary")),
                         "5 lines: 1 heading, 1 valid, 3 invalid"));
  wait_for (g_str_equal (label_of (child_of (child_of (lines, "table"), "count_label")), "3 lines"));
  g_assert_true (is_visible (child_of (lines, "groups")));

  act (fixture, "upload.back");
  act (fixture, "upload.submit");
  result = child_of (fixture->dialog, "result_page");
  wait_for (adw_leaflet_get_visible_child (ADW_LEAFLET (leaflet)) == result);
  g_assert_cmpstr (label_of (child_of (result, "result")), ==, "1 Number Uploaded");
  g_assert_cmpstr (label_of (child_of (result, "detail")), ==,
                   "3 lines were not: 1 repeated or already uploaded, 2 wrong");
  g_assert_cmpint (fixture->n_uploaded, ==, -1);
  press (child_of (result, "done_button"));
  wait_for (fixture->dialog == NULL);
  g_assert_cmpint (fixture->n_uploaded, ==, 1);
}

/* The row of a group whose button says @label. */
static GtkWidget *
group_with (Fixture *fixture, const char *label)
{
  GtkWidget *row = gtk_widget_get_first_child (child_of (child_of (child_of_child (fixture, "lines_page", "groups"), "rows"), "list"));

  while (row != NULL && (!g_str_equal (G_OBJECT_TYPE_NAME (row), "LeadsGroupRow") ||
                         !g_str_equal (gtk_button_get_label (child_of (row, "button")), label)))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
test_unplanned_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "+442079460018\n+4420794600\n+4420794601\n");
  GtkWidget *group;

  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (row_at (fixture, 0) != NULL && is_visible (child_of (row_at (fixture, 0), "invalid_button")));
  press (child_of (row_at (fixture, 0), "invalid_button"));
  group = group_with (fixture, "Include Them");
  g_assert_cmpstr (label_of (child_of (group, "title")), ==, "2 numbers are not in the numbering plan");
  press (child_of (group, "button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 3 Numbers"));
  g_assert_cmpstr (label_of (child_of (row_at (fixture, 0), "subtitle")), ==,
                   "3 lines, without a heading, 2 outside the numbering plan");

  /* No line is refused any more: it is taken back where the valid lines are. */
  act (fixture, "upload.back");
  g_assert_false (is_visible (child_of (row_at (fixture, 0), "invalid_button")));
  press (child_of (row_at (fixture, 0), "valid_button"));
  g_assert_true (is_visible (child_of_child (fixture, "lines_page", "groups")));
  press (child_of (group_with (fixture, "Undo"), "button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 1 Number"));
  g_assert_null (group_with (fixture, "Include Them"));
}

static void
test_unplanned_typed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = child_of (fixture->dialog, "add_form");
  GtkWidget *start_message = child_of (form, "start_message");
  GtkWidget *end_message = child_of (form, "end_message");

  act (fixture, "upload.add-number");
  enter (fixture, "+4420794600", NULL);
  g_assert_null (row_at (fixture, 0));
  g_assert_true (is_visible (child_of (start_message, "buttons")));
  g_assert_false (is_visible (child_of (start_message, "button")));
  g_assert_cmpstr (gtk_button_get_label (child_of (start_message, "other_button")), ==, "Include It");
  press (child_of (start_message, "other_button"));
  wait_for (row_at (fixture, 0) != NULL);
  g_assert_cmpstr (label_of (child_of (row_at (fixture, 0), "subtitle")), ==,
                   "Single number, outside the numbering plan");

  /* What is wrong in another way is not offered. */
  enter (fixture, "+44020794600", NULL);
  g_assert_true (is_visible (start_message));
  g_assert_false (is_visible (child_of (start_message, "buttons")));

  /* Of this range no number is in the plan, so that there is no rest. */
  enter (fixture, "+4420794610", "19");
  g_assert_true (is_visible (child_of (end_message, "buttons")));
  g_assert_false (is_visible (child_of (end_message, "button")));
  g_assert_false (is_visible (child_of (start_message, "buttons")));
  press (child_of (end_message, "other_button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 11 Numbers"));
  g_assert_cmpstr (label_of (child_of (row_at (fixture, 1), "subtitle")), ==,
                   "Range of 10 numbers, 10 outside the numbering plan");
  act (fixture, "upload.submit");
  wait_for (fixture->dialog == NULL);
  g_assert_cmpint (fixture->n_uploaded, ==, 11);
}

/* Lines that nobody sees are not looked up again; when they are opened again they are those of now. */
static void
test_lines_out_of_sight (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "Numbers\n+442079460018\n+442079460019\nnone\n");
  GtkWidget *lines = child_of (fixture->dialog, "lines_page");
  GtkWidget *table = child_of (lines, "table");
  GtkColumnView *view = child_of (table, "view");
  GtkSelectionModel *shown;

  act (fixture, "upload.add-number");
  enter (fixture, "+442079460018", NULL);
  wait_for (row_at (fixture, 0) != NULL);
  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (row_at (fixture, 1) != NULL && is_visible (child_of (row_at (fixture, 1), "invalid_button")));
  press (child_of (row_at (fixture, 1), "invalid_button"));
  wait_for (g_str_equal (label_of (child_of (table, "count_label")), "2 lines"));
  shown = gtk_column_view_get_model (view);

  act (fixture, "upload.back");
  press (child_of (row_at (fixture, 0), "remove_button"));
  wait_for (g_str_equal (gtk_button_get_label (child_of (row_at (fixture, 0), "invalid_button")), "1 invalid"));
  for (guint i = 0; i < 50; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
  g_assert_true (gtk_column_view_get_model (view) == shown);

  press (child_of (row_at (fixture, 0), "invalid_button"));
  wait_for (g_str_equal (label_of (child_of (table, "count_label")), "1 line"));
  g_assert_true (gtk_column_view_get_model (view) != shown);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *text)
{
  GtkWidget *label = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;
  GtkWidget *found = NULL;

  if (label != NULL && GTK_IS_LABEL (label) && g_str_equal (label_of (label), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, text);
  return found;
}

/* What a line could become is taken with one press, and the line is not counted twice. */
static void
test_suggestion (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "Numbers\n+442079460018\n+44 (0)20 7946 0019\nnone\n");
  GtkWidget *lines = child_of (fixture->dialog, "lines_page");

  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (row_at (fixture, 0) != NULL && is_visible (child_of (row_at (fixture, 0), "invalid_button")));
  press (child_of (row_at (fixture, 0), "invalid_button"));
  wait_for (find_button (lines, "+44 20 7946 0019") != NULL);
  press (find_button (lines, "+44 20 7946 0019"));
  wait_for (g_str_equal (label_of (child_of (lines, "summary")), "4 lines: 1 heading, 2 valid, 1 invalid"));
  act (fixture, "upload.back");
  wait_for (g_str_equal (submit_label (fixture), "Submit 2 Numbers"));
  g_assert_null (row_at (fixture, 1));
}

/* Range goes on in its first field. */
static void
test_focus_of_form (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = child_of (fixture->dialog, "add_form");
  GtkWidget *start = child_of (form, "start_row");

  act (fixture, "upload.add-number");
  gtk_widget_grab_focus (child_of (form, "range_button"));
  gtk_toggle_button_set_active (child_of (form, "range_button"), TRUE);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)), start));
}

static void
test_file_without_numbers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) empty = write_file (fixture, "");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->dir);

  leads_upload_dialog_add_file (fixture->dialog, folder);
  leads_upload_dialog_add_file (fixture->dialog, empty);
  wait_for (row_at (fixture, 0) != NULL &&
            gtk_widget_has_css_class (child_of (row_at (fixture, 0), "subtitle"), "error"));
  g_assert_null (row_at (fixture, 1));
  g_assert_false (can_submit (fixture));
  press (child_of (row_at (fixture, 0), "remove_button"));
  wait_for (is_visible (child_of (fixture->dialog, "drop_area")));
}

/* Answers the question that is open, if there is one. */
static gboolean
answer (const char *heading, const char *response)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (!ADW_IS_MESSAGE_DIALOG (window))
        continue;
      g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window)), ==, heading);
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), response);
      return TRUE;
    }
  return FALSE;
}

static gboolean
has_draft (Fixture *fixture)
{
  return leads_draft_keeper_has (leads_desk_get_drafts (fixture->desk), leads_lead_get_id (fixture->lead));
}

static void
keep_count (Fixture *fixture, gint64 n_numbers)
{
  fixture->n_uploaded = n_numbers;
}

/* Closing asks nothing and loses nothing; what was chosen comes back with what was added. */
static void
test_close_keeps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "Number\n+442079460018\n+442079460019\n442079460020\n");

  wait_for (can_submit (fixture) || !is_visible (child_of_child (fixture, "settings", "connection_form")));
  gtk_editable_set_text (child_of_child (fixture, "settings", "info_row"), "Überland");
  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (g_str_equal (submit_label (fixture), "Submit 2 Numbers"));
  g_signal_connect_swapped (fixture->dialog, "kept", G_CALLBACK (keep_count), fixture);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);
  g_assert_false (answer (NULL, NULL));
  g_assert_cmpint (fixture->n_uploaded, ==, 2);
  g_assert_true (has_draft (fixture));

  /* A file that is dropped on the lead comes after what was there. */
  g_assert_true (g_file_delete (file, NULL, NULL));
  open_dialog (fixture);
  g_clear_object (&file);
  file = write_file (fixture, "+442079460021\n");
  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (g_str_equal (submit_label (fixture), "Submit 3 Numbers"));
  g_assert_nonnull (row_at (fixture, 1));
  g_assert_cmpstr (gtk_editable_get_text (child_of_child (fixture, "settings", "info_row")), ==, "Überland");
  wait_for (can_submit (fixture));
  act (fixture, "upload.submit");
  wait_for (fixture->dialog == NULL || is_visible (child_of (fixture->dialog, "result_page")));
  wait_for (!has_draft (fixture));
}

/* What stands in the fields stands there again. */
static void
test_close_keeps_typed (Fixture *fixture, gconstpointer data)
{
  act (fixture, "upload.add-number");
  enter (fixture, "+442079460018", NULL);
  wait_for (row_at (fixture, 0) != NULL);
  gtk_toggle_button_set_active (child_of_child (fixture, "add_form", "range_button"), TRUE);
  gtk_editable_set_text (child_of_child (fixture, "add_form", "start_row"), "+4420794601");
  gtk_editable_set_text (child_of_child (fixture, "add_form", "end_row"), "99");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);

  open_dialog (fixture);
  wait_for (row_at (fixture, 0) != NULL && is_visible (child_of (fixture->dialog, "add_form")));
  g_assert_true (gtk_toggle_button_get_active (child_of_child (fixture, "add_form", "range_button")));
  g_assert_cmpstr (gtk_editable_get_text (child_of_child (fixture, "add_form", "start_row")), ==, "+4420794601");
  g_assert_cmpstr (gtk_editable_get_text (child_of_child (fixture, "add_form", "end_row")), ==, "99");
}

/* A number that was typed and not added is no draft: closing asks, and Discard keeps nothing. */
static void
test_close_asks (Fixture *fixture, gconstpointer data)
{
  act (fixture, "upload.add-number");
  gtk_editable_set_text (child_of_child (fixture, "add_form", "start_row"), "+4420794600");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_for (answer ("Discard These Entries?", "no"));
  g_assert_nonnull (fixture->dialog);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_for (answer ("Discard These Entries?", "yes"));
  wait_for (fixture->dialog == NULL);
  g_assert_cmpint (fixture->n_uploaded, ==, -1);
  wait_for (!has_draft (fixture));
}

static void
test_missing_connection (Fixture *fixture, gconstpointer data)
{
  GtkWidget *settings = child_of (fixture->dialog, "settings");
  GtkWidget *form = child_of (settings, "connection_form");

  wait_for (is_visible (form));
  g_assert_false (is_visible (child_of (settings, "rows")));
  wait_for (g_str_equal (label_of (child_of_child (fixture, "bar", "totals")), "Add a SIP connection first"));
  press (child_of (form, "add_button"));
  g_assert_true (is_visible (child_of (form, "name_message")));
  gtk_editable_set_text (child_of (form, "name_row"), "PSTN Leeds 1");
  press (child_of (form, "add_button"));

  form = child_of (settings, "profile_form");
  wait_for (is_visible (form));
  gtk_editable_set_text (child_of (form, "name_row"), "Standard");
  gtk_editable_set_text (child_of (form, "trunks_row"), "sip.example.net");
  press (child_of (form, "add_button"));
  wait_for (is_visible (child_of (settings, "rows")));

  /* One trunk is a warning; the numbers can be uploaded. */
  wait_for (is_visible (child_of (settings, "profile_message")));
  act (fixture, "upload.add-number");
  enter (fixture, "+442079460018", NULL);
  wait_for (can_submit (fixture));
}

static void
test_service_info_limit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *settings = child_of (fixture->dialog, "settings");
  g_autofree char *longer = g_strnfill (65, 'x');

  act (fixture, "upload.add-number");
  enter (fixture, "+442079460018", NULL);
  wait_for (can_submit (fixture));
  gtk_editable_set_text (child_of (settings, "info_row"), longer);
  g_assert_true (gtk_widget_has_css_class (child_of (settings, "info_row"), "error"));
  g_assert_false (can_submit (fixture));
  gtk_editable_set_text (child_of (settings, "info_row"), longer + 1);
  g_assert_false (gtk_widget_has_css_class (child_of (settings, "info_row"), "error"));
  g_assert_true (can_submit (fixture));
}

/* Not to be read is not the same as not to be there. */
static void
test_data_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "customer-leads.db", NULL);
  g_autofree char *away = g_strconcat (path, ".away", NULL);
  GtkWidget *settings;

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);
  g_assert_cmpint (g_rename (path, away), ==, 0);
  open_dialog (fixture);
  settings = child_of (fixture->dialog, "settings");
  wait_for (is_visible (child_of (settings, "missing_notice")));
  g_assert_nonnull (strstr (label_of (child_of (settings, "missing_text")), "moved, deleted or replaced"));
  g_assert_false (is_visible (child_of (settings, "connection_form")));
  g_assert_false (can_submit (fixture));
  g_assert_cmpint (g_rename (away, path), ==, 0);
}

#define ADD(path, ready, test) g_test_add (path, Fixture, GINT_TO_POINTER (ready), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  leads_pass_platform_messages ();
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/upload-dialog/opens", TRUE, test_opens);
  ADD ("/upload-dialog/adds-a-number", TRUE, test_adds_a_number);
  ADD ("/upload-dialog/pastes", TRUE, test_pastes);
  ADD ("/upload-dialog/says-what-is-wrong", TRUE, test_says_what_is_wrong);
  ADD ("/upload-dialog/list-in-a-field", TRUE, test_list_in_a_field);
  ADD ("/upload-dialog/submits", TRUE, test_submits);
  ADD ("/upload-dialog/refused-lines", TRUE, test_refused_lines);
  ADD ("/upload-dialog/unplanned-lines", TRUE, test_unplanned_lines);
  ADD ("/upload-dialog/unplanned-typed", TRUE, test_unplanned_typed);
  ADD ("/upload-dialog/lines-out-of-sight", TRUE, test_lines_out_of_sight);
  ADD ("/upload-dialog/suggestion", TRUE, test_suggestion);
  ADD ("/upload-dialog/focus-of-form", TRUE, test_focus_of_form);
  ADD ("/upload-dialog/file-without-numbers", TRUE, test_file_without_numbers);
  ADD ("/upload-dialog/close-keeps", TRUE, test_close_keeps);
  ADD ("/upload-dialog/close-keeps-typed", TRUE, test_close_keeps_typed);
  ADD ("/upload-dialog/close-asks", TRUE, test_close_asks);
  ADD ("/upload-dialog/missing-connection", FALSE, test_missing_connection);
  ADD ("/upload-dialog/service-info-limit", TRUE, test_service_info_limit);
  ADD ("/upload-dialog/data-gone", TRUE, test_data_gone);

  return g_test_run ();
}
