/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-guard-private.h"

#include <string.h>

/*
 * Cells that a spreadsheet would compute.
 *
 * Invariant: guard_is_present (guard + cell) is guard_is_needed (cell) for every cell but plain numbers.
 */

/* Digits of the longest E.164 number. */
#define MAX_DIGITS 15

static gboolean
is_plain_number (const char *text,
                 gsize       length)
{
  if (length < 2 || length > 1 + MAX_DIGITS || text[0] != '+')
    return FALSE;

  for (gsize i = 1; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
begins_formula (const char *text,
                gsize       length)
{
  /* Full-width = + - @ */
  static const char * const wide[] = { "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0" };
  const gsize wide_length = 3;

  if (length == 0)
    return FALSE;
  if (memchr ("=+-@\t\r", text[0], 6) != NULL)
    return TRUE;

  for (guint i = 0; length >= wide_length && i < G_N_ELEMENTS (wide); i++)
    {
      if (memcmp (text, wide[i], wide_length) == 0)
        return TRUE;
    }

  return FALSE;
}

static gsize
count_apostrophes (const char *text,
                   gsize       length)
{
  gsize n = 0;

  while (n < length && text[n] == '\'')
    n++;

  return n;
}

gboolean
leads_csv_guard_is_needed (const char *text,
                           gsize       length)
{
  gsize n = count_apostrophes (text, length);

  return begins_formula (text + n, length - n) && !is_plain_number (text, length);
}

gboolean
leads_csv_guard_is_present (const char *text,
                            gsize       length)
{
  gsize n = count_apostrophes (text, length);

  return n > 0 && begins_formula (text + n, length - n);
}
