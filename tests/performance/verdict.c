/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Prints how long a verdict takes, in nanoseconds and as a multiple of what strtoull() takes to read the same
 * digits: canonical text, text with notation, refused text; and a range of ten million numbers.
 */

#define N_TEXTS 100000
#define N_ROUNDS 20
#define N_RANGES 20000

typedef struct {
  char text[32];
  gssize length;
} Text;

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
        g_snprintf (texts[i].text, sizeof texts[i].text, "%s%s", strcmp (format, "bare") == 0 ? "" : "+", digits);
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
  gint64 begin;

  make_texts (texts, "canonical");
  begin = g_get_monotonic_time ();

  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < N_TEXTS; i++)
      sum += strtoull (texts[i].text, NULL, 10);
  time = (double) (g_get_monotonic_time () - begin) * 1000 / ((double) N_ROUNDS * N_TEXTS);
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
  gint64 begin;

  make_texts (texts, format);
  begin = g_get_monotonic_time ();
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < N_TEXTS; i++)
      {
        LeadsVerdict verdict;

        n_valid += (guint64) leads_numbering_plan_judge (plan, texts[i].text, texts[i].length, &verdict);
      }
  verdict_time = (double) (g_get_monotonic_time () - begin) * 1000 / ((double) N_ROUNDS * N_TEXTS);
  printf ("%-22s %7.1f ns a verdict, %5.1f x strtoull, %.0f %% valid\n", name, verdict_time,
          verdict_time / reference, (double) n_valid * 100 / ((double) N_ROUNDS * N_TEXTS));
}

static void
measure_range (const LeadsNumberingPlan *plan)
{
  gint64 begin = g_get_monotonic_time ();
  guint64 n_valid = 0;

  for (guint i = 0; i < N_RANGES; i++)
    n_valid += leads_numbering_plan_count_valid (plan, 12120000000 + i, 12129999999 + i);
  printf ("%-22s %7.1f ns a range (%.0f valid numbers on average)\n", "10,000,000 numbers",
          (double) (g_get_monotonic_time () - begin) * 1000 / N_RANGES, (double) n_valid / N_RANGES);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  double reference;

  setlocale (LC_ALL, "");
  printf ("numbering plan %s of %s\n", leads_numbering_plan_get_version (plan), leads_numbering_plan_get_date (plan));
  reference = measure_strtoull ();
  measure (plan, "canonical", "canonical", reference);
  measure (plan, "with notation", "spaced", reference);
  measure (plan, "without the plus", "bare", reference);
  measure_range (plan);
  return 0;
}
