/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-number-service.h"

#include "leads-number-store.h"

G_BEGIN_DECLS

/* The store's query for @filter. (transfer full) */
LeadsNumberQuery *leads_number_filter_to_query (const LeadsNumberFilter *filter);

/* Starts the scan of @query. (transfer full) */
LeadsNumberIndex *leads_number_index_new       (LeadsNumberStore *store,
                                                LeadsNumberQuery *query);

/* The store's path. Borrowed. */
const char       *leads_number_service_get_store (LeadsNumberService *self);

/* leads_number_service_each_async() for a worker thread; errors are the store's or @func's own. */
gboolean          leads_number_service_each    (LeadsNumberService       *self,
                                                const LeadsNumberFilter  *filter,
                                                guint64                   after,
                                                gint64                    limit,
                                                LeadsNumberBatchFunc      func,
                                                gpointer                  func_data,
                                                GCancellable             *cancellable,
                                                GError                  **error);

/* leads_number_service_count_async() for a worker thread. */
gboolean          leads_number_service_count   (LeadsNumberService       *self,
                                                const LeadsNumberFilter  *filter,
                                                gint64                   *n_numbers,
                                                GCancellable             *cancellable,
                                                GError                  **error);

G_END_DECLS
