/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-paste.h>

#include "leads-paste-list-private.h"
#include "leads-paste-other-private.h"

#include <leads-text.h>

#include <string.h>

/*
 * Numbers and ranges in a text for people. Invariant: every three digits that stand together are in what is found,
 * understood or not.
 */

/* Longer than any number with its notation; what is longer is cut there. */
#define MAX_RUN_BYTES 96
/* Between the ends of a range: a word and its spaces. */
#define MAX_GAP_CHARS 12
/* Digits without a plus that are worth telling: fewer are in every text. */
#define MIN_LOOSE_DIGITS 3
/* A group of so few digits before a word belongs to the word. */
#define MAX_WORD_DIGITS 2
/* Of the words around a find, on each side. */
#define MAX_CONTEXT_CHARS 40

/* A piece of the text. */
typedef struct
{
  const char *begin;
  const char *end;
} Piece;

typedef struct
{
  const LeadsNumberingPlan *plan;
  const char *country;
  const char *begin;
  const char *end;
  GPtrArray *finds;
} Search;

void
leads_paste_find_free (LeadsPasteFind *self)
{
  g_free (self->text);
  g_free (self->context);
  g_free (self);
}

static gboolean
is_plus (gunichar c)
{
  return c == '+' || c == 0xFF0B;
}

static gboolean
is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static gboolean
is_space (gunichar c)
{
  return c == '\t' || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

/* What may stand between the digits of a number. */
static gboolean
is_joint (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  return is_space (c) || c == '.' || c == '(' || c == ')' || type == G_UNICODE_DASH_PUNCTUATION ||
         type == G_UNICODE_FORMAT;
}

static gunichar
get_char (const char *at, const char *end)
{
  return at < end ? g_utf8_get_char (at) : 0;
}

/* A full stop before a space ends a sentence. */
static gboolean
ends_sentence (const char *at, const char *end)
{
  const gunichar next = get_char (at + 1, end);

  return *at == '.' && (next == 0 || is_space (next) || next == '\n' || next == '\r');
}

/* From @at on, what can belong to one number; ends behind its last digit. */
static Piece
take_run (const Search *self, const char *at)
{
  Piece run = { at, at };

  if (is_plus (get_char (at, self->end)))
    at = g_utf8_next_char (at);
  while (at < self->end && at - run.begin < MAX_RUN_BYTES)
    {
      const gunichar c = g_utf8_get_char (at);

      if (!is_digit (c) && (!is_joint (c) || ends_sentence (at, self->end)))
        break;
      at = g_utf8_next_char (at);
      if (is_digit (c))
        run.end = at;
    }
  return run;
}

static guint
count_digits (Piece piece)
{
  guint n_digits = 0;

  for (const char *at = piece.begin; at < piece.end; at = g_utf8_next_char (at))
    n_digits += is_digit (g_utf8_get_char (at));
  return n_digits;
}

/* @piece without its last group of digits: up to the last digit before the last joint; empty when it has one group. */
static Piece
drop_group (Piece piece)
{
  const char *at = piece.end;

  while (at > piece.begin && is_digit (g_utf8_get_char (g_utf8_prev_char (at))))
    at = g_utf8_prev_char (at);
  while (at > piece.begin && !is_digit (g_utf8_get_char (g_utf8_prev_char (at))))
    at = g_utf8_prev_char (at);
  piece.end = at;
  return piece;
}

/* Whether the last group of digits is few and has a word behind it: "+44 20 7946 0000 3 lines". What a hyphen joins to the
 * digits before belongs to them: "+44 20 7946 0000-99 are ours". */
static gboolean
has_word (const Search *self, Piece piece)
{
  const Piece shorter = drop_group (piece);
  const guint n_digits = count_digits (piece) - count_digits (shorter);
  const char *at = piece.end;

  if (shorter.end == piece.begin || n_digits > MAX_WORD_DIGITS)
    return FALSE;
  while (at > shorter.end && is_digit (g_utf8_get_char (g_utf8_prev_char (at))))
    at = g_utf8_prev_char (at);
  if (!is_space (g_utf8_get_char (g_utf8_prev_char (at))))
    return FALSE;
  at = piece.end;
  while (at < self->end && is_space (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at > piece.end && g_unichar_isalpha (get_char (at, self->end));
}

/* (transfer full) (nullable): whole words only */
static char *
dup_context (const Search *self, Piece piece)
{
  const char *begin = piece.begin;
  const char *end = piece.end;
  g_autofree char *words = NULL;
  gboolean is_cut_before, is_cut_behind;

  for (guint i = 0; i < MAX_CONTEXT_CHARS && begin > self->begin && strchr ("\r\n", begin[-1]) == NULL; i++)
    begin = g_utf8_prev_char (begin);
  for (guint i = 0; i < MAX_CONTEXT_CHARS && end < self->end && strchr ("\r\n", *end) == NULL; i++)
    end = g_utf8_next_char (end);
  is_cut_before = begin > self->begin && strchr ("\r\n", begin[-1]) == NULL;
  is_cut_behind = end < self->end && strchr ("\r\n", *end) == NULL;
  while (is_cut_before && begin < piece.begin && begin[-1] != ' ')
    begin++;
  while (is_cut_behind && end > piece.end && *end != ' ')
    end--;
  words = g_strstrip (g_strndup (begin, (gsize) (end - begin)));
  if (strlen (words) == (gsize) (piece.end - piece.begin))
    return NULL;
  return g_strconcat (is_cut_before ? "… " : "", words, is_cut_behind ? " …" : "", NULL);
}

static void
add (Search *self, Piece piece, const LeadsRange *range, const LeadsProblem *problem)
{
  LeadsPasteFind *find = g_new0 (LeadsPasteFind, 1);

  find->text = g_strndup (piece.begin, (gsize) (piece.end - piece.begin));
  find->problem = *problem;
  find->context = dup_context (self, piece);
  if (problem->reason == LEADS_REASON_NONE)
    find->range = *range;
  g_ptr_array_add (self->finds, find);
}

static gboolean
is_number (const Search *self, Piece piece, LeadsVerdict *verdict)
{
  return leads_numbering_plan_judge_in (self->plan, piece.begin, piece.end - piece.begin, self->country, verdict);
}

static gboolean
read_range (const Search *self, Piece piece, LeadsRangeReading *reading)
{
  return leads_range_read_text (self->plan, self->country, piece.begin, piece.end - piece.begin, reading);
}

/* What may be a range by its last hyphen is kept beside, as leads-check-cell.c reads it. */
static void
add_number (Search *self, Piece piece, const LeadsVerdict *verdict)
{
  const LeadsRange range = { .start = verdict->number, .end = verdict->number, .count = 1 };
  const LeadsProblem none = { 0 };
  LeadsRangeReading reading;
  LeadsPasteFind *find;

  add (self, piece, &range, &none);
  find = g_ptr_array_index (self->finds, self->finds->len - 1);
  find->number = verdict->number;
  if (leads_range_read_short (self->plan, self->country, piece.begin, piece.end - piece.begin, verdict, &reading))
    find->short_range = reading.range;
}

static LeadsPasteFind *
add_refused (Search *self, Piece piece)
{
  LeadsVerdict verdict;
  LeadsProblem problem = { 0 };

  is_number (self, piece, &verdict);
  problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (verdict);
  /* What only the plan's text rules accept, such as digits of another script, is told as a character. */
  if (problem.reason == LEADS_REASON_NONE || problem.reason == LEADS_REASON_BLANK_LINE)
    problem.reason = LEADS_REASON_NO_PLUS;
  add (self, piece, NULL, &problem);
  return g_ptr_array_index (self->finds, self->finds->len - 1);
}

/* What nothing stands before and is plainly no telephone number; gives where to go on, or NULL. */
static const char *
take_other (Search *self, const char *begin)
{
  const char *end;

  if (begin > self->begin && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (begin))))
    return NULL;
  end = leads_paste_other_take (self->plan, begin, self->end);
  if (end != NULL)
    add_refused (self, (Piece){ begin, end })->is_other = TRUE;
  return end;
}

/* A range from @first to the next digits of the line, or nothing. */
static const char *
take_range (Search *self, Piece first)
{
  const char *at = first.end;
  LeadsRangeReading reading;
  Piece whole;

  for (guint n_chars = 0; at < self->end && n_chars <= MAX_GAP_CHARS; n_chars++)
    {
      const gunichar c = g_utf8_get_char (at);

      if (c == '\n' || c == '\r' || c == ',' || c == ';')
        return NULL;
      if (is_plus (c) || is_digit (c))
        break;
      at = g_utf8_next_char (at);
    }
  if (at == first.end || (!is_plus (get_char (at, self->end)) && !is_digit (get_char (at, self->end))))
    return NULL;
  whole = (Piece){ first.begin, take_run (self, at).end };
  if (has_word (self, whole))
    whole = drop_group (whole);
  for (; whole.end > at; whole = drop_group (whole))
    {
      if (!read_range (self, whole, &reading))
        continue;
      add (self, whole, &reading.range, &reading.problem);
      return whole.end;
    }
  return NULL;
}

/* An extension behind a number, which is no part of it: told, so that it does not vanish; gives where to go on. */
static const char *
take_extension (Search *self, const char *at)
{
  static const char *const words[] = { "extension", "ext", "x" };
  const LeadsProblem problem = { .reason = LEADS_REASON_EXTENSION_PRESENT };
  const char *begin = at;
  const char *end;

  while (begin < self->end && (*begin == ' ' || *begin == ',' || *begin == ';'))
    begin++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strncasecmp (begin, words[i], strlen (words[i])) != 0)
        continue;
      end = begin + strlen (words[i]);
      while (end < self->end && (*end == ' ' || *end == '.' || *end == ':' || *end == '='))
        end++;
      if (end >= self->end || !g_ascii_isdigit (*end))
        continue;
      while (end < self->end && g_ascii_isdigit (*end))
        end++;
      add (self, (Piece){ begin, end }, NULL, &problem);
      return end;
    }
  return at;
}

/* What begins with a plus; gives where to go on. */
static const char *
take_international (Search *self, const char *begin)
{
  const Piece run = take_run (self, begin);
  LeadsRangeReading reading;
  LeadsVerdict verdict;
  const char *next;

  if (count_digits (run) == 0)
    return g_utf8_next_char (begin);
  for (Piece piece = has_word (self, run) ? drop_group (run) : run; piece.end > begin && count_digits (piece) > 0;
       piece = drop_group (piece))
    {
      if (is_number (self, piece, &verdict))
        {
          next = take_range (self, piece);
          if (next != NULL)
            return next;
          add_number (self, piece, &verdict);
          return take_extension (self, piece.end);
        }
      if (read_range (self, piece, &reading))
        {
          add (self, piece, &reading.range, &reading.problem);
          return piece.end;
        }
    }
  add_refused (self, run);
  return run.end;
}

/* Digits that have no plus; gives where to go on. */
static const char *
take_loose (Search *self, const char *begin)
{
  const Piece run = take_run (self, begin);
  Piece piece = has_word (self, run) ? drop_group (run) : run;

  if (piece.end <= begin)
    return run.end;
  if (count_digits (piece) >= MIN_LOOSE_DIGITS)
    add_refused (self, piece)->is_other = leads_paste_other_is_named (self->begin, begin);
  return piece.end;
}

GPtrArray *
leads_paste_find (const LeadsNumberingPlan *plan, const char *country, const char *text, gssize length)
{
  GPtrArray *finds = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_paste_find_free);
  const gsize n_bytes = MIN (length < 0 ? strlen (text) : (gsize) length, LEADS_PASTE_MAX_BYTES);
  g_autofree char *valid = leads_text_make_valid (text, (gssize) n_bytes);
  Search search = {
    .plan = plan, .country = country, .begin = valid, .end = valid + strlen (valid), .finds = finds
  };
  const char *at = valid;

  while (at < search.end)
    {
      const gunichar c = g_utf8_get_char (at);
      const char *other = g_ascii_isalnum (*at) ? take_other (&search, at) : NULL;

      if (other != NULL)
        at = other;
      else if (is_plus (c))
        at = take_international (&search, at);
      else if (is_digit (c))
        at = take_loose (&search, at);
      else
        at = g_utf8_next_char (at);
    }
  leads_paste_mark_repeated (finds);
  return finds;
}
