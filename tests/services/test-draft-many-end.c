/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

/* How a draft for several leads ends: with uploads that are undone and redone as one, and without a lead that is gone. */

static const char two_leads[] = "Customer;Service;Number\n"
                                "Adatum Corporation;;+12127881500\n"
                                "Contoso;;+12127881501\n"
                                "Contoso;;+12127881502\n"
                                "Contoso;;hello\n";

static void
set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, data);
  g_clear_object (&self->draft);
  self->draft = leads_upload_service_new_draft_for_many (leads_desk_get_uploads (self->desk));
  add_file (self, self->draft, "carrier.csv", two_leads);
}

static GPtrArray *
submit_many (Fixture *self, GError **error)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  const LeadsUploadSettings settings = { .profile_id = self->profile };
  g_autoptr (GAsyncResult) result = NULL;

  leads_upload_service_submit_async (uploads, self->draft, &settings, NULL, keep_result, &result);
  return leads_upload_service_submit_many_finish (uploads, wait_for (&result), error);
}

static GPtrArray *
undo_batch (Fixture *self, gint64 batch, GError **error)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;

  leads_upload_service_undo_batch_async (uploads, batch, NULL, keep_result, &result);
  return leads_upload_service_undo_batch_finish (uploads, wait_for (&result), error);
}

static GPtrArray *
redo_batch (Fixture *self, gint64 batch, GError **error)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;

  leads_upload_service_redo_batch_async (uploads, batch, NULL, keep_result, &result);
  return leads_upload_service_redo_batch_finish (uploads, wait_for (&result), error);
}

static void
assert_n_numbers (Fixture *self, guint n_numbers)
{
  g_autoptr (GArray) numbers = list_numbers (self, 0);

  g_assert_cmpuint (numbers->len, ==, n_numbers);
}

/* All come back as they were; or none, when one of their numbers has another owner. */
static void
test_redo (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) redone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 batch;

  uploads = submit_many (self, &error);
  g_assert_no_error (error);
  batch = leads_upload_get_batch_id (g_ptr_array_index (uploads, 0));
  g_assert_null (redo_batch (self, batch, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  undone = undo_batch (self, batch, &error);
  g_assert_no_error (error);
  assert_n_numbers (self, 0);

  redone = redo_batch (self, batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (redone->len, ==, 2);
  for (guint i = 0; i < redone->len; i++)
    {
      LeadsUpload *before = g_ptr_array_index (uploads, i);
      LeadsUpload *after = g_ptr_array_index (redone, i);

      g_assert_cmpint (leads_upload_get_id (after), ==, leads_upload_get_id (before));
      g_assert_cmpint (leads_upload_get_state (after), ==, leads_upload_get_state (before));
      g_assert_cmpint (leads_upload_get_n_uploaded (after), ==, leads_upload_get_n_uploaded (before));
    }
  assert_n_numbers (self, 3);

  g_ptr_array_unref (undone);
  undone = undo_batch (self, batch, &error);
  g_assert_no_error (error);
  give_other (self, "+12127881502");
  g_assert_null (redo_batch (self, batch, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NUMBERS_TAKEN);
  assert_n_numbers (self, 1);
}

/* The sentence is about the lead, not about its connection, which went with it; then the others can be submitted. */
static void
test_lead_deleted_meanwhile (Fixture *self, gconstpointer data)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (self->desk);
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_directory_service_delete_async (directory, LEADS_TYPE_LEAD, leads_lead_get_id (self->other), NULL, keep_result,
                                        &result);
  leads_directory_service_delete_finish (directory, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_null (submit_many (self, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "Contoso, Zoom Phone was deleted meanwhile"));
  g_clear_error (&error);
  settle (self->draft);
  gone = leads_draft_list_gone_leads (self->draft);
  g_assert_cmpuint (gone->len, ==, 1);
  assert_totals (leads_draft_get_unmatched (self->draft), "lines=3 invalid=3");
  assert_totals (leads_draft_get_totals (self->draft), "lines=5 header=1 accepted=1 invalid=3 uploaded=1");
  uploads = submit_many (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uploads->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/draft-many-end/redo", Fixture, NULL, set_up, test_redo, fixture_tear_down);
  g_test_add ("/services/draft-many-end/lead-deleted-meanwhile", Fixture, NULL, set_up, test_lead_deleted_meanwhile,
              fixture_tear_down);
  return g_test_run ();
}
