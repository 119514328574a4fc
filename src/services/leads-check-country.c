/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-country-private.h"

#include "leads-rejudge-private.h"
#include "leads-walk-private.h"

/*
 * Whether the numbers of a file that have a country code are of the country that is presumed for those that have none.
 * Invariant: what a person chose is not doubted.
 */

/* Country codes have three digits at most. */
#define N_CODES 1000

typedef struct
{
  guint64 n_numbers[N_CODES];
  char country[N_CODES][LEADS_REGION_SIZE];
} Census;

/* Of @number on, how far its country code goes among numbers that have as many digits. */
static guint64
find_end_of_code (guint64 number, guint code)
{
  guint64 power = 1;

  while (number / power > code)
    power *= 10;
  return (code + 1) * power;
}

/* Numbers from @first to @last of one code: where several countries share it, whose it is when both are of one. */
static void
count (Census *self, const LeadsContent *content, guint64 first, guint64 last, guint64 n_numbers)
{
  LeadsVerdict from, to;
  const char *country = NULL;
  guint code;

  leads_numbering_plan_judge_number (content->plan, first, &from);
  leads_numbering_plan_judge_number (content->plan, last, &to);
  code = from.country_code < N_CODES ? from.country_code : 0;
  if (from.home[0] != '\0')
    country = from.home;
  else if (g_ascii_isalpha (from.region[0]) && g_str_equal (from.region, to.region))
    country = from.region;
  if (country != NULL && self->country[code][0] == '\0')
    g_strlcpy (self->country[code], country, LEADS_REGION_SIZE);
  self->n_numbers[code] += n_numbers;
}

/* Numbers of one code and length stand beside each other: a few looks count millions. */
static void
count_singles (Census *self, const LeadsContent *content)
{
  LeadsRun *run = content->accepted;
  const guint64 n_records = leads_run_get_n_records (run);

  for (guint64 position = 0; position < n_records;)
    {
      const guint64 number = leads_run_get (run, position)->number;
      LeadsVerdict verdict;
      guint64 next = position + 1;

      leads_numbering_plan_judge_number (content->plan, number, &verdict);
      if (verdict.country_code > 0)
        next = leads_run_lower_bound (run, find_end_of_code (number, verdict.country_code));
      count (self, content, number, leads_run_get (run, next - 1)->number, next - position);
      position = next;
    }
}

/* A range is one line, as a number is. */
static void
count_ranges (Census *self, const LeadsContent *content)
{
  const guint64 n_records = content->ranges != NULL ? leads_run_get_n_records (content->ranges) : 0;

  for (guint64 position = 0; position < n_records; position++)
    {
      const LeadsSortRecord *record = leads_run_get (content->ranges, position);

      if ((record->index & (LEADS_WALK_MENDED | LEADS_WALK_UNPLANNED)) == 0)
        count (self, content, record->number, record->number, 1);
    }
}

/* Lines that can be repaired without anybody's word. */
static gint64
count_certain (const LeadsContent *content)
{
  gint64 n_lines = 0;

  for (guint repair = 0; repair < LEADS_N_REPAIRS; repair++)
    for (guint reason = 0; (LEADS_REPAIRS_CERTAIN & (1u << repair)) != 0 && reason < LEADS_N_REASONS; reason++)
      n_lines += content->n_mendable[repair][reason];
  return n_lines;
}

/* The code that most of the others have, where the others are more than those of @own; else 0. */
static guint
find_contrary (const Census *self, guint own)
{
  guint64 n_others = 0;
  guint best = 0;

  for (guint code = 1; code < N_CODES; code++)
    {
      if (code == own)
        continue;
      n_others += self->n_numbers[code];
      if (self->n_numbers[code] > self->n_numbers[best] || best == 0)
        best = code;
    }
  return n_others > self->n_numbers[own] ? best : 0;
}

gboolean
leads_check_settle_country (LeadsContent **content,
                            const char *directory,
                            LeadsJob *job,
                            GCancellable *cancellable,
                            GError **error)
{
  LeadsContent *read = *content;
  const guint own = read->country != NULL ? leads_numbering_plan_get_country_code (read->plan, read->country) : 0;
  g_autoptr (LeadsContent) judged = NULL;
  g_autofree Census *census = NULL;
  gint64 n_doubted;
  guint contrary;

  if (own == 0 || count_certain (read) == 0)
    return TRUE;
  census = g_new0 (Census, 1);
  count_singles (census, read);
  count_ranges (census, read);
  contrary = find_contrary (census, own);
  if (contrary == 0)
    return TRUE;
  judged = leads_content_rejudge (read, NULL, directory, job, cancellable, error);
  if (judged == NULL)
    return FALSE;
  n_doubted = count_certain (read) - count_certain (judged);
  if (n_doubted <= 0)
    return TRUE;
  judged->n_doubted = n_doubted;
  judged->doubted_country = g_strdup (read->country);
  judged->contrary_code = contrary;
  judged->contrary_country = g_strdup (census->country[contrary]);
  leads_content_unref (read);
  *content = g_steal_pointer (&judged);
  return TRUE;
}
