/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <leads-service-error.h>
#include <leads-text.h>

/* `check` and `upload`: a draft from the command line, judged, and for `upload` submitted. */

/* Another program may take numbers between the check and the commit again and again; each time the
 * draft is compared anew. More often than this means something else is wrong. */
#define MAX_SUBMITS 20

/* Between start and end of a range while GOption carries both as one argument. */
#define RANGE_SEPARATOR "\x1f"

typedef struct {
  LeadsCliDraftOptions draft;
  char                *lead;
  char                *profile;
  char                *connection;
  char                *service_info;
  gboolean             all_or_nothing;
} UploadOptions;

static gboolean
take_number (const char *name,
             const char *value,
             gpointer    data,
             GError    **error)
{
  leads_cli_draft_options_add (&((UploadOptions *) data)->draft, LEADS_CLI_SOURCE_NUMBER, value, NULL);
  return TRUE;
}

static gboolean
take_file (const char *name,
           const char *value,
           gpointer    data,
           GError    **error)
{
  leads_cli_draft_options_add (&((UploadOptions *) data)->draft, LEADS_CLI_SOURCE_FILE, value, NULL);
  return TRUE;
}

static gboolean
take_range (const char *name,
            const char *value,
            gpointer    data,
            GError    **error)
{
  g_auto (GStrv) ends = g_strsplit (value, RANGE_SEPARATOR, 2);

  if (g_strv_length (ends) != 2)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("--range takes two numbers: its start and its end."));
      return FALSE;
    }
  leads_cli_draft_options_add (&((UploadOptions *) data)->draft, LEADS_CLI_SOURCE_RANGE, ends[0], ends[1]);
  return TRUE;
}

/* GOption knows no option with two values: joins them. (transfer full) (element-type utf8) */
static GPtrArray *
join_ranges (int    argc,
             char **argv)
{
  GPtrArray *joined = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--range") && i + 2 < argc)
        {
          g_ptr_array_add (joined, g_strconcat ("--range=", argv[i + 1], RANGE_SEPARATOR, argv[i + 2], NULL));
          i += 2;
        }
      else
        {
          g_ptr_array_add (joined, g_strdup (argv[i]));
        }
    }
  g_ptr_array_add (joined, NULL);
  return joined;
}

static void
upload_options_clear (UploadOptions *options)
{
  leads_cli_draft_options_clear (&options->draft);
  g_free (options->lead);
  g_free (options->profile);
  g_free (options->connection);
  g_free (options->service_info);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UploadOptions, upload_options_clear)

static gboolean
parse_upload (LeadsCli      *cli,
              UploadOptions *options,
              int            argc,
              char         **argv)
{
  const GOptionEntry entries[] = {
    { "lead", 0, 0, G_OPTION_ARG_STRING, &options->lead, N_("The lead"), N_("ID") },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &options->profile, N_("The calling profile"), N_("NAME") },
    { "connection", 0, 0, G_OPTION_ARG_STRING, &options->connection, N_("The lead’s SIP connection on the PSTN side"), N_("NAME") },
    { "service-info", 0, 0, G_OPTION_ARG_STRING, &options->service_info, N_("The service that metering bills by"), N_("TEXT") },
    { "number", 0, 0, G_OPTION_ARG_CALLBACK, take_number, N_("A number"), N_("N") },
    { "range", 0, 0, G_OPTION_ARG_CALLBACK, take_range, N_("A range; the end may be its last digits"), N_("START END") },
    { "file", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, take_file, N_("A CSV file, - for standard input"), N_("FILE") },
    { "all-or-nothing", 0, 0, G_OPTION_ARG_NONE, &options->all_or_nothing, N_("Store nothing when any line is refused"), NULL },
    LEADS_CLI_DRAFT_ENTRIES (&options->draft),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) joined = join_ranges (argc, argv);
  g_autofree char **arguments = g_new (char *, joined->len);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry global[] = {
    LEADS_CLI_GLOBAL_ENTRIES (cli),
    G_OPTION_ENTRY_NULL,
  };
  GOptionGroup *group = g_option_group_new ("upload", "", "", options, NULL);
  g_autoptr (GError) error = NULL;
  int n_arguments = (int) joined->len - 1;

  memcpy (arguments, joined->pdata, joined->len * sizeof (char *));
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_group_add_entries (group, global);
  g_option_context_set_main_group (context, group);
  if (!g_option_context_parse (context, &n_arguments, &arguments, &error))
    {
      leads_cli_refuse_options (error);
      return FALSE;
    }
  return leads_cli_check_global (cli) && leads_cli_want_args (n_arguments, arguments, 0, 0) && leads_cli_draft_options_check (&options->draft);
}

/* @lead: (nullable) */
static LeadsDraft *
new_draft (LeadsCli                   *cli,
           const LeadsCliDraftOptions *options,
           LeadsLead                  *lead)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (cli->desk);

  return options->by_customer ? leads_upload_service_new_draft_for_many (uploads) : leads_upload_service_new_draft (uploads, lead);
}

/* A file of which nothing can be used is not in order, even if no line of it is wrong. */
static int
get_check_status (const LeadsTotals *totals)
{
  return leads_totals_get_refused (totals) > 0 || totals->accepted + totals->repaired == 0 ? LEADS_CLI_PARTLY : LEADS_CLI_DONE;
}

int
leads_cli_check (LeadsCli *cli,
                 int       argc,
                 char    **argv)
{
  g_auto (UploadOptions) options = { 0 };
  const GOptionEntry entries[] = {
    LEADS_CLI_DRAFT_ENTRIES (&options.draft),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LeadsDraft) draft = NULL;
  int status;

  leads_cli_draft_options_init (&options.draft);
  if (!leads_cli_parse (cli, entries, _("FILE…"), &argc, &argv) || !leads_cli_want_args (argc, argv, 1, G_MAXINT - 1))
    return LEADS_CLI_USAGE;
  for (int i = 1; i < argc; i++)
    leads_cli_draft_options_add (&options.draft, LEADS_CLI_SOURCE_FILE, argv[i], NULL);
  if (!leads_cli_draft_options_check (&options.draft))
    return LEADS_CLI_USAGE;
  if (cli->json && g_strcmp0 (options.draft.report, "-") == 0)
    return leads_cli_misused (_("--report - and --json both want standard output. Give the report a file."));
  if (!leads_cli_open_desk (cli) || !leads_cli_check_report (cli, &options.draft))
    return LEADS_CLI_NOT_DONE;

  draft = new_draft (cli, &options.draft, NULL);
  status = leads_cli_fill_draft (cli, draft, &options.draft);
  if (status != LEADS_CLI_DONE)
    return status;
  if (options.draft.report != NULL && !leads_cli_write_report (cli, draft, &options.draft, NULL))
    return LEADS_CLI_NOT_DONE;
  if (g_strcmp0 (options.draft.report, "-") != 0)
    leads_cli_print_draft (cli, draft, NULL, FALSE);
  return get_check_status (leads_draft_get_totals (draft));
}

/* What another upload took between the check and the commit, when @n_checked numbers were to be uploaded.
 * @stored: (nullable): what became of the rest. */
static void
say_taken (LeadsDraft *draft,
           gint64      n_checked,
           GPtrArray  *stored)
{
  const gint64 n_taken = n_checked - leads_draft_get_totals (draft)->uploaded;
  gint64 n_uploaded = 0;

  if (n_taken <= 0)
    return;
  g_printerr (ngettext ("%'lld number was taken by another upload meanwhile and was left out.",
                        "%'lld numbers were taken by another upload meanwhile and were left out.", (gulong) n_taken),
              (long long) n_taken);
  if (stored != NULL)
    {
      for (guint i = 0; i < stored->len; i++)
        n_uploaded += leads_upload_get_totals (g_ptr_array_index (stored, i))->uploaded;
      g_printerr (" ");
      g_printerr (ngettext ("%'lld number was uploaded.", "%'lld numbers were uploaded.", (gulong) n_uploaded),
                  (long long) n_uploaded);
    }
  g_printerr ("\n");
}

/* Submits until it is stored or refused for good; what other programs took meanwhile is said once it is known what became of the rest. */
static GPtrArray *
submit (LeadsCli                  *cli,
        LeadsDraft                *draft,
        const LeadsUploadSettings *settings,
        GError                   **error)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (cli->desk);
  const gint64 n_checked = leads_draft_get_totals (draft)->uploaded;

  for (guint i = 0; i < MAX_SUBMITS; i++)
    {
      g_autoptr (LeadsJob) job = leads_cli_begin_job (cli, _("Uploading"));
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) reason = NULL;
      GPtrArray *stored;
      gboolean taken;

      leads_upload_service_submit_async (uploads, draft, settings, job, leads_cli_take_result, cli);
      result = leads_cli_await (cli);
      leads_cli_end_job (cli, job);
      stored = leads_upload_service_submit_many_finish (uploads, result, &reason);
      taken = g_error_matches (reason, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NUMBERS_TAKEN);
      if (i > 0 && !taken)
        say_taken (draft, n_checked, stored);
      if (stored != NULL)
        return stored;
      if (!taken || settings->all_or_nothing || i + 1 == MAX_SUBMITS)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
    }
  g_assert_not_reached ();
}

static int
run_upload (LeadsCli            *cli,
            LeadsDraft          *draft,
            UploadOptions       *options,
            LeadsUploadSettings *settings)
{
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (GError) error = NULL;
  gboolean report_on_output = g_strcmp0 (options->draft.report, "-") == 0;
  int status = leads_cli_fill_draft (cli, draft, &options->draft);

  if (status != LEADS_CLI_DONE)
    return status;
  if (!leads_draft_is_for_many (draft) || leads_cli_choose_connections (draft, options->connection, options->service_info))
    uploads = submit (cli, draft, settings, &error);
  if (error != NULL)
    leads_cli_fail (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return LEADS_CLI_NOT_DONE;
  if (options->draft.report != NULL && !leads_cli_write_report (cli, draft, &options->draft, uploads))
    status = LEADS_CLI_PARTLY;
  if (!report_on_output)
    leads_cli_print_draft (cli, draft, uploads, uploads == NULL);
  if (uploads == NULL)
    return LEADS_CLI_NOT_DONE;
  return leads_totals_get_refused (leads_draft_get_totals (draft)) > 0 ? LEADS_CLI_PARTLY : status;
}

/* The files say whose each line is, so nothing else may. */
static gboolean
check_by_customer (const UploadOptions *options)
{
  gboolean only_files = TRUE;

  for (guint i = 0; i < options->draft.sources->len; i++)
    only_files = only_files && ((LeadsCliSource *) g_ptr_array_index (options->draft.sources, i))->kind == LEADS_CLI_SOURCE_FILE;
  if (options->lead != NULL)
    leads_cli_misused (_("--by-customer takes the leads from the file. Leave --lead out."));
  else if (!only_files)
    leads_cli_misused (_("--by-customer reads files only. Leave --number and --range out."));
  else if (options->profile == NULL)
    leads_cli_misused (_("Give --profile."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_service_info (const char *service_info)
{
  g_autofree char *text = leads_text_collapse (service_info != NULL ? service_info : "");

  if (service_info == NULL)
    return TRUE;
  if (*text == '\0')
    leads_cli_misused (_("--service-info is empty. Give the name of the service for metering."));
  else if (g_utf8_strlen (text, -1) > LEADS_SERVICE_INFO_MAX)
    leads_cli_misused (_("The service info can have at most %d characters. Shorten it."), LEADS_SERVICE_INFO_MAX);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_upload (LeadsCli            *cli,
              const UploadOptions *options)
{
  if (options->draft.by_customer)
    {
      if (!check_by_customer (options))
        return FALSE;
    }
  else if (options->lead == NULL || options->profile == NULL || options->connection == NULL || options->service_info == NULL)
    {
      leads_cli_misused (_("Give --lead, --profile, --connection and --service-info."));
      return FALSE;
    }
  if (options->draft.sources->len == 0)
    leads_cli_misused (_("Give numbers with --number, --range or --file."));
  else if (cli->json && g_strcmp0 (options->draft.report, "-") == 0)
    leads_cli_misused (_("--report - and --json both want standard output. Give the report a file."));
  else
    return leads_cli_check_value ("--profile", options->profile) && leads_cli_check_value ("--connection", options->connection) &&
           check_service_info (options->service_info);
  return FALSE;
}

int
leads_cli_upload (LeadsCli *cli,
                  int       argc,
                  char    **argv)
{
  g_auto (UploadOptions) options = { 0 };
  g_autoptr (LeadsDraft) draft = NULL;
  g_autoptr (LeadsLead) lead = NULL;
  LeadsUploadSettings settings = { 0 };
  gint64 lead_id = 0;

  leads_cli_draft_options_init (&options.draft);
  if (!parse_upload (cli, &options, argc, argv) || !check_upload (cli, &options))
    return LEADS_CLI_USAGE;
  if (options.lead != NULL && !leads_cli_parse_id (options.lead, &lead_id))
    return LEADS_CLI_USAGE;
  if (!leads_cli_open_desk (cli) || !leads_cli_check_report (cli, &options.draft))
    return LEADS_CLI_NOT_DONE;

  if (options.lead != NULL && (lead = leads_cli_find_lead (cli, lead_id)) == NULL)
    return LEADS_CLI_NOT_DONE;
  settings.profile_id = leads_cli_find_profile (cli, options.profile);
  if (settings.profile_id == 0)
    return LEADS_CLI_NOT_DONE;
  if (lead != NULL && (settings.connection_id = leads_cli_find_connection (cli, lead, options.connection)) == 0)
    return LEADS_CLI_NOT_DONE;
  settings.service_info = options.service_info;
  settings.all_or_nothing = options.all_or_nothing;
  draft = new_draft (cli, &options.draft, lead);
  return run_upload (cli, draft, &options, &settings);
}
