/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-file-options.h>
#include <leads-job.h>
#include <leads-line.h>
#include <leads-totals.h>
#include <leads-upload.h>
#include <leads-verdict.h>

G_BEGIN_DECLS

/**
 * LeadsEntryState:
 * @LEADS_ENTRY_CHECKING: its job reads the file, or it is not compared yet
 * @LEADS_ENTRY_READY: every line has its verdict
 * @LEADS_ENTRY_FAILED: the file could not be read; `error` says why
 */
typedef enum {
  LEADS_ENTRY_CHECKING,
  LEADS_ENTRY_READY,
  LEADS_ENTRY_FAILED
} LeadsEntryState;

/**
 * LeadsUnplanned:
 * @LEADS_UNPLANNED_NUMBERS: numbers of a country code that someone has
 * @LEADS_UNPLANNED_CODES: numbers of a country code that nobody has
 * @LEADS_UNPLANNED_ALL: both
 *
 * Well-formed numbers that are outside the numbering plan, in the order of how likely they are to be there: plans
 * often get new numbers, and seldom new countries. Flags.
 */
typedef enum {
  LEADS_UNPLANNED_NUMBERS = 1 << 0,
  LEADS_UNPLANNED_CODES = 1 << 1,
  LEADS_UNPLANNED_ALL = LEADS_UNPLANNED_NUMBERS | LEADS_UNPLANNED_CODES
} LeadsUnplanned;

#define LEADS_TYPE_ENTRY (leads_entry_get_type ())

/**
 * LeadsEntry:
 *
 * One thing a person added to a draft: a number, a range, a file or a pasted
 * list, with a verdict for every line. It belongs to its draft, lives in the
 * main context, and changes only through the draft.
 *
 * Properties (readable, notifying): `source` (#LeadsUploadSource), `title`
 * ("+12127881500", "+12127881500 to +12127881599", the file's base name),
 * `state` (#LeadsEntryState), `job` (the #LeadsJob while checking, else %NULL),
 * `totals-serial` (uint: grows whenever the totals change).
 */
G_DECLARE_FINAL_TYPE (LeadsEntry, leads_entry, LEADS, ENTRY, GObject)

LeadsUploadSource  leads_entry_get_source     (LeadsEntry *self);
const char        *leads_entry_get_title      (LeadsEntry *self);
/* Whether it was read from a workbook; FALSE before it was read. */
gboolean           leads_entry_is_workbook    (LeadsEntry *self);
LeadsEntryState    leads_entry_get_state      (LeadsEntry *self);
LeadsJob          *leads_entry_get_job        (LeadsEntry *self);

/* Why a file could not be read: a #LeadsServiceError sentence; borrowed. */
const GError      *leads_entry_get_error      (LeadsEntry *self);

/* What becomes of its lines in the draft as it is now. Valid until the next `totals-serial`. */
const LeadsTotals *leads_entry_get_totals     (LeadsEntry *self);

/* Number or range: the first and last number; 0 for files and lists. */
guint64            leads_entry_get_first      (LeadsEntry *self);
guint64            leads_entry_get_last       (LeadsEntry *self);

/* Files: size in bytes, whether the first line is a heading, a translated
 * sentence on encoding, separator and column ("UTF-8, separated by semicolons, column “Number”"). */
gint64             leads_entry_get_size       (LeadsEntry *self);
gboolean           leads_entry_get_has_header (LeadsEntry *self);
const char        *leads_entry_get_dialect    (LeadsEntry *self);

/* Files: what of that is not sure, and that customers it names are not looked at, in sentences; %NULL when there is
 * nothing to say. */
const char        *leads_entry_get_doubt      (LeadsEntry *self);

/* Files and lists: how many lines are single numbers, but may be ranges, as `short_ranges` of #LeadsFileOptions says. */
gint64             leads_entry_get_n_short_ranges (LeadsEntry *self);

/* Files: what was said about it. Borrowed, until leads_draft_reread_async() ends. */
const LeadsFileOptions *leads_entry_get_options   (LeadsEntry *self);

/* Files and pasted tables: whether leads_draft_reread_async() could make another entry of it. FALSE while it is checked,
 * of what was typed, of a list without columns, and of a file of which nothing can be read. */
gboolean                leads_entry_can_be_reread (LeadsEntry *self);

/* Files: the upload that a file with the same content came with, even if it was undone; %NULL: none. Borrowed until the
 * next `totals-serial`. */
LeadsUpload            *leads_entry_get_imported_before (LeadsEntry *self);

/* Whether lines of it were removed or repaired: leads_draft_reread_async() forgets that. */
gboolean                leads_entry_has_decisions (LeadsEntry *self);

/* How many of its lines (of a range: numbers) are well-formed but outside the numbering plan, lines that were
 * taken out not counted; and whether they are included: leads_draft_include_unplanned(). */
gint64             leads_entry_get_n_unplanned        (LeadsEntry     *self,
                                                       LeadsUnplanned  kinds);
LeadsUnplanned     leads_entry_get_includes_unplanned (LeadsEntry     *self);

/* The country whose national forms get a suggestion, ISO 3166-1 alpha-2, or %NULL; see leads_draft_set_entry_country().
 * And whether another one might read its lines in another way: some are written without a plus. */
const char        *leads_entry_get_country        (LeadsEntry *self);
gboolean           leads_entry_depends_on_country (LeadsEntry *self);

/* (nullable) (transfer full): what an edited line says by itself, for people: its number, or "+4930123456 to 3478"; %NULL
 * when it is refused, or not edited. */
char              *leads_entry_dup_edited     (LeadsEntry *self,
                                               guint64     index);

/* How many of its lines were taken out, and how many were edited and not taken back. */
gint64             leads_entry_get_n_removed  (LeadsEntry *self);
gint64             leads_entry_get_n_edited   (LeadsEntry *self);

/* How many ranges of a file have numbers that others own or that rest; and whether those are left out, so that the
 * rest is added: leads_draft_add_rest(). Otherwise they stop their ranges. */
gint64             leads_entry_get_n_foreign (LeadsEntry *self);
gboolean           leads_entry_get_adds_rest (LeadsEntry *self);

/**
 * LeadsRepairGroup:
 * @reason: what the lines have in common (LEADS_REASON_NO_PLUS …)
 * @n_lines: how many there are
 * @repair: what leads_draft_repair() mends them by in one act, or none
 * @n_uncertain: how many of them could be meant otherwise, so that a person has to tell whether they begin with
 *   country codes; leads_draft_repair_all() leaves those alone
 * @unplanned: whether they are well-formed numbers that only the plan refuses, whichever of its reasons it has:
 *   leads_draft_include_unplanned() accepts them in one act. @reason is then %LEADS_REASON_NOT_IN_PLAN, or
 *   %LEADS_REASON_UNKNOWN_COUNTRY_CODE where nobody has their code, and of a range @n_lines are numbers
 * @example_text: the text of the first
 * @example_number: what it would become, or 0
 *
 * Refused lines of one reason, or that one kind of repair mends.
 */
typedef struct {
  LeadsReason  reason;
  gint64       n_lines;
  LeadsRepair  repair;
  gint64       n_uncertain;
  gboolean     unplanned;
  char        *example_text;
  guint64      example_number;
} LeadsRepairGroup;

/* (transfer full) (element-type LeadsRepairGroup): most lines first. */
GPtrArray *leads_entry_dup_groups (LeadsEntry *self);

/* How many of its lines were repaired by an act on all of their kind, whatever became of them then (some may be
 * repetitions); lines that were taken out not counted. */
gint64     leads_entry_get_n_mended (LeadsEntry *self);

/**
 * LeadsLineKind:
 * @LEADS_LINES_VALID: lines whose numbers will be uploaded
 * @LEADS_LINES_REFUSED: lines that are not accepted (blank lines and headings are no such lines)
 * @LEADS_LINES_SKIPPED: numbers of a range that are skipped; of a file, lines with such a range
 */
typedef enum {
  LEADS_LINES_VALID,
  LEADS_LINES_REFUSED,
  LEADS_LINES_SKIPPED
} LeadsLineKind;

#define LEADS_TYPE_LINE_SET (leads_line_set_get_type ())

/**
 * LeadsLineSet:
 *
 * The lines of an entry, or of a stored upload, that match: a snapshot by
 * position, as cheap for millions as for one. Lines come in pages read on a thread.
 */
G_DECLARE_FINAL_TYPE (LeadsLineSet, leads_line_set, LEADS, LINE_SET, GObject)

gint64        leads_line_set_get_n_lines (LeadsLineSet *self);
/* Whether its lines say which file they are from: those of an upload of several files. */
gboolean      leads_line_set_get_names_files (LeadsLineSet *self);
/* The position of the line of an entry with leads_line_get_index() @index, or of the first after it; the number of
 * lines when there is none, -1 for a stored upload. */
gint64        leads_line_set_find        (LeadsLineSet *self,
                                          guint64       index);
void          leads_line_set_read_async  (LeadsLineSet        *self,
                                          gint64               position,
                                          guint                n_lines,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data);
/* (transfer full) (element-type LeadsLine), with sentences composed. */
GPtrArray    *leads_line_set_read_finish (LeadsLineSet        *self,
                                          GAsyncResult        *result,
                                          GError             **error);

/**
 * leads_entry_find_lines_async:
 * @kind: which lines
 * @reason: only this reason, or %LEADS_REASON_NONE for all
 * @text: only lines whose text contains this, or %NULL
 *
 * The lines as the draft is now. Their sentences are short ones, for a cell of a list.
 */
void          leads_entry_find_lines_async  (LeadsEntry          *self,
                                             LeadsLineKind        kind,
                                             LeadsReason          reason,
                                             const char          *text,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             data);
/* The same, only the lines of one lead of a file for several; @lead_id 0: those that are no lead's. */
void          leads_entry_find_lines_of_lead_async (LeadsEntry          *self,
                                                    gint64               lead_id,
                                                    LeadsLineKind        kind,
                                                    LeadsReason          reason,
                                                    const char          *text,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             data);
/* How many those are: @totals: (out): zeros where there are none. */
void          leads_entry_get_totals_of_lead       (LeadsEntry          *self,
                                                    gint64               lead_id,
                                                    LeadsTotals         *totals);
/* (transfer full) */
LeadsLineSet *leads_entry_find_lines_finish (LeadsEntry          *self,
                                             GAsyncResult        *result,
                                             GError             **error);

G_END_DECLS
