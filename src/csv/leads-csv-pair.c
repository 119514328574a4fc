/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-pair-private.h"

#include <string.h>

/*
 * Two columns that are a range: its first number, and its last one or how many there are.
 *
 * Invariant: what is said of a pair holds for the rows in which both cells have text.
 */

/* A longer range is two numbers that have nothing to do with each other. */
#define LONGEST_RANGE 1000000
/* Last digits of a number, not one of its own. */
#define MAX_SHORT_DIGITS 7
/* So many last digits that begin with the same one are hardly by chance after those of the first number. */
#define MIN_LIKELY_DIGITS 3

/* Rows in which the second cell has text, and what it may be there. */
typedef struct {
  guint n_filled;
  /* A number of the same length. */
  guint n_numbers;
  /* A number of the same length, not before the first. */
  guint n_ends;
  /* The last digits of such a number. */
  guint n_short_ends;
  guint n_counts;
  /* A number after the first, or last digits that are hardly anything else. */
  guint n_likely_ends;
  /* Blocks begin and end where it is round: counted in tens from a number that ends in as many zeros. */
  guint n_round_short_ends;
  guint n_round_counts;
  guint64 first; /* of the row before */
  guint64 last;
  guint   n_overlaps; /* rows that begin between the numbers of the row before: ranges do not */
} Tally;

/* The digits of a cell as a number; 0 if there are none or too many. */
static guint64
read_digits (const char *cell,
             guint      *n_digits)
{
  const guint most = 15;
  guint64 number = 0;

  *n_digits = 0;
  for (; *cell != '\0'; cell++)
    {
      if (g_ascii_isdigit (*cell))
        {
          if (*n_digits < most)
            number = number * 10 + (guint64) (*cell - '0');
          (*n_digits)++;
        }
    }

  return *n_digits <= most ? number : 0;
}

static gboolean
has_digits_only (const char *cell)
{
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        return FALSE;
    }

  return *cell != '\0';
}

/* The power of ten by which a round number is counted. */
static guint64
get_step (guint64 number)
{
  guint64 step = 1;

  while (number > 0 && number % (step * 10) == 0)
    step *= 10;

  return step;
}

static gboolean
is_round_block (guint64 first,
                guint64 n_numbers)
{
  guint64 step = get_step (n_numbers);

  return step >= 10 && first % step == 0;
}

static void
count_short (Tally   *tally,
             guint64  first,
             guint    first_digits,
             guint64  last,
             guint    last_digits,
             gboolean has_zero)
{
  guint64 unit = 1;
  guint64 first_end;
  gboolean is_round;

  if (!has_zero && last >= 1 && last <= LONGEST_RANGE)
    {
      tally->n_counts++;
      tally->n_round_counts += is_round_block (first, last);
    }

  if (last_digits >= first_digits)
    return;
  for (guint i = 0; i < last_digits; i++)
    unit *= 10;
  first_end = first % unit;
  if (last < first_end)
    return;
  tally->n_short_ends++;
  is_round = last > first_end && is_round_block (first_end, last - first_end + 1);
  tally->n_round_short_ends += is_round;
  tally->n_likely_ends += is_round || (last > first_end && last_digits >= MIN_LIKELY_DIGITS
                                       && last / (unit / 10) == first_end / (unit / 10));
}

static void
count_row (Tally      *tally,
           const char *start,
           const char *other)
{
  guint first_digits;
  guint last_digits;
  guint64 first = read_digits (start, &first_digits);
  guint64 last = read_digits (other, &last_digits);

  if (*other == '\0' || first == 0 || leads_csv_rate_cell (start) == 0)
    return;

  tally->n_filled++;
  if (leads_csv_rate_cell (other) > 0 && first_digits == last_digits)
    {
      tally->n_numbers++;
      tally->n_overlaps += first >= tally->first && first <= tally->last;
      tally->first = first;
      tally->last = last;
      tally->n_ends += last >= first && last - first < LONGEST_RANGE;
      tally->n_likely_ends += last > first && last - first < LONGEST_RANGE;
    }
  else if (has_digits_only (other) && last_digits <= MAX_SHORT_DIGITS)
    count_short (tally, first, first_digits, last, last_digits, *other == '0');
}

static void
count_rows (const LeadsCsvRows *rows,
            guint               first_row,
            int                 number,
            int                 other,
            Tally              *tally)
{
  *tally = (Tally) { 0 };
  for (guint i = first_row; i < rows->rows->len; i++)
    count_row (tally, leads_csv_rows_get_cell (rows, i, number), leads_csv_rows_get_cell (rows, i, other));
}

gboolean
leads_csv_pair_is_possible (const LeadsCsvRows *rows,
                            guint               first_row,
                            int                 number,
                            int                 other,
                            LeadsCsvPair        pair)
{
  Tally tally;
  guint n_possible;

  count_rows (rows, first_row, number, other, &tally);
  n_possible = pair == LEADS_CSV_PAIR_END ? tally.n_ends + tally.n_short_ends : tally.n_counts;

  return 2 * n_possible >= tally.n_filled;
}

gboolean
leads_csv_pair_has_ends (const LeadsCsvRows *rows,
                         guint               first_row,
                         int                 number,
                         int                 other)
{
  Tally tally;

  count_rows (rows, first_row, number, other, &tally);

  return tally.n_likely_ends > 0 && tally.n_ends + tally.n_short_ends == tally.n_filled;
}

gboolean
leads_csv_pair_may_have_ends (const LeadsCsvRows *rows,
                              guint               first_row,
                              int                 number,
                              int                 other)
{
  Tally tally;

  count_rows (rows, first_row, number, other, &tally);

  return 2 * tally.n_likely_ends > tally.n_filled && 2 * tally.n_overlaps <= tally.n_numbers;
}

/* How many numbers there are from @start to @end, which may be last digits; 0: that is no range. */
static guint64
measure (const char *start,
         const char *end)
{
  guint first_digits;
  guint last_digits;
  const guint64 first = read_digits (start, &first_digits);
  guint64 last = read_digits (end, &last_digits);

  if (leads_csv_rate_cell (start) == 0 || last_digits == 0 || last_digits > first_digits)
    return 0;
  if (last_digits < first_digits)
    {
      guint64 unit = 1;

      for (guint i = 0; i < last_digits; i++)
        unit *= 10;
      last += first - first % unit;
    }

  return last >= first ? last - first + 1 : 0;
}

gboolean
leads_csv_pair_has_sizes (const LeadsCsvRows *rows,
                          guint               first_row,
                          int                 number,
                          int                 end,
                          int                 count,
                          guint              *n_rows)
{
  guint n_near = 0;

  *n_rows = 0;
  for (guint i = first_row; i < rows->rows->len; i++)
    {
      const guint64 size = measure (leads_csv_rows_get_cell (rows, i, number), leads_csv_rows_get_cell (rows, i, end));
      const char *cell = leads_csv_rows_get_cell (rows, i, count);
      guint n_digits;
      const guint64 said = read_digits (cell, &n_digits);

      if (size == 0 || !has_digits_only (cell))
        continue;
      (*n_rows)++;
      n_near += size <= 2 * said && said <= 2 * size;
    }

  return n_near > 0 && 2 * n_near >= *n_rows;
}

gboolean
leads_csv_pair_is_short (const LeadsCsvRows *rows,
                         guint               first_row,
                         int                 column)
{
  guint n_filled = 0;
  guint n_short = 0;

  for (guint i = first_row; i < rows->rows->len; i++)
    {
      const char *cell = leads_csv_rows_get_cell (rows, i, column);

      n_filled += *cell != '\0';
      n_short += has_digits_only (cell) && strlen (cell) <= MAX_SHORT_DIGITS;
    }

  return 2 * n_short > n_filled;
}

LeadsCsvPair
leads_csv_pair_guess (const LeadsCsvRows *rows,
                      guint               first_row,
                      int                 number,
                      int                 other,
                      gboolean            is_report,
                      gboolean           *doubtful)
{
  Tally tally;

  count_rows (rows, first_row, number, other, &tally);
  *doubtful = FALSE;
  if (tally.n_filled == 0)
    return LEADS_CSV_PAIR_NONE;
  if (tally.n_ends == tally.n_filled)
    return LEADS_CSV_PAIR_END;
  /* Unrelated numbers are hardly ever so near: those that are not are wrong ranges, and shall be told so. */
  if (2 * tally.n_ends > tally.n_filled || (is_report && tally.n_numbers == tally.n_filled))
    {
      *doubtful = TRUE;
      return LEADS_CSV_PAIR_END;
    }

  /* Short digits could also be an extension, a price, sessions. */
  *doubtful = tally.n_counts == tally.n_filled || tally.n_short_ends == tally.n_filled;
  if (tally.n_round_counts == tally.n_filled)
    return LEADS_CSV_PAIR_COUNT;
  if (tally.n_round_short_ends == tally.n_filled)
    return LEADS_CSV_PAIR_END;

  return LEADS_CSV_PAIR_NONE;
}
