/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-lead-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"
#include "leads-upload-private.h"
#include "leads-words-private.h"

#include <leads-time.h>

/*
 * Leads, with what they own. Invariant: last_modified moves with every act on
 * the lead: leads_lead_touch().
 */

#define COLUMNS                                                                                                  \
  "SELECT l.id, l.customer, c.full_name, l.service_name, c.channel, h.name, l.deploy, l.status, l.consented_on," \
  " l.last_modified, coalesce(u.live, 0), coalesce(u.uploads, 0)"                                                \
  " FROM lead AS l JOIN customer AS c ON c.id = l.customer LEFT JOIN channel AS h ON h.id = c.channel"

static const char SQL_LIST[] = COLUMNS
    " LEFT JOIN (SELECT lead, sum(live) AS live, count(*) AS uploads FROM upload GROUP BY lead) AS u ON u.lead = l.id"
    " ORDER BY l.last_modified DESC, l.id DESC";

#define ONE                                                                                                         \
  " LEFT JOIN (SELECT lead, sum(live) AS live, count(*) AS uploads FROM upload WHERE lead = $1 GROUP BY lead) AS u" \
  " ON u.lead = l.id"

static const char SQL_GET[] = COLUMNS ONE " WHERE l.id = $1";

static const char SQL_FIND[] = "SELECT id FROM lead WHERE customer = $1 AND service_name_key = $2";

static const char SQL_ADD[] =
    "INSERT INTO lead (customer, service_name, service_name_key, deploy, status, consented_on, last_modified)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)";

static const char SQL_UPDATE[] =
    "UPDATE lead SET customer = $1, service_name = $2, service_name_key = $3, deploy = $4, status = $5,"
    " consented_on = $6, last_modified = $7 WHERE id = $8";

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

static gpointer
read_row (LeadsStatement *row)
{
  LeadsLead *lead = leads_lead_new ();
  LeadsDeploy deploy = LEADS_DEPLOY_UNKNOWN;
  LeadsHealth health = LEADS_HEALTH_WARNING;

  leads_deploy_from_word (leads_statement_get_text (row, 6), &deploy);
  leads_health_from_word (leads_statement_get_text (row, 7), &health);
  leads_lead_set_id (lead, leads_statement_get_int (row, 0));
  leads_lead_set_customer_id (lead, leads_statement_get_int (row, 1));
  leads_lead_set_customer_name (lead, leads_statement_get_text (row, 2));
  leads_lead_set_service_name (lead, leads_statement_get_text (row, 3));
  leads_lead_set_channel_id (lead, leads_statement_get_int (row, 4));
  leads_lead_set_channel_name (lead, leads_statement_get_text (row, 5));
  leads_lead_set_deploy (lead, deploy);
  leads_lead_set_health (lead, health);
  leads_lead_set_consented_on (lead, leads_statement_get_int (row, 8));
  leads_lead_set_last_modified (lead, leads_statement_get_int (row, 9));
  leads_lead_set_n_numbers (lead, leads_statement_get_int (row, 10));
  leads_lead_set_n_uploads (lead, leads_statement_get_int (row, 11));
  return lead;
}

static char *
make_facts (LeadsLead *lead)
{
  LeadsFacts *facts = leads_facts_new ();

  leads_facts_add_int (facts, "customer", leads_lead_get_customer_id (lead));
  leads_facts_add_text (facts, "service_name", leads_lead_get_service_name (lead));
  leads_facts_add_text (facts, "deploy", leads_deploy_to_word (leads_lead_get_deploy (lead)));
  leads_facts_add_text (facts, "status", leads_health_to_word (leads_lead_get_health (lead)));
  leads_facts_add_int (facts, "consented_on", leads_lead_get_consented_on (lead));
  return leads_facts_end (facts);
}

static gboolean
list (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_auto (GStrv) words = leads_words_split (call->text);
  g_autoptr (GHashTable) matching = NULL;
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_LIST, error);

  if (statement == NULL || !leads_store_fetch_all (statement, read_row, &call->records, error))
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
  return call->record != NULL || leads_store_set_not_found (error, "lead");
}

typedef struct
{
  gint64 customer;
  const char *service;
  LeadsLead *lead;
} FindCall;

static gboolean
find (LeadsTransaction *transaction, gpointer data, GError **error)
{
  FindCall *call = data;
  g_autofree char *key = leads_store_fold (call->service);
  LeadsStoreCall get_call = { 0 };
  gboolean found;

  if (!leads_transaction_query_int (transaction, SQL_FIND, &get_call.id, &found, error, "it", call->customer, key))
    return FALSE;
  if (found && !get (transaction, &get_call, error))
    return FALSE;
  call->lead = get_call.record;
  return TRUE;
}

static gboolean
add (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsLead *lead = call->record;
  g_autofree char *key = leads_store_fold (leads_lead_get_service_name (lead));
  g_autofree char *after = make_facts (lead);

  if (!leads_transaction_exec (transaction, SQL_ADD, NULL, error, "ittttki", leads_lead_get_customer_id (lead),
                               leads_lead_get_service_name (lead), key,
                               leads_deploy_to_word (leads_lead_get_deploy (lead)),
                               leads_health_to_word (leads_lead_get_health (lead)), leads_lead_get_consented_on (lead),
                               leads_time_now ()))
    return FALSE;
  call->id = leads_transaction_last_id (transaction);
  transaction->changed |= LEADS_CHANGED_LEADS;
  return leads_event_append (transaction, "lead", call->id, "add", NULL, after, error);
}

static gboolean
set_last_modified (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsLead *lead = call->record;
  LeadsStoreCall old_call = { .id = leads_lead_get_id (lead) };
  g_autoptr (LeadsLead) old = NULL;

  if (!get (transaction, &old_call, error))
    return FALSE;
  old = old_call.record;
  transaction->changed |= LEADS_CHANGED_LEADS;
  return leads_transaction_exec (transaction, SQL_TOUCH, NULL, error, "ii", leads_lead_get_last_modified (lead),
                                 old_call.id);
}

static gboolean
update (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsLead *lead = call->record;
  LeadsStoreCall old_call = { .id = leads_lead_get_id (lead) };
  g_autofree char *key = leads_store_fold (leads_lead_get_service_name (lead));
  g_autofree char *before = NULL;
  g_autofree char *after = make_facts (lead);
  g_autoptr (LeadsLead) old = NULL;

  if (!get (transaction, &old_call, error))
    return FALSE;
  old = old_call.record;
  before = make_facts (old);
  if (!leads_transaction_exec (transaction, SQL_UPDATE, NULL, error, "ittttkii", leads_lead_get_customer_id (lead),
                               leads_lead_get_service_name (lead), key,
                               leads_deploy_to_word (leads_lead_get_deploy (lead)),
                               leads_health_to_word (leads_lead_get_health (lead)), leads_lead_get_consented_on (lead),
                               leads_time_now (), old_call.id))
    return FALSE;
  /* Uploads show the service's name. */
  transaction->changed |= LEADS_CHANGED_LEADS | LEADS_CHANGED_UPLOADS;
  return leads_event_append (transaction, "lead", old_call.id, "update", before, after, error);
}

static gboolean
remove_one (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autofree char *before = NULL;
  g_autoptr (LeadsLead) old = NULL;

  if (!get (transaction, call, error))
    return FALSE;
  old = g_steal_pointer (&call->record);
  before = make_facts (old);
  call->in_use->uploads = leads_lead_get_n_uploads (old);
  call->in_use->numbers = leads_lead_get_n_numbers (old);
  if (call->in_use->uploads > 0)
    return leads_store_set_in_use (error, "lead");
  transaction->changed |= LEADS_CHANGED_LEADS | LEADS_CHANGED_CONNECTIONS;
  return leads_transaction_exec (transaction, SQL_REMOVE_CONNECTIONS, NULL, error, "i", call->id) &&
         leads_transaction_exec (transaction, SQL_REMOVE, NULL, error, "i", call->id) &&
         leads_event_append (transaction, "lead", call->id, "remove", before, NULL, error);
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
  FindCall call = { .customer = customer, .service = service };

  g_return_val_if_fail (LEADS_IS_LEAD_STORE (self), NULL);

  leads_store_read (self, find, &call, cancellable, error);
  return call.lead;
}

LeadsLead *
leads_lead_store_get (LeadsLeadStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = id };

  return leads_store_read_record (self, get, call, cancellable, error);
}

gboolean
leads_lead_store_add (LeadsLeadStore *self, LeadsLead *lead, gint64 *new_id, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (LEADS_IS_LEAD (lead), FALSE);

  return leads_store_add (self, add, lead, new_id, cancellable, error);
}

gboolean
leads_lead_store_update (LeadsLeadStore *self, LeadsLead *lead, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .record = lead };

  g_return_val_if_fail (LEADS_IS_LEAD (lead), FALSE);

  return leads_store_write (self, update, &call, cancellable, error);
}

gboolean
leads_lead_store_set_last_modified (LeadsLeadStore *self,
                                    gint64 id,
                                    gint64 last_modified,
                                    GCancellable *cancellable,
                                    GError **error)
{
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  LeadsStoreCall call = { .record = lead };

  leads_lead_set_id (lead, id);
  leads_lead_set_last_modified (lead, last_modified);
  return leads_store_write (self, set_last_modified, &call, cancellable, error);
}

gboolean
leads_lead_store_remove (LeadsLeadStore *self, gint64 id, LeadsInUse *in_use, GCancellable *cancellable, GError **error)
{
  return leads_store_remove (self, remove_one, id, in_use, cancellable, error);
}

gboolean
leads_lead_touch (LeadsTransaction *transaction, gint64 lead, GError **error)
{
  transaction->changed |= LEADS_CHANGED_LEADS;
  return leads_transaction_exec (transaction, SQL_TOUCH, NULL, error, "ii", leads_time_now (), lead);
}
