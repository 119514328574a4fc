/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file that is no text is by its first bytes: a word of LEADS_CSV_ERROR_NOT_TEXT, or NULL. */
const char *leads_csv_find_signature (const char *data,
                                      gsize       length);

/* Whether @text, UTF-8 or nearly so, has more control characters than any text. */
gboolean leads_csv_has_many_controls (const char *text,
                                      gsize       length);

G_END_DECLS
