/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-writer-private.h"

/*
 * The one thread that writes, with its queue. Invariant: the connection is
 * used by this thread alone, one request after another, and a request is either
 * taken back by its caller before it began or answered.
 */

/* Other programs' changes are to be seen within a second. */
#define WATCH_INTERVAL (500 * G_TIME_SPAN_MILLISECOND)

/* How often a waiting caller looks whether it was cancelled before its turn came. */
#define CANCEL_INTERVAL (20 * G_TIME_SPAN_MILLISECOND)

/* Pages in the log after which it is written back (SQLite's own default). */
#define CHECKPOINT_PAGES 1000

typedef struct
{
  LeadsDatabaseFunc func;
  gpointer data;
  GCancellable *cancellable;
  GError *error;
  gboolean succeeded;
  gboolean answered;
} Request;

struct _LeadsWriter
{
  LeadsDatabase *database;
  LeadsHandle *handle;
  LeadsWriterFunc func;
  gpointer data;
  GThread *thread;

  /* Of the writer thread alone. */
  LeadsTransaction transaction;
  gint64 data_version;
  int wal_pages;

  GMutex mutex;
  GCond wake;
  GCond answer;
  GQueue requests;
  gboolean watching;
  gboolean kicked;
  gboolean stopping;
};

static int
on_wal (void *data, sqlite3 *sqlite, const char *name, int n_pages)
{
  LeadsWriter *self = data;

  self->wal_pages = n_pages;
  return SQLITE_OK;
}

/* PASSIVE: waits for nobody and moves what it can. A failure is no harm: the log keeps what it has. */
static void
checkpoint (LeadsWriter *self)
{
  self->wal_pages = 0;
  sqlite3_wal_checkpoint_v2 (self->handle->sqlite, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/* On this connection data_version counts the commits of all others: readers never commit. */
static void
look_around (LeadsWriter *self)
{
  gint64 version;

  if (!leads_handle_query_int (self->handle, "PRAGMA data_version", &version, NULL) || version == self->data_version)
    return;
  self->data_version = version;
  self->func (LEADS_CHANGED_ALL, self->data);
}

static void
serve (LeadsWriter *self, Request *request)
{
  self->transaction.changed = LEADS_CHANGED_NOTHING;
  request->succeeded = leads_transaction_run (&self->transaction, request->func, request->data, request->cancellable,
                                              &request->error);
  if (request->succeeded && self->transaction.changed != LEADS_CHANGED_NOTHING)
    self->func (self->transaction.changed, self->data);

  g_mutex_lock (&self->mutex);
  request->answered = TRUE;
  g_cond_broadcast (&self->answer);
  g_mutex_unlock (&self->mutex);
}

/* Waits for a request; NULL: time to look around, or (@stopping) to end. */
static Request *
next_request (LeadsWriter *self, gboolean *stopping)
{
  gint64 until = g_get_monotonic_time () + WATCH_INTERVAL;
  gboolean timed_out = FALSE;
  Request *request;

  g_mutex_lock (&self->mutex);
  while (g_queue_is_empty (&self->requests) && !self->stopping && !self->kicked && !timed_out)
    {
      if (self->watching)
        timed_out = !g_cond_wait_until (&self->wake, &self->mutex, until);
      else
        g_cond_wait (&self->wake, &self->mutex);
    }
  self->kicked = FALSE;
  request = g_queue_pop_head (&self->requests);
  *stopping = self->stopping && request == NULL;
  g_mutex_unlock (&self->mutex);
  return request;
}

static gpointer
writer_thread (gpointer data)
{
  LeadsWriter *self = data;
  gboolean stopping = FALSE;

  while (!stopping)
    {
      Request *request = next_request (self, &stopping);

      if (request != NULL)
        serve (self, request);
      else if (!stopping && g_atomic_int_get (&self->watching))
        look_around (self);
      if (self->wal_pages >= CHECKPOINT_PAGES)
        checkpoint (self);
    }
  g_clear_pointer (&self->handle, leads_handle_close);
  return NULL;
}

LeadsWriter *
leads_writer_new (LeadsDatabase *database, LeadsHandle *handle, LeadsWriterFunc func, gpointer data)
{
  LeadsWriter *self = g_new0 (LeadsWriter, 1);

  self->database = database;
  self->handle = handle;
  self->func = func;
  self->data = data;
  self->transaction.database = database;
  self->transaction.handle = handle;
  self->transaction.writing = TRUE;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->wake);
  g_cond_init (&self->answer);
  g_queue_init (&self->requests);
  sqlite3_wal_hook (handle->sqlite, on_wal, self);
  /* Now, not when the thread has begun: what others commit from here on is a change. */
  leads_handle_query_int (handle, "PRAGMA data_version", &self->data_version, NULL);
  self->thread = g_thread_new ("leads-writer", writer_thread, self);
  return self;
}

void
leads_writer_free (LeadsWriter *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wake);
  g_cond_clear (&self->answer);
  g_free (self);
}

/* Waits for the answer; a request whose turn has not come is taken back when its job is cancelled. */
static void
wait_for (LeadsWriter *self, Request *request)
{
  while (!request->answered)
    {
      if (request->cancellable == NULL)
        {
          g_cond_wait (&self->answer, &self->mutex);
          continue;
        }
      g_cond_wait_until (&self->answer, &self->mutex, g_get_monotonic_time () + CANCEL_INTERVAL);
      if (!request->answered && g_cancellable_is_cancelled (request->cancellable) &&
          g_queue_remove (&self->requests, request))
        {
          g_cancellable_set_error_if_cancelled (request->cancellable, &request->error);
          request->answered = TRUE;
        }
    }
}

gboolean
leads_writer_run (LeadsWriter *self, LeadsDatabaseFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  Request request = { .func = func, .data = data, .cancellable = cancellable };

  if (g_thread_self () == self->thread)
    return leads_transaction_run (&self->transaction, func, data, cancellable, error);

  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->requests, &request);
  g_cond_signal (&self->wake);
  wait_for (self, &request);
  g_mutex_unlock (&self->mutex);
  if (request.error != NULL)
    g_propagate_error (error, request.error);
  return request.succeeded;
}

LeadsTransaction *
leads_writer_get_transaction (LeadsWriter *self)
{
  if (g_thread_self () != self->thread || !leads_handle_in_transaction (self->handle))
    return NULL;
  return &self->transaction;
}

void
leads_writer_set_watching (LeadsWriter *self, gboolean watching)
{
  g_mutex_lock (&self->mutex);
  g_atomic_int_set (&self->watching, watching);
  self->kicked = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
}

void
leads_writer_kick (LeadsWriter *self)
{
  g_mutex_lock (&self->mutex);
  self->kicked = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
}
