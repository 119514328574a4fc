/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-merge.h>

#include "leads-outcome-private.h"

G_BEGIN_DECLS

/* Set in the index of hits that come from a mended line: their number counts as repaired. */
#define LEADS_WALK_MENDED (G_GUINT64_CONSTANT (1) << 63)
/* The same of hits that come from a line outside the plan: their number is counted as one. */
#define LEADS_WALK_UNPLANNED (G_GUINT64_CONSTANT (1) << 62)
/* The same of hits that come from a range of a file. */
#define LEADS_WALK_RANGE (G_GUINT64_CONSTANT (1) << 61)
/* The same of hits that come from a line as it was edited: as it was read it has no numbers. */
#define LEADS_WALK_EDITED (G_GUINT64_CONSTANT (1) << 60)
#define leads_walk_get_index(index) \
  ((index) & ~(LEADS_WALK_MENDED | LEADS_WALK_UNPLANNED | LEADS_WALK_RANGE | LEADS_WALK_EDITED))

/**
 * LeadsWalkSpan:
 * @start: first number
 * @end: last number; the same answer holds for all
 * @hits: (array length=n_hits): who has them: the place of the entry and the line's index; borrowed. Of
 *   the ranges of a file only the first line
 * @begun: (array length=n_begun): the ranges of files that begin with @start; borrowed
 * @winner: which of @hits gets them, or -1
 * @existing: the fate that the store gives them, or 0
 */
typedef struct {
  guint64              start;
  guint64              end;
  const LeadsMergeHit *hits;
  guint                n_hits;
  const LeadsMergeHit *begun;
  guint                n_begun;
  int                  winner;
  guint64              existing;
} LeadsWalkSpan;

/**
 * LeadsWalk:
 *
 * Goes through the numbers of all entries in ascending order, beside those that
 * the store has, and says who gets each: the first entry keeps a shared number,
 * within a file the first line, and nobody one that the store has. One thread at a time.
 */
typedef struct _LeadsWalk LeadsWalk;

/* @outcomes: (element-type LeadsOutcome): in the draft's order; those with a range fate are left out.
 * @existing: (nullable): fates by number. Both are kept by reference. */
LeadsWalk *leads_walk_new  (GPtrArray *outcomes,
                            LeadsRun  *existing);
void       leads_walk_free (LeadsWalk *self);

gboolean   leads_walk_next (LeadsWalk     *self,
                            LeadsWalkSpan *span);

/* Whether a hit counts: its line was not taken out. */
gboolean   leads_walk_is_live (LeadsWalk           *self,
                               const LeadsMergeHit *hit);

/* Whether a range leaves the numbers of @span out, because they are outside the plan. */
gboolean   leads_walk_leaves_out (LeadsWalk           *self,
                                  const LeadsWalkSpan *span,
                                  const LeadsMergeHit *hit);

/* How far it is, of how much. */
void       leads_walk_get_progress (LeadsWalk *self,
                                    guint64   *done,
                                    guint64   *total);

/* The merge alone: what all of @outcomes have, whoever gets it; they are kept by the caller. */
LeadsMerge *leads_walk_merge (GPtrArray *outcomes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsWalk, leads_walk_free)

G_END_DECLS
