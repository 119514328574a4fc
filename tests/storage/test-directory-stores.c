/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <leads-record.h>

/* Channels, customers, leads, profiles, connections, settings: kept as given, names unique, removed only when unused.
 */

/* The newest event. */
static LeadsEvent *
last_event (Desk *desk)
{
  g_autoptr (GPtrArray) events = leads_event_store_list (desk->events, 0, 1, NULL, NULL);

  g_assert_cmpuint (events->len, ==, 1);
  return g_object_ref (g_ptr_array_index (events, 0));
}

static void
assert_event (Desk *desk, const char *entity, gint64 id, const char *action, const char *before, const char *after)
{
  g_autoptr (LeadsEvent) event = last_event (desk);

  g_assert_cmpstr (leads_event_get_entity (event), ==, entity);
  g_assert_cmpint (leads_event_get_entity_id (event), ==, id);
  g_assert_cmpstr (leads_event_get_action (event), ==, action);
  g_assert_cmpstr (leads_event_get_before (event), ==, before);
  g_assert_cmpstr (leads_event_get_after (event), ==, after);
  g_assert_cmpint (leads_event_get_at (event), >, 0);
}

static gint64
count_events (Desk *desk)
{
  g_autofree char *path = desk_path (desk);

  return query_file (path, "SELECT count(*) FROM event");
}

static void
test_channel (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autoptr (LeadsChannel) channel = leads_channel_new ();
  g_autoptr (LeadsChannel) kept = NULL;
  g_autoptr (LeadsChannel) found = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  LeadsInUse in_use;
  gint64 id;
  gint64 n_events;

  leads_channel_set_name (channel, "Große \"Kanäle\" 100%");
  leads_channel_set_description (channel, "line\nbreak\t\\");
  leads_channel_set_live_setup_id (channel, "42");
  g_assert_true (leads_channel_store_add (desk->channels, channel, &id, NULL, &error));
  leads_channel_set_id (channel, id);
  kept = leads_channel_store_get (desk->channels, id, NULL, &error);
  g_assert_true (leads_record_equal (channel, kept));
  assert_event (desk, "channel", id, "add", NULL,
                "{\"name\":\"Große \\\"Kanäle\\\" 100%\",\"description\":\"line\\u000abreak\\u0009\\\\\","
                "\"live_setup_id\":\"42\"}");

  /* One name, whatever its letter case, width or spaces. */
  found = leads_channel_store_find (desk->channels, "GROSSE  \"KANÄLE\" １００％", NULL, &error);
  g_assert_nonnull (found);
  g_assert_cmpint (leads_channel_get_id (found), ==, id);
  g_assert_null (leads_channel_store_find (desk->channels, "Große Kanäle", NULL, &error));
  g_assert_no_error (error);
  n_events = count_events (desk);
  leads_channel_set_name (channel, "ACME telecom");
  g_assert_false (leads_channel_store_add (desk->channels, channel, &id, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NAME_TAKEN);
  g_clear_error (&error);
  g_assert_false (leads_channel_store_update (desk->channels, channel, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NAME_TAKEN);
  g_clear_error (&error);
  g_assert_cmpint (count_events (desk), ==, n_events);

  /* The same name in other letters is a change of its own row. */
  leads_channel_set_name (channel, "GROSSE KANÄLE");
  leads_channel_set_description (channel, NULL);
  g_assert_true (leads_channel_store_update (desk->channels, channel, NULL, &error));
  list = leads_channel_store_list (desk->channels, NULL, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (leads_channel_get_name (g_ptr_array_index (list, 0)), ==, "Acme Telecom");
  g_assert_cmpstr (leads_channel_get_name (g_ptr_array_index (list, 1)), ==, "GROSSE KANÄLE");

  g_assert_false (leads_channel_store_remove (desk->channels, desk->channel, &in_use, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_IN_USE);
  g_assert_cmpint (in_use.customers, ==, 1);
  g_clear_error (&error);
  g_assert_true (leads_channel_store_remove (desk->channels, leads_channel_get_id (channel), &in_use, NULL, &error));
  assert_event (desk, "channel", leads_channel_get_id (channel), "remove",
                "{\"name\":\"GROSSE KANÄLE\",\"live_setup_id\":\"42\"}", NULL);
  g_assert_false (leads_channel_store_remove (desk->channels, leads_channel_get_id (channel), NULL, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (leads_channel_store_update (desk->channels, channel, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  desk_free (desk);
}

static void
test_customer (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autoptr (LeadsCustomer) customer = leads_customer_new ();
  g_autoptr (LeadsCustomer) kept = NULL;
  g_autoptr (LeadsCustomer) found = NULL;
  g_autoptr (GError) error = NULL;
  LeadsInUse in_use;
  gint64 id;

  leads_customer_set_full_name (customer, "Fabrikam AG");
  leads_customer_set_channel_id (customer, desk->channel);
  leads_customer_set_channel_name (customer, "Acme Telecom");
  leads_customer_set_country (customer, "DE");
  leads_customer_set_email (customer, "desk@fabrikam.example");
  leads_customer_set_phone (customer, "+4930123456");
  leads_customer_set_live_setup_id (customer, "7");
  g_assert_true (leads_customer_store_add (desk->customers, customer, &id, NULL, &error));
  leads_customer_set_id (customer, id);
  kept = leads_customer_store_get (desk->customers, id, NULL, &error);
  g_assert_true (leads_record_equal (customer, kept));
  found = leads_customer_store_find (desk->customers, "fabrikam ag", NULL, &error);
  g_assert_true (leads_record_equal (customer, found));

  leads_customer_set_channel_id (customer, 0);
  leads_customer_set_channel_name (customer, NULL);
  g_assert_true (leads_customer_store_update (desk->customers, customer, NULL, &error));
  g_clear_object (&kept);
  kept = leads_customer_store_get (desk->customers, id, NULL, &error);
  g_assert_true (leads_record_equal (customer, kept));

  leads_customer_set_channel_id (customer, 4711);
  g_assert_false (leads_customer_store_update (desk->customers, customer, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (leads_customer_store_remove (desk->customers, desk->customer, &in_use, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_IN_USE);
  g_assert_cmpint (in_use.leads, ==, 1);
  g_clear_error (&error);
  g_assert_true (leads_customer_store_remove (desk->customers, id, NULL, NULL, &error));
  desk_free (desk);
}

/* Ids of the leads that @search finds, in order, as "3 1". */
static char *
search (Desk *desk, const char *text)
{
  g_autoptr (GPtrArray) leads = leads_lead_store_list (desk->leads, text, NULL, NULL);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < leads->len; i++)
    g_string_append_printf (ids, i > 0 ? " %d" : "%d", (int) leads_lead_get_id (g_ptr_array_index (leads, i)));
  return g_string_free (ids, FALSE);
}

static void
assert_search (Desk *desk, const char *text, const char *ids)
{
  g_autofree char *found = search (desk, text);

  g_assert_cmpstr (found, ==, ids);
}

static void
test_lead (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autoptr (LeadsLead) lead = leads_lead_store_get (desk->leads, desk->lead, NULL, NULL);
  g_autoptr (LeadsLead) other = leads_lead_new ();
  g_autoptr (LeadsLead) found = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 numbers[] = { 12127881500, 12127881501, 12127881502 };
  LeadsInUse in_use;
  gint64 modified = leads_lead_get_last_modified (lead);
  gint64 second;

  g_assert_cmpstr (leads_lead_get_customer_name (lead), ==, "Contoso Ltd");
  g_assert_cmpstr (leads_lead_get_channel_name (lead), ==, "Acme Telecom");
  g_assert_cmpint (leads_lead_get_channel_id (lead), ==, desk->channel);
  g_assert_cmpint (leads_lead_get_consented_on (lead), ==, 0);

  /* Every pair that is one can be stored, and no other. */
  for (guint deploy = 0; deploy < 4; deploy++)
    for (guint health = 0; health < 4; health++)
      {
        leads_lead_set_deploy (lead, deploy);
        leads_lead_set_health (lead, health);
        g_assert_cmpint (leads_lead_store_update (desk->leads, lead, NULL, NULL), ==,
                         leads_deployment_status_is_pair (deploy, health));
      }
  leads_lead_set_deploy (lead, LEADS_DEPLOY_FAILED);
  leads_lead_set_health (lead, LEADS_HEALTH_ERROR);
  leads_lead_set_consented_on (lead, 1700000000000000);
  g_assert_true (leads_lead_store_update (desk->leads, lead, NULL, &error));
  g_clear_object (&found);
  found = leads_lead_store_find (desk->leads, desk->customer, "TEAMS  calling", NULL, &error);
  g_assert_cmpint (leads_lead_get_last_modified (found), >=, modified);
  leads_lead_set_last_modified (lead, leads_lead_get_last_modified (found));
  g_assert_true (leads_record_equal (lead, found));

  /* The service name is unique within the customer only. */
  leads_lead_set_customer_id (other, desk->customer);
  leads_lead_set_service_name (other, "teams calling");
  g_assert_false (leads_lead_store_add (desk->leads, other, &second, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NAME_TAKEN);
  g_clear_error (&error);
  second = desk_add_lead (desk, "Straße & Söhne", "Teams Calling", "100%_Kanal");
  leads_lead_set_customer_id (other, 4711);
  g_assert_false (leads_lead_store_add (desk->leads, other, NULL, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (leads_lead_store_find (desk->leads, desk->customer, "Nothing", NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpint (second, ==, 2);
  assert_search (desk, NULL, "2 1");
  assert_search (desk, "   ", "2 1");
  assert_search (desk, "TEAMS contoso", "1");
  assert_search (desk, "strasse kanal", "2");
  assert_search (desk, "SÖHNE", "2");
  assert_search (desk, "100%", "2");
  assert_search (desk, "%", "2");
  assert_search (desk, "_k", "2");
  assert_search (desk, "contoso söhne", "");
  assert_search (desk, "\\", "");

  /* An upload touches its lead, which then comes first and counts. */
  g_assert_cmpint (desk_upload (desk, numbers, G_N_ELEMENTS (numbers), &error), ==, 1);
  assert_search (desk, NULL, "1 2");
  g_clear_object (&found);
  found = leads_lead_store_get (desk->leads, desk->lead, NULL, NULL);
  g_assert_cmpint (leads_lead_get_n_numbers (found), ==, 3);
  g_assert_cmpint (leads_lead_get_n_uploads (found), ==, 1);
  g_assert_false (leads_lead_store_remove (desk->leads, desk->lead, &in_use, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_IN_USE);
  g_assert_cmpint (in_use.numbers, ==, 3);
  g_assert_cmpint (in_use.uploads, ==, 1);
  g_clear_error (&error);

  desk_add_connection (desk, second, "PSTN", LEADS_SIDE_PSTN);
  g_assert_true (leads_lead_store_remove (desk->leads, second, &in_use, NULL, &error));
  g_assert_null (leads_lead_store_get (desk->leads, second, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  desk_free (desk);
}

static void
test_profile (void)
{
  const char *const trunks[] = { "b.example.com", "a.example.com", NULL };
  const char *const no_trunks[] = { NULL };
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autoptr (LeadsProfile) profile = leads_profile_new ();
  g_autoptr (LeadsProfile) kept = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 number = 12127881500;
  LeadsInUse in_use;
  gint64 id;
  g_autoptr (LeadsUpload) upload = NULL;

  leads_profile_set_name (profile, "Premium");
  leads_profile_set_guid (profile, "c0ffee00-0000-4000-8000-000000000001");
  leads_profile_set_carrier (profile, "Carrier");
  leads_profile_set_region (profile, "EMEA");
  leads_profile_set_emergency (profile, "112, 911");
  leads_profile_set_trunks (profile, trunks);
  g_assert_true (leads_profile_store_add (desk->profiles, profile, &id, NULL, &error));
  leads_profile_set_id (profile, id);
  kept = leads_profile_store_find (desk->profiles, "PREMIUM", NULL, &error);
  g_assert_true (leads_record_equal (profile, kept));

  leads_profile_set_trunks (profile, no_trunks);
  leads_profile_set_name (profile, "Premium Plus");
  g_assert_true (leads_profile_store_update (desk->profiles, profile, NULL, &error));
  g_clear_object (&kept);
  kept = leads_profile_store_get (desk->profiles, id, NULL, &error);
  g_assert_true (leads_record_equal (profile, kept));
  list = leads_profile_store_list (desk->profiles, NULL, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (g_strv_length ((char **) leads_profile_get_trunks (g_ptr_array_index (list, 1))), ==, 2);

  /* Numbers hold a profile; an upload that was undone lets it go but keeps its name. */
  g_assert_cmpint (desk_upload (desk, &number, 1, &error), ==, 1);
  g_clear_object (&kept);
  kept = leads_profile_store_get (desk->profiles, desk->profile, NULL, &error);
  g_assert_cmpint (leads_profile_get_n_numbers (kept), ==, 1);
  g_assert_false (leads_profile_store_remove (desk->profiles, desk->profile, &in_use, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_IN_USE);
  g_assert_cmpint (in_use.numbers, ==, 1);
  g_assert_cmpint (in_use.uploads, ==, 1);
  g_clear_error (&error);
  g_assert_true (leads_upload_store_undo (desk->uploads, 1, NULL, NULL, NULL, NULL, &error));
  g_assert_true (leads_profile_store_remove (desk->profiles, desk->profile, &in_use, NULL, &error));
  upload = leads_upload_store_get (desk->uploads, 1, NULL, &error);
  g_assert_cmpint (leads_upload_get_profile_id (upload), ==, 0);
  g_assert_cmpstr (leads_upload_get_profile_name (upload), ==, "Standard");
  desk_free (desk);
}

static void
test_connection (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  gint64 second_lead = desk_add_lead (desk, "Fabrikam", "Direct Routing", "Acme Telecom");
  g_autoptr (LeadsConnection) connection = leads_connection_new ();
  g_autoptr (LeadsConnection) kept = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 number = 12127881500;
  LeadsInUse in_use;
  gint64 id;
  g_autoptr (LeadsUpload) upload = NULL;

  leads_connection_set_lead_id (connection, desk->lead);
  leads_connection_set_name (connection, "Customer side");
  leads_connection_set_side (connection, LEADS_SIDE_CUSTOMER);
  leads_connection_set_kind (connection, LEADS_CONNECTION_KIND_TENANT);
  leads_connection_set_sbc_name (connection, "sbc");
  leads_connection_set_proxy_set (connection, "proxy");
  leads_connection_set_pstn_gateway (connection, "gateway");
  leads_connection_set_sessions (connection, 30);
  leads_connection_set_deployment_state (connection, "deployed");
  leads_connection_set_metering_tag (connection, "tag");
  g_assert_true (leads_connection_store_add (desk->connections, connection, &id, NULL, &error));
  leads_connection_set_id (connection, id);
  kept = leads_connection_store_find (desk->connections, desk->lead, "CUSTOMER SIDE", NULL, &error);
  g_assert_true (leads_record_equal (connection, kept));
  g_assert_null (leads_connection_store_find (desk->connections, second_lead, "CUSTOMER SIDE", NULL, &error));
  leads_connection_set_sessions (connection, 0);
  leads_connection_set_metering_tag (connection, NULL);
  leads_connection_set_side (connection, LEADS_SIDE_PSTN);
  g_assert_true (leads_connection_store_update (desk->connections, connection, NULL, &error));
  g_clear_object (&kept);
  kept = leads_connection_store_get (desk->connections, id, NULL, &error);
  g_assert_true (leads_record_equal (connection, kept));

  /* A name is unique within its lead. */
  desk_add_connection (desk, second_lead, "Customer Side", LEADS_SIDE_PSTN);
  leads_connection_set_name (connection, "pstn 1");
  g_assert_false (leads_connection_store_update (desk->connections, connection, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NAME_TAKEN);
  g_clear_error (&error);
  list = leads_connection_store_list (desk->connections, desk->lead, NULL, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = leads_connection_store_list (desk->connections, 0, NULL, &error);
  g_assert_cmpuint (list->len, ==, 3);

  g_assert_cmpint (desk_upload (desk, &number, 1, &error), ==, 1);
  g_assert_false (leads_connection_store_remove (desk->connections, desk->connection, &in_use, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_IN_USE);
  g_assert_cmpint (in_use.numbers, ==, 1);
  g_clear_error (&error);
  g_assert_true (leads_upload_store_undo (desk->uploads, 1, NULL, NULL, NULL, NULL, &error));
  g_assert_true (leads_connection_store_remove (desk->connections, desk->connection, &in_use, NULL, &error));
  upload = leads_upload_store_get (desk->uploads, 1, NULL, &error);
  g_assert_cmpstr (leads_upload_get_connection_name (upload), ==, "PSTN 1");
  desk_free (desk);
}

static void
test_settings (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  gint64 n_events;

  g_assert_null (leads_setting_store_get (desk->settings, "range-limit", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (leads_setting_store_get_int (desk->settings, "range-limit", 7, NULL, NULL), ==, 7);
  g_assert_true (leads_setting_store_set (desk->settings, "range-limit", "1000000", NULL, NULL));
  assert_event (desk, "setting", 0, "update", NULL, "{\"range-limit\":\"1000000\"}");
  g_assert_cmpint (leads_setting_store_get_int (desk->settings, "range-limit", 7, NULL, NULL), ==, 1000000);
  n_events = count_events (desk);
  g_assert_true (leads_setting_store_set (desk->settings, "range-limit", "1000000", NULL, NULL));
  g_assert_cmpint (count_events (desk), ==, n_events);
  g_assert_true (leads_setting_store_set (desk->settings, "range-limit", "many", NULL, NULL));
  g_assert_cmpint (leads_setting_store_get_int (desk->settings, "range-limit", 7, NULL, NULL), ==, 7);
  g_assert_true (leads_setting_store_set (desk->settings, "range-limit", NULL, NULL, NULL));
  value = leads_setting_store_get (desk->settings, "range-limit", NULL, &error);
  g_assert_null (value);
  desk_free (desk);
}

static void
test_events (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autoptr (GPtrArray) all = leads_event_store_list (desk->events, 0, 100, NULL, NULL);
  g_autoptr (GPtrArray) older = NULL;
  g_autoptr (GPtrArray) of_lead = NULL;
  gint64 newest = leads_event_get_id (g_ptr_array_index (all, 0));

  /* Channel, customer, lead, profile, connection. */
  g_assert_cmpuint (all->len, ==, 5);
  older = leads_event_store_list (desk->events, newest, 2, NULL, NULL);
  g_assert_cmpuint (older->len, ==, 2);
  g_assert_cmpint (leads_event_get_id (g_ptr_array_index (older, 0)), ==, newest - 1);
  of_lead = leads_event_store_list_for (desk->events, "lead", desk->lead, NULL, NULL);
  g_assert_cmpuint (of_lead->len, ==, 1);
  g_assert_cmpstr (leads_event_get_after (g_ptr_array_index (of_lead, 0)), ==,
                   "{\"customer\":1,\"service_name\":\"Teams Calling\",\"deploy\":\"deployed\",\"status\":\"ok\"}");
  desk_free (desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory-stores/channel", test_channel);
  g_test_add_func ("/directory-stores/customer", test_customer);
  g_test_add_func ("/directory-stores/lead", test_lead);
  g_test_add_func ("/directory-stores/profile", test_profile);
  g_test_add_func ("/directory-stores/connection", test_connection);
  g_test_add_func ("/directory-stores/settings", test_settings);
  g_test_add_func ("/directory-stores/events", test_events);
  return g_test_run ();
}
