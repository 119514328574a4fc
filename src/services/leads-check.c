/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-country-private.h"
#include "leads-check-private.h"
#include "leads-check-route-private.h"
#include "leads-file-options-private.h"
#include "leads-file-state-private.h"
#include "leads-service-error-private.h"
#include "leads-tools-private.h"
#include "leads-total-line-private.h"
#include "leads-walk-private.h"

#include <leads-csv-sniffer.h>
#include <leads-sorter.h>
#include <leads-text.h>
#include <leads-workbook.h>

#include <glib/gi18n.h>
#include <string.h>

/*
 * From the bytes of a file to the verdict of every line. The file is read
 * once; what is kept of a line is 32 bytes, and its text unless the number
 * says it all. Memory does not grow with the file.
 */

/* Lines between two looks at the cancellable and two reports: about a tenth of a millisecond of work. */
#define LINES_BETWEEN_LOOKS 1024
#define BUFFERED_RECORDS    2048
#define BUFFERED_TEXT_BYTES (64 * 1024)

typedef struct
{
  LeadsContent *content;
  const char *directory;
  LeadsSorter *accepted;
  LeadsSorter *mendable[LEADS_N_REPAIRS]; /* those that are needed */
  LeadsSorter *unplanned;
  LeadsSorter *ranges;
  LeadsCheckRoute *route; /* of a file for several leads */
  gboolean has_unplanned[2];
  gboolean has_pairs; /* two columns may be a range */
  guint n_columns;

  LeadsContentRecord records[BUFFERED_RECORDS];
  guint n_records;
  GByteArray *texts;
  guint64 texts_offset;
  GString *joined;
} Checker;

static void
checker_clear (Checker *self)
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
    g_string_free (g_steal_pointer (&self->joined), TRUE);
}

static gboolean
flush_records (Checker *self, GError **error)
{
  const guint n_records = self->n_records;

  self->n_records = 0;
  return n_records == 0 || leads_spool_append (self->content->records, self->records,
                                               n_records * sizeof (LeadsContentRecord), NULL, error);
}

static gboolean
flush_texts (Checker *self, GError **error)
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

/* The number's cell, its numbers and its verdict by itself. */
static void
judge (Checker *self, const LeadsCsvRecord *record, LeadsCsvCell *cell, LeadsContentRecord *line)
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
keep_text (Checker *self, const LeadsCsvRecord *record, const LeadsCsvCell *cell, LeadsContentRecord *line)
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
add_numbers (Checker *self, LeadsSorter *singles, const LeadsContentRecord *line, guint64 index, guint64 kind, GError **error)
{
  if (line->extent == 0)
    return leads_sorter_add (singles, line->number, index | kind, error);
  return leads_sorter_add (self->ranges, line->number,
                           leads_merge_pack_interval (index, line->extent) | kind | LEADS_WALK_RANGE, error);
}

static gboolean
add_mendable (Checker *self, const LeadsContentRecord *line, guint64 index, GError **error)
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
add_refused (Checker *self, const LeadsContentRecord *line, guint64 index, GError **error)
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
add_line (Checker *self, const LeadsCsvRecord *record, GError **error)
{
  LeadsContent *content = self->content;
  LeadsContentRecord *line = &self->records[self->n_records];
  const guint64 index = content->n_lines++;
  LeadsCsvCell cell;

  *line = (LeadsContentRecord){ .line = record->line };
  judge (self, record, &cell, line);
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
  if (++self->n_records == BUFFERED_RECORDS && !flush_records (self, error))
    return FALSE;
  return self->texts->len < BUFFERED_TEXT_BYTES || flush_texts (self, error);
}

static gboolean
add_record (Checker *self, const LeadsCsvRecord *record, GError **error)
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
finish (Checker *self, LeadsCsvReader *reader, GCancellable *cancellable, GError **error)
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

static gboolean
read_all (Checker *self, LeadsCsvReader *reader, LeadsJob *job, GCancellable *cancellable, GError **error)
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

/* People paste lists in one line, too: then every separator ends a number. */
static GBytes *
break_lines (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  g_strstrip (text);
  if (strpbrk (text, "\r\n\"") != NULL)
    return g_bytes_ref (bytes);
  g_strdelimit (text, ",;\t", '\n');
  length = strlen (text);
  return g_bytes_new_take (g_steal_pointer (&text), length);
}

static GInputStream *
open_stream (const LeadsCheck *self, gint64 *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;

  if (self->bytes != NULL)
    {
      g_autoptr (GBytes) bytes = break_lines (self->bytes);
      g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);

      *size = g_bytes_get_size (bytes);
      return leads_csv_wrap (memory);
    }
  info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SIZE))
    *size = g_file_info_get_size (info);
  return leads_csv_open (self->file, cancellable, error);
}

static gboolean
prepare (Checker *checker, const LeadsCheck *self, GError **error)
{
  LeadsContent *content = checker->content;

  content->records = leads_spool_new (self->directory, error);
  if (content->records == NULL)
    return FALSE;
  content->texts = leads_spool_new (self->directory, error);
  if (content->texts == NULL)
    return FALSE;
  content->refused = leads_spool_new (self->directory, error);
  if (content->refused == NULL)
    return FALSE;
  content->is_in_step = TRUE;
  checker->accepted = leads_sorter_new (self->directory);
  checker->directory = self->directory;
  checker->unplanned = leads_sorter_new (self->directory);
  checker->ranges = leads_sorter_new (self->directory);
  checker->has_pairs = content->dialect.end_column >= 0 || content->dialect.count_column >= 0;
  checker->n_columns = leads_content_get_n_columns (content);
  checker->texts = g_byte_array_new ();
  checker->joined = g_string_new (NULL);
  return TRUE;
}

/* Opens the file and finds out how it is to be read; @state: (out): as it is now */
static GInputStream *
open_and_sniff (const LeadsCheck *self, Checker *checker, char **state, GCancellable *cancellable, GError **error)
{
  LeadsContent *content = checker->content;
  LeadsCsvOverrides overrides;
  g_autoptr (GInputStream) stream = NULL;

  if (!leads_file_options_get_overrides (&self->options, &overrides, error))
    return NULL;
  stream = open_stream (self, &content->size, cancellable, error);
  if (stream == NULL)
    return NULL;
  *state = leads_file_state_dup (stream, cancellable);
  leads_csv_dialect_clear (&content->dialect);
  if (!leads_csv_sniff (stream, &overrides, &content->dialect, cancellable, error))
    {
      leads_csv_dialect_init (&content->dialect);
      return NULL;
    }
  return prepare (checker, self, error) ? g_steal_pointer (&stream) : NULL;
}

static gboolean
check (const LeadsCheck *self, Checker *checker, LeadsJob *job, GCancellable *cancellable, GError **error)
{
  g_autofree char *state = NULL;
  g_autoptr (GInputStream) stream = open_and_sniff (self, checker, &state, cancellable, error);
  g_autoptr (LeadsCsvReader) reader = NULL;

  if (stream == NULL)
    return FALSE;
  if (self->database != NULL &&
      (checker->route = leads_check_route_new (checker->content, self->database, self->matches, self->directory,
                                               cancellable, error)) == NULL)
    return FALSE;
  reader = leads_csv_reader_new (stream, &checker->content->dialect);
  return read_all (checker, reader, job, cancellable, error) &&
         leads_file_state_check (stream, state, self->title, cancellable, error);
}

static Checker *
checker_new (const LeadsCheck *self)
{
  Checker *checker = g_new0 (Checker, 1);
  g_autoptr (LeadsNumberingPlan) plan = leads_validation_service_ref_plan (self->validation);

  checker->content = leads_content_new (self->source, self->title, plan);
  checker->content->country = g_strdup (self->country);
  checker->content->short_ranges = self->options.short_ranges;
  return checker;
}

LeadsContent *
leads_check_run (const LeadsCheck *self, LeadsJob *job, GCancellable *cancellable, GError **error)
{
  g_autofree Checker *checker = checker_new (self);
  LeadsContent *content = NULL;
  GError *failure = NULL;

  if (check (self, checker, job, cancellable, &failure) &&
      (self->options.country != NULL ||
       leads_check_settle_country (&checker->content, self->directory, job, cancellable, &failure)))
    content = g_steal_pointer (&checker->content);
  else
    leads_service_error_take_reading (error, failure, self->file, self->title);
  checker_clear (checker);
  return content;
}

static gboolean
look (Checker *checker, LeadsCsvReader *reader, LeadsCheckSightFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  LeadsCsvRecord record;
  GError *failure = NULL;

  while (leads_csv_reader_next (reader, &record, cancellable, &failure))
    {
      LeadsCheckSight sight = { .content = checker->content, .record = &record };
      LeadsContentRecord line = { .line = record.line };
      LeadsCsvCell cell;

      if (!record.is_header && !record.is_blank)
        {
          judge (checker, &record, &cell, &line);
          sight.line = &line;
          sight.cell = &cell;
        }
      if (!func (&sight, data))
        return TRUE;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

gboolean
leads_check_peek (const LeadsCheck *self,
                  LeadsCheckSightFunc func,
                  gpointer data,
                  LeadsCsvDialect *dialect,
                  GPtrArray **sheets,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree Checker *checker = checker_new (self);
  g_autofree char *state = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (LeadsCsvReader) reader = NULL;
  GError *failure = NULL;

  *sheets = NULL;
  stream = open_and_sniff (self, checker, &state, cancellable, &failure);
  if (stream != NULL && checker->content->dialect.sheet != NULL)
    *sheets = leads_workbook_list_sheets (stream, cancellable, &failure);
  if (failure == NULL)
    {
      reader = leads_csv_reader_new (stream, &checker->content->dialect);
      look (checker, reader, func, data, cancellable, &failure);
    }
  if (failure == NULL)
    leads_csv_dialect_copy (&checker->content->dialect, dialect);
  else
    leads_service_error_take_reading (error, failure, self->file, self->title);
  checker_clear (checker);
  return failure == NULL;
}

LeadsCheck *
leads_check_new (LeadsUploadSource source,
                 const char *title,
                 const LeadsFileOptions *options,
                 const char *directory,
                 LeadsValidationService *validation)
{
  LeadsCheck *self = g_new0 (LeadsCheck, 1);

  self->source = source;
  self->title = g_strdup (title);
  self->directory = g_strdup (directory);
  self->validation = g_object_ref (validation);
  leads_file_options_copy (options, &self->options);
  return self;
}

void
leads_check_free (LeadsCheck *self)
{
  g_free (self->title);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  leads_file_options_clear (&self->options);
  g_free (self->country);
  g_clear_object (&self->database);
  g_clear_pointer (&self->matches, leads_matches_unref);
  g_free (self->directory);
  g_object_unref (self->validation);
  g_clear_pointer (&self->input, leads_draft_input_unref);
  g_clear_pointer (&self->folder, leads_draft_folder_unref);
  g_clear_pointer (&self->item, leads_draft_item_unref);
  g_free (self);
}
