/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-range.h>

#include <string.h>

/*
 * Ranges as they stand in files: in one cell, or in two. Invariant: what is read as a range has a separator that is
 * no notation of a single number, or digits before and after it that can be nothing else.
 */

/* Longer texts are prose. */
#define MAX_TEXT 127
/* Last digits are grouped by no more dashes than these: behind which of them does the end begin? */
#define MAX_DASHES 4
#define MIN_DIGITS 5

typedef struct
{
  char start[MAX_TEXT + 1];
  char end[MAX_TEXT + 1];
  gboolean is_count;
} Parts;

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
copy_stripped (char to[MAX_TEXT + 1], const char *text, gsize length)
{
  gsize begin = 0, end = 0, size;

  memcpy (to, text, MIN (length, MAX_TEXT));
  to[MIN (length, MAX_TEXT)] = '\0';
  if (length > MAX_TEXT)
    to[MAX_TEXT - 1] = '?';
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
split (Parts *parts, const char *text, gsize at, gsize size)
{
  copy_stripped (parts->start, text, at);
  copy_stripped (parts->end, text + at + size, strlen (text + at + size));
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
split_at_separator (const char *text, Parts *parts)
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
split_at_plus (const char *text, Parts *parts)
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
split_at_dash (const LeadsNumberingPlan *plan, const char *country, const char *text, Parts *parts)
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

/* Whether it looks like a telephone number, whatever is wrong with it. */
static gboolean
is_number (const LeadsVerdict *verdict)
{
  return verdict->valid || verdict->number != 0 || verdict->with_plus != 0 || verdict->suggestion != 0;
}

/* Whether the parts of a text with a clear separator look like telephone numbers, and not like prose. */
static gboolean
are_numbers (const LeadsNumberingPlan *plan, const char *country, const Parts *parts)
{
  LeadsVerdict verdict;

  if (parts->end[0] == '\0' || (!parts->is_count && strpbrk (parts->end, "0123456789") == NULL))
    return FALSE;
  leads_numbering_plan_judge_in (plan, parts->start, -1, country, &verdict);
  return is_number (&verdict);
}

/* What an end is when it is repaired, or as it is; 0: nothing certain. */
static guint64
mend_end (const LeadsVerdict *verdict, LeadsRangeReading *reading)
{
  const LeadsRepair repair = verdict->suggestion != 0 ? (LeadsRepair) verdict->repair : LEADS_REPAIR_ADD_PLUS;

  if (verdict->valid)
    return verdict->number;
  if (verdict->suggestion == 0 && verdict->with_plus == 0)
    return 0;
  if (reading->repair != LEADS_REPAIR_NONE && reading->repair != repair)
    return 0;
  reading->repair = repair;
  reading->uncertain |= verdict->suggestion == 0;
  return verdict->suggestion != 0 ? verdict->suggestion : verdict->with_plus;
}

/* What both ends are when they are repaired; FALSE if that is not all that is wrong. */
static gboolean
mend (const LeadsNumberingPlan *plan, const char *country, const char *start, const char *end, LeadsRangeReading *reading)
{
  LeadsProblem problem;
  LeadsVerdict first, last;
  char text[LEADS_NUMBER_TEXT_SIZE];
  guint64 from, to;

  leads_numbering_plan_judge_in (plan, start, -1, country, &first);
  from = mend_end (&first, reading);
  if (from == 0)
    return FALSE;
  leads_number_format (from, text);
  if (leads_range_parse (plan, country, text, end, 0, &reading->range, NULL, &problem))
    return reading->repair != LEADS_REPAIR_NONE;
  leads_numbering_plan_judge_in (plan, end, -1, country, &last);
  to = mend_end (&last, reading);
  return to != 0 && leads_range_check (plan, from, to, 0, &reading->range, &problem);
}

/* Whether the reason is of one end by itself. */
static gboolean
is_of_an_end (LeadsReason reason)
{
  switch ((guint) reason)
    {
    case LEADS_REASON_RANGE_REVERSED:
    case LEADS_REASON_RANGE_LENGTH_DIFFERS:
    case LEADS_REASON_RANGE_COUNTRY_DIFFERS:
    case LEADS_REASON_RANGE_TOO_BIG:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
forget_mending (LeadsRangeReading *reading)
{
  reading->range = (LeadsRange){ 0 };
  reading->uncertain = FALSE;
  reading->repair = LEADS_REPAIR_NONE;
}

static void
read_ends (const LeadsNumberingPlan *plan,
           const char *country,
           const char *start,
           const char *end,
           LeadsRangeReading *reading)
{
  *reading = (LeadsRangeReading){ 0 };
  if (leads_range_parse (plan, country, start, end, 0, &reading->range, NULL, &reading->problem) ||
      reading->range.count > 0 || !is_of_an_end (reading->problem.reason))
    return;
  reading->mendable = mend (plan, country, start, end, reading);
  if (!reading->mendable)
    forget_mending (reading);
}

/* A count as it stands in a cell; a spreadsheet may have given it decimals. FALSE with the problem otherwise. */
static gboolean
read_count (const char *text, guint64 *count, LeadsProblem *problem)
{
  const gsize n_digits = strspn (text, "0123456789");
  const char *rest = text + n_digits;

  *count = 0;
  if (n_digits > 0 && (*rest == '.' || *rest == ',') && rest[1] == '0' && rest[2 + (rest[2] == '0')] == '\0')
    rest = "";
  if (n_digits == 0 || *rest != '\0')
    {
      const gunichar c = g_utf8_get_char_validated (rest, -1);

      *problem = (LeadsProblem){ .reason = LEADS_REASON_BAD_CHARACTER };
      if (*rest != '\0' && c != (gunichar) -1 && c != (gunichar) -2)
        problem->verdict.character = c;
      if (g_unichar_isalpha (problem->verdict.character))
        problem->reason = LEADS_REASON_LETTERS;
      problem->verdict.reason = problem->reason;
      return FALSE;
    }
  /* More digits than a number has are too many numbers in any case. */
  *count = n_digits > LEADS_NUMBER_MAX_DIGITS ? LEADS_NUMBER_MAX : g_ascii_strtoull (text, NULL, 10);
  return TRUE;
}

/* From @start on, which may lack its plus. */
static void
count_on (const LeadsNumberingPlan *plan,
          const char *country,
          const char *start,
          guint64 count,
          LeadsRangeReading *reading)
{
  LeadsProblem problem;
  LeadsVerdict first;
  guint64 number;

  leads_numbering_plan_judge_in (plan, start, -1, country, &first);
  if (count == 0 && is_number (&first))
    {
      reading->problem = (LeadsProblem){ .reason = LEADS_REASON_RANGE_REVERSED, .is_empty = TRUE, .start = first.number,
                                         .end = first.number };
      return;
    }
  if (!first.valid && !leads_range_is_unplanned (plan, start, -1, &first))
    {
      reading->problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (first);
      number = mend_end (&first, reading);
      reading->mendable = number != 0 && leads_range_check (plan, number, number + count - 1, 0, &reading->range, &problem);
      if (!reading->mendable)
        forget_mending (reading);
      return;
    }
  number = first.number;
  if (count > LEADS_RANGE_DEFAULT_LIMIT)
    {
      reading->problem = (LeadsProblem){ .reason = LEADS_REASON_RANGE_TOO_BIG, .start = number,
                                         .end = number + count - 1, .count = count, .limit = LEADS_RANGE_DEFAULT_LIMIT };
      return;
    }
  if (!leads_range_check (plan, number, number + count - 1, 0, &reading->range, &reading->problem) && !first.valid &&
      reading->range.count > 0)
    reading->problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (first);
}

static void
read_count_parts (const LeadsNumberingPlan *plan, const char *country, const Parts *parts, LeadsRangeReading *reading)
{
  guint64 count;

  *reading = (LeadsRangeReading){ 0 };
  if (read_count (parts->end, &count, &reading->problem))
    count_on (plan, country, parts->start, count, reading);
}

gboolean
leads_range_read_text (const LeadsNumberingPlan *plan,
                       const char *country,
                       const char *text,
                       gssize length,
                       LeadsRangeReading *reading)
{
  char copy[MAX_TEXT + 1];
  Parts parts = { 0 };

  g_return_val_if_fail (plan != NULL && text != NULL && reading != NULL, FALSE);

  if (length < 0)
    length = (gssize) strlen (text);
  if (length > MAX_TEXT || !may_be_split (text, (gsize) length) || memchr (text, '\0', (gsize) length) != NULL)
    return FALSE;
  copy_stripped (copy, text, (gsize) length);
  if (copy[0] == '\0' || !g_utf8_validate (copy, -1, NULL))
    return FALSE;
  if (split_at_separator (copy, &parts) || split_at_plus (copy, &parts))
    {
      if (!are_numbers (plan, country, &parts))
        return FALSE;
    }
  else if (!split_at_dash (plan, country, copy, &parts))
    return FALSE;

  if (parts.is_count)
    read_count_parts (plan, country, &parts, reading);
  else
    read_ends (plan, country, parts.start, parts.end, reading);
  return TRUE;
}

gboolean
leads_range_read_short (const LeadsNumberingPlan *plan,
                        const char *country,
                        const char *text,
                        gssize length,
                        const LeadsVerdict *verdict,
                        LeadsRangeReading *reading)
{
  return verdict->valid && (verdict->flags & LEADS_VERDICT_NOTATION) != 0 &&
         leads_range_read_text (plan, country, text, length, reading) && reading->problem.reason == LEADS_REASON_NONE &&
         !reading->mendable && reading->range.count > 1;
}

void
leads_range_read_ends (const LeadsNumberingPlan *plan,
                       const char *country,
                       const char *start,
                       gsize start_length,
                       const char *end,
                       gsize end_length,
                       LeadsRangeReading *reading)
{
  Parts parts;

  g_return_if_fail (plan != NULL && start != NULL && end != NULL && reading != NULL);

  copy_stripped (parts.start, start, start_length);
  copy_stripped (parts.end, end, end_length);
  read_ends (plan, country, parts.start, parts.end, reading);
}

void
leads_range_read_count (const LeadsNumberingPlan *plan,
                        const char *country,
                        const char *start,
                        gsize start_length,
                        const char *count,
                        gsize count_length,
                        LeadsRangeReading *reading)
{
  Parts parts = { .is_count = TRUE };

  g_return_if_fail (plan != NULL && start != NULL && count != NULL && reading != NULL);

  copy_stripped (parts.start, start, start_length);
  copy_stripped (parts.end, count, count_length);
  read_count_parts (plan, country, &parts, reading);
}
