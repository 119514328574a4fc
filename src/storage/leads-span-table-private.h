/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-store.h>

#include "leads-row-table-private.h"

G_BEGIN_DECLS

/**
 * LeadsSpanTable:
 * @spans: (nullable): what a SELECT reads now; borrowed
 * @lowest: spans that end before it are left out
 * @highest: spans that start after it are left out
 *
 * The table `leads_span (first, last)` of one connection, whose rows come from a #LeadsSpanSource.
 */
typedef struct
{
  LeadsRowTable rows;
  LeadsSpanSource *spans;
  gint64 lowest;
  gint64 highest;
  LeadsSpan span;
} LeadsSpanTable;

/* Makes the table known to @sqlite, which then owns the result. %NULL when SQLite refuses. */
LeadsSpanTable *leads_span_table_register (sqlite3 *sqlite);

G_END_DECLS
