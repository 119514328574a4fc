/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-roster-private.h"

#include <leads-lead-store.h>
#include <leads-text.h>

/* Whose a line of a file for several leads is. */

/* @services: folded name to LeadsLead */
typedef struct
{
  GHashTable *services;
} Customer;

struct _LeadsRoster
{
  gatomicrefcount ref_count;
  GHashTable *leads;     /* id to LeadsLead */
  GHashTable *customers; /* folded name to Customer */
};

static void
customer_free (Customer *customer)
{
  g_hash_table_unref (customer->services);
  g_free (customer);
}

static char *
fold (const char *name)
{
  g_autofree char *collapsed = leads_text_collapse (name != NULL ? name : "");

  return leads_text_fold (collapsed);
}

static void
add (LeadsRoster *self, LeadsLead *lead)
{
  const gint64 id = leads_lead_get_id (lead);
  char *name = fold (leads_lead_get_customer_name (lead));
  Customer *customer = g_hash_table_lookup (self->customers, name);

  g_hash_table_insert (self->leads, g_memdup2 (&id, sizeof id), g_object_ref (lead));
  if (customer == NULL)
    {
      customer = g_new0 (Customer, 1);
      customer->services = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->customers, g_strdup (name), customer);
    }
  g_hash_table_insert (customer->services, fold (leads_lead_get_service_name (lead)), lead);
  g_free (name);
}

LeadsRoster *
leads_roster_new_for_leads (GPtrArray *leads)
{
  LeadsRoster *self = g_new0 (LeadsRoster, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->leads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->customers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) customer_free);
  for (guint i = 0; i < leads->len; i++)
    add (self, g_ptr_array_index (leads, i));
  return self;
}

LeadsRoster *
leads_roster_new (LeadsDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsLeadStore) store = leads_lead_store_new (database);
  g_autoptr (GPtrArray) leads = leads_lead_store_list (store, NULL, cancellable, error);

  return leads != NULL ? leads_roster_new_for_leads (leads) : NULL;
}

LeadsRoster *
leads_roster_ref (LeadsRoster *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
leads_roster_unref (LeadsRoster *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->customers);
  g_hash_table_unref (self->leads);
  g_free (self);
}

LeadsReason
leads_roster_find (LeadsRoster *self, const char *customer, const char *service, gint64 *lead_id)
{
  g_autofree char *customer_key = fold (customer);
  g_autofree char *service_key = fold (service);
  const Customer *found = g_hash_table_lookup (self->customers, customer_key);
  LeadsLead *lead = NULL;

  *lead_id = 0;
  if (found == NULL)
    return LEADS_REASON_UNKNOWN_LEAD;
  if (*service_key != '\0')
    lead = g_hash_table_lookup (found->services, service_key);
  else if (g_hash_table_size (found->services) > 1)
    return LEADS_REASON_AMBIGUOUS_LEAD;
  else
    {
      GHashTableIter iter;
      gpointer only;

      g_hash_table_iter_init (&iter, found->services);
      if (g_hash_table_iter_next (&iter, NULL, &only))
        lead = only;
    }
  if (lead == NULL)
    return LEADS_REASON_UNKNOWN_LEAD;
  *lead_id = leads_lead_get_id (lead);
  return LEADS_REASON_NONE;
}

LeadsLead *
leads_roster_get (LeadsRoster *self, gint64 lead_id)
{
  return g_hash_table_lookup (self->leads, &lead_id);
}
