/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook-maker.h"

#include <gio/gunixinputstream.h>

#include <unistd.h>

/* What is in a workbook, and what comes out of it. */

static void
assert_sheet (const WorkbookParts *parts,
              const char * const  *expected)
{
  g_autoptr (GBytes) bytes = make_workbook (parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = read_bytes (bytes, &(LeadsCsvOverrides) { .sheet = "1" }, &error);

  g_assert_no_error (error);
  assert_lines (records, expected);
}

static void
test_usual (void)
{
  assert_sheet (&(WorkbookParts) { 0 },
                (const char *[]) { "1 header Numbers | Numbers", "2  +12127881500 | +12127881500", NULL });
}

static void
test_cells (void)
{
  const WorkbookParts parts = {
    .sheet = SHEET ("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Number</t></is></c>"
                    "<c r=\"B1\" t=\"inlineStr\"><is><t>Other</t></is></c></row>"
                    /* A number stored as one, and with decimals. */
                    "<row r=\"2\"><c r=\"A2\"><v>441632960000</v></c><c r=\"B2\" t=\"n\"><v>0.5</v></c></row>"
                    "<row r=\"3\"><c r=\"A3\"><v>4.4163296E+11</v></c><c r=\"B3\" s=\"2\"><v>0.5</v></c></row>"
                    /* A day, a moment, a time, and a telephone number that is shown as a day. */
                    "<row r=\"4\"><c r=\"A4\" s=\"1\"><v>45351</v></c><c r=\"B4\" s=\"3\"><v>45351.75</v></c></row>"
                    "<row r=\"5\"><c r=\"A5\" s=\"1\"><v>441632960000</v></c><c r=\"B5\" s=\"1\"><v>0.5</v></c></row>"
                    "<row r=\"6\"><c r=\"A6\" t=\"d\"><v>2024-02-29T00:00:00</v></c></row>"
                    /* Results of formulas: text, number, truth, error. */
                    "<row r=\"7\"><c r=\"A7\" t=\"str\"><f>\"+\"&amp;B7</f><v>+44</v></c><c r=\"B7\"><f>40+4</f><v>44</v></c></row>"
                    "<row r=\"8\"><c r=\"A8\" t=\"b\"><v>1</v></c><c r=\"B8\" t=\"b\"><v>0</v></c></row>"
                    "<row r=\"9\"><c r=\"A9\" t=\"e\"><f>NA()</f><v>#N/A</v></c><c r=\"B9\" t=\"e\"><v>#DIV/0!</v></c></row>"
                    /* Nothing in a cell. */
                    "<row r=\"10\"><c r=\"A10\" s=\"1\"/><c r=\"B10\" t=\"str\"><v></v></c></row>"
                    "<row r=\"11\"><c r=\"A11\" t=\"inlineStr\"><is/></c><c r=\"B11\"><v>5</v></c></row>"),
    .styles = XML_START "<styleSheet " MAIN_NAMESPACE ">"
              "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts>"
              "<cellStyleXfs count=\"1\"><xf numFmtId=\"14\"/></cellStyleXfs>"
              "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"164\"/></cellXfs>"
              "</styleSheet>",
  };

  assert_sheet (&parts, (const char *[]) {
    "1 header Number,Other | Number | Other",
    "2  441632960000,0.5 | 441632960000 | 0.5",
    "3  441632960000,0.5 | 441632960000 | 0.5",
    "4  2024-02-29T00:00:00,2024-02-29T18:00:00 | 2024-02-29T00:00:00 | 2024-02-29T18:00:00",
    "5  441632960000,12:00:00 | 441632960000 | 12:00:00",
    "6  2024-02-29T00:00:00, | 2024-02-29T00:00:00 | ",
    "7  +44,44 | +44 | 44",
    "8  TRUE,FALSE | TRUE | FALSE",
    "9  #N/A,#DIV/0! | #N/A | #DIV/0!",
    "10 blank , |  | ",
    "11  ,5 |  | 5",
    NULL,
  });
}

static void
test_text (void)
{
  const WorkbookParts parts = {
    .sheet = SHEET ("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
                    "<row><c t=\"s\"><v>2</v></c><c t=\"s\"><v> 3 </v></c></row>"
                    "<row><c t=\"inlineStr\"><is><r><t>+4</t></r><r><rPr><b/></rPr><t>4</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></is></c>"
                    "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c></row>"
                    "<row><c t=\"str\"><v>say \"hi\"</v></c><c t=\"inlineStr\"><is><t>x, y</t></is></c></row>"
                    "<row><c t=\"inlineStr\"><is><t><![CDATA[<+44>]]></t></is></c><c t=\"str\"><v>&#x2B;&lt;&amp;</v></c></row>"
                    "<row><c t=\"inlineStr\"><is><t>a<!-- no -->b</t></is></c><c t=\"inlineStr\"><is><t>'=1</t></is></c></row>"),
    .strings = XML_START "<sst " MAIN_NAMESPACE "><si><t>Number</t><phoneticPr fontId=\"1\"/></si>"
               "<si><r><t>Ful</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">l </t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh>"
               "<r><t>Name</t></r></si>"
               "<si><t>one_x000D_\ntwo</t></si><si><t/></si></sst>",
  };

  assert_sheet (&parts, (const char *[]) {
    "1 header Number,Full Name | Number | Full Name",
    "2  \"one\r\ntwo\", | one\r\ntwo | ",
    "3  +44, a  | +44 |  a ",
    "4  \"say \"\"hi\"\"\",\"x, y\" | say \"hi\" | x, y",
    "5  <+44>,+<& | <+44> | +<&",
    "6  ab,'=1 | ab | '=1",
    NULL,
  });
}

static void
test_places (void)
{
  /* Rows and cells that are left out; the columns of the heading are all there. */
  const WorkbookParts parts = {
    .sheet = SHEET ("<row r=\"2\"><c r=\"B2\" t=\"str\"><v>Number</v></c><c r=\"D2\" t=\"str\"><v>D</v></c></row>"
                    "<row r=\"5\"><c r=\"B5\" t=\"str\"><v>+1</v></c></row>"
                    "<row><c r=\"A6\" t=\"str\"><v>a</v></c><c t=\"str\"><v>+2</v></c></row>"
                    "<row r=\"8\"/>"),
  };

  assert_sheet (&parts, (const char *[]) {
    "1 blank  | ",
    "2 header ,Number,,D |  | Number |  | D",
    "3 blank  | ",
    "4 blank  | ",
    "5  ,+1,, |  | +1 |  | ",
    "6  a,+2,, | a | +2 |  | ",
    "7 blank  | ",
    "8 blank ,,, |  |  |  | ",
    NULL,
  });
}

static void
test_other_writers (void)
{
  /* Names with a prefix, absolute targets, parts under other names, a byte order mark, no styles, no shared strings. */
  ZipMaker maker;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  zip_maker_init (&maker);
  zip_maker_add (&maker, "[Content_Types].xml", "<Types/>");
  zip_maker_add (&maker, "_RELS/.rels", RELATIONS (RELATION ("a", "officeDocument", "/Book/Main.xml")));
  zip_maker_add (&maker, "book/main.xml",
                 "\357\273\277<x:workbook xmlns:x=\"m\" xmlns:q=\"n\"><x:workbookPr date1904=\"1\"/><x:sheets>"
                 "<x:sheet name=\"Chart\" sheetId=\"1\" q:id=\"c\"/><x:sheet name=\"S\" sheetId=\"2\" q:id=\"s\"/></x:sheets></x:workbook>");
  zip_maker_add (&maker, "book/_rels/main.xml.rels",
                 RELATIONS (RELATION ("c", "chartsheet", "chart.xml") RELATION ("s", "worksheet", "../sheets/./one.xml")
                            "<Relationship Id=\"l\" Type=\"x/hyperlink\" Target=\"../../..\" TargetMode=\"External\"/>"));
  zip_maker_add (&maker, "sheets/one.xml",
                 "<?xml version='1.0' encoding='utf-8'?><x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c><x:v>4420</x:v></x:c>"
                 "</x:row></x:sheetData><x:extLst><x:row r=\"1\"><x:c/></x:row></x:extLst></x:worksheet>");
  bytes = zip_maker_finish (&maker);

  records = read_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  assert_lines (records, (const char *[]) { "1  4420 | 4420", NULL });
}

#define CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define ROW(cells) "<row>" cells "</row>"

/* Without a choice: not the cover, not what has a number by the way, and of several lists the first. */
static void
test_best_sheet (void)
{
  static const struct {
    const char *first;
    const char *second;
    const char *second_name;
    const char *found;
    const char *other;
  } vectors[] = {
    { ROW (CELL ("Our offer")) ROW (CELL ("for you")), ROW (CELL ("Phone")) ROW (CELL ("+442079460000")), "More", "More", NULL },
    { "", ROW (CELL ("+442079460000")), "More", "More", NULL },
    { ROW (CELL ("Hotline") CELL ("+442079460000")) ROW (CELL ("a")) ROW (CELL ("b")) ROW (CELL ("c")),
      ROW (CELL ("Phone")) ROW (CELL ("+442079460000")), "More", "More", "Sheet" },
    { ROW (CELL ("+442079460000")), ROW (CELL ("Phone")) ROW (CELL ("+442079460001")), "More", "Sheet", "More" },
    { ROW (CELL ("+442079460000")), ROW (CELL ("Phone")) ROW (CELL ("+442079460001")), "Numbers", "Numbers", "Sheet" },
    { ROW (CELL ("Phone")) ROW (CELL ("+442079460000")), ROW (CELL ("notes")), "Numbers", "Sheet", NULL },
    { ROW (CELL ("a")), ROW (CELL ("b")), "More", "Sheet", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *workbook = g_strdup_printf (XML_START "<workbook " MAIN_NAMESPACE " " RELATIONS_NAMESPACE "><sheets>"
                                                   "<sheet name=\"Sheet\" sheetId=\"1\" r:id=\"rId1\"/>"
                                                   "<sheet name=\"%s\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>",
                                                   vectors[i].second_name);
      g_autofree char *first = g_strdup_printf (SHEET ("%s"), vectors[i].first);
      g_autofree char *second = g_strdup_printf (SHEET ("%s"), vectors[i].second);
      const WorkbookParts parts = { .workbook = workbook, .sheet = first, .second_sheet = second };
      g_autoptr (GBytes) bytes = make_workbook (&parts);
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
      g_auto (LeadsCsvDialect) dialect = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("vector %u", i);
      g_assert_true (leads_csv_sniff (stream, NULL, &dialect, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (dialect.sheet, ==, vectors[i].found);
      g_assert_cmpstr (dialect.other_sheet, ==, vectors[i].other);
      g_assert_cmpint ((dialect.doubts & LEADS_CSV_DOUBT_SHEET) != 0, ==, vectors[i].other != NULL);
    }
}

static void
test_sheets (void)
{
  const WorkbookParts parts = {
    .workbook = XML_START "<workbook " MAIN_NAMESPACE " " RELATIONS_NAMESPACE "><sheets>"
                "<sheet name=\"Secret\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"
                "<sheet name=\"Données &amp; Co\" sheetId=\"2\" r:id=\"rId2\"/>"
                "<sheet name=\"1\" sheetId=\"3\" state=\"visible\" r:id=\"rId1\"/></sheets></workbook>",
  };
  static const struct {
    const char *asked;
    const char *found;
    const char *last;
  } vectors[] = {
    { NULL, "Données & Co", "1  +442079460000 | +442079460000" },
    { "données & co", "Données & Co", "1  +442079460000 | +442079460000" },
    { "2", "Données & Co", "1  +442079460000 | +442079460000" },
    { "SECRET", "Secret", "2  +12127881500 | +12127881500" },
    /* A name comes before a position. */
    { "1", "1", "2  +12127881500 | +12127881500" },
  };
  g_autoptr (GBytes) bytes = make_workbook (&parts);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = leads_workbook_list_sheets (stream, NULL, &error);
  static const char * const wrong[] = { "Numbers", "0", "4", "" };

  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 3);
  for (guint i = 0; i < sheets->len; i++)
    {
      const LeadsWorkbookSheet *sheet = g_ptr_array_index (sheets, i);

      g_assert_cmpstr (sheet->name, ==, ((const char *[]) { "Secret", "Données & Co", "1" })[i]);
      g_assert_cmpint (sheet->is_visible, ==, i > 0);
    }

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const LeadsCsvOverrides overrides = { .sheet = vectors[i].asked };
      g_auto (LeadsCsvDialect) dialect = { 0 };
      g_auto (LeadsCsvDialect) copy = { 0 };
      g_autoptr (GPtrArray) records = NULL;

      g_assert_true (leads_csv_sniff (stream, &overrides, &dialect, NULL, &error));
      g_assert_no_error (error);
      leads_csv_dialect_copy (&dialect, &copy);
      g_assert_cmpstr (copy.sheet, ==, vectors[i].found);
      g_assert_true (g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL));

      records = read_bytes (bytes, &overrides, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (g_ptr_array_index (records, records->len - 1), ==, vectors[i].last);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const LeadsCsvOverrides overrides = { .sheet = wrong[i] };
      g_autoptr (GPtrArray) records = read_bytes (bytes, &overrides, &error);

      g_assert_error (error, LEADS_CSV_ERROR, LEADS_CSV_ERROR_NO_SHEET);
      g_assert_cmpstr (leads_csv_error_get_detail (error), ==, wrong[i]);
      g_clear_error (&error);
    }
}

static void
test_dialect (void)
{
  const WorkbookParts parts = {
    .sheet = SHEET ("<row><c t=\"str\"><v>Name</v></c><c t=\"str\"><v>Start</v></c><c t=\"str\"><v>End</v></c></row>"
                    "<row><c t=\"str\"><v>+1 is not it</v></c><c><v>12127881500</v></c><c><v>12127881599</v></c><c><v>5</v></c></row>"),
  };
  const LeadsCsvOverrides overrides = { .delimiter = ';', .encoding = LEADS_CSV_ENCODING_UTF_16LE, .column = "End" };
  const LeadsCsvOverrides table = { .table = TRUE };
  const LeadsCsvOverrides wrong = { .column = "Nowhere" };
  g_autoptr (GBytes) bytes = make_workbook (&parts);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_auto (LeadsCsvDialect) guessed = { 0 };
  g_auto (LeadsCsvDialect) asked = { 0 };
  g_auto (LeadsCsvDialect) as_table = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (leads_csv_sniff (stream, NULL, &guessed, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (guessed.sheet, ==, "Numbers");
  g_assert_true (guessed.has_header);
  g_assert_cmpint (guessed.n_columns, ==, 3);
  g_assert_cmpint (guessed.number_column, ==, 1);
  g_assert_cmpint (guessed.end_column, ==, 2);
  g_assert_cmpint (guessed.delimiter, ==, ',');
  g_assert_false (guessed.remove_guard);

  /* The stream keeps what it is: it can be asked again. */
  g_assert_true (g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL));
  g_assert_true (leads_csv_sniff (stream, &overrides, &asked, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (asked.number_column, ==, 2);
  g_assert_cmpint (asked.delimiter, ==, ',');
  g_assert_cmpint (asked.encoding, ==, LEADS_CSV_ENCODING_UTF_8);

  g_assert_true (g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL));
  g_assert_true (leads_csv_sniff (stream, &table, &as_table, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (as_table.number_column, ==, -1);
  g_assert_cmpint (leads_csv_dialect_find_column (&as_table, "name"), ==, 0);

  g_assert_true (g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL));
  g_assert_false (leads_csv_sniff (stream, &wrong, &asked, NULL, &error));
  g_assert_error (error, LEADS_CSV_ERROR, LEADS_CSV_ERROR_NO_COLUMN);
}

/* A stream that cannot seek; the workbook is small enough for the pipe. */
static void
test_pipe (void)
{
  g_autoptr (GBytes) bytes = make_workbook (&(WorkbookParts) { 0 });
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GInputStream) wrapped = NULL;
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  LeadsCsvRecord record;
  int fds[2];

  g_assert_cmpint (pipe (fds), ==, 0);
  g_assert_cmpint (write (fds[1], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)), ==,
                   (gssize) g_bytes_get_size (bytes));
  close (fds[1]);
  stream = g_unix_input_stream_new (fds[0], TRUE);
  wrapped = leads_csv_wrap (stream);

  g_assert_true (leads_csv_sniff (wrapped, NULL, &dialect, NULL, &error));
  g_assert_no_error (error);
  reader = leads_csv_reader_new (wrapped, &dialect);
  g_assert_true (leads_csv_reader_next (reader, &record, NULL, &error));
  g_assert_true (record.is_header);
  g_assert_null (leads_csv_reader_get_sha256 (reader));
  g_assert_true (leads_csv_reader_next (reader, &record, NULL, &error));
  g_assert_cmpmem (record.text, record.text_length, "+12127881500", 12);
  g_assert_cmpint (record.end_offset, ==, (gint64) g_bytes_get_size (bytes));
  g_assert_false (leads_csv_reader_next (reader, &record, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (leads_csv_reader_get_sha256 (reader), ==, sha256);
}

static void
test_long_cells (void)
{
  g_autofree char *long_cell = g_strnfill (LEADS_CSV_MAX_CELL_BYTES, 'a');
  g_autofree char *sheet = g_strdup_printf (
    SHEET ("<row><c t=\"str\"><v>%s</v></c><c t=\"str\"><v>,</v></c></row>"
           "<row><c t=\"str\"><v>%sé</v></c><c t=\"str\"><v>,</v></c></row>"
           "<row><c t=\"s\"><v>2</v></c></row>"
           "<row><c t=\"str\"><v>%s</v></c><c t=\"str\"><v>%s</v></c><c t=\"str\"><v>%s</v></c><c t=\"str\"><v>%s</v></c>"
           "<c t=\"str\"><v>%s</v></c></row>"
           "<row><c t=\"str\"><v>+44</v></c></row>"),
    long_cell, long_cell, long_cell, long_cell, long_cell, long_cell, long_cell);
  g_autofree char *strings = g_strdup_printf (XML_START "<sst " MAIN_NAMESPACE "><si/><si/><si><t>%s%s</t></si></sst>",
                                              long_cell, long_cell);
  const WorkbookParts parts = { .sheet = sheet, .strings = strings };
  g_autoptr (GBytes) bytes = make_workbook (&parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = read_bytes (bytes, &(LeadsCsvOverrides) { .sheet = "1" }, &error);
  g_autofree char *whole = g_strdup_printf ("1  %s,\",\" | %s | ,", long_cell, long_cell);
  g_autofree char *cut = g_strdup_printf ("field_too_long %s | %s", long_cell, long_cell);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (records, 0), ==, whole);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpstr ((const char *) g_ptr_array_index (records, i) + strlen ("2 "), ==, cut);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (records, 4), "5  +44"));
}

/* Wherever a piece that is read ends within a character. */
static void
test_characters_across_pieces (void)
{
  static const char * const characters[] = { "é", "\342\202\254", "\360\237\230\200" };

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      for (guint shift = 0; shift < strlen (characters[i]); shift++)
        {
          g_autoptr (GString) text = g_string_new (NULL);
          g_autofree char *spaces = g_strnfill (shift, ' ');
          g_autofree char *sheet = NULL;
          g_autofree char *expected = NULL;
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (GPtrArray) records = NULL;
          g_autoptr (GError) error = NULL;

          while (text->len < 60000)
            g_string_append (text, characters[i]);
          sheet = g_strdup_printf ("<worksheet>%s<sheetData><row><c t=\"str\"><v>a</v></c></row><row><c t=\"str\"><v>%s</v></c></row>"
                                   "</sheetData></worksheet>", spaces, text->str);
          bytes = make_workbook (&(WorkbookParts) { .sheet = sheet });
          records = read_bytes (bytes, &(LeadsCsvOverrides) { .sheet = "1" }, &error);
          expected = g_strdup_printf ("2  %s | %s", text->str, text->str);
          g_assert_no_error (error);
          g_assert_cmpuint (records->len, ==, 2);
          g_assert_cmpstr (g_ptr_array_index (records, 1), ==, expected);
        }
    }
}

static void
test_splits_again (void)
{
  /* A record's text, with its problem, gives its cells: so reports are made. */
  static const char * const pieces[] = { ",", "\"", "\n", "\r", "'", "=", "+44", " ", "é", "x" };

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) rows = g_string_new ("<row>");
      g_autofree char *sheet = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (LeadsCsvDialect) dialect = { 0 };
      g_auto (LeadsCsvDialect) plain = { 0 };
      g_autoptr (LeadsCsvReader) reader = NULL;
      g_autoptr (LeadsCsvReader) again = NULL;
      g_autoptr (GInputStream) text = NULL;
      LeadsCsvRecord record;
      LeadsCsvRecord other;

      for (int j = g_test_rand_int_range (1, 5); j > 0; j--)
        {
          g_string_append (rows, "<c t=\"str\"><v>x");
          for (int k = g_test_rand_int_range (0, 6); k > 0; k--)
            g_string_append (rows, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          g_string_append (rows, "</v></c>");
        }
      g_string_append (rows, "</row>");
      sheet = g_strdup_printf (SHEET ("%s"), rows->str);
      bytes = make_workbook (&(WorkbookParts) { .sheet = sheet });
      stream = g_memory_input_stream_new_from_bytes (bytes);
      g_assert_true (leads_csv_sniff (stream, NULL, &dialect, NULL, &error));
      reader = leads_csv_reader_new (stream, &dialect);
      g_assert_true (leads_csv_reader_next (reader, &record, NULL, &error));
      g_assert_no_error (error);

      leads_csv_dialect_init (&plain);
      plain.remove_guard = FALSE;
      plain.number_column = -1;
      text = g_memory_input_stream_new_from_data (record.text, (gssize) record.text_length, NULL);
      again = leads_csv_reader_new (text, &plain);
      g_assert_true (leads_csv_reader_next (again, &other, NULL, &error));
      g_assert_cmpuint (other.n_cells, ==, record.n_cells);
      for (guint j = 0; j < record.n_cells; j++)
        g_assert_cmpmem (other.cells[j].text, other.cells[j].length, record.cells[j].text, record.cells[j].length);
      g_assert_false (leads_csv_reader_next (again, &other, NULL, &error));
    }
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = make_workbook (&(WorkbookParts) { 0 });
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) other = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  LeadsCsvRecord record;

  g_assert_true (leads_csv_sniff (stream, NULL, &dialect, cancellable, &error));
  reader = leads_csv_reader_new (stream, &dialect);
  g_cancellable_cancel (cancellable);
  g_assert_false (leads_csv_reader_next (reader, &record, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (leads_csv_reader_next (reader, &record, NULL, &error));
  g_assert_no_error (error);

  g_assert_null (leads_workbook_list_sheets (other, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/workbook/usual", test_usual);
  g_test_add_func ("/csv/workbook/cells", test_cells);
  g_test_add_func ("/csv/workbook/text", test_text);
  g_test_add_func ("/csv/workbook/places", test_places);
  g_test_add_func ("/csv/workbook/other-writers", test_other_writers);
  g_test_add_func ("/csv/workbook/best-sheet", test_best_sheet);
  g_test_add_func ("/csv/workbook/sheets", test_sheets);
  g_test_add_func ("/csv/workbook/characters-across-pieces", test_characters_across_pieces);
  g_test_add_func ("/csv/workbook/dialect", test_dialect);
  g_test_add_func ("/csv/workbook/pipe", test_pipe);
  g_test_add_func ("/csv/workbook/long-cells", test_long_cells);
  g_test_add_func ("/csv/workbook/splits-again", test_splits_again);
  g_test_add_func ("/csv/workbook/cancel", test_cancel);

  return g_test_run ();
}
