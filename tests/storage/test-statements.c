/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "leads-handle-private.h"
#include "leads-statements-private.h"

/*
 * Every statement of every store can be prepared, has its parameters $1, $2 … without
 * gaps, and those over numbers use an index.
 */

static const struct
{
  const char *name;
  const char *const *statements;
} stores[] = {
  { "channel", leads_channel_statements },
  { "connection", leads_connection_statements },
  { "customer", leads_customer_statements },
  { "event", leads_event_statements },
  { "lead", leads_lead_statements },
  { "number", leads_number_statements },
  { "number-count", leads_number_count_statements },
  { "number-cursor", leads_number_cursor_statements },
  { "number-existing", leads_number_existing_statements },
  { "number-index", leads_number_index_statements },
  { "number-scope", leads_number_scope_statements },
  { "number-stream", leads_number_stream_statements },
  { "profile", leads_profile_statements },
  { "setting", leads_setting_statements },
  { "upload", leads_upload_statements },
  { "upload-insert", leads_upload_insert_statements },
  { "upload-insert-lines", leads_upload_insert_lines_statements },
  { "upload-lines", leads_upload_lines_statements },
  { "upload-redo", leads_upload_redo_statements },
  { "upload-unmatched", leads_upload_unmatched_statements },
  { "upload-undo", leads_upload_undo_statements },
  { "words", leads_words_statements },
};

static void
check_parameters (sqlite3_stmt *statement)
{
  int n = sqlite3_bind_parameter_count (statement);

  for (int i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("$%d", i);

      g_assert_cmpint (sqlite3_bind_parameter_index (statement, name), >, 0);
    }
}

static void
test_prepare (gconstpointer data)
{
  const char *const *statements = data;
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  LeadsHandle *handle = leads_handle_open (path, LEADS_HANDLE_WRITER, NULL);

  g_assert_nonnull (handle);
  g_assert_nonnull (statements[0]);
  for (guint i = 0; statements[i] != NULL; i++)
    {
      sqlite3_stmt *statement = NULL;
      const char *tail = NULL;
      int rc = sqlite3_prepare_v2 (handle->sqlite, statements[i], -1, &statement, &tail);

      if (rc != SQLITE_OK)
        g_test_message ("%s: %s", statements[i], sqlite3_errmsg (handle->sqlite));
      g_assert_cmpint (rc, ==, SQLITE_OK);
      g_assert_cmpstr (tail, ==, "");
      check_parameters (statement);
      sqlite3_finalize (statement);
    }
  leads_handle_close (handle);
  desk_free (desk);
}

/* With many numbers a statement that scans a table, or sorts, is a mistake. */
static void
check_plan (LeadsHandle *handle, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle->sqlite, explain, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *detail = (const char *) sqlite3_column_text (statement, 3);
      gboolean good = !g_str_has_prefix (detail, "SCAN number") && !g_str_has_prefix (detail, "USE TEMP B-TREE") &&
                      !g_str_has_prefix (detail, "SCAN upload_line");

      if (!good)
        g_test_message ("%s: %s", sql, detail);
      g_assert_true (good);
      /* A number's upload is found by the index on uploads, not by going through its span of numbers. */
      if (g_strstr_len (sql, -1, "FROM number WHERE upload = $1") != NULL)
        g_assert_nonnull (g_strstr_len (detail, -1, "number_by_upload (upload=?"));
    }
  sqlite3_finalize (statement);
}

static void
test_plans (void)
{
  static const char *const *const lists[] = {
    leads_number_statements,       leads_number_count_statements, leads_number_existing_statements,
    leads_number_index_statements, leads_number_scope_statements, leads_number_stream_statements,
    leads_upload_lines_statements,
  };
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  LeadsHandle *handle = leads_handle_open (path, LEADS_HANDLE_WRITER, NULL);

  g_assert_nonnull (handle);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i][j] != NULL; j++)
      check_plan (handle, lists[i][j]);
  leads_handle_close (handle);
  desk_free (desk);
}

/* The ledger can be added to and nothing else. */
static void
test_ledger_stays (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  LeadsHandle *handle = leads_handle_open (path, LEADS_HANDLE_WRITER, NULL);

  g_assert_false (leads_handle_exec (handle, "DELETE FROM event", NULL));
  g_assert_false (leads_handle_exec (handle, "UPDATE event SET by = 'Nobody'", NULL));
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM event"), >, 0);
  leads_handle_close (handle);
  desk_free (desk);
}

/* A reading connection cannot write. */
static void
test_readers_only_read (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  LeadsHandle *handle = leads_handle_open (path, LEADS_HANDLE_READER, NULL);

  g_assert_false (leads_handle_exec (handle, "INSERT INTO setting VALUES ('a', 'b')", NULL));
  leads_handle_close (handle);
  desk_free (desk);
}

/* LEADS_DEBUG=sql shows statements as they are written, never a value. */
static void
test_trace (void)
{
  const gint64 number = 12127881500;

  if (g_test_subprocess ())
    {
      Desk *desk;

      g_setenv ("LEADS_DEBUG", "sql", TRUE);
      desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
      g_assert_cmpint (desk_upload (desk, &number, 1, NULL), ==, 1);
      g_object_unref (leads_number_store_get (desk->numbers, number, NULL, NULL));
      desk_free (desk);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*sql: INSERT OR ROLLBACK INTO number *");
  g_test_trap_assert_stderr ("*sql: SELECT upload, state, until, cac FROM number WHERE e164 = $1*");
  g_test_trap_assert_stderr_unmatched ("*12127881500*");
  g_test_trap_assert_stderr_unmatched ("*Contoso*");
}

static void
test_settings (void)
{
  static const struct
  {
    const char *pragma;
    gint64 value;
  } wanted[] = {
    { "PRAGMA foreign_keys", 1 },   { "PRAGMA synchronous", 3 },     { "PRAGMA secure_delete", 1 },
    { "PRAGMA trusted_schema", 0 }, { "PRAGMA cell_size_check", 1 }, { "PRAGMA temp_store", 2 },
  };
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  LeadsHandle *handle = leads_handle_open (path, LEADS_HANDLE_WRITER, NULL);
  g_autofree char *journal = leads_handle_query_text (handle, "PRAGMA journal_mode", NULL);
  int defensive = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      gint64 value = -1;

      g_assert_true (leads_handle_query_int (handle, wanted[i].pragma, &value, NULL));
      g_assert_cmpint (value, ==, wanted[i].value);
    }
  g_assert_cmpstr (journal, ==, "wal");
  sqlite3_db_config (handle->sqlite, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  g_assert_cmpint (defensive, ==, 1);
  leads_handle_close (handle);
  desk_free (desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autofree char *path = g_strconcat ("/statements/prepare/", stores[i].name, NULL);

      g_test_add_data_func (path, stores[i].statements, test_prepare);
    }
  g_test_add_func ("/statements/plans", test_plans);
  g_test_add_func ("/statements/ledger-stays", test_ledger_stays);
  g_test_add_func ("/statements/readers-only-read", test_readers_only_read);
  g_test_add_func ("/statements/settings", test_settings);
  g_test_add_func ("/statements/trace", test_trace);
  return g_test_run ();
}
