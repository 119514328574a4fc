/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-number-service.h"

#include "leads-number-filter-private.h"
#include "leads-service-error-private.h"
#include "leads-work-private.h"

/*
 * A query's position index: the scan's thread appends every 4,096th key, the
 * main context reads. Invariant: positions below `n-known` have an anchor, so
 * a page costs a keyset read from the anchor and at most 4,095 keys skipped.
 *
 * The scan holds no reference to the index: it works on a shared Scan, so that
 * dropping the index cancels the scan at once.
 */

/* How often the scan's progress is told: a view's pass over new rows costs more than the rows. */
#define REPORT_INTERVAL_US (100 * G_TIME_SPAN_MILLISECOND)

typedef struct {
  gatomicrefcount   refs;
  LeadsNumberStore *store;
  LeadsNumberQuery *query;
  GCancellable     *cancellable;
  GMainContext     *context;
  GWeakRef          index;

  GMutex    mutex;
  GArray   *anchors;     /* (element-type LeadsStoreKey) */
  gint64    n_known;
  gboolean  complete;
  GError   *error;
  gboolean  report_queued;

  gint64    last_report; /* the scan's thread alone */
} Scan;

struct _LeadsNumberIndex
{
  GObject parent_instance;

  Scan     *scan;
  gint64    n_known;
  gboolean  complete;
  GError   *error;
};

G_DEFINE_FINAL_TYPE (LeadsNumberIndex, leads_number_index, G_TYPE_OBJECT)

enum
{
  PROP_N_KNOWN = 1,
  PROP_COMPLETE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static Scan *
scan_ref (Scan *scan)
{
  g_atomic_ref_count_inc (&scan->refs);
  return scan;
}

static void
scan_unref (gpointer data)
{
  Scan *scan = data;

  if (!g_atomic_ref_count_dec (&scan->refs))
    return;
  g_weak_ref_clear (&scan->index);
  g_clear_error (&scan->error);
  g_array_unref (scan->anchors);
  g_mutex_clear (&scan->mutex);
  g_main_context_unref (scan->context);
  g_object_unref (scan->cancellable);
  leads_number_query_unref (scan->query);
  g_object_unref (scan->store);
  g_free (scan);
}

/* In the main context: takes over what the scan has found. */
static gboolean
deliver_report (gpointer data)
{
  Scan *scan = data;
  g_autoptr (LeadsNumberIndex) self = g_weak_ref_get (&scan->index);
  gint64 n_known;
  gboolean complete;

  g_mutex_lock (&scan->mutex);
  scan->report_queued = FALSE;
  n_known = scan->n_known;
  complete = scan->complete;
  if (self != NULL && scan->error != NULL && self->error == NULL)
    self->error = g_error_copy (scan->error);
  g_mutex_unlock (&scan->mutex);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_object_freeze_notify (G_OBJECT (self));
  if (n_known != self->n_known)
    {
      self->n_known = n_known;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_KNOWN]);
    }
  if (complete && !self->complete)
    {
      self->complete = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  return G_SOURCE_REMOVE;
}

/* With the mutex held. */
static void
queue_report (Scan *scan)
{
  g_autoptr (GSource) source = NULL;

  if (scan->report_queued)
    return;
  scan->report_queued = TRUE;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_report, scan_ref (scan), scan_unref);
  g_source_attach (source, scan->context);
}

static gboolean
add_anchor (gint64               position,
            const LeadsStoreKey *key,
            gpointer             data)
{
  Scan *scan = data;
  gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&scan->mutex);
  g_array_append_vals (scan->anchors, key, 1);
  scan->n_known = position + 1;
  /* The first full stretch is told at once: it is what a view shows first. */
  if (position > 0 && (position == LEADS_NUMBER_INDEX_STEP || now - scan->last_report >= REPORT_INTERVAL_US))
    {
      scan->last_report = now;
      queue_report (scan);
    }
  g_mutex_unlock (&scan->mutex);
  return !g_cancellable_is_cancelled (scan->cancellable);
}

static void
scan_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Scan *scan = task_data;
  g_autoptr (GError) error = NULL;
  GError *storage_error = NULL;
  gint64 n_numbers = 0;
  gboolean scanned;

  scanned = leads_number_store_scan_index (scan->store, scan->query, LEADS_NUMBER_INDEX_STEP, add_anchor, scan,
                                           &n_numbers, scan->cancellable, &storage_error);
  if (!scanned)
    leads_service_error_take (&error, storage_error, NULL);

  g_mutex_lock (&scan->mutex);
  if (scanned && !g_cancellable_is_cancelled (scan->cancellable))
    scan->n_known = n_numbers;
  else if (error != NULL)
    scan->error = g_steal_pointer (&error);
  scan->complete = TRUE;
  queue_report (scan);
  g_mutex_unlock (&scan->mutex);
  g_task_return_boolean (task, TRUE);
}

typedef struct {
  Scan          *scan;
  LeadsStoreKey  from;
  guint          skip;
  guint          n_rows;
} PageRequest;

static void
page_request_free (gpointer data)
{
  PageRequest *request = data;

  scan_unref (request->scan);
  g_free (request);
}

static gpointer
read_page (const LeadsWork  *work,
           GError          **error)
{
  PageRequest *request = work->data;

  return leads_number_store_read_page (request->scan->store, request->scan->query, &request->from, TRUE, request->skip,
                                       request->n_rows, work->cancellable, error);
}

typedef struct {
  Scan          *scan;
  LeadsStoreKey  key;
} FindRequest;

static void
find_request_free (gpointer data)
{
  FindRequest *request = data;

  scan_unref (request->scan);
  g_free (request);
}

static gpointer
find_position (const LeadsWork  *work,
               GError          **error)
{
  FindRequest *request = work->data;
  gint64 position = 0;
  gboolean exists;

  if (!leads_number_store_position_of (request->scan->store, request->scan->query, &request->key, &position, &exists,
                                       work->cancellable, error))
    return NULL;
  return leads_work_int64 (position);
}

static void
leads_number_index_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  LeadsNumberIndex *self = LEADS_NUMBER_INDEX (object);

  switch (id)
    {
    case PROP_N_KNOWN:
      g_value_set_int64 (value, self->n_known);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_number_index_dispose (GObject *object)
{
  LeadsNumberIndex *self = LEADS_NUMBER_INDEX (object);

  if (self->scan != NULL)
    {
      g_weak_ref_set (&self->scan->index, NULL);
      g_cancellable_cancel (self->scan->cancellable);
      g_clear_pointer (&self->scan, scan_unref);
    }
  G_OBJECT_CLASS (leads_number_index_parent_class)->dispose (object);
}

static void
leads_number_index_finalize (GObject *object)
{
  LeadsNumberIndex *self = LEADS_NUMBER_INDEX (object);

  g_clear_error (&self->error);
  G_OBJECT_CLASS (leads_number_index_parent_class)->finalize (object);
}

static void
leads_number_index_class_init (LeadsNumberIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = leads_number_index_get_property;
  object_class->dispose = leads_number_index_dispose;
  object_class->finalize = leads_number_index_finalize;

  properties[PROP_N_KNOWN] =
    g_param_spec_int64 ("n-known", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPLETE] =
    g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
leads_number_index_init (LeadsNumberIndex *self)
{
}

LeadsNumberIndex *
leads_number_index_new (LeadsNumberStore *store,
                        LeadsNumberQuery *query)
{
  LeadsNumberIndex *self = g_object_new (LEADS_TYPE_NUMBER_INDEX, NULL);
  g_autoptr (GTask) task = NULL;
  Scan *scan = g_new0 (Scan, 1);

  g_atomic_ref_count_init (&scan->refs);
  scan->store = g_object_ref (store);
  scan->query = leads_number_query_ref (query);
  scan->cancellable = g_cancellable_new ();
  scan->context = g_main_context_ref_thread_default ();
  scan->anchors = g_array_new (FALSE, FALSE, sizeof (LeadsStoreKey));
  scan->last_report = g_get_monotonic_time ();
  g_weak_ref_init (&scan->index, self);
  g_mutex_init (&scan->mutex);
  self->scan = scan;

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, leads_number_index_new);
  g_task_set_task_data (task, scan_ref (scan), scan_unref);
  g_task_run_in_thread (task, scan_thread);
  return self;
}

gint64
leads_number_index_get_n_known (LeadsNumberIndex *self)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_INDEX (self), 0);

  return self->n_known;
}

gboolean
leads_number_index_get_complete (LeadsNumberIndex *self)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_INDEX (self), FALSE);

  return self->complete;
}

const GError *
leads_number_index_get_error (LeadsNumberIndex *self)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_INDEX (self), NULL);

  return self->error;
}

void
leads_number_index_read_async (LeadsNumberIndex    *self,
                               gint64               position,
                               guint                n_rows,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  PageRequest *request;

  g_return_if_fail (LEADS_IS_NUMBER_INDEX (self));
  g_return_if_fail (position >= 0 && position < self->n_known);
  g_return_if_fail (n_rows > 0 && n_rows <= LEADS_NUMBER_INDEX_STEP);

  request = g_new0 (PageRequest, 1);
  request->scan = scan_ref (self->scan);
  request->skip = position % LEADS_NUMBER_INDEX_STEP;
  request->n_rows = n_rows;
  g_mutex_lock (&self->scan->mutex);
  request->from = g_array_index (self->scan->anchors, LeadsStoreKey, position / LEADS_NUMBER_INDEX_STEP);
  g_mutex_unlock (&self->scan->mutex);

  leads_work_start (self, leads_number_index_read_async, NULL, cancellable, read_page, request, page_request_free,
                    (GDestroyNotify) g_ptr_array_unref, callback, data);
}

GPtrArray *
leads_number_index_read_finish (LeadsNumberIndex  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_INDEX (self), NULL);

  return leads_work_finish (self, result, leads_number_index_read_async, error);
}

void
leads_number_index_find_async (LeadsNumberIndex    *self,
                               LeadsNumberKey       key,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  FindRequest *request;

  g_return_if_fail (LEADS_IS_NUMBER_INDEX (self));

  request = g_new0 (FindRequest, 1);
  request->scan = scan_ref (self->scan);
  request->key.upload = key.upload_id;
  request->key.e164 = (gint64) key.number;
  leads_work_start (self, leads_number_index_find_async, NULL, cancellable, find_position, request, find_request_free,
                    g_free, callback, data);
}

gint64
leads_number_index_find_finish (LeadsNumberIndex  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_INDEX (self), -1);

  return leads_work_finish_int64 (self, result, leads_number_index_find_async, error);
}
