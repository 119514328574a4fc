/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What is said of files that could not be read, made from values: pure functions without a display. Results are freed
 * with g_free().
 */

/* "1 file could not be read": before Submit; "" for none. */
char *leads_unread_words_count    (guint      n_files);

/* "Upload Without 1 File?" */
char *leads_unread_words_question (guint      n_files);

/* "Nothing was uploaded of 1 file:" */
char *leads_unread_words_result   (guint      n_files);

/* One line for each, as far as a person reads them, and how many there are more. @sentences: (element-type utf8): why
 * each could not be read. */
char *leads_unread_words_list     (GPtrArray *sentences);

G_END_DECLS
