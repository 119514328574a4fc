/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-statement-private.h"

#include "leads-storage-error-private.h"

/*
 * Prepared statements. Invariant: a statement that is not handed out is reset
 * and holds no values, so nothing stays open between two uses.
 */

/* More parameters than any statement has. */
#define MAX_PARAMETERS 40

struct _LeadsStatement
{
  LeadsHandle *handle;
  sqlite3_stmt *sqlite;
  gboolean kept;
  gboolean handed_out;
  int rc;
  /* Texts of the row that were not UTF-8. */
  GPtrArray *mended;
  /* In SQLite `$1` is a name: where each stands, found once. */
  guint8 index[MAX_PARAMETERS + 1];
};

static LeadsStatement *
prepare (LeadsHandle *handle, const char *sql, GError **error)
{
  g_autofree LeadsStatement *self = g_new0 (LeadsStatement, 1);
  int rc = sqlite3_prepare_v3 (handle->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->sqlite, NULL);

  if (rc != SQLITE_OK)
    {
      leads_storage_error_set_sqlite (error, handle->sqlite, rc);
      return NULL;
    }
  self->handle = handle;
  for (guint i = 1; i <= MAX_PARAMETERS; i++)
    {
      char name[8];

      g_snprintf (name, sizeof name, "$%u", i);
      self->index[i] = (guint8) sqlite3_bind_parameter_index (self->sqlite, name);
    }
  return g_steal_pointer (&self);
}

LeadsStatement *
leads_statement_new (LeadsTransaction *transaction, const char *sql, GError **error)
{
  LeadsHandle *handle = transaction->handle;
  LeadsStatement *self = g_hash_table_lookup (handle->statements, sql);

  if (self == NULL || self->handed_out)
    {
      LeadsStatement *fresh = prepare (handle, sql, error);

      if (fresh == NULL)
        return NULL;
      fresh->kept = self == NULL;
      if (fresh->kept)
        g_hash_table_insert (handle->statements, (gpointer) sql, fresh);
      self = fresh;
    }
  self->handed_out = TRUE;
  return self;
}

void
leads_statement_release (LeadsStatement *self)
{
  if (self == NULL)
    return;
  if (!self->kept)
    {
      leads_statement_free (self);
      return;
    }
  sqlite3_reset (self->sqlite);
  sqlite3_clear_bindings (self->sqlite);
  g_clear_pointer (&self->mended, g_ptr_array_unref);
  self->rc = SQLITE_OK;
  self->handed_out = FALSE;
}

void
leads_statement_free (LeadsStatement *self)
{
  sqlite3_finalize (self->sqlite);
  g_clear_pointer (&self->mended, g_ptr_array_unref);
  g_free (self);
}

static void
bind_list (LeadsStatement *self, const char *format, va_list values)
{
  sqlite3_reset (self->sqlite);
  self->rc = SQLITE_OK;
  for (int i = 1; *format != '\0' && self->rc == SQLITE_OK; i++, format++)
    {
      int index = self->index[i];
      gint64 number;

      switch (*format)
        {
        case 'i':
          self->rc = sqlite3_bind_int64 (self->sqlite, index, va_arg (values, gint64));
          break;
        case 'k':
          number = va_arg (values, gint64);
          self->rc = number != 0 ? sqlite3_bind_int64 (self->sqlite, index, number)
                                 : sqlite3_bind_null (self->sqlite, index);
          break;
        case 't':
          self->rc = sqlite3_bind_text (self->sqlite, index, va_arg (values, const char *), -1, SQLITE_STATIC);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

void
leads_statement_bind (LeadsStatement *self, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  bind_list (self, format, values);
  va_end (values);
}

void
leads_statement_bind_int (LeadsStatement *self, int parameter, gint64 number)
{
  if (self->rc == SQLITE_OK)
    self->rc = sqlite3_bind_int64 (self->sqlite, self->index[parameter], number);
}

void
leads_statement_bind_text (LeadsStatement *self, int parameter, const char *text)
{
  if (self->rc == SQLITE_OK)
    self->rc = sqlite3_bind_text (self->sqlite, self->index[parameter], text, -1, SQLITE_TRANSIENT);
}

LeadsSourceResult
leads_statement_step (LeadsStatement *self, GError **error)
{
  g_clear_pointer (&self->mended, g_ptr_array_unref);
  if (self->rc == SQLITE_OK)
    self->rc = sqlite3_step (self->sqlite);
  switch (self->rc)
    {
    case SQLITE_ROW:
      self->rc = SQLITE_OK;
      return LEADS_SOURCE_ITEM;
    case SQLITE_DONE:
      return LEADS_SOURCE_END;
    default:
      leads_storage_error_set_sqlite (error, self->handle->sqlite, self->rc);
      return LEADS_SOURCE_ERROR;
    }
}

gboolean
leads_statement_run (LeadsStatement *self, GError **error)
{
  LeadsSourceResult result;

  do
    result = leads_statement_step (self, error);
  while (result == LEADS_SOURCE_ITEM);
  return result == LEADS_SOURCE_END;
}

gint64
leads_statement_n_changes (LeadsStatement *self)
{
  return sqlite3_changes64 (self->handle->sqlite);
}

gint64
leads_statement_get_int (LeadsStatement *self, int column)
{
  return sqlite3_column_int64 (self->sqlite, column);
}

gboolean
leads_statement_is_null (LeadsStatement *self, int column)
{
  return sqlite3_column_type (self->sqlite, column) == SQLITE_NULL;
}

const char *
leads_statement_get_text (LeadsStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->sqlite, column);

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  /* We write nothing else, but a file can be damaged or written by others, and views take UTF-8 alone. */
  if (self->mended == NULL)
    self->mended = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->mended, g_utf8_make_valid (text, -1));
  return g_ptr_array_index (self->mended, self->mended->len - 1);
}

gboolean
leads_transaction_exec (LeadsTransaction *transaction,
                        const char *sql,
                        gint64 *n_changes,
                        GError **error,
                        const char *format,
                        ...)
{
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, sql, error);
  va_list values;

  if (statement == NULL)
    return FALSE;
  va_start (values, format);
  bind_list (statement, format, values);
  va_end (values);
  if (!leads_statement_run (statement, error))
    return FALSE;
  if (n_changes != NULL)
    *n_changes = leads_statement_n_changes (statement);
  return TRUE;
}

gboolean
leads_transaction_query_int (LeadsTransaction *transaction,
                             const char *sql,
                             gint64 *value,
                             gboolean *found,
                             GError **error,
                             const char *format,
                             ...)
{
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, sql, error);
  LeadsSourceResult result;
  va_list values;

  if (statement == NULL)
    return FALSE;
  va_start (values, format);
  bind_list (statement, format, values);
  va_end (values);
  result = leads_statement_step (statement, error);
  if (result == LEADS_SOURCE_ERROR)
    return FALSE;
  *value = result == LEADS_SOURCE_ITEM ? leads_statement_get_int (statement, 0) : 0;
  if (found != NULL)
    *found = result == LEADS_SOURCE_ITEM;
  return TRUE;
}

gint64
leads_transaction_last_id (LeadsTransaction *transaction)
{
  return sqlite3_last_insert_rowid (transaction->handle->sqlite);
}
