/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-reason.h"

/*
 * The words of the reasons and the totals they count in.
 *
 * Invariant: every reason but LEADS_REASON_NONE has a word of its own, and words never change.
 */

typedef struct {
  const char       *word;
  LeadsReasonClass  reason_class;
} ReasonInfo;

static const ReasonInfo reasons[LEADS_N_REASONS] = {
  [LEADS_REASON_NONE] = { "", LEADS_REASON_CLASS_ACCEPTED },
  [LEADS_REASON_BLANK_LINE] = { "blank_line", LEADS_REASON_CLASS_BLANK },
  [LEADS_REASON_NO_PLUS] = { "no_plus", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_BAD_CHARACTER] = { "bad_character", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_LETTERS] = { "letters", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_EXPONENT_FORM] = { "exponent_form", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_DECIMAL_POINT] = { "decimal_point", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_LEADING_ZERO] = { "leading_zero", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_TOO_SHORT] = { "too_short", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_TOO_LONG] = { "too_long", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_LENGTH_UNUSED] = { "length_unused", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_UNKNOWN_COUNTRY_CODE] = { "unknown_country_code", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_NOT_IN_PLAN] = { "not_in_plan", LEADS_REASON_CLASS_INVALID },
  /* A warning: it stops no line. */
  [LEADS_REASON_COUNTRY_MISMATCH] = { "country_mismatch", LEADS_REASON_CLASS_ACCEPTED },
  [LEADS_REASON_TRUNK_ZERO] = { "trunk_zero", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_EXTENSION_PRESENT] = { "extension_present", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_DUPLICATE_IN_FILE] = { "duplicate_in_file", LEADS_REASON_CLASS_DUPLICATE },
  [LEADS_REASON_DUPLICATE_IN_DRAFT] = { "duplicate_in_draft", LEADS_REASON_CLASS_DUPLICATE },
  [LEADS_REASON_ALREADY_HERE] = { "already_here", LEADS_REASON_CLASS_EXISTING },
  [LEADS_REASON_OWNED_ELSEWHERE] = { "owned_elsewhere", LEADS_REASON_CLASS_EXISTING },
  [LEADS_REASON_COOLING] = { "cooling", LEADS_REASON_CLASS_EXISTING },
  [LEADS_REASON_RANGE_REVERSED] = { "range_reversed", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_RANGE_LENGTH_DIFFERS] = { "range_length_differs", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_RANGE_COUNTRY_DIFFERS] = { "range_country_differs", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_RANGE_TOO_BIG] = { "range_too_big", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_WRONG_COLUMN_COUNT] = { "wrong_column_count", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_BAD_ENCODING] = { "bad_encoding", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_BAD_QUOTE] = { "bad_quote", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_FIELD_TOO_LONG] = { "field_too_long", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_OVER_LIMIT] = { "over_limit", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_UNKNOWN_LEAD] = { "unknown_lead", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_AMBIGUOUS_LEAD] = { "ambiguous_lead", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_TOTAL_LINE] = { "total_line", LEADS_REASON_CLASS_INVALID },
  [LEADS_REASON_RANGE_COUNT_DIFFERS] = { "range_count_differs", LEADS_REASON_CLASS_INVALID },
};

const char *
leads_reason_to_word (LeadsReason reason)
{
  g_return_val_if_fail ((guint) reason < LEADS_N_REASONS, "");

  return reasons[reason].word;
}

gboolean
leads_reason_from_word (const char  *word,
                        LeadsReason *reason)
{
  g_return_val_if_fail (word != NULL, FALSE);
  g_return_val_if_fail (reason != NULL, FALSE);

  for (guint i = LEADS_REASON_NONE + 1; i < LEADS_N_REASONS; i++)
    {
      if (g_str_equal (word, reasons[i].word))
        {
          *reason = i;
          return TRUE;
        }
    }

  return FALSE;
}

LeadsReasonClass
leads_reason_get_class (LeadsReason reason)
{
  g_return_val_if_fail ((guint) reason < LEADS_N_REASONS, LEADS_REASON_CLASS_INVALID);

  return reasons[reason].reason_class;
}
