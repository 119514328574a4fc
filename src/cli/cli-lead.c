/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <leads-deployment-status.h>
#include <leads-text.h>
#include <leads-time.h>

#include <stdio.h>

/* `lead add`, `lead list`, and the two imports, `lead import` and `profile import`. */

static gboolean
parse_status (const char  *deploy_word,
              const char  *health_word,
              LeadsDeploy *deploy,
              LeadsHealth *health)
{
  *deploy = LEADS_DEPLOY_DEPLOYED;
  *health = LEADS_HEALTH_OK;
  if (deploy_word != NULL && !leads_deploy_from_word (deploy_word, deploy))
    {
      leads_cli_misused (_("“%s” is not a deployment. Use deployed, ready, failed or unknown."), deploy_word);
      return FALSE;
    }
  if (health_word != NULL && !leads_health_from_word (health_word, health))
    {
      leads_cli_misused (_("“%s” is not a status. Use ok, warning, error or unmonitored."), health_word);
      return FALSE;
    }
  if (!leads_deployment_status_is_pair (*deploy, *health))
    {
      leads_cli_misused (_("“%s” and “%s” do not go together. Deployed goes with every status, ready and unknown with warning, failed with error."),
                         leads_deploy_to_word (*deploy), leads_health_to_word (*health));
      return FALSE;
    }
  return TRUE;
}

int
leads_cli_lead_add (LeadsCli *cli,
                    int       argc,
                    char    **argv)
{
  g_autofree char *customer = NULL;
  g_autofree char *service = NULL;
  g_autofree char *channel = NULL;
  g_autofree char *deploy_word = NULL;
  g_autofree char *health_word = NULL;
  g_autofree char *consented_on = NULL;
  const GOptionEntry entries[] = {
    { "customer", 0, 0, G_OPTION_ARG_STRING, &customer, N_("The customer’s full name; made if new"), N_("NAME") },
    { "service", 0, 0, G_OPTION_ARG_STRING, &service, N_("The service’s name"), N_("NAME") },
    { "channel", 0, 0, G_OPTION_ARG_STRING, &channel, N_("The channel; made if new"), N_("NAME") },
    { "deploy", 0, 0, G_OPTION_ARG_STRING, &deploy_word, N_("deployed, ready, failed or unknown"), N_("D") },
    { "status", 0, 0, G_OPTION_ARG_STRING, &health_word, N_("ok, warning, error or unmonitored"), N_("S") },
    { "consented-on", 0, 0, G_OPTION_ARG_STRING, &consented_on, N_("When the service was deployed, ISO 8601"), N_("TIME") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LeadsLead) lead = NULL;
  LeadsDeploy deploy;
  LeadsHealth health;
  gint64 consented = leads_time_now ();

  if (!leads_cli_parse (cli, entries, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  if (customer == NULL || service == NULL)
    return leads_cli_misused (_("Give --customer and --service."));
  if (!leads_cli_check_value ("--channel", channel))
    return LEADS_CLI_USAGE;
  if (!parse_status (deploy_word, health_word, &deploy, &health))
    return LEADS_CLI_USAGE;
  if (consented_on != NULL && !leads_time_from_iso8601 (consented_on, &consented))
    return leads_cli_misused (_("“%s” is not a time. Write it like 2026-01-31T09:30:00Z."), consented_on);
  if (!leads_cli_open_desk (cli))
    return LEADS_CLI_NOT_DONE;

  lead = g_object_new (LEADS_TYPE_LEAD, "customer-name", customer, "service-name", service, "channel-name", channel, "deploy", deploy, "health", health,
                       "consented-on", consented, NULL);
  return leads_cli_save (cli, lead);
}

/* One by one: all of them as one tree would take five times the memory. */
static void
print_leads_json (GPtrArray *leads)
{
  putchar ('[');
  for (guint i = 0; i < leads->len; i++)
    {
      LeadsLead *lead = g_ptr_array_index (leads, i);
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *text = NULL;

      json_builder_begin_object (builder);
      leads_cli_json_int (builder, "id", leads_lead_get_id (lead));
      leads_cli_json_string (builder, "customer", leads_lead_get_customer_name (lead));
      leads_cli_json_string (builder, "service", leads_lead_get_service_name (lead));
      leads_cli_json_string (builder, "channel", leads_lead_get_channel_name (lead));
      leads_cli_json_string (builder, "deploy", leads_deploy_to_word (leads_lead_get_deploy (lead)));
      leads_cli_json_string (builder, "status", leads_health_to_word (leads_lead_get_health (lead)));
      leads_cli_json_time (builder, "consented_on", leads_lead_get_consented_on (lead));
      leads_cli_json_time (builder, "last_modified", leads_lead_get_last_modified (lead));
      leads_cli_json_int (builder, "numbers", leads_lead_get_n_numbers (lead));
      json_builder_end_object (builder);
      root = json_builder_get_root (builder);
      text = json_to_string (root, FALSE);
      printf ("%s%s", i > 0 ? ",\n" : "", text);
    }
  puts ("]");
}

static void
print_leads (GPtrArray *leads)
{
  LeadsCliTable *table = leads_cli_table_new (_("ID"), _("Full Name"), _("Service Name"), _("Channel Name"), _("Deployment Status"), _("Numbers"),
                                              _("Consented On"), _("Last Modified"), NULL);

  for (guint i = 0; i < leads->len; i++)
    {
      LeadsLead *lead = g_ptr_array_index (leads, i);
      const char *channel = leads_lead_get_channel_name (lead);
      gint64 consented_on = leads_lead_get_consented_on (lead);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, leads_lead_get_id (lead));
      g_autofree char *status =
        g_strdup_printf ("%s/%s", leads_deploy_to_word (leads_lead_get_deploy (lead)), leads_health_to_word (leads_lead_get_health (lead)));
      g_autofree char *numbers = g_strdup_printf ("%'" G_GINT64_FORMAT, leads_lead_get_n_numbers (lead));
      g_autofree char *consented = consented_on != 0 ? leads_time_to_iso8601 (consented_on) : g_strdup (_("Not yet"));
      g_autofree char *modified = leads_time_to_iso8601 (leads_lead_get_last_modified (lead));

      leads_cli_table_add (table, id, leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead), channel != NULL ? channel : "", status,
                           numbers, consented, modified, NULL);
    }
  leads_cli_table_print (table);
}

static gboolean
lead_matches (LeadsLead  *lead,
              char      **words)
{
  g_autofree char *joined = g_strjoin (" ", leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead),
                                       leads_lead_get_channel_name (lead), NULL);
  g_autofree char *folded = leads_text_fold (joined);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

int
leads_cli_lead_list (LeadsCli *cli,
                     int       argc,
                     char    **argv)
{
  g_autofree char *search = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &search, N_("Only leads whose customer, service or channel contain these words"), N_("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) leads = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!leads_cli_parse (cli, entries, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  if (!leads_cli_open_desk (cli))
    return LEADS_CLI_NOT_DONE;
  leads = leads_cli_list (cli, LEADS_TYPE_LEAD, 0);
  if (leads == NULL)
    return LEADS_CLI_NOT_DONE;

  folded = leads_text_fold (search != NULL ? search : "");
  words = g_strsplit_set (folded, " \t", -1);
  for (guint i = 0; i < leads->len; i++)
    if (lead_matches (g_ptr_array_index (leads, i), words))
      g_ptr_array_add (found, g_ptr_array_index (leads, i));
  if (cli->json)
    print_leads_json (found);
  else
    print_leads (found);
  return LEADS_CLI_DONE;
}

static void
explain_refused_rows (LeadsImportPreview *preview)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (preview)); i++)
    {
      g_autoptr (LeadsImportRow) row = g_list_model_get_item (G_LIST_MODEL (preview), i);
      g_autofree char *number = NULL;

      if (!g_str_equal (leads_import_row_get_action (row), "refuse"))
        continue;
      number = g_strdup_printf ("%'" G_GUINT64_FORMAT, leads_import_row_get_line (row));
      g_printerr (_("Line %s: %s"), number, leads_import_row_get_sentence (row));
      g_printerr ("\n");
    }
}

static int
print_import (LeadsCli           *cli,
              LeadsImportPreview *preview)
{
  const LeadsTotals *totals = leads_import_preview_get_totals (preview);

  if (leads_import_preview_get_unused (preview) != NULL)
    g_printerr ("%s\n", leads_import_preview_get_unused (preview));
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      leads_cli_json_totals (builder, totals);
      leads_cli_json_int (builder, "added", leads_import_preview_get_n_added (preview));
      leads_cli_json_int (builder, "updated", leads_import_preview_get_n_updated (preview));
      leads_cli_json_int (builder, "unchanged", leads_import_preview_get_n_same (preview));
      json_builder_end_object (builder);
      leads_cli_print_json (builder);
    }
  else
    {
      g_autofree char *added = g_strdup_printf ("%'" G_GINT64_FORMAT, leads_import_preview_get_n_added (preview));
      g_autofree char *updated = g_strdup_printf ("%'" G_GINT64_FORMAT, leads_import_preview_get_n_updated (preview));
      g_autofree char *same = g_strdup_printf ("%'" G_GINT64_FORMAT, leads_import_preview_get_n_same (preview));

      leads_cli_print_totals (totals);
      g_print (_("Added: %s, updated: %s, unchanged: %s"), added, updated, same);
      g_print ("\n");
    }
  if (leads_totals_get_refused (totals) == 0)
    return LEADS_CLI_DONE;
  return totals->accepted > 0 ? LEADS_CLI_PARTLY : LEADS_CLI_NOT_DONE;
}

static int
import_records (LeadsCli        *cli,
                LeadsImportKind  kind,
                int              argc,
                char           **argv)
{
  LeadsImportService *imports;
  g_autoptr (LeadsImportPreview) preview = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (LeadsJob) job = NULL;
  g_autoptr (GError) error = NULL;
  gboolean stored;

  if (!leads_cli_parse (cli, NULL, _("FILE"), &argc, &argv) || !leads_cli_want_args (argc, argv, 1, 1))
    return LEADS_CLI_USAGE;
  file = leads_cli_new_file (argv[1]);
  if (file == NULL)
    return LEADS_CLI_USAGE;
  if (!leads_cli_open_desk (cli))
    return LEADS_CLI_NOT_DONE;
  imports = leads_desk_get_imports (cli->desk);

  job = leads_cli_begin_job (cli, _("Importing"));
  leads_import_service_preview_async (imports, kind, file, job, leads_cli_take_result, cli);
  read = leads_cli_await_read (cli);
  leads_cli_end_job (cli, job);
  if (read == NULL)
    return leads_cli_fail (&(const GError) { G_IO_ERROR, G_IO_ERROR_CANCELLED, NULL });
  preview = leads_import_service_preview_finish (imports, read, &error);
  if (preview == NULL)
    return leads_cli_fail (error);
  explain_refused_rows (preview);

  g_set_object (&job, NULL);
  job = leads_cli_begin_job (cli, _("Importing"));
  leads_import_service_apply_async (imports, preview, job, leads_cli_take_result, cli);
  applied = leads_cli_await (cli);
  leads_cli_end_job (cli, job);
  stored = leads_import_service_apply_finish (imports, applied, &error);
  if (!stored)
    return leads_cli_fail (error);
  return print_import (cli, preview);
}

int
leads_cli_lead_import (LeadsCli *cli,
                       int       argc,
                       char    **argv)
{
  return import_records (cli, LEADS_IMPORT_LEADS, argc, argv);
}

int
leads_cli_profile_import (LeadsCli *cli,
                          int       argc,
                          char    **argv)
{
  return import_records (cli, LEADS_IMPORT_PROFILES, argc, argv);
}
