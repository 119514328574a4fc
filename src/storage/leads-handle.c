/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-handle-private.h"

#include "leads-statement-private.h"
#include "leads-storage-error-private.h"

/*
 * One connection to SQLite. Invariant: every connection has the same
 * defensive settings, and a cancel reaches only the statement of the job that
 * was cancelled (a progress handler, never sqlite3_interrupt(), which would hit
 * the next statement too).
 */

/* Steps of SQLite's machine between two looks at the cancellable: some 50 microseconds. */
#define PROGRESS_STEPS 2000

/* 16 MiB of pages for bulk work, which goes through keys in their order, 8 MiB for a reader (negative: KiB). */
#define WRITER_CACHE "-16384"
#define READER_CACHE "-8192"

static int
on_progress (void *data)
{
  LeadsHandle *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static int
on_busy (void *data, int n_calls)
{
  static const guint delays_ms[] = { 1, 2, 5, 10, 15, 20, 25, 50 };
  LeadsHandle *self = data;
  guint last = G_N_ELEMENTS (delays_ms) - 1;
  guint waited_ms = 0;

  if (on_progress (self))
    return 0;
  for (guint i = 0; i < (guint) n_calls && waited_ms < LEADS_HANDLE_BUSY_MS; i++)
    waited_ms += delays_ms[MIN (i, last)];
  if (waited_ms >= LEADS_HANDLE_BUSY_MS)
    return 0;
  g_usleep (delays_ms[MIN ((guint) n_calls, last)] * 1000);
  return 1;
}

/* LEADS_DEBUG=sql: the statement as written, never with its values. */
static int
on_trace (unsigned type, void *data, void *statement, void *text)
{
  const char *sql = sqlite3_sql (statement);

  g_printerr ("sql: %s\n", sql != NULL ? sql : "(internal)");
  return 0;
}

static gboolean
wants_trace (void)
{
  const GDebugKey keys[] = { { "sql", 1 } };

  return g_parse_debug_string (g_getenv ("LEADS_DEBUG"), keys, G_N_ELEMENTS (keys)) != 0;
}

static gboolean
configure (LeadsHandle *self, LeadsHandleRole role, GError **error)
{
  sqlite3 *sqlite = self->sqlite;
  int rc;

  sqlite3_extended_result_codes (sqlite, 1);
  sqlite3_db_config (sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_busy_handler (sqlite, on_busy, self);
  sqlite3_progress_handler (sqlite, PROGRESS_STEPS, on_progress, self);
  /* Checkpoints are steps of their own, after the caller has its answer. */
  sqlite3_wal_autocheckpoint (sqlite, 0);
  if (wants_trace ())
    sqlite3_trace_v2 (sqlite, SQLITE_TRACE_STMT, on_trace, NULL);

  if (!leads_handle_exec (self,
                          "PRAGMA temp_store = MEMORY;"
                          "PRAGMA secure_delete = ON;"
                          /* With a rollback journal FULL leaves the end of the journal to the system: it could come back. */
                          "PRAGMA synchronous = EXTRA;",
                          error))
    return FALSE;
  self->span_table = leads_span_table_register (sqlite);
  if (self->span_table == NULL)
    return leads_storage_error_set_sqlite (error, sqlite, SQLITE_NOMEM);
  /* Prepared now: it is wanted when there is no memory. */
  rc = sqlite3_prepare_v3 (sqlite, "ROLLBACK", -1, SQLITE_PREPARE_PERSISTENT, &self->rollback, NULL);
  if (rc != SQLITE_OK)
    return leads_storage_error_set_sqlite (error, sqlite, rc);
  switch (role)
    {
    case LEADS_HANDLE_WRITER:
      self->source_table = leads_source_table_register (sqlite);
      self->refused_table = leads_refused_table_register (sqlite);
      if (self->source_table == NULL || self->refused_table == NULL)
        return leads_storage_error_set_sqlite (error, sqlite, SQLITE_NOMEM);
      return leads_handle_exec (self, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA cache_size = " WRITER_CACHE,
                                error);
    case LEADS_HANDLE_READER:
      /* What is wrong with a page a reader finds when it comes to it, and cannot spread: the cells are not gone through. */
      return leads_handle_exec (self, "PRAGMA query_only = ON; PRAGMA cache_size = " READER_CACHE, error);
    case LEADS_HANDLE_MIGRATION:
      /* Tables may be rebuilt; foreign keys are checked as a whole before the commit. */
      return leads_handle_exec (self, "PRAGMA foreign_keys = OFF; PRAGMA cell_size_check = ON", error);
    default:
      g_assert_not_reached ();
    }
}

gboolean
leads_handle_set_checking (LeadsHandle *self, gboolean checking, GError **error)
{
  if (self->unchecked == !checking)
    return TRUE;
  self->unchecked = TRUE;
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_ENABLE_FKEY, (int) checking, NULL);
  if (!leads_handle_exec (self, checking ? "PRAGMA ignore_check_constraints = OFF; PRAGMA cell_size_check = ON"
                                   : "PRAGMA ignore_check_constraints = ON; PRAGMA cell_size_check = OFF",
                          error))
    return FALSE;
  self->unchecked = !checking;
  return TRUE;
}

gboolean
leads_handle_roll_back (LeadsHandle *self, GError **error)
{
  int rc;

  if (!leads_handle_in_transaction (self))
    return TRUE;
  rc = sqlite3_step (self->rollback);
  sqlite3_reset (self->rollback);
  if (!leads_handle_in_transaction (self))
    return TRUE;
  return leads_storage_error_set_sqlite (error, self->sqlite, rc);
}

LeadsHandle *
leads_handle_open (const char *path, LeadsHandleRole role, GError **error)
{
  g_autoptr (LeadsHandle) self = g_new0 (LeadsHandle, 1);
  int rc;

  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) leads_statement_free);
  rc = sqlite3_open_v2 (path, &self->sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc != SQLITE_OK)
    {
      leads_storage_error_set_sqlite (error, self->sqlite, rc);
      return NULL;
    }
  if (!configure (self, role, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
leads_handle_close (LeadsHandle *self)
{
  if (self == NULL)
    return;
  self->cancellable = NULL;
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_finalize (self->rollback);
  if (sqlite3_close (self->sqlite) != SQLITE_OK)
    g_critical ("A statement outlives its connection");
  g_free (self);
}

gboolean
leads_handle_exec (LeadsHandle *self, const char *sql, GError **error)
{
  int rc = sqlite3_exec (self->sqlite, sql, NULL, NULL, NULL);

  if (rc != SQLITE_OK)
    return leads_storage_error_set_sqlite (error, self->sqlite, rc);
  return TRUE;
}

static sqlite3_stmt *
query_row (LeadsHandle *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    return statement;
  leads_storage_error_set_sqlite (error, self->sqlite, rc == SQLITE_DONE ? SQLITE_ERROR : rc);
  sqlite3_finalize (statement);
  return NULL;
}

gboolean
leads_handle_query_int (LeadsHandle *self, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = query_row (self, sql, error);

  if (statement == NULL)
    return FALSE;
  *value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return TRUE;
}

char *
leads_handle_query_text (LeadsHandle *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = query_row (self, sql, error);
  char *text;

  if (statement == NULL)
    return NULL;
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text != NULL ? text : g_strdup ("");
}

gboolean
leads_handle_in_transaction (LeadsHandle *self)
{
  return !sqlite3_get_autocommit (self->sqlite);
}
