/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/* What needs no store: `verdict`, `plan` and `example`. */

int
leads_cli_verdict (LeadsCli *cli,
                   int       argc,
                   char    **argv)
{
  g_autoptr (LeadsValidationService) validation = NULL;
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  int status = LEADS_CLI_DONE;

  if (!leads_cli_parse (cli, NULL, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  validation = leads_validation_service_new_builtin ();
  while ((length = getline (&line, &size, stdin)) >= 0)
    {
      LeadsVerdict verdict;

      while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
        length--;
      line[length] = '\0';
      leads_validation_service_judge_text (validation, line, &verdict);
      fwrite (line, 1, (size_t) length, stdout);
      if (verdict.valid)
        {
          fputs ("\tvalid\t\t", stdout);
          fputs (verdict.region, stdout);
          fputc ('\t', stdout);
          fputs (leads_number_type_to_word (verdict.type), stdout);
          fputc ('\n', stdout);
        }
      else
        {
          fputs ("\tinvalid\t", stdout);
          fputs (leads_reason_to_word (verdict.reason), stdout);
          fputs ("\t\t\n", stdout);
          status = LEADS_CLI_PARTLY;
        }
    }
  free (line);
  if (ferror (stdin) || fflush (stdout) != 0)
    return leads_cli_misused (_("Standard input or output failed."));
  return status;
}

int
leads_cli_plan (LeadsCli *cli,
                int       argc,
                char    **argv)
{
  g_autoptr (LeadsValidationService) validation = NULL;
  const char *version;
  const char *date;

  if (!leads_cli_parse (cli, NULL, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  validation = leads_validation_service_new_builtin ();
  version = leads_validation_service_get_plan_version (validation);
  date = leads_validation_service_get_plan_date (validation);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      leads_cli_json_string (builder, "version", version);
      leads_cli_json_string (builder, "date", date);
      json_builder_end_object (builder);
      leads_cli_print_json (builder);
    }
  else
    {
      g_print (_("Numbering plan %s of %s"), version, date);
      g_print ("\n");
    }
  return LEADS_CLI_DONE;
}

int
leads_cli_example (LeadsCli *cli,
                   int       argc,
                   char    **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  const char *out;
  gsize size;

  if (!leads_cli_parse (cli, NULL, _("[FILE]"), &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 1))
    return LEADS_CLI_USAGE;
  out = argc > 1 ? argv[1] : "-";
  if (!g_str_equal (out, "-") && strrchr (out, '.') != NULL && g_ascii_strcasecmp (strrchr (out, '.'), ".csv") != 0)
    return leads_cli_misused (_("This format is not available yet. Give a file name that ends in .csv."));
  content = leads_export_service_dup_example (&error);
  if (content == NULL)
    return leads_cli_fail (error);
  if (g_str_equal (out, "-"))
    {
      const char *text = g_bytes_get_data (content, &size);

      return fwrite (text, 1, size, stdout) == size && fflush (stdout) == 0 ? LEADS_CLI_DONE : LEADS_CLI_NOT_DONE;
    }
  file = g_file_new_for_commandline_arg (out);
  if (!g_file_replace_contents (file, g_bytes_get_data (content, NULL), g_bytes_get_size (content), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error))
    return leads_cli_fail (error);
  return LEADS_CLI_DONE;
}
