/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-support.h"

/*
 * What holds for every document: how its bytes arrive does not matter, every
 * byte and every line is in exactly one record, and a good document comes back
 * cell by cell. The seed of the random documents is printed by GTest.
 */

static const char * const bits[] = {
  "+441632960000", "+4", "1", "\"", "\"", "\"\"", ",", ",", ";", "\n", "\n", "\r\n", "\r", "\r", " ", "\t", "'", "'+",
  "=", "a", "\xc3\xbc", "\xff", "\xe2\x82", "\xef\xbb\xbf", "\xef\xbc\x8b", "x y", "\"a\nb\"", "\"a\",", ",\"b\"",
};

/* In UTF-16 each byte of the bits is a unit, with what no encoder would write between them. */
static GString *
widen (GString          *document,
       LeadsCsvEncoding  encoding)
{
  static const char * const units[] = { "\x3d\xd8\x00\xde", "\x3d\xd8", "\x00\xde", "\xff\xfe", "\x0d", "\xac\x20" };
  gboolean is_little = encoding == LEADS_CSV_ENCODING_UTF_16LE;
  GString *wide;

  if (!is_little && encoding != LEADS_CSV_ENCODING_UTF_16BE)
    return document;

  wide = g_string_new (NULL);
  for (gsize i = 0; i < document->len; i++)
    {
      const char unit[2] = { is_little ? document->str[i] : '\0', is_little ? '\0' : document->str[i] };
      guint other = (guint) g_test_rand_int_range (0, 200);

      g_string_append_len (wide, unit, 2);
      if (other < G_N_ELEMENTS (units))
        g_string_append_len (wide, units[other], other == 0 ? 4 : other == 4 ? 1 : 2);
    }
  g_string_free (document, TRUE);

  return wide;
}

static GString *
make_document (guint            max_bits,
               LeadsCsvEncoding encoding)
{
  GString *document = g_string_new (NULL);
  guint n_bits = (guint) g_test_rand_int_range (0, (int) max_bits);

  for (guint i = 0; i < n_bits; i++)
    {
      if (g_test_rand_int_range (0, 60) == 0)
        g_string_append_c (document, '\0');
      g_string_append (document, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
    }

  return widen (document, encoding);
}

static const LeadsCsvEncoding encodings[] = {
  LEADS_CSV_ENCODING_UTF_8, LEADS_CSV_ENCODING_UTF_16LE, LEADS_CSV_ENCODING_UTF_16BE, LEADS_CSV_ENCODING_WINDOWS_1252,
  LEADS_CSV_ENCODING_ISO_8859_1
};

static void
make_dialect (LeadsCsvDialect *dialect)
{
  leads_csv_dialect_init (dialect);
  dialect->encoding = encodings[g_test_rand_int_range (0, G_N_ELEMENTS (encodings))];
  dialect->delimiter = g_test_rand_bit () ? ',' : ';';
  dialect->number_column = g_test_rand_int_range (-1, 3);
  dialect->end_column = g_test_rand_int_range (-1, 3);
  dialect->has_header = g_test_rand_bit ();
  dialect->has_sep_line = g_test_rand_int_range (0, 8) == 0;
  dialect->remove_guard = g_test_rand_bit ();
}

/* Physical lines, counted one unit of the encoding after the other; half a unit at the end is in a line. */
static gint64
count_lines (const char       *data,
             gsize             length,
             LeadsCsvEncoding  encoding)
{
  gboolean is_little = encoding == LEADS_CSV_ENCODING_UTF_16LE;
  gsize width = is_little || encoding == LEADS_CSV_ENCODING_UTF_16BE ? 2 : 1;
  gsize low = width == 1 || is_little ? 0 : 1;
  gint64 n_lines = 0;
  gboolean in_line = FALSE;
  char before = '\0';

  for (gsize i = 0; i < length; i += width)
    {
      gboolean is_whole = i + width <= length && (width == 1 || data[i + 1 - low] == '\0');
      char c = is_whole ? data[i + low] : 'x';

      if (c == '\r' || c == '\n')
        {
          gboolean continues = c == '\n' && before == '\r';

          before = c;
          if (continues)
            continue;
          n_lines++;
          in_line = FALSE;
        }
      else
        {
          before = c;
          in_line = TRUE;
        }
    }

  return n_lines + in_line;
}

static gsize
measure_bom (const char       *data,
             gsize             length,
             LeadsCsvEncoding  encoding)
{
  switch (encoding)
    {
    case LEADS_CSV_ENCODING_UTF_8:
      return length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    case LEADS_CSV_ENCODING_UTF_16LE:
      return length >= 2 && memcmp (data, "\xff\xfe", 2) == 0 ? 2 : 0;
    case LEADS_CSV_ENCODING_UTF_16BE:
      return length >= 2 && memcmp (data, "\xfe\xff", 2) == 0 ? 2 : 0;
    default:
      return 0;
    }
}

/* Every byte is in one record, in order; every record begins on the line it says. */
static void
check_coverage (const char            *data,
                gsize                  length,
                const LeadsCsvDialect *dialect)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (length > 0 ? data : "", (gssize) length, NULL);
  g_autoptr (LeadsCsvReader) reader = leads_csv_reader_new (stream, dialect);
  LeadsCsvRecord record;
  gsize bom = measure_bom (data, length, dialect->encoding);
  gint64 offset = (gint64) bom;
  gint64 line = 1;

  while (leads_csv_reader_next (reader, &record, NULL, NULL))
    {
      g_assert_cmpint (record.offset, ==, offset);
      g_assert_cmpint (record.line, ==, line);
      g_assert_cmpint (record.end_offset, >, offset);
      if (record.problem != LEADS_REASON_NONE && record.problem != LEADS_REASON_WRONG_COLUMN_COUNT
          && record.problem != LEADS_REASON_BAD_ENCODING)
        g_assert_cmpint (count_lines (data + offset, (gsize) (record.end_offset - offset), dialect->encoding), ==, 1);
      line += count_lines (data + offset, (gsize) (record.end_offset - offset), dialect->encoding);
      offset = record.end_offset;
    }

  g_assert_cmpint (offset, ==, (gint64) length);
  g_assert_cmpint (line - 1, ==, count_lines (data + bom, length - bom, dialect->encoding));
}

static void
assert_same (GPtrArray *a,
             GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_cmpstr (g_ptr_array_index (a, i), ==, g_ptr_array_index (b, i));
}

static void
test_chunks_do_not_matter (void)
{
  for (guint round = 0; round < 1500; round++)
    {
      g_autoptr (GString) document = NULL;
      g_auto (LeadsCsvDialect) dialect = { 0 };
      g_autoptr (GPtrArray) whole = NULL;
      g_autoptr (GPtrArray) bytes = NULL;
      g_autoptr (GPtrArray) pieces = NULL;

      make_dialect (&dialect);
      document = make_document (120, dialect.encoding);
      whole = read_with_chunks (document->str, document->len, &dialect, LEADS_CSV_CHUNK_BYTES, TRUE);
      bytes = read_with_chunks (document->str, document->len, &dialect, 1, TRUE);
      pieces = read_with_chunks (document->str, document->len, &dialect, (gsize) g_test_rand_int_range (2, 40), TRUE);
      assert_same (whole, bytes);
      assert_same (whole, pieces);
      check_coverage (document->str, document->len, &dialect);
    }
}

/* Documents that fill the reader's buffer several times, with what is long at its seams. */
static void
test_long_documents (void)
{
  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (GString) document = g_string_new (NULL);
      g_auto (LeadsCsvDialect) dialect = { 0 };
      g_autoptr (GPtrArray) whole = NULL;
      g_autoptr (GPtrArray) pieces = NULL;

      make_dialect (&dialect);
      while (document->len < 3 * 1024 * 1024)
        {
          g_autoptr (GString) part = make_document (400, dialect.encoding);
          guint n_fill = g_test_rand_int_range (0, 20) == 0 ? (guint) g_test_rand_int_range (0, 300000) : 0;

          g_string_append_len (document, part->str, (gssize) part->len);
          for (guint i = 0; i < n_fill; i++)
            g_string_append_c (document, "7,x\""[i % (3 + round % 2)]);
        }

      whole = read_with_chunks (document->str, document->len, &dialect, LEADS_CSV_CHUNK_BYTES, TRUE);
      pieces = read_with_chunks (document->str, document->len, &dialect, 4093 + round, TRUE);
      assert_same (whole, pieces);
      check_coverage (document->str, document->len, &dialect);
    }
}

static void
test_random_bytes (void)
{
  for (guint round = 0; round < 4000; round++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, 600);
      g_autofree char *data = g_malloc (length + 1);
      g_auto (LeadsCsvDialect) dialect = { 0 };
      g_autoptr (GPtrArray) records = NULL;

      for (gsize i = 0; i < length; i++)
        data[i] = (char) g_test_rand_int_range (0, 256);
      make_dialect (&dialect);
      records = read_with_chunks (data, length, &dialect, LEADS_CSV_CHUNK_BYTES, TRUE);
      check_coverage (data, length, &dialect);
    }
}

/* Documents made by the rules of RFC 4180 give back their cells, line ends in cells and all. */
static void
test_good_documents (void)
{
  static const char * const cells[] = { "", "x", "+44", "a,b", "say \"hi\"", "one\ntwo", "cr\rlf\r\n", "\"", "\xc3\xbc" };

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) document = g_string_new (NULL);
      g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) records = NULL;
      g_auto (LeadsCsvDialect) dialect = { 0 };
      guint n_records = (guint) g_test_rand_int_range (1, 20);

      for (guint i = 0; i < n_records; i++)
        {
          guint n_cells = (guint) g_test_rand_int_range (1, 5);
          g_autoptr (GString) joined = g_string_new (NULL);

          /* A first cell with text: no record is blank. */
          g_string_append (document, "k");
          g_string_append (joined, " | k");
          for (guint j = 1; j < n_cells; j++)
            {
              const char *cell = cells[g_test_rand_int_range (0, G_N_ELEMENTS (cells))];
              g_auto (GStrv) quoted = g_strsplit (cell, "\"", -1);
              g_autofree char *doubled = g_strjoinv ("\"\"", quoted);

              if (strpbrk (cell, "\",\r\n") != NULL || g_test_rand_bit ())
                g_string_append_printf (document, ",\"%s\"", doubled);
              else
                g_string_append_printf (document, ",%s", cell);
              g_string_append_printf (joined, " | %s", cell);
            }
          g_string_append (document, g_test_rand_bit () ? "\r\n" : "\n");
          g_ptr_array_add (expected, g_strdup (joined->str));
        }

      leads_csv_dialect_init (&dialect);
      records = read_with_chunks (document->str, document->len, &dialect, LEADS_CSV_CHUNK_BYTES, FALSE);
      g_assert_cmpuint (records->len, ==, n_records);
      for (guint i = 0; i < n_records; i++)
        g_assert_true (g_str_has_suffix (g_ptr_array_index (records, i), g_ptr_array_index (expected, i)));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/reader-properties/chunks-do-not-matter", test_chunks_do_not_matter);
  g_test_add_func ("/csv/reader-properties/long-documents", test_long_documents);
  g_test_add_func ("/csv/reader-properties/random-bytes", test_random_bytes);
  g_test_add_func ("/csv/reader-properties/good-documents", test_good_documents);

  return g_test_run ();
}
