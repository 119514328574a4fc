/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pattern-stream.h"

#include <leads-csv-reader.h>
#include <leads-csv-sniffer.h>

#include <string.h>

/*
 * Long files that would make a careless reader slow, swallow their lines or
 * take all memory: every line is accounted for, with a reason, in bounded
 * memory. A reader that went over such a file again for each of its lines would
 * not come to an end within the time that a test has.
 *
 * With -m slow a field has 1 GiB instead of 16 MiB.
 */

#define MANY 1000000
#define MEMORY_LIMIT_KIB (64 * 1024)

static guint64 long_field = 16 * 1024 * 1024;

/* Stands for long_field in a table. */
#define LONG_FIELD G_MAXUINT64

#define PART(text, times) { text, sizeof (text) - 1, times }

typedef struct {
  const char       *name;
  PatternPart       parts[PATTERN_PARTS];
  LeadsCsvEncoding  encoding;
  int               number_column;
  gint64            n_good;
  gint64            n_blank;
  gint64            n_problems;
  LeadsReason       problem;
} Case;

static const Case cases[] = {
  { "quote-begins-every-line", { PART ("\"+44,x\n", MANY) }, LEADS_CSV_ENCODING_UTF_8, 0, 0, 0, MANY,
    LEADS_REASON_BAD_QUOTE },
  { "quote-begins-the-file", { PART ("\"", 1), PART ("+44163,x\n", MANY) }, LEADS_CSV_ENCODING_UTF_8, 0, MANY - 1, 0, 1,
    LEADS_REASON_BAD_QUOTE },
  { "quote-in-another-column", { PART ("+44,\"x\n", 1), PART ("+44163,x\n", MANY) }, LEADS_CSV_ENCODING_UTF_8, 0, MANY, 0,
    1, LEADS_REASON_BAD_QUOTE },
  { "quote-in-another-column-of-every-line", { PART ("+44,\"x\n", MANY) }, LEADS_CSV_ENCODING_UTF_8, 0, 0, 0, MANY,
    LEADS_REASON_BAD_QUOTE },
  { "doubled-quotes-in-every-line", { PART ("+44,\"\"\"x\n", MANY) }, LEADS_CSV_ENCODING_UTF_8, 0, 0, 0, MANY,
    LEADS_REASON_BAD_QUOTE },
  { "quote-now-and-then",
    { PART ("+44,\"x\n+44,x\n+44,x\n+44,x\n+44,x\n+44,x\n+44,x\n+44,x\n+44,x\n+44,x\n", MANY / 10) },
    LEADS_CSV_ENCODING_UTF_8, 0, MANY / 10 * 9, 0, MANY / 10, LEADS_REASON_BAD_QUOTE },
  { "quote-of-every-line-closed-by-the-next", { PART ("a,\"\"\"\n", MANY) }, LEADS_CSV_ENCODING_UTF_8, 0, MANY / 2, 0, 0,
    LEADS_REASON_NONE },
  { "line-ends-in-a-cell-without-end", { PART ("\"", 1), PART ("x\n", MANY) }, LEADS_CSV_ENCODING_UTF_8, 1, 0, 0, MANY,
    LEADS_REASON_NONE },
  { "quotes-without-end", { PART ("\"", LONG_FIELD) }, LEADS_CSV_ENCODING_UTF_8, 0, 0, 0, 1,
    LEADS_REASON_FIELD_TOO_LONG },
  { "long-field", { PART ("1", LONG_FIELD), PART ("\n+44\n", 1) }, LEADS_CSV_ENCODING_UTF_8, 0, 1, 0, 1,
    LEADS_REASON_FIELD_TOO_LONG },
  { "long-quoted-field", { PART ("\"", 1), PART ("1,", LONG_FIELD / 2), PART ("\"\n+44\n", 1) }, LEADS_CSV_ENCODING_UTF_8,
    0, 1, 0, 1, LEADS_REASON_FIELD_TOO_LONG },
  { "long-field-utf-16", { PART ("1\0", LONG_FIELD / 2), PART ("\n\0+\0004\0\n\0", 1) }, LEADS_CSV_ENCODING_UTF_16LE, 0, 1,
    0, 1, LEADS_REASON_FIELD_TOO_LONG },
  { "long-field-of-euros", { PART ("\x80", LONG_FIELD), PART ("\n+44\n", 1) }, LEADS_CSV_ENCODING_WINDOWS_1252, 0, 1, 0, 1,
    LEADS_REASON_FIELD_TOO_LONG },
  { "columns-without-end", { PART (",", LONG_FIELD), PART ("\n+44\n", 1) }, LEADS_CSV_ENCODING_UTF_8, 0, 1, 0, 1,
    LEADS_REASON_FIELD_TOO_LONG },
  { "ten-thousand-columns", { PART ("1,", 9999), PART ("1\n+44\n", 1) }, LEADS_CSV_ENCODING_UTF_8, 9999, 1, 0, 1,
    LEADS_REASON_WRONG_COLUMN_COUNT },
  { "nuls", { PART ("+44\n", 1), PART ("\0", LONG_FIELD), PART ("\n+44\n", 1) }, LEADS_CSV_ENCODING_UTF_8, 0, 2, 0, 1,
    LEADS_REASON_FIELD_TOO_LONG },
  { "nul-in-every-line", { PART ("+44\0\n", MANY) }, LEADS_CSV_ENCODING_UTF_8, 0, 0, 0, MANY, LEADS_REASON_BAD_ENCODING },
  { "invalid-utf-8", { PART ("+44,\xc3\n", MANY) }, LEADS_CSV_ENCODING_UTF_8, 0, 0, 0, MANY, LEADS_REASON_BAD_ENCODING },
  { "half-pairs", { PART ("\x3d\xd8\n\0", MANY) }, LEADS_CSV_ENCODING_UTF_16LE, 0, 0, 0, MANY, LEADS_REASON_BAD_ENCODING },
  { "lone-crs", { PART ("\r", MANY), PART ("+44\r", 2) }, LEADS_CSV_ENCODING_UTF_8, 0, 2, MANY, 0, LEADS_REASON_NONE },
  { "crs-before-crlf", { PART ("+44\r\r\n", MANY) }, LEADS_CSV_ENCODING_UTF_8, 0, MANY, MANY, 0, LEADS_REASON_NONE },
};

/* The most memory that this program has had, in KiB. */
static guint64
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  peak = strstr (status, "VmHWM:");

  return peak != NULL ? g_ascii_strtoull (peak + strlen ("VmHWM:"), NULL, 10) : 0;
}

static GInputStream *
open_case (const Case *test)
{
  PatternPart parts[PATTERN_PARTS];

  memcpy (parts, test->parts, sizeof parts);
  for (guint i = 0; i < PATTERN_PARTS; i++)
    {
      if (parts[i].times == LONG_FIELD || parts[i].times == LONG_FIELD / 2)
        parts[i].times = parts[i].times == LONG_FIELD ? long_field : long_field / 2;
    }

  return pattern_stream_new (parts, PATTERN_PARTS);
}

static void
test_read (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GInputStream) stream = open_case (test);
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  LeadsCsvRecord record = { 0 };
  gint64 n_good = 0;
  gint64 n_blank = 0;
  gint64 n_problems = 0;

  leads_csv_dialect_init (&dialect);
  dialect.encoding = test->encoding;
  dialect.number_column = test->number_column;
  reader = leads_csv_reader_new (stream, &dialect);
  while (leads_csv_reader_next (reader, &record, NULL, NULL))
    {
      n_blank += record.is_blank;
      n_good += !record.is_blank && record.problem == LEADS_REASON_NONE;
      n_problems += record.problem != LEADS_REASON_NONE;
      if (record.problem != LEADS_REASON_NONE && test->problem != LEADS_REASON_NONE)
        g_assert_cmpstr (leads_reason_to_word (record.problem), ==, leads_reason_to_word (test->problem));
    }

  g_assert_cmpint (n_good, ==, test->n_good);
  g_assert_cmpint (n_blank, ==, test->n_blank);
  g_assert_cmpint (n_problems, ==, test->n_problems);
  g_assert_cmpint (record.end_offset, ==, (gint64) PATTERN_STREAM (stream)->total);
  if (g_getenv ("LEADS_SANITIZE") == NULL)
    g_assert_cmpuint (get_peak_memory (), <, MEMORY_LIMIT_KIB);
}

/* Through the sniffer, which sees the beginning only: a guess in bounded memory and time, or a clear refusal. */
static void
test_sniff (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GInputStream) file = open_case (test);
  g_autoptr (GInputStream) stream = leads_csv_wrap (file);
  g_autoptr (GError) error = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };

  if (!leads_csv_sniff (stream, NULL, &dialect, NULL, &error))
    g_assert_error (error, LEADS_CSV_ERROR, LEADS_CSV_ERROR_NOT_TEXT);
  else
    g_assert_cmpint (dialect.n_columns, >=, 1);
  if (g_getenv ("LEADS_SANITIZE") == NULL)
    g_assert_cmpuint (get_peak_memory (), <, MEMORY_LIMIT_KIB);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (g_test_slow ())
    long_field *= 64;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *read_path = g_strdup_printf ("/csv/hostile/read/%s", cases[i].name);
      g_autofree char *sniff_path = g_strdup_printf ("/csv/hostile/sniff/%s", cases[i].name);

      g_test_add_data_func (sniff_path, &cases[i], test_sniff);
      g_test_add_data_func (read_path, &cases[i], test_read);
    }

  return g_test_run ();
}
