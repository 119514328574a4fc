/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-channel.h>
#include <leads-connection.h>
#include <leads-customer.h>
#include <leads-event.h>
#include <leads-lead.h>
#include <leads-line.h>
#include <leads-profile.h>
#include <leads-upload.h>

/* The plain records: every property can be written, notifies, and is copied and compared. */

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    data)
{
  GHashTable *counts = data;
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pspec->name));

  g_hash_table_insert (counts, (gpointer) pspec->name, GUINT_TO_POINTER (count + 1));
}

/* A value that is not the default one, different for each property. */
static void
make_value (GParamSpec *pspec,
            guint       seed,
            GValue     *value)
{
  static const char *const trunks[] = { "one.example.com", "two.example.com", NULL };
  g_autofree char *text = g_strdup_printf ("text %u", seed);

  g_value_init (value, pspec->value_type);
  if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, G_MAXINT64 - seed);
  else if (G_VALUE_HOLDS_UINT64 (value))
    g_value_set_uint64 (value, G_MAXUINT64 - seed);
  else if (G_VALUE_HOLDS_INT (value))
    g_value_set_int (value, LEADS_REASON_LETTERS);
  else if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, text);
  else if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    g_value_set_boxed (value, trunks);
  else if (G_VALUE_HOLDS_ENUM (value))
    g_value_set_enum (value, G_PARAM_SPEC_ENUM (pspec)->default_value == 0 ? 1 : 0);
  else
    g_assert_not_reached ();
}

static void
test_all_properties (gconstpointer data)
{
  GType type = *(const GType *) data;
  g_autoptr (GObject) record = g_object_new (type, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree GParamSpec **pspecs = NULL;
  guint n_pspecs;
  guint n_written = 0;

  g_signal_connect (record, "notify", G_CALLBACK (count_notify), counts);
  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n_pspecs);
  g_assert_cmpuint (n_pspecs, >, 0);
  for (guint i = 0; i < n_pspecs; i++)
    {
      g_autoptr (GObject) other = NULL;
      g_auto (GValue) value = G_VALUE_INIT;
      g_auto (GValue) read = G_VALUE_INIT;

      if (G_IS_PARAM_SPEC_POINTER (pspecs[i]) || !(pspecs[i]->flags & G_PARAM_WRITABLE))
        continue;

      other = leads_record_dup (record);
      g_assert_true (leads_record_equal (record, other));

      make_value (pspecs[i], i, &value);
      g_object_set_property (record, pspecs[i]->name, &value);
      g_object_set_property (record, pspecs[i]->name, &value);
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, pspecs[i]->name)), ==, 1);
      g_assert_false (leads_record_equal (record, other));

      g_value_init (&read, pspecs[i]->value_type);
      g_object_get_property (record, pspecs[i]->name, &read);
      if (G_VALUE_HOLDS (&read, G_TYPE_STRV))
        g_assert_true (g_strv_equal (g_value_get_boxed (&read), g_value_get_boxed (&value)));
      else
        g_assert_cmpint (g_param_values_cmp (pspecs[i], &value, &read), ==, 0);
      n_written++;
    }
  g_assert_cmpuint (g_hash_table_size (counts), ==, n_written);
}

static void
test_defaults (void)
{
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  g_autoptr (LeadsProfile) profile = leads_profile_new ();
  g_autoptr (LeadsConnection) connection = leads_connection_new ();

  g_assert_cmpint (leads_lead_get_id (lead), ==, 0);
  g_assert_null (leads_lead_get_customer_name (lead));
  g_assert_cmpint (leads_lead_get_deploy (lead), ==, LEADS_DEPLOY_DEPLOYED);
  g_assert_cmpint (leads_lead_get_health (lead), ==, LEADS_HEALTH_OK);
  g_assert_nonnull (leads_profile_get_trunks (profile));
  g_assert_null (leads_profile_get_trunks (profile)[0]);
  g_assert_cmpint (leads_connection_get_side (connection), ==, LEADS_SIDE_PSTN);
}

static void
test_strings (void)
{
  g_autoptr (LeadsCustomer) customer = leads_customer_new ();

  leads_customer_set_full_name (customer, "Adatum Research");
  leads_customer_set_full_name (customer, leads_customer_get_full_name (customer) + 7);
  g_assert_cmpstr (leads_customer_get_full_name (customer), ==, "Research");
  leads_customer_set_full_name (customer, NULL);
  g_assert_null (leads_customer_get_full_name (customer));
}

static void
test_trunks (void)
{
  const char *const trunks[] = { "sbc1.example.com", NULL };
  g_autoptr (LeadsProfile) profile = leads_profile_new ();

  leads_profile_set_trunks (profile, trunks);
  g_assert_cmpstr (leads_profile_get_trunks (profile)[0], ==, "sbc1.example.com");
  leads_profile_set_trunks (profile, NULL);
  g_assert_nonnull (leads_profile_get_trunks (profile));
  g_assert_null (leads_profile_get_trunks (profile)[0]);
}

static void
test_totals (void)
{
  g_autoptr (LeadsUpload) upload = leads_upload_new ();
  g_autoptr (LeadsUpload) other = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  LeadsTotals totals = { .lines = 3, .accepted = 2, .invalid = 1, .uploaded = 2 };
  gint64 n_uploaded = 0;

  totals.reasons[LEADS_REASON_LETTERS] = 1;
  g_signal_connect (upload, "notify", G_CALLBACK (count_notify), counts);
  leads_upload_set_totals (upload, &totals);
  leads_upload_set_totals (upload, &totals);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "totals")), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "n-uploaded")), ==, 1);

  g_assert_cmpint (leads_upload_get_totals (upload)->reasons[LEADS_REASON_LETTERS], ==, 1);
  g_assert_cmpint (leads_upload_get_n_uploaded (upload), ==, 2);
  g_object_get (upload, "n-uploaded", &n_uploaded, NULL);
  g_assert_cmpint (n_uploaded, ==, 2);

  other = leads_record_dup (upload);
  g_assert_cmpint (leads_upload_get_n_uploaded (other), ==, 2);
  g_assert_true (leads_record_equal (upload, other));
  totals.skipped = 1;
  leads_upload_set_totals (other, &totals);
  g_assert_false (leads_record_equal (upload, other));
}

static void
test_other_type (void)
{
  g_autoptr (LeadsChannel) channel = leads_channel_new ();
  g_autoptr (LeadsCustomer) customer = leads_customer_new ();

  g_assert_false (leads_record_equal (channel, customer));
}

int
main (int    argc,
      char **argv)
{
  GType types[] = {
    LEADS_TYPE_CHANNEL, LEADS_TYPE_CONNECTION, LEADS_TYPE_CUSTOMER, LEADS_TYPE_EVENT,
    LEADS_TYPE_LEAD,    LEADS_TYPE_LINE,       LEADS_TYPE_PROFILE,  LEADS_TYPE_UPLOAD,
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/properties/%s", g_type_name (types[i]));

      g_test_add_data_func (path, &types[i], test_all_properties);
    }
  g_test_add_func ("/records/defaults", test_defaults);
  g_test_add_func ("/records/strings", test_strings);
  g_test_add_func ("/records/trunks", test_trunks);
  g_test_add_func ("/records/totals", test_totals);
  g_test_add_func ("/records/other-type", test_other_type);

  return g_test_run ();
}
