/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-records"

#include <leads-lead.h>

/* A plain record: leads-record-template.h makes it from the table of its values. */

#define RECORD LeadsLead
#define RECORD_PREFIX leads_lead
#define RECORD_CHECK LEADS_IS_LEAD
#define RECORD_FIELDS                                       \
  F (INT64, ID, id, "id")                                   \
  F (INT64, CUSTOMER_ID, customer_id, "customer-id")        \
  F (STRING, CUSTOMER_NAME, customer_name, "customer-name") \
  F (STRING, SERVICE_NAME, service_name, "service-name")    \
  F (INT64, CHANNEL_ID, channel_id, "channel-id")           \
  F (STRING, CHANNEL_NAME, channel_name, "channel-name")    \
  F (STRING, COUNTRY, country, "country")                   \
  F (INT64, CONSENTED_ON, consented_on, "consented-on")     \
  F (INT64, LAST_MODIFIED, last_modified, "last-modified")  \
  F (INT64, N_NUMBERS, n_numbers, "n-numbers")              \
  F (INT64, N_UPLOADS, n_uploads, "n-uploads")
#define RECORD_ENUMS                                                             \
  E (DEPLOY, deploy, "deploy", LeadsDeploy, leads_deploy, LEADS_DEPLOY_DEPLOYED) \
  E (HEALTH, health, "health", LeadsHealth, leads_health, LEADS_HEALTH_OK)
#include "leads-record-template.h"
