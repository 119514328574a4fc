/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

/*
 * What a person says about the names of a draft for several leads. Invariant: entries that were read by other matches than
 * the draft has are read again; what was decided about their lines stays.
 */

LeadsStranger *
leads_stranger_new (const char *customer, const char *service, gint64 n_lines, gint64 lead_id)
{
  LeadsStranger *self = g_new0 (LeadsStranger, 1);

  self->customer = g_strdup (customer);
  self->service = g_strdup (service);
  self->n_lines = n_lines;
  self->lead_id = lead_id;
  return self;
}

void
leads_stranger_free (LeadsStranger *self)
{
  g_free (self->customer);
  g_free (self->service);
  g_free (self);
}

static void
add_strangers (GPtrArray *all, GHashTable *by_key, const GPtrArray *strangers)
{
  for (guint i = 0; i < strangers->len; i++)
    {
      const LeadsStranger *stranger = g_ptr_array_index (strangers, i);
      g_autofree char *key = leads_matches_make_key (stranger->customer, stranger->service);
      LeadsStranger *sum = g_hash_table_lookup (by_key, key);

      /* Totals alone have these names. */
      if (stranger->n_lines == 0)
        continue;
      if (sum == NULL)
        {
          sum = leads_stranger_new (stranger->customer, stranger->service, 0, stranger->lead_id);
          g_ptr_array_add (all, sum);
          g_hash_table_insert (by_key, g_steal_pointer (&key), sum);
        }
      sum->n_lines += stranger->n_lines;
    }
}

/* Many lines first. */
static int
compare_strangers (gconstpointer a, gconstpointer b)
{
  const LeadsStranger *left = *(LeadsStranger *const *) a, *right = *(LeadsStranger *const *) b;

  return left->n_lines > right->n_lines ? -1 : left->n_lines < right->n_lines;
}

GPtrArray *
leads_draft_list_strangers (LeadsDraft *self)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_stranger_free);

  g_return_val_if_fail (LEADS_IS_DRAFT (self), all);

  for (guint i = 0; i < self->slots->len; i++)
    {
      const LeadsContent *content = leads_entry_get_content (((LeadsDraftSlot *) g_ptr_array_index (self->slots, i))->entry);

      if (content != NULL && content->strangers != NULL)
        add_strangers (all, by_key, content->strangers);
    }
  g_ptr_array_sort (all, compare_strangers);
  return all;
}

void
leads_draft_route_again (LeadsDraft *self, LeadsEntry *entry)
{
  const LeadsContent *content = leads_entry_get_content (entry);

  if (content != NULL && content->matches != NULL && content->matches != self->matches && !self->frozen &&
      leads_entry_get_state (entry) != LEADS_ENTRY_CHECKING)
    leads_draft_read_routed (self, entry);
}

void
leads_draft_route_all_again (LeadsDraft *self)
{
  for (guint i = 0; self->matches != NULL && i < self->slots->len; i++)
    leads_draft_route_again (self, ((LeadsDraftSlot *) g_ptr_array_index (self->slots, i))->entry);
}

void
leads_draft_forget_routes (LeadsDraft *self)
{
  /* The same matches, but others than the entries were read by. */
  LeadsMatches *matches = leads_matches_set (self->matches, "", "", leads_matches_find (self->matches, "", ""));

  leads_matches_unref (self->matches);
  self->matches = matches;
}

void
leads_draft_match_lead (LeadsDraft *self, const char *customer, const char *service, gint64 lead_id)
{
  LeadsMatches *matches;

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (leads_draft_is_for_many (self));
  g_return_if_fail (customer != NULL && service != NULL);

  if (self->frozen || leads_matches_find (self->matches, customer, service) == lead_id)
    return;
  matches = leads_matches_set (self->matches, customer, service, lead_id);
  leads_matches_unref (self->matches);
  self->matches = matches;
  leads_draft_route_all_again (self);
}
