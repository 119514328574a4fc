/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-support.h"

#include <leads-csv-sniffer.h>

/*
 * The same list of numbers in every form that a file may have: the same
 * numbers come out of all of them, without being told anything and without a doubt.
 */

typedef struct {
  const char       *name;
  const char       *charset;
  gsize             bom_length;
  const char       *bom;
  LeadsCsvEncoding  expected;
} Encoding;

/* Where two encodings say the same, one name is as good as the other. */
static const Encoding encodings[] = {
  { "utf-8", "UTF-8", 0, "", LEADS_CSV_ENCODING_UTF_8 },
  { "utf-8-bom", "UTF-8", 3, "\xef\xbb\xbf", LEADS_CSV_ENCODING_UTF_8 },
  { "utf-16le", "UTF-16LE", 0, "", LEADS_CSV_ENCODING_UTF_16LE },
  { "utf-16le-bom", "UTF-16LE", 2, "\xff\xfe", LEADS_CSV_ENCODING_UTF_16LE },
  { "utf-16be", "UTF-16BE", 0, "", LEADS_CSV_ENCODING_UTF_16BE },
  { "utf-16be-bom", "UTF-16BE", 2, "\xfe\xff", LEADS_CSV_ENCODING_UTF_16BE },
  { "windows-1252", "WINDOWS-1252", 0, "", LEADS_CSV_ENCODING_WINDOWS_1252 },
  { "iso-8859-1", "ISO-8859-1", 0, "", LEADS_CSV_ENCODING_WINDOWS_1252 },
};

static const struct {
  const char *name;
  char        delimiter;
} delimiters[] = {
  { "comma", ',' }, { "semicolon", ';' }, { "tab", '\t' }, { "pipe", '|' },
};

static const struct {
  const char *name;
  const char *ends[3];
} line_ends[] = {
  { "lf", { "\n", "\n", "\n" } },
  { "crlf", { "\r\n", "\r\n", "\r\n" } },
  { "cr", { "\r", "\r", "\r" } },
  { "mixed", { "\r\n", "\n", "\r" } },
};

static const struct {
  const char *name;
  gboolean    has_sep_line;
  const char *heading[3];
} headings[] = {
  { "no-heading", FALSE, { NULL } },
  { "heading", FALSE, { "Customer", "Telefonnummer", "Ort" } },
  { "sep-line", TRUE, { NULL } },
  { "sep-line-heading", TRUE, { "Nom", "T\u00e9l\u00e9phone", "Ville" } },
};

static const struct {
  const char *customer;
  const char *number;
  const char *city;
} rows[] = {
  { "M\u00fcller & S\u00f6hne", "+4930901820", "K\u00f6ln" },
  { "O'Brien, Ltd", "+442079460000", "London" },
  { "say \"h\u00e9\"; yes", "+33140205050", "Orl\u00e9ans" },
  { "two\nlines", "+12127881500", "A|B" },
  { "tab\there", "+12127881501", "" },
  { "", "+12127881502", "\u00c5rhus" },
};

enum { N_ROWS = G_N_ELEMENTS (rows) };

static void
add_cell (GString    *text,
          const char *cell)
{
  if (strpbrk (cell, "\"\r\n,;|\t") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *cell);
    }
  g_string_append_c (text, '"');
}

static void
add_row (GString    *text,
         const char *a,
         const char *b,
         const char *c,
         char        delimiter,
         const char *line_end)
{
  add_cell (text, a);
  g_string_append_c (text, delimiter);
  add_cell (text, b);
  g_string_append_c (text, delimiter);
  add_cell (text, c);
  g_string_append (text, line_end);
}

/* The document in UTF-8; @n_heading becomes the lines before the numbers. */
static GString *
make_text (guint  delimiter,
           guint  line_end,
           guint  heading,
           guint *n_heading)
{
  GString *text = g_string_new (NULL);
  char c = delimiters[delimiter].delimiter;
  guint n = 0;

  *n_heading = 0;
  if (headings[heading].has_sep_line)
    {
      g_string_append_printf (text, "sep=%c%s", c, line_ends[line_end].ends[n++ % 3]);
      (*n_heading)++;
    }
  if (headings[heading].heading[0] != NULL)
    {
      const char * const *names = headings[heading].heading;

      add_row (text, names[0], names[1], names[2], c, line_ends[line_end].ends[n++ % 3]);
      (*n_heading)++;
    }
  for (guint i = 0; i < N_ROWS; i++)
    add_row (text, rows[i].customer, rows[i].number, rows[i].city, c, line_ends[line_end].ends[n++ % 3]);

  return text;
}

/* Every record, and whether it is what it should be. */
static void
check_records (const char            *data,
               gsize                  length,
               const LeadsCsvDialect *dialect,
               guint                  n_heading)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (LeadsCsvReader) reader = leads_csv_reader_new (stream, dialect);
  LeadsCsvRecord record;
  guint n_headers = 0;
  guint n = 0;

  while (leads_csv_reader_next (reader, &record, NULL, NULL))
    {
      const LeadsCsvCell *number = &record.cells[dialect->number_column];

      if (record.is_header)
        {
          n_headers++;
          continue;
        }
      g_assert_false (record.is_blank);
      g_assert_cmpstr (leads_reason_to_word (record.problem), ==, "");
      g_assert_cmpuint (record.n_cells, ==, 3);
      g_assert_cmpuint (n, <, N_ROWS);
      g_assert_cmpmem (number->text, number->length, rows[n].number, strlen (rows[n].number));
      g_assert_cmpmem (record.cells[0].text, record.cells[0].length, rows[n].customer, strlen (rows[n].customer));
      g_assert_cmpmem (record.cells[2].text, record.cells[2].length, rows[n].city, strlen (rows[n].city));
      n++;
    }
  g_assert_cmpuint (n, ==, N_ROWS);
  g_assert_cmpuint (n_headers, ==, n_heading);
  g_assert_cmpint (record.end_offset, ==, (gint64) length);
}

static void
check_file (const Encoding *encoding,
            guint           delimiter,
            guint           line_end,
            guint           heading)
{
  guint n_heading = 0;
  g_autoptr (GString) text = make_text (delimiter, line_end, heading, &n_heading);
  g_autoptr (GString) file = g_string_new_len (encoding->bom, (gssize) encoding->bom_length);
  g_autofree char *encoded = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  gsize length = 0;

  encoded = g_convert (text->str, (gssize) text->len, encoding->charset, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_string_append_len (file, encoded, (gssize) length);

  g_test_message ("%s %s %s %s", encoding->name, delimiters[delimiter].name, line_ends[line_end].name,
                  headings[heading].name);
  g_assert_true (leads_csv_sniff_data (file->str, file->len, NULL, &dialect, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (leads_csv_encoding_to_name (dialect.encoding), ==, leads_csv_encoding_to_name (encoding->expected));
  g_assert_cmpint (dialect.has_bom, ==, encoding->bom_length > 0);
  g_assert_cmpint (dialect.delimiter, ==, delimiters[delimiter].delimiter);
  g_assert_cmpint (dialect.has_sep_line, ==, headings[heading].has_sep_line);
  g_assert_cmpint (dialect.has_header, ==, headings[heading].heading[0] != NULL);
  g_assert_cmpint (dialect.number_column, ==, 1);
  g_assert_cmpint (dialect.doubts, ==, LEADS_CSV_DOUBT_NONE);
  check_records (file->str, file->len, &dialect, n_heading);
}

static void
test_encoding (gconstpointer data)
{
  const Encoding *encoding = data;

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (line_ends); j++)
        {
          for (guint k = 0; k < G_N_ELEMENTS (headings); k++)
            check_file (encoding, i, j, k);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  G_STATIC_ASSERT (G_N_ELEMENTS (encodings) * G_N_ELEMENTS (delimiters) * G_N_ELEMENTS (line_ends)
                   * G_N_ELEMENTS (headings) >= 192);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/matrix/%s", encodings[i].name);

      g_test_add_data_func (path, &encodings[i], test_encoding);
    }

  return g_test_run ();
}
