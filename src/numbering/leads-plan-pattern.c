/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-plan-pattern-private.h"

#include <string.h>

/*
 * Turns a pattern into steps, and runs them over digits. Invariant: every jump is relative and leads forward, so
 * that steps can be moved and copied, and every run ends.
 */

/* Deeper than any plan's patterns, shallow enough for every stack. */
#define MAX_DEPTH 32
/* Steps of one pattern; the largest of libphonenumber's has some two thousand. */
#define MAX_STEPS 20000
/* A number has at most 15 digits (ITU-T E.164), so nothing needs to be repeated more often than twice that. */
#define MAX_REPEAT 30

typedef struct {
  const char *at;
  LeadsPatternFlags flags;
  GArray *program;
  guint first; /* where this pattern begins in program */
  guint depth;
  guint n_groups;
  LeadsPatternResult result;
} Reader;

static gboolean read_choice (Reader *self);

static gboolean
fail (Reader             *self,
      LeadsPatternResult  result)
{
  self->result = result;
  return FALSE;
}

static gboolean
insert_step (Reader *self,
             guint   at,
             gint    operation,
             guint   a,
             guint   b)
{
  LeadsPatternStep step = { (gint16) operation, (gint16) a, (gint16) b };

  if (self->program->len - self->first >= MAX_STEPS)
    return fail (self, LEADS_PATTERN_TOO_LARGE);
  g_array_insert_val (self->program, at, step);
  return TRUE;
}

static gboolean
append_step (Reader *self,
             gint    operation,
             guint   a)
{
  return insert_step (self, self->program->len, operation, a, 0);
}

/* [0-35-9] */
static gboolean
read_class (Reader *self)
{
  guint mask = 0;

  self->at++;
  while (*self->at != ']')
    {
      char first = *self->at;
      char last = first;

      if (!g_ascii_isdigit (first))
        return fail (self, LEADS_PATTERN_MALFORMED);
      self->at++;
      if (*self->at == '-')
        {
          last = self->at[1];
          if (!g_ascii_isdigit (last) || last < first)
            return fail (self, LEADS_PATTERN_MALFORMED);
          self->at += 2;
        }
      for (char digit = first; digit <= last; digit++)
        mask |= 1u << (digit - '0');
    }
  self->at++;
  return mask != 0 ? append_step (self, LEADS_PATTERN_DIGIT, mask) : fail (self, LEADS_PATTERN_MALFORMED);
}

static gboolean
read_group (Reader *self)
{
  gboolean captures = self->at[1] != '?';
  guint group = 0;

  if (captures)
    {
      if (!(self->flags & LEADS_PATTERN_GROUPS) || self->n_groups == LEADS_PATTERN_MAX_GROUPS)
        return fail (self, LEADS_PATTERN_MALFORMED);
      group = ++self->n_groups;
    }
  else if (self->at[2] != ':')
    return fail (self, LEADS_PATTERN_MALFORMED);

  if (++self->depth > MAX_DEPTH)
    return fail (self, LEADS_PATTERN_TOO_LARGE);
  self->at += captures ? 1 : 3;
  if (captures && !append_step (self, LEADS_PATTERN_OPEN, group))
    return FALSE;
  if (!read_choice (self))
    return FALSE;
  if (*self->at != ')')
    return fail (self, LEADS_PATTERN_MALFORMED);
  self->at++;
  self->depth--;
  return !captures || append_step (self, LEADS_PATTERN_CLOSE, group);
}

static gboolean
read_atom (Reader *self)
{
  char c = *self->at;

  if (g_ascii_isdigit (c))
    {
      self->at++;
      return append_step (self, LEADS_PATTERN_DIGIT, 1u << (c - '0'));
    }
  if (c == '\\' && self->at[1] == 'd')
    {
      self->at += 2;
      return append_step (self, LEADS_PATTERN_DIGIT, (1u << 10) - 1);
    }
  if (c == '[')
    return read_class (self);
  if (c == '(')
    return read_group (self);
  if (c == '$' && (self->flags & LEADS_PATTERN_END_SIGN))
    {
      self->at++;
      return append_step (self, LEADS_PATTERN_END, 0);
    }
  return fail (self, LEADS_PATTERN_MALFORMED);
}

/* "3" or "12" */
static gboolean
read_count (Reader *self,
            guint  *count)
{
  *count = 0;
  if (!g_ascii_isdigit (*self->at))
    return fail (self, LEADS_PATTERN_MALFORMED);
  while (g_ascii_isdigit (*self->at))
    {
      *count = *count * 10 + (guint) (*self->at - '0');
      if (*count > MAX_REPEAT)
        return fail (self, LEADS_PATTERN_TOO_LARGE);
      self->at++;
    }
  return TRUE;
}

/* Repeats the steps from @begin on @least to @most times: x{1,3} becomes x(x(x)?)?. */
static gboolean
repeat (Reader *self,
        guint   begin,
        guint   least,
        guint   most)
{
  guint n_steps = self->program->len - begin;
  g_autofree LeadsPatternStep *steps = NULL;

  /* Nothing, however often, is nothing. */
  if (n_steps == 0)
    return TRUE;
  steps = g_memdup2 (&g_array_index (self->program, LeadsPatternStep, begin), n_steps * sizeof (LeadsPatternStep));
  g_array_set_size (self->program, begin);
  for (guint i = 0; i < most; i++)
    {
      /* A skipped one is followed by none of the rest. */
      guint rest = (most - i) * (n_steps + 1);

      if (self->program->len - self->first + n_steps > MAX_STEPS)
        return fail (self, LEADS_PATTERN_TOO_LARGE);
      if (i >= least && !insert_step (self, self->program->len, LEADS_PATTERN_SPLIT, 1, rest))
        return FALSE;
      g_array_append_vals (self->program, steps, n_steps);
    }
  return TRUE;
}

static gboolean
read_repetition (Reader *self,
                 guint   begin)
{
  guint least = 0;
  guint most = 1;

  if (*self->at == '?')
    self->at++;
  else
    {
      self->at++;
      if (!read_count (self, &least))
        return FALSE;
      most = least;
      if (*self->at == ',')
        {
          self->at++;
          if (!read_count (self, &most))
            return FALSE;
        }
      if (*self->at != '}' || most < least || most == 0)
        return fail (self, LEADS_PATTERN_MALFORMED);
      self->at++;
    }
  return repeat (self, begin, least, most);
}

static gboolean
read_sequence (Reader *self)
{
  while (*self->at != '\0' && *self->at != '|' && *self->at != ')')
    {
      guint begin = self->program->len;

      if (!read_atom (self))
        return FALSE;
      if ((*self->at == '?' || *self->at == '{') && !read_repetition (self, begin))
        return FALSE;
    }
  return TRUE;
}

/* a|b|c */
static gboolean
read_choice (Reader *self)
{
  g_autoptr (GArray) jumps = g_array_new (FALSE, FALSE, sizeof (guint));

  for (;;)
    {
      guint begin = self->program->len;
      guint jump;

      if (!read_sequence (self))
        return FALSE;
      if (*self->at != '|')
        break;
      self->at++;
      if (!insert_step (self, begin, LEADS_PATTERN_SPLIT, 1, self->program->len - begin + 2))
        return FALSE;
      jump = self->program->len;
      g_array_append_val (jumps, jump);
      if (!append_step (self, LEADS_PATTERN_JUMP, 0))
        return FALSE;
    }
  for (guint i = 0; i < jumps->len; i++)
    {
      guint jump = g_array_index (jumps, guint, i);

      g_array_index (self->program, LeadsPatternStep, jump).a = (gint16) (self->program->len - jump);
    }
  return TRUE;
}

LeadsPatternResult
leads_pattern_compile (const char        *text,
                       LeadsPatternFlags  flags,
                       guint              tag,
                       GArray            *program,
                       guint             *n_groups)
{
  Reader self = { .at = text, .flags = flags, .program = program, .first = program->len };

  if (read_choice (&self) && (*self.at == '\0' || fail (&self, LEADS_PATTERN_MALFORMED)) &&
      append_step (&self, LEADS_PATTERN_MATCH, tag))
    {
      if (n_groups != NULL)
        *n_groups = self.n_groups;
      return LEADS_PATTERN_FINE;
    }
  g_array_set_size (program, self.first);
  return self.result;
}

typedef struct {
  const LeadsPatternStep *program;
  const char *digits;
  guint n_digits;
  LeadsPatternMatch *match;
  guint32 *failed; /* by step: bit n is set when what follows cannot match from the n-th digit on */
} Matcher;

/* Tries the steps from @at on. Recursion is as deep as choices follow one another, some dozens in a real plan. */
static gboolean
match_from (Matcher *self,
            guint    at,
            guint    digit)
{
  for (;;)
    {
      const LeadsPatternStep *step = &self->program[at];

      switch ((LeadsPatternOperation) step->operation)
        {
        case LEADS_PATTERN_DIGIT:
          if (digit == self->n_digits || !(step->a & (1 << (self->digits[digit] - '0'))))
            return FALSE;
          digit++;
          at++;
          break;
        case LEADS_PATTERN_SPLIT:
          {
            LeadsPatternMatch before = *self->match;

            if (self->failed[at] & (1u << digit))
              return FALSE;
            if (match_from (self, at + (guint) step->a, digit))
              return TRUE;
            self->failed[at] |= 1u << digit;
            *self->match = before;
            at += (guint) step->b;
          }
          break;
        case LEADS_PATTERN_JUMP:
          at += (guint) step->a;
          break;
        case LEADS_PATTERN_OPEN:
          self->match->groups[step->a - 1].begin = (guint8) digit;
          at++;
          break;
        case LEADS_PATTERN_CLOSE:
          self->match->groups[step->a - 1].end = (guint8) digit;
          at++;
          break;
        case LEADS_PATTERN_END:
          if (digit < self->n_digits)
            return FALSE;
          at++;
          break;
        case LEADS_PATTERN_MATCH:
        default:
          self->match->length = digit;
          return TRUE;
        }
    }
}

gboolean
leads_pattern_match (const LeadsPatternStep *program,
                     guint                   n_steps,
                     const char             *digits,
                     guint                   n_digits,
                     LeadsPatternMatch      *match)
{
  guint32 failed[LEADS_PATTERN_MAX_MATCH_STEPS];
  Matcher self = { program, digits, n_digits, match, failed };

  g_return_val_if_fail (n_steps <= LEADS_PATTERN_MAX_MATCH_STEPS && n_digits <= LEADS_PATTERN_MAX_DIGITS, FALSE);

  memset (failed, 0, n_steps * sizeof *failed);
  for (guint i = 0; i < LEADS_PATTERN_MAX_GROUPS; i++)
    {
      match->groups[i].begin = 1;
      match->groups[i].end = 0;
    }
  return match_from (&self, 0, 0);
}
