/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <string.h>

/* What a person says about a file, from the struct to the verdicts. */

static LeadsFileOptions full = {
  .delimiter = ';',
  .encoding = (char *) "UTF-8",
  .heading = LEADS_FILE_HEADING_YES,
  .heading_row = 3,
  .short_ranges = TRUE,
  .column = (char *) "Number",
  .end_column = (char *) "Last",
  .count_column = (char *) "",
  .cac_column = (char *) "CAC",
  .customer_column = (char *) "Customer",
  .service_column = (char *) "Service",
  .sheet = (char *) "Sheet 1",
  .country = (char *) "GB",
};

static void
test_copy (void)
{
  g_auto (LeadsFileOptions) copy = { 0 };
  g_auto (LeadsFileOptions) none = { 0 };

  leads_file_options_copy (&full, &copy);
  g_assert_true (leads_file_options_equal (&full, &copy));
  g_assert_cmpstr (copy.country, ==, "GB");
  g_assert_true (copy.country != full.country);

  /* Every member counts. */
  for (gsize i = 0; i + sizeof (gpointer) <= sizeof full; i += sizeof (gpointer))
    {
      LeadsFileOptions changed = full;

      memset ((guint8 *) &changed + i, 0, sizeof (gpointer));
      g_assert_false (leads_file_options_equal (&full, &changed));
    }

  copy.heading_row = 4;
  g_assert_false (leads_file_options_equal (&full, &copy));
  leads_file_options_clear (&copy);
  g_assert_true (leads_file_options_equal (&none, &copy));
  leads_file_options_copy (NULL, &copy);
  g_assert_true (leads_file_options_equal (&none, &copy));
}

static LeadsEntry *
add (Fixture *self, const char *name, const char *text, const LeadsFileOptions *options)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  LeadsEntry *entry;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  entry = leads_draft_add_file (self->draft, file, options);
  settle (self->draft);
  return entry;
}

static void
test_heading (Fixture *self, gconstpointer data)
{
  const LeadsFileOptions yes = { .heading = LEADS_FILE_HEADING_YES };
  const LeadsFileOptions no = { .heading = LEADS_FILE_HEADING_NO };
  LeadsEntry *entry;

  entry = add (self, "plain.csv", "+442079460000\n+442079460001\n", &yes);
  assert_totals (leads_entry_get_totals (entry), "lines=2 header=1 accepted=1 uploaded=1");
  entry = add (self, "headed.csv", "Number\n+442079460002\n", &no);
  assert_totals (leads_entry_get_totals (entry), "lines=2 accepted=1 invalid=1 uploaded=1");
}

/* Titles above the heading count as header; what stands in its columns is found. */
static void
test_titles (Fixture *self, gconstpointer data)
{
  const LeadsFileOptions fourth = { .heading_row = 4 };
  const LeadsFileOptions ninth = { .heading_row = 9 };
  LeadsEntry *entry;

  entry = add (self, "titled.csv", "Numbers of a customer\nas of today\n\nNumber,CAC\n+442079460000,4\n+442079460001,1\n", NULL);
  assert_totals (leads_entry_get_totals (entry), "lines=6 header=3 blank=1 accepted=1 invalid=1 uploaded=1");
  g_assert_cmpstr (leads_entry_get_dialect (entry), ==,
                   "UTF-8, separated by commas, column “Number”, heading in row 4, CAC in “CAC”");
  entry = add (self, "unknown.csv", "a\n\nb\nLine,Sessions\n+442079460002,4\n", &fourth);
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=3 blank=1 accepted=1 uploaded=1");
  entry = add (self, "short.csv", "Number\n+442079460003\n", &ninth);
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_FAILED);
  g_assert_cmpstr (leads_entry_get_error (entry)->message, ==,
                   "“short.csv” has no heading in row 9. Choose a row with text among the first ones.");
}

static void
test_columns (Fixture *self, gconstpointer data)
{
  const LeadsFileOptions second = { .delimiter = '|', .column = (char *) "2", .end_column = (char *) "" };
  const LeadsFileOptions missing = { .cac_column = (char *) "Sessions" };
  LeadsEntry *entry;

  entry = add (self, "pairs.csv", "+442079460000|+442079460001\n", &second);
  assert_totals (leads_entry_get_totals (entry), "lines=1 accepted=1 uploaded=1");
  g_assert_cmpstr (leads_entry_get_dialect (entry), ==, "UTF-8, separated by vertical bars, column 2");

  entry = add (self, "calls.csv", "Number;Calls\n+442079460002;10\n", &missing);
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_FAILED);
  g_assert_error (leads_entry_get_error (entry), LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (leads_entry_get_error (entry)->message, "“Sessions”"));
}

static void
assert_suggestion (LeadsEntry *entry, guint64 number)
{
  g_autoptr (GPtrArray) groups = leads_entry_dup_groups (entry);

  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpuint (((LeadsRepairGroup *) g_ptr_array_index (groups, 0))->example_number, ==, number);
}

/* The file's country, where it is said, takes the place of the draft's. */
static void
test_country (Fixture *self, gconstpointer data)
{
  const LeadsFileOptions none = { 0 };
  const LeadsFileOptions french = { .country = (char *) "FR" };
  const LeadsFileOptions nobodys = { .country = (char *) "" };

  leads_draft_set_country (self->draft, "GB");
  assert_suggestion (add (self, "british.csv", "020 7946 0000\n", &none), G_GUINT64_CONSTANT (442079460000));
  assert_suggestion (add (self, "french.csv", "01 99 00 12 34\n", &french), G_GUINT64_CONSTANT (33199001234));
  assert_suggestion (add (self, "nobodys.csv", "020 7946 0000\n", &nobodys), 0);
}

/* A quoted cell may end in a line end; what is judged is its text. */
static void
test_line_ends_in_cells (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add (self, "breaks.csv",
                           "\"Phone\nNumber\",CAC,Type\r\n\"+442079460000\n\",\"2\n\",\"Voice\n\"\r\n+442079460001,,Voice\n"
                           "\"\r\n+442079460002\r\n\",\"3\r\n\",\"Voice\"\n\"+44207946\n\",,\n", NULL);
  g_autofree char *refused = list_refused (entry);

  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 accepted=3 invalid=1 uploaded=3");
  g_assert_cmpstr (refused, ==, "12:too_short");
}

/* Several whole numbers in a cell are told as such, and nothing else is. */
static void
test_several_in_a_cell (Fixture *self, gconstpointer data)
{
  static const char *const sentences[] = { "2 numbers in one cell", "2 numbers in one cell", "3 numbers in one cell" };
  LeadsEntry *entry = add (self, "several.csv",
                           "Number|x\n+442079460000, +442079460001|\n+442079460002; +442079460003 |\n"
                           "+442079460004/+442079460005 +442079460006|\n+442079460007, or so|\n+442079460008;x|\n", NULL);
  g_autoptr (LeadsLineSet) set = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NONE, NULL);
  g_autoptr (GPtrArray) lines = read_lines (set, 0, 5);

  assert_totals (leads_entry_get_totals (entry), "lines=6 header=1 invalid=5");
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    g_assert_cmpstr (leads_line_get_sentence (g_ptr_array_index (lines, i)), ==, sentences[i]);
  for (guint i = G_N_ELEMENTS (sentences); i < lines->len; i++)
    g_assert_null (strstr (leads_line_get_sentence (g_ptr_array_index (lines, i)), "in one cell"));
}

/* How people and workbooks write two numbers into one cell, dates into the wrong column, and sums below it. */
static void
test_what_is_no_number (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *line;
    LeadsReason reason;
    const char *sentence;
  } lines[] = {
    { ";+442079460000 / +442079460001;1", LEADS_REASON_BAD_CHARACTER, "2 numbers in one cell" },
    { ";+442079460000 +442079460001;1", LEADS_REASON_BAD_CHARACTER, "2 numbers in one cell" },
    { ";+49 221 9988771 / +49 221 9988772;1", LEADS_REASON_BAD_CHARACTER, "2 numbers in one cell" },
    { ";+442079460000 | +442079460001;1", LEADS_REASON_BAD_CHARACTER, "2 numbers in one cell" },
    { ";+442079460000 or +442079460001;1", LEADS_REASON_LETTERS, "2 numbers in one cell" },
    { ";2025-12-09T00:00:00;1", LEADS_REASON_LETTERS, "A date, not a number" },
    { ";2025-12-09;1", LEADS_REASON_NO_PLUS, "A date, not a number" },
    { ";12.11.2026 14:30;1", LEADS_REASON_BAD_CHARACTER, "A date, not a number" },
    { ";3/12/2026;1", LEADS_REASON_BAD_CHARACTER, "A date, not a number" },
    { ";32.13.2026 14;1", LEADS_REASON_NO_PLUS, "Lacks the +" },
    { "Summe;20;", LEADS_REASON_TOTAL_LINE, "A line that sums up others" },
    { "Total: ;;7", LEADS_REASON_TOTAL_LINE, "A line that sums up others" },
    { "Total;4420794;", LEADS_REASON_NO_PLUS, "Lacks the +" },
    { "Total;+44207;", LEADS_REASON_TOO_SHORT, "Too short for the United Kingdom" },
  };
  g_autoptr (GString) text = g_string_new ("Site;Number;x\n");
  g_autoptr (LeadsLineSet) set = NULL;
  g_autoptr (GPtrArray) read = NULL;
  LeadsEntry *entry;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_string_append_printf (text, "%s\n", lines[i].line);
  entry = add (self, "no-numbers.csv", text->str, NULL);
  assert_totals (leads_entry_get_totals (entry), "lines=15 header=1 invalid=14");
  set = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NONE, NULL);
  read = read_lines (set, 0, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i].line);
      g_assert_cmpint (leads_line_get_reason (g_ptr_array_index (read, i)), ==, lines[i].reason);
      g_assert_cmpstr (leads_line_get_sentence (g_ptr_array_index (read, i)), ==, lines[i].sentence);
    }
}

/* What stands behind the columns is read by nobody, and said to be there. */
static void
test_too_wide (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add (self, "wide.csv", "+442079460000\n+442079460001,5\n+442079460002\n+442079460003\n", NULL);

  assert_totals (leads_entry_get_totals (entry), "lines=4 accepted=4 uploaded=4");
  g_assert_nonnull (strstr (leads_entry_get_doubt (entry),
                            "1 line has more columns than the others; what is behind them is not read."));
  entry = add (self, "heading.csv", "Number,CAC\n+442079460010,5,x\n+442079460011,5,y\n", NULL);
  g_assert_cmpstr (leads_entry_get_doubt (entry), ==,
                   "2 lines have more columns than the others; what is behind them is not read.");
  entry = add (self, "even.csv", "Number,CAC,Note\n+442079460020,5,x\n+442079460021,5\n", NULL);
  g_assert_null (leads_entry_get_doubt (entry));
}

/* A number that may be a range stays one and is told, until somebody says that it is a range. */
static void
test_short_ranges (Fixture *self, gconstpointer data)
{
  static const char text[] = "Number\n+49 221 9988780-89\n+4930123456 - 60\n+49 221-9988770\n+1 212-788-1500\n";
  const LeadsFileOptions ranges = { .short_ranges = TRUE };
  LeadsEntry *entry = add (self, "numbers.csv", text, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *edited = NULL;
  g_autofree char *range = NULL;

  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 accepted=4 uploaded=4");
  g_assert_cmpint (leads_entry_get_n_short_ranges (entry), ==, 2);
  g_assert_cmpstr (leads_entry_get_doubt (entry), ==,
                   "2 lines are read as one number each and may be ranges, such as +49 221 9988780-89.");
  g_assert_true (leads_draft_edit_line (self->draft, entry, 2, "+49 221 9988771-772", &error));
  edited = leads_entry_dup_edited (entry, 2);
  g_assert_cmpstr (edited, ==, "+492219988771772");
  leads_draft_remove (self->draft, entry);

  entry = add (self, "ranges.csv", text, &ranges);
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 accepted=4 uploaded=17");
  g_assert_null (leads_entry_get_doubt (entry));
  g_assert_true (leads_draft_edit_line (self->draft, entry, 2, "+49 221 9988771-772", &error));
  settle (self->draft);
  range = leads_entry_dup_edited (entry, 2);
  g_assert_cmpstr (range, ==, "+492219988771 to 8772");
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 accepted=3 repaired=1 uploaded=18");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  g_test_add_func ("/file-options/copy", test_copy);
  ADD ("/file-options/heading", test_heading);
  ADD ("/file-options/titles", test_titles);
  ADD ("/file-options/columns", test_columns);
  ADD ("/file-options/country", test_country);
  ADD ("/file-options/several-in-a-cell", test_several_in_a_cell);
  ADD ("/file-options/what-is-no-number", test_what_is_no_number);
  ADD ("/file-options/short-ranges", test_short_ranges);
  ADD ("/file-options/too-wide", test_too_wide);
  ADD ("/file-options/line-ends-in-cells", test_line_ends_in_cells);
  return g_test_run ();
}
