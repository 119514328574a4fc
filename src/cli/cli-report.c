/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* `--report`: where it may go, and writing it there. */

/* Only a file: a device or a pipe can be read and written at the same time. */
static gboolean
stat_file (const char *argument,
           int         stream,
           GStatBuf   *info)
{
  g_autoptr (GFile) file = NULL;
  int result;

  if (g_str_equal (argument, "-"))
    result = fstat (stream, info);
  else
    {
      file = leads_cli_new_file (argument);
      result = g_file_peek_path (file) != NULL ? g_stat (g_file_peek_path (file), info) : -1;
    }
  return result == 0 && S_ISREG (info->st_mode);
}

gboolean
leads_cli_check_report_target (const LeadsCliDraftOptions *options)
{
  GStatBuf target;

  if (options->report == NULL || !stat_file (options->report, STDOUT_FILENO, &target))
    return TRUE;
  for (guint i = 0; i < options->sources->len; i++)
    {
      const LeadsCliSource *source = g_ptr_array_index (options->sources, i);
      GStatBuf read;

      if (source->kind != LEADS_CLI_SOURCE_FILE || !stat_file (source->first, STDIN_FILENO, &read) ||
          read.st_dev != target.st_dev || read.st_ino != target.st_ino)
        continue;
      leads_cli_misused (_("The report would replace “%s”, which is to be read. Give the report another file."), source->first);
      return FALSE;
    }
  return TRUE;
}

gboolean
leads_cli_check_report (LeadsCli   *cli,
                        const char *out)
{
  g_autoptr (GFile) file = out != NULL && !g_str_equal (out, "-") ? leads_cli_new_file (out) : NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || leads_desk_check_target (cli->desk, file, &error))
    return TRUE;
  leads_cli_fail (error);
  return FALSE;
}

static gboolean
write_report (LeadsCli   *cli,
              LeadsDraft *draft,
              const char *out,
              GError    **error)
{
  gboolean to_output = g_str_equal (out, "-");
  g_autoptr (GFile) file = !to_output ? leads_cli_new_file (out) : NULL;
  g_autoptr (GOutputStream) output = to_output ? g_unix_output_stream_new (STDOUT_FILENO, FALSE) : NULL;
  g_autoptr (LeadsJob) job = leads_cli_begin_job (cli, _("Writing the report"));
  g_autoptr (GAsyncResult) result = NULL;

  if (to_output)
    leads_draft_print_report_async (draft, output, job, leads_cli_take_result, cli);
  else
    leads_draft_save_report_async (draft, NULL, file, job, leads_cli_take_result, cli);
  /* Who reads our output may take for ever, and a write to it cannot be given up. */
  result = to_output ? leads_cli_await_read (cli) : leads_cli_await (cli);
  leads_cli_end_job (cli, job);
  if (result != NULL)
    return leads_draft_save_report_finish (draft, result, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return FALSE;
}

gboolean
leads_cli_write_report (LeadsCli   *cli,
                        LeadsDraft *draft,
                        const char *out,
                        gboolean    stored)
{
  g_autoptr (GError) error = NULL;

  if (write_report (cli, draft, out, &error))
    return TRUE;
  if (stored && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      leads_cli_clear_shown ();
      g_printerr ("%s\n", _("Cancelled. The numbers were stored before; their report was not written."));
    }
  else
    leads_cli_fail (error);
  return FALSE;
}
