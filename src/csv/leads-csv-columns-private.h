/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-names-private.h"
#include "leads-csv-rows-private.h"

G_BEGIN_DECLS

/**
 * LeadsCsvColumns:
 * @heading: (nullable) (element-type utf8): the cells of the heading; %NULL where there is none
 * @names: (nullable) (element-type utf8): the same as names are compared
 * @first_row: the first that is no heading
 * @n_columns: without our own
 * @ratings: how much the cells of each column look like numbers, all rows together
 * @best_rating: of all columns
 *
 * The columns among which those that are read are looked for.
 */
typedef struct {
  const LeadsCsvRows *rows;
  GPtrArray          *heading;
  GPtrArray          *names;
  guint               first_row;
  guint               n_columns;
  guint              *ratings;
  guint               best_rating;
} LeadsCsvColumns;

/* @heading: its row; -1: none. @names: (nullable): borrowed, as @rows are. */
void leads_csv_columns_init  (LeadsCsvColumns    *self,
                              const LeadsCsvRows *rows,
                              int                 heading,
                              GPtrArray          *names,
                              guint               n_columns);
void leads_csv_columns_clear (LeadsCsvColumns *self);

/* As names are compared; "" where there is none. */
const char *leads_csv_columns_get_name (const LeadsCsvColumns *self,
                                        guint                  column);

/* The first column with a name for @role that is not @except; -1 if there is none. */
int leads_csv_columns_find_role (const LeadsCsvColumns *self,
                                 LeadsCsvRole           role,
                                 int                    except);

/* A column with so few numbers beside the best one does not become the number's by its name. */
gboolean leads_csv_columns_is_candidate (const LeadsCsvColumns *self,
                                         guint                  column);

G_END_DECLS
