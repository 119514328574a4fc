/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-refused-table-private.h"

/* Lines between two looks at the cancellable. */
#define LINES_PER_LOOK 1024

enum
{
  COLUMN_UPLOAD,
  COLUMN_POSITION,
  COLUMN_FILE,
  COLUMN_LINE,
  COLUMN_RECORD,
  COLUMN_TEXT,
  COLUMN_REASON,
  COLUMN_DETAIL,
  COLUMN_SUGGESTION
};

static int
refused_next (sqlite3_vtab_cursor *cursor)
{
  LeadsRefusedTable *table = LEADS_ROW_TABLE_OF (cursor);
  GError **error = &table->rows.error;
  LeadsSourceResult result;

  do
    {
      if (table->rows.n_rows++ % LINES_PER_LOOK == 0 &&
          g_cancellable_set_error_if_cancelled (table->rows.cancellable, error))
        return SQLITE_ERROR;
      table->line = (LeadsStoredLine){ 0 };
      result = table->source->next (table->source, &table->line, error);
      table->upload = 0;
      if (result == LEADS_SOURCE_ITEM &&
          !table->place (&table->line, &table->upload, &table->position, table->data, error))
        return SQLITE_ERROR;
    }
  while (result == LEADS_SOURCE_ITEM && table->upload == 0);
  table->rows.at_end = result == LEADS_SOURCE_END;
  return result == LEADS_SOURCE_ERROR ? SQLITE_ERROR : SQLITE_OK;
}

static int
refused_filter (sqlite3_vtab_cursor *cursor, int index, const char *name, int argc, sqlite3_value **argv)
{
  LeadsRefusedTable *table = LEADS_ROW_TABLE_OF (cursor);

  table->rows.n_rows = 0;
  table->rows.at_end = table->source == NULL;
  return table->rows.at_end ? SQLITE_OK : refused_next (cursor);
}

/* The texts last until the next line is read. */
static void
give_text (sqlite3_context *context, const char *text)
{
  if (text != NULL)
    sqlite3_result_text (context, text, -1, SQLITE_STATIC);
}

static int
refused_column (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  const LeadsRefusedTable *table = LEADS_ROW_TABLE_OF (cursor);
  const LeadsStoredLine *line = &table->line;

  switch (column)
    {
    case COLUMN_UPLOAD:
      sqlite3_result_int64 (context, table->upload);
      break;
    case COLUMN_POSITION:
      sqlite3_result_int64 (context, table->position);
      break;
    case COLUMN_FILE:
      sqlite3_result_int64 (context, line->file);
      break;
    case COLUMN_LINE:
      sqlite3_result_int64 (context, line->line);
      break;
    case COLUMN_RECORD:
      give_text (context, line->record);
      break;
    case COLUMN_TEXT:
      give_text (context, line->text);
      break;
    case COLUMN_REASON:
      give_text (context, leads_reason_to_word (line->reason));
      break;
    case COLUMN_DETAIL:
      give_text (context, line->detail);
      break;
    case COLUMN_SUGGESTION:
      give_text (context, line->suggestion);
      break;
    default:
      g_assert_not_reached ();
    }
  return SQLITE_OK;
}

static const sqlite3_module refused_module = LEADS_ROW_TABLE_MODULE (refused_filter, refused_next, refused_column);

LeadsRefusedTable *
leads_refused_table_register (sqlite3 *sqlite)
{
  LeadsRefusedTable *table = g_new0 (LeadsRefusedTable, 1);

  table->rows.columns = "CREATE TABLE x (upload INTEGER, position INTEGER, file INTEGER, line INTEGER, record TEXT,"
                        " text TEXT, reason TEXT, detail TEXT, suggestion TEXT)";
  return leads_row_table_register (sqlite, "leads_refused", &refused_module, table);
}
