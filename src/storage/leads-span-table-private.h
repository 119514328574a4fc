/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-store.h>

#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * LeadsSpanTable:
 * @spans: (nullable): what a SELECT reads now; borrowed
 * @cancellable: (nullable): borrowed
 * @error: (owned) (nullable): why reading stopped
 *
 * The table `leads_span (first, last)` of one connection, whose rows come from a #LeadsSpanSource.
 */
typedef struct
{
  LeadsSpanSource *spans;
  GCancellable *cancellable;
  GError *error;
} LeadsSpanTable;

/* Makes the table known to @sqlite, which then owns the result. %NULL when SQLite refuses. */
LeadsSpanTable *leads_span_table_register (sqlite3 *sqlite);

G_END_DECLS
