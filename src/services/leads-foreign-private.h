/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-outcome-private.h"

G_BEGIN_DECLS

/* Whether what the store has stops a range: it is not the lead's own. */
#define leads_fate_is_foreign(fate) ((fate) != 0 && leads_fate_get_reason (fate) != LEADS_REASON_ALREADY_HERE)

/**
 * leads_foreign_new:
 * @existing: fates by number
 *
 * What stops ranges, in steps: from the number of a record on, up to the next record, the fate is the record's
 * index, which is 0 where nothing stops. So a range is answered in logarithmic time, however many numbers stop it.
 *
 * Returns: (transfer full): the steps, or %NULL
 */
LeadsRun *leads_foreign_new (LeadsRun      *existing,
                             const char    *directory,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
