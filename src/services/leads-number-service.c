/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-number-service.h"

#include "leads-number-filter-private.h"
#include "leads-work-private.h"

#include <string.h>

/*
 * Finding stored numbers. Invariant: a list, a count, an export and the command
 * line turn the same filter into the same query, so what is shown is what is exported.
 */

/* Numbers handed over at a time: enough to make the hand-over cheap, few enough to cancel within milliseconds. */
#define BATCH_SIZE 4096

struct _LeadsNumberService
{
  GObject parent_instance;

  LeadsDatabase    *database;
  LeadsNumberStore *store;
};

G_DEFINE_FINAL_TYPE (LeadsNumberService, leads_number_service, G_TYPE_OBJECT)

enum
{
  PROP_DATABASE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

LeadsNumberQuery *
leads_number_filter_to_query (const LeadsNumberFilter *filter)
{
  LeadsNumberQuery *query = leads_number_query_new (filter->order == LEADS_NUMBER_ORDER_NUMBER
                                                      ? LEADS_STORE_ORDER_NUMBER
                                                      : LEADS_STORE_ORDER_NEWEST);

  leads_number_query_set_lead (query, filter->lead_id);
  leads_number_query_set_upload (query, filter->upload_id);
  leads_number_query_set_since (query, filter->uploaded_since);
  if (filter->text != NULL)
    {
      leads_number_query_set_text (query, filter->text);
      /* People search by the digits they have at hand, often the last ones; a `+` says that they begin the number. */
      leads_number_query_set_anywhere (query, strchr (filter->text, '+') == NULL);
    }
  return query;
}

typedef struct {
  LeadsNumberService   *service;
  LeadsNumberQuery     *query;
  guint64               after;
  gint64                limit;
  LeadsNumberBatchFunc  func;
  gpointer              func_data;
  GCancellable         *cancellable;
} Each;

static void
each_free (gpointer data)
{
  Each *each = data;

  leads_number_query_unref (each->query);
  g_free (each);
}

/* Where the rows after `after` begin; FALSE with @error when that is no stored number but its place depends on it. */
static gboolean
find_start (Each           *each,
            LeadsStoreKey  *from,
            GError        **error)
{
  g_autoptr (LeadsNumber) number = NULL;
  g_autoptr (GError) local_error = NULL;

  from->upload = 0;
  from->e164 = (gint64) each->after;
  if (leads_number_query_get_order (each->query) == LEADS_STORE_ORDER_NUMBER)
    return TRUE;
  number = leads_number_store_get (each->service->store, from->e164, each->cancellable, &local_error);
  if (number == NULL)
    {
      if (local_error == NULL)
        g_set_error_literal (&local_error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND, "no such number");
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  from->upload = leads_number_get_upload_id (number);
  return TRUE;
}

/* All batches in one read transaction, so that what is handed over is of one moment. */
static gboolean
each_in_transaction (LeadsTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  Each *each = data;
  LeadsStoreKey from = { 0, 0 };
  gboolean has_from = each->after != 0;
  gint64 left = each->limit > 0 ? each->limit : G_MAXINT64;

  if (has_from && !find_start (each, &from, error))
    return FALSE;

  while (left > 0)
    {
      guint wanted = (guint) MIN (left, BATCH_SIZE);
      g_autoptr (GPtrArray) numbers = NULL;
      LeadsNumber *last;

      if (g_cancellable_set_error_if_cancelled (each->cancellable, error))
        return FALSE;
      numbers = leads_number_store_read_page (each->service->store, each->query, has_from ? &from : NULL, FALSE, 0,
                                              wanted, each->cancellable, error);
      if (numbers == NULL)
        return FALSE;
      if (numbers->len == 0)
        return TRUE;
      last = g_ptr_array_index (numbers, numbers->len - 1);
      from.upload = leads_number_get_upload_id (last);
      from.e164 = (gint64) leads_number_get_e164 (last);
      has_from = TRUE;
      left -= numbers->len;
      if (!each->func (numbers, each->func_data, error))
        return FALSE;
      if (numbers->len < wanted)
        return TRUE;
    }
  return TRUE;
}

gboolean
leads_number_service_each (LeadsNumberService       *self,
                           const LeadsNumberFilter  *filter,
                           guint64                   after,
                           gint64                    limit,
                           LeadsNumberBatchFunc      func,
                           gpointer                  func_data,
                           GCancellable             *cancellable,
                           GError                  **error)
{
  g_autoptr (LeadsNumberQuery) query = leads_number_filter_to_query (filter);
  Each each = { self, query, after, limit, func, func_data, cancellable };

  return leads_database_read (self->database, each_in_transaction, &each, cancellable, error);
}

static gpointer
run_each (const LeadsWork  *work,
          GError          **error)
{
  Each *each = work->data;

  each->cancellable = work->cancellable;
  return GINT_TO_POINTER (leads_database_read (each->service->database, each_in_transaction, each, work->cancellable, error));
}

typedef struct {
  LeadsNumberStore *store;
  LeadsNumberQuery *query;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  leads_number_query_unref (count->query);
  g_free (count);
}

static gpointer
run_count (const LeadsWork  *work,
           GError          **error)
{
  Count *count = work->data;
  gint64 n_numbers = 0;

  if (!leads_number_store_count (count->store, count->query, &n_numbers, work->cancellable, error))
    return NULL;
  return leads_work_int64 (n_numbers);
}

static void
leads_number_service_constructed (GObject *object)
{
  LeadsNumberService *self = LEADS_NUMBER_SERVICE (object);

  G_OBJECT_CLASS (leads_number_service_parent_class)->constructed (object);
  self->store = leads_number_store_new (self->database);
}

static void
leads_number_service_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LeadsNumberService *self = LEADS_NUMBER_SERVICE (object);

  switch (id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_number_service_finalize (GObject *object)
{
  LeadsNumberService *self = LEADS_NUMBER_SERVICE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (leads_number_service_parent_class)->finalize (object);
}

static void
leads_number_service_class_init (LeadsNumberServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = leads_number_service_constructed;
  object_class->set_property = leads_number_service_set_property;
  object_class->finalize = leads_number_service_finalize;

  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, LEADS_TYPE_DATABASE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
leads_number_service_init (LeadsNumberService *self)
{
}

gboolean
leads_number_service_count (LeadsNumberService       *self,
                            const LeadsNumberFilter  *filter,
                            gint64                   *n_numbers,
                            GCancellable             *cancellable,
                            GError                  **error)
{
  g_autoptr (LeadsNumberQuery) query = leads_number_filter_to_query (filter);

  return leads_number_store_count (self->store, query, n_numbers, cancellable, error);
}

LeadsNumberIndex *
leads_number_service_open_index (LeadsNumberService      *self,
                                 const LeadsNumberFilter *filter)
{
  g_autoptr (LeadsNumberQuery) query = NULL;

  g_return_val_if_fail (LEADS_IS_NUMBER_SERVICE (self), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  query = leads_number_filter_to_query (filter);
  return leads_number_index_new (self->store, query);
}

void
leads_number_service_each_async (LeadsNumberService      *self,
                                 const LeadsNumberFilter *filter,
                                 guint64                  after,
                                 gint64                   limit,
                                 LeadsNumberBatchFunc     func,
                                 gpointer                 func_data,
                                 GCancellable            *cancellable,
                                 GAsyncReadyCallback      callback,
                                 gpointer                 data)
{
  Each *each;

  g_return_if_fail (LEADS_IS_NUMBER_SERVICE (self));
  g_return_if_fail (filter != NULL && func != NULL && limit >= 0);

  each = g_new0 (Each, 1);
  each->service = self;
  each->query = leads_number_filter_to_query (filter);
  each->after = after;
  each->limit = limit;
  each->func = func;
  each->func_data = func_data;
  leads_work_start (self, leads_number_service_each_async, NULL, cancellable, run_each, each, each_free, NULL,
                    callback, data);
}

gboolean
leads_number_service_each_finish (LeadsNumberService  *self,
                                  GAsyncResult        *result,
                                  GError             **error)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_SERVICE (self), FALSE);

  return leads_work_finish_boolean (self, result, leads_number_service_each_async, error);
}

void
leads_number_service_count_async (LeadsNumberService      *self,
                                  const LeadsNumberFilter *filter,
                                  GCancellable            *cancellable,
                                  GAsyncReadyCallback      callback,
                                  gpointer                 data)
{
  Count *count;

  g_return_if_fail (LEADS_IS_NUMBER_SERVICE (self));
  g_return_if_fail (filter != NULL);

  count = g_new0 (Count, 1);
  count->store = self->store;
  count->query = leads_number_filter_to_query (filter);
  leads_work_start (self, leads_number_service_count_async, NULL, cancellable, run_count, count, count_free, g_free,
                    callback, data);
}

gint64
leads_number_service_count_finish (LeadsNumberService  *self,
                                   GAsyncResult        *result,
                                   GError             **error)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_SERVICE (self), -1);

  return leads_work_finish_int64 (self, result, leads_number_service_count_async, error);
}

const char *
leads_number_service_get_store (LeadsNumberService *self)
{
  return leads_database_get_path (self->database);
}
