/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-customer.h>
#include <leads-store.h>

G_BEGIN_DECLS

#define LEADS_TYPE_CUSTOMER_STORE (leads_customer_store_get_type ())

/**
 * LeadsCustomerStore:
 *
 * Customers; full names are unique whatever their letter case.
 */
G_DECLARE_FINAL_TYPE (LeadsCustomerStore, leads_customer_store, LEADS, CUSTOMER_STORE, LeadsStore)

LeadsCustomerStore *leads_customer_store_new (LeadsDatabase *database);

/* All, by name. */
GPtrArray *leads_customer_store_list (LeadsCustomerStore *self, GCancellable *cancellable, GError **error);

/* By full name, whatever its letter case; %NULL without an error if there is none. (transfer full) (nullable) */
LeadsCustomer *
leads_customer_store_find (LeadsCustomerStore *self, const char *full_name, GCancellable *cancellable, GError **error);

/* By id; NOT_FOUND. (transfer full) */
LeadsCustomer *
leads_customer_store_get (LeadsCustomerStore *self, gint64 id, GCancellable *cancellable, GError **error);

/* The id of @customer is ignored; the new one goes to @new_id. NAME_TAKEN; NOT_FOUND: its channel is not there. */
gboolean leads_customer_store_add (LeadsCustomerStore *self,
                                   LeadsCustomer *customer,
                                   gint64 *new_id,
                                   GCancellable *cancellable,
                                   GError **error);

/* Stores every field of @customer under its id. NOT_FOUND, NAME_TAKEN. */
gboolean leads_customer_store_update (LeadsCustomerStore *self,
                                      LeadsCustomer *customer,
                                      GCancellable *cancellable,
                                      GError **error);

/* IN_USE while the customer has leads: how many goes to @in_use (optional). NOT_FOUND. */
gboolean leads_customer_store_remove (LeadsCustomerStore *self,
                                      gint64 id,
                                      LeadsInUse *in_use,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
