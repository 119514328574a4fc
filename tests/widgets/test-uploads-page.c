/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include "../support/leads-upload-dialog-fixture.h"

#include "../../src/widgets/leads-upload-details-private.h"
#include "../../src/widgets/leads-window-private.h"
#include "leads-uploads-page.h"
#include "leads-window.h"

#include <locale.h>

/* The Uploads page in the window: what was submitted, undone and redone. */

#define NARROW_WIDTH 360

static AdwApplication *application;

static LeadsWindow *
open_window (Fixture *fixture)
{
  LeadsWindow *window;

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);
  window = leads_window_new (application, fixture->desk);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* The first widget of @type below @widget. */
static gpointer
find_widget (gpointer widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static LeadsUploadDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (LEADS_IS_UPLOAD_DIALOG (window))
        return LEADS_UPLOAD_DIALOG (window);
    }
  return NULL;
}

static void
upload (Fixture *fixture, LeadsWindow *window, const char *text, const char *label)
{
  g_autoptr (GFile) file = write_file (fixture, text);

  leads_window_open_upload (window, fixture->lead, file);
  g_set_weak_pointer (&fixture->dialog, find_dialog ());
  wait_for (g_str_equal (submit_label (fixture), label));
  wait_for (can_submit (fixture));
  act (fixture, "upload.submit");
  wait_for (fixture->dialog == NULL);
}

static gpointer
details_of (LeadsWindow *window)
{
  return find_widget (child_of (window, "uploads_bin"), LEADS_TYPE_UPLOAD_DETAILS);
}

/* The upload whose details are shown, by what Undo would do. */
static gint64
shown_upload (LeadsWindow *window)
{
  GVariant *target = gtk_actionable_get_action_target_value (child_of (details_of (window), "undo_button"));

  return target != NULL ? g_variant_get_int64 (target) : 0;
}

static gboolean
has_draft (Fixture *fixture)
{
  return leads_draft_keeper_has (leads_desk_get_drafts (fixture->desk), leads_lead_get_id (fixture->lead));
}

/* What was just submitted is what the page shows. */
static void
test_newest_is_shown (Fixture *fixture, gconstpointer data)
{
  LeadsWindow *window = open_window (fixture);

  upload (fixture, window, "+442079460000\n", "Submit 1 Number");
  wait_for (shown_upload (window) == 1);
  upload (fixture, window, "+442079460001\n+442079460002\n", "Submit 2 Numbers");
  wait_for (shown_upload (window) == 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static const char *
shown_page (LeadsWindow *window)
{
  return adw_view_stack_get_visible_child_name (child_of (window, "stack"));
}

/* From a file that came before, and from a number that an upload has, the way leads to that upload; the draft is kept. */
static void
test_show_upload (Fixture *fixture, gconstpointer data)
{
  LeadsWindow *window = open_window (fixture);
  g_autoptr (GFile) file = NULL;
  GtkWidget *view;
  GtkWidget *act_button;

  upload (fixture, window, "+442079460000\n", "Submit 1 Number");
  upload (fixture, window, "+442079460001\n", "Submit 1 Number");
  wait_for (shown_upload (window) == 2);
  file = write_file (fixture, "+442079460000\n");
  leads_window_open_upload (window, fixture->lead, file);
  g_set_weak_pointer (&fixture->dialog, find_dialog ());
  wait_for (row_at (fixture, 0) != NULL && is_visible (child_of (row_at (fixture, 0), "before_box")));
  press (child_of (row_at (fixture, 0), "before_button"));
  wait_for (fixture->dialog == NULL);
  wait_for (shown_upload (window) == 1);
  g_assert_cmpstr (shown_page (window), ==, "uploads");
  wait_for (has_draft (fixture));

  g_action_group_activate_action (G_ACTION_GROUP (window), "show-upload", g_variant_new_int64 (2));
  wait_for (shown_upload (window) == 2);
  leads_window_open_upload (window, fixture->lead, NULL);
  g_set_weak_pointer (&fixture->dialog, find_dialog ());
  wait_for (row_at (fixture, 0) != NULL && is_visible (child_of (row_at (fixture, 0), "invalid_button")));
  press (child_of (row_at (fixture, 0), "invalid_button"));
  view = child_of (fixture->dialog, "lines_page");
  wait_for ((act_button = find_label (view, "Show Upload")) != NULL && gtk_widget_get_mapped (act_button));
  g_signal_emit_by_name (gtk_widget_get_ancestor (act_button, GTK_TYPE_BUTTON), "clicked");
  wait_for (fixture->dialog == NULL);
  wait_for (shown_upload (window) == 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* More than a window shows. */
#define N_MANY 16

/* Without a dialog. (transfer full) */
static LeadsUpload *
submit_number (Fixture *fixture, gint64 number)
{
  static const LeadsUploadSettings settings = { .profile_id = 1, .connection_id = 1, .service_info = "Teams Calling" };
  LeadsUploadService *service = leads_desk_get_uploads (fixture->desk);
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (service, fixture->lead);
  g_autofree char *text = g_strdup_printf ("+%" G_GINT64_FORMAT "\n", number);
  g_autoptr (GAsyncResult) result = NULL;
  LeadsUpload *upload;
  g_autoptr (GError) error = NULL;

  leads_draft_add_text (draft, text);
  wait_for (!leads_draft_get_busy (draft));
  leads_upload_service_submit_async (service, draft, &settings, NULL, take_result, &result);
  wait_for (result != NULL);
  upload = leads_upload_service_submit_finish (service, result, &error);
  g_assert_no_error (error);
  return upload;
}

/* The id of the upload that the list shows first; 0: it shows none. */
static gint64
get_first_in_sight (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_pick (list, 20, 20, GTK_PICK_DEFAULT);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  g_autoptr (LeadsUpload) upload = NULL;

  if (row == NULL || gtk_adjustment_get_value (adjustment) > 0 || gtk_adjustment_get_upper (adjustment) <= 0)
    return 0;
  upload = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))), 0);
  return upload != NULL ? leads_upload_get_id (upload) : 0;
}

/* After a file for several leads the newest upload is on top of the list, and chosen. */
static void
test_batch_on_top (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) uploads = g_ptr_array_new_with_free_func (g_object_unref);
  LeadsWindow *window;
  GtkWidget *list;
  GtkAdjustment *adjustment;
  double height;

  for (gint64 i = 0; i < N_MANY; i++)
    g_object_unref (submit_number (fixture, 442079460000 + i));
  window = open_window (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-upload", g_variant_new_int64 (N_MANY));
  list = child_of (gtk_widget_get_ancestor (details_of (window), LEADS_TYPE_UPLOADS_PAGE), "list");
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  wait_for (shown_upload (window) == N_MANY && get_first_in_sight (list) == N_MANY);
  height = gtk_adjustment_get_upper (adjustment);
  g_assert_cmpfloat (height, >, gtk_adjustment_get_page_size (adjustment));

  adw_view_stack_set_visible_child_name (child_of (window, "stack"), "leads");
  for (gint64 i = 0; i < 2; i++)
    g_ptr_array_add (uploads, submit_number (fixture, 442079460100 + i));
  leads_window_add_batch_toast (window, uploads);
  wait_for (shown_upload (window) == N_MANY + 2);
  adw_view_stack_set_visible_child_name (child_of (window, "stack"), "uploads");
  wait_for (gtk_adjustment_get_upper (adjustment) > height);
  wait_for (get_first_in_sight (list) == N_MANY + 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Milliseconds in which the lines of a small upload are read, while nobody looks. */
#define READ_MS 500

static void
count (guint *n_changes)
{
  ++*n_changes;
}

/* Lines that come when another upload is shown already are not shown with that. */
static void
test_late_lines (Fixture *fixture, gconstpointer data)
{
  LeadsWindow *window = open_window (fixture);
  gpointer details;
  guint n_changes = 0;

  upload (fixture, window, "+442079460000\n", "Submit 1 Number");
  wait_for (shown_upload (window) == 1);
  details = details_of (window);
  {
    g_autoptr (GFile) file = write_file (fixture, "+442079460001\nwrong\n");

    leads_window_open_upload (window, fixture->lead, file);
    g_set_weak_pointer (&fixture->dialog, find_dialog ());
    wait_for (can_submit (fixture));
    act (fixture, "upload.submit");
    wait_for (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) ==
              child_of (fixture->dialog, "result_page"));
    press (child_of_child (fixture, "result_page", "done_button"));
    wait_for (fixture->dialog == NULL);
  }
  wait_for (shown_upload (window) == 2);
  wait_for (is_visible (child_of (details, "refused_group")));

  g_action_group_activate_action (G_ACTION_GROUP (window), "show-upload", g_variant_new_int64 (1));
  wait_for (!is_visible (child_of (details, "refused_group")));
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-upload", g_variant_new_int64 (2));
  /* They are read, and not taken, when the other is shown. */
  g_usleep (READ_MS * 1000);
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-upload", g_variant_new_int64 (1));
  g_assert_cmpint (shown_upload (window), ==, 1);
  g_signal_connect_swapped (child_of (details, "refused_group"), "notify::visible", G_CALLBACK (count), &n_changes);
  for (gint64 end = g_get_monotonic_time () + READ_MS * 1000; g_get_monotonic_time () < end;)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpuint (n_changes, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What a total of the upload that is shown says; NULL: there is no such. */
static const char *
stat_of (gpointer details, const char *words)
{
  GtkWidget *label = find_label (child_of (details, "stats"), words);

  return label != NULL ? label_of (gtk_widget_get_prev_sibling (label)) : NULL;
}

/* Repaired lines are told apart, and a number that a range left out does not vanish. */
static void
test_totals (Fixture *fixture, gconstpointer data)
{
  LeadsWindow *window = open_window (fixture);
  g_autoptr (GFile) file = write_file (fixture, "+442079460000\n+442079460000-0009\n442079460020\n");
  GtkWidget *headline;
  gpointer details;

  leads_window_open_upload (window, fixture->lead, file);
  g_set_weak_pointer (&fixture->dialog, find_dialog ());
  wait_for (g_str_equal (submit_label (fixture), "Submit 10 Numbers"));
  press (child_of (row_at (fixture, 0), "invalid_button"));
  press (gtk_widget_get_ancestor (find_label (child_of (fixture->dialog, "lines_page"), "Add Plus Signs"), GTK_TYPE_BUTTON));
  wait_for (g_str_equal (submit_label (fixture), "Submit 11 Numbers") && can_submit (fixture));
  g_signal_emit_by_name (child_of (fixture->dialog, "lines_page"), "back");
  act (fixture, "upload.submit");
  wait_for (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) ==
            child_of (fixture->dialog, "result_page"));
  g_assert_cmpstr (label_of (child_of_child (fixture, "result_page", "detail")), ==,
                   "1 number skipped: it is taken already or was left out");
  press (child_of_child (fixture, "result_page", "done_button"));
  wait_for (fixture->dialog == NULL);

  wait_for (shown_upload (window) == 1);
  details = details_of (window);
  g_assert_cmpstr (stat_of (details, "valid"), ==, "2");
  g_assert_cmpstr (stat_of (details, "repaired"), ==, "1");
  headline = child_of (details, "headline");
  g_assert_true (g_str_has_suffix (label_of (headline), "\n1 number skipped: it is taken already or was left out"));
  upload (fixture, window, "+442079460030\n", "Submit 1 Number");
  wait_for (shown_upload (window) == 2);
  g_assert_null (stat_of (details, "repaired"));
  g_assert_null (strchr (label_of (headline), '\n'));
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
count_dialogs (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_dialogs = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      n_dialogs += LEADS_IS_UPLOAD_DIALOG (window);
    }
  return n_dialogs;
}

/* A file for another lead opens no second dialog; one for the same lead joins the first. */
static void
test_one_dialog (Fixture *fixture, gconstpointer data)
{
  LeadsWindow *window = open_window (fixture);
  g_autoptr (LeadsLead) other = add_lead (fixture, "Fabrikam", FALSE);
  g_autoptr (GFile) file = write_file (fixture, "+442079460000\n");

  leads_window_open_upload (window, fixture->lead, file);
  g_set_weak_pointer (&fixture->dialog, find_dialog ());
  wait_for (g_str_equal (submit_label (fixture), "Submit 1 Number"));
  leads_window_open_upload (window, other, file);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  wait_for (find_label (GTK_WIDGET (fixture->dialog), "Submit or close this upload first. The file was not added.") != NULL);
  g_assert_null (row_at (fixture, 1));
  leads_window_open_upload (window, fixture->lead, file);
  wait_for (row_at (fixture, 1) != NULL);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Undo gives the draft of a fresh upload back; Redo the upload. */
static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  LeadsWindow *window = open_window (fixture);
  gpointer details;
  int width;

  upload (fixture, window, "+442079460000\n+442079460001\n", "Submit 2 Numbers");
  wait_for (shown_upload (window) == 1);
  wait_for (!has_draft (fixture));
  details = details_of (window);
  g_assert_false (is_visible (child_of (details, "redo_button")));
  g_assert_false (is_visible (child_of (details, "continue_button")));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "redo-last"));

  g_action_group_activate_action (G_ACTION_GROUP (window), "undo-upload", g_variant_new_int64 (1));
  wait_for (has_draft (fixture));
  wait_for (is_visible (child_of (details, "redo_button")));
  g_assert_false (is_visible (child_of (details, "undo_button")));
  g_assert_true (is_visible (child_of (details, "continue_button")));
  /* With all that can be done about it, it fits a narrow window. */
  gtk_widget_measure (details, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, NARROW_WIDTH);
  wait_for (find_label (GTK_WIDGET (window), "2 numbers taken back from Contoso Ltd") != NULL);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "redo-last"));

  g_action_group_activate_action (G_ACTION_GROUP (window), "redo-last", NULL);
  wait_for (is_visible (child_of (details, "undo_button")));
  wait_for (!has_draft (fixture));
  g_assert_false (is_visible (child_of (details, "continue_button")));
  wait_for (find_label (GTK_WIDGET (window), "2 numbers are with Contoso Ltd again") != NULL);

  /* Going on with it: the file is there, though it may be gone meanwhile. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo-last", NULL);
  wait_for (has_draft (fixture));
  wait_for (is_visible (child_of (details, "continue_button")));
  press (child_of (details, "continue_button"));
  wait_for (find_dialog () != NULL);
  g_set_weak_pointer (&fixture->dialog, find_dialog ());
  wait_for (g_str_equal (submit_label (fixture), "Submit 2 Numbers"));
  g_assert_cmpstr (label_of (child_of (row_at (fixture, 0), "title")), ==, "november.csv");
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, test) g_test_add (path, Fixture, GINT_TO_POINTER (TRUE), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  int result;

  leads_pass_platform_messages ();
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  application = adw_application_new ("io.github.customer_leads.Test", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  ADD ("/uploads-page/newest-is-shown", test_newest_is_shown);
  ADD ("/uploads-page/show-upload", test_show_upload);
  ADD ("/uploads-page/batch-on-top", test_batch_on_top);
  ADD ("/uploads-page/late-lines", test_late_lines);
  ADD ("/uploads-page/totals", test_totals);
  ADD ("/uploads-page/one-dialog", test_one_dialog);
  ADD ("/uploads-page/undo-and-redo", test_undo_and_redo);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
