/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-sorter.h>

#include "leads-outcome-private.h"

G_BEGIN_DECLS

/**
 * LeadsRangeTally:
 *
 * Counts what each range of a file gets while the numbers of a draft are gone through; what it loses is the rest.
 * In bounded memory, and whatever the ranges have in common. One thread at a time.
 */
typedef struct _LeadsRangeTally LeadsRangeTally;

LeadsRangeTally *leads_range_tally_new  (const char *directory);
void             leads_range_tally_free (LeadsRangeTally *self);

/* The range on line @index gets @n_numbers. */
gboolean leads_range_tally_add (LeadsRangeTally  *self,
                                guint64           index,
                                guint64           n_numbers,
                                GError          **error);

/* The first number of the range on line @index goes to another: @fate is what becomes of the range if it gets none. */
gboolean leads_range_tally_note_loss (LeadsRangeTally  *self,
                                      guint64           index,
                                      guint64           fate,
                                      GError          **error);

/**
 * leads_range_tally_close:
 * @outcome: of the file; its totals and examples are completed, and which ranges get a part of their numbers
 * @existing: (nullable): fates by number
 * @conflicts: gets the fates of the ranges that get nothing, by line
 *
 * A range that gets a number is accepted, and what it loses is skipped. One that others stop, or that gets nothing,
 * is refused: because of the store, else because of who keeps its first number.
 */
gboolean leads_range_tally_close (LeadsRangeTally  *self,
                                  LeadsOutcome     *outcome,
                                  LeadsRun         *existing,
                                  LeadsSorter      *conflicts,
                                  GCancellable     *cancellable,
                                  GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsRangeTally, leads_range_tally_free)

G_END_DECLS
