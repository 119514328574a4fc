/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

#include "leads-line-cells-private.h"
#include "leads-service-error-private.h"

#include <string.h>

/*
 * Mending lines of a draft. Invariant: what was read stays as it is; repairs, edits and removals are marks on the entry,
 * so that they can be taken back.
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

static gboolean
can_mend (LeadsDraft *self, LeadsEntry *entry)
{
  const LeadsContent *content = leads_entry_get_content (entry);

  return !self->frozen && content != NULL && !leads_content_is_typed (content);
}

/* A cell has one line, and what stands around it is no part of a number. (transfer full) */
static char *
tidy (const char *text)
{
  g_autofree char *cell = g_strndup (text, LEADS_EDIT_MAX_LENGTH);
  const char *end;

  if (!g_utf8_validate (cell, -1, &end))
    cell[end - cell] = '\0';
  return g_strdup (g_strstrip (g_strdelimit (cell, "\r\n\t", ' ')));
}

static gboolean
drop_edit (LeadsEntry *entry, guint64 index)
{
  const LeadsEdits *before = leads_entry_get_edits (entry);
  g_autoptr (LeadsEdits) edits = NULL;

  if (before == NULL || leads_edits_find (before, index) == NULL)
    return FALSE;
  edits = leads_edits_unset (before, index);
  return leads_entry_set_edits (entry, leads_edits_get_n (edits) > 0 ? edits : NULL);
}

/* @cell, @cac: what stands in line @index from now on; %NULL: what was read. */
static gboolean
set_edit (LeadsDraft *self, LeadsEntry *entry, guint64 index, const char *cell, const char *cac, GError **error)
{
  const LeadsEdits *before = leads_entry_get_edits (entry);
  g_autoptr (LeadsEdits) none = leads_edits_new ();
  g_autoptr (LeadsEdits) edits = NULL;
  GError *cause = NULL;

  if (cell == NULL && cac == NULL)
    {
      if (drop_edit (entry, index))
        leads_draft_refresh (self);
      return TRUE;
    }
  edits = leads_edits_set (before != NULL ? before : none, leads_entry_get_content (entry), index, cell, cac, &cause);
  if (edits == NULL)
    {
      leads_service_error_take (error, cause, leads_entry_get_title (entry));
      return FALSE;
    }
  if (leads_entry_set_edits (entry, edits))
    leads_draft_refresh (self);
  return TRUE;
}

/* The line as it was read, and how it is edited; FALSE without an error: it cannot be. */
static gboolean
find_line (LeadsDraft *self,
           LeadsEntry *entry,
           guint64 index,
           LeadsContentLine *line,
           const LeadsEdit **edit,
           GError **error)
{
  const LeadsEdits *edits = leads_entry_get_edits (entry);
  LeadsContent *content = leads_entry_get_content (entry);
  GError *cause = NULL;

  if (!can_mend (self, entry) || index >= content->n_lines)
    return FALSE;
  *edit = edits != NULL ? leads_edits_find (edits, index) : NULL;
  if (leads_content_get_line (content, index, line, &cause))
    return TRUE;
  leads_service_error_take (error, cause, leads_entry_get_title (entry));
  return FALSE;
}

/* TRUE: there was none. */
static gboolean
take_failure (GError **error, GError *failure)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
leads_draft_edit_line (LeadsDraft *self, LeadsEntry *entry, guint64 index, const char *text, GError **error)
{
  g_autofree char *cell = NULL;
  g_autofree char *cac = NULL;
  g_autoptr (GError) failure = NULL;
  const LeadsEdit *edit;
  LeadsContentLine line;
  gboolean is_as_read;

  g_return_val_if_fail (LEADS_IS_DRAFT (self), FALSE);
  g_return_val_if_fail (LEADS_IS_ENTRY (entry), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  cell = tidy (text);
  if (*cell == '\0')
    return TRUE;
  if (!find_line (self, entry, index, &line, &edit, &failure))
    return take_failure (error, g_steal_pointer (&failure));
  cac = edit != NULL ? g_strdup (edit->cac) : NULL;
  is_as_read = strlen (cell) == line.cell_length && memcmp (cell, line.cell, line.cell_length) == 0;
  return set_edit (self, entry, index, is_as_read ? NULL : cell, cac, error);
}

gboolean
leads_draft_edit_cac (LeadsDraft *self, LeadsEntry *entry, guint64 index, const char *text, GError **error)
{
  g_autofree char *cac = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *read = NULL;
  g_autoptr (GError) failure = NULL;
  const LeadsContent *content;
  const LeadsEdit *edit;
  LeadsContentLine line;

  g_return_val_if_fail (LEADS_IS_DRAFT (self), FALSE);
  g_return_val_if_fail (LEADS_IS_ENTRY (entry), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  content = leads_entry_get_content (entry);
  if (content == NULL || content->dialect.cac_column < 0 || !find_line (self, entry, index, &line, &edit, &failure))
    return take_failure (error, g_steal_pointer (&failure));
  cac = tidy (text);
  read = leads_content_dup_cac (content, &line);
  /* The edits that it is from are about to go. */
  cell = edit != NULL && !edit->keeps_number ? g_strndup (edit->cell, edit->cell_length) : NULL;
  return set_edit (self, entry, index, cell, g_str_equal (cac, read) ? NULL : cac, error);
}

void
leads_draft_restore_line (LeadsDraft *self, LeadsEntry *entry, guint64 index)
{
  GArray *removed;
  gboolean changed = FALSE;

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  if (!can_mend (self, entry))
    return;
  removed = leads_entry_get_removed (entry);
  for (guint i = 0; i < removed->len && !changed; i++)
    if (g_array_index (removed, guint64, i) == index)
      {
        g_autoptr (GArray) rest = g_array_copy (removed);

        g_array_remove_index (rest, i);
        changed = leads_entry_set_removed (entry, rest);
      }
  if (changed || drop_edit (entry, index))
    leads_draft_refresh (self);
}

void
leads_draft_restore_removed (LeadsDraft *self, LeadsEntry *entry)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint64));

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  if (can_mend (self, entry) && leads_entry_get_n_removed (entry) > 0 && leads_entry_set_removed (entry, none))
    leads_draft_refresh (self);
}

void
leads_draft_restore_edited (LeadsDraft *self, LeadsEntry *entry)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  if (can_mend (self, entry) && leads_entry_set_edits (entry, NULL))
    leads_draft_refresh (self);
}
