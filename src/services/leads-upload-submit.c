/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-upload-service-private.h"

#include "leads-draft-private.h"
#include "leads-service-error-private.h"
#include "leads-stored-layout-private.h"
#include "leads-submit-lines-private.h"
#include "leads-work-private.h"

#include <leads-connection-store.h>
#include <leads-profile-store.h>
#include <leads-text.h>
#include <leads-time.h>

#include <glib/gi18n.h>

/*
 * Submit: the comparison that was shown is written, in one transaction. If the
 * store has taken a number meanwhile it refuses as a whole; the draft is
 * compared anew and shows which.
 */

typedef struct
{
  LeadsTools *tools;
  LeadsDraft *draft;
  LeadsJob *job;
  gint64 lead_id;
  gint64 profile_id;
  gint64 connection_id;
  char *service_info;
  char *ticket;
  gboolean all_or_nothing;

  /* from the draft once it has settled */
  LeadsComparison *comparison;
  GPtrArray *outcomes; /* of the entries that are shown */
  LeadsTotals totals;
} Submit;

static void
submit_free (Submit *self)
{
  leads_tools_unref (self->tools);
  g_object_unref (self->draft);
  g_clear_object (&self->job);
  g_free (self->service_info);
  g_free (self->ticket);
  g_clear_pointer (&self->comparison, leads_comparison_unref);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_free (self);
}

static gboolean
check_settings (const Submit *self, GError **error)
{
  const glong length = g_utf8_strlen (self->service_info, -1);

  if (length == 0)
    g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                         _("Enter the service info: the name of the service for metering."));
  else if (length > LEADS_SERVICE_INFO_MAX)
    g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                 _("The service info can have at most %d characters. Shorten it."), LEADS_SERVICE_INFO_MAX);
  else if (self->ticket != NULL && g_utf8_strlen (self->ticket, -1) > LEADS_SERVICE_INFO_MAX)
    g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                 _("The ticket can have at most %d characters. Shorten it."), LEADS_SERVICE_INFO_MAX);
  else if (self->lead_id == 0)
    g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                         _("Choose the lead whose numbers these are."));
  else
    return TRUE;
  return FALSE;
}

/* What the store would refuse without saying which of the three is gone. */
static gboolean
check_references (const Submit *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsProfileStore) profiles = leads_profile_store_new (self->tools->database);
  g_autoptr (LeadsConnectionStore) connections = leads_connection_store_new (self->tools->database);
  g_autoptr (LeadsProfile) profile = NULL;
  g_autoptr (LeadsConnection) connection = NULL;
  g_autoptr (GError) cause = NULL;
  const char *text = NULL;

  profile = leads_profile_store_get (profiles, self->profile_id, cancellable, &cause);
  if (profile == NULL)
    text = _("The calling profile is not there any more. Choose another one.");
  else
    {
      connection = leads_connection_store_get (connections, self->connection_id, cancellable, &cause);
      if (connection == NULL)
        text = _("The SIP connection is not there any more. Choose another one.");
      else if (leads_connection_get_lead_id (connection) != self->lead_id)
        text = _("The SIP connection belongs to another lead. Choose one of this lead.");
      else if (leads_connection_get_side (connection) != LEADS_SIDE_PSTN)
        text = _("The SIP connection is on the customer’s side. Choose one on the PSTN side.");
    }
  if (text == NULL)
    return TRUE;
  if (cause != NULL && !g_error_matches (cause, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error_literal (error, LEADS_SERVICE_ERROR,
                         cause != NULL ? LEADS_SERVICE_ERROR_NOT_FOUND : LEADS_SERVICE_ERROR_BAD_VALUE, text);
  return FALSE;
}

static LeadsUploadSource
find_source (GPtrArray *outcomes)
{
  LeadsUploadSource source = LEADS_UPLOAD_SOURCE_MIXED;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const LeadsContent *content = ((LeadsOutcome *) g_ptr_array_index (outcomes, i))->content;

      if (i > 0 && content->source != source)
        return LEADS_UPLOAD_SOURCE_MIXED;
      source = content->source;
    }
  return source;
}

/* Pasted lists are files without a hash: they have lines to report. */
static GPtrArray *
list_files (const Submit *self, LeadsUpload *upload)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_stored_file_free);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_named = 0;

  for (guint i = 0; i < self->outcomes->len; i++)
    {
      const LeadsOutcome *outcome = g_ptr_array_index (self->outcomes, i);
      const LeadsContent *content = outcome->content;
      const gboolean is_file = content->source == LEADS_UPLOAD_SOURCE_FILE;
      g_autofree char *layout = NULL;

      if (leads_content_is_typed (content))
        continue;
      layout = leads_stored_layout_to_text (&content->dialect, content->heading);
      g_ptr_array_add (files, leads_stored_file_new (content->title, is_file ? content->sha256 : NULL, layout,
                                                     &outcome->totals));
      if (!is_file)
        continue;
      g_string_append_printf (names, "%s%s", n_named > 0 ? ", " : "", content->title);
      leads_upload_set_file_sha256 (upload, n_named++ == 0 ? content->sha256 : NULL);
    }
  if (n_named > 0)
    leads_upload_set_file_name (upload, names->str);
  return files;
}

static LeadsUpload *
make_upload (const Submit *self)
{
  LeadsUpload *upload = leads_upload_new ();
  g_autofree char *actor = leads_database_dup_actor (self->tools->database);

  leads_upload_set_lead_id (upload, self->lead_id);
  leads_upload_set_profile_id (upload, self->profile_id);
  leads_upload_set_connection_id (upload, self->connection_id);
  leads_upload_set_service_info (upload, self->service_info);
  leads_upload_set_ticket (upload, self->ticket);
  leads_upload_set_source (upload, find_source (self->outcomes));
  leads_upload_set_uploaded_at (upload, leads_time_now ());
  leads_upload_set_uploaded_by (upload, actor);
  leads_upload_set_totals (upload, &self->totals);
  return upload;
}

static void
on_progress (gint64 done, gpointer data)
{
  const LeadsWork *work = data;
  const Submit *self = work->data;

  leads_job_report (work->job, done, self->totals.uploaded, done);
}

static gboolean
on_about_to_commit (gpointer data)
{
  const LeadsWork *work = data;

  return leads_upload_service_close_cancel (work->job);
}

static gpointer
write_in_thread (const LeadsWork *work, GError **error)
{
  const Submit *self = work->data;
  g_autoptr (LeadsUpload) upload = make_upload (self);
  g_autoptr (GPtrArray) files = list_files (self, upload);
  LeadsNumberSource *numbers;
  LeadsLineSource *lines;
  LeadsUploadContent content = {
    .upload = upload, .files = files, .progress = on_progress, .about_to_commit = on_about_to_commit
  };
  gint64 upload_id = 0;
  gboolean inserted;

  if (!check_references (self, work->cancellable, error))
    return NULL;
  numbers = leads_comparison_open_numbers (self->comparison, work->cancellable);
  lines = leads_submit_open_lines (self->outcomes, work->cancellable);
  content.numbers = numbers;
  content.lines = lines;
  content.data = (gpointer) work;
  inserted = leads_upload_store_insert (self->tools->uploads, &content, &upload_id, work->cancellable, error);
  leads_comparison_close_numbers (numbers);
  leads_submit_close_lines (lines);
  /* It is stored: from here on nothing may make it look as if it were not. */
  return inserted ? leads_upload_store_get (self->tools->uploads, upload_id, NULL, error) : NULL;
}

static void
on_compared_anew (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Submit *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gint64 n_taken;

  if (!leads_draft_settle_finish (self->draft, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  n_taken = self->totals.uploaded - leads_draft_get_totals (self->draft)->uploaded;
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
  Submit *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  LeadsUpload *upload = leads_work_finish (source, result, leads_upload_service_submit_async, &error);

  if (upload != NULL)
    {
      g_task_return_pointer (task, upload, g_object_unref);
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
take_entries (Submit *self)
{
  const guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->draft));
  LeadsComparison *comparison = leads_draft_get_comparison (self->draft);

  self->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_outcome_unref);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->draft), i);
      LeadsOutcome *outcome = leads_entry_get_outcome (entry);

      if (outcome != NULL)
        g_ptr_array_add (self->outcomes, leads_outcome_ref (outcome));
    }
  self->totals = *leads_draft_get_totals (self->draft);
  self->comparison = comparison != NULL ? leads_comparison_ref (comparison) : NULL;
}

static gboolean
check_draft (const Submit *self, GError **error)
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
  const Submit *self = g_task_get_task_data (task);

  if (self->job != NULL)
    leads_job_end (self->job,
                   g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? LEADS_JOB_CANCELLED : LEADS_JOB_FAILED);
  g_task_return_error (task, error);
}

static void
on_settled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Submit *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!leads_draft_settle_finish (self->draft, result, &error))
    {
      end_early (task, error);
      return;
    }
  take_entries (self);
  if (!check_draft (self, &error))
    {
      end_early (task, error);
      return;
    }
  leads_draft_set_frozen (self->draft, TRUE);
  leads_work_start (g_task_get_source_object (task), leads_upload_service_submit_async, self->job, NULL,
                    write_in_thread, self, NULL, g_object_unref, on_written, g_object_ref (task));
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
  Submit *submit;
  LeadsLead *lead;
  GError *error = NULL;

  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));
  g_return_if_fail (settings != NULL);

  lead = leads_draft_get_lead (draft);
  submit = g_new0 (Submit, 1);
  submit->tools = leads_tools_ref (leads_upload_service_get_tools (self));
  submit->draft = g_object_ref (draft);
  g_set_object (&submit->job, job);
  submit->lead_id = lead != NULL ? leads_lead_get_id (lead) : 0;
  submit->profile_id = settings->profile_id;
  submit->connection_id = settings->connection_id;
  submit->service_info = leads_text_collapse (settings->service_info != NULL ? settings->service_info : "");
  submit->ticket = settings->ticket != NULL ? leads_text_strip (settings->ticket) : NULL;
  if (submit->ticket != NULL && *submit->ticket == '\0')
    g_clear_pointer (&submit->ticket, g_free);
  submit->all_or_nothing = settings->all_or_nothing;

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, leads_upload_service_submit_async);
  g_task_set_task_data (task, submit, (GDestroyNotify) submit_free);
  if (!check_settings (submit, &error))
    {
      end_early (task, error);
      return;
    }
  leads_draft_settle_async (draft, job != NULL ? leads_job_get_cancellable (job) : NULL, on_settled,
                            g_steal_pointer (&task));
}

LeadsUpload *
leads_upload_service_submit_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
