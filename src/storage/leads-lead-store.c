/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-lead-store.h>

#include "leads-entity-private.h"
#include "leads-statements-private.h"
#include "leads-upload-private.h"
#include "leads-words-private.h"

#include <leads-time.h>

/*
 * Leads, with what they own. Invariant: last_modified moves with every act on
 * the lead: leads_lead_touch().
 */

#define COLUMNS                                                                                                \
  "SELECT l.id, l.customer, l.service_name, l.deploy, l.status, l.consented_on, l.last_modified, c.full_name," \
  " c.channel, h.name, c.country, coalesce(u.live, 0), coalesce(u.uploads, 0)"                                 \
  " FROM lead AS l JOIN customer AS c ON c.id = l.customer LEFT JOIN channel AS h ON h.id = c.channel"

static const char SQL_LIST[] = COLUMNS
    " LEFT JOIN (SELECT lead, sum(live) AS live, count(*) AS uploads FROM upload GROUP BY lead) AS u ON u.lead = l.id"
    " ORDER BY l.last_modified DESC, l.id DESC";

#define ONE                                                                                                         \
  " LEFT JOIN (SELECT lead, sum(live) AS live, count(*) AS uploads FROM upload WHERE lead = $1 GROUP BY lead) AS u" \
  " ON u.lead = l.id"

static const char SQL_GET[] = COLUMNS ONE " WHERE l.id = $1";

static const char SQL_FIND[] = "SELECT id FROM lead WHERE service_name_key = $1 AND customer = $2";

/* Touched at once: see touch(). */
static const char SQL_ADD[] =
    "INSERT INTO lead (customer, service_name, deploy, status, consented_on, service_name_key, last_modified)"
    " VALUES ($1, $2, $3, $4, $5, $6, 0)";

static const char SQL_UPDATE[] =
    "UPDATE lead SET customer = $1, service_name = $2, deploy = $3, status = $4, consented_on = $5,"
    " service_name_key = $6 WHERE id = $7";

static const char SQL_TOUCH[] = "UPDATE lead SET last_modified = $1 WHERE id = $2";

static const char SQL_REMOVE_CONNECTIONS[] = "DELETE FROM connection WHERE lead = $1";

static const char SQL_REMOVE[] = "DELETE FROM lead WHERE id = $1";

const char *const leads_lead_statements[] = {
  SQL_LIST, SQL_GET, SQL_FIND, SQL_ADD, SQL_UPDATE, SQL_TOUCH, SQL_REMOVE_CONNECTIONS, SQL_REMOVE, NULL,
};

struct _LeadsLeadStore
{
  LeadsStore parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsLeadStore, leads_lead_store, LEADS_TYPE_STORE)

static const LeadsColumn columns[] = {
  { .column = "customer", .property = "customer-id" },
  { .column = "service_name", .property = "service-name" },
  { .column = "deploy", .property = "deploy", .otherwise = LEADS_DEPLOY_UNKNOWN },
  { .column = "status", .property = "health", .otherwise = LEADS_HEALTH_WARNING },
  { .column = "consented_on", .property = "consented-on", .zero_is_null = TRUE },
  { .property = "last-modified" },
  { .property = "customer-name" },
  { .property = "channel-id" },
  { .property = "channel-name" },
  { .property = "country" },
  { .property = "n-numbers" },
  { .property = "n-uploads" },
};

static gboolean
touch (LeadsTransaction *transaction, gpointer record, gint64 id, GError **error)
{
  return leads_lead_touch (transaction, id, error);
}

static gboolean
count_uses (LeadsTransaction *transaction, gpointer record, LeadsInUse *in_use, GError **error)
{
  in_use->uploads = leads_lead_get_n_uploads (record);
  in_use->numbers = leads_lead_get_n_numbers (record);
  return TRUE;
}

static gboolean
remove_connections (LeadsTransaction *transaction, gpointer record, GError **error)
{
  return leads_transaction_exec (transaction, SQL_REMOVE_CONNECTIONS, NULL, error, "i", leads_lead_get_id (record));
}

static const LeadsEntity entity = {
  .word = "lead",
  .get_type = leads_lead_get_type,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .named_by = "service-name",
  .sql_get = SQL_GET,
  .sql_find = SQL_FIND,
  .sql_add = SQL_ADD,
  .sql_update = SQL_UPDATE,
  .sql_remove = SQL_REMOVE,
  .changed_by_add = LEADS_CHANGED_LEADS,
  /* Uploads show the service's name. */
  .changed_by_update = LEADS_CHANGED_LEADS | LEADS_CHANGED_UPLOADS,
  .changed_by_remove = LEADS_CHANGED_LEADS | LEADS_CHANGED_CONNECTIONS,
  .count_uses = count_uses,
  .write_more = touch,
  .before_remove = remove_connections,
};

static gboolean
list (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_auto (GStrv) words = leads_words_split (call->text);
  g_autoptr (GHashTable) matching = NULL;

  if (!leads_entity_fetch_all (transaction, &entity, SQL_LIST, 0, &call->records, error))
    return FALSE;
  if (words[0] == NULL)
    return TRUE;
  matching = leads_words_find_leads (transaction, (const char *const *) words, error);
  if (matching == NULL)
    return FALSE;
  for (guint i = call->records->len; i > 0; i--)
    {
      gint64 id = leads_lead_get_id (g_ptr_array_index (call->records, i - 1));

      if (!g_hash_table_contains (matching, &id))
        g_ptr_array_remove_index (call->records, i - 1);
    }
  return TRUE;
}

typedef struct
{
  gint64 id;
  gint64 last_modified;
} ModifiedCall;

static gboolean
set_last_modified (LeadsTransaction *transaction, gpointer data, GError **error)
{
  ModifiedCall *call = data;
  gint64 n_changes;

  if (!leads_transaction_exec (transaction, SQL_TOUCH, &n_changes, error, "ii", call->last_modified, call->id))
    return FALSE;
  if (n_changes == 0)
    return leads_store_set_not_found (error, entity.word);
  transaction->changed |= LEADS_CHANGED_LEADS;
  return TRUE;
}

static void
leads_lead_store_class_init (LeadsLeadStoreClass *klass)
{
}

static void
leads_lead_store_init (LeadsLeadStore *self)
{
}

LeadsLeadStore *
leads_lead_store_new (LeadsDatabase *database)
{
  return g_object_new (LEADS_TYPE_LEAD_STORE, "database", database, NULL);
}

GPtrArray *
leads_lead_store_list (LeadsLeadStore *self, const char *search, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .text = search };

  return leads_store_read_list (self, list, call, cancellable, error);
}

LeadsLead *
leads_lead_store_find (LeadsLeadStore *self,
                       gint64 customer,
                       const char *service,
                       GCancellable *cancellable,
                       GError **error)
{
  return leads_entity_find (self, &entity, customer, service, cancellable, error);
}

LeadsLead *
leads_lead_store_get (LeadsLeadStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  return leads_entity_get (self, &entity, id, cancellable, error);
}

gboolean
leads_lead_store_add (LeadsLeadStore *self, LeadsLead *lead, gint64 *new_id, GCancellable *cancellable, GError **error)
{
  return leads_entity_add (self, &entity, lead, new_id, cancellable, error);
}

gboolean
leads_lead_store_update (LeadsLeadStore *self, LeadsLead *lead, GCancellable *cancellable, GError **error)
{
  return leads_entity_update (self, &entity, lead, cancellable, error);
}

gboolean
leads_lead_store_set_last_modified (LeadsLeadStore *self,
                                    gint64 id,
                                    gint64 last_modified,
                                    GCancellable *cancellable,
                                    GError **error)
{
  ModifiedCall call = { .id = id, .last_modified = last_modified };

  return leads_store_write (self, set_last_modified, &call, cancellable, error);
}

gboolean
leads_lead_store_remove (LeadsLeadStore *self, gint64 id, LeadsInUse *in_use, GCancellable *cancellable, GError **error)
{
  return leads_entity_remove (self, &entity, id, in_use, cancellable, error);
}

gboolean
leads_lead_touch (LeadsTransaction *transaction, gint64 lead, GError **error)
{
  transaction->changed |= LEADS_CHANGED_LEADS;
  return leads_transaction_exec (transaction, SQL_TOUCH, NULL, error, "ii", leads_time_now (), lead);
}
