/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-demo-private.h"

/*
 * The uploads of the demo: to whom, when, how many and what was refused.
 * Invariant: the live numbers are exactly LEADS_DEMO_N_NUMBERS.
 */

#define DAY G_TIME_SPAN_DAY
/* Every upload begins where a block of so many does, and leaves the rest of its last one. */
#define BLOCK     100
#define N_UPLOADS 170
/* The CAC of the first number of a block, behind which a switchboard is. */
#define MAIN_NUMBER_CALLS 30
/* The upload that is undone, counted from the oldest: recent enough to be on the first page. */
#define UNDONE         (N_UPLOADS - 9)
#define UNDONE_NUMBERS 100
/* The large one takes what the others leave of LEADS_DEMO_N_NUMBERS. */
#define LARGEST       (N_UPLOADS - 6)
#define FURTHEST_DAYS 180

typedef struct
{
  guint lead;
  gint64 at;
} Plan;

typedef struct
{
  LeadsNumberSource source;
  guint64 next;
  guint64 end;
} BlockSource;

static LeadsSourceResult
next_of_block (LeadsNumberSource *source, gint64 *e164, gint64 *cac, GError **error)
{
  BlockSource *block = (BlockSource *) source;

  if (block->next == block->end)
    return LEADS_SOURCE_END;
  if (block->next % BLOCK == 0)
    *cac = MAIN_NUMBER_CALLS;
  *e164 = (gint64) block->next++;
  return LEADS_SOURCE_ITEM;
}

typedef struct
{
  LeadsLineSource source;
  guint next;
  guint n_lines;
  guint every;
} RefusedSource;

static LeadsSourceResult
next_refused (LeadsLineSource *source, LeadsStoredLine *line, GError **error)
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

/* Blocks of whole tens are typed as a range; what grew otherwise comes from a spreadsheet. */
static gboolean
is_from_file (gint64 n_numbers)
{
  return n_numbers > 1 && n_numbers % 10 != 0;
}

/* What an upload's lines came to: of a file one a number, a heading and the refused ones; else one line. */
static void
count_lines (LeadsTotals *totals, gboolean is_file, gint64 n_numbers, guint n_refused)
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
make_upload (LeadsDemo *demo, const Plan *plan, guint nth, gint64 n_numbers, guint n_refused)
{
  LeadsUpload *upload = leads_upload_new ();
  LeadsLead *lead = demo->leads[plan->lead];
  guint country = leads_demo_customers[demo->customers[plan->lead]].country;
  gboolean is_file = is_from_file (n_numbers);
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
  leads_upload_set_uploaded_by (upload, leads_demo_people[nth % LEADS_DEMO_N_PEOPLE]);
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
  count_lines (&totals, is_file, n_numbers, n_refused);
  totals.uploaded = n_numbers;
  leads_upload_set_totals (upload, &totals);
  return upload;
}

static gboolean
add_upload (LeadsDemo *demo, const Plan *plan, guint nth, gint64 n_numbers, GError **error)
{
  guint country = leads_demo_customers[demo->customers[plan->lead]].country;
  guint n_refused = is_from_file (n_numbers) && nth % 3 == 1 ? 3 + nth % 38 : 0;
  g_autoptr (LeadsUpload) upload = make_upload (demo, plan, nth, n_numbers, n_refused);
  g_autoptr (GPtrArray) files = NULL;
  BlockSource numbers = { { next_of_block, NULL }, demo->next_number[country], demo->next_number[country] + n_numbers };
  RefusedSource lines = { { next_refused, NULL }, 0, n_refused, 17 };
  LeadsUploadContent content = { .upload = upload, .numbers = &numbers.source };
  gint64 id;

  demo->next_number[country] += (n_numbers / BLOCK + 1) * BLOCK;
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
  if (nth == UNDONE && !leads_upload_store_undo (demo->uploads, id, NULL, NULL, NULL, demo->cancellable, error))
    return FALSE;
  if (plan->at > leads_lead_get_last_modified (demo->leads[plan->lead]))
    leads_lead_set_last_modified (demo->leads[plan->lead], plan->at);
  return TRUE;
}

static int
compare_plans (gconstpointer a, gconstpointer b)
{
  const Plan *first = a;
  const Plan *second = b;

  return first->at < second->at ? -1 : first->at > second->at;
}

/* After the lead's consent, if that is known, and a little denser towards today. */
static gint64
choose_time (LeadsDemo *demo, LeadsLead *lead)
{
  gint64 consented_on = leads_lead_get_consented_on (lead);
  double age = g_rand_double (demo->rand);
  gint64 at = demo->now - (gint64) (age * (2 + age) / 3 * FURTHEST_DAYS * DAY) - G_TIME_SPAN_MINUTE;

  if (at <= consented_on)
    at = consented_on + (gint64) (age * age * (demo->now - consented_on));
  return MAX (leads_demo_at_the_desk (demo, at), consented_on + G_TIME_SPAN_MINUTE);
}

/* When and to whom: three leads in ten stay without numbers. */
static void
make_plans (LeadsDemo *demo, Plan *plans)
{
  guint n_plans = 0;

  for (guint lead = 0; n_plans < N_UPLOADS; lead = (lead + 1) % LEADS_DEMO_N_LEADS)
    if (demo->connections[lead] != 0 && lead % 10 != 3 && lead % 10 != 6)
      {
        plans[n_plans].lead = lead;
        plans[n_plans].at = choose_time (demo, demo->leads[lead]);
        if (demo->customers[lead] >= LEADS_DEMO_FIRST_UNCOMMON)
          plans[n_plans].at -= FURTHEST_DAYS / 3 * DAY;
        n_plans++;
      }
  qsort (plans, n_plans, sizeof *plans, compare_plans);
}

/* Blocks as operators assign them, some that a spreadsheet brought, a few single numbers. */
static void
make_counts (gint64 *counts)
{
  static const gint64 usual[] = { 100, 48, 20,  642, 50, 200, 75, 30,  1204, 1,  100,
                                  318, 40, 500, 96,  20, 250, 12, 483, 150,  10, 964 };
  gint64 n_left = LEADS_DEMO_N_NUMBERS;

  for (guint i = 0; i < N_UPLOADS; i++)
    {
      counts[i] = usual[i % G_N_ELEMENTS (usual)];
      if (i != UNDONE && i != LARGEST)
        n_left -= counts[i];
    }
  counts[UNDONE] = UNDONE_NUMBERS;
  counts[LARGEST] = n_left;
  g_assert (n_left > 0);
}

gboolean
leads_demo_add_uploads (LeadsDemo *demo, GError **error)
{
  Plan plans[N_UPLOADS];
  gint64 counts[N_UPLOADS];

  make_plans (demo, plans);
  make_counts (counts);
  for (guint i = 0; i < N_UPLOADS; i++)
    if (!add_upload (demo, &plans[i], i, counts[i], error))
      return FALSE;
  return TRUE;
}
