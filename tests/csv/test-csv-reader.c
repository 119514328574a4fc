/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-support.h"

#include <leads-csv-sniffer.h>

#include <glib/gstdio.h>
#include <stdio.h>

/*
 * What files look like in the wild, and what is made of each line.
 */

#define BYTES(text) text, sizeof (text) - 1

typedef struct {
  const char *name;
  const char *data;
  gsize       length;
  char        delimiter;
  int         number_column;
  gboolean    has_header;
  const char *expected[12];
} Case;

static const Case cases[] = {
  { "template", BYTES ("Numbers\r\n+441632960000\r\n+441632960001\r\n"), ',', 0, TRUE,
    { "1 header Numbers | Numbers", "2  +441632960000 | +441632960000", "3  +441632960001 | +441632960001" } },
  { "no-last-newline", BYTES ("+4416\n+4417"), ',', 0, FALSE, { "1  +4416 | +4416", "2  +4417 | +4417" } },
  { "mixed-line-ends", BYTES ("1\r2\r\n3\n4\n\r5\r\r6"), ',', 0, FALSE,
    { "1  1 | 1", "2  2 | 2", "3  3 | 3", "4  4 | 4", "5 blank  | ", "6  5 | 5", "7 blank  | ", "8  6 | 6" } },
  { "blank-lines", BYTES ("\n \t\n+44\n,,\n\"\"\n\xc2\xa0\n\x1a"), ',', 0, FALSE,
    { "1 blank  | ", "2 blank  \t |  \t", "3  +44 | +44", "4 blank ,, |  |  | ", "5 blank \"\" | ",
      "6 blank \xc2\xa0 | \xc2\xa0", "7 blank \x1a | \x1a" } },
  { "blank-before-heading", BYTES ("\n\nNumber\n+44\n"), ',', 0, TRUE,
    { "1 blank  | ", "2 blank  | ", "3 header Number | Number", "4  +44 | +44" } },
  { "semicolons", BYTES ("a;+44,5;c\n;;\n"), ';', 1, FALSE, { "1  a;+44,5;c | a | +44,5 | c", "2 blank ;; |  |  | " } },
  { "tabs", BYTES ("a\t+44\n"), '\t', 1, FALSE, { "1  a\t+44 | a | +44" } },
  { "bom", BYTES ("\xef\xbb\xbf+44\n"), ',', 0, FALSE, { "1  +44 | +44" } },
  { "bom-only", BYTES ("\xef\xbb\xbf"), ',', 0, FALSE, { NULL } },
  { "nothing", BYTES (""), ',', 0, FALSE, { NULL } },
  { "quoted", BYTES ("\"+44\",\"Smith, \"\"J\"\"\"\r\n+45,x\n"), ',', 0, FALSE,
    { "1  \"+44\",\"Smith, \"\"J\"\"\" | +44 | Smith, \"J\"", "2  +45,x | +45 | x" } },
  { "formula-form", BYTES ("=\"+44163\"\n+45\n"), ',', 0, FALSE, { "1  =\"+44163\" | =\"+44163\"", "2  +45 | +45" } },
  { "text-marks", BYTES ("'+44\n''+44\n'abc\n'\xef\xbc\x8b" "1\n\"'=1,2\"\n"), ',', 0, FALSE,
    { "1  '+44 | +44", "2  ''+44 | '+44", "3  'abc | 'abc", "4  '\xef\xbc\x8b" "1 | \xef\xbc\x8b" "1",
      "5  \"'=1,2\" | =1,2" } },
  { "spaces-are-kept", BYTES (" +44 , x \n\" +45 \"\n"), ',', 0, FALSE,
    { "1   +44 , x  |  +44  |  x ", "2  \" +45 \" |  +45 " } },
  { "stray-quote", BYTES ("+44\n\"+45\n+46\n+47\n"), ',', 0, FALSE,
    { "1  +44 | +44", "2 bad_quote \"+45 | \"+45", "3  +46 | +46", "4  +47 | +47" } },
  { "stray-quote-last", BYTES ("+44\n\"+45"), ',', 0, FALSE, { "1  +44 | +44", "2 bad_quote \"+45 | \"+45" } },
  { "stray-quote-elsewhere", BYTES ("+44,\"Smith\n+45,x\n+46,\"Brown\"\n+47,y\n"), ',', 0, FALSE,
    { "1 bad_quote +44,\"Smith | +44 | \"Smith", "2  +45,x | +45 | x", "3  +46,\"Brown\" | +46 | Brown",
      "4  +47,y | +47 | y" } },
  { "stray-quote-to-the-end", BYTES ("+44,\"Smith\n+45,x\n+46,y"), ',', 0, FALSE,
    { "1 bad_quote +44,\"Smith | +44 | \"Smith", "2  +45,x | +45 | x", "3  +46,y | +46 | y" } },
  { "inches", BYTES ("+44,5\" pipe\n+45,\"5\" pipe\"\n+46,\"a\"b\n+47,z\n"), ',', 0, FALSE,
    { "1  +44,5\" pipe | +44 | 5\" pipe", "2  +45,\"5\" pipe\" | +45 | 5\" pipe",
      "3 bad_quote +46,\"a\"b | +46 | \"a\"b", "4  +47,z | +47 | z" } },
  { "inches-closed-later", BYTES ("+44,\"5\" pipe\n+45,x\n+46,y\"\n+47,z\n"), ',', 0, FALSE,
    { "1 bad_quote +44,\"5\" pipe | +44 | \"5\" pipe", "2  +45,x | +45 | x", "3  +46,y\" | +46 | y\"",
      "4  +47,z | +47 | z" } },
  { "line-end-in-another-cell", BYTES ("+44,\"one\r\ntwo\rthree\nfour\",z\n+45,x,y\n"), ',', 0, FALSE,
    { "1  +44,\"one\r\ntwo\rthree\nfour\",z | +44 | one\r\ntwo\rthree\nfour | z", "5  +45,x,y | +45 | x | y" } },
  { "line-end-in-the-number", BYTES ("x,\"+44\n5\"\n\"a\nb\",+46\n"), ',', 1, FALSE,
    { "1 bad_quote x,\"+44 | x | \"+44", "2 wrong_column_count 5\" | 5\"", "3  \"a\nb\",+46 | a\nb | +46" } },
  { "line-ends-around-the-number", BYTES ("\"+44\n\",x\n\"\r\n+45\",\"y\n\"\n\"+46 \r\n \t\n\"\r\"+47\n\""), ',', 0, FALSE,
    { "1  \"+44\n\",x | +44\n | x", "3  \"\r\n+45\",\"y\n\" | \r\n+45 | y\n",
      "6  \"+46 \r\n \t\n\" | +46 \r\n \t\n", "9  \"+47\n\" | +47\n" } },
  { "stray-quote-before-a-line-end", BYTES ("\"\n+44\n+45\n\"+46\n\"\"x\n\"+47\n\"+48\"\n\"+49\n"), ',', 0, FALSE,
    { "1 bad_quote \" | \"", "2  +44 | +44", "3  +45 | +45", "4 bad_quote \"+46 | \"+46", "5 bad_quote \"\"x | \"\"x",
      "6 bad_quote \"+47 | \"+47", "7  \"+48\" | +48", "8 bad_quote \"+49 | \"+49" } },
  { "heading-over-lines", BYTES ("\"Phone\nNumber\",x\n+44,y\n"), ',', 0, TRUE,
    { "1 header \"Phone\nNumber\",x | Phone\nNumber | x", "3  +44,y | +44 | y" } },
  { "wrong-column-count", BYTES ("a,+44\nb\nc,+46,d\n"), ',', 1, FALSE,
    { "1  a,+44 | a | +44", "2 wrong_column_count b | b", "3  c,+46,d | c | +46 | d" } },
  { "bad-encoding", BYTES ("Gr\xfc\xdf" "e,+44\nx,+45\n\xc3\xbc,+46\n"), ',', 1, FALSE,
    { "1 bad_encoding Gr\xef\xbf\xbd\xef\xbf\xbd" "e,+44 | Gr\xef\xbf\xbd\xef\xbf\xbd" "e | +44", "2  x,+45 | x | +45",
      "3  \xc3\xbc,+46 | \xc3\xbc | +46" } },
  { "bad-encoding-quoted", BYTES ("\"a,\xff\",+44\nx,+45\n"), ',', 1, FALSE,
    { "1 bad_encoding \"a,\xef\xbf\xbd\",+44 | a,\xef\xbf\xbd | +44", "2  x,+45 | x | +45" } },
  { "nul-bytes", BYTES ("+44\n+4\0" "5\n+46\n\0\0\0"), ',', 0, FALSE,
    { "1  +44 | +44", "2 bad_encoding +4\xef\xbf\xbd" "5 | +4\xef\xbf\xbd" "5", "3  +46 | +46",
      "4 bad_encoding \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd | \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" } },
  { "latin-heading", BYTES ("Num\xe9ro\n+44\n"), ',', 0, TRUE,
    { "1 header Num\xef\xbf\xbdro | Num\xef\xbf\xbdro", "2  +44 | +44" } },
  { "bad-quote-and-encoding", BYTES ("\"\xff\n+45\n"), ',', 0, FALSE,
    { "1 bad_quote \"\xef\xbf\xbd | \"\xef\xbf\xbd", "2  +45 | +45" } },
  { "full-width-and-marks", BYTES ("\xef\xbc\x8b" "44\n\xe2\x80\xaa+45\xe2\x80\xac\n"), ',', 0, FALSE,
    { "1  \xef\xbc\x8b" "44 | \xef\xbc\x8b" "44", "2  \xe2\x80\xaa+45\xe2\x80\xac | \xe2\x80\xaa+45\xe2\x80\xac" } },
};

static void
make_dialect (const Case      *test,
              LeadsCsvDialect *dialect)
{
  leads_csv_dialect_init (dialect);
  dialect->delimiter = test->delimiter;
  dialect->number_column = test->number_column;
  dialect->has_header = test->has_header;
}

static void
test_wild (gconstpointer data)
{
  const Case *test = data;
  g_auto (LeadsCsvDialect) dialect = { 0 };

  make_dialect (test, &dialect);
  assert_records (test->data, test->length, &dialect, test->expected);
}

static void
test_sep_line (void)
{
  static const char * const expected[] = {
    "1 header sep=; | sep= | ", "2 header Number;x | Number | x", "3  +44;y | +44 | y", NULL
  };
  g_auto (LeadsCsvDialect) dialect = { 0 };

  leads_csv_dialect_init (&dialect);
  dialect.delimiter = ';';
  dialect.has_sep_line = TRUE;
  dialect.has_header = TRUE;
  assert_records (BYTES ("sep=;\r\nNumber;x\r\n+44;y\r\n"), &dialect, expected);
}

static void
test_guard_stays_when_asked (void)
{
  static const char * const expected[] = { "1  '+44 | '+44", NULL };
  g_auto (LeadsCsvDialect) dialect = { 0 };

  leads_csv_dialect_init (&dialect);
  dialect.remove_guard = FALSE;
  assert_records (BYTES ("'+44\n"), &dialect, expected);
}

static void
test_range_columns_are_single_line (void)
{
  static const char * const expected[] = {
    "1 bad_quote +44,\"+4 | +44 | \"+4", "2  5\" | 5\"", "3  +46,+47 | +46 | +47", NULL
  };
  g_auto (LeadsCsvDialect) dialect = { 0 };

  leads_csv_dialect_init (&dialect);
  dialect.end_column = 1;
  assert_records (BYTES ("+44,\"+4\n5\"\n+46,+47\n"), &dialect, expected);
}

static void
test_table_has_no_number_column (void)
{
  static const char * const expected[] = { "1  \"a\nb\",c | a\nb | c", "3  d | d", NULL };
  g_auto (LeadsCsvDialect) dialect = { 0 };

  leads_csv_dialect_init (&dialect);
  dialect.number_column = -1;
  assert_records (BYTES ("\"a\nb\",c\nd\n"), &dialect, expected);
}

static void
test_offsets (void)
{
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autoptr (GPtrArray) records = NULL;

  leads_csv_dialect_init (&dialect);
  records = read_with_chunks (BYTES ("\xef\xbb\xbf+44\r\n\n\"a\",\"b\nc\"\r+45"), &dialect, 5, TRUE);
  g_assert_cmpuint (records->len, ==, 4);
  g_assert_cmpstr (g_ptr_array_index (records, 0), ==, "1@3-8  +44 | +44");
  g_assert_cmpstr (g_ptr_array_index (records, 1), ==, "2@8-9 blank  | ");
  g_assert_cmpstr (g_ptr_array_index (records, 2), ==, "3@9-19  \"a\",\"b\nc\" | a | b\nc");
  g_assert_cmpstr (g_ptr_array_index (records, 3), ==, "5@19-22  +45 | +45");
}

typedef struct {
  gsize        cell_length;
  const char  *before;
  const char  *after;
  LeadsReason  problem;
} LongCase;

/* Cells and records at and past the limits; the next line is always good. */
static void
test_limits (void)
{
  static const LongCase long_cases[] = {
    { LEADS_CSV_MAX_CELL_BYTES, "", "", LEADS_REASON_NONE },
    { LEADS_CSV_MAX_CELL_BYTES + 1, "", "", LEADS_REASON_FIELD_TOO_LONG },
    { LEADS_CSV_MAX_CELL_BYTES, "a,", ",b", LEADS_REASON_NONE },
    { LEADS_CSV_MAX_CELL_BYTES + 1, "a,", ",b", LEADS_REASON_FIELD_TOO_LONG },
    { LEADS_CSV_MAX_CELL_BYTES - 2, "a,\"", "\",b", LEADS_REASON_NONE },
    { LEADS_CSV_MAX_CELL_BYTES - 1, "a,\"", "\",b", LEADS_REASON_FIELD_TOO_LONG },
    { LEADS_CSV_MAX_CELL_BYTES - 3, "a,\"\n", "\",b", LEADS_REASON_NONE },
    { LEADS_CSV_MAX_RECORD_BYTES, "", "", LEADS_REASON_FIELD_TOO_LONG },
    { LEADS_CSV_MAX_RECORD_BYTES + 1, "", "", LEADS_REASON_FIELD_TOO_LONG },
    /* Its CR, or its LF, is the last byte that the reader's buffer takes in. */
    { 4 * LEADS_CSV_MAX_RECORD_BYTES - 1, "", "", LEADS_REASON_FIELD_TOO_LONG },
    { 4 * LEADS_CSV_MAX_RECORD_BYTES - 2, "", "", LEADS_REASON_FIELD_TOO_LONG },
    { 5 * LEADS_CSV_MAX_RECORD_BYTES, "", "", LEADS_REASON_FIELD_TOO_LONG },
    { 5 * LEADS_CSV_MAX_RECORD_BYTES, "\"", "\"", LEADS_REASON_FIELD_TOO_LONG },
  };
  static const char * const line_ends[] = { "\n", "\r\n", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (long_cases) * G_N_ELEMENTS (line_ends); i++)
    {
      const LongCase *test = &long_cases[i / G_N_ELEMENTS (line_ends)];
      const char *line_end = line_ends[i % G_N_ELEMENTS (line_ends)];
      g_autoptr (GString) document = g_string_new (test->before);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (LeadsCsvReader) reader = NULL;
      g_auto (LeadsCsvDialect) dialect = { 0 };
      LeadsCsvRecord record;
      gsize end;

      for (gsize j = 0; j < test->cell_length; j++)
        g_string_append_c (document, '7');
      g_string_append_printf (document, "%s%s", test->after, line_end);
      end = document->len;
      g_string_append (document, "+44\n");

      leads_csv_dialect_init (&dialect);
      stream = g_memory_input_stream_new_from_data (document->str, (gssize) document->len, NULL);
      reader = leads_csv_reader_new (stream, &dialect);

      g_test_message ("%s%" G_GSIZE_FORMAT "%s", test->before, test->cell_length, test->after);
      g_assert_true (leads_csv_reader_next (reader, &record, NULL, NULL));
      g_assert_cmpstr (leads_reason_to_word (record.problem), ==, leads_reason_to_word (test->problem));
      g_assert_cmpint (record.end_offset, ==, (gint64) end);
      if (test->problem == LEADS_REASON_FIELD_TOO_LONG)
        {
          g_assert_cmpuint (record.text_length, ==, LEADS_CSV_MAX_CELL_BYTES);
          g_assert_cmpmem (record.text, record.text_length, document->str, LEADS_CSV_MAX_CELL_BYTES);
        }

      g_assert_true (leads_csv_reader_next (reader, &record, NULL, NULL));
      g_assert_cmpmem (record.text, record.text_length, "+44", 3);
      g_assert_cmpint (record.problem, ==, LEADS_REASON_NONE);
      g_assert_cmpint (record.line, ==, strchr (test->before, '\n') != NULL ? 3 : 2);
      g_assert_false (leads_csv_reader_next (reader, &record, NULL, NULL));
    }
}

/* A record as long as one may be, wherever in the reader's buffer it begins. */
static void
test_longest_record_anywhere (void)
{
  const gsize buffer_bytes = 4 * LEADS_CSV_MAX_RECORD_BYTES;
  const gsize cell_bytes = LEADS_CSV_MAX_RECORD_BYTES / 8;

  for (gsize left = LEADS_CSV_MAX_RECORD_BYTES - 2; left <= LEADS_CSV_MAX_RECORD_BYTES + 3; left++)
    {
      g_autoptr (GString) document = g_string_new (NULL);
      g_autoptr (GPtrArray) records = NULL;
      g_auto (LeadsCsvDialect) dialect = { 0 };

      while (document->len + 3 < buffer_bytes - left)
        g_string_append (document, "1\n");
      while (document->len < buffer_bytes - left)
        g_string_append (document, "\n");
      for (gsize i = 1; i <= LEADS_CSV_MAX_RECORD_BYTES; i++)
        g_string_append_c (document, i % cell_bytes == 0 ? ',' : '2');
      g_string_append (document, "\r\n3\r\n");

      leads_csv_dialect_init (&dialect);
      records = read_with_chunks (document->str, document->len, &dialect, LEADS_CSV_CHUNK_BYTES, FALSE);
      g_assert_true (g_str_has_suffix (g_ptr_array_index (records, records->len - 1), "  3 | 3"));
      g_assert_nonnull (strstr (g_ptr_array_index (records, records->len - 2), "  2222"));
    }
}

/* A quote that is opened and runs on over many lines costs one of them, wherever it stops. */
static void
test_stray_quote_in_a_long_file (void)
{
  const guint n_lines = 100000;
  g_autoptr (GString) document = g_string_new (NULL);
  g_autoptr (GPtrArray) records = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  guint n_bad = 0;

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (document, i % 100 == 50 ? "+44%06u,\"x\n" : "+44%06u,x\n", i);

  leads_csv_dialect_init (&dialect);
  records = read_with_chunks (document->str, document->len, &dialect, LEADS_CSV_CHUNK_BYTES, FALSE);
  g_assert_cmpuint (records->len, ==, n_lines);
  for (guint i = 0; i < n_lines; i++)
    {
      gboolean is_bad = strstr (g_ptr_array_index (records, i), "bad_quote") != NULL;

      g_assert_cmpint (is_bad, ==, i % 100 == 50);
      n_bad += is_bad;
    }
  g_assert_cmpuint (n_bad, ==, n_lines / 100);
}

static void
test_cut_text_is_valid (void)
{
  g_autoptr (GString) document = g_string_new (NULL);
  g_autoptr (GPtrArray) records = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };

  /* Characters of three bytes, shifted so that each byte falls on the cut. */
  for (guint shift = 0; shift < 3; shift++)
    {
      for (guint i = 0; i < shift; i++)
        g_string_append_c (document, 'x');
      for (guint i = 0; i < LEADS_CSV_MAX_RECORD_BYTES; i++)
        g_string_append (document, "\xe2\x82\xac");
      g_string_append_c (document, '\n');
    }

  leads_csv_dialect_init (&dialect);
  records = read_with_chunks (document->str, document->len, &dialect, LEADS_CSV_CHUNK_BYTES, FALSE);
  g_assert_cmpuint (records->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_nonnull (strstr (g_ptr_array_index (records, i), "field_too_long"));
      g_assert_null (strstr (g_ptr_array_index (records, i), "\xef\xbf\xbd"));
    }
}

/* A line whose beginning only is looked at may have a number further on: it is not blank. */
static void
test_long_blank_beginning (void)
{
  static const char fillers[] = { ' ', ',', '\t' };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    {
      g_autoptr (GString) document = g_string_new (NULL);
      g_autoptr (GPtrArray) records = NULL;
      g_auto (LeadsCsvDialect) dialect = { 0 };

      for (guint j = 0; j <= LEADS_CSV_MAX_RECORD_BYTES; j++)
        g_string_append_c (document, fillers[i]);
      g_string_append (document, "+44\n+45\n");

      leads_csv_dialect_init (&dialect);
      records = read_with_chunks (document->str, document->len, &dialect, LEADS_CSV_CHUNK_BYTES, FALSE);
      g_assert_cmpuint (records->len, ==, 2);
      g_assert_true (g_str_has_prefix (g_ptr_array_index (records, 0), "1 field_too_long "));
      g_assert_cmpstr (g_ptr_array_index (records, 1), ==, "2  +45 | +45");
    }
}

static void
test_cancel (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("+44\n", -1, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  LeadsCsvRecord record;

  leads_csv_dialect_init (&dialect);
  reader = leads_csv_reader_new (stream, &dialect);
  g_cancellable_cancel (cancellable);
  g_assert_false (leads_csv_reader_next (reader, &record, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (leads_csv_reader_get_sha256 (reader));
}

static void
test_read_error (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("+44\n", -1, NULL);
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  LeadsCsvRecord record;

  leads_csv_dialect_init (&dialect);
  reader = leads_csv_reader_new (stream, &dialect);
  g_input_stream_close (stream, NULL, NULL);
  g_assert_false (leads_csv_reader_next (reader, &record, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (leads_csv_reader_next (reader, &record, NULL, &error));
  g_assert_no_error (error);
}

static void
test_dialect_is_copied (void)
{
  static const char *names[] = { "a", "b", NULL };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new ();
  g_autoptr (LeadsCsvReader) reader = NULL;
  LeadsCsvDialect dialect;

  leads_csv_dialect_init (&dialect);
  dialect.n_columns = 2;
  dialect.column_names = g_strdupv ((char **) names);
  reader = leads_csv_reader_new (stream, &dialect);
  leads_csv_dialect_clear (&dialect);
  g_assert_cmpstr (leads_csv_reader_get_dialect (reader)->column_names[1], ==, "b");
}

/* What is written to a file after it was opened is not followed. */
static void
test_growing_file (void)
{
  const char *dir = g_get_tmp_dir ();
  g_autofree char *path = g_build_filename (dir, "growing.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autoptr (GError) error = NULL;
  LeadsCsvRecord record;
  FILE *more;
  guint n_records = 0;

  g_assert_true (g_file_set_contents (path, "+12127881500\n+12127881501\n", -1, NULL));
  stream = leads_csv_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (leads_csv_sniff (stream, NULL, &dialect, NULL, &error));
  reader = leads_csv_reader_new (stream, &dialect);
  more = g_fopen (path, "a");
  g_assert_nonnull (more);
  g_assert_cmpint (fputs ("+12127881502\n", more), >=, 0);
  g_assert_cmpint (fclose (more), ==, 0);
  while (leads_csv_reader_next (reader, &record, NULL, &error))
    n_records++;
  g_assert_no_error (error);
  g_assert_cmpuint (n_records, ==, 2);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/reader/wild/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_wild);
    }
  g_test_add_func ("/csv/reader/sep-line", test_sep_line);
  g_test_add_func ("/csv/reader/guard-stays-when-asked", test_guard_stays_when_asked);
  g_test_add_func ("/csv/reader/range-columns-are-single-line", test_range_columns_are_single_line);
  g_test_add_func ("/csv/reader/table-has-no-number-column", test_table_has_no_number_column);
  g_test_add_func ("/csv/reader/offsets", test_offsets);
  g_test_add_func ("/csv/reader/limits", test_limits);
  g_test_add_func ("/csv/reader/longest-record-anywhere", test_longest_record_anywhere);
  g_test_add_func ("/csv/reader/stray-quote-in-a-long-file", test_stray_quote_in_a_long_file);
  g_test_add_func ("/csv/reader/cut-text-is-valid", test_cut_text_is_valid);
  g_test_add_func ("/csv/reader/long-blank-beginning", test_long_blank_beginning);
  g_test_add_func ("/csv/reader/cancel", test_cancel);
  g_test_add_func ("/csv/reader/read-error", test_read_error);
  g_test_add_func ("/csv/reader/growing-file", test_growing_file);
  g_test_add_func ("/csv/reader/dialect-is-copied", test_dialect_is_copied);

  return g_test_run ();
}
