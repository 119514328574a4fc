/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-lead-filter.h"

#include <glib/gi18n.h>
#include <leads-text.h>
#include <string.h>

/*
 * Which leads the Customer Leads page shows. Pure but for the time zone and the
 * folded names it keeps on each lead, so that a keystroke over many leads is one
 * search in a string each. A lead whose names change is another object.
 */

static const struct
{
  const char *word;
  const char *label;
} withins[LEADS_N_WITHIN] = {
  { "all", N_("All") },
  { "today", N_("Today") },
  { "week", N_("Last 7 Days") },
  { "month", N_("Last 30 Days") },
};

static gint64
local_midnight (GDateTime *day,
                int        days)
{
  g_autoptr (GDateTime) other = g_date_time_add_days (day, days);
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (other), g_date_time_get_month (other),
                                                          g_date_time_get_day_of_month (other), 0, 0, 0);

  return g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
}

static gboolean
is_within (const LeadsLeadFilter *filter,
           LeadsWithin            within,
           gint64                 time)
{
  switch (within)
    {
    case LEADS_WITHIN_TODAY:
      return time >= filter->day_start && time < filter->day_end;
    case LEADS_WITHIN_WEEK:
      return time >= filter->week_start && time < filter->day_end;
    case LEADS_WITHIN_MONTH:
      return time >= filter->month_start && time < filter->day_end;
    case LEADS_WITHIN_ALL:
    default:
      return TRUE;
    }
}

static const char *
folded_names (LeadsLead *lead)
{
  static GQuark quark;
  const char *folded;

  if (quark == 0)
    quark = g_quark_from_static_string ("leads-folded-names");

  folded = g_object_get_qdata (G_OBJECT (lead), quark);
  if (folded == NULL)
    {
      const char *channel = leads_lead_get_channel_name (lead);
      g_autofree char *names = g_strjoin ("\n", leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead),
                                          channel != NULL ? channel : "", NULL);

      g_object_set_qdata_full (G_OBJECT (lead), quark, leads_text_fold (names), g_free);
      folded = g_object_get_qdata (G_OBJECT (lead), quark);
    }
  return folded;
}

const char *
leads_within_to_word (LeadsWithin within)
{
  g_return_val_if_fail ((guint) within < LEADS_N_WITHIN, "");

  return withins[within].word;
}

LeadsWithin
leads_within_from_word (const char *word)
{
  for (guint i = 0; i < LEADS_N_WITHIN; i++)
    if (g_str_equal (word, withins[i].word))
      return (LeadsWithin) i;
  return LEADS_WITHIN_ALL;
}

const char *
leads_within_to_label (LeadsWithin within)
{
  g_return_val_if_fail ((guint) within < LEADS_N_WITHIN, "");

  return _(withins[within].label);
}

void
leads_lead_filter_init (LeadsLeadFilter *filter)
{
  memset (filter, 0, sizeof *filter);
  filter->statuses = LEADS_LEAD_FILTER_ALL_STATUSES;
}

void
leads_lead_filter_clear (LeadsLeadFilter *filter)
{
  g_clear_pointer (&filter->words, g_strfreev);
}

gboolean
leads_lead_filter_set_now (LeadsLeadFilter *filter,
                           gint64           now)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autoptr (GDateTime) today = g_date_time_to_local (seconds);
  gint64 before = filter->day_start;

  filter->day_start = local_midnight (today, 0);
  filter->day_end = local_midnight (today, 1);
  filter->week_start = local_midnight (today, -6);
  filter->month_start = local_midnight (today, -29);
  return filter->day_start != before;
}

void
leads_lead_filter_set_text (LeadsLeadFilter *filter,
                            const char      *text)
{
  g_autofree char *collapsed = leads_text_collapse (text);
  g_autofree char *folded = leads_text_fold (collapsed);

  g_clear_pointer (&filter->words, g_strfreev);
  if (*folded != '\0')
    filter->words = g_strsplit (folded, " ", -1);
}

gboolean
leads_lead_filter_match (const LeadsLeadFilter *filter,
                         LeadsLead             *lead)
{
  if ((filter->statuses & (1u << leads_lead_status_index (lead))) == 0)
    return FALSE;
  if (filter->without_numbers && leads_lead_get_n_numbers (lead) > 0)
    return FALSE;
  if (!is_within (filter, filter->consented, leads_lead_get_consented_on (lead)) ||
      !is_within (filter, filter->modified, leads_lead_get_last_modified (lead)))
    return FALSE;
  for (char **word = filter->words; word != NULL && *word != NULL; word++)
    if (strstr (folded_names (lead), *word) == NULL)
      return FALSE;
  return TRUE;
}

guint
leads_lead_filter_count (const LeadsLeadFilter *filter)
{
  return (filter->statuses != LEADS_LEAD_FILTER_ALL_STATUSES) + (filter->consented != LEADS_WITHIN_ALL) +
         (filter->modified != LEADS_WITHIN_ALL) + (filter->without_numbers != FALSE);
}

gboolean
leads_lead_filter_is_active (const LeadsLeadFilter *filter)
{
  return leads_lead_filter_count (filter) > 0 || (filter->words != NULL && filter->words[0] != NULL);
}

guint
leads_lead_status_index (LeadsLead *lead)
{
  const LeadsDeploymentStatus *pairs = leads_deployment_status_get_pairs ();

  for (guint i = 0; i < LEADS_N_DEPLOYMENT_STATUSES; i++)
    if (pairs[i].deploy == leads_lead_get_deploy (lead) && pairs[i].health == leads_lead_get_health (lead))
      return i;
  return 0;
}
