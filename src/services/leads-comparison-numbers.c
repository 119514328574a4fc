/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-comparison-private.h"
#include "leads-walk-private.h"

/* The numbers that a compared draft uploads, one by one in ascending order: what the store's bulk insert reads. */

/* A cancel is looked for every so many numbers: a few milliseconds of work. */
#define NUMBERS_BETWEEN_LOOKS 4096

typedef struct
{
  LeadsNumberSource parent;
  LeadsComparison *comparison;
  GHashTable *places;     /* or NULL */
  LeadsLeadCursor *leads; /* of each outcome, when there are places */
  LeadsWalk *walk;
  GCancellable *cancellable;
  guint64 next;
  guint64 end;
  gint64 cac; /* of all of them; 0: none */
  guint n_steps;
} Source;

/* How many calls at a time the line allows whose numbers these are; -1 with @error. */
static gint64
find_cac (const Source *self, const LeadsMergeHit *hit, GError **error)
{
  const LeadsOutcome *outcome = g_ptr_array_index (self->comparison->outcomes, hit->source);
  const LeadsContentRecord *record;

  if (outcome->content->dialect.cac_column < 0 || leads_content_is_typed (outcome->content))
    return 0;
  record = leads_outcome_get_record (outcome, leads_walk_get_index (hit->index), error);
  return record != NULL ? record->cac : -1;
}

/* Which upload the number is for; FALSE: none of those that are written. */
static gboolean
find_place (Source *self, const LeadsMergeHit *hit)
{
  const LeadsOutcome *outcome = g_ptr_array_index (self->comparison->outcomes, hit->source);
  gpointer place;
  gint64 lead_id;

  if (self->places == NULL)
    return TRUE;
  lead_id = leads_lead_cursor_get (&self->leads[hit->source], outcome->content, leads_walk_get_index (hit->index));
  if (!g_hash_table_lookup_extended (self->places, &lead_id, NULL, &place))
    return FALSE;
  self->parent.place = GPOINTER_TO_UINT (place);
  return TRUE;
}

static LeadsSourceResult
next_number (LeadsNumberSource *source, gint64 *e164, gint64 *cac, GError **error)
{
  Source *self = (Source *) source;
  LeadsWalkSpan span;

  if (self->next <= self->end)
    {
      *e164 = self->next++;
      *cac = self->cac;
      return LEADS_SOURCE_ITEM;
    }
  while (leads_walk_next (self->walk, &span))
    {
      if (++self->n_steps % NUMBERS_BETWEEN_LOOKS == 0 &&
          g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return LEADS_SOURCE_ERROR;
      if (span.winner < 0 || !find_place (self, &span.hits[span.winner]))
        continue;
      self->cac = find_cac (self, &span.hits[span.winner], error);
      if (self->cac < 0)
        return LEADS_SOURCE_ERROR;
      *e164 = span.start;
      *cac = self->cac;
      self->next = span.start + 1;
      self->end = span.end;
      return LEADS_SOURCE_ITEM;
    }
  return LEADS_SOURCE_END;
}

LeadsNumberSource *
leads_comparison_open_numbers (LeadsComparison *self, GHashTable *places, GCancellable *cancellable)
{
  Source *source = g_new0 (Source, 1);

  source->parent.next = next_number;
  source->comparison = leads_comparison_ref (self);
  source->places = places != NULL ? g_hash_table_ref (places) : NULL;
  if (places != NULL)
    source->leads = g_new0 (LeadsLeadCursor, self->outcomes->len);
  source->walk = leads_walk_new (self->outcomes, self->existing);
  g_set_object (&source->cancellable, cancellable);
  source->next = 1;
  return &source->parent;
}

void
leads_comparison_close_numbers (LeadsNumberSource *source)
{
  Source *self = (Source *) source;

  leads_walk_free (self->walk);
  leads_comparison_unref (self->comparison);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_free (self->leads);
  g_clear_object (&self->cancellable);
  g_free (self);
}
