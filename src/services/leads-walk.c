/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-walk-private.h"

/*
 * Who gets which number of a draft. The comparison that people see and the
 * Submit that writes both take this walk with the same input: that is why what
 * is submitted is what was shown.
 */

struct _LeadsWalk
{
  GPtrArray *outcomes;
  LeadsMerge *merge;
  LeadsRun *existing;
  guint64 n_existing;
  guint64 next_existing;
  LeadsMergeSpan span;
  gboolean has_span;
};

/* Lines that were taken out, and ranges that are refused or stopped, have no numbers. */
static gboolean
takes_part (guint source, guint64 start, guint64 end, guint64 index, gpointer data)
{
  const LeadsOutcome *outcome = g_ptr_array_index ((GPtrArray *) data, source);
  const guint64 line = leads_walk_get_index (index);
  const LeadsContentRecord *record = leads_outcome_get_record (outcome, line, NULL);

  if ((leads_outcome_find_edit (outcome, line) != NULL) != ((index & LEADS_WALK_EDITED) != 0))
    return FALSE;
  return record != NULL && !leads_outcome_is_removed (outcome, line) && !leads_outcome_refuses (outcome, record) &&
         (outcome->add_rest || !leads_outcome_find_foreign (outcome, line, start, end, NULL, NULL, NULL));
}

/* The numbers of edited lines that are not refused by themselves. Whatever they were, they count as repaired. */
static void
add_edits (LeadsMerge *merge, guint place, GPtrArray *outcomes)
{
  const LeadsOutcome *outcome = g_ptr_array_index (outcomes, place);
  g_autoptr (GArray) singles = g_array_new (FALSE, FALSE, sizeof (LeadsSortRecord));
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LeadsSortRecord));
  g_autoptr (LeadsRun) single_run = NULL;
  g_autoptr (LeadsRun) range_run = NULL;

  for (guint i = 0; i < leads_edits_get_n (outcome->edits); i++)
    {
      const LeadsEdit *edit = leads_edits_get (outcome->edits, i);
      LeadsSortRecord record = { edit->record.number, edit->index | LEADS_WALK_EDITED | LEADS_WALK_MENDED };

      if (leads_outcome_refuses (outcome, &edit->record))
        continue;
      if ((edit->record.flags & LEADS_CONTENT_UNPLANNED) != 0)
        record.index |= LEADS_WALK_UNPLANNED;
      if (edit->record.extent > 0)
        record.index |= leads_merge_pack_interval (0, edit->record.extent) | LEADS_WALK_RANGE;
      g_array_append_val (edit->record.extent > 0 ? ranges : singles, record);
    }
  single_run = leads_run_new ((const LeadsSortRecord *) singles->data, singles->len);
  range_run = leads_run_new ((const LeadsSortRecord *) ranges->data, ranges->len);
  leads_merge_add_run (merge, place, single_run);
  leads_merge_add_intervals (merge, place, range_run, takes_part, outcomes);
}

LeadsMerge *
leads_walk_merge (GPtrArray *outcomes)
{
  LeadsMerge *merge = leads_merge_new ();

  for (guint i = 0; i < outcomes->len; i++)
    {
      const LeadsOutcome *outcome = g_ptr_array_index (outcomes, i);
      const LeadsContent *content = outcome->content;

      if (outcome->range_fate != 0 || (leads_content_is_typed (content) && leads_outcome_get_typed_fate (outcome) != 0))
        continue;
      if (content->first != 0)
        leads_merge_add_interval (merge, i, content->first, content->last, 0);
      if (content->accepted != NULL)
        leads_merge_add_run (merge, i, content->accepted);
      for (guint repair = 0; repair < LEADS_N_REPAIRS; repair++)
        if (content->mendable[repair] != NULL && (outcome->repaired & (1u << repair)) != 0)
          leads_merge_add_run (merge, i, content->mendable[repair]);
      if (content->unplanned != NULL && outcome->include != 0)
        leads_merge_add_run (merge, i, content->unplanned);
      if (content->ranges != NULL)
        leads_merge_add_intervals (merge, i, content->ranges, takes_part, outcomes);
      if (outcome->edits != NULL)
        add_edits (merge, i, outcomes);
    }
  return merge;
}

LeadsWalk *
leads_walk_new (GPtrArray *outcomes, LeadsRun *existing)
{
  LeadsWalk *self = g_new0 (LeadsWalk, 1);

  self->outcomes = g_ptr_array_ref (outcomes);
  self->merge = leads_walk_merge (outcomes);
  if (existing != NULL)
    {
      self->existing = leads_run_ref (existing);
      self->n_existing = leads_run_get_n_records (existing);
    }
  return self;
}

void
leads_walk_free (LeadsWalk *self)
{
  g_ptr_array_unref (self->outcomes);
  leads_merge_free (self->merge);
  g_clear_pointer (&self->existing, leads_run_unref);
  g_free (self);
}

gboolean
leads_walk_is_live (LeadsWalk *self, const LeadsMergeHit *hit)
{
  const LeadsOutcome *outcome = g_ptr_array_index (self->outcomes, hit->source);
  const guint64 index = leads_walk_get_index (hit->index);

  /* Their run has both kinds of lines outside the plan. */
  if ((hit->index & LEADS_WALK_UNPLANNED) != 0)
    {
      const LeadsContentRecord *record = leads_outcome_get_record (outcome, index, NULL);

      if (record == NULL || leads_outcome_refuses (outcome, record))
        return FALSE;
    }
  if ((hit->index & LEADS_WALK_EDITED) == 0 && leads_outcome_find_edit (outcome, index) != NULL)
    return FALSE;
  return !leads_outcome_is_removed (outcome, index);
}

gboolean
leads_walk_leaves_out (LeadsWalk *self, const LeadsWalkSpan *span, const LeadsMergeHit *hit)
{
  guint64 last;

  return leads_outcome_leaves_out (g_ptr_array_index (self->outcomes, hit->source), span->start, span->end, &last);
}

/* Hits ascend by entry; within one the mended lines come after the others, whatever line is first. */
static int
find_winner (LeadsWalk *self, const LeadsWalkSpan *span)
{
  const LeadsMergeHit *hits = span->hits;
  int winner = -1;

  for (guint i = 0; i < span->n_hits; i++)
    {
      if (winner >= 0 && hits[i].source != hits[winner].source)
        break;
      if (winner >= 0 && leads_walk_get_index (hits[i].index) >= leads_walk_get_index (hits[winner].index))
        continue;
      if (leads_walk_is_live (self, &hits[i]) && !leads_walk_leaves_out (self, span, &hits[i]))
        winner = i;
    }
  return winner;
}

/* Ends the span where a range that leaves numbers out begins or ends to do so. */
static void
cut_at_plan (LeadsWalk *self, LeadsWalkSpan *span)
{
  for (guint i = 0; i < span->n_hits; i++)
    {
      guint64 last;

      leads_outcome_leaves_out (g_ptr_array_index (self->outcomes, span->hits[i].source), span->start, span->end,
                                &last);
      span->end = last;
    }
}

/* The first number of the store at or after @number. */
static const LeadsSortRecord *
peek_existing (LeadsWalk *self, guint64 number)
{
  const LeadsSortRecord *record;

  while (self->next_existing < self->n_existing)
    {
      record = leads_run_get (self->existing, self->next_existing);
      if (record->number >= number)
        return record;
      self->next_existing++;
    }
  return NULL;
}

gboolean
leads_walk_next (LeadsWalk *self, LeadsWalkSpan *span)
{
  const LeadsSortRecord *existing;

  if (!self->has_span && !leads_merge_next (self->merge, &self->span))
    return FALSE;

  *span = (LeadsWalkSpan){
    .start = self->span.start,
    .end = self->span.end,
    .hits = self->span.hits,
    .n_hits = self->span.n_hits,
    .begun = self->span.begun,
    .n_begun = self->span.n_begun,
    .winner = -1,
  };
  existing = peek_existing (self, span->start);
  if (existing != NULL && existing->number == span->start)
    {
      span->end = span->start;
      span->existing = existing->index;
    }
  else
    {
      if (existing != NULL && existing->number <= span->end)
        span->end = existing->number - 1;
      cut_at_plan (self, span);
      span->winner = find_winner (self, span);
    }
  self->has_span = span->end < self->span.end;
  self->span.start = span->end + 1;
  self->span.n_begun = 0;
  return TRUE;
}

void
leads_walk_get_progress (LeadsWalk *self, guint64 *done, guint64 *total)
{
  *done = leads_merge_get_done (self->merge);
  *total = leads_merge_get_total (self->merge);
}
