/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-channel-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"

/* Channels. */

static const char SQL_LIST[] = "SELECT id, name, description, live_setup_id FROM channel ORDER BY name_key, id";

static const char SQL_GET[] = "SELECT id, name, description, live_setup_id FROM channel WHERE id = $1";

static const char SQL_FIND[] = "SELECT id, name, description, live_setup_id FROM channel WHERE name_key = $1";

static const char SQL_ADD[] =
    "INSERT INTO channel (name, name_key, description, live_setup_id) VALUES ($1, $2, $3, $4)";

static const char SQL_UPDATE[] =
    "UPDATE channel SET name = $1, name_key = $2, description = $3, live_setup_id = $4 WHERE id = $5";

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

static gpointer
read_row (LeadsStatement *row)
{
  LeadsChannel *channel = leads_channel_new ();

  leads_channel_set_id (channel, leads_statement_get_int (row, 0));
  leads_channel_set_name (channel, leads_statement_get_text (row, 1));
  leads_channel_set_description (channel, leads_statement_get_text (row, 2));
  leads_channel_set_live_setup_id (channel, leads_statement_get_text (row, 3));
  return channel;
}

static char *
make_facts (LeadsChannel *channel)
{
  LeadsFacts *facts = leads_facts_new ();

  leads_facts_add_text (facts, "name", leads_channel_get_name (channel));
  leads_facts_add_text (facts, "description", leads_channel_get_description (channel));
  leads_facts_add_text (facts, "live_setup_id", leads_channel_get_live_setup_id (channel));
  return leads_facts_end (facts);
}

static gboolean
list (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_LIST, error);

  return statement != NULL && leads_store_fetch_all (statement, read_row, &call->records, error);
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
  return call->record != NULL || leads_store_set_not_found (error, "channel");
}

static gboolean
find (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autofree char *key = leads_store_fold (call->text);
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_FIND, error);

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "t", key);
  return leads_store_fetch (statement, read_row, &call->record, error);
}

static gboolean
add (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsChannel *channel = call->record;
  g_autofree char *key = leads_store_fold (leads_channel_get_name (channel));
  g_autofree char *after = make_facts (channel);

  if (!leads_transaction_exec (transaction, SQL_ADD, NULL, error, "tttt", leads_channel_get_name (channel), key,
                               leads_channel_get_description (channel), leads_channel_get_live_setup_id (channel)))
    return FALSE;
  call->id = leads_transaction_last_id (transaction);
  transaction->changed |= LEADS_CHANGED_CHANNELS;
  return leads_event_append (transaction, "channel", call->id, "add", NULL, after, error);
}

static gboolean
update (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsChannel *channel = call->record;
  LeadsStoreCall old_call = { .id = leads_channel_get_id (channel) };
  g_autofree char *key = leads_store_fold (leads_channel_get_name (channel));
  g_autofree char *before = NULL;
  g_autofree char *after = make_facts (channel);
  g_autoptr (LeadsChannel) old = NULL;

  if (!get (transaction, &old_call, error))
    return FALSE;
  old = old_call.record;
  before = make_facts (old);
  if (!leads_transaction_exec (transaction, SQL_UPDATE, NULL, error, "tttti", leads_channel_get_name (channel), key,
                               leads_channel_get_description (channel), leads_channel_get_live_setup_id (channel),
                               old_call.id))
    return FALSE;
  /* Leads and uploads show the channel's name. */
  transaction->changed |= LEADS_CHANGED_CHANNELS | LEADS_CHANGED_LEADS | LEADS_CHANGED_UPLOADS;
  return leads_event_append (transaction, "channel", old_call.id, "update", before, after, error);
}

static gboolean
remove_one (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autofree char *before = NULL;
  g_autoptr (LeadsChannel) old = NULL;

  if (!get (transaction, call, error))
    return FALSE;
  old = g_steal_pointer (&call->record);
  before = make_facts (old);
  if (!leads_transaction_query_int (transaction, SQL_COUNT_CUSTOMERS, &call->in_use->customers, NULL, error, "i",
                                    call->id))
    return FALSE;
  if (call->in_use->customers > 0)
    return leads_store_set_in_use (error, "channel");
  transaction->changed |= LEADS_CHANGED_CHANNELS;
  return leads_transaction_exec (transaction, SQL_REMOVE, NULL, error, "i", call->id) &&
         leads_event_append (transaction, "channel", call->id, "remove", before, NULL, error);
}

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
  LeadsStoreCall call = { 0 };

  return leads_store_read_list (self, list, call, cancellable, error);
}

LeadsChannel *
leads_channel_store_find (LeadsChannelStore *self, const char *name, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .text = name };

  return leads_store_read_record (self, find, call, cancellable, error);
}

LeadsChannel *
leads_channel_store_get (LeadsChannelStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = id };

  return leads_store_read_record (self, get, call, cancellable, error);
}

gboolean
leads_channel_store_add (LeadsChannelStore *self,
                         LeadsChannel *channel,
                         gint64 *new_id,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (LEADS_IS_CHANNEL (channel), FALSE);

  return leads_store_add (self, add, channel, new_id, cancellable, error);
}

gboolean
leads_channel_store_update (LeadsChannelStore *self, LeadsChannel *channel, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .record = channel };

  g_return_val_if_fail (LEADS_IS_CHANNEL (channel), FALSE);

  return leads_store_write (self, update, &call, cancellable, error);
}

gboolean
leads_channel_store_remove (LeadsChannelStore *self,
                            gint64 id,
                            LeadsInUse *in_use,
                            GCancellable *cancellable,
                            GError **error)
{
  return leads_store_remove (self, remove_one, id, in_use, cancellable, error);
}
