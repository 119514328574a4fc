/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-outcome-private.h"

#include <string.h>

/*
 * Going through the lines of an entry as they stand in the draft: all of them, or those that are refused alone, which
 * are few in most files.
 */

void
leads_outcome_cursor_init (LeadsOutcomeCursor *self, LeadsOutcome *outcome)
{
  const LeadsContent *content = outcome->content;

  memset (self, 0, G_STRUCT_OFFSET (LeadsOutcomeCursor, block.records));
  self->outcome = outcome;
  self->n_lines = content->n_lines;
  if (content->source == LEADS_UPLOAD_SOURCE_RANGE && leads_outcome_get_typed_fate (outcome) == 0)
    self->n_lines = content->last - content->first + 1;
}

static guint64
take_conflict (LeadsOutcomeCursor *self, guint64 index)
{
  LeadsRun *conflicts = self->outcome->conflicts;
  const LeadsSortRecord *record;

  if (conflicts == NULL)
    return 0;
  while (self->conflict < leads_run_get_n_records (conflicts))
    {
      record = leads_run_get (conflicts, self->conflict);
      if (record->number > index)
        return 0;
      self->conflict++;
      if (record->number == index)
        return record->index;
    }
  return 0;
}

/* The record as it stands in the draft, for indices that ascend. */
static const LeadsContentRecord *
read_record (const LeadsOutcome *outcome, LeadsRecordBlock *block, guint64 index, GError **error)
{
  const LeadsEdit *edit = leads_outcome_find_edit (outcome, index);

  if (edit != NULL)
    return &edit->record;
  if (index >= block->first + block->n_records)
    {
      const guint64 n_records = MIN (outcome->content->n_lines - index, LEADS_OUTCOME_BLOCK);

      block->n_records = 0;
      if (!leads_content_copy_records (outcome->content, index, n_records, block->records, error))
        return NULL;
      block->first = index;
      block->n_records = n_records;
    }
  return &block->records[index - block->first];
}

int
leads_outcome_cursor_next (LeadsOutcomeCursor *self, guint64 *index, guint64 *fate, GError **error)
{
  const LeadsOutcome *outcome = self->outcome;
  const LeadsContentRecord *record;

  while (self->removed < outcome->removed->len &&
         g_array_index (outcome->removed, guint64, self->removed) == self->index)
    {
      self->removed++;
      self->index++;
    }
  if (self->index >= self->n_lines)
    return 0;

  *index = self->index++;
  *fate = take_conflict (self, *index);
  if (leads_content_is_typed (outcome->content))
    {
      const guint64 own = leads_outcome_get_typed_fate (outcome);

      if (own != 0)
        *fate = own;
      return 1;
    }
  record = read_record (outcome, &self->block, *index, error);
  if (record == NULL)
    return -1;
  if (leads_outcome_refuses (outcome, record))
    *fate = leads_fate_new (record->reason, 0);
  return 1;
}

void
leads_refused_cursor_init (LeadsRefusedCursor *self, LeadsOutcome *outcome)
{
  memset (self, 0, G_STRUCT_OFFSET (LeadsRefusedCursor, records.records));
  self->outcome = outcome;
}

/* The first line that is refused by itself at or after the cursor's, as it was read; %G_MAXUINT64: none. */
static gboolean
peek_refused (LeadsRefusedCursor *self, guint64 *index, GError **error)
{
  const LeadsContent *content = self->outcome->content;

  *index = G_MAXUINT64;
  if (self->refused == content->n_refused)
    return TRUE;
  if (self->refused >= self->first_block + self->n_block)
    {
      self->first_block = self->refused;
      self->n_block = MIN (content->n_refused - self->refused, LEADS_REFUSED_BLOCK);
      if (!leads_spool_copy (content->refused, self->refused * sizeof *self->block, self->block,
                             self->n_block * sizeof *self->block, error))
        return FALSE;
    }
  *index = self->block[self->refused - self->first_block];
  return TRUE;
}

/* The next line that is refused as it was read, or was edited, or loses its number to another. */
static gboolean
take_candidate (LeadsRefusedCursor *self, guint64 *index, guint64 *conflict, GError **error)
{
  const LeadsOutcome *outcome = self->outcome;
  const LeadsEdit *edit = NULL;
  const LeadsSortRecord *lost = NULL;
  guint64 refused;

  if (!peek_refused (self, &refused, error))
    return FALSE;
  if (outcome->edits != NULL && self->edit < leads_edits_get_n (outcome->edits))
    edit = leads_edits_get (outcome->edits, self->edit);
  if (outcome->conflicts != NULL && self->conflict < leads_run_get_n_records (outcome->conflicts))
    lost = leads_run_get (outcome->conflicts, self->conflict);

  *index = refused;
  *index = edit != NULL ? MIN (*index, edit->index) : *index;
  *index = lost != NULL ? MIN (*index, lost->number) : *index;
  *conflict = lost != NULL && lost->number == *index ? lost->index : 0;
  self->refused += refused == *index && refused != G_MAXUINT64;
  self->edit += edit != NULL && edit->index == *index;
  self->conflict += lost != NULL && lost->number == *index;
  return TRUE;
}

int
leads_refused_cursor_next (LeadsRefusedCursor *self, guint64 *index, guint64 *fate, GError **error)
{
  const LeadsOutcome *outcome = self->outcome;

  for (;;)
    {
      if (!take_candidate (self, index, fate, error))
        return -1;
      if (*index == G_MAXUINT64)
        return 0;
      if (leads_outcome_is_removed (outcome, *index))
        continue;
      self->record = read_record (outcome, &self->records, *index, error);
      if (self->record == NULL)
        return -1;
      if (leads_outcome_refuses (outcome, self->record))
        *fate = leads_fate_new (self->record->reason, 0);
      if (*fate != 0)
        return 1;
    }
}

gboolean
leads_refused_cursor_get_line (LeadsRefusedCursor *self, guint64 index, LeadsContentLine *line, GError **error)
{
  const LeadsOutcome *outcome = self->outcome;

  if (leads_outcome_find_edit (outcome, index) != NULL)
    return leads_outcome_get_line (outcome, index, line, error);
  return leads_content_fill_line (outcome->content, index, self->record, line, error);
}
