/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-typing.h"

#include <string.h>

/*
 * When to speak while somebody types. A text is called wrong only when nothing
 * typed after it can make it right; Enter and leaving the field ask the plan
 * itself.
 */

/* No country code is longer (ITU-T E.164, list of assigned country codes). */
#define MAX_COUNTRY_CODE_DIGITS 3

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_digit_value (g_utf8_get_char (p)) >= 0)
      n++;

  return n;
}

/* Whether a number of the country can have more digits than the text has. */
static gboolean
can_grow (const LeadsVerdict *verdict)
{
  return verdict->n_digits < 31 && (verdict->lengths >> (verdict->n_digits + 1)) != 0;
}

LeadsTyping
leads_typing_judge_number (const char *text, const LeadsVerdict *verdict)
{
  guint n_digits = count_digits (text);

  if (verdict->valid)
    return LEADS_TYPING_VALID;

  switch ((guint) verdict->reason)
    {
    case LEADS_REASON_BLANK_LINE:
    case LEADS_REASON_TOO_SHORT:
      return LEADS_TYPING_WAIT;
    case LEADS_REASON_LENGTH_UNUSED:
    case LEADS_REASON_NOT_IN_PLAN:
      return can_grow (verdict) ? LEADS_TYPING_WAIT : LEADS_TYPING_WRONG;
    case LEADS_REASON_UNKNOWN_COUNTRY_CODE:
      return n_digits < MAX_COUNTRY_CODE_DIGITS ? LEADS_TYPING_WAIT : LEADS_TYPING_WRONG;
    case LEADS_REASON_NO_PLUS:
      return LEADS_TYPING_HINT;
    case LEADS_REASON_LETTERS:
      /* The beginning of "tel:+44…", which is only notation. */
      return strlen (text) <= 4 && g_ascii_strncasecmp ("tel:", text, strlen (text)) == 0 ? LEADS_TYPING_WAIT
                                                                                          : LEADS_TYPING_WRONG;
    case LEADS_REASON_BAD_CHARACTER:
      /* Text marks of a spreadsheet are closed at the end. */
      return n_digits == 0 || *text == '=' ? LEADS_TYPING_WAIT : LEADS_TYPING_WRONG;
    default:
      return LEADS_TYPING_WRONG;
    }
}

LeadsTyping
leads_typing_judge_end (const char *start, const char *end, const LeadsProblem *problem)
{
  guint n_digits = count_digits (end);

  if (n_digits == 0 && problem->reason != LEADS_REASON_LETTERS)
    return LEADS_TYPING_WAIT;
  if (problem->reason == LEADS_REASON_NONE)
    return LEADS_TYPING_VALID;
  if (problem->reason == LEADS_REASON_LETTERS)
    return LEADS_TYPING_WRONG;

  /* With fewer digits than the start, each further one makes another number of it. */
  return n_digits < count_digits (start) ? LEADS_TYPING_WAIT : LEADS_TYPING_WRONG;
}
