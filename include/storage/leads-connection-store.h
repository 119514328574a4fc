/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-connection.h>
#include <leads-store.h>

G_BEGIN_DECLS

#define LEADS_TYPE_CONNECTION_STORE (leads_connection_store_get_type ())

/**
 * LeadsConnectionStore:
 *
 * SIP connections; names are unique within a lead whatever their letter case.
 */
G_DECLARE_FINAL_TYPE (LeadsConnectionStore, leads_connection_store, LEADS, CONNECTION_STORE, LeadsStore)

LeadsConnectionStore *leads_connection_store_new (LeadsDatabase *database);

/* Those of the lead with id @lead (0: of all), by lead and name, with how many live numbers use each. */
GPtrArray *
leads_connection_store_list (LeadsConnectionStore *self, gint64 lead, GCancellable *cancellable, GError **error);

/* By lead and name, whatever its letter case; %NULL without an error if there is none. (transfer full) (nullable) */
LeadsConnection *leads_connection_store_find (LeadsConnectionStore *self,
                                              gint64 lead,
                                              const char *name,
                                              GCancellable *cancellable,
                                              GError **error);

/* By id; NOT_FOUND. (transfer full) */
LeadsConnection *
leads_connection_store_get (LeadsConnectionStore *self, gint64 id, GCancellable *cancellable, GError **error);

/* The id of @connection is ignored; its lead is given by id. NAME_TAKEN; NOT_FOUND: no such lead. */
gboolean leads_connection_store_add (LeadsConnectionStore *self,
                                     LeadsConnection *connection,
                                     gint64 *new_id,
                                     GCancellable *cancellable,
                                     GError **error);

/* Stores every field of @connection under its id. NOT_FOUND, NAME_TAKEN. */
gboolean leads_connection_store_update (LeadsConnectionStore *self,
                                        LeadsConnection *connection,
                                        GCancellable *cancellable,
                                        GError **error);

/* IN_USE while live numbers use the connection (@in_use: uploads, numbers); past uploads keep its name. NOT_FOUND. */
gboolean leads_connection_store_remove (LeadsConnectionStore *self,
                                        gint64 id,
                                        LeadsInUse *in_use,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
