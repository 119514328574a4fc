/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-upload-service-private.h"

#include "leads-own-files-private.h"
#include "leads-report-private.h"
#include "leads-service-error-private.h"
#include "leads-target-private.h"
#include "leads-stored-layout-private.h"
#include "leads-work-private.h"

#include <string.h>

/* The refused lines of a stored upload as a report, as a draft writes them. */

/* Lines between two reports to the job. */
#define LINES_BETWEEN_REPORTS 4096

typedef struct
{
  LeadsTools *tools;
  gint64 upload_id;
  GFile *file;
} Input;

typedef struct
{
  LeadsReport *report;
  const LeadsWork *work;
  guint n_sources;
  gint64 n_lines;
  gint64 n_total;
  GError *error;
} Writing;

static void
input_free (Input *self)
{
  leads_tools_unref (self->tools);
  g_object_unref (self->file);
  g_free (self);
}

static void
clear_dialects (gpointer dialect)
{
  leads_csv_dialect_clear (dialect);
}

/* The first source is for what was typed; the files follow as they are numbered. */
static LeadsReport *
open_report (const Input *input, GPtrArray *files, GArray *dialects, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, TRUE, sizeof (LeadsReportSource));

  g_array_set_size (dialects, files->len);
  g_array_set_size (sources, files->len + 1);
  for (guint i = 0; i < files->len; i++)
    {
      const LeadsStoredFile *file = g_ptr_array_index (files, i);
      LeadsReportSource *source = &g_array_index (sources, LeadsReportSource, i + 1);
      LeadsCsvDialect *dialect = &g_array_index (dialects, LeadsCsvDialect, i);

      leads_stored_layout_from_text (file->heading, dialect, &source->heading);
      source->dialect = dialect;
      source->name = file->name;
    }
  return leads_report_new (input->file, (const LeadsReportSource *) sources->data, sources->len, cancellable, error);
}

static gboolean
write_line (const LeadsStoredLine *stored, gpointer data)
{
  Writing *writing = data;
  LeadsReportLine line = {
    .source = MIN (stored->file, writing->n_sources - 1),
    .record = stored->record != NULL ? stored->record : stored->text,
    .cell = stored->text != NULL ? stored->text : "",
    .line = stored->line,
    .reason = stored->reason,
  };

  line.record_length = line.record != NULL ? strlen (line.record) : 0;
  line.cell_length = strlen (line.cell);
  if (stored->suggestion != NULL)
    leads_number_parse (stored->suggestion, -1, &line.suggestion);
  if (++writing->n_lines % LINES_BETWEEN_REPORTS == 0)
    leads_job_report (writing->work->job, writing->n_lines, writing->n_total, writing->n_lines);
  return leads_report_add (writing->report, &line, writing->work->cancellable, &writing->error);
}

static gboolean
write_report (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;
  LeadsUploadStore *store = input->tools->uploads;
  g_autoptr (GPtrArray) files = leads_upload_store_list_files (store, input->upload_id, work->cancellable, error);
  g_autoptr (GArray) dialects = g_array_new (FALSE, TRUE, sizeof (LeadsCsvDialect));
  g_autoptr (LeadsReport) report = NULL;
  Writing writing = { .work = work };

  if (files == NULL || !leads_upload_store_count_lines (store, input->upload_id, LEADS_REASON_NONE, NULL,
                                                        &writing.n_total, work->cancellable, error))
    return FALSE;
  g_array_set_clear_func (dialects, clear_dialects);
  report = open_report (input, files, dialects, work->cancellable, error);
  if (report == NULL)
    return FALSE;
  writing.report = report;
  writing.n_sources = files->len + 1;
  if (!leads_upload_store_foreach_line (store, input->upload_id, LEADS_REASON_NONE, NULL, 0, 0, write_line, &writing,
                                        work->cancellable, error))
    {
      g_clear_error (&writing.error);
      return FALSE;
    }
  if (writing.error != NULL)
    {
      g_propagate_error (error, writing.error);
      return FALSE;
    }
  return leads_report_close (report, work->cancellable, error);
}

static gpointer
write_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;
  GError *cause = NULL;

  if (!leads_own_files_check_target (leads_database_get_path (input->tools->database), input->file, &cause) ||
      !write_report (work, &cause))
    {
      leads_target_take_error (error, cause, input->file);
      return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

void
leads_upload_service_save_report_async (LeadsUploadService *self,
                                        gint64 upload_id,
                                        GFile *file,
                                        LeadsJob *job,
                                        GAsyncReadyCallback callback,
                                        gpointer data)
{
  Input *input;

  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));
  g_return_if_fail (G_IS_FILE (file));

  input = g_new0 (Input, 1);
  input->tools = leads_tools_ref (leads_upload_service_get_tools (self));
  input->upload_id = upload_id;
  input->file = g_object_ref (file);
  leads_work_start (self, leads_upload_service_save_report_async, job, NULL, write_in_thread, input,
                    (GDestroyNotify) input_free, NULL, callback, data);
}

gboolean
leads_upload_service_save_report_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), FALSE);

  return leads_work_finish_boolean (self, result, leads_upload_service_save_report_async, error);
}
