/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-range.h>

G_BEGIN_DECLS

/**
 * LeadsTyping:
 * @LEADS_TYPING_WAIT: not valid yet, but more typing can make it so: say nothing
 * @LEADS_TYPING_VALID: valid as it stands
 * @LEADS_TYPING_HINT: it will be refused, but so early that a quiet word is enough
 * @LEADS_TYPING_WRONG: wrong whatever is typed next
 *
 * What to say about a text while somebody is still typing it.
 */
typedef enum {
  LEADS_TYPING_WAIT,
  LEADS_TYPING_VALID,
  LEADS_TYPING_HINT,
  LEADS_TYPING_WRONG
} LeadsTyping;

/* A number: @text and the verdict on it. Pure; any thread. */
LeadsTyping leads_typing_judge_number (const char         *text,
                                       const LeadsVerdict *verdict);

/* The end of a range whose start is valid: @problem as leads_range_parse() gave it. Pure; any thread. */
LeadsTyping leads_typing_judge_end    (const char         *start,
                                       const char         *end,
                                       const LeadsProblem *problem);

G_END_DECLS
