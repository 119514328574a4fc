/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-fixture.h"

#include <string.h>

/*
 * Saving, listing and deleting channels, customers, leads, profiles and connections, and each refusal.
 */

static LeadsLead *
get_lead (Fixture  *fixture,
          gint64    id,
          GError  **error)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (fixture->desk);
  g_autoptr (GAsyncResult) result = NULL;

  leads_directory_service_get_lead_async (directory, id, NULL, fixture_take_result, &result);
  return leads_directory_service_get_lead_finish (directory, fixture_await (&result), error);
}

static gint64
save_lead (Fixture    *fixture,
           LeadsLead  *lead,
           GError    **error)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (fixture->desk);
  g_autoptr (GAsyncResult) result = NULL;

  leads_directory_service_save_async (directory, lead, NULL, fixture_take_result, &result);
  return leads_directory_service_save_finish (directory, fixture_await (&result), error);
}

static void
test_add_lead (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsLead) stored = NULL;
  g_autoptr (GPtrArray) customers = NULL;
  g_autoptr (GPtrArray) channels = NULL;
  gint64 before = leads_time_now ();
  gint64 id = fixture_add_lead (fixture, "  Käsewerk\tLöwenthal ", "Teams Calling");

  stored = get_lead (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (leads_lead_get_customer_name (stored), ==, "Käsewerk Löwenthal");
  g_assert_cmpstr (leads_lead_get_service_name (stored), ==, "Teams Calling");
  g_assert_cmpstr (leads_lead_get_channel_name (stored), ==, "Example Channel");
  g_assert_cmpint (leads_lead_get_last_modified (stored), >=, before);
  g_assert_cmpint (leads_lead_get_n_numbers (stored), ==, 0);

  /* A second service of the same customer makes neither customer nor channel again. */
  fixture_add_lead (fixture, "KÄSEWERK LÖWENTHAL", "SIP Trunk");
  customers = fixture_list (fixture, LEADS_TYPE_CUSTOMER);
  channels = fixture_list (fixture, LEADS_TYPE_CHANNEL);
  g_assert_cmpuint (customers->len, ==, 1);
  g_assert_cmpuint (channels->len, ==, 1);
}

/* A name is one line that shows what it is, and not longer than a name. */
static void
test_odd_names (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsLead) stored = NULL;
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  g_autofree char *longest = g_strnfill (255, 'x');
  g_autofree char *longer = g_strnfill (256, 'x');
  gint64 id = fixture_add_lead (fixture, "\x1b[31mAda\x07 \u202eLtd", longest);

  stored = get_lead (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (leads_lead_get_customer_name (stored), ==, "[31mAda Ltd");
  g_assert_cmpstr (leads_lead_get_service_name (stored), ==, longest);

  leads_lead_set_customer_name (lead, "Ada Ltd");
  leads_lead_set_service_name (lead, longer);
  g_assert_cmpint (save_lead (fixture, lead, &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_assert_cmpuint (strlen (error->message), <, 150);
  g_clear_error (&error);
  leads_lead_set_service_name (lead, "Teams Calling");
  leads_lead_set_channel_name (lead, longer);
  g_assert_cmpint (save_lead (fixture, lead, &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_clear_error (&error);
  leads_lead_set_channel_name (lead, NULL);
  leads_lead_set_customer_name (lead, "\x1b\u202e");
  g_assert_cmpint (save_lead (fixture, lead, &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
}

static void
test_edit_lead (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsLead) lead = NULL;
  g_autoptr (LeadsLead) stored = NULL;
  gint64 id = fixture_add_lead (fixture, "Amberley", "Teams Calling");
  gint64 modified;

  lead = get_lead (fixture, id, &error);
  modified = leads_lead_get_last_modified (lead);
  leads_lead_set_service_name (lead, "Operator Connect");
  leads_lead_set_deploy (lead, LEADS_DEPLOY_FAILED);
  leads_lead_set_health (lead, LEADS_HEALTH_ERROR);
  leads_lead_set_consented_on (lead, 0);
  leads_lead_set_channel_name (lead, NULL);
  g_usleep (1000);
  g_assert_cmpint (save_lead (fixture, lead, &error), ==, id);
  g_assert_no_error (error);
  stored = get_lead (fixture, id, &error);
  g_assert_cmpstr (leads_lead_get_service_name (stored), ==, "Operator Connect");
  g_assert_cmpint (leads_lead_get_deploy (stored), ==, LEADS_DEPLOY_FAILED);
  g_assert_cmpint (leads_lead_get_consented_on (stored), ==, 0);
  g_assert_null (leads_lead_get_channel_name (stored));
  g_assert_cmpint (leads_lead_get_last_modified (stored), >, modified);

  /* A new service without a channel leaves the customer's as it is. */
  leads_lead_set_channel_name (lead, "Direct");
  save_lead (fixture, lead, &error);
  g_clear_object (&lead);
  lead = leads_lead_new ();
  leads_lead_set_customer_name (lead, "Amberley");
  leads_lead_set_service_name (lead, "SIP Trunk");
  id = save_lead (fixture, lead, &error);
  g_assert_no_error (error);
  g_clear_object (&stored);
  stored = get_lead (fixture, id, &error);
  g_assert_cmpstr (leads_lead_get_channel_name (stored), ==, "Direct");
}

/* The country is the customer's: every service of theirs has it. */
static void
test_country (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  g_autoptr (LeadsLead) stored = NULL;
  gint64 first;
  gint64 second;

  leads_lead_set_customer_name (lead, "Amberley");
  leads_lead_set_service_name (lead, "Teams Calling");
  leads_lead_set_country (lead, "gb");
  first = save_lead (fixture, lead, &error);
  g_assert_no_error (error);

  /* Nothing said of a new service, it stays. */
  leads_lead_set_service_name (lead, "SIP Trunk");
  leads_lead_set_country (lead, NULL);
  second = save_lead (fixture, lead, &error);
  stored = get_lead (fixture, second, &error);
  g_assert_cmpstr (leads_lead_get_country (stored), ==, "GB");

  /* An edit changes it, or takes it away. */
  leads_lead_set_country (stored, "IE");
  save_lead (fixture, stored, &error);
  g_clear_object (&stored);
  stored = get_lead (fixture, first, &error);
  g_assert_cmpstr (leads_lead_get_country (stored), ==, "IE");
  leads_lead_set_country (stored, " ");
  save_lead (fixture, stored, &error);
  g_assert_no_error (error);
  g_clear_object (&stored);
  stored = get_lead (fixture, second, &error);
  g_assert_cmpstr (leads_lead_get_country (stored), ==, NULL);

  leads_lead_set_country (stored, "GBR");
  g_assert_cmpint (save_lead (fixture, stored, &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
}

static void
test_refuse_lead (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  g_autoptr (GPtrArray) customers = NULL;

  fixture_add_lead (fixture, "Amberley", "Teams Calling");
  g_assert_cmpint (fixture_save_lead (fixture, "amberley", "TEAMS calling", &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NAME_TAKEN);
  g_assert_nonnull (strstr (error->message, "TEAMS calling"));
  g_clear_error (&error);

  g_assert_cmpint (fixture_save_lead (fixture, " \t", "Teams Calling", &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_cmpint (fixture_save_lead (fixture, "Brand New", "", &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_clear_error (&error);

  leads_lead_set_customer_name (lead, "Brand New");
  leads_lead_set_service_name (lead, "SIP Trunk");
  leads_lead_set_deploy (lead, LEADS_DEPLOY_READY);
  leads_lead_set_health (lead, LEADS_HEALTH_OK);
  g_assert_cmpint (save_lead (fixture, lead, &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);

  /* What was refused left no customer behind. */
  customers = fixture_list (fixture, LEADS_TYPE_CUSTOMER);
  g_assert_cmpuint (customers->len, ==, 1);
}

static void
test_missing_lead (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (get_lead (fixture, 4711, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_FOUND);
}

static void
test_profiles (Fixture       *fixture,
               gconstpointer  data)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (fixture->desk);
  const char *const trunks[] = { " sbc1.example.com ", "", "sbc2.example.com", NULL };
  const char *const wrong[] = { "http://sbc1/", NULL };
  g_autoptr (LeadsProfile) profile = leads_profile_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GError) error = NULL;

  leads_profile_set_name (profile, "Standard");
  leads_profile_set_trunks (profile, trunks);
  leads_directory_service_save_async (directory, profile, NULL, fixture_take_result, &result);
  /* The caller may go on changing its record. */
  leads_profile_set_name (profile, "Other");
  g_assert_cmpint (leads_directory_service_save_finish (directory, fixture_await (&result), &error), >, 0);
  g_assert_no_error (error);
  profiles = fixture_list (fixture, LEADS_TYPE_PROFILE);
  g_assert_cmpuint (profiles->len, ==, 1);
  g_assert_cmpstr (leads_profile_get_name (g_ptr_array_index (profiles, 0)), ==, "Standard");
  g_assert_cmpuint (g_strv_length ((GStrv) leads_profile_get_trunks (g_ptr_array_index (profiles, 0))), ==, 2);

  leads_profile_set_trunks (profile, wrong);
  leads_directory_service_save_async (directory, profile, NULL, fixture_take_result, &again);
  g_assert_cmpint (leads_directory_service_save_finish (directory, fixture_await (&again), &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "http://sbc1/"));
  g_clear_error (&error);

  g_assert_cmpint (fixture_save_profile (fixture, "STANDARD", &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NAME_TAKEN);
}

static void
test_connections (Fixture       *fixture,
                  gconstpointer  data)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (fixture->desk);
  gint64 one = fixture_add_lead (fixture, "Amberley", "Teams Calling");
  gint64 two = fixture_add_lead (fixture, "Bramblewick", "Teams Calling");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) all = NULL;
  g_autoptr (GPtrArray) connections = NULL;
  g_autoptr (GPtrArray) every = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_save_connection (fixture, one, "PSTN", LEADS_SIDE_PSTN, &error), >, 0);
  g_assert_cmpint (fixture_save_connection (fixture, two, "PSTN", LEADS_SIDE_CUSTOMER, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_save_connection (fixture, one, "pstn", LEADS_SIDE_PSTN, &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NAME_TAKEN);
  g_clear_error (&error);
  g_assert_cmpint (fixture_save_connection (fixture, 4711, "PSTN", LEADS_SIDE_PSTN, &error), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  leads_directory_service_list_async (directory, LEADS_TYPE_CONNECTION, two, NULL, fixture_take_result, &result);
  connections = leads_directory_service_list_finish (directory, fixture_await (&result), &error);
  g_assert_cmpuint (connections->len, ==, 1);
  g_assert_cmpint (leads_connection_get_side (g_ptr_array_index (connections, 0)), ==, LEADS_SIDE_CUSTOMER);
  leads_directory_service_list_async (directory, LEADS_TYPE_CONNECTION, 0, NULL, fixture_take_result, &all);
  every = leads_directory_service_list_finish (directory, fixture_await (&all), &error);
  g_assert_cmpuint (every->len, ==, 2);
}

static gboolean
delete (Fixture  *fixture,
        GType     type,
        gint64    id,
        GError  **error)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (fixture->desk);
  g_autoptr (GAsyncResult) result = NULL;

  leads_directory_service_delete_async (directory, type, id, NULL, fixture_take_result, &result);
  return leads_directory_service_delete_finish (directory, fixture_await (&result), error);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) channels = NULL;
  gint64 used = fixture_add_lead (fixture, "Amberley", "Teams Calling");
  gint64 unused = fixture_add_lead (fixture, "Amberley", "SIP Trunk");
  gint64 upload = fixture_add_numbers (fixture, used, G_GUINT64_CONSTANT (441614960000), 1, 1204);
  g_autoptr (GPtrArray) profiles = fixture_list (fixture, LEADS_TYPE_PROFILE);
  gint64 profile = leads_profile_get_id (g_ptr_array_index (profiles, 0));

  g_assert_false (delete (fixture, LEADS_TYPE_LEAD, used, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "1204"));
  g_clear_error (&error);
  g_assert_false (delete (fixture, LEADS_TYPE_PROFILE, profile, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_IN_USE);
  g_clear_error (&error);

  /* Without numbers it still has an upload on record. */
  fixture_undo (fixture, upload);
  g_assert_false (delete (fixture, LEADS_TYPE_LEAD, used, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_IN_USE);
  g_clear_error (&error);

  g_assert_true (delete (fixture, LEADS_TYPE_LEAD, unused, &error));
  g_assert_no_error (error);
  g_assert_false (delete (fixture, LEADS_TYPE_LEAD, unused, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  channels = fixture_list (fixture, LEADS_TYPE_CHANNEL);
  g_assert_false (delete (fixture, LEADS_TYPE_CHANNEL, leads_channel_get_id (g_ptr_array_index (channels, 0)), &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_IN_USE);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (fixture->desk);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LeadsChannel) channel = leads_channel_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) channels = NULL;
  g_autoptr (GError) error = NULL;

  leads_channel_set_name (channel, "Direct");
  g_cancellable_cancel (cancellable);
  leads_directory_service_save_async (directory, channel, cancellable, fixture_take_result, &result);
  g_assert_cmpint (leads_directory_service_save_finish (directory, fixture_await (&result), &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  channels = fixture_list (fixture, LEADS_TYPE_CHANNEL);
  g_assert_cmpuint (channels->len, ==, 0);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture_init (fixture, FALSE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  fixture_clear (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/directory/lead/add", test_add_lead);
  ADD ("/directory/lead/odd-names", test_odd_names);
  ADD ("/directory/lead/edit", test_edit_lead);
  ADD ("/directory/lead/country", test_country);
  ADD ("/directory/lead/refuse", test_refuse_lead);
  ADD ("/directory/lead/missing", test_missing_lead);
  ADD ("/directory/profiles", test_profiles);
  ADD ("/directory/connections", test_connections);
  ADD ("/directory/delete", test_delete);
  ADD ("/directory/cancelled", test_cancelled);
  return g_test_run ();
}
