/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "../csv/workbook-maker.h"

#include <leads-csv-writer.h>

/*
 * Any archive at all: every sheet of it is read or refused with a reason of ours,
 * what is read is valid text in ascending lines, and its text splits into its
 * cells again.
 *
 * What does not start as an archive does is the parts of a workbook (sheet,
 * texts, styles, list of sheets, the two lists of relations), divided by what XML
 * cannot have in it: they are put into an archive that nothing is wrong with, so
 * that what is behind it is reached.
 */

#define PART_END '\f'
#define MAX_SHEETS 4
/* A row far below stands for a million; a few of them show what all do. */
#define MAX_RECORDS 100

/* What was written of the cells of all records, and of their texts. */
typedef struct {
  GOutputStream  *output;
  LeadsCsvWriter *writer;
} Written;

static void
written_init (Written *self)
{
  self->output = g_memory_output_stream_new_resizable ();
  self->writer = leads_csv_writer_new (self->output, ',', LEADS_CSV_WRITER_NONE);
}

static GBytes *
written_finish (Written *self)
{
  GBytes *bytes;

  check (leads_csv_writer_close (self->writer, NULL, NULL) && g_output_stream_close (self->output, NULL, NULL),
         "Memory can be written");
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (self->output));
  g_object_unref (self->writer);
  g_object_unref (self->output);

  return bytes;
}

static void
read_sheet (GInputStream          *stream,
            const LeadsCsvDialect *dialect,
            GError               **error)
{
  g_autoptr (LeadsCsvReader) reader = leads_csv_reader_new (stream, dialect);
  g_autoptr (GBytes) bytes_of_cells = NULL;
  g_autoptr (GBytes) bytes_of_texts = NULL;
  Written cells;
  Written texts;
  LeadsCsvRecord record;
  gint64 line = 0;
  gint64 offset = 0;

  written_init (&cells);
  written_init (&texts);
  while (line < MAX_RECORDS && leads_csv_reader_next (reader, &record, NULL, error))
    {
      check (record.line == line + 1, "No row is left out");
      check (record.offset >= offset && record.end_offset >= record.offset, "Places ascend");
      check (g_utf8_validate_len (record.text, record.text_length, NULL), "The text is UTF-8");
      check (record.n_cells > 0, "A record has a cell");
      for (guint i = 0; i < record.n_cells; i++)
        check (g_utf8_validate_len (record.cells[i].text, record.cells[i].length, NULL), "A cell is UTF-8");
      line = record.line;
      offset = record.end_offset;

      leads_csv_writer_add_record (cells.writer, &record, dialect);
      leads_csv_writer_add_record_text (texts.writer, record.text, record.text_length, record.problem, dialect);
      check (leads_csv_writer_end_record (cells.writer, NULL, NULL)
             && leads_csv_writer_end_record (texts.writer, NULL, NULL), "Memory can be written");
    }

  bytes_of_cells = written_finish (&cells);
  bytes_of_texts = written_finish (&texts);
  check (g_bytes_equal (bytes_of_cells, bytes_of_texts), "The text has the cells");
  check (line == MAX_RECORDS || *error != NULL || leads_csv_reader_get_sha256 (reader) != NULL, "The end has a checksum");
}

static void
sniff_and_read (GInputStream *stream,
                const char   *sheet)
{
  const LeadsCsvOverrides overrides = { .sheet = sheet };
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autoptr (GError) error = NULL;

  /* What only begins as an archive does is text, which is the reader’s fuzzer’s. */
  if (leads_csv_sniff (stream, &overrides, &dialect, NULL, &error) && dialect.sheet != NULL)
    read_sheet (stream, &dialect, &error);
  check (error == NULL || error->domain == LEADS_CSV_ERROR, "The reason is one of ours");
}

static GBytes *
make_archive (const char *data,
              gsize       size)
{
  static const char * const names[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",       "xl/styles.xml",
                                        "xl/workbook.xml",          "xl/_rels/workbook.xml.rels", "_rels/.rels" };
  const char * const usual[] = { usual_parts.sheet,    usual_parts.strings,   usual_parts.styles,
                                 usual_parts.workbook, usual_parts.relations, usual_parts.outer };
  const char *end = data + size;
  ZipMaker maker;

  zip_maker_init (&maker);
  zip_maker_add (&maker, "[Content_Types].xml", "<Types/>");
  zip_maker_add (&maker, "xl/worksheets/sheet2.xml", usual_parts.second_sheet);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *stop = i + 1 < G_N_ELEMENTS (names) ? memchr (data, PART_END, (gsize) (end - data)) : NULL;
      gsize length = (gsize) ((stop != NULL ? stop : end) - data);

      if (length > 0)
        zip_maker_add_member (&maker, &(ZipMember) { .name = names[i], .data = data, .length = length, .stored = TRUE });
      else
        zip_maker_add (&maker, names[i], usual[i]);
      data = stop != NULL ? stop + 1 : end;
    }

  return zip_maker_finish (&maker);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  const char *text = size > 0 ? (const char *) data : "";
  gboolean is_archive = size >= 2 && memcmp (text, "PK", 2) == 0;
  g_autoptr (GBytes) bytes = is_archive ? g_bytes_new_static (text, size) : make_archive (text, size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = leads_workbook_list_sheets (stream, NULL, &error);

  check (sheets != NULL ? error == NULL : error->domain == LEADS_CSV_ERROR, "Sheets or a reason");
  sniff_and_read (stream, NULL);
  for (guint i = 0; sheets != NULL && i < MIN (sheets->len, MAX_SHEETS); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      sniff_and_read (stream, number);
    }

  return 0;
}
