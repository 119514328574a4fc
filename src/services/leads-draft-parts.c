/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

#include "leads-draft-part-private.h"
#include "leads-draft-state-private.h"

/*
 * A draft for several leads: its files say whose each line is. Invariant: the totals of the parts, of the lines that
 * are nobody's, and of heading and blank lines add up to those of the draft. A part stays the same object as long as
 * its lead has lines; what was chosen for one that has none any more is kept beside, for they may come back.
 */

gboolean
leads_draft_is_for_many (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), FALSE);

  return self->parts != NULL;
}

GListModel *
leads_draft_get_parts (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);

  return self->parts != NULL ? G_LIST_MODEL (self->parts) : NULL;
}

const LeadsTotals *
leads_draft_get_unmatched (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);

  return &self->unmatched;
}

LeadsDraft *
leads_draft_new_for_many (LeadsTools *tools)
{
  LeadsDraft *self = leads_draft_new (tools, NULL);

  self->parts = g_list_store_new (LEADS_TYPE_DRAFT_PART);
  self->matches = leads_matches_new ();
  self->choices = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) leads_draft_choice_free);
  return self;
}

/* The parts that are there by their lead's id. Borrowed from the list. */
static GHashTable *
index_parts (LeadsDraft *self)
{
  GHashTable *parts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  const guint n_parts = g_list_model_get_n_items (G_LIST_MODEL (self->parts));

  for (guint i = 0; i < n_parts; i++)
    {
      LeadsDraftPart *part = g_list_model_get_item (G_LIST_MODEL (self->parts), i);
      const gint64 id = leads_lead_get_id (leads_draft_part_get_lead (part));

      g_hash_table_insert (parts, g_memdup2 (&id, sizeof id), part);
    }
  return parts;
}

/* The sums over all files, in the order in which the leads come. */
static LeadsShares *
sum_shares (LeadsComparison *comparison, GHashTable *leads)
{
  LeadsShares *sums = leads_shares_new ();
  guint64 n_before = 0;

  for (guint i = 0; i < comparison->outcomes->len; i++)
    {
      const LeadsOutcome *outcome = g_ptr_array_index (comparison->outcomes, i);

      for (guint j = 0; outcome->shares != NULL && j < leads_shares_get_n (outcome->shares); j++)
        {
          const LeadsShare *share = leads_shares_get (outcome->shares, j);
          LeadsShare *sum = leads_shares_open (sums, share->lead_id);

          leads_totals_add (&sum->totals, &share->totals);
          sum->n_claimed += share->n_claimed;
          sum->first = MIN (sum->first, n_before + share->first);
          g_hash_table_insert (leads, &sum->lead_id, leads_roster_get (outcome->content->roster, share->lead_id));
        }
      n_before += outcome->content->n_lines;
    }
  leads_shares_close (sums);
  return sums;
}

static GPtrArray *
get_connections (LeadsComparison *comparison, gint64 lead_id, GPtrArray *none)
{
  GPtrArray *connections = NULL;

  if (comparison->connections != NULL)
    connections = g_hash_table_lookup (comparison->connections, &lead_id);
  return connections != NULL ? connections : none;
}

static gint64
get_last_used (LeadsComparison *comparison, gint64 lead_id)
{
  const gint64 *connection_id = NULL;

  if (comparison->last_used != NULL)
    connection_id = g_hash_table_lookup (comparison->last_used, &lead_id);
  return connection_id != NULL ? *connection_id : 0;
}

static void
note_choice (LeadsDraft *self, LeadsDraftChoice *choice)
{
  g_hash_table_replace (self->choices, &choice->lead_id, choice);
}

/* A part that is new, or comes back. */
static LeadsDraftPart *
make_part (LeadsDraft *self, LeadsLead *lead)
{
  LeadsDraftPart *part = leads_draft_part_new (lead);
  const gint64 lead_id = leads_lead_get_id (lead);
  const LeadsDraftChoice *choice = g_hash_table_lookup (self->choices, &lead_id);

  if (choice == NULL)
    return part;
  leads_draft_choice_apply (choice, part);
  g_hash_table_remove (self->choices, &lead_id);
  return part;
}

static gboolean
is_list (GListModel *model, GPtrArray *items)
{
  gboolean same = g_list_model_get_n_items (model) == items->len;

  for (guint i = 0; same && i < items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      same = item == g_ptr_array_index (items, i);
    }
  return same;
}

void
leads_draft_update_parts (LeadsDraft *self)
{
  g_autoptr (GHashTable) present = NULL;
  g_autoptr (GHashTable) leads = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func (g_object_unref);
  LeadsShares *sums;
  GHashTableIter iter;
  gpointer gone;

  if (self->parts == NULL || self->comparison == NULL)
    return;
  present = index_parts (self);
  sums = sum_shares (self->comparison, leads);
  self->unmatched = (LeadsTotals){ 0 };
  for (guint i = 0; i < leads_shares_get_n (sums); i++)
    {
      const LeadsShare *sum = leads_shares_get (sums, i);
      LeadsLead *lead = g_hash_table_lookup (leads, &sum->lead_id);
      LeadsDraftPart *part;

      if (lead == NULL)
        {
          leads_totals_add (&self->unmatched, &sum->totals);
          continue;
        }
      part = g_hash_table_lookup (present, &sum->lead_id);
      part = part != NULL ? g_object_ref (part) : make_part (self, lead);
      leads_draft_part_update (part, &sum->totals, get_connections (self->comparison, sum->lead_id, none),
                               get_last_used (self->comparison, sum->lead_id));
      g_ptr_array_add (parts, part);
      g_hash_table_remove (present, &sum->lead_id);
    }
  leads_shares_free (sums);
  g_hash_table_iter_init (&iter, present);
  while (g_hash_table_iter_next (&iter, NULL, &gone))
    note_choice (self, leads_draft_choice_new (gone));
  if (!is_list (G_LIST_MODEL (self->parts), parts))
    g_list_store_splice (self->parts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->parts)), parts->pdata,
                         parts->len);
}

void
leads_draft_save_choices (LeadsDraft *self, LeadsDraftState *state)
{
  GHashTableIter iter;
  gpointer choice;

  if (self->parts == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->parts)); i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (G_LIST_MODEL (self->parts), i);

      g_ptr_array_add (state->choices, leads_draft_choice_new (part));
    }
  leads_matches_unref (state->matches);
  state->matches = leads_matches_ref (self->matches);
  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, &choice))
    g_ptr_array_add (state->choices, leads_draft_choice_copy (choice));
}

void
leads_draft_restore_choices (LeadsDraft *self, const LeadsDraftState *state)
{
  if (self->parts == NULL)
    return;
  leads_matches_unref (self->matches);
  self->matches = leads_matches_ref (state->matches);
  for (guint i = 0; i < state->choices->len; i++)
    note_choice (self, leads_draft_choice_copy (g_ptr_array_index (state->choices, i)));
}

/* Whether a file was read when the lead was there; so it is where none was read. */
static gboolean
knows_lead (LeadsDraft *self, gint64 lead_id)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const LeadsContent *content = leads_entry_get_content (((LeadsDraftSlot *) g_ptr_array_index (self->slots, i))->entry);

      if (content == NULL || content->roster == NULL)
        continue;
      any = TRUE;
      if (leads_roster_get (content->roster, lead_id) != NULL)
        return TRUE;
    }
  return !any;
}

GPtrArray *
leads_draft_list_gone_leads (LeadsDraft *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (LEADS_IS_DRAFT (self), names);
  g_return_val_if_fail (leads_draft_is_for_many (self), names);

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const LeadsDraftChoice *choice = value;

      if (!knows_lead (self, choice->lead_id))
        g_ptr_array_add (names, g_strdup (choice->name));
    }
  return names;
}
