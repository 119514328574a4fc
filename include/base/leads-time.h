/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are UTC microseconds since 1970-01-01T00:00:00Z in a gint64. */

gint64 leads_time_now (void);

/* "YYYY-MM-DDTHH:MM:SSZ", fractions of a second dropped; %NULL outside the years 1 to 9999. Free with g_free(). */
char *leads_time_to_iso8601 (gint64 time);

/* "YYYY-MM-DD", the day in UTC; %NULL outside the years 1 to 9999. Free with g_free(). */
char *leads_time_to_iso8601_date (gint64 time);

/**
 * leads_time_from_iso8601:
 * @text: "2024-02-29T12:30:00Z", with an offset such as "+02:00" instead of the
 *   Z, or without one (UTC); a space may stand for the T, and the seconds may
 *   be left out or have a fraction; or only a date, "2024-02-29", which is its
 *   midnight in UTC. White space around it is ignored
 * @time: (out): the time
 *
 * Returns: whether @text is a time
 */
gboolean leads_time_from_iso8601 (const char *text,
                                  gint64     *time);

G_END_DECLS
