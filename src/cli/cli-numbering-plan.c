/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>

/* `plan`: which numbering plan is in force, installing a newer one, and going back. Needs no store. */

static void
print_plan_json (LeadsPlanService *plans)
{
  gboolean installed = leads_plan_service_is_installed (plans);
  g_autofree char *path = g_filename_display_name (leads_plan_service_get_path (plans));
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  leads_cli_json_string (builder, "version", leads_plan_service_get_version (plans));
  leads_cli_json_string (builder, "date", leads_plan_service_get_date (plans));
  leads_cli_json_string (builder, "source", installed ? "file" : "built-in");
  leads_cli_json_string (builder, "file", installed ? path : NULL);
  leads_cli_json_string (builder, "builtin_version", leads_plan_service_get_builtin_version (plans));
  leads_cli_json_string (builder, "builtin_date", leads_plan_service_get_builtin_date (plans));
  json_builder_end_object (builder);
  leads_cli_print_json (builder);
}

static void
print_plan (LeadsCli         *cli,
            LeadsPlanService *plans)
{
  const char *version = leads_plan_service_get_version (plans);
  const char *date = leads_plan_service_get_date (plans);

  if (leads_plan_service_is_older (plans))
    g_printerr (_("The plan of this program is newer: %s of %s. “plan --built-in” goes back to it.\n"),
                leads_plan_service_get_builtin_version (plans), leads_plan_service_get_builtin_date (plans));
  if (cli->json)
    {
      print_plan_json (plans);
    }
  else if (leads_plan_service_is_installed (plans))
    {
      g_autofree char *path = g_filename_display_name (leads_plan_service_get_path (plans));

      g_print (_("Numbering plan %s of %s, installed as %s"), version, date, path);
      g_print ("\n");
    }
  else
    {
      g_print (_("Numbering plan %s of %s, built in"), version, date);
      g_print ("\n");
    }
}

static gboolean
install (LeadsCli         *cli,
         LeadsPlanService *plans,
         GFile            *file,
         GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  leads_plan_service_install_async (plans, file, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  return leads_plan_service_install_finish (plans, result, error);
}

static gboolean
use_builtin (LeadsCli         *cli,
             LeadsPlanService *plans,
             GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  leads_plan_service_use_builtin_async (plans, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  return leads_plan_service_use_builtin_finish (plans, result, error);
}

int
leads_cli_plan (LeadsCli *cli,
                int       argc,
                char    **argv)
{
  g_autofree char *name = NULL;
  gboolean builtin = FALSE;
  const GOptionEntry entries[] = {
    { "install", 0, 0, G_OPTION_ARG_FILENAME, &name, N_("Check a newer plan and use it; - for standard input"), N_("FILE") },
    { "built-in", 0, 0, G_OPTION_ARG_NONE, &builtin, N_("Go back to the plan of this program"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LeadsPlanService) plans = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (!leads_cli_parse (cli, entries, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  if (name != NULL && builtin)
    return leads_cli_misused (_("Give --install or --built-in, not both."));
  if (name != NULL)
    {
      file = leads_cli_new_file (name);
      if (file == NULL)
        return LEADS_CLI_USAGE;
    }

  /* What is there is about to be replaced: that it cannot be used is no news then. */
  plans = file != NULL || builtin ? leads_cli_new_plans (cli) : leads_cli_load_plans (cli);
  if (file != NULL ? !install (cli, plans, file, &error) : builtin && !use_builtin (cli, plans, &error))
    return leads_cli_fail (error);
  cli->stored = file != NULL || builtin;
  print_plan (cli, plans);
  return LEADS_CLI_DONE;
}
