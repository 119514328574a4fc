/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-connection-store.h>

#include "leads-entity-private.h"
#include "leads-statements-private.h"

/* SIP connections of leads. No passwords are stored. */

#define COLUMNS                                                                                              \
  "SELECT s.id, s.lead, s.name, s.side, s.kind, s.sbc_name, s.proxy_set, s.pstn_gateway, s.sessions,"        \
  " s.deployment_state, s.metering_tag, (SELECT coalesce(sum(live), 0) FROM upload WHERE connection = s.id)" \
  " FROM connection AS s"

static const char SQL_LIST[] = COLUMNS " ORDER BY s.lead, s.name_key, s.id";

static const char SQL_LIST_OF_LEAD[] = COLUMNS " WHERE s.lead = $1 ORDER BY s.name_key, s.id";

static const char SQL_GET[] = COLUMNS " WHERE s.id = $1";

static const char SQL_FIND[] = "SELECT id FROM connection WHERE name_key = $1 AND lead = $2";

static const char SQL_ADD[] =
    "INSERT INTO connection (lead, name, side, kind, sbc_name, proxy_set, pstn_gateway, sessions, deployment_state,"
    " metering_tag, name_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

static const char SQL_UPDATE[] =
    "UPDATE connection SET lead = $1, name = $2, side = $3, kind = $4, sbc_name = $5, proxy_set = $6,"
    " pstn_gateway = $7, sessions = $8, deployment_state = $9, metering_tag = $10, name_key = $11 WHERE id = $12";

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

static const LeadsColumn columns[] = {
  { .column = "lead", .property = "lead-id" },
  { .column = "name", .property = "name" },
  { .column = "side", .property = "side", .otherwise = LEADS_SIDE_CUSTOMER },
  { .column = "kind", .property = "kind", .otherwise = LEADS_CONNECTION_KIND_IP_GROUP },
  { .column = "sbc_name", .property = "sbc-name" },
  { .column = "proxy_set", .property = "proxy-set" },
  { .column = "pstn_gateway", .property = "pstn-gateway" },
  { .column = "sessions", .property = "sessions", .zero_is_null = TRUE },
  { .column = "deployment_state", .property = "deployment-state" },
  { .column = "metering_tag", .property = "metering-tag" },
  { .property = "n-numbers" },
};

static gboolean
count_uses (LeadsTransaction *transaction, gpointer record, LeadsInUse *in_use, GError **error)
{
  in_use->numbers = leads_connection_get_n_numbers (record);
  return leads_transaction_query_int (transaction, SQL_COUNT_UPLOADS, &in_use->uploads, NULL, error, "i",
                                      leads_connection_get_id (record));
}

static gboolean
part_uploads (LeadsTransaction *transaction, gpointer record, GError **error)
{
  return leads_transaction_exec (transaction, SQL_PART_UPLOADS, NULL, error, "ti", leads_connection_get_name (record),
                                 leads_connection_get_id (record));
}

static const LeadsEntity entity = {
  .word = "connection",
  .get_type = leads_connection_get_type,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .named_by = "name",
  .sql_get = SQL_GET,
  .sql_find = SQL_FIND,
  .sql_add = SQL_ADD,
  .sql_update = SQL_UPDATE,
  .sql_remove = SQL_REMOVE,
  .changed_by_add = LEADS_CHANGED_CONNECTIONS,
  /* Uploads show the connection's name. */
  .changed_by_update = LEADS_CHANGED_CONNECTIONS | LEADS_CHANGED_UPLOADS,
  .changed_by_remove = LEADS_CHANGED_CONNECTIONS | LEADS_CHANGED_UPLOADS,
  .count_uses = count_uses,
  .before_remove = part_uploads,
};

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
  return leads_entity_list (self, &entity, lead != 0 ? SQL_LIST_OF_LEAD : SQL_LIST, lead, cancellable, error);
}

LeadsConnection *
leads_connection_store_find (LeadsConnectionStore *self,
                             gint64 lead,
                             const char *name,
                             GCancellable *cancellable,
                             GError **error)
{
  return leads_entity_find (self, &entity, lead, name, cancellable, error);
}

LeadsConnection *
leads_connection_store_get (LeadsConnectionStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  return leads_entity_get (self, &entity, id, cancellable, error);
}

gboolean
leads_connection_store_add (LeadsConnectionStore *self,
                            LeadsConnection *connection,
                            gint64 *new_id,
                            GCancellable *cancellable,
                            GError **error)
{
  return leads_entity_add (self, &entity, connection, new_id, cancellable, error);
}

gboolean
leads_connection_store_update (LeadsConnectionStore *self,
                               LeadsConnection *connection,
                               GCancellable *cancellable,
                               GError **error)
{
  return leads_entity_update (self, &entity, connection, cancellable, error);
}

gboolean
leads_connection_store_remove (LeadsConnectionStore *self,
                               gint64 id,
                               LeadsInUse *in_use,
                               GCancellable *cancellable,
                               GError **error)
{
  return leads_entity_remove (self, &entity, id, in_use, cancellable, error);
}
