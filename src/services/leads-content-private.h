/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-csv-dialect.h>
#include <leads-merge.h>
#include <leads-numbering-plan.h>
#include <leads-reason.h>
#include <leads-run.h>
#include <leads-spool.h>
#include <leads-totals.h>
#include <leads-upload.h>
#include <leads-verdict.h>

#include "leads-entry.h"
#include "leads-stranger.h"

#include "leads-matches-private.h"
#include "leads-roster-private.h"

G_BEGIN_DECLS

/**
 * LeadsContentFlags:
 * @LEADS_CONTENT_PLAIN: the record is its number and nothing else, so no text is kept
 * @LEADS_CONTENT_CELL: the number's cell differs from the record and is kept behind it
 * @LEADS_CONTENT_MENDABLE: refused, but would be right when it is repaired
 * @LEADS_CONTENT_UNCERTAIN: and might be meant otherwise
 * @LEADS_CONTENT_UNPLANNED: refused by the plan alone: leads_verdict_is_unplanned()
 */
typedef enum {
  LEADS_CONTENT_PLAIN = 1 << 0,
  LEADS_CONTENT_CELL = 1 << 1,
  LEADS_CONTENT_MENDABLE = 1 << 2,
  LEADS_CONTENT_UNPLANNED = 1 << 3,
  LEADS_CONTENT_UNCERTAIN = 1 << 4
} LeadsContentFlags;

/* In the place of no repair: the plus, where a person has to tell that the digits begin with a country code. */
#define LEADS_REPAIR_UNCERTAIN_PLUS LEADS_REPAIR_NONE
/* A set of repairs has a bit (1 << repair) for each; those that need nobody to tell: */
#define LEADS_REPAIRS_CERTAIN ((1u << LEADS_N_REPAIRS) - 1 - (1u << LEADS_REPAIR_UNCERTAIN_PLUS))

/**
 * LeadsContentRecord:
 * @number: what it says (also when it is unplanned), or what it would say repaired; 0: none. Of a range the first
 *   number
 * @text: offset of the record's text in the text spool
 * @extent: of a range how many numbers follow @number; else 0
 * @line: physical line where the record begins
 * @length: bytes of the record's text
 * @reason: why it is refused whatever else is in the draft
 * @flags: #LeadsContentFlags
 * @repair: a #LeadsRepair when it is mendable: what mends it; %LEADS_REPAIR_UNCERTAIN_PLUS when it is uncertain
 * @cac: how many calls at a time its numbers allow; 0: not said; %LEADS_CONTENT_BAD_CAC: refused because of it, or
 *   would be, if its number were right
 *
 * One line with text, as it stands in the spool of lines.
 */
typedef struct {
  guint64 number;
  guint64 text   : 44;
  guint64 extent : LEADS_MERGE_EXTENT_BITS;
  guint64 line;
  guint32 length;
  guint8  reason;
  guint8  flags  : 5;
  guint8  repair : 3;
  guint16 cac;
} LeadsContentRecord;

/* A CAC is from 2 to what fits a record. */
#define LEADS_CONTENT_BAD_CAC 1
#define LEADS_CONTENT_MIN_CAC 2
#define LEADS_CONTENT_MAX_CAC G_MAXUINT16

G_STATIC_ASSERT (sizeof (LeadsContentRecord) == 32);
G_STATIC_ASSERT (LEADS_N_REPAIRS <= 1 << 3);

/**
 * LeadsContent:
 * @country: (nullable): whose national forms get a suggestion
 * @first: a number or range: where it begins; else 0
 * @last: and ends
 * @add_rest: a range that leaves out what others own
 * @n_outside: how many numbers of a number or range are outside the plan
 * @plan: which plan its lines were judged by; another one that comes into force later changes nothing here
 * @text: what was typed: the record and cell of its one line
 * @reason: why what was typed is refused by itself, as long as what is outside the plan is not included;
 *   none for a range that leaves those numbers out
 * @suggestion: what refused text could become, or 0
 * @sentence: (nullable): @reason in words
 * @repaired: what was typed became this number by a repair that was asked for
 * @records: #LeadsContentRecord of each line with text, in the file's order; %NULL when typed
 * @texts: their texts
 * @n_lines: how many lines have text: the indices are 0 to @n_lines - 1
 * @first_line: physical line of the first of them
 * @is_in_step: each of them stands in the physical line after that of the one before
 * @refused: the indices of those that are refused by themselves, ascending, each a guint64
 * @n_refused: how many those are
 * @accepted: number and index of the lines that are right by themselves
 * @mendable: (nullable): for each repair the same of those that would be right with it; their indices have
 *   LEADS_WALK_MENDED set
 * @n_mendable: how many lines those are, for each repair and reason
 * @first_mendable: for each repair the index of its first line
 * @unplanned: the same of those that only the plan refuses; their indices have LEADS_WALK_UNPLANNED set
 * @ranges: (nullable): the ranges of all three kinds, as leads_merge_pack_interval() makes them, with LEADS_WALK_RANGE
 *   and the kind's bit set; %NULL: there are none
 * @n_in_ranges: how many numbers the ranges have, each counted by itself
 * @n_unplanned: how many lines those are, for each reason; of what was typed too
 * @totals: lines, header, blank and invalid lines with their reasons; the rest is derived
 * @example: for each reason the index of the first line with it that is neither mendable nor unplanned,
 *   else %G_MAXUINT64
 * @first_unplanned: index of the first line that only the plan refuses: whose country code is known, and whose is not
 * @leads: (nullable): of a file for several leads: the lead of each line, a gint64, 0 for none
 * @roster: (nullable): those leads
 * @matches: (nullable): what a person said about names that none of them has
 * @strangers: (nullable) (element-type LeadsStranger): those names, those that a person matched too; at most
 *   %LEADS_STRANGERS_MAX
 * @dialect: how it was read
 * @heading: (nullable): text of the heading's record
 * @sha256: (nullable): of the file
 * @size: in bytes
 * @short_ranges: numbers that may be ranges by their last hyphen are: #LeadsFileOptions
 * @n_short_ranges: how many lines are single numbers, because that was not said
 * @short_range: (nullable): the text of the first of them
 * @n_wide: how many lines have text behind the columns that the file has
 * @n_doubted: how many lines would be mended by @doubted_country, which was presumed and is not taken
 * @doubted_country: (nullable): because most numbers of the file have another country's code
 * @contrary_code: that code
 * @contrary_country: (nullable): whose it is; "" when several countries share it
 *
 * What an entry of a draft says by itself: it never changes, so that any thread may read it.
 */
typedef struct {
  gatomicrefcount   ref_count;
  LeadsUploadSource source;
  char             *title;
  char             *country;

  guint64           first;
  guint64           last;
  gboolean          add_rest;
  guint64           n_outside;
  LeadsNumberingPlan *plan;
  char             *text;
  LeadsReason       reason;
  guint64           suggestion;
  char             *sentence;
  gboolean          repaired;

  LeadsSpool       *records;
  LeadsSpool       *texts;
  guint64           n_lines;
  guint64           first_line;
  gboolean          is_in_step;
  LeadsSpool       *refused;
  guint64           n_refused;
  LeadsRun         *accepted;
  LeadsRun         *mendable[LEADS_N_REPAIRS];
  gint64            n_mendable[LEADS_N_REPAIRS][LEADS_N_REASONS];
  guint64           first_mendable[LEADS_N_REPAIRS];
  LeadsRun         *unplanned;
  LeadsRun         *ranges;
  guint64           n_in_ranges;
  gint64            n_unplanned[LEADS_N_REASONS];
  LeadsTotals       totals;
  guint64           example[LEADS_N_REASONS];
  guint64           first_unplanned[2];
  LeadsSpool       *leads;
  LeadsRoster      *roster;
  LeadsMatches     *matches;
  GPtrArray        *strangers;
  LeadsCsvDialect   dialect;
  char             *heading;
  gsize             heading_length;
  char             *sha256;
  gint64            size;

  gboolean          short_ranges;
  gint64            n_short_ranges;
  char             *short_range;
  gint64            n_wide;
  gint64            n_doubted;
  char             *doubted_country;
  guint             contrary_code;
  char             *contrary_country;
} LeadsContent;

/* A number (@first == @last), a range, or typed text that is refused with @reason and @sentence. @plan: what judges it;
 * kept by reference. */
LeadsContent *leads_content_new_typed (LeadsUploadSource  source,
                                       const char        *title,
                                       const char        *text,
                                       guint64            first,
                                       guint64            last,
                                       gboolean           add_rest,
                                       LeadsReason        reason,
                                       const char        *sentence,
                                       LeadsNumberingPlan *plan);
/* Says, before it is shared, that @n_numbers of what was typed are outside the plan. */
void          leads_content_set_outside (LeadsContent *self,
                                         guint64       n_numbers);
/* An empty one, for the check to fill. */
LeadsContent *leads_content_new       (LeadsUploadSource   source,
                                       const char         *title,
                                       LeadsNumberingPlan *plan);
LeadsContent *leads_content_ref       (LeadsContent      *self);
void          leads_content_unref     (LeadsContent      *self);

/* Says, before it is shared, that @n_lines would be mended by @country, which was presumed, and that most numbers have
 * @contrary_code, which is @contrary's. */
void          leads_content_doubt_country (LeadsContent *self,
                                           gint64        n_lines,
                                           const char   *country,
                                           guint         contrary_code,
                                           const char   *contrary);

/* Whether it was typed: it has one line and no spool. */
gboolean      leads_content_is_typed  (const LeadsContent *self);

/* What a line that is refused with @reason could become, or 0: what an own reason keeps beside it, unless that
 * is the line's number as it stands. */
guint64       leads_content_get_suggestion (const LeadsContentRecord *record,
                                            LeadsReason               reason);

/* What kind of lines those are that only the plan refuses, with @reason. */
#define leads_unplanned_from_reason(reason) \
  ((reason) == LEADS_REASON_UNKNOWN_COUNTRY_CODE ? LEADS_UNPLANNED_CODES : LEADS_UNPLANNED_NUMBERS)

/* Moves the lines of @kinds that only the plan refuses, in @totals, from the refused to those that are right by
 * themselves. */
void          leads_content_accept_unplanned (const LeadsContent *self,
                                              LeadsUnplanned      kinds,
                                              LeadsTotals        *totals);

/* Of a file for several leads: whose the line is; 0: nobody's. */
gint64        leads_content_get_lead  (const LeadsContent *self,
                                       guint64             index);

/* Leads read in one go: 4 KiB. */
#define LEADS_LEAD_CURSOR_LINES 512

/**
 * LeadsLeadCursor:
 *
 * Reads the leads of many lines, quickly where one follows the other. All zero at first; for one content, and one
 * thread at a time.
 */
typedef struct {
  guint64 first;
  guint64 n_lines;
  guint64 last;
  gint64  leads[LEADS_LEAD_CURSOR_LINES];
} LeadsLeadCursor;

/* The same as leads_content_get_lead(). */
gint64        leads_lead_cursor_get   (LeadsLeadCursor    *self,
                                       const LeadsContent *content,
                                       guint64             index);

/* Columns of the file without those of our own reports; at least 1. */
guint         leads_content_get_n_columns (const LeadsContent *self);

/**
 * LeadsContentLine:
 *
 * A line with its texts, which are borrowed from the content or from the struct itself.
 */
typedef struct {
  LeadsContentRecord record;
  guint64            index;
  const char        *text;
  gsize              text_length;
  const char        *cell;
  gsize              cell_length;
  char               plain[32];
} LeadsContentLine;

/* The records from @index on, borrowed; %NULL with @error. Not for typed ones. */
const LeadsContentRecord *leads_content_get_records (const LeadsContent  *self,
                                                     guint64              index,
                                                     guint64              n_records,
                                                     GError             **error);

/* The same into @records, for going through all of them: none stays in memory. */
gboolean leads_content_copy_records (const LeadsContent  *self,
                                     guint64              index,
                                     guint64              n_records,
                                     LeadsContentRecord  *records,
                                     GError             **error);

/* The physical line of line @index, which may be far from the one that is read; 0 when that cannot be found out. */
guint64 leads_content_get_line_number (const LeadsContent *self,
                                       guint64             index);

gboolean leads_content_get_line (const LeadsContent  *self,
                                 guint64              index,
                                 LeadsContentLine    *line,
                                 GError             **error);
/* The same where the @record of line @index is at hand. Not for typed ones. */
gboolean leads_content_fill_line (const LeadsContent        *self,
                                  guint64                    index,
                                  const LeadsContentRecord  *record,
                                  LeadsContentLine          *line,
                                  GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsContent, leads_content_unref)

G_END_DECLS
