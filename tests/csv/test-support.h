/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-csv-reader.h>
#include "../../src/csv/leads-csv-reader-private.h"

#include <string.h>

/*
 * Reading a document whole, as lines that can be compared:
 *
 *   LINE[@OFFSET-END] FLAGS PROBLEM TEXT | CELL | CELL
 */

/* @stream gives @data. */
static inline GPtrArray *
read_stream (GInputStream          *stream,
             const char            *data,
             gsize                  length,
             const LeadsCsvDialect *dialect,
             gsize                  chunk_bytes,
             gboolean               offsets)
{
  g_autoptr (LeadsCsvReader) reader = leads_csv_reader_new_full (stream, dialect, chunk_bytes);
  g_autoptr (GError) error = NULL;
  GPtrArray *records = g_ptr_array_new_with_free_func (g_free);
  LeadsCsvRecord record;

  g_assert_true (length == 0 || leads_csv_reader_get_sha256 (reader) == NULL);

  while (leads_csv_reader_next (reader, &record, NULL, &error))
    {
      GString *line = g_string_new (NULL);

      g_assert_true (g_utf8_validate_len (record.text, record.text_length, NULL));
      g_assert_cmpuint (record.n_cells, >, 0);
      g_assert_true (!(record.is_blank || record.is_header) || record.problem == LEADS_REASON_NONE);

      g_string_append_printf (line, "%" G_GINT64_FORMAT, record.line);
      if (offsets)
        g_string_append_printf (line, "@%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, record.offset, record.end_offset);
      g_string_append_printf (line, " %s%s%s ", record.is_header ? "header" : "", record.is_blank ? "blank" : "",
                              leads_reason_to_word (record.problem));
      g_string_append_len (line, record.text, (gssize) record.text_length);
      for (guint i = 0; i < record.n_cells; i++)
        {
          g_assert_true (g_utf8_validate_len (record.cells[i].text, record.cells[i].length, NULL));
          g_string_append (line, " | ");
          g_string_append_len (line, record.cells[i].text, (gssize) record.cells[i].length);
        }
      g_ptr_array_add (records, g_string_free (line, FALSE));
    }

  g_assert_no_error (error);
  {
    g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);

    g_assert_cmpstr (leads_csv_reader_get_sha256 (reader), ==, expected);
  }
  g_assert_false (leads_csv_reader_next (reader, &record, NULL, &error));
  g_assert_no_error (error);

  return records;
}

static inline GPtrArray *
read_with_chunks (const char            *data,
                  gsize                  length,
                  const LeadsCsvDialect *dialect,
                  gsize                  chunk_bytes,
                  gboolean               offsets)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (length > 0 ? data : "", (gssize) length, NULL);

  return read_stream (stream, data, length, dialect, chunk_bytes, offsets);
}

static inline void
assert_records (const char            *data,
                gsize                  length,
                const LeadsCsvDialect *dialect,
                const char * const    *expected)
{
  g_autoptr (GPtrArray) records = read_with_chunks (data, length, dialect, LEADS_CSV_CHUNK_BYTES, FALSE);

  for (guint i = 0; i < records->len && expected[i] != NULL; i++)
    g_assert_cmpstr (g_ptr_array_index (records, i), ==, expected[i]);
  g_assert_cmpuint (records->len, ==, g_strv_length ((char **) expected));
}
