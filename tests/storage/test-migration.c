/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "leads-database-file-private.h"
#include "leads-database-private.h"
#include "leads-migration-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* From an older schema to a newer, with a copy first and all or nothing. */

static GPtrArray *
migrations_with (const char *sql)
{
  GPtrArray *migrations = leads_migrations_load ();

  g_ptr_array_add (migrations, g_strdup (sql));
  return migrations;
}

/* The dated copies in @directory. */
static GPtrArray *
list_copies (const char *directory)
{
  g_autoptr (GDir) listing = g_dir_open (directory, 0, NULL);
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (listing)) != NULL)
    if (g_str_has_prefix (name, "customer-leads-") && g_str_has_suffix (name, ".db"))
      g_ptr_array_add (copies, g_build_filename (directory, name, NULL));
  return copies;
}

/* A store of today's version with one upload. */
static char *
make_old (char **path)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  const gint64 numbers[] = { 12127881500, 12127881501 };
  char *directory = g_strdup (desk->directory);

  *path = desk_path (desk);
  g_assert_cmpint (desk_upload (desk, numbers, G_N_ELEMENTS (numbers), NULL), ==, 1);
  desk_close (desk);
  return directory;
}

static void
test_migrate (void)
{
  g_autofree char *path = NULL;
  g_autofree char *directory = make_old (&path);
  g_autoptr (GPtrArray)
      migrations = migrations_with ("ALTER TABLE lead ADD COLUMN colour TEXT;"
                                    "UPDATE lead SET colour = 'red; green';"
                                    "CREATE TRIGGER t AFTER INSERT ON setting BEGIN SELECT 1; SELECT 2; END;");
  g_autoptr (GError) error = NULL;
  LeadsDatabase *database;
  g_autoptr (GPtrArray) copies = NULL;
  struct stat info;
  gint64 version = query_file (path, "PRAGMA user_version");

  database = leads_database_open_migrated (directory, LEADS_DATABASE_DEFAULT, migrations, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_file (path, "PRAGMA user_version"), ==, version + 1);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM lead WHERE colour = 'red; green'"), ==, 1);
  g_assert_finalize_object (database);

  copies = list_copies (directory);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_cmpint (g_stat (g_ptr_array_index (copies, 0), &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (query_file (g_ptr_array_index (copies, 0), "PRAGMA user_version"), ==, version);
  g_assert_cmpint (query_file (g_ptr_array_index (copies, 0), "PRAGMA application_id"), ==, 0x434c6473);
  g_assert_cmpint (query_file (g_ptr_array_index (copies, 0), "SELECT count(*) FROM number"), ==, 2);

  /* Done once; and the program of before leaves the file alone now. */
  database = leads_database_open_migrated (directory, LEADS_DATABASE_DEFAULT, migrations, NULL, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (database);
  g_clear_pointer (&copies, g_ptr_array_unref);
  copies = list_copies (directory);
  g_assert_cmpuint (copies->len, ==, 1);
  database = leads_database_open (directory, LEADS_DATABASE_DEFAULT, NULL, &error);
  g_assert_null (database);
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NEWER);
  remove_directory (directory);
}

static void
assert_not_migrated (const char *directory, const char *path, const char *sql, LeadsStorageError code)
{
  g_autoptr (GPtrArray) migrations = migrations_with (sql);
  g_autoptr (GError) error = NULL;
  gint64 version = query_file (path, "PRAGMA user_version");

  g_assert_null (leads_database_open_migrated (directory, LEADS_DATABASE_DEFAULT, migrations, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, (int) code);
  g_assert_cmpint (query_file (path, "PRAGMA user_version"), ==, version);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM lead"), ==, 1);
}

static void
test_all_or_nothing (void)
{
  g_autofree char *path = NULL;
  g_autofree char *directory = make_old (&path);
  Desk *desk;

  assert_not_migrated (directory, path, "DELETE FROM number; INSERT INTO nowhere VALUES (1)",
                       LEADS_STORAGE_ERROR_FAILED);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 2);
  /* References that do not hold afterwards. */
  assert_not_migrated (directory, path, "DELETE FROM upload", LEADS_STORAGE_ERROR_DAMAGED);

  desk = desk_new (g_strdup (directory), LEADS_DATABASE_DEFAULT);
  g_assert_true (leads_database_check (desk->database, NULL, NULL));
  desk_free (desk);
}

/* A store as the first release wrote it: with version 2, what it has included from outside the plan is nothing. */
static void
test_from_version_1 (void)
{
  g_autofree char *directory = make_directory ();
  g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
  g_autoptr (GPtrArray) migrations = leads_migrations_load ();
  g_autoptr (LeadsUploadStore) uploads = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  LeadsDatabase *database;

  g_ptr_array_set_size (migrations, 1);
  database = leads_database_open_migrated (directory, LEADS_DATABASE_DEFAULT, migrations, NULL, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (database);
  change_file (path,
               "INSERT INTO customer (id, full_name, full_name_key) VALUES (1, 'Contoso', 'contoso');"
               "INSERT INTO lead (id, customer, service_name, service_name_key, deploy, status, last_modified)"
               " VALUES (1, 1, 'Teams', 'teams', 'deployed', 'ok', 1);"
               "INSERT INTO upload (id, lead, profile_name, connection_name, service_info, service_info_key, source,"
               " uploaded_at, uploaded_by, state, lines, header, blank, accepted, repaired, duplicate, existing,"
               " invalid, uploaded, skipped, live)"
               " VALUES (1, 1, 'P', 'C', 'Teams', 'teams', 'file', 1, 'Tester', 'partial', 3, 0, 0, 2, 0, 0, 0, 1,"
               " 2, 0, 2);"
               "INSERT INTO upload_file (upload, position, name, lines, header, blank, accepted, repaired, duplicate,"
               " existing, invalid, uploaded, skipped) VALUES (1, 1, 'a.csv', 3, 0, 0, 2, 0, 0, 0, 1, 2, 0);"
               "INSERT INTO number (e164, upload) VALUES (12127881500, 1), (12127881501, 1)");

  database = leads_database_open (directory, LEADS_DATABASE_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  copies = list_copies (directory);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_cmpint (query_file (g_ptr_array_index (copies, 0), "PRAGMA user_version"), ==, 1);
  g_assert_true (leads_database_check (database, NULL, NULL));
  uploads = leads_upload_store_new (database);
  upload = leads_upload_store_get (uploads, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (leads_upload_get_totals (upload)->uploaded, ==, 2);
  g_assert_cmpint (leads_upload_get_totals (upload)->unplanned, ==, 0);
  g_assert_true (leads_totals_add_up (leads_upload_get_totals (upload)));
  files = leads_upload_store_list_files (uploads, 1, NULL, &error);
  g_assert_cmpint (((LeadsStoredFile *) g_ptr_array_index (files, 0))->totals.accepted, ==, 2);
  g_assert_cmpint (((LeadsStoredFile *) g_ptr_array_index (files, 0))->totals.unplanned, ==, 0);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 2);
  g_clear_object (&uploads);
  g_assert_finalize_object (database);
  remove_directory (directory);
}

/* Of a copy only the beginning may be written. */
#define HALF_A_COPY (64 * 1024)

static guint
count_drafts (const char *directory)
{
  g_autoptr (GDir) listing = g_dir_open (directory, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (listing)) != NULL)
    n += g_str_has_prefix (name, LEADS_DATABASE_FILE_NAME LEADS_DRAFT_MARK);
  return n;
}

static guint
count_copies (const char *directory)
{
  g_autoptr (GPtrArray) copies = list_copies (directory);

  return copies->len;
}

/* In a process of its own: migrates where files may not grow beyond @limit; without @told the program is killed there.
 * Its status, as of waitpid(). */
static int
migrate_limited (const char *directory, GPtrArray *migrations, rlim_t limit, gboolean told)
{
  int status = -1;
  pid_t child = fork ();

  if (child == 0)
    {
      const struct rlimit bytes = { .rlim_cur = limit, .rlim_max = limit };
      const struct rlimit no_core = { 0 };
      g_autoptr (GError) error = NULL;

      signal (SIGXFSZ, told ? SIG_IGN : SIG_DFL);
      setrlimit (RLIMIT_CORE, &no_core);
      setrlimit (RLIMIT_FSIZE, &bytes);
      if (leads_database_open_migrated (directory, LEADS_DATABASE_DEFAULT, migrations, NULL, &error) != NULL)
        _exit (0);
      _exit (g_error_matches (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FULL) ? 1 : 2);
    }
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status;
}

/* Under its name a copy is whole: one that did not get there is none, whether the program lived to see it or not. */
static void
test_copy_is_whole (void)
{
  g_autofree char *path = NULL;
  g_autofree char *directory = make_old (&path);
  g_autoptr (GPtrArray) migrations = migrations_with ("CREATE TABLE extra (id INTEGER PRIMARY KEY)");
  g_autoptr (GError) error = NULL;
  LeadsDatabase *database;
  int status = migrate_limited (directory, migrations, HALF_A_COPY, TRUE);

  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_cmpuint (count_copies (directory), ==, 0);
  g_assert_cmpuint (count_drafts (directory), ==, 0);

  status = migrate_limited (directory, migrations, HALF_A_COPY, FALSE);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGXFSZ);
  g_assert_cmpuint (count_copies (directory), ==, 0);
  g_assert_cmpuint (count_drafts (directory), >, 0);

  database = leads_database_open_migrated (directory, LEADS_DATABASE_DEFAULT, migrations, NULL, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (database);
  g_assert_cmpuint (count_copies (directory), ==, 1);
  g_assert_cmpuint (count_drafts (directory), ==, 0);
  remove_directory (directory);
}

/* A migration that changed nothing leaves no copy, however often it is tried. */
static void
test_no_copies_pile_up (void)
{
  g_autofree char *path = NULL;
  g_autofree char *directory = make_old (&path);

  for (guint i = 0; i < 3; i++)
    assert_not_migrated (directory, path, "INSERT INTO nowhere VALUES (1)", LEADS_STORAGE_ERROR_FAILED);
  g_assert_cmpuint (count_copies (directory), ==, 0);
  g_assert_cmpuint (count_drafts (directory), ==, 0);
  remove_directory (directory);
}

static void
test_new_file (void)
{
  g_autofree char *directory = make_directory ();
  g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
  g_autoptr (GPtrArray) migrations = migrations_with ("CREATE TABLE extra (id INTEGER PRIMARY KEY)");
  g_autoptr (GPtrArray) broken = migrations_with ("CREATE TABLE");
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) listing = NULL;
  LeadsDatabase *database;

  /* A new file that cannot be finished is none. */
  g_assert_null (leads_database_open_migrated (directory, LEADS_DATABASE_DEFAULT, broken, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED);
  g_clear_error (&error);
  listing = g_dir_open (directory, 0, NULL);
  g_assert_null (g_dir_read_name (listing));

  database = leads_database_open_migrated (directory, LEADS_DATABASE_DEFAULT, migrations, NULL, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (database);
  g_assert_cmpint (query_file (path, "PRAGMA user_version"), ==, migrations->len);
  copies = list_copies (directory);
  g_assert_cmpuint (copies->len, ==, 0);
  remove_directory (directory);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migration/migrate", test_migrate);
  g_test_add_func ("/migration/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/migration/from-version-1", test_from_version_1);
  g_test_add_func ("/migration/copy-is-whole", test_copy_is_whole);
  g_test_add_func ("/migration/no-copies-pile-up", test_no_copies_pile_up);
  g_test_add_func ("/migration/new-file", test_new_file);
  return g_test_run ();
}
