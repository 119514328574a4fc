/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-sorter.h"
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

/* Of a piece that is in the spool: 32 kB. */
#define PIECE_RECORDS 2048

/*
 * A sorted piece while merging: what is left of it in memory and, from @spooled on, in the spool. Copied, not mapped: with
 * many places of a file in use the kernel maps whatever is around each.
 */
typedef struct {
  const LeadsSortRecord *next;
  const LeadsSortRecord *end;
  LeadsSortRecord       *buffer;
  guint64                spooled;
  guint64                n_spooled;
} Piece;

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
  GPtrArray       *buffers; /* of the pieces */
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

static inline gboolean
is_before (const Piece *a,
           const Piece *b)
{
  return a->next->number < b->next->number
         || (a->next->number == b->next->number && a->next->index < b->next->index);
}

/* Lets pieces[@at] sink to where no piece below it comes first. */
static void
sift_down (Piece *pieces,
           gsize  n_pieces,
           gsize  at)
{
  Piece piece = pieces[at];

  for (;;)
    {
      gsize child = 2 * at + 1;

      if (child >= n_pieces)
        break;
      if (child + 1 < n_pieces && is_before (&pieces[child + 1], &pieces[child]))
        child++;
      if (!is_before (&pieces[child], &piece))
        break;
      pieces[at] = pieces[child];
      at = child;
    }

  pieces[at] = piece;
}

/* Gets more of a piece of which nothing is left in memory. */
static gboolean
refill (LeadsSorter  *self,
        Piece        *piece,
        GError      **error)
{
  const gsize n_records = MIN (PIECE_RECORDS, piece->n_spooled);

  if (piece->next < piece->end || n_records == 0)
    return TRUE;
  if (!leads_spool_copy (self->spool, piece->spooled * sizeof (LeadsSortRecord), piece->buffer,
                         n_records * sizeof (LeadsSortRecord), error))
    return FALSE;
  piece->next = piece->buffer;
  piece->end = piece->buffer + n_records;
  piece->spooled += n_records;
  piece->n_spooled -= n_records;

  return TRUE;
}

/* What is left of one piece; returns how many records. */
static gsize
take_from_one (Piece           *piece,
               LeadsSortRecord *block,
               gsize            room)
{
  gsize n_records = MIN (room, (gsize) (piece->end - piece->next));

  memcpy (block, piece->next, n_records * sizeof (LeadsSortRecord));
  piece->next += n_records;

  return n_records;
}

/* Until nothing of one of them is left. Without a jump that nobody can foresee: most files are two pieces. */
static gsize
take_from_two (Piece           *pieces,
               LeadsSortRecord *block,
               gsize            room)
{
  Piece a = pieces[0];
  Piece b = pieces[1];
  gsize n_records = 0;

  while (n_records < room && a.next < a.end && b.next < b.end)
    {
      const gsize is_second = is_before (&b, &a);

      block[n_records++] = *(is_second != 0 ? b.next : a.next);
      a.next += 1 - is_second;
      b.next += is_second;
    }
  pieces[0] = a;
  pieces[1] = b;

  return n_records;
}

/* Drops a piece of which nothing is left at all. */
static gboolean
drop_ended (LeadsSorter  *self,
            Piece        *pieces,
            gsize        *n_pieces,
            GError      **error)
{
  if (!refill (self, &pieces[0], error) || (*n_pieces == 2 && !refill (self, &pieces[1], error)))
    return FALSE;
  if (pieces[0].next == pieces[0].end)
    pieces[0] = pieces[--*n_pieces];
  else if (*n_pieces == 2 && pieces[1].next == pieces[1].end)
    *n_pieces = 1;

  return TRUE;
}

/* @filled: (out): how many records it has now; fewer than it could have only at the end */
static gboolean
fill_block (LeadsSorter      *self,
            Piece            *pieces,
            gsize            *n_pieces,
            LeadsSortRecord  *block,
            gsize            *filled,
            GError          **error)
{
  *filled = 0;
  while (*filled < BLOCK_RECORDS && *n_pieces > 0)
    {
      if (*n_pieces == 1)
        *filled += take_from_one (pieces, block + *filled, BLOCK_RECORDS - *filled);
      else if (*n_pieces == 2)
        *filled += take_from_two (pieces, block + *filled, BLOCK_RECORDS - *filled);
      else
        block[(*filled)++] = *pieces[0].next++;

      if (!drop_ended (self, pieces, n_pieces, error))
        return FALSE;
      if (*n_pieces > 2)
        sift_down (pieces, *n_pieces, 0);
    }

  return TRUE;
}

/* Those of the spool, and the one or two that are in memory. */
static GArray *
collect_pieces (LeadsSorter  *self,
                GError      **error)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  const Piece sorted = { .next = self->sorting, .end = self->sorting + self->n_sorting };
  const Piece rest = { .next = self->records, .end = self->records + self->n_records };
  guint64 spooled = 0;

  for (guint i = 0; i < self->piece_lengths->len; i++)
    {
      gsize length = g_array_index (self->piece_lengths, gsize, i);
      Piece piece = { .buffer = g_new (LeadsSortRecord, PIECE_RECORDS), .spooled = spooled, .n_spooled = length };

      g_ptr_array_add (self->buffers, piece.buffer);
      if (!refill (self, &piece, error))
        return NULL;
      g_array_append_val (pieces, piece);
      spooled += length;
    }
  if (self->n_sorting > 0)
    g_array_append_val (pieces, sorted);
  if (self->n_records > 0)
    g_array_append_val (pieces, rest);

  return g_steal_pointer (&pieces);
}

static LeadsRun *
merge_pieces (LeadsSorter   *self,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GArray) array = collect_pieces (self, error);
  g_autoptr (LeadsSpool) merged = array != NULL ? open_spool (self, error) : NULL;
  g_autofree LeadsSortRecord *block = NULL;
  const guint64 n_records = leads_sorter_get_n_records (self);
  Piece *pieces;
  gsize n_pieces;
  gsize filled;

  if (merged == NULL)
    return NULL;

  block = g_new (LeadsSortRecord, BLOCK_RECORDS);
  pieces = (Piece *) array->data;
  n_pieces = array->len;
  for (gsize at = n_pieces / 2; at > 0; at--)
    sift_down (pieces, n_pieces, at - 1);

  while (n_pieces > 0)
    {
      if (!fill_block (self, pieces, &n_pieces, block, &filled, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error)
          || !leads_spool_append (merged, block, filled * sizeof (LeadsSortRecord), NULL, error))
        return NULL;
    }

  return leads_run_new_for_spool (merged, n_records, error);
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
  g_ptr_array_unref (self->buffers);
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
  self->buffers = g_ptr_array_new_with_free_func (g_free);
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
