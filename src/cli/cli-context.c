/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <glib-unix.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* What every command needs: its options, the open store, waiting for an
 * asynchronous operation, and a line of progress on a terminal. */

gboolean
leads_cli_refuse_options (const GError *error)
{
  /* What GOption says of its own is about the words that were typed; of the rest it knows no words. */
  if (error->domain == G_OPTION_ERROR)
    g_printerr ("%s\n", error->message);
  else
    g_printerr ("%s\n", _("An argument is not text in the encoding of your language settings. Write it in UTF-8."));
  return FALSE;
}

gboolean
leads_cli_check_global (LeadsCli *cli)
{
  if (cli->data_dir == NULL || *cli->data_dir != '\0')
    return TRUE;
  leads_cli_misused (_("--data-dir is empty. Give a folder, or leave it out."));
  return FALSE;
}

/* GOption keeps a -- before an argument that looks like an option. */
static void
drop_separator (int    *argc,
                char ***argv)
{
  if (*argc < 2 || !g_str_equal ((*argv)[1], "--"))
    return;
  memmove (*argv + 1, *argv + 2, (size_t) (*argc - 1) * sizeof (char *));
  (*argc)--;
}

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
  if (!g_option_context_parse (context, argc, argv, &error))
    return leads_cli_refuse_options (error);
  drop_separator (argc, argv);
  return leads_cli_check_global (cli);
}

char *
leads_cli_dup_text (const char *argument)
{
  g_autofree char *text = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    return g_steal_pointer (&text);
  leads_cli_refuse_options (&(const GError) { G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE, NULL });
  return NULL;
}

static gpointer
pump (gpointer data)
{
  const int *ends = data;
  char buffer[16 * 1024];
  ssize_t length;

  while ((length = read (ends[0], buffer, sizeof buffer)) > 0)
    for (ssize_t done = 0, n; done < length; done += n)
      if ((n = write (ends[1], buffer + done, (size_t) (length - done))) < 0)
        return NULL;
  close (ends[1]);
  return NULL;
}

/* /dev/stdin cannot be opened when it is a socket, as some programs and service managers give: puts a pipe in its place. */
static void
make_stdin_a_pipe (void)
{
  static int ends[2];
  int fds[2];
  struct stat info;

  if (fstat (STDIN_FILENO, &info) != 0 || !S_ISSOCK (info.st_mode) || !g_unix_open_pipe (fds, FD_CLOEXEC, NULL))
    return;
  ends[0] = dup (STDIN_FILENO);
  ends[1] = fds[1];
  dup2 (fds[0], STDIN_FILENO);
  close (fds[0]);
  g_thread_unref (g_thread_new ("stdin", pump, ends));
}

GFile *
leads_cli_new_file (const char *argument)
{
  if (*argument == '\0')
    {
      leads_cli_misused (_("The name of a file is empty. Give a file."));
      return NULL;
    }
  if (g_str_equal (argument, "-"))
    {
      make_stdin_a_pipe ();
      return g_file_new_for_path ("/dev/stdin");
    }
  /* GIO takes every name with a colon near its beginning for a URI. */
  if (strstr (argument, "://") == NULL)
    return g_file_new_for_path (argument);
  return g_file_new_for_commandline_arg (argument);
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

GAsyncResult *
leads_cli_await_read (LeadsCli *cli)
{
  while (cli->result == NULL && !g_cancellable_is_cancelled (cli->cancellable))
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&cli->result);
}

static gboolean
cancel_on_signal (gpointer data)
{
  LeadsCli *cli = data;

  if (cli->job != NULL)
    leads_job_cancel (cli->job);
  g_cancellable_cancel (cli->cancellable);
  /* A second Ctrl+C ends the program; the store's transaction is rolled back by the next that opens it. */
  return G_SOURCE_REMOVE;
}

static void
say_what_is_wrong (LeadsPlanService *plans)
{
  if (leads_plan_service_get_problem (plans) != NULL)
    g_printerr ("%s\n", leads_plan_service_get_problem (plans));
}

LeadsPlanService *
leads_cli_new_plans (LeadsCli *cli)
{
  g_autofree char *dir = NULL;

  if (cli->data_dir == NULL)
    cli->data_dir = leads_desk_dup_default_dir ();
  dir = g_canonicalize_filename (cli->data_dir, NULL);
  return leads_plan_service_new (dir);
}

LeadsPlanService *
leads_cli_load_plans (LeadsCli *cli)
{
  LeadsPlanService *plans = leads_cli_new_plans (cli);

  leads_plan_service_load (plans);
  say_what_is_wrong (plans);
  return plans;
}

gboolean
leads_cli_open_desk (LeadsCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (cli->desk != NULL)
    return TRUE;
  /* Only now: what needs no store ends at once, and so does what only prints, whoever keeps it from printing. */
  if (!cli->only_prints)
    {
      g_unix_signal_add (SIGINT, cancel_on_signal, cli);
      g_unix_signal_add (SIGTERM, cancel_on_signal, cli);
    }
  if (cli->data_dir == NULL)
    cli->data_dir = leads_desk_dup_default_dir ();
  leads_desk_open_async (cli->data_dir, FALSE, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  cli->desk = leads_desk_open_finish (result, &error);
  if (cli->desk == NULL)
    leads_cli_fail (error);
  else
    say_what_is_wrong (leads_desk_get_plans (cli->desk));
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
    fputs ("\r\033[K", stderr);
}

LeadsJob *
leads_cli_begin_job (LeadsCli   *cli,
                     const char *what)
{
  LeadsJob *job = leads_job_new ();

  leads_cli_show_job (job, what);
  cli->job = job;
  /* Ctrl+C may have come between two jobs. */
  if (g_cancellable_is_cancelled (cli->cancellable))
    leads_job_cancel (job);
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
