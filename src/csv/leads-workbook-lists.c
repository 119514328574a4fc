/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-workbook-lists-private.h"

#include "leads-workbook-package-private.h"
#include "leads-workbook.h"

#include <string.h>

/*
 * What a workbook says it consists of (ECMA-376 part 1, section 18.2).
 *
 * Invariant: `parts` has for each of `sheets` the entry of the archive with its cells.
 */

typedef struct {
  LeadsWorkbookLists *lists;
  LeadsZip           *zip;
  GPtrArray          *relations;
} Reading;

static const LeadsZipEntry *
find_part (LeadsZip             *zip,
           const LeadsRelation  *relation,
           GError              **error)
{
  const LeadsZipEntry *entry = relation != NULL ? leads_zip_find (zip, relation->target) : NULL;

  if (entry == NULL)
    leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, relation != NULL ? relation->target : "relations");

  return entry;
}

static gboolean
add_sheet (Reading             *self,
           const char * const  *attributes,
           const char * const  *values,
           GError             **error)
{
  const char *name = leads_xml_find (attributes, values, "name");
  const char *state = leads_xml_find (attributes, values, "state");
  const char *id = leads_xml_find_prefixed (attributes, values, "id");
  const LeadsRelation *relation = id != NULL ? leads_package_find (self->relations, NULL, id) : NULL;
  const LeadsZipEntry *part;
  LeadsWorkbookSheet *sheet;

  /* A sheet with only a chart, or a dialog. */
  if (relation != NULL && strcmp (relation->type, "worksheet") != 0)
    return TRUE;
  part = find_part (self->zip, relation, error);
  if (part == NULL)
    return FALSE;
  if (self->lists->sheets->len == LEADS_WORKBOOK_MAX_ENTRIES)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "entries");
      return FALSE;
    }

  sheet = g_new (LeadsWorkbookSheet, 1);
  sheet->name = g_strdup (name != NULL ? name : "");
  sheet->is_visible = state == NULL || strcmp (state, "visible") == 0;
  g_ptr_array_add (self->lists->sheets, sheet);
  g_ptr_array_add (self->lists->parts, (gpointer) part);

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
  enum { DEPTH_OF_WORKBOOK = 1, DEPTH_OF_PROPERTIES, DEPTH_OF_SHEETS };
  Reading *self = data;

  if (depth == DEPTH_OF_WORKBOOK && strcmp (name, "workbook") != 0)
    {
      /* A text document or a presentation. */
      leads_csv_error_set (error, LEADS_CSV_ERROR_NOT_TEXT, "zip");
      return FALSE;
    }
  if (depth == DEPTH_OF_PROPERTIES && strcmp (name, "workbookPr") == 0)
    {
      const char *since_1904 = leads_xml_find (attributes, values, "date1904");

      self->lists->since_1904 = since_1904 != NULL && (strcmp (since_1904, "1") == 0
                                                             || strcmp (since_1904, "true") == 0);
    }
  if (depth == DEPTH_OF_SHEETS && strcmp (name, "sheet") == 0)
    return add_sheet (self, attributes, values, error);

  return TRUE;
}

void
leads_workbook_lists_init (LeadsWorkbookLists *self)
{
  *self = (LeadsWorkbookLists) { 0 };
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_workbook_sheet_free);
  self->parts = g_ptr_array_new ();
}

void
leads_workbook_lists_clear (LeadsWorkbookLists *self)
{
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->parts);
}

gboolean
leads_workbook_lists_read (LeadsWorkbookLists  *self,
                           LeadsZip            *zip,
                           GCancellable        *cancellable,
                           GError             **error)
{
  static const LeadsXmlHandler handler = { on_start, NULL, NULL };
  g_autoptr (GPtrArray) outer = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  const LeadsZipEntry *main_part;
  const LeadsRelation *other;
  Reading reading = { self, zip, NULL };

  outer = leads_package_read_relations (zip, "", cancellable, error);
  if (outer == NULL)
    return FALSE;
  main_part = find_part (zip, leads_package_find (outer, "officeDocument", NULL), error);
  if (main_part == NULL)
    return FALSE;
  if (g_str_has_suffix (main_part->name, ".bin"))
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_NOT_TEXT, "xlsb");
      return FALSE;
    }

  relations = leads_package_read_relations (zip, main_part->name, cancellable, error);
  if (relations == NULL)
    return FALSE;
  reading.relations = relations;
  if (!leads_xml_read (zip, main_part, LEADS_WORKBOOK_MAX_LIST_BYTES, &handler, &reading, cancellable, error))
    return FALSE;

  other = leads_package_find (relations, "sharedStrings", NULL);
  self->strings_part = other != NULL ? leads_zip_find (zip, other->target) : NULL;
  other = leads_package_find (relations, "styles", NULL);
  self->styles_part = other != NULL ? leads_zip_find (zip, other->target) : NULL;

  return TRUE;
}

void
leads_workbook_sheet_free (LeadsWorkbookSheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet);
}
