/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LeadsDeploy:
 *
 * How far a service's deployment is. The words are stable: the store and scripts rely on them.
 */
typedef enum {
  LEADS_DEPLOY_DEPLOYED,
  LEADS_DEPLOY_READY,
  LEADS_DEPLOY_FAILED,
  LEADS_DEPLOY_UNKNOWN
} LeadsDeploy;

/**
 * LeadsHealth:
 *
 * How a service is. The words are stable: the store and scripts rely on them.
 */
typedef enum {
  LEADS_HEALTH_OK,
  LEADS_HEALTH_WARNING,
  LEADS_HEALTH_ERROR,
  LEADS_HEALTH_UNMONITORED
} LeadsHealth;

/**
 * LeadsDeploymentStatus:
 *
 * The two together are a deployment status; only seven of the sixteen pairs exist.
 */
typedef struct {
  LeadsDeploy deploy;
  LeadsHealth health;
} LeadsDeploymentStatus;

#define LEADS_N_DEPLOYMENT_STATUSES 7

#define LEADS_TYPE_DEPLOY (leads_deploy_get_type ())
GType leads_deploy_get_type (void);

#define LEADS_TYPE_HEALTH (leads_health_get_type ())
GType leads_health_get_type (void);

/* The words ("deployed", "ready", "failed", "unknown"; "ok", "warning", "error", "unmonitored"); static. */
const char *leads_deploy_to_word   (LeadsDeploy  value);
const char *leads_health_to_word   (LeadsHealth  value);

/* From a word in any case; FALSE if there is no such word. */
gboolean    leads_deploy_from_word (const char  *word,
                                    LeadsDeploy *value);
gboolean    leads_health_from_word (const char  *word,
                                    LeadsHealth *value);

/* Whether the pair is one of the seven. */
gboolean leads_deployment_status_is_pair (LeadsDeploy deploy,
                                          LeadsHealth health);

/* The seven pairs in the order people know them (deployed well first); static. */
const LeadsDeploymentStatus *leads_deployment_status_get_pairs (void);

G_END_DECLS
