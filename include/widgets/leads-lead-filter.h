/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-lead.h>

G_BEGIN_DECLS

/* How many local days up to today: today alone, the last 7, the last 30; all: any time, also none. */
typedef enum {
  LEADS_WITHIN_ALL,
  LEADS_WITHIN_TODAY,
  LEADS_WITHIN_WEEK,
  LEADS_WITHIN_MONTH
} LeadsWithin;

#define LEADS_N_WITHIN 4

/* The word that actions use ("all", "today", "week", "month"), and the reverse (%LEADS_WITHIN_ALL for others). */
const char *leads_within_to_word   (LeadsWithin within);
LeadsWithin leads_within_from_word (const char *word);

/* What people read: "All", "Today", "Last 7 Days", "Last 30 Days". */
const char *leads_within_to_label  (LeadsWithin within);

/* Every deployment status: bit i is the pair i of leads_deployment_status_get_pairs(). */
#define LEADS_LEAD_FILTER_ALL_STATUSES ((1u << LEADS_N_DEPLOYMENT_STATUSES) - 1)

/**
 * LeadsLeadFilter:
 *
 * What the Customer Leads page shows. Search words are compared without regard
 * to case; each must be in the customer's, the service's or the channel's name.
 */
typedef struct {
  guint       statuses;
  LeadsWithin consented;
  LeadsWithin modified;
  gboolean    without_numbers;
  GStrv       words;       /* folded; %NULL or empty: any */
  gint64      day_start;   /* of today, UTC microseconds; see leads_lead_filter_set_now() */
  gint64      day_end;
  gint64      week_start;
  gint64      month_start;
} LeadsLeadFilter;

void     leads_lead_filter_init      (LeadsLeadFilter       *filter);
void     leads_lead_filter_clear     (LeadsLeadFilter       *filter);

/* Sets what today is. TRUE when that is another day than before. */
gboolean leads_lead_filter_set_now   (LeadsLeadFilter       *filter,
                                      gint64                 now);
void     leads_lead_filter_set_text  (LeadsLeadFilter       *filter,
                                      const char            *text);
gboolean leads_lead_filter_match     (const LeadsLeadFilter *filter,
                                      LeadsLead             *lead);

/* How many of status, consented, modified and without numbers narrow the list (search words do not count). */
guint    leads_lead_filter_count     (const LeadsLeadFilter *filter);
gboolean leads_lead_filter_is_active (const LeadsLeadFilter *filter);

/* The position of a lead's pair in leads_deployment_status_get_pairs(). */
guint    leads_lead_status_index     (LeadsLead             *lead);

G_END_DECLS
