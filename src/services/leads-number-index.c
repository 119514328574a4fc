/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-number-service.h"

#include "leads-number-filter-private.h"
#include "leads-number-scan-private.h"
#include "leads-work-private.h"

/*
 * A scan as an object with properties. Invariant: the scan holds no reference to
 * the index, so dropping the index ends the scan at once.
 */

struct _LeadsNumberIndex
{
  GObject parent_instance;

  LeadsNumberScan *scan;
  gint64           n_known;
  gboolean         complete;
  GError          *error;
};

G_DEFINE_FINAL_TYPE (LeadsNumberIndex, leads_number_index, G_TYPE_OBJECT)

enum
{
  PROP_N_KNOWN = 1,
  PROP_COMPLETE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
take_report (gpointer      index,
             gint64        n_known,
             gboolean      complete,
             const GError *error)
{
  LeadsNumberIndex *self = index;

  if (error != NULL && self->error == NULL)
    self->error = g_error_copy (error);
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
}

typedef struct {
  LeadsNumberScan *scan;
  gint64           position;
  guint            n_rows;
  LeadsStoreKey    key;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  leads_number_scan_unref (request->scan);
  g_free (request);
}

static gpointer
read_rows (const LeadsWork  *work,
           GError          **error)
{
  Request *request = work->data;

  return leads_number_scan_read (request->scan, request->position, request->n_rows, work->cancellable, error);
}

static gpointer
find_position (const LeadsWork  *work,
               GError          **error)
{
  Request *request = work->data;
  gint64 position = 0;

  if (!leads_number_scan_position_of (request->scan, &request->key, &position, work->cancellable, error))
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
      leads_number_scan_stop (self->scan);
      g_clear_pointer (&self->scan, leads_number_scan_unref);
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

  self->scan = leads_number_scan_start (store, query, self, take_report);
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
  Request *request;

  g_return_if_fail (LEADS_IS_NUMBER_INDEX (self));
  g_return_if_fail (position >= 0 && position < self->n_known);
  g_return_if_fail (n_rows > 0 && n_rows <= LEADS_NUMBER_INDEX_STEP);

  request = g_new0 (Request, 1);
  request->scan = leads_number_scan_ref (self->scan);
  request->position = position;
  request->n_rows = n_rows;
  leads_work_start (self, leads_number_index_read_async, NULL, cancellable, read_rows, request, request_free,
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
  Request *request;

  g_return_if_fail (LEADS_IS_NUMBER_INDEX (self));

  request = g_new0 (Request, 1);
  request->scan = leads_number_scan_ref (self->scan);
  request->key.upload = key.upload_id;
  request->key.e164 = (gint64) key.number;
  leads_work_start (self, leads_number_index_find_async, NULL, cancellable, find_position, request, request_free,
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
