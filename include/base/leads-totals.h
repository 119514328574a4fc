/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-reason.h>

G_BEGIN_DECLS

/**
 * LeadsTotals:
 * @lines: records read; a line break inside quotes starts none. A single
 *   number or a range that was typed counts as one line
 * @header: lines that are headings (0 or 1 for each file; a `sep=;` line counts here too)
 * @blank: lines without text
 * @accepted: lines whose numbers will be (or were) stored as they stand
 * @repaired: lines that are accepted after a repair the person agreed to
 * @duplicate: lines repeated within the draft
 * @existing: lines whose number the store has already
 * @invalid: lines with any other error
 * @uploaded: numbers stored or that would be, ranges counted number by number
 * @skipped: numbers of ranges that the lead had already, that an earlier entry of the draft has, or
 *   that are outside the numbering plan and were left out
 * @unplanned: numbers among @uploaded that are outside the numbering plan and were included all the same
 * @reasons: lines for each #LeadsReason that is an error
 *
 * What became of every line. Invariant: @lines = @header + @blank +
 * @accepted + @repaired + @duplicate + @existing + @invalid.
 */
typedef struct {
  gint64 lines;
  gint64 header;
  gint64 blank;
  gint64 accepted;
  gint64 repaired;
  gint64 duplicate;
  gint64 existing;
  gint64 invalid;
  gint64 uploaded;
  gint64 skipped;
  gint64 unplanned;
  gint64 reasons[LEADS_N_REASONS];
} LeadsTotals;

/* Adds every field of @other to @totals. */
void leads_totals_add (LeadsTotals       *totals,
                       const LeadsTotals *other);

/* Counts one line that ended with @reason (@repaired: accepted by a repair), in its class and in @reasons. */
void leads_totals_count_line (LeadsTotals *totals,
                              LeadsReason  reason,
                              gboolean     repaired);

/* Whether the invariant holds. */
gboolean leads_totals_add_up (const LeadsTotals *totals);

/* Lines that were not accepted: duplicate + existing + invalid. */
gint64 leads_totals_get_refused (const LeadsTotals *totals);

G_END_DECLS
