/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-compare-private.h"

#include "leads-work-private.h"

#include <leads-connection-store.h>
#include <leads-lead-store.h>

/* The comparison of a draft as work on a thread. */

typedef struct
{
  LeadsTools *tools;
  gint64 lead_id;
  GPtrArray *outcomes;
} Input;

static void
input_free (Input *self)
{
  leads_tools_unref (self->tools);
  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

static void
say_what_is_wrong (LeadsTeller *teller, LeadsOutcome *outcome, GCancellable *cancellable)
{
  LeadsContentLine line;
  LeadsProblem problem;

  if (!leads_content_is_typed (outcome->content))
    return;
  if (leads_outcome_get_typed_fate (outcome) != 0)
    outcome->sentence = g_strdup (outcome->content->sentence);
  else if (outcome->range_fate != 0 && leads_content_get_line (outcome->content, 0, &line, NULL))
    {
      leads_teller_find_problem (teller, outcome, &line, outcome->range_fate, &problem, cancellable);
      outcome->sentence = leads_teller_say (teller, &problem, TRUE);
    }
}

/* Whether the content of a file was imported before. That it cannot be told stops nothing: it is a warning. */
static void
find_before (LeadsTools *tools, LeadsOutcome *outcome, GCancellable *cancellable)
{
  const LeadsContent *content = outcome->content;

  if (content->source == LEADS_UPLOAD_SOURCE_FILE && content->sha256 != NULL)
    outcome->before = leads_upload_store_find_file (tools->uploads, content->sha256, cancellable, NULL);
}

/* What a draft for several leads can be uploaded over. */
static GHashTable *
find_connections (LeadsTools *tools, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsConnectionStore) store = leads_connection_store_new (tools->database);
  g_autoptr (GPtrArray) all = leads_connection_store_list (store, 0, cancellable, error);
  g_autoptr (GHashTable) by_lead = NULL;

  if (all == NULL)
    return NULL;
  by_lead = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    {
      LeadsConnection *connection = g_ptr_array_index (all, i);
      const gint64 lead_id = leads_connection_get_lead_id (connection);
      GPtrArray *connections = g_hash_table_lookup (by_lead, &lead_id);

      if (leads_connection_get_side (connection) != LEADS_SIDE_PSTN)
        continue;
      if (connections == NULL)
        {
          connections = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (by_lead, g_memdup2 (&lead_id, sizeof lead_id), connections);
        }
      g_ptr_array_add (connections, g_object_ref (connection));
    }
  return g_steal_pointer (&by_lead);
}

static gboolean
note_last_used (LeadsTools *tools, GHashTable *last_used, gint64 lead_id, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  g_autoptr (LeadsUpload) upload = leads_upload_store_get_last (tools->uploads, lead_id, cancellable, &cause);
  gint64 connection_id;

  if (cause != NULL)
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  if (upload == NULL)
    return TRUE;
  connection_id = leads_upload_get_connection_id (upload);
  g_hash_table_insert (last_used, g_memdup2 (&lead_id, sizeof lead_id),
                       g_memdup2 (&connection_id, sizeof connection_id));
  return TRUE;
}

/* Which connection to begin with where there are several: of the leads that the files have lines of. */
static GHashTable *
find_last_used (LeadsTools *tools, LeadsComparison *comparison, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) last_used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < comparison->outcomes->len; i++)
    {
      const LeadsOutcome *outcome = g_ptr_array_index (comparison->outcomes, i);

      for (guint j = 0; outcome->shares != NULL && j < leads_shares_get_n (outcome->shares); j++)
        {
          const gint64 lead_id = leads_shares_get (outcome->shares, j)->lead_id;
          const GPtrArray *connections = g_hash_table_lookup (comparison->connections, &lead_id);

          if (connections != NULL && connections->len > 1 && !g_hash_table_contains (last_used, &lead_id) &&
              !note_last_used (tools, last_used, lead_id, cancellable, error))
            return NULL;
        }
    }
  return g_steal_pointer (&last_used);
}

static gboolean
is_deleted (LeadsLeadStore *store, gint64 lead_id, gboolean *deleted, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  g_autoptr (LeadsLead) lead = leads_lead_store_get (store, lead_id, cancellable, &cause);

  *deleted = g_error_matches (cause, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  if (lead != NULL || *deleted)
    {
      g_clear_error (&cause);
      return TRUE;
    }
  g_propagate_error (error, cause);
  return FALSE;
}

/* Whose lead was deleted since its lines were read, they are nobody's. Its connections went with it. */
static gboolean
find_missing_lead (LeadsTools *tools, LeadsComparison *comparison, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsLeadStore) store = leads_lead_store_new (tools->database);

  for (guint i = 0; i < comparison->outcomes->len; i++)
    {
      const LeadsOutcome *outcome = g_ptr_array_index (comparison->outcomes, i);

      for (guint j = 0; outcome->shares != NULL && j < leads_shares_get_n (outcome->shares); j++)
        {
          const gint64 lead_id = leads_shares_get (outcome->shares, j)->lead_id;

          if (lead_id == 0 || g_hash_table_contains (comparison->connections, &lead_id))
            continue;
          if (!is_deleted (store, lead_id, &comparison->misses_lead, cancellable, error))
            return FALSE;
          if (comparison->misses_lead)
            return TRUE;
        }
    }
  return TRUE;
}

static gboolean
is_for_many (GPtrArray *outcomes)
{
  for (guint i = 0; i < outcomes->len; i++)
    if (((LeadsOutcome *) g_ptr_array_index (outcomes, i))->content->leads != NULL)
      return TRUE;
  return FALSE;
}

static gpointer
compare_in_thread (const LeadsWork *work, GError **error)
{
  Input *input = work->data;
  g_autoptr (LeadsTeller) teller = leads_teller_new (input->tools);
  g_autoptr (LeadsComparison) comparison = NULL;

  comparison = leads_comparison_new (g_ptr_array_ref (input->outcomes), input->tools->database, input->lead_id,
                                     input->tools->directory, work->cancellable, error);
  if (comparison == NULL)
    return NULL;
  for (guint i = 0; i < comparison->outcomes->len; i++)
    {
      say_what_is_wrong (teller, g_ptr_array_index (comparison->outcomes, i), work->cancellable);
      find_before (input->tools, g_ptr_array_index (comparison->outcomes, i), work->cancellable);
    }
  if (is_for_many (comparison->outcomes) &&
      ((comparison->connections = find_connections (input->tools, work->cancellable, error)) == NULL ||
       (comparison->last_used = find_last_used (input->tools, comparison, work->cancellable, error)) == NULL ||
       !find_missing_lead (input->tools, comparison, work->cancellable, error)))
    return NULL;
  return g_steal_pointer (&comparison);
}

void
leads_draft_compare_async (GCancellable *cancellable,
                           LeadsTools *tools,
                           gint64 lead_id,
                           GPtrArray *outcomes,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  Input *input = g_new0 (Input, 1);

  input->tools = leads_tools_ref (tools);
  input->lead_id = lead_id;
  input->outcomes = g_ptr_array_ref (outcomes);
  leads_work_start (cancellable, leads_draft_compare_async, NULL, cancellable, compare_in_thread, input,
                    (GDestroyNotify) input_free, (GDestroyNotify) leads_comparison_unref, callback, data);
}

LeadsComparison *
leads_draft_compare_finish (GCancellable *cancellable, GAsyncResult *result, GError **error)
{
  return leads_work_finish (cancellable, result, leads_draft_compare_async, error);
}
