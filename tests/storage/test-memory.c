/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "leads-database-private.h"
#include "leads-migration-private.h"

#include <sqlite3.h>

/*
 * Memory that SQLite asks for and does not get, at any place: once, or from then on. An act fails with a reason and
 * leaves nothing half done, and goes through afterwards on the same connection. LEADS_MEMORY_FAULTS=all refuses at every
 * single place, where otherwise the distance grows with the place.
 */

static sqlite3_mem_methods real_memory;
static int countdown;
static int armed;
static int armed_once;
static int n_failed;

static gboolean
refuse_now (void)
{
  int left;

  if (!g_atomic_int_get (&armed))
    return FALSE;
  left = g_atomic_int_add (&countdown, -1);
  if (left > 1 || (left < 1 && g_atomic_int_get (&armed_once)))
    return FALSE;
  g_atomic_int_inc (&n_failed);
  return TRUE;
}

static void *
refusing_malloc (int size)
{
  return refuse_now () ? NULL : real_memory.xMalloc (size);
}

static void *
refusing_realloc (void *memory, int size)
{
  return refuse_now () ? NULL : real_memory.xRealloc (memory, size);
}

static void
install (void)
{
  sqlite3_mem_methods memory;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
  memory = real_memory;
  memory.xMalloc = refusing_malloc;
  memory.xRealloc = refusing_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &memory), ==, SQLITE_OK);
  /* So that small allocations are seen, too. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
}

static void
arm (int place, gboolean once)
{
  g_atomic_int_set (&n_failed, 0);
  g_atomic_int_set (&countdown, place);
  g_atomic_int_set (&armed_once, once);
  g_atomic_int_set (&armed, TRUE);
}

static gboolean
disarm (void)
{
  g_atomic_int_set (&armed, FALSE);
  return g_atomic_int_get (&n_failed) > 0;
}

#define PLACES_PER_DESK 32

static int
next_place (int place)
{
  return place + 1 + (g_strcmp0 (g_getenv ("LEADS_MEMORY_FAULTS"), "all") == 0 ? 0 : place / 10);
}

static char *
describe (const char *path)
{
  return query_file_text (path, "SELECT (SELECT count(*) FROM number) || ' ' || (SELECT count(*) FROM number_history)"
                                " || ' ' || (SELECT count(*) FROM upload) || ' ' || (SELECT count(*) FROM event)"
                                " || ' ' || (SELECT coalesce(sum(live), 0) FROM upload)"
                                " || ' ' || (SELECT count(*) FROM profile_trunk)"
                                " || ' ' || (SELECT count(*) FROM pragma_foreign_key_check)");
}

/* That nothing is checked but what the bulk insert checks itself must not outlast it. */
static void
assert_checks (Desk *desk)
{
  g_autoptr (LeadsConnection) connection = leads_connection_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  leads_connection_set_lead_id (connection, 4711);
  leads_connection_set_name (connection, "Nowhere");
  g_assert_false (leads_connection_store_add (desk->connections, connection, &id, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
}

typedef struct
{
  Desk *desk;
  gint64 id;
} State;

static gboolean
upload_act (State *state, GError **error)
{
  SequenceSource source;

  sequence_source_init (&source, 12127000000, 7, 200);
  state->id = desk_upload_to (state->desk, state->desk->lead, state->desk->connection, &source.source, 200, error);
  return state->id != 0;
}

static gboolean
undo_act (State *state, GError **error)
{
  return leads_upload_store_undo (state->desk->uploads, state->id, NULL, NULL, NULL, NULL, error);
}

static gboolean
list_act (State *state, GError **error)
{
  g_autoptr (GPtrArray) leads = leads_lead_store_list (state->desk->leads, NULL, NULL, error);
  g_autoptr (GPtrArray) uploads = leads != NULL ? leads_upload_store_list (state->desk->uploads, 0, 0, 0, NULL, error) : NULL;
  g_autoptr (LeadsNumber) number = uploads != NULL ? leads_number_store_get (state->desk->numbers, 12127000007, NULL, error) : NULL;

  return number != NULL;
}

static gboolean
rename_act (State *state, GError **error)
{
  g_autoptr (LeadsProfile) profile = leads_profile_store_get (state->desk->profiles, state->desk->profile, NULL, error);

  return profile != NULL && leads_profile_store_update (state->desk->profiles, profile, NULL, error);
}

typedef gboolean (*Act) (State *state, GError **error);

static gboolean
starve_act (State *state, int place, gboolean once, Act act, gboolean changes)
{
  g_autofree char *path = desk_path (state->desk);
  g_autofree char *before = describe (path);
  g_autofree char *after = NULL;
  g_autofree char *check = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done, hit;

  arm (place, once);
  done = act (state, &error);
  hit = disarm ();
  check = check_file (path);
  g_assert_cmpstr (check, ==, "ok");
  after = describe (path);
  g_assert_true (hit || done);
  if (done)
    {
      g_assert_no_error (error);
      g_assert_true ((g_strcmp0 (before, after) != 0) == changes);
      return hit;
    }
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED);
  g_assert_cmpstr (after, ==, before);
  g_clear_error (&error);
  assert_checks (state->desk);
  done = act (state, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  g_free (after);
  after = describe (path);
  g_assert_true ((g_strcmp0 (before, after) != 0) == changes);
  return hit;
}

static void
test_acts (gconstpointer data)
{
  const gboolean once = GPOINTER_TO_INT (data);
  State state = { .desk = desk_new (NULL, LEADS_DATABASE_DEFAULT) };
  g_autofree char *directory = g_strdup (state.desk->directory);
  gboolean hit = TRUE;

  for (int place = 1; hit; place = next_place (place))
    {
      /* With nothing prepared or read yet, and the other time with all of it. */
      if (place % 2 == 0)
        {
          desk_close (state.desk);
          /* What was undone is kept, and would be looked through again and again. */
          if (place % PLACES_PER_DESK == 0)
            {
              remove_directory (directory);
              g_free (directory);
              directory = make_directory ();
            }
          state.desk = desk_new (g_strdup (directory), LEADS_DATABASE_DEFAULT);
        }
      hit = starve_act (&state, place, once, upload_act, TRUE);
      hit = starve_act (&state, place, once, list_act, FALSE) || hit;
      hit = starve_act (&state, place, once, undo_act, TRUE) || hit;
      hit = starve_act (&state, place, once, rename_act, TRUE) || hit;
    }
  desk_free (state.desk);
}

/* Opening and closing, with a migration on the way. */
static void
test_open (gconstpointer data)
{
  const gboolean once = GPOINTER_TO_INT (data);
  State state = { .desk = desk_new (NULL, LEADS_DATABASE_DEFAULT) };
  g_autofree char *store = g_strdup (state.desk->directory);
  g_autofree char *store_path = desk_path (state.desk);
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) migrations = leads_migrations_load ();
  gboolean hit = TRUE;

  g_assert_true (upload_act (&state, NULL));
  desk_close (state.desk);
  before = describe (store_path);
  g_ptr_array_add (migrations, g_strdup ("ALTER TABLE lead ADD COLUMN colour TEXT; CREATE TABLE shade AS SELECT e164 FROM number"));
  for (int place = 1; hit; place = next_place (place))
    {
      g_autofree char *directory = copy_directory (store);
      g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
      g_autofree char *after = NULL;
      g_autofree char *check = NULL;
      g_autoptr (GError) error = NULL;
      LeadsDatabase *database;

      arm (place, once);
      database = leads_database_open_migrated (directory, LEADS_DATABASE_DEFAULT, migrations, NULL, &error);
      g_assert_true ((database != NULL) == (error == NULL));
      g_clear_object (&database);
      hit = disarm ();
      if (error != NULL)
        g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED);
      check = check_file (path);
      g_assert_cmpstr (check, ==, "ok");
      after = describe (path);
      g_assert_cmpstr (after, ==, before);
      g_clear_error (&error);
      database = leads_database_open_migrated (directory, LEADS_DATABASE_DEFAULT, migrations, NULL, &error);
      g_assert_no_error (error);
      g_assert_finalize_object (database);
      g_assert_cmpint (query_file (path, "SELECT count(*) FROM shade"), ==, 200);
      remove_directory (directory);
    }
  remove_directory (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  install ();
  g_test_add_data_func ("/memory/acts/lasting", GINT_TO_POINTER (FALSE), test_acts);
  g_test_add_data_func ("/memory/acts/once", GINT_TO_POINTER (TRUE), test_acts);
  g_test_add_data_func ("/memory/open/lasting", GINT_TO_POINTER (FALSE), test_open);
  g_test_add_data_func ("/memory/open/once", GINT_TO_POINTER (TRUE), test_open);
  return g_test_run ();
}
