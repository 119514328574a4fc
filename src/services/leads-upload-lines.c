/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-upload-service-private.h"

#include "leads-check-private.h"
#include "leads-line-set-private.h"
#include "leads-range.h"
#include "leads-submit-lines-private.h"
#include "leads-work-private.h"

#include <leads-line.h>
#include <leads-sorter.h>
#include <leads-text.h>

#include <string.h>

/* The refused lines that were stored with an upload, by position. */

typedef struct
{
  LeadsTools *tools;
  gint64 upload_id;
  LeadsReason reason;
  char *text;

  /* once they are found */
  LeadsTeller *teller;
  LeadsRun *indices; /* NULL: all, the index is the position */
  GPtrArray *files;  /* (element-type LeadsStoredFile): NULL: there is one at most */
} Lines;

static void
lines_free (Lines *self)
{
  g_clear_pointer (&self->teller, leads_teller_free);
  g_clear_pointer (&self->indices, leads_run_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  leads_tools_unref (self->tools);
  g_free (self->text);
  g_free (self);
}

typedef struct
{
  Lines *lines;
  GPtrArray *page;
  GCancellable *cancellable;
  LeadsSorter *sorter;
  GError *error;
} Reading;

/* What a line says by the plan as it is now: its number, and what belongs to @problem's reason. What it was proposed to
 * become tells the country whose national form it is. */
static guint64
judge (Lines *self, const char *cell, const char *suggestion, LeadsProblem *problem)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_validation_service_ref_plan (self->tools->validation);
  LeadsVerdict proposed = { 0 };
  LeadsVerdict verdict;

  if (suggestion != NULL)
    leads_numbering_plan_judge (plan, suggestion, -1, &proposed);
  leads_numbering_plan_judge_in (plan, cell, -1, proposed.region, &verdict);
  problem->number = verdict.number;
  leads_range_find_problem (plan, proposed.region, cell, strlen (cell), problem);
  return verdict.number;
}

static LeadsLine *
make_line (Lines *self, const LeadsStoredLine *stored, GCancellable *cancellable)
{
  LeadsLine *line = leads_line_new ();
  const char *cell = stored->text != NULL ? stored->text : stored->record != NULL ? stored->record : "";
  LeadsProblem problem = { .reason = stored->reason };
  const guint64 number = judge (self, cell, stored->suggestion, &problem);
  const gboolean is_gap = leads_check_is_blank (&(LeadsCsvCell){ cell, strlen (cell) });
  g_autofree char *text = leads_text_escape (is_gap && stored->record != NULL ? stored->record : cell, -1);
  g_autofree char *sentence = NULL;

  if (problem.reason == LEADS_REASON_WRONG_COLUMN_COUNT)
    problem.is_empty = is_gap;
  leads_stored_detail_parse (stored->detail, &problem, self->teller, cancellable);
  sentence = leads_teller_say (self->teller, &problem, FALSE);

  leads_line_set_line (line, stored->line);
  leads_line_set_text (line, text);
  leads_line_set_number (line, number);
  leads_line_set_reason (line, stored->reason);
  leads_line_set_sentence (line, sentence);
  leads_line_set_suggestion (line, stored->suggestion);
  leads_line_set_index (line, stored->index);
  /* Files are numbered from 1; 0 is what was typed. */
  if (self->files != NULL && stored->file > 0 && stored->file <= self->files->len)
    leads_line_set_file (line, ((const LeadsStoredFile *) g_ptr_array_index (self->files, stored->file - 1))->name);
  return line;
}

/* A line as it came from the store: its texts are borrowed there, so it is copied before the store is asked for owners.
 */
typedef struct
{
  LeadsStoredLine line;
  char *record;
  char *text;
  char *detail;
  char *suggestion;
} Copy;

static void
copy_free (Copy *self)
{
  g_free (self->record);
  g_free (self->text);
  g_free (self->detail);
  g_free (self->suggestion);
  g_free (self);
}

static gboolean
copy_line (const LeadsStoredLine *line, gpointer data)
{
  Reading *reading = data;
  Copy *copy = g_new0 (Copy, 1);

  copy->line = *line;
  copy->line.record = copy->record = g_strdup (line->record);
  copy->line.text = copy->text = g_strdup (line->text);
  copy->line.detail = copy->detail = g_strdup (line->detail);
  copy->line.suggestion = copy->suggestion = g_strdup (line->suggestion);
  g_ptr_array_add (reading->page, copy);
  return TRUE;
}

static GPtrArray *
read_page (gpointer data, gint64 position, guint n_lines, GCancellable *cancellable, GError **error)
{
  Lines *self = data;
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) copy_free);
  Reading reading = { .lines = self, .page = copies, .cancellable = cancellable };
  GPtrArray *lines;
  gint64 first = position;

  if (n_lines == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  if (self->indices != NULL)
    first = leads_run_get (self->indices, position)->number;
  if (!leads_upload_store_foreach_line (self->tools->uploads, self->upload_id, self->reason, self->text, first, n_lines,
                                        copy_line, &reading, cancellable, error))
    return NULL;
  lines = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < copies->len; i++)
    g_ptr_array_add (lines, make_line (self, &((Copy *) g_ptr_array_index (copies, i))->line, cancellable));
  return lines;
}

static gboolean
note_index (const LeadsStoredLine *line, gpointer data)
{
  Reading *reading = data;

  return leads_sorter_add (reading->sorter, line->index, 0, &reading->error);
}

static gboolean
find_indices (Lines *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsSorter) sorter = leads_sorter_new (self->tools->directory);
  Reading reading = { .lines = self, .sorter = sorter };

  if (!leads_upload_store_foreach_line (self->tools->uploads, self->upload_id, self->reason, self->text, 0, 0,
                                        note_index, &reading, cancellable, error))
    {
      g_clear_error (&reading.error);
      return FALSE;
    }
  if (reading.error != NULL)
    {
      g_propagate_error (error, reading.error);
      return FALSE;
    }
  self->indices = leads_sorter_finish (sorter, cancellable, error);
  return self->indices != NULL;
}

/* Where all lines are of one file, they need not say which. */
static gboolean
list_files (Lines *self, GCancellable *cancellable, GError **error)
{
  self->files = leads_upload_store_list_files (self->tools->uploads, self->upload_id, cancellable, error);
  if (self->files == NULL)
    return FALSE;
  if (self->files->len < 2)
    g_clear_pointer (&self->files, g_ptr_array_unref);
  return TRUE;
}

static gpointer
find_in_thread (const LeadsWork *work, GError **error)
{
  const Lines *query = work->data;
  Lines *found = g_new0 (Lines, 1);
  LeadsLineSet *set;
  gint64 n_lines = 0;
  gboolean ok;

  found->tools = leads_tools_ref (query->tools);
  found->upload_id = query->upload_id;
  found->reason = query->reason;
  found->text = g_strdup (query->text);
  found->teller = leads_teller_new (found->tools);
  if (found->reason != LEADS_REASON_NONE || found->text != NULL)
    {
      ok = find_indices (found, work->cancellable, error);
      n_lines = ok ? (gint64) leads_run_get_n_records (found->indices) : 0;
    }
  else
    ok = leads_upload_store_count_lines (found->tools->uploads, found->upload_id, LEADS_REASON_NONE, NULL, &n_lines,
                                         work->cancellable, error);
  if (!ok || !list_files (found, work->cancellable, error))
    {
      lines_free (found);
      return NULL;
    }
  set = leads_line_set_new (n_lines, read_page, found, (GDestroyNotify) lines_free);
  leads_line_set_set_names_files (set, found->files != NULL);
  return set;
}

void
leads_upload_service_find_lines_async (LeadsUploadService *self,
                                       gint64 upload_id,
                                       LeadsReason reason,
                                       const char *text,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  Lines *query;

  g_return_if_fail (LEADS_IS_UPLOAD_SERVICE (self));

  query = g_new0 (Lines, 1);
  query->tools = leads_tools_ref (leads_upload_service_get_tools (self));
  query->upload_id = upload_id;
  query->reason = reason;
  query->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  leads_work_start (self, leads_upload_service_find_lines_async, NULL, cancellable, find_in_thread, query,
                    (GDestroyNotify) lines_free, g_object_unref, callback, data);
}

LeadsLineSet *
leads_upload_service_find_lines_finish (LeadsUploadService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_upload_service_find_lines_async, error);
}
