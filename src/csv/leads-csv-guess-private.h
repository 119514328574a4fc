/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-dialect.h"

G_BEGIN_DECLS

/*
 * Rows of the samples, cell by cell, as they are with one delimiter.
 *
 * @rows: (element-type GPtrArray of char *): rows with text, without the sep line
 * @n_first: how many of them are from the start of the file, where a heading may be
 * @n_consistent: rows that have as many cells as most have, if that is more than one
 * @n_numbers: rows with a cell that looks like a number
 * @n_columns: cells of most rows
 */
typedef struct {
  GPtrArray *rows;
  guint      n_first;
  guint      n_consistent;
  guint      n_numbers;
  guint      n_columns;
} LeadsCsvRows;

/* @samples: (element-type GBytes): whole lines; the first is from the start of the file, without its BOM and sep line. */
LeadsCsvRows *leads_csv_rows_new  (GPtrArray *samples,
                                   char       delimiter);
void          leads_csv_rows_free (LeadsCsvRows *rows);

/* How much a cell looks like a telephone number: 0 (not) to 3. */
guint leads_csv_rate_cell (const char *cell);

/* Fills in heading and columns of @dialect. @error: LEADS_CSV_ERROR_NO_COLUMN. */
gboolean leads_csv_guess_columns (const LeadsCsvRows       *rows,
                                  const LeadsCsvOverrides  *overrides,
                                  LeadsCsvDialect          *dialect,
                                  GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsCsvRows, leads_csv_rows_free)

G_END_DECLS
