/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-comparison-private.h"
#include "leads-walk-private.h"

#include <leads-number-record.h>
#include <leads-number-store.h>
#include <leads-sorter.h>

/*
 * What the store has of a draft's numbers. Neighbouring numbers are asked for
 * together, so that a file of consecutive numbers is one question.
 */

/* A cancel is looked for every so many spans: a few milliseconds of work. */
#define SPANS_BETWEEN_LOOKS 4096

typedef struct
{
  LeadsSpanSource parent;
  LeadsMerge *merge;
  LeadsMergeSpan pending;
  gboolean has_pending;
  GCancellable *cancellable;
  guint n_spans;

  LeadsSorter *sorter;
  gint64 lead_id;
  GHashTable *owners; /* or NULL */
  GError *error;
} Search;

static LeadsSourceResult
next_span (LeadsSpanSource *source, LeadsSpan *span, GError **error)
{
  Search *self = (Search *) source;

  if (++self->n_spans % SPANS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return LEADS_SOURCE_ERROR;
  if (!self->has_pending && !leads_merge_next (self->merge, &self->pending))
    return LEADS_SOURCE_END;

  span->start = self->pending.start;
  span->end = self->pending.end;
  while ((self->has_pending = leads_merge_next (self->merge, &self->pending)) &&
         (gint64) self->pending.start == span->end + 1)
    span->end = self->pending.end;
  return LEADS_SOURCE_ITEM;
}

static void
note_owner (GHashTable *owners, const LeadsExisting *existing)
{
  if (g_hash_table_contains (owners, &existing->upload))
    return;
  g_hash_table_insert (owners, g_memdup2 (&existing->upload, sizeof existing->upload),
                       g_memdup2 (&existing->lead, sizeof existing->lead));
}

static gboolean
note_existing (const LeadsExisting *existing, gpointer data)
{
  Search *self = data;
  LeadsReason reason = LEADS_REASON_OWNED_ELSEWHERE;

  if (existing->state == LEADS_NUMBER_STATE_COOLING)
    reason = LEADS_REASON_COOLING;
  else if (existing->lead == self->lead_id)
    reason = LEADS_REASON_ALREADY_HERE;
  if (self->owners != NULL)
    note_owner (self->owners, existing);
  return leads_sorter_add (self->sorter, existing->e164, leads_fate_new (reason, existing->upload), &self->error);
}

LeadsRun *
leads_comparison_find_existing (GPtrArray *outcomes,
                                LeadsDatabase *database,
                                gint64 lead_id,
                                GHashTable *owners,
                                const char *directory,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (LeadsNumberStore) store = leads_number_store_new (database);
  g_autoptr (LeadsMerge) merge = leads_walk_merge (outcomes);
  g_autoptr (LeadsSorter) sorter = leads_sorter_new (directory);
  Search search = {
    .parent.next = next_span,
    .merge = merge,
    .cancellable = cancellable,
    .sorter = sorter,
    .lead_id = lead_id,
    .owners = owners,
  };
  gboolean found;

  found = leads_number_store_find_existing (store, &search.parent, note_existing, &search, cancellable, error);
  if (search.error != NULL)
    {
      if (!found)
        g_clear_error (error);
      g_propagate_error (error, search.error);
      return NULL;
    }
  return found ? leads_sorter_finish (sorter, cancellable, error) : NULL;
}
