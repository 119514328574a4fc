/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-entry-struct-private.h"

#include "leads-service-error.h"

/* Whether how an entry is read leaves anything to say. */

/* A list of single numbers is read in one way, unless they may be ranges; of a table it may be another column. */
static gboolean
has_choice (const LeadsEntry *self)
{
  const LeadsTotals *totals = &self->content->totals;

  if (self->source == LEADS_UPLOAD_SOURCE_PASTE)
    return leads_content_get_n_columns (self->content) > 1 || self->content->n_short_ranges > 0 || self->content->short_ranges;
  /* Another sheet of a workbook may have what this one lacks. */
  return totals->lines > totals->blank || self->content->dialect.sheet != NULL;
}

gboolean
leads_entry_can_be_reread (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), FALSE);

  if (self->source != LEADS_UPLOAD_SOURCE_FILE && self->source != LEADS_UPLOAD_SOURCE_PASTE)
    return FALSE;
  switch (self->state)
    {
    case LEADS_ENTRY_READY:
      return self->content != NULL && has_choice (self);
    case LEADS_ENTRY_FAILED:
      /* What was said of it does not fit. A file that is not there, empty, or no table at all is not read in any way. */
      return g_error_matches (self->error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
    case LEADS_ENTRY_CHECKING:
    default:
      return FALSE;
    }
}
