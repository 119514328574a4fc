/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number is its digits without the plus: 1 to LEADS_NUMBER_MAX (ITU-T E.164: at most 15 digits, the first is
 * never 0), so an integer holds every one. 0 is no number. */
#define LEADS_NUMBER_MAX_DIGITS 15
#define LEADS_NUMBER_MAX G_GUINT64_CONSTANT (999999999999999)

/* Plus sign, 15 digits, end. */
#define LEADS_NUMBER_TEXT_SIZE 17

/**
 * leads_number_format:
 * @number: 1 to %LEADS_NUMBER_MAX
 * @text: (out): where to write
 *
 * Writes the canonical text, "+12127881500". Returns its length.
 */
gsize leads_number_format (guint64 number,
                           char    text[LEADS_NUMBER_TEXT_SIZE]);

/* The canonical text. (transfer full) */
char *leads_number_to_string (guint64 number);

/**
 * leads_number_parse:
 * @text: text, need not end in NUL
 * @length: its length in bytes, or -1 when it ends in NUL
 * @number: (out): the number
 *
 * Reads canonical text only (a plus, then at most 15 ASCII digits, the first not 0); %FALSE for
 * everything else. What people write goes through leads_numbering_plan_judge().
 */
gboolean leads_number_parse (const char *text,
                             gssize      length,
                             guint64    *number);

/**
 * leads_number_parse_last_digits:
 * @value: (out): the digits as a number
 * @n_digits: (out): how many they are, leading zeros included
 *
 * Reads the last digits of a number, as the end of a range is often written
 * ("1599", "15-99"): 1 to 14 digits with nothing but notation between them, and no plus.
 */
gboolean leads_number_parse_last_digits (const char *text,
                                         gssize      length,
                                         guint64    *value,
                                         guint      *n_digits);

/* How many digits @number has; 0 has none. */
guint leads_number_count_digits (guint64 number);

G_END_DECLS
