/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../../src/csv/leads-csv-decoder-private.h"
#include "test-support.h"

#include <leads-csv-sniffer.h>

#define BYTES(text) text, sizeof (text) - 1

static GString *
decode (const char       *data,
        gsize             length,
        LeadsCsvEncoding  encoding,
        gsize             piece)
{
  GString *text = g_string_new (NULL);
  LeadsCsvDecoder decoder;
  char *decoded = g_malloc (LEADS_CSV_DECODED_ROOM (piece));
  gsize n;

  leads_csv_decoder_init (&decoder, encoding);
  for (gsize i = 0; i < length; i += piece)
    {
      gsize n_bytes = MIN (piece, length - i);

      n = leads_csv_decoder_feed (&decoder, (const guint8 *) data + i, n_bytes, decoded);
      g_assert_cmpuint (n, <=, LEADS_CSV_DECODED_ROOM (n_bytes));
      g_string_append_len (text, decoded, (gssize) n);
    }
  n = leads_csv_decoder_finish (&decoder, decoded);
  g_assert_cmpuint (n, <=, LEADS_CSV_DECODED_ROOM (0));
  g_string_append_len (text, decoded, (gssize) n);

  g_assert_cmpuint (leads_csv_decoder_measure (&decoder, text->str, text->len), ==, length);
  g_free (decoded);

  return text;
}

typedef struct {
  const char       *name;
  LeadsCsvEncoding  encoding;
  const char       *data;
  gsize             length;
  const char       *expected;
} Case;

static const Case cases[] = {
  { "nothing", LEADS_CSV_ENCODING_UTF_16LE, BYTES (""), "" },
  { "little", LEADS_CSV_ENCODING_UTF_16LE, BYTES ("+\0\xe9\0\xac\x20"), "+\u00e9\u20ac" },
  { "big", LEADS_CSV_ENCODING_UTF_16BE, BYTES ("\0+\0\xe9\x20\xac"), "+\u00e9\u20ac" },
  { "pair", LEADS_CSV_ENCODING_UTF_16LE, BYTES ("\x3d\xd8\x00\xde" "1\0"), "\U0001f600" "1" },
  { "pair-big", LEADS_CSV_ENCODING_UTF_16BE, BYTES ("\xd8\x3d\xde\x00\0" "1"), "\U0001f600" "1" },
  { "first-and-last-pair", LEADS_CSV_ENCODING_UTF_16BE, BYTES ("\xd8\x00\xdc\x00\xdb\xff\xdf\xff"),
    "\U00010000\U0010ffff" },
  { "high-alone", LEADS_CSV_ENCODING_UTF_16LE, BYTES ("\x3d\xd8" "1\0"), "\xff" "1" },
  { "high-high", LEADS_CSV_ENCODING_UTF_16LE, BYTES ("\x3d\xd8\x3d\xd8\x00\xde"), "\xff\U0001f600" },
  { "low-alone", LEADS_CSV_ENCODING_UTF_16LE, BYTES ("\x00\xde" "1\0"), "\xff" "1" },
  { "high-last", LEADS_CSV_ENCODING_UTF_16LE, BYTES ("1\0\x3d\xd8"), "1\xff" },
  { "odd-last", LEADS_CSV_ENCODING_UTF_16LE, BYTES ("1\0\n"), "1\xfe" },
  { "high-and-odd-last", LEADS_CSV_ENCODING_UTF_16LE, BYTES ("1\0\x3d\xd8\x00"), "1\xff\xfe" },
  { "bom-is-a-character", LEADS_CSV_ENCODING_UTF_16BE, BYTES ("\xfe\xff\0" "1"), "\ufeff" "1" },
  { "windows-1252", LEADS_CSV_ENCODING_WINDOWS_1252, BYTES ("a\x80\x92\x9f\xa0\xe9\xff"), "a\u20ac\u2019\u0178\u00a0\u00e9\u00ff" },
  { "windows-1252-not-assigned", LEADS_CSV_ENCODING_WINDOWS_1252, BYTES ("a\x81\x8d\x8f\x90\x9d" "b"),
    "a\xff\xff\xff\xff\xff" "b" },
  { "iso-8859-1", LEADS_CSV_ENCODING_ISO_8859_1, BYTES ("a\x80\x85\x9f\xa0\xe9\xff"), "a\xc2\x80\xc2\x85\xc2\x9f\u00a0\u00e9\u00ff" },
};

static void
test_decode (gconstpointer data)
{
  const Case *test = data;

  for (gsize piece = 1; piece <= test->length + 1; piece++)
    {
      g_autoptr (GString) text = decode (test->data, test->length, test->encoding, piece);

      g_assert_cmpstr (text->str, ==, test->expected);
    }
}

/* What another decoder makes of every byte and of every UTF-16 unit. */
static void
test_as_iconv (void)
{
  static const LeadsCsvEncoding encodings[] = {
    LEADS_CSV_ENCODING_WINDOWS_1252, LEADS_CSV_ENCODING_ISO_8859_1, LEADS_CSV_ENCODING_UTF_16LE, LEADS_CSV_ENCODING_UTF_16BE
  };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      const gboolean is_wide = encodings[i] == LEADS_CSV_ENCODING_UTF_16LE || encodings[i] == LEADS_CSV_ENCODING_UTF_16BE;
      guint n_units = is_wide ? 0x10000 : 0x100;
      guint n_bad = 0;

      for (guint unit = 1; unit < n_units; unit++)
        {
          const char bytes[2] = { (char) (encodings[i] == LEADS_CSV_ENCODING_UTF_16BE ? unit >> 8 : unit),
                                  (char) (encodings[i] == LEADS_CSV_ENCODING_UTF_16BE ? unit : unit >> 8) };
          gsize length = is_wide ? 2 : 1;
          g_autoptr (GString) text = decode (bytes, length, encodings[i], length);
          g_autofree char *expected = g_convert (bytes, (gssize) length, "UTF-8", leads_csv_encoding_to_name (encodings[i]),
                                                 NULL, NULL, NULL);

          g_assert_cmpstr (text->str, ==, expected != NULL ? expected : "\xff");
          n_bad += expected == NULL;
        }
      g_assert_cmpuint (n_bad, ==, is_wide ? 0x800 : encodings[i] == LEADS_CSV_ENCODING_WINDOWS_1252 ? 5 : 0);
    }
}

typedef struct {
  LeadsCsvEncoding  encoding;
  const char       *data;
  gsize             length;
  const char       *expected[6];
} Document;

/* Bytes that are no text cost their line, which stays to be seen, and no other. */
static void
test_bad_bytes (void)
{
  static const Document documents[] = {
    { LEADS_CSV_ENCODING_UTF_16LE, BYTES ("\xff\xfe" "1\0\n\0\x3d\xd8,\0" "2\0\r\0\n\0" "3\0\n\0"),
      { "1@2-6  1 | 1", "2@6-16 bad_encoding \ufffd,2 | \ufffd | 2", "3@16-20  3 | 3" } },
    { LEADS_CSV_ENCODING_UTF_16BE, BYTES ("\0" "1\0\n\0" "2\0"),
      { "1@0-4  1 | 1", "2@4-7 bad_encoding 2\ufffd | 2\ufffd" } },
    { LEADS_CSV_ENCODING_UTF_16LE, BYTES ("1\0\n\0\""),
      { "1@0-4  1 | 1", "2@4-5 bad_encoding \ufffd | \ufffd" } },
    { LEADS_CSV_ENCODING_UTF_16LE, BYTES ("1\0,\0\"\0" "a\0\n\0\x00\xdc\"\0\n\0" "2\0"),
      { "1@0-16 bad_encoding 1,\"a\n\ufffd\" | 1 | a\n\ufffd", "3@16-18  2 | 2" } },
    { LEADS_CSV_ENCODING_UTF_16LE, BYTES ("1\0\0\0\n\0" "2\0\n\0"),
      { "1@0-6 bad_encoding 1\ufffd | 1\ufffd", "2@6-10  2 | 2" } },
    { LEADS_CSV_ENCODING_WINDOWS_1252, BYTES ("\x81,1\n\x80,2\r3"),
      { "1@0-4 bad_encoding \ufffd,1 | \ufffd | 1", "2@4-8  \u20ac,2 | \u20ac | 2", "3@8-9  3 | 3" } },
    { LEADS_CSV_ENCODING_ISO_8859_1, BYTES ("\"\xe9\xe9\",1\n\0\n"),
      { "1@0-7  \"\u00e9\u00e9\",1 | \u00e9\u00e9 | 1", "2@7-9 bad_encoding \ufffd | \ufffd" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      const Document *test = &documents[i];

      for (gsize chunk = 1; chunk <= test->length; chunk++)
        {
          g_auto (LeadsCsvDialect) dialect = { 0 };
          g_autoptr (GPtrArray) records = NULL;

          leads_csv_dialect_init (&dialect);
          dialect.encoding = test->encoding;
          records = read_with_chunks (test->data, test->length, &dialect, chunk, TRUE);
          for (guint j = 0; j < records->len && test->expected[j] != NULL; j++)
            g_assert_cmpstr (g_ptr_array_index (records, j), ==, test->expected[j]);
          g_assert_cmpuint (records->len, ==, g_strv_length ((char **) test->expected));
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
      g_autofree char *path = g_strdup_printf ("/csv/decoder/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_decode);
    }
  g_test_add_func ("/csv/decoder/as-iconv", test_as_iconv);
  g_test_add_func ("/csv/decoder/bad-bytes", test_bad_bytes);

  return g_test_run ();
}
