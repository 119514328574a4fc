/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <leads-totals.h>

G_BEGIN_DECLS

/*
 * The sentences about a file for several leads, made from values: pure functions without a display. Results are
 * freed with g_free(). Counts have the locale's separators.
 */

/* "5,000 numbers uploaded to 12 leads", "5,000 numbers taken back from 12 leads" */
char *leads_many_words_uploaded   (gint64             n_numbers,
                                   gint64             n_leads);
char *leads_many_words_undone     (gint64             n_numbers,
                                   gint64             n_leads);

/* "Part of a file for 12 leads" */
char *leads_many_words_part       (gint64             n_leads);

/* "12 Leads"; "No Leads Yet" */
char *leads_many_words_leads      (guint              n_leads);

/* "3 lines match no lead, 1 line sums up others": what is said of lines that are nobody's; %NULL when there are none. */
char *leads_many_words_unmatched  (const LeadsTotals *totals);

/* A customer and a service as a file has them: "Acme Limited, Teams Calling"; either may be empty. */
char *leads_many_words_names      (const char        *customer,
                                   const char        *service);

/* "12 lines"; "12 lines, for Acme Ltd, Teams Calling": @lead (nullable) is whose they are. */
char *leads_many_words_stranger   (gint64             n_lines,
                                   const char        *lead);

/* "3 more names match no lead." */
char *leads_many_words_more_names (guint              n_names);

/* "4 lines of the file are in no upload: …"; %NULL when there are none. */
char *leads_many_words_in_no_upload (gint64          n_lines);

/* "3 leads have no SIP connection: choose one, or leave them out"; %NULL when all have one. */
char *leads_many_words_missing    (guint              n_leads);

/* "2 leads were left out"; "" when none was. */
char *leads_many_words_left_out   (guint              n_leads);

/* "The file joins the draft that was kept. …" */
char *leads_many_words_joins      (guint              n_files);

/* @names: (element-type utf8): of leads that were deleted: at least one. */
char *leads_many_words_gone       (GPtrArray         *names);

/* "Show 100 More of 900" */
char *leads_many_words_more       (guint              n_more,
                                   guint              n_left);

G_END_DECLS
