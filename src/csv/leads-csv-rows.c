/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-rows-private.h"

#include "leads-csv-reader.h"

#include <leads-text.h>

#include <string.h>

/*
 * The rows of a sample as one delimiter makes them, and how good that looks.
 *
 * Invariant: rows are read by the reader itself, so that the guess is made on what will be read.
 */

/* Rows looked at in each sample. */
#define MAX_ROWS 1000

/* 4.41633E+11: one digit before the point. */
static gboolean
is_exponent_form (const char *cell)
{
  const char *mantissa = cell + (*cell == '+');
  gboolean has_point = g_ascii_isdigit (mantissa[0]) && (mantissa[1] == '.' || mantissa[1] == ',');
  const char *exponent = mantissa + 1 + has_point;

  if (!g_ascii_isdigit (mantissa[0]))
    return FALSE;
  if (has_point)
    exponent += strspn (exponent, "0123456789");
  if (*exponent != 'E' && *exponent != 'e')
    return FALSE;
  exponent++;
  exponent += *exponent == '+';

  return *exponent != '\0' && exponent[strspn (exponent, "0123456789")] == '\0';
}

/* 2024-02-29, 29.02.2024, 12/31/24: digits that are no number. */
static gboolean
is_date_form (const char *cell)
{
  const gsize digits = strspn (cell, "0123456789");
  const char separator = cell[digits];
  gsize middle;
  gsize last;

  if (digits == 0 || digits > 4 || separator == '\0' || strchr ("-./", separator) == NULL)
    return FALSE;
  middle = strspn (cell + digits + 1, "0123456789");
  if (middle == 0 || middle > 2 || cell[digits + 1 + middle] != separator)
    return FALSE;
  last = strspn (cell + digits + middle + 2, "0123456789");

  return last > 0 && last <= 4 && (digits == 4 || last == 4 || last == 2) && digits + middle + last <= 8
         && !g_ascii_isdigit (cell[digits + middle + 2 + last]);
}

guint
leads_csv_rate_cell (const char *cell)
{
  const guint min_digits = 5;
  const guint min_international = 10;
  g_autofree char *plain = NULL;
  guint n_digits = 0;
  guint n_others = 0;
  gboolean has_separator = FALSE;

  /* The form a full-width plus and full-width digits have in ASCII. */
  if (!g_str_is_ascii (cell))
    {
      plain = g_utf8_normalize (cell, -1, G_NORMALIZE_ALL_COMPOSE);
      if (plain == NULL)
        return 0;
      cell = plain;
    }
  cell += strspn (cell, " '=\"");
  if (g_ascii_strncasecmp (cell, "tel:", 4) == 0)
    cell += 4;

  if (is_exponent_form (cell))
    return 1;
  if (is_date_form (cell))
    return 0;

  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        n_digits++;
      else if (*p == ':' || (c > 0x7f && g_unichar_isgraph (c) && g_unichar_type (c) != G_UNICODE_FORMAT
                             && g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION))
        return 0;
      else if (strchr ("+-.() /\"'", *p) == NULL && c < 0x80)
        n_others++;
      has_separator = has_separator || (strchr (",;|\t", *p) != NULL && !g_str_has_prefix (p, ";ext="));
    }

  if (n_digits < min_digits)
    return 0;
  /* "+12127881500 to +12127881599", ";ext=12" */
  if (*cell == '+')
    return n_others > n_digits ? 0 : has_separator ? 1 : 3;
  if (n_others > 0)
    return 0;

  return n_digits >= min_international ? 2 : 1;
}

GPtrArray *
leads_csv_rows_get_row (const LeadsCsvRows *rows,
                        guint               at)
{
  return g_ptr_array_index (rows->rows, at);
}

const char *
leads_csv_rows_get_cell (const LeadsCsvRows *rows,
                         guint               at,
                         int                 column)
{
  GPtrArray *row = leads_csv_rows_get_row (rows, at);

  return column >= 0 && (guint) column < row->len ? g_ptr_array_index (row, column) : "";
}

guint
leads_csv_rows_get_line (const LeadsCsvRows *rows,
                         guint               at)
{
  g_return_val_if_fail (at < rows->n_first, 1);

  return g_array_index (rows->lines, guint, at);
}

static GPtrArray *
copy_cells (const LeadsCsvRecord *record)
{
  GPtrArray *row = g_ptr_array_new_full (record->n_cells, g_free);

  for (guint i = 0; i < record->n_cells; i++)
    {
      g_autofree char *cell = leads_text_make_valid (record->cells[i].text, (gssize) record->cells[i].length);

      g_ptr_array_add (row, leads_text_strip (cell));
    }

  return row;
}

guint
leads_csv_rows_rate_column (const LeadsCsvRows *rows,
                            guint               first_row,
                            int                 column)
{
  guint rating = 0;

  for (guint i = first_row; i < rows->rows->len; i++)
    rating += leads_csv_rate_cell (leads_csv_rows_get_cell (rows, i, column));

  return rating;
}

void
leads_csv_rows_add (LeadsCsvRows         *self,
                    const LeadsCsvRecord *record)
{
  g_autoptr (GPtrArray) row = copy_cells (record);
  gboolean is_blank = TRUE;

  for (guint i = 0; is_blank && i < row->len; i++)
    is_blank = *(const char *) g_ptr_array_index (row, i) == '\0';
  if (!is_blank)
    {
      const guint line = (guint) record->line;

      g_ptr_array_add (self->rows, g_steal_pointer (&row));
      g_array_append_val (self->lines, line);
    }
}

static void
read_sample (LeadsCsvRows *self,
             GBytes       *sample,
             char          delimiter)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (sample);
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  LeadsCsvRecord record;
  guint n_rows = 0;

  leads_csv_dialect_init (&dialect);
  dialect.delimiter = delimiter;
  dialect.number_column = -1;
  reader = leads_csv_reader_new (stream, &dialect);

  while (n_rows < MAX_ROWS && leads_csv_reader_next (reader, &record, NULL, NULL))
    {
      if (record.is_blank || record.problem == LEADS_REASON_FIELD_TOO_LONG)
        continue;
      leads_csv_rows_add (self, &record);
      n_rows++;
    }
}

/* How much the best cell of a row says that the row is split rightly. */
static guint
weigh_numbers (GPtrArray *row)
{
  const guint enough = 2;
  guint best = 0;

  for (guint i = 0; i < row->len && best < enough; i++)
    best = MAX (best, leads_csv_rate_cell (g_ptr_array_index (row, i)));

  return MIN (best, enough);
}

/* The number of cells that most rows have; of two, the larger. */
static void
count_cells (LeadsCsvRows *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint best = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);
      gpointer key = GUINT_TO_POINTER (row->len);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (count));
      if (count > best || (count == best && row->len > self->n_columns))
        {
          best = count;
          self->n_columns = row->len;
        }
    }

  self->n_columns = MAX (self->n_columns, 1);
  self->n_consistent = self->n_columns > 1 ? best : 0;
}

LeadsCsvRows *
leads_csv_rows_new_empty (void)
{
  LeadsCsvRows *self = g_new0 (LeadsCsvRows, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
leads_csv_rows_finish (LeadsCsvRows *self)
{
  count_cells (self);
  for (guint i = 0; i < self->rows->len; i++)
    self->numbers += weigh_numbers (g_ptr_array_index (self->rows, i));
}

LeadsCsvRows *
leads_csv_rows_new (GPtrArray *samples,
                    char       delimiter)
{
  LeadsCsvRows *self = leads_csv_rows_new_empty ();

  for (guint i = 0; i < samples->len; i++)
    {
      read_sample (self, g_ptr_array_index (samples, i), delimiter);
      if (i == 0)
        self->n_first = self->rows->len;
    }
  leads_csv_rows_finish (self);

  return self;
}

void
leads_csv_rows_free (LeadsCsvRows *self)
{
  g_ptr_array_unref (self->rows);
  g_array_unref (self->lines);
  g_free (self);
}
