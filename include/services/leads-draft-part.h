/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-connection.h>
#include <leads-lead.h>
#include <leads-totals.h>

G_BEGIN_DECLS

#define LEADS_TYPE_DRAFT_PART (leads_draft_part_get_type ())

/**
 * LeadsDraftPart:
 *
 * What a draft for several leads has for one of them, and what Submit applies to its numbers. It belongs to its
 * draft and lives in the main context.
 *
 * Properties (notifying): `lead` (#LeadsLead), `totals-serial` (uint: grows whenever the totals or the connections
 * change), `connection-id` (writable: the SIP connection, 0 when none is chosen; at first the lead's only one on the
 * PSTN side, or the one that its last upload used), `service-info` (writable: at first the service's name), `included` (writable: %FALSE when Submit
 * leaves the lead out).
 */
G_DECLARE_FINAL_TYPE (LeadsDraftPart, leads_draft_part, LEADS, DRAFT_PART, GObject)

LeadsLead         *leads_draft_part_get_lead          (LeadsDraftPart *self);

/* What becomes of the lead's lines; heading and blank lines are in no part. Valid until the next `totals-serial`. */
const LeadsTotals *leads_draft_part_get_totals        (LeadsDraftPart *self);

/* The lead's SIP connections on the PSTN side: (element-type LeadsConnection). Borrowed. */
GPtrArray         *leads_draft_part_get_connections   (LeadsDraftPart *self);

gint64             leads_draft_part_get_connection_id (LeadsDraftPart *self);
void               leads_draft_part_set_connection_id (LeadsDraftPart *self,
                                                       gint64          connection_id);
const char        *leads_draft_part_get_service_info  (LeadsDraftPart *self);
void               leads_draft_part_set_service_info  (LeadsDraftPart *self,
                                                       const char     *service_info);
gboolean           leads_draft_part_get_included      (LeadsDraftPart *self);
void               leads_draft_part_set_included      (LeadsDraftPart *self,
                                                       gboolean        included);

/* Whether Submit would write it: it is included and has numbers to upload. */
gboolean           leads_draft_part_is_submitted      (LeadsDraftPart *self);

G_END_DECLS
