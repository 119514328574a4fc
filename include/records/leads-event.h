/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-record.h>

G_BEGIN_DECLS

#define LEADS_TYPE_EVENT (leads_event_get_type ())

/**
 * LeadsEvent:
 *
 * One act in the ledger, which only grows.
 *
 * Properties: `id`, `at` (UTC microseconds), `by` (the login's real name),
 * `entity` and `entity-id` (what it was done to), `action`, `before` and `after`
 * (nullable text).
 */
G_DECLARE_FINAL_TYPE (LeadsEvent, leads_event, LEADS, EVENT, LeadsRecord)

LeadsEvent *leads_event_new (void);

gint64      leads_event_get_id        (LeadsEvent *self);
gint64      leads_event_get_at        (LeadsEvent *self);
const char *leads_event_get_by        (LeadsEvent *self);
const char *leads_event_get_entity    (LeadsEvent *self);
gint64      leads_event_get_entity_id (LeadsEvent *self);
const char *leads_event_get_action    (LeadsEvent *self);
const char *leads_event_get_before    (LeadsEvent *self);
const char *leads_event_get_after     (LeadsEvent *self);

void leads_event_set_id        (LeadsEvent *self,
                                gint64      id);
void leads_event_set_at        (LeadsEvent *self,
                                gint64      at);
void leads_event_set_by        (LeadsEvent *self,
                                const char *by);
void leads_event_set_entity    (LeadsEvent *self,
                                const char *entity);
void leads_event_set_entity_id (LeadsEvent *self,
                                gint64      entity_id);
void leads_event_set_action    (LeadsEvent *self,
                                const char *action);
void leads_event_set_before    (LeadsEvent *self,
                                const char *before);
void leads_event_set_after     (LeadsEvent *self,
                                const char *after);

G_END_DECLS
