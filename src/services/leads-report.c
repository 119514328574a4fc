/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-report-private.h"

#include <leads-csv-reader.h>
#include <leads-csv-writer.h>
#include <leads-text.h>
#include <leads-workbook.h>

#include <string.h>

/*
 * The report of refused lines. Invariant: every record has as many cells as
 * the heading, and the number's cell is in the same column in all of them.
 */

struct _LeadsReport
{
  LeadsCsvWriter *writer;
  GArray *sources;     /* LeadsReportSource */
  guint n_columns;     /* the original ones */
  guint number_column; /* in which of them the number is */
  gboolean names_files;
};

static guint
count_columns (const LeadsCsvDialect *dialect)
{
  return MAX (dialect->n_columns - dialect->n_own_columns, 1);
}

static guint
get_number_column (const LeadsCsvDialect *dialect)
{
  return MAX (dialect->number_column, 0);
}

/* The first file decides where the number is, the widest how many columns there are. */
static const LeadsReportSource *
lay_out (LeadsReport *self)
{
  const LeadsReportSource *first = NULL;
  guint n_files = 0;

  self->n_columns = 1;
  for (guint i = 0; i < self->sources->len; i++)
    {
      const LeadsReportSource *source = &g_array_index (self->sources, LeadsReportSource, i);

      if (source->dialect == NULL)
        continue;
      n_files++;
      if (first == NULL)
        first = source;
      self->n_columns = MAX (self->n_columns, count_columns (source->dialect));
    }
  self->names_files = n_files > 1;
  if (first != NULL)
    self->number_column = get_number_column (first->dialect);
  self->n_columns = MAX (self->n_columns, self->number_column + 1);
  return first;
}

static gboolean
write_heading (LeadsReport *self, const LeadsReportSource *first, GCancellable *cancellable, GError **error)
{
  guint n_columns = 0;

  if (first != NULL && first->heading != NULL)
    {
      leads_csv_writer_add_record_text (self->writer, first->heading, strlen (first->heading), LEADS_REASON_NONE,
                                        first->dialect);
      n_columns = count_columns (first->dialect);
    }
  for (; n_columns < self->n_columns; n_columns++)
    {
      g_autofree char *name = g_strdup_printf ("column%u", n_columns + 1);

      leads_csv_writer_add_cell (self->writer, name, -1);
    }
  leads_csv_writer_add_cell (self->writer, "line", -1);
  leads_csv_writer_add_cell (self->writer, "reason", -1);
  leads_csv_writer_add_cell (self->writer, "suggestion", -1);
  if (self->names_files)
    leads_csv_writer_add_cell (self->writer, "file", -1);
  return leads_csv_writer_end_record (self->writer, cancellable, error);
}

static LeadsReport *
start (LeadsCsvWriter *writer,
       const LeadsReportSource *sources,
       guint n_sources,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (LeadsReport) self = g_new0 (LeadsReport, 1);
  const LeadsReportSource *first;

  self->sources = g_array_new (FALSE, FALSE, sizeof (LeadsReportSource));
  g_array_append_vals (self->sources, sources, n_sources);
  first = lay_out (self);
  self->writer = writer;
  if (self->writer == NULL || !write_heading (self, first, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

LeadsReport *
leads_report_new (GFile *file,
                  const LeadsReportSource *sources,
                  guint n_sources,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  LeadsCsvWriterFlags flags = LEADS_CSV_WRITER_PRIVATE;

  if (name != NULL && leads_workbook_is_name (name))
    flags |= LEADS_CSV_WRITER_WORKBOOK;

  return start (leads_csv_writer_new_for_file (file, ',', flags, cancellable, error), sources, n_sources, cancellable,
                error);
}

LeadsReport *
leads_report_new_for_stream (GOutputStream *stream,
                             const LeadsReportSource *sources,
                             guint n_sources,
                             GCancellable *cancellable,
                             GError **error)
{
  return start (leads_csv_writer_new (stream, ',', LEADS_CSV_WRITER_NONE), sources, n_sources, cancellable, error);
}

void
leads_report_free (LeadsReport *self)
{
  g_clear_object (&self->writer);
  g_array_unref (self->sources);
  g_free (self);
}

/* Why the record could not be taken apart, if that is what is wrong with it. */
static LeadsReason
get_problem (LeadsReason reason)
{
  switch (reason)
    {
    case LEADS_REASON_BAD_QUOTE:
    case LEADS_REASON_FIELD_TOO_LONG:
    case LEADS_REASON_BAD_ENCODING:
    case LEADS_REASON_WRONG_COLUMN_COUNT:
      return reason;
    default:
      return LEADS_REASON_NONE;
    }
}

static void
add_empty (LeadsReport *self, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    leads_csv_writer_add_cell (self->writer, "", 0);
}

/* Other cells than the number's, in their order, around the number's. */
static void
add_rearranged (LeadsReport *self,
                const LeadsReportLine *line,
                const LeadsCsvCell *cells,
                guint n_cells,
                guint number_column)
{
  guint next = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i == self->number_column)
        {
          leads_csv_writer_add_cell (self->writer, line->cell, line->cell_length);
          continue;
        }
      if (next == number_column)
        next++;
      if (next < n_cells)
        leads_csv_writer_add_cell (self->writer, cells[next].text, cells[next].length);
      else
        add_empty (self, 1);
      next++;
    }
}

/* A file whose number is in another column than the first file's. */
static void
add_foreign (LeadsReport *self, const LeadsReportLine *line, const LeadsCsvDialect *dialect)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (line->record, line->record_length, NULL);
  g_auto (LeadsCsvDialect) plain = { 0 };
  g_autoptr (LeadsCsvReader) reader = NULL;
  LeadsCsvRecord record;

  leads_csv_dialect_copy (dialect, &plain);
  /* What is kept of a workbook's row is text, too. */
  g_clear_pointer (&plain.sheet, g_free);
  plain.encoding = LEADS_CSV_ENCODING_UTF_8;
  plain.has_bom = plain.has_sep_line = plain.has_header = FALSE;
  reader = leads_csv_reader_new (stream, &plain);
  if (leads_csv_reader_next (reader, &record, NULL, NULL))
    add_rearranged (self, line, record.cells, MIN (record.n_cells, count_columns (dialect)),
                    get_number_column (dialect));
  else
    add_rearranged (self, line, NULL, 0, 0);
}

static void
add_columns (LeadsReport *self, const LeadsReportLine *line, const LeadsCsvDialect *dialect)
{
  if (dialect == NULL || line->record == NULL)
    {
      add_rearranged (self, line, NULL, 0, 0);
      return;
    }
  if (get_number_column (dialect) != self->number_column)
    {
      add_foreign (self, line, dialect);
      return;
    }
  leads_csv_writer_add_record_text (self->writer, line->record, line->record_length, get_problem (line->reason),
                                    dialect);
  add_empty (self, self->n_columns - count_columns (dialect));
}

gboolean
leads_report_add (LeadsReport *self, const LeadsReportLine *line, GCancellable *cancellable, GError **error)
{
  const LeadsReportSource *source;

  g_return_val_if_fail (line->source < self->sources->len, FALSE);

  source = &g_array_index (self->sources, LeadsReportSource, line->source);
  add_columns (self, line, source->dialect);
  leads_csv_writer_add_int (self->writer, line->line);
  leads_csv_writer_add_cell (self->writer, leads_reason_to_word (line->reason), -1);
  if (line->suggestion != 0)
    leads_csv_writer_add_number (self->writer, line->suggestion);
  else
    add_empty (self, 1);
  if (self->names_files)
    {
      g_autofree char *name = leads_text_escape (source->dialect != NULL ? source->name : "", -1);

      leads_csv_writer_add_cell (self->writer, name, -1);
    }
  return leads_csv_writer_end_record (self->writer, cancellable, error);
}

gboolean
leads_report_close (LeadsReport *self, GCancellable *cancellable, GError **error)
{
  return leads_csv_writer_close (self->writer, cancellable, error);
}
