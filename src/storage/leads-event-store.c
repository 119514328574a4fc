/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-event-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"

#include <leads-time.h>

/* The ledger. Invariant: rows are only ever added (triggers refuse the rest). */

static const char SQL_APPEND[] =
    "INSERT INTO event (at, by, entity, entity_id, action, before, after) VALUES ($1, $2, $3, $4, $5, $6, $7)";

static const char SQL_LIST[] = "SELECT id, at, by, entity, entity_id, action, before, after FROM event"
                               " WHERE id < $1 ORDER BY id DESC LIMIT $2";

static const char SQL_LIST_FOR[] = "SELECT id, at, by, entity, entity_id, action, before, after FROM event"
                                   " WHERE entity = $1 AND entity_id = $2 ORDER BY id DESC";

const char *const leads_event_statements[] = { SQL_APPEND, SQL_LIST, SQL_LIST_FOR, NULL };

struct _LeadsEventStore
{
  LeadsStore parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsEventStore, leads_event_store, LEADS_TYPE_STORE)

static gpointer
read_row (LeadsStatement *row)
{
  LeadsEvent *event = leads_event_new ();

  leads_event_set_id (event, leads_statement_get_int (row, 0));
  leads_event_set_at (event, leads_statement_get_int (row, 1));
  leads_event_set_by (event, leads_statement_get_text (row, 2));
  leads_event_set_entity (event, leads_statement_get_text (row, 3));
  leads_event_set_entity_id (event, leads_statement_get_int (row, 4));
  leads_event_set_action (event, leads_statement_get_text (row, 5));
  leads_event_set_before (event, leads_statement_get_text (row, 6));
  leads_event_set_after (event, leads_statement_get_text (row, 7));
  return event;
}

typedef struct
{
  gint64 before;
  gint64 limit;
  GPtrArray *events;
} ListCall;

static gboolean
list (LeadsTransaction *transaction, gpointer data, GError **error)
{
  ListCall *call = data;
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_LIST, error);

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "ii", call->before != 0 ? call->before : G_MAXINT64, call->limit);
  return leads_store_fetch_all (statement, read_row, &call->events, error);
}

static gboolean
list_for (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_LIST_FOR, error);

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "ti", call->text, call->id);
  return leads_store_fetch_all (statement, read_row, &call->records, error);
}

static void
leads_event_store_class_init (LeadsEventStoreClass *klass)
{
}

static void
leads_event_store_init (LeadsEventStore *self)
{
}

LeadsEventStore *
leads_event_store_new (LeadsDatabase *database)
{
  return g_object_new (LEADS_TYPE_EVENT_STORE, "database", database, NULL);
}

GPtrArray *
leads_event_store_list (LeadsEventStore *self, gint64 before, guint limit, GCancellable *cancellable, GError **error)
{
  ListCall call = { .before = before, .limit = limit };

  g_return_val_if_fail (LEADS_IS_EVENT_STORE (self), NULL);

  if (leads_store_read (self, list, &call, cancellable, error))
    return call.events;
  g_clear_pointer (&call.events, g_ptr_array_unref);
  return NULL;
}

GPtrArray *
leads_event_store_list_for (LeadsEventStore *self,
                            const char *entity,
                            gint64 entity_id,
                            GCancellable *cancellable,
                            GError **error)
{
  LeadsStoreCall call = { .text = entity, .id = entity_id };

  g_return_val_if_fail (LEADS_IS_EVENT_STORE (self), NULL);
  g_return_val_if_fail (entity != NULL, NULL);

  return leads_store_read_list (self, list_for, call, cancellable, error);
}

gboolean
leads_event_append (LeadsTransaction *transaction,
                    const char *entity,
                    gint64 entity_id,
                    const char *action,
                    const char *before,
                    const char *after,
                    GError **error)
{
  g_autofree char *actor = leads_database_dup_actor (transaction->database);

  return leads_transaction_exec (transaction, SQL_APPEND, NULL, error, "ittittt", leads_time_now (), actor, entity,
                                 entity_id, action, before, after);
}
