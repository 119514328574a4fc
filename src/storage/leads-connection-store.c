/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-connection-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"

/* SIP connections of leads. No passwords are stored. */

#define COLUMNS                                                                                              \
  "SELECT s.id, s.lead, s.name, s.side, s.kind, s.sbc_name, s.proxy_set, s.pstn_gateway, s.sessions,"        \
  " s.deployment_state, s.metering_tag, (SELECT coalesce(sum(live), 0) FROM upload WHERE connection = s.id)" \
  " FROM connection AS s"

static const char SQL_LIST[] = COLUMNS " ORDER BY s.lead, s.name_key, s.id";

static const char SQL_LIST_OF_LEAD[] = COLUMNS " WHERE s.lead = $1 ORDER BY s.name_key, s.id";

static const char SQL_GET[] = COLUMNS " WHERE s.id = $1";

static const char SQL_FIND[] = COLUMNS " WHERE s.lead = $1 AND s.name_key = $2";

static const char SQL_ADD[] =
    "INSERT INTO connection (lead, name, name_key, side, kind, sbc_name, proxy_set, pstn_gateway, sessions,"
    " deployment_state, metering_tag) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

static const char SQL_UPDATE[] =
    "UPDATE connection SET lead = $1, name = $2, name_key = $3, side = $4, kind = $5, sbc_name = $6, proxy_set = $7,"
    " pstn_gateway = $8, sessions = $9, deployment_state = $10, metering_tag = $11 WHERE id = $12";

static const char SQL_COUNT_UPLOADS[] = "SELECT count(*) FROM upload WHERE connection = $1 AND live > 0";

static const char SQL_PART_UPLOADS[] =
    "UPDATE upload SET connection = NULL, connection_name = $1 WHERE connection = $2";

static const char SQL_REMOVE[] = "DELETE FROM connection WHERE id = $1";

const char *const leads_connection_statements[] = {
  SQL_LIST,   SQL_LIST_OF_LEAD,  SQL_GET,          SQL_FIND,   SQL_ADD,
  SQL_UPDATE, SQL_COUNT_UPLOADS, SQL_PART_UPLOADS, SQL_REMOVE, NULL,
};

struct _LeadsConnectionStore
{
  LeadsStore parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsConnectionStore, leads_connection_store, LEADS_TYPE_STORE)

static gpointer
read_row (LeadsStatement *row)
{
  LeadsConnection *connection = leads_connection_new ();
  LeadsSide side = LEADS_SIDE_CUSTOMER;
  LeadsConnectionKind kind = LEADS_CONNECTION_KIND_IP_GROUP;

  leads_side_from_word (leads_statement_get_text (row, 3), &side);
  leads_connection_kind_from_word (leads_statement_get_text (row, 4), &kind);
  leads_connection_set_id (connection, leads_statement_get_int (row, 0));
  leads_connection_set_lead_id (connection, leads_statement_get_int (row, 1));
  leads_connection_set_name (connection, leads_statement_get_text (row, 2));
  leads_connection_set_side (connection, side);
  leads_connection_set_kind (connection, kind);
  leads_connection_set_sbc_name (connection, leads_statement_get_text (row, 5));
  leads_connection_set_proxy_set (connection, leads_statement_get_text (row, 6));
  leads_connection_set_pstn_gateway (connection, leads_statement_get_text (row, 7));
  leads_connection_set_sessions (connection, leads_statement_get_int (row, 8));
  leads_connection_set_deployment_state (connection, leads_statement_get_text (row, 9));
  leads_connection_set_metering_tag (connection, leads_statement_get_text (row, 10));
  leads_connection_set_n_numbers (connection, leads_statement_get_int (row, 11));
  return connection;
}

static char *
make_facts (LeadsConnection *connection)
{
  LeadsFacts *facts = leads_facts_new ();

  leads_facts_add_int (facts, "lead", leads_connection_get_lead_id (connection));
  leads_facts_add_text (facts, "name", leads_connection_get_name (connection));
  leads_facts_add_text (facts, "side", leads_side_to_word (leads_connection_get_side (connection)));
  leads_facts_add_text (facts, "kind", leads_connection_kind_to_word (leads_connection_get_kind (connection)));
  leads_facts_add_text (facts, "sbc_name", leads_connection_get_sbc_name (connection));
  leads_facts_add_text (facts, "proxy_set", leads_connection_get_proxy_set (connection));
  leads_facts_add_text (facts, "pstn_gateway", leads_connection_get_pstn_gateway (connection));
  leads_facts_add_int (facts, "sessions", leads_connection_get_sessions (connection));
  leads_facts_add_text (facts, "deployment_state", leads_connection_get_deployment_state (connection));
  leads_facts_add_text (facts, "metering_tag", leads_connection_get_metering_tag (connection));
  return leads_facts_end (facts);
}

static gboolean
list (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autoptr (LeadsStatement)
      statement = leads_statement_new (transaction, call->id != 0 ? SQL_LIST_OF_LEAD : SQL_LIST, error);

  if (statement == NULL)
    return FALSE;
  if (call->id != 0)
    leads_statement_bind (statement, "i", call->id);
  return leads_store_fetch_all (statement, read_row, &call->records, error);
}

static gboolean
get (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_GET, error);

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "i", call->id);
  if (!leads_store_fetch (statement, read_row, &call->record, error))
    return FALSE;
  return call->record != NULL || leads_store_set_not_found (error, "connection");
}

static gboolean
find (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autofree char *key = leads_store_fold (call->text);
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_FIND, error);

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "it", call->id, key);
  return leads_store_fetch (statement, read_row, &call->record, error);
}

/* Adds @connection, or changes the row @id. */
static gboolean
put (LeadsTransaction *transaction, LeadsConnection *connection, gint64 id, GError **error)
{
  g_autofree char *key = leads_store_fold (leads_connection_get_name (connection));

  return leads_transaction_exec (
      transaction, id != 0 ? SQL_UPDATE : SQL_ADD, NULL, error, id != 0 ? "itttttttktti" : "itttttttktt",
      leads_connection_get_lead_id (connection), leads_connection_get_name (connection), key,
      leads_side_to_word (leads_connection_get_side (connection)),
      leads_connection_kind_to_word (leads_connection_get_kind (connection)),
      leads_connection_get_sbc_name (connection), leads_connection_get_proxy_set (connection),
      leads_connection_get_pstn_gateway (connection), leads_connection_get_sessions (connection),
      leads_connection_get_deployment_state (connection), leads_connection_get_metering_tag (connection), id);
}

static gboolean
add (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsConnection *connection = call->record;
  g_autofree char *after = make_facts (connection);

  if (!put (transaction, connection, 0, error))
    return FALSE;
  call->id = leads_transaction_last_id (transaction);
  transaction->changed |= LEADS_CHANGED_CONNECTIONS;
  return leads_event_append (transaction, "connection", call->id, "add", NULL, after, error);
}

static gboolean
update (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsConnection *connection = call->record;
  LeadsStoreCall old_call = { .id = leads_connection_get_id (connection) };
  g_autofree char *before = NULL;
  g_autofree char *after = make_facts (connection);
  g_autoptr (LeadsConnection) old = NULL;

  if (!get (transaction, &old_call, error))
    return FALSE;
  old = old_call.record;
  before = make_facts (old);
  if (!put (transaction, connection, old_call.id, error))
    return FALSE;
  /* Uploads show the connection's name. */
  transaction->changed |= LEADS_CHANGED_CONNECTIONS | LEADS_CHANGED_UPLOADS;
  return leads_event_append (transaction, "connection", old_call.id, "update", before, after, error);
}

static gboolean
remove_one (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autofree char *before = NULL;
  g_autoptr (LeadsConnection) old = NULL;

  if (!get (transaction, call, error))
    return FALSE;
  old = g_steal_pointer (&call->record);
  before = make_facts (old);
  call->in_use->numbers = leads_connection_get_n_numbers (old);
  if (!leads_transaction_query_int (transaction, SQL_COUNT_UPLOADS, &call->in_use->uploads, NULL, error, "i", call->id))
    return FALSE;
  if (call->in_use->uploads > 0)
    return leads_store_set_in_use (error, "connection");
  transaction->changed |= LEADS_CHANGED_CONNECTIONS | LEADS_CHANGED_UPLOADS;
  return leads_transaction_exec (transaction, SQL_PART_UPLOADS, NULL, error, "ti", leads_connection_get_name (old),
                                 call->id) &&
         leads_transaction_exec (transaction, SQL_REMOVE, NULL, error, "i", call->id) &&
         leads_event_append (transaction, "connection", call->id, "remove", before, NULL, error);
}

static void
leads_connection_store_class_init (LeadsConnectionStoreClass *klass)
{
}

static void
leads_connection_store_init (LeadsConnectionStore *self)
{
}

LeadsConnectionStore *
leads_connection_store_new (LeadsDatabase *database)
{
  return g_object_new (LEADS_TYPE_CONNECTION_STORE, "database", database, NULL);
}

GPtrArray *
leads_connection_store_list (LeadsConnectionStore *self, gint64 lead, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = lead };

  return leads_store_read_list (self, list, call, cancellable, error);
}

LeadsConnection *
leads_connection_store_find (LeadsConnectionStore *self,
                             gint64 lead,
                             const char *name,
                             GCancellable *cancellable,
                             GError **error)
{
  LeadsStoreCall call = { .id = lead, .text = name };

  return leads_store_read_record (self, find, call, cancellable, error);
}

LeadsConnection *
leads_connection_store_get (LeadsConnectionStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = id };

  return leads_store_read_record (self, get, call, cancellable, error);
}

gboolean
leads_connection_store_add (LeadsConnectionStore *self,
                            LeadsConnection *connection,
                            gint64 *new_id,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (LEADS_IS_CONNECTION (connection), FALSE);

  return leads_store_add (self, add, connection, new_id, cancellable, error);
}

gboolean
leads_connection_store_update (LeadsConnectionStore *self,
                               LeadsConnection *connection,
                               GCancellable *cancellable,
                               GError **error)
{
  LeadsStoreCall call = { .record = connection };

  g_return_val_if_fail (LEADS_IS_CONNECTION (connection), FALSE);

  return leads_store_write (self, update, &call, cancellable, error);
}

gboolean
leads_connection_store_remove (LeadsConnectionStore *self,
                               gint64 id,
                               LeadsInUse *in_use,
                               GCancellable *cancellable,
                               GError **error)
{
  return leads_store_remove (self, remove_one, id, in_use, cancellable, error);
}
