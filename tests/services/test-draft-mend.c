/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <string.h>

/* Lines that are written anew, taken out and put back: what is judged, told, reported and stored is the line as it
 * stands in the draft. */

static const char carrier[] = "Name;Start;End;Note\n"
                              "A;+12127881500;;plain\n"
                              "B;12127881501x;;\"with; a separator\"\n"
                              "C;+12127881510;+12127881599;a range\n"
                              "D;+1212788;;too short\n";

static void
edit (Fixture *self, LeadsEntry *entry, guint64 index, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (leads_draft_edit_line (self->draft, entry, index, text, &error));
  g_assert_no_error (error);
  settle (self->draft);
}

static char *
save_report (Fixture *self, LeadsEntry *entry)
{
  g_autofree char *path = g_build_filename (self->dir, "report.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LeadsJob) job = leads_job_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  leads_draft_save_report_async (self->draft, entry, file, job, keep_result, &result);
  g_assert_true (leads_draft_save_report_finish (self->draft, wait_for (&result), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  return text;
}

static void
test_edit (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "carrier.csv", carrier);
  g_autofree char *before = list_refused (entry);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "3:letters 5:too_short");
  edit (self, entry, 1, "  +1 212 788 1501 ");
  edit (self, entry, 3, "+12127881500");
  after = list_refused (entry);
  g_assert_cmpstr (after, ==, "5:duplicate_in_file");
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 accepted=2 repaired=1 duplicate=1 uploaded=92");
  g_assert_cmpint (leads_entry_get_n_edited (entry), ==, 2);

  /* Ranges can be written, too, and nothing but blanks is nothing. */
  edit (self, entry, 3, "+12127881600-1609");
  edit (self, entry, 1, "   ");
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 accepted=2 repaired=2 uploaded=102");

  /* The text of the file, by hand or by the act, takes it back. */
  edit (self, entry, 3, "+1212788");
  g_assert_cmpint (leads_entry_get_n_edited (entry), ==, 1);
  leads_draft_restore_edited (self->draft, entry);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 accepted=2 invalid=2 uploaded=91");
  g_assert_cmpint (leads_entry_get_n_edited (entry), ==, 0);
}

static void
test_told (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "carrier.csv", carrier);
  g_autoptr (LeadsLineSet) set = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  LeadsLine *line;

  edit (self, entry, 1, "+1");
  set = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NONE, NULL);
  lines = read_lines (set, 0, 2);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (leads_line_get_text (line), ==, "+1");
  g_assert_cmpstr (leads_line_get_original (line), ==, "12127881501x");
  g_assert_cmpint (leads_line_get_reason (line), ==, LEADS_REASON_TOO_SHORT);
  g_assert_cmpuint (leads_line_get_line (line), ==, 3);
  line = g_ptr_array_index (lines, 1);
  g_assert_null (leads_line_get_original (line));
}

static void
test_report (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "carrier.csv", carrier);
  g_autofree char *report = NULL;

  edit (self, entry, 1, "+1; 2");
  edit (self, entry, 2, "+12127881599-1510");
  leads_draft_remove_line (self->draft, entry, 3);
  settle (self->draft);
  report = save_report (self, entry);
  g_assert_cmpstr (report, ==,
                   "Name,Start,End,Note,line,reason,suggestion\r\n"
                   "B,'+1; 2,,with; a separator,3,bad_character,\r\n"
                   "C,'+12127881599-1510,,a range,4,range_reversed,\r\n");
}

static void
test_stored (Fixture *self, gconstpointer data)
{
  LeadsUploadService *service = leads_desk_get_uploads (self->desk);
  LeadsEntry *entry = add_file (self, self->draft, "carrier.csv", carrier);
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (LeadsLineSet) set = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GError) error = NULL;

  edit (self, entry, 1, "+12127881501");
  edit (self, entry, 3, "+1212");
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  numbers = list_numbers (self, leads_lead_get_id (self->lead));
  g_assert_cmpuint (numbers->len, ==, 92);
  g_assert_cmpuint (g_array_index (numbers, guint64, 1), ==, 12127881501);
  leads_upload_service_find_lines_async (service, leads_upload_get_id (upload), LEADS_REASON_NONE, NULL, NULL,
                                         keep_result, &found);
  set = leads_upload_service_find_lines_finish (service, wait_for (&found), &error);
  g_assert_no_error (error);
  g_assert_cmpint (leads_line_set_get_n_lines (set), ==, 1);
  lines = read_lines (set, 0, 1);
  g_assert_cmpstr (leads_line_get_text (g_ptr_array_index (lines, 0)), ==, "+1212");
}

static const char *
say (LeadsLine *line)
{
  return leads_line_get_sentence (line);
}

/* Where the number's cell is empty, the rest of the line is shown and found; what is edited is the cell. */
static void
test_empty_cell (Fixture *self, gconstpointer data)
{
  static const char text[] = "Pos;Number;City;Note\n9;+12127881500;Bonn;\n10; ;Köln;noch offen\n11\n";
  LeadsUploadService *service = leads_desk_get_uploads (self->desk);
  LeadsEntry *entry = add_file (self, self->draft, "positions.csv", text);
  g_autoptr (LeadsLineSet) set = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NONE, NULL);
  g_autoptr (LeadsLineSet) searched = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NONE, "offen");
  g_autoptr (GPtrArray) lines = read_lines (set, 0, 2);
  g_autoptr (LeadsLineSet) found = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  LeadsLine *line = g_ptr_array_index (lines, 0);

  g_assert_cmpint (leads_line_get_reason (line), ==, LEADS_REASON_WRONG_COLUMN_COUNT);
  g_assert_cmpstr (say (line), ==, "The cell for the number is empty");
  g_assert_cmpstr (leads_line_get_text (line), ==, "10; ;Köln;noch offen");
  g_assert_cmpstr (leads_line_get_cell (line), ==, " ");
  line = g_ptr_array_index (lines, 1);
  g_assert_cmpstr (say (line), ==, "The column with the number is missing");
  g_assert_cmpstr (leads_line_get_text (line), ==, "11");
  g_assert_null (leads_line_get_cell (line));
  g_assert_cmpint (leads_line_set_get_n_lines (searched), ==, 1);

  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  leads_upload_service_find_lines_async (service, leads_upload_get_id (upload), LEADS_REASON_NONE, "offen", NULL,
                                         keep_result, &result);
  found = leads_upload_service_find_lines_finish (service, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (leads_line_set_get_n_lines (found), ==, 1);
  stored = read_lines (found, 0, 1);
  g_assert_cmpstr (leads_line_get_text (g_ptr_array_index (stored, 0)), ==, "10; ;Köln;noch offen");
  g_assert_cmpstr (say (g_ptr_array_index (stored, 0)), ==, "The cell for the number is empty");
}

static void
test_removed (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "carrier.csv", carrier);

  edit (self, entry, 1, "+12127881501");
  leads_draft_remove_line (self->draft, entry, 1);
  leads_draft_remove_line (self->draft, entry, 3);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=3 header=1 accepted=2 uploaded=91");
  g_assert_cmpint (leads_entry_get_n_removed (entry), ==, 2);

  /* What was edited is put back as it was edited. */
  leads_draft_restore_line (self->draft, entry, 1);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=4 header=1 accepted=2 repaired=1 uploaded=92");
  leads_draft_restore_removed (self->draft, entry);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 accepted=2 repaired=1 invalid=1 uploaded=92");
}

/* Lines that a repair mends are told as that group, edited or not. */
static void
test_edit_and_repair (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "carrier.csv", carrier);
  g_autoptr (GPtrArray) groups = NULL;
  LeadsRepairGroup *group;

  edit (self, entry, 3, "+442079460000 x12");
  groups = leads_entry_dup_groups (entry);
  group = g_ptr_array_index (groups, groups->len - 1);
  g_assert_cmpint (group->repair, ==, LEADS_REPAIR_EXTENSION);
  g_assert_cmpint (group->n_lines, ==, 1);
  g_assert_cmpstr (group->example_text, ==, "+442079460000 x12");
  g_assert_cmpuint (group->example_number, ==, 442079460000);
  leads_draft_repair_all (self->draft, entry);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 accepted=2 repaired=1 invalid=1 uploaded=92");
}

static void
edit_cac (Fixture *self, LeadsEntry *entry, guint64 index, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (leads_draft_edit_cac (self->draft, entry, index, text, &error));
  g_assert_no_error (error);
  settle (self->draft);
}

/* The CAC of the numbers of @upload, each as "NUMBER:CAC", where there is one. */
static gboolean
add_cacs (GPtrArray *numbers, gpointer text, GError **error)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      LeadsNumber *number = g_ptr_array_index (numbers, i);

      if (leads_number_get_cac (number) > 0)
        g_string_append_printf (text, " %" G_GUINT64_FORMAT ":%" G_GINT64_FORMAT, leads_number_get_e164 (number),
                                leads_number_get_cac (number));
    }
  return TRUE;
}

static LeadsLine *
get_refused (LeadsEntry *entry, gint64 position)
{
  g_autoptr (LeadsLineSet) set = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NONE, NULL);
  g_autoptr (GPtrArray) lines = read_lines (set, position, 1);

  return g_object_ref (g_ptr_array_index (lines, 0));
}

#define CALLS "Start,End,Note,CAC\n+12127881500,+12127881502,\"a, b\",1\n+12127881600,,,x\n00442079460002,,,0\nno,,,1\n"

/* A CAC is judged at once, and the rest of the line stays as it was. */
static void
test_edit_cac (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "calls.csv", CALLS);
  const LeadsNumberFilter filter = { .lead_id = leads_lead_get_id (self->lead) };
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GString) cacs = g_string_new (NULL);
  g_autofree char *report = NULL;
  g_autoptr (GError) error = NULL;

  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 invalid=4");
  edit_cac (self, entry, 0, " 30 ");
  edit_cac (self, entry, 1, "");
  edit_cac (self, entry, 2, "2.5");
  /* The number's turn comes first. */
  edit_cac (self, entry, 3, "1000000");
  report = save_report (self, entry);
  g_assert_cmpstr (report, ==,
                   "Start,End,Note,CAC,line,reason,suggestion\r\n"
                   "00442079460002,,,2.5,4,over_limit,\r\n"
                   "no,,,1000000,5,letters,\r\n");
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 repaired=2 invalid=2 uploaded=4");
  g_assert_cmpint (leads_entry_get_n_edited (entry), ==, 4);

  /* With a CAC that is right, what else is wrong is told, and repaired as ever. */
  edit_cac (self, entry, 2, "5");
  edit_cac (self, entry, 3, "7");
  edit (self, entry, 3, "+12127881800");
  leads_draft_repair_all (self->draft, entry);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 repaired=4 uploaded=6");
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  leads_number_service_each_async (leads_desk_get_numbers (self->desk), &filter, 0, 0, add_cacs, cacs, NULL, keep_result,
                                   &result);
  leads_number_service_each_finish (leads_desk_get_numbers (self->desk), wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cacs->str, ==,
                   " 12127881500:30 12127881501:30 12127881502:30 12127881800:7 442079460002:5");
}

/* Which cell a line offers to be edited, and what the file says there. */
static void
test_told_cac (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "calls.csv", CALLS);
  g_autoptr (LeadsLine) first = get_refused (entry, 0);
  g_autoptr (LeadsLine) last = get_refused (entry, 3);
  g_autoptr (LeadsLine) again = NULL;
  g_autoptr (LeadsLine) without_plus = NULL;

  g_assert_cmpstr (leads_line_get_cac (first), ==, "1");
  g_assert_null (leads_line_get_original (first));
  g_assert_null (leads_line_get_cac (last));
  edit_cac (self, entry, 0, "none");
  again = get_refused (entry, 0);
  g_assert_cmpstr (leads_line_get_cac (again), ==, "none");
  g_assert_cmpstr (leads_line_get_original (again), ==, "1");
  /* What is wrong then is the number again, and so is what can be edited. */
  edit_cac (self, entry, 2, "9");
  without_plus = get_refused (entry, 2);
  g_assert_cmpint (leads_line_get_reason (without_plus), ==, LEADS_REASON_NO_PLUS);
  g_assert_cmpstr (leads_line_get_suggestion (without_plus), ==, "+442079460002");
  g_assert_null (leads_line_get_cac (without_plus));
  g_assert_null (leads_line_get_original (without_plus));

  /* Each is taken back by what the file says, and both together. */
  edit (self, entry, 0, "+12127881501");
  edit_cac (self, entry, 0, "4");
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 repaired=1 invalid=3 uploaded=1");
  edit (self, entry, 0, leads_line_get_text (first));
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 repaired=1 invalid=3 uploaded=3");
  edit_cac (self, entry, 0, "1");
  g_assert_cmpint (leads_entry_get_n_edited (entry), ==, 1);
  leads_draft_restore_line (self->draft, entry, 2);
  settle (self->draft);
  g_assert_cmpint (leads_entry_get_n_edited (entry), ==, 0);
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 invalid=4");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/draft-mend/edit", test_edit);
  ADD ("/draft-mend/told", test_told);
  ADD ("/draft-mend/report", test_report);
  ADD ("/draft-mend/stored", test_stored);
  ADD ("/draft-mend/empty-cell", test_empty_cell);
  ADD ("/draft-mend/removed", test_removed);
  ADD ("/draft-mend/edit-and-repair", test_edit_and_repair);
  ADD ("/draft-mend/edit-cac", test_edit_cac);
  ADD ("/draft-mend/told-cac", test_told_cac);
  return g_test_run ();
}
