/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-database.h>

G_BEGIN_DECLS

/* As leads_database_open(), with other migrations than the program's own: for tests of migrating. */
LeadsDatabase *leads_database_open_migrated (const char *directory,
                                             LeadsDatabaseFlags flags,
                                             GPtrArray *migrations,
                                             GCancellable *cancellable,
                                             GError **error);

/* Whether the file at the path still is the one that is open: what is written to another is lost. Any thread. */
gboolean leads_database_check_place (LeadsDatabase *self, GError **error);

G_END_DECLS
