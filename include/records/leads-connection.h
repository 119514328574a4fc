/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-record.h>

G_BEGIN_DECLS

/**
 * LeadsSide:
 *
 * Which side of the session border controller a SIP connection faces.
 * The words are stable: the store and scripts rely on them.
 */
typedef enum {
  LEADS_SIDE_CUSTOMER,
  LEADS_SIDE_PSTN
} LeadsSide;

#define LEADS_TYPE_SIDE (leads_side_get_type ())
GType leads_side_get_type (void);

/* The word ("customer", "pstn"); static. From a word in any case; FALSE if there is no such word. */
const char *leads_side_to_word   (LeadsSide value);
gboolean    leads_side_from_word (const char *word,
                                  LeadsSide  *value);

/**
 * LeadsConnectionKind:
 *
 * What a SIP connection is in the session border controller.
 * The words are stable: the store and scripts rely on them.
 */
typedef enum {
  LEADS_CONNECTION_KIND_IP_GROUP,
  LEADS_CONNECTION_KIND_TENANT
} LeadsConnectionKind;

#define LEADS_TYPE_CONNECTION_KIND (leads_connection_kind_get_type ())
GType leads_connection_kind_get_type (void);

/* The word ("ip_group", "tenant"); static. From a word in any case; FALSE if there is no such word. */
const char *leads_connection_kind_to_word   (LeadsConnectionKind value);
gboolean    leads_connection_kind_from_word (const char          *word,
                                             LeadsConnectionKind *value);

#define LEADS_TYPE_CONNECTION (leads_connection_get_type ())

/**
 * LeadsConnection:
 *
 * A SIP connection of a lead. Numbers are uploaded over one with side `pstn`.
 *
 * Properties: `id`, `lead-id`, `name` (unique within the lead), `side`, `kind`,
 * `sbc-name`, `proxy-set`, `pstn-gateway` (nullable), `sessions` (concurrent
 * calls that are allowed, 0: not set), `deployment-state`, `metering-tag`
 * (nullable), `n-numbers` (how many numbers use it).
 */
G_DECLARE_FINAL_TYPE (LeadsConnection, leads_connection, LEADS, CONNECTION, LeadsRecord)

LeadsConnection *leads_connection_new (void);

gint64              leads_connection_get_id               (LeadsConnection *self);
gint64              leads_connection_get_lead_id          (LeadsConnection *self);
const char         *leads_connection_get_name             (LeadsConnection *self);
LeadsSide           leads_connection_get_side             (LeadsConnection *self);
LeadsConnectionKind leads_connection_get_kind             (LeadsConnection *self);
const char         *leads_connection_get_sbc_name         (LeadsConnection *self);
const char         *leads_connection_get_proxy_set        (LeadsConnection *self);
const char         *leads_connection_get_pstn_gateway     (LeadsConnection *self);
gint64              leads_connection_get_sessions         (LeadsConnection *self);
const char         *leads_connection_get_deployment_state (LeadsConnection *self);
const char         *leads_connection_get_metering_tag     (LeadsConnection *self);
gint64              leads_connection_get_n_numbers        (LeadsConnection *self);

void leads_connection_set_id               (LeadsConnection *self,
                                            gint64           id);
void leads_connection_set_lead_id          (LeadsConnection *self,
                                            gint64           lead_id);
void leads_connection_set_name             (LeadsConnection *self,
                                            const char      *name);
void leads_connection_set_side             (LeadsConnection *self,
                                            LeadsSide        side);
void leads_connection_set_kind             (LeadsConnection    *self,
                                            LeadsConnectionKind kind);
void leads_connection_set_sbc_name         (LeadsConnection *self,
                                            const char      *sbc_name);
void leads_connection_set_proxy_set        (LeadsConnection *self,
                                            const char      *proxy_set);
void leads_connection_set_pstn_gateway     (LeadsConnection *self,
                                            const char      *pstn_gateway);
void leads_connection_set_sessions         (LeadsConnection *self,
                                            gint64           sessions);
void leads_connection_set_deployment_state (LeadsConnection *self,
                                            const char      *deployment_state);
void leads_connection_set_metering_tag     (LeadsConnection *self,
                                            const char      *metering_tag);
void leads_connection_set_n_numbers        (LeadsConnection *self,
                                            gint64           n_numbers);

G_END_DECLS
