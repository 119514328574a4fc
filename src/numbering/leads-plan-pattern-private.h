/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * The patterns of the numbering plan's table: digits, \d, [0-35-9], (?:…), (…), |, ?, {n}, {n,m}, and $ where it is
 * allowed. They have no unbounded repetition, so each matches finitely many texts, and steps lead forward only.
 */

typedef enum {
  LEADS_PATTERN_DIGIT, /* a: bit n is set when digit n is taken */
  LEADS_PATTERN_SPLIT, /* a: where to go, b: where else, less preferred; both relative */
  LEADS_PATTERN_JUMP,  /* a: where to go, relative */
  LEADS_PATTERN_OPEN,  /* a: the group that begins, from 1 */
  LEADS_PATTERN_CLOSE, /* a: the group that ends */
  LEADS_PATTERN_END,   /* nothing may follow */
  LEADS_PATTERN_MATCH  /* a: what has matched */
} LeadsPatternOperation;

typedef struct {
  gint16 operation;
  gint16 a;
  gint16 b;
} LeadsPatternStep;

typedef enum {
  LEADS_PATTERN_FINE,
  LEADS_PATTERN_MALFORMED,
  LEADS_PATTERN_TOO_LARGE
} LeadsPatternResult;

/* What a pattern may hold besides what all may. */
typedef enum {
  LEADS_PATTERN_FLAGS_NONE = 0,
  LEADS_PATTERN_GROUPS = 1 << 0,
  LEADS_PATTERN_END_SIGN = 1 << 1
} LeadsPatternFlags;

/* Appends the steps of @text to @program (an array of LeadsPatternStep), ending in a MATCH of @tag. When it fails,
 * @program is as it was. @n_groups, if not NULL, is how many groups the text has. */
LeadsPatternResult leads_pattern_compile (const char        *text,
                                          LeadsPatternFlags  flags,
                                          guint              tag,
                                          GArray            *program,
                                          guint             *n_groups);

/* Where a match began and ended, in digits; a group that took no part has begin > end. */
#define LEADS_PATTERN_MAX_GROUPS 4
/* What can be matched, in digits, and with how many steps. */
#define LEADS_PATTERN_MAX_DIGITS 31
#define LEADS_PATTERN_MAX_MATCH_STEPS 4096

typedef struct {
  guint length;
  struct
  {
    guint8 begin;
    guint8 end;
  } groups[LEADS_PATTERN_MAX_GROUPS];
} LeadsPatternMatch;

/* The most preferred match at the beginning of @digits, as Perl's and JavaScript's rules of preference have it.
 * Takes at most @n_steps times @n_digits steps. */
gboolean leads_pattern_match (const LeadsPatternStep *program,
                              guint                   n_steps,
                              const char             *digits,
                              guint                   n_digits,
                              LeadsPatternMatch      *match);
