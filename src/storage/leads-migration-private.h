/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-handle-private.h"

G_BEGIN_DECLS

/* The SQL of every migration, in order: element n leads from version n to n + 1. */
GPtrArray *leads_migrations_load (void);

/*
 * Takes the database to the last of @migrations: each in a transaction of its
 * own, after which the foreign keys hold. Another program may do the same at
 * the same time. NEWER if it is past the last already.
 */
gboolean leads_migrations_apply (LeadsHandle *handle, GPtrArray *migrations, GCancellable *cancellable, GError **error);

/* Writes a copy of @path beside it (0600), named by date and @version: there is a whole one under that name, or none.
 * (transfer full): its path, or %NULL. */
char *leads_migrations_copy (LeadsHandle *handle, const char *path, gint64 version, GError **error);

G_END_DECLS
