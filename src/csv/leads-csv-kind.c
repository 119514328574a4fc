/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-kind-private.h"

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

/* One control character in twenty is no accident. */
#define MAX_CONTROLS_SHARE 20

static gboolean
begins_with (const char *data,
             gsize       length,
             const char *bytes,
             gsize       n_bytes)
{
  return length >= n_bytes && memcmp (data, bytes, n_bytes) == 0;
}

const char *
leads_csv_find_signature (const char *data,
                          gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      if (begins_with (data, length, signatures[i].bytes, signatures[i].length))
        return signatures[i].word;
    }

  return NULL;
}

gboolean
leads_csv_has_many_controls (const char *text,
                             gsize       length)
{
  /* However short the file is. */
  const gsize forgiven = 8;
  gsize n_controls = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      n_controls += (c < 0x20 && strchr ("\t\n\v\f\r\x1a\x1b", c) == NULL) || c == 0 || c == 0x7f;
    }

  return n_controls > forgiven && n_controls > length / MAX_CONTROLS_SHARE;
}
