/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-sniffer.h"

#include "leads-csv-encoding-private.h"
#include "leads-csv-guess-private.h"
#include "leads-csv-heading-private.h"
#include "leads-csv-kind-private.h"
#include "leads-csv-sample-private.h"
#include "leads-workbook-sniffer-private.h"

#include <leads-special-file.h>

#include <string.h>

/*
 * Finding out how a file is to be read.
 *
 * Invariant: the stream is left at its first byte, unless it is a workbook.
 */

static const LeadsCsvOverrides no_overrides;

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

/* Rows that have a number, and rows that have the same number of cells. */
static guint
rate_rows (const LeadsCsvRows *rows)
{
  return rows->numbers + rows->n_consistent;
}

/* Our own reports say how they are separated, whatever is in their cells. */
static gboolean
is_report (const LeadsCsvRows *rows)
{
  return rows->n_first > 0 && leads_csv_heading_count_own (leads_csv_rows_get_row (rows, 0)) > 0;
}

/* The delimiter under which most rows have a number and the same number of cells. */
static LeadsCsvRows *
guess_delimiter (GPtrArray       *texts,
                 LeadsCsvDialect *dialect)
{
  /* In the order in which a tie is decided: what is least likely within a cell comes first. */
  static const char candidates[] = { '\t', ';', '|', ',' };
  g_autoptr (LeadsCsvRows) best = NULL;
  guint second_rating = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autoptr (LeadsCsvRows) rows = leads_csv_rows_new (texts, candidates[i]);
      guint rating = rate_rows (rows);

      if (is_report (rows))
        {
          dialect->delimiter = candidates[i];
          return g_steal_pointer (&rows);
        }
      /* A comma unless another one separates something. */
      if (best == NULL || rating > rate_rows (best) || (rating == rate_rows (best) && best->n_consistent == 0))
        {
          LeadsCsvRows *former = best;

          best = g_steal_pointer (&rows);
          rows = former;
          dialect->delimiter = candidates[i];
        }
      if (rows != NULL && rows->n_consistent > 0)
        second_rating = MAX (second_rating, rate_rows (rows));
    }

  /* Nearly: nine of ten. */
  if (second_rating > 0 && second_rating * 10 >= rate_rows (best) * 9)
    dialect->doubts |= LEADS_CSV_DOUBT_DELIMITER;

  return g_steal_pointer (&best);
}

/* @texts: (element-type GBytes): what rows are made of, the start of the file first */
static gboolean
sniff_texts (GPtrArray                *texts,
             const LeadsCsvOverrides  *overrides,
             LeadsCsvDialect          *dialect,
             GError                  **error)
{
  g_autoptr (LeadsCsvRows) rows = NULL;
  GBytes *first = g_ptr_array_index (texts, 0);
  gsize length = 0;
  const char *data = g_bytes_get_data (first, &length);
  gsize sep_length = measure_sep_line (data, length, &dialect->delimiter);

  dialect->has_sep_line = sep_length > 0;
  texts->pdata[0] = g_bytes_new_from_bytes (first, sep_length, length - sep_length);
  g_bytes_unref (first);

  if (overrides->delimiter != '\0')
    {
      const char text[2] = { overrides->delimiter, '\0' };

      if (!leads_csv_delimiter_from_text (text, &dialect->delimiter, error))
        return FALSE;
    }

  if (overrides->delimiter != '\0' || dialect->has_sep_line)
    rows = leads_csv_rows_new (texts, dialect->delimiter);
  else
    rows = guess_delimiter (texts, dialect);

  return leads_csv_guess_columns (rows, overrides, dialect, error);
}

static gboolean
is_text (const LeadsCsvSample        *first,
         const LeadsCsvEncodingGuess *guess)
{
  g_autoptr (GBytes) text = leads_csv_sample_decode (first, guess->encoding, guess->bom_length);
  gsize length = 0;
  const char *data = g_bytes_get_data (text, &length);

  return !leads_csv_has_many_controls (data, length);
}

/* How the bytes are to be decoded, if they are text at all. */
static gboolean
find_encoding (GPtrArray              *samples,
               LeadsCsvEncoding        asked,
               LeadsCsvEncodingGuess  *guess,
               GError                **error)
{
  const LeadsCsvSample *first = g_ptr_array_index (samples, 0);
  gsize length = 0;
  const char *data = g_bytes_get_data (first->bytes, &length);
  const char *signature = leads_csv_find_signature (data, length);

  if (signature == NULL && !leads_csv_guess_encoding (samples, asked, guess, error))
    return FALSE;

  if (signature == NULL && length == guess->bom_length)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_EMPTY, NULL);
      return FALSE;
    }

  if (signature != NULL || !is_text (first, guess))
    {
      LeadsCsvEncodingGuess better;

      /* It may be text, but not in the encoding that was asked for. */
      if (signature == NULL && asked != LEADS_CSV_ENCODING_AUTO
          && leads_csv_guess_encoding (samples, LEADS_CSV_ENCODING_AUTO, &better, NULL) && is_text (first, &better))
        leads_csv_error_set (error, LEADS_CSV_ERROR_ENCODING, leads_csv_encoding_to_name (asked));
      else
        leads_csv_error_set (error, LEADS_CSV_ERROR_NOT_TEXT, signature);
      return FALSE;
    }

  return TRUE;
}

/* "zip" or "ole" when the file may be a workbook, or NULL. */
static const char *
find_workbook (GPtrArray *samples)
{
  const LeadsCsvSample *first = g_ptr_array_index (samples, 0);
  gsize length = 0;
  const char *data = g_bytes_get_data (first->bytes, &length);
  const char *signature = leads_csv_find_signature (data, length);

  return g_strcmp0 (signature, "zip") == 0 || g_strcmp0 (signature, "ole") == 0 ? signature : NULL;
}

static gboolean
sniff (GPtrArray                *samples,
       const LeadsCsvOverrides  *overrides,
       LeadsCsvDialect          *dialect,
       GError                  **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_auto (LeadsCsvDialect) result = { 0 };
  LeadsCsvEncodingGuess guess;

  if (overrides == NULL)
    overrides = &no_overrides;
  leads_csv_dialect_init (&result);

  if (!find_encoding (samples, overrides->encoding, &guess, error))
    return FALSE;
  result.encoding = guess.encoding;
  result.has_bom = guess.bom_length > 0;
  result.doubts = guess.doubtful ? LEADS_CSV_DOUBT_ENCODING : LEADS_CSV_DOUBT_NONE;

  for (guint i = 0; i < samples->len; i++)
    {
      const LeadsCsvSample *sample = g_ptr_array_index (samples, i);

      if (sample->has_rows)
        g_ptr_array_add (texts, leads_csv_sample_decode (sample, guess.encoding, i == 0 ? guess.bom_length : 0));
    }
  if (!sniff_texts (texts, overrides, &result, error))
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
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = leads_special_file_read (file, cancellable, &local_error);
  if (stream != NULL)
    return leads_csv_wrap (stream);

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
  g_autoptr (GPtrArray) samples = NULL;
  const char *workbook;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (can_seek (stream) || G_IS_BUFFERED_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (dialect != NULL, FALSE);

  samples = leads_csv_samples_read (stream, cancellable, error);
  if (samples == NULL)
    return FALSE;
  workbook = find_workbook (samples);
  if (workbook != NULL)
    return leads_workbook_sniff (stream, workbook, overrides != NULL ? overrides : &no_overrides, dialect,
                                 cancellable, error);

  return sniff (samples, overrides, dialect, error);
}

gboolean
leads_csv_sniff_data (const char               *data,
                      gsize                     length,
                      const LeadsCsvOverrides  *overrides,
                      LeadsCsvDialect          *dialect,
                      GError                  **error)
{
  g_autoptr (GPtrArray) samples = NULL;

  g_return_val_if_fail (data != NULL || length == 0, FALSE);
  g_return_val_if_fail (dialect != NULL, FALSE);

  samples = leads_csv_samples_new (data != NULL ? data : "", length);

  return sniff (samples, overrides, dialect, error);
}
