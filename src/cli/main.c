/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* The command line program: the global options, then one command from the
 * table, which reads its own options. */

static const LeadsCliCommand commands[] = {
  { "channel", "add", leads_cli_channel_add, "channel add NAME", TRUE },
  { "customer", "add", leads_cli_customer_add, "customer add NAME", TRUE },
  { "lead", "add", leads_cli_lead_add, "lead add --customer NAME --service NAME", TRUE },
  { "lead", "import", leads_cli_lead_import, "lead import FILE", TRUE },
  { "lead", "list", leads_cli_lead_list, "lead list", FALSE, TRUE },
  { "connection", "add", leads_cli_connection_add, "connection add --lead ID --name NAME --side pstn|customer", TRUE },
  { "connection", "list", leads_cli_connection_list, "connection list", FALSE, TRUE },
  { "profile", "add", leads_cli_profile_add, "profile add --name NAME", TRUE },
  { "profile", "import", leads_cli_profile_import, "profile import FILE", TRUE },
  { "profile", "list", leads_cli_profile_list, "profile list", FALSE, TRUE },
  { "example", NULL, leads_cli_example, "example [FILE]", FALSE },
  { "check", NULL, leads_cli_check, "check FILE…", FALSE },
  { "upload", "list", leads_cli_upload_list, "upload list", FALSE, TRUE },
  { "upload", "show", leads_cli_upload_show, "upload show ID", FALSE, TRUE },
  { "upload", "undo", leads_cli_upload_undo, "upload undo ID", TRUE },
  { "upload", NULL, leads_cli_upload, "upload --lead ID --profile NAME --connection NAME --service-info TEXT …", TRUE },
  { "numbers", NULL, leads_cli_numbers, "numbers [QUERY]", FALSE, TRUE },
  { "verdict", NULL, leads_cli_verdict, "verdict", FALSE },
  { "plan", NULL, leads_cli_plan, "plan [--install FILE | --built-in]", FALSE },
};

static char *
describe_commands (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %s", commands[i].synopsis);
  g_string_append_printf (text, "\n\n%s", _("“COMMAND --help” shows the options of each."));
  return g_string_free (text, FALSE);
}

static gboolean
is_first_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (word, commands[i].word))
      return TRUE;
  return FALSE;
}

static const LeadsCliCommand *
find_command (int    argc,
              char **argv,
              int   *n_words)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const LeadsCliCommand *command = &commands[i];

      if (!g_str_equal (argv[1], command->word))
        continue;
      *n_words = command->verb != NULL ? 2 : 1;
      if (command->verb == NULL || (argc > 2 && g_str_equal (argv[2], command->verb)))
        return command;
    }
  return NULL;
}

/* A descriptor that is closed would be given to the next file that is opened: what is
 * printed must not go there. Opened the wrong way round, so that using it fails as before. */
static void
keep_standard_streams (void)
{
  static const int modes[] = { O_WRONLY, O_RDONLY, O_RDWR };

  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && open ("/dev/null", modes[fd]) != fd)
      _exit (LEADS_CLI_NOT_DONE);
}

/* Scheduled jobs run without a language, and then no name beyond ASCII could be given or shown. */
static void
set_locale (void)
{
  const char *type = setlocale (LC_ALL, "") != NULL ? setlocale (LC_CTYPE, NULL) : NULL;

  if (type == NULL || g_str_equal (type, "C") || g_str_equal (type, "POSIX"))
    setlocale (LC_CTYPE, "C.UTF-8");
}

/* @status, unless what it stands for could not be printed. */
static int
end_output (LeadsCli              *cli,
            const LeadsCliCommand *command,
            int                    status)
{
  gboolean failed = fflush (stdout) != 0 || ferror (stdout) || cli->output_failed;

  if (!failed || (status != LEADS_CLI_DONE && status != LEADS_CLI_PARTLY))
    return status;
  if (command->stores || cli->stored)
    {
      g_printerr ("%s\n", _("It was done, but the output could not be written. Is there room on the disk?"));
      return status;
    }
  g_printerr ("%s\n", _("The output could not be written. Is there room on the disk?"));
  return LEADS_CLI_NOT_DONE;
}

static int
run_command (LeadsCli *cli,
             int       argc,
             char    **argv)
{
  const LeadsCliCommand *command;
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  int n_words = 0;

  if (argc < 2)
    return leads_cli_misused (_("No command was given. See “%s --help”."), "customer-leads-cli");
  command = find_command (argc, argv, &n_words);
  if (command == NULL && argc > 2 && is_first_word (argv[1]))
    return leads_cli_misused (_("There is no command “%s %s”. See “%s --help”."), argv[1], argv[2], "customer-leads-cli");
  if (command == NULL)
    return leads_cli_misused (_("There is no command “%s”. See “%s --help”."), argv[1], "customer-leads-cli");

  name = g_strdup_printf ("customer-leads-cli %s%s%s", command->word, command->verb != NULL ? " " : "", command->verb != NULL ? command->verb : "");
  g_set_prgname (name);
  cli->only_prints = command->only_prints;
  g_ptr_array_add (words, name);
  for (int i = 1 + n_words; i < argc; i++)
    g_ptr_array_add (words, argv[i]);
  g_ptr_array_add (words, NULL);
  return end_output (cli, command, command->run (cli, (int) words->len - 1, (char **) words->pdata));
}

static void
print_version (void)
{
  g_print ("customer-leads-cli %s\n", PACKAGE_VERSION);
  g_print ("GLib %u.%u.%u\n", glib_major_version, glib_minor_version, glib_micro_version);
}

int
main (int    argc,
      char **argv)
{
  LeadsCli cli = { 0 };
  gboolean show_version = FALSE;
  const GOptionEntry entries[] = {
    LEADS_CLI_GLOBAL_ENTRIES (&cli),
    { "version", 0, 0, G_OPTION_ARG_NONE, &show_version, N_("Show the versions and stop"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *description = NULL;
  int status;

  /* A file that may not grow any more is an error that is told, no reason to end. */
  signal (SIGXFSZ, SIG_IGN);
  keep_standard_streams ();
  leads_cli_guard_errors ();
  set_locale ();
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("customer-leads-cli");

  context = g_option_context_new (_("COMMAND …"));
  description = describe_commands ();
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      leads_cli_refuse_options (error);
      return LEADS_CLI_USAGE;
    }
  if (show_version)
    {
      print_version ();
      g_free (cli.data_dir);
      return LEADS_CLI_DONE;
    }

  cli.cancellable = g_cancellable_new ();
  status = run_command (&cli, argc, argv);

  g_clear_object (&cli.desk);
  g_clear_object (&cli.cancellable);
  g_free (cli.data_dir);
  return status;
}
