/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-span-table-private.h"

/* Spans between two looks at the cancellable: they may come from a slow source. */
#define SPANS_PER_LOOK 1024

static int
span_next (sqlite3_vtab_cursor *cursor)
{
  LeadsSpanTable *table = LEADS_ROW_TABLE_OF (cursor);
  LeadsSourceResult result;

  do
    {
      if (table->rows.n_rows++ % SPANS_PER_LOOK == 0 &&
          g_cancellable_set_error_if_cancelled (table->rows.cancellable, &table->rows.error))
        return SQLITE_ERROR;
      result = table->spans->next (table->spans, &table->span, &table->rows.error);
    }
  while (result == LEADS_SOURCE_ITEM && (table->span.end < table->lowest || table->span.start > table->highest));
  table->rows.at_end = result == LEADS_SOURCE_END;
  return result == LEADS_SOURCE_ERROR ? SQLITE_ERROR : SQLITE_OK;
}

static int
span_filter (sqlite3_vtab_cursor *cursor, int index, const char *name, int argc, sqlite3_value **argv)
{
  LeadsSpanTable *table = LEADS_ROW_TABLE_OF (cursor);

  table->rows.n_rows = 0;
  table->rows.at_end = table->spans == NULL;
  return table->rows.at_end ? SQLITE_OK : span_next (cursor);
}

static int
span_column (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  const LeadsSpan *span = &((LeadsSpanTable *) LEADS_ROW_TABLE_OF (cursor))->span;

  sqlite3_result_int64 (context, column == 0 ? span->start : span->end);
  return SQLITE_OK;
}

static const sqlite3_module span_module = LEADS_ROW_TABLE_MODULE (span_filter, span_next, span_column);

LeadsSpanTable *
leads_span_table_register (sqlite3 *sqlite)
{
  LeadsSpanTable *table = g_new0 (LeadsSpanTable, 1);

  table->rows.columns = "CREATE TABLE x (first INTEGER, last INTEGER)";
  return leads_row_table_register (sqlite, "leads_span", &span_module, table);
}
