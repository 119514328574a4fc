/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-guess-private.h"

#include "leads-csv-error.h"

#include <leads-text.h>

#include <string.h>

/*
 * Which column has the numbers, and whether the first row is a heading.
 *
 * Names that operators and carriers use come first, then what the cells look like.
 *
 * Invariant: what a person said is never contradicted; it is followed, or an error.
 */

/* Names are compared without case, accents, spaces and punctuation. */
static const char * const number_names[] = {
  "number", "numbers", "phonenumber", "phonenumbers", "telephonenumber", "telephonenumbers", "phone", "phones",
  "telephone", "telephones", "tel", "telno", "phoneno", "telephoneno", "telnumber", "e164", "e164number",
  "e164numbers", "did", "dids", "didnumber", "didnumbers", "ddi", "ddis", "ddinumber", "tn", "tns", "dn",
  "directorynumber", "subscribernumber", "msisdn", "msisdns", "mobile", "mobilenumber", "lineuri", "cli",
  "rufnummer", "rufnummern", "telefonnummer", "telefonnummern", "telefon", "nummer", "numero", "numeros", "telefono",
  "numerodetelephone", "numerodetelefono", NULL
};
static const char * const start_names[] = {
  "start", "startnumber", "rangestart", "startrange", "numberstart", "startofrange", "from", "fromnumber",
  "numberfrom", "first", "firstnumber", "begin", "beginnumber", NULL
};
static const char * const end_names[] = {
  "end", "endnumber", "rangeend", "endrange", "numberend", "endofrange", "to", "tonumber", "numberto", "last",
  "lastnumber", "until", NULL
};
static const char * const count_names[] = {
  "count", "quantity", "qty", "size", "rangesize", "blocksize", "howmany", "amount", NULL
};
static const char * const own_names[] = { "line", "reason", "suggestion", "file", NULL };

static char *
make_plain_name (const char *name)
{
  g_autofree char *folded = leads_text_fold (name);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *plain = g_string_new (NULL);

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (plain, c);
    }

  return g_string_free (plain, FALSE);
}

static gboolean
has_name (const char         *cell,
          const char * const *names)
{
  g_autofree char *plain = make_plain_name (cell);

  return g_strv_contains (names, plain);
}

static const char *
get_cell (GPtrArray *row,
          int        column)
{
  return column >= 0 && (guint) column < row->len ? g_ptr_array_index (row, column) : "";
}

static GPtrArray *
get_row (const LeadsCsvRows *rows,
         guint               at)
{
  return g_ptr_array_index (rows->rows, at);
}

static int
find_name (GPtrArray          *row,
           guint               n_columns,
           const char * const *names)
{
  for (guint i = 0; i < n_columns && i < row->len; i++)
    {
      if (has_name (g_ptr_array_index (row, i), names))
        return (int) i;
    }

  return -1;
}

/* How much the cells of a column look like numbers, over all rows from @first_row on. */
static guint
rate_column (const LeadsCsvRows *rows,
             guint               first_row,
             int                 column)
{
  guint rating = 0;

  for (guint i = first_row; i < rows->rows->len; i++)
    rating += leads_csv_rate_cell (get_cell (get_row (rows, i), column));

  return rating;
}

/* The best-looking column among those with one of @names (NULL: among all); -1 if there is none. */
static int
find_best_column (const LeadsCsvRows *rows,
                  guint               first_row,
                  GPtrArray          *heading,
                  guint               n_columns,
                  const char * const *names,
                  guint              *rating)
{
  int best = -1;

  *rating = 0;
  for (guint i = 0; i < n_columns; i++)
    {
      guint column_rating;

      if (names != NULL && !has_name (get_cell (heading, (int) i), names))
        continue;
      column_rating = rate_column (rows, first_row, (int) i);
      if (best < 0 || column_rating > *rating)
        {
          best = (int) i;
          *rating = column_rating;
        }
    }

  return best;
}

/* Our own columns at the end of the heading: line, reason, suggestion and, with several files, file. */
static guint
count_own_columns (GPtrArray *heading)
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

static gboolean
guess_header (const LeadsCsvRows *rows,
              const char         *asked)
{
  GPtrArray *first;
  guint rating;
  int column;

  if (rows->n_first == 0)
    return FALSE;

  first = get_row (rows, 0);
  if (asked != NULL && is_name_of_cell (first, asked))
    return TRUE;
  if (count_own_columns (first) > 0 || find_name (first, first->len, number_names) >= 0)
    return TRUE;
  if (find_name (first, first->len, start_names) >= 0
      && (find_name (first, first->len, end_names) >= 0 || find_name (first, first->len, count_names) >= 0))
    return TRUE;

  column = find_best_column (rows, 1, first, rows->n_columns, NULL, &rating);

  return rating > 0 && has_letters_only (get_cell (first, column));
}

/* A number in digits; 0 if it is none. */
static guint64
read_digits (const char *cell,
             guint      *n_digits)
{
  guint64 number = 0;

  *n_digits = 0;
  for (; *cell != '\0'; cell++)
    {
      if (g_ascii_isdigit (*cell))
        {
          number = number * 10 + (guint64) (*cell - '0');
          (*n_digits)++;
        }
    }

  return *n_digits <= 15 ? number : 0;
}

/* Two columns without a heading are a range when every row has two numbers of one length, close and in order. */
static gboolean
looks_like_ranges (const LeadsCsvRows *rows,
                   int                 column)
{
  const guint64 longest_range = 1000000;
  guint n_ranges = 0;

  if (rows->n_columns != 2 || column != 0)
    return FALSE;

  for (guint i = 0; i < rows->rows->len; i++)
    {
      const char *start = get_cell (get_row (rows, i), 0);
      const char *end = get_cell (get_row (rows, i), 1);
      guint start_digits;
      guint end_digits;
      guint64 first = read_digits (start, &start_digits);
      guint64 last = read_digits (end, &end_digits);

      if (*end == '\0')
        continue;
      if (leads_csv_rate_cell (start) < 2 || leads_csv_rate_cell (end) < 2)
        return FALSE;
      if (start_digits != end_digits || last < first || last - first >= longest_range)
        return FALSE;
      n_ranges++;
    }

  return n_ranges > 0;
}

static void
guess_number_column (const LeadsCsvRows *rows,
                     guint               n_columns,
                     LeadsCsvDialect    *dialect)
{
  GPtrArray *heading = dialect->column_names != NULL ? get_row (rows, 0) : NULL;
  guint first_row = heading != NULL ? 1 : 0;
  guint rating = 0;
  guint best_rating;
  int start = heading != NULL ? find_name (heading, n_columns, start_names) : -1;
  int named = -1;
  int best = find_best_column (rows, first_row, heading, n_columns, NULL, &best_rating);

  if (start >= 0 && (rate_column (rows, first_row, start) > 0 || best_rating == 0))
    {
      dialect->end_column = find_name (heading, n_columns, end_names);
      if (dialect->end_column < 0)
        dialect->count_column = find_name (heading, n_columns, count_names);
      if (dialect->end_column >= 0 || dialect->count_column >= 0)
        {
          dialect->number_column = start;
          return;
        }
    }

  if (heading != NULL)
    named = find_best_column (rows, first_row, heading, n_columns, number_names, &rating);
  if (named >= 0 && (rating > 0 || best_rating == 0))
    best = named;
  dialect->number_column = MAX (best, 0);

  if (heading == NULL && looks_like_ranges (rows, dialect->number_column))
    dialect->end_column = 1;
}

/* Column by number or name, as a person said it. */
static gboolean
find_asked_column (const LeadsCsvRows  *rows,
                   const char          *asked,
                   LeadsCsvDialect     *dialect,
                   GError             **error)
{
  g_autofree char *name = leads_text_collapse (asked);
  guint64 position = 0;
  guint widest = 1;

  for (guint i = 0; i < rows->rows->len; i++)
    widest = MAX (widest, get_row (rows, i)->len);

  if (g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT, &position, NULL))
    {
      dialect->number_column = (int) position - 1;
      if (position <= widest)
        return TRUE;
    }
  else if (dialect->column_names != NULL)
    {
      dialect->number_column = leads_csv_dialect_find_column (dialect, name);
      if (dialect->number_column >= 0)
        return TRUE;
    }

  leads_csv_error_set (error, LEADS_CSV_ERROR_NO_COLUMN, asked);

  return FALSE;
}

static void
use_heading (const LeadsCsvRows *rows,
             LeadsCsvDialect    *dialect)
{
  GPtrArray *heading = get_row (rows, 0);

  dialect->n_columns = (int) heading->len;
  dialect->n_own_columns = (int) count_own_columns (heading);
  dialect->column_names = g_new0 (char *, heading->len + 1);
  for (guint i = 0; i < heading->len; i++)
    dialect->column_names[i] = g_strdup (g_ptr_array_index (heading, i));
}

gboolean
leads_csv_guess_columns (const LeadsCsvRows       *rows,
                         const LeadsCsvOverrides  *overrides,
                         LeadsCsvDialect          *dialect,
                         GError                  **error)
{
  const char *asked = overrides->table ? NULL : overrides->column;

  dialect->n_columns = (int) rows->n_columns;
  dialect->number_column = overrides->table ? -1 : 0;

  if (overrides->header != LEADS_CSV_HEADER_AUTO)
    dialect->has_header = overrides->header == LEADS_CSV_HEADER_YES;
  else
    dialect->has_header = overrides->table || guess_header (rows, asked);

  if (dialect->has_header && rows->n_first > 0)
    use_heading (rows, dialect);
  if (asked != NULL)
    return find_asked_column (rows, asked, dialect, error);
  if (!overrides->table && rows->rows->len > 0)
    guess_number_column (rows, (guint) (dialect->n_columns - dialect->n_own_columns), dialect);

  return TRUE;
}
