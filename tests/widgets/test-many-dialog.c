/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include "../support/leads-upload-dialog-fixture.h"

#include <leads-lead-picker.h>
#include <leads-many-dialog.h>

#include "../../src/widgets/leads-reading-table-private.h"

#include <locale.h>

/* The dialog for one file and several leads: what it shows, what keeps Submit shut, and that it goes away whole. */

typedef struct
{
  Fixture base;
  LeadsLead *other; /* without a connection */
  LeadsManyDialog *dialog;
  guint n_uploads; /* that were told of */
  char *service_info; /* of the first */
  gint64 first_id;
} Many;

static void
on_many_uploaded (LeadsManyDialog *dialog, GPtrArray *uploads, Many *self)
{
  self->n_uploads = uploads->len;
  self->first_id = leads_upload_get_id (g_ptr_array_index (uploads, 0));
  g_free (self->service_info);
  self->service_info = g_strdup (leads_upload_get_service_info (g_ptr_array_index (uploads, 0)));
}

static void
open_many (Many *self, gconstpointer data)
{
  set_up (&self->base, data);
  gtk_window_destroy (GTK_WINDOW (self->base.dialog));
  wait_for (self->base.dialog == NULL);
  self->other = add_lead (&self->base, "Fabrikam", FALSE);
  g_set_weak_pointer (&self->dialog, leads_many_dialog_new (NULL, self->base.desk));
  g_signal_connect (self->dialog, "uploaded", G_CALLBACK (on_many_uploaded), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
close_many (Many *self, gconstpointer data)
{
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  wait_for (self->dialog == NULL);
  g_clear_object (&self->other);
  g_clear_pointer (&self->service_info, g_free);
  tear_down (&self->base, data);
}

static GtkWidget *
submit_button (Many *self)
{
  return child_of (child_of (self->dialog, "bar"), "submit_button");
}

static gboolean
says (GtkWidget *button, const char *label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0;
}

static GtkListBoxRow *
part_at (Many *self, int index)
{
  return gtk_list_box_get_row_at_index (child_of (self->dialog, "parts"), index);
}

static void
add (Many *self, const char *text)
{
  g_autoptr (GFile) file = write_file (&self->base, text);

  leads_many_dialog_add_file (self->dialog, file);
}

static void
test_submit (Many *self, gconstpointer data)
{
  add (self, "Customer,Number\nContoso Ltd,+12127881500\nContoso Ltd,+12127881501\n");
  wait_for (part_at (self, 0) != NULL && gtk_widget_is_sensitive (submit_button (self)));
  g_assert_true (says (submit_button (self), "Submit 2 Numbers"));
  g_assert_cmpstr (label_of (child_of (part_at (self, 0), "title")), ==, "Contoso Ltd");
  g_assert_cmpstr (label_of (child_of (part_at (self, 0), "connection")), ==, "PSTN London 1");
  g_assert_false (is_visible (child_of (self->dialog, "unmatched")));
  press (submit_button (self));
  /* All lines were right: nothing is left to look at. */
  wait_for (self->dialog == NULL);
  g_assert_cmpuint (self->n_uploads, ==, 1);
}

static void
test_left_out (Many *self, gconstpointer data)
{
  add (self, "Customer,Number\nContoso Ltd,+12127881500\nFabrikam,+12127881501\nNobody,+12127881502\n");
  wait_for (part_at (self, 1) != NULL && is_visible (child_of (self->dialog, "unmatched")));
  g_assert_cmpstr (label_of (child_of (self->dialog, "unmatched_label")), ==, "1 line matches no lead");
  /* The one that asks for a decision is first. */
  g_assert_cmpstr (label_of (child_of (part_at (self, 0), "title")), ==, "Fabrikam");
  g_assert_true (is_visible (child_of (part_at (self, 0), "warning")));
  g_assert_false (gtk_widget_is_sensitive (submit_button (self)));
  gtk_check_button_set_active (child_of (part_at (self, 0), "included"), FALSE);
  wait_for (gtk_widget_is_sensitive (submit_button (self)));
  g_assert_true (says (submit_button (self), "Submit 1 Number"));
  press (submit_button (self));
  wait_for (adw_leaflet_get_visible_child (child_of (self->dialog, "leaflet")) == child_of (self->dialog, "result_page"));
  g_assert_cmpstr (label_of (child_of (self->dialog, "result_left_out")), ==, "1 lead was left out");
  press (child_of (self->dialog, "done_button"));
  wait_for (self->dialog == NULL);
  g_assert_cmpuint (self->n_uploads, ==, 1);
}

/* Whether the table of lines has the column without a title: that of what can be done about a line. How many others it
 * has follows its width. */
static gboolean
can_mend (GtkWidget *lines_page)
{
  GListModel *columns = gtk_column_view_get_columns (child_of (child_of (lines_page, "table"), "view"));
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (columns) && !found; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      found = *gtk_column_view_column_get_title (column) == '\0';
    }
  return found;
}

/* What is stored is not mended any more: its lines are to be looked at and saved. */
static void
test_stored_lines (Many *self, gconstpointer data)
{
  GtkWidget *page = child_of (self->dialog, "lines_page");

  add (self, "Customer,Number\nContoso Ltd,+12127881500\nContoso Ltd,12127881501\nContoso Ltd,12127881502\n");
  wait_for (part_at (self, 0) != NULL && gtk_widget_is_sensitive (submit_button (self)));
  press (child_of (gtk_list_box_get_row_at_index (child_of (self->dialog, "entries"), 0), "invalid_button"));
  wait_for (is_visible (child_of (page, "groups")));
  g_assert_true (can_mend (page));
  g_signal_emit_by_name (page, "back");
  press (submit_button (self));
  wait_for (adw_leaflet_get_visible_child (child_of (self->dialog, "leaflet")) == child_of (self->dialog, "result_page"));
  press (child_of (self->dialog, "result_lines"));
  wait_for (adw_leaflet_get_visible_child (child_of (self->dialog, "leaflet")) == page);
  g_assert_false (is_visible (child_of (page, "groups")));
  g_assert_false (can_mend (page));
  g_assert_true (is_visible (child_of (page, "save_button")));
  wait_for (find_label (page, "12127881502") != NULL);
  g_signal_emit_by_name (page, "back");
  press (child_of (self->dialog, "done_button"));
  wait_for (self->dialog == NULL);
}

/* Numbers that a range leaves out are no refused line, and told all the same. */
static void
test_skipped (Many *self, gconstpointer data)
{
  add (self, "Customer,Number\nContoso Ltd,+12127881500\nContoso Ltd,+12127881500-1509\n");
  wait_for (part_at (self, 0) != NULL && gtk_widget_is_sensitive (submit_button (self)));
  press (submit_button (self));
  wait_for (adw_leaflet_get_visible_child (child_of (self->dialog, "leaflet")) == child_of (self->dialog, "result_page"));
  g_assert_cmpstr (label_of (child_of (self->dialog, "result_detail")), ==,
                   "1 number skipped: it is taken already or was left out");
  press (child_of (self->dialog, "done_button"));
  wait_for (self->dialog == NULL);
}

/* Nothing keeps it while its file is still being read. */
static void
test_closed_while_reading (Many *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Customer,Number\n");

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "Contoso Ltd,+1212%07u\n", i);
  add (self, text->str);
  gtk_window_close (GTK_WINDOW (self->dialog));
  wait_for (self->dialog == NULL);
  g_assert_cmpuint (self->n_uploads, ==, 0);
}

static void
on_kept (LeadsManyDialog *dialog, gint64 n_numbers, gint64 *kept)
{
  *kept = n_numbers;
}

static void
open_again (Many *self)
{
  g_set_weak_pointer (&self->dialog, leads_many_dialog_new (NULL, self->base.desk));
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static gboolean
is_kept (Many *self)
{
  return leads_draft_keeper_has (leads_desk_get_drafts (self->base.desk), LEADS_DRAFT_OF_SEVERAL);
}

/* Closing asks nothing, and opening brings it back with what was chosen; what is added then joins it. */
static void
test_kept (Many *self, gconstpointer data)
{
  gint64 kept = 0;

  add (self, "Customer,Number\nContoso Ltd,+12127881500\nFabrikam,+12127881501\n");
  wait_for (part_at (self, 1) != NULL);
  g_signal_connect (self->dialog, "kept", G_CALLBACK (on_kept), &kept);
  gtk_check_button_set_active (child_of (part_at (self, 0), "included"), FALSE);
  gtk_window_close (GTK_WINDOW (self->dialog));
  wait_for (self->dialog == NULL);
  g_assert_cmpint (kept, ==, 2);
  g_assert_true (is_kept (self));

  open_again (self);
  add (self, "Customer,Number\nContoso Ltd,+12127881502\n");
  wait_for (part_at (self, 1) != NULL && says (submit_button (self), "Submit 2 Numbers"));
  g_assert_false (gtk_check_button_get_active (child_of (part_at (self, 0), "included")));
  g_assert_true (g_str_has_prefix (label_of (child_of (self->dialog, "notice_label")), "The file joins the draft"));
  wait_for (gtk_widget_is_sensitive (submit_button (self)));
  press (submit_button (self));
  wait_for (adw_leaflet_get_visible_child (child_of (self->dialog, "leaflet")) == child_of (self->dialog, "result_page"));
  press (child_of (self->dialog, "done_button"));
  wait_for (self->dialog == NULL);
  wait_for (!is_kept (self));
}

static void
delete_other (Many *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  LeadsDirectoryService *directory = leads_desk_get_directory (self->base.desk);

  leads_directory_service_delete_async (directory, LEADS_TYPE_LEAD, leads_lead_get_id (self->other), NULL, take_result,
                                        &result);
  wait_for (result != NULL);
  g_assert_true (leads_directory_service_delete_finish (directory, result, NULL));
}

static void
test_deleted_lead_is_told (Many *self, gconstpointer data)
{
  add (self, "Customer,Number\nContoso Ltd,+12127881500\nFabrikam,+12127881501\n");
  wait_for (part_at (self, 1) != NULL);
  gtk_window_close (GTK_WINDOW (self->dialog));
  wait_for (self->dialog == NULL);
  delete_other (self);

  open_again (self);
  wait_for (is_visible (child_of (self->dialog, "notice")));
  g_assert_true (g_str_has_prefix (label_of (child_of (self->dialog, "notice_label")), "Fabrikam, "));
  g_assert_true (is_visible (child_of (self->dialog, "unmatched")));
}

/* It is said at once, and the others go on. */
static void
test_lead_deleted_meanwhile (Many *self, gconstpointer data)
{
  add (self, "Customer,Number\nContoso Ltd,+12127881500\nFabrikam,+12127881501\n");
  wait_for (part_at (self, 1) != NULL);
  g_assert_false (is_visible (child_of (self->dialog, "notice")));
  delete_other (self);
  wait_for (is_visible (child_of (self->dialog, "notice")));
  g_assert_cmpstr (label_of (child_of (self->dialog, "notice_label")), ==,
                   "Fabrikam, Teams Calling was deleted. Its lines match no lead now.");
  g_assert_null (part_at (self, 1));
  g_assert_cmpstr (label_of (child_of (self->dialog, "unmatched_label")), ==, "1 line matches no lead");
  wait_for (gtk_widget_is_sensitive (submit_button (self)));
  g_assert_true (says (submit_button (self), "Submit 1 Number"));
}

static const char *
lines_shown (Many *self)
{
  return label_of (child_of (child_of (child_of (self->dialog, "lines_page"), "table"), "count_label"));
}

/* The lines of a lead are those of all files, one file at a time; a file that has none is not offered. */
static void
test_two_files (Many *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.dir, "december.csv", NULL);
  g_autoptr (GFile) december = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GtkWidget *page = child_of (self->dialog, "lines_page");
  AdwComboRow *files = child_of (page, "file_row");

  g_file_set_contents (path, "Customer,Number\nContoso Ltd,+12127881501\nContoso Ltd,+12127881502\nContoso Ltd,hello\n", -1,
                       &error);
  g_assert_no_error (error);
  add (self, "Customer,Number\nContoso Ltd,+12127881500\n");
  leads_many_dialog_add_file (self->dialog, december);
  wait_for (part_at (self, 0) != NULL && says (submit_button (self), "Submit 3 Numbers"));
  press (child_of (part_at (self, 0), "valid_button"));
  wait_for (g_strcmp0 (lines_shown (self), "1 line") == 0);
  g_assert_true (is_visible (child_of (page, "files")));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (files)), ==, 2);
  adw_combo_row_set_selected (files, 1);
  wait_for (g_strcmp0 (lines_shown (self), "2 lines") == 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->dialog), "upload.back", NULL));

  wait_for (gtk_widget_is_sensitive (submit_button (self)));
  press (submit_button (self));
  wait_for (adw_leaflet_get_visible_child (child_of (self->dialog, "leaflet")) == child_of (self->dialog, "result_page"));
  press (child_of (self->dialog, "result_lines"));
  wait_for (g_strcmp0 (lines_shown (self), "1 line") == 0);
  g_assert_cmpstr (adw_window_title_get_subtitle (child_of (page, "title")), ==, "december.csv");
  g_assert_false (is_visible (child_of (page, "files")));
}

/* Metering counts by it: it is shown and can be written for each lead; what cannot be one is not taken. */
static void
test_service_info (Many *self, gconstpointer data)
{
  GtkMenuButton *button;
  GtkWidget *entry;

  add (self, "Customer,Number\nContoso Ltd,+12127881500\n");
  wait_for (part_at (self, 0) != NULL);
  button = child_of (part_at (self, 0), "info_button");
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "Service info: Teams Calling");
  gtk_menu_button_popup (button);
  entry = gtk_widget_get_next_sibling (
      gtk_widget_get_first_child (gtk_popover_get_child (gtk_menu_button_get_popover (button))));
  gtk_editable_set_text (GTK_EDITABLE (entry), " Metered  7 ");
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "Service info: Metered 7");
  gtk_editable_set_text (GTK_EDITABLE (entry), " ");
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_next_sibling (entry)));
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "Service info: Metered 7");
  gtk_menu_button_popdown (button);
  wait_for (gtk_widget_is_sensitive (submit_button (self)));
  press (submit_button (self));
  wait_for (self->dialog == NULL);
  g_assert_cmpstr (self->service_info, ==, "Metered 7");
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = find_button (child);

      if (button != NULL)
        return button;
    }
  return NULL;
}

static GtkWidget *
stranger_at (Many *self, int index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (child_of (self->dialog, "strangers"), index));
}

static const char *
stranger_says (Many *self)
{
  return stranger_at (self, 0) != NULL ? adw_action_row_get_subtitle (ADW_ACTION_ROW (stranger_at (self, 0))) : NULL;
}

static GtkWindow *
find_picker (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (LEADS_IS_LEAD_PICKER (window))
        return window;
    }
  return NULL;
}

static void
choose (Many *self, LeadsLead *lead)
{
  GtkWindow *picker;

  press (find_button (stranger_at (self, 0)));
  picker = find_picker ();
  g_assert_nonnull (picker);
  g_signal_emit_by_name (picker, "picked", lead);
  gtk_window_destroy (picker);
}

/* “Contoso Limited is Contoso Ltd”: said once for all lines, and taken back. */
static void
test_matched (Many *self, gconstpointer data)
{
  add (self, "Customer,Number\nContoso Limited,+12127881500\nContoso Limited,+12127881501\n");
  wait_for (stranger_at (self, 0) != NULL);
  g_assert_cmpstr (stranger_says (self), ==, "2 lines");
  choose (self, self->base.lead);
  wait_for (part_at (self, 0) != NULL && says (submit_button (self), "Submit 2 Numbers"));
  wait_for (g_strcmp0 (stranger_says (self), "2 lines, for Contoso Ltd, Teams Calling") == 0);
  g_assert_false (is_visible (child_of (self->dialog, "unmatched")));
  press (find_button (stranger_at (self, 0)));
  wait_for (part_at (self, 0) == NULL && g_strcmp0 (stranger_says (self), "2 lines") == 0);
  g_assert_true (is_visible (child_of (self->dialog, "unmatched")));
}

/* The lead that was meant is looked for among those that are called nearly so. */
static void
test_nearest_first (Many *self, gconstpointer data)
{
  g_autoptr (LeadsLead) lead = NULL;
  GListModel *shown;

  g_object_unref (add_lead (&self->base, "Granite Peak Insurance", FALSE));
  g_object_unref (add_lead (&self->base, "Granite Works", FALSE));
  g_object_unref (add_lead (&self->base, "Newest", FALSE));
  add (self, "Customer,Number\nGranite Peak Insurance Ltd,+12127881500\n");
  wait_for (stranger_at (self, 0) != NULL);
  press (find_button (stranger_at (self, 0)));
  shown = G_LIST_MODEL (gtk_list_view_get_model (child_of (find_picker (), "list")));
  wait_for (g_list_model_get_n_items (shown) == 5);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "Granite Peak Insurance", "Granite Works", "Contoso Ltd", NULL };

      g_clear_object (&lead);
      lead = g_list_model_get_item (shown, i);
      g_assert_true (i > 0 || g_str_equal (leads_lead_get_customer_name (lead), names[0]));
      g_assert_true (g_strv_contains (names, leads_lead_get_customer_name (lead)));
    }
  gtk_window_destroy (find_picker ());
}

/* Customers are called as they are called: nothing in a name is markup, here or in the file. */
static void
test_names_like_markup (Many *self, gconstpointer data)
{
  g_autoptr (LeadsLead) lead = add_lead (&self->base, "A & B <b>C</b>", FALSE);

  add (self, "Customer,Number\nA &amp; <i>B,+12127881500\n");
  wait_for (stranger_at (self, 0) != NULL);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (stranger_at (self, 0))), ==, "A &amp; <i>B");
  choose (self, lead);
  wait_for (g_strcmp0 (stranger_says (self), "1 line, for A & B <b>C</b>, Teams Calling") == 0);
  wait_for (part_at (self, 0) != NULL);
}

/* The row of a file that was imported before leads to that upload: the dialog lets go, and its draft stays. */
static void
test_show_before (Many *self, gconstpointer data)
{
  add (self, "Customer,Number\nContoso Ltd,+12127881500\n");
  wait_for (part_at (self, 0) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->dialog), "upload.show-before", "x", (gint64) 1));
  wait_for (self->dialog == NULL);
  g_assert_true (is_kept (self));
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
answer (const char *response)
{
  AdwMessageDialog *question = find_question ();

  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
  wait_for (find_question () == NULL);
}

/* Nothing of a file vanishes without a word: not before Submit, and not after it. */
static void
test_unread (Many *self, gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/december.csv");

  add (self, "Customer,Number\nContoso Ltd,+12127881500\n");
  leads_many_dialog_add_file (self->dialog, missing);
  wait_for (part_at (self, 0) != NULL && gtk_widget_is_sensitive (submit_button (self)));
  press (submit_button (self));
  wait_for (find_question () != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (find_question ()), ==, "Upload Without 1 File?");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_question ()), "december.csv"));
  answer ("no");
  g_assert_true (says (submit_button (self), "Submit 1 Number"));

  press (submit_button (self));
  wait_for (find_question () != NULL);
  answer ("yes");
  wait_for (adw_leaflet_get_visible_child (child_of (self->dialog, "leaflet")) == child_of (self->dialog, "result_page"));
  g_assert_true (is_visible (child_of (self->dialog, "result_unread")));
  g_assert_cmpstr (label_of (child_of (self->dialog, "result_unread_heading")), ==, "Nothing was uploaded of 1 file:");
  press (child_of (self->dialog, "done_button"));
  wait_for (self->dialog == NULL);
  g_assert_cmpuint (self->n_uploads, ==, 1);
}

static gboolean
follow (Many *self, gint64 upload_id, gboolean undone)
{
  LeadsDraftKeeper *keeper = leads_desk_get_drafts (self->base.desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean followed;

  leads_draft_keeper_follow_undo_async (keeper, LEADS_DRAFT_OF_SEVERAL, upload_id, undone, NULL, take_result, &result);
  wait_for (result != NULL);
  followed = leads_draft_keeper_follow_undo_finish (keeper, result, &error);
  g_assert_no_error (error);
  return followed;
}

static void
connect_other (Many *self)
{
  g_autoptr (LeadsConnection) connection = leads_connection_new ();
  GAsyncResult *result = NULL;

  leads_connection_set_lead_id (connection, leads_lead_get_id (self->other));
  leads_connection_set_name (connection, "PSTN 2");
  leads_connection_set_side (connection, LEADS_SIDE_PSTN);
  leads_directory_service_save_async (leads_desk_get_directory (self->base.desk), connection, NULL, take_result, &result);
  saved (&self->base, &result);
}

/* What was submitted waits for its undo, under the name of the batch, or of the upload of one lead alone. */
static void
test_submitted_draft_waits (Many *self, gconstpointer data)
{
  const gboolean alone = GPOINTER_TO_INT (data) == 1;

  connect_other (self);
  add (self, alone ? "Customer,Number\nContoso Ltd,+12127881500\n"
                   : "Customer,Number\nContoso Ltd,+12127881500\nFabrikam,+12127881501\n");
  wait_for (part_at (self, 0) != NULL);
  wait_for (gtk_widget_is_sensitive (submit_button (self)));
  press (submit_button (self));
  wait_for (self->dialog == NULL);
  g_assert_cmpuint (self->n_uploads, ==, alone ? 1 : 2);
  g_assert_false (is_kept (self));
  g_assert_true (follow (self, self->first_id, TRUE));
  g_assert_true (is_kept (self));
  g_assert_true (follow (self, self->first_id, FALSE));
  g_assert_false (is_kept (self));
  g_assert_true (follow (self, self->first_id, TRUE));
  open_again (self);
  wait_for (part_at (self, 0) != NULL);
}

/* What a column is read as is said once. */
static void
test_titles (Many *self, gconstpointer data)
{
  static const char *const expected[] = { "Customer Name", "Site (service)", "Phone (range start)", "Range End", "Note" };
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft_for_many (leads_desk_get_uploads (self->base.desk));
  g_autoptr (GFile) file = write_file (&self->base, "Customer Name,Site,Phone,Range End,Note\n"
                                                    "Contoso Ltd,Teams Calling,+12127881500,+12127881509,\n");
  const LeadsFileOptions options = { .service_column = (char *) "Site", .end_column = (char *) "Range End" };
  LeadsEntry *entry = leads_draft_add_file (draft, file, NULL);
  g_autoptr (LeadsFilePreview) preview = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  wait_for (leads_entry_get_state (entry) != LEADS_ENTRY_CHECKING);
  leads_draft_preview_async (draft, entry, &options, NULL, take_result, &result);
  wait_for (result != NULL);
  preview = leads_draft_preview_finish (draft, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *title = leads_reading_table_title (preview, i, TRUE);

      g_assert_cmpstr (title, ==, expected[i]);
    }
}

int
main (int argc, char **argv)
{
  leads_pass_platform_messages ();
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/many-dialog/submit", Many, GINT_TO_POINTER (TRUE), open_many, test_submit, close_many);
  g_test_add ("/many-dialog/left-out", Many, GINT_TO_POINTER (TRUE), open_many, test_left_out, close_many);
  g_test_add ("/many-dialog/stored-lines", Many, GINT_TO_POINTER (TRUE), open_many, test_stored_lines, close_many);
  g_test_add ("/many-dialog/skipped", Many, GINT_TO_POINTER (TRUE), open_many, test_skipped, close_many);
  g_test_add ("/many-dialog/closed-while-reading", Many, GINT_TO_POINTER (TRUE), open_many, test_closed_while_reading,
              close_many);
  g_test_add ("/many-dialog/kept", Many, GINT_TO_POINTER (TRUE), open_many, test_kept, close_many);
  g_test_add ("/many-dialog/deleted-lead-is-told", Many, GINT_TO_POINTER (TRUE), open_many, test_deleted_lead_is_told,
              close_many);
  g_test_add ("/many-dialog/lead-deleted-meanwhile", Many, GINT_TO_POINTER (TRUE), open_many, test_lead_deleted_meanwhile,
              close_many);
  g_test_add ("/many-dialog/two-files", Many, GINT_TO_POINTER (TRUE), open_many, test_two_files, close_many);
  g_test_add ("/many-dialog/service-info", Many, GINT_TO_POINTER (TRUE), open_many, test_service_info, close_many);
  g_test_add ("/many-dialog/matched", Many, GINT_TO_POINTER (TRUE), open_many, test_matched, close_many);
  g_test_add ("/many-dialog/nearest-first", Many, GINT_TO_POINTER (TRUE), open_many, test_nearest_first, close_many);
  g_test_add ("/many-dialog/names-like-markup", Many, GINT_TO_POINTER (TRUE), open_many, test_names_like_markup, close_many);
  g_test_add ("/many-dialog/show-before", Many, GINT_TO_POINTER (TRUE), open_many, test_show_before, close_many);
  g_test_add ("/many-dialog/unread", Many, GINT_TO_POINTER (TRUE), open_many, test_unread, close_many);
  g_test_add ("/many-dialog/submitted-draft-waits/of-one", Many, GINT_TO_POINTER (1), open_many,
              test_submitted_draft_waits, close_many);
  g_test_add ("/many-dialog/submitted-draft-waits/of-two", Many, GINT_TO_POINTER (2), open_many,
              test_submitted_draft_waits, close_many);
  g_test_add ("/many-dialog/titles", Many, GINT_TO_POINTER (TRUE), open_many, test_titles, close_many);
  return g_test_run ();
}
