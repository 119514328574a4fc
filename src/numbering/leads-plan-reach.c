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
  LeadsPlanCodes *codes;      /* by length and beginning: n_words each */
  GPtrArray *all_strippings;  /* owned LeadsPlanStripping */
  const LeadsPlanStripping **strippings_of; /* by region: one of these, or NULL */
  GPtrArray *strippings[10];  /* by the first digit: of these */
  GArray *prefixes[10];       /* by the first digit: guint16 */
};

static void
set_code (LeadsPlanReach *self,
          guint           length,
          guint           beginning,
          guint           code)
{
  self->codes[(length * N_BEGINNINGS + beginning) * self->n_words + code / CODES_A_WORD] |= G_GUINT64_CONSTANT (1)
                                                                                          << code % CODES_A_WORD;
}

static void
index_code (LeadsPlanReach        *self,
            const LeadsPlanTables *tables,
            const LeadsPlanCounts *counts,
            guint                  code)
{
  for (guint beginning = 0; beginning < N_BEGINNINGS; beginning++)
    {
      guint first = tables->next[tables->codes[code].state][beginning / 10];
      guint state = tables->next[first][beginning % 10];

      /* A single digit stands where it is followed by 0. */
      if (beginning % 10 == 0 && leads_plan_counts_get (counts, first, 0) > 0)
        set_code (self, 1, beginning, code);
      for (guint length = 2; length < N_LENGTHS; length++)
        if (leads_plan_counts_get (counts, state, length - 2) > 0)
          set_code (self, length, beginning, code);
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

/* What is taken off in @region, with all regions where it is the same. @known has what there is already. */
static LeadsPlanStripping *
find_stripping (LeadsPlanReach        *self,
                const LeadsPlanTables *tables,
                guint                  region,
                GHashTable            *known)
{
  const LeadsPlanRegion *facts = &tables->regions[region];
  g_autofree char *way = g_strdup_printf ("strip %u %u %s", facts->strip, facts->group, facts->literal);
  LeadsPlanStripping *stripping = g_hash_table_lookup (known, way);

  if (stripping != NULL)
    return stripping;
  stripping = g_new0 (LeadsPlanStripping, 1);
  stripping->region = (guint16) region;
  stripping->first_digits = (guint16) find_first_digits (tables->steps + facts->strip, facts->n_strip);
  stripping->codes = g_new0 (LeadsPlanCodes, self->n_words);
  g_ptr_array_add (self->all_strippings, stripping);
  for (guint digit = 0; digit < 10; digit++)
    if (stripping->first_digits & (1u << digit))
      g_ptr_array_add (self->strippings[digit], stripping);
  g_hash_table_insert (known, g_steal_pointer (&way), stripping);
  return stripping;
}

static void
index_prefix (LeadsPlanReach        *self,
              const LeadsPlanTables *tables,
              guint                  region,
              GHashTable            *known)
{
  const LeadsPlanRegion *facts = &tables->regions[region];
  g_autofree char *way = g_strdup_printf ("prefix %u", facts->international_prefix);
  guint16 number = (guint16) region;
  guint digits;

  if (g_hash_table_contains (known, way))
    return;
  digits = find_first_digits (tables->steps + facts->international_prefix, facts->n_international_prefix);
  for (guint digit = 0; digit < 10; digit++)
    if (digits & (1u << digit))
      g_array_append_val (self->prefixes[digit], number);
  g_hash_table_insert (known, g_steal_pointer (&way), NULL);
}

static void
index_region (LeadsPlanReach        *self,
              const LeadsPlanTables *tables,
              guint                  region,
              GHashTable            *known)
{
  const LeadsPlanRegion *facts = &tables->regions[region];

  if (facts->strip != LEADS_PLAN_NO_STEPS)
    {
      LeadsPlanStripping *stripping = find_stripping (self, tables, region, known);

      self->strippings_of[region] = stripping;
      stripping->codes[facts->code / CODES_A_WORD] |= G_GUINT64_CONSTANT (1) << facts->code % CODES_A_WORD;
    }
  if (facts->international_prefix != LEADS_PLAN_NO_STEPS)
    index_prefix (self, tables, region, known);
}

static void
stripping_free (gpointer data)
{
  LeadsPlanStripping *stripping = data;

  g_free (stripping->codes);
  g_free (stripping);
}

LeadsPlanReach *
leads_plan_reach_new (const LeadsPlanTables *tables,
                      const LeadsPlanCounts *counts)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LeadsPlanReach *self = g_new0 (LeadsPlanReach, 1);

  self->n_words = (tables->n_codes + CODES_A_WORD - 1) / CODES_A_WORD;
  self->codes = g_new0 (LeadsPlanCodes, N_LENGTHS * N_BEGINNINGS * self->n_words);
  self->strippings_of = g_new0 (const LeadsPlanStripping *, tables->n_regions);
  self->all_strippings = g_ptr_array_new_with_free_func (stripping_free);
  for (guint digit = 0; digit < 10; digit++)
    {
      self->strippings[digit] = g_ptr_array_new ();
      self->prefixes[digit] = g_array_new (FALSE, FALSE, sizeof (guint16));
    }
  for (guint code = 0; code < tables->n_codes; code++)
    index_code (self, tables, counts, code);
  for (guint region = 0; region < tables->n_regions; region++)
    index_region (self, tables, region, known);
  return self;
}

void
leads_plan_reach_free (LeadsPlanReach *self)
{
  for (guint digit = 0; digit < 10; digit++)
    {
      g_ptr_array_unref (self->strippings[digit]);
      g_array_unref (self->prefixes[digit]);
    }
  g_ptr_array_unref (self->all_strippings);
  g_free (self->strippings_of);
  g_free (self->codes);
  g_free (self);
}

gboolean
leads_plan_reach_next_code (const LeadsPlanReach *self,
                            const LeadsPlanCodes *codes,
                            const char           *digits,
                            guint                 n_digits,
                            guint                *code)
{
  const LeadsPlanCodes *candidates;
  guint beginning;
  guint64 rest = G_MAXUINT64 << *code % CODES_A_WORD;

  if (n_digits == 0 || n_digits >= N_LENGTHS)
    return FALSE;
  beginning = (guint) (digits[0] - '0') * 10 + (n_digits > 1 ? (guint) (digits[1] - '0') : 0);
  candidates = &self->codes[(n_digits * N_BEGINNINGS + beginning) * self->n_words];
  for (guint word = *code / CODES_A_WORD; word < self->n_words; word++)
    {
      guint64 bits = candidates[word] & rest & (codes != NULL ? codes[word] : G_MAXUINT64);

      if (bits != 0)
        {
          *code = word * CODES_A_WORD + (guint) __builtin_ctzll (bits);
          return TRUE;
        }
      rest = G_MAXUINT64;
    }
  return FALSE;
}

const GPtrArray *
leads_plan_reach_get_strippings (const LeadsPlanReach *self,
                                 char                  first_digit)
{
  return self->strippings[first_digit - '0'];
}

const LeadsPlanStripping *
leads_plan_reach_get_stripping (const LeadsPlanReach *self,
                                guint                 region)
{
  return self->strippings_of[region];
}

const GArray *
leads_plan_reach_get_prefixes (const LeadsPlanReach *self,
                               char                  first_digit)
{
  return self->prefixes[first_digit - '0'];
}
