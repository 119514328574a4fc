/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-database.h>

#include "leads-refused-table-private.h"
#include "leads-source-table-private.h"
#include "leads-span-table-private.h"

G_BEGIN_DECLS

/* A kept statement; see leads-statement-private.h. */
typedef struct _LeadsStatement LeadsStatement;

/**
 * LeadsHandle:
 * @cancellable: (nullable): whose cancelling stops the statement that runs
 * @statements: SQL text (by address) → LeadsStatement
 * @rollback: kept for when there is no memory to prepare it
 * @unchecked: whether constraints, references and pages may not be looked at
 * @source_table: of the writer: where a bulk insert of numbers reads from; SQLite owns it
 * @refused_table: of the writer: where one of refused lines does; SQLite owns it
 * @span_table: where looking up many numbers reads from; SQLite owns it
 *
 * One connection to SQLite with its settings and kept statements. One thread at a time.
 */
typedef struct
{
  sqlite3 *sqlite;
  GCancellable *cancellable;
  GHashTable *statements;
  sqlite3_stmt *rollback;
  gboolean unchecked;
  LeadsSourceTable *source_table;
  LeadsRefusedTable *refused_table;
  LeadsSpanTable *span_table;
} LeadsHandle;

typedef enum
{
  LEADS_HANDLE_WRITER,
  LEADS_HANDLE_READER,
  LEADS_HANDLE_MIGRATION
} LeadsHandleRole;

/* How long a lock of another program is waited for: 5 s (design: then a sentence with Retry). */
#define LEADS_HANDLE_BUSY_MS 5000

/* Opens an existing file. Nothing is written. */
LeadsHandle *leads_handle_open (const char *path, LeadsHandleRole role, GError **error);
void leads_handle_close (LeadsHandle *self);

/* Runs statements that give no rows; @sql is not kept. */
gboolean leads_handle_exec (LeadsHandle *self, const char *sql, GError **error);

/*
 * Whether statements look at CHECK constraints and references and at each cell of a page that is read, as they do at first.
 * Off only around bulk work whose rows are checked on their way: SQLite takes a third of its time for that. Inside a
 * transaction, too.
 */
gboolean leads_handle_set_checking (LeadsHandle *self, gboolean checking, GError **error);

/* Ends the transaction that is open, if one is. */
gboolean leads_handle_roll_back (LeadsHandle *self, GError **error);

/* The whole number that a one-row query gives. */
gboolean leads_handle_query_int (LeadsHandle *self, const char *sql, gint64 *value, GError **error);

/* The text that a one-row query gives; free. */
char *leads_handle_query_text (LeadsHandle *self, const char *sql, GError **error);

/* Whether a transaction is open (SQLite ends it by itself after some errors). */
gboolean leads_handle_in_transaction (LeadsHandle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsHandle, leads_handle_close)

G_END_DECLS
