/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-xml-private.h"

#include "leads-csv-error.h"
#include "leads-workbook.h"

#include <string.h>

/*
 * Limits around GMarkup, which knows no document types and no entities but
 * XML's own, so that what makes other parsers dangerous is not there at all.
 * What it lacks is a bound: it keeps a name, a value or a text whole.
 *
 * Invariant: between two callbacks at most LEADS_WORKBOOK_MAX_TOKEN_BYTES and one piece were fed.
 */

/* Little, for all the rows of a piece are kept. */
#define PIECE_BYTES (16 * 1024)

struct _LeadsXml {
  LeadsZipReader        *reader;
  GMarkupParseContext   *context;
  const LeadsXmlHandler *handler;
  gpointer               data;
  const char            *part;

  char                   piece[PIECE_BYTES];
  /* Of a character that goes on in the next piece: they are at the start of `piece`. */
  gsize                  kept;
  gsize                  fed;
  guint                  depth;
  gboolean               begun;
};

static const char *
get_local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
on_start (GMarkupParseContext  *context,
          const char           *name,
          const char          **attributes,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  LeadsXml *self = data;

  self->fed = 0;
  if (++self->depth > LEADS_WORKBOOK_MAX_DEPTH)
    leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "depth");
  else if (self->handler->start != NULL)
    self->handler->start (self->depth, get_local_name (name), (const char * const *) attributes,
                          (const char * const *) values, self->data, error);
}

static void
on_end (GMarkupParseContext  *context,
        const char           *name,
        gpointer              data,
        GError              **error)
{
  LeadsXml *self = data;

  self->fed = 0;
  if (self->handler->end != NULL)
    self->handler->end (self->depth, get_local_name (name), self->data, error);
  self->depth--;
}

static void
on_text (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  LeadsXml *self = data;

  self->fed = 0;
  if (self->handler->text != NULL)
    self->handler->text (self->depth, text, length, self->data, error);
}

/* Whether the XML declaration says something else than UTF-8 (of which ASCII is a part). */
static gboolean
has_foreign_encoding (const char *declaration)
{
  const char *encoding = strstr (declaration, "encoding");

  if (!g_str_has_prefix (declaration, "<?xml") || encoding == NULL)
    return FALSE;
  encoding += strlen ("encoding");
  encoding += strspn (encoding, " \t\r\n=\"'");

  return g_ascii_strncasecmp (encoding, "UTF-8", strlen ("UTF-8")) != 0
         && g_ascii_strncasecmp (encoding, "US-ASCII", strlen ("US-ASCII")) != 0;
}

/* Comments, instructions and document types. */
static void
on_other (GMarkupParseContext  *context,
          const char           *text,
          gsize                 length,
          gpointer              data,
          GError              **error)
{
  LeadsXml *self = data;

  self->fed = 0;
  if (g_str_has_prefix (text, "<?"))
    {
      if (has_foreign_encoding (text))
        leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, self->part);
    }
  else if (!g_str_has_prefix (text, "<!--"))
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "doctype");
    }
}

static const GMarkupParser parser = { on_start, on_end, on_text, on_other, NULL };

LeadsXml *
leads_xml_new (LeadsZip               *zip,
               const LeadsZipEntry    *entry,
               guint64                 max_size,
               const LeadsXmlHandler  *handler,
               gpointer                data,
               GError                **error)
{
  LeadsZipReader *reader = leads_zip_reader_new (zip, entry, max_size, error);
  LeadsXml *self;

  if (reader == NULL)
    return NULL;

  self = g_new0 (LeadsXml, 1);
  self->reader = reader;
  self->handler = handler;
  self->data = data;
  self->part = entry->name;
  self->context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);

  return self;
}

void
leads_xml_free (LeadsXml *self)
{
  g_markup_parse_context_free (self->context);
  leads_zip_reader_free (self->reader);
  g_free (self);
}

static gboolean
fail_damaged (LeadsXml  *self,
              GError   **error)
{
  leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, self->part);

  return FALSE;
}

/* What GMarkup says may quote a cell, and cells are in no log. */
static gboolean
hand_on (LeadsXml  *self,
         GError    *cause,
         GError   **error)
{
  if (cause->domain == G_MARKUP_ERROR)
    {
      fail_damaged (self, error);
      g_error_free (cause);
    }
  else
    {
      g_propagate_error (error, cause);
    }

  return FALSE;
}

/*
 * How many bytes of the piece are whole characters; what follows them is none or
 * not whole. GMarkup would look, too, but of a comment or CDATA that is no text it
 * sets an error and goes on as if there were none.
 */
static gboolean
measure_text (LeadsXml  *self,
              gsize      length,
              gsize     *n_bytes,
              GError   **error)
{
  const gsize max_character = 4;
  const char *end;

  g_utf8_validate_len (self->piece, length, &end);
  *n_bytes = (gsize) (end - self->piece);
  if (*n_bytes == length
      || (length - *n_bytes < max_character
          && g_utf8_get_char_validated (end, (gssize) (length - *n_bytes)) == (gunichar) -2))
    return TRUE;

  return fail_damaged (self, error);
}

static gsize
measure_bom (LeadsXml *self,
             gsize     length)
{
  const gsize bom_length = 3;
  gboolean first = !self->begun;

  self->begun = TRUE;

  return first && length >= bom_length && memcmp (self->piece, "\xef\xbb\xbf", bom_length) == 0 ? bom_length : 0;
}

gboolean
leads_xml_step (LeadsXml      *self,
                GCancellable  *cancellable,
                GError       **error)
{
  GError *failure = NULL;
  gssize n;
  gsize length;
  gsize text_length;
  gsize bom_length;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  n = leads_zip_reader_read (self->reader, self->piece + self->kept, PIECE_BYTES - self->kept, error);
  if (n < 0)
    return FALSE;
  if (n == 0)
    {
      if (self->kept > 0)
        return fail_damaged (self, error);
      if (!g_markup_parse_context_end_parse (self->context, &failure))
        hand_on (self, failure, error);
      return FALSE;
    }

  length = self->kept + (gsize) n;
  if (!measure_text (self, length, &text_length, error))
    return FALSE;
  bom_length = measure_bom (self, text_length);
  self->fed += (gsize) n;
  if (!g_markup_parse_context_parse (self->context, self->piece + bom_length, (gssize) (text_length - bom_length), &failure))
    return hand_on (self, failure, error);
  self->kept = length - text_length;
  memmove (self->piece, self->piece + text_length, self->kept);
  if (self->fed > LEADS_WORKBOOK_MAX_TOKEN_BYTES)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "token");
      return FALSE;
    }

  return TRUE;
}

gboolean
leads_xml_read (LeadsZip               *zip,
                const LeadsZipEntry    *entry,
                guint64                 max_size,
                const LeadsXmlHandler  *handler,
                gpointer                data,
                GCancellable           *cancellable,
                GError                **error)
{
  g_autoptr (LeadsXml) xml = leads_xml_new (zip, entry, max_size, handler, data, error);
  GError *failure = NULL;

  if (xml == NULL)
    return FALSE;
  while (leads_xml_step (xml, cancellable, &failure))
    ;
  if (failure != NULL)
    g_propagate_error (error, failure);

  return failure == NULL;
}

guint64
leads_xml_get_consumed (LeadsXml *self)
{
  return leads_zip_reader_get_consumed (self->reader);
}

const char *
leads_xml_find (const char * const *attributes,
                const char * const *values,
                const char         *name)
{
  for (guint i = 0; attributes[i] != NULL; i++)
    {
      if (strcmp (attributes[i], name) == 0)
        return values[i];
    }

  return NULL;
}

const char *
leads_xml_find_prefixed (const char * const *attributes,
                         const char * const *values,
                         const char         *name)
{
  for (guint i = 0; attributes[i] != NULL; i++)
    {
      const char *colon = strchr (attributes[i], ':');

      if (colon != NULL && strcmp (colon + 1, name) == 0)
        return values[i];
    }

  return NULL;
}
