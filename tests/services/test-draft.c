/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* Numbers, ranges, files and pasted lists in a draft: their verdicts and totals. */

static void
test_number (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (LeadsEntry) again = NULL;
  g_autoptr (GError) error = NULL;

  entry = add_number (self->draft, "+1 (212) 788-1500", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (leads_entry_get_title (entry), ==, "+12127881500");
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_READY);
  assert_totals (leads_draft_get_totals (self->draft), "lines=1 accepted=1 uploaded=1");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->draft)), ==, 1);

  again = add_number (self->draft, "+12127881500", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_null (again);
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_DUPLICATE_IN_DRAFT);
  g_clear_error (&error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->draft)), ==, 1);

  again = add_number (self->draft, "+12127881500", LEADS_DRAFT_KEEP_REFUSED, &error);
  g_assert_no_error (error);
  assert_totals (leads_entry_get_totals (again), "lines=1 duplicate=1");
  assert_totals (leads_draft_get_totals (self->draft), "lines=2 accepted=1 duplicate=1 uploaded=1");
  leads_draft_remove (self->draft, entry);
  settle (self->draft);
  assert_totals (leads_draft_get_totals (self->draft), "lines=1 accepted=1 uploaded=1");
}

static void
test_wrong_number (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  entry = add_number (self->draft, "12127881500", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_null (entry);
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_NO_PLUS);
  g_clear_error (&error);
  entry = add_number (self->draft, "+1212788150", LEADS_DRAFT_KEEP_REFUSED, &error);
  g_assert_no_error (error);
  assert_totals (leads_draft_get_totals (self->draft), "lines=1 invalid=1");
  g_assert_cmpint (leads_draft_get_totals (self->draft)->reasons[LEADS_REASON_TOO_SHORT], ==, 1);
}

static void
test_range (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsEntry) single = NULL;
  g_autoptr (LeadsEntry) range = NULL;
  g_autoptr (LeadsEntry) later = NULL;
  g_autoptr (LeadsLineSet) skipped = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  single = add_number (self->draft, "+12127881510", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_no_error (error);
  range = add_range (self->draft, "+12127881500", "1599", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (leads_entry_get_first (range), ==, 12127881500);
  g_assert_cmpuint (leads_entry_get_last (range), ==, 12127881599);
  assert_totals (leads_entry_get_totals (range), "lines=1 accepted=1 uploaded=99 skipped=1");
  skipped = find_lines (range, LEADS_LINES_SKIPPED, LEADS_REASON_NONE, NULL);
  g_assert_cmpint (leads_line_set_get_n_lines (skipped), ==, 1);
  lines = read_lines (skipped, 0, 10);
  g_assert_cmpuint (leads_line_get_number (g_ptr_array_index (lines, 0)), ==, 12127881510);
  g_assert_cmpint (leads_line_get_reason (g_ptr_array_index (lines, 0)), ==, LEADS_REASON_DUPLICATE_IN_DRAFT);

  later = add_number (self->draft, "+12127881511", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_null (later);
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_DUPLICATE_IN_DRAFT);
  g_clear_error (&error);
  leads_draft_remove (self->draft, single);
  settle (self->draft);
  assert_totals (leads_draft_get_totals (self->draft), "lines=1 accepted=1 uploaded=100");
}

static void
test_wrong_range (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *start;
    const char *end;
    LeadsReason reason;
  } cases[] = {
    { "+12127881599", "+12127881500", LEADS_REASON_RANGE_REVERSED },
    { "+12127881500", "+442079460000", LEADS_REASON_RANGE_COUNTRY_DIFFERS },
    { "+12122000000", "+12129999999", LEADS_REASON_RANGE_TOO_BIG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LeadsEntry) entry = NULL;
      g_autoptr (GError) error = NULL;

      entry = add_range (self->draft, cases[i].start, cases[i].end, LEADS_DRAFT_FLAGS_NONE, &error);
      g_assert_null (entry);
      g_assert_error (error, LEADS_NUMBER_ERROR, (int) cases[i].reason);
      g_assert_cmpstr (error->message, !=, "");
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->draft)), ==, 0);
}

static void
test_file (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "numbers.csv",
                                "Numbers\n"
                                "+12127881500\n"
                                "12127881501\n"
                                "\n"
                                "+12127881500\n"
                                "+1 212 788 1502\n"
                                "hello\n"
                                "12127881500\n"
                                "12127881501\n"
                                "+12127881501\n");
  g_autofree char *refused = list_refused (entry);
  g_autofree char *repaired = NULL;
  g_autofree char *removed = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) groups_after = NULL;
  LeadsRepairGroup *group;

  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_READY);
  g_assert_true (leads_entry_get_has_header (entry));
  assert_totals (leads_entry_get_totals (entry),
                 "lines=10 header=1 blank=1 accepted=3 duplicate=1 invalid=4 uploaded=3");
  g_assert_cmpstr (refused, ==, "3:no_plus 5:duplicate_in_file 7:letters 8:no_plus 9:no_plus");

  groups = leads_entry_dup_groups (entry);
  g_assert_cmpuint (groups->len, ==, 3);
  group = g_ptr_array_index (groups, 0);
  g_assert_cmpint (group->reason, ==, LEADS_REASON_NO_PLUS);
  g_assert_cmpint (group->n_lines, ==, 3);
  g_assert_cmpint (group->repair, ==, LEADS_REPAIR_ADD_PLUS);
  g_assert_cmpstr (group->example_text, ==, "12127881501");
  g_assert_cmpuint (group->example_number, ==, 12127881501);

  leads_draft_repair (self->draft, entry, LEADS_REPAIR_ADD_PLUS);
  settle (self->draft);
  repaired = list_refused (entry);
  assert_totals (leads_entry_get_totals (entry),
                 "lines=10 header=1 blank=1 accepted=2 repaired=1 duplicate=4 invalid=1 uploaded=3");
  g_assert_cmpstr (repaired, ==,
                   "5:duplicate_in_file 7:letters 8:duplicate_in_file 9:duplicate_in_file 10:duplicate_in_file");
  groups_after = leads_entry_dup_groups (entry);
  g_assert_cmpuint (groups_after->len, ==, 2);

  /* Without the first two lines their numbers are free for the next that have them. */
  leads_draft_remove_line (self->draft, entry, 0);
  leads_draft_remove_line (self->draft, entry, 1);
  settle (self->draft);
  removed = list_refused (entry);
  assert_totals (leads_entry_get_totals (entry),
                 "lines=8 header=1 blank=1 accepted=2 repaired=1 duplicate=2 invalid=1 uploaded=3");
  g_assert_cmpstr (removed, ==, "7:letters 8:duplicate_in_file 10:duplicate_in_file");

  leads_draft_unrepair (self->draft, entry, LEADS_REPAIR_ADD_PLUS);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=8 header=1 blank=1 accepted=3 invalid=3 uploaded=3");
}

static void
test_lines (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "columns.csv",
                                "Name;Number\n"
                                "\"One; two\";+12127881500\n"
                                "Two;+12127881500\n"
                                "Three;0012127881502\n");
  g_autoptr (LeadsLineSet) valid = find_lines (entry, LEADS_LINES_VALID, LEADS_REASON_NONE, NULL);
  g_autoptr (LeadsLineSet) of_reason = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NO_PLUS, NULL);
  g_autoptr (LeadsLineSet) of_text = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NONE, "1500");
  g_autoptr (GPtrArray) page = read_lines (valid, 0, 5);
  g_autoptr (GPtrArray) of_reason_page = read_lines (of_reason, 0, 5);
  g_autoptr (GPtrArray) of_text_page = read_lines (of_text, 0, 5);
  LeadsLine *line;

  g_assert_cmpuint (page->len, ==, 1);
  line = g_ptr_array_index (page, 0);
  g_assert_cmpuint (leads_line_get_line (line), ==, 2);
  g_assert_cmpstr (leads_line_get_text (line), ==, "+12127881500");
  g_assert_cmpint (leads_line_get_reason (line), ==, LEADS_REASON_NONE);
  g_assert_cmpuint (of_reason_page->len, ==, 1);
  line = g_ptr_array_index (of_reason_page, 0);
  g_assert_cmpuint (leads_line_get_line (line), ==, 4);
  g_assert_cmpstr (leads_line_get_suggestion (line), ==, "+12127881502");
  g_assert_cmpuint (of_text_page->len, ==, 1);
  line = g_ptr_array_index (of_text_page, 0);
  g_assert_cmpuint (leads_line_get_line (line), ==, 3);
  g_assert_nonnull (strchr (leads_line_get_sentence (line), '2'));
}

static void
test_paste (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = leads_draft_add_text (self->draft, " +12127881500, +12127881501,+12127881502\n");

  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=3 accepted=3 uploaded=3");
  entry = leads_draft_add_text (self->draft, "+12127881502\r\n+12127881503\r\n");
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=2 accepted=1 duplicate=1 uploaded=1");
}

static void
test_bad_files (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "missing.csv", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (self->dir);
  LeadsEntry *entries[4];

  entries[0] = leads_draft_add_file (self->draft, missing, NULL);
  entries[1] = leads_draft_add_file (self->draft, folder, NULL);
  entries[2] = add_file (self, self->draft, "picture.csv", "\x89PNG\r\n\x1a\nrest");
  entries[3] = add_file (self, self->draft, "empty.csv", "");
  settle (self->draft);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_assert_cmpint (leads_entry_get_state (entries[i]), ==, LEADS_ENTRY_FAILED);
      g_assert_nonnull (leads_entry_get_error (entries[i]));
      g_assert_true (leads_entry_get_error (entries[i])->domain == LEADS_SERVICE_ERROR);
    }
  g_assert_error (leads_entry_get_error (entries[2]), LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_TEXT);
  assert_totals (leads_draft_get_totals (self->draft), "");
}

static void
test_no_valid_line (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "none.csv", "Name\nAnna\nBerta\n");

  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_READY);
  g_assert_cmpint (leads_entry_get_totals (entry)->uploaded, ==, 0);
  g_assert_true (leads_totals_add_up (leads_entry_get_totals (entry)));
  g_assert_cmpint (leads_totals_get_refused (leads_entry_get_totals (entry)), >=, 2);
}

/* What is cancelled is gone at once. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "long.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (LeadsJob) job = NULL;
  LeadsEntry *entry;
  gint64 before;

  for (guint i = 0; i < 400000; i++)
    g_string_append_printf (text, "+1212%07u\n", i);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
  entry = leads_draft_add_file (self->draft, file, NULL);
  job = g_object_ref (leads_entry_get_job (entry));
  g_assert_true (leads_draft_get_busy (self->draft));
  g_assert_cmpuint (leads_draft_get_n_checking (self->draft), ==, 1);
  spin (5);
  before = g_get_monotonic_time ();
  leads_job_cancel (job);
  while (g_list_model_get_n_items (G_LIST_MODEL (self->draft)) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);
  settle (self->draft);
  g_assert_false (leads_draft_get_busy (self->draft));
  assert_totals (leads_draft_get_totals (self->draft), "");
  while (leads_job_get_state (job) == LEADS_JOB_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (leads_job_get_state (job), ==, LEADS_JOB_CANCELLED);
}

/* A draft that is dropped while it reads ends its job. */
static void
test_drop (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsJob) job = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "+1212%07u\n", i);
  job = g_object_ref (leads_entry_get_job (leads_draft_add_text (self->draft, text->str)));
  g_assert_finalize_object (g_steal_pointer (&self->draft));
  while (leads_job_get_state (job) == LEADS_JOB_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  spin (50);
}

/* A full disk is a sentence; the rest of the draft is as it was, and more can be added when there is room. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "long.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) text = g_string_new (NULL);
  struct rlimit before, full;
  LeadsEntry *kept, *entry;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "+1212%07u\n", i);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
  kept = add_file (self, self->draft, "short.csv", "+12127881500\n");

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  full = (struct rlimit) { .rlim_cur = 1024 * 1024, .rlim_max = before.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &full), ==, 0);
  entry = leads_draft_add_file (self->draft, file, NULL);
  settle (self->draft);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_FAILED);
  g_assert_error (leads_entry_get_error (entry), LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DISK_FULL);
  assert_totals (leads_entry_get_totals (kept), "lines=1 accepted=1 uploaded=1");
  leads_draft_remove (self->draft, entry);
  entry = leads_draft_add_file (self->draft, file, NULL);
  settle (self->draft);
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_READY);
  g_assert_cmpint (leads_entry_get_totals (entry)->lines, ==, 200000);
}

/* Many at once are compared once, and the later one of two equal ones is refused. */
static void
test_at_once (Fixture *self, gconstpointer data)
{
  GAsyncResult *results[3] = { NULL, NULL, NULL };
  const char *texts[] = { "+12127881500", "+12127881500", "+12127881501" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    leads_draft_add_number_async (self->draft, texts[i], LEADS_DRAFT_FLAGS_NONE, NULL, keep_result, &results[i]);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->draft)), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LeadsEntry) entry = leads_draft_add_finish (self->draft, wait_for (&results[i]), &error);

      if (i == 1)
        g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_DUPLICATE_IN_DRAFT);
      else
        g_assert_no_error (error);
      g_object_unref (results[i]);
    }
  settle (self->draft);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->draft)), ==, 2);
  assert_totals (leads_draft_get_totals (self->draft), "lines=2 accepted=2 uploaded=2");
}

/* Who waited may be cancelled later or never: the draft, and the store with it, is let go of at once. */
static void
test_settled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;

  leads_draft_settle_async (self->draft, cancellable, keep_result, &result);
  g_assert_true (leads_draft_settle_finish (self->draft, wait_for (&result), NULL));
  g_object_unref (result);
  g_assert_finalize_object (g_steal_pointer (&self->draft));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, func) g_test_add ("/services/draft/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  add ("number", test_number);
  add ("wrong-number", test_wrong_number);
  add ("range", test_range);
  add ("wrong-range", test_wrong_range);
  add ("file", test_file);
  add ("lines", test_lines);
  add ("paste", test_paste);
  add ("bad-files", test_bad_files);
  add ("no-valid-line", test_no_valid_line);
  add ("cancel", test_cancel);
  add ("drop", test_drop);
  add ("full-disk", test_full_disk);
  add ("at-once", test_at_once);
  add ("settled", test_settled);
  return g_test_run ();
}
