/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-ahead-private.h"

#include <string.h>

/*
 * One chunk is read and summed up while another is taken apart.
 *
 * Invariant: of the chunks, `n_full` from `first` on belong to who takes, the others to the thread.
 */

#define N_CHUNKS 2

/* How often who waits for a chunk looks whether it was cancelled. */
#define CANCEL_INTERVAL (20 * G_TIME_SPAN_MILLISECOND)

typedef struct {
  guint8 *bytes;
  gsize   length;
} Chunk;

struct _LeadsCsvAhead {
  GInputStream        *stream;
  LeadsCsvFingerprint *fingerprint;
  GCancellable        *stop;
  gsize                chunk_bytes;
  GThread             *thread;

  GMutex               mutex;
  GCond                changed;
  Chunk                chunks[N_CHUNKS];
  guint                first;
  guint                n_full;
  gsize                taken; /* of the first */
  gboolean             at_end;
  GError              *failure;
};

/* The chunk to be filled next, or NULL: nobody wants it any more. */
static Chunk *
wait_for_room (LeadsCsvAhead *self)
{
  Chunk *chunk = NULL;

  g_mutex_lock (&self->mutex);
  while (self->n_full == N_CHUNKS && !g_cancellable_is_cancelled (self->stop))
    g_cond_wait (&self->changed, &self->mutex);
  if (!g_cancellable_is_cancelled (self->stop))
    chunk = &self->chunks[(self->first + self->n_full) % N_CHUNKS];
  g_mutex_unlock (&self->mutex);

  return chunk;
}

static gpointer
read_ahead (gpointer data)
{
  LeadsCsvAhead *self = data;
  gssize n = 1;
  Chunk *chunk;

  while (n > 0 && (chunk = wait_for_room (self)) != NULL)
    {
      GError *failure = NULL;

      n = g_input_stream_read (self->stream, chunk->bytes, self->chunk_bytes, self->stop, &failure);
      if (n > 0)
        leads_csv_fingerprint_update (self->fingerprint, chunk->bytes, (gsize) n);

      g_mutex_lock (&self->mutex);
      chunk->length = (gsize) MAX (n, 0);
      self->n_full += n > 0;
      self->at_end = n <= 0;
      self->failure = failure;
      g_cond_broadcast (&self->changed);
      g_mutex_unlock (&self->mutex);
    }

  return NULL;
}

LeadsCsvAhead *
leads_csv_ahead_new (GInputStream        *stream,
                     LeadsCsvFingerprint *fingerprint,
                     gsize                chunk_bytes)
{
  LeadsCsvAhead *self = g_new0 (LeadsCsvAhead, 1);

  self->stream = g_object_ref (stream);
  self->fingerprint = fingerprint;
  self->stop = g_cancellable_new ();
  self->chunk_bytes = chunk_bytes;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  for (guint i = 0; i < N_CHUNKS; i++)
    self->chunks[i].bytes = g_malloc (chunk_bytes);
  self->thread = g_thread_new ("leads-csv-ahead", read_ahead, self);

  return self;
}

void
leads_csv_ahead_free (LeadsCsvAhead *self)
{
  g_mutex_lock (&self->mutex);
  g_cancellable_cancel (self->stop);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  for (guint i = 0; i < N_CHUNKS; i++)
    g_free (self->chunks[i].bytes);
  g_clear_error (&self->failure);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->mutex);
  g_object_unref (self->stop);
  g_object_unref (self->stream);
  g_free (self);
}

/* Called with the lock held. */
static gboolean
wait_for_chunk (LeadsCsvAhead  *self,
                GCancellable   *cancellable,
                GError        **error)
{
  while (self->n_full == 0 && !self->at_end)
    {
      g_cond_wait_until (&self->changed, &self->mutex, g_get_monotonic_time () + CANCEL_INTERVAL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return TRUE;
}

gssize
leads_csv_ahead_read (LeadsCsvAhead  *self,
                      guint8         *buffer,
                      gsize           room,
                      GCancellable   *cancellable,
                      GError        **error)
{
  const Chunk *chunk;
  gboolean failed;
  gsize n;

  g_mutex_lock (&self->mutex);
  failed = !wait_for_chunk (self, cancellable, error);
  if (!failed && self->n_full == 0 && self->failure != NULL)
    {
      g_propagate_error (error, g_error_copy (self->failure));
      failed = TRUE;
    }
  chunk = !failed && self->n_full > 0 ? &self->chunks[self->first] : NULL;
  g_mutex_unlock (&self->mutex);
  if (chunk == NULL)
    return failed ? -1 : 0;

  n = MIN (room, chunk->length - self->taken);
  memcpy (buffer, chunk->bytes + self->taken, n);
  self->taken += n;
  if (self->taken < chunk->length)
    return (gssize) n;

  g_mutex_lock (&self->mutex);
  self->taken = 0;
  self->first = (self->first + 1) % N_CHUNKS;
  self->n_full--;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);

  return (gssize) n;
}
