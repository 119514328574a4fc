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

/* Room for a region: ISO 3166-1 alpha-2, "001" for a code of no country, "" when it is not known. */
#define LEADS_REGION_SIZE 4

/**
 * LeadsVerdict:
 * @number: the number; when refused, 0 unless the text was well-formed E.164 (plus, 1 to 15 digits, not 0 first)
 * @suggestion: what a refused text must have been, 0 when that is not certain; always a valid number
 * @lengths: bit n is set when numbers of @country_code can have n digits after it; 0 when no code is known
 * @character: the first character that does not belong (letters, bad_character), or 0
 * @position: where @character stands in the text, in characters from 0
 * @reason: %LEADS_REASON_NONE when valid
 * @country_code: 0 when none was found; for `unknown_country_code` the digits that nobody has
 * @n_digits: digits after the country code; without a code all digits of the text (at most 255)
 * @valid: whether the number can be uploaded
 * @type: a #LeadsNumberType; unknown when refused
 * @flags: #LeadsVerdictFlags
 * @region: whose number it is; "" when refused, or when the plan cannot tell which country that
 *   shares the code
 * @home: the country that @country_code is known by, also when refused; "" when there is none
 *
 * What the numbering plan says about one text or number. A plain value, copied
 * by assignment.
 */
typedef struct {
  guint64 number;
  guint64 suggestion;
  guint32 lengths;
  gunichar character;
  guint32 position;
  LeadsReason reason;
  guint16 country_code;
  guint8 n_digits;
  guint8 valid;
  guint8 type;
  guint8 flags;
  char region[LEADS_REGION_SIZE];
  char home[LEADS_REGION_SIZE];
} LeadsVerdict;

/**
 * leads_verdict_is_unplanned:
 *
 * Whether the plan is all that stands in the way: the number is well-formed E.164 (a plus or certain notation,
 * 1 to 15 digits, the first not 0), but no number of the plan in force has its length, its code or its digits.
 * Plans change, so the number may exist. One that was written with a trunk zero is not meant: that is a
 * way of writing, and wrong under every plan.
 */
gboolean leads_verdict_is_unplanned (const LeadsVerdict *verdict);

G_END_DECLS
