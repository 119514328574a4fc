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

G_END_DECLS
