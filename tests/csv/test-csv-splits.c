/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pattern-stream.h"
#include "test-support.h"

/*
 * Small files, read in two and in three pieces: every way to cut them gives the same records.
 */

static const char * const documents[] = {
  "Number;Name\r\n+4916;\u00fc\r\n\r\n",
  "a,\"b\r\nc\",\"\"\"d\"\r+1\n\"\"",
  "\"stray\n+44\n\"again",
  "1\r2\r\n3\n\n\r4\r\r\n",
  "x\t'=1\t\"=\"\"2\"\"\"\n\u20ac\U0001f600",
};

static const struct {
  LeadsCsvEncoding  encoding;
  const char       *charset;
  const char       *before;
  gsize             before_length;
  const char       *after;
  gsize             after_length;
} forms[] = {
  { LEADS_CSV_ENCODING_UTF_8, "UTF-8", "", 0, "", 0 },
  { LEADS_CSV_ENCODING_UTF_8, "UTF-8", "\xef\xbb\xbf", 3, "\xe2\x82\n\xff", 4 },
  { LEADS_CSV_ENCODING_UTF_16LE, "UTF-16LE", "\xff\xfe", 2, "", 0 },
  { LEADS_CSV_ENCODING_UTF_16LE, "UTF-16LE", "\x3d\xd8", 2, "\0\xdc\n\0x\0\x3d\xd8\x01", 9 },
  { LEADS_CSV_ENCODING_UTF_16BE, "UTF-16BE", "", 0, "\0\n\xd8\x3d\0x\0", 7 },
  { LEADS_CSV_ENCODING_WINDOWS_1252, "WINDOWS-1252", "", 0, "\x81\n\x80", 3 },
};

static GPtrArray *
read_split (GString               *file,
            const LeadsCsvDialect *dialect,
            guint64                first,
            guint64                second)
{
  const PatternPart part = { file->str, file->len, 1 };
  g_autoptr (GInputStream) stream = pattern_stream_new (&part, 1);

  PATTERN_STREAM (stream)->splits[0] = first;
  PATTERN_STREAM (stream)->splits[1] = second;

  return read_stream (stream, file->str, file->len, dialect, LEADS_CSV_CHUNK_BYTES, TRUE);
}

static void
check_splits (GString               *file,
              const LeadsCsvDialect *dialect)
{
  g_autoptr (GPtrArray) whole = read_split (file, dialect, 0, 0);

  g_assert_cmpuint (whole->len, >, 1);
  for (guint64 first = 1; first < file->len; first++)
    {
      for (guint64 second = first; second < file->len; second++)
        {
          g_autoptr (GPtrArray) split = read_split (file, dialect, first, second);

          g_assert_cmpuint (split->len, ==, whole->len);
          for (guint i = 0; i < whole->len; i++)
            g_assert_cmpstr (g_ptr_array_index (split, i), ==, g_ptr_array_index (whole, i));
        }
    }
}

static void
test_form (gconstpointer data)
{
  guint form = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GString) file = g_string_new_len (forms[form].before, (gssize) forms[form].before_length);
      g_auto (LeadsCsvDialect) dialect = { 0 };
      g_autofree char *encoded = NULL;
      gsize length = 0;

      /* What the encoding has not is left out of the document. */
      encoded = g_convert_with_fallback (documents[i], -1, forms[form].charset, "UTF-8", "?", NULL, &length, NULL);
      g_string_append_len (file, encoded, (gssize) length);
      g_string_append_len (file, forms[form].after, (gssize) forms[form].after_length);

      leads_csv_dialect_init (&dialect);
      dialect.encoding = forms[form].encoding;
      dialect.delimiter = ",;\t"[i % 3];
      dialect.number_column = (int) i % 3 - 1;
      check_splits (file, &dialect);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/splits/%s-%u", forms[i].charset, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_form);
    }

  return g_test_run ();
}
