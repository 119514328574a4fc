/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-number-store.h"

G_BEGIN_DECLS

/**
 * LeadsNumberScan:
 *
 * A query's result by position: a look at all of it on a thread, which keeps
 * keys from which rows can be read. Reference counted; any thread.
 */
typedef struct _LeadsNumberScan LeadsNumberScan;

/* Called in the main context of the scan's start, now and then and at the end. @error is borrowed. */
typedef void (*LeadsNumberScanFunc) (gpointer      index,
                                     gint64        n_known,
                                     gboolean      complete,
                                     const GError *error);

/* Starts it. It knows @index by a weak reference only: once that is gone, @func is not called any more. */
LeadsNumberScan *leads_number_scan_start       (LeadsNumberStore    *store,
                                                LeadsNumberQuery    *query,
                                                gpointer             index,
                                                LeadsNumberScanFunc  func);
LeadsNumberScan *leads_number_scan_ref         (LeadsNumberScan     *self);
void             leads_number_scan_unref       (LeadsNumberScan     *self);

/* Ends the look early and tells nobody any more. */
void             leads_number_scan_stop        (LeadsNumberScan     *self);

/* Rows from @position on, which the scan has passed, at most @n_rows. (element-type LeadsNumber) */
GPtrArray       *leads_number_scan_read        (LeadsNumberScan     *self,
                                                gint64               position,
                                                guint                n_rows,
                                                GCancellable        *cancellable,
                                                GError             **error);

/* How many rows come before @key. */
gboolean         leads_number_scan_position_of (LeadsNumberScan     *self,
                                                const LeadsStoreKey *key,
                                                gint64              *position,
                                                GCancellable        *cancellable,
                                                GError             **error);

G_END_DECLS
