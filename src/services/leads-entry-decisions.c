/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-entry-struct-private.h"
#include "leads-sentences-private.h"

/*
 * What a person decided about an entry's lines: taken out, written anew, mended, included. Invariant: the arrays that
 * are kept never change, but are replaced: a comparison may be reading them.
 */

static void
set_removed (LeadsEntry *self, GArray *removed)
{
  g_array_unref (self->removed);
  self->removed = removed;
}

void
leads_entry_restore (LeadsEntry *self, LeadsDraftItem *item)
{
  self->includes_unplanned = item->includes_unplanned;
  if (leads_draft_input_is_typed (item->input))
    return;
  self->item = leads_draft_item_ref (item);
  set_removed (self, g_array_ref (item->removed));
  self->repaired = item->repaired;
  self->adds_rest = item->adds_rest;
}

/* The lines that decisions name have to be the lines that they were made about. */
void
leads_entry_check_decisions (LeadsEntry *self)
{
  g_autoptr (LeadsDraftItem) item = g_steal_pointer (&self->item);

  if (item == NULL || item->sha256 == NULL ||
      (item->n_lines == self->content->n_lines && item->has_header == self->content->dialect.has_header))
    {
      if (item != NULL && item->restored != NULL && leads_edits_get_n (item->restored) > 0)
        leads_entry_set_edits (self, item->restored);
      return;
    }
  self->is_changed = item->removed->len > 0 || item->edited != NULL;
  set_removed (self, g_array_new (FALSE, FALSE, sizeof (guint64)));
}

gboolean
leads_entry_is_changed (LeadsEntry *self)
{
  return self->is_changed;
}

LeadsDraftItem *
leads_entry_dup_item (LeadsEntry *self)
{
  LeadsDraftItem *item;

  if (self->item != NULL)
    return leads_draft_item_ref (self->item);
  if (self->input == NULL)
    return NULL;
  item = leads_draft_item_new (self->input, self->removed);
  item->edits = self->edits != NULL ? leads_edits_ref (self->edits) : NULL;
  item->repaired = self->repaired;
  item->includes_unplanned = self->includes_unplanned;
  item->adds_rest = self->adds_rest;
  if (self->content != NULL)
    {
      item->sha256 = g_strdup (self->content->sha256);
      item->n_lines = self->content->n_lines;
      item->has_header = self->content->dialect.has_header;
    }
  return item;
}

/* What was decided about lines means nothing for those of another reading. */
void
leads_entry_forget_decisions (LeadsEntry *self)
{
  set_removed (self, g_array_new (FALSE, FALSE, sizeof (guint64)));
  leads_entry_set_edits (self, NULL);
  self->repaired = 0;
  self->is_changed = FALSE;
}

gboolean
leads_entry_has_decisions (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), FALSE);

  return self->removed->len > 0 || self->edits != NULL || self->repaired != 0;
}

GArray *
leads_entry_get_removed (LeadsEntry *self)
{
  return self->removed;
}

gboolean
leads_entry_set_removed (LeadsEntry *self, GArray *removed)
{
  if (removed == self->removed)
    return FALSE;
  g_array_ref (removed);
  g_array_unref (self->removed);
  self->removed = removed;
  return TRUE;
}

LeadsEdits *
leads_entry_get_edits (LeadsEntry *self)
{
  return self->edits;
}

gboolean
leads_entry_set_edits (LeadsEntry *self, LeadsEdits *edits)
{
  if (edits == self->edits)
    return FALSE;
  if (edits != NULL)
    leads_edits_ref (edits);
  g_clear_pointer (&self->edits, leads_edits_unref);
  self->edits = edits;
  return TRUE;
}

gint64
leads_entry_get_n_removed (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), 0);

  return self->removed->len;
}

gint64
leads_entry_get_n_edited (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), 0);

  return self->edits != NULL ? leads_edits_get_n (self->edits) : 0;
}

char *
leads_entry_dup_edited (LeadsEntry *self, guint64 index)
{
  const LeadsEdit *edit;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  edit = self->edits != NULL ? leads_edits_find (self->edits, index) : NULL;
  if (edit == NULL || edit->record.reason != LEADS_REASON_NONE)
    return NULL;
  return leads_sentence_part (edit->record.number, edit->record.number + edit->record.extent);
}

gboolean
leads_entry_remove_line (LeadsEntry *self, guint64 index)
{
  GArray *removed;
  guint position = 0;

  if (self->content == NULL || index >= self->content->n_lines)
    return FALSE;
  while (position < self->removed->len && g_array_index (self->removed, guint64, position) < index)
    position++;
  if (position < self->removed->len && g_array_index (self->removed, guint64, position) == index)
    return FALSE;
  removed = g_array_copy (self->removed);
  g_array_insert_val (removed, position, index);
  set_removed (self, removed);
  return TRUE;
}

gboolean
leads_entry_set_repaired (LeadsEntry *self, guint repaired)
{
  if (self->repaired == repaired)
    return FALSE;
  self->repaired = repaired;
  return TRUE;
}

guint
leads_entry_get_repaired (LeadsEntry *self)
{
  return self->repaired;
}

gboolean
leads_entry_set_includes_unplanned (LeadsEntry *self, LeadsUnplanned includes)
{
  if (self->includes_unplanned == includes)
    return FALSE;
  self->includes_unplanned = includes;
  return TRUE;
}

LeadsUnplanned
leads_entry_get_includes_unplanned (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), 0);

  return self->includes_unplanned;
}

gboolean
leads_entry_set_adds_rest (LeadsEntry *self, gboolean adds)
{
  if (self->adds_rest == adds)
    return FALSE;
  self->adds_rest = adds;
  return TRUE;
}

gboolean
leads_entry_get_adds_rest (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), FALSE);

  return self->adds_rest;
}
