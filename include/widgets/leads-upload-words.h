/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <leads-entry.h>
#include <leads-lead.h>
#include <leads-numbering-plan.h>
#include <leads-profile.h>

G_BEGIN_DECLS

/*
 * The sentences of the Upload Numbers dialog, made from values: pure functions
 * without a display. Results are freed with g_free() unless they are const,
 * then they are static. Counts have the locale's separators.
 */

/* "Contoso Ltd, Teams Calling": what the dialog is about. */
char       *leads_upload_words_lead            (const char        *customer,
                                                const char        *service);

/* "Submit", "Submit 1 Number", "Submit 1,204 Numbers". */
char       *leads_upload_words_submit          (gint64             n_numbers);

/* "1,204 numbers will be uploaded"; while files are checked "100 numbers so far"; "" when there is nothing to say. */
char       *leads_upload_words_totals          (const LeadsTotals *totals,
                                                guint              n_checking);
/* "13 lines will not: 9 repeated or already uploaded, 4 wrong"; while checking "One file is being checked"; or "". */
char       *leads_upload_words_totals_detail   (const LeadsTotals *totals,
                                                guint              n_checking);
/* "Uploading: 612,400 of 1,204,000 numbers"; @total 0 while it is not known. */
char       *leads_upload_words_uploading       (gint64             done,
                                                gint64             total);
/* "Added +1 212-788-1500, 3 numbers so far": the confirmation beneath the field. */
char       *leads_upload_words_added           (const char        *title,
                                                gint64             n_numbers);

/* "+1 212-788-1500", "+1 212-788-1500 to 1599", the file's name, "Pasted List". */
char       *leads_upload_words_entry_title     (const LeadsNumberingPlan *plan,
                                                LeadsUploadSource  source,
                                                const char        *title,
                                                guint64            first,
                                                guint64            last);
/* "12 numbers are outside the numbering plan and will be included" */
char       *leads_upload_words_will_include    (gint64             n_numbers);
/* What an entry that is ready is. @region: (nullable): the country of a single number; @leaves_out: a range that skips
 * its numbers outside the plan. */
char       *leads_upload_words_entry_subtitle  (LeadsUploadSource  source,
                                                const LeadsTotals *totals,
                                                gboolean           has_header,
                                                const char        *region,
                                                gboolean           leaves_out);
/* "Checking: 11.2 MB of 18.4 MB, 612,400 lines"; @total 0 while it is not known. */
char       *leads_upload_words_checking        (gint64             done,
                                                gint64             total,
                                                gint64             lines);
/* How many lines or numbers of an entry a count button shows. */
gint64      leads_upload_words_count           (LeadsLineKind      kind,
                                                const LeadsTotals *totals);
/* "1,104 valid"; its accessible name "1,104 valid, show lines". */
char       *leads_upload_words_count_label     (LeadsLineKind      kind,
                                                gint64             count);
char       *leads_upload_words_count_name      (LeadsLineKind      kind,
                                                gint64             count);

/* One line of warning for a deployment that is not there yet, or %NULL. */
const char *leads_upload_words_deployment      (LeadsDeploy        deploy);
/* One line of warning for a profile without failover, or %NULL. */
char       *leads_upload_words_trunks          (const char *const *trunks);
/* What is wrong with a Service Info, or %NULL when it can be submitted. */
char       *leads_upload_words_service_info    (const char        *text);

/* "Discard 1,204 Numbers?" and what that means. */
char       *leads_upload_words_discard         (gint64             n_numbers);
/* "Add 25,000 Numbers?" for a range that asks first. */
char       *leads_upload_words_big_range       (guint64            n_numbers);

/* "Invalid Lines", "Valid Lines", "Skipped Numbers". */
const char *leads_lines_words_title            (LeadsLineKind      kind);
/* "10,004 lines: 1 heading, 3 blank, 96 valid, 9,904 invalid" */
char       *leads_lines_words_summary          (const LeadsTotals *totals);
/* How many lines of the kind an entry has, a line with a range being one; 0 where that is not known. */
gint64      leads_lines_words_count            (LeadsLineKind      kind,
                                                LeadsUploadSource  source,
                                                const LeadsTotals *totals);
/* "51 lines", or "51 of 9,904 lines" */
char       *leads_lines_words_shown            (gint64             shown,
                                                gint64             all);
/* The proposed name of a report: "november-invalid.csv". @name: (nullable): the file, or files, it is about. */
char       *leads_lines_words_report_name      (const char        *name);
/* "9,500 lines were repaired" */
char       *leads_lines_words_repaired         (gint64             n_lines);
/* The same of those that were written anew, and of those that were taken out. */
char       *leads_lines_words_edited      (gint64             n_lines);
char       *leads_lines_words_removed     (gint64             n_lines);

/* "1 number skipped: it is taken already or was left out"; (nullable) */
char       *leads_upload_words_skipped         (gint64             n_numbers);
/* "1,204 Numbers Uploaded"; "13 lines were not: 9 repeated or already uploaded, 4 wrong", and what was skipped. */
char       *leads_upload_words_result          (gint64             n_numbers);
char       *leads_upload_words_result_detail   (const LeadsTotals *totals);

G_END_DECLS
