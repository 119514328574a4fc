/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-comparison-private.h"
#include "leads-tools-private.h"

G_BEGIN_DECLS

/* Compares on a thread, and says what is wrong with typed entries. @cancellable is the source of the
 * task, so that nobody is kept alive by it. */
void             leads_draft_compare_async  (GCancellable        *cancellable,
                                             LeadsTools          *tools,
                                             gint64               lead_id,
                                             GPtrArray           *outcomes,
                                             GAsyncReadyCallback  callback,
                                             gpointer             data);
LeadsComparison *leads_draft_compare_finish (GCancellable        *cancellable,
                                             GAsyncResult        *result,
                                             GError             **error);

G_END_DECLS
