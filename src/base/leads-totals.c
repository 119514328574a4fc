/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-totals.h"

/*
 * Counting what became of every line.
 *
 * Invariant: a line is counted in `lines` and in exactly one class.
 */

void
leads_totals_add (LeadsTotals       *totals,
                  const LeadsTotals *other)
{
  g_return_if_fail (totals != NULL);
  g_return_if_fail (other != NULL);

  totals->lines += other->lines;
  totals->header += other->header;
  totals->blank += other->blank;
  totals->accepted += other->accepted;
  totals->repaired += other->repaired;
  totals->duplicate += other->duplicate;
  totals->existing += other->existing;
  totals->invalid += other->invalid;
  totals->uploaded += other->uploaded;
  totals->skipped += other->skipped;
  totals->unplanned += other->unplanned;
  for (guint i = 0; i < LEADS_N_REASONS; i++)
    totals->reasons[i] += other->reasons[i];
}

void
leads_totals_count_line (LeadsTotals *totals,
                         LeadsReason  reason,
                         gboolean     repaired)
{
  g_return_if_fail (totals != NULL);
  g_return_if_fail ((guint) reason < LEADS_N_REASONS);

  totals->lines++;

  if (repaired)
    {
      totals->repaired++;
      return;
    }

  switch (leads_reason_get_class (reason))
    {
    case LEADS_REASON_CLASS_ACCEPTED:
      totals->accepted++;
      return;
    case LEADS_REASON_CLASS_BLANK:
      totals->blank++;
      return;
    case LEADS_REASON_CLASS_DUPLICATE:
      totals->duplicate++;
      break;
    case LEADS_REASON_CLASS_EXISTING:
      totals->existing++;
      break;
    case LEADS_REASON_CLASS_INVALID:
      totals->invalid++;
      break;
    default:
      g_assert_not_reached ();
    }

  totals->reasons[reason]++;
}

gboolean
leads_totals_add_up (const LeadsTotals *totals)
{
  g_return_val_if_fail (totals != NULL, FALSE);

  return totals->lines == totals->header + totals->blank + totals->accepted + totals->repaired
                              + totals->duplicate + totals->existing + totals->invalid;
}

gint64
leads_totals_get_refused (const LeadsTotals *totals)
{
  g_return_val_if_fail (totals != NULL, 0);

  return totals->duplicate + totals->existing + totals->invalid;
}
