/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-job.h"

/*
 * Background work that can be watched and stopped.
 *
 * The work writes `live` under the lock, from any thread; a source in the
 * owner's main context copies it to `shown`, which the properties tell.
 *
 * Invariant: `shown` changes only in the owner's main context, and the state
 * only goes from running to finishing to an end.
 */

/* At most 20 notifications a second. */
#define REPORT_INTERVAL (G_USEC_PER_SEC / 20)

typedef struct {
  LeadsJobState state;
  gint64        done;
  gint64        total;
  gint64        count;
} Report;

struct _LeadsJob {
  GObject       parent_instance;

  GMainContext *context;
  GCancellable *cancellable;

  GMutex        lock;
  Report        live;
  Report        shown;
  gboolean      cancel_requested;
  GSource      *source;
  gint64        shown_at;
};

G_DEFINE_FINAL_TYPE (LeadsJob, leads_job, G_TYPE_OBJECT)

enum {
  PROP_STATE = 1,
  PROP_FRACTION,
  PROP_DONE,
  PROP_TOTAL,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static gboolean
has_ended (LeadsJobState state)
{
  return state != LEADS_JOB_RUNNING && state != LEADS_JOB_FINISHING;
}

static double
get_fraction (const Report *report)
{
  if (report->state == LEADS_JOB_DONE)
    return 1.0;
  if (report->total <= 0)
    return -1.0;

  return CLAMP ((double) report->done / (double) report->total, 0.0, 1.0);
}

static gboolean
show_report (gpointer data)
{
  LeadsJob *self = data;
  Report before;
  Report now;

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->source, g_source_unref);
  before = self->shown;
  now = self->shown = self->live;
  self->shown_at = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);

  g_object_freeze_notify (G_OBJECT (self));
  if (before.done != now.done)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DONE]);
  if (before.total != now.total)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOTAL]);
  if (before.count != now.count)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
  if (get_fraction (&before) != get_fraction (&now))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
  if (before.state != now.state)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  g_object_thaw_notify (G_OBJECT (self));

  return G_SOURCE_REMOVE;
}

/* Called with the lock held. */
static void
schedule (LeadsJob *self,
          gboolean  at_once)
{
  gint64 ready_at = at_once ? 0 : self->shown_at + REPORT_INTERVAL;

  if (self->source != NULL)
    {
      /* Only sooner: a report that comes later goes with the one that waits. */
      if (at_once)
        g_source_set_ready_time (self->source, ready_at);
      return;
    }

  self->source = g_timeout_source_new (0);
  g_source_set_ready_time (self->source, ready_at);
  g_source_set_static_name (self->source, "LeadsJob report");
  g_source_set_callback (self->source, show_report, g_object_ref (self), g_object_unref);
  g_source_attach (self->source, self->context);
}

static Report
get_shown (LeadsJob *self)
{
  Report shown;

  g_mutex_lock (&self->lock);
  shown = self->shown;
  g_mutex_unlock (&self->lock);

  return shown;
}

static void
leads_job_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  LeadsJob *self = LEADS_JOB (object);
  Report shown = get_shown (self);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, shown.state);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, get_fraction (&shown));
      break;
    case PROP_DONE:
      g_value_set_int64 (value, shown.done);
      break;
    case PROP_TOTAL:
      g_value_set_int64 (value, shown.total);
      break;
    case PROP_COUNT:
      g_value_set_int64 (value, shown.count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_job_finalize (GObject *object)
{
  LeadsJob *self = LEADS_JOB (object);

  g_assert (self->source == NULL || g_source_is_destroyed (self->source));

  g_clear_pointer (&self->source, g_source_unref);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (leads_job_parent_class)->finalize (object);
}

static void
leads_job_class_init (LeadsJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = leads_job_get_property;
  object_class->finalize = leads_job_finalize;

  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, LEADS_JOB_RUNNING, LEADS_JOB_FAILED,
                                        LEADS_JOB_RUNNING, flags);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1.0, 1.0, -1.0, flags);
  props[PROP_DONE] = g_param_spec_int64 ("done", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_TOTAL] = g_param_spec_int64 ("total", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_COUNT] = g_param_spec_int64 ("count", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
leads_job_init (LeadsJob *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->lock);
}

LeadsJob *
leads_job_new (void)
{
  return g_object_new (LEADS_TYPE_JOB, NULL);
}

LeadsJobState
leads_job_get_state (LeadsJob *self)
{
  g_return_val_if_fail (LEADS_IS_JOB (self), LEADS_JOB_FAILED);

  return get_shown (self).state;
}

double
leads_job_get_fraction (LeadsJob *self)
{
  Report shown;

  g_return_val_if_fail (LEADS_IS_JOB (self), -1.0);

  shown = get_shown (self);

  return get_fraction (&shown);
}

gint64
leads_job_get_done (LeadsJob *self)
{
  g_return_val_if_fail (LEADS_IS_JOB (self), 0);

  return get_shown (self).done;
}

gint64
leads_job_get_total (LeadsJob *self)
{
  g_return_val_if_fail (LEADS_IS_JOB (self), 0);

  return get_shown (self).total;
}

gint64
leads_job_get_count (LeadsJob *self)
{
  g_return_val_if_fail (LEADS_IS_JOB (self), 0);

  return get_shown (self).count;
}

GCancellable *
leads_job_get_cancellable (LeadsJob *self)
{
  g_return_val_if_fail (LEADS_IS_JOB (self), NULL);

  return self->cancellable;
}

void
leads_job_cancel (LeadsJob *self)
{
  gboolean cancel;

  g_return_if_fail (LEADS_IS_JOB (self));

  g_mutex_lock (&self->lock);
  cancel = self->live.state == LEADS_JOB_RUNNING;
  if (cancel)
    self->cancel_requested = TRUE;
  g_mutex_unlock (&self->lock);

  /* Outside the lock: who listens to it may ask the job something. */
  if (cancel)
    g_cancellable_cancel (self->cancellable);
}

void
leads_job_report (LeadsJob *self,
                  gint64    done,
                  gint64    total,
                  gint64    count)
{
  if (self == NULL)
    return;

  g_return_if_fail (LEADS_IS_JOB (self));

  g_mutex_lock (&self->lock);
  if (!has_ended (self->live.state))
    {
      self->live.done = done;
      self->live.total = total;
      self->live.count = count;
      schedule (self, FALSE);
    }
  g_mutex_unlock (&self->lock);
}

gboolean
leads_job_enter_finishing (LeadsJob *self)
{
  gboolean entered;

  if (self == NULL)
    return TRUE;

  g_return_val_if_fail (LEADS_IS_JOB (self), FALSE);

  g_mutex_lock (&self->lock);
  entered = !has_ended (self->live.state) && !self->cancel_requested
            && !g_cancellable_is_cancelled (self->cancellable);
  if (entered)
    {
      self->live.state = LEADS_JOB_FINISHING;
      schedule (self, TRUE);
    }
  g_mutex_unlock (&self->lock);

  return entered;
}

void
leads_job_end (LeadsJob      *self,
               LeadsJobState  state)
{
  if (self == NULL)
    return;

  g_return_if_fail (LEADS_IS_JOB (self));
  g_return_if_fail (has_ended (state));

  g_mutex_lock (&self->lock);
  if (!has_ended (self->live.state))
    {
      self->live.state = state;
      schedule (self, TRUE);
    }
  g_mutex_unlock (&self->lock);
}
