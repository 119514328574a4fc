/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

/*
 * Mending lines of a draft. Invariant: what was read stays as it is; a repair is a mark on the entry, so that it can be
 * taken back.
 */

static void
set_repaired (LeadsDraft *self, LeadsEntry *entry, guint repaired)
{
  if (!self->frozen && leads_entry_set_repaired (entry, repaired))
    leads_draft_refresh (self);
}

/* Adding the plus is meant for all lines that lack it; only of those that could be meant otherwise somebody has
 * to say so, which is what this does. */
static guint
get_bits (LeadsRepair repair)
{
  return repair == LEADS_REPAIR_ADD_PLUS ? 1u << LEADS_REPAIR_ADD_PLUS | 1u << LEADS_REPAIR_UNCERTAIN_PLUS
                                         : 1u << repair;
}

void
leads_draft_repair (LeadsDraft *self, LeadsEntry *entry, LeadsRepair repair)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));
  g_return_if_fail (repair > LEADS_REPAIR_NONE && repair < LEADS_N_REPAIRS);

  set_repaired (self, entry, leads_entry_get_repaired (entry) | get_bits (repair));
}

void
leads_draft_unrepair (LeadsDraft *self, LeadsEntry *entry, LeadsRepair repair)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));
  g_return_if_fail (repair > LEADS_REPAIR_NONE && repair < LEADS_N_REPAIRS);

  set_repaired (self, entry, leads_entry_get_repaired (entry) & ~get_bits (repair));
}

void
leads_draft_repair_all (LeadsDraft *self, LeadsEntry *entry)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  set_repaired (self, entry, leads_entry_get_repaired (entry) | LEADS_REPAIRS_CERTAIN);
}

void
leads_draft_unrepair_all (LeadsDraft *self, LeadsEntry *entry)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  set_repaired (self, entry, 0);
}
