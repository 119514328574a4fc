/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-database-judge-private.h"

#include "leads-database-file-private.h"
#include "leads-storage-error-private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Is that file ours? Invariant: nothing is written, not even by recovering or
 * emptying a write-ahead log: first the header is read past all locks, and a
 * connection only follows when it bears our mark.
 */

/* The file format's header (sqlite.org/fileformat2.html): 100 bytes. */
#define HEADER_SIZE           100
#define HEADER_MAGIC          "SQLite format 3"
#define HEADER_USER_VERSION   60
#define HEADER_APPLICATION_ID 68

/* Tables without which nothing works. */
static const char *const required_tables[] = {
  "channel",  "connection",    "customer", "event",  "lead",        "number",      "number_history", "profile",
  "provider", "profile_trunk", "setting",  "upload", "upload_file", "upload_line", "upload_reason",
};

static gboolean
refuse (GError **error, LeadsStorageError code, const char *why)
{
  g_set_error_literal (error, LEADS_STORAGE_ERROR, code, why);
  return FALSE;
}

static guint32
get_big_endian (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* Reads the header through SQLite's file layer, which keeps the locks of other connections in this process. */
static gboolean
judge_header (sqlite3 *sqlite, gint64 newest, GError **error)
{
  guint8 header[HEADER_SIZE];
  sqlite3_file *file = NULL;
  int rc = sqlite3_file_control (sqlite, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (rc != SQLITE_OK || file == NULL || file->pMethods == NULL)
    return refuse (error, LEADS_STORAGE_ERROR_FAILED, "no file to look at");
  rc = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  if (rc == SQLITE_IOERR_SHORT_READ || (rc == SQLITE_OK && memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0))
    return refuse (error, LEADS_STORAGE_ERROR_NOT_OURS, "not a database");
  if (rc != SQLITE_OK)
    return leads_storage_error_set_sqlite (error, sqlite, rc);
  if (get_big_endian (header + HEADER_APPLICATION_ID) != LEADS_APPLICATION_ID)
    return refuse (error, LEADS_STORAGE_ERROR_NOT_OURS, "the database of another program");
  if (get_big_endian (header + HEADER_USER_VERSION) > newest)
    return refuse (error, LEADS_STORAGE_ERROR_NEWER, "made by a newer version");
  return TRUE;
}

static gboolean
judge_access (const char *path, const char *directory, gint64 newest, GError **error)
{
  sqlite3 *sqlite = NULL;
  int rc = sqlite3_open_v2 (path, &sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  gboolean good;

  if (rc != SQLITE_OK)
    good = leads_storage_error_set_sqlite (error, sqlite, rc);
  else if (!judge_header (sqlite, newest, error))
    good = FALSE;
  else if (sqlite3_db_readonly (sqlite, "main") != 0)
    good = refuse (error, LEADS_STORAGE_ERROR_READ_ONLY, "the file cannot be written to");
  else if (access (directory, W_OK | X_OK) != 0)
    good = refuse (error, LEADS_STORAGE_ERROR_READ_ONLY, "the directory cannot be written to");
  else
    good = TRUE;
  sqlite3_close (sqlite);
  return good;
}

static GPtrArray *
list_tables (LeadsHandle *handle, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (handle->sqlite, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1, &statement,
                               NULL);

  if (rc == SQLITE_OK)
    while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
      g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  if (rc != SQLITE_DONE)
    {
      leads_storage_error_set_sqlite (error, handle->sqlite, rc);
      return NULL;
    }
  return g_steal_pointer (&tables);
}

/* The first row of @table can be read. */
static gboolean
probe_table (LeadsHandle *handle, const char *table, GError **error)
{
  char *sql = sqlite3_mprintf ("SELECT * FROM \"%w\" LIMIT 1", table);
  gboolean good = leads_handle_exec (handle, sql, error);

  sqlite3_free (sql);
  return good;
}

static gboolean
judge_content (LeadsHandle *handle, gint64 newest, gint64 *version, GError **error)
{
  gint64 mark;
  g_autoptr (GPtrArray) tables = NULL;

  if (!leads_handle_query_int (handle, "PRAGMA application_id", &mark, error) ||
      !leads_handle_query_int (handle, "PRAGMA user_version", version, error))
    return FALSE;
  if (mark != LEADS_APPLICATION_ID)
    return refuse (error, LEADS_STORAGE_ERROR_NOT_OURS, "the database of another program");
  if (*version > newest)
    return refuse (error, LEADS_STORAGE_ERROR_NEWER, "made by a newer version");

  tables = list_tables (handle, error);
  if (tables == NULL)
    return FALSE;
  for (guint i = 0; *version == newest && i < G_N_ELEMENTS (required_tables); i++)
    if (!g_ptr_array_find_with_equal_func (tables, required_tables[i], g_str_equal, NULL))
      return refuse (error, LEADS_STORAGE_ERROR_DAMAGED, "a table is missing");
  for (guint i = 0; i < tables->len; i++)
    if (!probe_table (handle, g_ptr_array_index (tables, i), error))
      return FALSE;
  return TRUE;
}

/* What a crash left in the log: the last connection that closes would write it into the file. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat info;

  return stat (log, &info) == 0 && info.st_size > 0;
}

gboolean
leads_database_judge (const char *path, const char *directory, gint64 newest, gint64 *version, GError **error)
{
  g_autoptr (LeadsHandle) handle = NULL;
  gboolean keep_log = has_log (path);

  if (!judge_access (path, directory, newest, error))
    return FALSE;
  handle = leads_handle_open (path, LEADS_HANDLE_READER, error);
  if (handle == NULL)
    return FALSE;
  sqlite3_db_config (handle->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep_log, NULL);
  return judge_content (handle, newest, version, error);
}
