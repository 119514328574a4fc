/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <string.h>

/* Submit, what it stores, Undo, and what stands in the way of both. */

static LeadsUpload *
submit_well (Fixture *self, LeadsDraft *draft)
{
  g_autoptr (GError) error = NULL;
  LeadsUpload *upload = submit (self, draft, &error);

  g_assert_no_error (error);
  return upload;
}

static void
assert_numbers (Fixture *self, LeadsLead *lead, guint64 first, guint64 last)
{
  g_autoptr (GArray) numbers = list_numbers (self, leads_lead_get_id (lead));

  g_assert_cmpuint (numbers->len, ==, last - first + 1);
  for (guint i = 0; i < numbers->len; i++)
    g_assert_cmpuint (g_array_index (numbers, guint64, i), ==, first + i);
}

static void
test_submit (Fixture *self, gconstpointer data)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (LeadsEntry) range = NULL;
  g_autoptr (LeadsEntry) single = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (LeadsLineSet) lines = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsTotals preview;

  add_file (self, self->draft, "a.csv",
            "Number\n+12127881503\n+12127881501\n\n0012127881509\n+12127881503\n+12127881504\n");
  range = add_range (self->draft, "+12127881500", "1504", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_no_error (error);
  single = add_number (self->draft, "+12127881505", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_no_error (error);
  preview = *leads_draft_get_totals (self->draft);
  assert_totals (&preview, "lines=9 header=1 blank=1 accepted=5 duplicate=1 invalid=1 uploaded=6 skipped=3");

  upload = submit_well (self, self->draft);
  g_assert_cmpmem (leads_upload_get_totals (upload), sizeof preview, &preview, sizeof preview);
  g_assert_cmpint (leads_upload_get_state (upload), ==, LEADS_UPLOAD_STATE_PARTIAL);
  g_assert_cmpint (leads_upload_get_source (upload), ==, LEADS_UPLOAD_SOURCE_MIXED);
  g_assert_cmpstr (leads_upload_get_file_name (upload), ==, "a.csv");
  g_assert_cmpuint (strlen (leads_upload_get_file_sha256 (upload)), ==, 64);
  g_assert_cmpstr (leads_upload_get_customer_name (upload), ==, "Adatum Corporation");
  g_assert_cmpstr (leads_upload_get_uploaded_by (upload), !=, "");
  assert_numbers (self, self->lead, 12127881500, 12127881505);

  leads_upload_service_list_files_async (uploads, leads_upload_get_id (upload), NULL, keep_result, &result);
  files = leads_upload_service_list_files_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  assert_totals (&((LeadsUploadFile *) g_ptr_array_index (files, 0))->totals,
                 "lines=7 header=1 blank=1 accepted=3 duplicate=1 invalid=1 uploaded=3");

  g_clear_object (&result);
  leads_upload_service_find_lines_async (uploads, leads_upload_get_id (upload), LEADS_REASON_NONE, NULL, NULL,
                                         keep_result, &result);
  lines = leads_upload_service_find_lines_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
  page = read_lines (lines, 0, 100);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpuint (leads_line_get_line (g_ptr_array_index (page, 0)), ==, 5);
  g_assert_cmpstr (leads_line_get_suggestion (g_ptr_array_index (page, 0)), ==, "+12127881509");
  g_assert_cmpuint (leads_line_get_line (g_ptr_array_index (page, 1)), ==, 6);
  g_assert_cmpint (leads_line_get_reason (g_ptr_array_index (page, 1)), ==, LEADS_REASON_DUPLICATE_IN_FILE);
  g_assert_nonnull (strstr (leads_line_get_sentence (g_ptr_array_index (page, 1)), "2"));
}

static GPtrArray *
list_files (Fixture *self, LeadsUpload *upload)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *files;

  leads_upload_service_list_files_async (uploads, leads_upload_get_id (upload), NULL, keep_result, &result);
  files = leads_upload_service_list_files_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
  return files;
}

/* (transfer full) (element-type LeadsLine) */
static GPtrArray *
list_stored_lines (Fixture *self, LeadsUpload *upload, gboolean *names_files)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsLineSet) lines = NULL;
  g_autoptr (GError) error = NULL;

  leads_upload_service_find_lines_async (uploads, leads_upload_get_id (upload), LEADS_REASON_NONE, NULL, NULL,
                                         keep_result, &result);
  lines = leads_upload_service_find_lines_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
  *names_files = leads_line_set_get_names_files (lines);
  return read_lines (lines, 0, 100);
}

/* A file that could not be read is told with the upload, though nothing of it is there. */
static void
test_unread (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "missing.csv", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path (path);
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gboolean names_files;

  leads_draft_add_file (self->draft, missing, NULL);
  settle (self->draft);
  add_file (self, self->draft, "a.csv", "+12127881500\n+12127881501\n");
  assert_totals (leads_draft_get_totals (self->draft), "lines=2 accepted=2 uploaded=2");

  upload = submit_well (self, self->draft);
  assert_totals (leads_upload_get_totals (upload), "lines=2 accepted=2 uploaded=2");
  g_assert_cmpint (leads_upload_get_state (upload), ==, LEADS_UPLOAD_STATE_PARTIAL);
  g_assert_cmpstr (leads_upload_get_file_name (upload), ==, "a.csv");
  files = list_files (self, upload);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpstr (((LeadsUploadFile *) g_ptr_array_index (files, 0))->name, ==, "a.csv");
  g_assert_null (((LeadsUploadFile *) g_ptr_array_index (files, 0))->problem);
  g_assert_cmpstr (((LeadsUploadFile *) g_ptr_array_index (files, 1))->name, ==, "missing.csv");
  g_assert_nonnull (strstr (((LeadsUploadFile *) g_ptr_array_index (files, 1))->problem, "“missing.csv” was not found"));
  lines = list_stored_lines (self, upload, &names_files);
  g_assert_cmpuint (lines->len, ==, 0);
}

/* Two files have a line 2: a stored line says whose it is; where there is one file it need not. */
static void
test_lines_of_files (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsUpload) both = NULL;
  g_autoptr (LeadsUpload) one = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
  gboolean names_files;

  add_file (self, self->draft, "a.csv", "+12127881500\nabc\n");
  add_file (self, self->draft, "b.csv", "+12127881501\nxyz\n");
  both = submit_well (self, self->draft);
  lines = list_stored_lines (self, both, &names_files);
  g_assert_true (names_files);
  g_assert_cmpuint (lines->len, ==, 2);
  for (guint i = 0; i < lines->len; i++)
    {
      g_assert_cmpuint (leads_line_get_line (g_ptr_array_index (lines, i)), ==, 2);
      g_assert_cmpstr (leads_line_get_file (g_ptr_array_index (lines, i)), ==, i == 0 ? "a.csv" : "b.csv");
    }

  g_clear_pointer (&lines, g_ptr_array_unref);
  add_file (self, draft, "c.csv", "+12127881502\nabc\n");
  one = submit_well (self, draft);
  lines = list_stored_lines (self, one, &names_files);
  g_assert_false (names_files);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_null (leads_line_get_file (g_ptr_array_index (lines, 0)));
}

static void
count_change (LeadsDesk *desk, guint what, gpointer data)
{
  ++*(guint *) data;
}

/* Changes of the store are told some time after they were made. */
static void
wait_for_change (LeadsDraft *draft, const guint *n_changes)
{
  while (*n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  settle (draft);
}

/* A draft that was submitted is what it was; one that was not shows what the store has now. */
static void
test_store_changes (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "a.csv", "+12127881500\n+12127881501\n+12127881502\n");
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (LeadsEntry) late = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *refused = NULL;
  guint n_changes = 0;

  spin (100);
  g_signal_connect (self->desk, "changed", G_CALLBACK (count_change), &n_changes);
  assert_totals (leads_entry_get_totals (entry), "lines=3 accepted=3 uploaded=3");
  give_other (self, "+12127881501\n+12127881502");
  wait_for_change (self->draft, &n_changes);
  assert_totals (leads_entry_get_totals (entry), "lines=3 accepted=1 existing=2 uploaded=1");
  refused = list_refused (entry);
  g_assert_cmpstr (refused, ==, "2:owned_elsewhere 3:owned_elsewhere");
  n_changes = 0;
  upload = submit_well (self, self->draft);
  wait_for_change (self->draft, &n_changes);
  assert_totals (leads_entry_get_totals (entry), "lines=3 accepted=1 existing=2 uploaded=1");

  late = add_number (self->draft, "+12127881599", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_null (late);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FAILED);
  entry = leads_draft_add_text (self->draft, "+12127881599");
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_FAILED);
}

static void
test_owners (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsDraft) next = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *refused = NULL;

  give_other (self, "+12127881510\n+12127881511\n+12127881512\n+12127881550");
  entry = add_number (self->draft, "+12127881511", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_null (entry);
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_OWNED_ELSEWHERE);
  g_assert_nonnull (strstr (error->message, "Contoso"));
  g_assert_nonnull (strstr (error->message, "Zoom Phone"));
  g_clear_error (&error);

  entry = add_range (self->draft, "+12127881500", "+12127881599", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_null (entry);
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_OWNED_ELSEWHERE);
  g_assert_nonnull (strstr (error->message, "+12127881510"));
  g_assert_nonnull (strstr (error->message, "+12127881512"));
  g_clear_error (&error);

  entry = add_range (self->draft, "+12127881500", "+12127881599", LEADS_DRAFT_KEEP_REFUSED, &error);
  g_assert_no_error (error);
  assert_totals (leads_entry_get_totals (entry), "lines=1 existing=1");
  refused = list_refused (entry);
  g_assert_cmpstr (refused, ==, "1:owned_elsewhere");
  leads_draft_remove (self->draft, entry);
  g_clear_object (&entry);

  entry = add_range (self->draft, "+12127881500", "+12127881599", LEADS_DRAFT_ADD_REST, &error);
  g_assert_no_error (error);
  assert_totals (leads_entry_get_totals (entry), "lines=1 accepted=1 uploaded=96 skipped=4");
  upload = submit_well (self, self->draft);
  g_assert_cmpint (leads_upload_get_n_uploaded (upload), ==, 96);
  g_clear_object (&entry);

  /* This lead's own numbers are skipped without a question. */
  next = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
  entry = add_range (next, "+12127881590", "+12127881609", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_no_error (error);
  assert_totals (leads_entry_get_totals (entry), "lines=1 accepted=1 uploaded=10 skipped=10");
  g_clear_object (&entry);
  entry = add_range (next, "+12127881560", "+12127881569", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_null (entry);
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_ALREADY_HERE);
}

static void
test_no_lead (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), NULL);
  LeadsEntry *entry;

  give_other (self, "+12127881500");
  entry = add_file (self, draft, "a.csv", "+12127881500\n+12127881501\n");
  assert_totals (leads_entry_get_totals (entry), "lines=2 accepted=1 existing=1 uploaded=1");
}

static void
test_settings (Fixture *self, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (LEADS_SERVICE_INFO_MAX + 1, 'x');
  const LeadsUploadSettings wrong[] = {
    { self->profile, self->connection, "  ", NULL, FALSE },
    { self->profile, self->connection, long_text, NULL, FALSE },
    { self->profile, self->connection, "Info", long_text, FALSE },
    { self->profile, self->other_connection, "Info", NULL, FALSE },
    { self->profile + 100, self->connection, "Info", NULL, FALSE },
    { self->profile, self->connection + 100, "Info", NULL, FALSE },
  };
  const LeadsServiceError codes[] = {
    LEADS_SERVICE_ERROR_BAD_VALUE, LEADS_SERVICE_ERROR_BAD_VALUE, LEADS_SERVICE_ERROR_BAD_VALUE,
    LEADS_SERVICE_ERROR_BAD_VALUE, LEADS_SERVICE_ERROR_NOT_FOUND, LEADS_SERVICE_ERROR_NOT_FOUND,
  };
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GError) error = NULL;

  entry = add_number (self->draft, "+12127881500", LEADS_DRAFT_FLAGS_NONE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (LeadsJob) job = leads_job_new ();

      upload = submit_with (self, self->draft, &wrong[i], job, &error);
      g_assert_null (upload);
      g_assert_error (error, LEADS_SERVICE_ERROR, (int) codes[i]);
      g_clear_error (&error);
      spin (60);
      g_assert_cmpint (leads_job_get_state (job), ==, LEADS_JOB_FAILED);
    }
  numbers = list_numbers (self, 0);
  g_assert_cmpuint (numbers->len, ==, 0);
  upload = submit_well (self, self->draft);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;

  upload = submit (self, self->draft, &error);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOTHING_TO_UPLOAD);
  g_clear_error (&error);
  add_file (self, self->draft, "a.csv", "Number\n12\n");
  upload = submit (self, self->draft, &error);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOTHING_TO_UPLOAD);
}

static void
test_all_or_nothing (Fixture *self, gconstpointer data)
{
  const LeadsUploadSettings settings = { self->profile, self->connection, "Info", NULL, TRUE };
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *entry = add_file (self, self->draft, "a.csv", "+12127881500\n12127881501\n");

  upload = submit_with (self, self->draft, &settings, NULL, &error);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_LINES_REFUSED);
  g_clear_error (&error);
  leads_draft_repair (self->draft, entry, LEADS_REPAIR_ADD_PLUS);
  upload = submit_with (self, self->draft, &settings, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (leads_upload_get_state (upload), ==, LEADS_UPLOAD_STATE_COMPLETE);
  g_assert_cmpint (leads_upload_get_totals (upload)->repaired, ==, 1);
  assert_numbers (self, self->lead, 12127881500, 12127881501);
}

/* Another program takes numbers between the comparison and Submit. */
static void
test_conflict (Fixture *self, gconstpointer data)
{
  Fixture second = *self;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *entry = add_file (self, self->draft, "a.csv", "+12127881500\n+12127881501\n+12127881502\n");
  g_autoptr (GArray) numbers = NULL;

  leads_desk_open_async (self->dir, FALSE, NULL, keep_result, &result);
  second.desk = leads_desk_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  give_other (&second, "+12127881500\n+12127881502\n+12127881599");
  g_clear_object (&second.desk);

  assert_totals (leads_entry_get_totals (entry), "lines=3 accepted=3 uploaded=3");
  upload = submit (self, self->draft, &error);
  g_assert_null (upload);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NUMBERS_TAKEN);
  g_assert_nonnull (strstr (error->message, "2"));
  g_clear_error (&error);
  numbers = list_numbers (self, leads_lead_get_id (self->lead));
  g_assert_cmpuint (numbers->len, ==, 0);
  assert_totals (leads_entry_get_totals (entry), "lines=3 accepted=1 existing=2 uploaded=1");
  upload = submit_well (self, self->draft);
  assert_numbers (self, self->lead, 12127881501, 12127881501);
}

static LeadsUpload *
undo (Fixture *self, gint64 id, GError **error)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;

  leads_upload_service_undo_async (uploads, id, NULL, keep_result, &result);
  return leads_upload_service_undo_finish (uploads, wait_for (&result), error);
}

static LeadsUpload *
get_last_undoable (Fixture *self)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsUpload *upload;

  leads_upload_service_last_undoable_async (uploads, NULL, keep_result, &result);
  upload = leads_upload_service_last_undoable_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
  return upload;
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsDraft) again = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (LeadsUpload) last = NULL;
  g_autoptr (LeadsUpload) undone = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *entry;

  g_assert_null (get_last_undoable (self));
  add_file (self, self->draft, "a.csv", "+12127881500\n+12127881501\n");
  upload = submit_well (self, self->draft);
  last = get_last_undoable (self);
  g_assert_cmpint (leads_upload_get_id (last), ==, leads_upload_get_id (upload));

  undone = undo (self, leads_upload_get_id (upload), &error);
  g_assert_no_error (error);
  g_assert_cmpint (leads_upload_get_state (undone), ==, LEADS_UPLOAD_STATE_UNDONE);
  numbers = list_numbers (self, 0);
  g_assert_cmpuint (numbers->len, ==, 0);
  g_assert_null (get_last_undoable (self));

  g_clear_object (&undone);
  undone = undo (self, leads_upload_get_id (upload), &error);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_ALREADY_UNDONE);
  g_clear_error (&error);
  undone = undo (self, 4711, &error);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_FOUND);

  again = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
  entry = add_file (self, again, "a.csv", "+12127881500\n+12127881501\n");
  assert_totals (leads_entry_get_totals (entry), "lines=2 accepted=2 uploaded=2");
}

static void
test_last_used (Fixture *self, gconstpointer data)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autofree char *info = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gint64 profile = -1, connection = -1;

  leads_upload_service_last_used_async (uploads, leads_lead_get_id (self->lead), NULL, keep_result, &result);
  g_assert_true (
      leads_upload_service_last_used_finish (uploads, wait_for (&result), &profile, &connection, &info, NULL));
  g_assert_cmpint (profile, ==, 0);
  g_assert_null (info);

  entry = add_number (self->draft, "+12127881500", LEADS_DRAFT_FLAGS_NONE, NULL);
  upload = submit_well (self, self->draft);
  g_clear_object (&result);
  leads_upload_service_last_used_async (uploads, leads_lead_get_id (self->lead), NULL, keep_result, &result);
  g_assert_true (
      leads_upload_service_last_used_finish (uploads, wait_for (&result), &profile, &connection, &info, NULL));
  g_assert_cmpint (profile, ==, self->profile);
  g_assert_cmpint (connection, ==, self->connection);
  g_assert_cmpstr (info, ==, "Teams Calling");

  g_clear_object (&result);
  leads_upload_service_list_async (uploads, 0, NULL, keep_result, &result);
  list = leads_upload_service_list_finish (uploads, wait_for (&result), NULL);
  g_assert_cmpuint (list->len, ==, 1);
}

/* Cancelled at any moment: wholly there, or not at all. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  const LeadsUploadSettings settings = { self->profile, self->connection, "Info", NULL, FALSE };
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "+1212%07u\n", 2000000 + i);
  add_file (self, self->draft, "a.csv", text->str);
  g_assert_cmpint (leads_draft_get_totals (self->draft)->uploaded, ==, 50000);

  for (guint delay = 0; delay < 60; delay += 12)
    {
      g_autoptr (LeadsJob) job = leads_job_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (LeadsUpload) upload = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) numbers = NULL;

      leads_upload_service_submit_async (uploads, self->draft, &settings, job, keep_result, &result);
      if (delay > 0)
        spin (delay);
      leads_job_cancel (job);
      upload = leads_upload_service_submit_finish (uploads, wait_for (&result), &error);
      numbers = list_numbers (self, 0);
      spin (60);
      if (upload != NULL)
        {
          g_assert_cmpuint (numbers->len, ==, 50000);
          g_assert_cmpint (leads_job_get_state (job), ==, LEADS_JOB_DONE);
          return;
        }
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (leads_job_get_state (job), ==, LEADS_JOB_CANCELLED);
      g_assert_cmpuint (numbers->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, func) g_test_add ("/services/upload/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  add ("submit", test_submit);
  add ("unread", test_unread);
  add ("lines-of-files", test_lines_of_files);
  add ("store-changes", test_store_changes);
  add ("owners", test_owners);
  add ("no-lead", test_no_lead);
  add ("settings", test_settings);
  add ("nothing", test_nothing);
  add ("all-or-nothing", test_all_or_nothing);
  add ("conflict", test_conflict);
  add ("undo", test_undo);
  add ("last-used", test_last_used);
  add ("cancel", test_cancel);
  return g_test_run ();
}
