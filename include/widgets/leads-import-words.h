/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <leads-totals.h>

G_BEGIN_DECLS

/* "8 lines: 1 heading, 1 blank, 2 new, 1 updated, 1 unchanged, 2 invalid": every line of a file of leads is in it.
 * @n_added, @n_updated: of those that are accepted. Freed with g_free(). */
char *leads_import_words_summary (const LeadsTotals *totals,
                                  gint64             n_added,
                                  gint64             n_updated);

G_END_DECLS
