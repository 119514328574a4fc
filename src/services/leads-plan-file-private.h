/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-numbering-plan.h>

G_BEGIN_DECLS

/* The name of an installed numbering plan in the data directory. */
#define LEADS_PLAN_FILE_NAME "numbering-plan.txt"

/* The world's plan has 160 kB: what is larger than this is no plan. */
#define LEADS_PLAN_FILE_MAX_BYTES (8 * 1024 * 1024)

/* All block: for a worker thread. Errors are sentences that name the file by @name, or %G_IO_ERROR_CANCELLED. */

/* A plan's table as it stands in a file, not looked at yet. (transfer full) */
GBytes             *leads_plan_file_read    (GFile         *file,
                                             const char    *name,
                                             GCancellable  *cancellable,
                                             GError       **error);

/* Compiles a table; a malformed one gives %LEADS_SERVICE_ERROR_BAD_VALUE with line and reason. (transfer full) */
LeadsNumberingPlan *leads_plan_file_compile (GBytes        *table,
                                             const char    *name,
                                             GError       **error);

/* Puts a table into @dir, which is made if need be: whole or not at all, for nobody else to read. */
gboolean            leads_plan_file_write   (const char    *dir,
                                             GBytes        *table,
                                             GError       **error);

/* TRUE also when there was none. */
gboolean            leads_plan_file_remove  (const char    *dir,
                                             GError       **error);

/* What is wrong with a table, as a whole sentence. (transfer full) */
char               *leads_plan_fault_to_sentence (const LeadsPlanFault *fault,
                                                  const char           *name);

G_END_DECLS
