/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-csv-reader.h>
#include <leads-csv-sniffer.h>
#include <leads-workbook.h>

#include <string.h>
#include <zlib.h>

/* Archives and workbooks in memory, good and bad ones. */

/* What an entry says of itself; zero fields are made from its data. */
typedef struct {
  const char *name;
  gsize       name_length;
  const char *data;
  gsize       length;
  gboolean    stored;
  guint       method;
  guint       flags;
  guint64     size;
  guint64     packed;
  guint32     crc;
  /* Not a header of its own, but the one of the entry with this number, from 1. */
  guint       header_of;
  /* Bytes between this entry and the next. */
  gsize       gap;
} ZipMember;

typedef struct {
  GByteArray *bytes;
  GByteArray *directory;
  guint64     headers[64];
  guint       n_members;
  /* Sizes and offsets are written as ZIP64 has them. */
  gboolean    wide;
  /* What the end says; 0: the truth. */
  guint       n_claimed;
  const char *comment;
} ZipMaker;

static inline void
zip_put (GByteArray *bytes,
         guint64     value,
         guint       n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (bytes, &byte, 1);
    }
}

static inline void
zip_maker_init (ZipMaker *self)
{
  *self = (ZipMaker) { g_byte_array_new (), g_byte_array_new () };
}

static inline GByteArray *
zip_deflate (const char *data,
             gsize       length)
{
  z_stream stream = { 0 };
  GByteArray *packed = g_byte_array_new ();

  g_assert_cmpint (deflateInit2 (&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY), ==, Z_OK);
  g_byte_array_set_size (packed, (guint) deflateBound (&stream, (uLong) length));
  stream.next_in = (Bytef *) data;
  stream.avail_in = (uInt) length;
  stream.next_out = packed->data;
  stream.avail_out = packed->len;
  g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
  g_byte_array_set_size (packed, (guint) stream.total_out);
  deflateEnd (&stream);

  return packed;
}

static inline void
zip_maker_add_member (ZipMaker        *self,
                      const ZipMember *member)
{
  g_autoptr (GByteArray) packed = NULL;
  gsize name_length = member->name_length > 0 ? member->name_length : strlen (member->name);
  guint method = member->method > 0 ? member->method : member->stored ? 0 : 8;
  guint32 crc = member->crc > 0 ? member->crc : (guint32) crc32 (0, (const Bytef *) member->data, (uInt) member->length);
  guint64 size = member->size > 0 ? member->size : member->length;
  guint64 packed_size;
  guint64 header = member->header_of > 0 ? self->headers[member->header_of - 1] : self->bytes->len;

  g_assert_cmpuint (self->n_members, <, G_N_ELEMENTS (self->headers));
  if (member->stored)
    packed = g_byte_array_append (g_byte_array_new (), (const guint8 *) member->data, (guint) member->length);
  else
    packed = zip_deflate (member->data, member->length);

  packed_size = member->packed > 0 ? member->packed : packed->len;

  zip_put (self->directory, 0x02014b50, 4);
  zip_put (self->directory, 20, 2);
  for (guint i = 0; i < 2; i++)
    {
      GByteArray *bytes = i == 0 ? self->directory : self->bytes;

      if (i == 1 && member->header_of > 0)
        break;
      if (i == 1)
        zip_put (bytes, 0x04034b50, 4);
      zip_put (bytes, 20, 2);
      zip_put (bytes, member->flags, 2);
      zip_put (bytes, method, 2);
      zip_put (bytes, 0, 4);
      zip_put (bytes, crc, 4);
      zip_put (bytes, self->wide ? 0xffffffff : packed_size, 4);
      zip_put (bytes, self->wide ? 0xffffffff : size, 4);
      zip_put (bytes, name_length, 2);
      zip_put (bytes, self->wide && i == 0 ? 3 * 8 + 4 : 0, 2);
      if (i == 0)
        {
          zip_put (bytes, 0, 8);
          zip_put (bytes, 0, 2);
          zip_put (bytes, self->wide ? 0xffffffff : header, 4);
        }
      g_byte_array_append (bytes, (const guint8 *) member->name, (guint) name_length);
      if (self->wide && i == 0)
        {
          zip_put (bytes, 1, 2);
          zip_put (bytes, 3 * 8, 2);
          zip_put (bytes, size, 8);
          zip_put (bytes, packed_size, 8);
          zip_put (bytes, header, 8);
        }
    }

  self->headers[self->n_members++] = header;
  if (member->header_of == 0)
    g_byte_array_append (self->bytes, packed->data, packed->len);
  for (gsize i = 0; i < member->gap; i++)
    zip_put (self->bytes, 'x', 1);
}

static inline void
zip_maker_add (ZipMaker   *self,
               const char *name,
               const char *data)
{
  const ZipMember member = { .name = name, .data = data, .length = strlen (data) };

  zip_maker_add_member (self, &member);
}

static inline GBytes *
zip_maker_finish (ZipMaker *self)
{
  guint64 start = self->bytes->len;
  guint64 end = start + self->directory->len;
  guint n_members = self->n_claimed > 0 ? self->n_claimed : self->n_members;
  gsize comment_length = self->comment != NULL ? strlen (self->comment) : 0;

  g_byte_array_append (self->bytes, self->directory->data, self->directory->len);
  if (self->wide)
    {
      zip_put (self->bytes, 0x06064b50, 4);
      zip_put (self->bytes, 44, 8);
      zip_put (self->bytes, 45 | 45 << 16, 4);
      zip_put (self->bytes, 0, 8);
      zip_put (self->bytes, n_members, 8);
      zip_put (self->bytes, n_members, 8);
      zip_put (self->bytes, self->directory->len, 8);
      zip_put (self->bytes, start, 8);
      zip_put (self->bytes, 0x07064b50, 4);
      zip_put (self->bytes, 0, 4);
      zip_put (self->bytes, end, 8);
      zip_put (self->bytes, 1, 4);
    }
  zip_put (self->bytes, 0x06054b50, 4);
  zip_put (self->bytes, 0, 4);
  zip_put (self->bytes, self->wide ? 0xffff : n_members, 2);
  zip_put (self->bytes, self->wide ? 0xffff : n_members, 2);
  zip_put (self->bytes, self->wide ? 0xffffffff : self->directory->len, 4);
  zip_put (self->bytes, self->wide ? 0xffffffff : start, 4);
  zip_put (self->bytes, comment_length, 2);
  g_byte_array_append (self->bytes, (const guint8 *) self->comment, (guint) comment_length);
  g_byte_array_unref (self->directory);

  return g_byte_array_free_to_bytes (self->bytes);
}

#define XML_START "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN_NAMESPACE "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATIONS_NAMESPACE "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define RELATION_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATION(id, type, target) "<Relationship Id=\"" id "\" Type=\"" RELATION_TYPE type "\" Target=\"" target "\"/>"
#define RELATIONS(list) \
  XML_START "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" list "</Relationships>"
#define SHEET(rows) XML_START "<worksheet " MAIN_NAMESPACE "><sheetData>" rows "</sheetData></worksheet>"

/* The parts of a workbook; NULL: the usual one, "": none. */
typedef struct {
  const char *outer;
  const char *workbook;
  const char *relations;
  const char *sheet;
  const char *second_sheet;
  const char *strings;
  const char *styles;
} WorkbookParts;

static const WorkbookParts usual_parts = {
  .outer = RELATIONS (RELATION ("rId1", "officeDocument", "xl/workbook.xml")),
  .workbook = XML_START "<workbook " MAIN_NAMESPACE " " RELATIONS_NAMESPACE "><workbookPr/><sheets>"
              "<sheet name=\"Numbers\" sheetId=\"1\" r:id=\"rId1\"/>"
              "<sheet name=\"More\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>",
  .relations = RELATIONS (RELATION ("rId1", "worksheet", "worksheets/sheet1.xml")
                          RELATION ("rId2", "worksheet", "worksheets/sheet2.xml")
                          RELATION ("rId3", "styles", "styles.xml")
                          RELATION ("rId4", "sharedStrings", "sharedStrings.xml")),
  .sheet = SHEET ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
                  "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row>"),
  .second_sheet = SHEET ("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>+442079460000</t></is></c></row>"),
  .strings = XML_START "<sst " MAIN_NAMESPACE " count=\"2\" uniqueCount=\"2\"><si><t>Numbers</t></si>"
             "<si><t>+12127881500</t></si></sst>",
  .styles = XML_START "<styleSheet " MAIN_NAMESPACE "><cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>",
};

static inline void
workbook_add_part (ZipMaker   *maker,
                   const char *name,
                   const char *part,
                   const char *usual)
{
  if (part == NULL)
    part = usual;
  if (*part != '\0')
    zip_maker_add (maker, name, part);
}

static inline void
workbook_add_parts (ZipMaker            *maker,
                    const WorkbookParts *parts)
{
  workbook_add_part (maker, "[Content_Types].xml", NULL, XML_START "<Types/>");
  workbook_add_part (maker, "_rels/.rels", parts->outer, usual_parts.outer);
  workbook_add_part (maker, "xl/workbook.xml", parts->workbook, usual_parts.workbook);
  workbook_add_part (maker, "xl/_rels/workbook.xml.rels", parts->relations, usual_parts.relations);
  workbook_add_part (maker, "xl/worksheets/sheet1.xml", parts->sheet, usual_parts.sheet);
  workbook_add_part (maker, "xl/worksheets/sheet2.xml", parts->second_sheet, usual_parts.second_sheet);
  workbook_add_part (maker, "xl/styles.xml", parts->styles, usual_parts.styles);
  workbook_add_part (maker, "xl/sharedStrings.xml", parts->strings, usual_parts.strings);
}

static inline GBytes *
make_workbook (const WorkbookParts *parts)
{
  ZipMaker maker;

  zip_maker_init (&maker);
  workbook_add_parts (&maker, parts);

  return zip_maker_finish (&maker);
}

/*
 * All records, as lines that can be compared; up to the error if there is one:
 *
 *   LINE FLAGS PROBLEM TEXT | CELL | CELL
 */
static inline GPtrArray *
read_stream (GInputStream             *stream,
             const LeadsCsvOverrides  *overrides,
             GError                  **error)
{
  g_autoptr (GInputStream) wrapped = leads_csv_wrap (stream);
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  GPtrArray *records = g_ptr_array_new_with_free_func (g_free);
  LeadsCsvRecord record;
  gint64 offset = 0;

  if (!leads_csv_sniff (wrapped, overrides, &dialect, NULL, error))
    return records;

  reader = leads_csv_reader_new (wrapped, &dialect);
  g_assert_null (leads_csv_reader_get_sha256 (reader));
  while (leads_csv_reader_next (reader, &record, NULL, error))
    {
      GString *line = g_string_new (NULL);

      g_assert_true (g_utf8_validate_len (record.text, record.text_length, NULL));
      g_assert_cmpint (record.line, ==, records->len + 1);
      g_assert_cmpint (record.offset, >=, offset);
      g_assert_cmpint (record.end_offset, >=, record.offset);
      offset = record.end_offset;
      g_string_append_printf (line, "%" G_GINT64_FORMAT " %s%s%s ", record.line, record.is_header ? "header" : "",
                              record.is_blank ? "blank" : "", leads_reason_to_word (record.problem));
      g_string_append_len (line, record.text, (gssize) record.text_length);
      for (guint i = 0; i < record.n_cells; i++)
        {
          g_string_append (line, " | ");
          g_string_append_len (line, record.cells[i].text, (gssize) record.cells[i].length);
        }
      g_ptr_array_add (records, g_string_free (line, FALSE));
    }
  g_assert_true ((error != NULL && *error != NULL) || leads_csv_reader_get_sha256 (reader) != NULL);
  g_assert_false (leads_csv_reader_next (reader, &record, NULL, NULL));

  return records;
}

static inline GPtrArray *
read_bytes (GBytes                   *bytes,
            const LeadsCsvOverrides  *overrides,
            GError                  **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return read_stream (stream, overrides, error);
}

static inline void
assert_lines (GPtrArray          *records,
              const char * const *expected)
{
  for (guint i = 0; i < records->len && expected[i] != NULL; i++)
    g_assert_cmpstr (g_ptr_array_index (records, i), ==, expected[i]);
  g_assert_cmpuint (records->len, ==, g_strv_length ((char **) expected));
}

/* Bytes of memory the process had at most; 0 where the system does not say, or where a sanitizer takes its own. */
static inline gsize
measure_peak (void)
{
  gsize peak = 0;

#ifndef __SANITIZE_ADDRESS__
  g_autofree char *status = NULL;
  const char *line;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL)
      && (line = strstr (status, "VmHWM:")) != NULL)
    peak = (gsize) g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) * 1024;
#endif

  return peak;
}
