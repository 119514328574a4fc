/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-csv-reader.h>
#include <leads-csv-sniffer.h>
#include "../../src/csv/leads-csv-rows-private.h"

#include <string.h>
#include <unistd.h>

#define BYTES(text) text, sizeof (text) - 1

typedef struct {
  const char *name;
  const char *data;
  gsize       length;
  const char *expected;
} Case;

/* Encoding if it is not UTF-8, BOM, sep line, delimiter, heading, columns, own columns; then number, end and count column. */
static char *
describe (const LeadsCsvDialect *dialect)
{
  gboolean is_utf_8 = dialect->encoding == LEADS_CSV_ENCODING_UTF_8;

  return g_strdup_printf ("%s%s%s%s%c %s %d%s n%d%s%s", is_utf_8 ? "" : leads_csv_encoding_to_name (dialect->encoding),
                          is_utf_8 ? "" : " ", dialect->has_bom ? "bom " : "", dialect->has_sep_line ? "sep " : "",
                          dialect->delimiter == '\t' ? 'T' : dialect->delimiter, dialect->has_header ? "yes" : "no",
                          dialect->n_columns, dialect->n_own_columns == 0 ? "" : dialect->n_own_columns == 3 ? "-3" : "-4",
                          dialect->number_column,
                          dialect->end_column < 0 ? "" : dialect->end_column == 1 ? " e1" : " e2",
                          dialect->count_column < 0 ? "" : dialect->count_column == 1 ? " c1" : " c2");
}

static const Case cases[] = {
  { "template", BYTES ("Numbers\r\n+12127881500\r\n"), ", yes 1 n0" },
  { "heading-alone", BYTES ("Numbers"), ", yes 1 n0" },
  { "no-heading", BYTES ("+12127881500\n+12127881501\n"), ", no 1 n0" },
  { "one-number", BYTES ("+12127881500"), ", no 1 n0" },
  { "telephone-number", BYTES ("telephoneNumber\n+12127881500\n"), ", yes 1 n0" },
  { "phone-number", BYTES ("Name;Phone Number;City\nA;+12127881500;X\n"), "; yes 3 n1" },
  { "case-does-not-matter", BYTES ("NAME,E.164\nA,+12127881500\n"), ", yes 2 n1" },
  { "accents-do-not-matter", BYTES ("Nom;Num\xc3\xa9ro\nA;+33112345678\n"), "; yes 2 n1" },
  { "tn", BYTES ("TN\n2127881500\n"), ", yes 1 n0" },
  { "unknown-heading", BYTES ("Extension holder,Line id\nA,+12127881500\nB,+12127881501\n"), ", yes 2 n1" },
  { "bad-first-line-is-no-heading", BYTES ("12ab\n+12127881500\n"), ", no 1 n0" },
  { "bom", BYTES ("\xef\xbb\xbfNumber\n+12127881500\n"), "bom , yes 1 n0" },
  { "sep-line", BYTES ("sep=;\r\nName;Number\r\nx;+12127881500\r\n"), "sep ; yes 2 n1" },
  { "sep-line-bom", BYTES ("\xef\xbb\xbfSEP=|\nx,y|+12127881500\n"), "bom sep | no 2 n1" },
  { "sep-is-no-sep-line", BYTES ("sep=abc\n+12127881500\n"), ", yes 1 n0" },
  { "tabs", BYTES ("Smith, J\t+12127881500\nBrown, K\t+12127881501\n"), "T no 2 n1" },
  { "semicolons-and-commas", BYTES ("Smith, J;+12127881500\nBrown, K;+12127881501\n"), "; no 2 n1" },
  { "commas-and-semicolons", BYTES ("a;b,+12127881500\nc,+12127881501\n"), ", no 2 n1" },
  { "pipes", BYTES ("a|+12127881500\nb|+12127881501\n"), "| no 2 n1" },
  { "quoted-delimiters", BYTES ("\"x;y;z\",+12127881500\n\"x;y;z\",+12127881501\n"), ", no 2 n1" },
  { "blank-lines-first", BYTES ("\n\n;;\nNumber;x\n+12127881500;y\n"), "; yes 2 n0" },
  { "only-blank-lines", BYTES ("\n \n\n"), ", no 1 n0" },
  { "dates-and-ids-are-no-numbers", BYTES ("1000001,2024-02-29,+12127881500\n1000002,2024-03-01,+12127881501\n"),
    ", no 3 n2" },
  { "ids-are-shorter", BYTES ("1000001;12127881500\n1000002;12127881501\n"), "; no 2 n1" },
  { "row-number-and-number", BYTES ("Number,Phone Number\n1,+12127881500\n2,+12127881501\n"), ", yes 2 n1" },
  { "name-without-numbers-loses", BYTES ("Phone,Value\nDesk,+12127881500\nHall,+12127881501\n"), ", yes 2 n1" },
  { "two-named-columns-first-wins", BYTES ("Phone,Mobile\n+12127881500,+12127881501\n+12127881510,+12127881512\n"),
    ", yes 2 n0" },
  { "range-names", BYTES ("Start,End\n+12127881500,+12127881599\n"), ", yes 2 n0 e1" },
  { "range-names-later", BYTES ("Site;From Number;To Number\nx;+12127881500;+12127881599\n"), "; yes 3 n1 e2" },
  { "range-count", BYTES ("Start Number,Quantity\n+12127881500,100\n"), ", yes 2 n0 c1" },
  { "ranges-without-heading", BYTES ("+12127881500,+12127881599\n+12127882500,+12127882599\n+12127883500,\n"),
    ", no 2 n0 e1" },
  { "two-numbers-are-no-range", BYTES ("+12127881500,+447911123456\n+12127882500,+12127882599\n"), ", no 2 n0" },
  { "reversed-is-no-range", BYTES ("+12127881599,+12127881500\n"), ", no 2 n0" },
  { "range-in-one-cell", BYTES ("+12127881500-1599\n+12127882500 to +12127882599\n"), ", no 1 n0" },
  { "exponent-form", BYTES ("Customer;Value\nA;4,41633E+11\nB;4,41633E+11\n"), "; yes 2 n1" },
  { "text-marks", BYTES ("a,'+12127881500\nb,\"=\"\"+12127881501\"\"\"\n"), ", no 2 n1" },
  { "full-width", BYTES ("a,\xef\xbc\x8b\xef\xbc\x91\xef\xbc\x92\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97\n"), ", no 2 n1" },
  { "own-report", BYTES ("Numbers,line,reason,suggestion\n12127881500,7,no_plus,+12127881500\n"), ", yes 4-3 n0" },
  { "own-report-files", BYTES ("column1,column2,Line,Reason,Suggestion,File\nx,121,7,too_short,,a.csv\n"), ", yes 6-4 n0" },
  { "own-report-tabs", BYTES ("Numbers,Note,line,reason,suggestion\n12127881500,\"a\tb\",7,no_plus,+12127881500\nx,c\td,8,letters,\n"),
    ", yes 5-3 n0" },
  { "own-report-semicolons", BYTES ("Numbers;Note;line;reason;suggestion\n12127881500;a,b;7;no_plus;+12127881500\n"),
    "; yes 5-3 n0" },
  { "windows-1252", BYTES ("Gr\xfc\xdf" "e;+12127881500\nx;+12127881501\n"), "Windows-1252 ; no 2 n1" },
  { "windows-1252-last-byte", BYTES ("+12127881501;x\n+12127881500;Caf\xe9"), "Windows-1252 ; no 2 n0" },
  { "utf-8-with-damage", BYTES ("Gr\xc3\xbc\xc3\x9f" "e;+12127881500\n\xff;+12127881501\n"), "; no 2 n1" },
  { "windows-1252-with-accidents", BYTES ("\xe9;\xe9;\xe9;\xe9;\xe9;\xe9;\xc9\xab;\xe9;\xe9;\xe9;+12127881501\n"),
    "Windows-1252 ; no 11 n10" },
  { "utf-16-bom", BYTES ("\xff\xfe+\0001\0002\0001\0002\0007\0008\0\n\0"), "UTF-16LE bom , no 1 n0" },
  { "utf-16be-bom", BYTES ("\xfe\xff\0+\0001\0002\0001\0002\0007\0008\0\n"), "UTF-16BE bom , no 1 n0" },
  { "utf-16-no-bom", BYTES ("x\0\t\0+\0001\0002\0001\0002\0007\0\n\0"), "UTF-16LE T no 2 n1" },
  { "utf-16be-no-bom", BYTES ("\0x\0;\0+\0001\0002\0001\0002\0007\0\n"), "UTF-16BE ; no 2 n1" },
  { "utf-16-other-script", BYTES ("\x42\x04\x35\x04\x3b\x04\n\0+\0007\0004\0009\0005\0001\0\n\0"), "UTF-16LE , yes 1 n0" },
  { "utf-16-odd-length", BYTES ("+\0001\0002\0001\0002\0007\0\n\0x"), "UTF-16LE , no 1 n0" },
  { "utf-16-sep-line", BYTES ("\xff\xfes\0e\0p\0=\0;\0\r\0\n\0x\0;\0+\0001\0002\0001\0002\0007\0\n\0"),
    "UTF-16LE bom sep ; no 2 n1" },
  { "a-nul", BYTES ("+12127881500\n+121278\0" "81501\n"), ", no 1 n0" },
  { "ragged", BYTES ("a;b;+12127881500\na;b;+12127881501\na;b\n"), "; no 3 n2" },
  { "mac-line-ends", BYTES ("Name;Number\rA;+12127881500\r"), "; yes 2 n1" },
};

static void
test_guess (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autofree char *description = NULL;

  g_assert_true (leads_csv_sniff_data (test->data, test->length, NULL, &dialect, &error));
  g_assert_no_error (error);
  description = describe (&dialect);
  g_assert_cmpstr (description, ==, test->expected);
  g_assert_true (dialect.column_names == NULL
                 || (int) g_strv_length (dialect.column_names) == dialect.n_columns);
}

static const Case refused[] = {
  { "empty", BYTES (""), "Empty file" },
  { "only-bom", BYTES ("\xef\xbb\xbf"), "Empty file" },
  { "png", BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "Not a text file: png" },
  { "xlsx", BYTES ("PK\x03\x04\x14\0\x06\0"), "Not a text file: zip" },
  { "xls", BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "Not a text file: ole" },
  { "pdf", BYTES ("%PDF-1.4\n"), "Not a text file: pdf" },
  { "elf", BYTES ("\x7f" "ELF\2\1\1"), "Not a text file: elf" },
  { "jpeg", BYTES ("\xff\xd8\xff\xe0"), "Not a text file: jpeg" },
  { "nuls", BYTES ("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "Not a text file" },
  { "controls", BYTES ("\1\2\3\4\5\6\7\10\1\2\3\4\5\6\7\10abcdefgh"), "Not a text file" },
  { "only-utf-16-bom", BYTES ("\xff\xfe"), "Empty file" },
  { "utf-16-nuls", BYTES ("\xff\xfe\0\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "Encoding cannot be read: UTF-32LE" },
  { "utf-16be-controls", BYTES ("\xfe\xff\0\1\0\2\0\3\0\4\0\5\0\6\0\7\0\1\0\2\0\3"), "Not a text file" },
  { "utf-32", BYTES ("\xff\xfe\0\0+\0\0\0"), "Encoding cannot be read: UTF-32LE" },
  { "utf-32be", BYTES ("\0\0\xfe\xff\0\0\0+"), "Encoding cannot be read: UTF-32BE" },
};

static void
test_refused (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  LeadsCsvDialect dialect;

  g_assert_false (leads_csv_sniff_data (test->data, test->length, NULL, &dialect, &error));
  g_assert_cmpint ((int) error->domain, ==, (int) LEADS_CSV_ERROR);
  g_assert_cmpstr (error->message, ==, test->expected);
}

static void
assert_overridden (const char              *data,
                   const LeadsCsvOverrides *overrides,
                   const char              *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };

  if (leads_csv_sniff_data (data, strlen (data), overrides, &dialect, &error))
    {
      g_autofree char *description = describe (&dialect);

      g_assert_cmpstr (description, ==, expected);
    }
  else
    {
      g_assert_cmpstr (error->message, ==, expected);
    }
}

static void
test_overrides (void)
{
  const char *data = "Name,Phone;x\nA,+12127881500;+12127889999\n";

  assert_overridden (data, &(LeadsCsvOverrides) { .delimiter = ';' }, "; yes 2 n1");
  assert_overridden (data, &(LeadsCsvOverrides) { .delimiter = ',' }, ", yes 2 n1");
  assert_overridden (data, &(LeadsCsvOverrides) { .delimiter = 'x' }, "Cannot separate cells: x");
  assert_overridden (data, &(LeadsCsvOverrides) { .delimiter = ';', .column = "1" }, "; yes 2 n0");
  assert_overridden (data, &(LeadsCsvOverrides) { .delimiter = ';', .column = " X " }, "; yes 2 n1");
  assert_overridden (data, &(LeadsCsvOverrides) { .delimiter = ';', .column = "3" }, "No such column: 3");
  assert_overridden (data, &(LeadsCsvOverrides) { .delimiter = ';', .column = "0" }, "No such column: 0");
  assert_overridden (data, &(LeadsCsvOverrides) { .delimiter = ';', .column = "Fax" }, "No such column: Fax");
  assert_overridden (data, &(LeadsCsvOverrides) { .column = "Name", .header = LEADS_CSV_HEADER_NO },
                     "No such column: Name");
  assert_overridden (data, &(LeadsCsvOverrides) { .delimiter = ';', .header = LEADS_CSV_HEADER_NO }, "; no 2 n1");
  assert_overridden ("+12127881500\n", &(LeadsCsvOverrides) { .header = LEADS_CSV_HEADER_YES }, ", yes 1 n0");
  assert_overridden ("a,b\n", &(LeadsCsvOverrides) { .column = "b" }, ", yes 2 n1");
  assert_overridden ("Full Name;Side\nA;pstn\n", &(LeadsCsvOverrides) { .table = TRUE, .column = "9" }, "; yes 2 n-1");
  assert_overridden ("x\n", &(LeadsCsvOverrides) { .encoding = LEADS_CSV_ENCODING_UTF_8 }, ", no 1 n0");
  assert_overridden ("x\n", &(LeadsCsvOverrides) { .encoding = LEADS_CSV_ENCODING_WINDOWS_1252 }, "Windows-1252 , no 1 n0");
  assert_overridden ("\xc3\xa9;+12127881500\n", &(LeadsCsvOverrides) { .encoding = LEADS_CSV_ENCODING_ISO_8859_1 },
                     "ISO-8859-1 ; no 2 n1");
  assert_overridden ("\xff\xfex", &(LeadsCsvOverrides) { .encoding = LEADS_CSV_ENCODING_UTF_16 }, "UTF-16LE bom , no 1 n0");
  assert_overridden ("\xfe\xffx", &(LeadsCsvOverrides) { .encoding = LEADS_CSV_ENCODING_UTF_16 }, "UTF-16BE bom , no 1 n0");
  assert_overridden ("\xfe\xffx", &(LeadsCsvOverrides) { .encoding = LEADS_CSV_ENCODING_UTF_16LE }, "UTF-16LE , no 1 n0");
  assert_overridden ("\xef\xbb\xbf" "1", &(LeadsCsvOverrides) { .encoding = LEADS_CSV_ENCODING_UTF_8 }, "bom , no 1 n0");
}

/* What is text, but not in the encoding that was asked for, is not called something else than text. */
static void
test_wrong_encoding (void)
{
  static const Case wrong[] = {
    { "utf-16", BYTES ("+\0001\0002\0001\0002\0007\0008\0001\0005\0000\0000\0\n\0"), "Encoding cannot be read: UTF-8" },
    { "picture", BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "Not a text file: png" },
    { "controls", BYTES ("\1\2\3\4\5\6\7\10\1\2\3\4\5\6\7\10abcdefgh"), "Not a text file" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      LeadsCsvDialect dialect;

      g_assert_false (leads_csv_sniff_data (wrong[i].data, wrong[i].length,
                                            &(LeadsCsvOverrides) { .encoding = LEADS_CSV_ENCODING_UTF_8 }, &dialect,
                                            &error));
      g_assert_cmpstr (error->message, ==, wrong[i].expected);
    }
}

static void
test_rate_cell (void)
{
  static const struct {
    const char *cell;
    guint       rate;
  } rates[] = {
    { "+12127881500", 3 }, { "+1 (212) 788-1500", 3 }, { "tel:+1-212-788-1500", 3 }, { "'+12127881500", 3 },
    { "=\"+12127881500\"", 3 }, { "+12127881500-1599", 3 }, { "12127881500", 2 }, { "(0)20 7946 0958", 2 },
    { "1000001", 1 }, { "4.41633E+11", 1 }, { "4,41633E+11", 1 }, { "2024-02-29", 0 }, { "29.02.2024", 0 },
    { "2/29/24", 0 }, { "12:30:45", 0 }, { "1234", 0 }, { "", 0 }, { "E", 0 }, { "+44", 0 }, { "abc12345", 0 },
    { "d2719d1e-3fe2-4c4a-9f5e-000000000000", 0 }, { "\u00fc" "1234567", 0 }, { "+1\u00a0" "212\u00a0" "788", 3 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_test_message ("%s", rates[i].cell);
      g_assert_cmpuint (leads_csv_rate_cell (rates[i].cell), ==, rates[i].rate);
    }
}

static GFile *
write_file (const char *data,
            gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  GFile *file = g_file_new_tmp (NULL, &stream, &error);

  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), data, length, NULL,
                                            NULL, &error));
  g_assert_true (g_io_stream_close (G_IO_STREAM (stream), NULL, &error));
  g_assert_no_error (error);

  return file;
}

static gint64
count_records (GInputStream          *stream,
               const LeadsCsvDialect *dialect)
{
  g_autoptr (LeadsCsvReader) reader = leads_csv_reader_new (stream, dialect);
  g_autoptr (GError) error = NULL;
  LeadsCsvRecord record;
  gint64 n_records = 0;

  while (leads_csv_reader_next (reader, &record, NULL, &error))
    n_records += record.problem == LEADS_REASON_NONE;
  g_assert_no_error (error);

  return n_records;
}

static void
sniff_file (const char      *data,
            gsize            length,
            LeadsCsvDialect *dialect,
            gint64           n_records)
{
  g_autoptr (GFile) file = write_file (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = leads_csv_open (file, NULL, &error);

  g_assert_true (leads_csv_sniff (stream, NULL, dialect, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_records (stream, dialect), ==, n_records);
  g_file_delete (file, NULL, NULL);
}

/* A long file in which only the middle tells which column has the numbers, in every width of characters. */
static void
test_long_file (void)
{
  static const char * const charsets[] = { "UTF-8", "UTF-16LE", "UTF-16BE" };
  const guint n_lines = 40000;
  g_autoptr (GString) data = g_string_new ("Site,Line id\n");

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (data, i < 10000 ? "site,\n" : "site,+1212%07u\n", i);

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_auto (LeadsCsvDialect) dialect = { 0 };
      gsize length = 0;
      g_autofree char *encoded = g_convert (data->str, (gssize) data->len, charsets[i], "UTF-8", NULL, &length, NULL);

      sniff_file (encoded, length, &dialect, n_lines + 1);
      g_assert_cmpstr (leads_csv_encoding_to_name (dialect.encoding), ==, charsets[i]);
      g_assert_cmpint (dialect.number_column, ==, 1);
      g_assert_true (dialect.has_header);
    }
}

/* One accent far from start, middle and end says which encoding a long file has; the last of all, too. */
static void
test_encoding_of_long_file (void)
{
  static const struct {
    const char       *cell;
    guint             line;
    LeadsCsvEncoding  encoding;
  } accents[] = {
    { "M\xfcller", 14000, LEADS_CSV_ENCODING_WINDOWS_1252 }, { "M\xc3\xbcller", 14000, LEADS_CSV_ENCODING_UTF_8 },
    { "M\xfcller", 39999, LEADS_CSV_ENCODING_WINDOWS_1252 }, { "M\xfcller", 4000, LEADS_CSV_ENCODING_WINDOWS_1252 },
    { "Muller", 5, LEADS_CSV_ENCODING_UTF_8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    {
      guint n_lines = accents[i].line < 5000 ? 5000 : 40000;
      g_autoptr (GString) data = g_string_new (NULL);
      g_auto (LeadsCsvDialect) dialect = { 0 };

      for (guint j = 0; j < n_lines; j++)
        g_string_append_printf (data, "+1212%07u;%s\n", j, j == accents[i].line ? accents[i].cell : "Smith");
      sniff_file (data->str, data->len, &dialect, n_lines);
      g_assert_cmpstr (leads_csv_encoding_to_name (dialect.encoding), ==, leads_csv_encoding_to_name (accents[i].encoding));
      g_assert_cmpint (dialect.doubts, ==, LEADS_CSV_DOUBT_NONE);
    }
}

static void
test_first_line_longer_than_sample (void)
{
  g_autoptr (GString) data = g_string_new (NULL);
  g_auto (LeadsCsvDialect) dialect = { 0 };

  for (guint i = 0; i < LEADS_CSV_SAMPLE_BYTES; i++)
    g_string_append (data, "ab");
  g_assert_true (leads_csv_sniff_data (data->str, data->len, NULL, &dialect, NULL));
  g_assert_cmpint (dialect.n_columns, ==, 1);
}

static gpointer
write_pipe (gpointer data)
{
  int fd = GPOINTER_TO_INT (data);

  for (guint i = 0; i < 20000; i++)
    {
      char line[32];
      int length = g_snprintf (line, sizeof line, "x;+1212%07u\n", i);

      g_assert_cmpint (write (fd, line, (gsize) length), ==, length);
    }
  close (fd);

  return NULL;
}

static void
test_pipe (void)
{
  int fds[2];
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  GThread *thread;

  if (!g_file_test ("/proc/self/fd", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no /proc");
      return;
    }

  g_assert_cmpint (pipe (fds), ==, 0);
  thread = g_thread_new ("writer", write_pipe, GINT_TO_POINTER (fds[1]));
  path = g_strdup_printf ("/proc/self/fd/%d", fds[0]);
  file = g_file_new_for_path (path);
  stream = leads_csv_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (leads_csv_sniff (stream, NULL, &dialect, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dialect.delimiter, ==, ';');
  g_assert_cmpint (dialect.number_column, ==, 1);
  g_assert_cmpint (count_records (stream, &dialect), ==, 20000);
  g_thread_join (thread);
  close (fds[0]);
}

static void
test_no_file (void)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at/all.csv");
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (GError) error = NULL;

  g_assert_null (leads_csv_open (missing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (leads_csv_open (folder, NULL, &error));
  g_assert_error (error, LEADS_CSV_ERROR, LEADS_CSV_ERROR_DIRECTORY);
}

static void
test_empty_file (void)
{
  g_autoptr (GFile) file = write_file ("", 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = leads_csv_open (file, NULL, &error);
  LeadsCsvDialect dialect;

  g_assert_no_error (error);
  g_assert_false (leads_csv_sniff (stream, NULL, &dialect, NULL, &error));
  g_assert_error (error, LEADS_CSV_ERROR, LEADS_CSV_ERROR_EMPTY);
  g_file_delete (file, NULL, NULL);
}

static void
test_random_bytes (void)
{
  for (guint round = 0; round < 300; round++)
    {
      gsize length = (gsize) g_test_rand_int_range (1, 400);
      g_autofree char *data = g_malloc (length);
      g_auto (LeadsCsvDialect) dialect = { 0 };
      LeadsCsvOverrides overrides = { .column = round % 3 == 0 ? "2" : NULL, .table = round % 5 == 0,
                                      .end_column = round % 7 == 0 ? "1" : NULL, .count_column = round % 11 == 0 ? "" : NULL };
      const char *alphabet = "+14,;\t|\n\r\"'=a\xc3\xbc\xff ";

      for (gsize i = 0; i < length; i++)
        data[i] = round % 2 ? alphabet[g_test_rand_int_range (0, (int) strlen (alphabet))]
                            : (char) g_test_rand_int_range (0, 256);
      if (leads_csv_sniff_data (data, length, &overrides, &dialect, NULL))
        {
          g_assert_cmpint (dialect.n_columns, >=, 1);
          g_assert_cmpint (dialect.n_own_columns, <, dialect.n_columns);
          g_assert_true (overrides.table == (dialect.number_column < 0));
          g_assert_true (dialect.end_column < 0 || dialect.count_column < 0);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/sniffer/guess/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_guess);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/sniffer/refused/%s", refused[i].name);

      g_test_add_data_func (path, &refused[i], test_refused);
    }
  g_test_add_func ("/csv/sniffer/overrides", test_overrides);
  g_test_add_func ("/csv/sniffer/wrong-encoding", test_wrong_encoding);
  g_test_add_func ("/csv/sniffer/rate-cell", test_rate_cell);
  g_test_add_func ("/csv/sniffer/long-file", test_long_file);
  g_test_add_func ("/csv/sniffer/encoding-of-long-file", test_encoding_of_long_file);
  g_test_add_func ("/csv/sniffer/first-line-longer-than-sample", test_first_line_longer_than_sample);
  g_test_add_func ("/csv/sniffer/pipe", test_pipe);
  g_test_add_func ("/csv/sniffer/no-file", test_no_file);
  g_test_add_func ("/csv/sniffer/empty-file", test_empty_file);
  g_test_add_func ("/csv/sniffer/random-bytes", test_random_bytes);

  return g_test_run ();
}
