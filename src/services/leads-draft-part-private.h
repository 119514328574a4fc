/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-draft-part.h"

G_BEGIN_DECLS

LeadsDraftPart *leads_draft_part_new    (LeadsLead         *lead);

/* What the newest comparison says; @connections is kept by reference. */
void            leads_draft_part_update (LeadsDraftPart    *self,
                                         const LeadsTotals *totals,
                                         GPtrArray         *connections);

G_END_DECLS
