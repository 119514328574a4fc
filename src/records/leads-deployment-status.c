/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-records"

#include <leads-deployment-status.h>

#include "leads-enum-private.h"

/*
 * The deployment status of a lead: two words, of which only seven pairs exist.
 */

LEADS_DEFINE_ENUM (LeadsDeploy, leads_deploy, LEADS_TYPE_DEPLOY,
                   G_DEFINE_ENUM_VALUE (LEADS_DEPLOY_DEPLOYED, "deployed"),
                   G_DEFINE_ENUM_VALUE (LEADS_DEPLOY_READY, "ready"),
                   G_DEFINE_ENUM_VALUE (LEADS_DEPLOY_FAILED, "failed"),
                   G_DEFINE_ENUM_VALUE (LEADS_DEPLOY_UNKNOWN, "unknown"))

LEADS_DEFINE_ENUM (LeadsHealth, leads_health, LEADS_TYPE_HEALTH,
                   G_DEFINE_ENUM_VALUE (LEADS_HEALTH_OK, "ok"),
                   G_DEFINE_ENUM_VALUE (LEADS_HEALTH_WARNING, "warning"),
                   G_DEFINE_ENUM_VALUE (LEADS_HEALTH_ERROR, "error"),
                   G_DEFINE_ENUM_VALUE (LEADS_HEALTH_UNMONITORED, "unmonitored"))

static const LeadsDeploymentStatus pairs[LEADS_N_DEPLOYMENT_STATUSES] = {
  { LEADS_DEPLOY_DEPLOYED, LEADS_HEALTH_OK },
  { LEADS_DEPLOY_READY, LEADS_HEALTH_WARNING },
  { LEADS_DEPLOY_DEPLOYED, LEADS_HEALTH_WARNING },
  { LEADS_DEPLOY_DEPLOYED, LEADS_HEALTH_ERROR },
  { LEADS_DEPLOY_DEPLOYED, LEADS_HEALTH_UNMONITORED },
  { LEADS_DEPLOY_FAILED, LEADS_HEALTH_ERROR },
  { LEADS_DEPLOY_UNKNOWN, LEADS_HEALTH_WARNING },
};

gboolean
leads_deployment_status_is_pair (LeadsDeploy deploy,
                                 LeadsHealth health)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].deploy == deploy && pairs[i].health == health)
      return TRUE;
  return FALSE;
}

const LeadsDeploymentStatus *
leads_deployment_status_get_pairs (void)
{
  return pairs;
}
