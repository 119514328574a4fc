/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-check-private.h"

G_BEGIN_DECLS

/**
 * leads_check_presume:
 *
 * Goes through the file once, keeps nothing of it, and finds out what leads_check_run() will make of the country that is
 * presumed for it, and how many of a pasted list's lines may be meant otherwise. A file whose country was chosen, or that
 * has none, is not read. Blocks: for a worker thread.
 *
 * Returns: (transfer full): @country and what is in doubt as leads_check_run() will say it, and no lines; or %NULL with an
 *   error as of leads_check_run()
 */
LeadsContent *leads_check_presume (const LeadsCheck  *check,
                                   GCancellable      *cancellable,
                                   GError           **error);

G_END_DECLS
