/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-run.h"
#include "leads-radix-private.h"
#include "leads-run-private.h"

/*
 * A sorted array of records that nobody changes.
 *
 * Invariant: `records` is in ascending order of (number, index) and belongs to `memory` or to `spool`.
 */

/* Records that are gone through between two times that their memory is given back: 1 MB. */
#define RECORDS_BEFORE_RELAX (G_GUINT64_CONSTANT (1) << 16)

struct _LeadsRun {
  gatomicrefcount        ref_count;
  const LeadsSortRecord *records;
  guint64                n_records;

  LeadsSortRecord       *memory;
  LeadsSpool            *spool;
};

G_DEFINE_BOXED_TYPE (LeadsRun, leads_run, leads_run_ref, leads_run_unref)

LeadsRun *
leads_run_new_take (LeadsSortRecord *records,
                    gsize            n_records)
{
  LeadsRun *self = g_new0 (LeadsRun, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->memory = records;
  self->records = records;
  self->n_records = n_records;

  return self;
}

LeadsRun *
leads_run_new_for_spool (LeadsSpool  *spool,
                         guint64      n_records,
                         GError     **error)
{
  LeadsRun *self;
  const LeadsSortRecord *records;

  records = leads_spool_read (spool, 0, n_records * sizeof (LeadsSortRecord), error);
  if (records == NULL)
    return NULL;

  self = leads_run_new_take (NULL, n_records);
  self->records = records;
  self->spool = g_object_ref (spool);

  return self;
}

LeadsRun *
leads_run_new (const LeadsSortRecord *records,
               gsize                  n_records)
{
  LeadsSortRecord *copy;

  g_return_val_if_fail (records != NULL || n_records == 0, NULL);

  copy = g_memdup2 (records, n_records * sizeof (LeadsSortRecord));
  leads_radix_sort (copy, n_records);

  return leads_run_new_take (copy, n_records);
}

LeadsRun *
leads_run_ref (LeadsRun *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
leads_run_unref (LeadsRun *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->memory);
  g_clear_object (&self->spool);
  g_free (self);
}

guint64
leads_run_get_n_records (LeadsRun *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_records;
}

const LeadsSortRecord *
leads_run_get_records (LeadsRun *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->n_records > 0 ? self->records : NULL;
}

const LeadsSortRecord *
leads_run_get (LeadsRun *self,
               guint64   position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->n_records, NULL);

  if (position % RECORDS_BEFORE_RELAX == RECORDS_BEFORE_RELAX - 1)
    leads_run_relax (self);

  return &self->records[position];
}

guint64
leads_run_lower_bound (LeadsRun *self,
                       guint64   number)
{
  guint64 low = 0;
  guint64 high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->n_records;
  while (low < high)
    {
      guint64 middle = low + (high - low) / 2;

      if (self->records[middle].number < number)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

void
leads_run_relax (LeadsRun *self)
{
  g_return_if_fail (self != NULL);

  if (self->spool != NULL)
    leads_spool_relax (self->spool);
}
