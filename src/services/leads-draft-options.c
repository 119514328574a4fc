/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

/* What the entries of a draft are judged by. Invariant: a change counts for what is added after it. */

LeadsValidationService *
leads_draft_get_validation (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);

  return self->tools->validation;
}

void
leads_draft_set_country (LeadsDraft *self, const char *country)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));

  if (g_strcmp0 (self->country, country) == 0)
    return;
  g_free (self->country);
  self->country = g_strdup (country);
}

const char *
leads_draft_get_country (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);

  return self->country;
}

void
leads_draft_set_repairs (LeadsDraft *self, gboolean repairs)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));

  self->repairs = repairs;
}

gboolean
leads_draft_get_repairs (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), FALSE);

  return self->repairs;
}

gboolean
leads_draft_would_include (LeadsDraft *self, LeadsDraftFlags flags)
{
  return (flags & LEADS_DRAFT_INCLUDE_UNPLANNED) != 0 ||
         (self->includes_unplanned && (flags & LEADS_DRAFT_SKIP_UNPLANNED) == 0);
}

void
leads_draft_set_includes_unplanned (LeadsDraft *self, gboolean includes)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));

  self->includes_unplanned = includes;
}

gboolean
leads_draft_get_includes_unplanned (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), FALSE);

  return self->includes_unplanned;
}

static void
set_adds_rest (LeadsDraft *self, LeadsEntry *entry, gboolean adds)
{
  if (!self->frozen && leads_entry_set_adds_rest (entry, adds))
    leads_draft_refresh (self);
}

void
leads_draft_add_rest (LeadsDraft *self, LeadsEntry *entry)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  set_adds_rest (self, entry, TRUE);
}

void
leads_draft_stop_ranges (LeadsDraft *self, LeadsEntry *entry)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  set_adds_rest (self, entry, FALSE);
}
