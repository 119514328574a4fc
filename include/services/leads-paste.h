/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-range.h>

G_BEGIN_DECLS

/* Of a text that is pasted, in bytes: far more than a mail has. Longer lists are files. */
#define LEADS_PASTE_MAX_BYTES (256 * 1024)

/**
 * LeadsPasteFind:
 * @text: what stands there
 * @range: the numbers that it is; its count is 1 for a single one, and 0 when there is a problem
 * @number: of a valid number: the number
 * @short_range: of a valid number: the range that it would be if its last hyphen stood before the last digits of one, as in
 *   "+4930123456-78"; its count is 0 when it can be none
 * @problem: why it is not understood; reason NONE when it is
 * @context: the words around it in its line of the text; %NULL: it stands there alone
 * @is_other: whether it is plainly no telephone number: a date, the number of an order, of an account
 * @is_repeated: whether its numbers, or those it could become, are in what was found before it
 *
 * A number, a range, or digits that are neither, in a text for people.
 */
typedef struct {
  char         *text;
  LeadsRange    range;
  guint64       number;
  LeadsRange    short_range;
  LeadsProblem  problem;
  char         *context;
  gboolean      is_other;
  gboolean      is_repeated;
} LeadsPasteFind;

void leads_paste_find_free (LeadsPasteFind *self);

/**
 * leads_paste_find:
 * @country: (nullable): whose national forms get a suggestion in what is not understood
 * @text: a mail, a carrier's list, any bytes; what is past %LEADS_PASTE_MAX_BYTES is left out
 * @length: its length in bytes, or -1 when it ends in NUL
 *
 * Finds the numbers and ranges in a text, in their order:
 *
 * - A number begins with a plus and ends with its line, or before the first character that no number has: a letter, a
 *   comma, a semicolon, a slash, a full stop with a space behind it, another plus.
 * - Of what stands there it is as much as is a valid number; where it stops being one it is cut between groups of
 *   digits only. One or two digits before a word belong to the word ("3 lines").
 * - A range is what leads_range_read_text() reads as one, from a number to the next digits of the line.
 * - A number as it is wins over a range, which is then its @short_range.
 * - A date, an IBAN, a VAT number and what is named an order or an account are given, but as something else.
 * - What begins with a plus and is neither, and three digits or more that have no plus, are not understood: they are
 *   given with the reason, so that nothing is left out silently.
 *
 * Nothing is inferred: the digits of what is found stand in the text in this order. What other texts could mean is
 * in the problem's verdict.
 *
 * Returns: (transfer full) (element-type LeadsPasteFind)
 */
GPtrArray *leads_paste_find (const LeadsNumberingPlan *plan,
                             const char               *country,
                             const char               *text,
                             gssize                    length);

/* Makes numbers that may be ranges by their last hyphen those ranges, or numbers again; what is repeated is found anew.
 * @finds: (element-type LeadsPasteFind). Returns: how many such numbers there are. */
guint      leads_paste_take_short_ranges (GPtrArray *finds,
                                          gboolean   take);

/* What is @chosen, a line each, as a list for leads_draft_add_text(): what was not understood stands there as it is, to be
 * mended, and so does a number that may be a range, so that it can be read as one later on. @chosen: (nullable): one for each; %NULL: what was understood, once. @n_numbers: (out): how many numbers were
 * understood of that. (transfer full) */
char      *leads_paste_to_list (GPtrArray      *finds,
                                const gboolean *chosen,
                                guint64        *n_numbers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsPasteFind, leads_paste_find_free)

G_END_DECLS
