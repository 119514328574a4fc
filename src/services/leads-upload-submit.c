/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-upload-service-private.h"

#include "leads-service-error-private.h"
#include "leads-submit-lines-private.h"
#include "leads-submit-private.h"
#include "leads-work-private.h"

#include <leads-text.h>

#include <glib/gi18n.h>

/*
 * Submit: the comparison that was shown is written, in one transaction. If the
 * store has taken a number meanwhile it refuses as a whole; the draft is
 * compared anew and shows which. A draft for several leads is written in the
 * same way, an upload for each of them. What is written is in leads-submit.c.
 */

static void
submit_free (LeadsSubmit *self)
{
  leads_tools_unref (self->tools);
  g_object_unref (self->draft);
  g_clear_object (&self->job);
  g_free (self->ticket);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_ptr_array_unref (self->targets);
  g_clear_pointer (&self->comparison, leads_comparison_unref);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_free (self);
}

static gboolean
check_ticket (const LeadsSubmit *self, GError **error)
{
  if (self->ticket == NULL || g_utf8_strlen (self->ticket, -1) <= LEADS_SERVICE_INFO_MAX)
    return TRUE;
  g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
               _("The ticket can have at most %d characters. Shorten it."), LEADS_SERVICE_INFO_MAX);
  return FALSE;
}

static gboolean
check_lead (const LeadsSubmitTarget *target, GError **error)
{
  if (target->lead_id == 0)
    g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                         _("Choose the lead whose numbers these are."));
  return target->lead_id != 0;
}

/* What is written in the store's thread while the submit's own waits. */
typedef struct
{
  const LeadsWork *work;
  gint64 first_id;
  GPtrArray *stored; /* LeadsUpload */
  GError *failure;
} Writing;

static void
on_progress (gint64 done, gpointer data)
{
  const LeadsWork *work = ((const Writing *) data)->work;
  const LeadsSubmit *self = work->data;

  leads_job_report (work->job, done, self->totals.uploaded, done);
}

/* (transfer full) (element-type LeadsUpload) */
static GPtrArray *
read_stored (const LeadsSubmit *self, gint64 first_id, GError **error)
{
  g_autoptr (GPtrArray) uploads = NULL;
  LeadsUpload *upload;

  if (self->targets->len > 1)
    return leads_upload_store_list_batch (self->tools->uploads, first_id, NULL, error);
  upload = leads_upload_store_get (self->tools->uploads, first_id, NULL, error);
  if (upload == NULL)
    return NULL;
  uploads = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (uploads, upload);
  return g_steal_pointer (&uploads);
}

/* Once it is stored nothing may make it look as if it were not: what is told of it is read before. */
static gboolean
on_about_to_commit (gpointer data)
{
  Writing *writing = data;

  writing->stored = read_stored (writing->work->data, writing->first_id, &writing->failure);
  return writing->stored != NULL && leads_upload_service_close_cancel (writing->work->job);
}

static gpointer
write_in_thread (const LeadsWork *work, GError **error)
{
  const LeadsSubmit *self = work->data;
  g_autoptr (GArray) parts = leads_submit_make_parts (self);
  g_autoptr (GPtrArray) unmatched_files = leads_submit_list_unmatched_files (self);
  LeadsUploadContent content = { .progress = on_progress, .about_to_commit = on_about_to_commit };
  Writing writing = { .work = work };
  GError *cause = NULL;

  if (!leads_submit_check_references (self, work->cancellable, error))
    return NULL;
  content.numbers = leads_comparison_open_numbers (self->comparison, self->places, work->cancellable);
  content.lines = leads_submit_open_lines (self->outcomes, self->places, work->cancellable);
  content.unmatched_files = unmatched_files;
  content.data = &writing;
  leads_upload_store_insert_batch (self->tools->uploads, (const LeadsUploadPart *) parts->data, parts->len,
                                   &content, &writing.first_id, work->cancellable, &cause);
  leads_comparison_close_numbers (content.numbers);
  leads_submit_close_lines (content.lines);
  if (cause == NULL)
    return writing.stored;
  /* What could not be read is the cause of what the store says. */
  if (writing.failure != NULL)
    g_error_free (cause);
  g_propagate_error (error, writing.failure != NULL ? writing.failure : cause);
  g_clear_pointer (&writing.stored, g_ptr_array_unref);
  return NULL;
}

static void
on_compared_anew (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const LeadsSubmit *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gint64 n_taken;

  if (!leads_draft_settle_finish (self->draft, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  n_taken = self->n_shown - leads_draft_get_totals (self->draft)->uploaded;
  if (n_taken <= 0)
    {
      g_task_return_new_error (
          task, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NUMBERS_TAKEN, "%s",
          _("The data was changed by another program meanwhile, so nothing was uploaded. Submit again."));
      return;
    }
  g_task_return_new_error (task, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NUMBERS_TAKEN,
                           ngettext ("%'lld number was taken by another upload meanwhile, so nothing was uploaded. "
                                     "Look at the entries and submit again.",
                                     "%'lld numbers were taken by another upload meanwhile, so nothing was uploaded. "
                                     "Look at the entries and submit again.",
                                     n_taken),
                           (long long) n_taken);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LeadsSubmit *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GPtrArray *uploads = leads_work_finish (source, result, leads_upload_service_submit_async, &error);

  if (uploads != NULL)
    {
      g_task_return_pointer (task, uploads, (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  leads_draft_set_frozen (self->draft, FALSE);
  leads_draft_refresh (self->draft);
  if (g_error_matches (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NUMBERS_TAKEN))
    leads_draft_settle_async (self->draft, NULL, on_compared_anew, g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
take_entries (LeadsSubmit *self)
{
  const guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->draft));
  LeadsComparison *comparison = leads_draft_get_comparison (self->draft);

  self->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_outcome_unref);
  self->unread = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_stored_file_free);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->draft), i);
      LeadsOutcome *outcome = leads_entry_get_outcome (entry);

      if (outcome != NULL)
        g_ptr_array_add (self->outcomes, leads_outcome_ref (outcome));
      else if (leads_entry_get_state (entry) == LEADS_ENTRY_FAILED)
        g_ptr_array_add (self->unread, leads_stored_file_new_unread (leads_entry_get_title (entry),
                                                                     leads_entry_get_error (entry)->message));
    }
  self->totals = *leads_draft_get_totals (self->draft);
  self->n_shown = self->totals.uploaded;
  if (!leads_draft_is_for_many (self->draft))
    ((LeadsSubmitTarget *) g_ptr_array_index (self->targets, 0))->totals = self->totals;
  self->comparison = comparison != NULL ? leads_comparison_ref (comparison) : NULL;
}

static gboolean
check_draft (const LeadsSubmit *self, GError **error)
{
  const gint64 n_refused = leads_totals_get_refused (&self->totals);

  if (self->comparison == NULL || self->totals.uploaded == 0)
    {
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOTHING_TO_UPLOAD,
                           _("There is no valid number to upload. Add numbers or a file."));
      return FALSE;
    }
  if (self->all_or_nothing && n_refused > 0)
    {
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_LINES_REFUSED,
                   ngettext ("%'lld line is invalid, so nothing was uploaded. Mend or remove it.",
                             "%'lld lines are invalid, so nothing was uploaded. Mend or remove them.", n_refused),
                   (long long) n_refused);
      return FALSE;
    }
  return TRUE;
}

static void
end_early (GTask *task, GError *error)
{
  const LeadsSubmit *self = g_task_get_task_data (task);

  if (self->job != NULL)
    leads_job_end (self->job,
                   g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? LEADS_JOB_CANCELLED : LEADS_JOB_FAILED);
  g_task_return_error (task, error);
}

static void
on_settled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LeadsSubmit *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!leads_draft_settle_finish (self->draft, result, &error))
    {
      end_early (task, error);
      return;
    }
  take_entries (self);
  if ((leads_draft_is_for_many (self->draft) && !leads_submit_take_parts (self, &error)) ||
      !check_draft (self, &error))
    {
      end_early (task, error);
      return;
    }
  leads_draft_set_frozen (self->draft, TRUE);
  leads_work_start (g_task_get_source_object (task), leads_upload_service_submit_async, self->job, NULL,
                    write_in_thread, self, NULL, (GDestroyNotify) g_ptr_array_unref, on_written, g_object_ref (task));
}

static LeadsSubmit *
submit_new (LeadsUploadService *self, LeadsDraft *draft, const LeadsUploadSettings *settings, LeadsJob *job)
{
  LeadsSubmit *submit = g_new0 (LeadsSubmit, 1);

  submit->tools = leads_tools_ref (leads_upload_service_get_tools (self));
  submit->draft = g_object_ref (draft);
  g_set_object (&submit->job, job);
  submit->profile_id = settings->profile_id;
  submit->ticket = settings->ticket != NULL ? leads_text_strip (settings->ticket) : NULL;
  if (submit->ticket != NULL && *submit->ticket == '\0')
    g_clear_pointer (&submit->ticket, g_free);
  submit->all_or_nothing = settings->all_or_nothing;
  submit->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_submit_target_free);
  return submit;
}

void
leads_upload_service_submit_async (LeadsUploadService *self,
                                   LeadsDraft *draft,
                                   const LeadsUploadSettings *settings,
                                   LeadsJob *job,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  g_autoptr (GTask) task = NULL;
  LeadsSubmit *submit;
  GError *error = NULL;

  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));
  g_return_if_fail (settings != NULL);

  submit = submit_new (self, draft, settings, job);
  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, leads_upload_service_submit_async);
  g_task_set_task_data (task, submit, (GDestroyNotify) submit_free);
  if (!leads_draft_is_for_many (draft))
    {
      LeadsLead *lead = leads_draft_get_lead (draft);
      LeadsSubmitTarget *target = leads_submit_add_target (submit, lead != NULL ? leads_lead_get_id (lead) : 0,
                                                           settings->connection_id, settings->service_info);

      if (!leads_submit_check_target (target, &error) || !check_ticket (submit, &error) || !check_lead (target, &error))
        {
          end_early (task, error);
          return;
        }
    }
  else if (!check_ticket (submit, &error))
    {
      end_early (task, error);
      return;
    }
  leads_draft_settle_async (draft, job != NULL ? leads_job_get_cancellable (job) : NULL, on_settled,
                            g_steal_pointer (&task));
}

GPtrArray *
leads_upload_service_submit_many_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

LeadsUpload *
leads_upload_service_submit_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) uploads = leads_upload_service_submit_many_finish (self, result, error);

  return uploads != NULL ? g_object_ref (g_ptr_array_index (uploads, 0)) : NULL;
}
