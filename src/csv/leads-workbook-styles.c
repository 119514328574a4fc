/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-workbook-styles-private.h"

#include "leads-csv-error.h"
#include "leads-workbook-values-private.h"
#include "leads-workbook.h"

#include <string.h>

/*
 * The one thing that matters about a cell's style here: is its number a date?
 */

typedef enum { NOWHERE, IN_FORMATS, IN_STYLES } Place;

typedef struct {
  Place       place;
  /* Format ids that show dates. */
  GHashTable *date_formats;
  /* The format id of each style, guint32. */
  GArray     *formats;
} Reading;

static gboolean
read_id (const char * const *attributes,
         const char * const *values,
         guint              *id)
{
  const char *text = leads_xml_find (attributes, values, "numFmtId");
  guint64 value = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &value, NULL))
    return FALSE;
  *id = (guint) value;

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
  Reading *self = data;
  const guint depth_of_lists = 2;
  guint32 id = 0;

  if (depth == depth_of_lists)
    {
      self->place = strcmp (name, "numFmts") == 0 ? IN_FORMATS : strcmp (name, "cellXfs") == 0 ? IN_STYLES : NOWHERE;
    }
  else if (depth == depth_of_lists + 1 && self->place == IN_FORMATS)
    {
      const char *code = leads_xml_find (attributes, values, "formatCode");

      if (code != NULL && leads_workbook_is_date_format (code) && read_id (attributes, values, &id))
        g_hash_table_add (self->date_formats, GUINT_TO_POINTER (id));
    }
  else if (depth == depth_of_lists + 1 && self->place == IN_STYLES)
    {
      if (!read_id (attributes, values, &id))
        id = 0;
      if (self->formats->len == LEADS_WORKBOOK_MAX_STYLES)
        {
          leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "styles");
          return FALSE;
        }
      g_array_append_val (self->formats, id);
    }

  return TRUE;
}

GByteArray *
leads_workbook_read_styles (LeadsZip             *zip,
                            const LeadsZipEntry  *entry,
                            GCancellable         *cancellable,
                            GError              **error)
{
  static const LeadsXmlHandler handler = { on_start, NULL, NULL };
  g_autoptr (GHashTable) date_formats = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (guint32));
  Reading reading = { NOWHERE, date_formats, formats };
  GByteArray *styles;

  if (!leads_xml_read (zip, entry, LEADS_WORKBOOK_MAX_LIST_BYTES, &handler, &reading, cancellable, error))
    return NULL;

  styles = g_byte_array_sized_new (formats->len);
  for (guint i = 0; i < formats->len; i++)
    {
      guint32 id = g_array_index (formats, guint32, i);
      guint8 is_date = leads_workbook_is_date_builtin (id) || g_hash_table_contains (date_formats, GUINT_TO_POINTER (id));

      g_byte_array_append (styles, &is_date, 1);
    }

  return styles;
}
