/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-sorter.h"
#include "leads-pieces-private.h"
#include "leads-radix-private.h"
#include "leads-run-private.h"
#include "leads-sorter-private.h"
#include "leads-spool-private.h"

#include <string.h>

/*
 * External sort: pieces that fit memory are radix-sorted and spooled, then merged.
 * A full piece is sorted on a thread of its own while the next one is filled, and
 * stays in memory until that one is full: two pieces are merged without a detour.
 *
 * Invariant: pieces are in the spool one after another, each sorted; the piece after
 * them is in `sorting`, sorted when there is no thread, and what was added since is in
 * `records`.
 */

/* 1 MB: a run this small stays in memory and needs no file. */
#define MEMORY_RECORDS (64 * 1024)
#define BLOCK_RECORDS 4096

struct _LeadsSorter {
  GObject          parent_instance;

  char            *directory;
  gsize            run_records;
  gsize            memory_records;
  guint64          spool_limit;

  LeadsSortRecord *records;
  gsize            n_records;
  gsize            n_allocated;

  GThread         *thread;
  LeadsSortRecord *sorting;
  gsize            n_sorting;

  LeadsSpool      *spool;
  GArray          *piece_lengths;
  guint64          n_spooled;
  gboolean         finished;
};

G_DEFINE_FINAL_TYPE (LeadsSorter, leads_sorter, G_TYPE_OBJECT)

static LeadsSpool *
open_spool (LeadsSorter  *self,
            GError      **error)
{
  LeadsSpool *spool = leads_spool_new (self->directory, error);

  if (spool != NULL)
    leads_spool_set_limit (spool, self->spool_limit);

  return spool;
}

static gpointer
sort_piece (gpointer data)
{
  LeadsSorter *self = data;

  leads_radix_sort (self->sorting, self->n_sorting);

  return NULL;
}

/* Puts the piece in `sorting` behind those in the spool. */
static gboolean
spool_piece (LeadsSorter  *self,
             GError      **error)
{
  const gsize n_records = self->n_sorting;

  self->n_sorting = 0;
  if (self->spool == NULL)
    self->spool = open_spool (self, error);
  if (self->spool == NULL)
    return FALSE;
  g_array_append_val (self->piece_lengths, n_records);
  self->n_spooled += n_records;

  return leads_spool_append (self->spool, self->sorting, n_records * sizeof (LeadsSortRecord), NULL, error);
}

static void
wait_for_piece (LeadsSorter *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

/* The records become the piece in `sorting`. */
static gboolean
begin_piece (LeadsSorter  *self,
             GError      **error)
{
  LeadsSortRecord *records = self->records;

  wait_for_piece (self);
  if (self->n_sorting > 0 && !spool_piece (self, error))
    return FALSE;

  self->records = self->sorting != NULL ? self->sorting : g_new (LeadsSortRecord, self->run_records);
  self->n_allocated = self->run_records;
  self->sorting = records;
  self->n_sorting = self->n_records;
  self->n_records = 0;
  self->thread = g_thread_new ("leads-sorter", sort_piece, self);

  return TRUE;
}

/* Those of the spool, and the one or two that are in memory. */
static LeadsPieces *
collect_pieces (LeadsSorter *self)
{
  LeadsPieces *pieces = leads_pieces_new (self->spool);

  for (guint i = 0; i < self->piece_lengths->len; i++)
    leads_pieces_add_spooled (pieces, g_array_index (self->piece_lengths, gsize, i));
  leads_pieces_add (pieces, self->sorting, self->n_sorting);
  leads_pieces_add (pieces, self->records, self->n_records);

  return pieces;
}

static LeadsRun *
merge_pieces (LeadsSorter   *self,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (LeadsPieces) pieces = collect_pieces (self);
  g_autoptr (LeadsSpool) merged = open_spool (self, error);
  g_autofree LeadsSortRecord *block = g_new (LeadsSortRecord, BLOCK_RECORDS);
  gsize n_records = BLOCK_RECORDS;

  if (merged == NULL)
    return NULL;
  while (n_records == BLOCK_RECORDS)
    {
      if (!leads_pieces_take (pieces, block, BLOCK_RECORDS, &n_records, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error)
          || !leads_spool_append (merged, block, n_records * sizeof (LeadsSortRecord), NULL, error))
        return NULL;
    }

  return leads_run_new_for_spool (merged, leads_sorter_get_n_records (self), error);
}

static LeadsRun *
finish_in_memory (LeadsSorter *self)
{
  LeadsSortRecord *records = g_renew (LeadsSortRecord, g_steal_pointer (&self->records), self->n_records);

  leads_radix_sort (records, self->n_records);

  return leads_run_new_take (records, self->n_records);
}

static void
leads_sorter_finalize (GObject *object)
{
  LeadsSorter *self = LEADS_SORTER (object);

  wait_for_piece (self);
  g_free (self->sorting);
  g_free (self->records);
  g_free (self->directory);
  g_array_unref (self->piece_lengths);
  g_clear_object (&self->spool);

  G_OBJECT_CLASS (leads_sorter_parent_class)->finalize (object);
}

static void
leads_sorter_class_init (LeadsSorterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = leads_sorter_finalize;
}

static void
leads_sorter_init (LeadsSorter *self)
{
  self->piece_lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
}

LeadsSorter *
leads_sorter_new (const char *directory)
{
  return leads_sorter_new_full (directory, LEADS_SORTER_RUN_RECORDS, MEMORY_RECORDS, G_MAXINT64);
}

LeadsSorter *
leads_sorter_new_full (const char *directory,
                       gsize       run_records,
                       gsize       memory_records,
                       guint64     spool_limit)
{
  LeadsSorter *self;

  g_return_val_if_fail (run_records > 0, NULL);

  self = g_object_new (LEADS_TYPE_SORTER, NULL);
  self->directory = g_strdup (directory);
  self->run_records = run_records;
  self->memory_records = memory_records;
  self->spool_limit = spool_limit;

  return self;
}

gboolean
leads_sorter_add (LeadsSorter  *self,
                  guint64       number,
                  guint64       index,
                  GError      **error)
{
  g_return_val_if_fail (LEADS_IS_SORTER (self), FALSE);
  g_return_val_if_fail (!self->finished, FALSE);

  if (self->n_records == self->run_records && !begin_piece (self, error))
    return FALSE;

  if (self->n_records == self->n_allocated)
    {
      const gsize first = 256;

      self->n_allocated = MIN (MAX (first, 2 * self->n_allocated), self->run_records);
      self->records = g_renew (LeadsSortRecord, self->records, self->n_allocated);
    }

  self->records[self->n_records].number = number;
  self->records[self->n_records].index = index;
  self->n_records++;

  return TRUE;
}

guint64
leads_sorter_get_n_records (LeadsSorter *self)
{
  g_return_val_if_fail (LEADS_IS_SORTER (self), 0);

  return self->n_spooled + self->n_sorting + self->n_records;
}

LeadsRun *
leads_sorter_finish (LeadsSorter   *self,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (LEADS_IS_SORTER (self), NULL);
  g_return_val_if_fail (!self->finished, NULL);

  self->finished = TRUE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  wait_for_piece (self);
  if (leads_sorter_get_n_records (self) == self->n_records && self->n_records <= self->memory_records)
    return finish_in_memory (self);

  leads_radix_sort (self->records, self->n_records);

  return merge_pieces (self, cancellable, error);
}
