/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-source.h>

#include "leads-tools-private.h"

G_BEGIN_DECLS

/* What a stored line keeps of what its reason names: a line, an entry's title, "cac", or an upload with the
 * part of a range: "12 442079460000 442079460099". (transfer full) (nullable) */
char *leads_stored_detail_new   (LeadsOutcome             *outcome,
                                 const LeadsContentLine   *line,
                                 guint64                   fate);
/* The other way: fills @problem, of which reason and number are set. @detail lives as long as @problem. */
void  leads_stored_detail_parse (const char   *detail,
                                 LeadsProblem *problem,
                                 LeadsTeller  *teller,
                                 GCancellable *cancellable);

/* The refused lines of @outcomes (element-type LeadsOutcome), in their order, for leads_upload_store_insert_batch().
 * @places: (nullable): of leads, by id, their place in the batch; lines of others are in no upload of it. */
LeadsLineSource *leads_submit_open_lines  (GPtrArray       *outcomes,
                                           GHashTable      *places,
                                           GCancellable    *cancellable);
void             leads_submit_close_lines (LeadsLineSource *source);

G_END_DECLS
