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
  group->example_number = line.record.number;
}

/* The lines that the act mends and those it does not are two groups. */
static void
add_group (GPtrArray *groups,
           const LeadsOutcome *outcome,
           LeadsReason reason,
           gint64 n_lines,
           gboolean repairable,
           guint64 example)
{
  LeadsRepairGroup *group;

  if (n_lines <= 0)
    return;
  group = g_new0 (LeadsRepairGroup, 1);
  group->reason = reason;
  group->n_lines = n_lines;
  group->repairable = repairable;
  add_example (group, outcome->content, example);
  g_ptr_array_add (groups, group);
}

static gint64
count_mendable (const LeadsOutcome *outcome)
{
  const LeadsContent *content = outcome->content;
  gint64 n_mendable;

  if (content->mendable == NULL || (outcome->repaired & (1u << LEADS_REASON_NO_PLUS)) != 0)
    return 0;
  n_mendable = leads_run_get_n_records (content->mendable);
  for (guint i = 0; i < outcome->removed->len; i++)
    {
      const LeadsContentRecord *record;

      record = leads_content_get_records (content, g_array_index (outcome->removed, guint64, i), 1, NULL);
      n_mendable -= record != NULL && (record->flags & LEADS_CONTENT_MENDABLE) != 0;
    }
  return n_mendable;
}

GPtrArray *
leads_entry_dup_groups (LeadsEntry *self)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  LeadsOutcome *outcome;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  outcome = leads_entry_get_outcome (self);
  for (guint reason = 1; outcome != NULL && reason < LEADS_N_REASONS; reason++)
    {
      const gboolean derived = outcome->example[reason] != G_MAXUINT64;
      const guint64 example = derived ? outcome->example[reason] : outcome->content->example[reason];
      gint64 n_lines = outcome->totals.reasons[reason];
      gint64 n_mendable = 0;

      if (reason == LEADS_REASON_BLANK_LINE)
        continue;
      if (reason == LEADS_REASON_NO_PLUS)
        n_mendable = count_mendable (outcome);
      add_group (groups, outcome, reason, n_mendable, TRUE, outcome->content->first_mendable);
      add_group (groups, outcome, reason, n_lines - n_mendable, FALSE, example);
    }
  g_ptr_array_sort (groups, compare_groups);
  return g_steal_pointer (&groups);
}
