/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook-maker.h"

/* Archives and parts that were made to do harm, or that harm was done to: each ends in one clear error. */

#define MAX_PEAK_BYTES (256 * 1024 * 1024)

static void
assert_refused (GBytes        *bytes,
                LeadsCsvError  code,
                const char    *detail)
{
  /* Whatever the other sheet has; where there is none, it is not asked for. */
  const LeadsCsvOverrides first = { .sheet = code != LEADS_CSV_ERROR_NO_SHEET ? "1" : NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = read_bytes (bytes, &first, &error);

  g_assert_error (error, LEADS_CSV_ERROR, (int) code);
  if (detail != NULL)
    g_assert_cmpstr (leads_csv_error_get_detail (error), ==, detail);
}

static void
assert_parts_refused (const WorkbookParts *parts,
                      LeadsCsvError        code,
                      const char          *detail)
{
  g_autoptr (GBytes) bytes = make_workbook (parts);

  assert_refused (bytes, code, detail);
}

/* A workbook with one more entry. */
static GBytes *
make_with (const ZipMember *member)
{
  ZipMaker maker;

  zip_maker_init (&maker);
  workbook_add_parts (&maker, &(WorkbookParts) { 0 });
  zip_maker_add_member (&maker, member);

  return zip_maker_finish (&maker);
}

/* A workbook whose first sheet is that entry. */
static GBytes *
make_with_sheet (ZipMember member)
{
  ZipMaker maker;

  zip_maker_init (&maker);
  workbook_add_parts (&maker, &(WorkbookParts) { .sheet = "" });
  member.name = "xl/worksheets/sheet1.xml";
  if (member.data == NULL)
    {
      member.data = usual_parts.sheet;
      member.length = strlen (member.data);
    }
  zip_maker_add_member (&maker, &member);

  return zip_maker_finish (&maker);
}

/* Text that cannot be packed tightly. */
static char *
make_noise (gsize length)
{
  char *noise = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    noise[i] = "0123456789abcdef"[g_test_rand_int_range (0, 16)];
  noise[length] = '\0';

  return noise;
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = make_workbook (&(WorkbookParts) { 0 });

  for (gsize length = 4; length < g_bytes_get_size (bytes); length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);

      assert_refused (part, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, "end");
    }
}

static void
test_any_byte_changed (void)
{
  g_autoptr (GBytes) bytes = make_workbook (&(WorkbookParts) { 0 });
  g_autoptr (GPtrArray) expected = read_bytes (bytes, NULL, NULL);
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  guint n_refused = 0;

  g_assert_cmpuint (expected->len, ==, 2);
  for (gsize i = 4; i < length; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (GError) error = NULL;

      copy[i] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
      changed = g_bytes_new_take (g_steal_pointer (&copy), length);
      records = read_bytes (changed, NULL, &error);
      n_refused += error != NULL;
      /* What is read at all is what was there, but of the styles and what else was left out nothing matters. */
      if (error == NULL)
        {
          g_assert_cmpuint (records->len, ==, expected->len);
          for (guint j = 0; j < records->len; j++)
            g_assert_cmpstr (g_ptr_array_index (records, j), ==, g_ptr_array_index (expected, j));
        }
      else
        {
          g_assert_true (error->domain == LEADS_CSV_ERROR);
        }
    }
  g_assert_cmpuint (n_refused, >, length / 2);
}

static void
test_other_kinds (void)
{
  static const char ods[] = "application/vnd.oasis.opendocument.spreadsheet";
  const ZipMember mimetype = { .name = "mimetype", .data = ods, .length = sizeof ods - 1, .stored = TRUE };
  ZipMaker maker;
  g_autoptr (GBytes) open_document = NULL;
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GBytes) nested = NULL;
  g_autoptr (GBytes) empty = NULL;
  gsize length = 0;
  const char *data;

  zip_maker_init (&maker);
  zip_maker_add_member (&maker, &mimetype);
  zip_maker_add (&maker, "content.xml", "<office/>");
  open_document = zip_maker_finish (&maker);
  assert_refused (open_document, LEADS_CSV_ERROR_NOT_TEXT, "ods");

  /* An archive of archives is not unpacked, and whatever else is wrong with it, it is no workbook. */
  zip_maker_init (&maker);
  zip_maker_add (&maker, "../numbers.csv", "+12127881500\n");
  archive = zip_maker_finish (&maker);
  assert_refused (archive, LEADS_CSV_ERROR_NOT_TEXT, "zip");
  zip_maker_init (&maker);
  data = g_bytes_get_data (archive, &length);
  for (guint i = 0; i < 16; i++)
    {
      g_autofree char *name = g_strdup_printf ("lib %x.zip", i);
      const ZipMember member = { .name = name, .data = data, .length = length };

      zip_maker_add_member (&maker, &member);
    }
  nested = zip_maker_finish (&maker);
  assert_refused (nested, LEADS_CSV_ERROR_NOT_TEXT, "zip");

  zip_maker_init (&maker);
  empty = zip_maker_finish (&maker);
  assert_refused (empty, LEADS_CSV_ERROR_NOT_TEXT, "zip");

  assert_parts_refused (&(WorkbookParts) { .workbook = "<w:document xmlns:w=\"w\"/>" }, LEADS_CSV_ERROR_NOT_TEXT, "zip");
}

static void
test_binary_workbook (void)
{
  ZipMaker maker;
  g_autoptr (GBytes) bytes = NULL;

  zip_maker_init (&maker);
  zip_maker_add (&maker, "[Content_Types].xml", "<Types/>");
  zip_maker_add (&maker, "_rels/.rels", RELATIONS (RELATION ("a", "officeDocument", "xl/workbook.bin")));
  zip_maker_add (&maker, "xl/workbook.bin", "\203\001");
  bytes = zip_maker_finish (&maker);
  assert_refused (bytes, LEADS_CSV_ERROR_NOT_TEXT, "xlsb");
}

static void
test_older_container (void)
{
  static const char start[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  const gsize places[] = { 512, 64 * 1024 - 17, 64 * 1024, 300000 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const gsize length = places[i] + 1000;
      g_autofree char *data = g_malloc0 (length);
      g_autoptr (GBytes) old = NULL;
      g_autoptr (GBytes) encrypted = NULL;

      memcpy (data, start, sizeof start - 1);
      old = g_bytes_new (data, length);
      assert_refused (old, LEADS_CSV_ERROR_NOT_TEXT, "ole");
      memcpy (data + places[i], name, sizeof name - 1);
      encrypted = g_bytes_new (data, length);
      assert_refused (encrypted, LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED, "");
    }
}

static void
test_encrypted_entry (void)
{
  static const guint flags[] = { 1 << 0, 1 << 0 | 1 << 6, 1 << 13 };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GBytes) bytes = make_with (&(ZipMember) { .name = "x", .data = "x", .length = 1, .flags = flags[i] });

      assert_refused (bytes, LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED, "");
    }
}

static void
test_names (void)
{
  static const struct {
    const char *name;
    gsize       length;
  } vectors[] = {
    { "../outside", 0 },   { "/etc/outside", 0 }, { "xl/../../outside", 0 }, { "xl\\workbook.xml", 0 },
    { "C:\\outside", 0 },  { "xl/./x.xml", 0 },   { "x\nl", 0 },             { "x\0l", 3 },
    { "XL/Workbook.XML", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GBytes) bytes = make_with (&(ZipMember) { .name = vectors[i].name, .name_length = vectors[i].length,
                                                           .data = "x", .length = 1 });

      assert_refused (bytes, LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "name");
    }

  assert_parts_refused (&(WorkbookParts) { .outer = RELATIONS (RELATION ("a", "officeDocument", "../../xl/workbook.xml")) },
                        LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "name");
}

static void
test_overlap (void)
{
  /* The same bytes as another entry, and bytes that reach into the next one. */
  g_autoptr (GBytes) same = make_with (&(ZipMember) { .name = "x", .data = "x", .length = 1, .header_of = 3 });
  ZipMaker maker;
  g_autoptr (GBytes) reaching = NULL;

  assert_refused (same, LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "overlap");

  zip_maker_init (&maker);
  zip_maker_add_member (&maker, &(ZipMember) { .name = "x", .data = "x", .length = 1, .packed = 60 });
  workbook_add_parts (&maker, &(WorkbookParts) { 0 });
  reaching = zip_maker_finish (&maker);
  assert_refused (reaching, LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "overlap");
}

static void
test_directory (void)
{
  static const struct {
    guint       n_claimed;
    const char *detail;
  } vectors[] = { { 7, "directory" }, { 9, "directory" }, { 10001, "entries" }, { 65534, "entries" } };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      for (guint wide = 0; wide < 2; wide++)
        {
          ZipMaker maker;
          g_autoptr (GBytes) bytes = NULL;

          zip_maker_init (&maker);
          maker.wide = wide;
          maker.n_claimed = vectors[i].n_claimed;
          workbook_add_parts (&maker, &(WorkbookParts) { 0 });
          bytes = zip_maker_finish (&maker);
          assert_refused (bytes, i < 2 ? LEADS_CSV_ERROR_WORKBOOK_DAMAGED : LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE,
                          vectors[i].detail);
        }
    }
}

/* What is allowed, so that the other tests are about what they say. */
static void
test_allowed (void)
{
  for (guint i = 0; i < 4; i++)
    {
      ZipMaker maker;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = NULL;

      zip_maker_init (&maker);
      maker.wide = i == 1;
      maker.comment = i == 2 ? "PK\005\006 is no end" : NULL;
      zip_maker_add_member (&maker, &(ZipMember) { .name = "xl/", .data = "", .stored = TRUE, .gap = i == 3 ? 20 : 0 });
      zip_maker_add_member (&maker, &(ZipMember) { .name = "xl/embeddings/x.zip", .data = "PK\003\004", .length = 4 });
      workbook_add_parts (&maker, &(WorkbookParts) { 0 });
      bytes = zip_maker_finish (&maker);
      records = read_bytes (bytes, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (records->len, ==, 2);
    }
}

static void
test_what_surrounds (void)
{
  g_autoptr (GBytes) bytes = make_workbook (&(WorkbookParts) { 0 });
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GBytes) followed = NULL;
  g_autoptr (GBytes) preceded = NULL;

  g_byte_array_append (longer, data, (guint) length);
  g_byte_array_append (longer, (const guint8 *) "more", 4);
  followed = g_bytes_new (longer->data, longer->len);
  assert_refused (followed, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, "end");

  g_byte_array_set_size (longer, 0);
  g_byte_array_append (longer, (const guint8 *) "PK\003\004", 4);
  g_byte_array_append (longer, data, (guint) length);
  preceded = g_bytes_new (longer->data, longer->len);
  assert_refused (preceded, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, "directory");
}

static void
test_bombs (void)
{
  const gsize length = 16 * 1024 * 1024;
  g_autofree char *spaces = g_strnfill (length, ' ');
  const ZipMember flat = { .data = spaces, .length = length };
  g_autoptr (GBytes) packed = make_with_sheet (flat);
  const ZipMember claims[] = {
    { .name = "a", .data = "x", .length = 1, .size = 0xfffffffe },
    { .name = "b", .data = "x", .length = 1, .size = 0xfffffffe },
  };
  g_autoptr (GBytes) claimed = NULL;
  g_autoptr (GBytes) one = make_with_sheet ((ZipMember) { .size = 0x10000000 });
  ZipMaker maker;

  g_assert_cmpuint (g_bytes_get_size (packed), <, 64 * 1024);
  assert_refused (packed, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "ratio");
  assert_refused (one, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "ratio");

  zip_maker_init (&maker);
  workbook_add_parts (&maker, &(WorkbookParts) { 0 });
  zip_maker_add_member (&maker, &claims[0]);
  zip_maker_add_member (&maker, &claims[1]);
  claimed = zip_maker_finish (&maker);
  assert_refused (claimed, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "size");
}

static void
test_lies (void)
{
  const char *sheet = usual_parts.sheet;
  const ZipMember members[] = {
    { .size = strlen (sheet) - 1 },           { .size = strlen (sheet) + 1 },
    { .size = 1 },                            { .crc = 0x12345678 },
    { .method = 12 },                         { .method = 99 },
    { .stored = TRUE, .method = 8 },          { .stored = TRUE, .size = strlen (sheet) + 1 },
    { .stored = TRUE, .crc = 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (GBytes) bytes = make_with_sheet (members[i]);

      assert_refused (bytes, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, "xl/worksheets/sheet1.xml");
    }
}

#define LAUGHS \
  "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
#define OUTSIDE "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">"

static void
test_document_types (void)
{
  const WorkbookParts parts[] = {
    { .sheet = XML_START LAUGHS "<worksheet><sheetData><row><c><v>&c;</v></c></row></sheetData></worksheet>" },
    { .workbook = XML_START OUTSIDE "<workbook/>" },
    { .outer = XML_START OUTSIDE "<Relationships/>" },
    { .relations = XML_START OUTSIDE "<Relationships/>" },
    { .styles = XML_START OUTSIDE "<styleSheet/>" },
    { .strings = XML_START LAUGHS "<sst><si><t>&c;</t></si></sst>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_parts_refused (&parts[i], LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "doctype");
}

static void
test_broken_xml (void)
{
  static const char * const sheets[] = {
    "<worksheet><sheetData><row><c t=\"str\"><v>&xxe;</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c t=\"str\"><v>&#0;</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c t=\"str\"><v>\xff</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c t=\"str\"><v>\xed\xa0\x80</v></c></row></sheetData></worksheet>",
    "<worksheet><!-- \xff --><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
    "<worksheet><?x \xff?><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c t=\"str\"><v>1<![CDATA[\xff]]></v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>\xc3",
    "<worksheet><sheetData><row>",
    "<worksheet><sheetData></worksheet>",
    "<worksheet><sheetData><row><c/></row></sheetData></worksheet",
    "<worksheet><sheetData r=1/></worksheet>",
    "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet/>",
    "<?xml version=\"1.0\" encoding='ISO-8859-1'?><worksheet/>",
    "\xff\xfe<",
    "<worksheet><!ELEMENT x ANY></worksheet>",
    "no XML at all",
    " ",
    "<chartsheet/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    assert_parts_refused (&(WorkbookParts) { .sheet = sheets[i] }, LEADS_CSV_ERROR_WORKBOOK_DAMAGED,
                          "xl/worksheets/sheet1.xml");
}

static void
test_xml_limits (void)
{
  g_autofree char *noise = make_noise (2 * LEADS_WORKBOOK_MAX_TOKEN_BYTES);
  g_autofree char *attribute = g_strdup_printf ("<worksheet a=\"%s\"/>", noise);
  g_autofree char *text = g_strdup_printf ("<worksheet>%s</worksheet>", noise);
  g_autofree char *comment = g_strdup_printf ("<worksheet><!--%s--></worksheet>", noise);
  g_autofree char *name = g_strdup_printf ("<x%s/>", noise);
  const char * const long_tokens[] = { attribute, text, comment, name };
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (long_tokens); i++)
    assert_parts_refused (&(WorkbookParts) { .sheet = long_tokens[i] }, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "token");

  g_string_append (deep, "<worksheet><sheetData/>");
  for (guint i = 0; i < LEADS_WORKBOOK_MAX_DEPTH; i++)
    g_string_append (deep, "<a>");
  assert_parts_refused (&(WorkbookParts) { .sheet = deep->str }, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "depth");
}

static void
test_missing_parts (void)
{
  static const struct {
    WorkbookParts parts;
    const char   *detail;
  } vectors[] = {
    { { .outer = "" }, "_rels/.rels" },
    { { .outer = RELATIONS ("") }, "relations" },
    { { .workbook = "" }, "xl/workbook.xml" },
    { { .relations = "" }, "xl/_rels/workbook.xml.rels" },
    { { .relations = RELATIONS ("") }, "relations" },
    { { .sheet = "" }, "xl/worksheets/sheet1.xml" },
    { { .strings = "" }, "sharedStrings" },
    { { .strings = XML_START "<sst/>" }, "sharedStrings" },
    { { .strings = XML_START "<sst><si><t>one" }, "xl/sharedStrings.xml" },
    { { .sheet = SHEET ("<row><c t=\"s\"><v>-1</v></c></row>") }, "xl/worksheets/sheet1.xml" },
    { { .sheet = SHEET ("<row><c t=\"s\"><v>1.5</v></c></row>") }, "xl/worksheets/sheet1.xml" },
    { { .sheet = SHEET ("<row><c t=\"s\"><v>2</v></c></row>") }, "sharedStrings" },
    { { .sheet = SHEET ("<row><c t=\"s\"><v>99999999999999999999999999999999999</v></c></row>") },
      "xl/worksheets/sheet1.xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    assert_parts_refused (&vectors[i].parts, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, vectors[i].detail);

  assert_parts_refused (&(WorkbookParts) { .workbook = XML_START "<workbook/>" }, LEADS_CSV_ERROR_NO_SHEET, "");
  assert_parts_refused (&(WorkbookParts) { .sheet = SHEET (""), .second_sheet = SHEET ("") }, LEADS_CSV_ERROR_EMPTY, "");
  assert_parts_refused (&(WorkbookParts) { .sheet = SHEET ("<row r=\"7\"><c r=\"A7\" s=\"0\"/></row>"),
                                           .second_sheet = SHEET ("") },
                        LEADS_CSV_ERROR_EMPTY, "");
}

static void
test_places (void)
{
  static const struct {
    const char    *rows;
    LeadsCsvError  code;
    const char    *detail;
  } vectors[] = {
    { "<row r=\"2\"/><row r=\"1\"/>", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, NULL },
    { "<row r=\"2\"/><row r=\"2\"/>", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, NULL },
    { "<row r=\"0\"/>", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, NULL },
    { "<row r=\"-1\"/>", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, NULL },
    { "<row r=\"one\"/>", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, NULL },
    { "<row r=\"99999999999\"/>", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, NULL },
    { "<row r=\"1048577\"/>", LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "rows" },
    { "<row r=\"1048576\"/><row/>", LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "rows" },
    { "<row><c r=\"XFE1\"/></row>", LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "columns" },
    { "<row><c r=\"XFD1\"/><c/></row>", LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "columns" },
    { "<row><c r=\"ZZZZZZZZ1\"/></row>", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, NULL },
    { "<row><c r=\"B1\"/><c r=\"A1\"/></row>", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, NULL },
    { "<row><c r=\"B1\"/><c r=\"B1\"/></row>", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, NULL },
    { "<row><c r=\"\"/></row>", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, NULL },
    { "<row><c t=\"x\"/></row>", LEADS_CSV_ERROR_WORKBOOK_DAMAGED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *sheet = g_strdup_printf (SHEET ("%s"), vectors[i].rows);

      assert_parts_refused (&(WorkbookParts) { .sheet = sheet }, vectors[i].code, vectors[i].detail);
    }
}

static gint64
count_records (const WorkbookParts *parts)
{
  g_autoptr (GBytes) bytes = make_workbook (parts);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  LeadsCsvRecord record = { 0 };

  g_assert_true (leads_csv_sniff (stream, &(LeadsCsvOverrides) { .sheet = "1" }, &dialect, NULL, &error));
  reader = leads_csv_reader_new (stream, &dialect);
  while (leads_csv_reader_next (reader, &record, NULL, &error))
    ;
  g_assert_no_error (error);

  return record.line;
}

static void
test_little_that_becomes_much (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *text = g_strnfill (32 * 1024, 'a');
  g_autofree char *strings = g_strdup_printf (XML_START "<sst><si><t>%s</t></si></sst>", text);
  g_autofree char *sheet = NULL;
  gsize peak;

  /* One row far below stands for a million lines, 1,000 short rows for 32 MB of text, and 20,000 for too much. */
  g_assert_cmpint (count_records (&(WorkbookParts) { .sheet = SHEET ("<row r=\"1048576\"><c><v>1</v></c></row>") }), ==,
                   LEADS_WORKBOOK_MAX_ROWS);
  for (guint n_rows = 1000; n_rows <= 20000; n_rows *= 20)
    {
      g_autofree char *short_rows = NULL;

      g_string_truncate (rows, 0);
      for (guint i = 0; i < n_rows; i++)
        g_string_append (rows, "<row><c t=\"s\"><v>0</v></c></row>");
      short_rows = g_strdup_printf (SHEET ("%s"), rows->str);
      if (n_rows == 1000)
        g_assert_cmpint (count_records (&(WorkbookParts) { .sheet = short_rows, .strings = strings }), ==, n_rows);
      else
        assert_parts_refused (&(WorkbookParts) { .sheet = short_rows, .strings = strings },
                              LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "text");
    }

  /* Every cell of a row. */
  g_string_assign (rows, "<row>");
  for (guint i = 0; i < LEADS_WORKBOOK_MAX_COLUMNS; i++)
    g_string_append (rows, "<c t=\"s\"><v>0</v></c>");
  g_string_append (rows, "</row>");
  sheet = g_strdup_printf (SHEET ("%s"), rows->str);
  g_assert_cmpint (count_records (&(WorkbookParts) { .sheet = sheet, .strings = strings }), ==, 1);

  /* Of all tests here, for they share the process. */
  peak = measure_peak ();
  if (peak > 0)
    g_assert_cmpuint (peak, <, MAX_PEAK_BYTES);
}

static void
test_many_styles (void)
{
  g_autoptr (GString) styles = g_string_new ("<styleSheet><cellXfs>");
  g_autoptr (GBytes) bytes = NULL;
  ZipMaker maker;

  for (guint i = 0; i < LEADS_WORKBOOK_MAX_STYLES + 1; i++)
    g_string_append (styles, "<xf/>");
  zip_maker_init (&maker);
  workbook_add_parts (&maker, &(WorkbookParts) { .styles = "" });
  zip_maker_add_member (&maker, &(ZipMember) { .name = "xl/styles.xml", .data = styles->str, .length = styles->len,
                                               .stored = TRUE });
  bytes = zip_maker_finish (&maker);
  assert_refused (bytes, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "styles");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/workbook-hostile/truncated", test_truncated);
  g_test_add_func ("/csv/workbook-hostile/any-byte-changed", test_any_byte_changed);
  g_test_add_func ("/csv/workbook-hostile/other-kinds", test_other_kinds);
  g_test_add_func ("/csv/workbook-hostile/binary-workbook", test_binary_workbook);
  g_test_add_func ("/csv/workbook-hostile/older-container", test_older_container);
  g_test_add_func ("/csv/workbook-hostile/encrypted-entry", test_encrypted_entry);
  g_test_add_func ("/csv/workbook-hostile/names", test_names);
  g_test_add_func ("/csv/workbook-hostile/overlap", test_overlap);
  g_test_add_func ("/csv/workbook-hostile/directory", test_directory);
  g_test_add_func ("/csv/workbook-hostile/allowed", test_allowed);
  g_test_add_func ("/csv/workbook-hostile/what-surrounds", test_what_surrounds);
  g_test_add_func ("/csv/workbook-hostile/bombs", test_bombs);
  g_test_add_func ("/csv/workbook-hostile/lies", test_lies);
  g_test_add_func ("/csv/workbook-hostile/document-types", test_document_types);
  g_test_add_func ("/csv/workbook-hostile/broken-xml", test_broken_xml);
  g_test_add_func ("/csv/workbook-hostile/xml-limits", test_xml_limits);
  g_test_add_func ("/csv/workbook-hostile/missing-parts", test_missing_parts);
  g_test_add_func ("/csv/workbook-hostile/places", test_places);
  g_test_add_func ("/csv/workbook-hostile/many-styles", test_many_styles);
  g_test_add_func ("/csv/workbook-hostile/little-that-becomes-much", test_little_that_becomes_much);

  return g_test_run ();
}
