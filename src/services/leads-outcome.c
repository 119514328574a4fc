/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-outcome-private.h"

#include <string.h>

/*
 * What becomes of an entry's lines in a draft. Only the lines that lose their
 * number to another are kept, as a run: a million accepted lines take no room.
 */

LeadsOutcome *
leads_outcome_new (LeadsContent *content, GArray *removed, LeadsEdits *edits, guint repaired, LeadsUnplanned include)
{
  LeadsOutcome *self = g_new0 (LeadsOutcome, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->content = leads_content_ref (content);
  self->removed = g_array_ref (removed);
  self->edits = edits != NULL ? leads_edits_ref (edits) : NULL;
  self->repaired = repaired;
  self->include = include;
  memcpy (self->n_mendable, content->n_mendable, sizeof self->n_mendable);
  memcpy (self->n_unplanned, content->n_unplanned, sizeof self->n_unplanned);
  for (guint i = 0; i < LEADS_N_REASONS; i++)
    self->example[i] = G_MAXUINT64;
  return self;
}

LeadsOutcome *
leads_outcome_ref (LeadsOutcome *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
leads_outcome_unref (LeadsOutcome *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  leads_content_unref (self->content);
  g_array_unref (self->removed);
  g_clear_pointer (&self->edits, leads_edits_unref);
  g_clear_pointer (&self->foreign, leads_run_unref);
  g_clear_pointer (&self->owners, g_hash_table_unref);
  g_clear_pointer (&self->shares, leads_shares_free);
  g_clear_pointer (&self->partial, leads_run_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_object (&self->before);
  g_free (self->sentence);
  g_clear_pointer (&self->conflicts, leads_run_unref);
  g_free (self);
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *) a, right = *(const guint64 *) b;

  return left < right ? -1 : left > right;
}

gboolean
leads_outcome_is_removed (const LeadsOutcome *self, guint64 index)
{
  return self->removed->len > 0 && g_array_binary_search (self->removed, &index, compare_indices, NULL);
}

const LeadsEdit *
leads_outcome_find_edit (const LeadsOutcome *self, guint64 index)
{
  return self->edits != NULL ? leads_edits_find (self->edits, index) : NULL;
}

const LeadsContentRecord *
leads_outcome_get_record (const LeadsOutcome *self, guint64 index, GError **error)
{
  const LeadsEdit *edit = leads_outcome_find_edit (self, index);

  return edit != NULL ? &edit->record : leads_content_get_records (self->content, index, 1, error);
}

gboolean
leads_outcome_get_line (const LeadsOutcome *self, guint64 index, LeadsContentLine *line, GError **error)
{
  const LeadsEdit *edit = leads_outcome_find_edit (self, index);

  if (edit == NULL)
    return leads_content_get_line (self->content, index, line, error);
  line->record = edit->record;
  line->index = index;
  line->text = edit->text;
  line->text_length = edit->text_length;
  line->cell = edit->cell;
  line->cell_length = edit->cell_length;
  return TRUE;
}

gboolean
leads_outcome_refuses (const LeadsOutcome *self, const LeadsContentRecord *record)
{
  if (record->reason == LEADS_REASON_NONE)
    return FALSE;
  if ((record->flags & LEADS_CONTENT_MENDABLE) != 0)
    return (self->repaired & (1u << record->repair)) == 0;
  return (record->flags & LEADS_CONTENT_UNPLANNED) == 0 ||
         (self->include & leads_unplanned_from_reason (record->reason)) == 0;
}

guint64
leads_outcome_get_typed_fate (const LeadsOutcome *self)
{
  const LeadsContent *content = self->content;

  if (content->reason == LEADS_REASON_NONE || (content->n_outside > 0 && self->include != 0))
    return 0;
  return leads_fate_new (content->reason, 0);
}

gboolean
leads_outcome_leaves_out (const LeadsOutcome *self, guint64 start, guint64 end, guint64 *last)
{
  guint64 first_outside, last_outside;

  *last = end;
  if (self->content->n_outside == 0 || self->include != 0 ||
      !leads_numbering_plan_find_invalid (self->content->plan, start, end, &first_outside, &last_outside))
    return FALSE;
  *last = first_outside > start ? first_outside - 1 : last_outside;
  return first_outside == start;
}

guint64
leads_outcome_own_fate (const LeadsOutcome *self, guint64 index, guint64 fate)
{
  const gint64 upload_id = (gint64) leads_fate_get_payload (fate);
  const gint64 *owner;

  if (self->owners == NULL || leads_fate_get_reason (fate) != LEADS_REASON_OWNED_ELSEWHERE)
    return fate;
  owner = g_hash_table_lookup (self->owners, &upload_id);
  if (owner == NULL || *owner != leads_content_get_lead (self->content, index))
    return fate;
  return leads_fate_new (LEADS_REASON_ALREADY_HERE, upload_id);
}

/* What @run has for @number, or 0. */
static guint64
look_up (LeadsRun *run, guint64 number)
{
  guint64 position;

  if (run == NULL)
    return 0;
  position = leads_run_lower_bound (run, number);
  if (position >= leads_run_get_n_records (run) || leads_run_get (run, position)->number != number)
    return 0;
  return leads_run_get (run, position)->index;
}

guint64
leads_outcome_get_conflict (const LeadsOutcome *self, guint64 index)
{
  return look_up (self->conflicts, index);
}

guint64
leads_outcome_count_numbers (const LeadsOutcome *self, const LeadsContentRecord *record, guint64 index)
{
  const guint64 n_numbers = record->extent > 0 ? look_up (self->partial, index) : G_GUINT64_CONSTANT (0);

  return n_numbers > 0 ? n_numbers : (guint64) record->extent + 1;
}

guint64
leads_outcome_get_fate (const LeadsOutcome *self, const LeadsContentRecord *record, guint64 index)
{
  if (leads_outcome_refuses (self, record))
    return leads_fate_new (record->reason, 0);
  if (leads_content_is_typed (self->content))
    return self->range_fate;
  return leads_outcome_get_conflict (self, index);
}
