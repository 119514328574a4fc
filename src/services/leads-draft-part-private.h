/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-draft-part.h"

G_BEGIN_DECLS

LeadsDraftPart *leads_draft_part_new    (LeadsLead         *lead);

/* The service info that the part of @lead has at first. (transfer full) */
char           *leads_draft_part_dup_first_service_info (LeadsLead *lead);

/* What the newest comparison says; @connections is kept by reference. @last_used: which of them to begin with, or 0. */
void            leads_draft_part_update (LeadsDraftPart    *self,
                                         const LeadsTotals *totals,
                                         GPtrArray         *connections,
                                         gint64             last_used);

G_END_DECLS
