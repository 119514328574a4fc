/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-reader.h"

G_BEGIN_DECLS

/*
 * Rows of the samples, cell by cell, as they are with one delimiter.
 *
 * @rows: (element-type GPtrArray of char *): rows with text, without the sep line
 * @lines: (element-type guint): where each begins; of those from the start of the file only
 * @n_first: how many of them are from the start of the file, where a heading may be
 * @n_consistent: rows that have as many cells as most have, if that is more than one
 * @numbers: of each row with a cell that looks like a number, 1 or, if it does well, 2
 * @n_columns: cells of most rows
 */
typedef struct {
  GPtrArray *rows;
  GArray    *lines;
  guint      n_first;
  guint      n_consistent;
  guint      numbers;
  guint      n_columns;
} LeadsCsvRows;

/* @samples: (element-type GBytes): whole lines; the first is from the start of the file, without its BOM and sep line. */
LeadsCsvRows *leads_csv_rows_new  (GPtrArray *samples,
                                   char       delimiter);
void          leads_csv_rows_free (LeadsCsvRows *rows);

/* The same of records from elsewhere: without rows at first, one by one (blank ones are left out), then counted. */
LeadsCsvRows *leads_csv_rows_new_empty (void);
void          leads_csv_rows_add       (LeadsCsvRows         *self,
                                        const LeadsCsvRecord *record);
void          leads_csv_rows_finish    (LeadsCsvRows         *self);

GPtrArray    *leads_csv_rows_get_row  (const LeadsCsvRows *rows,
                                       guint               at);
/* "" where the row has no such cell. */
const char   *leads_csv_rows_get_cell (const LeadsCsvRows *rows,
                                       guint               at,
                                       int                 column);

/* The line of the start of the file where a row begins, from 1; without the sep line. */
guint         leads_csv_rows_get_line (const LeadsCsvRows *rows,
                                       guint               at);

/* How much the cells of a column look like telephone numbers, from @first_row on and all together. */
guint         leads_csv_rows_rate_column (const LeadsCsvRows *rows,
                                          guint               first_row,
                                          int                 column);

/* How much a cell looks like a telephone number: 0 (not) to 3. */
guint leads_csv_rate_cell (const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsCsvRows, leads_csv_rows_free)

G_END_DECLS
