/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

#include "leads-rejudge-private.h"
#include "leads-work-private.h"

/*
 * Another country for the national forms of a file that was read: its lines are judged anew by a job of the entry's own.
 * Invariant: a cancel, or a failure, leaves the entry as it was.
 */

typedef struct
{
  LeadsContent *content;
  char *country;
  char *directory;
} Rejudging;

static void
rejudging_free (Rejudging *self)
{
  leads_content_unref (self->content);
  g_free (self->country);
  g_free (self->directory);
  g_free (self);
}

static gpointer
rejudge_in_thread (const LeadsWork *work, GError **error)
{
  const Rejudging *rejudging = work->data;

  return leads_content_rejudge (rejudging->content, rejudging->country, rejudging->directory, work->job,
                                work->cancellable, error);
}

static void
on_rejudged (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree GWeakRef *ref = data;
  g_autoptr (LeadsDraft) self = g_weak_ref_get (ref);
  LeadsEntry *entry = LEADS_ENTRY (source);
  g_autoptr (LeadsContent) content = NULL;
  g_autoptr (LeadsDraftInput) input = NULL;
  g_autoptr (GError) error = NULL;

  g_weak_ref_clear (ref);
  content = leads_work_finish (source, result, leads_draft_set_entry_country, &error);
  if (content != NULL && leads_entry_get_input (entry) != NULL)
    input = leads_draft_input_copy (leads_entry_get_input (entry), content->country);
  if (content != NULL)
    leads_entry_end_rejudge (entry, content, input);
  else
    leads_entry_end_again (entry, NULL, NULL);
  if (self != NULL && leads_draft_find (self, entry) >= 0)
    leads_draft_refresh (self);
}

void
leads_draft_set_entry_country (LeadsDraft *self, LeadsEntry *entry, const char *country)
{
  g_autoptr (LeadsJob) job = NULL;
  GWeakRef *ref;
  Rejudging *rejudging;
  LeadsContent *content;

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  content = leads_entry_get_content (entry);
  if (self->frozen || content == NULL || leads_content_is_typed (content) ||
      leads_entry_get_state (entry) != LEADS_ENTRY_READY || g_strcmp0 (content->country, country) == 0)
    return;
  rejudging = g_new0 (Rejudging, 1);
  rejudging->content = leads_content_ref (content);
  rejudging->country = g_strdup (country);
  rejudging->directory = g_strdup (self->tools->directory);
  job = leads_job_new ();
  ref = g_new (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  leads_entry_begin_again (entry, job);
  leads_work_start (entry, leads_draft_set_entry_country, job, NULL, rejudge_in_thread, rejudging,
                    (GDestroyNotify) rejudging_free, (GDestroyNotify) leads_content_unref, on_rejudged, ref);
  leads_draft_sum_totals (self);
  leads_draft_refresh (self);
}
