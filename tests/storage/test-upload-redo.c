/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

/* Redo of an upload: what an undo took comes back, as a whole or not at all. */

static const gint64 three[] = { 12127881500, 12127881501, 442079460000 };

static gboolean
refuse_commit (gpointer data)
{
  return FALSE;
}

static gboolean
allow_commit (gpointer data)
{
  return TRUE;
}

/* What was undone comes back as it was, and can be undone again. */
static void
test_redo (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  LeadsUndoDetail detail;

  g_assert_cmpint (desk_upload (desk, three, 3, &error), ==, 1);
  change_file (path, "INSERT INTO upload_file (upload, position, name, lines, header, blank, accepted, repaired, duplicate,"
                     " existing, invalid, uploaded, skipped, problem) VALUES (1, 1, 'a.csv', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'gone')");
  g_assert_false (leads_upload_store_redo (desk->uploads, 1, NULL, NULL, &detail, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_UNDONE);
  g_clear_error (&error);
  g_assert_true (leads_upload_store_undo (desk->uploads, 1, NULL, NULL, &detail, NULL, &error));

  g_assert_false (leads_upload_store_redo (desk->uploads, 1, refuse_commit, NULL, &detail, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 0);

  g_assert_true (leads_upload_store_redo (desk->uploads, 1, allow_commit, NULL, &detail, NULL, &error));
  g_assert_cmpint (detail.undone, ==, 3);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number WHERE upload = 1 AND state = 0"), ==, 3);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number_history"), ==, 0);
  g_assert_cmpint (query_file (path, "SELECT live FROM upload"), ==, 3);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM event WHERE entity = 'upload' AND action = 'redo'"), ==, 1);
  upload = leads_upload_store_get (desk->uploads, 1, NULL, &error);
  g_assert_cmpint (leads_upload_get_state (upload), ==, LEADS_UPLOAD_STATE_PARTIAL);
  g_assert_true (leads_upload_store_undo (desk->uploads, 1, NULL, NULL, &detail, NULL, &error));
  g_assert_cmpint (detail.undone, ==, 3);

  g_assert_false (leads_upload_store_redo (desk->uploads, 4711, NULL, NULL, &detail, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  desk_free (desk);
}

/* One of the numbers has another owner meanwhile: nothing comes back. */
static void
test_redo_refused (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autoptr (GError) error = NULL;
  LeadsUndoDetail detail;

  g_assert_cmpint (desk_upload (desk, three, 3, &error), ==, 1);
  g_assert_true (leads_upload_store_undo (desk->uploads, 1, NULL, NULL, &detail, NULL, &error));
  g_assert_cmpint (desk_upload (desk, three + 1, 1, &error), ==, 2);
  g_assert_false (leads_upload_store_redo (desk->uploads, 1, NULL, NULL, &detail, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (detail.undone, ==, 0);
  g_assert_cmpint (detail.changed, ==, 1);
  g_assert_cmpuint (detail.n_named, ==, 1);
  g_assert_cmpint (detail.named[0], ==, three[1]);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 1);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number_history"), ==, 3);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload WHERE state = 'undone'"), ==, 1);

  /* Without the profile its numbers would have none. */
  g_assert_true (leads_upload_store_undo (desk->uploads, 2, NULL, NULL, &detail, NULL, &error));
  change_file (path, "UPDATE upload SET profile = NULL WHERE id = 1");
  g_assert_false (leads_upload_store_redo (desk->uploads, 1, NULL, NULL, &detail, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 0);
  desk_free (desk);
}

/* The store says less of an upload than it has: neither act does half of it. */
static void
test_miscounted (void)
{
  static const char *const less[] = { "UPDATE upload SET uploaded = 2, live = 2",
                                      "UPDATE upload SET uploaded = 2, live = 2; UPDATE number SET state = 1 WHERE e164 = 12127881500" };
  LeadsUndoDetail detail;

  for (guint i = 0; i < G_N_ELEMENTS (less); i++)
    {
      Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
      g_autofree char *path = desk_path (desk);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (desk_upload (desk, three, 3, &error), ==, 1);
      change_file (path, less[i]);
      g_assert_false (leads_upload_store_undo (desk->uploads, 1, NULL, NULL, &detail, NULL, &error));
      g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 3);
      g_assert_cmpint (query_file (path, "SELECT count(*) FROM number_history"), ==, 0);
      g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload WHERE state = 'undone'"), ==, 0);

      change_file (path, "UPDATE upload SET uploaded = 3, live = 3; UPDATE number SET state = 0");
      g_assert_true (leads_upload_store_undo (desk->uploads, 1, NULL, NULL, &detail, NULL, &error));
      change_file (path, "UPDATE upload SET uploaded = 2");
      g_assert_false (leads_upload_store_redo (desk->uploads, 1, NULL, NULL, &detail, NULL, &error));
      g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 0);
      g_assert_cmpint (query_file (path, "SELECT count(*) FROM number_history"), ==, 3);
      desk_free (desk);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/upload-redo/comes-back", test_redo);
  g_test_add_func ("/upload-redo/miscounted", test_miscounted);
  g_test_add_func ("/upload-redo/refused", test_redo_refused);
  return g_test_run ();
}
