/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-presume-private.h"

#include "leads-census-private.h"
#include "leads-rejudge-private.h"

#include <leads-number.h>

/*
 * What leads-check-country.c finds out about a file that was read, of one that is only looked at. Invariant: both come
 * to the same, so that what a preview says of the country is what the file is then judged by.
 */

/* Lines between two looks at the cancellable: it is looked at for each piece of the file as well. */
#define LINES_BETWEEN_LOOKS 4096

/* Numbers that are counted as one: of one country code, and of one length unless they are ranges. */
typedef struct
{
  guint64 n_numbers;
  guint64 first;
  guint64 last;
} Group;

typedef struct
{
  LeadsContent *without; /* as if there was no country */
  Group singles[LEADS_NUMBER_MAX_DIGITS + 1][LEADS_CENSUS_CODES];
  Group ranges[LEADS_CENSUS_CODES];
  gint64 n_certain;         /* lines that can be repaired without anybody's word */
  gint64 n_certain_without;
  guint64 n_seen;
  GCancellable *cancellable;
} Look;

static gboolean
is_certain (const LeadsContentRecord *line)
{
  return (line->flags & LEADS_CONTENT_MENDABLE) != 0 && (LEADS_REPAIRS_CERTAIN & (1u << line->repair)) != 0;
}

static void
count_right (Look *self, const LeadsContentRecord *line)
{
  LeadsVerdict verdict;
  Group *group;
  guint n_digits = 0;

  leads_numbering_plan_judge_number (self->without->plan, line->number, &verdict);
  for (guint64 rest = line->number; rest > 0; rest /= 10)
    n_digits++;
  if (verdict.country_code >= LEADS_CENSUS_CODES || n_digits > LEADS_NUMBER_MAX_DIGITS)
    return;
  group = line->extent > 0 ? &self->ranges[verdict.country_code] : &self->singles[n_digits][verdict.country_code];
  group->first = group->n_numbers == 0 ? line->number : MIN (group->first, line->number);
  group->last = MAX (group->last, line->number);
  group->n_numbers++;
}

static gboolean
see (const LeadsCheckSight *sight, gpointer data)
{
  Look *self = data;
  LeadsContent *without = self->without;
  LeadsContentRecord line;

  if (++self->n_seen % LINES_BETWEEN_LOOKS == 0 && g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  if (sight->line == NULL)
    return TRUE;
  without->n_short_ranges = sight->content->n_short_ranges;
  if (without->short_range == NULL)
    without->short_range = g_strdup (sight->content->short_range);
  line = *sight->line;
  if (line.reason == LEADS_REASON_NONE)
    count_right (self, &line);
  self->n_certain += is_certain (&line);
  if (leads_rejudge_depends (&line))
    leads_rejudge_record (without, sight->cell, &line);
  self->n_certain_without += is_certain (&line);
  return TRUE;
}

/* In the order of the sorted numbers, ranges at last. */
static LeadsCensus *
take_census (const Look *self)
{
  LeadsCensus *census = g_new0 (LeadsCensus, 1);

  for (guint n_digits = 0; n_digits <= LEADS_NUMBER_MAX_DIGITS + 1; n_digits++)
    {
      const Group *groups = n_digits <= LEADS_NUMBER_MAX_DIGITS ? self->singles[n_digits] : self->ranges;

      for (guint code = 0; code < LEADS_CENSUS_CODES; code++)
        if (groups[code].n_numbers > 0)
          leads_census_count (census, self->without->plan, groups[code].first,
                              groups == self->ranges ? groups[code].first : groups[code].last, groups[code].n_numbers);
    }
  return census;
}

static void
settle (Look *self, const LeadsCheck *check, guint own)
{
  const gint64 n_doubted = self->n_certain - self->n_certain_without;
  g_autofree LeadsCensus *census = take_census (self);
  const guint contrary = leads_census_find_contrary (census, own);

  if (own != 0 && n_doubted > 0 && contrary != 0)
    leads_content_doubt_country (self->without, n_doubted, check->country, contrary, census->country[contrary]);
  else
    self->without->country = g_strdup (check->country);
}

LeadsContent *
leads_check_presume (const LeadsCheck *check, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_validation_service_ref_plan (check->validation);
  g_autoptr (LeadsContent) content = leads_content_new (check->source, check->title, plan);
  const gboolean is_presumed = check->options.country == NULL && check->country != NULL;
  const guint own = is_presumed ? leads_numbering_plan_get_country_code (plan, check->country) : 0;
  g_auto (LeadsCsvDialect) dialect;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autofree Look *look = NULL;

  leads_csv_dialect_init (&dialect);
  if (own == 0 && check->bytes == NULL)
    {
      content->country = g_strdup (check->country);
      return g_steal_pointer (&content);
    }
  look = g_new0 (Look, 1);
  look->without = content;
  look->cancellable = cancellable;
  content->short_ranges = check->options.short_ranges;
  if (!leads_check_peek (check, see, look, &dialect, &sheets, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  settle (look, check, own);
  return g_steal_pointer (&content);
}
