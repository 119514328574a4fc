/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-rejudge-private.h"

#include "leads-check-private.h"
#include "leads-walk-private.h"

#include <leads-sorter.h>

#include <string.h>

/* Lines that are judged anew from the texts that were kept, without the file. */

/* Lines between two looks at the cancellable and two reports. */
#define LINES_BETWEEN_LOOKS 4096
#define BUFFERED_RECORDS    2048

typedef struct
{
  const LeadsContent *from;
  LeadsContent *to;
  const char *directory;
  LeadsSorter *mendable[LEADS_N_REPAIRS];
  LeadsSorter *ranges;
  LeadsContentRecord records[BUFFERED_RECORDS];
  guint n_records;
} Judge;

static void
judge_clear (Judge *self)
{
  for (guint i = 0; i < LEADS_N_REPAIRS; i++)
    g_clear_object (&self->mendable[i]);
  g_clear_object (&self->ranges);
  g_clear_pointer (&self->to, leads_content_unref);
}

static LeadsContent *
start (const LeadsContent *from, const char *country, const char *directory, GError **error)
{
  g_autoptr (LeadsContent) to = leads_content_new (from->source, from->title, from->plan);

  to->country = g_strdup (country);
  to->texts = g_object_ref (from->texts);
  to->n_lines = from->n_lines;
  to->first_line = from->first_line;
  to->is_in_step = from->is_in_step;
  to->refused = g_object_ref (from->refused);
  to->n_refused = from->n_refused;
  to->accepted = leads_run_ref (from->accepted);
  to->unplanned = leads_run_ref (from->unplanned);
  memcpy (to->n_unplanned, from->n_unplanned, sizeof to->n_unplanned);
  memcpy (to->first_unplanned, from->first_unplanned, sizeof to->first_unplanned);
  to->totals = from->totals;
  if (from->leads != NULL)
    {
      to->leads = g_object_ref (from->leads);
      to->roster = leads_roster_ref (from->roster);
      to->matches = leads_matches_ref (from->matches);
      to->strangers = g_ptr_array_ref (from->strangers);
    }
  leads_csv_dialect_clear (&to->dialect);
  leads_csv_dialect_copy (&from->dialect, &to->dialect);
  to->heading = g_strndup (from->heading, from->heading_length);
  to->heading_length = from->heading_length;
  to->sha256 = g_strdup (from->sha256);
  to->size = from->size;
  to->short_ranges = from->short_ranges;
  to->n_short_ranges = from->n_short_ranges;
  to->short_range = g_strdup (from->short_range);
  to->n_wide = from->n_wide;
  to->records = leads_spool_new (directory, error);
  return to->records != NULL ? g_steal_pointer (&to) : NULL;
}

gboolean
leads_rejudge_depends (const LeadsContentRecord *record)
{
  if ((record->flags & LEADS_CONTENT_UNPLANNED) != 0)
    return FALSE;
  switch ((guint) record->reason)
    {
    case LEADS_REASON_NONE:
    case LEADS_REASON_WRONG_COLUMN_COUNT:
    case LEADS_REASON_BAD_ENCODING:
    case LEADS_REASON_BAD_QUOTE:
    case LEADS_REASON_FIELD_TOO_LONG:
    case LEADS_REASON_UNKNOWN_LEAD:
    case LEADS_REASON_AMBIGUOUS_LEAD:
    case LEADS_REASON_TOTAL_LINE:
      return FALSE;
    case LEADS_REASON_OVER_LIMIT:
      /* It may be wrong only as long as a country makes it a number. */
      return record->cac == LEADS_CONTENT_BAD_CAC;
    default:
      return TRUE;
    }
}

void
leads_rejudge_record (LeadsContent *content, const LeadsCsvCell *cell, LeadsContentRecord *record)
{
  const guint kept = record->flags & (LEADS_CONTENT_CELL | LEADS_CONTENT_PLAIN);

  record->number = record->extent = 0;
  record->flags = record->repair = 0;
  leads_check_judge_cell (content, cell, FALSE, &content->n_in_ranges, record);
  if (record->cac == LEADS_CONTENT_BAD_CAC &&
      (record->reason == LEADS_REASON_NONE ||
       (record->flags & (LEADS_CONTENT_MENDABLE | LEADS_CONTENT_UNPLANNED)) != 0))
    leads_check_refuse_cac (record);
  record->flags |= kept;
}

static gboolean
judge_line (Judge *self, guint64 index, LeadsContentRecord *record, GError **error)
{
  LeadsContentLine line;
  LeadsCsvCell cell;

  if (!leads_content_get_line (self->from, index, &line, error))
    return FALSE;
  cell = (LeadsCsvCell){ line.cell, line.cell_length };
  self->to->totals.reasons[record->reason]--;
  leads_rejudge_record (self->to, &cell, record);
  self->to->totals.reasons[record->reason]++;
  return TRUE;
}

/* As leads-check.c keeps the numbers of its lines. */
static gboolean
keep_numbers (Judge *self, guint64 index, const LeadsContentRecord *record, GError **error)
{
  LeadsContent *to = self->to;
  guint64 kind = 0;

  if ((record->flags & LEADS_CONTENT_MENDABLE) != 0)
    {
      kind = LEADS_WALK_MENDED;
      if (self->mendable[record->repair] == NULL)
        {
          self->mendable[record->repair] = leads_sorter_new (self->directory);
          to->first_mendable[record->repair] = index;
        }
      to->n_mendable[record->repair][record->reason]++;
      if (record->extent == 0)
        return leads_sorter_add (self->mendable[record->repair], record->number, index | kind, error);
    }
  else if ((record->flags & LEADS_CONTENT_UNPLANNED) != 0)
    kind = LEADS_WALK_UNPLANNED;
  else if (record->reason != LEADS_REASON_NONE)
    to->example[record->reason] = MIN (to->example[record->reason], index);
  if (record->extent == 0)
    return TRUE;
  return leads_sorter_add (self->ranges, record->number,
                           leads_merge_pack_interval (index, record->extent) | kind | LEADS_WALK_RANGE, error);
}

static gboolean
flush (Judge *self, GError **error)
{
  const guint n_records = self->n_records;

  self->n_records = 0;
  return n_records == 0 ||
         leads_spool_append (self->to->records, self->records, n_records * sizeof (LeadsContentRecord), NULL, error);
}

static gboolean
finish (Judge *self, GCancellable *cancellable, GError **error)
{
  LeadsContent *to = self->to;

  if (!flush (self, error) || !leads_spool_flush (to->records, error))
    return FALSE;
  for (guint i = 0; i < LEADS_N_REPAIRS; i++)
    if (self->mendable[i] != NULL &&
        (to->mendable[i] = leads_sorter_finish (self->mendable[i], cancellable, error)) == NULL)
      return FALSE;
  if (leads_sorter_get_n_records (self->ranges) == 0)
    return TRUE;
  to->ranges = leads_sorter_finish (self->ranges, cancellable, error);
  return to->ranges != NULL;
}

static gboolean
judge_all (Judge *self, LeadsJob *job, GCancellable *cancellable, GError **error)
{
  const LeadsContent *from = self->from;

  for (guint64 index = 0; index < from->n_lines; index++)
    {
      const LeadsContentRecord *record = leads_content_get_records (from, index, 1, error);
      LeadsContentRecord *copy = &self->records[self->n_records];

      if (record == NULL ||
          (index % LINES_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)))
        return FALSE;
      if (index % LINES_BETWEEN_LOOKS == 0)
        leads_job_report (job, (gint64) index, (gint64) from->n_lines, (gint64) index);
      *copy = *record;
      if (leads_rejudge_depends (copy) && !judge_line (self, index, copy, error))
        return FALSE;
      if (copy->extent > 0 && !leads_rejudge_depends (copy))
        self->to->n_in_ranges += copy->extent + 1;
      if (!keep_numbers (self, index, copy, error))
        return FALSE;
      if (++self->n_records == BUFFERED_RECORDS && !flush (self, error))
        return FALSE;
    }
  return finish (self, cancellable, error);
}

LeadsContent *
leads_content_rejudge (const LeadsContent *self,
                       const char *country,
                       const char *directory,
                       LeadsJob *job,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree Judge *judge = g_new0 (Judge, 1);
  LeadsContent *judged = NULL;

  g_return_val_if_fail (!leads_content_is_typed (self), NULL);

  judge->from = self;
  judge->directory = directory;
  judge->to = start (self, country, directory, error);
  judge->ranges = leads_sorter_new (directory);
  if (judge->to != NULL && judge_all (judge, job, cancellable, error))
    judged = g_steal_pointer (&judge->to);
  judge_clear (judge);
  return judged;
}
