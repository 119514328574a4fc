/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-numbering-plan.h>

#include "leads-number-text-private.h"
#include "leads-numbering-plan-private.h"

#include <string.h>

/*
 * The verdict on one text. Invariant: the text of a number that is judged valid, written canonically, is judged
 * valid again.
 */

/* The code that the digits begin with, or NULL. */
static const LeadsCountryCode *
find_code (const LeadsNumberingPlan *plan,
           const char               *digits,
           guint                     n_digits)
{
  guint prefix = 0;

  for (guint i = 0; i < MIN (n_digits, 3); i++)
    {
      prefix = prefix * 10 + (guint) (digits[i] - '0');
      if (plan->index[prefix] != 0)
        return &plan->codes[plan->index[prefix] - 1];
    }
  return NULL;
}

/* Whether a code begins with these digits, so that only more of them can tell. */
static gboolean
begins_code (const LeadsNumberingPlan *plan,
             guint                     value,
             guint                     n_digits)
{
  for (guint i = 0; i < plan->n_codes; i++)
    if (plan->codes[i].n_digits > n_digits &&
        plan->codes[i].value / leads_powers_of_ten[plan->codes[i].n_digits - n_digits] == value)
      return TRUE;
  return FALSE;
}

static LeadsReason
judge_unknown_code (const LeadsNumberingPlan *plan,
                    const char               *digits,
                    guint                     n_digits,
                    LeadsVerdict             *verdict)
{
  guint n_prefix = MIN (n_digits, 3);
  guint prefix = 0;

  for (guint i = 0; i < n_prefix; i++)
    prefix = prefix * 10 + (guint) (digits[i] - '0');
  verdict->n_digits = (guint8) MIN (n_digits, G_MAXUINT8);
  if (n_digits == n_prefix && begins_code (plan, prefix, n_prefix))
    return LEADS_REASON_TOO_SHORT;
  verdict->country_code = (guint16) prefix;
  return LEADS_REASON_UNKNOWN_COUNTRY_CODE;
}

static LeadsReason
judge_length (const LeadsCountryCode *code,
              const char             *national,
              guint                   n_national)
{
  if (code->n_digits + n_national > LEADS_NUMBER_MAX_DIGITS)
    return LEADS_REASON_TOO_LONG;
  if (n_national > 0 && national[0] == '0' && !code->zero)
    return LEADS_REASON_TRUNK_ZERO;
  if (code->lengths & (1u << n_national))
    return LEADS_REASON_NONE;
  if (code->lengths >> n_national == 0)
    return LEADS_REASON_TOO_LONG;
  return code->lengths & ((1u << n_national) - 1) ? LEADS_REASON_LENGTH_UNUSED : LEADS_REASON_TOO_SHORT;
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
  const LeadsCountryCode *code = find_code (plan, digits, n_digits);
  guint n_national;

  verdict->number = number;
  if (code == NULL)
    return judge_unknown_code (plan, digits, n_digits, verdict);

  n_national = n_digits - code->n_digits;
  verdict->country_code = code->value;
  verdict->lengths = code->lengths;
  verdict->n_digits = (guint8) MIN (n_national, G_MAXUINT8);
  memcpy (verdict->home, code->home, LEADS_REGION_SIZE);
  memcpy (verdict->region, code->region, LEADS_REGION_SIZE);
  return judge_length (code, digits + code->n_digits, n_national);
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
  if (!verdict->valid)
    memset (verdict->region, 0, LEADS_REGION_SIZE);
  return verdict->valid;
}

/* What the digits are when they are a valid number, else 0. */
static guint64
suggest (const LeadsNumberingPlan *plan,
         const char               *digits,
         guint                     n_digits)
{
  LeadsVerdict other = { 0 };

  return judge_digits (plan, digits, n_digits, &other) == LEADS_REASON_NONE ? other.number : 0;
}

/* The digits without a 0 after the country code, when that makes a number and no number of the code has the 0. */
static guint64
suggest_without_trunk_zero (const LeadsNumberingPlan *plan,
                            const char               *digits,
                            guint                     n_digits)
{
  const LeadsCountryCode *code = find_code (plan, digits, n_digits);
  char without[LEADS_NUMBER_MAX_DIGITS + 1];

  if (code == NULL || code->zero || n_digits > G_N_ELEMENTS (without) || n_digits <= code->n_digits)
    return 0;
  memcpy (without, digits, code->n_digits);
  memcpy (without + code->n_digits, digits + code->n_digits + 1, n_digits - code->n_digits - 1);
  return suggest (plan, without, n_digits - 1);
}

/* "+44 (0)20 …": the text's digits come without the bracketed zero. */
static guint64
suggest_without_brackets (const LeadsNumberingPlan *plan,
                          const LeadsNumberText    *text)
{
  const LeadsCountryCode *code = find_code (plan, text->digits, text->n_digits);

  return code != NULL && !code->zero ? suggest (plan, text->digits, text->n_digits) : 0;
}

/* A text of digits and notation only. */
static LeadsReason
judge_plain_text (const LeadsNumberingPlan *plan,
                  const LeadsNumberText    *text,
                  LeadsVerdict             *verdict)
{
  gboolean double_zero = text->n_digits > 2 && text->digits[0] == '0' && text->digits[1] == '0';
  LeadsReason reason;

  if (text->plus)
    {
      reason = judge_digits (plan, text->digits, text->n_digits, verdict);
      if (reason == LEADS_REASON_LEADING_ZERO && double_zero)
        verdict->suggestion = suggest (plan, text->digits + 2, text->n_digits - 2);
      else if (reason == LEADS_REASON_TRUNK_ZERO)
        verdict->suggestion = suggest_without_trunk_zero (plan, text->digits, text->n_digits);
      else
        verdict->flags |= LEADS_VERDICT_NOTATION;
      return reason;
    }

  verdict->n_digits = (guint8) MIN (text->n_digits, G_MAXUINT8);
  if (double_zero)
    verdict->flags |= LEADS_VERDICT_DOUBLE_ZERO;
  if (text->mendable)
    verdict->suggestion = suggest (plan, text->digits + (double_zero ? 2 : 0), text->n_digits - (double_zero ? 2 : 0));
  return LEADS_REASON_NO_PLUS;
}

static gboolean
judge_written (const LeadsNumberingPlan *plan,
               const char               *written,
               gsize                     length,
               LeadsVerdict             *verdict)
{
  LeadsNumberText text;

  leads_number_text_read (&text, written, length);
  verdict->flags = text.flags;
  if (text.reason == LEADS_REASON_NONE)
    return conclude (verdict, judge_plain_text (plan, &text, verdict));

  verdict->character = text.character;
  verdict->position = text.position;
  verdict->n_digits = (guint8) MIN (text.n_digits, G_MAXUINT8);
  if (text.reason == LEADS_REASON_TRUNK_ZERO)
    verdict->suggestion = suggest_without_brackets (plan, &text);
  else if (text.mendable && text.reason != LEADS_REASON_TOO_LONG)
    verdict->suggestion = suggest (plan, text.digits, text.n_digits);
  return conclude (verdict, text.reason);
}

gboolean
leads_numbering_plan_judge (const LeadsNumberingPlan *plan,
                            const char               *text,
                            gssize                    length,
                            LeadsVerdict             *verdict)
{
  gsize size;
  guint64 number;
  LeadsReason reason;

  g_return_val_if_fail (plan != NULL && verdict != NULL, FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  *verdict = (LeadsVerdict){ 0 };
  size = length < 0 ? strlen (text) : (gsize) length;
  /* Most texts are canonical in form already. */
  if (!leads_number_parse (text, (gssize) size, &number))
    return judge_written (plan, text, size, verdict);

  reason = judge_number (plan, text + 1, (guint) size - 1, number, verdict);
  if (reason == LEADS_REASON_TRUNK_ZERO)
    verdict->suggestion = suggest_without_trunk_zero (plan, text + 1, (guint) size - 1);
  return conclude (verdict, reason);
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

