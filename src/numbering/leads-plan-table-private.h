/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-type.h>
#include <leads-number.h>
#include <leads-plan-fault.h>
#include <leads-verdict.h>

/*
 * The numbering plan's table (data/numbering/plan.txt) as it is written: rows, and what they say, checked one by
 * one. What the patterns mean together is the compiler's (leads-plan-compiler-private.h).
 */

/* The layout of the table that this program reads: its row "format". */
#define LEADS_PLAN_LAYOUT 1

/* No code is shared by more regions; +1, the largest, has 25. */
#define LEADS_PLAN_MAX_REGIONS 32

/* libphonenumber knows national numbers, and so whole numbers, that are longer than E.164 allows: some in Germany and
 * Japan. They are never valid here, but they are what digits can be read as. */
#define LEADS_PLAN_MAX_NATIONAL_DIGITS 17
#define LEADS_PLAN_MAX_DIGITS 19

/* A table is some 200 KB; what is larger than this is no table. */
#define LEADS_PLAN_TABLE_MAX_SIZE (8 * 1024 * 1024)

/* A pattern and where it stands. */
typedef struct {
  const char *text;
  guint line;
} LeadsPlanText;

/* A row of a region's numbers. */
typedef struct {
  LeadsPlanText pattern;
  guint32 lengths; /* bit n: they can have n digits; 0: as the region's */
  guint8 type;     /* a LeadsNumberType; LEADS_NUMBER_TYPE_UNKNOWN is the row "general" */
} LeadsPlanNumbers;

typedef struct {
  char name[LEADS_REGION_SIZE];
  guint32 lengths;
  LeadsPlanText international_prefix; /* text NULL where there is none; so the others */
  LeadsPlanText leading;
  LeadsPlanText strip;
  const char *transform;
  const char *national_prefix;
  GArray *numbers; /* LeadsPlanNumbers */
} LeadsPlanRegionRows;

/* How a country code's numbers are shown, the first that fits. */
typedef struct {
  LeadsPlanText pattern;
  LeadsPlanText leading;
  const char *template;
} LeadsPlanDisplay;

typedef struct {
  guint16 value;
  guint8 n_digits;
  guint line;
  char home[LEADS_REGION_SIZE];
  char names[LEADS_PLAN_MAX_REGIONS][LEADS_REGION_SIZE];
  guint n_names;
  GPtrArray *regions; /* LeadsPlanRegionRows, the main one first */
  GArray *displays;   /* LeadsPlanDisplay */
  guint8 mobile_token; /* a digit + 1, or 0 */
} LeadsPlanCodeRows;

typedef struct {
  const char *version;
  const char *date;
  GPtrArray *codes;    /* LeadsPlanCodeRows */
  guint n_lines;
  GStringChunk *texts;
} LeadsPlanTable;

/* Reads @length bytes at @text. Returns NULL, and what is wrong in @fault, when it is no table. */
LeadsPlanTable *leads_plan_table_read (const char     *text,
                                       gsize           length,
                                       LeadsPlanFault *fault);
void            leads_plan_table_free (LeadsPlanTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsPlanTable, leads_plan_table_free)
