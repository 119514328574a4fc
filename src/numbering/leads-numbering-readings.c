/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-numbering-plan.h>

#include "leads-numbering-plan-private.h"

#include <string.h>

/*
 * What digits without a plus can be. Every region reads them its own way: as they are, without its national prefix,
 * behind its international prefix, behind its own country code. Invariant: whatever libphonenumber would read as a
 * valid number in a region is among the readings of that region, so that what has one reading here has no other
 * there.
 */

static void
add_reading (LeadsReadings *readings,
             guint64        number,
             LeadsRepair    repair)
{
  for (guint i = 0; i < readings->n; i++)
    if (readings->found[i].number == number)
      {
        if (readings->found[i].repair == LEADS_REPAIR_NONE)
          readings->found[i].repair = repair;
        return;
      }
  if (readings->n == LEADS_READINGS_MAX)
    return;
  readings->found[readings->n].number = number;
  readings->found[readings->n].repair = repair;
  readings->n++;
}

static gboolean
is_decided (const LeadsReadings *readings)
{
  return readings->n == LEADS_READINGS_MAX;
}

/* National digits of @code, if they are a number. */
static void
try_national (const LeadsNumberingPlan *plan,
              const LeadsPlanCode      *code,
              const char               *national,
              guint                     n_national,
              LeadsRepair               repair,
              LeadsReadings            *readings)
{
  guint64 number = code->value;

  if (leads_numbering_plan_find_any_label (plan, code, national, n_national) == NULL)
    return;
  for (guint i = 0; i < n_national; i++)
    number = number * 10 + (guint64) (national[i] - '0');
  add_reading (readings, number, number <= LEADS_NUMBER_MAX ? repair : LEADS_REPAIR_NONE);
}

#define MAX_STRIPPED (LEADS_PATTERN_MAX_DIGITS + sizeof ((LeadsPlanRegion *) NULL)->literal)

/* Digits without what is dialled in front of them inside @region. Returns how many are left; 0 when nothing is dialled. */
static guint
strip (const LeadsNumberingPlan *plan,
       const LeadsPlanRegion    *region,
       const char               *digits,
       guint                     n_digits,
       char                      stripped[MAX_STRIPPED])
{
  LeadsPatternMatch match;
  guint n = 0;
  guint group = region->group;

  if (region->strip == LEADS_PLAN_NO_STEPS ||
      !leads_pattern_match (plan->tables->steps + region->strip, region->n_strip, digits, n_digits, &match))
    return 0;
  if (group > 0 && match.groups[group - 1].end > match.groups[group - 1].begin)
    {
      guint n_kept = (guint) match.groups[group - 1].end - match.groups[group - 1].begin;

      n = (guint) strlen (region->literal);
      memcpy (stripped, region->literal, n);
      memcpy (stripped + n, digits + match.groups[group - 1].begin, n_kept);
      n += n_kept;
    }
  memcpy (stripped + n, digits + match.length, n_digits - match.length);
  return n + n_digits - match.length;
}

static void
try_stripped (const LeadsNumberingPlan *plan,
              const LeadsPlanRegion    *region,
              const char               *digits,
              guint                     n_digits,
              LeadsRepair               repair,
              LeadsReadings            *readings)
{
  char stripped[MAX_STRIPPED];
  guint n = strip (plan, region, digits, n_digits, stripped);

  try_national (plan, &plan->tables->codes[region->code], stripped, n, repair, readings);
}

void
leads_numbering_plan_read_international (const LeadsNumberingPlan *plan,
                                         const char               *digits,
                                         guint                     n_digits,
                                         LeadsRepair               repair,
                                         LeadsReadings            *readings)
{
  const LeadsPlanCode *code = leads_numbering_plan_find_code (plan, digits, n_digits);

  if (code == NULL || n_digits > LEADS_PATTERN_MAX_DIGITS)
    return;
  digits += code->n_digits;
  n_digits -= code->n_digits;
  try_national (plan, code, digits, n_digits, repair, readings);
  try_stripped (plan, &plan->tables->regions[code->first_region], digits, n_digits, repair, readings);
}

/* Digits behind what is dialled in @region before a country code. @tried has a bit for every length of such a
 * prefix that was tried, for what follows it reads the same everywhere. Returns whether there is such a prefix. */
static gboolean
try_prefixed (const LeadsNumberingPlan *plan,
              const LeadsPlanRegion    *region,
              const char               *digits,
              guint                     n_digits,
              guint32                  *tried,
              LeadsReadings            *readings)
{
  LeadsPatternMatch match;

  if (region->international_prefix == LEADS_PLAN_NO_STEPS ||
      !leads_pattern_match (plan->tables->steps + region->international_prefix, region->n_international_prefix, digits,
                            n_digits, &match))
    return FALSE;
  /* No country code begins with 0: digits that go on so are no international ones. */
  if (match.length < n_digits && digits[match.length] == '0')
    return FALSE;
  if (match.length == n_digits || *tried & (1u << match.length))
    return TRUE;
  *tried |= 1u << match.length;
  leads_numbering_plan_read_international (plan, digits + match.length, n_digits - match.length,
                                           LEADS_REPAIR_INTERNATIONAL_PREFIX, readings);
  return TRUE;
}

/* As someone in @region reads the digits. */
static void
read_in_region (const LeadsNumberingPlan *plan,
                const LeadsPlanRegion    *region,
                const char               *digits,
                guint                     n_digits,
                LeadsReadings            *readings)
{
  const LeadsPlanCode *code = &plan->tables->codes[region->code];
  guint32 tried = 0;
  /* Whoever begins so there dials abroad, whatever else the digits could be. */
  LeadsRepair repair = try_prefixed (plan, region, digits, n_digits, &tried, readings) ? LEADS_REPAIR_NONE
                                                                                      : LEADS_REPAIR_NATIONAL_FORM;

  try_national (plan, code, digits, n_digits, repair, readings);
  try_stripped (plan, region, digits, n_digits, repair, readings);
  if (leads_numbering_plan_find_code (plan, digits, n_digits) == code)
    try_stripped (plan, region, digits + code->n_digits, n_digits - code->n_digits, LEADS_REPAIR_ADD_PLUS, readings);
}

/* National digits of all codes among @codes (of all when it is NULL). */
static void
try_nationals (const LeadsNumberingPlan *plan,
               const LeadsPlanCodes     *codes,
               const char               *digits,
               guint                     n_digits,
               LeadsReadings            *readings)
{
  const LeadsPlanReach *reach = leads_numbering_plan_get_reach (plan);

  for (guint code = 0; !is_decided (readings) && leads_plan_reach_next_code (reach, codes, digits, n_digits, &code); code++)
    try_national (plan, &plan->tables->codes[code], digits, n_digits, LEADS_REPAIR_NATIONAL_FORM, readings);
}

/* Digits behind their own country code, as people there read them. */
static void
read_behind_code (const LeadsNumberingPlan *plan,
                  const char               *digits,
                  guint                     n_digits,
                  LeadsReadings            *readings)
{
  const LeadsPlanReach *reach = leads_numbering_plan_get_reach (plan);
  const LeadsPlanCode *code = leads_numbering_plan_find_code (plan, digits, n_digits);
  const LeadsPlanStripping *previous = NULL;

  if (code == NULL || code->n_digits == n_digits)
    return;
  digits += code->n_digits;
  n_digits -= code->n_digits;
  for (guint i = 0; i < code->n_regions && !is_decided (readings); i++)
    {
      guint region = code->first_region + i;
      const LeadsPlanStripping *stripping = leads_plan_reach_get_stripping (reach, region);

      if (stripping != NULL && stripping != previous && stripping->first_digits & (1u << (digits[0] - '0')))
        try_stripped (plan, &plan->tables->regions[region], digits, n_digits, LEADS_REPAIR_ADD_PLUS, readings);
      previous = stripping;
    }
}

/* As people in all regions read them. */
static void
read_anywhere (const LeadsNumberingPlan *plan,
               const char               *digits,
               guint                     n_digits,
               LeadsReadings            *readings)
{
  const LeadsPlanRegion *regions = plan->tables->regions;
  const LeadsPlanReach *reach = leads_numbering_plan_get_reach (plan);
  const GPtrArray *strippings = leads_plan_reach_get_strippings (reach, digits[0]);
  const GArray *prefixes = leads_plan_reach_get_prefixes (reach, digits[0]);
  guint32 tried = 0;

  try_nationals (plan, NULL, digits, n_digits, readings);
  read_behind_code (plan, digits, n_digits, readings);
  for (guint i = 0; i < strippings->len && !is_decided (readings); i++)
    {
      const LeadsPlanStripping *stripping = strippings->pdata[i];
      char stripped[MAX_STRIPPED];
      guint n = strip (plan, &regions[stripping->region], digits, n_digits, stripped);

      try_nationals (plan, stripping->codes, stripped, n, readings);
    }
  for (guint i = 0; i < prefixes->len && !is_decided (readings); i++)
    try_prefixed (plan, &regions[g_array_index (prefixes, guint16, i)], digits, n_digits, &tried, readings);
}

void
leads_numbering_plan_read (const LeadsNumberingPlan *plan,
                           const char               *digits,
                           guint                     n_digits,
                           const LeadsPlanRegion    *region,
                           LeadsReadings            *readings)
{
  if (n_digits == 0 || n_digits > LEADS_PATTERN_MAX_DIGITS)
    return;
  leads_numbering_plan_read_international (plan, digits, n_digits, LEADS_REPAIR_ADD_PLUS, readings);
  if (region != NULL)
    read_in_region (plan, region, digits, n_digits, readings);
  else if (!is_decided (readings))
    read_anywhere (plan, digits, n_digits, readings);
}
