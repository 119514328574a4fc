/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-check-private.h"
#include "leads-file-preview.h"
#include "leads-region-names.h"

G_BEGIN_DECLS

/* Reads the beginning of the file that @check is about. @names: for the verdicts' sentences. Blocks: for a worker
 * thread. Errors as of leads_check_run(). (transfer full) */
LeadsFilePreview *leads_file_preview_read (const LeadsCheck  *check,
                                           LeadsRegionNames  *names,
                                           GCancellable      *cancellable,
                                           GError           **error);

G_END_DECLS
