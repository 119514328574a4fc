/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-connection.h>
#include <leads-deployment-status.h>
#include <leads-upload.h>

/* The seven pairs, and the stable words of the records' enumerations. */

static void
test_pairs (void)
{
  const LeadsDeploymentStatus *pairs = leads_deployment_status_get_pairs ();
  guint n_pairs = 0;

  for (int deploy = LEADS_DEPLOY_DEPLOYED; deploy <= LEADS_DEPLOY_UNKNOWN; deploy++)
    for (int health = LEADS_HEALTH_OK; health <= LEADS_HEALTH_UNMONITORED; health++)
      if (leads_deployment_status_is_pair (deploy, health))
        n_pairs++;
  g_assert_cmpuint (n_pairs, ==, LEADS_N_DEPLOYMENT_STATUSES);
  for (guint i = 0; i < LEADS_N_DEPLOYMENT_STATUSES; i++)
    g_assert_true (leads_deployment_status_is_pair (pairs[i].deploy, pairs[i].health));

  g_assert_true (leads_deployment_status_is_pair (LEADS_DEPLOY_READY, LEADS_HEALTH_WARNING));
  g_assert_false (leads_deployment_status_is_pair (LEADS_DEPLOY_READY, LEADS_HEALTH_OK));
  g_assert_false (leads_deployment_status_is_pair (LEADS_DEPLOY_FAILED, LEADS_HEALTH_WARNING));
}

static void
test_words (void)
{
  LeadsDeploy deploy = LEADS_DEPLOY_FAILED;
  LeadsHealth health = LEADS_HEALTH_OK;
  LeadsSide side = LEADS_SIDE_CUSTOMER;
  LeadsConnectionKind kind = LEADS_CONNECTION_KIND_IP_GROUP;
  LeadsUploadSource source = LEADS_UPLOAD_SOURCE_SINGLE;
  LeadsUploadState state = LEADS_UPLOAD_STATE_COMPLETE;

  g_assert_cmpstr (leads_deploy_to_word (LEADS_DEPLOY_DEPLOYED), ==, "deployed");
  g_assert_cmpstr (leads_health_to_word (LEADS_HEALTH_UNMONITORED), ==, "unmonitored");
  g_assert_true (leads_deploy_from_word ("ReAdY", &deploy));
  g_assert_cmpint (deploy, ==, LEADS_DEPLOY_READY);
  g_assert_true (leads_health_from_word ("error", &health));
  g_assert_cmpint (health, ==, LEADS_HEALTH_ERROR);
  g_assert_false (leads_health_from_word ("", &health));
  g_assert_false (leads_health_from_word ("errors", &health));

  g_assert_true (leads_side_from_word ("PSTN", &side));
  g_assert_cmpint (side, ==, LEADS_SIDE_PSTN);
  g_assert_true (leads_connection_kind_from_word ("tenant", &kind));
  g_assert_cmpstr (leads_connection_kind_to_word (kind), ==, "tenant");
  g_assert_true (leads_upload_source_from_word ("mixed", &source));
  g_assert_cmpstr (leads_upload_source_to_word (source), ==, "mixed");
  g_assert_true (leads_upload_state_from_word ("undone", &state));
  g_assert_cmpstr (leads_upload_state_to_word (state), ==, "undone");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deployment-status/pairs", test_pairs);
  g_test_add_func ("/deployment-status/words", test_words);

  return g_test_run ();
}
