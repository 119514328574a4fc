/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-sentences.h>

/* Pieces of sentences; all (transfer full). */

/* A count with the separators of the person's language. */
char *leads_sentence_count (guint64 count);

/* A day in the person's language. */
char *leads_sentence_day (gint64 time);

/* Lengths of numbers, from a mask: "7, 9 or 10", "8 to 10". */
char *leads_sentence_lengths (guint32 lengths);

/* A character as it can be shown: itself, or U+200B. */
char *leads_sentence_character (gunichar character);

/* Whose number: "Adatum Research, Zoom Phone". */
char *leads_sentence_owner (const LeadsProblem *problem);

/* A part of a range within a sentence, the end by its last digits: "+12127881540 to 1542", or a single number. */
char *leads_sentence_part (guint64 start,
                           guint64 end);

/* A country as it stands within a sentence; without a name "+1", or the region itself when @country_code is 0. */
char *leads_sentence_country (const char       *region,
                              guint             country_code,
                              LeadsRegionNames *names);

/* The number's country, or when it is refused the one that the code is known by, as it stands within a sentence, or "+1". */
char *leads_sentence_place (const LeadsVerdict *verdict,
                            LeadsRegionNames   *names);

/* Whether several numbers stand where one belongs, or a date. */
gboolean leads_problem_is_several (const LeadsProblem *problem);
gboolean leads_problem_is_date (const LeadsProblem *problem);
