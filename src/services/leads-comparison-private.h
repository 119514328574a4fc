/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-database.h>
#include <leads-job.h>
#include <leads-number-source.h>

#include "leads-outcome-private.h"

G_BEGIN_DECLS

/**
 * LeadsComparison:
 * @outcomes: (element-type LeadsOutcome): of the entries, in the draft's order
 * @existing: (nullable): what the store has of their numbers: fates by number
 * @totals: the sum of the outcomes'
 * @connections: (nullable): of a draft for several leads: each lead's id and its SIP connections on the PSTN side
 * @misses_lead: whether lines of it are those of a lead that was deleted since they were read
 * @last_used: (nullable): where a lead has several of them: its id and the id of the one that its last upload used
 *
 * A draft compared with itself and with the store. It never changes. Any thread may read it.
 */
typedef struct {
  gatomicrefcount ref_count;
  GPtrArray      *outcomes;
  LeadsRun       *existing;
  LeadsTotals     totals;
  GHashTable     *connections;
  GHashTable     *last_used;
  gboolean        misses_lead;
} LeadsComparison;

/**
 * leads_comparison_new:
 * @outcomes: (transfer full) (element-type LeadsOutcome): what goes in; completed by this
 * @database: (nullable): the store, or %NULL to compare within the draft only
 * @lead_id: whose the numbers shall be; 0: nobody's, so that all of the store's are someone else's
 * @directory: (nullable): for temporary files
 *
 * Blocks: for a worker thread. Errors are those of storage and base, or %G_IO_ERROR_CANCELLED.
 */
LeadsComparison *leads_comparison_new   (GPtrArray      *outcomes,
                                         LeadsDatabase  *database,
                                         gint64          lead_id,
                                         const char     *directory,
                                         GCancellable   *cancellable,
                                         GError        **error);
LeadsComparison *leads_comparison_ref   (LeadsComparison *self);
void             leads_comparison_unref (LeadsComparison *self);

/* The numbers that get uploaded, ascending, for leads_upload_store_insert_batch(). @places: (nullable): only those of
 * these leads, by id, with their place in the batch. */
LeadsNumberSource *leads_comparison_open_numbers  (LeadsComparison   *self,
                                                   GHashTable        *places,
                                                   GCancellable      *cancellable);
void               leads_comparison_close_numbers (LeadsNumberSource *source);

/* What the store has of the numbers of @outcomes, as fates by number. @owners: (nullable): gets the lead of each upload
 * that has one of them, by id. */
LeadsRun *leads_comparison_find_existing (GPtrArray      *outcomes,
                                          LeadsDatabase  *database,
                                          gint64          lead_id,
                                          GHashTable     *owners,
                                          const char     *directory,
                                          GCancellable   *cancellable,
                                          GError        **error);

/* Of files for several leads: fills the outcome's shares with its lines, once it is compared. Their numbers are
 * counted already. */
gboolean  leads_comparison_count_shares  (LeadsOutcome   *outcome,
                                          GCancellable   *cancellable,
                                          GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsComparison, leads_comparison_unref)

G_END_DECLS
