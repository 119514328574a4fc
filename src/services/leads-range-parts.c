/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-range-parts-private.h"

#include <string.h>

/*
 * Where the text of a range is taken apart. Invariant: what is taken apart has a separator that is no notation of a
 * single number, or digits before and after it that can be nothing else.
 */

/* Last digits are grouped by no more dashes than these: behind which of them does the end begin? */
#define MAX_DASHES 4
#define MIN_DIGITS 5

/* Bytes of the separator; of one with letters the neighbours are none. */
static const struct
{
  const char *text;
  gboolean is_word;
} separators[] = {
  { "...", FALSE },
  { "..", FALSE },
  { "\xe2\x80\xa6", FALSE }, /* … */
  { "~", FALSE },
  { "->", FALSE },
  { "\xe2\x86\x92", FALSE }, /* → */
  { "to", TRUE },
  { "through", TRUE },
  { "thru", TRUE },
  { "until", TRUE },
  { "bis", TRUE },
  { "jusqu'\xc3\xa0", TRUE },
  { "jusqu\xe2\x80\x99\xc3\xa0", TRUE },
  { "\xc3\xa0", TRUE }, /* à */
  { "au", TRUE },
  { "hasta", TRUE },
  { "al", TRUE },
  { "a", TRUE },
  { "at\xc3\xa9", TRUE },
  { "tot", TRUE },
  { "t/m", TRUE },
  { "til", TRUE },
  { "till", TRUE },
  { "do", TRUE },
  { "\xd0\xb4\xd0\xbe", TRUE }, /* до */
};

static const char count_sign[] = "\xc3\x97"; /* × */

/* How many bytes the dash at @text has; 0: there is none. */
static gsize
measure_dash (const char *text)
{
  const guchar *p = (const guchar *) text;

  if (p[0] == '-')
    return 1;
  if (p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0x95)
    return 3;
  if ((p[0] == 0xe2 && p[1] == 0x88 && p[2] == 0x92) || (p[0] == 0xef && p[1] == 0xbc && p[2] == 0x8d))
    return 3;
  return 0;
}

/* How many bytes the space at @text has: also the no-break spaces of spreadsheets. */
static gsize
measure_space (const char *text)
{
  const guchar *p = (const guchar *) text;

  if (g_ascii_isspace (p[0]))
    return 1;
  if (p[0] == 0xc2 && p[1] == 0xa0)
    return 2;
  if (p[0] == 0xe2 && p[1] == 0x80 && (p[2] <= 0x8a || p[2] == 0xaf))
    return 3;
  return 0;
}

/* Without the spaces around it. A text that is too long becomes one that is refused, not a part that is right. */
static void
copy_stripped (char to[LEADS_RANGE_PARTS_MAX_TEXT + 1], const char *text, gsize length)
{
  gsize begin = 0, end = 0, size;

  memcpy (to, text, MIN (length, LEADS_RANGE_PARTS_MAX_TEXT));
  to[MIN (length, LEADS_RANGE_PARTS_MAX_TEXT)] = '\0';
  if (length > LEADS_RANGE_PARTS_MAX_TEXT)
    to[LEADS_RANGE_PARTS_MAX_TEXT - 1] = '?';
  while ((size = measure_space (to + begin)) > 0)
    begin += size;
  for (gsize at = begin; to[at] != '\0'; at += MAX (size, 1))
    {
      size = measure_space (to + at);
      end = size > 0 ? end : at + 1;
    }
  end = MAX (begin, end);
  memmove (to, to + begin, end - begin);
  to[end - begin] = '\0';
}

static void
split (LeadsRangeParts *parts, const char *text, gsize at, gsize size)
{
  copy_stripped (parts->start, text, at);
  copy_stripped (parts->end, text + at + size, strlen (text + at + size));
}

/* What follows the end of a range is how many numbers it has. */
static void
cut_count (LeadsRangeParts *parts)
{
  const char *sign = parts->is_count ? NULL : strstr (parts->end, count_sign);

  if (sign == NULL)
    return;
  copy_stripped (parts->count, sign + strlen (count_sign), strlen (sign + strlen (count_sign)));
  parts->end[sign - parts->end] = '\0';
  g_strchomp (parts->end);
}

static gboolean
has_letter_at (const char *text)
{
  const gunichar c = g_utf8_get_char_validated (text, -1);

  return c != (gunichar) -1 && c != (gunichar) -2 && g_unichar_isalpha (c);
}

static gboolean
matches (const char *text, gsize at, const char *separator, gboolean is_word)
{
  gsize size;

  if (g_ascii_tolower (text[at]) != separator[0])
    return FALSE;
  size = strlen (separator);
  if (g_ascii_strncasecmp (text + at, separator, size) != 0)
    return FALSE;
  if (!is_word)
    return TRUE;
  return !has_letter_at (text + at + size) && !has_letter_at (g_utf8_find_prev_char (text, text + at));
}

/* Whether there may be a separator at all: most texts that are refused are digits, and are told here. */
static gboolean
may_be_split (const char *text, gsize length)
{
  for (gsize i = 1; i < length; i++)
    {
      const char c = text[i];

      if (g_ascii_isalpha (c) || c == '-' || c == '~' || (guchar) c >= 0x80 || (c == '.' && text[i - 1] == '.'))
        return TRUE;
    }
  return FALSE;
}

/* A separator that is no notation: the longest of them at the first place that has one. */
static gboolean
split_at_separator (const char *text, LeadsRangeParts *parts)
{
  for (gsize at = 1; text[at] != '\0'; at++)
    {
      gsize best = 0;

      if (g_ascii_isdigit (text[at]) || text[at] == ' ' || ((guchar) text[at] & 0xc0) == 0x80)
        continue;
      if (g_str_has_prefix (text + at, count_sign))
        {
          split (parts, text, at, strlen (count_sign));
          parts->is_count = TRUE;
          return TRUE;
        }
      for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
        {
          if (matches (text, at, separators[i].text, separators[i].is_word))
            best = MAX (best, strlen (separators[i].text));
        }
      if (best > 0)
        {
          split (parts, text, at, best);
          return TRUE;
        }
    }
  return FALSE;
}

/* A dash before a second plus. */
static gboolean
split_at_plus (const char *text, LeadsRangeParts *parts)
{
  for (gsize at = 1; text[at] != '\0'; at++)
    {
      gsize size = measure_dash (text + at);
      gsize next = at + size;

      if (size == 0)
        continue;
      while ((size = measure_space (text + next)) > 0)
        next += size;
      if (text[next] == '+' || g_str_has_prefix (text + next, "\xef\xbc\x8b"))
        {
          split (parts, text, at, next - at);
          return TRUE;
        }
    }
  return FALSE;
}

/* Digits, and what groups them. */
static gboolean
has_digits_only (const char *text)
{
  gboolean has_digits = FALSE;
  gsize size;

  for (; *text != '\0'; text += size)
    {
      size = MAX (measure_space (text), measure_dash (text));
      has_digits |= g_ascii_isdigit (*text);
      if (size == 0 && (g_ascii_isdigit (*text) || strchr (".()", *text) != NULL))
        size = 1;
      if (size == 0)
        return FALSE;
    }
  return has_digits;
}

/* Whether the text before a separator is a number, perhaps without its plus or outside the plan. */
static gboolean
can_start (const LeadsNumberingPlan *plan, const char *country, const char *text)
{
  LeadsVerdict verdict;
  guint n_digits = 0;

  /* Too few for a number of a range, or too many for any: that costs no verdict. */
  for (const char *p = text; *p != '\0'; p++)
    n_digits += g_ascii_isdigit (*p);
  if (n_digits < MIN_DIGITS || n_digits > LEADS_NUMBER_MAX_DIGITS)
    return FALSE;
  return leads_numbering_plan_judge_in (plan, text, -1, country, &verdict) || verdict.with_plus != 0 ||
         verdict.reason == LEADS_REASON_NOT_IN_PLAN;
}

/* A dash between spaces is more of a separator than one between digits; of those the last is tried first. */
static gboolean
split_at_dash (const LeadsNumberingPlan *plan, const char *country, const char *text, LeadsRangeParts *parts)
{
  for (int spaced = 1; spaced >= 0; spaced--)
    {
      guint n_tried = 0;

      for (gsize at = strlen (text); at-- > 1 && n_tried < MAX_DASHES;)
        {
          const gsize size = measure_dash (text + at);

          if (size == 0 || (spaced && (!g_ascii_isspace (text[at - 1]) || measure_space (text + at + size) == 0)))
            continue;
          n_tried++;
          split (parts, text, at, size);
          if (has_digits_only (parts->end) && can_start (plan, country, parts->start))
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
leads_range_parts_is_number (const LeadsVerdict *verdict)
{
  return verdict->valid || verdict->number != 0 || verdict->with_plus != 0 || verdict->suggestion != 0;
}

/* Whether the parts of a text with a clear separator look like telephone numbers, and not like prose. */
static gboolean
are_numbers (const LeadsNumberingPlan *plan, const char *country, const LeadsRangeParts *parts)
{
  LeadsVerdict verdict;

  if (parts->end[0] == '\0' || (!parts->is_count && strpbrk (parts->end, "0123456789") == NULL))
    return FALSE;
  leads_numbering_plan_judge_in (plan, parts->start, -1, country, &verdict);
  return leads_range_parts_is_number (&verdict);
}

void
leads_range_parts_set (LeadsRangeParts *parts, const char *start, gsize start_length, const char *end, gsize end_length)
{
  copy_stripped (parts->start, start, start_length);
  copy_stripped (parts->end, end, end_length);
}

gboolean
leads_range_parts_split (LeadsRangeParts *parts,
                         const LeadsNumberingPlan *plan,
                         const char *country,
                         const char *text,
                         gsize length)
{
  char copy[LEADS_RANGE_PARTS_MAX_TEXT + 1];

  parts->is_count = FALSE;
  parts->count[0] = '\0';
  if (length > LEADS_RANGE_PARTS_MAX_TEXT || !may_be_split (text, length) || memchr (text, '\0', length) != NULL)
    return FALSE;
  copy_stripped (copy, text, length);
  if (copy[0] == '\0' || !g_utf8_validate (copy, -1, NULL))
    return FALSE;
  if (split_at_separator (copy, parts) || split_at_plus (copy, parts))
    {
      cut_count (parts);
      return are_numbers (plan, country, parts);
    }
  return split_at_dash (plan, country, copy, parts);
}
