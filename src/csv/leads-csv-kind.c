/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-kind-private.h"

#include "leads-csv-error.h"

#include <string.h>

/*
 * Telling text from everything else that gets dropped on an import.
 *
 * Invariant: a stray NUL or a few wrong bytes do not make a text file something
 * else; they cost their lines later.
 */

typedef struct {
  const char *word;
  const char *bytes;
  gsize       length;
} Signature;

#define SIGNATURE(word, bytes) { word, bytes, sizeof (bytes) - 1 }

static const Signature signatures[] = {
  SIGNATURE ("png", "\x89PNG\r\n\x1a\n"),
  SIGNATURE ("jpeg", "\xff\xd8\xff"),
  SIGNATURE ("gif", "GIF87a"),
  SIGNATURE ("gif", "GIF89a"),
  SIGNATURE ("pdf", "%PDF-"),
  SIGNATURE ("zip", "PK\x03\x04"),
  SIGNATURE ("zip", "PK\x05\x06"),
  SIGNATURE ("ole", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
  SIGNATURE ("gzip", "\x1f\x8b\x08"),
  SIGNATURE ("elf", "\x7f" "ELF"),
  SIGNATURE ("sqlite", "SQLite format 3\0"),
  SIGNATURE ("7z", "7z\xbc\xaf\x27\x1c"),
  SIGNATURE ("xz", "\xfd" "7zXZ\0"),
  SIGNATURE ("bzip2", "BZh91AY&SY"),
  SIGNATURE ("rar", "Rar!\x1a\x07"),
};

/* In text of one byte a character one control character in twenty is no accident. */
#define MAX_CONTROLS_SHARE 20

static gboolean
begins_with (const char *data,
             gsize       length,
             const char *bytes,
             gsize       n_bytes)
{
  return length >= n_bytes && memcmp (data, bytes, n_bytes) == 0;
}

/* The name of the encoding that a byte order mark of two or four bytes tells, or NULL. */
static const char *
find_wide_mark (const char *data,
                gsize       length)
{
  if (begins_with (data, length, "\xff\xfe\0\0", 4))
    return "UTF-32LE";
  if (begins_with (data, length, "\0\0\xfe\xff", 4))
    return "UTF-32BE";
  if (begins_with (data, length, "\xff\xfe", 2))
    return "UTF-16LE";
  if (begins_with (data, length, "\xfe\xff", 2))
    return "UTF-16BE";

  return NULL;
}

/* Western text in UTF-16 has a NUL in every other byte. */
static const char *
find_wide_text (const char *data,
                gsize       length)
{
  gsize nuls[2] = { 0, 0 };
  gsize half = length / 2;

  for (gsize i = 0; i < 2 * half; i++)
    nuls[i % 2] += data[i] == '\0';

  if (half < 4)
    return NULL;
  if (nuls[1] * 10 > half * 7 && nuls[0] * 10 < half)
    return "UTF-16LE";
  if (nuls[0] * 10 > half * 7 && nuls[1] * 10 < half)
    return "UTF-16BE";

  return NULL;
}

/* A few wrong bytes are forgiven, however short the file is. */
static gboolean
has_many_controls (const char *data,
                   gsize       length)
{
  const gsize forgiven = 8;
  gsize n_controls = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) data[i];

      n_controls += (c < 0x20 && strchr ("\t\n\v\f\r\x1a\x1b", c) == NULL) || c == 0 || c == 0x7f;
    }

  return n_controls > forgiven && n_controls > length / MAX_CONTROLS_SHARE;
}

gboolean
leads_csv_check_text (const char        *data,
                      gsize              length,
                      LeadsCsvEncoding   encoding,
                      gsize             *bom_length,
                      GError           **error)
{
  const char *wide;

  *bom_length = begins_with (data, length, "\xef\xbb\xbf", 3) ? 3 : 0;

  if (length == *bom_length)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_EMPTY, NULL);
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      if (begins_with (data, length, signatures[i].bytes, signatures[i].length))
        {
          leads_csv_error_set (error, LEADS_CSV_ERROR_NOT_TEXT, signatures[i].word);
          return FALSE;
        }
    }

  wide = find_wide_mark (data, length);
  if (wide == NULL && *bom_length == 0)
    wide = find_wide_text (data, length);
  if (wide == NULL && encoding != LEADS_CSV_ENCODING_AUTO && encoding != LEADS_CSV_ENCODING_UTF_8)
    wide = leads_csv_encoding_to_name (encoding);
  if (wide != NULL)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_ENCODING, wide);
      return FALSE;
    }

  if (has_many_controls (data, length))
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_NOT_TEXT, NULL);
      return FALSE;
    }

  return TRUE;
}
