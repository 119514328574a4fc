/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-workbook-rows-private.h"

#include "leads-workbook-text-private.h"
#include "leads-workbook-values-private.h"

#include <string.h>

/*
 * A sheet's XML to rows (ECMA-376 part 1, section 18.3.1):
 *
 *   worksheet / sheetData / row r="3" / c r="B3" s="1" t="s" / v or is
 *
 * The parser calls back for all rows of a piece; they wait in `rows` until they
 * are asked for. Texts that cells share are looked up only then, so that a
 * few bytes of XML never become many in memory.
 *
 * Invariant: rows and columns ascend, and a row that waits has all its cells.
 */

enum { DEPTH_OF_SHEET = 1, DEPTH_OF_DATA, DEPTH_OF_ROW, DEPTH_OF_CELL, DEPTH_OF_VALUE };

typedef struct {
  guint64  number;
  gsize    first_cell;
  gsize    n_cells;
  gsize    first_value;
  gboolean is_too_long;
} Row;

struct _LeadsWorkbookRows {
  LeadsWorkbook       *workbook;
  const LeadsZipEntry *part;
  LeadsXml            *xml;

  /* Those that are whole, and how many of them were given out. */
  GArray              *rows;
  guint                n_given;
  GArray              *cells;
  GString             *values;

  gboolean             in_data;
  gboolean             in_row;
  Row                  row;
  guint64              next_column;

  gboolean             in_cell;
  LeadsWorkbookCell    cell;
  LeadsWorkbookText    value;
};

static gboolean
fail_damaged (LeadsWorkbookRows  *self,
              GError            **error)
{
  leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, self->part->name);

  return FALSE;
}

static gboolean
fail_too_large (GError     **error,
                const char  *what)
{
  leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, what);

  return FALSE;
}

static gboolean
begin_row (LeadsWorkbookRows   *self,
           const char * const  *attributes,
           const char * const  *values,
           GError             **error)
{
  const char *place = leads_xml_find (attributes, values, "r");
  guint64 number = self->row.number + 1;

  if (place != NULL && !g_ascii_string_to_unsigned (place, 10, 1, G_MAXUINT32, &number, NULL))
    return fail_damaged (self, error);
  if (number <= self->row.number)
    return fail_damaged (self, error);
  if (number > LEADS_WORKBOOK_MAX_ROWS)
    return fail_too_large (error, "rows");

  self->row = (Row) { .number = number, .first_cell = self->cells->len, .first_value = self->values->len };
  self->in_row = TRUE;
  self->next_column = 0;

  return TRUE;
}

static gboolean
find_kind (LeadsWorkbookRows  *self,
           const char         *type,
           const char         *style,
           LeadsWorkbookKind  *kind)
{
  static const struct {
    const char        *type;
    LeadsWorkbookKind  kind;
  } kinds[] = {
    { "s", LEADS_WORKBOOK_SHARED_STRING }, { "str", LEADS_WORKBOOK_STRING },  { "inlineStr", LEADS_WORKBOOK_STRING },
    { "b", LEADS_WORKBOOK_BOOLEAN },       { "e", LEADS_WORKBOOK_WORD },      { "d", LEADS_WORKBOOK_WORD },
  };
  guint64 index = 0;

  if (type == NULL || strcmp (type, "n") == 0)
    {
      gboolean is_date = style != NULL && g_ascii_string_to_unsigned (style, 10, 0, G_MAXUINT32, &index, NULL)
                         && leads_workbook_is_date_style (self->workbook, index);

      *kind = is_date ? LEADS_WORKBOOK_DATE : LEADS_WORKBOOK_NUMBER;
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (type, kinds[i].type) == 0)
        {
          *kind = kinds[i].kind;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
begin_cell (LeadsWorkbookRows   *self,
            const char * const  *attributes,
            const char * const  *values,
            GError             **error)
{
  const char *place = leads_xml_find (attributes, values, "r");
  guint64 row = 0;
  guint64 column = self->next_column;

  if (place != NULL && !leads_workbook_read_place (place, &row, &column))
    return fail_damaged (self, error);
  if (column < self->next_column
      || !find_kind (self, leads_xml_find (attributes, values, "t"), leads_xml_find (attributes, values, "s"),
                     &self->cell.kind))
    return fail_damaged (self, error);
  if (column >= LEADS_WORKBOOK_MAX_COLUMNS)
    return fail_too_large (error, "columns");

  self->cell.column = (guint) column;
  self->next_column = column + 1;
  self->in_cell = TRUE;
  leads_workbook_text_begin (&self->value, DEPTH_OF_VALUE);

  return TRUE;
}

static gboolean
on_start (guint                depth,
          const char          *name,
          const char * const  *attributes,
          const char * const  *values,
          gpointer             data,
          GError             **error)
{
  LeadsWorkbookRows *self = data;

  if (depth == DEPTH_OF_SHEET)
    return strcmp (name, "worksheet") == 0 || fail_damaged (self, error);
  if (depth == DEPTH_OF_DATA)
    self->in_data = strcmp (name, "sheetData") == 0;
  else if (depth == DEPTH_OF_ROW && self->in_data && strcmp (name, "row") == 0)
    return begin_row (self, attributes, values, error);
  else if (depth == DEPTH_OF_CELL && self->in_row && strcmp (name, "c") == 0)
    return begin_cell (self, attributes, values, error);
  else if (depth == DEPTH_OF_VALUE && self->in_cell)
    {
      /* A formula is there, too: of it only the result counts. */
      self->value.depth = strcmp (name, "is") == 0 ? depth : 0;
      self->value.wanted = strcmp (name, "v") == 0 ? depth : 0;
    }
  else if (depth > DEPTH_OF_VALUE && self->in_cell && self->value.depth > 0)
    leads_workbook_text_start (&self->value, depth, name);

  return TRUE;
}

static gboolean
on_text (guint         depth,
         const char   *text,
         gsize         length,
         gpointer      data,
         GError      **error)
{
  LeadsWorkbookRows *self = data;

  if (self->in_cell && self->value.wanted > 0)
    leads_workbook_text_add (&self->value, depth, text, length);

  return TRUE;
}

static void
end_cell (LeadsWorkbookRows *self)
{
  self->in_cell = FALSE;
  if (self->value.text->len == 0)
    return;

  if (self->values->len - self->row.first_value + self->value.text->len > LEADS_WORKBOOK_MAX_KEPT_BYTES)
    {
      self->row.is_too_long = TRUE;
      return;
    }
  self->cell.start = (guint) (self->values->len - self->row.first_value);
  self->cell.length = (guint) self->value.text->len;
  g_string_append_len (self->values, self->value.text->str, (gssize) self->value.text->len);
  g_array_append_val (self->cells, self->cell);
}

static gboolean
on_end (guint         depth,
        const char   *name,
        gpointer      data,
        GError      **error)
{
  LeadsWorkbookRows *self = data;

  if (depth == DEPTH_OF_ROW && self->in_row)
    {
      self->in_row = FALSE;
      self->row.n_cells = self->cells->len - self->row.first_cell;
      g_array_append_val (self->rows, self->row);
    }
  else if (depth == DEPTH_OF_CELL && self->in_cell)
    {
      end_cell (self);
    }
  else if (depth >= DEPTH_OF_VALUE)
    {
      self->value.wanted = 0;
    }

  return TRUE;
}

static const LeadsXmlHandler handler = { on_start, on_end, on_text };

LeadsWorkbookRows *
leads_workbook_rows_new (LeadsWorkbook  *workbook,
                         const char     *sheet,
                         GError        **error)
{
  g_autoptr (LeadsWorkbookRows) self = g_new0 (LeadsWorkbookRows, 1);

  self->workbook = g_object_ref (workbook);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->cells = g_array_new (FALSE, FALSE, sizeof (LeadsWorkbookCell));
  self->values = g_string_new (NULL);
  self->value.text = g_string_new (NULL);
  self->part = leads_workbook_get_part (workbook, sheet);
  if (self->part == NULL)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_NO_SHEET, sheet);
      return NULL;
    }
  self->xml = leads_xml_new (leads_workbook_get_zip (workbook), self->part, LEADS_WORKBOOK_MAX_BYTES, &handler, self,
                             error);

  return self->xml != NULL ? g_steal_pointer (&self) : NULL;
}

void
leads_workbook_rows_free (LeadsWorkbookRows *self)
{
  g_clear_pointer (&self->xml, leads_xml_free);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_string_free (self->values, TRUE);
  g_string_free (self->value.text, TRUE);
  g_object_unref (self->workbook);
  g_free (self);
}

/* Forgets what was given out; the row that is still being read moves to the front. */
static void
forget (LeadsWorkbookRows *self)
{
  gsize n_cells = self->in_row ? self->row.first_cell : self->cells->len;
  gsize n_bytes = self->in_row ? self->row.first_value : self->values->len;

  g_array_set_size (self->rows, 0);
  self->n_given = 0;
  if (n_cells > 0)
    g_array_remove_range (self->cells, 0, (guint) n_cells);
  if (n_bytes > 0)
    g_string_erase (self->values, 0, (gssize) n_bytes);
  self->row.first_cell = 0;
  self->row.first_value = 0;
}

gboolean
leads_workbook_rows_next (LeadsWorkbookRows  *self,
                          LeadsWorkbookRow   *row,
                          GCancellable       *cancellable,
                          GError            **error)
{
  const Row *whole;

  while (self->n_given == self->rows->len)
    {
      forget (self);
      if (!leads_xml_step (self->xml, cancellable, error))
        return FALSE;
    }

  whole = &g_array_index (self->rows, Row, self->n_given++);
  row->number = whole->number;
  row->cells = (const LeadsWorkbookCell *) self->cells->data + whole->first_cell;
  row->n_cells = (guint) whole->n_cells;
  row->values = self->values->str + whole->first_value;
  row->is_too_long = whole->is_too_long;

  return TRUE;
}

gboolean
leads_workbook_rows_append_text (LeadsWorkbookRows        *self,
                                 const LeadsWorkbookRow   *row,
                                 const LeadsWorkbookCell  *cell,
                                 GString                  *text,
                                 GCancellable             *cancellable,
                                 GError                  **error)
{
  const char *value = row->values + cell->start;
  char digits[32] = "";
  guint64 index = 0;

  switch (cell->kind)
    {
    case LEADS_WORKBOOK_NUMBER:
      leads_workbook_append_number (text, value, cell->length);
      break;
    case LEADS_WORKBOOK_DATE:
      leads_workbook_append_date (text, value, cell->length, leads_workbook_counts_since_1904 (self->workbook));
      break;
    case LEADS_WORKBOOK_SHARED_STRING:
      if (cell->length < sizeof digits)
        memcpy (digits, value, cell->length);
      if (!g_ascii_string_to_unsigned (g_strstrip (digits), 10, 0, G_MAXUINT32, &index, NULL))
        return fail_damaged (self, error);
      return leads_workbook_append_string (self->workbook, index, text, cancellable, error);
    case LEADS_WORKBOOK_BOOLEAN:
      g_string_append (text, cell->length == 1 && *value == '1' ? "TRUE" : "FALSE");
      break;
    case LEADS_WORKBOOK_WORD:
      g_string_append_len (text, value, cell->length);
      break;
    case LEADS_WORKBOOK_STRING:
    default:
      leads_workbook_append_unescaped (text, value, cell->length);
      break;
    }

  return TRUE;
}

guint64
leads_workbook_rows_get_left (LeadsWorkbookRows *self)
{
  return self->part->packed - leads_xml_get_consumed (self->xml);
}
