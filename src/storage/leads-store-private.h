/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-store.h>

#include "leads-facts-private.h"
#include "leads-statement-private.h"

G_BEGIN_DECLS

/**
 * LeadsStoreCall:
 * @record: (transfer full): what came out
 * @records: (transfer full): the list that came out
 * @id: which row
 * @text: a name or a search
 *
 * Arguments and results of a store's function on their way through a transaction.
 */
typedef struct
{
  gpointer record;
  GPtrArray *records;
  gint64 id;
  const char *text;
} LeadsStoreCall;

/* Makes a record of the row a statement stands on. */
typedef gpointer (*LeadsStoreReadRow) (LeadsStatement *row);

gboolean
leads_store_write (gpointer self, LeadsDatabaseFunc func, gpointer data, GCancellable *cancellable, GError **error);
gboolean
leads_store_read (gpointer self, LeadsDatabaseFunc func, gpointer data, GCancellable *cancellable, GError **error);

/* The same with a #LeadsStoreCall, giving what came out. */
gpointer leads_store_read_record (gpointer self,
                                  LeadsDatabaseFunc func,
                                  LeadsStoreCall call,
                                  GCancellable *cancellable,
                                  GError **error);
GPtrArray *leads_store_read_list (gpointer self,
                                  LeadsDatabaseFunc func,
                                  LeadsStoreCall call,
                                  GCancellable *cancellable,
                                  GError **error);

/* One row: the record, or %NULL without an error if there is none. */
gboolean leads_store_fetch (LeadsStatement *statement, LeadsStoreReadRow read_row, gpointer *record, GError **error);

/* All rows. */
gboolean
leads_store_fetch_all (LeadsStatement *statement, LeadsStoreReadRow read_row, GPtrArray **records, GError **error);

/* How a name is compared: without regard to letter case, width and amounts of white space. */
char *leads_store_fold (const char *name);

/* `%text%` for LIKE … ESCAPE '\', of folded text. */
char *leads_store_make_pattern (const char *folded);

/* Sets NOT_FOUND. Always FALSE. */
gboolean leads_store_set_not_found (GError **error, const char *entity);

/* Appends to the ledger. @before and @after may be %NULL. */
gboolean leads_event_append (LeadsTransaction *transaction,
                             const char *entity,
                             gint64 entity_id,
                             const char *action,
                             const char *before,
                             const char *after,
                             GError **error);

G_END_DECLS
