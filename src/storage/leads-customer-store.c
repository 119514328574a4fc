/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-customer-store.h>

#include "leads-entity-private.h"
#include "leads-statements-private.h"

/* Customers, with their channel. */

#define COLUMNS                                                                               \
  "SELECT c.id, c.full_name, c.channel, c.country, c.email, c.phone, c.live_setup_id, h.name" \
  " FROM customer AS c LEFT JOIN channel AS h ON h.id = c.channel"

static const char SQL_LIST[] = COLUMNS " ORDER BY c.full_name_key, c.id";

static const char SQL_GET[] = COLUMNS " WHERE c.id = $1";

static const char SQL_FIND[] = "SELECT id FROM customer WHERE full_name_key = $1";

static const char SQL_ADD[] =
    "INSERT INTO customer (full_name, channel, country, email, phone, live_setup_id, full_name_key)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)";

static const char SQL_UPDATE[] =
    "UPDATE customer SET full_name = $1, channel = $2, country = $3, email = $4, phone = $5, live_setup_id = $6,"
    " full_name_key = $7 WHERE id = $8";

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

static const LeadsColumn columns[] = {
  { .column = "full_name", .property = "full-name" },
  { .column = "channel", .property = "channel-id", .zero_is_null = TRUE },
  { .column = "country", .property = "country" },
  { .column = "email", .property = "email" },
  { .column = "phone", .property = "phone" },
  { .column = "live_setup_id", .property = "live-setup-id" },
  { .property = "channel-name" },
};

static gboolean
count_uses (LeadsTransaction *transaction, gpointer record, LeadsInUse *in_use, GError **error)
{
  return leads_transaction_query_int (transaction, SQL_COUNT_LEADS, &in_use->leads, NULL, error, "i",
                                      leads_customer_get_id (record));
}

static const LeadsEntity entity = {
  .word = "customer",
  .get_type = leads_customer_get_type,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .named_by = "full-name",
  .sql_get = SQL_GET,
  .sql_find = SQL_FIND,
  .sql_add = SQL_ADD,
  .sql_update = SQL_UPDATE,
  .sql_remove = SQL_REMOVE,
  .changed_by_add = LEADS_CHANGED_CUSTOMERS,
  /* Leads and uploads show the customer's name and channel. */
  .changed_by_update = LEADS_CHANGED_CUSTOMERS | LEADS_CHANGED_LEADS | LEADS_CHANGED_UPLOADS,
  .changed_by_remove = LEADS_CHANGED_CUSTOMERS,
  .count_uses = count_uses,
};

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
  return leads_entity_list (self, &entity, SQL_LIST, 0, cancellable, error);
}

LeadsCustomer *
leads_customer_store_find (LeadsCustomerStore *self, const char *name, GCancellable *cancellable, GError **error)
{
  return leads_entity_find (self, &entity, 0, name, cancellable, error);
}

LeadsCustomer *
leads_customer_store_get (LeadsCustomerStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  return leads_entity_get (self, &entity, id, cancellable, error);
}

gboolean
leads_customer_store_add (LeadsCustomerStore *self,
                          LeadsCustomer *customer,
                          gint64 *new_id,
                          GCancellable *cancellable,
                          GError **error)
{
  return leads_entity_add (self, &entity, customer, new_id, cancellable, error);
}

gboolean
leads_customer_store_update (LeadsCustomerStore *self,
                             LeadsCustomer *customer,
                             GCancellable *cancellable,
                             GError **error)
{
  return leads_entity_update (self, &entity, customer, cancellable, error);
}

gboolean
leads_customer_store_remove (LeadsCustomerStore *self,
                             gint64 id,
                             LeadsInUse *in_use,
                             GCancellable *cancellable,
                             GError **error)
{
  return leads_entity_remove (self, &entity, id, in_use, cancellable, error);
}
