/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-file-preview-private.h"

#include "leads-check-presume-private.h"
#include "leads-content-doubt-private.h"
#include "leads-dialect-sentence-private.h"
#include "leads-sentences.h"
#include "leads-service-error-private.h"

#include <leads-text.h>
#include <leads-workbook.h>

#include <glib/gi18n.h>

/*
 * The beginning of a file as it would be read. Invariant: a row's verdict is found by the check itself, so that a
 * preview and what is imported cannot differ.
 */

struct _LeadsPreviewRow
{
  GObject parent_instance;

  guint64 line;
  LeadsPreviewKind kind;
  char *sentence;
  GStrv cells;
  guint n_cells;
};

G_DEFINE_FINAL_TYPE (LeadsPreviewRow, leads_preview_row, G_TYPE_OBJECT)

static void
leads_preview_row_finalize (GObject *object)
{
  LeadsPreviewRow *self = LEADS_PREVIEW_ROW (object);

  g_free (self->sentence);
  g_strfreev (self->cells);
  G_OBJECT_CLASS (leads_preview_row_parent_class)->finalize (object);
}

static void
leads_preview_row_class_init (LeadsPreviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = leads_preview_row_finalize;
}

static void
leads_preview_row_init (LeadsPreviewRow *self)
{
}

guint64
leads_preview_row_get_line (LeadsPreviewRow *self)
{
  g_return_val_if_fail (LEADS_IS_PREVIEW_ROW (self), 0);

  return self->line;
}

LeadsPreviewKind
leads_preview_row_get_kind (LeadsPreviewRow *self)
{
  g_return_val_if_fail (LEADS_IS_PREVIEW_ROW (self), LEADS_PREVIEW_REFUSED);

  return self->kind;
}

const char *
leads_preview_row_get_sentence (LeadsPreviewRow *self)
{
  g_return_val_if_fail (LEADS_IS_PREVIEW_ROW (self), NULL);

  return self->sentence;
}

const char *
leads_preview_row_get_cell (LeadsPreviewRow *self, guint column)
{
  g_return_val_if_fail (LEADS_IS_PREVIEW_ROW (self), NULL);

  return column < self->n_cells ? self->cells[column] : "";
}

struct _LeadsFilePreview
{
  GObject parent_instance;

  LeadsCsvDialect dialect;
  char *sentence;
  char *doubt;
  char *doubted_country;
  gint64 n_short_ranges;
  GStrv titles;
  guint n_columns;
  GStrv sheets;
  GPtrArray *rows;
  gboolean has_more;
};

static void leads_file_preview_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LeadsFilePreview,
                               leads_file_preview,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, leads_file_preview_list_init))

static GType
leads_file_preview_get_item_type (GListModel *model)
{
  return LEADS_TYPE_PREVIEW_ROW;
}

static guint
leads_file_preview_get_n_items (GListModel *model)
{
  return LEADS_FILE_PREVIEW (model)->rows->len;
}

static gpointer
leads_file_preview_get_item (GListModel *model, guint position)
{
  LeadsFilePreview *self = LEADS_FILE_PREVIEW (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

static void
leads_file_preview_list_init (GListModelInterface *iface)
{
  iface->get_item_type = leads_file_preview_get_item_type;
  iface->get_n_items = leads_file_preview_get_n_items;
  iface->get_item = leads_file_preview_get_item;
}

static void
leads_file_preview_finalize (GObject *object)
{
  LeadsFilePreview *self = LEADS_FILE_PREVIEW (object);

  leads_csv_dialect_clear (&self->dialect);
  g_free (self->sentence);
  g_free (self->doubt);
  g_free (self->doubted_country);
  g_strfreev (self->titles);
  g_strfreev (self->sheets);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (leads_file_preview_parent_class)->finalize (object);
}

static void
leads_file_preview_class_init (LeadsFilePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = leads_file_preview_finalize;
}

static void
leads_file_preview_init (LeadsFilePreview *self)
{
  leads_csv_dialect_init (&self->dialect);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

typedef struct
{
  LeadsFilePreview *preview;
  LeadsRegionNames *names;
} Reading;

static GStrv
dup_cells (const LeadsCsvRecord *record, guint *n_cells)
{
  GStrv cells;

  *n_cells = MIN (record->n_cells, LEADS_FILE_PREVIEW_COLUMNS);
  cells = g_new0 (char *, *n_cells + 1);
  for (guint i = 0; i < *n_cells; i++)
    cells[i] = leads_text_escape (record->cells[i].text, (gssize) record->cells[i].length);
  return cells;
}

static gboolean
take_record (const LeadsCheckSight *sight, gpointer data)
{
  Reading *reading = data;
  LeadsFilePreview *preview = reading->preview;
  LeadsProblem problem;
  LeadsPreviewRow *row;

  if (sight->record->is_blank)
    return TRUE;
  if (preview->rows->len == LEADS_FILE_PREVIEW_ROWS)
    {
      preview->has_more = TRUE;
      return FALSE;
    }
  row = g_object_new (LEADS_TYPE_PREVIEW_ROW, NULL);
  row->line = sight->record->line;
  row->cells = dup_cells (sight->record, &row->n_cells);
  row->kind = LEADS_PREVIEW_HEADING;
  if (!sight->record->is_header)
    {
      leads_check_sight_find_problem (sight, &problem);
      row->kind = problem.reason == LEADS_REASON_NONE ? LEADS_PREVIEW_VALID : LEADS_PREVIEW_REFUSED;
      if (row->kind == LEADS_PREVIEW_REFUSED)
        row->sentence = leads_sentence_short_for_problem (&problem, reading->names);
    }
  g_ptr_array_add (preview->rows, row);
  return TRUE;
}

static void
name_columns (LeadsFilePreview *self)
{
  const LeadsCsvDialect *dialect = &self->dialect;
  const guint n_names = dialect->column_names != NULL ? g_strv_length (dialect->column_names) : 0;

  self->n_columns = (guint) MAX (dialect->n_columns - dialect->n_own_columns, 1);
  self->titles = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *name = i < n_names ? leads_text_collapse (dialect->column_names[i]) : NULL;

      self->titles[i] = name != NULL && *name != '\0' ? leads_text_escape (name, -1)
                                                      : g_strdup_printf (_("Column %u"), i + 1);
    }
}

static void
name_sheets (LeadsFilePreview *self, GPtrArray *sheets)
{
  self->sheets = g_new0 (char *, sheets->len + 1);
  for (guint i = 0; i < sheets->len; i++)
    self->sheets[i] = g_strdup (((LeadsWorkbookSheet *) g_ptr_array_index (sheets, i))->name);
}

/* A pipe that was read has nothing to show any more, and one that was not would lose what is read here. */
static gboolean
can_read_again (const LeadsCheck *check, GCancellable *cancellable, GError **error)
{
  if (check->bytes != NULL ||
      g_file_query_file_type (check->file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_SPECIAL)
    return TRUE;
  g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
               _("“%s” can be read only once, so how it is read cannot be changed. Save its content as a file first."),
               check->title);
  return FALSE;
}

LeadsFilePreview *
leads_file_preview_read (LeadsCheck *check,
                         const LeadsContent *known,
                         LeadsRegionNames *names,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (LeadsFilePreview) self = g_object_new (LEADS_TYPE_FILE_PREVIEW, NULL);
  g_autoptr (LeadsContent) found = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  Reading reading = { .preview = self, .names = names };

  if (!can_read_again (check, cancellable, error))
    return NULL;
  if (known == NULL)
    {
      found = leads_check_presume (check, cancellable, error);
      if (found == NULL)
        return NULL;
      known = found;
    }
  g_free (check->country);
  check->country = g_strdup (known->country);
  leads_csv_dialect_clear (&self->dialect);
  if (!leads_check_peek (check, take_record, &reading, &self->dialect, &sheets, cancellable, error))
    {
      leads_csv_dialect_init (&self->dialect);
      return NULL;
    }
  self->sentence = leads_dialect_to_sentence (&self->dialect);
  self->doubt = leads_content_dup_choosable_doubt (known, &self->dialect);
  self->doubted_country = g_strdup (known->doubted_country);
  self->n_short_ranges = known->n_short_ranges;
  name_columns (self);
  if (sheets != NULL)
    name_sheets (self, sheets);
  return g_steal_pointer (&self);
}

const char *
leads_file_preview_get_dialect (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), NULL);

  return self->sentence;
}

const char *
leads_file_preview_get_doubt (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), NULL);

  return self->doubt;
}

const char *
leads_file_preview_get_doubted_country (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), NULL);

  return self->doubted_country;
}

gint64
leads_file_preview_get_n_short_ranges (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), 0);

  return self->n_short_ranges;
}

const char *
leads_file_preview_get_encoding (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), NULL);

  return leads_csv_encoding_to_name (self->dialect.encoding);
}

char
leads_file_preview_get_delimiter (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), '\0');

  return self->dialect.delimiter;
}

gboolean
leads_file_preview_get_has_heading (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), FALSE);

  return self->dialect.has_header;
}

guint
leads_file_preview_get_heading_row (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), 0);

  return self->dialect.n_titles > 0 ? self->dialect.heading_line : 0;
}

guint
leads_file_preview_get_n_columns (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), 0);

  return self->n_columns;
}

const char *
leads_file_preview_get_column_title (LeadsFilePreview *self, guint column)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->titles[column];
}

int
leads_file_preview_get_column (LeadsFilePreview *self, LeadsFileColumn role)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), -1);

  switch (role)
    {
    case LEADS_FILE_COLUMN_END:
      return self->dialect.end_column;
    case LEADS_FILE_COLUMN_COUNT:
      return self->dialect.count_column;
    case LEADS_FILE_COLUMN_CAC:
      return self->dialect.cac_column;
    case LEADS_FILE_COLUMN_CUSTOMER:
      return self->dialect.customer_column;
    case LEADS_FILE_COLUMN_SERVICE:
      return self->dialect.service_column;
    case LEADS_FILE_COLUMN_NUMBER:
    default:
      return self->dialect.number_column;
    }
}

const char *const *
leads_file_preview_get_sheets (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), NULL);

  return (const char *const *) self->sheets;
}

const char *
leads_file_preview_get_sheet (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), NULL);

  return self->dialect.sheet;
}

gboolean
leads_file_preview_get_has_more (LeadsFilePreview *self)
{
  g_return_val_if_fail (LEADS_IS_FILE_PREVIEW (self), FALSE);

  return self->has_more;
}
