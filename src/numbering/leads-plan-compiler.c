/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-plan-compiler-private.h"

#include "leads-plan-builder-private.h"
#include "leads-plan-strip-private.h"

#include <string.h>

/*
 * Makes tables of a table: code by code, then the digits of the codes themselves. Invariant: everything is made in
 * the order of the table's rows, so that the same table gives the same arrays.
 */

/* The world's plan takes three million, and less than a tenth of a second. Fuzzers try more tables with less. */
#ifndef LEADS_PLAN_MAX_EFFORT
#define LEADS_PLAN_MAX_EFFORT 30000000
#endif

struct _LeadsPlanCompiled
{
  LeadsPlanTables tables;
  LeadsPlanTable *table;
  LeadsPlanBuilder builder;
};

static LeadsPlanCompiled *
compiled_new (void)
{
  LeadsPlanCompiled *self = g_new0 (LeadsPlanCompiled, 1);
  LeadsPlanBuilder *builder = &self->builder;

  builder->next = g_array_new (FALSE, FALSE, sizeof (LeadsPlanNext));
  builder->labels = g_array_new (FALSE, FALSE, sizeof (guint8));
  builder->label_meanings = g_array_new (FALSE, FALSE, sizeof (LeadsPlanLabel));
  builder->codes = g_array_new (FALSE, FALSE, sizeof (LeadsPlanCode));
  builder->regions = g_array_new (FALSE, FALSE, sizeof (LeadsPlanRegion));
  builder->steps = g_array_new (FALSE, FALSE, sizeof (LeadsPatternStep));
  builder->displays = g_array_new (FALSE, FALSE, sizeof (LeadsPlanNext));
  builder->display_choices = g_array_new (FALSE, FALSE, sizeof (guint16));
  builder->choices = g_array_new (FALSE, FALSE, sizeof (guint16));
  builder->formats = g_array_new (FALSE, FALSE, sizeof (LeadsPlanFormat));
  builder->texts = g_string_new (NULL);
  builder->states = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  builder->display_states = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  builder->choice_ids = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  builder->format_ids = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  builder->step_ids = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/* What only the making needs. */
static void
forget_ids (LeadsPlanBuilder *builder)
{
  g_clear_pointer (&builder->states, g_hash_table_unref);
  g_clear_pointer (&builder->display_states, g_hash_table_unref);
  g_clear_pointer (&builder->choice_ids, g_hash_table_unref);
  g_clear_pointer (&builder->format_ids, g_hash_table_unref);
  g_clear_pointer (&builder->step_ids, g_hash_table_unref);
}

void
leads_plan_compiled_free (LeadsPlanCompiled *self)
{
  LeadsPlanBuilder *builder = &self->builder;

  g_array_unref (builder->next);
  g_array_unref (builder->labels);
  g_array_unref (builder->label_meanings);
  g_array_unref (builder->codes);
  g_array_unref (builder->regions);
  g_array_unref (builder->steps);
  g_array_unref (builder->displays);
  g_array_unref (builder->display_choices);
  g_array_unref (builder->choices);
  g_array_unref (builder->formats);
  g_string_free (builder->texts, TRUE);
  forget_ids (builder);
  g_clear_pointer (&self->table, leads_plan_table_free);
  g_free (self);
}

const LeadsPlanTables *
leads_plan_compiled_get_tables (const LeadsPlanCompiled *self)
{
  return &self->tables;
}

gboolean
leads_plan_builder_refuse (LeadsPlanBuilder    *self,
                           const LeadsPlanText *pattern,
                           LeadsPatternResult   result)
{
  return leads_plan_fault_set (self->fault,
                               result == LEADS_PATTERN_MALFORMED ? LEADS_PLAN_FAULT_PATTERN
                                                                 : LEADS_PLAN_FAULT_TOO_LARGE,
                               pattern->line, pattern->text);
}

gboolean
leads_plan_builder_gives_up (LeadsPlanBuilder        *self,
                             const LeadsPlanCodeRows *rows)
{
  char code[4];

  if (self->effort <= LEADS_PLAN_MAX_EFFORT)
    return FALSE;
  g_snprintf (code, sizeof code, "%u", rows->value);
  leads_plan_fault_set (self->fault, LEADS_PLAN_FAULT_TOO_LARGE, rows->line, code);
  return TRUE;
}

gboolean
leads_plan_builder_add_state (LeadsPlanBuilder    *self,
                              guint                label,
                              const LeadsPlanNext  next,
                              guint16             *state)
{
  static const LeadsPlanNext nowhere = { 0 };
  guint16 content[11];
  g_autoptr (GBytes) key = NULL;
  gpointer known;
  guint8 byte = (guint8) label;

  if (label == 0 && memcmp (next, nowhere, sizeof nowhere) == 0)
    {
      *state = LEADS_PLAN_DEAD;
      return TRUE;
    }
  content[0] = (guint16) label;
  memcpy (content + 1, next, sizeof (LeadsPlanNext));
  key = g_bytes_new (content, sizeof content);
  if (g_hash_table_lookup_extended (self->states, key, NULL, &known))
    {
      *state = (guint16) GPOINTER_TO_UINT (known);
      return TRUE;
    }
  if (self->next->len > G_MAXUINT16)
    return leads_plan_fault_set (self->fault, LEADS_PLAN_FAULT_TOO_LARGE, 0, "");
  *state = (guint16) self->next->len;
  g_array_append_vals (self->next, next, 1);
  g_array_append_val (self->labels, byte);
  g_hash_table_insert (self->states, g_steal_pointer (&key), GUINT_TO_POINTER (*state));
  return TRUE;
}

gboolean
leads_plan_builder_add_label (LeadsPlanBuilder *self,
                              guint             region,
                              guint             type,
                              guint8           *label)
{
  LeadsPlanLabel meaning = { (guint8) region, (guint8) type };

  for (guint i = 1; i < self->label_meanings->len; i++)
    {
      const LeadsPlanLabel *known = &g_array_index (self->label_meanings, LeadsPlanLabel, i);

      if (known->region == region && known->type == type)
        {
          *label = (guint8) i;
          return TRUE;
        }
    }
  if (self->label_meanings->len > G_MAXUINT8)
    return leads_plan_fault_set (self->fault, LEADS_PLAN_FAULT_TOO_LARGE, 0, "");
  *label = (guint8) self->label_meanings->len;
  g_array_append_val (self->label_meanings, meaning);
  return TRUE;
}

/* The steps of a prefix, once for all regions that have the same. */
static gboolean
add_steps (LeadsPlanBuilder    *self,
           const LeadsPlanText *pattern,
           guint16             *first,
           guint16             *n,
           guint               *n_groups)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (LeadsPatternStep));
  LeadsPatternResult result;
  gpointer known;

  *first = LEADS_PLAN_NO_STEPS;
  *n_groups = 0;
  if (pattern->text == NULL)
    return TRUE;
  result = leads_pattern_compile (pattern->text, LEADS_PATTERN_GROUPS | LEADS_PATTERN_END_SIGN, 0, steps, n_groups);
  if (result == LEADS_PATTERN_FINE && steps->len > LEADS_PATTERN_MAX_MATCH_STEPS)
    result = LEADS_PATTERN_TOO_LARGE;
  if (result != LEADS_PATTERN_FINE)
    return leads_plan_builder_refuse (self, pattern, result);

  self->effort += steps->len;
  *n = (guint16) steps->len;
  if (g_hash_table_lookup_extended (self->step_ids, pattern->text, NULL, &known))
    {
      *first = (guint16) GPOINTER_TO_UINT (known);
      return TRUE;
    }
  if (self->steps->len + steps->len >= LEADS_PLAN_NO_STEPS)
    return leads_plan_builder_refuse (self, pattern, LEADS_PATTERN_TOO_LARGE);
  *first = (guint16) self->steps->len;
  g_array_append_vals (self->steps, steps->data, steps->len);
  g_hash_table_insert (self->step_ids, (gpointer) pattern->text, GUINT_TO_POINTER (*first));
  return TRUE;
}

gboolean
leads_plan_build_region (LeadsPlanBuilder          *self,
                         const LeadsPlanRegionRows *rows)
{
  LeadsPlanRegion region = { .code = (guint16) self->codes->len };
  LeadsPlanTransform transform = { 0 };
  guint n_groups;

  memcpy (region.name, rows->name, sizeof region.name);
  if (rows->national_prefix != NULL)
    g_strlcpy (region.national_prefix, rows->national_prefix, sizeof region.national_prefix);
  if (!add_steps (self, &rows->international_prefix, &region.international_prefix, &region.n_international_prefix,
                  &n_groups) ||
      !add_steps (self, &rows->strip, &region.strip, &region.n_strip, &n_groups))
    return FALSE;
  if (rows->transform != NULL && !leads_plan_transform_read (&transform, rows->transform, n_groups))
    return leads_plan_fault_set (self->fault, LEADS_PLAN_FAULT_VALUE, rows->strip.line, rows->transform);
  region.group = transform.group;
  memcpy (region.literal, transform.literal, sizeof region.literal);
  g_array_append_val (self->regions, region);
  return TRUE;
}

static gboolean
build_code (LeadsPlanBuilder        *self,
            const LeadsPlanCodeRows *rows)
{
  LeadsPlanCode code = { .value = rows->value,
                         .n_digits = rows->n_digits,
                         .mobile_token = rows->mobile_token,
                         .first_region = (guint16) self->regions->len,
                         .n_regions = (guint16) rows->regions->len };
  const LeadsPlanRegionRows *main_region = rows->regions->pdata[0];

  memcpy (code.home, rows->home, sizeof code.home);
  for (guint i = 0; i < rows->regions->len; i++)
    if (leads_plan_builder_gives_up (self, rows) || !leads_plan_build_region (self, rows->regions->pdata[i]))
      return FALSE;
  code.lengths = (guint16) (main_region->lengths & ((1u << (LEADS_NUMBER_MAX_DIGITS - rows->n_digits + 1)) - 1));
  if (!leads_plan_build_numbers (self, rows, &code.state) || !leads_plan_build_display (self, rows, &code.display))
    return FALSE;
  g_array_append_val (self->codes, code);
  return TRUE;
}

/* The state after @prefix, the first @n_digits digits of codes. */
static gboolean
build_prefix (LeadsPlanBuilder *self,
              guint             prefix,
              guint             n_digits,
              guint16          *state)
{
  LeadsPlanNext next = { 0 };

  for (guint i = 0; i < self->codes->len && n_digits > 0; i++)
    {
      const LeadsPlanCode *code = &g_array_index (self->codes, LeadsPlanCode, i);

      if (code->n_digits == n_digits && code->value == prefix)
        {
          *state = code->state;
          return TRUE;
        }
    }
  if (n_digits < 3)
    for (guint digit = n_digits == 0 ? 1 : 0; digit < 10; digit++)
      if (!build_prefix (self, prefix * 10 + digit, n_digits + 1, &next[digit]))
        return FALSE;
  if (n_digits > 0)
    return leads_plan_builder_add_state (self, 0, next, state);
  memcpy (g_array_index (self->next, LeadsPlanNext, LEADS_PLAN_ROOT), next, sizeof next);
  return TRUE;
}

static gboolean
build (LeadsPlanCompiled *self,
       LeadsPlanFault    *fault)
{
  LeadsPlanBuilder *builder = &self->builder;
  guint16 root;

  builder->table = self->table;
  builder->fault = fault;
  g_array_set_size (builder->next, LEADS_PLAN_ROOT + 1);
  g_array_set_size (builder->labels, LEADS_PLAN_ROOT + 1);
  g_array_set_size (builder->label_meanings, 1);
  memset (builder->label_meanings->data, 0, sizeof (LeadsPlanLabel));
  memset (builder->next->data, 0, builder->next->len * sizeof (LeadsPlanNext));
  memset (builder->labels->data, 0, builder->labels->len);
  for (guint i = 0; i < self->table->codes->len; i++)
    {
      const LeadsPlanCodeRows *rows = self->table->codes->pdata[i];

      if (!build_code (builder, rows))
        return leads_plan_fault_locate (fault, rows->line);
    }
  return build_prefix (builder, 0, 0, &root) || leads_plan_fault_locate (fault, self->table->n_lines);
}

static void
fill_tables (LeadsPlanCompiled *self)
{
  const LeadsPlanBuilder *builder = &self->builder;

  self->tables = (LeadsPlanTables){
    .version = self->table->version,
    .date = self->table->date,
    .next = (const LeadsPlanNext *) builder->next->data,
    .labels = (const guint8 *) builder->labels->data,
    .n_states = builder->next->len,
    .label_meanings = (const LeadsPlanLabel *) builder->label_meanings->data,
    .n_labels = builder->label_meanings->len,
    .codes = (const LeadsPlanCode *) builder->codes->data,
    .n_codes = builder->codes->len,
    .regions = (const LeadsPlanRegion *) builder->regions->data,
    .n_regions = builder->regions->len,
    .steps = (const LeadsPatternStep *) builder->steps->data,
    .n_steps = builder->steps->len,
    .displays = (const LeadsPlanNext *) builder->displays->data,
    .display_choices = (const guint16 *) builder->display_choices->data,
    .n_displays = builder->displays->len,
    .choices = (const guint16 *) builder->choices->data,
    .n_choices = builder->choices->len,
    .formats = (const LeadsPlanFormat *) builder->formats->data,
    .n_formats = builder->formats->len,
    .texts = builder->texts->str,
    .n_texts = (guint) builder->texts->len,
  };
}

LeadsPlanCompiled *
leads_plan_compile (const char     *text,
                    gsize           length,
                    LeadsPlanFault *fault)
{
  g_autoptr (LeadsPlanCompiled) self = compiled_new ();

  self->table = leads_plan_table_read (text, length, fault);
  if (self->table == NULL || !build (self, fault))
    return NULL;
  fill_tables (self);
  forget_ids (&self->builder);
  return g_steal_pointer (&self);
}

gsize
leads_plan_tables_get_size (const LeadsPlanTables *tables)
{
  return tables->n_states * (sizeof (LeadsPlanNext) + sizeof (guint8)) + tables->n_labels * sizeof (LeadsPlanLabel) +
         tables->n_codes * sizeof (LeadsPlanCode) + tables->n_regions * sizeof (LeadsPlanRegion) +
         tables->n_steps * sizeof (LeadsPatternStep) +
         tables->n_displays * (sizeof (LeadsPlanNext) + sizeof (guint16)) + tables->n_choices * sizeof (guint16) +
         tables->n_formats * sizeof (LeadsPlanFormat) + tables->n_texts;
}
