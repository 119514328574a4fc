/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-records"

#include <leads-event.h>

/* A plain record: leads-record-template.h makes it from the table of its values. */

#define RECORD LeadsEvent
#define RECORD_PREFIX leads_event
#define RECORD_CHECK LEADS_IS_EVENT
#define RECORD_FIELDS                          \
  F (INT64, ID, id, "id")                      \
  F (INT64, AT, at, "at")                      \
  F (STRING, BY, by, "by")                     \
  F (STRING, ENTITY, entity, "entity")         \
  F (INT64, ENTITY_ID, entity_id, "entity-id") \
  F (STRING, ACTION, action, "action")         \
  F (STRING, BEFORE, before, "before")         \
  F (STRING, AFTER, after, "after")
#define RECORD_ENUMS
#include "leads-record-template.h"
