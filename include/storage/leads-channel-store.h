/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-channel.h>
#include <leads-store.h>

G_BEGIN_DECLS

#define LEADS_TYPE_CHANNEL_STORE (leads_channel_store_get_type ())

/**
 * LeadsChannelStore:
 *
 * Channels; names are unique whatever their letter case.
 */
G_DECLARE_FINAL_TYPE (LeadsChannelStore, leads_channel_store, LEADS, CHANNEL_STORE, LeadsStore)

LeadsChannelStore *leads_channel_store_new (LeadsDatabase *database);

/* All, by name. */
GPtrArray *leads_channel_store_list (LeadsChannelStore *self, GCancellable *cancellable, GError **error);

/* By name, whatever its letter case; %NULL without an error if there is none. (transfer full) (nullable) */
LeadsChannel *
leads_channel_store_find (LeadsChannelStore *self, const char *name, GCancellable *cancellable, GError **error);

/* By id; NOT_FOUND. (transfer full) */
LeadsChannel *leads_channel_store_get (LeadsChannelStore *self, gint64 id, GCancellable *cancellable, GError **error);

/* The id of @channel is ignored; the new one goes to @new_id. NAME_TAKEN. */
gboolean leads_channel_store_add (LeadsChannelStore *self,
                                  LeadsChannel *channel,
                                  gint64 *new_id,
                                  GCancellable *cancellable,
                                  GError **error);

/* Stores every field of @channel under its id. NOT_FOUND, NAME_TAKEN. */
gboolean
leads_channel_store_update (LeadsChannelStore *self, LeadsChannel *channel, GCancellable *cancellable, GError **error);

/* IN_USE while customers have the channel: how many goes to @in_use (optional). NOT_FOUND. */
gboolean leads_channel_store_remove (LeadsChannelStore *self,
                                     gint64 id,
                                     LeadsInUse *in_use,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
