/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

#include "libphonenumber-peer.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/*
 * Prints how large the plan is and how long its table takes to be compiled; how long a verdict takes, in nanoseconds and as a
 * multiple of what strtoull() takes to read the same digits: canonical text, text with notation; texts that are refused, with
 * what is suggested for them; and a range of ten million numbers. Where libphonenumber is installed, it is asked about
 * the same numbers as we are, in turns.
 */

#define N_TEXTS 100000
#define N_ROUNDS 20
#define N_RANGES 20000
#define N_TURNS 9
#define N_PEER_NUMBERS 20000
#define N_COMPILATIONS 5

typedef struct {
  char text[32];
  gssize length;
} Text;

/* Nanoseconds of processor time: other programs do not count. */
static double
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e9 + (double) time.tv_nsec;
}

/* Numbers of every length, spread over all country codes; the same ones each time. */
static void
make_texts (Text       *texts,
            const char *format)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      guint n_digits = (guint) g_rand_int_range (random, 9, 14);
      char digits[16] = { 0 };

      for (guint j = 0; j < n_digits; j++)
        digits[j] = (char) ('0' + g_rand_int_range (random, j == 0 ? 1 : 0, 10));
      if (strcmp (format, "spaced") == 0)
        g_snprintf (texts[i].text, sizeof texts[i].text, "+%.2s %.3s %.4s-%s", digits, digits + 2, digits + 5, digits + 9);
      else
        g_snprintf (texts[i].text, sizeof texts[i].text, "+%s", digits);
      texts[i].length = (gssize) strlen (texts[i].text);
    }
}

/* What is compared with: canonical texts read, without a verdict. */
static double
measure_strtoull (void)
{
  g_autofree Text *texts = g_new (Text, N_TEXTS);
  guint64 sum = 0;
  double time;
  double begin;

  make_texts (texts, "canonical");
  begin = get_time ();

  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < N_TEXTS; i++)
      sum += strtoull (texts[i].text, NULL, 10);
  time = (get_time () - begin) / ((double) N_ROUNDS * N_TEXTS);
  printf ("%-22s %7.1f ns a number (sum %" G_GUINT64_FORMAT ")\n", "strtoull", time, sum);
  return time;
}

static void
measure (const LeadsNumberingPlan *plan,
         const char               *name,
         const char               *format,
         double                    reference)
{
  g_autofree Text *texts = g_new (Text, N_TEXTS);
  guint64 n_valid = 0;
  double verdict_time;
  double begin;

  make_texts (texts, format);
  begin = get_time ();
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < N_TEXTS; i++)
      {
        LeadsVerdict verdict;

        n_valid += (guint64) leads_numbering_plan_judge (plan, texts[i].text, texts[i].length, &verdict);
      }
  verdict_time = (get_time () - begin) / ((double) N_ROUNDS * N_TEXTS);
  printf ("%-22s %7.1f ns a verdict, %5.1f x strtoull, %.0f %% valid\n", name, verdict_time,
          verdict_time / reference, (double) n_valid * 100 / ((double) N_ROUNDS * N_TEXTS));
}

/* Numbers from the tests' answers, in no order that a processor could learn: those that are valid, or all. */
static GPtrArray *
read_numbers (const char *file,
              gboolean    valid_only)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (file, &text, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');

      if (lines[i][0] == '+' && (tab != NULL || !valid_only))
        g_ptr_array_add (all, g_strndup (lines[i], tab != NULL ? (gsize) (tab - lines[i]) : strlen (lines[i])));
    }
  for (guint i = 0; i < N_PEER_NUMBERS; i++)
    g_ptr_array_add (numbers, g_strdup (g_ptr_array_index (all, g_rand_int_range (random, 0, (gint32) all->len))));
  return g_steal_pointer (&numbers);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* Valid numbers with something before and behind their digits that has to be inferred; from @region, or anywhere. */
static void
measure_refused (const LeadsNumberingPlan *plan,
                 const char               *name,
                 const char               *before,
                 const char               *behind,
                 const char               *region)
{
  g_autoptr (GPtrArray) numbers = read_numbers (LEADS_VECTORS, TRUE);
  guint n_suggested = 0;
  double time;
  double begin;

  for (guint i = 0; i < numbers->len; i++)
    {
      char *number = numbers->pdata[i];

      numbers->pdata[i] = g_strconcat (before, number + 1, behind, NULL);
      g_free (number);
    }
  begin = get_time ();
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < numbers->len; i++)
      {
        LeadsVerdict verdict;

        leads_numbering_plan_judge_in (plan, g_ptr_array_index (numbers, i), -1, region, &verdict);
        n_suggested += verdict.suggestion != 0;
      }
  time = (get_time () - begin) / ((double) N_ROUNDS * numbers->len);
  printf ("%-22s %7.1f ns a verdict, %.1f %% with a suggestion\n", name, time,
          (double) n_suggested * 100 / ((double) N_ROUNDS * numbers->len));
}

static void
measure_table (const LeadsNumberingPlan *plan)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  double times[N_COMPILATIONS];
  gsize length = 0;

  if (!g_file_get_contents (LEADS_PLAN, &text, &length, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  for (guint i = 0; i < N_COMPILATIONS; i++)
    {
      double begin = get_time ();
      g_autoptr (LeadsNumberingPlan) compiled = leads_numbering_plan_new_from_table (text, (gssize) length, NULL);

      times[i] = compiled != NULL ? get_time () - begin : 0;
    }
  qsort (times, N_COMPILATIONS, sizeof *times, compare_doubles);
  printf ("%-22s %7.1f KB, compiled in %.0f ms\n", "tables", (double) leads_numbering_plan_get_size (plan) / 1000,
          times[N_COMPILATIONS / 2] / 1e6);
}

static void
measure_range (const LeadsNumberingPlan *plan)
{
  double begin = get_time ();
  guint64 n_valid = 0;

  for (guint i = 0; i < N_RANGES; i++)
    n_valid += leads_numbering_plan_count_valid (plan, 12120000000 + i, 12129999999 + i);
  printf ("%-22s %7.1f ns a range (%.0f valid numbers on average)\n", "10,000,000 numbers",
          (get_time () - begin) / N_RANGES, (double) n_valid / N_RANGES);
}

static double
measure_ours (const LeadsNumberingPlan *plan,
              GPtrArray                *numbers,
              gsize                    *n_valid)
{
  double begin = get_time ();

  *n_valid = 0;
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < numbers->len; i++)
      {
        LeadsVerdict verdict;

        *n_valid += (gsize) leads_numbering_plan_judge (plan, g_ptr_array_index (numbers, i), -1, &verdict);
      }
  *n_valid /= N_ROUNDS;
  return (get_time () - begin) / ((double) N_ROUNDS * numbers->len);
}

/* Ours and libphonenumber's in turns, so that both meet the same noise; the medians of all turns are printed. */
static void
measure_in_turns (const LeadsNumberingPlan *plan,
                  const char               *name,
                  gboolean                  valid_only)
{
  g_autoptr (GPtrArray) numbers = read_numbers (LEADS_VECTORS, valid_only);
  double ours[N_TURNS];
  gsize n_valid = 0;

#ifdef LEADS_HAVE_LIBPHONENUMBER
  double peer[N_TURNS], ratios[N_TURNS];
  gsize n_peer_valid = leads_libphonenumber_peer_count_valid ((const char *const *) numbers->pdata, numbers->len);
#endif

  for (guint turn = 0; turn < N_TURNS; turn++)
    {
      ours[turn] = measure_ours (plan, numbers, &n_valid);
#ifdef LEADS_HAVE_LIBPHONENUMBER
      double begin = get_time ();

      leads_libphonenumber_peer_count_valid ((const char *const *) numbers->pdata, numbers->len);
      peer[turn] = (get_time () - begin) / numbers->len;
      ratios[turn] = peer[turn] / ours[turn];
#endif
    }
  qsort (ours, N_TURNS, sizeof *ours, compare_doubles);
  printf ("%-22s %7.1f ns a verdict, %.1f %% valid\n", name, ours[N_TURNS / 2], (double) n_valid * 100 / numbers->len);
#ifdef LEADS_HAVE_LIBPHONENUMBER
  qsort (peer, N_TURNS, sizeof *peer, compare_doubles);
  qsort (ratios, N_TURNS, sizeof *ratios, compare_doubles);
  printf ("%-22s %7.1f ns with libphonenumber (%.1f %% valid in its own plan): %.0f times ours (%.0f to %.0f)\n", "",
          peer[N_TURNS / 2], (double) n_peer_valid * 100 / numbers->len, ratios[N_TURNS / 2], ratios[0],
          ratios[N_TURNS - 1]);
#endif
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  double reference;

  setlocale (LC_ALL, "");
  printf ("numbering plan %s of %s\n", leads_numbering_plan_get_version (plan), leads_numbering_plan_get_date (plan));
  measure_table (plan);
  reference = measure_strtoull ();
  measure (plan, "canonical", "canonical", reference);
  measure (plan, "with notation", "spaced", reference);
  measure_refused (plan, "without the plus", "", "", NULL);
  measure_refused (plan, "  from Germany", "", "", "DE");
  measure_refused (plan, "behind 00", "00", "", NULL);
  measure_refused (plan, "with decimals", "+", ".0", NULL);
  measure_range (plan);
  measure_in_turns (plan, "valid numbers", TRUE);
  measure_in_turns (plan, "valid and invalid ones", FALSE);
#ifndef LEADS_HAVE_LIBPHONENUMBER
  printf ("libphonenumber was not installed when this was built\n");
#endif
  return 0;
}
