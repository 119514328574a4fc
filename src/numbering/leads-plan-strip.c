/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-plan-strip-private.h"

#include <string.h>

/*
 * The prefix pattern is followed by threads in the order of preference, as Perl's and JavaScript's matching has
 * it: a match cuts off all threads behind it, and one before it that matches later takes its place. Every
 * thread carries what the number would become. Invariant: a state holds all that later digits can ask for.
 */

/* So that there is a place to point at before there are threads. */
#define FIRST_THREADS 64

typedef struct {
  guint16 position;
  guint8 in_group;
  guint8 n_captured;
  guint32 rewritten; /* the general set's state after the literal and what was captured */
} Thread;

typedef struct {
  guint32 original;  /* the general set's state after all digits */
  guint32 rewritten; /* the general set's state of what the number becomes by the best match so far */
  gint16 removed;    /* how many digits it is shorter by */
  guint8 matched;    /* whether there is a match */
  guint8 adds;       /* whether digits of the rule are in front */
  guint32 first;     /* of its threads, in threads */
  guint32 n_threads;
} State;

struct _LeadsPlanStrip
{
  GArray *program; /* LeadsPatternStep */
  LeadsPlanTransform transform;
  LeadsPlanSet *general;
  guint32 lengths;
  guint longest;
  guint64 *effort;
  gboolean *ends; /* by position: whether the pattern can end there at the number's end */
  guint transformed_start; /* the general set's state after the literal */

  GArray *states;  /* State */
  GArray *threads; /* Thread */
  GHashTable *ids; /* GBytes → state */

  /* While a state is made. */
  guint32 *marks;
  guint32 round;
  GArray *pending; /* Thread: what to follow next is last */
};

gboolean
leads_plan_transform_read (LeadsPlanTransform *self,
                           const char         *rule,
                           guint               n_groups)
{
  gsize n_literal = strspn (rule, "0123456789");

  *self = (LeadsPlanTransform){ 0 };
  if (n_literal >= sizeof self->literal || rule[n_literal] != '$' || !g_ascii_isdigit (rule[n_literal + 1]) ||
      rule[n_literal + 2] != '\0')
    return FALSE;
  memcpy (self->literal, rule, n_literal);
  self->group = (guint8) (rule[n_literal + 1] - '0');
  return self->group > 0 && self->group == n_groups;
}

static const LeadsPatternStep *
get_step (const LeadsPlanStrip *self,
          guint                 position)
{
  return &g_array_index (self->program, LeadsPatternStep, position);
}

/* Steps lead forward only, so what follows one is known before it. */
static void
find_ends (LeadsPlanStrip *self)
{
  self->ends = g_new0 (gboolean, self->program->len);
  for (guint i = self->program->len; i > 0; i--)
    {
      const LeadsPatternStep *step = get_step (self, i - 1);
      gboolean *end = &self->ends[i - 1];

      switch ((LeadsPatternOperation) step->operation)
        {
        case LEADS_PATTERN_MATCH:
          *end = TRUE;
          break;
        case LEADS_PATTERN_DIGIT:
          break;
        case LEADS_PATTERN_SPLIT:
          *end = end[step->a] || end[step->b];
          break;
        case LEADS_PATTERN_JUMP:
          *end = end[step->a];
          break;
        case LEADS_PATTERN_OPEN:
        case LEADS_PATTERN_CLOSE:
        case LEADS_PATTERN_END:
        default:
          *end = end[1];
        }
    }
}

LeadsPlanStrip *
leads_plan_strip_new (GArray                   *program,
                      const LeadsPlanTransform *transform,
                      LeadsPlanSet             *general,
                      guint32                   lengths,
                      guint64                  *effort)
{
  LeadsPlanStrip *self = g_new0 (LeadsPlanStrip, 1);

  self->program = g_array_ref (program);
  self->transform = *transform;
  self->general = general;
  self->lengths = lengths;
  self->longest = lengths != 0 ? g_bit_storage (lengths) - 1 : 0;
  self->effort = effort;
  self->transformed_start = leads_plan_set_start (general);
  for (const char *digit = transform->literal; *digit != '\0'; digit++)
    self->transformed_start = leads_plan_set_step (general, self->transformed_start, (guint) (*digit - '0'));
  self->states = g_array_new (FALSE, FALSE, sizeof (State));
  self->threads = g_array_sized_new (FALSE, FALSE, sizeof (Thread), FIRST_THREADS);
  self->pending = g_array_new (FALSE, FALSE, sizeof (Thread));
  self->ids = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  self->marks = g_new0 (guint32, program->len);
  find_ends (self);
  return self;
}

void
leads_plan_strip_free (LeadsPlanStrip *self)
{
  g_array_unref (self->program);
  g_array_unref (self->states);
  g_array_unref (self->threads);
  g_array_unref (self->pending);
  g_hash_table_unref (self->ids);
  g_free (self->marks);
  g_free (self->ends);
  g_free (self);
}

static void
push (LeadsPlanStrip *self,
      Thread          thread,
      gint            by)
{
  thread.position = (guint16) (thread.position + by);
  g_array_append_val (self->pending, thread);
}

/* Notes in @state what the number becomes when the pattern ends here, after @n_digits. */
static void
note_match (LeadsPlanStrip *self,
            State          *state,
            const Thread   *thread,
            guint           n_digits)
{
  gboolean transforms = self->transform.group > 0 && thread->n_captured > 0;

  state->matched = TRUE;
  state->adds = transforms && self->transform.literal[0] != '\0';
  state->rewritten = transforms ? thread->rewritten : leads_plan_set_start (self->general);
  state->removed = (gint16) n_digits;
  if (transforms)
    state->removed = (gint16) (state->removed - thread->n_captured - (gint16) strlen (self->transform.literal));
}

/* Follows @thread through all steps that take no digit; the threads that wait for one are appended to threads.
 * Returns whether the pattern matched, which cuts off what comes after. */
static gboolean
follow (LeadsPlanStrip *self,
        State          *state,
        Thread          thread,
        guint           n_digits)
{
  g_array_set_size (self->pending, 0);
  push (self, thread, 0);
  while (self->pending->len > 0)
    {
      Thread now = g_array_index (self->pending, Thread, self->pending->len - 1);
      const LeadsPatternStep *step = get_step (self, now.position);

      g_array_set_size (self->pending, self->pending->len - 1);
      ++*self->effort;
      if (self->marks[now.position] == self->round)
        continue;
      self->marks[now.position] = self->round;
      switch ((LeadsPatternOperation) step->operation)
        {
        case LEADS_PATTERN_SPLIT:
          push (self, now, step->b);
          push (self, now, step->a);
          break;
        case LEADS_PATTERN_JUMP:
          push (self, now, step->a);
          break;
        case LEADS_PATTERN_OPEN:
        case LEADS_PATTERN_CLOSE:
          if (step->a == self->transform.group)
            now.in_group = step->operation == LEADS_PATTERN_OPEN;
          push (self, now, 1);
          break;
        case LEADS_PATTERN_MATCH:
          note_match (self, state, &now, n_digits);
          return TRUE;
        case LEADS_PATTERN_DIGIT:
        case LEADS_PATTERN_END:
        default:
          g_array_append_val (self->threads, now);
        }
    }
  return FALSE;
}

/* The state, which takes over the threads from state->first on, or the same one made before. */
static guint
intern (LeadsPlanStrip *self,
        State          *state)
{
  g_autoptr (GByteArray) key = NULL;
  g_autoptr (GBytes) bytes = NULL;
  State plain;
  gpointer known;

  state->n_threads = self->threads->len - state->first;
  if (state->n_threads == 0 && !state->matched)
    return LEADS_PLAN_STRIP_NEVER;

  plain = *state;
  plain.first = 0;
  key = g_byte_array_new ();
  g_byte_array_append (key, (const guint8 *) &plain, sizeof plain);
  g_byte_array_append (key, (const guint8 *) (self->threads->data + state->first * sizeof (Thread)),
                       state->n_threads * (guint) sizeof (Thread));
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&key));
  if (g_hash_table_lookup_extended (self->ids, bytes, NULL, &known))
    {
      g_array_set_size (self->threads, state->first);
      return GPOINTER_TO_UINT (known);
    }
  g_array_append_vals (self->states, state, 1);
  g_hash_table_insert (self->ids, g_steal_pointer (&bytes), GUINT_TO_POINTER (self->states->len - 1));
  return self->states->len - 1;
}

guint
leads_plan_strip_start (LeadsPlanStrip *self)
{
  State state = { 0 };
  Thread thread = { .rewritten = self->transformed_start };

  g_assert (self->states->len == 0);

  g_array_append_val (self->states, state); /* LEADS_PLAN_STRIP_NEVER */
  state.original = leads_plan_set_start (self->general);
  self->round++;
  follow (self, &state, thread, 0);
  return intern (self, &state);
}

guint
leads_plan_strip_step (LeadsPlanStrip *self,
                       guint           state,
                       guint           digit,
                       guint           n_digits)
{
  State from = g_array_index (self->states, State, state);
  State next = from;

  if (state == LEADS_PLAN_STRIP_NEVER)
    return state;

  next.original = leads_plan_set_step (self->general, from.original, digit);
  if (from.matched)
    next.rewritten = leads_plan_set_step (self->general, from.rewritten, digit);
  next.first = self->threads->len;
  self->round++;
  *self->effort += from.n_threads;
  for (guint i = 0; i < from.n_threads; i++)
    {
      Thread thread = g_array_index (self->threads, Thread, from.first + i);
      const LeadsPatternStep *step = get_step (self, thread.position);

      if (step->operation != LEADS_PATTERN_DIGIT || !(step->a & (1 << digit)))
        continue;
      thread.position++;
      if (thread.in_group)
        {
          thread.n_captured++;
          thread.rewritten = leads_plan_set_step (self->general, thread.rewritten, digit);
        }
      if (follow (self, &next, thread, n_digits))
        break;
    }
  return intern (self, &next);
}

gboolean
leads_plan_strip_changes (LeadsPlanStrip *self,
                          guint           state,
                          guint           n_digits)
{
  State end = g_array_index (self->states, State, state);
  guint n_left;

  for (guint i = 0; i < end.n_threads; i++)
    {
      const Thread *thread = &g_array_index (self->threads, Thread, end.first + i);

      if (get_step (self, thread->position)->operation == LEADS_PATTERN_END && self->ends[thread->position])
        {
          note_match (self, &end, thread, n_digits);
          break;
        }
    }
  if (!end.matched || (end.removed == 0 && !end.adds))
    return FALSE;
  if (leads_plan_set_get_matched (self->general, end.original) != 0 &&
      leads_plan_set_get_matched (self->general, end.rewritten) == 0)
    return FALSE;
  n_left = (guint) ((gint) n_digits - end.removed);
  return n_left > self->longest || (self->lengths & (1u << n_left)) != 0;
}
