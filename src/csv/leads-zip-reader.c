/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-zip-directory-private.h"

#include "leads-csv-error.h"

#include <zlib.h>

/*
 * Unpacking one entry.
 *
 * Invariant: no more bytes come out than the directory says, and when the last
 * one did, all bytes of the archive were used and the checksum is right.
 */

#define INPUT_BYTES (64 * 1024)

enum { METHOD_STORED = 0, METHOD_DEFLATED = 8 };

struct _LeadsZipReader {
  LeadsZip            *zip;
  const LeadsZipEntry *entry;
  guint64              data;

  z_stream             stream;
  guint8              *input;
  guint64              consumed;
  guint64              produced;
  guint32              crc;
  gboolean             ended;
};

static gssize
fail_damaged (LeadsZipReader  *self,
              GError         **error)
{
  leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, self->entry->name);

  return -1;
}

static gboolean
fill_input (LeadsZipReader  *self,
            GError         **error)
{
  gsize length = (gsize) MIN (self->entry->packed - self->consumed, INPUT_BYTES);

  if (!leads_spool_copy (self->zip->spool, self->data + self->consumed, self->input, length, error))
    return FALSE;
  self->consumed += length;
  self->stream.next_in = self->input;
  self->stream.avail_in = (uInt) length;

  return TRUE;
}

static gssize
copy_stored (LeadsZipReader  *self,
             gpointer         buffer,
             gsize            length,
             GError         **error)
{
  length = (gsize) MIN (length, self->entry->packed - self->consumed);
  if (!leads_spool_copy (self->zip->spool, self->data + self->consumed, buffer, length, error))
    return -1;
  self->consumed += length;
  self->ended = self->consumed == self->entry->packed;

  return (gssize) length;
}

static gssize
unpack (LeadsZipReader  *self,
        gpointer         buffer,
        gsize            length,
        GError         **error)
{
  self->stream.next_out = buffer;
  self->stream.avail_out = (uInt) length;

  while (self->stream.avail_out > 0 && !self->ended)
    {
      int status;

      if (self->stream.avail_in == 0 && self->consumed < self->entry->packed && !fill_input (self, error))
        return -1;
      status = inflate (&self->stream, Z_NO_FLUSH);
      if (status == Z_STREAM_END)
        self->ended = TRUE;
      else if (status != Z_OK)
        return fail_damaged (self, error);
    }

  return (gssize) (length - self->stream.avail_out);
}

LeadsZipReader *
leads_zip_reader_new (LeadsZip             *zip,
                      const LeadsZipEntry  *entry,
                      guint64               max_size,
                      GError              **error)
{
  g_autoptr (LeadsZipReader) self = g_new0 (LeadsZipReader, 1);

  self->zip = zip;
  self->entry = entry;

  if (!leads_zip_check_size (entry, max_size, error) || !leads_zip_locate (zip, entry, &self->data, error))
    return NULL;
  if ((entry->method != METHOD_STORED && entry->method != METHOD_DEFLATED)
      || self->data > zip->directory || entry->packed > zip->directory - self->data)
    {
      fail_damaged (self, error);
      return NULL;
    }

  self->crc = (guint32) crc32 (0, NULL, 0);
  if (entry->method == METHOD_DEFLATED)
    {
      self->input = g_malloc (INPUT_BYTES);
      /* Negative: without zlib's own header. */
      if (inflateInit2 (&self->stream, -MAX_WBITS) != Z_OK)
        g_error ("zlib cannot be started");
    }

  return g_steal_pointer (&self);
}

void
leads_zip_reader_free (LeadsZipReader *self)
{
  if (self->input != NULL)
    inflateEnd (&self->stream);
  g_free (self->input);
  g_free (self);
}

gssize
leads_zip_reader_read (LeadsZipReader  *self,
                       gpointer         buffer,
                       gsize            length,
                       GError         **error)
{
  gssize n;

  if (length == 0 || (self->ended && self->produced == self->entry->size))
    return 0;

  n = self->entry->method == METHOD_STORED ? copy_stored (self, buffer, length, error)
                                           : unpack (self, buffer, length, error);
  if (n < 0)
    return -1;

  self->crc = (guint32) crc32 (self->crc, buffer, (uInt) n);
  self->produced += (guint64) n;
  if (self->produced > self->entry->size)
    return fail_damaged (self, error);
  if (self->ended && (self->produced != self->entry->size || self->crc != self->entry->crc
                      || self->consumed != self->entry->packed || self->stream.avail_in > 0))
    return fail_damaged (self, error);

  return n;
}

guint64
leads_zip_reader_get_consumed (LeadsZipReader *self)
{
  return self->consumed - self->stream.avail_in;
}
