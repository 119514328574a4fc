/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What is said of a kept draft, made from values: pure functions without a display. @n_numbers: how many it would
 * upload; 0: not known, or none. Results are freed with g_free().
 */

/* A menu's item: "_Continue Upload: 1,204 Numbers", "_Continue Upload". */
char *leads_draft_words_continue (gint64 n_numbers);

/* The same of the draft for several leads, and what is said of it while it waits: "The draft for several leads was not
 * submitted: 1,204 numbers". */
char *leads_draft_words_continue_several (gint64 n_numbers);
char *leads_draft_words_several          (gint64 n_numbers);

/* What the mark of a lead says: "Draft of 1,204 numbers", "Draft". */
char *leads_draft_words_mark     (gint64 n_numbers);

/* A toast: "Draft kept: 1,204 numbers", "Draft kept". */
char *leads_draft_words_kept     (gint64 n_numbers);

/* What stands beneath the question whether to discard the draft of a lead. */
char *leads_draft_words_discard  (const char *customer,
                                  const char *service);

/* What stands beneath the question whether to delete a lead that has a draft. */
char *leads_draft_words_delete   (const char *customer,
                                  const char *service,
                                  gint64      n_numbers);

G_END_DECLS
