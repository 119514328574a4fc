/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-spool.h>
#include "../../src/base/leads-spool-private.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <utime.h>

static guint
count_files (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  guint n_files = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
test_append_and_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsSpool) spool = leads_spool_new (NULL, &error);
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint64));
  const char *first = NULL;
  guint64 size = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (leads_spool_get_size (spool), ==, 0);

  /* Enough to outgrow the buffer and several mappings. */
  for (guint i = 0; i < 200000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u:%0*u", i, (int) (i % 60), i);
      guint64 offset = 0;

      g_assert_true (leads_spool_append (spool, text, strlen (text), &offset, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (offset, ==, size);
      g_array_append_val (offsets, offset);
      size += strlen (text);
      if (i == 10)
        {
          first = leads_spool_read (spool, 0, 3, &error);
          g_assert_cmpmem (first, 3, "0:0", 3);
        }
    }

  g_assert_cmpuint (leads_spool_get_size (spool), ==, size);
  g_assert_cmpmem (first, 3, "0:0", 3);

  for (guint i = 0; i < offsets->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u:%0*u", i, (int) (i % 60), i);
      const char *data = leads_spool_read (spool, g_array_index (offsets, guint64, i), strlen (text), &error);

      g_assert_no_error (error);
      g_assert_cmpmem (data, strlen (text), text, strlen (text));
    }
}

static void
test_big_and_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsSpool) spool = leads_spool_new (NULL, &error);
  const gsize length = 3 * 1024 * 1024 + 1;
  g_autofree char *big = g_malloc (length);
  guint64 offset = 0;

  memset (big, 'x', length);
  g_assert_nonnull (leads_spool_read (spool, 0, 0, &error));
  g_assert_true (leads_spool_append (spool, "abc", 3, NULL, &error));
  g_assert_true (leads_spool_append (spool, big, length, &offset, &error));
  g_assert_cmpuint (offset, ==, 3);
  g_assert_true (leads_spool_append (spool, NULL, 0, &offset, &error));
  g_assert_cmpuint (offset, ==, 3 + length);
  g_assert_true (leads_spool_append (spool, "def", 3, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (leads_spool_read (spool, 0, 3, &error), 3, "abc", 3);
  g_assert_cmpmem (leads_spool_read (spool, 3, length, &error), length, big, length);
  g_assert_cmpmem (leads_spool_read (spool, 3 + length, 3, &error), 3, "def", 3);
  g_assert_nonnull (leads_spool_read (spool, 6 + length, 0, &error));
  g_assert_no_error (error);
}

static void
test_copy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsSpool) spool = leads_spool_new (NULL, &error);
  const gsize length = 3 * 1024 * 1024 + 1;
  g_autofree char *big = g_malloc (length);
  g_autofree char *copy = g_malloc (length);

  memset (big, 'x', length);
  g_assert_no_error (error);
  g_assert_true (leads_spool_copy (spool, 0, NULL, 0, &error));
  g_assert_true (leads_spool_append (spool, "abc", 3, NULL, &error));
  g_assert_true (leads_spool_append (spool, big, length, NULL, &error));
  g_assert_true (leads_spool_append (spool, "def", 3, NULL, &error));
  g_assert_no_error (error);

  /* What was written, what is still buffered, and both at once. */
  g_assert_true (leads_spool_copy (spool, 3, copy, length, &error));
  g_assert_cmpmem (copy, length, big, length);
  g_assert_true (leads_spool_append (spool, "ghi", 3, NULL, &error));
  g_assert_true (leads_spool_copy (spool, 2 + length, copy, 7, &error));
  g_assert_cmpmem (copy, 7, "xdefghi", 7);
  g_assert_true (leads_spool_copy (spool, 9 + length, copy, 0, &error));
  g_assert_no_error (error);
}

static void
test_leaves_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp (NULL, &error);
  g_autofree char *directory = g_build_filename (top, "one", "two", NULL);
  g_autoptr (LeadsSpool) spool = leads_spool_new (directory, &error);
  struct stat status;

  g_assert_no_error (error);
  g_assert_cmpstr (leads_spool_get_directory (spool), ==, directory);
  g_assert_true (leads_spool_append (spool, "secret", 6, NULL, &error));
  g_assert_true (leads_spool_flush (spool, &error));
  g_assert_cmpuint (count_files (directory), ==, 0);
  g_assert_cmpint (g_stat (directory, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
}

static void
test_is_private (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsSpool) spool = leads_spool_new (NULL, &error);
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n_found = 0;

  g_assert_no_error (error);
  if (dir == NULL)
    {
      g_test_skip ("no /proc");
      return;
    }

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (path, NULL);
      struct stat status;

      if (target == NULL || !g_str_has_prefix (target, leads_spool_get_directory (spool)))
        continue;
      if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
        continue;
      g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
      g_assert_cmpuint (status.st_nlink, ==, 0);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_full (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsSpool) spool = leads_spool_new (NULL, &error);
  g_autofree char *block = g_malloc0 (100 * 1024);
  guint n_good = 0;

  leads_spool_set_limit (spool, 1000 * 1024 + 7);
  while (leads_spool_append (spool, block, 100 * 1024, NULL, &error))
    n_good++;

  g_assert_error (error, LEADS_BASE_ERROR, LEADS_BASE_ERROR_SPOOL_FULL);
  g_assert_cmpint (leads_base_error_get_errno (error), ==, ENOSPC);
  g_assert_cmpstr (leads_base_error_get_directory (error), ==, leads_spool_get_directory (spool));
  g_assert_cmpuint (n_good, >=, 10);
  g_clear_error (&error);

  /* It stays failed, even when there is room again: what is missing in between cannot be mended. */
  leads_spool_set_limit (spool, G_MAXINT64);
  g_assert_false (leads_spool_append (spool, "x", 1, NULL, &error));
  g_assert_error (error, LEADS_BASE_ERROR, LEADS_BASE_ERROR_SPOOL_FULL);
  g_clear_error (&error);
  g_assert_false (leads_spool_flush (spool, &error));
  g_assert_error (error, LEADS_BASE_ERROR, LEADS_BASE_ERROR_SPOOL_FULL);
  g_clear_error (&error);

  g_assert_nonnull (leads_spool_read (spool, 0, 100 * 1024, &error));
  g_assert_no_error (error);
}

static void
test_full_at_flush (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsSpool) spool = leads_spool_new (NULL, &error);

  leads_spool_set_limit (spool, 2);
  g_assert_true (leads_spool_append (spool, "abc", 3, NULL, &error));
  g_assert_null (leads_spool_read (spool, 0, 3, &error));
  g_assert_error (error, LEADS_BASE_ERROR, LEADS_BASE_ERROR_SPOOL_FULL);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp (NULL, &error);
  g_autofree char *file = g_build_filename (top, "file", NULL);
  g_autofree char *below = g_build_filename (file, "folder", NULL);

  g_assert_true (g_file_set_contents (file, "", 0, &error));
  g_assert_null (leads_spool_new (below, &error));
  g_assert_error (error, LEADS_BASE_ERROR, LEADS_BASE_ERROR_SPOOL_CREATE);
  g_assert_cmpint (leads_base_error_get_errno (error), ==, ENOTDIR);
  g_assert_cmpstr (leads_base_error_get_directory (error), ==, below);
}

static gpointer
read_in_thread (gpointer data)
{
  LeadsSpool *spool = data;
  guint64 sum = 0;

  for (guint round = 0; round < 2000; round++)
    {
      guint64 n_numbers = leads_spool_get_size (spool) / sizeof (guint64);
      const guint64 *number;

      if (n_numbers == 0)
        continue;
      number = leads_spool_read (spool, (n_numbers - 1) * sizeof (guint64), sizeof (guint64), NULL);
      g_assert_nonnull (number);
      g_assert_cmpuint (*number, ==, n_numbers - 1);
      sum += *number;
    }

  return GSIZE_TO_POINTER ((gsize) sum);
}

static void
test_threads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsSpool) spool = leads_spool_new (NULL, &error);
  GThread *thread = g_thread_new ("reader", read_in_thread, spool);

  for (guint64 i = 0; i < 400000; i++)
    g_assert_true (leads_spool_append (spool, &i, sizeof i, NULL, &error));

  g_thread_join (thread);
  g_assert_no_error (error);
}

/* The pages of this process that a mapping of a nameless file has in memory. */
static gsize
count_resident (void)
{
  g_autofree char *smaps = NULL;
  gboolean ours = FALSE;
  gsize kib = 0;

  if (!g_file_get_contents ("/proc/self/smaps", &smaps, NULL, NULL))
    return 0;
  for (char *line = strtok (smaps, "\n"); line != NULL; line = strtok (NULL, "\n"))
    {
      if (strchr (line, '-') != NULL && strstr (line, " r--s ") != NULL)
        ours = strstr (line, "deleted") != NULL;
      else if (ours && g_str_has_prefix (line, "Rss:"))
        {
          kib += g_ascii_strtoull (line + strlen ("Rss:") + strspn (line + strlen ("Rss:"), " "), NULL, 10);
          ours = FALSE;
        }
    }

  return kib * 1024;
}

/* A file far larger than what may stay in memory is read twice, and bytes that were pointed at before are still there. */
static void
test_reading_takes_little_memory (void)
{
  const gsize n_blocks = 1024;
  guint64 block[4096];
  g_autoptr (LeadsSpool) spool = leads_spool_new (NULL, NULL);
  const guint64 *first = NULL;
  gsize most = 0;

  for (gsize i = 0; i < n_blocks; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (block); j++)
        block[j] = i * G_N_ELEMENTS (block) + j;
      g_assert_true (leads_spool_append (spool, block, sizeof block, NULL, NULL));
    }
  for (gsize i = 0; i < 2 * n_blocks; i++)
    {
      const guint64 *words = leads_spool_read (spool, (i % n_blocks) * sizeof block, sizeof block, NULL);

      if (first == NULL)
        first = words;
      g_assert_cmpuint (words[0], ==, (i % n_blocks) * G_N_ELEMENTS (block));
      g_assert_cmpuint (words[G_N_ELEMENTS (block) - 1], ==, (i % n_blocks + 1) * G_N_ELEMENTS (block) - 1);
      if (i % 64 == 0)
        most = MAX (most, count_resident ());
    }
  g_assert_cmpuint (first[1], ==, 1);
  if (count_resident () == 0)
    g_test_skip ("/proc/self/smaps tells of no mapping");
  else
    g_assert_cmpuint (most, <=, 8 * 1024 * 1024);
  leads_spool_relax (spool);
  g_assert_cmpuint (count_resident (), ==, 0);
  g_assert_cmpuint (first[2], ==, 2);
}

static void
make_old (const char *path, time_t age)
{
  struct utimbuf times = { .actime = time (NULL) - age, .modtime = time (NULL) - age };

  g_assert_true (g_file_set_contents (path, "left", -1, NULL));
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static void
test_sweep (void)
{
  g_autofree char *dir = g_dir_make_tmp ("leads-sweep-XXXXXX", NULL);
  static const struct
  {
    const char *name;
    time_t age;
    gboolean stays;
  } files[] = {
    { "spool-abc123", 7200, FALSE },
    { "spool-abc124", 60, TRUE },
    { "spool-abc1234", 7200, TRUE },
    { "customer-leads.db", 7200, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (dir, files[i].name, NULL);

      make_old (path, files[i].age);
    }
  leads_spool_sweep (dir);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (dir, files[i].name, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == files[i].stays);
      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/spool/append-and-read", test_append_and_read);
  g_test_add_func ("/base/spool/big-and-empty", test_big_and_empty);
  g_test_add_func ("/base/spool/copy", test_copy);
  g_test_add_func ("/base/spool/leaves-nothing", test_leaves_nothing);
  g_test_add_func ("/base/spool/is-private", test_is_private);
  g_test_add_func ("/base/spool/full", test_full);
  g_test_add_func ("/base/spool/full-at-flush", test_full_at_flush);
  g_test_add_func ("/base/spool/no-folder", test_no_folder);
  g_test_add_func ("/base/spool/threads", test_threads);
  g_test_add_func ("/base/spool/sweep", test_sweep);
  g_test_add_func ("/base/spool/reading-takes-little-memory", test_reading_takes_little_memory);

  return g_test_run ();
}
