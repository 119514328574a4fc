/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-source-table-private.h"

#include "leads-number-scope-private.h"

#include <leads-storage-error.h>

/*
 * An eponymous virtual table over a number source: INSERT … SELECT from it
 * takes half the time of a loop over a prepared INSERT. Invariant: numbers
 * come out in strictly ascending order, each one that the table number can have, or reading fails.
 */

/* The least that the table number demands of a CAC. */
#define MIN_CAC 2

/* Numbers between two looks at the cancellable and two reports. */
#define REPORT_EVERY 4096

typedef struct
{
  sqlite3_vtab base;
  LeadsSourceTable *table;
} Vtab;

typedef struct
{
  sqlite3_vtab_cursor base;
  LeadsSourceTable *table;
  gint64 e164;
  gint64 upload;
  gint64 cac;
  gboolean at_end;
} Cursor;

enum
{
  COLUMN_E164,
  COLUMN_UPLOAD,
  COLUMN_CAC
};

static int
source_connect (sqlite3 *sqlite, void *aux, int argc, const char *const *argv, sqlite3_vtab **vtab, char **message)
{
  Vtab *self;
  int rc = sqlite3_declare_vtab (sqlite, "CREATE TABLE x (e164 INTEGER, upload INTEGER, cac INTEGER)");

  if (rc != SQLITE_OK)
    return rc;
  sqlite3_vtab_config (sqlite, SQLITE_VTAB_DIRECTONLY);
  self = g_new0 (Vtab, 1);
  self->table = aux;
  *vtab = &self->base;
  return SQLITE_OK;
}

static int
source_disconnect (sqlite3_vtab *vtab)
{
  g_free (vtab);
  return SQLITE_OK;
}

static int
source_best_index (sqlite3_vtab *vtab, sqlite3_index_info *info)
{
  info->estimatedCost = 1e6;
  info->estimatedRows = 1000000;
  return SQLITE_OK;
}

static int
source_open (sqlite3_vtab *vtab, sqlite3_vtab_cursor **cursor)
{
  Cursor *self = g_new0 (Cursor, 1);

  self->table = ((Vtab *) vtab)->table;
  *cursor = &self->base;
  return SQLITE_OK;
}

static int
source_close (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static gboolean
look_up (LeadsSourceTable *table)
{
  if (g_cancellable_set_error_if_cancelled (table->cancellable, &table->error))
    return FALSE;
  if (table->progress != NULL)
    table->progress (table->count, table->progress_data);
  return TRUE;
}

static gboolean
count_number (Cursor *self)
{
  LeadsSourceTable *table = self->table;
  LeadsSourcePart *part;

  if (table->count > 0 && self->e164 <= table->highest)
    {
      g_set_error_literal (&table->error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED, "the numbers do not ascend");
      return FALSE;
    }
  if (self->e164 < 1 || self->e164 > LEADS_NUMBER_MAX || (self->cac != 0 && self->cac < MIN_CAC))
    {
      g_set_error_literal (&table->error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED,
                           "a number or its sessions cannot be stored");
      return FALSE;
    }
  if (table->source->place >= table->n_parts)
    {
      g_set_error_literal (&table->error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED, "a number has no upload");
      return FALSE;
    }
  part = &table->parts[table->source->place];
  if (part->count++ == 0)
    part->lowest = self->e164;
  part->highest = self->e164;
  self->upload = part->upload;
  table->highest = self->e164;
  table->count++;
  return TRUE;
}

static int
source_next (sqlite3_vtab_cursor *cursor)
{
  Cursor *self = (Cursor *) cursor;
  LeadsSourceTable *table = self->table;
  LeadsSourceResult result;

  if (table->count % REPORT_EVERY == 0 && !look_up (table))
    return SQLITE_ERROR;
  self->cac = 0;
  result = table->source->next (table->source, &self->e164, &self->cac, &table->error);
  self->at_end = result == LEADS_SOURCE_END;
  if (result == LEADS_SOURCE_ERROR)
    return SQLITE_ERROR;
  return self->at_end || count_number (self) ? SQLITE_OK : SQLITE_ERROR;
}

static int
source_filter (sqlite3_vtab_cursor *cursor, int index, const char *name, int argc, sqlite3_value **argv)
{
  Cursor *self = (Cursor *) cursor;

  if (self->table->source == NULL)
    {
      self->at_end = TRUE;
      return SQLITE_OK;
    }
  return source_next (cursor);
}

static int
source_eof (sqlite3_vtab_cursor *cursor)
{
  return ((Cursor *) cursor)->at_end;
}

static int
source_column (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  Cursor *self = (Cursor *) cursor;

  if (column == COLUMN_E164)
    sqlite3_result_int64 (context, self->e164);
  else if (column == COLUMN_UPLOAD)
    sqlite3_result_int64 (context, self->upload);
  else if (self->cac != 0)
    sqlite3_result_int64 (context, self->cac);
  return SQLITE_OK;
}

static int
source_rowid (sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid)
{
  *rowid = ((Cursor *) cursor)->table->count;
  return SQLITE_OK;
}

static const sqlite3_module source_module = {
  .iVersion = 1,
  .xConnect = source_connect,
  .xBestIndex = source_best_index,
  .xDisconnect = source_disconnect,
  .xOpen = source_open,
  .xClose = source_close,
  .xFilter = source_filter,
  .xNext = source_next,
  .xEof = source_eof,
  .xColumn = source_column,
  .xRowid = source_rowid,
};

LeadsSourceTable *
leads_source_table_register (sqlite3 *sqlite)
{
  LeadsSourceTable *table = g_new0 (LeadsSourceTable, 1);

  /* On failure SQLite frees it too. */
  if (sqlite3_create_module_v2 (sqlite, "leads_source", &source_module, table, g_free) != SQLITE_OK)
    return NULL;
  return table;
}
