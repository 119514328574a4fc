/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-records"

#include <leads-customer.h>

/* A plain record: leads-record-template.h makes it from the table of its values. */

#define RECORD LeadsCustomer
#define RECORD_PREFIX leads_customer
#define RECORD_CHECK LEADS_IS_CUSTOMER
#define RECORD_FIELDS                                       \
  F (INT64, ID, id, "id")                                   \
  F (STRING, FULL_NAME, full_name, "full-name")             \
  F (INT64, CHANNEL_ID, channel_id, "channel-id")           \
  F (STRING, CHANNEL_NAME, channel_name, "channel-name")    \
  F (STRING, COUNTRY, country, "country")                   \
  F (STRING, EMAIL, email, "email")                         \
  F (STRING, PHONE, phone, "phone")                         \
  F (STRING, LIVE_SETUP_ID, live_setup_id, "live-setup-id")
#define RECORD_ENUMS
#include "leads-record-template.h"
