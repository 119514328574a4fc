/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-records"

#include <leads-connection.h>

#include "leads-enum-private.h"

/* A plain record: leads-record-template.h makes it from the table of its values. */

LEADS_DEFINE_ENUM (LeadsSide, leads_side, LEADS_TYPE_SIDE,
                   G_DEFINE_ENUM_VALUE (LEADS_SIDE_CUSTOMER, "customer"),
                   G_DEFINE_ENUM_VALUE (LEADS_SIDE_PSTN, "pstn"))

LEADS_DEFINE_ENUM (LeadsConnectionKind, leads_connection_kind, LEADS_TYPE_CONNECTION_KIND,
                   G_DEFINE_ENUM_VALUE (LEADS_CONNECTION_KIND_IP_GROUP, "ip_group"),
                   G_DEFINE_ENUM_VALUE (LEADS_CONNECTION_KIND_TENANT, "tenant"))

#define RECORD LeadsConnection
#define RECORD_PREFIX leads_connection
#define RECORD_CHECK LEADS_IS_CONNECTION
#define RECORD_FIELDS                                                \
  F (INT64, ID, id, "id")                                            \
  F (INT64, LEAD_ID, lead_id, "lead-id")                             \
  F (STRING, NAME, name, "name")                                     \
  F (STRING, SBC_NAME, sbc_name, "sbc-name")                         \
  F (STRING, PROXY_SET, proxy_set, "proxy-set")                      \
  F (STRING, PSTN_GATEWAY, pstn_gateway, "pstn-gateway")             \
  F (INT64, SESSIONS, sessions, "sessions")                          \
  F (STRING, DEPLOYMENT_STATE, deployment_state, "deployment-state") \
  F (STRING, METERING_TAG, metering_tag, "metering-tag")             \
  F (INT64, N_NUMBERS, n_numbers, "n-numbers")
#define RECORD_ENUMS                                                                                 \
  E (SIDE, side, "side", LeadsSide, leads_side, LEADS_SIDE_PSTN)                                     \
  E (KIND, kind, "kind", LeadsConnectionKind, leads_connection_kind, LEADS_CONNECTION_KIND_IP_GROUP)
#include "leads-record-template.h"
