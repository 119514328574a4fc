/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-workbook-values-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * From what is stored in a cell to what a person would call its value
 * (ECMA-376 part 1, sections 18.8.30, 18.17.4 and 22.9.2.19).
 */

/* Beyond it a spreadsheet keeps no unit digit. */
#define FIRST_INEXACT 1e15
/* The day after 9999-12-31, and the first day with its true date: before it 1900 is taken for a leap year. */
#define END_OF_CALENDAR 2958466
#define FIRST_TRUE_DAY 61
#define DAYS_BETWEEN_SYSTEMS 1462
#define SECONDS_PER_DAY 86400
#define ESCAPE_LENGTH 7

/* A copy that ends with a NUL, without white space around; it is freed unless it is @buffer. */
static char *
copy_value (const char *value,
            gsize       length,
            char       *buffer,
            gsize       size)
{
  char *copy = length < size ? buffer : g_malloc (length + 1);

  memcpy (copy, value, length);
  copy[length] = '\0';

  return g_strstrip (copy);
}

static gboolean
is_decimal (const char *value,
            double     *number)
{
  const char *p = value + (*value == '-');
  char *end = NULL;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  *number = g_ascii_strtod (value, &end);

  return *end == '\0' && p[strspn (p, "0123456789.eE+-")] == '\0' && isfinite (*number);
}

static gboolean
is_plain_whole (const char *value)
{
  const char *digits = value + (*value == '-');

  return *digits >= '1' && *digits <= '9' && digits[strspn (digits, "0123456789")] == '\0';
}

void
leads_workbook_append_number (GString    *text,
                              const char *value,
                              gsize       length)
{
  char buffer[64];
  char *copy = copy_value (value, length, buffer, sizeof buffer);
  double number = 0;

  if (!is_plain_whole (copy) && is_decimal (copy, &number) && fabs (number) < FIRST_INEXACT && floor (number) == number)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, (gint64) number);
  else
    g_string_append (text, copy);

  if (copy != buffer)
    g_free (copy);
}

static void
append_day (GString *text,
            gint64   day,
            gboolean since_1904)
{
  g_autoptr (GDate) date = NULL;

  if (since_1904)
    day += DAYS_BETWEEN_SYSTEMS;
  if (day == FIRST_TRUE_DAY - 1)
    {
      g_string_append (text, "1900-02-29");
      return;
    }

  date = g_date_new_dmy (30, G_DATE_DECEMBER, 1899);
  g_date_add_days (date, (guint) (day < FIRST_TRUE_DAY ? day + 1 : day));
  g_string_append_printf (text, "%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

void
leads_workbook_append_date (GString    *text,
                            const char *value,
                            gsize       length,
                            gboolean    since_1904)
{
  char buffer[64];
  char *copy = copy_value (value, length, buffer, sizeof buffer);
  double number = 0;
  gboolean is_date = is_decimal (copy, &number) && number >= 0
                     && number < END_OF_CALENDAR - (since_1904 ? DAYS_BETWEEN_SYSTEMS : 0);

  if (copy != buffer)
    g_free (copy);
  if (is_date)
    {
      gint64 seconds = llround (number * SECONDS_PER_DAY);
      gint64 day = seconds / SECONDS_PER_DAY;
      int minutes = (int) (seconds % SECONDS_PER_DAY / 60);

      if (day > 0)
        {
          append_day (text, day, since_1904);
          g_string_append_c (text, 'T');
        }
      g_string_append_printf (text, "%02d:%02d:%02d", minutes / 60, minutes % 60, (int) (seconds % 60));
    }
  else
    {
      leads_workbook_append_number (text, value, length);
    }
}

/* Behind the bracket at @code; elapsed hours, minutes or seconds in it are noted. */
static const char *
skip_bracket (const char *code,
              gboolean   *is_date)
{
  gsize length = strcspn (code, "]");
  gsize letters = strspn (code + 1, "hHmMsS");

  if (letters > 0 && letters + 1 == length)
    *is_date = TRUE;

  return code[length] == ']' ? code + length + 1 : code + length;
}

gboolean
leads_workbook_is_date_format (const char *code)
{
  gboolean is_date = FALSE;

  while (*code != '\0' && !is_date)
    {
      switch (*code)
        {
        case '"':
          code++;
          code += strcspn (code, "\"");
          code += *code == '"';
          break;
        case '\\':
        case '_':
        case '*':
          /* What comes next is shown, left out or repeated as it is. */
          code++;
          if (*code != '\0')
            code = g_utf8_next_char (code);
          break;
        case '[':
          code = skip_bracket (code, &is_date);
          break;
        default:
          if (g_ascii_strncasecmp (code, "General", strlen ("General")) == 0)
            {
              code += strlen ("General");
              break;
            }
          is_date = strchr ("dDmMyYhHsS", *code) != NULL;
          code++;
          break;
        }
    }

  return is_date;
}

gboolean
leads_workbook_is_date_builtin (guint id)
{
  gboolean everywhere = (id >= 14 && id <= 22) || (id >= 45 && id <= 47);
  gboolean east_asian = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  gboolean thai = id >= 71 && id <= 81;

  return everywhere || east_asian || thai;
}

/* The code unit of "_x000D" at @text, or -1. */
static int
read_unit (const char *text,
           gsize       length)
{
  int unit = 0;

  if (length < ESCAPE_LENGTH - 1 || text[0] != '_' || text[1] != 'x')
    return -1;
  for (guint i = 2; i < ESCAPE_LENGTH - 1; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }

  return unit;
}

/* The code unit of "_x000D_" at @text, or -1. */
static int
read_escape (const char *text,
             gsize       length)
{
  return length >= ESCAPE_LENGTH && text[ESCAPE_LENGTH - 1] == '_' ? read_unit (text, length) : -1;
}

/* The character of the escape at @text, or of the two that are its halves; 0 if there is none. */
static gunichar
read_escaped (const char *text,
              gsize       length,
              gsize      *n_bytes)
{
  int unit = read_escape (text, length);
  int second;

  *n_bytes = ESCAPE_LENGTH;
  if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return 0;
  if (unit < 0xd800 || unit > 0xdbff)
    return (gunichar) unit;

  second = length >= 2 * ESCAPE_LENGTH ? read_escape (text + ESCAPE_LENGTH, length - ESCAPE_LENGTH) : -1;
  if (second < 0xdc00 || second > 0xdfff)
    return 0;
  *n_bytes = 2 * ESCAPE_LENGTH;

  return 0x10000 + (((gunichar) unit & 0x3ff) << 10) + ((gunichar) second & 0x3ff);
}

void
leads_workbook_append_unescaped (GString    *text,
                                 const char *escaped,
                                 gsize       length)
{
  const char *end = escaped + length;
  const char *p;

  while ((p = memchr (escaped, '_', (gsize) (end - escaped))) != NULL)
    {
      gsize n_bytes = 1;
      gunichar c = read_escaped (p, (gsize) (end - p), &n_bytes);

      g_string_append_len (text, escaped, p - escaped);
      if (c != 0)
        g_string_append_unichar (text, c);
      else
        g_string_append_c (text, '_');
      escaped = p + (c != 0 ? n_bytes : 1);
    }
  g_string_append_len (text, escaped, end - escaped);
}

void
leads_workbook_append_escaped (GString    *escaped,
                               const char *text,
                               gsize       length)
{
  const char *end = text + length;

  while (text < end)
    {
      gunichar c = g_utf8_get_char (text);
      gboolean is_control = c < 0x20 && c != '\t' && c != '\n';

      /* What comes next may begin with the underscore that would make it an escape. */
      if (is_control || c == 0xfffe || c == 0xffff || read_unit (text, (gsize) (end - text)) >= 0)
        g_string_append_printf (escaped, "_x%04X_", c);
      else
        g_string_append_unichar (escaped, c);
      text = g_utf8_next_char (text);
    }
}

gboolean
leads_workbook_read_place (const char *place,
                           guint64    *row,
                           guint64    *column)
{
  const guint max_letters = 3;
  guint n_letters = 0;

  *column = 0;
  for (; g_ascii_isupper (place[n_letters]) && n_letters < max_letters; n_letters++)
    *column = *column * 26 + (guint64) (place[n_letters] - 'A' + 1);
  if (n_letters == 0)
    return FALSE;
  (*column)--;

  return g_ascii_string_to_unsigned (place + n_letters, 10, 1, G_MAXUINT32, row, NULL);
}
