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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/draft-mend/edit", test_edit);
  ADD ("/draft-mend/told", test_told);
  ADD ("/draft-mend/report", test_report);
  ADD ("/draft-mend/stored", test_stored);
  ADD ("/draft-mend/removed", test_removed);
  ADD ("/draft-mend/edit-and-repair", test_edit_and_repair);
  return g_test_run ();
}
