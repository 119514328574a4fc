/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-plan-pattern-private.h"

/*
 * Several patterns followed at once. A state says which of their steps a text can stand at and which patterns
 * it has matched; states are made when they are first asked for.
 *
 * When whole is set, a pattern has matched when the text ends with it; otherwise when the text begins with it.
 */
typedef struct _LeadsPlanSet LeadsPlanSet;

/* The state that nothing matches from. */
#define LEADS_PLAN_SET_DEAD 0

/* How many patterns can be followed at once: one has a tag from 0 on. */
#define LEADS_PLAN_SET_MAX_TAGS 64

/* @effort (borrowed) grows by what is done for the set: patterns of a few characters can have more states than there is
 * memory for, so whoever walks through them has to stop some time. */
LeadsPlanSet *leads_plan_set_new  (gboolean  whole,
                                   guint64  *effort);
void          leads_plan_set_free (LeadsPlanSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsPlanSet, leads_plan_set_free)

/* Only before the first state is asked for. Several patterns may have one tag. */
LeadsPatternResult leads_plan_set_add (LeadsPlanSet *self,
                                       const char   *pattern,
                                       guint         tag);

/* Dead when there are no patterns. */
guint leads_plan_set_start (LeadsPlanSet *self);
guint leads_plan_set_step  (LeadsPlanSet *self,
                            guint         state,
                            guint         digit);

/* Bit n is set when a pattern of tag n has matched. */
guint64 leads_plan_set_get_matched (LeadsPlanSet *self,
                                    guint         state);

/* Whether no digit changes anything any more. */
gboolean leads_plan_set_is_settled (LeadsPlanSet *self,
                                    guint         state);
