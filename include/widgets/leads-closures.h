/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <leads-deployment-status.h>

G_BEGIN_DECLS

/*
 * What people read, made from values: pure functions without a display. Times
 * are UTC microseconds, 0 for none, shown in the local time zone. Results are
 * freed with g_free() unless they are const, then they are static.
 */

/* "Today, 14:20", "22 Nov, 16:48", "4 Dec 2025"; "" for 0. @now: what today is. */
char       *leads_format_when         (gint64      time,
                                       gint64      now);
/* As leads_format_when() seen from now. */
char       *leads_format_when_now     (gint64      time);
/* "14:20" on the day of @now, otherwise as leads_format_when(): for narrow rows. */
char       *leads_format_when_short   (gint64      time,
                                       gint64      now);
/* As leads_format_when_now(), "Not yet" for 0. */
char       *leads_format_consented    (gint64      time);
/* "24 November 2026, 14:20:05", for tooltips; "" for 0. */
char       *leads_format_when_full    (gint64      time);

/* "2026-11-24 14:20": what an entry for a date and time holds; "" for 0. */
char       *leads_format_when_entry   (gint64      time);
/* The reverse, forgiving: date alone (its midnight), T or a space between, seconds; blank text gives 0. */
gboolean    leads_parse_when_entry    (const char *text,
                                       gint64     *time);

/* "1,205" */
char       *leads_format_count        (gint64      count);
/* "1,205 numbers" */
char       *leads_format_n_numbers    (gint64      count);
/* "1,205", "None yet" for 0 */
char       *leads_format_lead_numbers (gint64      count);
/* "1,205 numbers", "None yet" for 0 */
char       *leads_format_card_numbers (gint64      count);
/* "200 leads", or "4 of 200 leads" */
char       *leads_format_n_leads      (guint       shown,
                                       guint       all);

/* The pair's words, "Deployed, OK"; what it means, "Deployed successfully"; its icon and its style class. */
const char *leads_status_words        (LeadsDeploy deploy,
                                       LeadsHealth health);
const char *leads_status_meaning      (LeadsDeploy deploy,
                                       LeadsHealth health);
const char *leads_status_icon         (LeadsHealth health);
const char *leads_status_style        (LeadsHealth health);

G_END_DECLS
