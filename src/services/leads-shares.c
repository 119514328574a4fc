/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-shares-private.h"

/* The totals of each lead. Invariant: together with heading and blank lines they add up to those of the file. */

struct _LeadsShares
{
  GPtrArray *list;
  GHashTable *by_lead;
  LeadsShare *last; /* files go lead by lead */
};

LeadsShares *
leads_shares_new (void)
{
  LeadsShares *self = g_new0 (LeadsShares, 1);

  self->list = g_ptr_array_new_with_free_func (g_free);
  self->by_lead = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

void
leads_shares_free (LeadsShares *self)
{
  g_hash_table_unref (self->by_lead);
  g_ptr_array_unref (self->list);
  g_free (self);
}

LeadsShare *
leads_shares_open (LeadsShares *self, gint64 lead_id)
{
  LeadsShare *share = self->last;

  if (share != NULL && share->lead_id == lead_id)
    return share;
  share = g_hash_table_lookup (self->by_lead, &lead_id);
  if (share == NULL)
    {
      share = g_new0 (LeadsShare, 1);
      share->lead_id = lead_id;
      share->first = G_MAXUINT64;
      g_ptr_array_add (self->list, share);
      g_hash_table_insert (self->by_lead, &share->lead_id, share);
    }
  self->last = share;
  return share;
}

const LeadsShare *
leads_shares_find (LeadsShares *self, gint64 lead_id)
{
  return g_hash_table_lookup (self->by_lead, &lead_id);
}

void
leads_shares_count (LeadsShares *self,
                    gint64 lead_id,
                    guint64 index,
                    LeadsReason reason,
                    gboolean repaired,
                    guint64 n_numbers)
{
  LeadsShare *share = leads_shares_open (self, lead_id);

  share->first = MIN (share->first, index);
  leads_totals_count_line (&share->totals, reason, reason == LEADS_REASON_NONE && repaired);
  if (reason == LEADS_REASON_NONE)
    share->n_claimed += (gint64) n_numbers;
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const LeadsShare *left = *(LeadsShare *const *) a, *right = *(LeadsShare *const *) b;

  return left->first < right->first ? -1 : left->first > right->first;
}

void
leads_shares_close (LeadsShares *self)
{
  g_ptr_array_sort (self->list, compare_shares);
  for (guint i = 0; i < self->list->len; i++)
    {
      LeadsShare *share = g_ptr_array_index (self->list, i);

      share->totals.skipped = share->n_claimed - share->totals.uploaded;
    }
}

guint
leads_shares_get_n (LeadsShares *self)
{
  return self->list->len;
}

const LeadsShare *
leads_shares_get (LeadsShares *self, guint position)
{
  return g_ptr_array_index (self->list, position);
}
