/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-source.h>

#include "leads-transaction-private.h"

G_BEGIN_DECLS

/**
 * LeadsStatement:
 *
 * A prepared statement, kept by its connection. Parameters are `$1`, `$2` …
 * and values are always bound. SQL texts are constants of the stores, listed
 * in leads-statements-private.h.
 */

/* @sql must be a constant: its address is the key. Give back with leads_statement_release(). */
LeadsStatement *leads_statement_new (LeadsTransaction *transaction, const char *sql, GError **error);
void leads_statement_release (LeadsStatement *self);
void leads_statement_free (LeadsStatement *self);

/**
 * leads_statement_bind:
 * @format: a letter a parameter: `i` gint64, `k` gint64 with 0 as NULL (ids, absent times), `t` text
 *   or %NULL (must live until the statement is released)
 *
 * Begins anew with other values. A failure shows in the next step.
 */
void leads_statement_bind (LeadsStatement *self, const char *format, ...);

/* One parameter of a statement that has not begun, 1 for `$1`; @text (%NULL for NULL) is copied. */
void leads_statement_bind_int (LeadsStatement *self, int parameter, gint64 number);
void leads_statement_bind_text (LeadsStatement *self, int parameter, const char *text);

/* The next row. */
LeadsSourceResult leads_statement_step (LeadsStatement *self, GError **error);

/* To the end; rows are passed over. */
gboolean leads_statement_run (LeadsStatement *self, GError **error);

/* Rows that the last run inserted, changed or deleted. */
gint64 leads_statement_n_changes (LeadsStatement *self);

gint64 leads_statement_get_int (LeadsStatement *self, int column);
gboolean leads_statement_is_null (LeadsStatement *self, int column);
/* Valid UTF-8 whatever is stored; borrowed until the next step. (nullable) */
const char *leads_statement_get_text (LeadsStatement *self, int column);

/* Looks up, binds, runs to the end and releases. @n_changes is optional. */
gboolean leads_transaction_exec (LeadsTransaction *transaction,
                                 const char *sql,
                                 gint64 *n_changes,
                                 GError **error,
                                 const char *format,
                                 ...);

/* The same for a query of one whole number; @found (optional) tells whether there was a row, else 0 is given. */
gboolean leads_transaction_query_int (LeadsTransaction *transaction,
                                      const char *sql,
                                      gint64 *value,
                                      gboolean *found,
                                      GError **error,
                                      const char *format,
                                      ...);

/* The id that the last INSERT gave. */
gint64 leads_transaction_last_id (LeadsTransaction *transaction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsStatement, leads_statement_release)

G_END_DECLS
