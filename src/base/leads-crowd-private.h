/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-merge.h"

G_BEGIN_DECLS

/**
 * LeadsCrowd:
 *
 * The intervals of one run, passed in ascending order of number. Many may hold
 * a number; the one of the lowest index is seen.
 */
typedef struct _LeadsCrowd LeadsCrowd;

LeadsCrowd *leads_crowd_new  (guint             source,
                              LeadsRun         *run,
                              LeadsMergeFilter  filter,
                              gpointer          data);
void        leads_crowd_free (LeadsCrowd *self);

/* Where the next interval that takes part begins; G_MAXUINT64: there is none. */
guint64 leads_crowd_get_next_start (LeadsCrowd *self);

/* Begins those that begin at @position, and adds them to @begun (element-type LeadsMergeHit). */
void leads_crowd_begin (LeadsCrowd *self,
                        guint64     position,
                        GArray     *begun);

/* Lets go of the seen ones that end before @position. */
void leads_crowd_retire (LeadsCrowd *self,
                         guint64     position);

/* The one that is seen and its last number; %NULL when none holds the position. Borrowed until the next call. */
const LeadsMergeHit *leads_crowd_get_first (LeadsCrowd *self,
                                            guint64    *last);

/* How many have begun, or were left out. */
guint64 leads_crowd_get_n_begun (LeadsCrowd *self);

G_END_DECLS
