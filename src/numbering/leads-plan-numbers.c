/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-plan-builder-private.h"
#include "leads-plan-strip-private.h"

#include <string.h>

/*
 * The automaton of one country code. Where a number stands is the state of all its patterns together: what may be
 * stripped off, and for each region its leading digits and its types. All such places are walked once, depth
 * first, and those from which the same digits lead to the same labels become one state. Invariant: a place that is
 * settled the same way is written the same way, so that the walk stays small.
 */

/* Types in the order in which libphonenumber tries them (its getNumberType). */
static const LeadsNumberType type_order[] = {
  LEADS_NUMBER_TYPE_PREMIUM_RATE, LEADS_NUMBER_TYPE_TOLL_FREE, LEADS_NUMBER_TYPE_SHARED_COST,
  LEADS_NUMBER_TYPE_VOIP,         LEADS_NUMBER_TYPE_PERSONAL_NUMBER, LEADS_NUMBER_TYPE_PAGER,
  LEADS_NUMBER_TYPE_UAN,          LEADS_NUMBER_TYPE_VOICEMAIL,
};

/* What a place costs in time and memory, in steps of patterns that are looked at. */
#define EFFORT_A_PLACE 50
#define EFFORT_A_REGION 10

typedef struct {
  const LeadsPlanRegionRows *rows;
  LeadsPlanSet *numbers;                 /* a tag a type; UNKNOWN is general */
  LeadsPlanSet *leading;                 /* or NULL */
  guint32 lengths[LEADS_N_NUMBER_TYPES]; /* of each type */
} Region;

/* A place: for each region two states, leading digits and numbers. NOT_CHOSEN numbers cannot come any more. */
typedef struct {
  guint32 n_digits;
  guint32 strip;
  struct
  {
    guint32 leading;
    guint32 numbers;
  } regions[LEADS_PLAN_MAX_REGIONS];
} Place;

typedef struct {
  LeadsPlanBuilder *builder;
  const LeadsPlanCodeRows *rows;
  Region regions[LEADS_PLAN_MAX_REGIONS];
  guint n_regions;
  LeadsPlanSet *general; /* the main region's general numbers, for strip */
  LeadsPlanStrip *strip;
  guint longest;
  GHashTable *places; /* GBytes → state */
} Walk;

static gsize
get_place_size (const Walk *self)
{
  return G_STRUCT_OFFSET (Place, regions) + self->n_regions * sizeof ((Place *) NULL)->regions[0];
}

static guint
get_longest (guint32 lengths)
{
  return lengths != 0 ? g_bit_storage (lengths) - 1 : 0;
}

static gboolean
add_region (Walk                      *self,
            const LeadsPlanRegionRows *rows)
{
  Region *region = &self->regions[self->n_regions++];
  guint64 *effort = &self->builder->effort;
  LeadsPatternResult result;

  region->rows = rows;
  region->numbers = leads_plan_set_new (TRUE, effort);
  for (guint type = 0; type < LEADS_N_NUMBER_TYPES; type++)
    region->lengths[type] = rows->lengths;
  self->longest = MAX (self->longest, get_longest (rows->lengths));
  for (guint i = 0; i < rows->numbers->len; i++)
    {
      const LeadsPlanNumbers *numbers = &g_array_index (rows->numbers, LeadsPlanNumbers, i);

      if (numbers->lengths != 0)
        region->lengths[numbers->type] = numbers->lengths;
      self->longest = MAX (self->longest, get_longest (numbers->lengths));
      result = leads_plan_set_add (region->numbers, numbers->pattern.text, numbers->type);
      if (result != LEADS_PATTERN_FINE)
        return leads_plan_builder_refuse (self->builder, &numbers->pattern, result);
    }
  if (rows->leading.text != NULL)
    {
      region->leading = leads_plan_set_new (FALSE, effort);
      result = leads_plan_set_add (region->leading, rows->leading.text, 0);
      if (result != LEADS_PATTERN_FINE)
        return leads_plan_builder_refuse (self->builder, &rows->leading, result);
    }
  return TRUE;
}

/* What is stripped off goes by the main region. */
static gboolean
add_strip (Walk *self)
{
  const LeadsPlanRegionRows *rows = self->rows->regions->pdata[0];
  g_autoptr (GArray) program = g_array_new (FALSE, FALSE, sizeof (LeadsPatternStep));
  LeadsPlanTransform transform = { 0 };
  LeadsPatternResult result;
  guint n_groups;

  if (rows->strip.text == NULL)
    return TRUE;
  result = leads_pattern_compile (rows->strip.text, LEADS_PATTERN_GROUPS | LEADS_PATTERN_END_SIGN, 0, program,
                                  &n_groups);
  if (result != LEADS_PATTERN_FINE)
    return leads_plan_builder_refuse (self->builder, &rows->strip, result);
  if (rows->transform != NULL && !leads_plan_transform_read (&transform, rows->transform, n_groups))
    return leads_plan_fault_set (self->builder->fault, LEADS_PLAN_FAULT_VALUE, rows->strip.line, rows->transform);

  self->builder->effort += program->len;
  self->general = leads_plan_set_new (TRUE, &self->builder->effort);
  for (guint i = 0; i < rows->numbers->len; i++)
    {
      const LeadsPlanNumbers *numbers = &g_array_index (rows->numbers, LeadsPlanNumbers, i);

      if (numbers->type == LEADS_NUMBER_TYPE_UNKNOWN)
        leads_plan_set_add (self->general, numbers->pattern.text, 0);
    }
  self->strip = leads_plan_strip_new (program, &transform, self->general, rows->lengths,
                                      &self->builder->effort);
  return TRUE;
}

static void
walk_clear (Walk *self)
{
  for (guint i = 0; i < self->n_regions; i++)
    {
      leads_plan_set_free (self->regions[i].numbers);
      g_clear_pointer (&self->regions[i].leading, leads_plan_set_free);
    }
  g_clear_pointer (&self->strip, leads_plan_strip_free);
  g_clear_pointer (&self->general, leads_plan_set_free);
  g_clear_pointer (&self->places, g_hash_table_unref);
}

static gboolean
has_matched (LeadsPlanSet *set,
             guint         state,
             guint         tag)
{
  return (leads_plan_set_get_matched (set, state) & (G_GUINT64_CONSTANT (1) << tag)) != 0;
}

static gboolean
is_of_type (const Region    *region,
            guint            state,
            guint            n_digits,
            LeadsNumberType  type)
{
  return has_matched (region->numbers, state, type) && (region->lengths[type] & (1u << n_digits)) != 0;
}

/* What a number of @n_digits that ends in @state is in the region, or UNKNOWN when it is none of its. */
static LeadsNumberType
get_type (const Region *region,
          guint         state,
          guint         n_digits)
{
  gboolean mobile;

  if (!is_of_type (region, state, n_digits, LEADS_NUMBER_TYPE_UNKNOWN))
    return LEADS_NUMBER_TYPE_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (type_order); i++)
    if (is_of_type (region, state, n_digits, type_order[i]))
      return type_order[i];
  if (is_of_type (region, state, n_digits, LEADS_NUMBER_TYPE_FIXED_LINE_OR_MOBILE))
    return LEADS_NUMBER_TYPE_FIXED_LINE_OR_MOBILE;
  mobile = is_of_type (region, state, n_digits, LEADS_NUMBER_TYPE_MOBILE);
  if (is_of_type (region, state, n_digits, LEADS_NUMBER_TYPE_FIXED_LINE))
    return mobile ? LEADS_NUMBER_TYPE_FIXED_LINE_OR_MOBILE : LEADS_NUMBER_TYPE_FIXED_LINE;
  return mobile ? LEADS_NUMBER_TYPE_MOBILE : LEADS_NUMBER_TYPE_UNKNOWN;
}

/* The label of a number that ends at @place. */
static gboolean
get_label (Walk        *self,
           const Place *place,
           guint8      *label)
{
  *label = 0;
  if (self->strip != NULL && leads_plan_strip_changes (self->strip, place->strip, place->n_digits))
    return TRUE;

  for (guint i = 0; i < self->n_regions; i++)
    {
      const Region *region = &self->regions[i];
      LeadsNumberType type = LEADS_NUMBER_TYPE_UNKNOWN;
      gboolean chosen;

      if (region->leading == NULL || has_matched (region->leading, place->regions[i].leading, 0))
        type = get_type (region, place->regions[i].numbers, place->n_digits);
      chosen = region->leading != NULL ? has_matched (region->leading, place->regions[i].leading, 0)
                                       : type != LEADS_NUMBER_TYPE_UNKNOWN;
      if (chosen)
        return type == LEADS_NUMBER_TYPE_UNKNOWN || leads_plan_builder_add_label (self->builder, i, type, label);
    }
  return TRUE;
}

/* Writes states that cannot matter any more as dead. Returns whether a number can still come. */
static gboolean
settle (Walk  *self,
        Place *place)
{
  gboolean alive = FALSE;
  gboolean decided = FALSE;

  for (guint i = 0; i < self->n_regions; i++)
    {
      const Region *region = &self->regions[i];
      guint32 *leading = &place->regions[i].leading;
      guint32 *numbers = &place->regions[i].numbers;

      if (decided || (region->leading != NULL && *leading == LEADS_PLAN_SET_DEAD))
        {
          *leading = LEADS_PLAN_SET_DEAD;
          *numbers = LEADS_PLAN_SET_DEAD;
          continue;
        }
      alive = alive || *numbers != LEADS_PLAN_SET_DEAD;
      /* Chosen for good: none of the regions behind it is asked. */
      decided = region->leading != NULL && has_matched (region->leading, *leading, 0);
    }
  return alive;
}

static gboolean
step_place (Walk        *self,
            const Place *from,
            guint        digit,
            Place       *to)
{
  to->n_digits = from->n_digits + 1;
  to->strip = self->strip != NULL ? leads_plan_strip_step (self->strip, from->strip, digit, to->n_digits) : 0;
  for (guint i = 0; i < self->n_regions; i++)
    {
      const Region *region = &self->regions[i];

      to->regions[i].leading =
          region->leading != NULL ? leads_plan_set_step (region->leading, from->regions[i].leading, digit) : 0;
      to->regions[i].numbers = leads_plan_set_step (region->numbers, from->regions[i].numbers, digit);
    }
  return settle (self, to);
}

static gboolean
walk (Walk        *self,
      const Place *place,
      guint16     *state)
{
  g_autoptr (GBytes) key = g_bytes_new (place, get_place_size (self));
  LeadsPlanNext next = { 0 };
  guint8 label;
  gpointer known;

  if (g_hash_table_lookup_extended (self->places, key, NULL, &known))
    {
      *state = (guint16) GPOINTER_TO_UINT (known);
      return TRUE;
    }

  self->builder->effort += EFFORT_A_PLACE + self->n_regions * EFFORT_A_REGION;
  if (leads_plan_builder_gives_up (self->builder, self->rows) || !get_label (self, place, &label))
    return FALSE;
  if (place->n_digits < self->longest)
    for (guint digit = 0; digit < 10; digit++)
      {
        Place to;

        if (step_place (self, place, digit, &to) && !walk (self, &to, &next[digit]))
          return FALSE;
      }
  if (!leads_plan_builder_add_state (self->builder, label, next, state))
    return FALSE;
  g_hash_table_insert (self->places, g_steal_pointer (&key), GUINT_TO_POINTER (*state));
  return TRUE;
}

gboolean
leads_plan_build_numbers (LeadsPlanBuilder        *builder,
                          const LeadsPlanCodeRows *rows,
                          guint16                 *first)
{
  Walk self = { .builder = builder, .rows = rows };
  Place place = { 0 };
  gboolean done = TRUE;

  self.places = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  for (guint i = 0; i < rows->regions->len && done; i++)
    done = add_region (&self, rows->regions->pdata[i]);
  self.longest = MIN (self.longest, (guint) (LEADS_PLAN_MAX_DIGITS - rows->n_digits));
  done = done && add_strip (&self);
  if (done)
    {
      place.strip = self.strip != NULL ? leads_plan_strip_start (self.strip) : 0;
      for (guint i = 0; i < self.n_regions; i++)
        {
          const Region *region = &self.regions[i];

          place.regions[i].leading = region->leading != NULL ? leads_plan_set_start (region->leading) : 0;
          place.regions[i].numbers = leads_plan_set_start (region->numbers);
        }
      *first = LEADS_PLAN_DEAD;
      if (settle (&self, &place))
        done = walk (&self, &place, first);
    }
  walk_clear (&self);
  return done;
}
