/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "leads-database-private.h"
#include "leads-migration-private.h"
#include "../support/fault-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/*
 * Any call to the disk that fails, at any place: once, or from then on. What is stored stays, what was not said to be
 * done is not done, and the same act goes through as soon as the disk does again. LEADS_IO_ERRORS=all breaks every
 * call, where otherwise the distance grows with the place.
 */

typedef struct
{
  const char *name;
  int code; /* 0: what is usual for each call */
  FaultCalls calls;
  gboolean once;
} Fault;

static const Fault faults[] = {
  { "error", 0, FAULT_ANY, FALSE },
  { "error-once", 0, FAULT_ANY, TRUE },
  { "read-once", SQLITE_IOERR_READ, FAULT_READ, TRUE },
  { "full", SQLITE_FULL, FAULT_WRITE, FALSE },
  { "full-once", SQLITE_FULL, FAULT_WRITE, TRUE },
};

static const struct
{
  const char *name;
  LeadsDatabaseFlags flags;
} journals[] = {
  { "log", LEADS_DATABASE_DEFAULT },
  { "rollback-journal", LEADS_DATABASE_ROLLBACK_JOURNAL },
};

typedef struct
{
  const Fault *fault;
  LeadsDatabaseFlags flags;
} Case;

#define ACTS_PER_DESK 32

/* Every place in the beginning, then ever fewer. */
static int
next_place (int place)
{
  const char *wanted = g_getenv ("LEADS_IO_ERRORS");

  return place + 1 + (g_strcmp0 (wanted, "all") == 0 ? 0 : place / 6);
}

static gint64
fingerprint (const char *path)
{
  return query_file (path, "SELECT coalesce((SELECT sum(e164 % 1000003) FROM number), 0)"
                           " + 7 * coalesce((SELECT sum(e164 % 1000003) FROM number_history), 0)"
                           " + 13 * (SELECT count(*) FROM upload) + 17 * (SELECT count(*) FROM event)"
                           " + 19 * coalesce((SELECT sum(live) FROM upload), 0)"
                           " + 23 * (SELECT last_modified % 1000003 FROM lead WHERE id = 1)");
}

static void
assert_sound (const char *path)
{
  g_autofree char *check = check_file (path);

  g_assert_cmpstr (check, ==, "ok");
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==,
                   query_file (path, "SELECT coalesce(sum(live), 0) FROM upload"));
}

/* It says what the disk said. */
static void
assert_cause (const Fault *fault, const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == LEADS_STORAGE_ERROR);
  if (fault->code == SQLITE_FULL)
    g_assert_cmpint (error->code, ==, LEADS_STORAGE_ERROR_FULL);
  else
    g_assert_true (error->code == LEADS_STORAGE_ERROR_FAILED || error->code == LEADS_STORAGE_ERROR_NO_ACCESS);
}

static gboolean
upload_act (Desk *desk, gint64 *id, GError **error)
{
  SequenceSource source;

  sequence_source_init (&source, 12127000000, 7, 400);
  *id = desk_upload_to (desk, desk->lead, desk->connection, &source.source, 400, error);
  return *id != 0;
}

static gboolean
undo_act (Desk *desk, gint64 *id, GError **error)
{
  return leads_upload_store_undo (desk->uploads, *id, NULL, NULL, NULL, NULL, error);
}

static gboolean
list_act (Desk *desk, gint64 *id, GError **error)
{
  g_autoptr (GPtrArray) leads = leads_lead_store_list (desk->leads, NULL, NULL, error);

  return leads != NULL;
}

typedef gboolean (*Act) (Desk *desk, gint64 *id, GError **error);

/* Does @act with a fault at @place; whether there was one. */
static gboolean
break_act (Desk *desk, const Fault *fault, int place, Act act, gboolean changes, gint64 *id)
{
  g_autofree char *path = desk_path (desk);
  const gint64 before = fingerprint (path);
  g_autoptr (GError) error = NULL;
  gboolean done, hit;

  fault_vfs_arm_calls (place, fault->code, fault->calls, fault->once);
  done = act (desk, id, &error);
  hit = fault_vfs_disarm ();
  assert_sound (path);
  g_assert_true (hit || done);
  if (done)
    g_assert_no_error (error);
  else
    assert_cause (fault, error);
  g_assert_true ((fingerprint (path) != before) == (done && changes));
  if (!done)
    {
      g_clear_error (&error);
      g_assert_true (act (desk, id, &error));
      g_assert_no_error (error);
      g_assert_true ((fingerprint (path) != before) == changes);
    }
  return hit;
}

static void
test_acts (gconstpointer data)
{
  const Case *test = data;
  Desk *desk = desk_new (NULL, test->flags);
  gint64 id = 0;
  gboolean hit = TRUE;
  int n_hits = 0;

  for (int place = 1; hit; place = next_place (place))
    {
      /* What was undone is kept, and would be looked through again and again. */
      if (place % ACTS_PER_DESK == 0)
        {
          desk_free (desk);
          desk = desk_new (NULL, test->flags);
        }
      hit = break_act (desk, test->fault, place, upload_act, TRUE, &id);
      hit = break_act (desk, test->fault, place, undo_act, TRUE, &id) || hit;
      n_hits += hit ? 1 : 0;
    }
  g_assert_cmpint (n_hits, >, test->fault->calls == FAULT_READ ? 0 : 5);
  desk_free (desk);
}

/* What only reads, with nothing in memory. */
static void
test_reads (gconstpointer data)
{
  const Case *test = data;
  Desk *desk = desk_new (NULL, test->flags);
  g_autofree char *directory = g_strdup (desk->directory);
  gint64 id = 0;
  gboolean hit = test->fault->calls != FAULT_WRITE;

  g_assert_true (upload_act (desk, &id, NULL));
  for (int place = 1; hit; place = next_place (place))
    {
      desk_close (desk);
      desk = desk_new (g_strdup (directory), test->flags);
      hit = break_act (desk, test->fault, place, list_act, FALSE, &id);
    }
  desk_free (desk);
}

/* Closing writes the log back, and cannot say that it failed. */
static void
test_close (gconstpointer data)
{
  const Case *test = data;
  gboolean hit = TRUE;

  for (int place = 1; hit; place = next_place (place))
    {
      Desk *desk = desk_new (NULL, test->flags);
      g_autofree char *directory = g_strdup (desk->directory);
      g_autofree char *path = desk_path (desk);
      gint64 id, before;

      g_assert_true (upload_act (desk, &id, NULL));
      before = fingerprint (path);
      fault_vfs_arm_calls (place, test->fault->code, test->fault->calls, test->fault->once);
      desk_close (desk);
      hit = fault_vfs_disarm ();
      desk = desk_new (g_strdup (directory), test->flags);
      assert_sound (path);
      g_assert_cmpint (fingerprint (path), ==, before);
      g_assert_true (undo_act (desk, &id, NULL));
      desk_free (desk);
    }
}

static void
assert_copies_are_whole (const char *directory)
{
  g_autoptr (GDir) listing = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (!g_str_has_suffix (name, ".db"))
        continue;
      assert_sound (path);
      g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 400);
    }
}

/* A store of before, opened by a newer program: it is of the one version or of the other. */
static void
test_migration (gconstpointer data)
{
  const Case *test = data;
  Desk *desk = desk_new (NULL, test->flags);
  g_autofree char *store = g_strdup (desk->directory);
  g_autoptr (GPtrArray) migrations = leads_migrations_load ();
  const gint64 version = migrations->len;
  gboolean hit = TRUE;
  gint64 id;

  g_assert_true (upload_act (desk, &id, NULL));
  desk_close (desk);
  g_ptr_array_add (migrations, g_strdup ("ALTER TABLE lead ADD COLUMN colour TEXT; UPDATE lead SET colour = 'red';"
                                         "CREATE TABLE shade AS SELECT e164 FROM number"));
  for (int place = 1; hit; place = next_place (place))
    {
      g_autofree char *directory = copy_directory (store);
      g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
      g_autoptr (GError) error = NULL;
      LeadsDatabase *database;
      gint64 found;

      fault_vfs_arm_calls (place, test->fault->code, test->fault->calls, test->fault->once);
      database = leads_database_open_migrated (directory, test->flags, migrations, NULL, &error);
      g_assert_true (database != NULL || error != NULL);
      g_clear_object (&database);
      hit = fault_vfs_disarm ();
      if (error != NULL)
        assert_cause (test->fault, error);
      assert_copies_are_whole (directory);
      found = query_file (path, "PRAGMA user_version");
      g_assert_true (found == version || found == version + 1);
      g_assert_true (error != NULL || found == version + 1);
      g_assert_cmpint (query_file (path, "SELECT count(*) FROM sqlite_schema WHERE name = 'shade'"), ==, found - version);
      g_clear_error (&error);
      database = leads_database_open_migrated (directory, test->flags, migrations, NULL, &error);
      g_assert_no_error (error);
      g_assert_finalize_object (database);
      g_assert_cmpint (query_file (path, "SELECT count(*) FROM shade"), ==, 400);
      remove_directory (directory);
    }
  remove_directory (store);
}

static void
add_case (const char *group, void (*test) (gconstpointer), const Case *data, const char *journal)
{
  g_autofree char *path = g_strconcat ("/io-errors/", group, "/", journal, "/", data->fault->name, NULL);

  g_test_add_data_func (path, data, test);
}

int
main (int argc, char **argv)
{
  static Case cases[G_N_ELEMENTS (faults) * G_N_ELEMENTS (journals)];

  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *journal = journals[i / G_N_ELEMENTS (faults)].name;

      cases[i] = (Case) { &faults[i % G_N_ELEMENTS (faults)], journals[i / G_N_ELEMENTS (faults)].flags };
      add_case ("acts", test_acts, &cases[i], journal);
      add_case ("reads", test_reads, &cases[i], journal);
      add_case ("close", test_close, &cases[i], journal);
      add_case ("migration", test_migration, &cases[i], journal);
    }
  return g_test_run ();
}
