/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-fixture.h"

#include <leads-demo.h>

/*
 * The demo has what it promises, and says the truth about itself.
 */

typedef struct {
  char      *dir;
  LeadsDesk *desk;
} Demo;

static void
set_up (Demo          *demo,
        gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  demo->dir = leads_demo_make_dir (&error);
  g_assert_no_error (error);
  demo->desk = fixture_open_desk (demo->dir, FALSE, &error);
  g_assert_no_error (error);
  leads_demo_fill_async (demo->desk, NULL, fixture_take_result, &result);
  leads_demo_fill_finish (demo->desk, fixture_await (&result), &error);
  g_assert_no_error (error);
}

static void
tear_down (Demo          *demo,
           gconstpointer  data)
{
  g_autofree char *kept = g_build_filename (demo->dir, "drafts", "1", NULL);
  g_autofree char *state = g_build_filename (kept, "state", NULL);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (demo->desk);
  /* A draft that was kept goes, too. */
  g_assert_cmpint (g_mkdir_with_parents (kept, 0700), ==, 0);
  g_assert_true (g_file_set_contents (state, "kept", -1, NULL));
  leads_demo_remove_dir (demo->dir);
  g_assert_false (g_file_test (demo->dir, G_FILE_TEST_EXISTS));
  g_free (demo->dir);
}

static GPtrArray *
list (Demo *demo,
      GType type)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (demo->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  leads_directory_service_list_async (directory, type, 0, NULL, fixture_take_result, &result);
  records = leads_directory_service_list_finish (directory, fixture_await (&result), &error);
  g_assert_no_error (error);
  return records;
}

static void
test_records (Demo          *demo,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) leads = list (demo, LEADS_TYPE_LEAD);
  g_autoptr (GPtrArray) customers = list (demo, LEADS_TYPE_CUSTOMER);
  g_autoptr (GPtrArray) channels = list (demo, LEADS_TYPE_CHANNEL);
  g_autoptr (GPtrArray) profiles = list (demo, LEADS_TYPE_PROFILE);
  g_autoptr (GHashTable) statuses = g_hash_table_new (NULL, NULL);
  gint64 now = leads_time_now ();
  guint within[3] = { 0 };
  guint modified_long_ago = 0;
  guint not_yet = 0;
  guint without_numbers = 0;
  gint64 n_numbers = 0;

  g_assert_cmpuint (leads->len, ==, 200);
  g_assert_cmpuint (customers->len, ==, 40);
  g_assert_cmpuint (channels->len, ==, 5);
  g_assert_cmpuint (profiles->len, ==, 6);
  for (guint i = 0; i < leads->len; i++)
    {
      LeadsLead *lead = g_ptr_array_index (leads, i);
      gint64 age = now - leads_lead_get_consented_on (lead);

      g_hash_table_add (statuses, GINT_TO_POINTER (1 + leads_lead_get_deploy (lead) * 16 + leads_lead_get_health (lead)));
      not_yet += leads_lead_get_consented_on (lead) == 0;
      within[0] += age < G_TIME_SPAN_DAY;
      within[1] += age < 7 * G_TIME_SPAN_DAY;
      within[2] += age < 30 * G_TIME_SPAN_DAY;
      without_numbers += leads_lead_get_n_numbers (lead) == 0;
      n_numbers += leads_lead_get_n_numbers (lead);
      g_assert_cmpint (leads_lead_get_last_modified (lead), <=, now);
      modified_long_ago += now - leads_lead_get_last_modified (lead) > 30 * G_TIME_SPAN_DAY;
    }
  /* The past is put in: not everything was modified just now. */
  g_assert_cmpuint (modified_long_ago, >, 20);
  g_assert_cmpuint (g_hash_table_size (statuses), ==, 7);
  g_assert_cmpint (n_numbers, ==, 50000);
  g_assert_cmpuint (not_yet, >, 3);
  g_assert_cmpuint (without_numbers, >, 40);
  g_assert_cmpuint (without_numbers, <, 120);
  /* Each filter shows something and hides something. */
  g_assert_cmpuint (within[0], >, 3);
  g_assert_cmpuint (within[0], <, within[1]);
  g_assert_cmpuint (within[1], <, within[2]);
  g_assert_cmpuint (within[2], <, 150);
}

static void
test_uploads (Demo          *demo,
              gconstpointer  data)
{
  LeadsUploadService *service = leads_desk_get_uploads (demo->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uploads = NULL;
  guint states[3] = { 0 };
  gint64 uploaded = 0;

  leads_upload_service_list_async (service, 0, NULL, fixture_take_result, &result);
  uploads = leads_upload_service_list_finish (service, fixture_await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < uploads->len; i++)
    {
      LeadsUpload *upload = g_ptr_array_index (uploads, i);
      const LeadsTotals *totals = leads_upload_get_totals (upload);

      g_assert_true (leads_totals_add_up (totals));
      states[leads_upload_get_state (upload)]++;
      if (leads_upload_get_state (upload) != LEADS_UPLOAD_STATE_UNDONE)
        uploaded += totals->uploaded;
      if (i > 0)
        g_assert_cmpint (leads_upload_get_uploaded_at (upload), <=,
                         leads_upload_get_uploaded_at (g_ptr_array_index (uploads, i - 1)));
    }
  g_assert_cmpint (uploaded, ==, 50000);
  g_assert_cmpuint (states[LEADS_UPLOAD_STATE_UNDONE], ==, 1);
  g_assert_cmpuint (states[LEADS_UPLOAD_STATE_PARTIAL], >, 3);
  g_assert_cmpuint (states[LEADS_UPLOAD_STATE_COMPLETE], >, 100);
}

/* As many as there are different ones. */
#define REFUSED 8

/* The refused lines of an upload can be read, with their sentences, and the plan says the same of them. */
static void
test_refused_lines (Demo          *demo,
                    gconstpointer  data)
{
  LeadsUploadService *service = leads_desk_get_uploads (demo->desk);
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (LeadsLineSet) set = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  LeadsUpload *partial = NULL;

  leads_upload_service_list_async (service, 0, NULL, fixture_take_result, &listed);
  uploads = leads_upload_service_list_finish (service, fixture_await (&listed), &error);
  for (guint i = 0; i < uploads->len && partial == NULL; i++)
    if (leads_totals_get_refused (leads_upload_get_totals (g_ptr_array_index (uploads, i))) >= REFUSED)
      partial = g_ptr_array_index (uploads, i);
  g_assert_nonnull (partial);
  leads_upload_service_find_lines_async (service, leads_upload_get_id (partial), LEADS_REASON_NONE, NULL, NULL,
                                         fixture_take_result, &found);
  set = leads_upload_service_find_lines_finish (service, fixture_await (&found), &error);
  g_assert_no_error (error);
  g_assert_cmpint (leads_line_set_get_n_lines (set), ==, leads_totals_get_refused (leads_upload_get_totals (partial)));
  leads_line_set_read_async (set, 0, REFUSED, NULL, fixture_take_result, &read);
  lines = leads_line_set_read_finish (set, fixture_await (&read), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, REFUSED);
  for (guint i = 0; i < lines->len; i++)
    {
      LeadsLine *line = g_ptr_array_index (lines, i);
      g_autofree char *suggestion = NULL;
      LeadsVerdict verdict;

      g_test_message ("%s: %s", leads_line_get_text (line), leads_line_get_sentence (line));
      g_assert_cmpstr (leads_line_get_sentence (line), !=, "");
      leads_validation_service_judge_text (leads_desk_get_validation (demo->desk), leads_line_get_text (line), &verdict);
      if (verdict.suggestion != 0)
        suggestion = leads_number_to_string (verdict.suggestion);
      g_assert_cmpint (leads_line_get_reason (line), ==, verdict.reason);
      g_assert_cmpstr (leads_line_get_suggestion (line), ==, suggestion);
    }
}

static gboolean
judge (GPtrArray  *numbers,
       gpointer    data,
       GError    **error)
{
  LeadsValidationService *validation = data;
  LeadsVerdict verdict;

  for (guint i = 0; i < numbers->len; i++)
    g_assert_true (leads_validation_service_judge_number (validation, leads_number_get_e164 (g_ptr_array_index (numbers, i)),
                                                          &verdict));
  return TRUE;
}

static void
test_numbers_are_valid (Demo          *demo,
                        gconstpointer  data)
{
  LeadsNumberService *service = leads_desk_get_numbers (demo->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_number_service_each_async (service, &(LeadsNumberFilter){ NULL }, 0, 0, judge, leads_desk_get_validation (demo->desk),
                                   NULL, fixture_take_result, &result);
  g_assert_true (leads_number_service_each_finish (service, fixture_await (&result), &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Demo, NULL, set_up, func, tear_down)
  ADD ("/demo/records", test_records);
  ADD ("/demo/uploads", test_uploads);
  ADD ("/demo/refused-lines", test_refused_lines);
  ADD ("/demo/numbers-are-valid", test_numbers_are_valid);
  return g_test_run ();
}
