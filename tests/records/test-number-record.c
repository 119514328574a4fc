/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-number-record.h>

/* A stored number: what it reads from its upload, and how a placeholder fills in. */

static LeadsUpload *
make_upload (const char *customer)
{
  LeadsUpload *upload = leads_upload_new ();

  leads_upload_set_id (upload, 7);
  leads_upload_set_lead_id (upload, 3);
  leads_upload_set_customer_name (upload, customer);
  leads_upload_set_service_name (upload, "Operator Connect");
  leads_upload_set_channel_name (upload, "North");
  leads_upload_set_profile_name (upload, "Standard");
  leads_upload_set_connection_name (upload, "SBC 1");
  leads_upload_set_service_info (upload, "OC");
  leads_upload_set_uploaded_at (upload, 1000000);
  return upload;
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    data)
{
  g_hash_table_add (data, (gpointer) pspec->name);
}

static void
test_reads_upload (void)
{
  g_autoptr (LeadsUpload) upload = make_upload ("Contoso");
  g_autoptr (LeadsNumber) number = leads_number_new (upload, 12127881500);
  g_autofree char *customer = NULL;
  gint64 uploaded_at = 0;

  g_assert_false (leads_number_get_loading (number));
  g_assert_cmpuint (leads_number_get_e164 (number), ==, 12127881500);
  g_assert_cmpint (leads_number_get_upload_id (number), ==, 7);
  g_assert_cmpint (leads_number_get_lead_id (number), ==, 3);
  g_assert_true (leads_number_get_customer_name (number) == leads_upload_get_customer_name (upload));
  g_assert_cmpstr (leads_number_get_service_name (number), ==, "Operator Connect");
  g_assert_cmpstr (leads_number_get_channel_name (number), ==, "North");
  g_assert_cmpstr (leads_number_get_profile_name (number), ==, "Standard");
  g_assert_cmpstr (leads_number_get_connection_name (number), ==, "SBC 1");
  g_assert_cmpstr (leads_number_get_service_info (number), ==, "OC");

  g_object_get (number, "customer-name", &customer, "uploaded-at", &uploaded_at, NULL);
  g_assert_cmpstr (customer, ==, "Contoso");
  g_assert_cmpint (uploaded_at, ==, 1000000);
}

static void
test_placeholder_fills (void)
{
  g_autoptr (LeadsUpload) upload = make_upload ("Contoso");
  g_autoptr (LeadsNumber) number = leads_number_new_loading ();
  g_autoptr (GHashTable) notified = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_true (leads_number_get_loading (number));
  g_assert_null (leads_number_get_customer_name (number));
  g_assert_cmpint (leads_number_get_uploaded_at (number), ==, 0);

  g_signal_connect (number, "notify", G_CALLBACK (count_notify), notified);
  leads_number_fill (number, upload, 442079460000, LEADS_NUMBER_STATE_COOLING, 5, 2);
  g_assert_false (leads_number_get_loading (number));
  g_assert_cmpint (leads_number_get_state (number), ==, LEADS_NUMBER_STATE_COOLING);
  g_assert_cmpint (leads_number_get_until (number), ==, 5);
  g_assert_cmpint (leads_number_get_cac (number), ==, 2);
  g_assert_true (g_hash_table_contains (notified, "loading"));
  g_assert_true (g_hash_table_contains (notified, "e164"));
  g_assert_true (g_hash_table_contains (notified, "uploaded-at"));
  g_assert_cmpuint (g_hash_table_size (notified), ==, 15);

  /* The same again changes nothing; another upload changes what is read from it. */
  g_hash_table_remove_all (notified);
  leads_number_fill (number, upload, 442079460000, LEADS_NUMBER_STATE_COOLING, 5, 2);
  g_assert_cmpuint (g_hash_table_size (notified), ==, 0);
  leads_number_set_upload (number, NULL);
  g_assert_true (leads_number_get_loading (number));
  g_assert_true (g_hash_table_contains (notified, "loading"));
  g_assert_true (g_hash_table_contains (notified, "customer-name"));
  g_assert_false (g_hash_table_contains (notified, "e164"));
}

static void
test_words (void)
{
  LeadsNumberState state = LEADS_NUMBER_STATE_ACTIVE;

  g_assert_cmpstr (leads_number_state_to_word (LEADS_NUMBER_STATE_RELEASE_REQUESTED), ==, "release_requested");
  g_assert_true (leads_number_state_from_word ("Cooling", &state));
  g_assert_cmpint (state, ==, LEADS_NUMBER_STATE_COOLING);
  g_assert_false (leads_number_state_from_word ("warm", &state));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-record/reads-upload", test_reads_upload);
  g_test_add_func ("/number-record/placeholder-fills", test_placeholder_fills);
  g_test_add_func ("/number-record/words", test_words);

  return g_test_run ();
}
