/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-numbering-plan.h>

#include "leads-numbering-proposals-private.h"

#include <string.h>

/*
 * The verdict on one text. Invariant: the text of a number that is judged valid, written canonically, is judged
 * valid again.
 */

/* Whether a code begins with these digits, so that only more of them can tell. */
static gboolean
begins_code (const LeadsNumberingPlan *plan,
             guint                     value,
             guint                     n_digits)
{
  const LeadsPlanTables *tables = plan->tables;

  for (guint i = 0; i < tables->n_codes; i++)
    if (tables->codes[i].n_digits > n_digits &&
        tables->codes[i].value / leads_powers_of_ten[tables->codes[i].n_digits - n_digits] == value)
      return TRUE;
  return FALSE;
}

static LeadsReason
judge_unknown_code (const LeadsNumberingPlan *plan,
                    const char               *digits,
                    guint                     n_digits,
                    LeadsVerdict             *verdict)
{
  guint n_prefix = MIN (n_digits, LEADS_PLAN_MAX_CODE_DIGITS);
  guint prefix = 0;

  for (guint i = 0; i < n_prefix; i++)
    prefix = prefix * 10 + (guint) (digits[i] - '0');
  verdict->n_digits = (guint8) MIN (n_digits, G_MAXUINT8);
  if (n_digits == n_prefix && begins_code (plan, prefix, n_prefix))
    return LEADS_REASON_TOO_SHORT;
  verdict->country_code = (guint16) prefix;
  return LEADS_REASON_UNKNOWN_COUNTRY_CODE;
}

/* Why @n_national digits are no number where numbers have @lengths. A table, as there is nothing in numbers at random that
 * a processor could foresee. */
static LeadsReason
judge_length (guint lengths,
              guint n_national)
{
  static const LeadsReason reasons[] = {
    /* nothing as long or longer, nothing shorter */ LEADS_REASON_TOO_LONG,
    /* nothing as long or longer, shorter ones */ LEADS_REASON_TOO_LONG,
    /* longer ones, nothing shorter */ LEADS_REASON_TOO_SHORT,
    /* longer ones, shorter ones */ LEADS_REASON_LENGTH_UNUSED,
    /* as long */ LEADS_REASON_NOT_IN_PLAN, LEADS_REASON_NOT_IN_PLAN, LEADS_REASON_NOT_IN_PLAN, LEADS_REASON_NOT_IN_PLAN,
  };
  gboolean shorter = (lengths & ((1u << n_national) - 1)) != 0;
  gboolean not_shorter = lengths >> n_national != 0;

  return reasons[(lengths >> n_national & 1) << 2 | (guint) not_shorter << 1 | (guint) shorter];
}

/* Why national digits of @code are no number. */
static LeadsReason
judge_refused (const LeadsNumberingPlan *plan,
               const LeadsPlanCode      *code,
               const char               *national,
               guint                     n_national)
{
  if (code->n_digits + n_national > LEADS_NUMBER_MAX_DIGITS)
    return LEADS_REASON_TOO_LONG;
  /* Where no number begins with 0, a 0 is what is dialled at home. */
  if (n_national > 0 && national[0] == '0' && plan->tables->next[code->state][0] == LEADS_PLAN_DEAD)
    return LEADS_REASON_TRUNK_ZERO;
  return judge_length (code->lengths, n_national);
}

/* What a number of @code is, which ends in @state. Sets the verdict's details, not its reason. Whether a number is valid is
 * what a processor foresees least, so nothing branches on it. */
static LeadsReason
judge_state (const LeadsNumberingPlan *plan,
             const LeadsPlanCode      *code,
             const char               *national,
             guint                     n_national,
             guint                     state,
             LeadsVerdict             *verdict)
{
  const LeadsPlanTables *tables = plan->tables;
  guint label = code->n_digits + n_national <= LEADS_NUMBER_MAX_DIGITS ? tables->labels[state] : 0;
  const LeadsPlanLabel *meaning = &tables->label_meanings[label];
  const LeadsReason reasons[] = { judge_refused (plan, code, national, n_national), LEADS_REASON_NONE };
  const char *regions[] = { "\0\0\0", tables->regions[code->first_region + meaning->region].name };

  verdict->country_code = code->value;
  verdict->lengths = code->lengths;
  verdict->n_digits = (guint8) MIN (n_national, G_MAXUINT8);
  memcpy (verdict->home, code->home, LEADS_REGION_SIZE);
  verdict->type = meaning->type;
  memcpy (verdict->region, regions[label != 0], LEADS_REGION_SIZE);
  return reasons[label != 0];
}

/* The digits after a plus, the first not 0, and what they are as a number (0 when they are too many). Sets the
 * verdict's details, not its reason. */
static LeadsReason
judge_number (const LeadsNumberingPlan *plan,
              const char               *digits,
              guint                     n_digits,
              guint64                   number,
              LeadsVerdict             *verdict)
{
  const LeadsPlanCode *code = leads_numbering_plan_find_code (plan, digits, n_digits);
  const char *national;
  guint n_national;
  guint state;

  verdict->number = number;
  if (code == NULL)
    return judge_unknown_code (plan, digits, n_digits, verdict);

  national = digits + code->n_digits;
  n_national = n_digits - code->n_digits;
  state = code->state;
  for (guint i = 0; i < n_national; i++)
    state = plan->tables->next[state][national[i] - '0'];
  return judge_state (plan, code, national, n_national, state, verdict);
}

/* The digits after a plus, any number of them. */
static LeadsReason
judge_digits (const LeadsNumberingPlan *plan,
              const char               *digits,
              guint                     n_digits,
              LeadsVerdict             *verdict)
{
  guint64 number = 0;

  if (n_digits == 0)
    return LEADS_REASON_TOO_SHORT;
  if (digits[0] == '0')
    {
      verdict->n_digits = (guint8) MIN (n_digits, G_MAXUINT8);
      return LEADS_REASON_LEADING_ZERO;
    }
  if (n_digits <= LEADS_NUMBER_MAX_DIGITS)
    for (guint i = 0; i < n_digits; i++)
      number = number * 10 + (guint64) (digits[i] - '0');
  return judge_number (plan, digits, n_digits, number, verdict);
}

static gboolean
conclude (LeadsVerdict *verdict,
          LeadsReason   reason)
{
  verdict->reason = reason;
  verdict->valid = reason == LEADS_REASON_NONE;
  return verdict->valid;
}

/* What the digits are with a plus in front of them, or in the place of 00. */
static guint64
put_plus (const LeadsNumberingPlan *plan,
          const LeadsNumberText    *text,
          gboolean                  double_zero)
{
  guint n_zeros = double_zero ? 2 : 0;
  LeadsVerdict other = { 0 };

  return judge_digits (plan, text->digits + n_zeros, text->n_digits - n_zeros, &other) == LEADS_REASON_NONE
             ? other.number
             : 0;
}

/* A text of digits and notation only. */
static LeadsReason
judge_plain_text (const LeadsNumberingPlan *plan,
                  const LeadsNumberText    *text,
                  const LeadsPlanRegion    *region,
                  LeadsVerdict             *verdict)
{
  LeadsReason reason;

  if (!text->plus)
    {
      gboolean double_zero = text->n_digits > 2 && text->digits[0] == '0' && text->digits[1] == '0';

      verdict->n_digits = (guint8) MIN (text->n_digits, G_MAXUINT8);
      if (double_zero)
        verdict->flags |= LEADS_VERDICT_DOUBLE_ZERO;
      if (text->mendable)
        {
          verdict->with_plus = put_plus (plan, text, double_zero);
          leads_numbering_plan_propose_for_digits (plan, text, region, verdict);
        }
      return LEADS_REASON_NO_PLUS;
    }

  reason = judge_digits (plan, text->digits, text->n_digits, verdict);
  if (reason == LEADS_REASON_LEADING_ZERO)
    leads_numbering_plan_propose_without_zeros (plan, text, region, verdict);
  else if (reason == LEADS_REASON_TRUNK_ZERO)
    leads_numbering_plan_propose_without_trunk_zero (plan, text->digits, text->n_digits, verdict);
  else
    verdict->flags |= LEADS_VERDICT_NOTATION;
  return reason;
}

static gboolean
judge_written (const LeadsNumberingPlan *plan,
               const char               *written,
               gsize                     length,
               const LeadsPlanRegion    *region,
               LeadsVerdict             *verdict)
{
  LeadsNumberText text;

  leads_number_text_read (&text, written, length);
  verdict->flags = text.flags;
  if (text.reason == LEADS_REASON_NONE)
    return conclude (verdict, judge_plain_text (plan, &text, region, verdict));

  verdict->character = text.character;
  verdict->position = text.position;
  verdict->n_digits = (guint8) MIN (text.n_digits, G_MAXUINT8);
  if (text.reason == LEADS_REASON_TRUNK_ZERO)
    leads_numbering_plan_propose_about_brackets (plan, &text, verdict);
  else if (text.mendable && text.reason != LEADS_REASON_TOO_LONG)
    leads_numbering_plan_propose_without_rest (plan, &text, region, verdict);
  return conclude (verdict, text.reason);
}

/* A text that is canonical and whose country code is known, as most are, read and judged in one go. FALSE when it is
 * another; then nothing is set. */
static gboolean
judge_canonical (const LeadsNumberingPlan *plan,
                 const char               *text,
                 gsize                     size,
                 LeadsVerdict             *verdict,
                 LeadsReason              *reason)
{
  const LeadsPlanNext *next = plan->tables->next;
  const LeadsPlanCode *code;
  guint64 number;
  guint first;
  guint state;

  if (size < 1 + LEADS_PLAN_MAX_CODE_DIGITS || size > 1 + LEADS_NUMBER_MAX_DIGITS || text[0] != '+' || text[1] == '0' ||
      !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[2]) || !g_ascii_isdigit (text[3]))
    return FALSE;
  first = (guint) (text[1] - '0') * 100 + (guint) (text[2] - '0') * 10 + (guint) (text[3] - '0');
  code = leads_numbering_plan_find_code_of_three (plan, first);
  if (code == NULL)
    return FALSE;

  number = code->value;
  state = code->state;
  for (gsize i = 1u + code->n_digits; i < size; i++)
    {
      guint digit = (guchar) text[i] - (guint) '0';

      if (digit > 9)
        return FALSE;
      number = number * 10 + digit;
      state = next[state][digit];
    }
  verdict->number = number;
  *reason = judge_state (plan, code, text + 1 + code->n_digits, (guint) size - 1 - code->n_digits, state, verdict);
  return TRUE;
}

gboolean
leads_numbering_plan_judge_in (const LeadsNumberingPlan *plan,
                               const char               *text,
                               gssize                    length,
                               const char               *region,
                               LeadsVerdict             *verdict)
{
  gsize size;
  guint64 number;
  LeadsReason reason;

  g_return_val_if_fail (plan != NULL && verdict != NULL, FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  *verdict = (LeadsVerdict){ 0 };
  size = length < 0 ? strlen (text) : (gsize) length;
  if (!judge_canonical (plan, text, size, verdict, &reason))
    {
      if (!leads_number_parse (text, (gssize) size, &number))
        return judge_written (plan, text, size,
                              region != NULL ? leads_numbering_plan_find_region (plan, region) : NULL, verdict);
      reason = judge_number (plan, text + 1, (guint) size - 1, number, verdict);
    }
  if (reason == LEADS_REASON_TRUNK_ZERO)
    leads_numbering_plan_propose_without_trunk_zero (plan, text + 1, (guint) size - 1, verdict);
  return conclude (verdict, reason);
}

gboolean
leads_numbering_plan_judge (const LeadsNumberingPlan *plan,
                            const char               *text,
                            gssize                    length,
                            LeadsVerdict             *verdict)
{
  return leads_numbering_plan_judge_in (plan, text, length, NULL, verdict);
}

gboolean
leads_numbering_plan_judge_number (const LeadsNumberingPlan *plan,
                                   guint64                   number,
                                   LeadsVerdict             *verdict)
{
  char text[LEADS_NUMBER_TEXT_SIZE];

  g_return_val_if_fail (plan != NULL && verdict != NULL, FALSE);

  if (number == 0 || number > LEADS_NUMBER_MAX)
    {
      memset (verdict, 0, sizeof *verdict);
      return conclude (verdict, number == 0 ? LEADS_REASON_TOO_SHORT : LEADS_REASON_TOO_LONG);
    }
  return leads_numbering_plan_judge (plan, text, (gssize) leads_number_format (number, text), verdict);
}

