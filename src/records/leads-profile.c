/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-records"

#include <leads-profile.h>

/* A plain record: leads-record-template.h makes it from the table of its values. */

#define RECORD LeadsProfile
#define RECORD_PREFIX leads_profile
#define RECORD_CHECK LEADS_IS_PROFILE
#define RECORD_FIELDS                           \
  F (INT64, ID, id, "id")                       \
  F (STRING, NAME, name, "name")                \
  F (STRING, GUID, guid, "guid")                \
  F (STRING, CARRIER, carrier, "carrier")       \
  F (STRING, REGION, region, "region")          \
  F (STRING, EMERGENCY, emergency, "emergency") \
  F (STRV, TRUNKS, trunks, "trunks")            \
  F (INT64, N_NUMBERS, n_numbers, "n-numbers")
#define RECORD_ENUMS
#include "leads-record-template.h"
