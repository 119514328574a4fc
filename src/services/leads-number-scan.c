/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-number-scan-private.h"

#include "leads-number-service.h"
#include "leads-service-error-private.h"

/*
 * A query's position index. Invariant: positions below `n_known` have an anchor,
 * so rows cost a keyset read from the anchor and fewer keys skipped than one step.
 *
 * Where an index of the store serves the query, every 4,096th key is an anchor.
 * Digits anywhere in the number are found only by looking at every number, and a
 * page of a rare match would mean looking at all of them again: then every key is
 * kept while they are few, and rows are read by their keys; many matches stand close
 * enough together.
 */

/* How often progress is told: a view's pass over new rows costs more than the rows. */
#define REPORT_INTERVAL_US (100 * G_TIME_SPAN_MILLISECOND)

/* Rows that are told as soon as they are found, without waiting for the interval: what a view shows first. */
#define FIRST_ROWS 256

/* Matches of a slow query whose keys are all kept: a megabyte. Past that every 256th is. */
#define MAX_KEPT_KEYS 65536
#define SLOW_STEP 256

struct _LeadsNumberScan {
  gatomicrefcount      refs;
  LeadsNumberStore    *store;
  LeadsNumberQuery    *query;
  GCancellable        *cancellable;
  GMainContext        *context;
  GWeakRef             index;
  LeadsNumberScanFunc  func;

  GMutex    mutex;
  GArray   *anchors; /* (element-type LeadsStoreKey) */
  guint     step;    /* positions from one anchor to the next */
  gint64    n_known;
  gboolean  complete;
  GError   *error;
  gboolean  report_queued;

  gint64    reported; /* when, or when it began; the scan's thread alone */
  gboolean  has_reported;
};

LeadsNumberScan *
leads_number_scan_ref (LeadsNumberScan *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
leads_number_scan_unref (LeadsNumberScan *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_weak_ref_clear (&self->index);
  g_clear_error (&self->error);
  g_array_unref (self->anchors);
  g_mutex_clear (&self->mutex);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  leads_number_query_unref (self->query);
  g_object_unref (self->store);
  g_free (self);
}

/* In the main context. */
static gboolean
deliver_report (gpointer data)
{
  LeadsNumberScan *self = data;
  g_autoptr (GObject) index = g_weak_ref_get (&self->index);
  g_autoptr (GError) error = NULL;
  gint64 n_known;
  gboolean complete;

  g_mutex_lock (&self->mutex);
  self->report_queued = FALSE;
  n_known = self->n_known;
  complete = self->complete;
  error = self->error != NULL ? g_error_copy (self->error) : NULL;
  g_mutex_unlock (&self->mutex);

  if (index != NULL)
    self->func (index, n_known, complete, error);
  return G_SOURCE_REMOVE;
}

/* With the mutex held. */
static void
queue_report (LeadsNumberScan *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->report_queued)
    return;
  self->report_queued = TRUE;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_report, leads_number_scan_ref (self), (GDestroyNotify) leads_number_scan_unref);
  g_source_attach (source, self->context);
}

/* With the mutex held: too many matches to keep every key. */
static void
thin_out (LeadsNumberScan *self)
{
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (LeadsStoreKey));

  for (guint i = 0; i < self->anchors->len; i += SLOW_STEP)
    g_array_append_val (anchors, g_array_index (self->anchors, LeadsStoreKey, i));
  g_array_unref (self->anchors);
  self->anchors = anchors;
  self->step = SLOW_STEP;
}

static gboolean
add_anchor (gint64               position,
            const LeadsStoreKey *key,
            gpointer             data)
{
  LeadsNumberScan *self = data;
  gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&self->mutex);
  if (self->step == 1 && position == MAX_KEPT_KEYS)
    thin_out (self);
  if (position % self->step == 0)
    g_array_append_vals (self->anchors, key, 1);
  self->n_known = position + 1;
  if ((!self->has_reported && self->n_known >= FIRST_ROWS) || now - self->reported >= REPORT_INTERVAL_US)
    {
      self->has_reported = TRUE;
      self->reported = now;
      queue_report (self);
    }
  g_mutex_unlock (&self->mutex);
  return !g_cancellable_is_cancelled (self->cancellable);
}

static void
scan_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  LeadsNumberScan *self = task_data;
  GError *storage_error = NULL;
  gint64 n_numbers = 0;
  gboolean scanned;

  scanned = leads_number_store_scan_index (self->store, self->query, self->step, add_anchor, self, &n_numbers,
                                           self->cancellable, &storage_error);
  g_mutex_lock (&self->mutex);
  if (!scanned)
    leads_service_error_take (&self->error, storage_error, NULL);
  else if (!g_cancellable_is_cancelled (self->cancellable))
    self->n_known = n_numbers;
  self->complete = TRUE;
  queue_report (self);
  g_mutex_unlock (&self->mutex);
  g_task_return_boolean (task, TRUE);
}

LeadsNumberScan *
leads_number_scan_start (LeadsNumberStore    *store,
                         LeadsNumberQuery    *query,
                         gpointer             index,
                         LeadsNumberScanFunc  func)
{
  LeadsNumberScan *self = g_new0 (LeadsNumberScan, 1);
  g_autoptr (GTask) task = NULL;

  g_atomic_ref_count_init (&self->refs);
  self->store = g_object_ref (store);
  self->query = leads_number_query_ref (query);
  self->cancellable = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  self->anchors = g_array_new (FALSE, FALSE, sizeof (LeadsStoreKey));
  self->step = leads_number_query_get_anywhere (query) && leads_number_query_get_digits (query) != NULL
                 ? 1
                 : LEADS_NUMBER_INDEX_STEP;
  self->reported = g_get_monotonic_time ();
  g_weak_ref_init (&self->index, index);
  g_mutex_init (&self->mutex);

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, leads_number_scan_start);
  g_task_set_task_data (task, leads_number_scan_ref (self), (GDestroyNotify) leads_number_scan_unref);
  g_task_run_in_thread (task, scan_thread);
  return self;
}

void
leads_number_scan_stop (LeadsNumberScan *self)
{
  g_weak_ref_set (&self->index, NULL);
  g_cancellable_cancel (self->cancellable);
}

typedef struct {
  LeadsNumberStore *store;
  GArray           *keys;
  GPtrArray        *rows;
  GCancellable     *cancellable;
} KeyedRead;

/* The rows of the keys, up to the first that is not there any more; one upload object for all rows of an upload. */
static gboolean
read_keys_in_transaction (LeadsTransaction  *transaction,
                          gpointer           data,
                          GError           **error)
{
  KeyedRead *read = data;
  g_autoptr (GHashTable) uploads = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < read->keys->len; i++)
    {
      const LeadsStoreKey *key = &g_array_index (read->keys, LeadsStoreKey, i);
      g_autoptr (LeadsNumber) number = NULL;
      g_autoptr (GError) local_error = NULL;
      LeadsUpload *upload;

      number = leads_number_store_get (read->store, key->e164, read->cancellable, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (number == NULL || leads_number_get_upload_id (number) != key->upload)
        return TRUE;
      upload = g_hash_table_lookup (uploads, &key->upload);
      if (upload != NULL)
        leads_number_set_upload (number, upload);
      else
        g_hash_table_insert (uploads, (gpointer) &key->upload, leads_number_get_upload (number));
      g_ptr_array_add (read->rows, g_steal_pointer (&number));
    }
  return TRUE;
}

static GPtrArray *
read_keys (LeadsNumberScan  *self,
           GArray           *keys,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  KeyedRead read = { self->store, keys, rows, cancellable };

  if (!leads_database_read (leads_store_get_database (LEADS_STORE (self->store)), read_keys_in_transaction, &read,
                            cancellable, error))
    return NULL;
  return g_steal_pointer (&rows);
}

GPtrArray *
leads_number_scan_read (LeadsNumberScan  *self,
                        gint64            position,
                        guint             n_rows,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr (GArray) keys = NULL;
  LeadsStoreKey from;
  guint skip;

  g_mutex_lock (&self->mutex);
  from = g_array_index (self->anchors, LeadsStoreKey, position / self->step);
  skip = (guint) (position % self->step);
  if (self->step == 1)
    {
      keys = g_array_new (FALSE, FALSE, sizeof (LeadsStoreKey));
      g_array_append_vals (keys, &g_array_index (self->anchors, LeadsStoreKey, position),
                           (guint) MIN (n_rows, self->anchors->len - position));
    }
  g_mutex_unlock (&self->mutex);

  if (keys != NULL)
    return read_keys (self, keys, cancellable, error);
  return leads_number_store_read_page (self->store, self->query, &from, TRUE, skip, n_rows, cancellable, error);
}

gboolean
leads_number_scan_position_of (LeadsNumberScan      *self,
                               const LeadsStoreKey  *key,
                               gint64               *position,
                               GCancellable         *cancellable,
                               GError              **error)
{
  gboolean exists;

  return leads_number_store_position_of (self->store, self->query, key, position, &exists, cancellable, error);
}
