/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-paste.h>

G_BEGIN_DECLS

/* What is said of a pasted text; pure functions without a display. Results are freed with g_free(). */

/* "100 numbers found", or how many of them are chosen. */
char *leads_paste_words_summary (guint64 n_numbers,
                                 guint64 n_all);

/* What is not added as it is, a line for each kind; empty: all is. @finds: (element-type LeadsPasteFind); @chosen: one for
 * each. */
char *leads_paste_words_rest    (GPtrArray      *finds,
                                 const gboolean *chosen);

/* Of the numbers that may be ranges by their last hyphen, as they are read now: how many there are, and one of them;
 * %NULL: there are none. */
char *leads_paste_words_short_ranges (GPtrArray *finds);

/* The same of one: "May be a range: 10 numbers, …"; %NULL: it is none. */
char *leads_paste_words_short_range  (const LeadsPasteFind *find);

G_END_DECLS
