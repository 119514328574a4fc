/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-foreign-private.h"

#include <leads-sorter.h>

/* What others own, as ranges of files meet it. Invariant: after a step of fate 0 comes one with a fate. */

/* A cancel is looked for every so many numbers: a few milliseconds of work. */
#define NUMBERS_BETWEEN_LOOKS 65536

LeadsRun *
leads_foreign_new (LeadsRun *existing, const char *directory, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsSorter) steps = leads_sorter_new (directory);
  const guint64 n_existing = leads_run_get_n_records (existing);
  guint64 next = 0, fate = 0;

  for (guint64 i = 0; i < n_existing; i++)
    {
      const LeadsSortRecord *record = leads_run_get (existing, i);

      if (i % NUMBERS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!leads_fate_is_foreign (record->index))
        continue;
      if (fate != 0 && record->number != next)
        {
          if (!leads_sorter_add (steps, next, 0, error))
            return NULL;
          fate = 0;
        }
      if (record->index != fate && !leads_sorter_add (steps, record->number, record->index, error))
        return NULL;
      fate = record->index;
      next = record->number + 1;
    }
  if (fate != 0 && !leads_sorter_add (steps, next, 0, error))
    return NULL;
  return leads_sorter_finish (steps, cancellable, error);
}

gboolean
leads_outcome_find_foreign (const LeadsOutcome *self,
                            guint64 index,
                            guint64 start,
                            guint64 end,
                            guint64 *fate,
                            guint64 *first,
                            guint64 *last)
{
  const LeadsSortRecord *step = NULL;
  guint64 n_steps, after;

  if (self->foreign == NULL)
    return FALSE;
  n_steps = leads_run_get_n_records (self->foreign);
  after = leads_run_lower_bound (self->foreign, start + 1);
  if (after > 0)
    step = leads_run_get (self->foreign, after - 1);
  while (step == NULL || !leads_fate_is_foreign (leads_outcome_own_fate (self, index, step->index)))
    {
      step = after < n_steps ? leads_run_get (self->foreign, after) : NULL;
      if (step == NULL || step->number > end)
        return FALSE;
      after++;
    }
  if (fate != NULL)
    *fate = step->index;
  if (first != NULL)
    *first = MAX (start, step->number);
  if (last != NULL)
    *last = after < n_steps ? MIN (end, leads_run_get (self->foreign, after)->number - 1) : end;
  return TRUE;
}
