/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-date-text-private.h"

#include <string.h>

/* Dates, which have as many digits as short numbers. Invariant: what is no day of a calendar is no date. */

#define MAX_PART   4
#define YEAR_PART  4
#define DAY_PART   2
#define FIRST_YEAR 1900
#define LAST_YEAR  2099
#define MONTHS     12
#define DAYS       31
#define HOURS      23
#define SIXTY      59

typedef struct
{
  const char *at;
  const char *end;
} Reader;

/* As many digits as there are, at most a year's; 0: none. */
static guint
take_number (Reader *self, guint *value)
{
  guint n_digits = 0;

  *value = 0;
  for (; self->at < self->end && g_ascii_isdigit (*self->at) && n_digits < MAX_PART; n_digits++)
    *value = *value * 10 + (guint) (*self->at++ - '0');
  return n_digits;
}

static gboolean
take_char (Reader *self, const char *any_of)
{
  if (self->at >= self->end || *self->at == '\0' || strchr (any_of, *self->at) == NULL)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
is_year (guint year, guint n_digits)
{
  return n_digits == YEAR_PART && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* In the order that is usual in one of the countries. */
static gboolean
is_day (guint first, guint second)
{
  return first >= 1 && second >= 1 && first <= DAYS && second <= DAYS && MIN (first, second) <= MONTHS;
}

static gboolean
take_day (Reader *self)
{
  guint a, b, c, n_a, n_b, n_c;
  char separator[2] = "";

  n_a = take_number (self, &a);
  if (n_a == 0 || self->at >= self->end)
    return FALSE;
  separator[0] = *self->at;
  if (!take_char (self, ".-/"))
    return FALSE;
  n_b = take_number (self, &b);
  if (n_b == 0 || n_b > DAY_PART || !take_char (self, separator))
    return FALSE;
  n_c = take_number (self, &c);
  if (n_a <= DAY_PART && is_year (c, n_c))
    return is_day (a, b);
  return n_c >= 1 && n_c <= DAY_PART && is_year (a, n_a) && b >= 1 && b <= MONTHS && c >= 1 && c <= DAYS;
}

/* Behind a day; what is none is left there. */
static void
take_time (Reader *self)
{
  Reader ahead = *self;
  guint hour, minute, second;

  if (!take_char (&ahead, "T ") || take_number (&ahead, &hour) == 0 || hour > HOURS || !take_char (&ahead, ":") ||
      take_number (&ahead, &minute) != DAY_PART || minute > SIXTY)
    return;
  *self = ahead;
  if (!take_char (&ahead, ":") || take_number (&ahead, &second) != DAY_PART || second > SIXTY)
    return;
  *self = ahead;
  if (take_char (&ahead, ".") && take_number (&ahead, &second) > 0)
    *self = ahead;
  take_char (self, "Z");
}

gsize
leads_date_text_match (const char *text, gsize length)
{
  Reader reader = { text, text + length };
  Reader ahead;

  if (!take_day (&reader))
    return 0;
  take_time (&reader);
  ahead = reader;
  take_char (&ahead, ".-/");
  if (ahead.at < ahead.end && g_ascii_isdigit (*ahead.at))
    return 0;
  return (gsize) (reader.at - text);
}

gboolean
leads_date_text_is_one (const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  return length > 0 && leads_date_text_match (text, length) == length;
}
