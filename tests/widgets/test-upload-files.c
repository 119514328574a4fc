/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include "../support/leads-upload-dialog-fixture.h"

#include <leads-paste.h>

#include <locale.h>

/* Files in the Upload Numbers dialog: several at once, and how each is read. */

static GFile *
write_named (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static gboolean
is_ready (Fixture *fixture, int index, const char *valid)
{
  GtkListBoxRow *row = row_at (fixture, index);

  return row != NULL && is_visible (child_of (row, "valid_button")) &&
         g_str_equal (gtk_button_get_label (child_of (row, "valid_button")), valid);
}

/* In the order in which they were given, whichever is asked first; a folder is none. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "one.csv", "two.csv", "three.csv", "four.csv", "five.csv" };
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->dir);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("+44207946%04u\n", i);
      g_autoptr (GFile) file = write_named (fixture, names[i], text);

      leads_upload_dialog_add_file (fixture->dialog, file);
      if (i == 2)
        leads_upload_dialog_add_file (fixture->dialog, folder);
    }
  wait_for (g_str_equal (submit_label (fixture), "Submit 5 Numbers"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (label_of (child_of (row_at (fixture, (int) i), "title")), ==, names[i]);
  g_assert_null (row_at (fixture, G_N_ELEMENTS (names)));
}

static const char *
shown_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (child_of_child (fixture, "reading_page", "stack"));
}

static void
open_reading (Fixture *fixture)
{
  press (child_of (row_at (fixture, 0), "reading_button"));
  g_assert_true (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) ==
                 child_of (fixture->dialog, "reading_page"));
  wait_for (!g_str_equal (shown_page (fixture), "reading"));
}

static gboolean
can_apply (Fixture *fixture)
{
  return gtk_widget_get_sensitive (child_of_child (fixture, "reading_page", "apply_button"));
}

static void
test_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_named (fixture, "pairs.csv", "DDI;Fax\n+442079460000;+12127881500\n020;+493023125014\n");
  GtkListBoxRow *row;

  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (is_ready (fixture, 0, "1 valid number"));
  row = row_at (fixture, 0);
  g_assert_cmpstr (label_of (child_of (row, "dialect")), ==, "UTF-8, separated by semicolons, column “DDI”");

  open_reading (fixture);
  g_assert_cmpstr (shown_page (fixture), ==, "table");
  g_assert_false (can_apply (fixture));
  g_assert_false (is_visible (child_of_child (fixture, "reading_page", "warning")));
  gtk_drop_down_set_selected (child_of_child (fixture, "reading_page", "number"), 2);
  wait_for (can_apply (fixture));
  g_assert_cmpstr (label_of (child_of_child (fixture, "reading_page", "dialect")), ==,
                   "UTF-8, separated by semicolons, column “Fax”");
  press (child_of_child (fixture, "reading_page", "apply_button"));
  wait_for (is_ready (fixture, 0, "2 valid numbers"));
  g_assert_true (row_at (fixture, 0) == row);
  g_assert_cmpstr (label_of (child_of (row, "dialect")), ==, "UTF-8, separated by semicolons, column “Fax”");
  g_assert_false (is_visible (child_of (row, "doubt")));

  /* It opens with what was said; what cannot be is a sentence, and no step back. */
  open_reading (fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (child_of_child (fixture, "reading_page", "number")), ==, 2);
  gtk_drop_down_set_selected (child_of_child (fixture, "reading_page", "delimiter"), 3);
  wait_for (can_apply (fixture));
  g_assert_cmpuint (gtk_drop_down_get_selected (child_of_child (fixture, "reading_page", "number")), ==, 0);
  act (fixture, "upload.back");
  g_assert_cmpstr (label_of (child_of (row, "dialect")), ==, "UTF-8, separated by semicolons, column “Fax”");
}

static graphene_rect_t
place_of (gpointer widget, gpointer in)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, in, &place));
  return place;
}

/* On a narrow page lists stand one below the other, a sentence is told whole, and what is chosen is in sight. */
static void
test_narrow_reading (Fixture *fixture, gconstpointer data)
{
  const char *sentence = "Too long for the United Kingdom";
  g_autoptr (GFile) file = write_named (fixture, "wide.csv",
                                        "Place of the Desk;Remark;Phone;CAC\n"
                                        "Reception on the ground floor;None at all;+4420794600001234;4\n"
                                        "Reception on the first floor;None at all;+442079460001;4\n");
  GtkAdjustment *adjustment;
  GtkWidget *verdict, *page, *table;
  int height;

  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (is_ready (fixture, 0, "1 valid number"));
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), 360, 640);
  wait_for (gtk_widget_get_width (GTK_WIDGET (fixture->dialog)) <= 360);
  open_reading (fixture);
  page = child_of (fixture->dialog, "reading_page");
  table = child_of (page, "table");
  wait_for (gtk_widget_get_width (child_of (page, "cac_box")) > 0);
  wait_for (place_of (child_of (page, "end_box"), page).origin.y >
            place_of (child_of (page, "number_box"), page).origin.y);
  g_assert_cmpfloat (place_of (child_of (page, "end_box"), page).origin.x, ==,
                     place_of (child_of (page, "number_box"), page).origin.x);

  adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (table));
  wait_for (gtk_adjustment_get_value (adjustment) > 0);
  verdict = find_label (table, sentence);
  g_assert_nonnull (verdict);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (verdict))));
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (verdict)), NULL, &height);
  g_assert_cmpint (gtk_widget_get_height (verdict), >=, height);

  gtk_adjustment_set_value (adjustment, 0);
  gtk_drop_down_set_selected (child_of (page, "number"), 4);
  wait_for (can_apply (fixture));
  wait_for (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >
            gtk_adjustment_get_upper (adjustment) - 1);
}

/* Where another way of reading changes nothing, none is offered. */
static void
test_nothing_to_choose (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *text;
    gboolean offered;
  } files[] = {
    { "empty.csv", "", FALSE },
    { "blank.csv", "\n\n", FALSE },
    { "order.pdf", "%PDF-1.7\n1 0 obj\n", FALSE },
    { "good.csv", "+442079460000\n", TRUE },
    { "missing.csv", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->dir, files[i].name, NULL);
      g_autoptr (GFile) file = files[i].text != NULL ? write_named (fixture, files[i].name, files[i].text)
                                                     : g_file_new_for_path (path);

      leads_upload_dialog_add_file (fixture->dialog, file);
    }
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      wait_for (row_at (fixture, (int) i) != NULL && !is_visible (child_of (row_at (fixture, (int) i), "cancel_button")));
      g_test_message ("%s", files[i].name);
      g_assert_cmpint (is_visible (child_of (row_at (fixture, (int) i), "reading_button")), ==, files[i].offered);
    }
}

/* The draft keeps what it read: the file itself may go. */
static void
test_file_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_named (fixture, "gone.csv", "+442079460000\n+442079460001\n442079460002\n");

  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (is_ready (fixture, 0, "2 valid numbers"));
  g_assert_true (g_file_delete (file, NULL, NULL));
  open_reading (fixture);
  gtk_drop_down_set_selected (child_of_child (fixture, "reading_page", "heading"), 1);
  wait_for (can_apply (fixture));
  press (child_of_child (fixture, "reading_page", "apply_button"));
  wait_for (is_ready (fixture, 0, "1 valid number"));
}

static void
test_imported_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_named (fixture, "first.csv", "+442079460000\n");
  g_autoptr (GFile) copy = write_named (fixture, "copy.csv", "+442079460000\n");

  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (is_ready (fixture, 0, "1 valid number"));
  g_assert_false (is_visible (child_of (row_at (fixture, 0), "before_box")));
  act (fixture, "upload.submit");
  wait_for (fixture->dialog == NULL);

  open_dialog (fixture);
  leads_upload_dialog_add_file (fixture->dialog, copy);
  wait_for (row_at (fixture, 0) != NULL && is_visible (child_of (row_at (fixture, 0), "before_box")));
  g_assert_nonnull (strstr (label_of (child_of (row_at (fixture, 0), "before")), "as upload 1 for Contoso Ltd"));
}

/* The second of two entries with the same content says so, whatever it is called; until the first goes. */
static void
test_added_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_named (fixture, "first.csv", "+442079460000\n");
  g_autoptr (GFile) other = write_named (fixture, "other.csv", "+442079460001\n");
  g_autoptr (GFile) copy = write_named (fixture, "copy.csv", "+442079460000\n");

  leads_upload_dialog_add_file (fixture->dialog, file);
  leads_upload_dialog_add_file (fixture->dialog, other);
  leads_upload_dialog_add_file (fixture->dialog, copy);
  wait_for (row_at (fixture, 2) != NULL && is_visible (child_of (row_at (fixture, 2), "same")));
  g_assert_cmpstr (label_of (child_of (row_at (fixture, 2), "same")), ==,
                   "Already in this draft: “first.csv” has the same content");
  g_assert_false (is_visible (child_of (row_at (fixture, 0), "same")));
  g_assert_false (is_visible (child_of (row_at (fixture, 1), "same")));
  press (child_of (row_at (fixture, 0), "remove_button"));
  wait_for (row_at (fixture, 2) == NULL && is_ready (fixture, 1, "1 valid number"));
  g_assert_false (is_visible (child_of (row_at (fixture, 1), "same")));
}

/* Ticks the check button of the find at @index, or takes its tick. */
static void
tick (Fixture *fixture, int index, gboolean on)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (child_of_child (fixture, "paste_page", "finds"), index);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), on);
}

/* A check button is ticked by its action, too, which is what the accessibility bus offers; a repetition is not ticked. */
static void
test_paste_by_action (Fixture *fixture, gconstpointer data)
{
  GtkListBoxRow *row;
  GtkWidget *check;

  act (fixture, "upload.paste-text");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (child_of_child (fixture, "paste_page", "text")),
                            "Main: +44 20 7946 0500\nagain +442079460500", -1);
  wait_for (gtk_widget_get_sensitive (child_of_child (fixture, "paste_page", "add_button")));
  g_assert_cmpstr (label_of (child_of_child (fixture, "paste_page", "summary")), ==, "1 number found");
  g_assert_cmpstr (label_of (child_of_child (fixture, "paste_page", "rest")), ==, "1 is repeated");
  row = gtk_list_box_get_row_at_index (child_of_child (fixture, "paste_page", "finds"), 0);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Main: +44 20 7946 0500"));
  check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_assert_true (gtk_widget_activate_action (check, "check.toggle", NULL));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_cmpstr (label_of (child_of_child (fixture, "paste_page", "summary")), ==, "0 of 1 number chosen");
}

/* What is found in a mail is shown first, and added as one list. */
static void
test_paste (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer;

  act (fixture, "upload.paste-text");
  g_assert_true (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) ==
                 child_of (fixture->dialog, "paste_page"));
  buffer = gtk_text_view_get_buffer (child_of_child (fixture, "paste_page", "text"));
  g_assert_false (gtk_widget_get_sensitive (child_of_child (fixture, "paste_page", "add_button")));
  gtk_text_buffer_set_text (buffer, "Please port +44 20 7946 0000 and +44 20 7946 0001 – 0099, thanks. 020 7946 0100", -1);
  wait_for (gtk_widget_get_sensitive (child_of_child (fixture, "paste_page", "add_button")));
  g_assert_cmpstr (label_of (child_of_child (fixture, "paste_page", "summary")), ==, "100 numbers found");
  g_assert_cmpstr (label_of (child_of_child (fixture, "paste_page", "rest")), ==,
                   "1 place is not understood and is left out");
  g_assert_null (row_at (fixture, 0));
  /* Every find can be left out, and what is not understood be taken along. */
  tick (fixture, 0, FALSE);
  g_assert_cmpstr (label_of (child_of_child (fixture, "paste_page", "summary")), ==, "99 of 100 numbers chosen");
  tick (fixture, 2, TRUE);
  g_assert_cmpstr (label_of (child_of_child (fixture, "paste_page", "rest")), ==,
                   "1 is added, but left out of the upload until you repair it");
  tick (fixture, 2, FALSE);
  tick (fixture, 0, TRUE);
  press (child_of_child (fixture, "paste_page", "add_button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 100 Numbers"));
  g_assert_cmpstr (label_of (child_of (row_at (fixture, 0), "title")), ==, "Pasted List");
}

/* A tick asks for the number that is proposed: it is added as that one, whatever countries the others are of. */
static void
test_paste_proposed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *rest;

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);
  leads_lead_set_country (fixture->lead, "GB");
  open_dialog (fixture);
  act (fixture, "upload.paste-text");
  rest = child_of_child (fixture, "paste_page", "rest");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (child_of_child (fixture, "paste_page", "text")),
                            "New: +12127882000, +12127882004, +4930123456\nand in Leeds: 0113 496 0100", -1);
  wait_for (g_str_equal (label_of (rest), "1 can be added after a look"));
  tick (fixture, 3, TRUE);
  g_assert_cmpstr (label_of (rest), ==, "1 is repaired: it is added as the number that is proposed");
  press (child_of_child (fixture, "paste_page", "add_button"));
  wait_for (g_str_equal (submit_label (fixture), "Submit 4 Numbers"));
  g_assert_true (is_ready (fixture, 0, "4 valid numbers"));
}

/* More than is looked through: nothing of it is added, and that is said. */
static void
test_paste_too_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("+442079460500\n");
  GtkWidget *rest;

  while (text->len <= LEADS_PASTE_MAX_BYTES)
    g_string_append (text, "nothing of what is said here has a number in it\n");
  g_string_append (text, "+442079460501\n");
  act (fixture, "upload.paste-text");
  rest = child_of_child (fixture, "paste_page", "rest");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (child_of_child (fixture, "paste_page", "text")), text->str, -1);
  wait_for (strstr (label_of (rest), "too long") != NULL);
  g_assert_true (gtk_widget_get_visible (rest));
  g_assert_false (gtk_widget_get_sensitive (child_of_child (fixture, "paste_page", "add_button")));
}

/* Cells of a spreadsheet: how they are read is shown before they are added, and can be changed afterwards too. */
static void
test_paste_table (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = child_of (fixture->dialog, "reading_page");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->dialog)),
                          "DDI\tFax\n+442079460000\t+12127881500\n020\t+493023125014\n");
  act (fixture, "upload.paste");
  wait_for (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) == page);
  wait_for (g_str_equal (shown_page (fixture), "table"));
  g_assert_null (row_at (fixture, 0));
  g_assert_cmpstr (gtk_button_get_label (child_of (page, "apply_button")), ==, "_Add");
  g_assert_false (is_visible (child_of (page, "encoding_box")));
  act (fixture, "upload.back");
  g_assert_null (row_at (fixture, 0));

  act (fixture, "upload.paste");
  wait_for (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) == page);
  wait_for (can_apply (fixture));
  gtk_drop_down_set_selected (child_of (page, "number"), 2);
  g_assert_false (can_apply (fixture));
  wait_for (can_apply (fixture));
  press (child_of (page, "apply_button"));
  wait_for (is_ready (fixture, 0, "2 valid numbers"));
  g_assert_cmpstr (label_of (child_of (row_at (fixture, 0), "title")), ==, "Pasted List");

  open_reading (fixture);
  g_assert_cmpstr (gtk_button_get_label (child_of (page, "apply_button")), ==, "_Apply");
  g_assert_cmpuint (gtk_drop_down_get_selected (child_of (page, "number")), ==, 2);
  gtk_drop_down_set_selected (child_of (page, "number"), 1);
  wait_for (can_apply (fixture));
  press (child_of (page, "apply_button"));
  wait_for (is_ready (fixture, 0, "1 valid number"));
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
answer (const char *heading, const char *response)
{
  AdwMessageDialog *question;

  wait_for (find_question () != NULL);
  question = find_question ();
  g_assert_cmpstr (adw_message_dialog_get_heading (question), ==, heading);
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
}

/* A file that could not be read is told before Submit, and after it. */
static void
test_unread (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "missing.csv", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path (path);
  g_autoptr (GFile) file = write_named (fixture, "good.csv", "+442079460000\n+442079460001\n");

  leads_upload_dialog_add_file (fixture->dialog, missing);
  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (is_ready (fixture, 1, "2 valid numbers"));
  wait_for (can_submit (fixture));
  g_assert_cmpstr (label_of (child_of_child (fixture, "bar", "detail")), ==, "1 file could not be read");

  act (fixture, "upload.submit");
  answer ("Upload Without 1 File?", "no");
  g_assert_true (can_submit (fixture));
  g_assert_cmpstr (submit_label (fixture), ==, "Submit 2 Numbers");

  act (fixture, "upload.submit");
  answer ("Upload Without 1 File?", "yes");
  wait_for (adw_leaflet_get_visible_child (child_of (fixture->dialog, "leaflet")) ==
            child_of (fixture->dialog, "result_page"));
  g_assert_cmpstr (label_of (child_of_child (fixture, "result_page", "result")), ==, "2 Numbers Uploaded");
  g_assert_true (is_visible (child_of_child (fixture, "result_page", "unread")));
  g_assert_cmpstr (label_of (child_of_child (fixture, "result_page", "unread_heading")), ==,
                   "Nothing was uploaded of 1 file:");
  g_assert_nonnull (strstr (label_of (child_of_child (fixture, "result_page", "unread_list")), "missing.csv"));
  g_assert_false (is_visible (child_of_child (fixture, "result_page", "table")));
  press (child_of_child (fixture, "result_page", "done_button"));
  wait_for (fixture->dialog == NULL);
  g_assert_cmpint (fixture->n_uploaded, ==, 2);
}

#define ADD(path, ready, test) g_test_add (path, Fixture, GINT_TO_POINTER (ready), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  leads_pass_platform_messages ();
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/upload-files/several", TRUE, test_several);
  ADD ("/upload-files/reading", TRUE, test_reading);
  ADD ("/upload-files/narrow-reading", TRUE, test_narrow_reading);
  ADD ("/upload-files/paste-table", TRUE, test_paste_table);
  ADD ("/upload-files/nothing-to-choose", TRUE, test_nothing_to_choose);
  ADD ("/upload-files/file-is-gone", TRUE, test_file_is_gone);
  ADD ("/upload-files/imported-before", TRUE, test_imported_before);
  ADD ("/upload-files/added-twice", TRUE, test_added_twice);
  ADD ("/upload-files/unread", TRUE, test_unread);
  ADD ("/upload-files/paste-by-action", TRUE, test_paste_by_action);
  ADD ("/upload-files/paste-too-long", TRUE, test_paste_too_long);
  ADD ("/upload-files/paste", TRUE, test_paste);
  ADD ("/upload-files/paste-proposed", TRUE, test_paste_proposed);
  return g_test_run ();
}
