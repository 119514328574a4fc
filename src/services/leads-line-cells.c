/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-line-cells-private.h"

/* The cells of a line whose text was kept. Invariant: whatever the file was, what is kept of it is UTF-8. */

LeadsCsvReader *
leads_content_read_cells (const LeadsContent *self, const char *text, gsize length, gboolean as_written, LeadsCsvRecord *record)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_auto (LeadsCsvDialect) plain = { 0 };
  LeadsCsvReader *reader;

  leads_csv_dialect_copy (&self->dialect, &plain);
  g_clear_pointer (&plain.sheet, g_free);
  plain.encoding = LEADS_CSV_ENCODING_UTF_8;
  plain.has_bom = plain.has_sep_line = plain.has_header = FALSE;
  plain.remove_guard = plain.remove_guard && !as_written;
  reader = leads_csv_reader_new (stream, &plain);
  if (!leads_csv_reader_next (reader, record, NULL, NULL) || record->problem != LEADS_REASON_NONE)
    *record = (LeadsCsvRecord){ 0 };
  return reader;
}

char *
leads_content_dup_cac (const LeadsContent *self, const LeadsContentLine *line)
{
  const int column = self->dialect.cac_column;
  LeadsCsvRecord record;
  g_autoptr (LeadsCsvReader) reader = leads_content_read_cells (self, line->text, line->text_length, FALSE, &record);

  if (column < 0 || (guint) column >= record.n_cells)
    return g_strdup ("");
  return g_strstrip (g_strndup (record.cells[column].text, record.cells[column].length));
}
