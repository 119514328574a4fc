/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-records"

#include <leads-channel.h>

/* A plain record: leads-record-template.h makes it from the table of its values. */

#define RECORD LeadsChannel
#define RECORD_PREFIX leads_channel
#define RECORD_CHECK LEADS_IS_CHANNEL
#define RECORD_FIELDS                                       \
  F (INT64, ID, id, "id")                                   \
  F (STRING, NAME, name, "name")                            \
  F (STRING, DESCRIPTION, description, "description")       \
  F (STRING, LIVE_SETUP_ID, live_setup_id, "live-setup-id")
#define RECORD_ENUMS
#include "leads-record-template.h"
