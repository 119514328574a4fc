/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-country-private.h"

#include "leads-census-private.h"
#include "leads-rejudge-private.h"
#include "leads-walk-private.h"

/*
 * Whether the numbers of a file that have a country code are of the country that is presumed for those that have none.
 * Invariant: what a person chose is not doubted.
 */

/* Numbers of one code and length stand beside each other: a few looks count millions. */
static void
count_singles (LeadsCensus *self, const LeadsContent *content)
{
  LeadsRun *run = content->accepted;
  const guint64 n_records = leads_run_get_n_records (run);

  for (guint64 position = 0; position < n_records;)
    {
      const guint64 number = leads_run_get (run, position)->number;
      LeadsVerdict verdict;
      guint64 next = position + 1;

      leads_numbering_plan_judge_number (content->plan, number, &verdict);
      if (verdict.country_code > 0)
        next = leads_run_lower_bound (run, leads_census_find_end (number, verdict.country_code));
      leads_census_count (self, content->plan, number, leads_run_get (run, next - 1)->number, next - position);
      position = next;
    }
}

/* A range is one line, as a number is. */
static void
count_ranges (LeadsCensus *self, const LeadsContent *content)
{
  const guint64 n_records = content->ranges != NULL ? leads_run_get_n_records (content->ranges) : 0;

  for (guint64 position = 0; position < n_records; position++)
    {
      const LeadsSortRecord *record = leads_run_get (content->ranges, position);

      if ((record->index & (LEADS_WALK_MENDED | LEADS_WALK_UNPLANNED)) == 0)
        leads_census_count (self, content->plan, record->number, record->number, 1);
    }
}

/* Lines that can be repaired without anybody's word. */
static gint64
count_certain (const LeadsContent *content)
{
  gint64 n_lines = 0;

  for (guint repair = 0; repair < LEADS_N_REPAIRS; repair++)
    for (guint reason = 0; (LEADS_REPAIRS_CERTAIN & (1u << repair)) != 0 && reason < LEADS_N_REASONS; reason++)
      n_lines += content->n_mendable[repair][reason];
  return n_lines;
}

gboolean
leads_check_settle_country (LeadsContent **content,
                            const char *directory,
                            LeadsJob *job,
                            GCancellable *cancellable,
                            GError **error)
{
  LeadsContent *read = *content;
  const guint own = read->country != NULL ? leads_numbering_plan_get_country_code (read->plan, read->country) : 0;
  g_autoptr (LeadsContent) judged = NULL;
  g_autofree LeadsCensus *census = NULL;
  gint64 n_doubted;
  guint contrary;

  if (own == 0 || count_certain (read) == 0)
    return TRUE;
  census = g_new0 (LeadsCensus, 1);
  count_singles (census, read);
  count_ranges (census, read);
  contrary = leads_census_find_contrary (census, own);
  if (contrary == 0)
    return TRUE;
  judged = leads_content_rejudge (read, NULL, directory, job, cancellable, error);
  if (judged == NULL)
    return FALSE;
  n_doubted = count_certain (read) - count_certain (judged);
  if (n_doubted <= 0)
    return TRUE;
  leads_content_doubt_country (judged, n_doubted, read->country, contrary, census->country[contrary]);
  leads_content_unref (read);
  *content = g_steal_pointer (&judged);
  return TRUE;
}
