/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-workbook-strings-private.h"

#include "leads-csv-error.h"
#include "leads-workbook-text-private.h"
#include "leads-workbook-values-private.h"
#include "leads-workbook.h"

#include <string.h>

/*
 * Shared strings: written to spools while the part is read, then read through
 * windows, since cells mostly use them in their order.
 *
 * Invariant: `ends` has the offset behind each text in `texts`, so a text begins where the one before it ends.
 */

/* What the longest text that is kept fits in. */
#define WINDOW_BYTES (64 * 1024)
#define MAX_TEXT_BYTES (LEADS_CSV_MAX_CELL_BYTES + 4)

typedef struct {
  LeadsSpool *spool;
  guint64     start;
  gsize       length;
  guint8      bytes[WINDOW_BYTES + MAX_TEXT_BYTES];
} Window;

struct _LeadsWorkbookStrings {
  Window  texts;
  Window  ends;
  guint64 n_strings;
};

typedef struct {
  LeadsWorkbookStrings *strings;
  LeadsWorkbookText     reading;
  GString              *text;
} Loading;

/* @length bytes at @offset, at most MAX_TEXT_BYTES; good until the next call. */
static const guint8 *
look (Window   *window,
      guint64   offset,
      gsize     length,
      GError  **error)
{
  if (offset < window->start || offset + length > window->start + window->length)
    {
      guint64 size = leads_spool_get_size (window->spool);

      window->length = 0;
      window->start = offset;
      if (!leads_spool_copy (window->spool, offset, window->bytes, (gsize) MIN (size - offset, sizeof window->bytes),
                             error))
        return NULL;
      window->length = (gsize) MIN (size - offset, sizeof window->bytes);
    }

  return window->bytes + (offset - window->start);
}

static gboolean
on_start (guint                depth,
          const char          *name,
          const char * const  *attributes,
          const char * const  *values,
          gpointer             data,
          GError             **error)
{
  Loading *self = data;
  const guint depth_of_strings = 2;

  if (depth == depth_of_strings && strcmp (name, "si") == 0)
    leads_workbook_text_begin (&self->reading, depth);
  else if (self->reading.depth > 0)
    leads_workbook_text_start (&self->reading, depth, name);

  return TRUE;
}

static gboolean
on_text (guint         depth,
         const char   *text,
         gsize         length,
         gpointer      data,
         GError      **error)
{
  Loading *self = data;

  leads_workbook_text_add (&self->reading, depth, text, length);

  return TRUE;
}

static gboolean
keep (LeadsWorkbookStrings  *self,
      const char            *text,
      gsize                  length,
      GError               **error)
{
  guint64 end = leads_spool_get_size (self->texts.spool) + length;

  if (self->n_strings == LEADS_WORKBOOK_MAX_STRINGS || end > LEADS_WORKBOOK_MAX_STRING_BYTES)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "strings");
      return FALSE;
    }
  self->n_strings++;

  return leads_spool_append (self->texts.spool, text, length, NULL, error)
         && leads_spool_append (self->ends.spool, &end, sizeof end, NULL, error);
}

static gboolean
on_end (guint         depth,
        const char   *name,
        gpointer      data,
        GError      **error)
{
  Loading *self = data;
  gsize length;

  if (self->reading.depth == 0)
    return TRUE;
  if (depth != self->reading.depth)
    {
      self->reading.wanted = 0;
      return TRUE;
    }

  self->reading.depth = 0;
  g_string_truncate (self->text, 0);
  leads_workbook_append_unescaped (self->text, self->reading.text->str, self->reading.text->len);
  length = self->text->len;
  if (length > MAX_TEXT_BYTES)
    {
      length = MAX_TEXT_BYTES;
      while (((guchar) self->text->str[length] & 0xc0) == 0x80)
        length--;
    }

  return keep (self->strings, self->text->str, length, error);
}

LeadsWorkbookStrings *
leads_workbook_strings_new (LeadsZip             *zip,
                            const LeadsZipEntry  *entry,
                            GCancellable         *cancellable,
                            GError              **error)
{
  static const LeadsXmlHandler handler = { on_start, on_end, on_text };
  g_autoptr (LeadsWorkbookStrings) self = g_new0 (LeadsWorkbookStrings, 1);
  Loading loading = { .strings = self };
  gboolean good;

  self->texts.spool = leads_spool_new (NULL, error);
  if (self->texts.spool == NULL)
    return NULL;
  self->ends.spool = leads_spool_new (NULL, error);
  if (self->ends.spool == NULL)
    return NULL;

  loading.reading.text = g_string_new (NULL);
  loading.text = g_string_new (NULL);
  good = leads_xml_read (zip, entry, LEADS_WORKBOOK_MAX_BYTES, &handler, &loading, cancellable, error);
  g_string_free (loading.reading.text, TRUE);
  g_string_free (loading.text, TRUE);

  return good ? g_steal_pointer (&self) : NULL;
}

void
leads_workbook_strings_free (LeadsWorkbookStrings *self)
{
  g_clear_object (&self->texts.spool);
  g_clear_object (&self->ends.spool);
  g_free (self);
}

guint64
leads_workbook_strings_get_n_strings (LeadsWorkbookStrings *self)
{
  return self->n_strings;
}

gboolean
leads_workbook_strings_append (LeadsWorkbookStrings  *self,
                               guint64                index,
                               GString               *text,
                               GError               **error)
{
  const guint before = index > 0 ? 1 : 0;
  guint64 ends[2] = { 0, 0 };
  const guint8 *bytes = look (&self->ends, (index - before) * sizeof ends[0], (1 + before) * sizeof ends[0], error);

  if (bytes == NULL)
    return FALSE;
  memcpy (ends + 1 - before, bytes, (1 + before) * sizeof ends[0]);

  bytes = look (&self->texts, ends[0], (gsize) (ends[1] - ends[0]), error);
  if (bytes == NULL)
    return FALSE;
  g_string_append_len (text, (const char *) bytes, (gssize) (ends[1] - ends[0]));

  return TRUE;
}
