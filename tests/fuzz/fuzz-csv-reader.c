/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <leads-csv-sniffer.h>
#include <leads-csv-writer.h>

/*
 * Any bytes at all, sniffed and read in every encoding: every record is valid
 * text, they cover the bytes without a gap, and a report can be made of each.
 */

static void
read_document (const char            *data,
               gsize                  size,
               const LeadsCsvDialect *dialect)
{
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_data (size > 0 ? data : "", (gssize) size, NULL);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (LeadsCsvReader) reader = leads_csv_reader_new (input, dialect);
  g_autoptr (LeadsCsvWriter) writer = leads_csv_writer_new (output, ',', LEADS_CSV_WRITER_NONE);
  LeadsCsvRecord record;
  const gint64 max_bom_length = 3;
  gint64 line = 0;
  gint64 offset = -1;

  while (leads_csv_reader_next (reader, &record, NULL, NULL))
    {
      check (record.line > line, "Lines ascend");
      check (offset < 0 ? record.offset <= max_bom_length : record.offset == offset, "No byte is left out");
      check (record.end_offset > record.offset, "A record has bytes");
      check (g_utf8_validate_len (record.text, record.text_length, NULL), "The text is UTF-8");
      check (record.n_cells > 0, "A record has a cell");
      for (guint i = 0; i < record.n_cells; i++)
        check (g_utf8_validate_len (record.cells[i].text, record.cells[i].length, NULL), "A cell is UTF-8");
      line = record.line;
      offset = record.end_offset;

      leads_csv_writer_add_record (writer, &record, dialect);
      leads_csv_writer_add_record_text (writer, record.text, record.text_length, record.problem, dialect);
      check (leads_csv_writer_end_record (writer, NULL, NULL), "Memory can be written");
    }

  check (offset < 0 || offset == (gint64) size, "All bytes are read");
  check (leads_csv_reader_get_sha256 (reader) != NULL, "The end has a checksum");
}

static void
sniff_and_read (const char              *data,
                gsize                    size,
                const LeadsCsvOverrides *overrides)
{
  g_auto (LeadsCsvDialect) dialect = { 0 };

  if (leads_csv_sniff_data (data, size, overrides, &dialect, NULL))
    read_document (data, size, &dialect);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  const char *text = (const char *) data;
  const LeadsCsvOverrides table = { .table = TRUE };
  const LeadsCsvOverrides columns = { .column = "2", .end_column = "1", .cac_column = "a", .customer_column = "" };
  g_auto (LeadsCsvDialect) plain = { 0 };

  leads_csv_dialect_init (&plain);
  read_document (text, size, &plain);
  sniff_and_read (text, size, NULL);
  sniff_and_read (text, size, &table);
  sniff_and_read (text, size, &columns);
  for (guint encoding = LEADS_CSV_ENCODING_UTF_8; encoding <= LEADS_CSV_ENCODING_UTF_16; encoding++)
    sniff_and_read (text, size, &(LeadsCsvOverrides) { .encoding = encoding });

  return 0;
}
