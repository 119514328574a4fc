/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/* What every command needs: its options, the open store, waiting for an
 * asynchronous operation, and a line of progress on a terminal. */

gboolean
leads_cli_parse (LeadsCli           *cli,
                 const GOptionEntry *entries,
                 const char         *synopsis,
                 int                *argc,
                 char             ***argv)
{
  const GOptionEntry global[] = {
    LEADS_CLI_GLOBAL_ENTRIES (cli),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (synopsis);
  g_autoptr (GError) error = NULL;

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, global, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

gboolean
leads_cli_want_args (int    argc,
                     char **argv,
                     int    least,
                     int    most)
{
  if (argc - 1 < least)
    {
      leads_cli_misused (_("Something is missing. See “%s --help”."), argv[0]);
      return FALSE;
    }
  if (argc - 1 > most)
    {
      leads_cli_misused (_("“%s” is one argument too many. See “%s --help”."), argv[most + 1], argv[0]);
      return FALSE;
    }
  return TRUE;
}

int
leads_cli_fail (const GError *error)
{
  leads_cli_clear_shown ();
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_printerr ("%s\n", _("Cancelled. Nothing was stored."));
  else
    g_printerr ("%s\n", error->message);
  return LEADS_CLI_NOT_DONE;
}

int
leads_cli_misused (const char *format,
                   ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("%s\n", text);
  return LEADS_CLI_USAGE;
}

void
leads_cli_take_result (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  LeadsCli *cli = data;

  g_assert (cli->result == NULL);
  cli->result = g_object_ref (result);
}

GAsyncResult *
leads_cli_await (LeadsCli *cli)
{
  while (cli->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&cli->result);
}

gboolean
leads_cli_open_desk (LeadsCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (cli->desk != NULL)
    return TRUE;
  if (cli->data_dir == NULL)
    cli->data_dir = leads_desk_dup_default_dir ();
  leads_desk_open_async (cli->data_dir, FALSE, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  cli->desk = leads_desk_open_finish (result, &error);
  if (cli->desk == NULL)
    leads_cli_fail (error);
  return cli->desk != NULL;
}

static void
show_progress (LeadsJob   *job,
               GParamSpec *pspec,
               const char *what)
{
  double fraction = leads_job_get_fraction (job);

  if (fraction >= 0)
    g_printerr ("\r%s %3d %%", what, (int) (fraction * 100));
}

void
leads_cli_show_job (LeadsJob   *job,
                    const char *what)
{
  if (isatty (STDERR_FILENO))
    g_signal_connect_data (job, "notify::fraction", G_CALLBACK (show_progress), g_strdup (what), (GClosureNotify) (void (*) (void)) g_free, 0);
}

void
leads_cli_clear_shown (void)
{
  if (isatty (STDERR_FILENO))
    g_printerr ("\r\033[K");
}

LeadsJob *
leads_cli_begin_job (LeadsCli   *cli,
                     const char *what)
{
  LeadsJob *job = leads_job_new ();

  leads_cli_show_job (job, what);
  cli->job = job;
  return job;
}

void
leads_cli_end_job (LeadsCli *cli,
                   LeadsJob *job)
{
  cli->job = NULL;
  g_signal_handlers_disconnect_matched (job, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, show_progress, NULL);
  leads_cli_clear_shown ();
}
