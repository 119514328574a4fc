/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

/* A file that was added twice: every line of the second is repeated, which is told in one word. */

static gboolean
is_same (const LeadsContent *a, const LeadsContent *b)
{
  return a != NULL && a->sha256 != NULL && b->sha256 != NULL && g_str_equal (a->sha256, b->sha256) &&
         g_strcmp0 (a->dialect.sheet, b->dialect.sheet) == 0;
}

LeadsEntry *
leads_draft_find_same (LeadsDraft *self, LeadsEntry *entry)
{
  const LeadsContent *content;

  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);
  g_return_val_if_fail (LEADS_IS_ENTRY (entry), NULL);

  content = leads_entry_get_content (entry);
  for (guint i = 0; content != NULL && i < self->slots->len; i++)
    {
      LeadsEntry *other = ((LeadsDraftSlot *) g_ptr_array_index (self->slots, i))->entry;

      if (other == entry)
        break;
      if (is_same (leads_entry_get_content (other), content))
        return other;
    }
  return NULL;
}
