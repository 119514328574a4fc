/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-demo.h"

#include "leads-demo-private.h"
#include "leads-desk-private.h"
#include "leads-directory-private.h"
#include "leads-service-error-private.h"
#include "leads-work-private.h"

#include "leads-time.h"
#include "leads-upload-store.h"

#include <glib/gstdio.h>

#include <errno.h>

/*
 * A believable desk, made by the stores that the real one uses, in one
 * transaction. Invariant: everything but the dates comes from the tables and one
 * seed, and the live numbers are exactly LEADS_DEMO_N_NUMBERS.
 */

#define SEED 20
#define DAY G_TIME_SPAN_DAY
/* Numbers left out between two uploads, so that blocks look grown rather than dealt. */
#define GAP 100
#define N_UPLOADS 170
/* The upload that is undone, counted from the oldest: recent enough to be on the first page. */
#define UNDONE (N_UPLOADS - 9)
#define MAX_FILE_NUMBERS 1200

typedef struct {
  guint  lead;
  gint64 at;
} Plan;

typedef struct {
  LeadsDirectory    directory;
  LeadsUploadStore *uploads;
  GCancellable     *cancellable;
  GRand            *rand;
  gint64            now;

  LeadsLead *leads[LEADS_DEMO_N_LEADS];
  guint      customers[LEADS_DEMO_N_LEADS]; /* of each lead, in leads_demo_customers */
  gint64     connections[LEADS_DEMO_N_LEADS];
  gint64     profiles[LEADS_DEMO_N_PROFILES];
  guint64    next_number[LEADS_DEMO_N_COUNTRIES];
  gint64     n_left;
} Demo;

static gboolean
add_profiles (Demo    *demo,
              GError **error)
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
      demo->profiles[i] = leads_directory_save (&demo->directory, &leads_directory_profile, profile, demo->cancellable, error);
      if (demo->profiles[i] == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_customers (Demo    *demo,
               GError **error)
{
  for (guint i = 0; i < LEADS_DEMO_N_CUSTOMERS; i++)
    {
      const LeadsDemoCustomer *from = &leads_demo_customers[i];
      g_autoptr (LeadsCustomer) customer = leads_customer_new ();

      leads_customer_set_full_name (customer, from->name);
      leads_customer_set_channel_name (customer, leads_demo_channels[g_rand_int_range (demo->rand, 0, LEADS_DEMO_N_CHANNELS)]);
      leads_customer_set_country (customer, leads_demo_countries[from->country].country);
      if (leads_directory_save (&demo->directory, &leads_directory_customer, customer, demo->cancellable, error) == 0)
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

/* Some of today, of the week, of the month, older, and not yet. */
static gint64
choose_consent (Demo  *demo,
                guint  nth)
{
  static const struct {
    int from_days;
    int to_days;
  } spans[] = { { 30, 400 }, { 7, 30 }, { 30, 200 }, { 1, 7 }, { 90, 700 }, { 0, 1 }, { 7, 60 } };
  guint i = nth % G_N_ELEMENTS (spans);

  if (nth % 23 == 11)
    return 0;
  return demo->now - (gint64) (g_rand_double_range (demo->rand, spans[i].from_days, spans[i].to_days) * DAY);
}

static char *
make_service_name (const LeadsDemoCustomer *customer,
                   guint                    nth)
{
  const char *service = leads_demo_services[nth % LEADS_DEMO_N_SERVICES];

  if (nth < LEADS_DEMO_N_SERVICES)
    return g_strdup (service);
  return g_strdup_printf ("%s %s", service, leads_demo_countries[customer->country].sites[nth % 3]);
}

static gboolean
add_connections (Demo    *demo,
                 guint    nth,
                 GError **error)
{
  static const char *const sbcs[] = { "sbc-1.core.example.com", "sbc-2.core.example.com", "sbc-3.edge.example.com" };
  LeadsSide sides[] = { LEADS_SIDE_PSTN, LEADS_SIDE_CUSTOMER };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (LeadsConnection) connection = NULL;
      g_autofree char *name = NULL;
      gint64 id;

      /* One lead in eight has no connection, one in sixteen only the customer's side. */
      if (nth % 8 == 5 || (nth % 16 == 9 && sides[i] == LEADS_SIDE_PSTN))
        continue;
      name = g_strdup_printf ("%s-%03u", sides[i] == LEADS_SIDE_PSTN ? "PSTN" : "Customer", nth + 1);
      connection = leads_connection_new ();
      leads_connection_set_lead_id (connection, leads_lead_get_id (demo->leads[nth]));
      leads_connection_set_name (connection, name);
      leads_connection_set_side (connection, sides[i]);
      leads_connection_set_kind (connection, nth % 4 == 0 ? LEADS_CONNECTION_KIND_TENANT : LEADS_CONNECTION_KIND_IP_GROUP);
      leads_connection_set_sbc_name (connection, sbcs[nth % G_N_ELEMENTS (sbcs)]);
      leads_connection_set_sessions (connection, 10 * (1 + nth % 20));
      id = leads_directory_save (&demo->directory, &leads_directory_connection, connection, demo->cancellable, error);
      if (id == 0)
        return FALSE;
      if (sides[i] == LEADS_SIDE_PSTN)
        demo->connections[nth] = id;
    }
  return TRUE;
}

static gboolean
add_leads (Demo    *demo,
           GError **error)
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
        leads_lead_set_consented_on (lead, choose_consent (demo, nth));
        id = leads_directory_save (&demo->directory, &leads_directory_lead, lead, demo->cancellable, error);
        if (id == 0)
          return FALSE;
        leads_lead_set_id (lead, id);
        leads_lead_set_last_modified (lead, leads_lead_get_consented_on (lead) != 0 ? leads_lead_get_consented_on (lead)
                                                                                   : demo->now - (1 + nth % 40) * DAY);
        demo->leads[nth] = g_steal_pointer (&lead);
        demo->customers[nth] = i;
        if (!add_connections (demo, nth, error))
          return FALSE;
      }
  g_assert (nth == LEADS_DEMO_N_LEADS);
  return TRUE;
}

typedef struct {
  LeadsNumberSource source;
  guint64           next;
  guint64           end;
} BlockSource;

static LeadsSourceResult
next_of_block (LeadsNumberSource  *source,
               gint64             *e164,
               gint64             *cac,
               GError            **error)
{
  BlockSource *block = (BlockSource *) source;

  if (block->next == block->end)
    return LEADS_SOURCE_END;
  *e164 = (gint64) block->next++;
  return LEADS_SOURCE_ITEM;
}

typedef struct {
  LeadsLineSource source;
  guint           next;
  guint           n_lines;
  guint           every;
} RefusedSource;

static LeadsSourceResult
next_refused (LeadsLineSource  *source,
              LeadsStoredLine  *line,
              GError          **error)
{
  RefusedSource *refused = (RefusedSource *) source;
  const LeadsDemoRefusal *refusal = &leads_demo_refusals[refused->next % LEADS_DEMO_N_REFUSALS];

  if (refused->next == refused->n_lines)
    return LEADS_SOURCE_END;
  line->file = 1;
  line->line = 2 + (gint64) refused->next * refused->every;
  line->record = refusal->text;
  line->text = refusal->text;
  line->reason = refusal->reason;
  line->suggestion = refusal->suggestion;
  refused->next++;
  return LEADS_SOURCE_ITEM;
}

/* What an upload's lines came to: of a file one a number, a heading and the refused ones; else one line. */
static void
count_lines (LeadsTotals *totals,
             gboolean     is_file,
             gint64       n_numbers,
             guint        n_refused)
{
  if (!is_file)
    {
      leads_totals_count_line (totals, LEADS_REASON_NONE, FALSE);
      return;
    }
  totals->lines++;
  totals->header++;
  for (gint64 i = 0; i < n_numbers; i++)
    leads_totals_count_line (totals, LEADS_REASON_NONE, FALSE);
  for (guint i = 0; i < n_refused; i++)
    leads_totals_count_line (totals, leads_demo_refusals[i % LEADS_DEMO_N_REFUSALS].reason, FALSE);
}

static LeadsUpload *
make_upload (Demo       *demo,
             const Plan *plan,
             guint       nth,
             gint64      n_numbers,
             guint       n_refused)
{
  LeadsUpload *upload = leads_upload_new ();
  LeadsLead *lead = demo->leads[plan->lead];
  guint country = leads_demo_customers[demo->customers[plan->lead]].country;
  gboolean is_file = n_refused > 0 || n_numbers % 4 != 0;
  LeadsTotals totals = { 0 };

  leads_upload_set_lead_id (upload, leads_lead_get_id (lead));
  leads_upload_set_profile_id (upload, demo->profiles[country == 1 ? 3 : country == 9 ? 4 : nth % 3]);
  leads_upload_set_connection_id (upload, demo->connections[plan->lead]);
  leads_upload_set_service_info (upload, leads_lead_get_service_name (lead));
  if (nth % 5 == 0)
    {
      g_autofree char *ticket = g_strdup_printf ("REQ-%05u", 40210 + nth * 7);

      leads_upload_set_ticket (upload, ticket);
    }
  leads_upload_set_uploaded_at (upload, plan->at);
  if (n_numbers == 1)
    leads_upload_set_source (upload, LEADS_UPLOAD_SOURCE_SINGLE);
  else if (!is_file)
    leads_upload_set_source (upload, LEADS_UPLOAD_SOURCE_RANGE);
  else
    {
      g_autofree char *name = g_strdup_printf ("numbers-%s-%03u.csv", leads_demo_countries[country].country, nth + 1);

      leads_upload_set_source (upload, LEADS_UPLOAD_SOURCE_FILE);
      leads_upload_set_file_name (upload, name);
    }
  count_lines (&totals, is_file && n_numbers > 1, n_numbers, n_refused);
  totals.uploaded = n_numbers;
  leads_upload_set_totals (upload, &totals);
  return upload;
}

static gboolean
add_upload (Demo        *demo,
            const Plan  *plan,
            guint        nth,
            gint64       n_numbers,
            GError     **error)
{
  guint country = leads_demo_customers[demo->customers[plan->lead]].country;
  guint n_refused = n_numbers > 200 && nth % 4 == 1 ? 3 + nth % 38 : 0;
  g_autoptr (LeadsUpload) upload = make_upload (demo, plan, nth, n_numbers, n_refused);
  g_autoptr (GPtrArray) files = NULL;
  BlockSource numbers = { { next_of_block, NULL }, demo->next_number[country], demo->next_number[country] + n_numbers };
  RefusedSource lines = { { next_refused, NULL }, 0, n_refused, 17 };
  LeadsUploadContent content = { .upload = upload, .numbers = &numbers.source };
  gint64 id;

  demo->next_number[country] += n_numbers + GAP;
  if (leads_upload_get_file_name (upload) != NULL)
    {
      files = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_stored_file_free);
      g_ptr_array_add (files, leads_stored_file_new (leads_upload_get_file_name (upload), NULL, "Numbers",
                                                     leads_upload_get_totals (upload)));
      content.files = files;
      content.lines = &lines.source;
    }
  if (!leads_upload_store_insert (demo->uploads, &content, &id, demo->cancellable, error))
    return FALSE;
  if (nth == UNDONE &&
      !leads_upload_store_undo (demo->uploads, id, NULL, NULL, NULL, demo->cancellable, error))
    return FALSE;
  if (plan->at > leads_lead_get_last_modified (demo->leads[plan->lead]))
    leads_lead_set_last_modified (demo->leads[plan->lead], plan->at);
  return TRUE;
}

static int
compare_plans (gconstpointer a,
               gconstpointer b)
{
  const Plan *first = a;
  const Plan *second = b;

  return first->at < second->at ? -1 : first->at > second->at;
}

/* When and to whom: three leads in ten stay without numbers; the last months, denser towards today. */
static void
make_plans (Demo *demo,
            Plan *plans)
{
  guint n_plans = 0;

  for (guint lead = 0; n_plans < N_UPLOADS; lead = (lead + 1) % LEADS_DEMO_N_LEADS)
    {
      double age;

      if (demo->connections[lead] == 0 || lead % 10 == 3 || lead % 10 == 6)
        continue;
      age = g_rand_double (demo->rand);
      plans[n_plans].lead = lead;
      plans[n_plans].at = demo->now - (gint64) (age * age * 180 * DAY) - G_TIME_SPAN_MINUTE;
      n_plans++;
    }
  qsort (plans, n_plans, sizeof *plans, compare_plans);
}

/* A number, a range or a file, and in the end all that is left of the 50,000. */
static gint64
choose_count (Demo  *demo,
              guint  nth)
{
  static const gint64 ranges[] = { 10, 20, 40, 100, 200, 500 };
  gint64 n_numbers;

  if (nth == UNDONE)
    return 100;
  if (nth + 1 == N_UPLOADS)
    n_numbers = demo->n_left;
  else if (nth % 9 == 4)
    n_numbers = 1;
  else if (nth % 3 == 0)
    n_numbers = ranges[g_rand_int_range (demo->rand, 0, G_N_ELEMENTS (ranges))];
  else
    n_numbers = 1 + 2 * g_rand_int_range (demo->rand, 20, MAX_FILE_NUMBERS / 2);
  n_numbers = MIN (n_numbers, demo->n_left - (gint64) (N_UPLOADS - 1 - nth));
  demo->n_left -= n_numbers;
  return n_numbers;
}

static gboolean
add_uploads (Demo    *demo,
             GError **error)
{
  Plan plans[N_UPLOADS];

  make_plans (demo, plans);
  for (guint i = 0; i < N_UPLOADS; i++)
    if (!add_upload (demo, &plans[i], i, choose_count (demo, i), error))
      return FALSE;
  return TRUE;
}

/* The stores say "now" for every act; the demo's past is put in at the end. */
static gboolean
set_dates (Demo    *demo,
           GError **error)
{
  for (guint i = 0; i < LEADS_DEMO_N_LEADS; i++)
    if (!leads_lead_store_set_last_modified (demo->directory.leads, leads_lead_get_id (demo->leads[i]),
                                             leads_lead_get_last_modified (demo->leads[i]), demo->cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_in_transaction (LeadsTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  Demo *demo = data;

  return add_profiles (demo, error) && add_customers (demo, error) && add_leads (demo, error) &&
         add_uploads (demo, error) && set_dates (demo, error);
}

static gpointer
run_fill (const LeadsWork  *work,
          GError          **error)
{
  LeadsDatabase *database = work->data;
  Demo *demo = g_new0 (Demo, 1);
  gboolean filled;

  leads_directory_init (&demo->directory, database);
  demo->uploads = leads_upload_store_new (database);
  demo->cancellable = work->cancellable;
  demo->rand = g_rand_new_with_seed (SEED);
  demo->now = leads_time_now ();
  demo->n_left = LEADS_DEMO_N_NUMBERS;
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

void
leads_demo_remove_dir (const char *dir)
{
  g_autoptr (GDir) entries = NULL;
  const char *name;

  g_return_if_fail (dir != NULL);

  entries = g_dir_open (dir, 0, NULL);
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      if (g_unlink (path) != 0)
        g_message ("Cannot remove “%s”: %s", path, g_strerror (errno));
    }
  if (g_rmdir (dir) != 0)
    g_message ("Cannot remove “%s”: %s", dir, g_strerror (errno));
}

void
leads_demo_fill_async (LeadsDesk           *desk,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  g_return_if_fail (LEADS_IS_DESK (desk));

  leads_work_start (desk, leads_demo_fill_async, NULL, cancellable, run_fill,
                    g_object_ref (leads_desk_get_database (desk)), g_object_unref, NULL, callback, data);
}

gboolean
leads_demo_fill_finish (LeadsDesk     *desk,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (LEADS_IS_DESK (desk), FALSE);

  return leads_work_finish_boolean (desk, result, leads_demo_fill_async, error);
}
