/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-plan-counts-private.h"

#include <leads-number.h>

/*
 * Counts by dynamic programming over the automaton. Most states are followed by one or two numbers of digits, so
 * only those are kept. Invariant: a state's counts begin at its first; bit n of its lengths says that n digits can
 * follow, and how many bits are below n where that count stands.
 */

struct _LeadsPlanCounts
{
  guint16 *lengths; /* by state */
  guint32 *first;   /* by state: in counts */
  GArray *counts;   /* guint64 */
};

guint64
leads_plan_counts_get (const LeadsPlanCounts *self,
                       guint                  state,
                       guint                  n_digits)
{
  guint lengths = self->lengths[state];

  if (!(lengths & (1u << n_digits)))
    return 0;
  return g_array_index (self->counts, guint64,
                        self->first[state] + (guint) __builtin_popcount (lengths & ((1u << n_digits) - 1)));
}

static void
count_state (LeadsPlanCounts       *self,
             const LeadsPlanTables *tables,
             guint                  state)
{
  guint64 counts[LEADS_NUMBER_MAX_DIGITS + 1] = { 0 };

  counts[0] = tables->labels[state] != 0;
  for (guint digit = 0; digit < 10; digit++)
    {
      guint next = tables->next[state][digit];

      for (guint n = 0; n < LEADS_NUMBER_MAX_DIGITS; n++)
        counts[n + 1] += leads_plan_counts_get (self, next, n);
    }
  self->first[state] = self->counts->len;
  for (guint n = 0; n <= LEADS_NUMBER_MAX_DIGITS; n++)
    if (counts[n] > 0)
      {
        self->lengths[state] |= (guint16) (1u << n);
        g_array_append_val (self->counts, counts[n]);
      }
}

LeadsPlanCounts *
leads_plan_counts_new (const LeadsPlanTables *tables)
{
  LeadsPlanCounts *self = g_new0 (LeadsPlanCounts, 1);

  self->lengths = g_new0 (guint16, tables->n_states);
  self->first = g_new0 (guint32, tables->n_states);
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint64));
  /* A state is made after all that it leads to, but for the root, whose place is kept for it. */
  for (guint state = LEADS_PLAN_ROOT + 1; state < tables->n_states; state++)
    count_state (self, tables, state);
  count_state (self, tables, LEADS_PLAN_ROOT);
  return self;
}

void
leads_plan_counts_free (LeadsPlanCounts *self)
{
  g_free (self->lengths);
  g_free (self->first);
  g_array_unref (self->counts);
  g_free (self);
}
