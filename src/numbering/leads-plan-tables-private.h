/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-verdict.h>

#include "leads-plan-pattern-private.h"

/*
 * The compiled numbering plan: constant arrays, written into the program when it is built, or made at run time from
 * a table that is newer (leads_plan_compile()).
 *
 * The automaton: a number's digits, country code first, lead from state to state, from LEADS_PLAN_ROOT on; the
 * label of the last state says what the number is, also of those that are longer than E.164 allows. State 0 is dead: no digit leads out of it, and it has no label.
 */

/* A country code has at most this many digits (ITU-T E.164). */
#define LEADS_PLAN_MAX_CODE_DIGITS 3

#define LEADS_PLAN_DEAD 0
#define LEADS_PLAN_ROOT 1

typedef guint16 LeadsPlanNext[10];

/* What a number that ends in a state is: a label's number is its place. The first is that of no number. */
typedef struct {
  guint8 region; /* of its code's regions, from 0 */
  guint8 type;   /* a LeadsNumberType */
} LeadsPlanLabel;

typedef struct {
  guint16 value;
  guint16 first_region;
  guint16 n_regions;
  guint16 state;   /* of the automaton, after the code's digits */
  guint16 display; /* where to look how its numbers are written: a state of displays or a choice */
  guint16 lengths; /* bit n: the main region's numbers can have n digits after the code, as far as 15 in all */
  guint8 n_digits; /* of the code */
  guint8 mobile_token; /* the digit + 1 before the area code of mobile numbers, or 0 */
  char home[LEADS_REGION_SIZE];
} LeadsPlanCode;

/* What the digits of a number dialled inside a region lose, and what they get. */
typedef struct {
  char name[LEADS_REGION_SIZE];
  guint16 code;                 /* of the codes */
  guint16 international_prefix; /* of the steps; LEADS_PLAN_NO_STEPS where there is none */
  guint16 n_international_prefix;
  guint16 strip;
  guint16 n_strip;
  guint8 group; /* what of the match is kept, or 0 */
  char literal[8];
  char national_prefix[9];
} LeadsPlanRegion;

#define LEADS_PLAN_NO_STEPS G_MAXUINT16

/* A choice of formats is decided as soon as no digit can change it: then a state's place is taken by
 * LEADS_PLAN_CHOICE | the choice. */
#define LEADS_PLAN_CHOICE 0x8000

#define LEADS_PLAN_FORMAT_MAX_GROUPS 6

/* How a number is written: groups of digits, and between them what the template says. */
typedef struct {
  guint16 template; /* of the texts */
  guint8 n_groups;
  guint8 least[LEADS_PLAN_FORMAT_MAX_GROUPS]; /* digits of each group */
  guint8 most[LEADS_PLAN_FORMAT_MAX_GROUPS];
} LeadsPlanFormat;

typedef struct {
  const char *version;
  const char *date;

  const LeadsPlanNext *next;
  const guint8 *labels; /* by state; 0 where no number ends */
  guint n_states;
  const LeadsPlanLabel *label_meanings; /* by label */
  guint n_labels;

  const LeadsPlanCode *codes; /* in the order of their digits */
  guint n_codes;
  const LeadsPlanRegion *regions; /* a code's are together */
  guint n_regions;
  const LeadsPatternStep *steps; /* of prefixes */
  guint n_steps;

  const LeadsPlanNext *displays;  /* by a display state and the next national digit: where to go */
  const guint16 *display_choices; /* by a display state: the choice for numbers that end there */
  guint n_displays;
  const guint16 *choices; /* formats, the first that fits to be taken: 0xffff ends a choice */
  guint n_choices;
  const LeadsPlanFormat *formats;
  guint n_formats;
  const char *texts; /* templates, each ended by NUL */
  guint n_texts;
} LeadsPlanTables;

#define LEADS_PLAN_END_OF_CHOICE G_MAXUINT16

/* How many bytes all arrays take. */
gsize leads_plan_tables_get_size (const LeadsPlanTables *tables);
