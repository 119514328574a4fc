/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-query.h>
#include <leads-number-source.h>
#include <leads-number-record.h>
#include <leads-store.h>

G_BEGIN_DECLS

#define LEADS_TYPE_NUMBER_STORE (leads_number_store_get_type ())

/**
 * LeadsNumberStore:
 *
 * The live numbers: who owns one, and long lists of them by key. Numbers are
 * written by #LeadsUploadStore.
 */
G_DECLARE_FINAL_TYPE (LeadsNumberStore, leads_number_store, LEADS, NUMBER_STORE, LeadsStore)

LeadsNumberStore *leads_number_store_new (LeadsDatabase *database);

/* The live number @e164; %NULL without an error if nobody has it. (transfer full) (nullable) */
LeadsNumber *leads_number_store_get (LeadsNumberStore *self, gint64 e164, GCancellable *cancellable, GError **error);

/**
 * LeadsExisting:
 * @state: a #LeadsNumberState
 * @until: UTC microseconds until which it cools, 0 if it does not
 *
 * A number that the store has.
 */
typedef struct
{
  gint64 e164;
  gint64 upload;
  gint64 lead;
  int state;
  gint64 until;
} LeadsExisting;

/* Called for each in ascending order; FALSE stops (no error). Must not call a store. */
typedef gboolean (*LeadsExistingFunc) (const LeadsExisting *existing, gpointer data);

/**
 * leads_number_store_find_existing:
 *
 * Calls @func for each number of @spans that the store has. Made for millions
 * of spans and for spans of millions.
 */
gboolean leads_number_store_find_existing (LeadsNumberStore *self,
                                           LeadsSpanSource *spans,
                                           LeadsExistingFunc func,
                                           gpointer data,
                                           GCancellable *cancellable,
                                           GError **error);

/* How many numbers match. At once for queries without digits, by the index for digits, a full look with `anywhere`. */
gboolean leads_number_store_count (LeadsNumberStore *self,
                                   LeadsNumberQuery *query,
                                   gint64 *n_numbers,
                                   GCancellable *cancellable,
                                   GError **error);

/* The distance between two keys of a position index, and the most that may be skipped. */
#define LEADS_STORE_MAX_SKIP 4096

/* The key at @position. Called in order, on the calling thread, while the scan goes on. FALSE stops (no error). */
typedef gboolean (*LeadsStoreAnchorFunc) (gint64 position, const LeadsStoreKey *key, gpointer data);

/**
 * leads_number_store_scan_index:
 * @every: distance of the anchors, 1 to %LEADS_STORE_MAX_SKIP
 * @func: (scope call): called for positions 0, @every, 2 * @every …
 * @n_numbers: (out) (optional): the exact count, known at the end
 *
 * Makes a position index: one look at the whole result in one moment of the store.
 */
gboolean leads_number_store_scan_index (LeadsNumberStore *self,
                                        LeadsNumberQuery *query,
                                        guint every,
                                        LeadsStoreAnchorFunc func,
                                        gpointer data,
                                        gint64 *n_numbers,
                                        GCancellable *cancellable,
                                        GError **error);

/**
 * leads_number_store_read_page:
 * @from: (nullable): begin at this key (it need not exist any more); %NULL: at the first number
 * @inclusive: whether @from itself may be the first
 * @skip: leave out that many, less than %LEADS_STORE_MAX_SKIP
 * @limit: at most that many, at least 1
 *
 * Returns: (transfer full) (element-type LeadsNumber): one #LeadsUpload object shared by all
 *   numbers of an upload; shorter than @limit only at the end
 */
GPtrArray *leads_number_store_read_page (LeadsNumberStore *self,
                                         LeadsNumberQuery *query,
                                         const LeadsStoreKey *from,
                                         gboolean inclusive,
                                         guint skip,
                                         guint limit,
                                         GCancellable *cancellable,
                                         GError **error);

/* How many matching numbers come before @key (which need not exist), and whether it is there itself. */
gboolean leads_number_store_position_of (LeadsNumberStore *self,
                                         LeadsNumberQuery *query,
                                         const LeadsStoreKey *key,
                                         gint64 *position,
                                         gboolean *exists,
                                         GCancellable *cancellable,
                                         GError **error);

/*
 * Called for each number in the query's order; the object may be kept. FALSE stops (no error). Must not call a store.
 */
typedef gboolean (*LeadsStoredNumberFunc) (LeadsNumber *number, gpointer data);

/* All that match, in one moment of the store: for exports. */
gboolean leads_number_store_foreach (LeadsNumberStore *self,
                                     LeadsNumberQuery *query,
                                     LeadsStoredNumberFunc func,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
