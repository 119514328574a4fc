/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-migration-private.h"

#include "leads-database-file-private.h"
#include "leads-sql-resources.h"
#include "leads-storage-error-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/*
 * From an older schema to ours. Invariant: `user_version` is the number of
 * migrations that were applied, and changes in the same transaction as the schema.
 */

/* Of one second; more would be a mistake. */
#define MOST_COPIES 100

#define SQL_FOLDER "/io/github/customer_leads/CustomerLeads/sql/sqlite/"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
leads_migrations_load (void)
{
  GResource *resource = leads_sql_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, SQL_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *migrations = g_ptr_array_new_with_free_func (g_free);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SQL_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      g_assert (g_ascii_strtoull (names[i], NULL, 10) == i + 1);
      g_ptr_array_add (migrations, g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
    }
  return migrations;
}

static gboolean
check_references (LeadsHandle *handle, GError **error)
{
  gint64 n_broken;

  if (!leads_handle_query_int (handle, "SELECT count(*) FROM pragma_foreign_key_check", &n_broken, error))
    return FALSE;
  if (n_broken == 0)
    return TRUE;
  g_set_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_DAMAGED,
               "%" G_GINT64_FORMAT " rows refer to rows that are not there", n_broken);
  return FALSE;
}

/* Inside a transaction: one step up from the version as it is now. */
static gboolean
step_up (LeadsHandle *handle, GPtrArray *migrations, gint64 *version, GError **error)
{
  g_autofree char *set_version = NULL;

  if (!leads_handle_query_int (handle, "PRAGMA user_version", version, error))
    return FALSE;
  if (*version >= migrations->len)
    return TRUE;
  set_version = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, *version + 1);
  if (!leads_handle_exec (handle, g_ptr_array_index (migrations, *version), error) ||
      !check_references (handle, error) || !leads_handle_exec (handle, set_version, error))
    return FALSE;
  (*version)++;
  return TRUE;
}

gboolean
leads_migrations_apply (LeadsHandle *handle, GPtrArray *migrations, GCancellable *cancellable, GError **error)
{
  gint64 version = -1;

  while (version < migrations->len)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !leads_handle_exec (handle, "BEGIN IMMEDIATE", error))
        return FALSE;
      if (!step_up (handle, migrations, &version, error) || !leads_handle_exec (handle, "COMMIT", error))
        {
          if (leads_handle_in_transaction (handle))
            leads_handle_exec (handle, "ROLLBACK", NULL);
          return FALSE;
        }
    }
  if (version > migrations->len)
    {
      g_set_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NEWER, "version %" G_GINT64_FORMAT, version);
      return FALSE;
    }
  return TRUE;
}

static gboolean
vacuum_into (LeadsHandle *handle, const char *copy, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (handle->sqlite, "VACUUM INTO $1", -1, &statement, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text (statement, sqlite3_bind_parameter_index (statement, "$1"), copy, -1, SQLITE_STATIC);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (statement);
  sqlite3_finalize (statement);
  if (rc != SQLITE_DONE)
    return leads_storage_error_set_sqlite (error, handle->sqlite, rc);
  return TRUE;
}

/* VACUUM INTO leaves writing to the disk to the system. */
static gboolean
sync_path (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int code = errno;

  if (fd >= 0)
    g_close (fd, NULL);
  return synced || leads_storage_error_set_errno (error, code, "copy");
}

/* Gives a whole copy a name that was free. Some file systems have no links. */
static char *
name_copy (const char *draft, const char *path, gint64 version, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".db"));

  for (guint i = 0; i < MOST_COPIES; i++)
    {
      g_autofree char *suffix = i > 0 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *copy = g_strdup_printf ("%s-%s-v%" G_GINT64_FORMAT "%s.db", stem, when, version, suffix);

      if (link (draft, copy) == 0)
        {
          g_unlink (draft);
          return g_steal_pointer (&copy);
        }
      if (errno == EEXIST || g_file_test (copy, G_FILE_TEST_EXISTS))
        continue;
      if (g_rename (draft, copy) == 0)
        return g_steal_pointer (&copy);
      break;
    }
  leads_storage_error_set_errno (error, errno, "copy");
  return NULL;
}

static void
remove_draft (const char *draft)
{
  g_autofree char *journal = g_strconcat (draft, "-journal", NULL);

  g_unlink (draft);
  g_unlink (journal);
}

char *
leads_migrations_copy (LeadsHandle *handle, const char *path, gint64 version, GError **error)
{
  g_autofree char *draft = g_strconcat (path, LEADS_DRAFT_MARK "XXXXXX", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *copy = NULL;
  int fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      leads_storage_error_set_errno (error, errno, "copy");
      return NULL;
    }
  fchmod (fd, 0600);
  g_close (fd, NULL);
  if (vacuum_into (handle, draft, error) && sync_path (draft, error))
    copy = name_copy (draft, path, version, error);
  if (copy == NULL)
    remove_draft (draft);
  else if (!sync_path (folder, error))
    {
      g_unlink (copy);
      return NULL;
    }
  return g_steal_pointer (&copy);
}
