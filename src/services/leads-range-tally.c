/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-range-tally-private.h"

/*
 * What the ranges of a file get. Numbers are gone through in ascending order, lines in theirs: so what a range gets
 * is noted in pieces, and sorted by line at the end. Invariant: every live range that gets no number has a fate.
 */

/* Lines between two looks at the cancellable. */
#define LINES_BETWEEN_LOOKS 4096

struct _LeadsRangeTally
{
  char *directory;
  LeadsSorter *gains;  /* line and how many numbers it gets; in pieces */
  LeadsSorter *losses; /* line and fate */
  guint64 index;       /* the piece that may still grow */
  guint64 n_numbers;
};

LeadsRangeTally *
leads_range_tally_new (const char *directory)
{
  LeadsRangeTally *self = g_new0 (LeadsRangeTally, 1);

  self->directory = g_strdup (directory);
  self->gains = leads_sorter_new (directory);
  self->losses = leads_sorter_new (directory);
  return self;
}

void
leads_range_tally_free (LeadsRangeTally *self)
{
  g_object_unref (self->gains);
  g_object_unref (self->losses);
  g_free (self->directory);
  g_free (self);
}

static gboolean
flush (LeadsRangeTally *self, GError **error)
{
  const guint64 n_numbers = self->n_numbers;

  self->n_numbers = 0;
  return n_numbers == 0 || leads_sorter_add (self->gains, self->index, n_numbers, error);
}

gboolean
leads_range_tally_add (LeadsRangeTally *self, guint64 index, guint64 n_numbers, GError **error)
{
  if (self->index != index && !flush (self, error))
    return FALSE;
  self->index = index;
  self->n_numbers += n_numbers;
  return TRUE;
}

gboolean
leads_range_tally_note_loss (LeadsRangeTally *self, guint64 index, guint64 fate, GError **error)
{
  return leads_sorter_add (self->losses, index, fate, error);
}

/* The sum of the records of @run for @index, where @next is; or of a fate its only record. */
static guint64
take (LeadsRun *run, guint64 *next, guint64 index)
{
  guint64 sum = 0;

  for (; *next < leads_run_get_n_records (run) && leads_run_get (run, *next)->number <= index; (*next)++)
    {
      if (leads_run_get (run, *next)->number == index)
        sum += leads_run_get (run, *next)->index;
    }
  return sum;
}

/* Why a range gets nothing. */
static guint64
find_loss (const LeadsOutcome *outcome, LeadsRun *existing, const LeadsContentRecord *record, guint64 index, guint64 fate)
{
  const guint64 last = record->number + record->extent;
  guint64 position;

  if (leads_outcome_find_foreign (outcome, index, record->number, last, &fate, NULL, NULL) || existing == NULL)
    return fate;
  position = leads_run_lower_bound (existing, record->number);
  if (position < leads_run_get_n_records (existing) && leads_run_get (existing, position)->number <= last)
    return leads_outcome_own_fate (outcome, index, leads_run_get (existing, position)->index);
  return fate;
}

static gboolean
refuse (LeadsOutcome *outcome, guint64 index, guint64 fate, LeadsSorter *conflicts, GError **error)
{
  const LeadsReason reason = leads_fate_get_reason (fate);

  outcome->totals.reasons[reason]++;
  outcome->example[reason] = MIN (outcome->example[reason], index);
  return leads_sorter_add (conflicts, index, fate, error);
}

gboolean
leads_range_tally_close (LeadsRangeTally *self,
                         LeadsOutcome *outcome,
                         LeadsRun *existing,
                         LeadsSorter *conflicts,
                         GCancellable *cancellable,
                         GError **error)
{
  const LeadsContent *content = outcome->content;
  g_autoptr (LeadsRun) gains = flush (self, error) ? leads_sorter_finish (self->gains, cancellable, error) : NULL;
  g_autoptr (LeadsRun) losses = gains != NULL ? leads_sorter_finish (self->losses, cancellable, error) : NULL;
  g_autoptr (LeadsSorter) partial = leads_sorter_new (self->directory);
  guint64 next_gain = 0, next_loss = 0;

  if (losses == NULL)
    return FALSE;
  for (guint64 index = 0; index < content->n_lines; index++)
    {
      const LeadsContentRecord *record = leads_outcome_get_record (outcome, index, error);
      guint64 n_numbers, fate;

      if (record == NULL ||
          (index % LINES_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)))
        return FALSE;
      if (record->extent == 0 || leads_outcome_is_removed (outcome, index) || leads_outcome_refuses (outcome, record))
        continue;
      outcome->n_foreign += leads_outcome_find_foreign (outcome, index, record->number, record->number + record->extent,
                                                        NULL, NULL, NULL);
      n_numbers = take (gains, &next_gain, index);
      fate = take (losses, &next_loss, index);
      if (n_numbers == 0)
        {
          if (!refuse (outcome, index, find_loss (outcome, existing, record, index, fate), conflicts, error))
            return FALSE;
          continue;
        }
      outcome->totals.skipped += (gint64) (record->extent + 1 - n_numbers);
      if (n_numbers <= record->extent && !leads_sorter_add (partial, index, n_numbers, error))
        return FALSE;
      if ((record->flags & LEADS_CONTENT_MENDABLE) != 0 || leads_outcome_find_edit (outcome, index) != NULL)
        outcome->totals.repaired++;
      else
        outcome->totals.accepted++;
    }
  outcome->partial = leads_sorter_finish (partial, cancellable, error);
  return outcome->partial != NULL;
}
