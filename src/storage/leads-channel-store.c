/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-channel-store.h>

#include "leads-entity-private.h"
#include "leads-statements-private.h"

/* Channels. */

#define COLUMNS "SELECT id, name, description, live_setup_id FROM channel"

static const char SQL_LIST[] = COLUMNS " ORDER BY name_key, id";

static const char SQL_GET[] = COLUMNS " WHERE id = $1";

static const char SQL_FIND[] = "SELECT id FROM channel WHERE name_key = $1";

static const char SQL_ADD[] =
    "INSERT INTO channel (name, description, live_setup_id, name_key) VALUES ($1, $2, $3, $4)";

static const char SQL_UPDATE[] =
    "UPDATE channel SET name = $1, description = $2, live_setup_id = $3, name_key = $4 WHERE id = $5";

static const char SQL_COUNT_CUSTOMERS[] = "SELECT count(*) FROM customer WHERE channel = $1";

static const char SQL_REMOVE[] = "DELETE FROM channel WHERE id = $1";

const char *const leads_channel_statements[] = { SQL_LIST,   SQL_GET,    SQL_FIND,
                                                 SQL_ADD,    SQL_UPDATE, SQL_COUNT_CUSTOMERS,
                                                 SQL_REMOVE, NULL };

struct _LeadsChannelStore
{
  LeadsStore parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsChannelStore, leads_channel_store, LEADS_TYPE_STORE)

static const LeadsColumn columns[] = {
  { .column = "name", .property = "name" },
  { .column = "description", .property = "description" },
  { .column = "live_setup_id", .property = "live-setup-id" },
};

static gboolean
count_uses (LeadsTransaction *transaction, gpointer record, LeadsInUse *in_use, GError **error)
{
  return leads_transaction_query_int (transaction, SQL_COUNT_CUSTOMERS, &in_use->customers, NULL, error, "i",
                                      leads_channel_get_id (record));
}

static const LeadsEntity entity = {
  .word = "channel",
  .get_type = leads_channel_get_type,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .named_by = "name",
  .sql_get = SQL_GET,
  .sql_find = SQL_FIND,
  .sql_add = SQL_ADD,
  .sql_update = SQL_UPDATE,
  .sql_remove = SQL_REMOVE,
  .changed_by_add = LEADS_CHANGED_CHANNELS,
  /* Leads and uploads show the channel's name. */
  .changed_by_update = LEADS_CHANGED_CHANNELS | LEADS_CHANGED_LEADS | LEADS_CHANGED_UPLOADS,
  .changed_by_remove = LEADS_CHANGED_CHANNELS,
  .count_uses = count_uses,
};

static void
leads_channel_store_class_init (LeadsChannelStoreClass *klass)
{
}

static void
leads_channel_store_init (LeadsChannelStore *self)
{
}

LeadsChannelStore *
leads_channel_store_new (LeadsDatabase *database)
{
  return g_object_new (LEADS_TYPE_CHANNEL_STORE, "database", database, NULL);
}

GPtrArray *
leads_channel_store_list (LeadsChannelStore *self, GCancellable *cancellable, GError **error)
{
  return leads_entity_list (self, &entity, SQL_LIST, 0, cancellable, error);
}

LeadsChannel *
leads_channel_store_find (LeadsChannelStore *self, const char *name, GCancellable *cancellable, GError **error)
{
  return leads_entity_find (self, &entity, 0, name, cancellable, error);
}

LeadsChannel *
leads_channel_store_get (LeadsChannelStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  return leads_entity_get (self, &entity, id, cancellable, error);
}

gboolean
leads_channel_store_add (LeadsChannelStore *self,
                         LeadsChannel *channel,
                         gint64 *new_id,
                         GCancellable *cancellable,
                         GError **error)
{
  return leads_entity_add (self, &entity, channel, new_id, cancellable, error);
}

gboolean
leads_channel_store_update (LeadsChannelStore *self, LeadsChannel *channel, GCancellable *cancellable, GError **error)
{
  return leads_entity_update (self, &entity, channel, cancellable, error);
}

gboolean
leads_channel_store_remove (LeadsChannelStore *self,
                            gint64 id,
                            LeadsInUse *in_use,
                            GCancellable *cancellable,
                            GError **error)
{
  return leads_entity_remove (self, &entity, id, in_use, cancellable, error);
}
