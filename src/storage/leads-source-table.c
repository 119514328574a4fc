/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-source-table-private.h"

#include "leads-number-scope-private.h"

#include <leads-storage-error.h>

/*
 * Invariant: numbers come out in strictly ascending order, each one that the table number can have, or reading fails.
 */

/* The least that the table number demands of a CAC. */
#define MIN_CAC 2

/* Numbers between two looks at the cancellable and two reports. */
#define REPORT_EVERY 4096

enum
{
  COLUMN_E164,
  COLUMN_UPLOAD,
  COLUMN_CAC
};

static gboolean
look_up (LeadsSourceTable *table)
{
  if (g_cancellable_set_error_if_cancelled (table->rows.cancellable, &table->rows.error))
    return FALSE;
  if (table->progress != NULL)
    table->progress (table->rows.n_rows, table->progress_data);
  return TRUE;
}

static gboolean
fail (LeadsSourceTable *table, const char *message)
{
  g_set_error_literal (&table->rows.error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED, message);
  return FALSE;
}

/* @before: the number that was given last */
static gboolean
count_number (LeadsSourceTable *table, gint64 before)
{
  LeadsSourcePart *part;

  if (table->rows.n_rows > 0 && table->e164 <= before)
    return fail (table, "the numbers do not ascend");
  if (table->e164 < 1 || table->e164 > LEADS_NUMBER_MAX || (table->cac != 0 && table->cac < MIN_CAC))
    return fail (table, "a number or its sessions cannot be stored");
  if (table->source->place >= table->n_parts)
    return fail (table, "a number has no upload");
  part = &table->parts[table->source->place];
  if (part->count++ == 0)
    part->lowest = table->e164;
  part->highest = table->e164;
  table->upload = part->upload;
  table->rows.n_rows++;
  return TRUE;
}

static int
source_next (sqlite3_vtab_cursor *cursor)
{
  LeadsSourceTable *table = LEADS_ROW_TABLE_OF (cursor);
  const gint64 before = table->e164;
  LeadsSourceResult result;

  if (table->rows.n_rows % REPORT_EVERY == 0 && !look_up (table))
    return SQLITE_ERROR;
  table->cac = 0;
  result = table->source->next (table->source, &table->e164, &table->cac, &table->rows.error);
  table->rows.at_end = result == LEADS_SOURCE_END;
  if (result == LEADS_SOURCE_ERROR)
    return SQLITE_ERROR;
  return table->rows.at_end || count_number (table, before) ? SQLITE_OK : SQLITE_ERROR;
}

static int
source_filter (sqlite3_vtab_cursor *cursor, int index, const char *name, int argc, sqlite3_value **argv)
{
  LeadsSourceTable *table = LEADS_ROW_TABLE_OF (cursor);

  table->rows.n_rows = 0;
  table->rows.at_end = table->source == NULL;
  return table->rows.at_end ? SQLITE_OK : source_next (cursor);
}

static int
source_column (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  const LeadsSourceTable *table = LEADS_ROW_TABLE_OF (cursor);

  if (column == COLUMN_E164)
    sqlite3_result_int64 (context, table->e164);
  else if (column == COLUMN_UPLOAD)
    sqlite3_result_int64 (context, table->upload);
  else if (table->cac != 0)
    sqlite3_result_int64 (context, table->cac);
  return SQLITE_OK;
}

static const sqlite3_module source_module = LEADS_ROW_TABLE_MODULE (source_filter, source_next, source_column);

LeadsSourceTable *
leads_source_table_register (sqlite3 *sqlite)
{
  LeadsSourceTable *table = g_new0 (LeadsSourceTable, 1);

  table->rows.columns = "CREATE TABLE x (e164 INTEGER, upload INTEGER, cac INTEGER)";
  return leads_row_table_register (sqlite, "leads_source", &source_module, table);
}
