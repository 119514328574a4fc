/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include "../support/leads-upload-dialog-fixture.h"

#include <locale.h>
#include <string.h>

/* What appears beneath the field as somebody types a number or a range. */

static GtkWidget *
open_form (Fixture *fixture)
{
  act (fixture, "upload.add-number");
  return child_of (fixture->dialog, "add_form");
}

/* The same for a customer of that country. */
static GtkWidget *
open_form_in (Fixture *fixture, const char *country)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);
  leads_lead_set_country (fixture->lead, country);
  open_dialog (fixture);
  return open_form (fixture);
}

static void
type (GtkWidget *form, const char *row, const char *text)
{
  gtk_editable_set_text (child_of (form, row), text);
}

/* NULL: hidden. */
static const char *
shown (gpointer row, const char *label)
{
  GtkWidget *child = child_of (row, label);

  return is_visible (row) && is_visible (child) ? label_of (child) : NULL;
}

static void
assert_row (gpointer row, const char *flag, const char *title, const char *subtitle, const char *display, gboolean valid)
{
  g_assert_cmpstr (shown (row, "flag"), ==, flag);
  g_assert_cmpstr (shown (row, "title"), ==, title);
  g_assert_cmpstr (shown (row, "subtitle"), ==, subtitle);
  g_assert_cmpstr (shown (row, "display"), ==, display);
  g_assert_true (is_visible (child_of (row, "check")) == valid);
}

static void
assert_described (GtkWidget *form, const char *row, const char *description)
{
  GtkEditable *text = gtk_editable_get_delegate (child_of (form, row));
  g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (text),
                                                               GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);

  g_assert_cmpstr (wrong, ==, NULL);
}

static void
test_number (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form (fixture);
  gpointer row = child_of (form, "start_verdict");
  gpointer message = child_of (form, "start_message");

  g_assert_false (is_visible (row));
  type (form, "start_row", "+442079460018");
  assert_row (row, "🇬🇧", "United Kingdom", "Fixed line", "+44 20 7946 0018", TRUE);
  g_assert_false (is_visible (message));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (child_of (row, "display")), ==,
                   "Country code 44, area code 20, subscriber number 79460018");
  assert_described (form, "start_row", "Valid, United Kingdom, Fixed line, +44 20 7946 0018");

  /* Codes that several countries share, and one that is no country's. */
  type (form, "start_row", "+1 416 555 0123");
  assert_row (row, "🇨🇦", "Canada", "Fixed line or mobile", "+1 416-555-0123", TRUE);
  type (form, "start_row", "+88213300655");
  g_assert_cmpstr (shown (row, "flag"), ==, NULL);
  g_assert_cmpstr (shown (row, "title"), ==, "International networks");
  type (form, "start_row", "");
  g_assert_false (is_visible (row));
}

/* A number that is not whole yet is no error. */
static void
test_beginning (Fixture *fixture, gconstpointer data)
{
  static const char *const beginnings[] = { "+", "+4", "+44", "+442", "+4420794600", "+44207946001" };
  GtkWidget *form = open_form (fixture);
  gpointer row = child_of (form, "start_verdict");

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      type (form, "start_row", beginnings[i]);
      g_assert_false (is_visible (child_of (form, "start_message")));
      g_assert_false (gtk_widget_has_css_class (child_of (form, "start_row"), "error"));
    }
  type (form, "start_row", "+");
  g_assert_false (is_visible (row));
  type (form, "start_row", "+4420");
  assert_row (row, "🇬🇧", "United Kingdom", "7, 9 or 10 digits after +44", NULL, FALSE);
  assert_described (form, "start_row", "United Kingdom, 7, 9 or 10 digits after +44");
  /* Whose number it will be cannot be told yet. */
  type (form, "start_row", "+1416");
  assert_row (row, NULL, "Country code 1", "10 digits after +1", NULL, FALSE);
  type (form, "start_row", "+44O");
  g_assert_false (is_visible (row));
}

static void
test_warnings (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form_in (fixture, "US");
  GtkWidget *message = child_of (form, "start_message");

  type (form, "start_row", "+12127881500");
  g_assert_false (is_visible (message));
  type (form, "start_row", "+18002345678");
  g_assert_true (gtk_widget_has_css_class (message, "warning"));
  g_assert_cmpstr (label_of (child_of (message, "label")), ==, "This is a toll-free number. Check that it is meant.");
  type (form, "start_row", "+442079460018");
  g_assert_cmpstr (label_of (child_of (message, "label")), ==,
                   "This is a number of the United Kingdom, but the customer is in the United States.");
  g_assert_false (gtk_widget_has_css_class (child_of (form, "start_row"), "error"));
  assert_described (form, "start_row",
                    "Valid, United Kingdom, Fixed line, +44 20 7946 0018. "
                    "This is a number of the United Kingdom, but the customer is in the United States.");
  /* A warning does not stop. */
  enter (fixture, "+442079460018", NULL);
  wait_for (can_submit (fixture));
  g_assert_false (is_visible (child_of (form, "start_verdict")));
}

static void
test_national_form (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form_in (fixture, "GB");
  GtkWidget *message = child_of (form, "start_message");

  type (form, "start_row", "020 7946 0018");
  g_assert_true (gtk_widget_has_css_class (message, "hint"));
  g_assert_cmpstr (label_of (child_of (message, "label")), ==,
                   "The number is written as it is dialled within its country: write +442079460018.");
  g_assert_cmpstr (gtk_button_get_label (child_of (message, "button")), ==, "Use +44 20 7946 0018");
  press (child_of (message, "button"));
  g_assert_cmpstr (gtk_editable_get_text (child_of (form, "start_row")), ==, "+442079460018");
  g_assert_false (is_visible (message));
  g_assert_cmpstr (shown (child_of (form, "start_verdict"), "title"), ==, "United Kingdom");

  /* The end of a range has its own. */
  enter (fixture, "+442079460018", "020 7946 0027");
  message = child_of (form, "end_message");
  g_assert_cmpstr (gtk_button_get_label (child_of (message, "button")), ==, "Use +44 20 7946 0027");
  press (child_of (message, "button"));
  g_assert_cmpstr (gtk_editable_get_text (child_of (form, "end_row")), ==, "+442079460027");
  g_signal_emit_by_name (child_of (form, "end_row"), "entry-activated");
  wait_for (g_str_equal (submit_label (fixture), "Submit 10 Numbers"));
}

static void
test_range (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form (fixture);
  gpointer row = child_of (form, "end_verdict");

  gtk_toggle_button_set_active (child_of (form, "range_button"), TRUE);
  /* The start alone has the word until there is an end. */
  type (form, "start_row", "+1212");
  assert_row (child_of (form, "start_verdict"), NULL, "Country code 1", "10 digits after +1", NULL, FALSE);
  type (form, "start_row", "+12127881500");
  assert_row (child_of (form, "start_verdict"), "🇺🇸", "United States", "Fixed line or mobile", "+1 212-788-1500", TRUE);
  g_assert_false (is_visible (row));
  type (form, "end_row", "1599");
  g_assert_false (is_visible (child_of (form, "start_verdict")));
  assert_row (row, "🇺🇸", "United States, Fixed line or mobile", "100 numbers, all in the numbering plan",
              "+1 212-788-1500 to 1599", TRUE);
  g_assert_false (is_visible (child_of (form, "end_message")));
  assert_described (form, "end_row",
                    "Valid, United States, Fixed line or mobile, 100 numbers, all in the numbering plan, "
                    "+1 212-788-1500 to 1599");

  /* An area code without numbers begins within it. */
  type (form, "start_row", "+12129999990");
  type (form, "end_row", "+12130000009");
  g_assert_cmpstr (shown (row, "subtitle"), ==, "20 numbers, 10 in the numbering plan");
  g_assert_false (is_visible (child_of (row, "check")));

  gtk_toggle_button_set_active (child_of (form, "single_button"), TRUE);
  g_assert_false (is_visible (row));
}

static void
test_range_warnings (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form_in (fixture, "US");

  gtk_toggle_button_set_active (child_of (form, "range_button"), TRUE);
  type (form, "start_row", "+442079460018");
  type (form, "end_row", "27");
  g_assert_false (is_visible (child_of (form, "start_message")));
  g_assert_cmpstr (label_of (child_of (child_of (form, "end_message"), "label")), ==,
                   "These are numbers of the United Kingdom, but the customer is in the United States.");
}

static void
test_valid_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "Numbers\n+442079460018\n+1 (416) 555-0123\n");
  GtkWidget *lines = child_of (fixture->dialog, "lines_page");
  GtkWidget *view = child_of (child_of (lines, "table"), "view");

  leads_upload_dialog_add_file (fixture->dialog, file);
  wait_for (row_at (fixture, 0) != NULL && is_visible (child_of (row_at (fixture, 0), "valid_button")));
  press (child_of (row_at (fixture, 0), "valid_button"));
  wait_for (find_label (view, "🇬🇧 +44 20 7946 0018") != NULL);
  g_assert_nonnull (find_label (view, "🇨🇦 +1 416-555-0123"));
  /* What stands in the file stays as it is. */
  g_assert_nonnull (find_label (view, "+1 (416) 555-0123"));
}

#define ADD(path, test) g_test_add (path, Fixture, GINT_TO_POINTER (TRUE), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  leads_pass_platform_messages ();
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/upload-verdict/number", test_number);
  ADD ("/upload-verdict/beginning", test_beginning);
  ADD ("/upload-verdict/warnings", test_warnings);
  ADD ("/upload-verdict/national-form", test_national_form);
  ADD ("/upload-verdict/range", test_range);
  ADD ("/upload-verdict/range-warnings", test_range_warnings);
  ADD ("/upload-verdict/valid-lines", test_valid_lines);

  return g_test_run ();
}
