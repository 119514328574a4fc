/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-verdict.h>

/* What can be said of a verdict without asking the plan again. */

gboolean
leads_verdict_is_unplanned (const LeadsVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, FALSE);

  if (verdict->valid || verdict->number == 0)
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
