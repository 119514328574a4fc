/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-checker-private.h"

#include "leads-total-line-private.h"
#include "leads-walk-private.h"

#include <leads-text.h>

#include <string.h>

/*
 * From the records of a file to the verdict of every line. What is kept of a line is 32 bytes, and its text unless the
 * number says it all. Memory does not grow with the file.
 */

/* Lines between two looks at the cancellable and two reports: about a tenth of a millisecond of work. */
#define LINES_BETWEEN_LOOKS 1024

LeadsChecker *
leads_checker_new (LeadsContent *content)
{
  LeadsChecker *self = g_new0 (LeadsChecker, 1);

  self->content = content;
  return self;
}

void
leads_checker_free (LeadsChecker *self)
{
  g_clear_pointer (&self->content, leads_content_unref);
  g_clear_object (&self->accepted);
  for (guint i = 0; i < LEADS_N_REPAIRS; i++)
    g_clear_object (&self->mendable[i]);
  g_clear_object (&self->unplanned);
  g_clear_object (&self->ranges);
  g_clear_pointer (&self->route, leads_check_route_free);
  g_clear_pointer (&self->texts, g_byte_array_unref);
  if (self->joined != NULL)
    g_string_free (self->joined, TRUE);
  g_free (self);
}

static gboolean
flush_records (LeadsChecker *self, GError **error)
{
  const guint n_records = self->n_records;

  self->n_records = 0;
  return n_records == 0 || leads_spool_append (self->content->records, self->records,
                                               n_records * sizeof (LeadsContentRecord), NULL, error);
}

static gboolean
flush_texts (LeadsChecker *self, GError **error)
{
  const guint length = self->texts->len;

  if (length == 0)
    return TRUE;
  if (!leads_spool_append (self->content->texts, self->texts->data, length, NULL, error))
    return FALSE;
  self->texts_offset += length;
  g_byte_array_set_size (self->texts, 0);
  return TRUE;
}

void
leads_checker_judge (LeadsChecker *self, const LeadsCsvRecord *record, LeadsCsvCell *cell, LeadsContentRecord *line)
{
  LeadsContent *content = self->content;
  const guint column = MAX (content->dialect.number_column, 0);
  LeadsRangeReading reading;

  *cell = (LeadsCsvCell){ record->text, record->text_length };
  if (column < record->n_cells)
    *cell = record->cells[column];
  line->reason = record->problem;
  if (record->problem != LEADS_REASON_NONE)
    return;

  if (self->has_pairs && leads_check_read_columns (content, record, self->joined, cell, &reading))
    leads_check_take_range (&reading, &content->n_in_ranges, line);
  else if (leads_check_judge_cell (content, cell, self->n_columns == 1 && cell->length == record->text_length,
                                   &content->n_in_ranges, line) &&
           content->n_short_ranges++ == 0)
    content->short_range = leads_text_escape (cell->text, cell->length);
  if (line->reason == LEADS_REASON_BLANK_LINE)
    line->reason = LEADS_REASON_WRONG_COLUMN_COUNT;
  /* Among several leads it is a total only where none is called so. */
  if (line->reason != LEADS_REASON_NONE && line->number == 0 && self->route == NULL &&
      leads_total_line_sums_up (record, cell))
    line->reason = LEADS_REASON_TOTAL_LINE;
  else if (content->dialect.cac_column >= 0)
    leads_check_take_cac (content, record, line);
}

/* Whether a line has text behind the columns that the file has: nobody reads it. */
static gboolean
is_too_wide (const LeadsContent *content, const LeadsCsvRecord *record)
{
  for (guint i = (guint) MAX (content->dialect.n_columns, 1); i < record->n_cells; i++)
    if (!leads_check_is_blank (&record->cells[i]))
      return TRUE;
  return FALSE;
}

static void
keep_text (LeadsChecker *self, const LeadsCsvRecord *record, const LeadsCsvCell *cell, LeadsContentRecord *line)
{
  const guint32 length = cell->length;

  if (line->flags & LEADS_CONTENT_PLAIN)
    return;
  line->text = self->texts_offset + self->texts->len;
  line->length = record->text_length;
  g_byte_array_append (self->texts, (const guint8 *) record->text, record->text_length);
  if (cell->length == record->text_length && memcmp (cell->text, record->text, cell->length) == 0)
    return;
  line->flags |= LEADS_CONTENT_CELL;
  g_byte_array_append (self->texts, (const guint8 *) &length, sizeof length);
  g_byte_array_append (self->texts, (const guint8 *) cell->text, cell->length);
}

/* Keeps the numbers of a line: those of a range as an interval. @kind: LEADS_WALK_MENDED, LEADS_WALK_UNPLANNED or 0 */
static gboolean
add_numbers (LeadsChecker *self, LeadsSorter *singles, const LeadsContentRecord *line, guint64 index, guint64 kind, GError **error)
{
  if (line->extent == 0)
    return leads_sorter_add (singles, line->number, index | kind, error);
  return leads_sorter_add (self->ranges, line->number,
                           leads_merge_pack_interval (index, line->extent) | kind | LEADS_WALK_RANGE, error);
}

static gboolean
add_mendable (LeadsChecker *self, const LeadsContentRecord *line, guint64 index, GError **error)
{
  LeadsContent *content = self->content;
  LeadsSorter **sorter = &self->mendable[line->repair];

  if (*sorter == NULL)
    {
      *sorter = leads_sorter_new (self->directory);
      content->first_mendable[line->repair] = index;
    }
  content->n_mendable[line->repair][line->reason]++;
  return add_numbers (self, *sorter, line, index, LEADS_WALK_MENDED, error);
}

/* Counts a line that is refused by itself, and keeps its numbers where one act can accept all of its kind. */
static gboolean
add_refused (LeadsChecker *self, const LeadsContentRecord *line, guint64 index, GError **error)
{
  LeadsContent *content = self->content;
  const gboolean is_code = line->reason == LEADS_REASON_UNKNOWN_COUNTRY_CODE;

  content->totals.invalid++;
  content->totals.reasons[line->reason]++;
  content->n_refused++;
  if (!leads_spool_append (content->refused, &index, sizeof index, NULL, error))
    return FALSE;
  if ((line->flags & LEADS_CONTENT_UNPLANNED) != 0)
    {
      content->n_unplanned[line->reason]++;
      if (!self->has_unplanned[is_code])
        content->first_unplanned[is_code] = index;
      self->has_unplanned[is_code] = TRUE;
      return add_numbers (self, self->unplanned, line, index, LEADS_WALK_UNPLANNED, error);
    }
  if ((line->flags & LEADS_CONTENT_MENDABLE) != 0)
    return add_mendable (self, line, index, error);
  content->example[line->reason] = MIN (content->example[line->reason], index);
  return TRUE;
}

static gboolean
add_line (LeadsChecker *self, const LeadsCsvRecord *record, GError **error)
{
  LeadsContent *content = self->content;
  LeadsContentRecord *line = &self->records[self->n_records];
  const guint64 index = content->n_lines++;
  LeadsCsvCell cell;

  *line = (LeadsContentRecord){ .line = record->line };
  leads_checker_judge (self, record, &cell, line);
  content->n_wide += is_too_wide (content, record);
  if (self->route != NULL && !leads_check_route_line (self->route, record, line, error))
    return FALSE;
  keep_text (self, record, &cell, line);
  if (index == 0)
    content->first_line = line->line;
  content->is_in_step = content->is_in_step && line->line == content->first_line + index;
  content->totals.lines++;
  if (line->reason == LEADS_REASON_NONE ? !add_numbers (self, self->accepted, line, index, 0, error)
                                        : !add_refused (self, line, index, error))
    return FALSE;
  if (++self->n_records == LEADS_CHECKER_RECORDS && !flush_records (self, error))
    return FALSE;
  return self->texts->len < LEADS_CHECKER_TEXT_BYTES || flush_texts (self, error);
}

static gboolean
add_record (LeadsChecker *self, const LeadsCsvRecord *record, GError **error)
{
  LeadsContent *content = self->content;

  if (record->is_header)
    {
      content->totals.lines++;
      content->totals.header++;
      g_free (content->heading);
      content->heading = g_strndup (record->text, record->text_length);
      content->heading_length = record->text_length;
      return TRUE;
    }
  if (record->is_blank)
    {
      leads_totals_count_line (&content->totals, LEADS_REASON_BLANK_LINE, FALSE);
      return TRUE;
    }
  return add_line (self, record, error);
}

static gboolean
finish (LeadsChecker *self, LeadsCsvReader *reader, GCancellable *cancellable, GError **error)
{
  LeadsContent *content = self->content;

  if (!flush_records (self, error) || !flush_texts (self, error) || !leads_spool_flush (content->records, error) ||
      !leads_spool_flush (content->texts, error) || !leads_spool_flush (content->refused, error) ||
      (content->leads != NULL && !leads_spool_flush (content->leads, error)))
    return FALSE;
  content->accepted = leads_sorter_finish (self->accepted, cancellable, error);
  if (content->accepted == NULL)
    return FALSE;
  for (guint i = 0; i < LEADS_N_REPAIRS; i++)
    if (self->mendable[i] != NULL &&
        (content->mendable[i] = leads_sorter_finish (self->mendable[i], cancellable, error)) == NULL)
      return FALSE;
  content->unplanned = leads_sorter_finish (self->unplanned, cancellable, error);
  if (content->unplanned == NULL)
    return FALSE;
  if (leads_sorter_get_n_records (self->ranges) > 0 &&
      (content->ranges = leads_sorter_finish (self->ranges, cancellable, error)) == NULL)
    return FALSE;
  content->sha256 = g_strdup (leads_csv_reader_get_sha256 (reader));
  /* A sep line alone is no heading of columns. */
  if (!content->dialect.has_header)
    g_clear_pointer (&content->heading, g_free);
  return TRUE;
}

gboolean
leads_checker_read_all (LeadsChecker *self,
                        LeadsCsvReader *reader,
                        LeadsJob *job,
                        GCancellable *cancellable,
                        GError **error)
{
  LeadsContent *content = self->content;
  LeadsCsvRecord record;
  GError *failure = NULL;
  gint64 done = 0;

  while (leads_csv_reader_next (reader, &record, cancellable, &failure))
    {
      if (!add_record (self, &record, error))
        return FALSE;
      done = record.end_offset;
      if (content->totals.lines % LINES_BETWEEN_LOOKS != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      leads_job_report (job, done, MAX (content->size, done), content->totals.lines);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  content->size = MAX (content->size, done);
  leads_job_report (job, content->size, content->size, content->totals.lines);
  return finish (self, reader, cancellable, error);
}

gboolean
leads_checker_prepare (LeadsChecker *self, const char *directory, GError **error)
{
  LeadsContent *content = self->content;

  content->records = leads_spool_new (directory, error);
  if (content->records == NULL)
    return FALSE;
  content->texts = leads_spool_new (directory, error);
  if (content->texts == NULL)
    return FALSE;
  content->refused = leads_spool_new (directory, error);
  if (content->refused == NULL)
    return FALSE;
  content->is_in_step = TRUE;
  self->accepted = leads_sorter_new (directory);
  self->directory = directory;
  self->unplanned = leads_sorter_new (directory);
  self->ranges = leads_sorter_new (directory);
  self->has_pairs = content->dialect.end_column >= 0 || content->dialect.count_column >= 0;
  self->n_columns = leads_content_get_n_columns (content);
  self->texts = g_byte_array_new ();
  self->joined = g_string_new (NULL);
  return TRUE;
}
