/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-lead-filter.h>

#include <locale.h>

/* 2026-11-24 14:20:05 UTC */
#define NOW (G_GINT64_CONSTANT (1795530005) * G_USEC_PER_SEC)
#define HOUR (3600 * (gint64) G_USEC_PER_SEC)
#define DAY (24 * HOUR)

static LeadsLead *
new_lead (void)
{
  LeadsLead *lead = leads_lead_new ();

  leads_lead_set_customer_name (lead, "Alpha Réseaux");
  leads_lead_set_service_name (lead, "Teams Calling");
  leads_lead_set_channel_name (lead, "Nordwave");
  leads_lead_set_n_numbers (lead, 3);
  leads_lead_set_last_modified (lead, NOW);
  return lead;
}

static gboolean
matches_text (LeadsLead  *lead,
              const char *text)
{
  LeadsLeadFilter filter;
  gboolean matches;

  leads_lead_filter_init (&filter);
  leads_lead_filter_set_text (&filter, text);
  matches = leads_lead_filter_match (&filter, lead);
  leads_lead_filter_clear (&filter);
  return matches;
}

static void
test_text (void)
{
  g_autoptr (LeadsLead) lead = new_lead ();
  g_autoptr (LeadsLead) bare = leads_lead_new ();

  g_assert_true (matches_text (lead, ""));
  g_assert_true (matches_text (lead, "   "));
  g_assert_true (matches_text (lead, "ALPHA"));
  g_assert_true (matches_text (lead, "RÉSEAUX"));
  g_assert_true (matches_text (lead, "Re\u0301seaux"));
  g_assert_true (matches_text (lead, "teams  nord"));
  g_assert_true (matches_text (lead, "wave alpha"));
  g_assert_false (matches_text (lead, "teams contoso"));
  g_assert_false (matches_text (lead, "alphateams"));

  leads_lead_set_customer_name (bare, "Contoso");
  leads_lead_set_service_name (bare, "Trunk");
  g_assert_true (matches_text (bare, "trunk"));
  g_assert_false (matches_text (bare, "nordwave"));
}

static void
test_within (void)
{
  static const struct
  {
    gint64 time;
    gboolean today;
    gboolean week;
    gboolean month;
  } cases[] = {
    { NOW, TRUE, TRUE, TRUE },
    { NOW - 14 * HOUR, TRUE, TRUE, TRUE },
    { NOW - 15 * HOUR, FALSE, TRUE, TRUE },
    { NOW - 6 * DAY, FALSE, TRUE, TRUE },
    { NOW - 7 * DAY, FALSE, FALSE, TRUE },
    { NOW - 29 * DAY, FALSE, FALSE, TRUE },
    { NOW - 30 * DAY, FALSE, FALSE, FALSE },
    { NOW + DAY, FALSE, FALSE, FALSE },
    { 0, FALSE, FALSE, FALSE },
  };
  g_autoptr (LeadsLead) lead = new_lead ();
  LeadsLeadFilter filter;

  leads_lead_filter_init (&filter);
  g_assert_true (leads_lead_filter_set_now (&filter, NOW));
  g_assert_false (leads_lead_filter_set_now (&filter, NOW + HOUR));
  g_assert_true (leads_lead_filter_set_now (&filter, NOW + DAY));
  leads_lead_filter_set_now (&filter, NOW);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gboolean expected[LEADS_N_WITHIN] = { TRUE, cases[i].today, cases[i].week, cases[i].month };

      leads_lead_set_consented_on (lead, cases[i].time);
      leads_lead_set_last_modified (lead, cases[i].time);
      for (guint within = 0; within < LEADS_N_WITHIN; within++)
        {
          filter.consented = (LeadsWithin) within;
          filter.modified = LEADS_WITHIN_ALL;
          g_assert_cmpint (leads_lead_filter_match (&filter, lead), ==, expected[within]);
          filter.consented = LEADS_WITHIN_ALL;
          filter.modified = (LeadsWithin) within;
          g_assert_cmpint (leads_lead_filter_match (&filter, lead), ==, expected[within]);
        }
    }
}

static void
test_within_words (void)
{
  for (guint i = 0; i < LEADS_N_WITHIN; i++)
    g_assert_cmpint (leads_within_from_word (leads_within_to_word ((LeadsWithin) i)), ==, (LeadsWithin) i);
  g_assert_cmpint (leads_within_from_word ("century"), ==, LEADS_WITHIN_ALL);
  g_assert_cmpstr (leads_within_to_label (LEADS_WITHIN_MONTH), ==, "Last 30 Days");
}

static void
test_status_and_numbers (void)
{
  const LeadsDeploymentStatus *pairs = leads_deployment_status_get_pairs ();
  g_autoptr (LeadsLead) lead = new_lead ();
  LeadsLeadFilter filter;

  leads_lead_filter_init (&filter);
  g_assert_false (leads_lead_filter_is_active (&filter));
  for (guint i = 0; i < LEADS_N_DEPLOYMENT_STATUSES; i++)
    {
      leads_lead_set_deploy (lead, pairs[i].deploy);
      leads_lead_set_health (lead, pairs[i].health);
      g_assert_cmpuint (leads_lead_status_index (lead), ==, i);
      for (guint j = 0; j < LEADS_N_DEPLOYMENT_STATUSES; j++)
        {
          filter.statuses = 1u << j;
          g_assert_cmpint (leads_lead_filter_match (&filter, lead), ==, i == j);
        }
    }
  g_assert_cmpuint (leads_lead_filter_count (&filter), ==, 1);

  filter.statuses = LEADS_LEAD_FILTER_ALL_STATUSES;
  filter.without_numbers = TRUE;
  g_assert_false (leads_lead_filter_match (&filter, lead));
  leads_lead_set_n_numbers (lead, 0);
  g_assert_true (leads_lead_filter_match (&filter, lead));
  filter.modified = LEADS_WITHIN_WEEK;
  filter.consented = LEADS_WITHIN_TODAY;
  filter.statuses = 0;
  g_assert_cmpuint (leads_lead_filter_count (&filter), ==, 4);
  g_assert_true (leads_lead_filter_is_active (&filter));
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/widgets/lead-filter/text", test_text);
  g_test_add_func ("/widgets/lead-filter/within", test_within);
  g_test_add_func ("/widgets/lead-filter/within-words", test_within_words);
  g_test_add_func ("/widgets/lead-filter/status-and-numbers", test_status_and_numbers);

  return g_test_run ();
}
