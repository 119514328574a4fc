/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-comparison-private.h"
#include "leads-draft.h"
#include "leads-entry-private.h"

G_BEGIN_DECLS

/* @lead: nullable. */
LeadsDraft      *leads_draft_new            (LeadsTools *tools,
                                             LeadsLead  *lead);
/* Borrowed. */
LeadsTools      *leads_draft_get_tools      (LeadsDraft *self);
/* The main context it is used in. Borrowed. */
GMainContext    *leads_draft_get_context    (LeadsDraft *self);
/* The one that is shown; %NULL before the first. Borrowed. */
LeadsComparison *leads_draft_get_comparison (LeadsDraft *self);
/* Compares anew, when something changed. */
void             leads_draft_refresh        (LeadsDraft *self);
/* While it is being written, and when it was submitted, it stays as it is. */
void             leads_draft_set_frozen     (LeadsDraft *self,
                                             gboolean    frozen);

/* For leads-draft-read.c: adds an entry, and says how its check ended. */
void             leads_draft_append         (LeadsDraft   *self,
                                             LeadsEntry   *entry);
void             leads_draft_settle_entry   (LeadsDraft   *self,
                                             LeadsEntry   *entry,
                                             LeadsContent *content,
                                             const GError *error);

/* For leads-draft-typed.c: adds @content at the end, out of sight until it is compared, and returns
 * the entry or an error through @task. */
void             leads_draft_try            (LeadsDraft     *self,
                                             LeadsContent   *content,
                                             LeadsDraftFlags flags,
                                             GTask          *task);

G_END_DECLS
