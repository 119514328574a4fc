/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-radix-private.h"

#include <string.h>

/*
 * Least-significant-digit radix sort of (number, index) records.
 *
 * Digits in which all keys agree are not passed over: E.164 numbers take five
 * passes of 11 bits, those of one country fewer.
 *
 * Invariant: each pass is stable, so the order by index survives the passes by number.
 */

#define DIGIT_BITS 11
#define N_BUCKETS (1 << DIGIT_BITS)
#define N_DIGITS ((64 + DIGIT_BITS - 1) / DIGIT_BITS)

static inline guint64
get_digit (guint64 key,
           guint   digit)
{
  return (key >> (digit * DIGIT_BITS)) & (N_BUCKETS - 1);
}

/* Bits in which the keys are not all the same. */
static guint64
find_varying_bits (const LeadsSortRecord *records,
                   gsize                  n_records,
                   gboolean               by_index)
{
  guint64 varying = 0;

  if (by_index)
    {
      for (gsize i = 1; i < n_records; i++)
        varying |= records[i].index ^ records[0].index;
    }
  else
    {
      for (gsize i = 1; i < n_records; i++)
        varying |= records[i].number ^ records[0].number;
    }

  return varying;
}

static void
sort_by_digit (const LeadsSortRecord *source,
               LeadsSortRecord       *target,
               gsize                  n_records,
               guint                  digit,
               gboolean               by_index)
{
  gsize starts[N_BUCKETS] = { 0 };
  gsize sum = 0;

  for (gsize i = 0; i < n_records; i++)
    starts[get_digit (by_index ? source[i].index : source[i].number, digit)]++;

  for (guint i = 0; i < N_BUCKETS; i++)
    {
      gsize count = starts[i];

      starts[i] = sum;
      sum += count;
    }

  for (gsize i = 0; i < n_records; i++)
    target[starts[get_digit (by_index ? source[i].index : source[i].number, digit)]++] = source[i];
}

/* Sorts between the two arrays; returns the one that holds the result. */
static LeadsSortRecord *
sort_by_key (LeadsSortRecord *records,
             LeadsSortRecord *other,
             gsize            n_records,
             gboolean         by_index)
{
  guint64 varying = find_varying_bits (records, n_records, by_index);

  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      LeadsSortRecord *result = other;

      if (get_digit (varying, digit) == 0)
        continue;

      sort_by_digit (records, other, n_records, digit, by_index);
      other = records;
      records = result;
    }

  return records;
}

static void
sort_few (LeadsSortRecord *records,
          gsize            n_records)
{
  for (gsize i = 1; i < n_records; i++)
    {
      LeadsSortRecord record = records[i];
      gsize j = i;

      while (j > 0
             && (records[j - 1].number > record.number
                 || (records[j - 1].number == record.number && records[j - 1].index > record.index)))
        {
          records[j] = records[j - 1];
          j--;
        }
      records[j] = record;
    }
}

void
leads_radix_sort (LeadsSortRecord *records,
                  gsize            n_records)
{
  /* Below this, going over all buckets costs more than comparing. */
  const gsize few = 64;
  g_autofree LeadsSortRecord *other = NULL;
  LeadsSortRecord *result;
  gboolean number_ascends = TRUE;
  gboolean index_ascends = TRUE;
  gboolean sorted = TRUE;

  if (n_records <= few)
    {
      sort_few (records, n_records);
      return;
    }

  for (gsize i = 1; i < n_records; i++)
    {
      number_ascends = number_ascends && records[i - 1].number <= records[i].number;
      index_ascends = index_ascends && records[i - 1].index <= records[i].index;
      sorted = sorted
               && (records[i - 1].number < records[i].number
                   || (records[i - 1].number == records[i].number && records[i - 1].index <= records[i].index));
      if (!number_ascends && !index_ascends)
        break;
    }
  if (number_ascends && sorted)
    return;

  other = g_new (LeadsSortRecord, n_records);
  result = records;
  if (!index_ascends)
    result = sort_by_key (records, other, n_records, TRUE);
  result = sort_by_key (result, result == records ? other : records, n_records, FALSE);

  if (result != records)
    memcpy (records, result, n_records * sizeof (LeadsSortRecord));
}
