/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-numbering-proposals-private.h"

#include <string.h>

/*
 * What a refused text must have been. Invariant: nothing is proposed that has another reading.
 */

/* Proposes the one reading that there is; national forms only where the country is known. */
static void
propose (const LeadsReadings   *readings,
         const LeadsPlanRegion *region,
         LeadsRepair            repair,
         LeadsVerdict          *verdict)
{
  if (readings->n != 1 || readings->found[0].repair == LEADS_REPAIR_NONE ||
      (readings->found[0].repair == LEADS_REPAIR_NATIONAL_FORM && region == NULL))
    return;
  verdict->suggestion = readings->found[0].number;
  verdict->repair = (guint8) (repair != LEADS_REPAIR_NONE ? repair : readings->found[0].repair);
}

void
leads_numbering_plan_propose_for_digits (const LeadsNumberingPlan *plan,
                                         const LeadsNumberText    *text,
                                         const LeadsPlanRegion    *region,
                                         LeadsVerdict             *verdict)
{
  LeadsReadings readings = { 0 };

  leads_numbering_plan_read (plan, text->digits, text->n_digits, region, &readings);
  propose (&readings, region, LEADS_REPAIR_NONE, verdict);
}

/* "+00 44 20 …": the plus stands before what is dialled, or there are zeros too many behind it. */
void
leads_numbering_plan_propose_without_zeros (const LeadsNumberingPlan *plan,
                                            const LeadsNumberText    *text,
                                            const LeadsPlanRegion    *region,
                                            LeadsVerdict             *verdict)
{
  LeadsReadings readings = { 0 };
  guint n_zeros = 0;

  while (n_zeros < text->n_digits && text->digits[n_zeros] == '0')
    n_zeros++;
  leads_numbering_plan_read (plan, text->digits, text->n_digits, region, &readings);
  leads_numbering_plan_read_international (plan, text->digits + n_zeros, text->n_digits - n_zeros, LEADS_REPAIR_NONE,
                                           &readings);
  propose (&readings, region, LEADS_REPAIR_NONE, verdict);
}

void
leads_numbering_plan_propose_without_trunk_zero (const LeadsNumberingPlan *plan,
                                                 const char               *digits,
                                                 guint                     n_digits,
                                                 LeadsVerdict             *verdict)
{
  LeadsReadings readings = { 0 };

  leads_numbering_plan_read_international (plan, digits, n_digits, LEADS_REPAIR_TRUNK_ZERO, &readings);
  propose (&readings, NULL, LEADS_REPAIR_TRUNK_ZERO, verdict);
}

/* "+44 (0)20 …", but also "+39 (0)6 …", where the zero belongs to the number: the plan tells which. A zero that
 * stands elsewhere than after the country code is neither. */
void
leads_numbering_plan_propose_about_brackets (const LeadsNumberingPlan *plan,
                                             const LeadsNumberText    *text,
                                             LeadsVerdict             *verdict)
{
  const LeadsPlanCode *code = leads_numbering_plan_find_code (plan, text->digits, text->n_digits);
  LeadsReadings readings = { 0 };
  char with_zero[LEADS_PATTERN_MAX_DIGITS + 1];

  if (code == NULL || text->zero != code->n_digits || text->n_digits >= LEADS_PATTERN_MAX_DIGITS)
    return;
  memcpy (with_zero, text->digits, text->zero);
  with_zero[text->zero] = '0';
  memcpy (with_zero + text->zero + 1, text->digits + text->zero, text->n_digits - text->zero);
  leads_numbering_plan_read_international (plan, text->digits, text->n_digits, LEADS_REPAIR_TRUNK_ZERO, &readings);
  leads_numbering_plan_read_international (plan, with_zero, text->n_digits + 1, LEADS_REPAIR_TRUNK_ZERO, &readings);
  propose (&readings, NULL, LEADS_REPAIR_TRUNK_ZERO, verdict);
}

/* A number with something behind it that does not belong to it, or with brackets around its plus. If what stands
 * behind it can be part of a number too, it is not certain that it does not belong there. */
void
leads_numbering_plan_propose_without_rest (const LeadsNumberingPlan *plan,
                                           const LeadsNumberText    *text,
                                           const LeadsPlanRegion    *region,
                                           LeadsVerdict             *verdict)
{
  LeadsReadings readings = { 0 };
  LeadsRepair repair = LEADS_REPAIR_BRACKETS;

  if (text->reason == LEADS_REASON_DECIMAL_POINT)
    repair = LEADS_REPAIR_DECIMALS;
  else if (text->reason == LEADS_REASON_EXTENSION_PRESENT)
    repair = LEADS_REPAIR_EXTENSION;

  if (text->plus || repair == LEADS_REPAIR_BRACKETS)
    {
      leads_numbering_plan_read_international (plan, text->digits, text->n_digits, repair, &readings);
      if (readings.n > 0)
        leads_numbering_plan_read_international (plan, text->digits, text->n_all, repair, &readings);
    }
  else
    {
      leads_numbering_plan_read (plan, text->digits, text->n_digits, region, &readings);
      if (readings.n > 0)
        leads_numbering_plan_read (plan, text->digits, text->n_all, region, &readings);
    }
  propose (&readings, region, repair, verdict);
}
