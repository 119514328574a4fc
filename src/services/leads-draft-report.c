/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

#include "leads-own-files-private.h"
#include "leads-report-private.h"
#include "leads-service-error-private.h"
#include "leads-target-private.h"
#include "leads-work-private.h"

#include <glib/gi18n.h>

/* The refused lines of a draft, or of one entry, as a report. */

/* Lines between two looks at the cancellable and two reports. */
#define LINES_BETWEEN_LOOKS 4096

typedef struct
{
  GFile *file;
  GOutputStream *stream; /* in the place of @file */
  char *store;           /* path of the store */
  GPtrArray *outcomes;
  gboolean of_lead; /* only the lines of this one: */
  gint64 lead_id;
} Input;

static void
input_free (Input *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->stream);
  g_free (self->store);
  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

static gboolean
write_line (LeadsReport *report,
            guint source,
            const LeadsContentLine *line,
            guint64 fate,
            GCancellable *cancellable,
            GError **error)
{
  LeadsReportLine written = {
    .source = source,
    .record = line->text,
    .record_length = line->text_length,
    .cell = line->cell,
    .cell_length = line->cell_length,
    .line = line->record.line,
    .reason = leads_fate_get_reason (fate),
  };

  written.suggestion = leads_content_get_suggestion (&line->record, written.reason);
  return leads_report_add (report, &written, cancellable, error);
}

static gboolean
is_wanted (const Input *input, const LeadsOutcome *outcome, guint64 index)
{
  return !input->of_lead || leads_content_get_lead (outcome->content, index) == input->lead_id;
}

static gboolean
write_outcome (const LeadsWork *work,
               LeadsReport *report,
               guint source,
               LeadsOutcome *outcome,
               gint64 *n_lines,
               gint64 n_total,
               GError **error)
{
  LeadsRefusedCursor cursor;
  LeadsContentLine line;
  guint64 index, fate;
  guint n_steps = 0;
  int result;

  if (leads_content_is_typed (outcome->content))
    {
      fate = leads_outcome_get_typed_fate (outcome);
      fate = fate != 0 ? fate : outcome->range_fate;
      return fate == 0 || (leads_outcome_get_line (outcome, 0, &line, error) &&
                           write_line (report, source, &line, fate, work->cancellable, error));
    }
  leads_refused_cursor_init (&cursor, outcome);
  while ((result = leads_refused_cursor_next (&cursor, &index, &fate, error)) > 0)
    {
      if (++n_steps % LINES_BETWEEN_LOOKS == 0)
        {
          leads_job_report (work->job, *n_lines + index, n_total, *n_lines + index);
          if (g_cancellable_set_error_if_cancelled (work->cancellable, error))
            return FALSE;
        }
      if (is_wanted (work->data, outcome, index) &&
          (!leads_refused_cursor_get_line (&cursor, index, &line, error) ||
           !write_line (report, source, &line, fate, work->cancellable, error)))
        return FALSE;
    }
  *n_lines += (gint64) outcome->content->n_lines;
  return result == 0;
}

static gboolean
write_report (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (LeadsReportSource));
  g_autoptr (LeadsReport) report = NULL;
  gint64 n_lines = 0, n_total = 0;

  for (guint i = 0; i < input->outcomes->len; i++)
    {
      const LeadsContent *content = ((LeadsOutcome *) g_ptr_array_index (input->outcomes, i))->content;
      LeadsReportSource source = { NULL, content->heading, content->title };

      if (!leads_content_is_typed (content))
        source.dialect = &content->dialect;
      g_array_append_val (sources, source);
      n_total += content->n_lines;
    }
  if (input->stream != NULL)
    report = leads_report_new_for_stream (input->stream, (const LeadsReportSource *) sources->data, sources->len,
                                          work->cancellable, error);
  else
    report = leads_report_new (input->file, (const LeadsReportSource *) sources->data, sources->len, work->cancellable,
                               error);
  if (report == NULL)
    return FALSE;
  for (guint i = 0; i < input->outcomes->len; i++)
    {
      if (!write_outcome (work, report, i, g_ptr_array_index (input->outcomes, i), &n_lines, n_total, error))
        return FALSE;
    }
  return leads_report_close (report, work->cancellable, error);
}

static gpointer
write_in_thread (const LeadsWork *work, GError **error)
{
  const Input *input = work->data;
  GError *cause = NULL;

  if ((input->file != NULL && !leads_own_files_check_target (input->store, input->file, &cause)) ||
      !write_report (work, &cause))
    {
      if (input->file != NULL)
        leads_target_take_error (error, cause, input->file);
      else
        leads_service_error_take (error, cause, _("standard output"));
      return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

static Input *
input_new (LeadsDraft *self, LeadsEntry *entry)
{
  Input *input = g_new0 (Input, 1);
  guint n_entries;

  input->store = g_strdup (leads_database_get_path (leads_draft_get_tools (self)->database));
  input->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_outcome_unref);
  n_entries = g_list_model_get_n_items (G_LIST_MODEL (self));
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (LeadsEntry) other = g_list_model_get_item (G_LIST_MODEL (self), i);
      LeadsOutcome *outcome = leads_entry_get_outcome (other);

      if (outcome != NULL && (entry == NULL || entry == other))
        g_ptr_array_add (input->outcomes, leads_outcome_ref (outcome));
    }
  return input;
}

void
leads_draft_save_report_async (LeadsDraft *self,
                               LeadsEntry *entry,
                               GFile *file,
                               LeadsJob *job,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  Input *input;

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (entry == NULL || LEADS_IS_ENTRY (entry));
  g_return_if_fail (G_IS_FILE (file));

  input = input_new (self, entry);
  input->file = g_object_ref (file);
  leads_work_start (self, leads_draft_save_report_async, job, NULL, write_in_thread, input, (GDestroyNotify) input_free,
                    NULL, callback, data);
}

void
leads_draft_save_report_of_lead_async (LeadsDraft *self,
                                       gint64 lead_id,
                                       GFile *file,
                                       LeadsJob *job,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  Input *input;

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (leads_draft_is_for_many (self));
  g_return_if_fail (G_IS_FILE (file));

  input = input_new (self, NULL);
  input->file = g_object_ref (file);
  input->of_lead = TRUE;
  input->lead_id = lead_id;
  leads_work_start (self, leads_draft_save_report_async, job, NULL, write_in_thread, input, (GDestroyNotify) input_free,
                    NULL, callback, data);
}

void
leads_draft_print_report_async (LeadsDraft *self,
                                GOutputStream *stream,
                                LeadsJob *job,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  Input *input;

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (G_IS_OUTPUT_STREAM (stream));

  input = input_new (self, NULL);
  input->stream = g_object_ref (stream);
  leads_work_start (self, leads_draft_save_report_async, job, NULL, write_in_thread, input, (GDestroyNotify) input_free,
                    NULL, callback, data);
}

gboolean
leads_draft_save_report_finish (LeadsDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), FALSE);

  return leads_work_finish_boolean (self, result, leads_draft_save_report_async, error);
}
