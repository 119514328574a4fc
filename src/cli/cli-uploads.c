/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <leads-service-error.h>
#include <leads-time.h>

/* `upload list`, `upload show` and `upload undo`. */

static void
add_upload_json (JsonBuilder *builder,
                 LeadsUpload *upload)
{
  json_builder_begin_object (builder);
  leads_cli_json_int (builder, "id", leads_upload_get_id (upload));
  leads_cli_json_int (builder, "lead", leads_upload_get_lead_id (upload));
  leads_cli_json_string (builder, "customer", leads_upload_get_customer_name (upload));
  leads_cli_json_string (builder, "service", leads_upload_get_service_name (upload));
  leads_cli_json_string (builder, "profile", leads_upload_get_profile_name (upload));
  leads_cli_json_string (builder, "connection", leads_upload_get_connection_name (upload));
  leads_cli_json_string (builder, "service_info", leads_upload_get_service_info (upload));
  leads_cli_json_string (builder, "source", leads_upload_source_to_word (leads_upload_get_source (upload)));
  leads_cli_json_string (builder, "file", leads_upload_get_file_name (upload));
  leads_cli_json_time (builder, "at", leads_upload_get_uploaded_at (upload));
  leads_cli_json_string (builder, "by", leads_upload_get_uploaded_by (upload));
  leads_cli_json_string (builder, "state", leads_upload_state_to_word (leads_upload_get_state (upload)));
  leads_cli_json_totals (builder, leads_upload_get_totals (upload));
  if (leads_upload_get_batch_id (upload) == 0)
    return;
  leads_cli_json_int (builder, "batch", leads_upload_get_batch_id (upload));
  leads_cli_json_int (builder, "batch_size", leads_upload_get_batch_size (upload));
}

static void
add_upload_files (JsonBuilder *builder,
                  GPtrArray   *files)
{
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    {
      const LeadsUploadFile *file = g_ptr_array_index (files, i);

      json_builder_begin_object (builder);
      leads_cli_json_string (builder, "file", file->name);
      leads_cli_json_string (builder, "sha256", file->sha256);
      if (file->problem != NULL)
        leads_cli_json_string (builder, "problem", file->problem);
      leads_cli_json_totals (builder, &file->totals);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_upload_text (LeadsUpload *upload)
{
  const char *file_name = leads_upload_get_file_name (upload);
  g_autofree char *at = leads_time_to_iso8601 (leads_upload_get_uploaded_at (upload));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, leads_upload_get_id (upload));
  const struct {
    const char *label;
    const char *value;
  } rows[] = {
    { _("Upload"), id },
    { _("Customer"), leads_upload_get_customer_name (upload) },
    { _("Service"), leads_upload_get_service_name (upload) },
    { _("Calling profile"), leads_upload_get_profile_name (upload) },
    { _("SIP connection"), leads_upload_get_connection_name (upload) },
    { _("Service info"), leads_upload_get_service_info (upload) },
    { _("Source"), leads_upload_source_to_word (leads_upload_get_source (upload)) },
    { _("File"), file_name },
    { _("Uploaded on"), at },
    { _("Uploaded by"), leads_upload_get_uploaded_by (upload) },
    { _("State"), leads_upload_state_to_word (leads_upload_get_state (upload)) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].value != NULL && *rows[i].value != '\0')
      {
        g_print ("%-*s ", (int) (16 + strlen (rows[i].label) - g_utf8_strlen (rows[i].label, -1)), rows[i].label);
        leads_cli_print_name (rows[i].value);
      }
  leads_cli_print_totals (leads_upload_get_totals (upload));
}

/* What beside its row is known of an upload. */
typedef struct {
  GPtrArray *files; /* NULL: not asked for */
  gint64     n_unmatched;
} UploadDetails;

static gboolean
read_details (LeadsCli       *cli,
              LeadsUpload    *upload,
              GCancellable   *cancellable,
              UploadDetails  *details,
              GError        **error)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (cli->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsUpload) nobodys = NULL;

  leads_upload_service_get_unmatched_async (uploads, upload, cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  nobodys = leads_upload_service_get_unmatched_finish (uploads, result, error);
  if (nobodys == NULL)
    return FALSE;
  details->n_unmatched = leads_upload_get_totals (nobodys)->lines;
  if (!cli->json)
    return TRUE;
  g_clear_object (&result);
  leads_upload_service_list_files_async (uploads, leads_upload_get_id (upload), cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  details->files = leads_upload_service_list_files_finish (uploads, result, error);
  return details->files != NULL;
}

static void
print_upload_json (LeadsUpload         *upload,
                   const UploadDetails *details)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  add_upload_json (builder, upload);
  if (details->files != NULL)
    add_upload_files (builder, details->files);
  if (details->n_unmatched > 0)
    leads_cli_json_int (builder, "unmatched", details->n_unmatched);
  json_builder_end_object (builder);
  leads_cli_print_json (builder);
}

/* @done: something was done to it just now, which stands whatever else comes, be it a signal or a disk that cannot be read. */
static int
show_upload (LeadsCli    *cli,
             LeadsUpload *upload,
             gboolean     done)
{
  UploadDetails details = { 0 };
  g_autoptr (GError) error = NULL;

  if (!read_details (cli, upload, done ? NULL : cli->cancellable, &details, &error))
    {
      if (!done)
        return leads_cli_fail (error);
      g_printerr (_("It was done, but not all that is known of it could be read: %s"), error->message);
      g_printerr ("\n");
    }
  if (cli->json)
    {
      print_upload_json (upload, &details);
    }
  else
    {
      print_upload_text (upload);
      if (details.n_unmatched > 0)
        g_print (ngettext ("%lld line of the file is in no upload.\n", "%lld lines of the file are in no upload.\n",
                           (gulong) details.n_unmatched),
                 (long long) details.n_unmatched);
    }
  g_clear_pointer (&details.files, g_ptr_array_unref);
  return LEADS_CLI_DONE;
}

static void
print_uploads (LeadsCli  *cli,
               GPtrArray *list)
{
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_array (builder);
      for (guint i = 0; i < list->len; i++)
        {
          add_upload_json (builder, g_ptr_array_index (list, i));
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      leads_cli_print_json (builder);
    }
  else
    {
      LeadsCliTable *table =
        leads_cli_table_new (_("ID"), _("Customer"), _("Service"), _("Source"), _("File"), _("Uploaded On"), _("Uploaded By"), _("State"), _("Numbers"), NULL);

      for (guint i = 0; i < list->len; i++)
        {
          LeadsUpload *upload = g_ptr_array_index (list, i);
          const char *file_name = leads_upload_get_file_name (upload);
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, leads_upload_get_id (upload));
          g_autofree char *at = leads_time_to_iso8601 (leads_upload_get_uploaded_at (upload));
          g_autofree char *numbers = g_strdup_printf ("%'" G_GINT64_FORMAT, leads_upload_get_totals (upload)->uploaded);

          leads_cli_table_add (table, id, leads_upload_get_customer_name (upload), leads_upload_get_service_name (upload),
                               leads_upload_source_to_word (leads_upload_get_source (upload)), file_name != NULL ? file_name : "", at,
                               leads_upload_get_uploaded_by (upload), leads_upload_state_to_word (leads_upload_get_state (upload)), numbers, NULL);
        }
      leads_cli_table_print (table);
    }
}

int
leads_cli_upload_list (LeadsCli *cli,
                       int       argc,
                       char    **argv)
{
  g_autofree char *lead = NULL;
  const GOptionEntry entries[] = {
    { "lead", 0, 0, G_OPTION_ARG_STRING, &lead, N_("Only this lead’s"), N_("ID") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 lead_id = 0;

  if (!leads_cli_parse (cli, entries, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  if (lead != NULL && !leads_cli_parse_id (lead, &lead_id))
    return LEADS_CLI_USAGE;
  if (!leads_cli_open_desk (cli) || !leads_cli_has_lead (cli, lead_id))
    return LEADS_CLI_NOT_DONE;
  leads_upload_service_list_async (leads_desk_get_uploads (cli->desk), lead_id, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  list = leads_upload_service_list_finish (leads_desk_get_uploads (cli->desk), result, &error);
  if (list == NULL)
    return leads_cli_fail (error);
  print_uploads (cli, list);
  return LEADS_CLI_DONE;
}

static gboolean
parse_upload_id (LeadsCli *cli,
                 int       argc,
                 char    **argv,
                 gint64   *id)
{
  return leads_cli_parse (cli, NULL, "ID", &argc, &argv) && leads_cli_want_args (argc, argv, 1, 1) && leads_cli_parse_id (argv[1], id);
}

/* It may have been there and was deleted, or never; the number is what was mistaken. */
static int
fail_for (const GError *error,
          gint64        id)
{
  if (!g_error_matches (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_FOUND))
    return leads_cli_fail (error);
  leads_cli_clear_shown ();
  g_printerr (_("There is no upload %lld. “upload list” shows those there are."), (long long) id);
  g_printerr ("\n");
  return LEADS_CLI_NOT_DONE;
}

int
leads_cli_upload_show (LeadsCli *cli,
                       int       argc,
                       char    **argv)
{
  LeadsUploadService *uploads;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!parse_upload_id (cli, argc, argv, &id))
    return LEADS_CLI_USAGE;
  if (!leads_cli_open_desk (cli))
    return LEADS_CLI_NOT_DONE;
  uploads = leads_desk_get_uploads (cli->desk);
  leads_upload_service_get_async (uploads, id, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  upload = leads_upload_service_get_finish (uploads, result, &error);
  return upload != NULL ? show_upload (cli, upload, FALSE) : fail_for (error, id);
}

/* All uploads that were submitted with @upload; prints them. */
static int
undo_batch (LeadsCli    *cli,
            LeadsUpload *upload)
{
  LeadsUploadService *service = leads_desk_get_uploads (cli->desk);
  g_autoptr (LeadsJob) job = leads_cli_begin_job (cli, _("Undoing"));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (GError) error = NULL;

  leads_upload_service_undo_batch_async (service, leads_upload_get_batch_id (upload), job, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  leads_cli_end_job (cli, job);
  uploads = leads_upload_service_undo_batch_finish (service, result, &error);
  if (uploads == NULL)
    return leads_cli_fail (error);
  print_uploads (cli, uploads);
  return LEADS_CLI_DONE;
}

int
leads_cli_upload_undo (LeadsCli *cli,
                       int       argc,
                       char    **argv)
{
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("With it, all uploads of the same file for several leads"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  LeadsUploadService *uploads;
  g_autoptr (LeadsJob) job = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!leads_cli_parse (cli, entries, "ID", &argc, &argv) || !leads_cli_want_args (argc, argv, 1, 1) || !leads_cli_parse_id (argv[1], &id))
    return LEADS_CLI_USAGE;
  if (!leads_cli_open_desk (cli))
    return LEADS_CLI_NOT_DONE;
  uploads = leads_desk_get_uploads (cli->desk);
  if (all)
    {
      leads_upload_service_get_async (uploads, id, cli->cancellable, leads_cli_take_result, cli);
      result = leads_cli_await (cli);
      upload = leads_upload_service_get_finish (uploads, result, &error);
      if (upload == NULL)
        return fail_for (error, id);
      if (leads_upload_get_batch_id (upload) != 0)
        return undo_batch (cli, upload);
      g_clear_object (&result);
      g_clear_object (&upload);
    }
  job = leads_cli_begin_job (cli, _("Undoing"));
  leads_upload_service_undo_async (uploads, id, job, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  leads_cli_end_job (cli, job);
  upload = leads_upload_service_undo_finish (uploads, result, &error);
  return upload != NULL ? show_upload (cli, upload, TRUE) : fail_for (error, id);
}
