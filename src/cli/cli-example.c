/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/* `example`: the file that shows how numbers are given, in the format of its name's ending. */

int
leads_cli_example (LeadsCli *cli,
                   int       argc,
                   char    **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  const char *out;
  const char *ending;
  const char *text;
  gsize size;

  if (!leads_cli_parse (cli, NULL, _("[FILE]"), &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 1))
    return LEADS_CLI_USAGE;
  out = argc > 1 ? argv[1] : "-";
  name = g_path_get_basename (out);
  ending = strrchr (name, '.');
  if (*out != '\0' && ending != NULL && ending[1] != '\0' && g_ascii_strcasecmp (ending, ".csv") != 0 &&
      g_ascii_strcasecmp (ending, ".xlsx") != 0)
    return leads_cli_misused (_("The example comes as CSV or as a workbook. Give a file name that ends in .csv or .xlsx."));
  if (!g_str_equal (out, "-"))
    {
      file = leads_cli_new_file (out);
      if (file == NULL)
        return LEADS_CLI_USAGE;
      return leads_export_service_write_example (file, NULL, &error) ? LEADS_CLI_DONE : leads_cli_fail (error);
    }
  content = leads_export_service_dup_example (&error);
  if (content == NULL)
    return leads_cli_fail (error);
  text = g_bytes_get_data (content, &size);
  fwrite (text, 1, size, stdout);
  return LEADS_CLI_DONE;
}
