/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <leads-number-type.h>
#include <leads-reason.h>

G_BEGIN_DECLS

/**
 * LeadsVerdictFlags:
 * @LEADS_VERDICT_NOTATION: notation was dropped: the text is not the canonical one
 * @LEADS_VERDICT_DOUBLE_ZERO: `no_plus` because it begins with 00 instead
 * @LEADS_VERDICT_NO_NUMBER: `letters` in a text that holds no number at all ("Total 1,040")
 * @LEADS_VERDICT_BRACKETS: `trunk_zero` stands in brackets: "+44 (0)20 …"
 */
typedef enum {
  LEADS_VERDICT_FLAGS_NONE = 0,
  LEADS_VERDICT_NOTATION = 1 << 0,
  LEADS_VERDICT_DOUBLE_ZERO = 1 << 1,
  LEADS_VERDICT_NO_NUMBER = 1 << 2,
  LEADS_VERDICT_BRACKETS = 1 << 3
} LeadsVerdictFlags;

/**
 * LeadsRepair:
 * @LEADS_REPAIR_NONE: nothing is proposed
 * @LEADS_REPAIR_ADD_PLUS: international digits whose plus is missing: "442079460000"
 * @LEADS_REPAIR_INTERNATIONAL_PREFIX: what is dialled before a country code stands for the plus: "0044 20 …", "011 44 …"
 * @LEADS_REPAIR_TRUNK_ZERO: the national prefix after the country code: "+44 (0)20 …"
 * @LEADS_REPAIR_DECIMALS: a spreadsheet's decimals: "442079460000.0"
 * @LEADS_REPAIR_EXTENSION: an extension: "+442079460000 x12"
 * @LEADS_REPAIR_BRACKETS: brackets around the plus: "(+44) 20 …"
 * @LEADS_REPAIR_NATIONAL_FORM: a number as it is dialled in the country that was given: "020 7946 0000"
 *
 * What a suggestion infers. The words (leads_repair_to_word()) are stable.
 */
typedef enum {
  LEADS_REPAIR_NONE = 0,
  LEADS_REPAIR_ADD_PLUS,
  LEADS_REPAIR_INTERNATIONAL_PREFIX,
  LEADS_REPAIR_TRUNK_ZERO,
  LEADS_REPAIR_DECIMALS,
  LEADS_REPAIR_EXTENSION,
  LEADS_REPAIR_BRACKETS,
  LEADS_REPAIR_NATIONAL_FORM,
  LEADS_N_REPAIRS
} LeadsRepair;

/* The word of @repair ("international_prefix"); "" for none. Static. */
const char *leads_repair_to_word (LeadsRepair repair);

/* Room for a region: ISO 3166-1 alpha-2, "001" for a code of no country, "" when it is not known. */
#define LEADS_REGION_SIZE 4

/**
 * LeadsVerdict:
 * @number: the number; when refused, 0 unless the text was well-formed E.164 (plus, 1 to 15 digits, not 0 first)
 * @suggestion: what a refused text must have been, 0 when that is not certain; always a valid number
 * @with_plus: for `no_plus`: what the digits are when a plus is put in front of them, or in the place of 00; 0 when that is
 *   no valid number. Not certain unless it is @suggestion too: who has a whole column of them can tell
 * @lengths: bit n is set when numbers of @country_code can have n digits after it, those of its main region, which are
 *   all but a handful (Canada's seven-digit 310 numbers); 0 when no code is known
 * @character: the first character that does not belong (letters, bad_character), or 0
 * @position: where @character stands in the text, in characters from 0
 * @reason: %LEADS_REASON_NONE when valid
 * @country_code: 0 when none was found; for `unknown_country_code` the digits that nobody has
 * @n_digits: digits after the country code; without a code all digits of the text (at most 255)
 * @valid: whether the number can be uploaded
 * @type: a #LeadsNumberType; unknown when refused
 * @flags: #LeadsVerdictFlags
 * @repair: a #LeadsRepair: what @suggestion infers; none without a suggestion
 * @region: whose number it is, "001" when it is no country's; "" when refused
 * @home: the country that @country_code is known by, also when refused; "" when there is none
 *
 * What the numbering plan says about one text or number. A plain value, copied
 * by assignment.
 */
typedef struct {
  guint64 number;
  guint64 suggestion;
  guint64 with_plus;
  guint32 lengths;
  gunichar character;
  guint32 position;
  LeadsReason reason;
  guint16 country_code;
  guint8 n_digits;
  guint8 valid;
  guint8 type;
  guint8 flags;
  guint8 repair;
  char region[LEADS_REGION_SIZE];
  char home[LEADS_REGION_SIZE];
} LeadsVerdict;

/* E.164 sets no least length. The shortest numbers in use have six digits with the country code (Austria, Germany and
 * Iran, plan 3.2.47); what is shorter is the beginning of a number. */
#define LEADS_UNPLANNED_MIN_DIGITS 6

/**
 * leads_verdict_is_unplanned:
 *
 * Whether the plan is all that stands in the way: the number is well-formed E.164 (a plus or certain notation,
 * %LEADS_UNPLANNED_MIN_DIGITS to 15 digits, the first not 0), but no number of the plan in force has its length, its code or its digits.
 * Plans change, so the number may exist. One that was written with a trunk zero is not meant: that is a
 * way of writing, and wrong under every plan.
 */
gboolean leads_verdict_is_unplanned (const LeadsVerdict *verdict);

G_END_DECLS
