/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-run.h>
#include <leads-spool.h>

G_BEGIN_DECLS

#define LEADS_TYPE_SORTER (leads_sorter_get_type ())

/* Records sorted in memory at one time: 8 MB, and as much again while sorting and for those that come meanwhile. */
#define LEADS_SORTER_RUN_RECORDS 500000

/**
 * LeadsSorter:
 *
 * Sorts any number of records within bounded memory: every
 * %LEADS_SORTER_RUN_RECORDS are sorted and appended to a spool, and the sorted
 * pieces are merged at the end. One thread at a time.
 */
G_DECLARE_FINAL_TYPE (LeadsSorter, leads_sorter, LEADS, SORTER, GObject)

/* @directory: as for leads_spool_new(). No file is made while the records are few. */
LeadsSorter *leads_sorter_new (const char *directory);

/**
 * leads_sorter_add:
 * @error: what a #LeadsSpool may say
 *
 * Adds a record. In any order; indices that ascend are sorted faster. Must not
 * be called after leads_sorter_finish().
 */
gboolean leads_sorter_add (LeadsSorter  *self,
                           guint64       number,
                           guint64       index,
                           GError      **error);

guint64 leads_sorter_get_n_records (LeadsSorter *self);

/**
 * leads_sorter_finish:
 * @cancellable: (nullable): looked at every few thousand records
 * @error: what a #LeadsSpool may say, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): all records in one run, or %NULL; once only
 */
LeadsRun *leads_sorter_finish (LeadsSorter   *self,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS
