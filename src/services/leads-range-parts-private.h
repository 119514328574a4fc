/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-range.h>

G_BEGIN_DECLS

/* Longer texts are prose. */
#define LEADS_RANGE_PARTS_MAX_TEXT 127

/**
 * LeadsRangeParts:
 * @start: the text of the first number
 * @end: that of the last one, or of its last digits
 * @is_count: @end is how many numbers there are
 * @count: how many numbers there are besides, or ""
 *
 * The text of a range, taken apart, without the spaces around its parts.
 */
typedef struct
{
  char start[LEADS_RANGE_PARTS_MAX_TEXT + 1];
  char end[LEADS_RANGE_PARTS_MAX_TEXT + 1];
  char count[LEADS_RANGE_PARTS_MAX_TEXT + 1];
  gboolean is_count;
} LeadsRangeParts;

/* Takes what two cells have. A text that is too long becomes one that is refused, not a part that is right. */
void leads_range_parts_set (LeadsRangeParts *parts,
                            const char *start,
                            gsize start_length,
                            const char *end,
                            gsize end_length);

/* Takes @text apart; FALSE: it is no range. @country: (nullable): whose national forms are numbers, too */
gboolean leads_range_parts_split (LeadsRangeParts *parts,
                                  const LeadsNumberingPlan *plan,
                                  const char *country,
                                  const char *text,
                                  gsize length);

/* Whether it looks like a telephone number, whatever is wrong with it. */
gboolean leads_range_parts_is_number (const LeadsVerdict *verdict);

G_END_DECLS
