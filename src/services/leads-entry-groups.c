/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-private.h"
#include "leads-entry-private.h"

#include <leads-text.h>

/* Refused lines of one reason, told as a group, so that thousands of them are one sentence and one act. */

static void
group_free (LeadsRepairGroup *group)
{
  g_free (group->example_text);
  g_free (group);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const LeadsRepairGroup *left = *(LeadsRepairGroup *const *) a, *right = *(LeadsRepairGroup *const *) b;

  if (left->n_lines != right->n_lines)
    return left->n_lines > right->n_lines ? -1 : 1;
  return (int) left->reason - (int) right->reason;
}

/* Whether line @index still is what the content says of it. */
static gboolean
is_as_read (const LeadsOutcome *outcome, guint64 index)
{
  return !leads_outcome_is_removed (outcome, index) && leads_outcome_find_edit (outcome, index) == NULL;
}

/* An edited line with @flag, and @repair; %G_MAXUINT64: there is none. */
static guint64
find_edited (const LeadsOutcome *outcome, guint flag, guint repair)
{
  for (guint i = 0; outcome->edits != NULL && i < leads_edits_get_n (outcome->edits); i++)
    {
      const LeadsEdit *edit = leads_edits_get (outcome->edits, i);

      if ((edit->record.flags & flag) != 0 && edit->record.repair == repair &&
          !leads_outcome_is_removed (outcome, edit->index))
        return edit->index;
    }
  return G_MAXUINT64;
}

/* A line that @repair mends; %G_MAXUINT64: none is at hand. */
static guint64
find_mendable (const LeadsOutcome *outcome, guint repair)
{
  const LeadsContent *content = outcome->content;

  for (guint reason = 0; reason < LEADS_N_REASONS; reason++)
    if (content->n_mendable[repair][reason] > 0 && is_as_read (outcome, content->first_mendable[repair]))
      return content->first_mendable[repair];
  return find_edited (outcome, LEADS_CONTENT_MENDABLE, repair);
}

/* The same of a line that only the plan refuses, of those of @kind. */
static guint64
find_unplanned (const LeadsOutcome *outcome, LeadsUnplanned kind)
{
  const LeadsContent *content = outcome->content;
  guint64 example = content->first_unplanned[kind == LEADS_UNPLANNED_CODES];

  for (guint reason = 0; reason < LEADS_N_REASONS; reason++)
    if (content->n_unplanned[reason] > 0 && leads_unplanned_from_reason (reason) == kind && is_as_read (outcome, example))
      return example;
  example = find_edited (outcome, LEADS_CONTENT_UNPLANNED, LEADS_REPAIR_NONE);
  if (example != G_MAXUINT64 &&
      leads_unplanned_from_reason (leads_outcome_find_edit (outcome, example)->record.reason) != kind)
    return G_MAXUINT64;
  return example;
}

static void
add_example (LeadsRepairGroup *group, const LeadsOutcome *outcome, guint64 index)
{
  LeadsContentLine line;

  if (index >= outcome->content->n_lines || !leads_outcome_get_line (outcome, index, &line, NULL))
    return;
  /* Where nothing stands in the cell, the rest tells which line it is. */
  group->example_text = leads_check_is_blank (&(LeadsCsvCell){ line.cell, line.cell_length })
                            ? leads_text_escape (line.text, line.text_length)
                            : leads_text_escape (line.cell, line.cell_length);
  /* A range is more than one number. */
  group->example_number = line.record.extent == 0 ? line.record.number : 0;
}

/* The lines that an act mends and those it does not are two groups. */
static LeadsRepairGroup *
add_group (GPtrArray *groups, const LeadsOutcome *outcome, LeadsReason reason, gint64 n_lines, guint64 example)
{
  LeadsRepairGroup *group;

  if (n_lines <= 0)
    return NULL;
  group = g_new0 (LeadsRepairGroup, 1);
  group->reason = reason;
  group->n_lines = n_lines;
  add_example (group, outcome, example);
  g_ptr_array_add (groups, group);
  return group;
}

/* Lines that @repair mends; %LEADS_REASON_NONE: of all reasons. */
static gint64
count_mendable (const LeadsOutcome *outcome, guint repair, LeadsReason reason)
{
  gint64 n_lines = 0;

  if (reason != LEADS_REASON_NONE)
    return outcome->n_mendable[repair][reason];
  for (guint i = 0; i < LEADS_N_REASONS; i++)
    n_lines += outcome->n_mendable[repair][i];
  return n_lines;
}

static gboolean
is_made (const LeadsOutcome *outcome, guint repair)
{
  return (outcome->repaired & (1u << repair)) != 0;
}

gint64
leads_entry_get_n_foreign (LeadsEntry *self)
{
  LeadsOutcome *outcome;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), 0);

  outcome = leads_entry_get_outcome (self);
  return outcome != NULL ? outcome->n_foreign : 0;
}

gint64
leads_entry_get_n_mended (LeadsEntry *self)
{
  LeadsOutcome *outcome;
  gint64 n_lines = 0;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), 0);

  outcome = leads_entry_get_outcome (self);
  for (guint repair = 0; outcome != NULL && repair < LEADS_N_REPAIRS; repair++)
    if (is_made (outcome, repair))
      n_lines += count_mendable (outcome, repair, LEADS_REASON_NONE);
  return n_lines;
}

/* One group for each repair that is not made. Those that only need a plus are one, whether somebody has to tell or not. */
static void
add_mendable_groups (GPtrArray *groups, const LeadsOutcome *outcome)
{
  for (guint repair = LEADS_REPAIR_NONE + 1; repair < LEADS_N_REPAIRS; repair++)
    {
      gint64 n_lines = is_made (outcome, repair) ? 0 : count_mendable (outcome, repair, LEADS_REASON_NONE);
      gint64 n_uncertain = 0;
      guint64 example = find_mendable (outcome, repair);
      LeadsContentLine line;
      LeadsRepairGroup *group;

      if (repair == LEADS_REPAIR_ADD_PLUS && !is_made (outcome, LEADS_REPAIR_UNCERTAIN_PLUS))
        n_uncertain = count_mendable (outcome, LEADS_REPAIR_UNCERTAIN_PLUS, LEADS_REASON_NONE);
      if (n_uncertain > 0 && n_lines == 0)
        example = find_mendable (outcome, LEADS_REPAIR_UNCERTAIN_PLUS);
      group = add_group (groups, outcome, LEADS_REASON_NO_PLUS, n_lines + n_uncertain, example);
      if (group == NULL)
        continue;
      if (example != G_MAXUINT64 && leads_outcome_get_line (outcome, example, &line, NULL))
        group->reason = line.record.reason;
      group->repair = (LeadsRepair) repair;
      group->n_uncertain = n_uncertain;
    }
}

gint64
leads_entry_get_n_unplanned (LeadsEntry *self, LeadsUnplanned kinds)
{
  gint64 n_lines = 0;
  LeadsOutcome *outcome;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), 0);

  outcome = leads_entry_get_outcome (self);
  if (outcome == NULL)
    return 0;
  if (outcome->content->n_outside > 0)
    return (kinds & leads_unplanned_from_reason (outcome->content->reason)) != 0 ? outcome->content->n_outside : 0;
  for (guint i = 0; i < LEADS_N_REASONS; i++)
    if ((kinds & leads_unplanned_from_reason (i)) != 0)
      n_lines += outcome->n_unplanned[i];
  return n_lines;
}

static void
add_unplanned_group (GPtrArray *groups, LeadsEntry *self, const LeadsOutcome *outcome, LeadsUnplanned kind)
{
  LeadsRepairGroup *group;

  if ((outcome->include & kind) != 0)
    return;
  group = add_group (groups, outcome,
                     kind == LEADS_UNPLANNED_CODES ? LEADS_REASON_UNKNOWN_COUNTRY_CODE : LEADS_REASON_NOT_IN_PLAN,
                     leads_entry_get_n_unplanned (self, kind), find_unplanned (outcome, kind));
  if (group == NULL)
    return;
  group->unplanned = TRUE;
  group->example_number = 0;
  if (leads_entry_get_source (self) == LEADS_UPLOAD_SOURCE_RANGE)
    g_clear_pointer (&group->example_text, g_free);
}

GPtrArray *
leads_entry_dup_groups (LeadsEntry *self)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  LeadsOutcome *outcome;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  outcome = leads_entry_get_outcome (self);
  if (outcome == NULL)
    return g_steal_pointer (&groups);
  add_unplanned_group (groups, self, outcome, LEADS_UNPLANNED_NUMBERS);
  add_unplanned_group (groups, self, outcome, LEADS_UNPLANNED_CODES);
  add_mendable_groups (groups, outcome);
  for (guint reason = 1; reason < LEADS_N_REASONS; reason++)
    {
      guint64 example = outcome->example[reason];
      gint64 n_lines = outcome->totals.reasons[reason];

      if (reason == LEADS_REASON_BLANK_LINE)
        continue;
      if ((outcome->include & leads_unplanned_from_reason (reason)) == 0)
        n_lines -= outcome->n_unplanned[reason];
      for (guint repair = 0; repair < LEADS_N_REPAIRS; repair++)
        if (!is_made (outcome, repair))
          n_lines -= count_mendable (outcome, repair, reason);
      if (example == G_MAXUINT64 && is_as_read (outcome, outcome->content->example[reason]))
        example = outcome->content->example[reason];
      add_group (groups, outcome, reason, n_lines, example);
    }
  g_ptr_array_sort (groups, compare_groups);
  return g_steal_pointer (&groups);
}

LeadsUpload *
leads_entry_get_imported_before (LeadsEntry *self)
{
  const LeadsOutcome *outcome;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  outcome = leads_entry_get_outcome (self);
  return outcome != NULL ? outcome->before : NULL;
}
