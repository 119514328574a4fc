/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-plan-compiler-private.h"
#include "leads-plan-values-private.h"

/*
 * What the compiler's parts share while tables are made. Each part appends to its arrays; those that take states
 * return them by number.
 */

typedef struct {
  const LeadsPlanTable *table;
  LeadsPlanFault *fault;

  guint64 effort; /* how many steps of patterns were made and looked at, places walked through */
  GArray *next;   /* LeadsPlanNext */
  GArray *labels; /* guint8 */
  GArray *label_meanings;
  GArray *codes;
  GArray *regions;
  GArray *steps;
  GArray *displays;
  GArray *display_choices;
  GArray *choices;
  GArray *formats;
  GString *texts;

  GHashTable *states;       /* GBytes (label, next) → state: equal ones are one */
  GHashTable *display_states;
  GHashTable *choice_ids;   /* GBytes → place in choices */
  GHashTable *format_ids;   /* GBytes → format */
  GHashTable *step_ids;     /* a pattern's text → place in steps */
} LeadsPlanBuilder;

/* Whether too much effort was made: then the code is refused. @rows is the code that is built. */
gboolean leads_plan_builder_gives_up (LeadsPlanBuilder        *self,
                                      const LeadsPlanCodeRows *rows);

/* The state with these, made or found; 0 when it is dead. FALSE when there are too many. */
gboolean leads_plan_builder_add_state (LeadsPlanBuilder    *self,
                                       guint                label,
                                       const LeadsPlanNext  next,
                                       guint16             *state);

/* The label with that meaning, made or found. FALSE when there are too many. */
gboolean leads_plan_builder_add_label (LeadsPlanBuilder *self,
                                       guint             region,
                                       guint             type,
                                       guint8           *label);

/* The states of a code's national numbers; sets the first. */
gboolean leads_plan_build_numbers (LeadsPlanBuilder        *self,
                                   const LeadsPlanCodeRows *rows,
                                   guint16                 *first);

/* How a code's national numbers are written; sets where to begin. */
gboolean leads_plan_build_display (LeadsPlanBuilder        *self,
                                   const LeadsPlanCodeRows *rows,
                                   guint16                 *first);

/* Appends a region of the code that comes next in codes, with its prefixes. */
gboolean leads_plan_build_region (LeadsPlanBuilder          *self,
                                  const LeadsPlanRegionRows *rows);

/* Says of @pattern what leads_pattern_compile() found. Returns FALSE. */
gboolean leads_plan_builder_refuse (LeadsPlanBuilder    *self,
                                    const LeadsPlanText *pattern,
                                    LeadsPatternResult   result);
