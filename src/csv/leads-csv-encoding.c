/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-encoding-private.h"

#include "leads-csv-error.h"
#include "leads-csv-sample-private.h"

#include <string.h>

/*
 * Which encoding a file has.
 *
 * A byte order mark says it. Otherwise digits, separators and line ends give
 * UTF-16 away by the NUL beside each, and text that is not UTF-8 by chance is
 * hardly ever UTF-8; the rest is taken for Windows-1252.
 *
 * Invariant: what a person said is never contradicted.
 */

/* So many damaged places are outweighed by a character of UTF-8, which is hardly there by chance. */
#define GOOD_WEIGHT 4

/* What the bytes of all samples are, once in pairs and once as UTF-8. */
typedef struct {
  gsize n_units;
  gsize n_little;
  gsize n_big;

  gsize n_good;
  gsize n_bad;
  gsize n_bad_runs;
  gsize n_unassigned;
  gsize n_neighbours;
} Evidence;

typedef struct {
  LeadsCsvEncoding encoding;
  const char      *bytes;
  gsize            length;
} Mark;

static const Mark marks[] = {
  { LEADS_CSV_ENCODING_UTF_8, "\xef\xbb\xbf", 3 },
  { LEADS_CSV_ENCODING_UTF_16LE, "\xff\xfe", 2 },
  { LEADS_CSV_ENCODING_UTF_16BE, "\xfe\xff", 2 },
};

static gboolean
is_ascii_text (guint8 byte)
{
  return (byte >= 0x20 && byte < 0x7f) || byte == '\t' || byte == '\r' || byte == '\n';
}

static void
weigh_units (Evidence     *evidence,
             const guint8 *data,
             gsize         length)
{
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      evidence->n_little += data[i + 1] == 0 && is_ascii_text (data[i]);
      evidence->n_big += data[i] == 0 && is_ascii_text (data[i + 1]);
    }
  evidence->n_units += length / 2;
}

static void
weigh_bytes (Evidence             *evidence,
             const LeadsCsvSample *sample,
             const guint8         *data,
             gsize                 length)
{
  gboolean was_bad = FALSE;
  gsize i = 0;

  /* Half a character at the seam says nothing. */
  while (!sample->begins_file && i < MIN (length, 3) && (data[i] & 0xc0) == 0x80)
    i++;

  while (i < length)
    {
      const char *at = (const char *) data + i;
      gunichar c;

      if (data[i] < 0x80)
        {
          was_bad = FALSE;
          i++;
          continue;
        }

      c = g_utf8_get_char_validated (at, (gssize) (length - i));
      if (c == (gunichar) -2 && !sample->ends_file)
        return;
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          evidence->n_bad++;
          evidence->n_bad_runs += !was_bad;
          was_bad = TRUE;
          evidence->n_unassigned += memchr ("\x81\x8d\x8f\x90\x9d", data[i], 5) != NULL;
          evidence->n_neighbours += i + 1 < length && data[i + 1] >= 0x80;
          i++;
        }
      else
        {
          evidence->n_good++;
          was_bad = FALSE;
          i += (gsize) g_unichar_to_utf8 (c, NULL);
        }
    }
}

static void
weigh (Evidence  *evidence,
       GPtrArray *samples)
{
  for (guint i = 0; i < samples->len; i++)
    {
      const LeadsCsvSample *sample = g_ptr_array_index (samples, i);
      gsize length = 0;
      const guint8 *data = g_bytes_get_data (sample->bytes, &length);

      weigh_units (evidence, data, length);
      weigh_bytes (evidence, sample, data, length);
    }
}

static gboolean
begins_with (GBytes     *bytes,
             const char *start,
             gsize       start_length)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= start_length && memcmp (data, start, start_length) == 0;
}

/* The encoding of the byte order mark, or AUTO. */
static LeadsCsvEncoding
find_mark (GBytes *first,
           gsize  *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (begins_with (first, marks[i].bytes, marks[i].length))
        {
          *length = marks[i].length;
          return marks[i].encoding;
        }
    }
  *length = 0;

  return LEADS_CSV_ENCODING_AUTO;
}

/* UTF-16 without a mark, or AUTO. */
static LeadsCsvEncoding
find_units (const Evidence *evidence,
            gboolean       *doubtful)
{
  const gsize min_units = 4;
  gsize most = MAX (evidence->n_little, evidence->n_big);
  gsize least = MIN (evidence->n_little, evidence->n_big);

  /* A stray NUL is no evidence, and what has them on both sides is no text. */
  if (evidence->n_units < min_units || most * 10 < evidence->n_units * 3 || most < 4 * least)
    return LEADS_CSV_ENCODING_AUTO;
  *doubtful = most * 10 < evidence->n_units * 7;

  return evidence->n_big > evidence->n_little ? LEADS_CSV_ENCODING_UTF_16BE : LEADS_CSV_ENCODING_UTF_16LE;
}

/* UTF-8, with a few damaged bytes or without, or Windows-1252. */
static LeadsCsvEncoding
find_bytes (const Evidence *evidence,
            gboolean       *doubtful)
{
  if (evidence->n_bad == 0)
    return LEADS_CSV_ENCODING_UTF_8;

  /* Western text has an accent here and there; runs of such bytes are another script. */
  *doubtful = evidence->n_good > 0 || evidence->n_unassigned > 0 || 2 * evidence->n_neighbours > evidence->n_bad;

  /*
   * Where both are in one file, UTF-8 makes the other lines be refused, and
   * Windows-1252 would spoil their names without a word.
   */
  return evidence->n_good >= evidence->n_bad_runs / GOOD_WEIGHT && evidence->n_good > 0
           ? LEADS_CSV_ENCODING_UTF_8 : LEADS_CSV_ENCODING_WINDOWS_1252;
}

static void
follow (LeadsCsvEncoding       asked,
        LeadsCsvEncoding       marked,
        const Evidence        *evidence,
        LeadsCsvEncodingGuess *guess)
{
  guess->encoding = asked;
  if (asked == LEADS_CSV_ENCODING_UTF_16)
    {
      if (marked == LEADS_CSV_ENCODING_UTF_16LE || marked == LEADS_CSV_ENCODING_UTF_16BE)
        guess->encoding = marked;
      else
        guess->encoding = evidence->n_big > evidence->n_little ? LEADS_CSV_ENCODING_UTF_16BE
                                                               : LEADS_CSV_ENCODING_UTF_16LE;
    }
  if (marked != guess->encoding)
    guess->bom_length = 0;
}

gboolean
leads_csv_guess_encoding (GPtrArray              *samples,
                          LeadsCsvEncoding        asked,
                          LeadsCsvEncodingGuess  *guess,
                          GError                **error)
{
  const LeadsCsvSample *first = g_ptr_array_index (samples, 0);
  Evidence evidence = { 0 };
  LeadsCsvEncoding marked;

  *guess = (LeadsCsvEncodingGuess) { .encoding = LEADS_CSV_ENCODING_AUTO };
  marked = find_mark (first->bytes, &guess->bom_length);
  weigh (&evidence, samples);

  if (asked != LEADS_CSV_ENCODING_AUTO)
    {
      follow (asked, marked, &evidence, guess);
      return TRUE;
    }

  if (begins_with (first->bytes, "\xff\xfe\0\0", 4) || begins_with (first->bytes, "\0\0\xfe\xff", 4))
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_ENCODING, *(const guint8 *) g_bytes_get_data (first->bytes, NULL) != 0
                                                              ? "UTF-32LE" : "UTF-32BE");
      return FALSE;
    }

  if (marked == LEADS_CSV_ENCODING_UTF_8)
    guess->doubtful = evidence.n_bad > 0;
  guess->encoding = marked;
  if (guess->encoding == LEADS_CSV_ENCODING_AUTO)
    guess->encoding = find_units (&evidence, &guess->doubtful);
  if (guess->encoding == LEADS_CSV_ENCODING_AUTO)
    guess->encoding = find_bytes (&evidence, &guess->doubtful);

  return TRUE;
}
