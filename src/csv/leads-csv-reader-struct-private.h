/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-reader.h"

#include "leads-csv-source-private.h"
#include "leads-csv-splitter-private.h"
#include "leads-workbook-records-private.h"

G_BEGIN_DECLS

/* Only the leads-csv-reader*.c files look inside. */
struct _LeadsCsvReader {
  GObject           parent_instance;

  LeadsCsvSource    source;
  LeadsCsvDialect   dialect;
  LeadsCsvSplitter  splitter;
  int               single_line[LEADS_CSV_N_SINGLE_LINE];

  char             *buffer;
  gsize             start;
  gsize             filled;
  gboolean          failed;

  gint64            line;
  gint64            offset;
  gboolean          bom_expected;
  gboolean          sep_expected;
  gboolean          header_expected;

  /* The displayable text of a record that is no UTF-8. */
  char             *made_valid;

  /* Instead of all that: a sheet of a workbook, from its first record on. */
  LeadsWorkbookRecords *sheet;
};

/* Reads until the buffer is full or the stream ends. */
gboolean leads_csv_reader_fill (LeadsCsvReader  *self,
                                GCancellable    *cancellable,
                                GError         **error);

static inline void
leads_csv_reader_consume (LeadsCsvReader *self,
                          gsize           length)
{
  self->offset += (gint64) leads_csv_source_measure (&self->source, self->buffer + self->start, length);
  self->start += length;
}

static inline void
leads_csv_reader_use_cells (LeadsCsvReader *self,
                            LeadsCsvRecord *record)
{
  record->cells = self->splitter.cells;
  record->n_cells = self->splitter.n_cells;
}

/* leads-csv-reader-odd.c: makes the record of text that is no UTF-8 one that can be shown. It is to be split again. */
void     leads_csv_reader_use_valid_text    (LeadsCsvReader *self,
                                             LeadsCsvRecord *record);

/* A record that cannot be taken apart: as much of its text as can be shown, split at every delimiter. */
void     leads_csv_reader_make_unsplittable (LeadsCsvReader *self,
                                             LeadsCsvRecord *record,
                                             LeadsReason     problem);

/* A record on the physical line of @length bytes, in which a quote was seen. Returns how many bytes it has. */
gsize    leads_csv_reader_make_quoted       (LeadsCsvReader *self,
                                             LeadsCsvRecord *record,
                                             gsize           length,
                                             guint          *n_breaks);

/* A record on a physical line that is longer than the buffer may be, which is skipped: what is left of it is the line end. */
gboolean leads_csv_reader_make_overlong     (LeadsCsvReader  *self,
                                             LeadsCsvRecord  *record,
                                             GCancellable    *cancellable,
                                             GError         **error);

G_END_DECLS
