/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-plan-reach-private.h"

#include "leads-plan-table-private.h"

/*
 * Two indexes by the first digits of a text. Invariant: they leave out only what cannot match, so that asking them
 * first changes no answer.
 */

#define N_LENGTHS (LEADS_PLAN_MAX_NATIONAL_DIGITS + 1)
#define N_BEGINNINGS 100 /* the first two digits */
#define CODES_A_WORD 64

struct _LeadsPlanReach
{
  guint n_words;
  guint64 *codes;      /* by length, beginning and word: bit n of a word is the code n */
  GArray *regions[10]; /* guint16: whose prefixes can begin with the digit */
};

static void
index_code (LeadsPlanReach        *self,
            const LeadsPlanTables *tables,
            const LeadsPlanCounts *counts,
            guint                  code)
{
  for (guint beginning = 0; beginning < N_BEGINNINGS; beginning++)
    {
      guint state = tables->next[tables->next[tables->codes[code].state][beginning / 10]][beginning % 10];

      for (guint length = 2; length < N_LENGTHS; length++)
        if (leads_plan_counts_get (counts, state, length - 2) > 0)
          self->codes[(length * N_BEGINNINGS + beginning) * self->n_words + code / CODES_A_WORD] |=
              G_GUINT64_CONSTANT (1) << code % CODES_A_WORD;
    }
}

/* The digits that a match can begin with; all of them when a match can be empty. */
static guint
find_first_digits (const LeadsPatternStep *steps,
                   guint                   n_steps)
{
  g_autofree guint8 *reached = g_new0 (guint8, n_steps);
  guint digits = 0;

  /* Steps lead forward only, so each is reached before it is looked at. */
  reached[0] = TRUE;
  for (guint i = 0; i < n_steps; i++)
    {
      if (!reached[i])
        continue;
      switch ((LeadsPatternOperation) steps[i].operation)
        {
        case LEADS_PATTERN_DIGIT:
          digits |= (guint) steps[i].a;
          break;
        case LEADS_PATTERN_SPLIT:
          reached[i + (guint) steps[i].a] = TRUE;
          reached[i + (guint) steps[i].b] = TRUE;
          break;
        case LEADS_PATTERN_JUMP:
          reached[i + (guint) steps[i].a] = TRUE;
          break;
        case LEADS_PATTERN_OPEN:
        case LEADS_PATTERN_CLOSE:
          reached[i + 1] = TRUE;
          break;
        case LEADS_PATTERN_END:
        case LEADS_PATTERN_MATCH:
        default:
          return (1u << 10) - 1;
        }
    }
  return digits;
}

static void
index_region (LeadsPlanReach        *self,
              const LeadsPlanTables *tables,
              guint                  region)
{
  const LeadsPlanRegion *facts = &tables->regions[region];
  guint16 number = (guint16) region;
  guint digits = 0;

  if (facts->strip != LEADS_PLAN_NO_STEPS)
    digits |= find_first_digits (tables->steps + facts->strip, facts->n_strip);
  if (facts->international_prefix != LEADS_PLAN_NO_STEPS)
    digits |= find_first_digits (tables->steps + facts->international_prefix, facts->n_international_prefix);
  for (guint digit = 0; digit < 10; digit++)
    if (digits & (1u << digit))
      g_array_append_val (self->regions[digit], number);
}

LeadsPlanReach *
leads_plan_reach_new (const LeadsPlanTables *tables,
                      const LeadsPlanCounts *counts)
{
  LeadsPlanReach *self = g_new0 (LeadsPlanReach, 1);

  self->n_words = (tables->n_codes + CODES_A_WORD - 1) / CODES_A_WORD;
  self->codes = g_new0 (guint64, N_LENGTHS * N_BEGINNINGS * self->n_words);
  for (guint digit = 0; digit < 10; digit++)
    self->regions[digit] = g_array_new (FALSE, FALSE, sizeof (guint16));
  for (guint code = 0; code < tables->n_codes; code++)
    index_code (self, tables, counts, code);
  for (guint region = 0; region < tables->n_regions; region++)
    index_region (self, tables, region);
  return self;
}

void
leads_plan_reach_free (LeadsPlanReach *self)
{
  for (guint digit = 0; digit < 10; digit++)
    g_array_unref (self->regions[digit]);
  g_free (self->codes);
  g_free (self);
}

gboolean
leads_plan_reach_next_code (const LeadsPlanReach *self,
                            const char           *digits,
                            guint                 n_digits,
                            guint                *code)
{
  const guint64 *words;
  guint word = *code / CODES_A_WORD;
  guint64 bits;

  if (n_digits < 2 || n_digits >= N_LENGTHS || word >= self->n_words)
    return FALSE;
  words = &self->codes[(n_digits * N_BEGINNINGS + (guint) (digits[0] - '0') * 10 + (guint) (digits[1] - '0')) *
                       self->n_words];
  bits = words[word] & (G_MAXUINT64 << *code % CODES_A_WORD);
  while (bits == 0)
    {
      if (++word == self->n_words)
        return FALSE;
      bits = words[word];
    }
  *code = word * CODES_A_WORD + (guint) __builtin_ctzll (bits);
  return TRUE;
}

const GArray *
leads_plan_reach_get_regions (const LeadsPlanReach *self,
                              char                  first_digit)
{
  return self->regions[first_digit - '0'];
}
