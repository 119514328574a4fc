/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-deployment-status.h>
#include <leads-record.h>

G_BEGIN_DECLS

#define LEADS_TYPE_LEAD (leads_lead_get_type ())

/**
 * LeadsLead:
 *
 * A lead: a service of a customer whose numbers are to be uploaded; a row of
 * the Customer Leads page.
 *
 * Properties: `id`, `customer-id`, `customer-name`, `service-name` (unique
 * within the customer), `channel-id` (0: none), `channel-name` (nullable),
 * `country` (the customer's, ISO 3166-1 alpha-2, nullable), `deploy`, `health`, `consented-on` and `last-modified` (UTC microseconds, 0:
 * not yet), `n-numbers` and `n-uploads` (how many it has now).
 */
G_DECLARE_FINAL_TYPE (LeadsLead, leads_lead, LEADS, LEAD, LeadsRecord)

LeadsLead *leads_lead_new (void);

gint64      leads_lead_get_id            (LeadsLead *self);
gint64      leads_lead_get_customer_id   (LeadsLead *self);
const char *leads_lead_get_customer_name (LeadsLead *self);
const char *leads_lead_get_service_name  (LeadsLead *self);
gint64      leads_lead_get_channel_id    (LeadsLead *self);
const char *leads_lead_get_channel_name  (LeadsLead *self);
const char *leads_lead_get_country       (LeadsLead *self);
LeadsDeploy leads_lead_get_deploy        (LeadsLead *self);
LeadsHealth leads_lead_get_health        (LeadsLead *self);
gint64      leads_lead_get_consented_on  (LeadsLead *self);
gint64      leads_lead_get_last_modified (LeadsLead *self);
gint64      leads_lead_get_n_numbers     (LeadsLead *self);
gint64      leads_lead_get_n_uploads     (LeadsLead *self);

void leads_lead_set_id            (LeadsLead *self,
                                   gint64     id);
void leads_lead_set_customer_id   (LeadsLead *self,
                                   gint64     customer_id);
void leads_lead_set_customer_name (LeadsLead  *self,
                                   const char *customer_name);
void leads_lead_set_service_name  (LeadsLead  *self,
                                   const char *service_name);
void leads_lead_set_channel_id    (LeadsLead *self,
                                   gint64     channel_id);
void leads_lead_set_channel_name  (LeadsLead  *self,
                                   const char *channel_name);
void leads_lead_set_country       (LeadsLead  *self,
                                   const char *country);
void leads_lead_set_deploy        (LeadsLead  *self,
                                   LeadsDeploy deploy);
void leads_lead_set_health        (LeadsLead  *self,
                                   LeadsHealth health);
void leads_lead_set_consented_on  (LeadsLead *self,
                                   gint64     consented_on);
void leads_lead_set_last_modified (LeadsLead *self,
                                   gint64     last_modified);
void leads_lead_set_n_numbers     (LeadsLead *self,
                                   gint64     n_numbers);
void leads_lead_set_n_uploads     (LeadsLead *self,
                                   gint64     n_uploads);

G_END_DECLS
