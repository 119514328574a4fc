/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

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

static void
add_example (LeadsRepairGroup *group, const LeadsContent *content, guint64 index)
{
  LeadsContentLine line;

  if (index >= content->n_lines || !leads_content_get_line (content, index, &line, NULL))
    return;
  group->example_text = leads_text_escape (line.cell, line.cell_length);
  /* A range is more than one number. */
  group->example_number = line.record.extent == 0 ? line.record.number : 0;
}

/* The lines that an act mends and those it does not are two groups. */
static LeadsRepairGroup *
add_group (GPtrArray *groups,
           const LeadsOutcome *outcome,
           LeadsReason reason,
           gint64 n_lines,
           gboolean repairable,
           guint64 example)
{
  LeadsRepairGroup *group;

  if (n_lines <= 0)
    return NULL;
  group = g_new0 (LeadsRepairGroup, 1);
  group->reason = reason;
  group->n_lines = n_lines;
  group->repairable = repairable;
  add_example (group, outcome->content, example);
  g_ptr_array_add (groups, group);
  return group;
}

/* How many lines lack the plus and are not repaired, and how many of them could be meant otherwise. */
static gint64
count_mendable (const LeadsOutcome *outcome, gint64 *n_uncertain)
{
  const LeadsContent *content = outcome->content;
  gint64 n_mendable;

  *n_uncertain = 0;
  if (content->mendable == NULL || (outcome->repaired & (1u << LEADS_REASON_NO_PLUS)) != 0)
    return 0;
  n_mendable = content->n_mendable;
  *n_uncertain = content->n_uncertain;
  for (guint i = 0; i < outcome->removed->len; i++)
    {
      const LeadsContentRecord *record;

      record = leads_content_get_records (content, g_array_index (outcome->removed, guint64, i), 1, NULL);
      if (record == NULL || (record->flags & LEADS_CONTENT_MENDABLE) == 0)
        continue;
      n_mendable--;
      *n_uncertain -= (record->flags & LEADS_CONTENT_UNCERTAIN) != 0;
    }
  return n_mendable;
}

/* The lines of each reason that only the plan refuses, without those that were taken out. */
static void
count_unplanned (const LeadsOutcome *outcome, gint64 n_unplanned[LEADS_N_REASONS])
{
  const LeadsContent *content = outcome->content;

  for (guint i = 0; i < LEADS_N_REASONS; i++)
    n_unplanned[i] = content->n_unplanned[i];
  for (guint i = 0; i < outcome->removed->len && content->unplanned != NULL; i++)
    {
      const LeadsContentRecord *record;

      record = leads_content_get_records (content, g_array_index (outcome->removed, guint64, i), 1, NULL);
      if (record != NULL && (record->flags & LEADS_CONTENT_UNPLANNED) != 0)
        n_unplanned[record->reason]--;
    }
}

gint64
leads_entry_get_n_unplanned (LeadsEntry *self)
{
  gint64 n_unplanned[LEADS_N_REASONS];
  gint64 n_lines = 0;
  LeadsOutcome *outcome;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), 0);

  outcome = leads_entry_get_outcome (self);
  if (outcome == NULL)
    return 0;
  if (outcome->content->n_outside > 0)
    return outcome->content->n_outside;
  count_unplanned (outcome, n_unplanned);
  for (guint i = 0; i < LEADS_N_REASONS; i++)
    n_lines += n_unplanned[i];
  return n_lines;
}

static void
add_unplanned_group (GPtrArray *groups, LeadsEntry *self, const LeadsOutcome *outcome)
{
  LeadsRepairGroup *group;

  if (outcome->include)
    return;
  group = add_group (groups, outcome, LEADS_REASON_NOT_IN_PLAN, leads_entry_get_n_unplanned (self), FALSE,
                     outcome->content->first_unplanned);
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
  gint64 n_unplanned[LEADS_N_REASONS] = { 0 };
  LeadsOutcome *outcome;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  outcome = leads_entry_get_outcome (self);
  if (outcome != NULL)
    add_unplanned_group (groups, self, outcome);
  if (outcome != NULL && !outcome->include)
    count_unplanned (outcome, n_unplanned);
  for (guint reason = 1; outcome != NULL && reason < LEADS_N_REASONS; reason++)
    {
      const gboolean derived = outcome->example[reason] != G_MAXUINT64;
      const guint64 example = derived ? outcome->example[reason] : outcome->content->example[reason];
      gint64 n_lines = outcome->totals.reasons[reason] - n_unplanned[reason];
      LeadsRepairGroup *mendable;
      gint64 n_uncertain = 0;
      gint64 n_mendable = 0;

      if (reason == LEADS_REASON_BLANK_LINE)
        continue;
      if (reason == LEADS_REASON_NO_PLUS)
        n_mendable = count_mendable (outcome, &n_uncertain);
      mendable = add_group (groups, outcome, reason, n_mendable, TRUE, outcome->content->first_mendable);
      if (mendable != NULL)
        mendable->n_uncertain = n_uncertain;
      add_group (groups, outcome, reason, n_lines - n_mendable, FALSE, example);
    }
  g_ptr_array_sort (groups, compare_groups);
  return g_steal_pointer (&groups);
}
