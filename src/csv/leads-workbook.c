/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-workbook-private.h"

#include "leads-csv-fingerprint-private.h"
#include "leads-workbook-lists-private.h"
#include "leads-workbook-strings-private.h"
#include "leads-workbook-styles-private.h"

#include <leads-text.h>

#include <string.h>

/*
 * A workbook: its archive in a spool, the list of its sheets, and what cells
 * refer to, which is read when the first cell does.
 *
 * Invariant: once it was made nothing of the stream is needed any more.
 */

#define COPY_BYTES (256 * 1024)

struct _LeadsWorkbook {
  GObject               parent_instance;

  LeadsSpool           *spool;
  char                 *sha256;
  LeadsZip             *zip;

  LeadsWorkbookLists    lists;
  LeadsWorkbookStrings *strings;
  GByteArray           *date_styles;
};

G_DEFINE_FINAL_TYPE (LeadsWorkbook, leads_workbook, G_TYPE_OBJECT)

static gboolean
take_copy (LeadsWorkbook  *self,
           GInputStream   *stream,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autofree guint8 *buffer = g_malloc (COPY_BYTES);
  LeadsCsvFingerprint fingerprint;
  gssize n;

  leads_csv_fingerprint_init (&fingerprint);
  self->spool = leads_spool_new (NULL, error);
  if (self->spool == NULL)
    return FALSE;

  do
    {
      /* Not every stream looks at it. */
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = g_input_stream_read (stream, buffer, COPY_BYTES, cancellable, error);
      if (n < 0)
        return FALSE;
      if (leads_spool_get_size (self->spool) + (guint64) n > LEADS_WORKBOOK_MAX_FILE_BYTES)
        {
          leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "file");
          return FALSE;
        }
      leads_csv_fingerprint_update (&fingerprint, buffer, (gsize) n);
      if (!leads_spool_append (self->spool, buffer, (gsize) n, NULL, error))
        return FALSE;
    }
  while (n > 0);

  self->sha256 = g_strdup (leads_csv_fingerprint_finish (&fingerprint));

  return leads_spool_flush (self->spool, error);
}

/* Whether the archive says of itself that it is an OpenDocument spreadsheet. */
static gboolean
is_open_document (LeadsWorkbook *self)
{
  static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";
  const LeadsZipEntry *entry = leads_zip_find (self->zip, "mimetype");
  g_autoptr (LeadsZipReader) reader = NULL;
  char text[sizeof type - 1];

  if (entry == NULL || entry->size < sizeof text)
    return FALSE;
  reader = leads_zip_reader_new (self->zip, entry, LEADS_WORKBOOK_MAX_LIST_BYTES, NULL);

  return reader != NULL && leads_zip_reader_read (reader, text, sizeof text, NULL) == sizeof text
         && memcmp (text, type, sizeof text) == 0;
}

/* Whether it can be a workbook at all: said before anything else is said of it. */
static gboolean
check_kind (LeadsWorkbook  *self,
            GError        **error)
{
  const char *kind = NULL;

  if (is_open_document (self))
    kind = "ods";
  else if (leads_zip_find (self->zip, "[Content_Types].xml") == NULL && leads_zip_find (self->zip, "_rels/.rels") == NULL)
    kind = "zip";
  if (kind != NULL)
    leads_csv_error_set (error, LEADS_CSV_ERROR_NOT_TEXT, kind);

  return kind == NULL;
}

static void
leads_workbook_finalize (GObject *object)
{
  LeadsWorkbook *self = LEADS_WORKBOOK (object);

  g_clear_pointer (&self->strings, leads_workbook_strings_free);
  g_clear_pointer (&self->date_styles, g_byte_array_unref);
  leads_workbook_lists_clear (&self->lists);
  g_clear_pointer (&self->zip, leads_zip_free);
  g_clear_object (&self->spool);
  g_free (self->sha256);

  G_OBJECT_CLASS (leads_workbook_parent_class)->finalize (object);
}

static void
leads_workbook_class_init (LeadsWorkbookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = leads_workbook_finalize;
}

static void
leads_workbook_init (LeadsWorkbook *self)
{
  leads_workbook_lists_init (&self->lists);
}

LeadsWorkbook *
leads_workbook_new (GInputStream  *stream,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (LeadsWorkbook) self = g_object_new (LEADS_TYPE_WORKBOOK, NULL);

  if (!take_copy (self, stream, cancellable, error))
    return NULL;
  self->zip = leads_zip_new (self->spool, error);
  if (self->zip == NULL || !check_kind (self, error) || !leads_zip_check (self->zip, error)
      || !leads_workbook_lists_read (&self->lists, self->zip, cancellable, error))
    return NULL;
  if (self->lists.styles_part != NULL)
    {
      self->date_styles = leads_workbook_read_styles (self->zip, self->lists.styles_part, cancellable, error);
      if (self->date_styles == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

LeadsWorkbook *
leads_workbook_of_stream (GInputStream  *stream,
                          GCancellable  *cancellable,
                          GError       **error)
{
  static GQuark quark;
  LeadsWorkbook *self;

  if (quark == 0)
    quark = g_quark_from_static_string ("leads-workbook");

  self = g_object_get_qdata (G_OBJECT (stream), quark);
  if (self != NULL)
    return self;

  self = leads_workbook_new (stream, cancellable, error);
  if (self != NULL)
    g_object_set_qdata_full (G_OBJECT (stream), quark, self, g_object_unref);

  return self;
}

gboolean
leads_workbook_is_name (const char *file_name)
{
  static const char ending[] = ".xlsx";
  gsize length;

  g_return_val_if_fail (file_name != NULL, FALSE);

  length = strlen (file_name);

  return length >= strlen (ending) && g_ascii_strcasecmp (file_name + length - strlen (ending), ending) == 0;
}

guint64
leads_workbook_get_size (LeadsWorkbook *self)
{
  return leads_spool_get_size (self->spool);
}

const char *
leads_workbook_get_sha256 (LeadsWorkbook *self)
{
  return self->sha256;
}

LeadsZip *
leads_workbook_get_zip (LeadsWorkbook *self)
{
  return self->zip;
}

static const char *
get_name (LeadsWorkbook *self,
          guint          at)
{
  const LeadsWorkbookSheet *sheet = g_ptr_array_index (self->lists.sheets, at);

  return sheet->name;
}

static const char *
find_asked_sheet (LeadsWorkbook *self,
                  const char    *asked)
{
  g_autofree char *folded = leads_text_fold (asked);
  guint64 position = 0;

  for (guint i = 0; i < self->lists.sheets->len; i++)
    {
      g_autofree char *name = leads_text_fold (get_name (self, i));

      if (strcmp (name, folded) == 0)
        return get_name (self, i);
    }

  if (g_ascii_string_to_unsigned (asked, 10, 1, self->lists.sheets->len, &position, NULL))
    return get_name (self, (guint) position - 1);

  return NULL;
}

const char *
leads_workbook_find_sheet (LeadsWorkbook  *self,
                           const char     *asked,
                           GError        **error)
{
  const char *found = NULL;

  if (asked != NULL)
    found = find_asked_sheet (self, asked);
  else if (self->lists.sheets->len > 0)
    found = get_name (self, 0);

  for (guint i = 0; asked == NULL && i < self->lists.sheets->len; i++)
    {
      const LeadsWorkbookSheet *sheet = g_ptr_array_index (self->lists.sheets, i);

      if (sheet->is_visible)
        {
          found = sheet->name;
          break;
        }
    }

  if (found == NULL)
    leads_csv_error_set (error, LEADS_CSV_ERROR_NO_SHEET, asked);

  return found;
}

const LeadsZipEntry *
leads_workbook_get_part (LeadsWorkbook *self,
                         const char    *sheet)
{
  for (guint i = 0; i < self->lists.sheets->len; i++)
    {
      if (strcmp (get_name (self, i), sheet) == 0)
        return g_ptr_array_index (self->lists.parts, i);
    }

  return NULL;
}

gboolean
leads_workbook_is_date_style (LeadsWorkbook *self,
                              guint64        style)
{
  return self->date_styles != NULL && style < self->date_styles->len && self->date_styles->data[style] != 0;
}

gboolean
leads_workbook_counts_since_1904 (LeadsWorkbook *self)
{
  return self->lists.since_1904;
}

gboolean
leads_workbook_append_string (LeadsWorkbook  *self,
                              guint64         index,
                              GString        *text,
                              GCancellable   *cancellable,
                              GError        **error)
{
  if (self->strings == NULL && self->lists.strings_part != NULL)
    {
      self->strings = leads_workbook_strings_new (self->zip, self->lists.strings_part, cancellable, error);
      if (self->strings == NULL)
        return FALSE;
    }
  if (self->strings == NULL || index >= leads_workbook_strings_get_n_strings (self->strings))
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, "sharedStrings");
      return FALSE;
    }

  return leads_workbook_strings_append (self->strings, index, text, error);
}

GPtrArray *
leads_workbook_dup_sheets (LeadsWorkbook *self)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_workbook_sheet_free);

  for (guint i = 0; i < self->lists.sheets->len; i++)
    {
      const LeadsWorkbookSheet *sheet = g_ptr_array_index (self->lists.sheets, i);
      LeadsWorkbookSheet *copy = g_new (LeadsWorkbookSheet, 1);

      copy->name = g_strdup (sheet->name);
      copy->is_visible = sheet->is_visible;
      g_ptr_array_add (copies, copy);
    }

  return copies;
}
