/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-ranges-private.h"

#include "leads-csv-edges-private.h"
#include "leads-csv-pair-private.h"

/*
 * Whether the numbers are the first ones of ranges.
 *
 * Invariant: where ranges are not read and another column looks like their end, that is doubted: ranges that become
 * single numbers are lost without a word.
 */

/* The column whose heading says that it is the end of what begins in @start; -1: there is none. */
static int
find_end (const LeadsCsvColumns *self,
          int                    start,
          LeadsCsvEdges          edges)
{
  const guint n = self->heading != NULL ? MIN (MIN (self->n_columns, self->heading->len), LEADS_CSV_EDGES_MAX_COLUMNS) : 0;

  if (start < 0 || (guint) start >= n)
    return -1;

  for (guint i = 0; i < n; i++)
    {
      if ((int) i != start
          && leads_csv_edges_compare (g_ptr_array_index (self->heading, start), g_ptr_array_index (self->heading, i))
             == edges)
        return (int) i;
    }

  return -1;
}

static gboolean
is_possible (const LeadsCsvColumns *self,
             int                    number,
             int                    other,
             LeadsCsvPair           pair)
{
  return other >= 0 && leads_csv_pair_is_possible (self->rows, self->first_row, number, other, pair);
}

gboolean
leads_csv_columns_starts_range (const LeadsCsvColumns *self,
                                int                    column)
{
  if (self->ratings[column] == 0)
    return FALSE;
  if (is_possible (self, column, find_end (self, column, LEADS_CSV_EDGES_SURE), LEADS_CSV_PAIR_END))
    return TRUE;

  return leads_csv_name_has_role (leads_csv_columns_get_name (self, (guint) column), LEADS_CSV_ROLE_START)
         && is_possible (self, column, leads_csv_columns_find_role (self, LEADS_CSV_ROLE_END, column),
                         LEADS_CSV_PAIR_END);
}

/* Whether a column that is not the number's is called the start of ranges, and has the last digits of their first
 * numbers: the number's has what is before those. @end: (inout): of these ranges */
static gboolean
has_other_start (const LeadsCsvColumns *self,
                 int                    number,
                 int                   *end)
{
  for (guint i = 0; i < MIN (self->n_columns, LEADS_CSV_EDGES_MAX_COLUMNS); i++)
    {
      int other_end;

      if ((int) i == number || (int) i == *end || !leads_csv_pair_is_short (self->rows, self->first_row, (int) i))
        continue;
      if (*end >= 0 && leads_csv_name_has_role (leads_csv_columns_get_name (self, i), LEADS_CSV_ROLE_START))
        return TRUE;
      other_end = find_end (self, (int) i, LEADS_CSV_EDGES_SURE);
      if (other_end >= 0 && other_end != number)
        {
          *end = other_end;
          return TRUE;
        }
    }

  return FALSE;
}

/* The range's other column by name; TRUE if there is one, and it may be one, or if it is one of other numbers. Beside a
 * column that is called the start, and in a report of refused lines, it is one whatever its cells are: ranges that are
 * wrong shall be refused, not taken for their first numbers. */
static gboolean
find_named_pair (const LeadsCsvColumns *self,
                 LeadsCsvDialect       *dialect)
{
  const int number = dialect->number_column;
  int sure_end = find_end (self, number, LEADS_CSV_EDGES_SURE);
  int end = sure_end >= 0 ? sure_end : leads_csv_columns_find_role (self, LEADS_CSV_ROLE_END, number);
  int count = leads_csv_columns_find_role (self, LEADS_CSV_ROLE_COUNT, number);
  int likely_end = find_end (self, number, LEADS_CSV_EDGES_PERHAPS);
  gboolean is_start = sure_end >= 0
                      || leads_csv_name_has_role (leads_csv_columns_get_name (self, (guint) number),
                                                  LEADS_CSV_ROLE_START);
  int other_end = end >= 0 ? end : count;

  if (!is_start && has_other_start (self, number, &other_end))
    {
      dialect->doubts |= LEADS_CSV_DOUBT_RANGE;
      dialect->possible_end_column = other_end;
      return TRUE;
    }
  if (is_possible (self, number, end, LEADS_CSV_PAIR_END))
    dialect->end_column = end;
  else if (likely_end >= 0 && leads_csv_pair_has_ends (self->rows, self->first_row, number, likely_end))
    dialect->end_column = likely_end;
  else if (is_possible (self, number, count, LEADS_CSV_PAIR_COUNT))
    dialect->count_column = count;
  else if ((is_start || dialect->n_own_columns > 0) && (end >= 0 || count >= 0))
    {
      dialect->doubts |= LEADS_CSV_DOUBT_RANGE;
      if (end >= 0)
        dialect->end_column = end;
      else
        dialect->count_column = count;
    }

  return dialect->end_column >= 0 || dialect->count_column >= 0;
}

/* Beside the ends of ranges, the column that says how many numbers they have: what contradicts itself shall be refused.
 * One that is called so and says something else may be right, and the ends wrong. */
static void
find_size (const LeadsCsvColumns *self,
           LeadsCsvDialect       *dialect)
{
  int count = leads_csv_columns_find_role (self, LEADS_CSV_ROLE_COUNT, dialect->number_column);
  guint n_rows = 0;

  if (dialect->end_column < 0 || count < 0 || count == dialect->end_column)
    return;
  if (leads_csv_pair_has_sizes (self->rows, self->first_row, dialect->number_column, dialect->end_column, count, &n_rows))
    dialect->size_column = count;
  else if (n_rows > 0)
    dialect->doubts |= LEADS_CSV_DOUBT_RANGE;
}

static gboolean
has_other_role (const char *name)
{
  return leads_csv_name_has_role (name, LEADS_CSV_ROLE_CAC) || leads_csv_name_has_role (name, LEADS_CSV_ROLE_CUSTOMER)
         || leads_csv_name_has_role (name, LEADS_CSV_ROLE_SERVICE);
}

/* The column beside the numbers, by its cells. */
static void
guess_next (const LeadsCsvColumns *self,
            LeadsCsvDialect       *dialect)
{
  const int next = dialect->number_column + 1;
  const char *name;
  gboolean doubtful = FALSE;
  LeadsCsvPair pair;

  if (next >= (int) self->n_columns)
    return;
  name = leads_csv_columns_get_name (self, (guint) next);
  if (leads_csv_name_fit_number (name) != LEADS_CSV_FIT_NONE || has_other_role (name))
    return;

  pair = leads_csv_pair_guess (self->rows, self->first_row, dialect->number_column, next,
                               dialect->n_own_columns > 0, &doubtful);
  if (pair == LEADS_CSV_PAIR_END)
    dialect->end_column = next;
  else if (pair == LEADS_CSV_PAIR_COUNT)
    dialect->count_column = next;
  /* In a heading, what is a count is called so. */
  if (pair != LEADS_CSV_PAIR_NONE || self->names == NULL)
    dialect->doubts |= doubtful ? LEADS_CSV_DOUBT_RANGE : 0;
}

/* Any other column whose cells look like ends. */
static void
doubt_singles (const LeadsCsvColumns *self,
               LeadsCsvDialect       *dialect)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *name = leads_csv_columns_get_name (self, i);

      if ((int) i == dialect->number_column || has_other_role (name) || leads_csv_name_is_other (name)
          || !leads_csv_pair_may_have_ends (self->rows, self->first_row, dialect->number_column, (int) i))
        continue;
      dialect->doubts |= LEADS_CSV_DOUBT_RANGE;
      dialect->possible_end_column = (int) i;
      return;
    }
}

void
leads_csv_guess_range (const LeadsCsvColumns *self,
                       LeadsCsvDialect       *dialect)
{
  if (!find_named_pair (self, dialect))
    {
      guess_next (self, dialect);
      if (dialect->end_column < 0 && dialect->count_column < 0)
        doubt_singles (self, dialect);
    }
  find_size (self, dialect);
}
