/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-content-private.h"
#include "leads-edits-private.h"
#include "leads-shares-private.h"

G_BEGIN_DECLS

/*
 * A fate is a #LeadsReason and what it names, in one integer: the reason in the
 * top byte, below it the index of the first line (duplicate_in_file), the place
 * of the other entry (duplicate_in_draft) or the upload's id.
 */
#define LEADS_FATE_PAYLOAD_BITS 56
#define LEADS_FATE_PAYLOAD_MASK ((G_GUINT64_CONSTANT (1) << LEADS_FATE_PAYLOAD_BITS) - 1)
#define leads_fate_new(reason, payload) \
  (((guint64) (reason) << LEADS_FATE_PAYLOAD_BITS) | ((guint64) (payload) & LEADS_FATE_PAYLOAD_MASK))
#define leads_fate_get_reason(fate) ((LeadsReason) ((fate) >> LEADS_FATE_PAYLOAD_BITS))
#define leads_fate_get_payload(fate) ((fate) & LEADS_FATE_PAYLOAD_MASK)

/**
 * LeadsOutcome:
 * @content: what the entry says by itself
 * @removed: (element-type guint64): sorted indices of lines that were taken out
 * @edits: (nullable): lines that were written anew
 * @repaired: a bit (1 << repair) for each repair that is made
 * @include: which numbers that are outside the plan are included; of what was typed all, or none
 * @add_rest: whether ranges of a file leave out what others own, instead of being stopped
 * @foreign: (nullable): what others own or what rests, where ranges of files meet it, as leads_foreign_new() makes it
 * @owners: (nullable): of a file for several leads: the lead of each upload that the store has numbers of, by id
 * @shares: (nullable): of such a file: what becomes of each lead's lines
 * @partial: (nullable): of the ranges of a file that get some of their numbers only: the line and how many it gets
 * @titles: (element-type utf8): of all entries compared, by place
 * @conflicts: (nullable): fates of the lines that lose their number, by index; of
 *   a range, by the number's distance from its first
 * @totals: what becomes of the lines
 * @range_fate: of a typed range or number: why it is refused as a whole, or 0
 * @before: (nullable): the upload that a file with the same content came with
 * @sentence: (nullable): @range_fate, or why typed text is refused, as a whole sentence
 * @foreign_first: of a range that is stopped: the first numbers that stop it
 * @foreign_last: to this one
 * @n_mendable: for each repair and reason how many lines there are, whether it is made or not; lines that were
 *   taken out are not counted, here and below
 * @n_unplanned: for each reason how many lines only the plan refuses, whether they are included or not
 * @n_foreign: how many ranges of a file have numbers that others own: they are stopped, or with @add_rest leave those out
 * @example: for each derived reason the index of the first line with it, else %G_MAXUINT64
 *
 * What becomes of an entry in the draft as it was when it was compared. The first
 * five are what goes into the comparison; then it never changes. Any thread may read it.
 */
typedef struct {
  gatomicrefcount ref_count;
  LeadsContent   *content;
  GArray         *removed;
  LeadsEdits     *edits;
  guint           repaired;
  LeadsUnplanned  include;

  gboolean        add_rest;
  LeadsRun       *foreign;
  GHashTable     *owners;
  LeadsShares    *shares;
  LeadsRun       *partial;
  GPtrArray      *titles;
  LeadsRun       *conflicts;
  LeadsTotals     totals;
  guint64         range_fate;
  LeadsUpload    *before;
  char           *sentence;
  guint64         foreign_first;
  guint64         foreign_last;
  gint64          n_mendable[LEADS_N_REPAIRS][LEADS_N_REASONS];
  gint64          n_unplanned[LEADS_N_REASONS];
  gint64          n_foreign;
  guint64         example[LEADS_N_REASONS];
} LeadsOutcome;

/* @removed is shared, and must not change any more. */
LeadsOutcome *leads_outcome_new   (LeadsContent *content,
                                   GArray       *removed,
                                   LeadsEdits   *edits,
                                   guint         repaired,
                                   LeadsUnplanned include);
LeadsOutcome *leads_outcome_ref   (LeadsOutcome *self);
void          leads_outcome_unref (LeadsOutcome *self);

gboolean      leads_outcome_is_removed  (const LeadsOutcome *self,
                                         guint64             index);
/* How the line was edited, or %NULL. Borrowed. */
const LeadsEdit *leads_outcome_find_edit (const LeadsOutcome *self,
                                          guint64             index);
/* A line as it stands in the draft: as it was read, or edited. Not for typed ones: their record. */
const LeadsContentRecord *leads_outcome_get_record (const LeadsOutcome  *self,
                                                    guint64              index,
                                                    GError             **error);
gboolean      leads_outcome_get_line    (const LeadsOutcome  *self,
                                         guint64              index,
                                         LeadsContentLine    *line,
                                         GError             **error);
/* Whether a line with this record is refused by itself, whatever else is in the draft: not right as it is,
 * not mended, not included. */
gboolean      leads_outcome_refuses     (const LeadsOutcome       *self,
                                         const LeadsContentRecord *record);
/* The same of what was typed: the fate that its own reason gives, or 0. */
guint64       leads_outcome_get_typed_fate (const LeadsOutcome    *self);
/* From @start on, to @end at most: how far numbers of a range are left out (%TRUE) or taken (%FALSE) because of
 * the plan; @last: (out). */
gboolean      leads_outcome_leaves_out  (const LeadsOutcome       *self,
                                         guint64                   start,
                                         guint64                   end,
                                         guint64                  *last);
/* The fate of the line: its own reason or the derived one; 0: accepted. Not for the numbers of a range. */
guint64       leads_outcome_get_fate    (const LeadsOutcome       *self,
                                         const LeadsContentRecord *record,
                                         guint64                   index);
/* The derived fate at @index, 0 if there is none. */
guint64       leads_outcome_get_conflict (const LeadsOutcome *self,
                                          guint64             index);

/* What a fate that the store gives a number means for the line at @index: in a file for several leads a number that
 * the line's own lead has is already here. */
guint64       leads_outcome_own_fate (const LeadsOutcome *self,
                                      guint64             index,
                                      guint64             fate);

/* How many numbers the line gets; @record is its, and it is accepted. */
guint64       leads_outcome_count_numbers (const LeadsOutcome       *self,
                                           const LeadsContentRecord *record,
                                           guint64                   index);

/**
 * leads_outcome_find_foreign:
 * @index: the range's line
 * @fate: (out) (optional): whose they are
 * @first: (out) (optional): the first of the numbers from @start to @end that stop a range of a file
 * @last: (out) (optional): how far that owner's numbers go on
 *
 * Returns: whether any stops it.
 */
gboolean      leads_outcome_find_foreign (const LeadsOutcome *self,
                                          guint64             index,
                                          guint64             start,
                                          guint64             end,
                                          guint64            *fate,
                                          guint64            *first,
                                          guint64            *last);

/* Records that a cursor reads at one time: 8 KB. */
#define LEADS_OUTCOME_BLOCK 256

/*
 * Records of the content, as many as @n_records, from the @first-th on: for indices that ascend.
 */
typedef struct {
  guint64             first;
  guint64             n_records;
  LeadsContentRecord  records[LEADS_OUTCOME_BLOCK];
} LeadsRecordBlock;

/**
 * LeadsOutcomeCursor:
 *
 * Goes through all lines in their order (in a range: all numbers) without searching.
 */
typedef struct {
  LeadsOutcome       *outcome;
  guint64             index;
  guint64             n_lines;
  guint64             conflict;
  guint               removed;
  LeadsRecordBlock    block;
} LeadsOutcomeCursor;

void     leads_outcome_cursor_init (LeadsOutcomeCursor *self,
                                    LeadsOutcome       *outcome);
/* The next line that was not removed: its index and its fate; 1: a line, 0: the end, -1: @error is set. */
int      leads_outcome_cursor_next (LeadsOutcomeCursor  *self,
                                    guint64             *index,
                                    guint64             *fate,
                                    GError             **error);

/* Indices that a cursor reads at one time: 4 KiB. */
#define LEADS_REFUSED_BLOCK 512

/**
 * LeadsRefusedCursor:
 * @block: indices of lines that the content refuses, as many as @n_block, from the @first_block-th on
 * @record: the line's, as it stands in the draft
 *
 * Goes through the refused lines of what was read (not typed), in their order.
 */
typedef struct {
  LeadsOutcome             *outcome;
  guint64                   refused;
  guint64                   conflict;
  guint                     edit;
  guint64                   first_block;
  guint64                   n_block;
  const LeadsContentRecord *record;
  LeadsRecordBlock          records;
  guint64                   block[LEADS_REFUSED_BLOCK];
} LeadsRefusedCursor;

void     leads_refused_cursor_init (LeadsRefusedCursor *self,
                                    LeadsOutcome       *outcome);
/* The next line that was not removed and is refused: its index and its fate; 1: a line, 0: the end, -1: @error is
 * set. */
int      leads_refused_cursor_next (LeadsRefusedCursor  *self,
                                    guint64             *index,
                                    guint64             *fate,
                                    GError             **error);
/* That line, @index, with its texts. */
gboolean leads_refused_cursor_get_line (LeadsRefusedCursor  *self,
                                        guint64              index,
                                        LeadsContentLine    *line,
                                        GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsOutcome, leads_outcome_unref)

G_END_DECLS
