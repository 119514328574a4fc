/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-csv-reader.h>
#include <leads-csv-sniffer.h>

#include <gio/gunixinputstream.h>
#include <stdio.h>

/*
 * Reads documents for a script. On standard input, one after the other, a line
 *
 *   LENGTH DELIMITER ENCODING
 *
 * ("tab" … or "-" to guess; a name or "-") and LENGTH bytes. On standard output for each a line
 * LENGTH ENCODING DELIMITER and LENGTH bytes: the records, each ended by U+001E, of fields ended by
 * U+001F: line, "header", "blank", the problem's word or "", and the cells, as they are in the file.
 */

#define FIELD_END '\x1f'
#define RECORD_END '\x1e'

static void
read_records (GInputStream    *stream,
              LeadsCsvDialect *dialect,
              GString         *out)
{
  g_autoptr (LeadsCsvReader) reader = NULL;
  LeadsCsvRecord record;

  /* No column is special: line ends may be in each of them. */
  dialect->number_column = dialect->end_column = dialect->count_column = dialect->cac_column = -1;
  dialect->remove_guard = FALSE;
  reader = leads_csv_reader_new (stream, dialect);
  while (leads_csv_reader_next (reader, &record, NULL, NULL))
    {
      g_string_append_printf (out, "%" G_GINT64_FORMAT "%c%s%c", record.line, FIELD_END,
                              record.is_header  ? "header"
                              : record.is_blank ? "blank"
                                                : leads_reason_to_word (record.problem),
                              FIELD_END);
      for (guint i = 0; i < record.n_cells; i++)
        {
          g_string_append_len (out, record.cells[i].text, (gssize) record.cells[i].length);
          g_string_append_c (out, FIELD_END);
        }
      g_string_append_c (out, RECORD_END);
    }
}

static gboolean
make_overrides (char              *request,
                gsize             *length,
                LeadsCsvOverrides *overrides)
{
  g_auto (GStrv) words = g_strsplit (request, " ", -1);

  if (g_strv_length (words) != 3)
    return FALSE;
  *length = (gsize) g_ascii_strtoull (words[0], NULL, 10);

  return (g_str_equal (words[1], "-") || leads_csv_delimiter_from_text (words[1], &overrides->delimiter, NULL))
         && (g_str_equal (words[2], "-") || leads_csv_encoding_from_name (words[2], &overrides->encoding));
}

int
main (void)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GDataInputStream) requests = g_data_input_stream_new (input);

  for (;;)
    {
      g_autofree char *request = g_data_input_stream_read_line (requests, NULL, NULL, NULL);
      LeadsCsvOverrides overrides = { .header = LEADS_CSV_HEADER_NO };
      g_auto (LeadsCsvDialect) dialect = { 0 };
      g_autofree char *data = NULL;
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      gsize length = 0;

      if (request == NULL)
        return 0;
      if (!make_overrides (request, &length, &overrides))
        return 2;
      data = g_malloc (length + 1);
      if (!g_input_stream_read_all (G_INPUT_STREAM (requests), data, length, &length, NULL, NULL))
        return 1;

      stream = g_memory_input_stream_new_from_data (length > 0 ? data : "", (gssize) length, NULL);
      if (leads_csv_sniff (stream, &overrides, &dialect, NULL, &error))
        read_records (stream, &dialect, out);
      g_print ("%" G_GSIZE_FORMAT " %s %d\n", out->len,
               error != NULL ? error->message : leads_csv_encoding_to_name (dialect.encoding), dialect.delimiter);
      fwrite (out->str, 1, out->len, stdout);
      fflush (stdout);
    }
}
