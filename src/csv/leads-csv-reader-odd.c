/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-reader-struct-private.h"

#include <leads-text.h>

#include <string.h>

/*
 * Records that are not plain: with quotes, too long, or no UTF-8. Invariant: whatever is wrong with one costs that
 * record, on its first physical line, and reading goes on behind it.
 */

/* Goes to the end of a physical line that is longer than the buffer may be; TRUE when it is reached. */
static gboolean
skip_line (LeadsCsvReader  *self,
           GCancellable    *cancellable,
           GError         **error)
{
  for (;;)
    {
      gsize at = self->start;

      while (self->buffer[at] != '\r' && self->buffer[at] != '\n')
        at++;

      /* A CR that is the last byte there is may be half a line end. */
      if (self->source.at_end || at + 1 < self->filled)
        {
          leads_csv_reader_consume (self, at - self->start);
          return TRUE;
        }

      leads_csv_reader_consume (self, at - self->start);
      if (!leads_csv_reader_fill (self, cancellable, error))
        return FALSE;
    }
}

void
leads_csv_reader_use_valid_text (LeadsCsvReader *self,
                                 LeadsCsvRecord *record)
{
  char *valid = leads_text_make_valid (record->text, (gssize) record->text_length);

  g_free (self->made_valid);
  self->made_valid = valid;
  record->text = valid;
  record->text_length = strlen (valid);
}

/* A record that cannot be taken apart: as much of its text as can be shown, split at every delimiter. */
void
leads_csv_reader_make_unsplittable (LeadsCsvReader *self,
                                    LeadsCsvRecord *record,
                                    LeadsReason     problem)
{
  record->problem = problem;

  if (record->text_length > LEADS_CSV_MAX_CELL_BYTES)
    {
      const gsize longest_character = 4;
      gsize cut = LEADS_CSV_MAX_CELL_BYTES;

      /* Not within a character. */
      while (cut > LEADS_CSV_MAX_CELL_BYTES - longest_character && ((guchar) record->text[cut] & 0xc0) == 0x80)
        cut--;
      record->text_length = cut;
    }

  if (!g_utf8_validate_len (record->text, record->text_length, NULL))
    leads_csv_reader_use_valid_text (self, record);

  leads_csv_splitter_split_plain (&self->splitter, record->text, record->text_length);
  leads_csv_reader_use_cells (self, record);
}

/* A record on the physical line of @length bytes, in which a quote was seen. Returns how many bytes it has. */
gsize
leads_csv_reader_make_quoted (LeadsCsvReader *self,
                              LeadsCsvRecord *record,
                              gsize           length,
                              guint          *n_breaks)
{
  static const int any[LEADS_CSV_N_SINGLE_LINE] = { -1, -1, -1, -1 };
  gsize record_length = 0;
  LeadsReason problem;

  /* The heading of a column may go over lines whatever stands below it. */
  problem = leads_csv_splitter_measure (&self->splitter, record->text, self->filled - self->start,
                                        self->header_expected ? any : self->single_line, &record_length, n_breaks);
  if (problem == LEADS_REASON_NONE)
    {
      record->text_length = record_length;
      if (!g_utf8_validate_len (record->text, record_length, NULL))
        {
          record->problem = LEADS_REASON_BAD_ENCODING;
          leads_csv_reader_use_valid_text (self, record);
        }
      if (leads_csv_splitter_split_quoted (&self->splitter, record->text, record->text_length))
        {
          leads_csv_reader_use_cells (self, record);
          return record_length;
        }
      problem = LEADS_REASON_BAD_QUOTE;
    }

  *n_breaks = 0;
  record->text = self->buffer + self->start;
  record->text_length = length;
  leads_csv_reader_make_unsplittable (self, record, problem);

  return length;
}

gboolean
leads_csv_reader_make_overlong (LeadsCsvReader  *self,
                                LeadsCsvRecord  *record,
                                GCancellable    *cancellable,
                                GError         **error)
{
  /* The text is copied, for skipping moves the buffer. */
  g_autofree char *text = g_memdup2 (record->text, LEADS_CSV_MAX_RECORD_BYTES);

  if (!skip_line (self, cancellable, error))
    return FALSE;
  record->text = text;
  record->text_length = LEADS_CSV_MAX_RECORD_BYTES;
  leads_csv_reader_make_unsplittable (self, record, LEADS_REASON_FIELD_TOO_LONG);
  if (record->text == text)
    {
      leads_csv_reader_use_valid_text (self, record);
      leads_csv_splitter_split_plain (&self->splitter, record->text, record->text_length);
      leads_csv_reader_use_cells (self, record);
    }
  return TRUE;
}
