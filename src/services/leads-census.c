/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-census-private.h"

/* How many numbers there are of each country code, and whose it is. */

guint64
leads_census_find_end (guint64 number, guint code)
{
  guint64 power = 1;

  while (number / power > code)
    power *= 10;
  return (code + 1) * power;
}

/* Where several countries share the code, it is of the one that both ends are of. */
void
leads_census_count (LeadsCensus *self, const LeadsNumberingPlan *plan, guint64 first, guint64 last, guint64 n_numbers)
{
  LeadsVerdict from, to;
  const char *country = NULL;
  guint code;

  leads_numbering_plan_judge_number (plan, first, &from);
  leads_numbering_plan_judge_number (plan, last, &to);
  code = from.country_code < LEADS_CENSUS_CODES ? from.country_code : 0;
  if (from.home[0] != '\0')
    country = from.home;
  else if (g_ascii_isalpha (from.region[0]) && g_str_equal (from.region, to.region))
    country = from.region;
  if (country != NULL && self->country[code][0] == '\0')
    g_strlcpy (self->country[code], country, LEADS_REGION_SIZE);
  self->n_numbers[code] += n_numbers;
}

guint
leads_census_find_contrary (const LeadsCensus *self, guint own)
{
  guint64 n_others = 0;
  guint best = 0;

  for (guint code = 1; code < LEADS_CENSUS_CODES; code++)
    {
      if (code == own)
        continue;
      n_others += self->n_numbers[code];
      if (self->n_numbers[code] > self->n_numbers[best] || best == 0)
        best = code;
    }
  return n_others > self->n_numbers[own] ? best : 0;
}
