/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-guess-private.h"

#include "leads-csv-columns-private.h"
#include "leads-csv-error.h"
#include "leads-csv-heading-private.h"
#include "leads-csv-names-private.h"
#include "leads-csv-ranges-private.h"

#include <leads-text.h>

#include <string.h>

/*
 * Which column is for what.
 *
 * A column's name counts for more than its cells, as long as the cells do not
 * speak against it.
 *
 * Invariant: what a person said is never contradicted; it is followed, or an error.
 */

static int
guess_number_column (const LeadsCsvColumns *self,
                     LeadsCsvDialect       *dialect)
{
  LeadsCsvFit best_fit = LEADS_CSV_FIT_OTHER;
  gboolean best_starts_range = FALSE;
  gboolean found = FALSE;
  guint best = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      LeadsCsvFit fit = leads_csv_name_fit_number (leads_csv_columns_get_name (self, i));
      gboolean starts_range;

      if (!leads_csv_columns_is_candidate (self, i))
        continue;
      starts_range = leads_csv_columns_starts_range (self, (int) i);
      if (!found || starts_range > best_starts_range
          || (starts_range == best_starts_range
              && (fit > best_fit || (fit == best_fit && self->ratings[i] > self->ratings[best]))))
        {
          found = TRUE;
          best = i;
          best_fit = fit;
          best_starts_range = starts_range;
        }
    }

  dialect->has_numbers = self->best_rating > 0 || best_fit >= LEADS_CSV_FIT_STRONG;
  if (self->best_rating == 0 && self->n_columns > 1 && self->rows->rows->len > self->first_row
      && best_fit < LEADS_CSV_FIT_STRONG)
    dialect->doubts |= LEADS_CSV_DOUBT_COLUMN;

  return (int) best;
}

/* Whether a column is for what is no number of the file's, by its name or its place. */
static gboolean
is_for_something_else (const LeadsCsvColumns *self,
                       const LeadsCsvDialect *dialect,
                       guint                  column)
{
  const char *name = leads_csv_columns_get_name (self, column);

  if ((int) column == dialect->count_column || leads_csv_name_is_other (name))
    return TRUE;
  for (LeadsCsvRole role = LEADS_CSV_ROLE_END; role <= LEADS_CSV_ROLE_SERVICE; role++)
    {
      if (leads_csv_name_has_role (name, role))
        return TRUE;
    }

  return FALSE;
}

/* Whether another column might as well have the numbers. */
static gboolean
is_column_doubtful (const LeadsCsvColumns *self,
                    const LeadsCsvDialect *dialect)
{
  guint chosen = (guint) dialect->number_column;
  LeadsCsvFit fit = leads_csv_name_fit_number (leads_csv_columns_get_name (self, chosen));

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i == chosen || (int) i == dialect->end_column || (int) i == dialect->possible_end_column
          || self->ratings[i] == 0 || !leads_csv_columns_is_candidate (self, i))
        continue;
      if (leads_csv_name_fit_number (leads_csv_columns_get_name (self, i)) >= MIN (fit, LEADS_CSV_FIT_STRONG)
          && 2 * self->ratings[i] >= self->ratings[chosen])
        return TRUE;
      /* Names are not all known: a column that is as full of numbers may be meant, unless it says that it is not. */
      if (!is_for_something_else (self, dialect, i) && self->ratings[i] >= self->ratings[chosen])
        return TRUE;
    }

  return FALSE;
}

/* Column by number or name, as a person said it; "" is none. */
static gboolean
use_asked_column (const LeadsCsvRows     *rows,
                  const LeadsCsvDialect  *dialect,
                  const char             *asked,
                  int                    *column,
                  GError                **error)
{
  g_autofree char *name = NULL;
  guint64 position = 0;
  guint widest = 1;

  if (asked == NULL)
    return TRUE;

  *column = -1;
  name = leads_text_collapse (asked);
  if (*name == '\0')
    return TRUE;

  for (guint i = 0; i < rows->rows->len; i++)
    widest = MAX (widest, leads_csv_rows_get_row (rows, i)->len);
  if (g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT, &position, NULL))
    *column = position <= widest ? (int) position - 1 : -1;
  else
    *column = leads_csv_dialect_find_column (dialect, name);

  if (*column < 0)
    leads_csv_error_set (error, LEADS_CSV_ERROR_NO_COLUMN, asked);

  return *column >= 0;
}

/* What is asked for takes the place of what was guessed; a range has one other column. */
static gboolean
use_asked_columns (const LeadsCsvRows       *rows,
                   const LeadsCsvOverrides  *overrides,
                   LeadsCsvDialect          *dialect,
                   GError                  **error)
{
  const int guessed_end = dialect->end_column;

  if (!use_asked_column (rows, dialect, overrides->end_column, &dialect->end_column, error)
      || !use_asked_column (rows, dialect, overrides->count_column, &dialect->count_column, error)
      || !use_asked_column (rows, dialect, overrides->cac_column, &dialect->cac_column, error)
      || !use_asked_column (rows, dialect, overrides->customer_column, &dialect->customer_column, error)
      || !use_asked_column (rows, dialect, overrides->service_column, &dialect->service_column, error))
    return FALSE;

  if (overrides->count_column != NULL && dialect->count_column >= 0)
    dialect->end_column = -1;
  if (dialect->end_column >= 0)
    dialect->count_column = -1;
  if (overrides->count_column != NULL || dialect->end_column != guessed_end
      || dialect->size_column == dialect->cac_column)
    dialect->size_column = -1;
  if (overrides->end_column != NULL || overrides->count_column != NULL)
    dialect->doubts &= ~LEADS_CSV_DOUBT_RANGE;

  return TRUE;
}

static void
use_heading (const LeadsCsvRows *rows,
             guint               row,
             LeadsCsvDialect    *dialect)
{
  GPtrArray *heading = leads_csv_rows_get_row (rows, row);

  dialect->heading_line = leads_csv_rows_get_line (rows, row) + dialect->has_sep_line;
  dialect->n_titles = row;
  dialect->n_columns = (int) heading->len;
  dialect->n_own_columns = (int) leads_csv_heading_count_own (heading);
  dialect->column_names = g_new0 (char *, heading->len + 1);
  for (guint i = 0; i < heading->len; i++)
    dialect->column_names[i] = g_strdup (g_ptr_array_index (heading, i));
}

static void
guess_other_columns (const LeadsCsvColumns *self,
                     LeadsCsvDialect       *dialect)
{
  if (self->names == NULL)
    return;

  dialect->cac_column = leads_csv_columns_find_role (self, LEADS_CSV_ROLE_CAC, dialect->number_column);
  dialect->customer_column = leads_csv_columns_find_role (self, LEADS_CSV_ROLE_CUSTOMER, dialect->number_column);
  dialect->service_column = leads_csv_columns_find_role (self, LEADS_CSV_ROLE_SERVICE, dialect->number_column);
}

/* @heading: its row; -1: none */
static gboolean
find_columns (const LeadsCsvRows       *rows,
              int                       heading,
              const LeadsCsvOverrides  *overrides,
              LeadsCsvDialect          *dialect,
              GError                  **error)
{
  g_autoptr (GPtrArray) names = NULL;
  gboolean good;
  LeadsCsvColumns columns;

  if (dialect->column_names != NULL)
    names = leads_csv_heading_make_plain (leads_csv_rows_get_row (rows, (guint) heading));
  leads_csv_columns_init (&columns, rows, heading, names, (guint) (dialect->n_columns - dialect->n_own_columns));

  dialect->number_column = guess_number_column (&columns, dialect);
  good = use_asked_column (rows, dialect, overrides->column, &dialect->number_column, error);
  if (good)
    {
      leads_csv_guess_range (&columns, dialect);
      guess_other_columns (&columns, dialect);
      if (overrides->column != NULL)
        dialect->doubts &= ~LEADS_CSV_DOUBT_COLUMN;
      else if (is_column_doubtful (&columns, dialect))
        dialect->doubts |= LEADS_CSV_DOUBT_COLUMN;
    }
  leads_csv_columns_clear (&columns);

  return good && use_asked_columns (rows, overrides, dialect, error);
}

/* The row of the heading that was asked for: the first from its line on. */
static gboolean
use_asked_heading (const LeadsCsvRows  *rows,
                   guint                line,
                   gboolean             has_sep_line,
                   int                 *heading,
                   GError             **error)
{
  g_autofree char *asked = NULL;

  for (guint i = 0; line <= LEADS_CSV_MAX_HEADING_LINE && i < rows->n_first; i++)
    {
      if (leads_csv_rows_get_line (rows, i) + has_sep_line < line)
        continue;
      *heading = (int) i;
      return TRUE;
    }
  asked = g_strdup_printf ("%u", line);
  leads_csv_error_set (error, LEADS_CSV_ERROR_NO_HEADING, asked);

  return FALSE;
}

static gboolean
find_heading (const LeadsCsvRows       *rows,
              const LeadsCsvOverrides  *overrides,
              LeadsCsvDialect          *dialect,
              int                      *heading,
              GError                  **error)
{
  if (overrides->heading_line > 0)
    return use_asked_heading (rows, overrides->heading_line, dialect->has_sep_line, heading, error);
  if (overrides->header == LEADS_CSV_HEADER_AUTO && !overrides->table)
    *heading = leads_csv_guess_heading (rows, overrides, &dialect->doubts);
  else if (overrides->header == LEADS_CSV_HEADER_NO || rows->n_first == 0)
    *heading = -1;

  return TRUE;
}

gboolean
leads_csv_guess_columns (const LeadsCsvRows       *rows,
                         const LeadsCsvOverrides  *overrides,
                         LeadsCsvDialect          *dialect,
                         GError                  **error)
{
  int heading = 0;

  dialect->n_columns = (int) rows->n_columns;
  dialect->number_column = overrides->table ? -1 : 0;

  if (!find_heading (rows, overrides, dialect, &heading, error))
    return FALSE;
  /* A heading that was said to be there is one, though the first rows do not have it. */
  dialect->has_header = heading >= 0 || overrides->header == LEADS_CSV_HEADER_YES || overrides->table;
  if (heading >= 0)
    use_heading (rows, (guint) heading, dialect);

  return overrides->table || find_columns (rows, heading, overrides, dialect, error);
}
