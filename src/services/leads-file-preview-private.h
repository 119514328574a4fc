/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-check-private.h"
#include "leads-file-preview.h"
#include "leads-region-names.h"

G_BEGIN_DECLS

/* Reads the beginning of the file that @check is about, and all of it where that decides whether its country counts.
 * @known: (nullable): what the file is by the same check, if that was found out before; @names: for the verdicts'
 * sentences. Gives @check the country that counts. Blocks: for a worker thread. Errors as of leads_check_run().
 * (transfer full) */
LeadsFilePreview *leads_file_preview_read (LeadsCheck          *check,
                                           const LeadsContent  *known,
                                           LeadsRegionNames    *names,
                                           GCancellable        *cancellable,
                                           GError             **error);

G_END_DECLS
