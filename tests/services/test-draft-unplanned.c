/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <string.h>

/* Numbers that are well-formed but outside the numbering plan: one act includes them, another takes it back. */

/* The group of @entry that the act includes, or NULL; the groups are kept in @groups. */
static LeadsRepairGroup *
find_group (LeadsEntry *entry, GPtrArray **groups)
{
  g_clear_pointer (groups, g_ptr_array_unref);
  *groups = leads_entry_dup_groups (entry);
  for (guint i = 0; i < (*groups)->len; i++)
    {
      LeadsRepairGroup *group = g_ptr_array_index (*groups, i);

      if (group->unplanned)
        return group;
    }
  return NULL;
}

static void
assert_lines (LeadsEntry *entry, const char *expected)
{
  g_autofree char *refused = list_refused (entry);

  g_assert_cmpstr (refused, ==, expected);
}

/* 2 and 7 lack or exceed digits, 4 has an unknown code; 3, 5 and 8 are wrong in other ways. */
static const char mixed[] = "Numbers\n"
                            "+1212788150\n"
                            "1212788150\n"
                            "+999123456\n"
                            "+44 020 794 600\n"
                            "+12127881500\n"
                            "+44 20 7946 00001 1\n"
                            "+12127881500-1599\n"
                            "+1212788150\n";

static void
test_file (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "numbers.csv", mixed);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (LeadsLineSet) valid = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  LeadsRepairGroup *group = find_group (entry, &groups);

  assert_totals (leads_entry_get_totals (entry), "lines=9 header=1 accepted=2 invalid=6 uploaded=100 skipped=1");
  assert_lines (entry, "2:too_short 3:no_plus 4:unknown_country_code 5:trunk_zero 7:too_long 9:too_short");
  g_assert_nonnull (group);
  g_assert_cmpint (group->reason, ==, LEADS_REASON_NOT_IN_PLAN);
  g_assert_cmpint (group->n_lines, ==, 3);
  g_assert_cmpint (group->repair, ==, LEADS_REPAIR_NONE);
  g_assert_cmpstr (group->example_text, ==, "+1212788150");
  /* The range in one text is one, and no number that is too long. */
  for (guint i = 0; i < groups->len; i++)
    {
      const LeadsRepairGroup *other = g_ptr_array_index (groups, i);

      g_assert_cmpint (other->reason, !=, LEADS_REASON_TOO_SHORT);
      g_assert_cmpint (other->reason, !=, LEADS_REASON_TOO_LONG);
    }

  leads_draft_include_unplanned (self->draft, entry, LEADS_UNPLANNED_ALL);
  settle (self->draft);
  g_assert_true (leads_entry_get_includes_unplanned (entry));
  g_assert_cmpint (leads_entry_get_n_unplanned (entry, LEADS_UNPLANNED_ALL), ==, 4);
  g_assert_null (find_group (entry, &groups));
  assert_totals (leads_entry_get_totals (entry),
                 "lines=9 header=1 accepted=5 duplicate=1 invalid=2 uploaded=103 skipped=1 unplanned=3");
  assert_lines (entry, "3:no_plus 5:trunk_zero 9:duplicate_in_file");
  valid = find_lines (entry, LEADS_LINES_VALID, LEADS_REASON_NONE, NULL);
  lines = read_lines (valid, 0, 10);
  g_assert_cmpuint (lines->len, ==, 5);
  g_assert_cmpuint (leads_line_get_number (g_ptr_array_index (lines, 0)), ==, 1212788150);
  g_assert_cmpstr (leads_line_get_text (g_ptr_array_index (lines, 0)), ==, "+1212788150");
  g_assert_cmpuint (leads_line_get_number (g_ptr_array_index (lines, 3)), ==, 44207946000011);

  /* Without the first of two lines their number is free for the other. */
  leads_draft_remove_line (self->draft, entry, 0);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry),
                 "lines=8 header=1 accepted=5 invalid=2 uploaded=103 skipped=1 unplanned=3");
  g_assert_cmpint (leads_entry_get_n_unplanned (entry, LEADS_UNPLANNED_ALL), ==, 3);

  leads_draft_exclude_unplanned (self->draft, entry, LEADS_UNPLANNED_ALL);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=8 header=1 accepted=2 invalid=5 uploaded=100 skipped=1");
  group = find_group (entry, &groups);
  g_assert_cmpint (group->n_lines, ==, 2);
}

/* The two acts on one file do not disturb each other. */
static void
test_with_plus_signs (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "numbers.csv", "+1212788150\n12127881501\n+12127881501\n1212788150\n");

  leads_draft_include_unplanned (self->draft, entry, LEADS_UNPLANNED_ALL);
  leads_draft_repair (self->draft, entry, LEADS_REPAIR_ADD_PLUS);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry),
                 "lines=4 accepted=1 repaired=1 duplicate=1 invalid=1 uploaded=2 unplanned=1");
  leads_draft_unrepair (self->draft, entry, LEADS_REPAIR_ADD_PLUS);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=4 accepted=2 invalid=2 uploaded=2 unplanned=1");
}

static void
test_number (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (LeadsEntry) again = NULL;
  g_autoptr (LeadsEntry) kept = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (add_number (self->draft, "+4420794600", LEADS_DRAFT_FLAGS_NONE, &error));
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_LENGTH_UNUSED);
  g_clear_error (&error);
  entry = add_number (self->draft, "+44 2079 4600", LEADS_DRAFT_INCLUDE_UNPLANNED, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (leads_entry_get_title (entry), ==, "+4420794600");
  assert_totals (leads_entry_get_totals (entry), "lines=1 accepted=1 uploaded=1 unplanned=1");

  /* What is wrong by itself is not included, and an included number is as others are. */
  again = add_number (self->draft, "4420794600", LEADS_DRAFT_INCLUDE_UNPLANNED, &error);
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_NO_PLUS);
  g_clear_error (&error);
  again = add_number (self->draft, "+12127881500-1599", LEADS_DRAFT_INCLUDE_UNPLANNED, &error);
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_TOO_LONG);
  g_clear_error (&error);
  again = add_number (self->draft, "+4420794600", LEADS_DRAFT_INCLUDE_UNPLANNED, &error);
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_DUPLICATE_IN_DRAFT);
  g_clear_error (&error);

  leads_draft_remove (self->draft, entry);
  kept = add_number (self->draft, "+4420794600", LEADS_DRAFT_KEEP_REFUSED, &error);
  g_assert_no_error (error);
  assert_totals (leads_entry_get_totals (kept), "lines=1 invalid=1");
  assert_lines (kept, "1:length_unused");
  g_assert_cmpint (find_group (kept, &groups)->n_lines, ==, 1);
  leads_draft_include_unplanned (self->draft, kept, LEADS_UNPLANNED_ALL);
  settle (self->draft);
  assert_totals (leads_draft_get_totals (self->draft), "lines=1 accepted=1 uploaded=1 unplanned=1");
  assert_lines (kept, "");
  leads_draft_exclude_unplanned (self->draft, kept, LEADS_UNPLANNED_ALL);
  settle (self->draft);
  assert_totals (leads_draft_get_totals (self->draft), "lines=1 invalid=1");
}

/* None of the range's numbers is in the plan. */
static void
test_range (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (LeadsEntry) file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (add_range (self->draft, "+4420794600", "99", LEADS_DRAFT_SKIP_UNPLANNED, &error));
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_LENGTH_UNUSED);
  g_clear_error (&error);
  entry = add_range (self->draft, "+4420794600", "99", LEADS_DRAFT_INCLUDE_UNPLANNED, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (leads_entry_get_last (entry), ==, 4420794699);
  g_assert_cmpint (leads_entry_get_n_unplanned (entry, LEADS_UNPLANNED_ALL), ==, 100);
  assert_totals (leads_entry_get_totals (entry), "lines=1 accepted=1 uploaded=100 unplanned=100");

  /* An earlier entry keeps what it has; where the range ends to have it, the next gets it. */
  file = g_object_ref (add_file (self, self->draft, "numbers.csv", "+4420794650\n+4420794700\n"));
  leads_draft_include_unplanned (self->draft, file, LEADS_UNPLANNED_ALL);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (file), "lines=2 accepted=1 duplicate=1 uploaded=1 unplanned=1");
  leads_draft_exclude_unplanned (self->draft, entry, LEADS_UNPLANNED_ALL);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=1 invalid=1");
  assert_totals (leads_entry_get_totals (file), "lines=2 accepted=2 uploaded=2 unplanned=2");
}

static void
test_default (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsEntry) number = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *before = add_file (self, self->draft, "before.csv", "+1212788150\n");
  LeadsEntry *after;

  leads_draft_set_includes_unplanned (self->draft, TRUE);
  g_assert_true (leads_draft_get_includes_unplanned (self->draft));
  after = add_file (self, self->draft, "after.csv", "+1212788150\n+121278815\n");
  number = add_number (self->draft, "+999123", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_no_error (error);
  assert_totals (leads_entry_get_totals (before), "lines=1 invalid=1");
  assert_totals (leads_entry_get_totals (after), "lines=2 accepted=2 uploaded=2 unplanned=2");
  leads_draft_exclude_unplanned (self->draft, after, LEADS_UNPLANNED_ALL);
  settle (self->draft);
  assert_totals (leads_draft_get_totals (self->draft), "lines=4 accepted=1 invalid=3 uploaded=1 unplanned=1");
}

static LeadsUpload *
get_upload (Fixture *self, gint64 id)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsUpload *upload;

  leads_upload_service_get_async (uploads, id, NULL, keep_result, &result);
  upload = leads_upload_service_get_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
  return upload;
}

static void
test_submit (Fixture *self, gconstpointer data)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  LeadsEntry *entry = add_file (self, self->draft, "numbers.csv", mixed);
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (uploads, self->other);
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (LeadsUpload) stored = NULL;
  g_autoptr (LeadsUpload) undone = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_draft_include_unplanned (self->draft, entry, LEADS_UNPLANNED_ALL);
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  stored = get_upload (self, leads_upload_get_id (upload));
  assert_totals (leads_upload_get_totals (stored),
                 "lines=9 header=1 accepted=5 duplicate=1 invalid=2 uploaded=103 skipped=1 unplanned=3");
  leads_upload_service_list_files_async (uploads, leads_upload_get_id (upload), NULL, keep_result, &result);
  files = leads_upload_service_list_files_finish (uploads, wait_for (&result), &error);
  assert_totals (&((LeadsUploadFile *) g_ptr_array_index (files, 0))->totals,
                 "lines=9 header=1 accepted=5 duplicate=1 invalid=2 uploaded=103 skipped=1 unplanned=3");
  numbers = list_numbers (self, leads_lead_get_id (self->lead));
  g_assert_cmpuint (numbers->len, ==, 103);
  g_assert_cmpuint (g_array_index (numbers, guint64, 0), ==, 999123456);
  g_assert_cmpuint (g_array_index (numbers, guint64, 1), ==, 1212788150);

  /* It has an owner now, as any other number. */
  g_assert_null (add_number (draft, "+1212788150", LEADS_DRAFT_INCLUDE_UNPLANNED, &error));
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_OWNED_ELSEWHERE);
  g_clear_error (&error);

  g_clear_object (&result);
  leads_upload_service_undo_async (uploads, leads_upload_get_id (upload), NULL, keep_result, &result);
  undone = leads_upload_service_undo_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (leads_upload_get_totals (undone)->unplanned, ==, 3);
  g_clear_object (&result);
}

/* What is written out for mending proposes nothing for numbers that stand as they were meant. */
static void
test_report (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "report.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *report = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  static const char expected[] = "Number,line,reason,suggestion\r\n"
                                 "+1212788150,3,too_short,\r\n"
                                 "0012127881501,4,no_plus,+12127881501\r\n";

  add_file (self, self->draft, "a.csv", "Number\n+12127881500\n+1212788150\n0012127881501\n");
  leads_draft_save_report_async (self->draft, NULL, file, NULL, keep_result, &result);
  g_assert_true (leads_draft_save_report_finish (self->draft, wait_for (&result), &error));
  g_assert_true (g_file_get_contents (path, &report, NULL, NULL));
  g_assert_cmpstr (report, ==, expected);
  g_clear_pointer (&report, g_free);
  g_clear_object (&result);

  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  leads_upload_service_save_report_async (uploads, leads_upload_get_id (upload), file, NULL, keep_result, &result);
  g_assert_true (leads_upload_service_save_report_finish (uploads, wait_for (&result), &error));
  g_assert_true (g_file_get_contents (path, &report, NULL, NULL));
  g_assert_cmpstr (report, ==, expected);
}

/* A code that nobody has is a group of its own, included and left out by itself. */
static void
test_unknown_codes (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "codes.csv",
                                "+999123456\n+1212788150\n+442079460000\n+999123456\n+999123450 to 59\n");
  g_autoptr (GPtrArray) groups = leads_entry_dup_groups (entry);
  g_autoptr (GPtrArray) after = NULL;
  const LeadsRepairGroup *group = g_ptr_array_index (groups, 0);

  g_assert_true (group->unplanned);
  g_assert_cmpint (group->reason, ==, LEADS_REASON_UNKNOWN_COUNTRY_CODE);
  g_assert_cmpint (group->n_lines, ==, 3);
  g_assert_cmpstr (group->example_text, ==, "+999123456");
  group = g_ptr_array_index (groups, 1);
  g_assert_true (group->unplanned);
  g_assert_cmpint (group->reason, ==, LEADS_REASON_NOT_IN_PLAN);
  g_assert_cmpint (group->n_lines, ==, 1);
  g_assert_cmpstr (group->example_text, ==, "+1212788150");

  leads_draft_include_unplanned (self->draft, entry, LEADS_UNPLANNED_NUMBERS);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=5 accepted=2 invalid=3 uploaded=2 unplanned=1");
  after = leads_entry_dup_groups (entry);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (leads_entry_get_n_unplanned (entry, LEADS_UNPLANNED_CODES), ==, 3);

  leads_draft_include_unplanned (self->draft, entry, LEADS_UNPLANNED_CODES);
  leads_draft_exclude_unplanned (self->draft, entry, LEADS_UNPLANNED_NUMBERS);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry),
                 "lines=5 accepted=3 duplicate=1 invalid=1 uploaded=11 skipped=1 unplanned=10");
  g_assert_cmpint (leads_entry_get_includes_unplanned (entry), ==, LEADS_UNPLANNED_CODES);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/services/draft-unplanned/file", test_file },
    { "/services/draft-unplanned/with-plus-signs", test_with_plus_signs },
    { "/services/draft-unplanned/number", test_number },
    { "/services/draft-unplanned/range", test_range },
    { "/services/draft-unplanned/default", test_default },
    { "/services/draft-unplanned/submit", test_submit },
    { "/services/draft-unplanned/report", test_report },
    { "/services/draft-unplanned/unknown-codes", test_unknown_codes },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].func, fixture_tear_down);
  return g_test_run ();
}
