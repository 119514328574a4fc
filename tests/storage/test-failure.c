/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "../support/fault-vfs.h"

#include <sqlite3.h>

/* A disk that fills up or breaks at any write: an act is there whole or not at all, and the store goes on. */

typedef struct
{
  const char *name;
  int code;
  LeadsDatabaseFlags flags;
} Fault;

static const Fault faults[] = {
  { "full/log", SQLITE_FULL, LEADS_DATABASE_DEFAULT },
  { "full/rollback-journal", SQLITE_FULL, LEADS_DATABASE_ROLLBACK_JOURNAL },
  { "write/log", SQLITE_IOERR_WRITE, LEADS_DATABASE_DEFAULT },
  { "write/rollback-journal", SQLITE_IOERR_WRITE, LEADS_DATABASE_ROLLBACK_JOURNAL },
  { "sync/log", SQLITE_IOERR_FSYNC, LEADS_DATABASE_DEFAULT },
  { "sync/rollback-journal", SQLITE_IOERR_FSYNC, LEADS_DATABASE_ROLLBACK_JOURNAL },
};

/* Everything an upload or its undoing changes, as one number. */
static gint64
fingerprint (const char *path)
{
  return query_file (path, "SELECT coalesce((SELECT sum(e164 % 1000003) FROM number), 0)"
                           " + 7 * coalesce((SELECT sum(e164 % 1000003) FROM number_history), 0)"
                           " + 13 * (SELECT count(*) FROM upload) + 17 * (SELECT count(*) FROM event)"
                           " + 19 * coalesce((SELECT sum(live) FROM upload), 0)"
                           " + 23 * (SELECT last_modified % 1000003 FROM lead WHERE id = 1)");
}

static gboolean
upload_act (Desk *desk, gint64 *id, GError **error)
{
  SequenceSource source;

  sequence_source_init (&source, 12127000000, 7, 3000);
  *id = desk_upload_to (desk, desk->lead, desk->connection, &source.source, 3000, error);
  return *id != 0;
}

static gboolean
undo_act (Desk *desk, gint64 *id, GError **error)
{
  return leads_upload_store_undo (desk->uploads, *id, NULL, NULL, NULL, NULL, error);
}

/* Does @act with the disk breaking at its first write, its second, and so on until it goes through. */
static void
break_everywhere (Desk *desk, const Fault *fault, gboolean (*act) (Desk *, gint64 *, GError **), gint64 *id)
{
  g_autofree char *path = desk_path (desk);
  gint64 before = fingerprint (path);
  gboolean done = FALSE;
  int after = 1;

  while (!done)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *check = NULL;
      gboolean failed;

      fault_vfs_arm (after, fault->code);
      done = act (desk, id, &error);
      failed = fault_vfs_disarm ();
      check = check_file (path);
      g_assert_cmpstr (check, ==, "ok");
      if (done)
        {
          g_assert_no_error (error);
          g_assert_cmpint (fingerprint (path), !=, before);
        }
      else
        {
          g_assert_true (failed);
          if (fault->code == SQLITE_FULL)
            g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FULL);
          else
            g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED);
          g_assert_cmpint (fingerprint (path), ==, before);
        }
      /* Every write in the beginning, then ever fewer. */
      after += 1 + after / 16;
    }
  g_assert_cmpint (after, >, 2);
}

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  Desk *desk = desk_new (NULL, fault->flags);
  gint64 id = 0;

  break_everywhere (desk, fault, upload_act, &id);
  break_everywhere (desk, fault, undo_act, &id);
  g_assert_true (upload_act (desk, &id, NULL));
  desk_free (desk);
}

/* A store that could not be made is not there. */
static void
test_new (void)
{
  g_autofree char *directory = make_directory ();
  g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
  LeadsDatabase *database = NULL;

  for (int after = 1; database == NULL; after += 1 + after / 16)
    {
      g_autoptr (GError) error = NULL;

      fault_vfs_arm (after, SQLITE_FULL);
      database = leads_database_open (directory, LEADS_DATABASE_DEFAULT, NULL, &error);
      fault_vfs_disarm ();
      if (database == NULL)
        g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FULL);
      /* Either nothing is there or a whole store. */
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_assert_cmpint (query_file (path, "SELECT count(*) FROM provider"), ==, 1);
    }
  g_assert_finalize_object (database);
  remove_directory (directory);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/failure/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
  g_test_add_func ("/failure/new", test_new);
  return g_test_run ();
}
