/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-sniffer.h"

#include "leads-csv-guess-private.h"
#include "leads-csv-kind-private.h"

#include <string.h>

/*
 * Finding out how a file is to be read.
 *
 * Invariant: the stream is left at its first byte.
 */

/* Places after the start in which a long file is looked at: the middle and the end. */
#define N_FURTHER_SAMPLES 2

/* @data without the line it may begin within, and without the one it may end within. */
static GBytes *
make_sample (const char *data,
             gsize       length,
             gboolean    begins_line,
             gboolean    ends_line)
{
  gsize start = 0;
  gsize end = length;

  if (!begins_line)
    {
      while (start < length && data[start] != '\n' && data[start] != '\r')
        start++;
      while (start < length && (data[start] == '\n' || data[start] == '\r'))
        start++;
    }
  if (!ends_line)
    {
      while (end > start && data[end - 1] != '\n' && data[end - 1] != '\r')
        end--;
      /* One line that is longer than the sample: better its beginning than nothing. */
      if (end == start && begins_line)
        end = length;
    }

  return g_bytes_new (data + start, end - start);
}

/* Length of the line "sep=;" with its line end, which spreadsheets understand; 0 if there is none. */
static gsize
measure_sep_line (const char *data,
                  gsize       length,
                  char       *delimiter)
{
  const gsize sep_length = strlen ("sep=;");
  const char text[2] = { length >= sep_length ? data[sep_length - 1] : '\0', '\0' };

  if (length < sep_length || g_ascii_strncasecmp (data, "sep=", sep_length - 1) != 0)
    return 0;
  if (!leads_csv_delimiter_from_text (text, delimiter, NULL))
    return 0;
  if (length == sep_length)
    return sep_length;
  if (data[sep_length] == '\n')
    return sep_length + 1;
  if (data[sep_length] == '\r')
    return sep_length + 1 + (length > sep_length + 1 && data[sep_length + 1] == '\n');

  return 0;
}

/* The delimiter under which most rows have a number and the same number of cells. */
static LeadsCsvRows *
guess_delimiter (GPtrArray *samples,
                 char      *delimiter)
{
  /* In the order in which a tie is decided: what is least likely within a cell comes first. */
  static const char candidates[] = { '\t', ';', '|', ',' };
  g_autoptr (LeadsCsvRows) best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autoptr (LeadsCsvRows) rows = leads_csv_rows_new (samples, candidates[i]);
      guint rating = rows->n_numbers + rows->n_consistent;
      guint best_rating = best != NULL ? best->n_numbers + best->n_consistent : 0;

      /* A comma unless another one separates something. */
      if (best == NULL || rating > best_rating
          || (rating == best_rating && best->n_consistent == 0))
        {
          g_clear_pointer (&best, leads_csv_rows_free);
          best = g_steal_pointer (&rows);
          *delimiter = candidates[i];
        }
    }

  return g_steal_pointer (&best);
}

static gboolean
sniff_samples (GPtrArray                *samples,
               const LeadsCsvOverrides  *overrides,
               LeadsCsvDialect          *dialect,
               GError                  **error)
{
  g_autoptr (LeadsCsvRows) rows = NULL;
  GBytes *first = g_ptr_array_index (samples, 0);
  gsize length = 0;
  const char *data = g_bytes_get_data (first, &length);
  gsize sep_length = measure_sep_line (data, length, &dialect->delimiter);

  dialect->has_sep_line = sep_length > 0;
  samples->pdata[0] = g_bytes_new_from_bytes (first, sep_length, length - sep_length);
  g_bytes_unref (first);

  if (overrides->delimiter != '\0')
    {
      const char text[2] = { overrides->delimiter, '\0' };

      if (!leads_csv_delimiter_from_text (text, &dialect->delimiter, error))
        return FALSE;
    }

  if (overrides->delimiter != '\0' || dialect->has_sep_line)
    rows = leads_csv_rows_new (samples, dialect->delimiter);
  else
    rows = guess_delimiter (samples, &dialect->delimiter);

  return leads_csv_guess_columns (rows, overrides, dialect, error);
}

/* @first and @further may end within a line unless @complete. */
static gboolean
sniff (const char               *data,
       gsize                     length,
       gboolean                  complete,
       GPtrArray                *further,
       const LeadsCsvOverrides  *overrides,
       LeadsCsvDialect          *dialect,
       GError                  **error)
{
  static const LeadsCsvOverrides none = { 0 };
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_auto (LeadsCsvDialect) result = { 0 };
  gsize bom_length = 0;

  if (overrides == NULL)
    overrides = &none;
  leads_csv_dialect_init (&result);

  if (!leads_csv_check_text (data, length, overrides->encoding, &bom_length, error))
    return FALSE;
  result.has_bom = bom_length > 0;

  g_ptr_array_add (samples, make_sample (data + bom_length, length - bom_length, TRUE, complete));
  for (guint i = 0; further != NULL && i < further->len; i++)
    g_ptr_array_add (samples, g_bytes_ref (g_ptr_array_index (further, i)));

  if (!sniff_samples (samples, overrides, &result, error))
    return FALSE;

  *dialect = result;
  result.column_names = NULL;

  return TRUE;
}

static gboolean
can_seek (GInputStream *stream)
{
  return G_IS_SEEKABLE (stream) && g_seekable_can_seek (G_SEEKABLE (stream));
}

/* Samples from the middle and the end of a file that is much longer than the first one. */
static gboolean
read_further (GInputStream  *stream,
              GPtrArray     *further,
              char          *buffer,
              GCancellable  *cancellable,
              GError       **error)
{
  GSeekable *seekable = G_SEEKABLE (stream);
  goffset size;

  if (!g_seekable_seek (seekable, 0, G_SEEK_END, cancellable, error))
    return FALSE;
  size = g_seekable_tell (seekable);

  for (guint i = 1; size > 2 * LEADS_CSV_SAMPLE_BYTES && i <= N_FURTHER_SAMPLES; i++)
    {
      goffset place = (size - LEADS_CSV_SAMPLE_BYTES) / N_FURTHER_SAMPLES * i;
      gsize length = 0;

      if (!g_seekable_seek (seekable, place, G_SEEK_SET, cancellable, error)
          || !g_input_stream_read_all (stream, buffer, LEADS_CSV_SAMPLE_BYTES, &length, cancellable, error))
        return FALSE;
      g_ptr_array_add (further, make_sample (buffer, length, FALSE, FALSE));
    }

  return TRUE;
}

static gboolean
sniff_seekable (GInputStream             *stream,
                const LeadsCsvOverrides  *overrides,
                LeadsCsvDialect          *dialect,
                GCancellable             *cancellable,
                GError                  **error)
{
  g_autoptr (GPtrArray) further = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *first = g_malloc (LEADS_CSV_SAMPLE_BYTES);
  g_autofree char *buffer = g_malloc (LEADS_CSV_SAMPLE_BYTES);
  gsize length = 0;
  gboolean good;

  good = g_input_stream_read_all (stream, first, LEADS_CSV_SAMPLE_BYTES, &length, cancellable, error)
         && (length < LEADS_CSV_SAMPLE_BYTES || read_further (stream, further, buffer, cancellable, error))
         && g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error);

  return good
         && sniff (first, length, length < LEADS_CSV_SAMPLE_BYTES, further, overrides, dialect, error);
}

static gboolean
sniff_buffered (GBufferedInputStream     *stream,
                const LeadsCsvOverrides  *overrides,
                LeadsCsvDialect          *dialect,
                GCancellable             *cancellable,
                GError                  **error)
{
  gsize length = 0;
  gssize n;
  const char *data;

  do
    {
      gsize room = g_buffered_input_stream_get_buffer_size (stream) - g_buffered_input_stream_get_available (stream);

      n = room > 0 ? g_buffered_input_stream_fill (stream, (gssize) room, cancellable, error) : 0;
      if (n < 0)
        return FALSE;
    }
  while (n > 0);

  data = g_buffered_input_stream_peek_buffer (stream, &length);

  return sniff (data, length, length < LEADS_CSV_SAMPLE_BYTES, NULL, overrides, dialect, error);
}

GInputStream *
leads_csv_wrap (GInputStream *stream)
{
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  if (can_seek (stream))
    return g_object_ref (stream);

  return g_buffered_input_stream_new_sized (stream, LEADS_CSV_SAMPLE_BYTES);
}

GInputStream *
leads_csv_open (GFile         *file,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, &local_error);
  if (stream != NULL)
    return leads_csv_wrap (G_INPUT_STREAM (stream));

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    leads_csv_error_set (error, LEADS_CSV_ERROR_DIRECTORY, NULL);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

gboolean
leads_csv_sniff (GInputStream             *stream,
                 const LeadsCsvOverrides  *overrides,
                 LeadsCsvDialect          *dialect,
                 GCancellable             *cancellable,
                 GError                  **error)
{
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (can_seek (stream) || G_IS_BUFFERED_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (dialect != NULL, FALSE);

  if (can_seek (stream))
    return sniff_seekable (stream, overrides, dialect, cancellable, error);

  return sniff_buffered (G_BUFFERED_INPUT_STREAM (stream), overrides, dialect, cancellable, error);
}

gboolean
leads_csv_sniff_data (const char               *data,
                      gsize                     length,
                      const LeadsCsvOverrides  *overrides,
                      LeadsCsvDialect          *dialect,
                      GError                  **error)
{
  g_return_val_if_fail (data != NULL || length == 0, FALSE);
  g_return_val_if_fail (dialect != NULL, FALSE);

  if (length <= LEADS_CSV_SAMPLE_BYTES)
    return sniff (length > 0 ? data : "", length, TRUE, NULL, overrides, dialect, error);

  return sniff (data, LEADS_CSV_SAMPLE_BYTES, FALSE, NULL, overrides, dialect, error);
}
