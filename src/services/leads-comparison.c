/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-comparison-private.h"
#include "leads-foreign-private.h"
#include "leads-range-tally-private.h"
#include "leads-walk-private.h"

#include <leads-sorter.h>

#include <string.h>

/*
 * Compares the entries of a draft with each other and with the store. Always
 * from the beginning, never by patching an earlier answer: removing or mending
 * one line frees another, anywhere.
 */

/* A cancel is looked for every so many spans: a few milliseconds of work. */
#define SPANS_BETWEEN_LOOKS 4096

typedef struct
{
  GPtrArray *outcomes;
  LeadsSorter **sorters; /* one for each outcome that has conflicts */
  LeadsRangeTally **tallies; /* one for each file that has ranges */
  LeadsLeadCursor **leads;   /* one for each file for several leads */
  const char *directory;
} Comparing;

/* A range that may not leave numbers out stops at the first that someone else has. */
static void
stop_range (LeadsOutcome *outcome, LeadsRun *existing)
{
  const guint64 first = outcome->content->first, last = outcome->content->last;
  const guint64 n_existing = leads_run_get_n_records (existing);
  guint64 number;

  if (first == last || outcome->content->add_rest || leads_outcome_get_typed_fate (outcome) != 0)
    return;
  for (guint64 i = leads_run_lower_bound (existing, first); i < n_existing; i++)
    {
      const LeadsSortRecord *record = leads_run_get (existing, i);

      if (record->number > last)
        break;
      if (leads_outcome_leaves_out (outcome, record->number, record->number, &number))
        continue;
      if (outcome->range_fate == 0 && leads_fate_is_foreign (record->index))
        {
          outcome->range_fate = record->index;
          outcome->foreign_first = outcome->foreign_last = record->number;
        }
      else if (outcome->range_fate != 0)
        {
          if (record->number != outcome->foreign_last + 1 || record->index != outcome->range_fate)
            break;
          outcome->foreign_last = record->number;
        }
    }
}

static gboolean
add_conflict (Comparing *self, const LeadsMergeHit *hit, const LeadsWalkSpan *span, guint64 fate, GError **error)
{
  LeadsOutcome *outcome = g_ptr_array_index (self->outcomes, hit->source);
  LeadsReason reason = leads_fate_get_reason (fate);
  guint64 index = leads_walk_get_index (hit->index);
  guint64 count = 1;

  if (outcome->content->first != 0)
    {
      index = span->start - outcome->content->first;
      count = span->end - span->start + 1;
    }
  if (self->sorters[hit->source] == NULL)
    self->sorters[hit->source] = leads_sorter_new (self->directory);
  outcome->totals.reasons[reason] += count;
  outcome->example[reason] = MIN (outcome->example[reason], index);
  for (guint64 i = 0; i < count; i++)
    {
      if (!leads_sorter_add (self->sorters[hit->source], index + i, fate, error))
        return FALSE;
    }
  return TRUE;
}

/* How many of the numbers that @hit gets are outside the plan. */
static gint64
count_unplanned (const LeadsOutcome *outcome, const LeadsMergeHit *hit, const LeadsWalkSpan *span)
{
  const LeadsContent *content = outcome->content;

  if (content->first == 0 ? (hit->index & LEADS_WALK_UNPLANNED) == 0 : content->n_outside == 0)
    return 0;
  if (content->first == 0 && (hit->index & LEADS_WALK_RANGE) == 0)
    return 1;
  return span->end - span->start + 1 - leads_numbering_plan_count_valid (content->plan, span->start, span->end);
}

/* What becomes of @hit, whose number @winner gets. */
static guint64
lose_to (const LeadsMergeHit *winner, const LeadsMergeHit *hit)
{
  if (winner->source == hit->source)
    return leads_fate_new (LEADS_REASON_DUPLICATE_IN_FILE, leads_walk_get_index (winner->index));
  return leads_fate_new (LEADS_REASON_DUPLICATE_IN_DRAFT, winner->source);
}

/* A span as the ranges of files see it: who gets it, and whose first number it takes away. */
static gboolean
note_ranges (Comparing *self, const LeadsWalkSpan *span, const LeadsMergeHit *winner, GError **error)
{
  if ((winner->index & LEADS_WALK_RANGE) != 0 &&
      !leads_range_tally_add (self->tallies[winner->source], leads_walk_get_index (winner->index),
                              span->end - span->start + 1, error))
    return FALSE;
  for (guint i = 0; i < span->n_begun; i++)
    {
      const LeadsMergeHit *hit = &span->begun[i];

      if ((hit->source != winner->source || hit->index != winner->index) &&
          !leads_range_tally_note_loss (self->tallies[hit->source], leads_walk_get_index (hit->index),
                                        lose_to (winner, hit), error))
        return FALSE;
    }
  return TRUE;
}

static void
share_numbers (Comparing *self, LeadsOutcome *outcome, const LeadsMergeHit *hit, const LeadsWalkSpan *span)
{
  const gint64 lead_id = leads_lead_cursor_get (self->leads[hit->source], outcome->content,
                                                leads_walk_get_index (hit->index));
  LeadsShare *share = leads_shares_open (outcome->shares, lead_id);

  share->totals.uploaded += (gint64) (span->end - span->start + 1);
  share->totals.unplanned += count_unplanned (outcome, hit, span);
}

static gboolean
note_span (Comparing *self, LeadsWalk *walk, const LeadsWalkSpan *span, GError **error)
{
  const LeadsMergeHit *winner = span->winner >= 0 ? &span->hits[span->winner] : NULL;

  if (winner != NULL && !note_ranges (self, span, winner, error))
    return FALSE;
  for (guint i = 0; i < span->n_hits; i++)
    {
      const LeadsMergeHit *hit = &span->hits[i];
      LeadsOutcome *outcome = g_ptr_array_index (self->outcomes, hit->source);
      guint64 fate;

      if (hit == winner)
        {
          outcome->totals.uploaded += span->end - span->start + 1;
          outcome->totals.unplanned += count_unplanned (outcome, hit, span);
          if (outcome->shares != NULL)
            share_numbers (self, outcome, hit, span);
          if (outcome->content->first == 0 && (hit->index & LEADS_WALK_RANGE) == 0)
            {
              if (hit->index & LEADS_WALK_MENDED)
                outcome->totals.repaired++;
              else
                outcome->totals.accepted++;
            }
          continue;
        }
      if ((hit->index & LEADS_WALK_RANGE) != 0 || !leads_walk_is_live (walk, hit))
        continue;
      fate = leads_outcome_own_fate (outcome, leads_walk_get_index (hit->index), span->existing);
      if (leads_walk_leaves_out (walk, span, hit))
        fate = leads_fate_new (LEADS_REASON_NOT_IN_PLAN, 0);
      else if (winner != NULL)
        fate = lose_to (winner, hit);
      if (!add_conflict (self, hit, span, fate, error))
        return FALSE;
    }
  return TRUE;
}

/* A typed entry is one line: accepted when a single number of it gets uploaded. */
static void
close_typed (LeadsOutcome *outcome)
{
  LeadsTotals *totals = &outcome->totals;
  const gint64 n_existing = totals->reasons[LEADS_REASON_ALREADY_HERE];
  const gint64 n_foreign = totals->reasons[LEADS_REASON_OWNED_ELSEWHERE] + totals->reasons[LEADS_REASON_COOLING];
  const gint64 n_repeated = totals->reasons[LEADS_REASON_DUPLICATE_IN_DRAFT];
  const gint64 n_left_out = totals->reasons[LEADS_REASON_NOT_IN_PLAN];

  if (leads_outcome_get_typed_fate (outcome) != 0)
    return;
  memset (totals->reasons, 0, sizeof totals->reasons);
  totals->lines = 0;
  if (totals->uploaded > 0)
    {
      totals->skipped = n_existing + n_foreign + n_repeated + n_left_out;
      leads_totals_count_line (totals, LEADS_REASON_NONE, outcome->content->repaired);
      return;
    }
  if (outcome->range_fate == 0 && outcome->conflicts != NULL)
    {
      /* Where nothing is left the line is refused: by the store before the draft. */
      LeadsReason reason = LEADS_REASON_DUPLICATE_IN_DRAFT;

      if (n_foreign > 0)
        reason = outcome->example[LEADS_REASON_OWNED_ELSEWHERE] != G_MAXUINT64 ? LEADS_REASON_OWNED_ELSEWHERE
                                                                               : LEADS_REASON_COOLING;
      else if (n_existing > 0)
        reason = LEADS_REASON_ALREADY_HERE;
      else if (n_repeated == 0)
        reason = LEADS_REASON_NOT_IN_PLAN;
      outcome->range_fate = leads_outcome_get_conflict (outcome, outcome->example[reason]);
      outcome->foreign_first = outcome->foreign_last = outcome->content->first + outcome->example[reason];
    }
  leads_totals_count_line (totals, leads_fate_get_reason (outcome->range_fate), FALSE);
}

/* The line is refused by itself no more. */
static void
forget_line (LeadsOutcome *outcome, const LeadsContentRecord *record)
{
  if ((record->flags & LEADS_CONTENT_MENDABLE) != 0)
    outcome->n_mendable[record->repair][record->reason]--;
  if ((record->flags & LEADS_CONTENT_UNPLANNED) != 0)
    outcome->n_unplanned[record->reason]--;
  if (!leads_outcome_refuses (outcome, record))
    return;
  outcome->totals.invalid--;
  outcome->totals.reasons[record->reason]--;
}

/* Or it is, as it was edited. */
static void
remember_edit (LeadsOutcome *outcome, const LeadsEdit *edit)
{
  const LeadsContentRecord *record = &edit->record;

  if ((record->flags & LEADS_CONTENT_MENDABLE) != 0)
    outcome->n_mendable[record->repair][record->reason]++;
  if ((record->flags & LEADS_CONTENT_UNPLANNED) != 0)
    outcome->n_unplanned[record->reason]++;
  if (!leads_outcome_refuses (outcome, record))
    return;
  outcome->totals.invalid++;
  outcome->totals.reasons[record->reason]++;
  outcome->example[record->reason] = MIN (outcome->example[record->reason], edit->index);
}

static gboolean
count_edits (LeadsOutcome *outcome, GError **error)
{
  for (guint i = 0; outcome->edits != NULL && i < leads_edits_get_n (outcome->edits); i++)
    {
      const LeadsEdit *edit = leads_edits_get (outcome->edits, i);
      const LeadsContentRecord *record;

      if (leads_outcome_is_removed (outcome, edit->index))
        continue;
      record = leads_content_get_records (outcome->content, edit->index, 1, error);
      if (record == NULL)
        return FALSE;
      forget_line (outcome, record);
      remember_edit (outcome, edit);
    }
  return TRUE;
}

/* Lines that were taken out, and those that were mended, leave the totals of what is wrong by itself. */
static gboolean
close_read (LeadsOutcome *outcome, GError **error)
{
  const LeadsContent *content = outcome->content;
  LeadsTotals *totals = &outcome->totals;

  totals->duplicate = totals->reasons[LEADS_REASON_DUPLICATE_IN_FILE] +
                      totals->reasons[LEADS_REASON_DUPLICATE_IN_DRAFT];
  totals->existing = totals->reasons[LEADS_REASON_ALREADY_HERE] + totals->reasons[LEADS_REASON_OWNED_ELSEWHERE] +
                     totals->reasons[LEADS_REASON_COOLING];
  for (guint repair = 0; repair < LEADS_N_REPAIRS; repair++)
    for (guint reason = 0; reason < LEADS_N_REASONS && (outcome->repaired & (1u << repair)) != 0; reason++)
      {
        totals->invalid -= content->n_mendable[repair][reason];
        totals->reasons[reason] -= content->n_mendable[repair][reason];
      }
  for (guint i = 0; i < outcome->removed->len; i++)
    {
      const LeadsContentRecord *record;

      record = leads_content_get_records (content, g_array_index (outcome->removed, guint64, i), 1, error);
      if (record == NULL)
        return FALSE;
      totals->lines--;
      forget_line (outcome, record);
    }
  return count_edits (outcome, error);
}

static gboolean
has_ranges (const LeadsOutcome *outcome)
{
  for (guint i = 0; outcome->edits != NULL && i < leads_edits_get_n (outcome->edits); i++)
    if (leads_edits_get (outcome->edits, i)->record.extent > 0)
      return TRUE;
  return outcome->content->ranges != NULL;
}

/* @foreign: (inout): what stops ranges, the same for all files */
static gboolean
prepare_ranges (Comparing *self,
                guint place,
                LeadsRun *existing,
                LeadsRun **foreign,
                GCancellable *cancellable,
                GError **error)
{
  LeadsOutcome *outcome = g_ptr_array_index (self->outcomes, place);

  self->tallies[place] = leads_range_tally_new (self->directory);
  self->sorters[place] = leads_sorter_new (self->directory);
  if (existing == NULL)
    return TRUE;
  if (*foreign == NULL)
    *foreign = leads_foreign_new (existing, self->directory, cancellable, error);
  if (*foreign == NULL)
    return FALSE;
  outcome->foreign = leads_run_ref (*foreign);
  return TRUE;
}

static gboolean
close_outcome (Comparing *self, guint place, LeadsRun *existing, GCancellable *cancellable, GError **error)
{
  LeadsOutcome *outcome = g_ptr_array_index (self->outcomes, place);

  if (self->tallies[place] != NULL && !leads_range_tally_close (self->tallies[place], outcome, existing,
                                                                self->sorters[place], cancellable, error))
    return FALSE;
  if (self->sorters[place] != NULL &&
      (outcome->conflicts = leads_sorter_finish (self->sorters[place], cancellable, error)) == NULL)
    return FALSE;
  if (!leads_content_is_typed (outcome->content))
    return close_read (outcome, error) &&
           (outcome->shares == NULL || leads_comparison_count_shares (outcome, cancellable, error));
  close_typed (outcome);
  return TRUE;
}

static gboolean
compare (Comparing *self, LeadsRun *existing, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsRun) foreign = NULL;
  g_autoptr (LeadsWalk) walk = NULL;
  LeadsWalkSpan span;
  guint n_spans = 0;

  for (guint i = 0; i < self->outcomes->len; i++)
    {
      LeadsOutcome *outcome = g_ptr_array_index (self->outcomes, i);

      outcome->totals = outcome->content->totals;
      leads_content_accept_unplanned (outcome->content, outcome->include, &outcome->totals);
      if (existing != NULL)
        stop_range (outcome, existing);
      if (has_ranges (outcome) && !prepare_ranges (self, i, existing, &foreign, cancellable, error))
        return FALSE;
    }

  walk = leads_walk_new (self->outcomes, existing);
  while (leads_walk_next (walk, &span))
    {
      if (++n_spans % SPANS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!note_span (self, walk, &span, error))
        return FALSE;
    }

  for (guint i = 0; i < self->outcomes->len; i++)
    {
      if (!close_outcome (self, i, existing, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static void
open_shares (LeadsOutcome *outcome, GHashTable **owners)
{
  if (*owners == NULL)
    *owners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  outcome->owners = g_hash_table_ref (*owners);
  outcome->shares = leads_shares_new ();
}

LeadsComparison *
leads_comparison_new (GPtrArray *outcomes,
                      LeadsDatabase *database,
                      gint64 lead_id,
                      const char *directory,
                      GCancellable *cancellable,
                      GError **error)
{
  LeadsComparison *self = g_new0 (LeadsComparison, 1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  Comparing comparing = { .outcomes = outcomes, .directory = directory };
  g_autoptr (GHashTable) owners = NULL;
  gboolean compared = TRUE;

  g_atomic_ref_count_init (&self->ref_count);
  self->outcomes = outcomes;
  for (guint i = 0; i < outcomes->len; i++)
    {
      LeadsOutcome *outcome = g_ptr_array_index (outcomes, i);

      g_ptr_array_add (titles, g_strdup (outcome->content->title));
      outcome->titles = g_ptr_array_ref (titles);
      if (outcome->content->leads != NULL)
        open_shares (outcome, &owners);
    }

  if (database != NULL && outcomes->len > 0)
    {
      self->existing = leads_comparison_find_existing (outcomes, database, lead_id, owners, directory, cancellable,
                                                       error);
      compared = self->existing != NULL;
    }
  if (compared)
    {
      comparing.sorters = g_new0 (LeadsSorter *, outcomes->len + 1);
      comparing.tallies = g_new0 (LeadsRangeTally *, outcomes->len + 1);
      comparing.leads = g_new0 (LeadsLeadCursor *, outcomes->len + 1);
      for (guint i = 0; i < outcomes->len; i++)
        if (((LeadsOutcome *) g_ptr_array_index (outcomes, i))->shares != NULL)
          comparing.leads[i] = g_new0 (LeadsLeadCursor, 1);
      compared = compare (&comparing, self->existing, cancellable, error);
      for (guint i = 0; i < outcomes->len; i++)
        {
          g_clear_object (&comparing.sorters[i]);
          g_clear_pointer (&comparing.tallies[i], leads_range_tally_free);
          g_clear_pointer (&comparing.leads[i], g_free);
        }
      g_free (comparing.sorters);
      g_free (comparing.tallies);
      g_free (comparing.leads);
    }
  if (!compared)
    {
      leads_comparison_unref (self);
      return NULL;
    }
  for (guint i = 0; i < outcomes->len; i++)
    leads_totals_add (&self->totals, &((LeadsOutcome *) g_ptr_array_index (outcomes, i))->totals);
  return self;
}

LeadsComparison *
leads_comparison_ref (LeadsComparison *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
leads_comparison_unref (LeadsComparison *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->outcomes);
  g_clear_pointer (&self->existing, leads_run_unref);
  g_clear_pointer (&self->connections, g_hash_table_unref);
  g_clear_pointer (&self->last_used, g_hash_table_unref);
  g_free (self);
}
