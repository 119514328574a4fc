/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-row-table-private.h"

/*
 * An eponymous virtual table: INSERT … SELECT from it, and a join with it, take half the time of a loop over a prepared
 * statement.
 */

typedef struct
{
  sqlite3_vtab base;
  gpointer table;
} Vtab;

int
leads_row_table_connect (sqlite3 *sqlite,
                         void *table,
                         int argc,
                         const char *const *argv,
                         sqlite3_vtab **vtab,
                         char **message)
{
  Vtab *self;
  int rc = sqlite3_declare_vtab (sqlite, ((LeadsRowTable *) table)->columns);

  if (rc != SQLITE_OK)
    return rc;
  sqlite3_vtab_config (sqlite, SQLITE_VTAB_DIRECTONLY);
  self = g_new0 (Vtab, 1);
  self->table = table;
  *vtab = &self->base;
  return SQLITE_OK;
}

int
leads_row_table_disconnect (sqlite3_vtab *vtab)
{
  g_free (vtab);
  return SQLITE_OK;
}

int
leads_row_table_best_index (sqlite3_vtab *vtab, sqlite3_index_info *info)
{
  info->estimatedCost = 1e6;
  info->estimatedRows = 1000000;
  return SQLITE_OK;
}

int
leads_row_table_open (sqlite3_vtab *vtab, sqlite3_vtab_cursor **cursor)
{
  LeadsRowCursor *self = g_new0 (LeadsRowCursor, 1);

  self->table = ((Vtab *) vtab)->table;
  *cursor = &self->base;
  return SQLITE_OK;
}

int
leads_row_table_close (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

int
leads_row_table_eof (sqlite3_vtab_cursor *cursor)
{
  return ((LeadsRowTable *) LEADS_ROW_TABLE_OF (cursor))->at_end;
}

int
leads_row_table_rowid (sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid)
{
  *rowid = ((LeadsRowTable *) LEADS_ROW_TABLE_OF (cursor))->n_rows;
  return SQLITE_OK;
}

gpointer
leads_row_table_register (sqlite3 *sqlite, const char *name, const sqlite3_module *module, gpointer table)
{
  return sqlite3_create_module_v2 (sqlite, name, module, table, g_free) == SQLITE_OK ? table : NULL;
}

GError *
leads_row_table_take_error (LeadsRowTable *table, GError *cause)
{
  if (table->error == NULL)
    return cause;
  g_clear_error (&cause);
  return g_steal_pointer (&table->error);
}
