/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-change-notice-private.h"

/*
 * From commits on any thread to few calls in one main context. Invariant: what
 * was added is told within DELAY_MS of the context's loop running, once.
 */

/* Commits that come closer together than this are told at once. */
#define DELAY_MS 25

struct _LeadsChangeNotice
{
  GMainContext *context;
  GWeakRef owner;
  LeadsChangeFunc func;
  GMutex mutex;
  LeadsChanged pending;
  GSource *source;
};

static gboolean
on_timeout (gpointer data)
{
  LeadsChangeNotice *self = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  LeadsChanged what;

  g_mutex_lock (&self->mutex);
  what = self->pending;
  self->pending = LEADS_CHANGED_NOTHING;
  g_clear_pointer (&self->source, g_source_unref);
  g_mutex_unlock (&self->mutex);
  if (owner != NULL && what != LEADS_CHANGED_NOTHING)
    self->func (owner, what);
  return G_SOURCE_REMOVE;
}

LeadsChangeNotice *
leads_change_notice_new (GObject *owner, LeadsChangeFunc func)
{
  LeadsChangeNotice *self = g_atomic_rc_box_new0 (LeadsChangeNotice);

  self->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->owner, owner);
  self->func = func;
  g_mutex_init (&self->mutex);
  return self;
}

static void
clear (gpointer data)
{
  LeadsChangeNotice *self = data;

  g_clear_pointer (&self->context, g_main_context_unref);
  g_weak_ref_clear (&self->owner);
  g_mutex_clear (&self->mutex);
}

static void
unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear);
}

void
leads_change_notice_free (LeadsChangeNotice *self)
{
  GSource *source;

  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  source = g_steal_pointer (&self->source);
  g_mutex_unlock (&self->mutex);
  if (source != NULL)
    {
      g_source_destroy (source);
      g_source_unref (source);
    }
  unref (self);
}

void
leads_change_notice_add (LeadsChangeNotice *self, LeadsChanged what)
{
  g_mutex_lock (&self->mutex);
  self->pending |= what;
  if (self->source == NULL)
    {
      self->source = g_timeout_source_new (DELAY_MS);
      g_source_set_static_name (self->source, "leads-changed");
      g_source_set_callback (self->source, on_timeout, g_atomic_rc_box_acquire (self), unref);
      g_source_attach (self->source, self->context);
    }
  g_mutex_unlock (&self->mutex);
}
