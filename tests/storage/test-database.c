/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Opening: what is made, what is refused and then left as it is; reading, writing, and word of changes. */

static guint
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
assert_error_code (const char *directory, LeadsDatabaseFlags flags, LeadsStorageError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsDatabase) database = leads_database_open (directory, flags, NULL, &error);

  g_assert_error (error, LEADS_STORAGE_ERROR, (int) code);
  g_assert_null (database);
}

/* Opening gives @code, and not a byte of the directory changes. */
static void
assert_untouched (const char *directory, LeadsStorageError code)
{
  g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length;
  gsize after_length;
  g_autoptr (GDir) listing = NULL;
  struct stat info_before;
  struct stat info_after;
  guint n_files = 0;

  g_assert_true (g_file_get_contents (path, &before, &before_length, NULL));
  g_assert_cmpint (g_stat (path, &info_before), ==, 0);
  assert_error_code (directory, LEADS_DATABASE_DEFAULT, code);
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpint (g_stat (path, &info_after), ==, 0);
  g_assert_cmpmem (before, before_length, after, after_length);
  g_assert_cmpint (info_before.st_mtim.tv_nsec, ==, info_after.st_mtim.tv_nsec);
  g_assert_cmpint (info_before.st_ino, ==, info_after.st_ino);
  g_assert_cmpint (info_before.st_mode, ==, info_after.st_mode);
  listing = g_dir_open (directory, 0, NULL);
  while (g_dir_read_name (listing) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 1);
}

static void
test_new (void)
{
  g_autofree char *top = make_directory ();
  char *directory = g_build_filename (top, "deep", "data", NULL);
  g_autofree char *kept = g_strdup (directory);
  g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  mode_t old_mask;
  Desk *desk;

  assert_error_code (directory, LEADS_DATABASE_MUST_EXIST, LEADS_STORAGE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (directory, G_FILE_TEST_EXISTS));

  /* Whatever the umask lets through, nobody else may read. */
  old_mask = umask (0);
  desk = desk_new (directory, LEADS_DATABASE_DEFAULT);
  umask (old_mask);
  g_assert_cmpstr (leads_database_get_path (desk->database), ==, path);
  g_assert_cmpuint (mode_of (kept), ==, 0700);
  g_assert_cmpuint (mode_of (path), ==, 0600);
  g_assert_cmpuint (mode_of (wal), ==, 0600);
  g_assert_cmpuint (mode_of (shm), ==, 0600);
  desk_close (desk);

  g_assert_cmpint (query_file (path, "PRAGMA application_id"), ==, 0x434c6473);
  g_assert_cmpint (query_file (path, "PRAGMA user_version"), >=, 1);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM lead"), ==, 1);

  /* Opened again: what was there is there, and looser permissions are closed. */
  g_chmod (path, 0644);
  desk = desk_new (g_strdup (kept), LEADS_DATABASE_MUST_EXIST);
  g_assert_cmpuint (mode_of (path), ==, 0600);
  g_assert_true (leads_database_check (desk->database, NULL, NULL));
  desk_close (desk);
  remove_directory (top);
}

static void
test_strict_umask (void)
{
  mode_t old_mask = umask (0777);
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);

  umask (old_mask);
  g_assert_cmpuint (mode_of (path), ==, 0600);
  desk_free (desk);
}

static void
test_empty_file (void)
{
  g_autofree char *directory = make_directory ();
  g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
  Desk *desk;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  desk = desk_new (g_strdup (directory), LEADS_DATABASE_DEFAULT);
  g_assert_cmpuint (mode_of (path), ==, 0600);
  desk_free (desk);
}

static void
test_not_ours (void)
{
  static const char *const contents[] = {
    "x",
    "Full Name,Service Name\r\n",
    "SQLite format 3",
    "SQLite format 3\n and then something else entirely",
  };
  g_autofree char *directory = make_directory ();
  g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
  g_autofree char *zeros = g_malloc0 (8192);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      assert_untouched (directory, LEADS_STORAGE_ERROR_NOT_OURS);
    }
  g_assert_true (g_file_set_contents (path, zeros, 8192, NULL));
  assert_untouched (directory, LEADS_STORAGE_ERROR_NOT_OURS);

  /* Another program's database; one that even has our tables but not our mark. */
  g_unlink (path);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  change_file (path, "CREATE TABLE number (x); PRAGMA user_version = 1");
  assert_untouched (directory, LEADS_STORAGE_ERROR_NOT_OURS);
  change_file (path, "PRAGMA application_id = 7");
  assert_untouched (directory, LEADS_STORAGE_ERROR_NOT_OURS);

  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_error_code (directory, LEADS_DATABASE_DEFAULT, LEADS_STORAGE_ERROR_NOT_OURS);
  remove_directory (directory);
}

static void
test_newer (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autofree char *directory = g_strdup (desk->directory);

  desk_close (desk);
  change_file (path, "PRAGMA user_version = 99");
  assert_untouched (directory, LEADS_STORAGE_ERROR_NEWER);
  remove_directory (directory);
}

static void
write_bytes (const char *path, gsize offset, const void *bytes, gsize length)
{
  g_autofree char *content = NULL;
  gsize content_length;

  g_assert_true (g_file_get_contents (path, &content, &content_length, NULL));
  g_assert_cmpuint (offset + length, <=, content_length);
  memcpy (content + offset, bytes, length);
  g_assert_true (
      g_file_set_contents_full (path, content, (gssize) content_length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
test_damaged (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autofree char *directory = g_strdup (desk->directory);
  g_autofree char *whole = NULL;
  g_autofree char *garbage = NULL;
  gsize length, page_size;

  desk_close (desk);
  page_size = query_file (path, "PRAGMA page_size");
  garbage = g_malloc (page_size);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  memset (garbage, 0xa5, page_size);

  /* Cut short. */
  g_assert_cmpint (truncate (path, (off_t) (3 * page_size)), ==, 0);
  assert_untouched (directory, LEADS_STORAGE_ERROR_DAMAGED);

  /* The first page past its header. */
  g_assert_true (g_file_set_contents (path, whole, (gssize) length, NULL));
  g_chmod (path, 0600);
  write_bytes (path, 100, garbage, page_size - 100);
  assert_untouched (directory, LEADS_STORAGE_ERROR_DAMAGED);

  /* Every page but the first. */
  g_assert_true (g_file_set_contents (path, whole, (gssize) length, NULL));
  g_chmod (path, 0600);
  for (gsize page = 1; page < length / page_size; page++)
    write_bytes (path, page * page_size, garbage, page_size);
  assert_untouched (directory, LEADS_STORAGE_ERROR_DAMAGED);

  /* A table is gone. */
  g_assert_true (g_file_set_contents (path, whole, (gssize) length, NULL));
  g_chmod (path, 0600);
  change_file (path, "DROP TABLE setting");
  assert_untouched (directory, LEADS_STORAGE_ERROR_DAMAGED);
  remove_directory (directory);
}

/* Damage that the first look does not see is reported when it is met. */
static void
test_damaged_within (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autofree char *directory = g_strdup (desk->directory);
  g_autofree char *garbage = NULL;
  g_autoptr (GError) error = NULL;
  SequenceSource source;
  gsize page_size;
  gint64 page;

  sequence_source_init (&source, 12127000000, 1, 20000);
  desk_upload_to (desk, desk->lead, desk->connection, &source.source, 20000, &error);
  g_assert_no_error (error);
  desk_close (desk);
  page_size = query_file (path, "PRAGMA page_size");
  garbage = g_malloc (page_size);
  memset (garbage, 0xa5, page_size);
  page = query_file (path, "SELECT pageno FROM dbstat WHERE name = 'number' AND pagetype = 'leaf'"
                           " ORDER BY path DESC LIMIT 1");
  write_bytes (path, (gsize) (page - 1) * page_size, garbage, page_size);

  desk = desk_new (g_strdup (directory), LEADS_DATABASE_DEFAULT);
  g_assert_false (leads_database_check (desk->database, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (leads_number_store_get (desk->numbers, 12127019999, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_DAMAGED);
  desk_free (desk);
}

static void
test_orphaned_journal (void)
{
  g_autofree char *directory = make_directory ();
  g_autofree char *wal = g_build_filename (directory, LEADS_DATABASE_FILE_NAME "-wal", NULL);

  g_assert_true (g_file_set_contents (wal, "the last that is left", -1, NULL));
  assert_error_code (directory, LEADS_DATABASE_DEFAULT, LEADS_STORAGE_ERROR_DAMAGED);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  remove_directory (directory);
}

/* A program killed between making the file and giving up its first name leaves two names of one file. */
static void
test_second_name (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autofree char *draft = g_strconcat (path, ".new-abcdef", NULL);
  g_autofree char *directory = g_strdup (desk->directory);
  struct stat info;

  desk_close (desk);
  g_assert_cmpint (link (path, draft), ==, 0);
  desk = desk_new (g_strdup (directory), LEADS_DATABASE_DEFAULT);
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_nlink, ==, 1);
  desk_free (desk);
}

static void
test_location (void)
{
  g_autofree char *directory = make_directory ();
  g_autofree char *file = g_build_filename (directory, "file", NULL);
  g_autofree char *below = g_build_filename (file, "data", NULL);

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  assert_error_code (file, LEADS_DATABASE_DEFAULT, LEADS_STORAGE_ERROR_LOCATION);
  assert_error_code (below, LEADS_DATABASE_DEFAULT, LEADS_STORAGE_ERROR_LOCATION);
  remove_directory (directory);
}

/* Runs @func in a child that is not root, for whom permissions hold; its status is the code, or 255. */
static int
run_as_nobody (const char *directory, int (*func) (const char *directory))
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (255);
      _exit (func (directory));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static int
open_in_child (const char *directory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsDatabase) database = leads_database_open (directory, LEADS_DATABASE_DEFAULT, NULL, &error);

  if (database != NULL)
    return 254;
  return error->domain == LEADS_STORAGE_ERROR ? error->code : 253;
}

static void
test_no_write_access (void)
{
  g_autofree char *top = make_directory ();
  char *directory = g_build_filename (top, "data", NULL);
  g_autofree char *kept = g_strdup (directory);
  g_autofree char *missing = g_build_filename (top, "missing", NULL);
  Desk *desk = desk_new (directory, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autofree char *tmp = g_path_get_dirname (top);

  desk_close (desk);
  /* The child must reach the directory through those above, which are ours alone. */
  g_chmod (top, 0755);
  for (g_autofree char *above = g_strdup (top); strlen (above) > 1;)
    {
      char *parent = g_path_get_dirname (above);
      struct stat info;

      g_assert_cmpint (g_stat (parent, &info), ==, 0);
      if (info.st_uid == geteuid () && (info.st_mode & 0001) == 0)
        g_chmod (parent, (info.st_mode & 0777) | 0011);
      g_free (above);
      above = parent;
    }
  g_chmod (kept, 0755);
  g_chmod (path, 0644);
  if (geteuid () != 0)
    g_chmod (path, 0444);
  g_assert_cmpint (run_as_nobody (kept, open_in_child), ==, LEADS_STORAGE_ERROR_READ_ONLY);

  /* The file may be written to, but no log beside it. */
  g_chmod (path, 0666);
  g_chmod (kept, 0555);
  g_assert_cmpint (run_as_nobody (kept, open_in_child), ==, LEADS_STORAGE_ERROR_READ_ONLY);
  g_chmod (kept, 0755);

  g_chmod (path, 0000);
  g_assert_cmpint (run_as_nobody (kept, open_in_child), ==, LEADS_STORAGE_ERROR_NO_ACCESS);
  g_chmod (top, 0555);
  g_assert_cmpint (run_as_nobody (missing, open_in_child), ==, LEADS_STORAGE_ERROR_NO_ACCESS);
  g_chmod (top, 0700);
  g_chmod (path, 0600);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM lead"), ==, 1);
  remove_directory (top);
}

/* Two that start at once make one store. */
static gpointer
open_in_thread (gpointer directory)
{
  g_autoptr (GError) error = NULL;
  LeadsDatabase *database = leads_database_open (directory, LEADS_DATABASE_DEFAULT, NULL, &error);

  g_assert_no_error (error);
  return database;
}

static void
test_opened_at_once (void)
{
  for (guint round = 0; round < 5; round++)
    {
      g_autofree char *directory = make_directory ();
      g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
      GThread *threads[4];
      LeadsDatabase *databases[4];

      for (guint i = 0; i < 4; i++)
        threads[i] = g_thread_new ("open", open_in_thread, directory);
      for (guint i = 0; i < 4; i++)
        databases[i] = g_thread_join (threads[i]);
      for (guint i = 0; i < 4; i++)
        {
          g_autoptr (LeadsSettingStore) settings = leads_setting_store_new (databases[i]);
          g_autofree char *name = g_strdup_printf ("setting-%u", i);

          g_assert_true (leads_setting_store_set (settings, name, "1", NULL, NULL));
        }
      for (guint i = 0; i < 4; i++)
        g_assert_finalize_object (databases[i]);
      g_assert_cmpint (query_file (path, "SELECT count(*) FROM setting"), ==, 4);
      remove_directory (directory);
    }
}

typedef struct
{
  Desk *desk;
  gboolean fail_outer;
  gboolean fail_inner;
  guint n_calls;
} Nested;

static gboolean
inner (LeadsTransaction *transaction, gpointer data, GError **error)
{
  Nested *nested = data;

  nested->n_calls++;
  leads_setting_store_set (nested->desk->settings, "inner", "1", NULL, error);
  if (!nested->fail_inner)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "inner");
  return FALSE;
}

static gboolean
outer (LeadsTransaction *transaction, gpointer data, GError **error)
{
  Nested *nested = data;
  g_autofree char *seen = NULL;

  g_assert_true (leads_setting_store_set (nested->desk->settings, "outer", "1", NULL, error));
  g_assert_cmpint (leads_database_write (nested->desk->database, inner, nested, NULL, NULL), ==, !nested->fail_inner);
  /* A read inside sees what was written so far. */
  seen = leads_setting_store_get (nested->desk->settings, "inner", NULL, NULL);
  g_assert_cmpint (seen != NULL, ==, !nested->fail_inner);
  if (!nested->fail_outer)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "outer");
  return FALSE;
}

static void
test_nested (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  Nested nested = { .desk = desk };
  g_autofree char *value = NULL;

  nested.fail_inner = TRUE;
  nested.fail_outer = TRUE;
  g_assert_false (leads_database_write (desk->database, outer, &nested, NULL, NULL));
  nested.fail_inner = FALSE;
  g_assert_false (leads_database_write (desk->database, outer, &nested, NULL, NULL));
  g_assert_null (leads_setting_store_get (desk->settings, "outer", NULL, NULL));
  g_assert_null (leads_setting_store_get (desk->settings, "inner", NULL, NULL));

  nested.fail_inner = TRUE;
  nested.fail_outer = FALSE;
  g_assert_true (leads_database_write (desk->database, outer, &nested, NULL, NULL));
  value = leads_setting_store_get (desk->settings, "outer", NULL, NULL);
  g_assert_cmpstr (value, ==, "1");
  g_assert_null (leads_setting_store_get (desk->settings, "inner", NULL, NULL));
  nested.fail_inner = FALSE;
  g_assert_true (leads_database_write (desk->database, outer, &nested, NULL, NULL));
  g_clear_pointer (&value, g_free);
  value = leads_setting_store_get (desk->settings, "inner", NULL, NULL);
  g_assert_cmpstr (value, ==, "1");
  desk_free (desk);
}

typedef struct
{
  LeadsDatabase *database;
  int at_work;
  int gate;
} Blocked;

static gboolean
wait_for_gate (LeadsTransaction *transaction, gpointer data, GError **error)
{
  Blocked *blocked = data;

  g_atomic_int_set (&blocked->at_work, 1);
  while (!g_atomic_int_get (&blocked->gate))
    g_usleep (1000);
  return TRUE;
}

static gboolean
never_begin (LeadsTransaction *transaction, gpointer data, GError **error)
{
  g_assert_not_reached ();
}

static gpointer
write_blocked (gpointer data)
{
  Blocked *blocked = data;

  return GINT_TO_POINTER (leads_database_write (blocked->database, wait_for_gate, blocked, NULL, NULL));
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

/* A write that waits its turn can be taken back; the one at work is not disturbed. */
static void
test_cancel_queued (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Blocked blocked = { desk->database, 0, 0 };
  GThread *first = g_thread_new ("first", write_blocked, &blocked);
  GThread *canceller;
  g_autoptr (GError) error = NULL;

  while (!g_atomic_int_get (&blocked.at_work))
    g_usleep (1000);
  canceller = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (leads_database_write (desk->database, never_begin, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_atomic_int_set (&blocked.gate, 1);
  g_assert_true (GPOINTER_TO_INT (g_thread_join (first)));
  g_thread_join (canceller);
  desk_free (desk);
}

/* Another program that keeps the file to itself: BUSY, after which all goes on. */
static void
test_busy (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;
  GThread *canceller;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  canceller = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (leads_setting_store_set (desk->settings, "a", "1", cancellable, &error));
  g_assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
                 g_error_matches (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_BUSY));
  g_clear_error (&error);
  g_thread_join (canceller);
  if (g_test_thorough ())
    {
      g_assert_false (leads_setting_store_set (desk->settings, "a", "1", NULL, &error));
      g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_BUSY);
    }
  /* Readers are not kept waiting. */
  g_assert_null (leads_setting_store_get (desk->settings, "a", NULL, NULL));
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  g_assert_true (leads_setting_store_set (desk->settings, "a", "1", NULL, NULL));
  desk_free (desk);
}

static void
on_changed (LeadsDatabase *database, guint what, gpointer data)
{
  *(guint *) data |= what;
}

static void
wait_until (const guint *value, guint wanted, guint max_ms)
{
  gint64 end = g_get_monotonic_time () + max_ms * G_TIME_SPAN_MILLISECOND;

  while ((*value & wanted) != wanted && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

static void
test_changed (gconstpointer flags)
{
  Desk *desk = desk_new (NULL, GPOINTER_TO_UINT (flags));
  Desk *other = desk_new (g_strdup (desk->directory), GPOINTER_TO_UINT (flags));
  guint told = 0;
  guint told_other = 0;
  g_autofree char *value = NULL;

  wait_until (&told, 0, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (desk->database, "changed", G_CALLBACK (on_changed), &told);
  g_signal_connect (other->database, "changed", G_CALLBACK (on_changed), &told_other);

  /* One's own change is told as what it is; what was rolled back or changed nothing is not told. */
  desk_add_profile (desk, "Second");
  wait_until (&told, LEADS_CHANGED_PROFILES, 5000);
  g_assert_cmpuint (told & (LEADS_CHANGED_PROFILES | LEADS_CHANGED_NUMBERS), ==, LEADS_CHANGED_PROFILES);
  told = 0;

  /* Another's is told while watching. */
  leads_database_watch (other->database, TRUE);
  g_assert_true (leads_setting_store_set (desk->settings, "a", "1", NULL, NULL));
  wait_until (&told_other, LEADS_CHANGED_ALL, 5000);
  g_assert_cmpuint (told_other, ==, LEADS_CHANGED_ALL);
  value = leads_setting_store_get (other->settings, "a", NULL, NULL);
  g_assert_cmpstr (value, ==, "1");
  leads_database_watch (other->database, FALSE);
  desk_close (other);
  desk_free (desk);
}

/* Without a sign from the file monitor the look every half second still finds it: within a second. */
static void
test_changed_by_another_program (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  guint told = 0;

  g_signal_connect (desk->database, "changed", G_CALLBACK (on_changed), &told);
  leads_database_watch (desk->database, TRUE);
  wait_until (&told, LEADS_CHANGED_ALL, 700);
  told = 0;
  change_file (path, "UPDATE provider SET name = 'Acme'");
  wait_until (&told, LEADS_CHANGED_ALL, 5000);
  g_assert_cmpuint (told, ==, LEADS_CHANGED_ALL);
  desk_free (desk);
}

static void
test_actor (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *actor = leads_database_dup_actor (desk->database);
  g_autoptr (GPtrArray) events = NULL;

  g_assert_cmpstr (actor, !=, "");
  leads_database_set_actor (desk->database, "Ada Operator");
  g_assert_true (leads_setting_store_set (desk->settings, "a", "1", NULL, NULL));
  events = leads_event_store_list (desk->events, 0, 1, NULL, NULL);
  g_assert_cmpstr (leads_event_get_by (g_ptr_array_index (events, 0)), ==, "Ada Operator");
  desk_free (desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/database/new", test_new);
  g_test_add_func ("/database/strict-umask", test_strict_umask);
  g_test_add_func ("/database/empty-file", test_empty_file);
  g_test_add_func ("/database/not-ours", test_not_ours);
  g_test_add_func ("/database/newer", test_newer);
  g_test_add_func ("/database/damaged", test_damaged);
  g_test_add_func ("/database/damaged-within", test_damaged_within);
  g_test_add_func ("/database/orphaned-journal", test_orphaned_journal);
  g_test_add_func ("/database/second-name", test_second_name);
  g_test_add_func ("/database/location", test_location);
  g_test_add_func ("/database/no-write-access", test_no_write_access);
  g_test_add_func ("/database/opened-at-once", test_opened_at_once);
  g_test_add_func ("/database/nested", test_nested);
  g_test_add_func ("/database/cancel-queued", test_cancel_queued);
  g_test_add_func ("/database/busy", test_busy);
  g_test_add_data_func ("/database/changed/log", GUINT_TO_POINTER (LEADS_DATABASE_DEFAULT), test_changed);
  g_test_add_data_func ("/database/changed/rollback-journal", GUINT_TO_POINTER (LEADS_DATABASE_ROLLBACK_JOURNAL),
                        test_changed);
  g_test_add_func ("/database/changed/another-program", test_changed_by_another_program);
  g_test_add_func ("/database/actor", test_actor);
  return g_test_run ();
}
