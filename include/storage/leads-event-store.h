/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-event.h>
#include <leads-store.h>

G_BEGIN_DECLS

#define LEADS_TYPE_EVENT_STORE (leads_event_store_get_type ())

/**
 * LeadsEventStore:
 *
 * The ledger: append-only, one event an act. The other stores append; this
 * one reads.
 */
G_DECLARE_FINAL_TYPE (LeadsEventStore, leads_event_store, LEADS, EVENT_STORE, LeadsStore)

LeadsEventStore *leads_event_store_new (LeadsDatabase *database);

/* Up to @limit events older than the one with id @before (0: from the newest), newest first. */
GPtrArray *
leads_event_store_list (LeadsEventStore *self, gint64 before, guint limit, GCancellable *cancellable, GError **error);

/* The events of one thing ("lead", its id), newest first. */
GPtrArray *leads_event_store_list_for (LeadsEventStore *self,
                                       const char *entity,
                                       gint64 entity_id,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
