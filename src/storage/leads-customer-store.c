/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-customer-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"

/* Customers, with their channel. */

#define COLUMNS                                                                               \
  "SELECT c.id, c.full_name, c.channel, h.name, c.country, c.email, c.phone, c.live_setup_id" \
  " FROM customer AS c LEFT JOIN channel AS h ON h.id = c.channel"

static const char SQL_LIST[] = COLUMNS " ORDER BY c.full_name_key, c.id";

static const char SQL_GET[] = COLUMNS " WHERE c.id = $1";

static const char SQL_FIND[] = COLUMNS " WHERE c.full_name_key = $1";

static const char SQL_ADD[] =
    "INSERT INTO customer (full_name, full_name_key, channel, country, email, phone, live_setup_id)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)";

static const char SQL_UPDATE[] =
    "UPDATE customer SET full_name = $1, full_name_key = $2, channel = $3, country = $4, email = $5, phone = $6,"
    " live_setup_id = $7 WHERE id = $8";

static const char SQL_COUNT_LEADS[] = "SELECT count(*) FROM lead WHERE customer = $1";

static const char SQL_REMOVE[] = "DELETE FROM customer WHERE id = $1";

const char *const leads_customer_statements[] = {
  SQL_LIST, SQL_GET, SQL_FIND, SQL_ADD, SQL_UPDATE, SQL_COUNT_LEADS, SQL_REMOVE, NULL,
};

struct _LeadsCustomerStore
{
  LeadsStore parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsCustomerStore, leads_customer_store, LEADS_TYPE_STORE)

static gpointer
read_row (LeadsStatement *row)
{
  LeadsCustomer *customer = leads_customer_new ();

  leads_customer_set_id (customer, leads_statement_get_int (row, 0));
  leads_customer_set_full_name (customer, leads_statement_get_text (row, 1));
  leads_customer_set_channel_id (customer, leads_statement_get_int (row, 2));
  leads_customer_set_channel_name (customer, leads_statement_get_text (row, 3));
  leads_customer_set_country (customer, leads_statement_get_text (row, 4));
  leads_customer_set_email (customer, leads_statement_get_text (row, 5));
  leads_customer_set_phone (customer, leads_statement_get_text (row, 6));
  leads_customer_set_live_setup_id (customer, leads_statement_get_text (row, 7));
  return customer;
}

static char *
make_facts (LeadsCustomer *customer)
{
  LeadsFacts *facts = leads_facts_new ();

  leads_facts_add_text (facts, "full_name", leads_customer_get_full_name (customer));
  leads_facts_add_int (facts, "channel", leads_customer_get_channel_id (customer));
  leads_facts_add_text (facts, "country", leads_customer_get_country (customer));
  leads_facts_add_text (facts, "email", leads_customer_get_email (customer));
  leads_facts_add_text (facts, "phone", leads_customer_get_phone (customer));
  leads_facts_add_text (facts, "live_setup_id", leads_customer_get_live_setup_id (customer));
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
  return call->record != NULL || leads_store_set_not_found (error, "customer");
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
  LeadsCustomer *customer = call->record;
  g_autofree char *key = leads_store_fold (leads_customer_get_full_name (customer));
  g_autofree char *after = make_facts (customer);

  if (!leads_transaction_exec (transaction, SQL_ADD, NULL, error, "ttktttt", leads_customer_get_full_name (customer),
                               key, leads_customer_get_channel_id (customer), leads_customer_get_country (customer),
                               leads_customer_get_email (customer), leads_customer_get_phone (customer),
                               leads_customer_get_live_setup_id (customer)))
    return FALSE;
  call->id = leads_transaction_last_id (transaction);
  transaction->changed |= LEADS_CHANGED_CUSTOMERS;
  return leads_event_append (transaction, "customer", call->id, "add", NULL, after, error);
}

static gboolean
update (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsCustomer *customer = call->record;
  LeadsStoreCall old_call = { .id = leads_customer_get_id (customer) };
  g_autofree char *key = leads_store_fold (leads_customer_get_full_name (customer));
  g_autofree char *before = NULL;
  g_autofree char *after = make_facts (customer);
  g_autoptr (LeadsCustomer) old = NULL;

  if (!get (transaction, &old_call, error))
    return FALSE;
  old = old_call.record;
  before = make_facts (old);
  if (!leads_transaction_exec (transaction, SQL_UPDATE, NULL, error, "ttktttti",
                               leads_customer_get_full_name (customer), key, leads_customer_get_channel_id (customer),
                               leads_customer_get_country (customer), leads_customer_get_email (customer),
                               leads_customer_get_phone (customer), leads_customer_get_live_setup_id (customer),
                               old_call.id))
    return FALSE;
  /* Leads and uploads show the customer's name and channel. */
  transaction->changed |= LEADS_CHANGED_CUSTOMERS | LEADS_CHANGED_LEADS | LEADS_CHANGED_UPLOADS;
  return leads_event_append (transaction, "customer", old_call.id, "update", before, after, error);
}

static gboolean
remove_one (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autofree char *before = NULL;
  g_autoptr (LeadsCustomer) old = NULL;

  if (!get (transaction, call, error))
    return FALSE;
  old = g_steal_pointer (&call->record);
  before = make_facts (old);
  if (!leads_transaction_query_int (transaction, SQL_COUNT_LEADS, &call->in_use->leads, NULL, error, "i", call->id))
    return FALSE;
  if (call->in_use->leads > 0)
    return leads_store_set_in_use (error, "customer");
  transaction->changed |= LEADS_CHANGED_CUSTOMERS;
  return leads_transaction_exec (transaction, SQL_REMOVE, NULL, error, "i", call->id) &&
         leads_event_append (transaction, "customer", call->id, "remove", before, NULL, error);
}

static void
leads_customer_store_class_init (LeadsCustomerStoreClass *klass)
{
}

static void
leads_customer_store_init (LeadsCustomerStore *self)
{
}

LeadsCustomerStore *
leads_customer_store_new (LeadsDatabase *database)
{
  return g_object_new (LEADS_TYPE_CUSTOMER_STORE, "database", database, NULL);
}

GPtrArray *
leads_customer_store_list (LeadsCustomerStore *self, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { 0 };

  return leads_store_read_list (self, list, call, cancellable, error);
}

LeadsCustomer *
leads_customer_store_find (LeadsCustomerStore *self, const char *name, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .text = name };

  return leads_store_read_record (self, find, call, cancellable, error);
}

LeadsCustomer *
leads_customer_store_get (LeadsCustomerStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = id };

  return leads_store_read_record (self, get, call, cancellable, error);
}

gboolean
leads_customer_store_add (LeadsCustomerStore *self,
                          LeadsCustomer *customer,
                          gint64 *new_id,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (LEADS_IS_CUSTOMER (customer), FALSE);

  return leads_store_add (self, add, customer, new_id, cancellable, error);
}

gboolean
leads_customer_store_update (LeadsCustomerStore *self,
                             LeadsCustomer *customer,
                             GCancellable *cancellable,
                             GError **error)
{
  LeadsStoreCall call = { .record = customer };

  g_return_val_if_fail (LEADS_IS_CUSTOMER (customer), FALSE);

  return leads_store_write (self, update, &call, cancellable, error);
}

gboolean
leads_customer_store_remove (LeadsCustomerStore *self,
                             gint64 id,
                             LeadsInUse *in_use,
                             GCancellable *cancellable,
                             GError **error)
{
  return leads_store_remove (self, remove_one, id, in_use, cancellable, error);
}
