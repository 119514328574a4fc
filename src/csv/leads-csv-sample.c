/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-sample-private.h"

#include "leads-csv-decoder-private.h"
#include "leads-csv-sniffer.h"

/*
 * Looking into a file in several places.
 *
 * Invariant: the first sample begins the file, and each begins a whole number of characters after its start.
 */

/* No character of an encoding that we know has more bytes, or a number of them that does not divide it. */
#define ALIGNMENT 4

/* Places whose rows are looked at: start, middle, end. */
#define N_PLACES_FOR_ROWS 3

/* Places that are looked at, at most, while what was seen is the same in every encoding. */
#define N_PLACES_FOR_ENCODING 32

static void
sample_free (gpointer data)
{
  LeadsCsvSample *self = data;

  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
add_sample (GPtrArray *samples,
            GBytes    *bytes,
            gboolean   begins_file,
            gboolean   ends_file,
            gboolean   has_rows)
{
  LeadsCsvSample *sample = g_new0 (LeadsCsvSample, 1);

  sample->bytes = bytes;
  sample->begins_file = begins_file;
  sample->ends_file = ends_file;
  sample->has_rows = has_rows;
  g_ptr_array_add (samples, sample);
}

GPtrArray *
leads_csv_samples_new (const char *data,
                       gsize       length)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func (sample_free);
  gsize taken = MIN (length, LEADS_CSV_SAMPLE_BYTES);

  add_sample (samples, g_bytes_new (data, taken), TRUE, taken == length, TRUE);

  return samples;
}

/* Whether something is there that is not the same in every encoding. */
static gboolean
tells_encoding (GBytes *bytes)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == 0 || data[i] >= 0x80)
        return TRUE;
    }

  return FALSE;
}

static GBytes *
read_place (GInputStream  *stream,
            goffset        place,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *buffer = g_malloc (LEADS_CSV_SAMPLE_BYTES);
  gsize length = 0;

  if (!g_seekable_seek (G_SEEKABLE (stream), place, G_SEEK_SET, cancellable, error)
      || !g_input_stream_read_all (stream, buffer, LEADS_CSV_SAMPLE_BYTES, &length, cancellable, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&buffer), length);
}

static goffset
get_place (goffset size,
           guint   i,
           guint   n_places)
{
  goffset place = (size - LEADS_CSV_SAMPLE_BYTES) / (n_places - 1) * i;

  return place - place % ALIGNMENT;
}

/* Reads the places from the second on; without @has_rows it stops at the first that tells the encoding, and keeps it alone. */
static gboolean
read_places (GInputStream  *stream,
             GPtrArray     *samples,
             goffset        size,
             guint          n_places,
             gboolean       has_rows,
             gboolean      *told,
             GCancellable  *cancellable,
             GError       **error)
{
  for (guint i = 1; i < n_places && (has_rows || !*told); i++)
    {
      goffset place = get_place (size, i, n_places);
      g_autoptr (GBytes) bytes = read_place (stream, place, cancellable, error);
      gboolean ends_file;

      if (bytes == NULL)
        return FALSE;
      ends_file = place + (goffset) g_bytes_get_size (bytes) >= size;
      *told = *told || tells_encoding (bytes);
      if (has_rows || *told)
        add_sample (samples, g_steal_pointer (&bytes), FALSE, ends_file, has_rows);
    }

  return TRUE;
}

/* Further samples of a file that is longer than the first one. */
static gboolean
read_further (GInputStream  *stream,
              GPtrArray     *samples,
              GCancellable  *cancellable,
              GError       **error)
{
  const LeadsCsvSample *first = g_ptr_array_index (samples, 0);
  gboolean told = tells_encoding (first->bytes);
  goffset size;
  guint n_places;

  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, error))
    return FALSE;
  size = MAX (g_seekable_tell (G_SEEKABLE (stream)), LEADS_CSV_SAMPLE_BYTES);

  if (size > 2 * LEADS_CSV_SAMPLE_BYTES
      && !read_places (stream, samples, size, N_PLACES_FOR_ROWS, TRUE, &told, cancellable, error))
    return FALSE;
  /* So many that they leave no gap in a file that is not too long for it. */
  n_places = (guint) MIN (size / LEADS_CSV_SAMPLE_BYTES + 2, N_PLACES_FOR_ENCODING);

  return read_places (stream, samples, size, n_places, FALSE, &told, cancellable, error);
}

static gboolean
read_seekable (GInputStream  *stream,
               GPtrArray     *samples,
               GCancellable  *cancellable,
               GError       **error)
{
  GBytes *first = read_place (stream, 0, cancellable, error);
  gboolean whole;

  if (first == NULL)
    return FALSE;
  whole = g_bytes_get_size (first) < LEADS_CSV_SAMPLE_BYTES;
  add_sample (samples, first, TRUE, whole, TRUE);

  return (whole || read_further (stream, samples, cancellable, error))
         && g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error);
}

static gboolean
read_buffered (GBufferedInputStream  *stream,
               GPtrArray             *samples,
               GCancellable          *cancellable,
               GError               **error)
{
  const char *data;
  gsize length = 0;
  gssize n;

  do
    {
      gsize room = g_buffered_input_stream_get_buffer_size (stream) - g_buffered_input_stream_get_available (stream);

      n = room > 0 ? g_buffered_input_stream_fill (stream, (gssize) room, cancellable, error) : 0;
      if (n < 0)
        return FALSE;
    }
  while (n > 0);

  data = g_buffered_input_stream_peek_buffer (stream, &length);
  add_sample (samples, g_bytes_new (data, length), TRUE, length < LEADS_CSV_SAMPLE_BYTES, TRUE);

  return TRUE;
}

GPtrArray *
leads_csv_samples_read (GInputStream  *stream,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func (sample_free);
  gboolean good;

  if (G_IS_BUFFERED_INPUT_STREAM (stream))
    good = read_buffered (G_BUFFERED_INPUT_STREAM (stream), samples, cancellable, error);
  else
    good = read_seekable (stream, samples, cancellable, error);

  return good ? g_steal_pointer (&samples) : NULL;
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* @text without the line it may begin within, and without the one it may end within. */
static GBytes *
trim_to_lines (const LeadsCsvSample *self,
               GBytes               *text)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (text, &length);
  gsize start = 0;
  gsize end = length;

  if (!self->begins_file)
    {
      while (start < length && !is_line_end (data[start]))
        start++;
      while (start < length && is_line_end (data[start]))
        start++;
    }
  if (!self->ends_file)
    {
      while (end > start && !is_line_end (data[end - 1]))
        end--;
      /* One line that is longer than the sample: better its beginning than nothing. */
      if (end == start && self->begins_file)
        end = length;
    }

  return g_bytes_new_from_bytes (text, start, end - start);
}

GBytes *
leads_csv_sample_decode (const LeadsCsvSample *self,
                         LeadsCsvEncoding      encoding,
                         gsize                 skip)
{
  gsize length = g_bytes_get_size (self->bytes) - skip;
  g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (self->bytes, skip, length);
  g_autoptr (GBytes) text = NULL;
  LeadsCsvDecoder decoder;
  char *decoded;
  gsize n;

  if (encoding == LEADS_CSV_ENCODING_UTF_8)
    return trim_to_lines (self, bytes);

  decoded = g_malloc (LEADS_CSV_DECODED_ROOM (length));
  leads_csv_decoder_init (&decoder, encoding);
  n = leads_csv_decoder_feed (&decoder, g_bytes_get_data (bytes, NULL), length, decoded);
  if (self->ends_file)
    n += leads_csv_decoder_finish (&decoder, decoded + n);
  text = g_bytes_new_take (decoded, n);

  return trim_to_lines (self, text);
}
