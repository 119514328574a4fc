/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

/*
 * A draft as what was given and decided, and back. Invariant: what comes back is
 * judged anew; an entry that is refused now is there all the same, and says why.
 */

void
leads_draft_keep_in (LeadsDraft *self, LeadsDraftFolder *folder)
{
  g_return_if_fail (self->folder == NULL);
  g_return_if_fail (self->slots->len == 0);

  self->folder = leads_draft_folder_ref (folder);
}

LeadsDraftState *
leads_draft_dup_state (LeadsDraft *self)
{
  LeadsDraftState *state = leads_draft_state_new ();

  state->lead_id = self->lead != NULL ? leads_lead_get_id (self->lead) : 0;
  state->n_numbers = self->totals.uploaded;
  for (guint i = 0; i < self->slots->len; i++)
    {
      LeadsDraftItem *item = leads_entry_dup_item (((LeadsDraftSlot *) g_ptr_array_index (self->slots, i))->entry);

      if (item != NULL)
        g_ptr_array_add (state->items, item);
    }
  leads_draft_save_choices (self, state);
  return state;
}

static void
restore_typed (LeadsDraft *self, LeadsDraftItem *item)
{
  const LeadsDraftInput *input = item->input;
  const LeadsDraftFlags flags = input->flags | LEADS_DRAFT_KEEP_REFUSED;
  const guint n_before = self->slots->len;

  self->repairs = input->repairs;
  leads_draft_set_country (self, input->country);
  if (input->source == LEADS_UPLOAD_SOURCE_RANGE)
    leads_draft_add_range_async (self, input->start, input->end, flags, NULL, NULL, NULL);
  else
    leads_draft_add_number_async (self, input->start, flags, NULL, NULL, NULL);
  if (self->slots->len > n_before)
    leads_entry_restore (((LeadsDraftSlot *) g_ptr_array_index (self->slots, n_before))->entry, item);
}

void
leads_draft_restore (LeadsDraft *self, LeadsDraftState *state)
{
  g_autofree char *country = g_strdup (self->country);
  const gboolean includes = self->includes_unplanned;
  const gboolean repairs = self->repairs;

  leads_draft_restore_choices (self, state);
  /* Each entry knows what it was added with. */
  self->includes_unplanned = FALSE;
  for (guint i = 0; i < state->items->len; i++)
    {
      LeadsDraftItem *item = g_ptr_array_index (state->items, i);

      if (leads_draft_input_is_typed (item->input))
        restore_typed (self, item);
      else
        leads_draft_read_again (self, item);
    }
  self->includes_unplanned = includes;
  self->repairs = repairs;
  leads_draft_set_country (self, country);
}

const char *
leads_draft_find_changed (LeadsDraft *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      LeadsEntry *entry = ((LeadsDraftSlot *) g_ptr_array_index (self->slots, i))->entry;

      if (leads_entry_is_changed (entry))
        return leads_entry_get_title (entry);
    }
  return NULL;
}
