/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-rows-private.h"

G_BEGIN_DECLS

typedef enum {
  LEADS_CSV_PAIR_NONE,
  LEADS_CSV_PAIR_END,
  LEADS_CSV_PAIR_COUNT
} LeadsCsvPair;

/* Whether the cells of @other do not speak against @pair, which the names of the columns say. */
gboolean leads_csv_pair_is_possible (const LeadsCsvRows *rows,
                                     guint               first_row,
                                     int                 number,
                                     int                 other,
                                     LeadsCsvPair        pair);

/* Whether all cells of @other are ends of ranges, and some are more than the same number again. */
gboolean leads_csv_pair_has_ends (const LeadsCsvRows *rows,
                                  guint               first_row,
                                  int                 number,
                                  int                 other);

/* Whether most cells of @other are what ends of ranges look like, and little else does: a number after the first, or
 * last digits that make a round block or are as near as those of 3099 and …3000. */
gboolean leads_csv_pair_may_have_ends (const LeadsCsvRows *rows,
                                       guint               first_row,
                                       int                 number,
                                       int                 other);

/* Whether the cells of @count are about as many as the numbers from @number to @end in most rows that have all three.
 * @n_rows: (out): how many have */
gboolean leads_csv_pair_has_sizes (const LeadsCsvRows *rows,
                                   guint               first_row,
                                   int                 number,
                                   int                 end,
                                   int                 count,
                                   guint              *n_rows);

/* Whether most cells of @column are no more than the last digits of a number. */
gboolean leads_csv_pair_is_short (const LeadsCsvRows *rows,
                                  guint               first_row,
                                  int                 column);

/*
 * What @other is for the numbers in @number, by its cells alone.
 *
 * @is_report: whether the rows are lines that were refused: ranges that are wrong are ranges all the same
 * @doubtful: (out): it could be something else as well
 */
LeadsCsvPair leads_csv_pair_guess (const LeadsCsvRows *rows,
                                   guint               first_row,
                                   int                 number,
                                   int                 other,
                                   gboolean            is_report,
                                   gboolean           *doubtful);

G_END_DECLS
