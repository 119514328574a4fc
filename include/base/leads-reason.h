/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LeadsReason:
 * @LEADS_REASON_NONE: nothing is wrong: the line or number is accepted
 * @LEADS_REASON_BLANK_LINE: the record has no text at all
 * @LEADS_REASON_NO_PLUS: digits without the leading `+`
 * @LEADS_REASON_BAD_CHARACTER: a character that is neither digit nor notation
 * @LEADS_REASON_LETTERS: letters where digits belong
 * @LEADS_REASON_EXPONENT_FORM: a spreadsheet's `4.41633E+11`: the digits are lost
 * @LEADS_REASON_DECIMAL_POINT: a spreadsheet's `441632960000.0`
 * @LEADS_REASON_LEADING_ZERO: the first digit after the `+` is 0
 * @LEADS_REASON_TOO_SHORT: fewer digits than any number of the country code has
 * @LEADS_REASON_TOO_LONG: more digits than any number of the country code has, or more than 15
 * @LEADS_REASON_LENGTH_UNUSED: between the shortest and the longest, but a length nobody has
 * @LEADS_REASON_UNKNOWN_COUNTRY_CODE: no country or service has the code
 * @LEADS_REASON_NOT_IN_PLAN: well-formed, but outside the numbering plan in force
 * @LEADS_REASON_COUNTRY_MISMATCH: (warning) the number is of another country than expected
 * @LEADS_REASON_TRUNK_ZERO: the trunk zero of "+44 (0)20 …"
 * @LEADS_REASON_EXTENSION_PRESENT: an extension follows the number
 * @LEADS_REASON_DUPLICATE_IN_FILE: an earlier line of the same file has the number
 * @LEADS_REASON_DUPLICATE_IN_DRAFT: an earlier entry of the draft has the number
 * @LEADS_REASON_ALREADY_HERE: the same lead has the number
 * @LEADS_REASON_OWNED_ELSEWHERE: another lead has the number
 * @LEADS_REASON_COOLING: the number was released and rests until a date
 * @LEADS_REASON_RANGE_REVERSED: the end of the range is before its start
 * @LEADS_REASON_RANGE_LENGTH_DIFFERS: start and end have different lengths
 * @LEADS_REASON_RANGE_COUNTRY_DIFFERS: start and end have different country codes
 * @LEADS_REASON_RANGE_TOO_BIG: more numbers than the limit
 * @LEADS_REASON_WRONG_COLUMN_COUNT: the record lacks the number's column
 * @LEADS_REASON_BAD_ENCODING: bytes that are no text in the file's encoding
 * @LEADS_REASON_BAD_QUOTE: a quote that is not closed, or a line break inside the number
 * @LEADS_REASON_FIELD_TOO_LONG: a cell past the reader's limit
 * @LEADS_REASON_OVER_LIMIT: past a limit that was set
 * @LEADS_REASON_UNKNOWN_LEAD: in a file for several leads: no lead is of its customer and service
 * @LEADS_REASON_AMBIGUOUS_LEAD: the same: it names no service, and its customer has more than one lead
 * @LEADS_REASON_TOTAL_LINE: the same: it names no lead, has no number, and is called a total
 * @LEADS_REASON_RANGE_COUNT_DIFFERS: the line says how many numbers the range has, and its ends make another count
 *
 * Why a line or a number is not accepted. The word of each
 * (leads_reason_to_word()) is stable: files, scripts and tests rely on it.
 */
typedef enum {
  LEADS_REASON_NONE = 0,
  LEADS_REASON_BLANK_LINE,
  LEADS_REASON_NO_PLUS,
  LEADS_REASON_BAD_CHARACTER,
  LEADS_REASON_LETTERS,
  LEADS_REASON_EXPONENT_FORM,
  LEADS_REASON_DECIMAL_POINT,
  LEADS_REASON_LEADING_ZERO,
  LEADS_REASON_TOO_SHORT,
  LEADS_REASON_TOO_LONG,
  LEADS_REASON_LENGTH_UNUSED,
  LEADS_REASON_UNKNOWN_COUNTRY_CODE,
  LEADS_REASON_NOT_IN_PLAN,
  LEADS_REASON_COUNTRY_MISMATCH,
  LEADS_REASON_TRUNK_ZERO,
  LEADS_REASON_EXTENSION_PRESENT,
  LEADS_REASON_DUPLICATE_IN_FILE,
  LEADS_REASON_DUPLICATE_IN_DRAFT,
  LEADS_REASON_ALREADY_HERE,
  LEADS_REASON_OWNED_ELSEWHERE,
  LEADS_REASON_COOLING,
  LEADS_REASON_RANGE_REVERSED,
  LEADS_REASON_RANGE_LENGTH_DIFFERS,
  LEADS_REASON_RANGE_COUNTRY_DIFFERS,
  LEADS_REASON_RANGE_TOO_BIG,
  LEADS_REASON_WRONG_COLUMN_COUNT,
  LEADS_REASON_BAD_ENCODING,
  LEADS_REASON_BAD_QUOTE,
  LEADS_REASON_FIELD_TOO_LONG,
  LEADS_REASON_OVER_LIMIT,
  LEADS_REASON_UNKNOWN_LEAD,
  LEADS_REASON_AMBIGUOUS_LEAD,
  LEADS_REASON_TOTAL_LINE,
  LEADS_REASON_RANGE_COUNT_DIFFERS,
  LEADS_N_REASONS
} LeadsReason;

/* Whether @reason says that a line of a file for several leads is no lead's: its number says nothing then. */
#define leads_reason_is_about_lead(reason)                                                                             \
  ((reason) == LEADS_REASON_UNKNOWN_LEAD || (reason) == LEADS_REASON_AMBIGUOUS_LEAD ||                                 \
   (reason) == LEADS_REASON_TOTAL_LINE)

/**
 * LeadsReasonClass:
 * @LEADS_REASON_CLASS_ACCEPTED: no reason, or only a warning
 * @LEADS_REASON_CLASS_BLANK: a blank line
 * @LEADS_REASON_CLASS_DUPLICATE: repeated within the draft
 * @LEADS_REASON_CLASS_EXISTING: in the store already, or cooling there
 * @LEADS_REASON_CLASS_INVALID: every other error
 *
 * The total that a line with a reason counts in.
 */
typedef enum {
  LEADS_REASON_CLASS_ACCEPTED,
  LEADS_REASON_CLASS_BLANK,
  LEADS_REASON_CLASS_DUPLICATE,
  LEADS_REASON_CLASS_EXISTING,
  LEADS_REASON_CLASS_INVALID
} LeadsReasonClass;

/* The stable word of @reason ("no_plus"); "" for LEADS_REASON_NONE. Static. */
const char *leads_reason_to_word (LeadsReason reason);

/* The reason of @word; FALSE if no reason has that word. */
gboolean leads_reason_from_word (const char  *word,
                                 LeadsReason *reason);

LeadsReasonClass leads_reason_get_class (LeadsReason reason);

G_END_DECLS
