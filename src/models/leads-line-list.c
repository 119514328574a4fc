/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-models"

#include "leads-line-list.h"

#include "leads-pager-private.h"

/*
 * The lines of a set as a list model. Invariant: the set is a snapshot, so the
 * number of lines never changes; only what they say fills in.
 */

struct _LeadsLineList
{
  GObject parent_instance;

  LeadsLineSet *set;
  LeadsPager   *pager;
  guint         n_items;
  char         *error;
};

enum
{
  PROP_SET = 1,
  PROP_N_PENDING,
  PROP_ERROR,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void leads_line_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LeadsLineList, leads_line_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, leads_line_list_model_init))

static gpointer
make_placeholder (gpointer owner)
{
  return leads_line_new ();
}

/* The line's number last: with it the line stops being a placeholder. */
static void
fill (gpointer placeholder,
      gpointer row)
{
  g_object_freeze_notify (placeholder);
  leads_line_set_text (placeholder, leads_line_get_text (row));
  leads_line_set_cell (placeholder, leads_line_get_cell (row));
  leads_line_set_number (placeholder, leads_line_get_number (row));
  leads_line_set_reason (placeholder, leads_line_get_reason (row));
  leads_line_set_sentence (placeholder, leads_line_get_sentence (row));
  leads_line_set_suggestion (placeholder, leads_line_get_suggestion (row));
  leads_line_set_original (placeholder, leads_line_get_original (row));
  leads_line_set_cac (placeholder, leads_line_get_cac (row));
  leads_line_set_file (placeholder, leads_line_get_file (row));
  leads_line_set_upload (placeholder, leads_line_get_upload (row));
  leads_line_set_index (placeholder, leads_line_get_index (row));
  leads_line_set_line (placeholder, leads_line_get_line (row));
  g_object_thaw_notify (placeholder);
}

static void
page_read (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GError *error = NULL;
  GPtrArray *rows = leads_line_set_read_finish (LEADS_LINE_SET (source), result, &error);

  leads_pager_deliver (data, rows, error);
}

static void
load (gpointer           owner,
      guint              position,
      guint              n_rows,
      GCancellable      *cancellable,
      LeadsPagerRequest *request)
{
  LeadsLineList *self = owner;

  leads_line_set_read_async (self->set, position, MIN (n_rows, self->n_items - position), cancellable, page_read, request);
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
  LeadsLineList *self = owner;

  g_free (self->error);
  self->error = g_strdup (error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* The upload the lines were read from is gone from the store: what is not here stays a placeholder. */
static void
came_short (gpointer owner)
{
}

static const LeadsPagerFuncs pager_funcs = { make_placeholder, fill, load, pending_changed, failed, came_short };

static GType
leads_line_list_get_item_type (GListModel *model)
{
  return LEADS_TYPE_LINE;
}

static guint
leads_line_list_get_n_items (GListModel *model)
{
  return LEADS_LINE_LIST (model)->n_items;
}

static gpointer
leads_line_list_get_item (GListModel *model,
                          guint       position)
{
  LeadsLineList *self = LEADS_LINE_LIST (model);

  return position < self->n_items ? leads_pager_get (self->pager, position) : NULL;
}

static void
leads_line_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = leads_line_list_get_item_type;
  interface->get_n_items = leads_line_list_get_n_items;
  interface->get_item = leads_line_list_get_item;
}

static void
leads_line_list_constructed (GObject *object)
{
  LeadsLineList *self = LEADS_LINE_LIST (object);

  G_OBJECT_CLASS (leads_line_list_parent_class)->constructed (object);
  self->n_items = (guint) MIN (leads_line_set_get_n_lines (self->set), LEADS_LINE_LIST_MAX);
  self->pager = leads_pager_new (&pager_funcs, self);
  leads_pager_set_n_rows (self->pager, self->n_items);
}

static void
leads_line_list_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  LeadsLineList *self = LEADS_LINE_LIST (object);

  switch (id)
    {
    case PROP_SET:
      g_value_set_object (value, self->set);
      break;
    case PROP_N_PENDING:
      g_value_set_uint (value, self->pager != NULL ? leads_pager_get_n_pending (self->pager) : 0);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_line_list_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  LeadsLineList *self = LEADS_LINE_LIST (object);

  switch (id)
    {
    case PROP_SET:
      self->set = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_line_list_dispose (GObject *object)
{
  LeadsLineList *self = LEADS_LINE_LIST (object);

  self->n_items = 0;
  g_clear_pointer (&self->pager, leads_pager_close);
  g_clear_object (&self->set);
  G_OBJECT_CLASS (leads_line_list_parent_class)->dispose (object);
}

static void
leads_line_list_finalize (GObject *object)
{
  LeadsLineList *self = LEADS_LINE_LIST (object);

  g_free (self->error);
  G_OBJECT_CLASS (leads_line_list_parent_class)->finalize (object);
}

static void
leads_line_list_class_init (LeadsLineListClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = leads_line_list_constructed;
  object_class->get_property = leads_line_list_get_property;
  object_class->set_property = leads_line_list_set_property;
  object_class->dispose = leads_line_list_dispose;
  object_class->finalize = leads_line_list_finalize;

  properties[PROP_SET] =
    g_param_spec_object ("set", NULL, NULL, LEADS_TYPE_LINE_SET,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_PENDING] = g_param_spec_uint ("n-pending", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
leads_line_list_init (LeadsLineList *self)
{
}

LeadsLineList *
leads_line_list_new (LeadsLineSet *set)
{
  g_return_val_if_fail (LEADS_IS_LINE_SET (set), NULL);

  return g_object_new (LEADS_TYPE_LINE_LIST, "set", set, NULL);
}

LeadsLineSet *
leads_line_list_get_set (LeadsLineList *self)
{
  g_return_val_if_fail (LEADS_IS_LINE_LIST (self), NULL);

  return self->set;
}
