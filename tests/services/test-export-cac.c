/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

/* The CAC of numbers in an export, and back. */

#define HEADED "Numbers,CAC\r\n+12127881500,\r\n+12127881501,30\r\n+12127881502,2\r\n+12127881503,2\r\n"

static char *
export (Fixture *self, LeadsUpload *upload, const char *name, gint64 split_at)
{
  const LeadsNumberFilter filter = { .upload_id = leads_upload_get_id (upload) };
  LeadsExportService *service = leads_desk_get_exports (self->desk);
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  leads_export_service_export_async (service, &filter, LEADS_EXPORT_NUMBERS, split_at, file, NULL, keep_result, &result);
  g_assert_cmpint (leads_export_service_export_finish (service, wait_for (&result), NULL, &error), ==,
                   leads_upload_get_totals (upload)->uploaded);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static LeadsUpload *
upload_text (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  LeadsUpload *upload;

  add_file (self, self->draft, "numbers.csv", text);
  settle (self->draft);
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  return upload;
}

static void
undo (Fixture *self, LeadsUpload *upload)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsUpload) undone = NULL;
  g_autoptr (GError) error = NULL;

  leads_upload_service_undo_async (uploads, leads_upload_get_id (upload), NULL, keep_result, &result);
  undone = leads_upload_service_undo_finish (uploads, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
renew_draft (Fixture *self)
{
  g_object_unref (self->draft);
  self->draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
}

/* What comes back from an export is what was exported. */
static void
test_round_trip (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsUpload) first = upload_text (self, "Number;Channels\n+12127881500;\n+12127881501;30\n+12127881502-1503;2\n");
  g_autofree char *exported = export (self, first, "exported.csv", 0);
  g_autoptr (LeadsUpload) second = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpstr (exported, ==, HEADED);
  undo (self, first);
  renew_draft (self);
  second = upload_text (self, exported);
  again = export (self, second, "again.csv", 0);
  g_assert_cmpstr (again, ==, exported);
}

/* The column is in every file when a number of one of them has a CAC, and nowhere when none has. */
static void
test_split (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsUpload) with = upload_text (self, "Number;CAC\n+12127881500;\n+12127881501;\n+12127881502;\n+12127881503;7\n");
  g_autofree char *first = export (self, with, "parts.csv", 3);
  g_autofree char *path = g_build_filename (self->dir, "parts-2.csv", NULL);
  g_autofree char *second = NULL;
  g_autoptr (LeadsUpload) without = NULL;
  g_autofree char *plain = NULL;

  g_assert_cmpstr (first, ==, "Numbers,CAC\r\n+12127881500,\r\n+12127881501,\r\n+12127881502,\r\n");
  g_assert_true (g_file_get_contents (path, &second, NULL, NULL));
  g_assert_cmpstr (second, ==, "Numbers,CAC\r\n+12127881503,7\r\n");
  renew_draft (self);
  without = upload_text (self, "Number;CAC\n+12127881600;\n");
  plain = export (self, without, "plain.csv", 0);
  g_assert_cmpstr (plain, ==, "Numbers\r\n+12127881600\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/export-cac/round-trip", test_round_trip);
  ADD ("/export-cac/split", test_split);
  return g_test_run ();
}
