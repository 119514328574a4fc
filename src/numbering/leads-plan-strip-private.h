/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-plan-set-private.h"

/*
 * Which national numbers lose or change their beginning when they are read as people dial them at home: the
 * national prefix, and what a transform rule adds. libphonenumber does that to every number it reads, also
 * to international ones, so a number that would change is not one that it gives back.
 *
 * A state is followed digit by digit. LEADS_PLAN_STRIP_NEVER is the state of a number that keeps its beginning
 * whatever follows.
 */
typedef struct _LeadsPlanStrip LeadsPlanStrip;

#define LEADS_PLAN_STRIP_NEVER 0

/* How a transform rule rewrites: @literal, then what the last group held. */
typedef struct {
  char literal[8];
  guint8 group; /* from 1; 0 without a rule */
} LeadsPlanTransform;

/* Reads a rule like "9$1" of a pattern with @n_groups groups. */
gboolean leads_plan_transform_read (LeadsPlanTransform *self,
                                    const char         *rule,
                                    guint               n_groups);

/* @program is a compiled pattern, @general (borrowed) the whole numbers of the region, tag 0, and @lengths how many
 * digits they can have. @effort is as in leads_plan_set_new(). */
LeadsPlanStrip *leads_plan_strip_new  (GArray                   *program,
                                       const LeadsPlanTransform *transform,
                                       LeadsPlanSet             *general,
                                       guint32                   lengths,
                                       guint64                  *effort);
void            leads_plan_strip_free (LeadsPlanStrip *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsPlanStrip, leads_plan_strip_free)

guint leads_plan_strip_start (LeadsPlanStrip *self);

/* @n_digits: how many there are with this one. */
guint leads_plan_strip_step (LeadsPlanStrip *self,
                             guint           state,
                             guint           digit,
                             guint           n_digits);

/* Whether a number of @n_digits that ends in @state changes. */
gboolean leads_plan_strip_changes (LeadsPlanStrip *self,
                                   guint           state,
                                   guint           n_digits);
