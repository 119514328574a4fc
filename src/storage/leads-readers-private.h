/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-transaction-private.h"

G_BEGIN_DECLS

typedef struct _LeadsReaders LeadsReaders;

/* @database is borrowed; connections are opened when they are needed. */
LeadsReaders *leads_readers_new (LeadsDatabase *database, const char *path);
void leads_readers_free (LeadsReaders *self);

/* Runs @func in a read transaction in the calling thread; waits while all connections are taken. */
gboolean leads_readers_run (LeadsReaders *self,
                            LeadsDatabaseFunc func,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
