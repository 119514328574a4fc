/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * LeadsRowTable:
 * @columns: CREATE TABLE, for sqlite3_declare_vtab()
 * @cancellable: (nullable): of the statement that reads; borrowed
 * @error: (owned) (nullable): why reading stopped, the cause of what SQLite says
 * @n_rows: rows given so far
 * @at_end: whether there are no more
 *
 * What the tables have in common whose rows come from a source of ours: each can be read by one statement at a time, and
 * from its beginning to its end. To be the first member of what such a table has.
 */
typedef struct
{
  const char *columns;
  GCancellable *cancellable;
  GError *error;
  gint64 n_rows;
  gboolean at_end;
} LeadsRowTable;

typedef struct
{
  sqlite3_vtab_cursor base;
  gpointer table;
} LeadsRowCursor;

/* The table that SQLite's cursor reads. */
#define LEADS_ROW_TABLE_OF(cursor) (((LeadsRowCursor *) (cursor))->table)

int leads_row_table_connect (sqlite3 *sqlite,
                             void *table,
                             int argc,
                             const char *const *argv,
                             sqlite3_vtab **vtab,
                             char **message);
int leads_row_table_disconnect (sqlite3_vtab *vtab);
int leads_row_table_best_index (sqlite3_vtab *vtab, sqlite3_index_info *info);
int leads_row_table_open (sqlite3_vtab *vtab, sqlite3_vtab_cursor **cursor);
int leads_row_table_close (sqlite3_vtab_cursor *cursor);
int leads_row_table_eof (sqlite3_vtab_cursor *cursor);
int leads_row_table_rowid (sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid);

/* The module of a table that has these three of its own. */
#define LEADS_ROW_TABLE_MODULE(filter, next, column) \
  {                                                  \
    .iVersion = 1,                                   \
    .xConnect = leads_row_table_connect,             \
    .xBestIndex = leads_row_table_best_index,        \
    .xDisconnect = leads_row_table_disconnect,       \
    .xOpen = leads_row_table_open,                   \
    .xClose = leads_row_table_close,                 \
    .xFilter = filter,                               \
    .xNext = next,                                   \
    .xEof = leads_row_table_eof,                     \
    .xColumn = column,                               \
    .xRowid = leads_row_table_rowid,                 \
  }

/* Makes @table (transfer full) known as @name. %NULL when SQLite refuses; it is freed then, too. */
gpointer leads_row_table_register (sqlite3 *sqlite, const char *name, const sqlite3_module *module, gpointer table);

/* What a statement failed with that read @table: @cause (transfer full) (nullable), or what the source said. */
GError *leads_row_table_take_error (LeadsRowTable *table, GError *cause);

G_END_DECLS
