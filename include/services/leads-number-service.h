/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-number-record.h>

G_BEGIN_DECLS

/**
 * LeadsNumberOrder:
 * @LEADS_NUMBER_ORDER_NEWEST: newest upload first, numbers ascending within
 * @LEADS_NUMBER_ORDER_NUMBER: numbers ascending
 */
typedef enum {
  LEADS_NUMBER_ORDER_NEWEST,
  LEADS_NUMBER_ORDER_NUMBER
} LeadsNumberOrder;

/**
 * LeadsNumberFilter:
 * @text: what was typed: words match customer, service and channel, digits the number:
 *   its beginning when there is a `+`, else any part of it; %NULL or "" for all
 * @lead_id: only this lead's numbers; 0 for all
 * @upload_id: only this upload's numbers; 0 for all
 * @uploaded_since: UTC microseconds; 0 for all
 * @order: the order of the rows
 *
 * What a list of numbers shows. Copied by those who take it.
 */
typedef struct {
  const char       *text;
  gint64            lead_id;
  gint64            upload_id;
  gint64            uploaded_since;
  LeadsNumberOrder  order;
} LeadsNumberFilter;

/**
 * LeadsNumberKey:
 *
 * The place of a number in either order.
 */
typedef struct {
  gint64  upload_id;
  guint64 number;
} LeadsNumberKey;

/* Most rows between two anchors of a #LeadsNumberIndex. */
#define LEADS_NUMBER_INDEX_STEP 4096

#define LEADS_TYPE_NUMBER_INDEX (leads_number_index_get_type ())

/**
 * LeadsNumberIndex:
 *
 * A query and the position index over its result: every 4,096th key, filled
 * by a background scan that also gives the exact count. Used in one main
 * context. Properties (notifying): `n-known` (int64: rows the scan has passed,
 * the count once `complete`), `complete` (boolean). The scan ends when the object is disposed.
 */
G_DECLARE_FINAL_TYPE (LeadsNumberIndex, leads_number_index, LEADS, NUMBER_INDEX, GObject)

gint64   leads_number_index_get_n_known  (LeadsNumberIndex *self);
gboolean leads_number_index_get_complete (LeadsNumberIndex *self);

/* Why the scan stopped early, or %NULL; `complete` is TRUE then too. Borrowed. */
const GError *leads_number_index_get_error (LeadsNumberIndex *self);

/* Reads rows [@position, @position + @n_rows) (at most %LEADS_NUMBER_INDEX_STEP) on a
 * thread; fewer at the end. Only positions below `n-known` can be asked for. Result: (element-type LeadsNumber). */
void       leads_number_index_read_async  (LeadsNumberIndex    *self,
                                           gint64               position,
                                           guint                n_rows,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             data);
GPtrArray *leads_number_index_read_finish (LeadsNumberIndex    *self,
                                           GAsyncResult        *result,
                                           GError             **error);

/* The position of the first row at or after @key in the index's order. */
void       leads_number_index_find_async  (LeadsNumberIndex    *self,
                                           LeadsNumberKey       key,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             data);
/* -1 with @error. */
gint64     leads_number_index_find_finish (LeadsNumberIndex    *self,
                                           GAsyncResult        *result,
                                           GError             **error);

#define LEADS_TYPE_NUMBER_SERVICE (leads_number_service_get_type ())
G_DECLARE_FINAL_TYPE (LeadsNumberService, leads_number_service, LEADS, NUMBER_SERVICE, GObject)

/* Starts the index of @filter; returns at once. (transfer full) */
LeadsNumberIndex *leads_number_service_open_index   (LeadsNumberService      *self,
                                                     const LeadsNumberFilter *filter);

/* The rows after @after (0: from the beginning of the order; else only with
 * %LEADS_NUMBER_ORDER_NUMBER), at most @limit (0: all), handed to @func on a worker thread in batches. For
 * exports and the command line. */
typedef gboolean (*LeadsNumberBatchFunc) (GPtrArray *numbers,
                                          gpointer   data,
                                          GError   **error);
void              leads_number_service_each_async   (LeadsNumberService      *self,
                                                     const LeadsNumberFilter *filter,
                                                     guint64                  after,
                                                     gint64                   limit,
                                                     LeadsNumberBatchFunc     func,
                                                     gpointer                 func_data,
                                                     GCancellable            *cancellable,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 data);
gboolean          leads_number_service_each_finish  (LeadsNumberService      *self,
                                                     GAsyncResult            *result,
                                                     GError                 **error);

/* How many numbers match; -1 with @error. */
void              leads_number_service_count_async  (LeadsNumberService      *self,
                                                     const LeadsNumberFilter *filter,
                                                     GCancellable            *cancellable,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 data);
gint64            leads_number_service_count_finish (LeadsNumberService      *self,
                                                     GAsyncResult            *result,
                                                     GError                 **error);

G_END_DECLS
