/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes at the beginning of @text are a date with its time, if it has one, as people and workbooks write them:
 * “2025-12-09T00:00:00”, “12.11.2026 14:30”, “3/12/2026”; 0: none. What goes on with digits is none. */
gsize leads_date_text_match (const char *text,
                             gsize       length);

/* Whether @text is a date and nothing else. */
gboolean leads_date_text_is_one (const char *text,
                                 gsize       length);

G_END_DECLS
