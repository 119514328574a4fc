/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-csv-reader.h>
#include <leads-database.h>

#include "leads-content-private.h"

G_BEGIN_DECLS

/**
 * LeadsCheckRoute:
 *
 * Finds the lead of each line of a file for several leads. One thread at a time.
 */
typedef struct _LeadsCheckRoute LeadsCheckRoute;

/* For the file that fills @content, whose dialect is known. Errors: the file names no customers; those of the store
 * and of the spool. */
LeadsCheckRoute *leads_check_route_new  (LeadsContent     *content,
                                         LeadsDatabase    *database,
                                         LeadsMatches     *matches,
                                         const char       *directory,
                                         GCancellable     *cancellable,
                                         GError          **error);
void             leads_check_route_free (LeadsCheckRoute  *self);

/* Notes whose @record is, the next one of its file, which was judged as @line. What has no lead has no number. */
gboolean         leads_check_route_line (LeadsCheckRoute      *self,
                                         const LeadsCsvRecord *record,
                                         LeadsContentRecord   *line,
                                         GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsCheckRoute, leads_check_route_free)

G_END_DECLS
