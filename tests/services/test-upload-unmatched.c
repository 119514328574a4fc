/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <leads-draft-part.h>
#include <string.h>

/* What a file for several leads has for nobody is kept beside its uploads: no line is lost. */

#define MANY_TEXT                                                                                                      \
  "Customer,Service,Number\n"                                                                                          \
  "Adatum Corporation,,+12127881500\n"                                                                                 \
  "Contoso,,+12127881501\n"                                                                                            \
  "Nobody,,+12127881502\n"                                                                                             \
  "Adatum Corporation,,hello\n"                                                                                        \
  "Nobody,Else,12127881503\n"

static void
set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, data);
  g_clear_object (&self->draft);
  self->draft = leads_upload_service_new_draft_for_many (leads_desk_get_uploads (self->desk));
}

static GPtrArray *
submit_many (Fixture *self)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  const LeadsUploadSettings settings = { .profile_id = self->profile };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *stored;

  leads_upload_service_submit_async (uploads, self->draft, &settings, NULL, keep_result, &result);
  stored = leads_upload_service_submit_many_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
  return stored;
}

static LeadsUpload *
get_unmatched (Fixture *self, LeadsUpload *upload)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsUpload *nobodys;

  leads_upload_service_get_unmatched_async (uploads, upload, NULL, keep_result, &result);
  nobodys = leads_upload_service_get_unmatched_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (leads_totals_add_up (leads_upload_get_totals (nobodys)));
  return nobodys;
}

/* "LINE TEXT REASON; …" */
static char *
list_lines (Fixture *self, LeadsUpload *upload, LeadsReason reason)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsLineSet) set = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GString *text = g_string_new (NULL);

  leads_upload_service_find_lines_async (uploads, leads_upload_get_id (upload), reason, NULL, NULL, keep_result, &result);
  set = leads_upload_service_find_lines_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
  lines = read_lines (set, 0, G_MAXUINT);
  for (guint i = 0; i < lines->len; i++)
    {
      LeadsLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "%" G_GUINT64_FORMAT " %s %s; ", leads_line_get_line (line),
                              leads_line_get_text (line), leads_reason_to_word (leads_line_get_reason (line)));
    }
  return g_string_free (text, FALSE);
}

static char *
save_report (Fixture *self, LeadsUpload *upload)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autofree char *path = g_build_filename (self->dir, "report.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  leads_upload_service_save_report_async (uploads, leads_upload_get_id (upload), file, NULL, keep_result, &result);
  leads_upload_service_save_report_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (LeadsUpload) nobodys = NULL;
  g_autoptr (LeadsUpload) same = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *own = NULL;
  g_autofree char *report = NULL;

  add_file (self, self->draft, "carrier.csv", MANY_TEXT);
  uploads = submit_many (self);
  g_assert_cmpuint (uploads->len, ==, 2);
  nobodys = get_unmatched (self, g_ptr_array_index (uploads, 1));
  assert_totals (leads_upload_get_totals (nobodys), "lines=2 invalid=2");
  g_assert_cmpint (leads_upload_get_totals (nobodys)->reasons[LEADS_REASON_UNKNOWN_LEAD], ==, 2);
  lines = list_lines (self, nobodys, LEADS_REASON_NONE);
  g_assert_cmpstr (lines, ==, "4 +12127881502 unknown_lead; 6 12127881503 unknown_lead; ");
  /* What a lead’s own upload refused stays with it. */
  own = list_lines (self, g_ptr_array_index (uploads, 0), LEADS_REASON_NONE);
  g_assert_cmpstr (own, ==, "5 hello letters; ");
  report = save_report (self, nobodys);
  g_assert_cmpstr (report, ==,
                   "Customer,Service,Number,line,reason,suggestion\r\n"
                   "Nobody,,+12127881502,4,unknown_lead,\r\n"
                   "Nobody,Else,12127881503,6,unknown_lead,\r\n");
  same = get_unmatched (self, g_ptr_array_index (uploads, 0));
  g_assert_cmpint (leads_upload_get_id (same), ==, leads_upload_get_id (nobodys));
}

/* A lead that is left out has no upload that could have its invalid lines. */
static void
test_left_out (Fixture *self, gconstpointer data)
{
  GListModel *parts = leads_draft_get_parts (self->draft);
  g_autoptr (LeadsDraftPart) part = NULL;
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (LeadsUpload) nobodys = NULL;
  g_autofree char *all = NULL;
  g_autofree char *letters = NULL;

  add_file (self, self->draft, "carrier.csv", MANY_TEXT);
  part = g_list_model_get_item (parts, 0);
  leads_draft_part_set_included (part, FALSE);
  uploads = submit_many (self);
  g_assert_cmpuint (uploads->len, ==, 1);
  g_assert_cmpint (leads_upload_get_batch_id (g_ptr_array_index (uploads, 0)), ==, 0);
  nobodys = get_unmatched (self, g_ptr_array_index (uploads, 0));
  all = list_lines (self, nobodys, LEADS_REASON_NONE);
  g_assert_cmpstr (all, ==, "4 +12127881502 unknown_lead; 5 hello letters; 6 12127881503 unknown_lead; ");
  letters = list_lines (self, nobodys, LEADS_REASON_LETTERS);
  g_assert_cmpstr (letters, ==, "5 hello letters; ");
}

static void
test_nothing_left (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (LeadsUpload) nobodys = NULL;

  add_file (self, self->draft, "carrier.csv", "Customer,Number\nContoso,+12127881501\n");
  uploads = submit_many (self);
  nobodys = get_unmatched (self, g_ptr_array_index (uploads, 0));
  assert_totals (leads_upload_get_totals (nobodys), "");
}

/* What was taken back before is not told again. */
static void
test_undone_in_parts (Fixture *self, gconstpointer data)
{
  LeadsUploadService *service = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (LeadsUpload) first = NULL;
  g_autoptr (GError) error = NULL;
  LeadsUpload *upload;

  add_file (self, self->draft, "carrier.csv", MANY_TEXT);
  uploads = submit_many (self);
  upload = g_ptr_array_index (uploads, 0);
  leads_upload_service_undo_async (service, leads_upload_get_id (upload), NULL, keep_result, &result);
  first = leads_upload_service_undo_finish (service, wait_for (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  leads_upload_service_undo_batch_async (service, leads_upload_get_batch_id (upload), NULL, keep_result, &result);
  undone = leads_upload_service_undo_batch_finish (service, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->len, ==, 1);
  g_assert_cmpstr (leads_upload_get_customer_name (g_ptr_array_index (undone, 0)), ==, "Contoso");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/upload-unmatched/kept", Fixture, NULL, set_up, test_kept, fixture_tear_down);
  g_test_add ("/services/upload-unmatched/left-out", Fixture, NULL, set_up, test_left_out, fixture_tear_down);
  g_test_add ("/services/upload-unmatched/nothing-left", Fixture, NULL, set_up, test_nothing_left, fixture_tear_down);
  g_test_add ("/services/upload-unmatched/undone-in-parts", Fixture, NULL, set_up, test_undone_in_parts,
              fixture_tear_down);
  return g_test_run ();
}
