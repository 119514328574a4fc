/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-span-table-private.h"

/*
 * An eponymous virtual table over a span source: joined with the numbers it takes half the time of a statement that is
 * started anew for every span. It can be read once.
 */

/* Spans between two looks at the cancellable: they may come from a slow source. */
#define SPANS_PER_LOOK 1024

typedef struct
{
  sqlite3_vtab base;
  LeadsSpanTable *table;
} Vtab;

typedef struct
{
  sqlite3_vtab_cursor base;
  LeadsSpanTable *table;
  LeadsSpan span;
  gint64 n_spans;
  gboolean at_end;
} Cursor;

static int
span_connect (sqlite3 *sqlite, void *aux, int argc, const char *const *argv, sqlite3_vtab **vtab, char **message)
{
  Vtab *self;
  int rc = sqlite3_declare_vtab (sqlite, "CREATE TABLE x (first INTEGER, last INTEGER)");

  if (rc != SQLITE_OK)
    return rc;
  sqlite3_vtab_config (sqlite, SQLITE_VTAB_DIRECTONLY);
  self = g_new0 (Vtab, 1);
  self->table = aux;
  *vtab = &self->base;
  return SQLITE_OK;
}

static int
span_disconnect (sqlite3_vtab *vtab)
{
  g_free (vtab);
  return SQLITE_OK;
}

static int
span_best_index (sqlite3_vtab *vtab, sqlite3_index_info *info)
{
  info->estimatedCost = 1e6;
  info->estimatedRows = 1000000;
  return SQLITE_OK;
}

static int
span_open (sqlite3_vtab *vtab, sqlite3_vtab_cursor **cursor)
{
  Cursor *self = g_new0 (Cursor, 1);

  self->table = ((Vtab *) vtab)->table;
  *cursor = &self->base;
  return SQLITE_OK;
}

static int
span_close (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
span_next (sqlite3_vtab_cursor *cursor)
{
  Cursor *self = (Cursor *) cursor;
  LeadsSpanTable *table = self->table;
  LeadsSourceResult result;

  if (self->n_spans++ % SPANS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (table->cancellable, &table->error))
    return SQLITE_ERROR;
  result = table->spans->next (table->spans, &self->span, &table->error);
  self->at_end = result == LEADS_SOURCE_END;
  return result == LEADS_SOURCE_ERROR ? SQLITE_ERROR : SQLITE_OK;
}

static int
span_filter (sqlite3_vtab_cursor *cursor, int index, const char *name, int argc, sqlite3_value **argv)
{
  Cursor *self = (Cursor *) cursor;

  self->at_end = self->table->spans == NULL;
  return self->at_end ? SQLITE_OK : span_next (cursor);
}

static int
span_eof (sqlite3_vtab_cursor *cursor)
{
  return ((Cursor *) cursor)->at_end;
}

static int
span_column (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  const LeadsSpan *span = &((Cursor *) cursor)->span;

  sqlite3_result_int64 (context, column == 0 ? span->start : span->end);
  return SQLITE_OK;
}

static int
span_rowid (sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid)
{
  *rowid = ((Cursor *) cursor)->n_spans;
  return SQLITE_OK;
}

static const sqlite3_module span_module = {
  .iVersion = 1,
  .xConnect = span_connect,
  .xBestIndex = span_best_index,
  .xDisconnect = span_disconnect,
  .xOpen = span_open,
  .xClose = span_close,
  .xFilter = span_filter,
  .xNext = span_next,
  .xEof = span_eof,
  .xColumn = span_column,
  .xRowid = span_rowid,
};

LeadsSpanTable *
leads_span_table_register (sqlite3 *sqlite)
{
  LeadsSpanTable *table = g_new0 (LeadsSpanTable, 1);

  /* On failure SQLite frees it too. */
  if (sqlite3_create_module_v2 (sqlite, "leads_span", &span_module, table, g_free) != SQLITE_OK)
    return NULL;
  return table;
}
