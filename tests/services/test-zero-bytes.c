/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <leads-sentences.h>

/* Zero bytes, as a transfer that broke off or a program that pads its cells leaves them: what is counted and what is said. */

static LeadsEntry *
add_bytes (Fixture *self, const char *data, gsize length)
{
  g_autofree char *path = g_build_filename (self->dir, "carrier.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  LeadsEntry *entry;

  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
  entry = leads_draft_add_file (self->draft, file, NULL);
  settle (self->draft);
  return entry;
}

/* They cost their lines, and no number is put together from what stands on both sides of one. */
static void
test_in_lines (Fixture *self, gconstpointer data)
{
  static const char bytes[] = "Number\n+12127881500\n+121278\0" "81501\n+12127881502\0\0\n\0\0\0\n+12127881503\n";
  LeadsEntry *entry = add_bytes (self, bytes, sizeof bytes - 1);
  g_autofree char *refused = list_refused (entry);
  g_autofree char *reported = list_reported (self, entry);
  g_autoptr (LeadsLineSet) set = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_BAD_ENCODING, NULL);
  g_autoptr (GPtrArray) lines = read_lines (set, 0, 5);
  const LeadsProblem problem = { .reason = LEADS_REASON_BAD_ENCODING };
  g_autofree char *sentence = leads_sentence_for_problem (&problem, NULL);
  g_autofree char *group = leads_sentence_for_group (LEADS_REASON_BAD_ENCODING, lines->len);

  assert_totals (leads_entry_get_totals (entry), "lines=6 header=1 accepted=2 invalid=3 uploaded=2");
  g_assert_cmpstr (refused, ==, "3:bad_encoding 4:bad_encoding 5:bad_encoding");
  g_assert_cmpstr (reported, ==, refused);
  g_assert_cmpuint (lines->len, ==, 3);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpstr (leads_line_get_sentence (g_ptr_array_index (lines, i)), ==, "Bytes that are no text");
  g_assert_cmpstr (group, ==, "3 lines have bytes that are no text in the file’s encoding");
  g_assert_cmpstr (sentence, ==,
                   "This line has bytes that are no text in the file’s encoding, or a zero byte. "
                   "Choose another encoding, or write the number anew.");
  /* Each is seen, in the place where it stands. */
  g_assert_cmpstr (leads_line_get_text (g_ptr_array_index (lines, 0)), ==, "+121278\uFFFD81501");
  g_assert_cmpstr (leads_line_get_text (g_ptr_array_index (lines, 1)), ==, "+12127881502\uFFFD\uFFFD");
  g_assert_cmpstr (leads_line_get_text (g_ptr_array_index (lines, 2)), ==, "\uFFFD\uFFFD\uFFFD");
}

/* A copy that broke off when the disk's blocks were there and their content was not. */
static void
test_at_the_end (Fixture *self, gconstpointer data)
{
  const gsize n_zeros = 200;
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *refused = NULL;
  LeadsEntry *entry;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (bytes, "+1212788%04u\n", i + 1000);
  for (gsize i = 0; i < n_zeros; i++)
    g_string_append_c (bytes, '\0');
  entry = add_bytes (self, bytes->str, bytes->len);
  refused = list_refused (entry);
  assert_totals (leads_entry_get_totals (entry), "lines=1001 accepted=1000 invalid=1 uploaded=1000");
  g_assert_cmpstr (refused, ==, "1001:bad_encoding");
}

/* Where by far the most is zero there is no text, and nothing to count. */
static void
test_many (Fixture *self, gconstpointer data)
{
  static const char bytes[4096] = "+12127881500\n";
  LeadsEntry *entry = add_bytes (self, bytes, sizeof bytes);

  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_FAILED);
  g_assert_error (leads_entry_get_error (entry), LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_TEXT);
  g_assert_cmpstr (leads_entry_get_error (entry)->message, ==,
                   "“carrier.csv” is neither a text file nor a workbook. Choose a CSV file or an .xlsx workbook.");
  assert_totals (leads_draft_get_totals (self->draft), "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/zero-bytes/in-lines", Fixture, NULL, fixture_set_up, test_in_lines, fixture_tear_down);
  g_test_add ("/zero-bytes/at-the-end", Fixture, NULL, fixture_set_up, test_at_the_end, fixture_tear_down);
  g_test_add ("/zero-bytes/many", Fixture, NULL, fixture_set_up, test_many, fixture_tear_down);

  return g_test_run ();
}
