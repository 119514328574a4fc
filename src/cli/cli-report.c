/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <leads-special-file.h>
#include <signal.h>
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

/* What is written there stands between what is printed, except where nobody sees either. */
static gboolean
is_standard_output (const char *report)
{
  g_autoptr (GFile) file = leads_cli_new_file (report);
  const char *path = g_file_peek_path (file);
  GStatBuf target, output;

  return path != NULL && g_stat (path, &target) == 0 && fstat (STDOUT_FILENO, &output) == 0 &&
         target.st_dev == output.st_dev && target.st_ino == output.st_ino && (!S_ISCHR (output.st_mode) || isatty (STDOUT_FILENO));
}

gboolean
leads_cli_check_report_target (LeadsCliDraftOptions *options)
{
  GStatBuf target;

  if (options->report == NULL)
    return TRUE;
  if (!g_str_equal (options->report, "-") && is_standard_output (options->report))
    {
      g_free (options->report);
      options->report = g_strdup ("-");
    }
  if (!stat_file (options->report, STDOUT_FILENO, &target))
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

static void
open_pipe (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  GError *error = NULL;
  GOutputStream *stream = leads_special_file_write_pipe (data, cancellable, &error);

  if (stream != NULL)
    g_task_return_pointer (task, stream, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Somebody has to read it, and that is known only once it is open. */
static gboolean
open_report_pipe (LeadsCli              *cli,
                  GFile                 *file,
                  LeadsCliDraftOptions  *options,
                  GError               **error)
{
  g_autoptr (GTask) task = g_task_new (NULL, cli->cancellable, leads_cli_take_result, cli);
  g_autoptr (GAsyncResult) result = NULL;

  /* Who reads it may go: that is an error like others, and no reason to end. */
  signal (SIGPIPE, SIG_IGN);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, open_pipe);
  result = leads_cli_await (cli);
  options->report_pipe = g_task_propagate_pointer (G_TASK (result), error);
  return options->report_pipe != NULL;
}

gboolean
leads_cli_check_report (LeadsCli             *cli,
                        LeadsCliDraftOptions *options)
{
  const char *out = options->report;
  g_autoptr (GFile) file = out != NULL && !g_str_equal (out, "-") ? leads_cli_new_file (out) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (file == NULL)
    return TRUE;
  if (leads_desk_check_target (cli->desk, file, &error) &&
      (!leads_special_file_is_pipe (file) || open_report_pipe (cli, file, options, &error)))
    return TRUE;
  name = g_file_get_basename (file);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    leads_cli_misused (_("Nobody reads “%s”. Start the program that reads it, or give the report a file."), name);
  else
    leads_cli_fail (error);
  return FALSE;
}

static gboolean
write_report (LeadsCli                    *cli,
              LeadsDraft                  *draft,
              const LeadsCliDraftOptions  *options,
              GError                     **error)
{
  const gboolean to_output = g_str_equal (options->report, "-");
  g_autoptr (GFile) file = !to_output ? leads_cli_new_file (options->report) : NULL;
  g_autoptr (GOutputStream) output = to_output ? g_unix_output_stream_new (STDOUT_FILENO, FALSE) : NULL;
  GOutputStream *stream = options->report_pipe != NULL ? options->report_pipe : output;
  g_autoptr (LeadsJob) job = leads_cli_begin_job (cli, _("Writing the report"));
  g_autoptr (GAsyncResult) result = NULL;

  if (stream != NULL)
    leads_draft_print_report_async (draft, stream, job, leads_cli_take_result, cli);
  else
    leads_draft_save_report_async (draft, NULL, file, job, leads_cli_take_result, cli);
  /* Who reads our output may take for ever, and a write to it cannot be given up. */
  result = stream != NULL ? leads_cli_await_read (cli) : leads_cli_await (cli);
  leads_cli_end_job (cli, job);
  if (result == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  if (result == NULL || !leads_draft_save_report_finish (draft, result, error))
    return FALSE;
  return options->report_pipe == NULL || g_output_stream_close (options->report_pipe, NULL, error);
}

static void
say_stored_without_report (GPtrArray    *stored,
                           const GError *error)
{
  const gint64 id = leads_upload_get_id (g_ptr_array_index (stored, 0));

  leads_cli_clear_shown ();
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_printerr ("%s", _("Cancelled. The numbers were stored before; their report was not written."));
  else if (stored->len == 1)
    g_printerr (_("Stored as upload %lld, but its report could not be written: %s"), (long long) id, error->message);
  else
    g_printerr (_("Stored as %u uploads, the first of them upload %lld, but their report could not be written: %s"), stored->len,
                (long long) id, error->message);
  g_printerr ("\n");
}

gboolean
leads_cli_write_report (LeadsCli                   *cli,
                        LeadsDraft                 *draft,
                        const LeadsCliDraftOptions *options,
                        GPtrArray                  *stored)
{
  g_autoptr (GError) error = NULL;

  if (write_report (cli, draft, options, &error))
    return TRUE;
  if (options->report_pipe != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE, _("“%s” was not read to its end."), options->report);
    }
  if (stored != NULL)
    say_stored_without_report (stored, error);
  else
    leads_cli_fail (error);
  return FALSE;
}
