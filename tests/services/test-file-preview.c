/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <glib/gstdio.h>
#include <leads-sentences.h>
#include <string.h>
#include <sys/stat.h>

/* A look at the beginning of a file, and reading it anew as a person said. */

static LeadsFilePreview *
preview (Fixture *self, LeadsEntry *entry, const LeadsFileOptions *options, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  leads_draft_preview_async (self->draft, entry, options, NULL, keep_result, &result);
  wait_for (&result);
  return leads_draft_preview_finish (self->draft, result, error);
}

static LeadsFilePreview *
preview_text (Fixture *self, const char *text, const LeadsFileOptions *options)
{
  LeadsEntry *entry = add_file (self, self->draft, "numbers.csv", text);
  g_autoptr (GError) error = NULL;
  LeadsFilePreview *found = preview (self, entry, options, &error);

  g_assert_no_error (error);
  return found;
}

static void
remove_file (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* "line kind: cell|cell (sentence)" of a row. */
static char *
show_row (LeadsFilePreview *preview, guint position)
{
  static const char kinds[] = "HVR";
  g_autoptr (LeadsPreviewRow) row = g_list_model_get_item (G_LIST_MODEL (preview), position);
  GString *text = g_string_new (NULL);

  g_assert_nonnull (row);
  g_string_printf (text, "%" G_GUINT64_FORMAT " %c:", leads_preview_row_get_line (row),
                   kinds[leads_preview_row_get_kind (row)]);
  for (guint i = 0; i < leads_file_preview_get_n_columns (preview); i++)
    g_string_append_printf (text, "%c%s", i == 0 ? ' ' : '|', leads_preview_row_get_cell (row, i));
  if (leads_preview_row_get_sentence (row) != NULL)
    g_string_append_printf (text, " (%s)", leads_preview_row_get_sentence (row));
  return g_string_free (text, FALSE);
}

static void
assert_row (LeadsFilePreview *preview, guint position, const char *expected)
{
  g_autofree char *shown = show_row (preview, position);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_guess (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsFilePreview)
      found = preview_text (self, "Name;Phone Number;CAC\nA;+442079460000;4\n\nB\t;020;4\nC\nD; ;4\n", NULL);

  g_assert_cmpstr (leads_file_preview_get_dialect (found), ==, "UTF-8, separated by semicolons, column “Phone Number”, CAC in “CAC”");
  g_assert_cmpstr (leads_file_preview_get_encoding (found), ==, "UTF-8");
  g_assert_cmpint (leads_file_preview_get_delimiter (found), ==, ';');
  g_assert_true (leads_file_preview_get_has_heading (found));
  g_assert_cmpuint (leads_file_preview_get_n_columns (found), ==, 3);
  g_assert_cmpstr (leads_file_preview_get_column_title (found, 1), ==, "Phone Number");
  g_assert_cmpint (leads_file_preview_get_column (found, LEADS_FILE_COLUMN_NUMBER), ==, 1);
  g_assert_cmpint (leads_file_preview_get_column (found, LEADS_FILE_COLUMN_END), ==, -1);
  g_assert_cmpint (leads_file_preview_get_column (found, LEADS_FILE_COLUMN_COUNT), ==, -1);
  g_assert_cmpint (leads_file_preview_get_column (found, LEADS_FILE_COLUMN_CAC), ==, 2);
  g_assert_null (leads_file_preview_get_sheets (found));
  g_assert_false (leads_file_preview_get_has_more (found));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (found)), ==, 5);
  assert_row (found, 0, "1 H: Name|Phone Number|CAC");
  assert_row (found, 1, "2 V: A|+442079460000|4");
  assert_row (found, 2, "4 R: B␉|020|4 (Lacks the +)");
  assert_row (found, 3, "5 R: C|| (The column with the number is missing)");
  assert_row (found, 4, "6 R: D| |4 (The cell for the number is empty)");
}

/* Titles are shown like a heading, and it is said which row is the heading. */
static void
test_titles (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsFilePreview) found = preview_text (self, "Our list,+442079460009\n\nNumber,CAC\n+442079460000,4\n", NULL);

  g_assert_cmpuint (leads_file_preview_get_heading_row (found), ==, 3);
  g_assert_cmpstr (leads_file_preview_get_doubt (found), ==,
                   "The heading is read from row 3, and 1 row above it as a title, which may be a line.");
  g_assert_cmpint (leads_file_preview_get_column (found, LEADS_FILE_COLUMN_CAC), ==, 1);
  assert_row (found, 0, "1 H: Our list|+442079460009");
  assert_row (found, 1, "3 H: Number|CAC");
  assert_row (found, 2, "4 V: +442079460000|4");
}

static void
test_said (Fixture *self, gconstpointer data)
{
  const LeadsFileOptions options = { .delimiter = '|', .heading = LEADS_FILE_HEADING_NO, .column = (char *) "2" };
  const LeadsFileOptions wrong = { .column = (char *) "7" };
  g_autoptr (LeadsFilePreview) found = preview_text (self, "+442079460000|+442079460009\n", &options);
  g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->draft), 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (leads_file_preview_get_column (found, LEADS_FILE_COLUMN_NUMBER), ==, 1);
  g_assert_cmpstr (leads_file_preview_get_column_title (found, 1), ==, "Column 2");
  assert_row (found, 0, "1 V: +442079460000|+442079460009");

  g_assert_null (preview (self, entry, &wrong, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "column “7”"));
}

static void
test_ranges (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsFilePreview)
      found = preview_text (self, "Start,End\n+442079460000,+442079460009\n+442079460019,+442079460010\n", NULL);

  g_assert_cmpint (leads_file_preview_get_column (found, LEADS_FILE_COLUMN_END), ==, 1);
  assert_row (found, 1, "2 V: +442079460000|+442079460009");
  assert_row (found, 2, "3 R: +442079460019|+442079460010 (The end is before the start)");
}

/* What was guessed without being sure is said; what was said is sure. */
static void
test_doubt (Fixture *self, gconstpointer data)
{
  const char *text = "+442079460000,+12127881500\n+442079460002,+493023125014\n";
  const LeadsFileOptions said = { .end_column = (char *) "" };
  const LeadsFileOptions column = { .column = (char *) "1", .end_column = (char *) "" };
  g_autoptr (LeadsFilePreview) guessed = preview_text (self, text, NULL);
  g_autoptr (LeadsFilePreview) sure = preview_text (self, text, &column);
  g_autoptr (LeadsFilePreview) other = preview_text (self, text, &said);

  g_assert_nonnull (leads_file_preview_get_doubt (guessed));
  g_assert_null (leads_file_preview_get_doubt (sure));
  g_assert_cmpstr (leads_file_preview_get_doubt (other), ==,
                   "The numbers are read from column 1, but may be in another one.");
}

/* Where ranges may be meant, it is said where they end, and what is read instead. */
static void
test_doubted_ranges (Fixture *self, gconstpointer data)
{
  const LeadsFileOptions ends = { .end_column = (char *) "Up" };
  const char *text = "DDI,Up\n+442079460000,0095\n+442079460100,0195\n";
  g_autoptr (LeadsFilePreview) named = preview_text (self, "DDI From,DDI To\n+442079460000,0009\n", NULL);
  g_autoptr (LeadsFilePreview) found = preview_text (self, text, NULL);
  g_autoptr (LeadsFilePreview) chosen = preview_text (self, text, &ends);
  g_autoptr (LeadsFilePreview) bare = preview_text (self, "+442079460000,A,+442079460099\n", NULL);

  g_assert_cmpint (leads_file_preview_get_column (named, LEADS_FILE_COLUMN_END), ==, 1);
  g_assert_null (leads_file_preview_get_doubt (named));
  g_assert_cmpint (leads_file_preview_get_column (found, LEADS_FILE_COLUMN_END), ==, -1);
  g_assert_cmpstr (leads_file_preview_get_doubt (found), ==,
                   "The lines may be ranges that end in “Up”; only the numbers in “DDI” are read, one from each line.");
  g_assert_cmpint (leads_file_preview_get_column (chosen, LEADS_FILE_COLUMN_END), ==, 1);
  g_assert_null (leads_file_preview_get_doubt (chosen));
  g_assert_cmpstr (leads_file_preview_get_doubt (bare), ==,
                   "The lines may be ranges that end in column 3; only the numbers in column 1 are read, one from each "
                   "line.");
}

/* Each line that the preview refuses is refused for the same reason when it is read with these options. */
static void
assert_as_read (Fixture *self, LeadsEntry *entry, const LeadsFileOptions *options)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsFilePreview) found = preview (self, entry, options, &error);
  g_autoptr (LeadsLineSet) set = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  guint n_refused = 0;

  g_assert_no_error (error);
  leads_draft_reread_async (self->draft, entry, options, keep_result, &result);
  g_assert_true (leads_draft_reread_finish (self->draft, wait_for (&result), &error));
  settle (self->draft);
  set = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NONE, NULL);
  lines = read_lines (set, 0, (guint) leads_entry_get_totals (entry)->invalid);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (found)); i++)
    {
      g_autoptr (LeadsPreviewRow) row = g_list_model_get_item (G_LIST_MODEL (found), i);

      if (leads_preview_row_get_kind (row) == LEADS_PREVIEW_REFUSED)
        g_assert_cmpstr (leads_preview_row_get_sentence (row), ==,
                         leads_line_get_sentence (g_ptr_array_index (lines, n_refused++)));
    }
  g_assert_cmpint (n_refused, ==, leads_entry_get_totals (entry)->invalid);
}

/* A country that nobody chose and that the file contradicts is none in the preview as well, until somebody chooses it. */
static void
test_contradicted (Fixture *self, gconstpointer data)
{
  static const char american[] = "Number,Other\n(212) 788-2001,030 123456\n2127882002,030 123457\n+12127882004,+4930123458\n"
                                 "+12127882005,+4930123459\n";
  const LeadsFileOptions automatic = { 0 };
  const LeadsFileOptions german = { .country = (char *) "DE" };
  const LeadsFileOptions other = { .column = (char *) "2" };
  g_autoptr (LeadsFilePreview) found = NULL;
  g_autoptr (LeadsFilePreview) chosen = NULL;
  g_autoptr (LeadsFilePreview) again = NULL;
  g_autoptr (LeadsFilePreview) of_others = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *entry;

  leads_draft_set_country (self->draft, "DE");
  entry = add_file (self, self->draft, "american.csv", american);
  found = preview (self, entry, &automatic, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (leads_file_preview_get_doubted_country (found), ==, "DE");
  g_assert_cmpstr (leads_file_preview_get_doubt (found), ==, leads_entry_get_doubt (entry));
  assert_row (found, 1, "2 R: (212) 788-2001|030 123456 (Lacks the +)");

  chosen = preview (self, entry, &german, &error);
  g_assert_no_error (error);
  g_assert_null (leads_file_preview_get_doubted_country (chosen));
  assert_row (chosen, 1, "2 R: (212) 788-2001|030 123456 (Written as dialled within its country)");
  assert_as_read (self, entry, &german);

  /* The file itself is asked, not what was read of it before. */
  again = preview (self, entry, &automatic, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (leads_file_preview_get_doubted_country (again), ==, "DE");
  g_assert_cmpstr (leads_file_preview_get_doubt (again), ==, leads_file_preview_get_doubt (found));
  assert_as_read (self, entry, &automatic);

  /* The numbers of another column are of another country. */
  of_others = preview (self, entry, &other, &error);
  g_assert_no_error (error);
  g_assert_null (leads_file_preview_get_doubted_country (of_others));
  assert_row (of_others, 1, "2 R: (212) 788-2001|030 123456 (Written as dialled within its country)");
}

/* Where what speaks against the country stands behind the lines that are shown. */
static void
test_contradicted_far (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Number\n");
  g_autoptr (LeadsFilePreview) found = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *entry;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "(212) 788-2%03u\n", i);
  g_string_append (text, "+12127881500-1599\n+4930123456\n+12127883000\n");
  leads_draft_set_country (self->draft, "DE");
  found = preview_text (self, text->str, NULL);
  g_assert_cmpstr (leads_file_preview_get_doubted_country (found), ==, "DE");
  assert_row (found, 1, "2 R: (212) 788-2000 (Lacks the +)");
  g_clear_object (&found);

  g_string_append (text, "+4930123457\n+4930123458\n");
  entry = add_file (self, self->draft, "even.csv", text->str);
  leads_draft_set_entry_country (self->draft, entry, NULL);
  settle (self->draft);
  found = preview (self, entry, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (leads_file_preview_get_doubted_country (found));
}

/* A preview ends; an import does not. */
static void
test_limit (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Number\n");
  g_autoptr (LeadsFilePreview) found = NULL;
  g_autoptr (LeadsEntry) entry = NULL;
  const guint n = 10 * LEADS_FILE_PREVIEW_ROWS;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "+447400%06u\n\n", i);
  found = preview_text (self, text->str, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (found)), ==, LEADS_FILE_PREVIEW_ROWS);
  g_assert_true (leads_file_preview_get_has_more (found));

  entry = g_list_model_get_item (G_LIST_MODEL (self->draft), 0);
  g_assert_cmpint (leads_entry_get_totals (entry)->accepted, ==, n);

  g_string_truncate (text, 0);
  for (guint i = 0; i < LEADS_FILE_PREVIEW_ROWS; i++)
    g_string_append_printf (text, "+447400%06u\n", i);
  g_clear_object (&found);
  found = preview_text (self, text->str, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (found)), ==, LEADS_FILE_PREVIEW_ROWS);
  g_assert_false (leads_file_preview_get_has_more (found));
}

static void
test_sheets (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "workbooks", "several-sheets.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LeadsFilePreview) first = NULL;
  g_autoptr (LeadsFilePreview) second = NULL;
  LeadsEntry *entry = leads_draft_add_file (self->draft, file, NULL);
  LeadsFileOptions options = { 0 };
  const char *const *sheets;
  g_autoptr (GError) error = NULL;

  settle (self->draft);
  first = preview (self, entry, NULL, &error);
  g_assert_no_error (error);
  sheets = leads_file_preview_get_sheets (first);
  g_assert_nonnull (sheets);
  g_assert_cmpuint (g_strv_length ((char **) sheets), >, 1);
  g_assert_true (g_strv_contains (sheets, leads_file_preview_get_sheet (first)));
  for (guint i = 0; sheets[i] != NULL; i++)
    if (!g_str_equal (sheets[i], leads_file_preview_get_sheet (first)))
      options.sheet = (char *) sheets[i];
  second = preview (self, entry, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (leads_file_preview_get_sheet (second), ==, options.sheet);
}

static void
test_not_readable (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "numbers.csv", "+442079460000\n");
  g_autofree char *path = g_build_filename (self->dir, "numbers.csv", NULL);
  g_autoptr (GError) error = NULL;

  remove_file (self, "numbers.csv");
  g_assert_null (preview (self, entry, NULL, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "was not found"));
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (preview (self, entry, NULL, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "only once"));
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  LeadsEntry *entry = add_file (self, self->draft, "numbers.csv", "+442079460000\n");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  leads_draft_preview_async (self->draft, entry, NULL, cancellable, keep_result, &result);
  wait_for (&result);
  g_assert_null (leads_draft_preview_finish (self->draft, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
read_again (Fixture *self, LeadsEntry *entry, const LeadsFileOptions *options, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  leads_draft_reread_async (self->draft, entry, options, keep_result, &result);
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_CHECKING);
  g_assert_true (leads_draft_get_busy (self->draft));
  wait_for (&result);
  settle (self->draft);
  return leads_draft_reread_finish (self->draft, result, error);
}

/* The entry keeps its place; the number that it gave up is free for another. */
static void
test_again (Fixture *self, gconstpointer data)
{
  const LeadsFileOptions second = { .column = (char *) "2", .end_column = (char *) "", .country = (char *) "GB" };
  LeadsEntry *first = add_file (self, self->draft, "first.csv", "+442079460000,+442079460010\n");
  LeadsEntry *later = add_file (self, self->draft, "later.csv", "+442079460000\n");
  g_autoptr (LeadsEntry) at_first = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (leads_entry_get_totals (later)->duplicate, ==, 1);
  leads_draft_remove_line (self->draft, first, 0);
  settle (self->draft);
  g_assert_true (leads_entry_has_decisions (first));

  g_assert_true (read_again (self, first, &second, &error));
  g_assert_no_error (error);
  at_first = g_list_model_get_item (G_LIST_MODEL (self->draft), 0);
  g_assert_true (at_first == first);
  g_assert_false (leads_entry_has_decisions (first));
  g_assert_true (leads_file_options_equal (leads_entry_get_options (first), &second));
  assert_totals (leads_entry_get_totals (first), "lines=1 accepted=1 uploaded=1");
  assert_totals (leads_entry_get_totals (later), "lines=1 accepted=1 uploaded=1");
  assert_totals (leads_draft_get_totals (self->draft), "lines=2 accepted=2 uploaded=2");
}

/* What cannot be read any more stays what it was. */
static void
test_again_in_vain (Fixture *self, gconstpointer data)
{
  const LeadsFileOptions none = { 0 };
  const LeadsFileOptions options = { .heading = LEADS_FILE_HEADING_YES };
  LeadsEntry *entry = add_file (self, self->draft, "numbers.csv", "+442079460000\n020\n");
  g_autoptr (GError) error = NULL;

  leads_draft_remove_line (self->draft, entry, 1);
  settle (self->draft);
  remove_file (self, "numbers.csv");
  g_assert_false (read_again (self, entry, &options, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "“numbers.csv” was not found"));
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_READY);
  g_assert_true (leads_entry_has_decisions (entry));
  g_assert_true (leads_file_options_equal (leads_entry_get_options (entry), &none));
  assert_totals (leads_draft_get_totals (self->draft), "lines=1 accepted=1 uploaded=1");
}

/* A file that could not be read as it was can be saved by what a person says. */
static void
test_again_after_failure (Fixture *self, gconstpointer data)
{
  const LeadsFileOptions wrong = { .column = (char *) "Numbr" };
  const LeadsFileOptions right = { .column = (char *) "Number" };
  g_autofree char *path = g_build_filename (self->dir, "numbers.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  LeadsEntry *entry;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Name,Number\nA,+442079460000\n", -1, NULL));
  entry = leads_draft_add_file (self->draft, file, &wrong);
  settle (self->draft);
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_FAILED);
  g_assert_false (read_again (self, entry, &wrong, &error));
  g_clear_error (&error);
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_FAILED);
  g_assert_true (read_again (self, entry, &right, &error));
  g_assert_null (leads_entry_get_error (entry));
  assert_totals (leads_draft_get_totals (self->draft), "lines=2 header=1 accepted=1 uploaded=1");
}

static void
test_again_cancelled (Fixture *self, gconstpointer data)
{
  const LeadsFileOptions options = { .heading = LEADS_FILE_HEADING_YES };
  g_autoptr (GString) text = g_string_new (NULL);
  LeadsEntry *entry;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) removed = NULL;
  g_autoptr (GError) error = NULL;

  /* Long enough not to be over before it is cancelled. */
  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (text, "+447400%06u\n", i);
  entry = add_file (self, self->draft, "numbers.csv", text->str);
  leads_draft_reread_async (self->draft, entry, &options, keep_result, &result);
  leads_job_cancel (leads_entry_get_job (entry));
  wait_for (&result);
  settle (self->draft);
  g_assert_false (leads_draft_reread_finish (self->draft, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_totals (leads_draft_get_totals (self->draft), "lines=300000 accepted=300000 uploaded=300000");

  /* Removed meanwhile, it does not come back. */
  leads_draft_reread_async (self->draft, entry, &options, keep_result, &removed);
  leads_draft_remove (self->draft, entry);
  wait_for (&removed);
  settle (self->draft);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->draft)), ==, 0);
  assert_totals (leads_draft_get_totals (self->draft), "");
}

static char *
say_before (LeadsEntry *entry)
{
  LeadsUpload *upload = leads_entry_get_imported_before (entry);

  return upload != NULL ? leads_sentence_for_imported_before (upload) : NULL;
}

/* The content counts, not the name; what is undone is told after what is not. */
static void
test_imported_before (Fixture *self, gconstpointer data)
{
  const char *text = "Number\n+442079460000\n";
  LeadsEntry *first = add_file (self, self->draft, "first.csv", text);
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->other);
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (LeadsUpload) undone = NULL;
  g_autoptr (LeadsJob) job = leads_job_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *again, *other;
  g_autofree char *sentence = NULL;
  g_autofree char *after = NULL;

  g_assert_null (leads_entry_get_imported_before (first));
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  again = add_file (self, draft, "again.csv", text);
  other = add_file (self, draft, "other.csv", "Number\n+442079460001\n");
  g_assert_null (leads_entry_get_imported_before (other));
  g_assert_cmpint (leads_upload_get_id (leads_entry_get_imported_before (again)), ==, leads_upload_get_id (upload));
  sentence = say_before (again);
  g_assert_true (g_str_has_prefix (sentence, "Imported before, on "));
  g_assert_nonnull (strstr (sentence, " as upload 1 for "));

  leads_upload_service_undo_async (leads_desk_get_uploads (self->desk), leads_upload_get_id (upload), job, keep_result,
                                   &result);
  wait_for (&result);
  undone = leads_upload_service_undo_finish (leads_desk_get_uploads (self->desk), result, &error);
  g_assert_no_error (error);
  /* The store's change reaches the draft by itself. */
  while (leads_upload_get_state (leads_entry_get_imported_before (again)) != LEADS_UPLOAD_STATE_UNDONE)
    g_main_context_iteration (NULL, TRUE);
  after = say_before (again);
  g_assert_true (g_str_has_suffix (after, ", which was undone"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/file-preview/guess", test_guess);
  ADD ("/file-preview/contradicted", test_contradicted);
  ADD ("/file-preview/contradicted-far", test_contradicted_far);
  ADD ("/file-preview/titles", test_titles);
  ADD ("/file-preview/said", test_said);
  ADD ("/file-preview/ranges", test_ranges);
  ADD ("/file-preview/doubt", test_doubt);
  ADD ("/file-preview/doubted-ranges", test_doubted_ranges);
  ADD ("/file-preview/limit", test_limit);
  ADD ("/file-preview/sheets", test_sheets);
  ADD ("/file-preview/not-readable", test_not_readable);
  ADD ("/file-preview/cancelled", test_cancelled);
  ADD ("/file-preview/imported-before", test_imported_before);
  ADD ("/file-preview/again", test_again);
  ADD ("/file-preview/again-in-vain", test_again_in_vain);
  ADD ("/file-preview/again-after-failure", test_again_after_failure);
  ADD ("/file-preview/again-cancelled", test_again_cancelled);
  return g_test_run ();
}
