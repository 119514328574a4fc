/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-verdict.h>

#include <leads-number.h>

/* What can be said of a verdict without asking the plan again. */

gboolean
leads_verdict_is_unplanned (const LeadsVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, FALSE);

  if (verdict->valid || verdict->number == 0 || leads_number_count_digits (verdict->number) < LEADS_UNPLANNED_MIN_DIGITS)
    return FALSE;
  switch ((guint) verdict->reason)
    {
    case LEADS_REASON_TOO_SHORT:
    case LEADS_REASON_TOO_LONG:
    case LEADS_REASON_LENGTH_UNUSED:
    case LEADS_REASON_NOT_IN_PLAN:
    case LEADS_REASON_UNKNOWN_COUNTRY_CODE:
      return TRUE;
    default:
      return FALSE;
    }
}

const char *
leads_repair_to_word (LeadsRepair repair)
{
  static const char *const repairs[LEADS_N_REPAIRS] = {
    [LEADS_REPAIR_NONE] = "",
    [LEADS_REPAIR_ADD_PLUS] = "add_plus",
    [LEADS_REPAIR_INTERNATIONAL_PREFIX] = "international_prefix",
    [LEADS_REPAIR_TRUNK_ZERO] = "trunk_zero",
    [LEADS_REPAIR_DECIMALS] = "decimals",
    [LEADS_REPAIR_EXTENSION] = "extension",
    [LEADS_REPAIR_BRACKETS] = "brackets",
    [LEADS_REPAIR_NATIONAL_FORM] = "national_form",
  };

  g_return_val_if_fail ((guint) repair < LEADS_N_REPAIRS, "");

  return repairs[repair];
}
