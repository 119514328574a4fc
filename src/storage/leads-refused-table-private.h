/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-upload-store.h>

#include "leads-row-table-private.h"

G_BEGIN_DECLS

/**
 * LeadsRefusedTable:
 * @source: (nullable): what a SELECT reads now; borrowed
 * @place: says which upload the line that was read is of and as what, or takes care of it itself and says %NULL
 *
 * The table `leads_refused (upload, position, file, line, record, text, reason, detail, suggestion)` of one connection,
 * whose rows come from a #LeadsLineSource.
 */
typedef struct
{
  LeadsRowTable rows;
  LeadsLineSource *source;
  gboolean (*place) (const LeadsStoredLine *line, gint64 *upload, gint64 *position, gpointer data, GError **error);
  gpointer data;

  /* the line that is given */
  LeadsStoredLine line;
  gint64 upload;
  gint64 position;
} LeadsRefusedTable;

/* Makes the table known to @sqlite, which then owns the result. %NULL when SQLite refuses. */
LeadsRefusedTable *leads_refused_table_register (sqlite3 *sqlite);

G_END_DECLS
