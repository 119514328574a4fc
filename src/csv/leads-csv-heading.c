/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-heading-private.h"

#include "leads-csv-edges-private.h"
#include "leads-csv-names-private.h"

#include <leads-text.h>

#include <string.h>

/*
 * Which row is the heading: the first one, by the names in it or because it is not like those below it; or one below
 * titles, by its names alone.
 *
 * Invariant: a row with a number where the others have theirs is neither a heading nor above one.
 */

/* Rows among which the heading is looked for. */
#define MAX_ROWS 30
/* More digits in a title than these might be a number. */
#define MAX_TITLE_DIGITS 9

static const char * const own_names[] = { "line", "reason", "suggestion", "file", NULL };

GPtrArray *
leads_csv_heading_make_plain (GPtrArray *row)
{
  GPtrArray *plain = g_ptr_array_new_full (row->len, g_free);

  for (guint i = 0; i < row->len; i++)
    g_ptr_array_add (plain, leads_csv_name_make_plain (g_ptr_array_index (row, i)));

  return plain;
}

static gboolean
has_role (GPtrArray    *names,
          LeadsCsvRole  role)
{
  for (guint i = 0; i < names->len; i++)
    {
      if (leads_csv_name_has_role (g_ptr_array_index (names, i), role))
        return TRUE;
    }

  return FALSE;
}

guint
leads_csv_heading_count_own (GPtrArray *heading)
{
  for (guint n = g_strv_length ((char **) own_names); n >= 3; n--)
    {
      guint i;

      if (heading->len <= n)
        continue;
      for (i = 0; i < n; i++)
        {
          if (g_ascii_strcasecmp (g_ptr_array_index (heading, heading->len - n + i), own_names[i]) != 0)
            break;
        }
      if (i == n)
        return n;
    }

  return 0;
}

static gboolean
has_letters_only (const char *cell)
{
  gboolean has_letters = FALSE;

  for (; *cell != '\0'; cell = g_utf8_next_char (cell))
    {
      gunichar c = g_utf8_get_char (cell);

      if (g_unichar_isdigit (c))
        return FALSE;
      has_letters = has_letters || g_unichar_isalpha (c);
    }

  return has_letters;
}

/* Whether @asked is the name in one of the cells; a number never is. */
static gboolean
is_name_of_cell (GPtrArray  *row,
                 const char *asked)
{
  g_autofree char *name = leads_text_collapse (asked);
  g_autofree char *folded = leads_text_fold (name);

  if (folded[strspn (folded, "0123456789")] == '\0')
    return FALSE;

  for (guint i = 0; i < row->len; i++)
    {
      g_autofree char *cell = leads_text_collapse (g_ptr_array_index (row, i));
      g_autofree char *cell_folded = leads_text_fold (cell);

      if (g_str_equal (cell_folded, folded))
        return TRUE;
    }

  return FALSE;
}

/* The names in the first row say that it is a heading. */
static gboolean
is_named (GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      LeadsCsvFit fit = leads_csv_name_fit_number (name);

      if (leads_csv_name_has_role (name, LEADS_CSV_ROLE_NUMBER) || fit == LEADS_CSV_FIT_STRONG)
        return TRUE;
    }

  return has_role (names, LEADS_CSV_ROLE_START)
         && (has_role (names, LEADS_CSV_ROLE_END) || has_role (names, LEADS_CSV_ROLE_COUNT));
}

/* The column below the first row whose cells look most like numbers. */
static int
find_best_column (const LeadsCsvRows *rows,
                  guint              *rating)
{
  int best = 0;

  *rating = 0;
  for (guint i = 0; i < rows->n_columns; i++)
    {
      guint column_rating = leads_csv_rows_rate_column (rows, 1, (int) i);

      if (column_rating > *rating)
        {
          best = (int) i;
          *rating = column_rating;
        }
    }

  return best;
}

/* Whether a name of a column that was asked for is in the row. */
static gboolean
is_asked_for (GPtrArray               *row,
              const LeadsCsvOverrides *overrides)
{
  const char *asked[] = { overrides->column, overrides->end_column, overrides->count_column, overrides->cac_column,
                          overrides->customer_column, overrides->service_column };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      if (asked[i] != NULL && is_name_of_cell (row, asked[i]))
        return TRUE;
    }

  return FALSE;
}

/* The rows from the first on that have no number where the others have theirs. */
static guint
count_rows_before_numbers (const LeadsCsvRows *rows)
{
  const guint n_rows = MIN (rows->n_first, MAX_ROWS);
  guint rating;
  const int column = find_best_column (rows, &rating);
  guint n = 0;

  while (n < n_rows && (rating == 0 || leads_csv_rate_cell (leads_csv_rows_get_cell (rows, n, column)) == 0))
    n++;

  return n;
}

/* Whether a cell and the one beside it are called the start and the end of the same. */
static gboolean
is_edge (GPtrArray *row,
         guint      at)
{
  const char *cell = g_ptr_array_index (row, at);

  if (at >= LEADS_CSV_EDGES_MAX_COLUMNS)
    return FALSE;

  return (at + 1 < row->len
          && leads_csv_edges_compare (cell, g_ptr_array_index (row, at + 1)) == LEADS_CSV_EDGES_SURE)
         || (at > 0 && leads_csv_edges_compare (g_ptr_array_index (row, at - 1), cell) == LEADS_CSV_EDGES_SURE);
}

/* How many cells of a row are names of columns: 0 if it cannot be a heading by them. A title may have such a word, too
 * ("Customer", and beside it whose file it is), so that what the numbers or the calls are called has to be there. */
static guint
rate_names (GPtrArray *row)
{
  static const LeadsCsvRole others[] = { LEADS_CSV_ROLE_END, LEADS_CSV_ROLE_COUNT, LEADS_CSV_ROLE_CUSTOMER,
                                         LEADS_CSV_ROLE_SERVICE };
  g_autoptr (GPtrArray) names = leads_csv_heading_make_plain (row);
  gboolean is_sure = FALSE;
  guint n_names = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gboolean is_name = leads_csv_name_fit_number (name) == LEADS_CSV_FIT_EXACT
                         || leads_csv_name_has_role (name, LEADS_CSV_ROLE_CAC) || is_edge (row, i);

      is_sure = is_sure || is_name;
      for (guint j = 0; !is_name && j < G_N_ELEMENTS (others); j++)
        is_name = leads_csv_name_has_role (name, others[j]);
      n_names += is_name;
    }

  return is_sure ? n_names : 0;
}

static gboolean
may_be_line (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    {
      const char *cell = g_ptr_array_index (row, i);
      guint n_digits = 0;

      for (; *cell != '\0' && n_digits <= MAX_TITLE_DIGITS; cell++)
        n_digits = g_ascii_isdigit (*cell) ? n_digits + 1 : 0;
      if (n_digits > MAX_TITLE_DIGITS || leads_csv_rate_cell (g_ptr_array_index (row, i)) > 0)
        return TRUE;
    }

  return FALSE;
}

/* The row below titles that is the heading; 0: there is none. */
static guint
find_below_titles (const LeadsCsvRows      *rows,
                   const LeadsCsvOverrides *overrides)
{
  const guint n_rows = count_rows_before_numbers (rows);
  guint best = 0;
  guint best_rating = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      GPtrArray *row = leads_csv_rows_get_row (rows, i);
      guint rating = rate_names (row);

      if (leads_csv_heading_count_own (row) > 0 || is_asked_for (row, overrides))
        return i;
      /* Of two that are as good the one nearer to the numbers. */
      if (rating > 0 && rating >= best_rating)
        {
          best = i;
          best_rating = rating;
        }
    }

  return best;
}

static gboolean
is_first_heading (const LeadsCsvRows      *rows,
                  const LeadsCsvOverrides *overrides,
                  LeadsCsvDoubts          *doubts)
{
  GPtrArray *first = leads_csv_rows_get_row (rows, 0);
  g_autoptr (GPtrArray) names = NULL;
  const char *cell;
  gboolean named;
  guint rating;

  if (leads_csv_heading_count_own (first) > 0 || is_asked_for (first, overrides))
    return TRUE;

  names = leads_csv_heading_make_plain (first);
  named = is_named (names);
  cell = leads_csv_rows_get_cell (rows, 0, find_best_column (rows, &rating));

  /* "Phone" may also be what stands in every row. */
  if (rating > 0 && leads_csv_rate_cell (cell) > 0)
    return FALSE;
  if (named)
    return TRUE;
  if (rating == 0)
    {
      *doubts |= rows->rows->len > 1 ? LEADS_CSV_DOUBT_HEADER : 0;
      return FALSE;
    }
  if (has_letters_only (cell))
    {
      *doubts |= rows->n_columns == 1 ? LEADS_CSV_DOUBT_HEADER : 0;
      return TRUE;
    }
  *doubts |= LEADS_CSV_DOUBT_HEADER;

  return FALSE;
}

int
leads_csv_guess_heading (const LeadsCsvRows      *rows,
                         const LeadsCsvOverrides *overrides,
                         LeadsCsvDoubts          *doubts)
{
  guint row;

  if (rows->n_first == 0)
    return -1;

  row = find_below_titles (rows, overrides);
  if (row == 0)
    return is_first_heading (rows, overrides, doubts) ? 0 : -1;

  for (guint i = 0; i < row; i++)
    {
      if (may_be_line (leads_csv_rows_get_row (rows, i)))
        *doubts |= LEADS_CSV_DOUBT_HEADER;
    }

  return (int) row;
}
