/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-store.h>

#include "leads-number-cursor-private.h"

G_BEGIN_DECLS

/* The upload @id through @cache (gint64 by pointer → LeadsUpload). Borrowed. */
LeadsUpload *leads_number_upload (LeadsTransaction *transaction, GHashTable *cache, gint64 id, GError **error);

/* An empty such cache. */
GHashTable *leads_number_upload_cache_new (void);

/* The record of @row. (transfer full) */
LeadsNumber *
leads_number_from_row (LeadsTransaction *transaction, GHashTable *cache, const LeadsNumberRow *row, GError **error);

/* How many live numbers of @upload (0: all) lie in @scope's spans and in [1, @to]. The substring is not looked at. */
gboolean leads_number_count_in_spans (LeadsNumberScope *scope,
                                      const LeadsScopeUpload *upload,
                                      gint64 to,
                                      gint64 *n_numbers,
                                      GError **error);

G_END_DECLS
