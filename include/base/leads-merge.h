/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-run.h>

G_BEGIN_DECLS

/**
 * LeadsMergeHit:
 * @source: the source's rank, as given to leads_merge_add_run() or leads_merge_add_interval()
 * @index: the record's index, or the interval's
 */
typedef struct {
  guint   source;
  guint64 index;
} LeadsMergeHit;

/**
 * LeadsMergeSpan:
 * @start: first number
 * @end: last number, inclusive
 * @hits: (array length=n_hits): everything that has each number of the span, in
 *   ascending order of source, then index; at least one; valid until the next call.
 *   Of the intervals of one leads_merge_add_intervals() only the one with the lowest index
 * @n_hits: how many
 * @begun: (array length=n_begun): the intervals of runs that begin with @start, whether
 *   they are among @hits or not; valid until the next call
 * @n_begun: how many
 *
 * Consecutive numbers that exactly the same records and intervals have. A span
 * with a record in it is one number long; a part of an interval without any
 * other number in it is one span however long.
 */
typedef struct {
  guint64              start;
  guint64              end;
  const LeadsMergeHit *hits;
  guint                n_hits;
  const LeadsMergeHit *begun;
  guint                n_begun;
} LeadsMergeSpan;

/*
 * An interval as a record of a run: its first number is the record's number; the
 * record's index has the interval's own index in its lowest bits, above it how many
 * numbers follow the first, and on top what the caller likes.
 */
#define LEADS_MERGE_INDEX_BITS  40
#define LEADS_MERGE_EXTENT_BITS 20
#define LEADS_MERGE_MAX_EXTENT ((G_GUINT64_CONSTANT (1) << LEADS_MERGE_EXTENT_BITS) - 1)
#define leads_merge_pack_interval(index, extent) ((index) | ((guint64) (extent) << LEADS_MERGE_INDEX_BITS))

/**
 * LeadsMergeFilter:
 * @source: of leads_merge_add_intervals()
 * @start: first number
 * @end: last number, inclusive
 * @index: the interval's, without its extent
 *
 * Returns: whether the interval takes part. Called once for each, in ascending order of @start.
 */
typedef gboolean (*LeadsMergeFilter) (guint    source,
                                      guint64  start,
                                      guint64  end,
                                      guint64  index,
                                      gpointer data);

/**
 * LeadsMerge:
 *
 * Reads several sorted sources as one, in ascending order of number, so that
 * what is in more than one place is seen side by side. A source of one rank may
 * consist of several runs and intervals. Time is in the count of records and
 * intervals, not of the numbers that intervals stand for. One thread at a time.
 *
 * |[<!-- language="C" -->
 * merge = leads_merge_new ();
 * leads_merge_add_run (merge, 0, run);
 * leads_merge_add_interval (merge, 1, 12127881500, 12127881599, 0);
 * while (leads_merge_next (merge, &span))
 *   keep_first (span.start, span.end, span.hits[0].source);
 * ]|
 */
typedef struct _LeadsMerge LeadsMerge;

LeadsMerge *leads_merge_new  (void);
void        leads_merge_free (LeadsMerge *self);

/* Adds the records of @run, which the merge keeps a reference to. Before the first leads_merge_next(). */
void leads_merge_add_run (LeadsMerge *self,
                          guint       source,
                          LeadsRun   *run);

/* Adds every number from @start to @end, both inclusive; @start <= @end < G_MAXUINT64. */
void leads_merge_add_interval (LeadsMerge *self,
                               guint       source,
                               guint64     start,
                               guint64     end,
                               guint64     index);

/**
 * leads_merge_add_intervals:
 * @run: intervals as leads_merge_pack_interval() makes them; the merge keeps a reference
 * @filter: (nullable): which of them take part; called by leads_merge_next()
 *
 * Adds many intervals, which may overlap: a span tells the one with the lowest index
 * (without the caller's bits), so that time stays n log n however many have the same number.
 */
void leads_merge_add_intervals (LeadsMerge       *self,
                                guint             source,
                                LeadsRun         *run,
                                LeadsMergeFilter  filter,
                                gpointer          data);

/* The next span; FALSE when there is none. */
gboolean leads_merge_next (LeadsMerge     *self,
                           LeadsMergeSpan *span);

/* How many records and intervals have been passed, of how many: for a progress bar. */
guint64 leads_merge_get_done  (LeadsMerge *self);
guint64 leads_merge_get_total (LeadsMerge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsMerge, leads_merge_free)

G_END_DECLS
