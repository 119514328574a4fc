/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-number.h>

#include <string.h>

/*
 * A number as an integer and as canonical text; what people write is read in leads-number-text.c.
 */

guint
leads_number_count_digits (guint64 number)
{
  guint n_digits = 0;

  for (; number > 0; number /= 10)
    n_digits++;
  return n_digits;
}

gsize
leads_number_format (guint64 number,
                     char    text[LEADS_NUMBER_TEXT_SIZE])
{
  guint n_digits;

  text[0] = '\0';
  g_return_val_if_fail (number > 0 && number <= LEADS_NUMBER_MAX, 0);

  n_digits = leads_number_count_digits (number);
  text[0] = '+';
  text[n_digits + 1] = '\0';
  for (guint i = n_digits; i > 0; i--, number /= 10)
    text[i] = (char) ('0' + number % 10);
  return n_digits + 1;
}

char *
leads_number_to_string (guint64 number)
{
  char text[LEADS_NUMBER_TEXT_SIZE];

  leads_number_format (number, text);
  return g_strdup (text);
}

gboolean
leads_number_parse (const char *text,
                    gssize      length,
                    guint64    *number)
{
  gsize size;
  guint64 value = 0;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  size = length < 0 ? strlen (text) : (gsize) length;
  if (size < 2 || size > LEADS_NUMBER_MAX_DIGITS + 1 || text[0] != '+' || text[1] == '0')
    return FALSE;
  for (gsize i = 1; i < size; i++)
    {
      guint digit = (guchar) text[i] - (guint) '0';

      if (digit > 9)
        return FALSE;
      value = value * 10 + digit;
    }
  *number = value;
  return TRUE;
}
