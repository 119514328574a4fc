/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-range.h>

#include "leads-date-text-private.h"

#include <string.h>

/* Why a text is refused, in full: what a sentence about it needs. */

/* Longer texts are prose. */
#define MAX_TEXT 1024
/* What may stand between numbers that have nothing else to do with each other. */
#define SEPARATORS " \t\r\n,;/|&"

/* A word that may stand there, too. */
#define OR "or"

/* @length of @text without what stands between it and the next number. */
static gsize
strip_separators (const char *text, gsize length)
{
  const gsize all = length;

  while (length > 0 && text[length - 1] != '\0' && strchr (SEPARATORS, text[length - 1]) != NULL)
    length--;
  if (length == all || length <= strlen (OR) || g_ascii_strncasecmp (text + length - strlen (OR), OR, strlen (OR)) != 0 ||
      !g_ascii_isspace (text[length - strlen (OR) - 1]))
    return length;
  return strip_separators (text, length - strlen (OR));
}

/* How many valid numbers, each with its plus, are the whole of a text; 0: it is something else, or one number. */
static guint64
count_singles (const LeadsNumberingPlan *plan, const char *text, gsize length)
{
  guint64 n_numbers = 0;

  if (length > MAX_TEXT)
    return 0;
  for (gsize at = 0; at < length; n_numbers++)
    {
      const char *next = memchr (text + at + 1, '+', length - at - 1);
      const gsize end = next != NULL ? (gsize) (next - text) : length;
      const gsize n = strip_separators (text + at, end - at);
      LeadsVerdict verdict;

      if (text[at] != '+' || !leads_numbering_plan_judge (plan, text + at, (gssize) n, &verdict))
        return 0;
      at = end;
    }
  return n_numbers > 1 ? n_numbers : 0;
}

void
leads_range_find_problem (const LeadsNumberingPlan *plan,
                          const char *country,
                          const char *text,
                          gsize length,
                          LeadsProblem *problem)
{
  LeadsRangeReading reading;
  LeadsVerdict verdict;

  g_return_if_fail (plan != NULL && text != NULL && problem != NULL);

  leads_numbering_plan_judge_in (plan, text, (gssize) length, country, &verdict);
  if (!verdict.valid && leads_range_read_text (plan, country, text, (gssize) length, &reading))
    {
      if (reading.problem.reason != problem->reason)
        return;
      *problem = reading.problem;
      problem->number = 0;
      /* One that is mended is two numbers, so that no single one is what it could become. */
      problem->verdict.suggestion = 0;
    }
  else if (verdict.reason == problem->reason)
    {
      problem->verdict = verdict;
      /* Letters: the “or” between two. */
      if (verdict.reason == LEADS_REASON_BAD_CHARACTER || verdict.reason == LEADS_REASON_LETTERS)
        problem->count = count_singles (plan, text, length);
      problem->is_date = verdict.suggestion == 0 && leads_date_text_is_one (text, length);
    }
}
