/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-service.h>

G_BEGIN_DECLS

/* Most rows a GtkColumnView can show before its 32-bit height breaks, with room for
 * 37 px rows: 2^31 / 37 is 58 million. */
#define LEADS_NUMBER_LIST_MAX 50000000

#define LEADS_TYPE_NUMBER_LIST (leads_number_list_get_type ())

/**
 * LeadsNumberList:
 *
 * A #GListModel of #LeadsNumber over any number of rows. get_item() answers at
 * once from memory, with a placeholder (`loading`) that fills in when its page
 * arrives; pages are loaded latest-wins and kept in an LRU. A position gives the
 * same object as long as anybody holds it. One list shows one filter: a new
 * query, or a change that reaches rows in view, is a new list.
 *
 * The list grows at its end while the scan goes on, at most ten times a second,
 * and never shrinks. It does not follow the store: when the desk says `changed`
 * with %LEADS_CHANGE_NUMBERS, make a new one.
 *
 * Properties (notifying): `n-rows` (int64: exact once `complete`), `complete` (boolean),
 * `n-pending` (uint: pages on their way), `stale` (boolean: rows are gone from the store, so
 * that some places stay empty), `error` (string sentence or %NULL).
 */
G_DECLARE_FINAL_TYPE (LeadsNumberList, leads_number_list, LEADS, NUMBER_LIST, GObject)

LeadsNumberList *leads_number_list_new            (LeadsNumberService      *service,
                                                   const LeadsNumberFilter *filter);
gint64           leads_number_list_get_n_rows     (LeadsNumberList         *self);
gboolean         leads_number_list_get_complete   (LeadsNumberList         *self);
gboolean         leads_number_list_get_stale      (LeadsNumberList         *self);
const char      *leads_number_list_get_error      (LeadsNumberList         *self);

/* How often get_item() was called: tests and tests/performance watch it. */
guint64          leads_number_list_get_n_get_item (LeadsNumberList         *self);

/* How many reads of the store were started, for the same reason. */
guint64          leads_number_list_get_n_reads    (LeadsNumberList         *self);

/* The position of @key, or of the row after it; for restoring scroll and selection. -1 with @error. */
void             leads_number_list_find_async     (LeadsNumberList         *self,
                                                   LeadsNumberKey           key,
                                                   GCancellable            *cancellable,
                                                   GAsyncReadyCallback      callback,
                                                   gpointer                 data);
gint64           leads_number_list_find_finish    (LeadsNumberList         *self,
                                                   GAsyncResult            *result,
                                                   GError                 **error);

G_END_DECLS
