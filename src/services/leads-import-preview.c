/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-import-private.h"

/*
 * A judged file: rows for people, and in each what will be stored. Invariant: a
 * row never changes, so what was shown is what is applied.
 */

struct _LeadsImportRow
{
  GObject parent_instance;

  guint64            line;
  char              *columns[4];
  char              *details;
  char              *country;
  LeadsImportAction  action;
  char              *sentence;
  GObject           *record;
  LeadsConnection   *connection;
};

G_DEFINE_FINAL_TYPE (LeadsImportRow, leads_import_row, G_TYPE_OBJECT)

enum
{
  ROW_PROP_LINE = 1,
  ROW_PROP_FIRST,
  ROW_PROP_SECOND,
  ROW_PROP_THIRD,
  ROW_PROP_FOURTH,
  ROW_PROP_DETAILS,
  ROW_PROP_ACTION,
  ROW_PROP_SENTENCE,
  N_ROW_PROPERTIES
};

static GParamSpec *row_properties[N_ROW_PROPERTIES];

static const char *const action_words[] = {
  [LEADS_IMPORT_ADD] = "add",
  [LEADS_IMPORT_UPDATE] = "update",
  [LEADS_IMPORT_SAME] = "same",
  [LEADS_IMPORT_REFUSE] = "refuse",
};

static void
leads_import_row_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  LeadsImportRow *self = LEADS_IMPORT_ROW (object);

  switch (id)
    {
    case ROW_PROP_LINE:
      g_value_set_uint64 (value, self->line);
      break;
    case ROW_PROP_FIRST:
    case ROW_PROP_SECOND:
    case ROW_PROP_THIRD:
    case ROW_PROP_FOURTH:
      g_value_set_string (value, self->columns[id - ROW_PROP_FIRST]);
      break;
    case ROW_PROP_DETAILS:
      g_value_set_string (value, self->details);
      break;
    case ROW_PROP_ACTION:
      g_value_set_static_string (value, action_words[self->action]);
      break;
    case ROW_PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_import_row_finalize (GObject *object)
{
  LeadsImportRow *self = LEADS_IMPORT_ROW (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    g_free (self->columns[i]);
  g_free (self->details);
  g_free (self->country);
  g_free (self->sentence);
  g_clear_object (&self->record);
  g_clear_object (&self->connection);
  G_OBJECT_CLASS (leads_import_row_parent_class)->finalize (object);
}

static void
leads_import_row_class_init (LeadsImportRowClass *klass)
{
  static const char *const texts[] = { "first", "second", "third", "fourth", "details", "action", "sentence" };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = leads_import_row_get_property;
  object_class->finalize = leads_import_row_finalize;

  row_properties[ROW_PROP_LINE] = g_param_spec_uint64 ("line", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    row_properties[ROW_PROP_FIRST + i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_ROW_PROPERTIES, row_properties);
}

static void
leads_import_row_init (LeadsImportRow *self)
{
}

/* The cells past the fourth that say something, in one line. */
static char *
join_details (LeadsImportLine *line)
{
  GString *details = g_string_new (NULL);

  for (guint i = 4; i < LEADS_IMPORT_MAX_COLUMNS; i++)
    if (line->cells[i] != NULL && line->cells[i][0] != '\0')
      g_string_append_printf (details, "%s%s", details->len > 0 ? ", " : "", line->cells[i]);
  return g_string_free (details, FALSE);
}

LeadsImportRow *
leads_import_row_new (LeadsImportKind  kind,
                      LeadsImportLine *line)
{
  LeadsImportRow *self = g_object_new (LEADS_TYPE_IMPORT_ROW, NULL);

  self->line = line->line;
  self->details = join_details (line);
  self->country = g_strdup (kind == LEADS_IMPORT_LEADS ? line->cells[LEADS_COLUMN_COUNTRY] : NULL);
  for (guint i = 0; i < LEADS_IMPORT_MAX_COLUMNS; i++)
    if (i < G_N_ELEMENTS (self->columns))
      self->columns[i] = line->cells[i] != NULL ? g_steal_pointer (&line->cells[i]) : g_strdup ("");
    else
      g_clear_pointer (&line->cells[i], g_free);
  self->action = line->action;
  self->sentence = line->sentence != NULL ? g_steal_pointer (&line->sentence) : g_strdup ("");
  self->record = g_steal_pointer (&line->record);
  self->connection = g_steal_pointer (&line->connection);
  return self;
}

guint64
leads_import_row_get_line (LeadsImportRow *self)
{
  return self->line;
}

const char *
leads_import_row_get_first (LeadsImportRow *self)
{
  return self->columns[0];
}

const char *
leads_import_row_get_second (LeadsImportRow *self)
{
  return self->columns[1];
}

const char *
leads_import_row_get_third (LeadsImportRow *self)
{
  return self->columns[2];
}

const char *
leads_import_row_get_fourth (LeadsImportRow *self)
{
  return self->columns[3];
}

const char *
leads_import_row_get_details (LeadsImportRow *self)
{
  return self->details;
}

const char *
leads_import_row_get_country (LeadsImportRow *self)
{
  return self->country;
}

const char *
leads_import_row_get_action (LeadsImportRow *self)
{
  return action_words[self->action];
}

const char *
leads_import_row_get_sentence (LeadsImportRow *self)
{
  return self->sentence;
}

LeadsImportAction
leads_import_row_get_act (LeadsImportRow *self)
{
  return self->action;
}

gpointer
leads_import_row_get_record (LeadsImportRow *self)
{
  return self->record;
}

LeadsConnection *
leads_import_row_get_connection (LeadsImportRow *self)
{
  return self->connection;
}

struct _LeadsImportPreview
{
  GObject parent_instance;

  LeadsImportKind  kind;
  GPtrArray       *rows;
  LeadsTotals      totals;
  gint64           n_added;
  gint64           n_updated;
  gint64           n_same;
  char            *unused;
};

static void leads_import_preview_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LeadsImportPreview, leads_import_preview, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, leads_import_preview_model_init))

static GType
leads_import_preview_get_item_type (GListModel *model)
{
  return LEADS_TYPE_IMPORT_ROW;
}

static guint
leads_import_preview_get_n_items (GListModel *model)
{
  return LEADS_IMPORT_PREVIEW (model)->rows->len;
}

static gpointer
leads_import_preview_get_item (GListModel *model,
                               guint       position)
{
  LeadsImportPreview *self = LEADS_IMPORT_PREVIEW (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

static void
leads_import_preview_model_init (GListModelInterface *interface)
{
  interface->get_item_type = leads_import_preview_get_item_type;
  interface->get_n_items = leads_import_preview_get_n_items;
  interface->get_item = leads_import_preview_get_item;
}

static void
leads_import_preview_finalize (GObject *object)
{
  LeadsImportPreview *self = LEADS_IMPORT_PREVIEW (object);

  g_ptr_array_unref (self->rows);
  g_free (self->unused);
  G_OBJECT_CLASS (leads_import_preview_parent_class)->finalize (object);
}

static void
leads_import_preview_class_init (LeadsImportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = leads_import_preview_finalize;
}

static void
leads_import_preview_init (LeadsImportPreview *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

LeadsImportPreview *
leads_import_preview_new (LeadsImportKind kind)
{
  LeadsImportPreview *self = g_object_new (LEADS_TYPE_IMPORT_PREVIEW, NULL);

  self->kind = kind;
  return self;
}

LeadsImportKind
leads_import_preview_get_kind (LeadsImportPreview *self)
{
  return self->kind;
}

LeadsTotals *
leads_import_preview_edit_totals (LeadsImportPreview *self)
{
  return &self->totals;
}

void
leads_import_preview_add (LeadsImportPreview *self,
                          LeadsImportRow     *row)
{
  g_ptr_array_add (self->rows, row);
  if (row->action == LEADS_IMPORT_ADD)
    self->n_added++;
  else if (row->action == LEADS_IMPORT_UPDATE)
    self->n_updated++;
  else if (row->action == LEADS_IMPORT_SAME)
    self->n_same++;
}

LeadsImportRow *
leads_import_preview_peek (LeadsImportPreview *self,
                           guint               position)
{
  return g_ptr_array_index (self->rows, position);
}

void
leads_import_preview_take_unused (LeadsImportPreview *self,
                                  char               *unused)
{
  g_free (self->unused);
  self->unused = unused;
}

const char *
leads_import_preview_get_unused (LeadsImportPreview *self)
{
  g_return_val_if_fail (LEADS_IS_IMPORT_PREVIEW (self), NULL);

  return self->unused;
}

const LeadsTotals *
leads_import_preview_get_totals (LeadsImportPreview *self)
{
  g_return_val_if_fail (LEADS_IS_IMPORT_PREVIEW (self), NULL);

  return &self->totals;
}

gint64
leads_import_preview_get_n_added (LeadsImportPreview *self)
{
  g_return_val_if_fail (LEADS_IS_IMPORT_PREVIEW (self), 0);

  return self->n_added;
}

gint64
leads_import_preview_get_n_updated (LeadsImportPreview *self)
{
  g_return_val_if_fail (LEADS_IS_IMPORT_PREVIEW (self), 0);

  return self->n_updated;
}

gint64
leads_import_preview_get_n_same (LeadsImportPreview *self)
{
  g_return_val_if_fail (LEADS_IS_IMPORT_PREVIEW (self), 0);

  return self->n_same;
}
