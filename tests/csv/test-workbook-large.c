/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook-maker.h"

#include <glib/gstdio.h>

/* The longest sheet there is, every cell a text of its own: made and read in little memory. */

#define MAX_PEAK_BYTES (64 * 1024 * 1024)
#define PIECE_BYTES (64 * 1024)

typedef struct {
  FILE     *file;
  GArray   *members; /* LargeMember */
  z_stream  stream;
  GString  *text;
} LargeMaker;

typedef struct {
  const char *name;
  guint32     header;
  guint32     crc;
  guint32     packed;
  guint32     size;
} LargeMember;

static void
write_bytes (LargeMaker *self,
             GByteArray *bytes)
{
  g_assert_cmpuint (fwrite (bytes->data, 1, bytes->len, self->file), ==, bytes->len);
  g_byte_array_unref (bytes);
}

static void
put_member (GByteArray        *bytes,
            const LargeMember *member,
            gboolean           directory)
{
  zip_put (bytes, directory ? 0x02014b50 : 0x04034b50, 4);
  if (directory)
    zip_put (bytes, 20, 2);
  zip_put (bytes, 20, 2);
  zip_put (bytes, 0, 2);
  zip_put (bytes, 8, 2);
  zip_put (bytes, 0, 4);
  zip_put (bytes, member->crc, 4);
  zip_put (bytes, member->packed, 4);
  zip_put (bytes, member->size, 4);
  zip_put (bytes, strlen (member->name), 2);
  zip_put (bytes, 0, 2);
  if (directory)
    {
      zip_put (bytes, 0, 8);
      zip_put (bytes, 0, 2);
      zip_put (bytes, member->header, 4);
    }
  g_byte_array_append (bytes, (const guint8 *) member->name, (guint) strlen (member->name));
}

static void
flush_text (LargeMaker *self,
            int         flush)
{
  LargeMember *member = &g_array_index (self->members, LargeMember, self->members->len - 1);
  guint8 packed[PIECE_BYTES];

  member->crc = (guint32) crc32 (member->crc, (const Bytef *) self->text->str, (uInt) self->text->len);
  member->size += (guint32) self->text->len;
  self->stream.next_in = (Bytef *) self->text->str;
  self->stream.avail_in = (uInt) self->text->len;
  do
    {
      gsize n_bytes;

      self->stream.next_out = packed;
      self->stream.avail_out = sizeof packed;
      deflate (&self->stream, flush);
      n_bytes = sizeof packed - self->stream.avail_out;
      member->packed += (guint32) n_bytes;
      g_assert_cmpuint (fwrite (packed, 1, n_bytes, self->file), ==, n_bytes);
    }
  while (self->stream.avail_out == 0);
  g_string_truncate (self->text, 0);
}

static void
begin_member (LargeMaker *self,
              const char *name)
{
  const LargeMember member = { .name = name, .header = (guint32) ftell (self->file) };
  GByteArray *bytes = g_byte_array_new ();

  g_array_append_val (self->members, member);
  put_member (bytes, &member, FALSE);
  write_bytes (self, bytes);
  g_assert_cmpint (deflateInit2 (&self->stream, 1, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY), ==, Z_OK);
}

static void
end_member (LargeMaker *self)
{
  LargeMember *member = &g_array_index (self->members, LargeMember, self->members->len - 1);
  GByteArray *bytes = g_byte_array_new ();

  flush_text (self, Z_FINISH);
  deflateEnd (&self->stream);
  put_member (bytes, member, FALSE);
  g_assert_cmpint (fseek (self->file, (long) member->header, SEEK_SET), ==, 0);
  write_bytes (self, bytes);
  g_assert_cmpint (fseek (self->file, 0, SEEK_END), ==, 0);
}

static void
add_member (LargeMaker *self,
            const char *name,
            const char *text)
{
  begin_member (self, name);
  g_string_append (self->text, text);
  end_member (self);
}

static void
finish (LargeMaker *self)
{
  GByteArray *bytes = g_byte_array_new ();
  long start = ftell (self->file);
  guint length;

  for (guint i = 0; i < self->members->len; i++)
    put_member (bytes, &g_array_index (self->members, LargeMember, i), TRUE);
  length = bytes->len;
  zip_put (bytes, 0x06054b50, 4);
  zip_put (bytes, 0, 4);
  zip_put (bytes, self->members->len, 2);
  zip_put (bytes, self->members->len, 2);
  zip_put (bytes, length, 4);
  zip_put (bytes, (guint64) start, 4);
  zip_put (bytes, 0, 2);
  write_bytes (self, bytes);
  g_assert_cmpint (fclose (self->file), ==, 0);
  g_array_unref (self->members);
  g_string_free (self->text, TRUE);
}

static guint64
get_number (guint row)
{
  return G_GUINT64_CONSTANT (12120000000) + (guint64) row * 7919 % 10000000;
}

static void
make_large (const char *path)
{
  LargeMaker maker = { g_fopen (path, "w+b"), g_array_new (FALSE, FALSE, sizeof (LargeMember)), { 0 }, g_string_new (NULL) };

  g_assert_nonnull (maker.file);
  add_member (&maker, "[Content_Types].xml", "<Types/>");
  add_member (&maker, "_rels/.rels", usual_parts.outer);
  add_member (&maker, "xl/workbook.xml", usual_parts.workbook);
  add_member (&maker, "xl/_rels/workbook.xml.rels", usual_parts.relations);
  add_member (&maker, "xl/worksheets/sheet2.xml", usual_parts.second_sheet);

  begin_member (&maker, "xl/worksheets/sheet1.xml");
  g_string_append (maker.text, "<worksheet><sheetData>");
  for (guint row = 1; row <= LEADS_WORKBOOK_MAX_ROWS; row++)
    {
      g_string_append_printf (maker.text, "<row r=\"%u\" spans=\"1:1\"><c r=\"A%u\" t=\"s\"><v>%u</v></c></row>", row, row,
                              row - 1);
      if (maker.text->len > PIECE_BYTES)
        flush_text (&maker, Z_NO_FLUSH);
    }
  g_string_append (maker.text, "</sheetData></worksheet>");
  end_member (&maker);

  begin_member (&maker, "xl/sharedStrings.xml");
  g_string_append (maker.text, "<sst>");
  for (guint row = 1; row <= LEADS_WORKBOOK_MAX_ROWS; row++)
    {
      g_string_append_printf (maker.text, "<si><t>+%" G_GUINT64_FORMAT "</t></si>", get_number (row));
      if (maker.text->len > PIECE_BYTES)
        flush_text (&maker, Z_NO_FLUSH);
    }
  g_string_append (maker.text, "</sst>");
  end_member (&maker);
  finish (&maker);
}

static void
test_longest_sheet (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "large.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) stream = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  LeadsCsvRecord record = { 0 };
  gsize peak;

  make_large (path);
  stream = leads_csv_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (leads_csv_sniff (stream, NULL, &dialect, NULL, &error));
  g_assert_no_error (error);
  reader = leads_csv_reader_new (stream, &dialect);
  while (leads_csv_reader_next (reader, &record, NULL, &error))
    {
      char digits[32];
      int length = g_snprintf (digits, sizeof digits, "+%" G_GUINT64_FORMAT, get_number ((guint) record.line));

      g_assert_cmpuint (record.n_cells, ==, 1);
      g_assert_cmpmem (record.cells[0].text, record.cells[0].length, digits, length);
    }
  g_assert_no_error (error);
  g_assert_cmpint (record.line, ==, LEADS_WORKBOOK_MAX_ROWS);

  peak = measure_peak ();
  if (peak > 0)
    g_assert_cmpuint (peak, <=, MAX_PEAK_BYTES);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/workbook-large/longest-sheet", test_longest_sheet);

  return g_test_run ();
}
