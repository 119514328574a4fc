/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A program that is killed at any moment of an upload: the upload is wholly there or wholly absent. */

#define N_NUMBERS 60000

/* LEADS_KILLS=200 tries more moments than usual. */
static guint
count_kills (void)
{
  const char *wanted = g_getenv ("LEADS_KILLS");

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 10;
}

/* The child: tells when it begins, uploads, tells when it is done. */
static int
upload_in_child (const char *directory)
{
  Desk *desk = desk_new (g_strdup (directory), LEADS_DATABASE_MUST_EXIST);
  SequenceSource source;
  gint64 id;

  sequence_source_init (&source, 12120000000, 3, N_NUMBERS);
  if (write (STDOUT_FILENO, "b", 1) != 1)
    return 1;
  id = desk_upload_to (desk, desk->lead, desk->connection, &source.source, N_NUMBERS, NULL);
  if (write (STDOUT_FILENO, id != 0 ? "d" : "f", 1) != 1)
    return 1;
  desk_close (desk);
  return 0;
}

/* Kills the child @delay_us after it began; how long it took if it was done before. Whether it said it was done. */
static gboolean
run_and_kill (const char *self, const char *directory, gint64 delay_us, gint64 *took_us)
{
  const char *const argv[] = { self, "--upload-in", directory, NULL };
  g_autoptr (GError) error = NULL;
  GPid child;
  int out;
  char word = 0;
  gint64 begun;
  int status;
  gboolean done;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, NULL, &out, NULL,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (out, &word, 1), ==, 1);
  g_assert_cmpint (word, ==, 'b');
  begun = g_get_monotonic_time ();
  if (delay_us >= 0)
    {
      g_usleep ((gulong) delay_us);
      kill (child, SIGKILL);
    }
  done = read (out, &word, 1) == 1 && word == 'd';
  *took_us = g_get_monotonic_time () - begun;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  close (out);
  return done;
}

static char *program;

static void
test_kill (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autofree char *directory = g_strdup (desk->directory);
  gint64 took_us;
  gint64 ignored;
  guint n_absent = 0;

  desk_close (desk);
  g_assert_true (run_and_kill (program, directory, -1, &took_us));
  for (guint i = 0; i < count_kills (); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *check = NULL;
      gint64 n_numbers;
      gint64 n_uploads;
      gboolean done;

      desk = desk_new (g_strdup (directory), LEADS_DATABASE_MUST_EXIST);
      if (query_file (path, "SELECT count(*) FROM number") > 0)
        {
          g_autoptr (LeadsUpload) last = leads_upload_store_get_last_undoable (desk->uploads, 0, NULL, &error);

          leads_upload_store_undo (desk->uploads, leads_upload_get_id (last), NULL, NULL, NULL, NULL, &error);
          g_assert_no_error (error);
        }
      desk_close (desk);
      n_uploads = query_file (path, "SELECT count(*) FROM upload");

      /* Half of the time near the end, where it commits and closes the store. */
      done = run_and_kill (program, directory,
                           took_us * (i % 2 == 0 ? g_test_rand_int_range (0, 110) : g_test_rand_int_range (70, 200)) / 100,
                           &ignored);
      desk = desk_new (g_strdup (directory), LEADS_DATABASE_MUST_EXIST);
      g_assert_true (leads_database_check (desk->database, NULL, &error));
      desk_close (desk);
      check = check_file (path);
      g_assert_cmpstr (check, ==, "ok");
      n_numbers = query_file (path, "SELECT count(*) FROM number");
      g_assert_true (n_numbers == 0 || n_numbers == N_NUMBERS);
      if (done)
        g_assert_cmpint (n_numbers, ==, N_NUMBERS);
      g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload"), ==, n_uploads + (n_numbers > 0 ? 1 : 0));
      g_assert_cmpint (query_file (path, "SELECT sum(live) FROM upload"), ==, n_numbers);
      n_absent += n_numbers == 0 ? 1 : 0;
    }
  g_test_message ("absent after %u of %u kills", n_absent, count_kills ());
  remove_directory (directory);
}

/* Killed while the store is made: there is none, or a whole one. */
static void
test_kill_new (void)
{
  for (guint i = 0; i < count_kills (); i++)
    {
      g_autofree char *directory = make_directory ();
      const char *const argv[] = { program, "--open", directory, NULL };
      g_autoptr (GError) error = NULL;
      GPid child;
      int status;
      LeadsDatabase *database;
      g_autoptr (GDir) listing = NULL;
      const char *name;

      g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, &error);
      g_assert_no_error (error);
      g_usleep ((gulong) g_test_rand_int_range (2000, 40000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      database = leads_database_open (directory, LEADS_DATABASE_DEFAULT, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (leads_database_check (database, NULL, &error));
      g_assert_finalize_object (database);
      /* What was begun before is gone. */
      listing = g_dir_open (directory, 0, NULL);
      while ((name = g_dir_read_name (listing)) != NULL)
        g_assert_cmpstr (name, ==, LEADS_DATABASE_FILE_NAME);
      remove_directory (directory);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--upload-in") == 0)
    return upload_in_child (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--open") == 0)
    {
      g_autoptr (LeadsDatabase) database = leads_database_open (argv[2], LEADS_DATABASE_DEFAULT, NULL, NULL);

      return database != NULL ? 0 : 1;
    }
  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  g_test_add_func ("/kill/upload", test_kill);
  g_test_add_func ("/kill/new", test_kill_new);
  return g_test_run ();
}
