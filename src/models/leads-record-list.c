/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-models"

#include "leads-record-list.h"

#include "leads-record.h"

/*
 * The records of one kind, following the store. Invariant: what is told with
 * items-changed is true at that moment: the array is spliced before each
 * emission, from the end to the beginning, so that positions before it hold.
 */

/* More separate changes than this are told as one: each costs every view and sorter a pass over its rows. */
#define MAX_CHANGES 64

struct _LeadsRecordList
{
  GObject parent_instance;

  LeadsDesk       *desk;
  LeadsRecordKind  kind;
  gint64           lead_id;

  GPtrArray    *records;
  GCancellable *cancellable;
  gboolean      running;
  gboolean      again;
  gboolean      loading;
  char         *error;
};

enum
{
  PROP_DESK = 1,
  PROP_KIND,
  PROP_LEAD_ID,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void leads_record_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LeadsRecordList, leads_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, leads_record_list_model_init))

static GType
record_type (LeadsRecordKind kind)
{
  switch (kind)
    {
    case LEADS_RECORDS_LEADS:
      return LEADS_TYPE_LEAD;
    case LEADS_RECORDS_CUSTOMERS:
      return LEADS_TYPE_CUSTOMER;
    case LEADS_RECORDS_CHANNELS:
      return LEADS_TYPE_CHANNEL;
    case LEADS_RECORDS_PROFILES:
      return LEADS_TYPE_PROFILE;
    case LEADS_RECORDS_CONNECTIONS:
      return LEADS_TYPE_CONNECTION;
    case LEADS_RECORDS_UPLOADS:
      return LEADS_TYPE_UPLOAD;
    default:
      g_return_val_if_reached (G_TYPE_INVALID);
    }
}

/* The changes of the store that can change a record of this kind, its counts and the names it shows included. */
static guint
changes_of_interest (LeadsRecordKind kind)
{
  switch (kind)
    {
    case LEADS_RECORDS_LEADS:
      return LEADS_CHANGE_LEADS | LEADS_CHANGE_UPLOADS | LEADS_CHANGE_NUMBERS;
    case LEADS_RECORDS_CUSTOMERS:
    case LEADS_RECORDS_CHANNELS:
      return LEADS_CHANGE_LEADS;
    case LEADS_RECORDS_PROFILES:
      return LEADS_CHANGE_PROFILES | LEADS_CHANGE_NUMBERS;
    case LEADS_RECORDS_CONNECTIONS:
      return LEADS_CHANGE_CONNECTIONS | LEADS_CHANGE_LEADS | LEADS_CHANGE_NUMBERS;
    case LEADS_RECORDS_UPLOADS:
      return LEADS_CHANGE_ALL;
    default:
      g_return_val_if_reached (LEADS_CHANGE_ALL);
    }
}

static gint64
record_id (gpointer record)
{
  gint64 id;

  g_object_get (record, "id", &id, NULL);
  return id;
}

/* Puts the objects that we have already in the place of equal ones in @fresh. */
static void
keep_equal_objects (GPtrArray *old,
                    GPtrArray *fresh)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < old->len; i++)
    {
      gpointer record = g_ptr_array_index (old, i);
      gint64 id = record_id (record);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), record);
    }
  for (guint i = 0; i < fresh->len; i++)
    {
      gint64 id = record_id (g_ptr_array_index (fresh, i));
      gpointer record = g_hash_table_lookup (by_id, &id);

      if (record != NULL && leads_record_equal (record, g_ptr_array_index (fresh, i)))
        {
          g_object_unref (g_ptr_array_index (fresh, i));
          g_ptr_array_index (fresh, i) = g_object_ref (record);
        }
    }
}

/*
 * For each of @fresh its position in @old if it keeps its place, else -1: of
 * the objects that both have, the longest run that stands in the same order
 * (the longest increasing subsequence of their old positions).
 */
static gint64 *
find_kept (GPtrArray *old,
           GPtrArray *fresh)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (NULL, NULL);
  gint64 *kept = g_new (gint64, fresh->len + 1);
  g_autofree guint *tails = g_new (guint, fresh->len + 1); /* [n]: index in fresh that ends the best run of n + 1 */
  g_autofree gint64 *before = g_new (gint64, fresh->len + 1);
  guint n_tails = 0;

  for (guint i = 0; i < old->len; i++)
    g_hash_table_insert (positions, g_ptr_array_index (old, i), GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < fresh->len; i++)
    {
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (positions, g_ptr_array_index (fresh, i)));
      guint low = 0;
      guint high = n_tails;

      kept[i] = (gint64) found - 1;
      if (found == 0)
        continue;
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (kept[tails[middle]] < kept[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? (gint64) tails[low - 1] : -1;
      tails[low] = i;
      n_tails = MAX (n_tails, low + 1);
    }

  /* Walk the best run from its end; what is not on it does not keep its place. */
  {
    gint64 next = n_tails > 0 ? (gint64) tails[n_tails - 1] : -1;

    for (gint64 i = (gint64) fresh->len - 1; i >= 0; i--)
      if (i == next)
        next = before[i];
      else
        kept[i] = -1;
  }
  return kept;
}

typedef struct {
  guint old_start, old_end;
  guint new_start, new_end;
} Change;

/* The stretches between kept records, in order; one when they are too many. */
static GArray *
find_changes (GPtrArray *old,
              GPtrArray *fresh)
{
  g_autofree gint64 *kept = find_kept (old, fresh);
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));
  guint old_start = 0;
  guint new_start = 0;

  for (guint i = 0; i <= fresh->len; i++)
    {
      guint old_end;

      if (i < fresh->len && kept[i] < 0)
        continue;
      old_end = i < fresh->len ? (guint) kept[i] : old->len;
      if (old_end > old_start || i > new_start)
        {
          Change change = { old_start, old_end, new_start, i };

          g_array_append_val (changes, change);
        }
      old_start = old_end + 1;
      new_start = i + 1;
    }

  if (changes->len > MAX_CHANGES)
    {
      const Change *last = &g_array_index (changes, Change, changes->len - 1);
      Change *first = &g_array_index (changes, Change, 0);

      first->old_end = last->old_end;
      first->new_end = last->new_end;
      g_array_set_size (changes, 1);
    }
  return changes;
}

static void
splice (GPtrArray    *records,
        GPtrArray    *fresh,
        const Change *change)
{
  guint n_added = change->new_end - change->new_start;

  if (change->old_end > change->old_start)
    g_ptr_array_remove_range (records, change->old_start, change->old_end - change->old_start);
  if (change->old_start == records->len)
    for (guint i = 0; i < n_added; i++)
      g_ptr_array_add (records, g_object_ref (g_ptr_array_index (fresh, change->new_start + i)));
  else
    for (guint i = 0; i < n_added; i++)
      g_ptr_array_insert (records, (int) (change->old_start + i),
                          g_object_ref (g_ptr_array_index (fresh, change->new_start + i)));
}

static void
take_records (LeadsRecordList *self,
              GPtrArray       *fresh)
{
  g_autoptr (GArray) changes = NULL;

  keep_equal_objects (self->records, fresh);
  changes = find_changes (self->records, fresh);
  for (guint i = changes->len; i > 0; i--)
    {
      const Change *change = &g_array_index (changes, Change, i - 1);

      splice (self->records, fresh, change);
      g_list_model_items_changed (G_LIST_MODEL (self), change->old_start,
                                  change->old_end - change->old_start, change->new_end - change->new_start);
    }
}

static void
set_error (LeadsRecordList *self,
           const char      *sentence)
{
  if (g_strcmp0 (self->error, sentence) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (sentence);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void load (LeadsRecordList *self);

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (LeadsRecordList) self = data;
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (GError) error = NULL;

  if (LEADS_IS_UPLOAD_SERVICE (source))
    fresh = leads_upload_service_list_finish (LEADS_UPLOAD_SERVICE (source), result, &error);
  else
    fresh = leads_directory_service_list_finish (LEADS_DIRECTORY_SERVICE (source), result, &error);

  self->running = FALSE;
  if (self->desk == NULL)
    return;
  if (self->again)
    {
      /* What came is old already: the next answer is on its way. */
      load (self);
      return;
    }
  if (fresh != NULL)
    take_records (self, fresh);
  set_error (self, error != NULL ? error->message : NULL);
  if (self->loading)
    {
      self->loading = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
}

static void
load (LeadsRecordList *self)
{
  if (self->running)
    {
      self->again = TRUE;
      return;
    }
  self->again = FALSE;
  self->running = TRUE;
  g_object_ref (self);
  if (self->kind == LEADS_RECORDS_UPLOADS)
    leads_upload_service_list_async (leads_desk_get_uploads (self->desk), self->lead_id, self->cancellable, loaded, self);
  else
    leads_directory_service_list_async (leads_desk_get_directory (self->desk), record_type (self->kind), self->lead_id,
                                        self->cancellable, loaded, self);
}

static void
desk_changed (LeadsDesk       *desk,
              guint            change,
              LeadsRecordList *self)
{
  if (change & changes_of_interest (self->kind))
    load (self);
}

static GType
leads_record_list_get_item_type (GListModel *model)
{
  return record_type (LEADS_RECORD_LIST (model)->kind);
}

static guint
leads_record_list_get_n_items (GListModel *model)
{
  return LEADS_RECORD_LIST (model)->records->len;
}

static gpointer
leads_record_list_get_item (GListModel *model,
                            guint       position)
{
  LeadsRecordList *self = LEADS_RECORD_LIST (model);

  return position < self->records->len ? g_object_ref (g_ptr_array_index (self->records, position)) : NULL;
}

static void
leads_record_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = leads_record_list_get_item_type;
  interface->get_n_items = leads_record_list_get_n_items;
  interface->get_item = leads_record_list_get_item;
}

static void
leads_record_list_constructed (GObject *object)
{
  LeadsRecordList *self = LEADS_RECORD_LIST (object);

  G_OBJECT_CLASS (leads_record_list_parent_class)->constructed (object);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (desk_changed), self, 0);
  load (self);
}

static void
leads_record_list_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LeadsRecordList *self = LEADS_RECORD_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_record_list_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LeadsRecordList *self = LEADS_RECORD_LIST (object);

  switch (id)
    {
    case PROP_DESK:
      self->desk = g_value_dup_object (value);
      break;
    case PROP_KIND:
      self->kind = (LeadsRecordKind) g_value_get_int (value);
      break;
    case PROP_LEAD_ID:
      self->lead_id = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_record_list_dispose (GObject *object)
{
  LeadsRecordList *self = LEADS_RECORD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (leads_record_list_parent_class)->dispose (object);
}

static void
leads_record_list_finalize (GObject *object)
{
  LeadsRecordList *self = LEADS_RECORD_LIST (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->records);
  g_free (self->error);
  G_OBJECT_CLASS (leads_record_list_parent_class)->finalize (object);
}

static void
leads_record_list_class_init (LeadsRecordListClass *klass)
{
  const GParamFlags construct = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = leads_record_list_constructed;
  object_class->get_property = leads_record_list_get_property;
  object_class->set_property = leads_record_list_set_property;
  object_class->dispose = leads_record_list_dispose;
  object_class->finalize = leads_record_list_finalize;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, LEADS_TYPE_DESK, construct);
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, LEADS_RECORDS_LEADS, LEADS_RECORDS_UPLOADS,
                                            LEADS_RECORDS_LEADS, construct);
  properties[PROP_LEAD_ID] = g_param_spec_int64 ("lead-id", NULL, NULL, 0, G_MAXINT64, 0, construct);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, readable);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
leads_record_list_init (LeadsRecordList *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  self->loading = TRUE;
}

LeadsRecordList *
leads_record_list_new (LeadsDesk       *desk,
                       LeadsRecordKind  kind,
                       gint64           lead_id)
{
  g_return_val_if_fail (LEADS_IS_DESK (desk), NULL);

  return g_object_new (LEADS_TYPE_RECORD_LIST, "desk", desk, "kind", (int) kind, "lead-id", lead_id, NULL);
}

gboolean
leads_record_list_get_loading (LeadsRecordList *self)
{
  g_return_val_if_fail (LEADS_IS_RECORD_LIST (self), FALSE);

  return self->loading;
}

const char *
leads_record_list_get_error (LeadsRecordList *self)
{
  g_return_val_if_fail (LEADS_IS_RECORD_LIST (self), NULL);

  return self->error;
}

void
leads_record_list_reload (LeadsRecordList *self)
{
  g_return_if_fail (LEADS_IS_RECORD_LIST (self));

  load (self);
}
