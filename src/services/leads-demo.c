/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-demo.h"

#include "leads-demo-private.h"
#include "leads-desk-private.h"
#include "leads-service-error-private.h"
#include "leads-work-private.h"

#include "leads-time.h"

#include <glib/gstdio.h>

#include <errno.h>

/*
 * A believable desk, made by the stores that the real one uses, in one
 * transaction. Invariant: everything but the dates comes from the tables and one
 * seed, and the live numbers are exactly LEADS_DEMO_N_NUMBERS.
 */

#define SEED 20
#define DAY  G_TIME_SPAN_DAY
/* The hours when the desk is open. */
#define OPENING 8
#define CLOSING 18

static gboolean
add_profiles (LeadsDemo *demo, GError **error)
{
  for (guint i = 0; i < LEADS_DEMO_N_PROFILES; i++)
    {
      const LeadsDemoProfile *from = &leads_demo_profiles[i];
      const char *trunks[G_N_ELEMENTS (from->trunks) + 1] = { NULL };
      g_autoptr (LeadsProfile) profile = leads_profile_new ();

      for (guint j = 0; j < G_N_ELEMENTS (from->trunks) && from->trunks[j] != NULL; j++)
        trunks[j] = from->trunks[j];
      leads_profile_set_name (profile, from->name);
      leads_profile_set_guid (profile, from->guid);
      leads_profile_set_carrier (profile, from->carrier);
      leads_profile_set_region (profile, from->region);
      leads_profile_set_emergency (profile, from->emergency);
      leads_profile_set_trunks (profile, trunks);
      demo->profiles[i] = leads_directory_save (&demo->directory, profile, demo->cancellable, error);
      if (demo->profiles[i] == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_customers (LeadsDemo *demo, GError **error)
{
  for (guint i = 0; i < LEADS_DEMO_N_CUSTOMERS; i++)
    {
      const LeadsDemoCustomer *from = &leads_demo_customers[i];
      g_autoptr (LeadsCustomer) customer = leads_customer_new ();

      leads_customer_set_full_name (customer, from->name);
      leads_customer_set_channel_name (customer,
                                       leads_demo_channels[g_rand_int_range (demo->rand, 0, LEADS_DEMO_N_CHANNELS)]);
      leads_customer_set_country (customer, leads_demo_countries[from->country].country);
      if (leads_directory_save (&demo->directory, customer, demo->cancellable, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* Most are well; every pair is there. */
static LeadsDeploymentStatus
choose_status (guint nth)
{
  const LeadsDeploymentStatus *pairs = leads_deployment_status_get_pairs ();

  return nth % 3 == 2 ? pairs[(nth / 3) % LEADS_N_DEPLOYMENT_STATUSES] : pairs[0];
}

gint64
leads_demo_at_the_desk (LeadsDemo *demo, gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  int hour = g_date_time_get_hour (local);

  if (hour < OPENING || hour >= CLOSING)
    at += (OPENING + hour % (CLOSING - OPENING) - hour) * G_TIME_SPAN_HOUR;
  return at > demo->now ? at - DAY : at;
}

/* A few of today, some of the week and of the month, most older, and not yet. The last customers' are old:
 * their uncommon names are there to be found, not to be met first. */
static gint64
choose_consent (LeadsDemo *demo, guint nth, guint customer)
{
  static const struct
  {
    int from_days;
    int to_days;
  } spans[] = { { 60, 400 }, { 7, 30 }, { 30, 200 }, { 1, 14 }, { 90, 700 }, { 20, 90 }, { 30, 120 } };
  guint i = nth % G_N_ELEMENTS (spans);

  if (nth % 23 == 11)
    return 0;
  if (customer >= LEADS_DEMO_FIRST_UNCOMMON)
    i = 4;
  else if (nth % 34 == 8)
    return leads_demo_at_the_desk (demo, demo->now - (gint64) (g_rand_double (demo->rand) * 6 * G_TIME_SPAN_HOUR));
  return leads_demo_at_the_desk (
      demo, demo->now - (gint64) (g_rand_double_range (demo->rand, spans[i].from_days, spans[i].to_days) * DAY));
}

static char *
make_service_name (const LeadsDemoCustomer *customer, guint nth)
{
  const char *service = leads_demo_services[nth % LEADS_DEMO_N_SERVICES];

  if (nth < LEADS_DEMO_N_SERVICES)
    return g_strdup (service);
  return g_strdup_printf ("%s %s", service, leads_demo_countries[customer->country].sites[nth % 3]);
}

static gboolean
add_connections (LeadsDemo *demo, guint nth, GError **error)
{
  static const char *const sbcs[] = { "sbc-1.core.example.com", "sbc-2.core.example.com", "sbc-3.edge.example.com" };
  LeadsSide sides[] = { LEADS_SIDE_PSTN, LEADS_SIDE_CUSTOMER };
  const char *site = leads_demo_countries[leads_demo_customers[demo->customers[nth]].country].sites[nth % 3];

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (LeadsConnection) connection = NULL;
      g_autofree char *name = NULL;
      gint64 id;

      /* One lead in eight has no connection, one in sixteen only the customer's side. */
      if (nth % 8 == 5 || (nth % 16 == 9 && sides[i] == LEADS_SIDE_PSTN))
        continue;
      name = g_strdup_printf ("%s %s %u", sides[i] == LEADS_SIDE_PSTN ? "PSTN" : "Customer", site, 1 + nth % 2);
      connection = leads_connection_new ();
      leads_connection_set_lead_id (connection, leads_lead_get_id (demo->leads[nth]));
      leads_connection_set_name (connection, name);
      leads_connection_set_side (connection, sides[i]);
      leads_connection_set_kind (connection,
                                 nth % 4 == 0 ? LEADS_CONNECTION_KIND_TENANT : LEADS_CONNECTION_KIND_IP_GROUP);
      leads_connection_set_sbc_name (connection, sbcs[nth % G_N_ELEMENTS (sbcs)]);
      leads_connection_set_sessions (connection, 10 * (1 + nth % 20));
      id = leads_directory_save (&demo->directory, connection, demo->cancellable, error);
      if (id == 0)
        return FALSE;
      if (sides[i] == LEADS_SIDE_PSTN)
        demo->connections[nth] = id;
    }
  return TRUE;
}

static gboolean
add_leads (LeadsDemo *demo, GError **error)
{
  /* Services a customer has, over and over: five on average. */
  static const guint sizes[] = { 5, 3, 8, 2, 7, 4, 6, 5 };
  guint nth = 0;

  for (guint i = 0; i < LEADS_DEMO_N_CUSTOMERS; i++)
    for (guint j = 0; j < sizes[i % G_N_ELEMENTS (sizes)]; j++, nth++)
      {
        g_autoptr (LeadsLead) lead = leads_lead_new ();
        g_autofree char *service = make_service_name (&leads_demo_customers[i], j);
        LeadsDeploymentStatus status = choose_status (nth);
        gint64 id;

        leads_lead_set_customer_name (lead, leads_demo_customers[i].name);
        leads_lead_set_service_name (lead, service);
        leads_lead_set_deploy (lead, status.deploy);
        leads_lead_set_health (lead, status.health);
        leads_lead_set_consented_on (lead, choose_consent (demo, nth, i));
        id = leads_directory_save (&demo->directory, lead, demo->cancellable, error);
        if (id == 0)
          return FALSE;
        leads_lead_set_id (lead, id);
        leads_lead_set_last_modified (lead, leads_lead_get_consented_on (lead) != 0
                                                ? leads_lead_get_consented_on (lead)
                                                : leads_demo_at_the_desk (demo, demo->now - (2 + nth % 40) * DAY));
        demo->leads[nth] = g_steal_pointer (&lead);
        demo->customers[nth] = i;
        if (!add_connections (demo, nth, error))
          return FALSE;
      }
  g_assert (nth == LEADS_DEMO_N_LEADS);
  return TRUE;
}

/* The stores say "now" for every act; the demo's past is put in at the end. */
static gboolean
set_dates (LeadsDemo *demo, GError **error)
{
  for (guint i = 0; i < LEADS_DEMO_N_LEADS; i++)
    if (!leads_lead_store_set_last_modified (demo->directory.leads, leads_lead_get_id (demo->leads[i]),
                                             leads_lead_get_last_modified (demo->leads[i]), demo->cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_in_transaction (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsDemo *demo = data;

  return add_profiles (demo, error) && add_customers (demo, error) && add_leads (demo, error) &&
         leads_demo_add_uploads (demo, error) && set_dates (demo, error);
}

static gpointer
run_fill (const LeadsWork *work, GError **error)
{
  LeadsDatabase *database = work->data;
  LeadsDemo *demo = g_new0 (LeadsDemo, 1);
  gboolean filled;

  leads_directory_init (&demo->directory, database);
  demo->uploads = leads_upload_store_new (database);
  demo->cancellable = work->cancellable;
  demo->rand = g_rand_new_with_seed (SEED);
  demo->now = leads_time_now ();
  for (guint i = 0; i < LEADS_DEMO_N_COUNTRIES; i++)
    demo->next_number[i] = leads_demo_countries[i].first_number;

  filled = leads_database_write (database, fill_in_transaction, demo, work->cancellable, error);

  for (guint i = 0; i < LEADS_DEMO_N_LEADS; i++)
    g_clear_object (&demo->leads[i]);
  g_rand_free (demo->rand);
  g_object_unref (demo->uploads);
  leads_directory_clear (&demo->directory);
  g_free (demo);
  return GINT_TO_POINTER (filled);
}

char *
leads_demo_make_dir (GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *dir = g_dir_make_tmp ("customer-leads-demo-XXXXXX", &local_error);

  if (dir == NULL)
    leads_service_error_take (error, g_steal_pointer (&local_error), g_get_tmp_dir ());
  return dir;
}

/* Drafts are kept in folders of their own. */
static void
remove_tree (const char *path)
{
  g_autoptr (GDir) entries = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    entries = g_dir_open (path, 0, NULL);
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      remove_tree (entry);
    }
  if (g_remove (path) != 0)
    g_message ("Cannot remove “%s”: %s", path, g_strerror (errno));
}

void
leads_demo_remove_dir (const char *dir)
{
  g_return_if_fail (dir != NULL);

  remove_tree (dir);
}

void
leads_demo_fill_async (LeadsDesk *desk, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (LEADS_IS_DESK (desk));

  leads_work_start (desk, leads_demo_fill_async, NULL, cancellable, run_fill,
                    g_object_ref (leads_desk_get_database (desk)), g_object_unref, NULL, callback, data);
}

gboolean
leads_demo_fill_finish (LeadsDesk *desk, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DESK (desk), FALSE);

  return leads_work_finish_boolean (desk, result, leads_demo_fill_async, error);
}
