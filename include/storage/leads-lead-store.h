/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-lead.h>
#include <leads-store.h>

G_BEGIN_DECLS

#define LEADS_TYPE_LEAD_STORE (leads_lead_store_get_type ())

/**
 * LeadsLeadStore:
 *
 * Leads: a customer's services, with how many uploads (undone ones too) and live numbers each
 * has. A lead's channel is its customer's.
 */
G_DECLARE_FINAL_TYPE (LeadsLeadStore, leads_lead_store, LEADS, LEAD_STORE, LeadsStore)

LeadsLeadStore *leads_lead_store_new (LeadsDatabase *database);

/*
 * All, or those in whose customer, service or channel every word of @search occurs (%NULL: all); last modified first.
 */
GPtrArray *leads_lead_store_list (LeadsLeadStore *self, const char *search, GCancellable *cancellable, GError **error);

/* By customer id and service name, whatever its letter case; %NULL without an error. (transfer full) (nullable) */
LeadsLead *leads_lead_store_find (LeadsLeadStore *self,
                                  gint64 customer,
                                  const char *service,
                                  GCancellable *cancellable,
                                  GError **error);

/* By id; NOT_FOUND. (transfer full) */
LeadsLead *leads_lead_store_get (LeadsLeadStore *self, gint64 id, GCancellable *cancellable, GError **error);

/*
 * The id and last-modified time of @lead are ignored (the latter is now); its customer
 * is given by id. The new id goes to @new_id. NAME_TAKEN; NOT_FOUND: no such customer.
 */
gboolean
leads_lead_store_add (LeadsLeadStore *self, LeadsLead *lead, gint64 *new_id, GCancellable *cancellable, GError **error);

/* Stores every field of @lead under its id but last-modified, which is now. NOT_FOUND, NAME_TAKEN. */
gboolean leads_lead_store_update (LeadsLeadStore *self, LeadsLead *lead, GCancellable *cancellable, GError **error);

/* Sets when the lead was last modified, which is otherwise now with every act: for data that has a past. NOT_FOUND. */
gboolean leads_lead_store_set_last_modified (LeadsLeadStore *self,
                                             gint64 id,
                                             gint64 last_modified,
                                             GCancellable *cancellable,
                                             GError **error);

/* Takes its SIP connections along. IN_USE while the lead has uploads: uploads and live numbers go to @in_use. */
gboolean leads_lead_store_remove (LeadsLeadStore *self,
                                  gint64 id,
                                  LeadsInUse *in_use,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
