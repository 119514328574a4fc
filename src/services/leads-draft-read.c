/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

#include "leads-check-private.h"
#include "leads-draft-copy-private.h"
#include "leads-file-preview-private.h"
#include "leads-service-error-private.h"
#include "leads-work-private.h"

#include <glib/gi18n.h>

/*
 * Files and pasted lists: read by a job of the entry's own. A cancel gives the
 * draft back at once; the thread ends on its own, when it looks up. A file is read
 * once, and anew only when a person says how it is to be read.
 */

typedef struct
{
  GWeakRef draft;
  LeadsEntry *entry; /* kept by the work */
  GSource *cancel_source;
  GTask *again; /* whom a reading anew answers, or NULL */
  LeadsDraftInput *input;
  gboolean keeps; /* what was decided about its lines: they are the same */
  gboolean settled;
} Reading;

static gpointer
check_in_thread (const LeadsWork *work, GError **error)
{
  LeadsCheck *check = work->data;
  g_autoptr (LeadsContent) content = NULL;

  if (!leads_draft_copy_take (check, work->cancellable, error))
    return NULL;
  content = leads_check_run (check, work->job, work->cancellable, error);
  if (content == NULL || !leads_draft_copy_check (check, content->sha256, error) ||
      !leads_draft_copy_edit (check, content, error))
    return NULL;
  return g_steal_pointer (&content);
}

/* The entry that was read anew is what was read, or what it was before. */
static void
settle_again (Reading *self, LeadsDraft *draft, LeadsContent *content, const GError *error)
{
  if (content != NULL && self->keeps)
    leads_entry_end_rejudge (self->entry, content, NULL);
  else
    leads_entry_end_again (self->entry, content, self->input);
  if (draft != NULL && leads_draft_find (draft, self->entry) >= 0)
    leads_draft_refresh (draft);
  if (content != NULL)
    g_task_return_boolean (self->again, TRUE);
  else
    g_task_return_error (self->again, g_error_copy (error));
}

static void
settle (Reading *self, LeadsContent *content, const GError *error)
{
  g_autoptr (LeadsDraft) draft = g_weak_ref_get (&self->draft);

  if (self->settled)
    return;
  self->settled = TRUE;
  if (self->again != NULL)
    settle_again (self, draft, content, error);
  else if (draft != NULL)
    leads_draft_settle_entry (draft, self->entry, content, error);
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer data)
{
  const GError cancelled = { G_IO_ERROR, G_IO_ERROR_CANCELLED, (char *) "" };

  settle (data, NULL, &cancelled);
  return G_SOURCE_REMOVE;
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  g_autoptr (LeadsContent) content = NULL;
  g_autoptr (GError) error = NULL;

  content = leads_work_finish (source, result, leads_draft_add_file, &error);
  g_source_destroy (reading->cancel_source);
  g_source_unref (reading->cancel_source);
  settle (reading, content, error);
  g_weak_ref_clear (&reading->draft);
  g_clear_object (&reading->again);
  leads_draft_input_unref (reading->input);
  g_free (reading);
}

/* @again: (nullable) (transfer full) */
static Reading *
start_work (LeadsDraft *self, LeadsEntry *entry, LeadsCheck *check, LeadsJob *job, GTask *again)
{
  Reading *reading = g_new0 (Reading, 1);

  g_weak_ref_init (&reading->draft, self);
  reading->entry = entry;
  reading->again = again;
  reading->input = leads_draft_input_ref (check->input);
  reading->cancel_source = g_cancellable_source_new (leads_job_get_cancellable (job));
  g_source_set_priority (reading->cancel_source, G_PRIORITY_HIGH);
  g_source_set_callback (reading->cancel_source, G_SOURCE_FUNC (on_cancelled), reading, NULL);
  g_source_attach (reading->cancel_source, leads_draft_get_context (self));
  leads_work_start (entry, leads_draft_add_file, job, NULL, check_in_thread, check, (GDestroyNotify) leads_check_free,
                    (GDestroyNotify) leads_content_unref, on_checked, reading);
  return reading;
}

static LeadsEntry *
start (LeadsDraft *self, LeadsCheck *check)
{
  g_autoptr (LeadsJob) job = leads_job_new ();
  g_autoptr (LeadsEntry)
      entry = leads_entry_new_reading (leads_draft_get_tools (self), check->source, check->title, job);
  GError *error = NULL;

  leads_entry_set_input (entry, check->input);
  leads_draft_append (self, entry);
  if (check->item != NULL)
    leads_entry_restore (entry, check->item);
  if (!leads_draft_check_frozen (self, &error))
    {
      leads_draft_settle_entry (self, entry, NULL, error);
      g_error_free (error);
      leads_check_free (check);
      return entry;
    }
  start_work (self, entry, check, job, NULL);
  return entry;
}

/* Whose national forms get a suggestion, or %NULL. */
static char *
dup_country (LeadsDraft *self, const LeadsFileOptions *options)
{
  if (options == NULL || options->country == NULL)
    return g_strdup (leads_draft_get_country (self));
  return options->country[0] != '\0' ? g_strdup (options->country) : NULL;
}

/* What reads @input; @input is taken. */
static LeadsCheck *
prepare (LeadsDraft *self, LeadsDraftInput *input)
{
  LeadsTools *tools = leads_draft_get_tools (self);
  LeadsCheck *check = leads_check_new (input->source, input->title, &input->options, tools->directory, tools->validation);

  check->country = g_strdup (input->country);
  if (leads_draft_is_for_many (self))
    {
      check->database = g_object_ref (tools->database);
      check->matches = leads_matches_ref (self->matches);
    }
  if (input->uri != NULL)
    check->file = g_file_new_for_uri (input->uri);
  if (input->bytes != NULL)
    check->bytes = g_bytes_ref (input->bytes);
  if (self->folder != NULL)
    check->folder = leads_draft_folder_ref (self->folder);
  check->input = input;
  return check;
}

static LeadsDraftInput *
new_input (LeadsDraft *self, LeadsUploadSource source, const char *title, const LeadsFileOptions *options)
{
  LeadsDraftInput *input = leads_draft_input_new (source);

  input->title = g_strdup (title);
  leads_file_options_copy (options, &input->options);
  input->country = dup_country (self, options);
  if (self->folder != NULL)
    input->copy = g_uuid_string_random ();
  return input;
}

LeadsEntry *
leads_draft_add_file (LeadsDraft *self, GFile *file, const LeadsFileOptions *options)
{
  g_autofree char *title = NULL;
  LeadsDraftInput *input;
  LeadsCheck *check;

  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  title = leads_file_dup_display_name (file);
  input = new_input (self, LEADS_UPLOAD_SOURCE_FILE, title, options);
  input->uri = g_file_get_uri (file);
  check = prepare (self, input);
  /* The object itself, which may know more than its address. */
  g_set_object (&check->file, file);
  return start (self, check);
}

static LeadsDraftInput *
new_pasted (LeadsDraft *self, const char *text, const LeadsFileOptions *options)
{
  LeadsDraftInput *input = new_input (self, LEADS_UPLOAD_SOURCE_PASTE, _("Pasted list"), options);

  input->bytes = g_bytes_new (text, strlen (text));
  return input;
}

LeadsEntry *
leads_draft_add_text (LeadsDraft *self, const char *text)
{
  return leads_draft_add_table (self, text, NULL);
}

LeadsEntry *
leads_draft_add_table (LeadsDraft *self, const char *text, const LeadsFileOptions *options)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return start (self, prepare (self, new_pasted (self, text, options)));
}

void
leads_draft_read_again (LeadsDraft *self, LeadsDraftItem *item)
{
  LeadsCheck *check = prepare (self, leads_draft_input_ref (item->input));

  check->item = leads_draft_item_ref (item);
  start (self, check);
}

/* What reads the file of @entry with other options: the copy that the draft keeps of it, else the file itself. */
static LeadsCheck *
prepare_again (LeadsDraft *self, LeadsEntry *entry, const LeadsFileOptions *options)
{
  LeadsDraftInput *former = leads_entry_get_input (entry);
  LeadsDraftInput *input = leads_draft_input_new (former->source);

  input->title = g_strdup (former->title);
  input->uri = g_strdup (former->uri);
  input->bytes = former->bytes != NULL ? g_bytes_ref (former->bytes) : NULL;
  input->copy = g_strdup (former->copy);
  leads_file_options_copy (options, &input->options);
  input->country = dup_country (self, options);
  leads_draft_input_take_origin (input, g_strdup (leads_draft_input_get_origin (former)));
  return prepare (self, input);
}

void
leads_draft_reread_async (LeadsDraft *self,
                          LeadsEntry *entry,
                          const LeadsFileOptions *options,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (LeadsJob) job = NULL;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));
  g_return_if_fail (leads_entry_get_input (entry) != NULL && !leads_draft_input_is_typed (leads_entry_get_input (entry)));
  g_return_if_fail (leads_entry_get_state (entry) != LEADS_ENTRY_CHECKING);

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, leads_draft_reread_async);
  if (!leads_draft_check_frozen (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  job = leads_job_new ();
  leads_entry_begin_again (entry, job);
  start_work (self, entry, prepare_again (self, entry, options), job, g_steal_pointer (&task));
  leads_draft_sum_totals (self);
  leads_draft_refresh (self);
}

gboolean
leads_draft_reread_finish (LeadsDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* It cannot be read any more: what was said about its names is what it was read by. */
static void
on_routed (GObject *source, GAsyncResult *result, gpointer data)
{
  LeadsDraft *self = LEADS_DRAFT (source);
  g_autoptr (LeadsEntry) entry = data;
  g_autoptr (GError) error = NULL;
  const LeadsContent *content = leads_entry_get_content (entry);

  if (g_task_propagate_boolean (G_TASK (result), &error))
    return;
  if (content != NULL && content->matches != NULL)
    {
      leads_matches_unref (self->matches);
      self->matches = leads_matches_ref (content->matches);
    }
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  g_object_notify (G_OBJECT (self), "totals-serial");
}

void
leads_draft_read_routed (LeadsDraft *self, LeadsEntry *entry)
{
  g_autoptr (LeadsJob) job = leads_job_new ();
  LeadsCheck *check;
  GTask *task;

  if (leads_entry_get_source (entry) != LEADS_UPLOAD_SOURCE_FILE || leads_entry_get_input (entry) == NULL)
    return;
  check = prepare (self, leads_draft_input_ref (leads_entry_get_input (entry)));
  /* It has to be the file that was decided about. */
  check->item = leads_entry_dup_item (entry);
  task = g_task_new (self, NULL, on_routed, g_object_ref (entry));
  g_task_set_source_tag (task, leads_draft_read_routed);
  leads_entry_begin_again (entry, job);
  start_work (self, entry, check, job, task)->keeps = TRUE;
  leads_draft_sum_totals (self);
  leads_draft_refresh (self);
}

typedef struct
{
  LeadsCheck *check;
  LeadsContent *known; /* what it was read as with the same options, or NULL */
  LeadsTools *tools;
} Look;

static void
look_free (Look *self)
{
  leads_check_free (self->check);
  g_clear_pointer (&self->known, leads_content_unref);
  leads_tools_unref (self->tools);
  g_free (self);
}

static gpointer
preview_in_thread (const LeadsWork *work, GError **error)
{
  const Look *look = work->data;
  LeadsCheck *check = look->check;
  g_autoptr (GFile) copy = NULL;

  if (check->folder != NULL && check->input->copy != NULL)
    copy = leads_draft_folder_find_copy (check->folder, check->input->copy);
  if (copy != NULL && !leads_draft_copy_use (check, copy, work->cancellable, error))
    return NULL;
  return leads_file_preview_read (check, look->known, look->tools->names, work->cancellable, error);
}

/* What @entry was read as, where @check reads it the same way. */
static LeadsContent *
ref_known (LeadsEntry *entry, const LeadsCheck *check)
{
  const LeadsDraftInput *input = leads_entry_get_input (entry);
  LeadsContent *content = leads_entry_get_content (entry);

  if (content == NULL || !leads_file_options_equal (&input->options, &check->options) ||
      g_strcmp0 (input->country, check->country) != 0)
    return NULL;
  return leads_content_ref (content);
}

/* @check and @known are taken. */
static void
preview (LeadsDraft *self, LeadsCheck *check, LeadsContent *known, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Look *look = g_new0 (Look, 1);

  look->check = check;
  look->known = known;
  look->tools = leads_tools_ref (leads_draft_get_tools (self));
  leads_work_start (self, leads_draft_preview_async, NULL, cancellable, preview_in_thread, look,
                    (GDestroyNotify) look_free, g_object_unref, callback, data);
}

void
leads_draft_preview_async (LeadsDraft *self,
                           LeadsEntry *entry,
                           const LeadsFileOptions *options,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  LeadsCheck *check;

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));
  g_return_if_fail (leads_entry_get_input (entry) != NULL && !leads_draft_input_is_typed (leads_entry_get_input (entry)));

  check = prepare_again (self, entry, options);
  preview (self, check, ref_known (entry, check), cancellable, callback, data);
}

void
leads_draft_preview_text_async (LeadsDraft *self,
                                const char *text,
                                const LeadsFileOptions *options,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (text != NULL);

  preview (self, prepare (self, new_pasted (self, text, options)), NULL, cancellable, callback, data);
}

LeadsFilePreview *
leads_draft_preview_finish (LeadsDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);

  return leads_work_finish (self, result, leads_draft_preview_async, error);
}
