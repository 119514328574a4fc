/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_LEAD_DIALOG (leads_lead_dialog_get_type ())

/**
 * LeadsLeadDialog:
 *
 * New Lead, or Edit Lead: customer, service, channel, deployment status and
 * when it was consented on. Stores and closes itself.
 *
 * Properties: `desk`, `lead` (construct only; %NULL for a new one).
 * Signal `saved` (int64 id): the lead was stored.
 */
G_DECLARE_FINAL_TYPE (LeadsLeadDialog, leads_lead_dialog, LEADS, LEAD_DIALOG, AdwWindow)

LeadsLeadDialog *leads_lead_dialog_new (GtkWindow *parent,
                                        LeadsDesk *desk,
                                        LeadsLead *lead);

G_END_DECLS
