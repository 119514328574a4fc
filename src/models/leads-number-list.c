/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-models"

#include "leads-number-list.h"

#include "leads-pager-private.h"

/*
 * Stored numbers as a list model of any length: the index tells how many there
 * are, the pager has the rows. Invariant: get_item() never waits; what is not in
 * memory is a placeholder that fills in.
 */

struct _LeadsNumberList
{
  GObject parent_instance;

  LeadsNumberIndex *index;
  LeadsPager       *pager;

  guint    n_items;
  gint64   n_rows;
  gboolean complete;
  gboolean stale;
  char    *error;
  guint64  n_get_item;
};

enum
{
  PROP_INDEX = 1,
  PROP_N_ROWS,
  PROP_COMPLETE,
  PROP_N_PENDING,
  PROP_STALE,
  PROP_ERROR,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void leads_number_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LeadsNumberList, leads_number_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, leads_number_list_model_init))

static void
set_error (LeadsNumberList *self,
           const char      *sentence)
{
  if (g_strcmp0 (self->error, sentence) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (sentence);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gpointer
make_placeholder (gpointer owner)
{
  return leads_number_new_loading ();
}

static void
fill (gpointer placeholder,
      gpointer row)
{
  leads_number_fill (placeholder, leads_number_get_upload (row), leads_number_get_e164 (row),
                     leads_number_get_state (row), leads_number_get_until (row), leads_number_get_cac (row));
}

static void
page_read (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GError *error = NULL;
  GPtrArray *rows = leads_number_index_read_finish (LEADS_NUMBER_INDEX (source), result, &error);

  leads_pager_deliver (data, rows, error);
}

static void
load (gpointer           owner,
      guint              position,
      guint              n_rows,
      GCancellable      *cancellable,
      LeadsPagerRequest *request)
{
  LeadsNumberList *self = owner;

  leads_number_index_read_async (self->index, position, n_rows, cancellable, page_read, request);
}

static void
pending_changed (gpointer owner)
{
  g_object_notify_by_pspec (owner, properties[PROP_N_PENDING]);
}

static void
failed (gpointer      owner,
        const GError *error)
{
  set_error (owner, error->message);
}

static void
came_short (gpointer owner)
{
  LeadsNumberList *self = owner;

  if (self->stale)
    return;
  self->stale = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STALE]);
}

static const LeadsPagerFuncs pager_funcs = { make_placeholder, fill, load, pending_changed, failed, came_short };

/* Rows are only ever added at the end: the scan goes on in the order of the list. */
static void
index_changed (LeadsNumberIndex *index,
               GParamSpec       *pspec,
               LeadsNumberList  *self)
{
  const GError *error = leads_number_index_get_error (index);
  gint64 n_rows = leads_number_index_get_n_known (index);
  guint n_items = (guint) MIN (n_rows, LEADS_NUMBER_LIST_MAX);
  guint old_n_items = self->n_items;

  g_object_freeze_notify (G_OBJECT (self));
  if (n_rows != self->n_rows)
    {
      self->n_rows = n_rows;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ROWS]);
    }
  if (n_items > old_n_items)
    {
      self->n_items = n_items;
      leads_pager_set_n_rows (self->pager, n_items);
      g_list_model_items_changed (G_LIST_MODEL (self), old_n_items, 0, n_items - old_n_items);
    }
  if (error != NULL)
    set_error (self, error->message);
  if (leads_number_index_get_complete (index) && !self->complete)
    {
      self->complete = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static GType
leads_number_list_get_item_type (GListModel *model)
{
  return LEADS_TYPE_NUMBER;
}

static guint
leads_number_list_get_n_items (GListModel *model)
{
  return LEADS_NUMBER_LIST (model)->n_items;
}

static gpointer
leads_number_list_get_item (GListModel *model,
                            guint       position)
{
  LeadsNumberList *self = LEADS_NUMBER_LIST (model);

  self->n_get_item++;
  return position < self->n_items ? leads_pager_get (self->pager, position) : NULL;
}

static void
leads_number_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = leads_number_list_get_item_type;
  interface->get_n_items = leads_number_list_get_n_items;
  interface->get_item = leads_number_list_get_item;
}

static void
leads_number_list_constructed (GObject *object)
{
  LeadsNumberList *self = LEADS_NUMBER_LIST (object);

  G_OBJECT_CLASS (leads_number_list_parent_class)->constructed (object);
  self->pager = leads_pager_new (&pager_funcs, self);
  g_signal_connect_object (self->index, "notify", G_CALLBACK (index_changed), self, 0);
  index_changed (self->index, NULL, self);
}

static void
leads_number_list_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LeadsNumberList *self = LEADS_NUMBER_LIST (object);

  switch (id)
    {
    case PROP_N_ROWS:
      g_value_set_int64 (value, self->n_rows);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    case PROP_N_PENDING:
      g_value_set_uint (value, self->pager != NULL ? leads_pager_get_n_pending (self->pager) : 0);
      break;
    case PROP_STALE:
      g_value_set_boolean (value, self->stale);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_number_list_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LeadsNumberList *self = LEADS_NUMBER_LIST (object);

  switch (id)
    {
    case PROP_INDEX:
      self->index = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_number_list_dispose (GObject *object)
{
  LeadsNumberList *self = LEADS_NUMBER_LIST (object);

  self->n_items = 0;
  g_clear_pointer (&self->pager, leads_pager_close);
  g_clear_object (&self->index);
  G_OBJECT_CLASS (leads_number_list_parent_class)->dispose (object);
}

static void
leads_number_list_finalize (GObject *object)
{
  LeadsNumberList *self = LEADS_NUMBER_LIST (object);

  g_free (self->error);
  G_OBJECT_CLASS (leads_number_list_parent_class)->finalize (object);
}

static void
leads_number_list_class_init (LeadsNumberListClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = leads_number_list_constructed;
  object_class->get_property = leads_number_list_get_property;
  object_class->set_property = leads_number_list_set_property;
  object_class->dispose = leads_number_list_dispose;
  object_class->finalize = leads_number_list_finalize;

  properties[PROP_INDEX] =
    g_param_spec_object ("index", NULL, NULL, LEADS_TYPE_NUMBER_INDEX,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ROWS] = g_param_spec_int64 ("n-rows", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, readable);
  properties[PROP_N_PENDING] = g_param_spec_uint ("n-pending", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_STALE] = g_param_spec_boolean ("stale", NULL, NULL, FALSE, readable);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
leads_number_list_init (LeadsNumberList *self)
{
}

LeadsNumberList *
leads_number_list_new (LeadsNumberService      *service,
                       const LeadsNumberFilter *filter)
{
  g_autoptr (LeadsNumberIndex) index = NULL;

  g_return_val_if_fail (LEADS_IS_NUMBER_SERVICE (service), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  index = leads_number_service_open_index (service, filter);
  return g_object_new (LEADS_TYPE_NUMBER_LIST, "index", index, NULL);
}

gint64
leads_number_list_get_n_rows (LeadsNumberList *self)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_LIST (self), 0);

  return self->n_rows;
}

gboolean
leads_number_list_get_complete (LeadsNumberList *self)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_LIST (self), FALSE);

  return self->complete;
}

gboolean
leads_number_list_get_stale (LeadsNumberList *self)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_LIST (self), FALSE);

  return self->stale;
}

const char *
leads_number_list_get_error (LeadsNumberList *self)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_LIST (self), NULL);

  return self->error;
}

guint64
leads_number_list_get_n_get_item (LeadsNumberList *self)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_LIST (self), 0);

  return self->n_get_item;
}

guint64
leads_number_list_get_n_reads (LeadsNumberList *self)
{
  g_return_val_if_fail (LEADS_IS_NUMBER_LIST (self), 0);

  return self->pager != NULL ? leads_pager_get_n_reads (self->pager) : 0;
}

static void
found (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gint64 position = leads_number_index_find_finish (LEADS_NUMBER_INDEX (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_memdup2 (&position, sizeof position), g_free);
}

void
leads_number_list_find_async (LeadsNumberList     *self,
                              LeadsNumberKey       key,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  GTask *task;

  g_return_if_fail (LEADS_IS_NUMBER_LIST (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, leads_number_list_find_async);
  leads_number_index_find_async (self->index, key, cancellable, found, task);
}

gint64
leads_number_list_find_finish (LeadsNumberList  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_autofree gint64 *position = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  position = g_task_propagate_pointer (G_TASK (result), error);
  return position != NULL ? *position : -1;
}
