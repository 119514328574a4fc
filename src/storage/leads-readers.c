/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-readers-private.h"

#include "leads-database-private.h"

/*
 * The connections that only read. Invariant: a slot with an owner is used by
 * that thread alone; a thread has at most one.
 */

/* A page for the view, an index scan, a draft's look-up, and one to spare. */
#define N_SLOTS 4

/* How often a waiting caller looks whether it was cancelled. */
#define CANCEL_INTERVAL (20 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  LeadsTransaction transaction;
  GThread *owner;
} Slot;

struct _LeadsReaders
{
  LeadsDatabase *database;
  char *path;
  GMutex mutex;
  GCond freed;
  Slot slots[N_SLOTS];
};

LeadsReaders *
leads_readers_new (LeadsDatabase *database, const char *path)
{
  LeadsReaders *self = g_new0 (LeadsReaders, 1);

  self->database = database;
  self->path = g_strdup (path);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->freed);
  return self;
}

void
leads_readers_free (LeadsReaders *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_SLOTS; i++)
    {
      g_assert (self->slots[i].owner == NULL);
      leads_handle_close (self->slots[i].transaction.handle);
    }
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->freed);
  g_free (self->path);
  g_free (self);
}

static Slot *
find_slot (LeadsReaders *self, GThread *owner)
{
  /* The lowest free slot first, so that those opened (and warm) are used again. */
  for (guint i = 0; i < N_SLOTS; i++)
    if (self->slots[i].owner == owner)
      return &self->slots[i];
  return NULL;
}

static Slot *
take_slot (LeadsReaders *self, GCancellable *cancellable, GError **error)
{
  Slot *slot;

  g_mutex_lock (&self->mutex);
  while ((slot = find_slot (self, NULL)) == NULL && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait_until (&self->freed, &self->mutex, g_get_monotonic_time () + CANCEL_INTERVAL);
  if (slot != NULL)
    slot->owner = g_thread_self ();
  g_mutex_unlock (&self->mutex);
  if (slot == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return slot;
}

static void
give_back (LeadsReaders *self, Slot *slot)
{
  g_mutex_lock (&self->mutex);
  slot->owner = NULL;
  g_cond_signal (&self->freed);
  g_mutex_unlock (&self->mutex);
}

gboolean
leads_readers_run (LeadsReaders *self, LeadsDatabaseFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  Slot *slot;
  gboolean succeeded = FALSE;

  g_mutex_lock (&self->mutex);
  slot = find_slot (self, g_thread_self ());
  g_mutex_unlock (&self->mutex);
  if (slot != NULL)
    return leads_transaction_run (&slot->transaction, func, data, cancellable, error);

  /* Readers open one by one: none may show another file than the one that is written. */
  if (!leads_database_check_place (self->database, error))
    return FALSE;
  slot = take_slot (self, cancellable, error);
  if (slot == NULL)
    return FALSE;
  if (slot->transaction.handle == NULL)
    slot->transaction.handle = leads_handle_open (self->path, LEADS_HANDLE_READER, error);
  if (slot->transaction.handle != NULL)
    {
      slot->transaction.database = self->database;
      succeeded = leads_transaction_run (&slot->transaction, func, data, cancellable, error);
    }
  give_back (self, slot);
  return succeeded;
}
