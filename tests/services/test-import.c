/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-fixture.h"

#include <string.h>

/*
 * Imports: every line's judgement, totals that add up, the preview being what is stored, and imports again.
 */

#define HEADING "Full Name,Service Name,Channel Name,Deployment Status,Consented On,SIP Connection,Side\n"

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture_init (fixture, FALSE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  fixture_clear (fixture);
}

static LeadsImportPreview *
preview_of (Fixture          *fixture,
            LeadsImportKind   kind,
            const char       *text,
            GError          **error)
{
  LeadsImportService *service = leads_desk_get_imports (fixture->desk);
  g_autofree char *dir = fixture_make_dir ();
  g_autofree char *path = g_build_filename (dir, "import.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) write_error = NULL;
  LeadsImportPreview *preview;

  g_file_set_contents (path, text, -1, &write_error);
  g_assert_no_error (write_error);
  leads_import_service_preview_async (service, kind, file, NULL, fixture_take_result, &result);
  preview = leads_import_service_preview_finish (service, fixture_await (&result), error);
  fixture_remove_dir (dir);
  if (preview != NULL)
    g_assert_true (leads_totals_add_up (leads_import_preview_get_totals (preview)));
  return preview;
}

static LeadsImportPreview *
preview (Fixture         *fixture,
         LeadsImportKind  kind,
         const char      *text)
{
  g_autoptr (GError) error = NULL;
  LeadsImportPreview *made = preview_of (fixture, kind, text, &error);

  g_assert_no_error (error);
  return made;
}

static gboolean
apply (Fixture            *fixture,
       LeadsImportPreview *made,
       LeadsJob           *job,
       GError            **error)
{
  LeadsImportService *service = leads_desk_get_imports (fixture->desk);
  g_autoptr (GAsyncResult) result = NULL;

  leads_import_service_apply_async (service, made, job, fixture_take_result, &result);
  return leads_import_service_apply_finish (service, fixture_await (&result), error);
}

/* The rows' actions as one word of letters: a(dd), u(pdate), s(ame), r(efuse). */
static char *
actions (LeadsImportPreview *made)
{
  GString *letters = g_string_new (NULL);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (made));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (LeadsImportRow) row = g_list_model_get_item (G_LIST_MODEL (made), i);

      g_string_append_c (letters, leads_import_row_get_action (row)[0]);
      if (leads_import_row_get_action (row)[0] == 'r')
        g_assert_cmpstr (leads_import_row_get_sentence (row), !=, "");
      else
        g_assert_cmpstr (leads_import_row_get_sentence (row), ==, "");
    }
  return g_string_free (letters, FALSE);
}

static void
assert_actions (LeadsImportPreview *made,
                const char         *expected)
{
  g_autofree char *letters = actions (made);

  g_assert_cmpstr (letters, ==, expected);
}

static void
import (Fixture         *fixture,
        LeadsImportKind  kind,
        const char      *text,
        const char      *expected)
{
  g_autoptr (LeadsImportPreview) made = preview (fixture, kind, text);
  g_autoptr (GError) error = NULL;

  assert_actions (made, expected);
  g_assert_true (apply (fixture, made, NULL, &error));
  g_assert_no_error (error);
}

static LeadsLead *
find_lead (GPtrArray  *leads,
           const char *customer,
           const char *service)
{
  for (guint i = 0; i < leads->len; i++)
    {
      LeadsLead *lead = g_ptr_array_index (leads, i);

      if (g_strcmp0 (leads_lead_get_customer_name (lead), customer) == 0 &&
          g_strcmp0 (leads_lead_get_service_name (lead), service) == 0)
        return lead;
    }
  g_assert_not_reached ();
}

static gint64
time_of (const char *text)
{
  gint64 time = 0;

  g_assert_true (leads_time_from_iso8601 (text, &time));
  return time;
}

static const char *const all_columns =
  HEADING
  "Amberley,Teams Calling,Direct,\"Deployed, OK\",2026-03-31,PSTN 1,pstn\n"
  "Amberley,SIP Trunk,Direct,Ready/Warning,2026-03-31T14:20:00Z,,\n"
  "\n"
  "Müller-Gößwein,Zoom Phone,Alpine,deployed unmonitored,,Customer 1,Customer\n";

static void
test_leads (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LeadsImportPreview) made = preview (fixture, LEADS_IMPORT_LEADS, all_columns);
  g_autoptr (LeadsImportRow) row = g_list_model_get_item (G_LIST_MODEL (made), 2);
  const LeadsTotals *totals = leads_import_preview_get_totals (made);
  g_autoptr (GPtrArray) before = fixture_list (fixture, LEADS_TYPE_LEAD);
  g_autoptr (GPtrArray) leads = NULL;
  g_autoptr (GPtrArray) connections = NULL;
  g_autoptr (GError) error = NULL;
  LeadsLead *lead;

  assert_actions (made, "aaa");
  g_assert_cmpint (totals->lines, ==, 5);
  g_assert_cmpint (totals->header, ==, 1);
  g_assert_cmpint (totals->blank, ==, 1);
  g_assert_cmpint (totals->accepted, ==, 3);
  g_assert_cmpint (leads_import_preview_get_n_added (made), ==, 3);
  g_assert_cmpuint (leads_import_row_get_line (row), ==, 5);
  g_assert_cmpstr (leads_import_row_get_first (row), ==, "Müller-Gößwein");
  g_assert_cmpstr (leads_import_row_get_fourth (row), ==, "deployed unmonitored");
  g_assert_cmpstr (leads_import_row_get_details (row), ==, "Customer 1, Customer");
  /* A preview stores nothing. */
  g_assert_cmpuint (before->len, ==, 0);

  g_assert_true (apply (fixture, made, NULL, &error));
  g_assert_no_error (error);
  leads = fixture_list (fixture, LEADS_TYPE_LEAD);
  g_assert_cmpuint (leads->len, ==, 3);
  lead = find_lead (leads, "Amberley", "Teams Calling");
  g_assert_cmpint (leads_lead_get_consented_on (lead), ==, time_of ("2026-03-31"));
  g_assert_cmpstr (leads_lead_get_channel_name (lead), ==, "Direct");
  lead = find_lead (leads, "Amberley", "SIP Trunk");
  g_assert_cmpint (leads_lead_get_deploy (lead), ==, LEADS_DEPLOY_READY);
  g_assert_cmpint (leads_lead_get_health (lead), ==, LEADS_HEALTH_WARNING);
  g_assert_cmpint (leads_lead_get_consented_on (lead), ==, time_of ("2026-03-31T14:20:00Z"));
  lead = find_lead (leads, "Müller-Gößwein", "Zoom Phone");
  g_assert_cmpint (leads_lead_get_health (lead), ==, LEADS_HEALTH_UNMONITORED);
  g_assert_cmpint (leads_lead_get_consented_on (lead), ==, 0);
  connections = fixture_list (fixture, LEADS_TYPE_CONNECTION);
  g_assert_cmpuint (connections->len, ==, 2);

  /* The same file again finds everything as it is. */
  import (fixture, LEADS_IMPORT_LEADS, all_columns, "sss");
}

static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) leads = NULL;
  g_autoptr (GPtrArray) connections = NULL;
  LeadsLead *lead;

  import (fixture, LEADS_IMPORT_LEADS, all_columns, "aaa");
  import (fixture, LEADS_IMPORT_LEADS,
          "service name;FULL NAME;deployment status;sip connection;side\n"
          "teams calling;AMBERLEY;Failed, Error;PSTN 2;\n"     /* status and a second connection, pstn by itself */
          "teams calling;AMBERLEY;Failed, Error;pstn 1;customer\n" /* the first one's side */
          "zoom phone;Müller-gößwein;;;\n",                    /* nothing said, nothing changed */
          "uus");
  leads = fixture_list (fixture, LEADS_TYPE_LEAD);
  g_assert_cmpuint (leads->len, ==, 3);
  lead = find_lead (leads, "Amberley", "Teams Calling");
  g_assert_cmpint (leads_lead_get_deploy (lead), ==, LEADS_DEPLOY_FAILED);
  g_assert_cmpint (leads_lead_get_consented_on (lead), ==, time_of ("2026-03-31"));
  g_assert_cmpstr (leads_lead_get_channel_name (lead), ==, "Direct");
  connections = fixture_list (fixture, LEADS_TYPE_CONNECTION);
  g_assert_cmpuint (connections->len, ==, 3);
  for (guint i = 0; i < connections->len; i++)
    {
      LeadsConnection *connection = g_ptr_array_index (connections, i);

      g_assert_cmpint (leads_connection_get_side (connection), ==,
                       g_str_equal (leads_connection_get_name (connection), "PSTN 2") ? LEADS_SIDE_PSTN : LEADS_SIDE_CUSTOMER);
    }

  /* A channel moves the customer; an empty date is "not yet". */
  import (fixture, LEADS_IMPORT_LEADS, "Full Name,Service Name,Channel Name,Consented On\nAmberley,SIP Trunk,Northgate,\n", "u");
  g_ptr_array_unref (leads);
  leads = fixture_list (fixture, LEADS_TYPE_LEAD);
  g_assert_cmpstr (leads_lead_get_channel_name (find_lead (leads, "Amberley", "Teams Calling")), ==, "Northgate");
  g_assert_cmpint (leads_lead_get_consented_on (find_lead (leads, "Amberley", "SIP Trunk")), ==, 0);
}

static void
test_refuse (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const lines[] = {
    ",Teams Calling,,,,,",                            /* no customer */
    "Amberley,,,,,,",                                 /* no service */
    "Amberley,A,,Ready OK,,,",                        /* not a pair */
    "Amberley,B,,sunny,,,",                           /* not a status */
    "Amberley,C,,,31.03.2026,,",                      /* not a date */
    "Amberley,D,,,,PSTN,left",                        /* not a side */
    "Amberley,E,,,,,pstn",                            /* a side of nothing */
    "Amberley,F,Direct,,,,",                          /* good */
    "Amberley,G,Alpine,,,,",                          /* another channel */
    "Amberley,H,\"Dir",                               /* a quote that is not closed */
    NULL,
  };
  g_autofree char *body = g_strjoinv ("\n", (char **) lines);
  g_autofree char *text = g_strconcat (HEADING, body, "\n", NULL);
  g_autoptr (LeadsImportPreview) made = preview (fixture, LEADS_IMPORT_LEADS, text);
  const LeadsTotals *totals = leads_import_preview_get_totals (made);
  g_autoptr (LeadsImportRow) date = g_list_model_get_item (G_LIST_MODEL (made), 4);
  g_autoptr (LeadsImportRow) channel = g_list_model_get_item (G_LIST_MODEL (made), 8);
  g_autoptr (GPtrArray) leads = NULL;
  g_autoptr (GError) error = NULL;

  assert_actions (made, "rrrrrrrarr");
  g_assert_cmpint (totals->invalid, ==, 9);
  g_assert_cmpint (totals->accepted, ==, 1);
  g_assert_cmpint (totals->reasons[LEADS_REASON_BAD_QUOTE], ==, 1);
  g_assert_nonnull (strstr (leads_import_row_get_sentence (date), "31.03.2026"));
  /* It names the line that said otherwise. */
  g_assert_nonnull (strstr (leads_import_row_get_sentence (channel), "Line 9 "));
  g_assert_nonnull (strstr (leads_import_row_get_sentence (channel), "Direct"));

  g_assert_true (apply (fixture, made, NULL, &error));
  leads = fixture_list (fixture, LEADS_TYPE_LEAD);
  g_assert_cmpuint (leads->len, ==, 1);
}

/* What is stored already is counted, and a country is shown as the file has it. */
static void
test_every_line_is_counted (Fixture       *fixture,
                            gconstpointer  data)
{
  static const char *const text = "Customer;Service;Country\nAmberley;SIP;Germany\n\nBramley;SIP;Italia\n";
  g_autoptr (LeadsImportPreview) first = preview (fixture, LEADS_IMPORT_LEADS, text);
  g_autoptr (LeadsImportPreview) again = NULL;
  g_autoptr (LeadsImportRow) good = g_list_model_get_item (G_LIST_MODEL (first), 0);
  g_autoptr (LeadsImportRow) bad = g_list_model_get_item (G_LIST_MODEL (first), 1);
  g_autoptr (GError) error = NULL;
  const LeadsTotals *totals;

  assert_actions (first, "ar");
  g_assert_cmpstr (leads_import_row_get_country (good), ==, "Germany");
  g_assert_cmpstr (leads_import_row_get_sentence (bad), ==,
                   "“Italia” is not a country’s name here. Write the two letters, for example IT.");
  g_assert_true (apply (fixture, first, NULL, &error));
  again = preview (fixture, LEADS_IMPORT_LEADS, text);
  totals = leads_import_preview_get_totals (again);
  assert_actions (again, "sr");
  g_assert_cmpint (leads_import_preview_get_n_same (again), ==, 1);
  g_assert_cmpint (totals->lines, ==,
                   totals->header + totals->blank + leads_import_preview_get_n_added (again) +
                     leads_import_preview_get_n_updated (again) + leads_import_preview_get_n_same (again) + totals->invalid);
}

static void
test_bad_files (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (preview_of (fixture, LEADS_IMPORT_LEADS, "Full Name,Town\nAmberley,Leeds\n", &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "Service Name"));
  g_assert_nonnull (strstr (error->message, "import.csv"));
  g_clear_error (&error);
  g_assert_null (preview_of (fixture, LEADS_IMPORT_LEADS, "", &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE);
  g_clear_error (&error);
  g_assert_null (preview_of (fixture, LEADS_IMPORT_LEADS, "\x89PNG\r\n\x1a\n and so on", &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_TEXT);
}

static void
test_profiles (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) profiles = NULL;
  LeadsProfile *profile;

  import (fixture, LEADS_IMPORT_PROFILES,
          "Trunks,Name,Carrier\n"
          "sbc1.example.com; sbc2.example.com,Standard,Example Carrier\n"
          "not a host!,Broken,\n"
          ",,Nameless\n",
          "arr");
  import (fixture, LEADS_IMPORT_PROFILES, "Name,Region\nSTANDARD,Europe\nSTANDARD,Europe\n", "us");
  profiles = fixture_list (fixture, LEADS_TYPE_PROFILE);
  g_assert_cmpuint (profiles->len, ==, 1);
  profile = g_ptr_array_index (profiles, 0);
  g_assert_cmpstr (leads_profile_get_name (profile), ==, "Standard");
  g_assert_cmpstr (leads_profile_get_region (profile), ==, "Europe");
  g_assert_cmpstr (leads_profile_get_carrier (profile), ==, "Example Carrier");
  g_assert_cmpstr (leads_profile_get_trunks (profile)[1], ==, "sbc2.example.com");
}

/* Cancelled or out of date: all or nothing, and never twice. */
static void
test_apply (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LeadsImportPreview) made = preview (fixture, LEADS_IMPORT_LEADS, all_columns);
  g_autoptr (LeadsJob) job = leads_job_new ();
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) leads = NULL;
  g_autoptr (GError) error = NULL;

  leads_job_cancel (job);
  g_assert_false (apply (fixture, made, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  none = fixture_list (fixture, LEADS_TYPE_CUSTOMER);
  g_assert_cmpuint (none->len, ==, 0);

  /* Meanwhile somebody else made one of the leads: it is updated. */
  fixture_add_lead (fixture, "Amberley", "SIP TRUNK");
  g_assert_true (apply (fixture, made, NULL, &error));
  g_assert_no_error (error);
  leads = fixture_list (fixture, LEADS_TYPE_LEAD);
  g_assert_cmpuint (leads->len, ==, 3);
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  const guint n_lines = 100000;
  g_autofree char *longer = g_strnfill (256, 'x');
  g_autofree char *endless = g_strnfill (100 * 1024, 'x');
  g_autofree char *text = g_strdup_printf (HEADING "%s,S\nA,%s\nB,%s\nC\x07,\x1bS\n", longer, longer, endless);
  g_autoptr (LeadsImportPreview) made = preview (fixture, LEADS_IMPORT_LEADS, text);
  g_autoptr (GString) many = g_string_new (HEADING);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (leads_import_preview_get_totals (made)->reasons[LEADS_REASON_FIELD_TOO_LONG], ==, 3);
  g_assert_cmpint (leads_import_preview_get_totals (made)->accepted, ==, 1);
  g_assert_true (apply (fixture, made, NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < n_lines; i++)
    g_string_append (many, "\n");
  g_assert_null (preview_of (fixture, LEADS_IMPORT_LEADS, many->str, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
}

/* Headings as the domain and our lists have them; a country by its name or letters; and what is not used is said. */
static void
test_headings (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (LeadsImportPreview) made = NULL;
  g_autoptr (LeadsImportPreview) wrong = NULL;
  g_autoptr (GPtrArray) leads = NULL;
  g_autoptr (GError) error = NULL;
  LeadsLead *lead;

  made = preview (fixture, LEADS_IMPORT_LEADS,
                  "Customer,Service,Channel,Deploy,Status,Country,Notes,Id\n"
                  "Acme,Voice,East,ready,warning,United Kingdom,x,1\n"
                  "Acme,Fax,East,deployed,ok,gb,,2\n"
                  "Acme,Data,East,deployed,ok,France,,3\n"
                  "Beta,Voice,,,,Nowhere,,4\n"
                  "Gamma,Voice,,,,,,5\n");
  assert_actions (made, "aarra");
  g_assert_cmpstr (leads_import_preview_get_unused (made), ==, "The columns “Notes”, “Id” are not used.");
  g_assert_true (apply (fixture, made, NULL, &error));
  g_assert_no_error (error);
  leads = fixture_list (fixture, LEADS_TYPE_LEAD);
  lead = find_lead (leads, "Acme", "Voice");
  g_assert_cmpstr (leads_lead_get_country (lead), ==, "GB");
  g_assert_cmpint (leads_lead_get_deploy (lead), ==, LEADS_DEPLOY_READY);
  g_assert_cmpint (leads_lead_get_health (lead), ==, LEADS_HEALTH_WARNING);
  g_assert_null (leads_lead_get_country (find_lead (leads, "Gamma", "Voice")));

  /* Again: the same stays, another country moves the customer, and none leaves it where it is. */
  import (fixture, LEADS_IMPORT_LEADS, "Customer,Service,Country\nAcme,Voice,GB\nAcme,Fax,\nGamma,Voice,DE\n", "ssu");
  import (fixture, LEADS_IMPORT_LEADS, "Full Name,Service Name\nGamma,Voice\n", "s");
  import (fixture, LEADS_IMPORT_LEADS, "Full Name,Service Name,Country\nGamma,Voice,Germany\n", "s");
  wrong = preview (fixture, LEADS_IMPORT_LEADS, HEADING);
  g_assert_null (leads_import_preview_get_unused (wrong));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import/leads", test_leads);
  ADD ("/import/leads/update", test_update);
  ADD ("/import/leads/refuse", test_refuse);
  ADD ("/import/every-line-is-counted", test_every_line_is_counted);
  ADD ("/import/bad-files", test_bad_files);
  ADD ("/import/profiles", test_profiles);
  ADD ("/import/apply", test_apply);
  ADD ("/import/limits", test_limits);
  ADD ("/import/headings", test_headings);
  return g_test_run ();
}
