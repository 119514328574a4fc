/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-database.h>
#include <leads-lead.h>
#include <leads-reason.h>

G_BEGIN_DECLS

/**
 * LeadsRoster:
 *
 * The leads of the store as they were at one moment, found by the names of customer and service. It never changes.
 * Any thread may read it.
 */
typedef struct _LeadsRoster LeadsRoster;

/* Reads the store: for a worker thread. */
LeadsRoster *leads_roster_new   (LeadsDatabase  *database,
                                 GCancellable   *cancellable,
                                 GError        **error);
/* The same of leads that are given: (element-type LeadsLead). */
LeadsRoster *leads_roster_new_for_leads (GPtrArray *leads);
LeadsRoster *leads_roster_ref   (LeadsRoster    *self);
void         leads_roster_unref (LeadsRoster    *self);

/**
 * leads_roster_find:
 * @customer: as it stands in the file, UTF-8
 * @service: the same, maybe empty
 * @lead_id: (out): the lead, or 0
 *
 * Names are compared as the stores do: whatever their letter case, width and amounts of white space. Without a
 * service the customer's only lead is meant.
 *
 * Returns: %LEADS_REASON_NONE, %LEADS_REASON_UNKNOWN_LEAD or %LEADS_REASON_AMBIGUOUS_LEAD
 */
LeadsReason  leads_roster_find  (LeadsRoster    *self,
                                 const char     *customer,
                                 const char     *service,
                                 gint64         *lead_id);

/* Borrowed; %NULL if it has none with that id. */
LeadsLead   *leads_roster_get   (LeadsRoster    *self,
                                 gint64          lead_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsRoster, leads_roster_unref)

G_END_DECLS
