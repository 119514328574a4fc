/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-plan-set-private.h"

#include <string.h>

/*
 * The subset construction, lazily. Invariant: two states with the same steps and the same matches are one state, so
 * that a state's number says all there is to say about the digits so far.
 */

/* So that there is a place to point at before there are steps. */
#define FIRST_STEPS 64

typedef struct {
  guint64 matched;
  guint first; /* of its steps, in steps */
  guint n_steps;
  guint next[10]; /* + 1; 0 when not known yet */
} State;

struct _LeadsPlanSet
{
  gboolean whole;
  guint64 *effort;
  GArray *program; /* LeadsPatternStep */
  GArray *starts;  /* guint: where each pattern begins */
  GArray *states;  /* State */
  GArray *steps;   /* guint16: positions of digit steps, ascending within a state */
  GHashTable *ids; /* GBytes (matched, steps) → state */
  guint32 *marks;  /* by position: the last round that was there */
  guint32 round;
  GArray *pending; /* guint16: positions to look at */
  guint start;     /* a state, once there are any */
};

LeadsPlanSet *
leads_plan_set_new (gboolean  whole,
                    guint64  *effort)
{
  LeadsPlanSet *self = g_new0 (LeadsPlanSet, 1);

  self->whole = whole;
  self->effort = effort;
  self->program = g_array_new (FALSE, FALSE, sizeof (LeadsPatternStep));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->states = g_array_new (FALSE, FALSE, sizeof (State));
  self->steps = g_array_sized_new (FALSE, FALSE, sizeof (guint16), FIRST_STEPS);
  self->pending = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->ids = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  return self;
}

void
leads_plan_set_free (LeadsPlanSet *self)
{
  g_array_unref (self->program);
  g_array_unref (self->starts);
  g_array_unref (self->states);
  g_array_unref (self->steps);
  g_array_unref (self->pending);
  g_hash_table_unref (self->ids);
  g_free (self->marks);
  g_free (self);
}

LeadsPatternResult
leads_plan_set_add (LeadsPlanSet *self,
                    const char   *pattern,
                    guint         tag)
{
  guint start = self->program->len;
  LeadsPatternResult result;

  g_assert (self->states->len == 0 && tag < LEADS_PLAN_SET_MAX_TAGS);

  result = leads_pattern_compile (pattern, LEADS_PATTERN_GROUPS, tag, self->program, NULL);
  if (result == LEADS_PATTERN_FINE && self->program->len > G_MAXINT16)
    result = LEADS_PATTERN_TOO_LARGE;
  *self->effort += self->program->len - start;
  if (result == LEADS_PATTERN_FINE)
    g_array_append_val (self->starts, start);
  return result;
}

static void
visit (LeadsPlanSet *self,
       guint         position)
{
  if (self->marks[position] == self->round)
    return;
  self->marks[position] = self->round;
  g_array_append_vals (self->pending, &(guint16){ (guint16) position }, 1);
}

/* Follows all steps that take no digit from those pending; the digit steps that are reached become the last of
 * steps. Returns what matches. */
static guint64
close_over (LeadsPlanSet *self)
{
  guint64 matched = 0;

  while (self->pending->len > 0)
    {
      guint16 position = g_array_index (self->pending, guint16, self->pending->len - 1);
      const LeadsPatternStep *step = &g_array_index (self->program, LeadsPatternStep, position);

      g_array_set_size (self->pending, self->pending->len - 1);
      ++*self->effort;
      switch ((LeadsPatternOperation) step->operation)
        {
        case LEADS_PATTERN_DIGIT:
          g_array_append_val (self->steps, position);
          break;
        case LEADS_PATTERN_SPLIT:
          visit (self, position + (guint) step->a);
          visit (self, position + (guint) step->b);
          break;
        case LEADS_PATTERN_JUMP:
          visit (self, position + (guint) step->a);
          break;
        case LEADS_PATTERN_MATCH:
          matched |= G_GUINT64_CONSTANT (1) << step->a;
          break;
        case LEADS_PATTERN_OPEN:
        case LEADS_PATTERN_CLOSE:
        case LEADS_PATTERN_END:
        default:
          visit (self, position + 1u);
        }
    }
  return matched;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  return (int) *(const guint16 *) a - (int) *(const guint16 *) b;
}

/* The state of the steps from @first to the last, which it takes over, or the same one made before. */
static guint
intern (LeadsPlanSet *self,
        guint64       matched,
        guint         first)
{
  State state = { .matched = matched, .first = first, .n_steps = self->steps->len - first };
  g_autoptr (GByteArray) key = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  gpointer known;

  if (state.n_steps > 0)
    qsort (&g_array_index (self->steps, guint16, first), state.n_steps, sizeof (guint16), compare_positions);
  g_byte_array_append (key, (const guint8 *) &matched, sizeof matched);
  g_byte_array_append (key, (const guint8 *) (self->steps->data + first * sizeof (guint16)),
                       state.n_steps * (guint) sizeof (guint16));
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&key));
  if (g_hash_table_lookup_extended (self->ids, bytes, NULL, &known))
    {
      g_array_set_size (self->steps, first);
      return GPOINTER_TO_UINT (known);
    }
  g_array_append_val (self->states, state);
  g_hash_table_insert (self->ids, g_steal_pointer (&bytes), GUINT_TO_POINTER (self->states->len - 1));
  return self->states->len - 1;
}

guint
leads_plan_set_start (LeadsPlanSet *self)
{
  guint first = self->steps->len;

  if (self->states->len > 0)
    return self->start;

  self->marks = g_new0 (guint32, self->program->len + 1);
  self->round = 1;
  intern (self, 0, first);
  for (guint i = 0; i < self->starts->len; i++)
    visit (self, g_array_index (self->starts, guint, i));
  self->start = intern (self, close_over (self), first);
  return self->start;
}

guint
leads_plan_set_step (LeadsPlanSet *self,
                     guint         state,
                     guint         digit)
{
  const State *from = &g_array_index (self->states, State, state);
  guint first = self->steps->len;
  guint64 matched;
  guint next;

  if (from->next[digit] != 0)
    return from->next[digit] - 1;

  self->round++;
  *self->effort += from->n_steps;
  for (guint i = 0; i < from->n_steps; i++)
    {
      guint position = g_array_index (self->steps, guint16, from->first + i);

      if (g_array_index (self->program, LeadsPatternStep, position).a & (1 << digit))
        visit (self, position + 1);
    }
  matched = close_over (self);
  if (!self->whole)
    matched |= g_array_index (self->states, State, state).matched;
  next = intern (self, matched, first);
  g_array_index (self->states, State, state).next[digit] = next + 1;
  return next;
}

guint64
leads_plan_set_get_matched (LeadsPlanSet *self,
                            guint         state)
{
  return g_array_index (self->states, State, state).matched;
}

gboolean
leads_plan_set_is_settled (LeadsPlanSet *self,
                           guint         state)
{
  return g_array_index (self->states, State, state).n_steps == 0;
}
