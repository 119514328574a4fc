/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-sorter.h>
#include "../../src/base/leads-radix-private.h"
#include "../../src/base/leads-sorter-private.h"

#include <stdlib.h>

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const LeadsSortRecord *record_a = a;
  const LeadsSortRecord *record_b = b;

  if (record_a->number != record_b->number)
    return record_a->number < record_b->number ? -1 : 1;
  if (record_a->index != record_b->index)
    return record_a->index < record_b->index ? -1 : 1;

  return 0;
}

static guint64
random_number (guint kind)
{
  guint64 wide = ((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();

  switch (kind % 4)
    {
    case 0:
      return wide;
    case 1:
      return G_GUINT64_CONSTANT (441632000000) + wide % 100000;
    case 2:
      return wide % 5;
    default:
      return wide % G_GUINT64_CONSTANT (1000000000000000);
    }
}

static LeadsSortRecord *
random_records (guint n_records,
                guint kind)
{
  LeadsSortRecord *records = g_new (LeadsSortRecord, n_records + 1);

  for (guint i = 0; i < n_records; i++)
    {
      records[i].number = random_number (kind);
      records[i].index = kind % 3 == 0 ? (guint64) g_test_rand_int_range (0, 1000) : i;
    }

  return records;
}

static void
assert_same (const LeadsSortRecord *records,
             const LeadsSortRecord *expected,
             guint                  n_records)
{
  for (guint i = 0; i < n_records; i++)
    {
      g_assert_cmpuint (records[i].number, ==, expected[i].number);
      g_assert_cmpuint (records[i].index, ==, expected[i].index);
    }
}

static void
test_radix (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n_records = round < 80 ? round : (guint) g_test_rand_int_range (0, 5000);
      g_autofree LeadsSortRecord *records = random_records (n_records, round);
      g_autofree LeadsSortRecord *expected = g_memdup2 (records, (n_records + 1) * sizeof *records);

      qsort (expected, n_records, sizeof *expected, compare_records);
      leads_radix_sort (records, n_records);
      assert_same (records, expected, n_records);

      /* What is sorted stays so. */
      leads_radix_sort (records, n_records);
      assert_same (records, expected, n_records);
    }
}

static void
test_against_model (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint n_records = (guint) g_test_rand_int_range (0, 3000);
      guint run_records = (guint) g_test_rand_int_range (1, 1500);
      g_autoptr (GError) error = NULL;
      g_autoptr (LeadsSorter) sorter = leads_sorter_new_full (NULL, run_records, round % 2 ? 0 : 500, G_MAXINT64);
      g_autofree LeadsSortRecord *expected = random_records (n_records, round);
      g_autoptr (LeadsRun) run = NULL;

      for (guint i = 0; i < n_records; i++)
        g_assert_true (leads_sorter_add (sorter, expected[i].number, expected[i].index, &error));
      g_assert_cmpuint (leads_sorter_get_n_records (sorter), ==, n_records);
      run = leads_sorter_finish (sorter, NULL, &error);
      g_assert_no_error (error);

      qsort (expected, n_records, sizeof *expected, compare_records);
      g_assert_cmpuint (leads_run_get_n_records (run), ==, n_records);
      assert_same (leads_run_get_records (run), expected, n_records);

      for (guint i = 0; i < 50; i++)
        {
          guint64 number = i % 2 && n_records > 0 ? expected[g_test_rand_int_range (0, n_records)].number
                                                  : random_number (round);
          guint64 position = leads_run_lower_bound (run, number);

          g_assert_cmpuint (position, <=, n_records);
          if (position < n_records)
            g_assert_cmpuint (leads_run_get (run, position)->number, >=, number);
          if (position > 0)
            g_assert_cmpuint (leads_run_get (run, position - 1)->number, <, number);
        }
    }
}

static void
test_full_size_pieces (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsSorter) sorter = leads_sorter_new (NULL);
  g_autoptr (LeadsRun) run = NULL;
  const guint n_records = 2 * LEADS_SORTER_RUN_RECORDS + 1;
  const LeadsSortRecord *records;

  /* A permutation of 0 .. n - 1: the factor shares no divisor with n. */
  for (guint64 i = 0; i < n_records; i++)
    g_assert_true (leads_sorter_add (sorter, i * 1299709 % n_records, i, &error));
  run = leads_sorter_finish (sorter, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (leads_run_get_n_records (run), ==, n_records);
  records = leads_run_get_records (run);
  for (guint64 i = 0; i < n_records; i++)
    {
      if (records[i].number != i || records[i].index * 1299709 % n_records != i)
        g_error ("Record %" G_GUINT64_FORMAT " is wrong", i);
    }
}

static void
test_run_outlives_sorter (void)
{
  g_autoptr (GError) error = NULL;
  LeadsSorter *sorter = leads_sorter_new_full (NULL, 10, 0, G_MAXINT64);
  g_autoptr (LeadsRun) run = NULL;
  LeadsRun *other;

  for (guint64 i = 0; i < 95; i++)
    g_assert_true (leads_sorter_add (sorter, 95 - i, i, &error));
  run = leads_sorter_finish (sorter, NULL, &error);
  g_object_unref (sorter);

  other = leads_run_ref (run);
  leads_run_unref (other);
  for (guint64 i = 0; i < 95; i++)
    g_assert_cmpuint (leads_run_get (run, i)->number, ==, i + 1);
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsSorter) sorter = leads_sorter_new (NULL);
  g_autoptr (LeadsRun) run = leads_sorter_finish (sorter, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (leads_run_get_n_records (run), ==, 0);
  g_assert_null (leads_run_get_records (run));
  g_assert_cmpuint (leads_run_lower_bound (run, 5), ==, 0);
}

static void
test_new_run (void)
{
  static const LeadsSortRecord records[] = { { 7, 1 }, { 3, 2 }, { 7, 0 } };
  g_autoptr (LeadsRun) run = leads_run_new (records, G_N_ELEMENTS (records));

  g_assert_cmpuint (leads_run_get (run, 0)->number, ==, 3);
  g_assert_cmpuint (leads_run_get (run, 1)->index, ==, 0);
  g_assert_cmpuint (leads_run_get (run, 2)->index, ==, 1);
}

static void
test_full_disk (void)
{
  /* Room for no piece; for the pieces but not for merging a longer file. */
  static const guint64 limits[] = { 0, 100, 16 * 1000 - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LeadsSorter) sorter = leads_sorter_new_full (NULL, 100, 0, limits[i]);
      g_autoptr (LeadsRun) run = NULL;
      gboolean good = TRUE;

      for (guint j = 0; good && j < 1000; j++)
        good = leads_sorter_add (sorter, 1000 - j, j, &error);
      if (good)
        run = leads_sorter_finish (sorter, NULL, &error);
      g_assert_null (run);
      g_assert_error (error, LEADS_BASE_ERROR, LEADS_BASE_ERROR_SPOOL_FULL);
    }
}

static void
test_cancel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LeadsSorter) sorter = leads_sorter_new_full (NULL, 100, 0, G_MAXINT64);

  for (guint i = 0; i < 1000; i++)
    g_assert_true (leads_sorter_add (sorter, i, i, &error));
  g_cancellable_cancel (cancellable);
  g_assert_null (leads_sorter_finish (sorter, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/sorter/radix", test_radix);
  g_test_add_func ("/base/sorter/against-model", test_against_model);
  g_test_add_func ("/base/sorter/full-size-pieces", test_full_size_pieces);
  g_test_add_func ("/base/sorter/run-outlives-sorter", test_run_outlives_sorter);
  g_test_add_func ("/base/sorter/empty", test_empty);
  g_test_add_func ("/base/sorter/new-run", test_new_run);
  g_test_add_func ("/base/sorter/full-disk", test_full_disk);
  g_test_add_func ("/base/sorter/cancel", test_cancel);

  return g_test_run ();
}
