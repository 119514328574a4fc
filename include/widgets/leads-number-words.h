/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-numbering-plan.h>
#include <leads-region-names.h>

G_BEGIN_DECLS

/*
 * How a number is shown to people: pure functions without a display. What is copied,
 * exported or sent stays canonical, "+12127881500".
 */

/* Two regional indicators of four bytes each, end. */
#define LEADS_FLAG_SIZE 9

/* The flag of @region (ISO 3166-1 alpha-2) as an emoji; "" for what has none: "001", "". */
void        leads_number_words_flag    (const char               *region,
                                        char                      flag[LEADS_FLAG_SIZE]);

/* "Mobile", "Fixed line or mobile"; "" for unknown. Static. */
const char *leads_number_words_type    (LeadsNumberType           type);

/* "+1 212-788-1500"; "" for 0. (transfer full) */
char       *leads_number_words_display (const LeadsNumberingPlan *plan,
                                        guint64                   number);

/* "🇬🇧 United Kingdom", "International freephone"; "" when refused. (transfer full) */
char       *leads_number_words_country (const LeadsVerdict       *verdict,
                                        LeadsRegionNames         *names);

/* "🇬🇧 +44 20 7946 0000"; without a flag where there is none. (transfer full) */
char       *leads_number_words_flagged (const LeadsNumberingPlan *plan,
                                        const LeadsVerdict       *verdict);

/* "United Kingdom, Fixed line", as far as it is known; "" when refused. (transfer full) */
char       *leads_number_words_kind    (const LeadsVerdict       *verdict,
                                        LeadsRegionNames         *names);

/* What the number consists of: "Country code 1, area code 212, subscriber number 7881500"; "" for 0. (transfer full) */
char       *leads_number_words_parts   (const LeadsNumberingPlan *plan,
                                        guint64                   number);

/* "+1 212-788-1500 to 1599": of the last number the groups that differ, with at least as many digits as people say.
 * (transfer full) */
char       *leads_number_words_range   (const LeadsNumberingPlan *plan,
                                        guint64                   first,
                                        guint64                   last);

/* "100 numbers, all in the numbering plan", "100 numbers, 88 in the numbering plan". (transfer full) */
char       *leads_number_words_count   (guint64                   count,
                                        guint64                   n_unplanned);

G_END_DECLS
