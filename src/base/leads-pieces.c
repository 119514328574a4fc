/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-pieces-private.h"

#include <string.h>

/*
 * A heap of pieces by their next record. What is in the spool is copied, not mapped: with many places of a file in use
 * the kernel maps whatever is around each.
 *
 * Invariant: from the first take on, every piece of the heap has a record in memory.
 */

/* Of a piece that is in the spool: 32 kB. */
#define PIECE_RECORDS 2048

/* What is left of it: from @next to @end in memory, and then @n_spooled from @spooled on. */
typedef struct {
  const LeadsSortRecord *next;
  const LeadsSortRecord *end;
  LeadsSortRecord       *buffer;
  guint64                spooled;
  guint64                n_spooled;
} Piece;

struct _LeadsPieces {
  LeadsSpool *spool;
  guint64     n_spooled;
  GArray     *pieces;
  GPtrArray  *buffers;
  gboolean    started;
};

static inline gboolean
is_before (const Piece *a,
           const Piece *b)
{
  return a->next->number < b->next->number
         || (a->next->number == b->next->number && a->next->index < b->next->index);
}

/* Lets the piece at @at sink to where no piece below it comes first. */
static void
sift_down (GArray *array,
           guint   at)
{
  Piece *pieces = (Piece *) array->data;
  Piece piece = pieces[at];

  for (;;)
    {
      guint child = 2 * at + 1;

      if (child >= array->len)
        break;
      if (child + 1 < array->len && is_before (&pieces[child + 1], &pieces[child]))
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
refill (LeadsPieces  *self,
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

static gboolean
start (LeadsPieces  *self,
       GError      **error)
{
  self->started = TRUE;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      if (!refill (self, &g_array_index (self->pieces, Piece, i), error))
        return FALSE;
    }
  for (guint at = self->pieces->len / 2; at > 0; at--)
    sift_down (self->pieces, at - 1);

  return TRUE;
}

/* What is in memory of the last piece; returns how many records. */
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

/* Until nothing of one of them is in memory. Without a jump that nobody can foresee: most files are two pieces. */
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
drop_ended (LeadsPieces  *self,
            GError      **error)
{
  const guint n_touched = MIN (self->pieces->len, self->pieces->len == 2 ? 2 : 1);

  for (guint i = 0; i < n_touched; i++)
    {
      Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (!refill (self, piece, error))
        return FALSE;
      if (piece->next < piece->end)
        continue;
      g_array_remove_index_fast (self->pieces, i);
      break;
    }

  return TRUE;
}

LeadsPieces *
leads_pieces_new (LeadsSpool *spool)
{
  LeadsPieces *self = g_new0 (LeadsPieces, 1);

  g_set_object (&self->spool, spool);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->buffers = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
leads_pieces_free (LeadsPieces *self)
{
  g_clear_object (&self->spool);
  g_array_unref (self->pieces);
  g_ptr_array_unref (self->buffers);
  g_free (self);
}

void
leads_pieces_add_spooled (LeadsPieces *self,
                          gsize        n_records)
{
  Piece piece = { .spooled = self->n_spooled, .n_spooled = n_records };

  g_return_if_fail (!self->started);

  if (n_records == 0)
    return;
  piece.buffer = g_new (LeadsSortRecord, PIECE_RECORDS);
  g_ptr_array_add (self->buffers, piece.buffer);
  g_array_append_val (self->pieces, piece);
  self->n_spooled += n_records;
}

void
leads_pieces_add (LeadsPieces           *self,
                  const LeadsSortRecord *records,
                  gsize                  n_records)
{
  const Piece piece = { .next = records, .end = records + n_records };

  g_return_if_fail (!self->started);

  if (n_records > 0)
    g_array_append_val (self->pieces, piece);
}

gboolean
leads_pieces_take (LeadsPieces      *self,
                   LeadsSortRecord  *block,
                   gsize             room,
                   gsize            *n_records,
                   GError          **error)
{
  gsize filled = 0;

  if (!self->started && !start (self, error))
    return FALSE;
  while (filled < room && self->pieces->len > 0)
    {
      Piece *pieces = (Piece *) self->pieces->data;

      if (self->pieces->len == 1)
        filled += take_from_one (pieces, block + filled, room - filled);
      else if (self->pieces->len == 2)
        filled += take_from_two (pieces, block + filled, room - filled);
      else
        block[filled++] = *pieces[0].next++;

      if (!drop_ended (self, error))
        return FALSE;
      if (self->pieces->len > 2)
        sift_down (self->pieces, 0);
    }
  *n_records = filled;

  return TRUE;
}
