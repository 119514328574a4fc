/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-handle-private.h"

G_BEGIN_DECLS

/**
 * LeadsTransaction:
 * @database: borrowed
 * @handle: borrowed
 * @changed: what its acts touched
 * @writing: whether it may write
 * @depth: acts inside each other that are under way
 * @spoilt: an act that failed could not be taken back alone, so that nothing may be committed
 *
 * A transaction under way.
 */
struct _LeadsTransaction
{
  LeadsDatabase *database;
  LeadsHandle *handle;
  LeadsChanged changed;
  gboolean writing;
  guint depth;
  gboolean spoilt;
};

/*
 * leads_transaction_run:
 *
 * Runs @func on @handle inside a transaction of @writing's kind, or in a
 * savepoint when @self is inside one already (then @self is that one). Rolls back
 * when @func fails. @cancellable is honoured until the commit.
 */
gboolean leads_transaction_run (LeadsTransaction *self,
                                LeadsDatabaseFunc func,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

/* From now on cancelling has no effect: the work is about to be committed. */
void leads_transaction_shield (LeadsTransaction *self);

G_END_DECLS
