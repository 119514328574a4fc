/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-transaction-private.h"

G_BEGIN_DECLS

typedef struct _LeadsWriter LeadsWriter;

/* Called on the writer thread: @what was committed by this program, or (ALL) by another. */
typedef void (*LeadsWriterFunc) (LeadsChanged what, gpointer data);

/* Starts the thread; it owns @handle. @database is borrowed and must stop the writer before it goes. */
LeadsWriter *leads_writer_new (LeadsDatabase *database, LeadsHandle *handle, LeadsWriterFunc func, gpointer data);

/* Lets the transaction at work end, closes the connection. Not from the writer thread. */
void leads_writer_free (LeadsWriter *self);

/* Runs @func in a transaction on the writer thread and waits; joins the transaction when called from there. */
gboolean
leads_writer_run (LeadsWriter *self, LeadsDatabaseFunc func, gpointer data, GCancellable *cancellable, GError **error);

/* The transaction at work if the caller is the writer thread, else %NULL. */
LeadsTransaction *leads_writer_get_transaction (LeadsWriter *self);

/* Whether to look every half second for what other programs committed. */
void leads_writer_set_watching (LeadsWriter *self, gboolean watching);

/* Looks at once (something touched the file). */
void leads_writer_kick (LeadsWriter *self);

G_END_DECLS
