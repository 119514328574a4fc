/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-database-file-private.h"

#include "leads-database-judge-private.h"
#include "leads-migration-private.h"
#include "leads-storage-error-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * The file before it is opened for work. Invariants: under its final name the
 * file is always whole (a new one is made under another name and linked into
 * place), and a file that is not ours, newer or damaged is not written to. The
 * database file itself is opened through SQLite only: closing another
 * descriptor of it would drop the locks of every connection in the process.
 */

/*
 * Of a new file. Bulk inserts and long lists go through keys in their order: four times fewer pages than with SQLite’s
 * own 4 KiB took a tenth off the time of an upload, and larger ones nothing more.
 */
#define PAGE_BYTES "16384"

static gboolean
ensure_directory (const char *directory, GError **error)
{
  struct stat info;

  if (g_stat (directory, &info) != 0)
    {
      if (g_mkdir_with_parents (directory, 0700) != 0)
        return leads_storage_error_set_errno (error, errno, "data directory");
      if (g_chmod (directory, 0700) != 0)
        return leads_storage_error_set_errno (error, errno, "data directory");
      return TRUE;
    }
  if (!S_ISDIR (info.st_mode))
    return leads_storage_error_set_errno (error, ENOTDIR, "data directory");
  return TRUE;
}

/* An empty directory of our own that becomes a data directory is closed to others; one in use is left alone. */
static void
close_empty_directory (const char *directory)
{
  struct stat info;
  g_autoptr (GDir) listing = g_dir_open (directory, 0, NULL);

  if (listing != NULL && g_dir_read_name (listing) == NULL && g_stat (directory, &info) == 0 &&
      info.st_uid == geteuid () && (info.st_mode & S_ISVTX) == 0)
    g_chmod (directory, 0700);
}

static gboolean
is_remote (const char *directory)
{
  g_autoptr (GFile) file = g_file_new_for_path (directory);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

gboolean
leads_database_file_set_journal (LeadsHandle *handle, gboolean rollback, GError **error)
{
  g_autofree char *mode =
      leads_handle_query_text (handle, rollback ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL", error);

  if (mode == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (mode, "delete") == 0 || (!rollback && g_ascii_strcasecmp (mode, "wal") == 0))
    return rollback || leads_handle_exec (handle, "PRAGMA journal_size_limit = 16777216", error);
  g_set_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_LOCATION, "journal mode %s", mode);
  return FALSE;
}

/* What is left of a journal belongs to a file that is gone: a new file under its name would be spoilt by it. */
static gboolean
has_orphaned_journal (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *journal = g_strconcat (path, suffixes[i], NULL);
      struct stat info;

      if (g_stat (journal, &info) == 0 && info.st_size > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
fill_new (const char *path, GPtrArray *migrations, gboolean rollback, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsHandle) handle = leads_handle_open (path, LEADS_HANDLE_MIGRATION, error);
  g_autofree char *mark = g_strdup_printf ("PRAGMA page_size = " PAGE_BYTES "; PRAGMA application_id = %d", LEADS_APPLICATION_ID);

  return handle != NULL && leads_handle_exec (handle, mark, error) &&
         leads_migrations_apply (handle, migrations, cancellable, error) &&
         leads_database_file_set_journal (handle, rollback, error);
}

/* Drafts of programs that were killed; the lock says that nobody works on one now. */
static void
remove_drafts (const char *directory)
{
  g_autoptr (GDir) listing = g_dir_open (directory, 0, NULL);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    if (g_str_has_prefix (name, LEADS_DATABASE_FILE_NAME LEADS_DRAFT_MARK))
      {
        g_autofree char *draft = g_build_filename (directory, name, NULL);

        g_unlink (draft);
      }
}

/* Link, not rename: it does not replace a file that came meanwhile. Some file systems have no links. */
static gboolean
put_in_place (const char *from, const char *path, gboolean replace_empty, GError **error)
{
  if (replace_empty)
    return g_rename (from, path) == 0 || leads_storage_error_set_errno (error, errno, "database file");
  if (link (from, path) == 0)
    {
      g_unlink (from);
      return TRUE;
    }
  if (errno == EEXIST)
    {
      g_unlink (from);
      return TRUE;
    }
  return g_rename (from, path) == 0 || leads_storage_error_set_errno (error, errno, "database file");
}

static gboolean
make_new (const char *path,
          gboolean replace_empty,
          GPtrArray *migrations,
          gboolean rollback,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *draft = g_strconcat (path, LEADS_DRAFT_MARK "XXXXXX", NULL);
  int fd;

  if (has_orphaned_journal (path))
    {
      g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_DAMAGED,
                           "the database file is missing but its journal is there");
      return FALSE;
    }
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return leads_storage_error_set_errno (error, errno, "database file");
  fchmod (fd, 0600);
  g_close (fd, NULL);
  if (fill_new (draft, migrations, rollback, cancellable, error) && put_in_place (draft, path, replace_empty, error))
    return TRUE;
  g_unlink (draft);
  return FALSE;
}

static gboolean
migrate (const char *path, gint64 version, GPtrArray *migrations, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsHandle) handle = leads_handle_open (path, LEADS_HANDLE_MIGRATION, error);
  g_autofree char *copy = handle != NULL ? leads_migrations_copy (handle, path, version, error) : NULL;
  gint64 reached;

  if (copy == NULL)
    return FALSE;
  if (leads_migrations_apply (handle, migrations, cancellable, error))
    return TRUE;
  /* Nothing was changed: the copy is of what is still there, and another is made the next time. */
  if (leads_handle_query_int (handle, "PRAGMA user_version", &reached, NULL) && reached == version)
    g_unlink (copy);
  return FALSE;
}

static gboolean
close_to_others (const char *path, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      struct stat info;

      if (g_stat (name, &info) == 0 && (info.st_mode & 0077) != 0 && g_chmod (name, 0600) != 0)
        return leads_storage_error_set_errno (error, errno, "database file");
    }
  return TRUE;
}

static gboolean
prepare_file (const char *directory,
              const char *path,
              gboolean locked,
              LeadsDatabaseFlags flags,
              GPtrArray *migrations,
              gboolean rollback,
              GCancellable *cancellable,
              GError **error)
{
  struct stat info;
  gboolean there = g_stat (path, &info) == 0;
  gint64 version;

  if (!there && g_lstat (path, &info) == 0)
    {
      g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_LINK, "a link to nothing");
      return FALSE;
    }
  if (there && !S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_OURS, "not a file");
      return FALSE;
    }
  if (!there || info.st_size == 0)
    {
      if (flags & LEADS_DATABASE_MUST_EXIST)
        {
          g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND, "no database");
          return FALSE;
        }
      if (!there)
        close_empty_directory (directory);
      if (!make_new (path, there, migrations, rollback, cancellable, error))
        return FALSE;
    }
  if (!leads_database_judge (path, directory, migrations->len, &version, error) || !close_to_others (path, error))
    return FALSE;
  /* Also one that was linked into place but not yet unlinked: a second name of the file itself. */
  if (locked)
    remove_drafts (directory);
  return version == migrations->len || migrate (path, version, migrations, cancellable, error);
}

char *
leads_database_file_prepare (const char *directory,
                             LeadsDatabaseFlags flags,
                             GPtrArray *migrations,
                             gboolean *rollback,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autofree char *path = g_build_filename (directory, LEADS_DATABASE_FILE_NAME, NULL);
  gboolean prepared;
  gboolean locked;
  int lock;

  if ((flags & LEADS_DATABASE_MUST_EXIST) != 0 && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND, "no database");
      return NULL;
    }
  if (!ensure_directory (directory, error))
    return NULL;
  *rollback = (flags & LEADS_DATABASE_ROLLBACK_JOURNAL) != 0 || is_remote (directory);

  /* Two programs that start at once make one file. Where directories cannot be locked, link() decides. */
  lock = g_open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (lock < 0)
    {
      leads_storage_error_set_errno (error, errno, "data directory");
      return NULL;
    }
  locked = flock (lock, LOCK_EX) == 0;
  prepared = prepare_file (directory, path, locked, flags, migrations, *rollback, cancellable, error);
  if (prepared)
    fsync (lock);
  g_close (lock, NULL);
  return prepared ? g_steal_pointer (&path) : NULL;
}
