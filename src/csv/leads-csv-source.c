/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-source-private.h"

/*
 * Where the reader's bytes come from.
 *
 * Invariant: UTF-8 goes straight into the reader's buffer; `encoded` is there for every other encoding.
 */

/* A file that somebody writes to as fast as it is read would have no end. Some files of the system say that they have no
 * bytes, and have some. */
static goffset
get_n_bytes (GInputStream *stream)
{
  g_autoptr (GFileInfo) info = NULL;
  goffset n_bytes = 0;

  if (G_IS_FILE_INPUT_STREAM (stream))
    info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (stream), G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  if (info != NULL)
    n_bytes = g_file_info_get_size (info) - g_seekable_tell (G_SEEKABLE (stream));

  return n_bytes > 0 ? n_bytes : -1;
}

void
leads_csv_source_init (LeadsCsvSource   *self,
                       GInputStream     *stream,
                       LeadsCsvEncoding  encoding,
                       gsize             chunk_bytes)
{
  *self = (LeadsCsvSource) { .chunk_bytes = chunk_bytes, .min_room = 1 };
  self->n_left = get_n_bytes (stream);
  self->stream = g_object_ref (stream);
  leads_csv_fingerprint_init (&self->fingerprint);

  if (encoding != LEADS_CSV_ENCODING_UTF_8)
    {
      leads_csv_decoder_init (&self->decoder, encoding);
      self->encoded = g_malloc (chunk_bytes);
      self->min_room = LEADS_CSV_DECODED_ROOM (1);
    }
}

void
leads_csv_source_clear (LeadsCsvSource *self)
{
  g_clear_pointer (&self->ahead, leads_csv_ahead_free);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->encoded, g_free);
}

/* A short stream is not worth a thread. */
static gssize
read_bytes (LeadsCsvSource  *self,
            guint8          *bytes,
            gsize            room,
            GCancellable    *cancellable,
            GError         **error)
{
  gssize n;

  if (self->n_left >= 0)
    room = MIN (room, (gsize) self->n_left);
  if (room == 0)
    return 0;
  if (self->ahead != NULL)
    return leads_csv_ahead_read (self->ahead, bytes, room, cancellable, error);

  n = g_input_stream_read (self->stream, bytes, MIN (self->chunk_bytes, room), cancellable, error);
  if (n <= 0)
    return n;
  leads_csv_fingerprint_update (&self->fingerprint, bytes, (gsize) n);
  if ((gsize) n == self->chunk_bytes)
    self->ahead = leads_csv_ahead_new (self->stream, &self->fingerprint, self->chunk_bytes);

  return n;
}

gssize
leads_csv_source_read (LeadsCsvSource  *self,
                       char            *buffer,
                       gsize            room,
                       GCancellable    *cancellable,
                       GError         **error)
{
  guint8 *bytes = self->encoded != NULL ? self->encoded : (guint8 *) buffer;
  gsize most = self->encoded != NULL ? (room - LEADS_CSV_DECODED_ROOM (0)) / LEADS_CSV_DECODED_GROWTH : room;
  gssize n;

  /* Not every stream looks at it. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;

  n = read_bytes (self, bytes, MIN (self->chunk_bytes, most), cancellable, error);
  if (n < 0)
    return -1;

  self->at_end = n == 0;
  if (self->n_left > 0)
    self->n_left -= n;
  if (self->encoded == NULL)
    return n;
  if (self->at_end)
    return (gssize) leads_csv_decoder_finish (&self->decoder, buffer);

  return (gssize) leads_csv_decoder_feed (&self->decoder, bytes, (gsize) n, buffer);
}
