/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "leads-database-private.h"
#include "leads-migration-private.h"
#include "power-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/*
 * Power that fails at any moment of a day at the desk, commits and checkpoints included: what was said to be stored
 * is there, what was under way is there whole or not at all, and the store opens as if nothing had been.
 * LEADS_POWER_CUTS=2000 tries more moments than usual.
 */

#define DEFAULT_CUTS 200
/* Of one run: another run has other moments. */
#define CUTS_PER_RUN 20
#define SEED         20261126
/* Calls in which a store that is opened after a cut may lose power again. */
#define MAX_SECOND_CALL 24

/* With pages this small 20,000 numbers are enough for the log to be written back before the store is closed. */
#define SMALL_PAGE "1024"
#define LARGE_PAGE "16384"

typedef struct
{
  const char *name;
  const char *page_size;
  gsize sector;
  LeadsDatabaseFlags flags;
  gboolean migrates;
} Disk;

static const Disk disks[] = {
  { "log/small", SMALL_PAGE, 512, LEADS_DATABASE_DEFAULT, FALSE },
  { "log/large", LARGE_PAGE, 4096, LEADS_DATABASE_DEFAULT, FALSE },
  { "rollback-journal/small", SMALL_PAGE, 4096, LEADS_DATABASE_ROLLBACK_JOURNAL, FALSE },
  { "rollback-journal/large", LARGE_PAGE, 512, LEADS_DATABASE_ROLLBACK_JOURNAL, FALSE },
  { "migration/log", SMALL_PAGE, 512, LEADS_DATABASE_DEFAULT, TRUE },
  { "migration/rollback-journal", LARGE_PAGE, 4096, LEADS_DATABASE_ROLLBACK_JOURNAL, TRUE },
};

/* All that a day changes but times, which nobody knows beforehand. */
static const char SQL_STATE[] =
    "SELECT (SELECT count(*) FROM number) || ' ' || (SELECT total(e164 % 1000003) FROM number)"
    " || ' ' || (SELECT count(*) FROM number_history) || ' ' || (SELECT total(e164 % 1000003) FROM number_history)"
    " || ' ' || (SELECT group_concat(id || state || live || uploaded) FROM upload)"
    " || ' ' || (SELECT count(*) FROM event) || ' ' || (SELECT count(*) FROM profile_trunk)"
    " || ' ' || (SELECT count(*) FROM pragma_foreign_key_check)";

/* A day: each act ends with what is stored being said. */
enum
{
  ACT_OPEN,
  ACT_UPLOAD,
  ACT_UPLOAD_BETWEEN,
  ACT_UNDO,
  ACT_UPLOAD_MANY,
  ACT_REOPEN,
  ACT_UNDO_MANY,
  ACT_ADD_PROFILE,
  ACT_UPLOAD_LAST,
  ACT_CLOSE,
  N_ACTS
};

typedef struct
{
  char *directory;
  int begun;
  int done;
} Cut;

typedef struct
{
  const Disk *disk;
  Desk *desk;
  int begun; /* acts, atomically */
  int done;
  gint64 first;
  gint64 many;

  GRand *rand;
  GArray *moments; /* guint64, ascending */
  guint next;
  GArray *cuts; /* Cut */
} Day;

static void
upload (Day *day, gint64 first, gint64 step, gint64 n_numbers, gint64 *id)
{
  g_autoptr (GError) error = NULL;
  SequenceSource source;
  gint64 ignored;

  sequence_source_init (&source, first, step, n_numbers);
  *(id != NULL ? id : &ignored) = desk_upload_to (day->desk, day->desk->lead, day->desk->connection, &source.source,
                                                  n_numbers, &error);
  g_assert_no_error (error);
}

static void
undo (Day *day, gint64 id)
{
  g_autoptr (GError) error = NULL;

  leads_upload_store_undo (day->desk->uploads, id, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load_migrations (const Disk *disk)
{
  GPtrArray *migrations = leads_migrations_load ();

  if (disk->migrates)
    g_ptr_array_add (migrations, g_strdup ("ALTER TABLE lead ADD COLUMN colour TEXT; UPDATE lead SET colour = 'red';"
                                           "CREATE TABLE shade (id INTEGER PRIMARY KEY, e164 INTEGER);"
                                           "INSERT INTO shade SELECT NULL, e164 FROM number"));
  return migrations;
}

static void
act (Day *day, int number, const char *directory)
{
  switch (number)
    {
    case ACT_OPEN:
      day->desk = desk_new_migrated (g_strdup (directory), day->disk->flags, load_migrations (day->disk));
      break;
    case ACT_UPLOAD:
      upload (day, 12127000000, 7, 3000, &day->first);
      break;
    case ACT_UPLOAD_BETWEEN:
      upload (day, 12127000003, 70, 300, NULL);
      break;
    case ACT_UNDO:
      undo (day, day->first);
      break;
    case ACT_UPLOAD_MANY:
      upload (day, 12128000000, 3, 20000, &day->many);
      break;
    case ACT_REOPEN:
      desk_close (day->desk);
      act (day, ACT_OPEN, directory);
      break;
    case ACT_UNDO_MANY:
      undo (day, day->many);
      break;
    case ACT_ADD_PROFILE:
      desk_add_profile (day->desk, "Fabrikam");
      break;
    case ACT_UPLOAD_LAST:
      upload (day, 12129000000, 1, 500, NULL);
      break;
    case ACT_CLOSE:
    default:
      desk_close (day->desk);
    }
}

/* Does the acts in the directory; @states: what is stored after each, from before the first on, or NULL. */
static void
live (Day *day, const char *directory, GPtrArray *states)
{
  g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);

  for (int i = 0; i < N_ACTS; i++)
    {
      if (states != NULL)
        g_ptr_array_add (states, query_file_text (path, SQL_STATE));
      g_atomic_int_set (&day->begun, i + 1);
      act (day, i, directory);
      g_atomic_int_set (&day->done, i + 1);
    }
  if (states != NULL)
    g_ptr_array_add (states, query_file_text (path, SQL_STATE));
}

/* A store that was there before. */
static char *
make_store (const Disk *disk)
{
  Desk *desk = desk_new (NULL, disk->flags);
  g_autofree char *path = desk_path (desk);
  g_autofree char *resize =
      g_strdup_printf ("PRAGMA journal_mode = DELETE; PRAGMA page_size = %s; VACUUM", disk->page_size);
  char *directory = g_strdup (desk->directory);
  SequenceSource source;

  sequence_source_init (&source, 12126000000, 11, 2000);
  g_assert_cmpint (desk_upload_to (desk, desk->lead, desk->connection, &source.source, 2000, NULL), !=, 0);
  desk_close (desk);
  change_file (path, resize);
  if ((disk->flags & LEADS_DATABASE_ROLLBACK_JOURNAL) == 0)
    {
      desk = desk_new (g_strdup (directory), disk->flags);
      desk_close (desk);
    }
  return directory;
}

static void
on_moment (gpointer data)
{
  Day *day = data;
  Cut cut = { make_directory (), g_atomic_int_get (&day->begun), g_atomic_int_get (&day->done) };

  power_vfs_cut (cut.directory, day->disk->sector, day->rand);
  g_array_append_val (day->cuts, cut);
}

/* What the cut has left. */
static void
verify (const Disk *disk, const Cut *cut, GPtrArray *states)
{
  g_autofree char *path = g_build_filename (cut->directory, LEADS_DATABASE_FILE_NAME, NULL);
  g_autoptr (GPtrArray) migrations = load_migrations (disk);
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;
  g_autofree char *check = NULL;
  gboolean found = FALSE;
  LeadsDatabase *database = leads_database_open_migrated (cut->directory, disk->flags | LEADS_DATABASE_MUST_EXIST,
                                                          migrations, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (leads_database_check (database, NULL, &error));
  g_assert_finalize_object (database);
  check = check_file (path);
  g_assert_cmpstr (check, ==, "ok");
  state = query_file_text (path, SQL_STATE);
  for (int i = cut->done; i <= cut->begun; i++)
    found = found || g_str_equal (state, g_ptr_array_index (states, (guint) i));
  if (!found)
    g_test_message ("left %s\n after act %d of %d is: %s", cut->directory, cut->done, cut->begun, state);
  g_assert_true (found);
  remove_directory (cut->directory);
  g_free (cut->directory);
}

typedef struct
{
  const Disk *disk;
  Cut cut;
  GRand *rand;
} Second;

static void
on_second (gpointer data)
{
  Second *second = data;

  second->cut.directory = make_directory ();
  power_vfs_cut (second->cut.directory, second->disk->sector, second->rand);
}

/* The same, and the power fails once more while the store is opened and mends itself, or is closed. */
static void
verify_twice (const Disk *disk, const Cut *cut, GPtrArray *states, GRand *rand)
{
  Second second = { .disk = disk, .cut = *cut, .rand = rand };

  second.cut.directory = NULL;
  power_vfs_restart (cut->directory);
  power_vfs_watch_next ((guint64) g_rand_int_range (rand, 1, MAX_SECOND_CALL), on_second, &second);
  verify (disk, cut, states);
  power_vfs_watch_next (0, NULL, NULL);
  if (second.cut.directory != NULL)
    verify (disk, &second.cut, states);
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return one < other ? -1 : one > other;
}

static void
on_next_moment (gpointer data)
{
  Day *day = data;

  on_moment (day);
  if (++day->next < day->moments->len)
    power_vfs_watch_next (g_array_index (day->moments, guint64, day->next), on_next_moment, day);
}

/* One more day, with cuts at moments of its @n_calls. */
static void
cut_a_day (const Disk *disk, const char *store, guint64 n_calls, guint n_cuts, GRand *rand, GPtrArray *states)
{
  Day day = { .disk = disk, .rand = rand };
  g_autofree char *directory = copy_directory (store);

  day.moments = g_array_new (FALSE, FALSE, sizeof (guint64));
  day.cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
  for (guint i = 0; i < n_cuts; i++)
    {
      const guint64 moment = 1 + (guint64) g_rand_int_range (rand, 0, (gint32) n_calls);

      g_array_append_val (day.moments, moment);
    }
  g_array_sort (day.moments, compare_moments);
  power_vfs_restart (directory);
  power_vfs_watch_next (g_array_index (day.moments, guint64, 0), on_next_moment, &day);
  live (&day, directory, NULL);
  for (guint i = 0; i < day.cuts->len; i++)
    verify_twice (disk, &g_array_index (day.cuts, Cut, i), states, rand);
  g_array_unref (day.moments);
  g_array_unref (day.cuts);
  remove_directory (directory);
}

static guint
count_cuts (void)
{
  const char *wanted = g_getenv ("LEADS_POWER_CUTS");

  return MAX ((wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : DEFAULT_CUTS) / G_N_ELEMENTS (disks), 1);
}

static void
test_cuts (gconstpointer data)
{
  const Disk *disk = data;
  g_autofree char *store = make_store (disk);
  g_autofree char *directory = copy_directory (store);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Day day = { .disk = disk };
  guint64 n_calls;

  power_vfs_restart (directory);
  live (&day, directory, states);
  n_calls = power_vfs_get_n_calls ();
  g_test_message ("%" G_GUINT64_FORMAT " calls", n_calls);
  for (guint left = count_cuts (); left > 0; left -= MIN (left, CUTS_PER_RUN))
    cut_a_day (disk, store, n_calls, MIN (left, CUTS_PER_RUN), rand, states);
  remove_directory (directory);
  remove_directory (store);
}

static gboolean
has_row (const char *path)
{
  sqlite3 *sqlite = NULL;
  sqlite3_stmt *statement = NULL;
  gboolean found;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  found = sqlite3_prepare_v2 (sqlite, "SELECT a FROM t WHERE a >= 2", -1, &statement, NULL) == SQLITE_OK &&
          sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (sqlite), ==, SQLITE_OK);
  return found;
}

/* The disk of this test does lose: without syncs, what was committed, or the whole file. */
static void
on_last_call (gpointer data)
{
  power_vfs_cut (((gpointer *) data)[0], 512, ((gpointer *) data)[1]);
}

static void
test_disk_loses (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n_lost = 0;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *directory = make_directory ();
      g_autofree char *left = make_directory ();
      g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
      g_autofree char *left_path = g_build_filename (left, LEADS_DATABASE_FILE_NAME, NULL);
      gpointer data[] = { left, rand };
      sqlite3 *sqlite = NULL;

      g_assert_true (g_file_set_contents (path, "", 0, NULL));
      change_file (path, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
      power_vfs_restart (directory);
      g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (sqlite, "PRAGMA synchronous = OFF; UPDATE t SET a = 2", NULL, NULL, NULL), ==, SQLITE_OK);
      power_vfs_watch_next (power_vfs_get_n_calls () + 1, on_last_call, data);
      g_assert_cmpint (sqlite3_exec (sqlite, "UPDATE t SET a = 3", NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_close (sqlite), ==, SQLITE_OK);
      n_lost += has_row (left_path) ? 0 : 1;
      remove_directory (directory);
      remove_directory (left);
    }
  g_assert_cmpuint (n_lost, >, 0);
  g_assert_cmpuint (n_lost, <, 20);
}

int
main (int argc, char **argv)
{
  g_autofree char *nowhere = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  nowhere = make_directory ();
  power_vfs_install (nowhere);
  g_test_add_func ("/power/disk-loses", test_disk_loses);
  for (guint i = 0; i < G_N_ELEMENTS (disks); i++)
    {
      g_autofree char *path = g_strconcat ("/power/", disks[i].name, NULL);

      g_test_add_data_func (path, &disks[i], test_cuts);
    }
  status = g_test_run ();
  remove_directory (nowhere);
  return status;
}
