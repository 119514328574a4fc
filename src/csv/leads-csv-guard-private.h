/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The apostrophe that keeps a spreadsheet from computing a cell. A cell is
 * dangerous when, after any apostrophes, it begins with = + - @ TAB CR or the
 * full-width form of one of the first four. Writing puts one apostrophe before
 * it, reading takes one away: so every cell comes back as it was.
 */

/* Whether writing puts one there; a plain number (+ and at most 15 digits) needs none. */
gboolean leads_csv_guard_is_needed (const char *text,
                                    gsize       length);

/* Whether reading takes one away: @text begins with an apostrophe. */
gboolean leads_csv_guard_is_present (const char *text,
                                     gsize       length);

G_END_DECLS
