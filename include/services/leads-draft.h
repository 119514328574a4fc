/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-entry.h>
#include <leads-file-options.h>
#include <leads-file-preview.h>
#include <leads-lead.h>
#include <leads-service-error.h>
#include <leads-stranger.h>
#include <leads-validation-service.h>
#include <leads-verdict.h>

G_BEGIN_DECLS

/**
 * LeadsDraftFlags:
 * @LEADS_DRAFT_KEEP_REFUSED: a refused number or range becomes an entry with a refused
 *   line (the command line counts it) instead of an error
 * @LEADS_DRAFT_ADD_REST: add the rest of a range of which others own a part
 * @LEADS_DRAFT_INCLUDE_UNPLANNED: accept what is well-formed but outside the numbering plan
 * @LEADS_DRAFT_SKIP_UNPLANNED: add the rest of a range of which a part is outside the numbering plan
 */
typedef enum {
  LEADS_DRAFT_FLAGS_NONE = 0,
  LEADS_DRAFT_KEEP_REFUSED = 1 << 0,
  LEADS_DRAFT_ADD_REST = 1 << 1,
  LEADS_DRAFT_INCLUDE_UNPLANNED = 1 << 2,
  LEADS_DRAFT_SKIP_UNPLANNED = 1 << 3
} LeadsDraftFlags;

#define LEADS_TYPE_DRAFT (leads_draft_get_type ())

/**
 * LeadsDraft:
 *
 * What will be uploaded to one lead: a #GListModel of #LeadsEntry in the order
 * they were added. Nothing is stored before leads_upload_service_submit_async().
 * Used in one main context; reading and comparing run on threads. An entry
 * keeps only its own verdicts: repetitions across entries and numbers the store
 * has are derived anew whenever the draft changes (and when the store does).
 *
 * Properties (readable, notifying): `lead` (#LeadsLead or %NULL: a check without
 * a lead, every number of the store is then someone else's), `busy` (boolean: a
 * file is being checked or the draft is being compared), `n-checking` (uint: files
 * being checked), `totals-serial` (uint: grows whenever totals change).
 *
 * An entry keeps the verdicts of the numbering plan that it was judged by: what was shown is what is
 * submitted. After another plan came into force, entries that are added are judged by that one.
 *
 * A draft that was submitted stays as it was then: later changes of the store do not reach it.
 */
G_DECLARE_FINAL_TYPE (LeadsDraft, leads_draft, LEADS, DRAFT, GObject)

LeadsLead         *leads_draft_get_lead       (LeadsDraft *self);
gboolean           leads_draft_get_busy       (LeadsDraft *self);
guint              leads_draft_get_n_checking (LeadsDraft *self);

/* Whether entries start with the numbers that are well-formed but outside the numbering plan included. Does not
 * change those that were added before. %FALSE at first. */
void               leads_draft_set_includes_unplanned (LeadsDraft *self,
                                                       gboolean    includes);
gboolean           leads_draft_get_includes_unplanned (LeadsDraft *self);

/* The country whose national forms get a suggestion ("020 7946 0000"), ISO 3166-1 alpha-2: at first that of the lead's
 * customer, %NULL when it is not known. Counts for what is added afterwards. Verdicts do not depend on it. */
void                    leads_draft_set_country       (LeadsDraft *self,
                                                       const char *country);
const char             *leads_draft_get_country       (LeadsDraft *self);

/* What judges the entries. Borrowed. */
LeadsValidationService *leads_draft_get_validation    (LeadsDraft *self);

/* The sum over the entries that are ready. */
const LeadsTotals *leads_draft_get_totals     (LeadsDraft *self);

/* The first entry before @entry that was read from the same content, of a workbook from the same sheet; %NULL: none.
 * Borrowed. */
LeadsEntry        *leads_draft_find_same      (LeadsDraft *self,
                                               LeadsEntry *entry);

/* Why the draft could not be compared (a full disk, a busy store), a #LeadsServiceError sentence, or
 * %NULL; totals are then those of each entry by itself. leads_draft_settle_async() tries again. Borrowed. */
const GError      *leads_draft_get_error      (LeadsDraft *self);

/* Whether it is for several leads: leads_upload_service_new_draft_for_many(). */
gboolean           leads_draft_is_for_many    (LeadsDraft *self);

/* Of a draft for several leads: a list of #LeadsDraftPart, one for each lead that has lines, in the order of their
 * first lines; %NULL for others. Follows the draft; `totals-serial` tells when. Borrowed. */
GListModel        *leads_draft_get_parts      (LeadsDraft *self);

/* Of a draft for several leads: the names that no lead has, those with many lines first. (transfer full)
 * (element-type LeadsStranger) */
GPtrArray         *leads_draft_list_strangers (LeadsDraft *self);

/* Says that @customer and @service, as they stand in files for several leads, mean the lead @lead_id; 0 takes that back.
 * All lines with these names are judged at once, by reading their files again; repairs, edits and removals stay. Names
 * that a lead has mean that lead, whatever is said. Kept with the draft. */
void               leads_draft_match_lead     (LeadsDraft *self,
                                               const char *customer,
                                               const char *service,
                                               gint64      lead_id);

/* The leads of a kept draft for several that are not there any more: customer and service of each. (transfer full)
 * (element-type utf8) */
GPtrArray         *leads_draft_list_gone_leads (LeadsDraft *self);

/* What becomes of the lines that are no lead's (unknown_lead, ambiguous_lead, and those that cannot be taken apart). */
const LeadsTotals *leads_draft_get_unmatched  (LeadsDraft *self);

/* Judges @text and adds it as a single number. Refused: %LEADS_NUMBER_ERROR, nothing added
 * (duplicate_in_draft names the entry, owned_elsewhere the customer, service and upload). */
void        leads_draft_add_number_async  (LeadsDraft          *self,
                                           const char          *text,
                                           LeadsDraftFlags      flags,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             data);

/* @end may be just the last digits. Refused like a number; a part that others own or that is
 * cooling gives %LEADS_REASON_OWNED_ELSEWHERE or %LEADS_REASON_COOLING and a sentence that names the sub-range,
 * unless %LEADS_DRAFT_ADD_REST. A part outside the numbering plan gives one of the plan's reasons and a sentence that
 * counts it, unless %LEADS_DRAFT_INCLUDE_UNPLANNED or %LEADS_DRAFT_SKIP_UNPLANNED. Numbers this lead has
 * already are skipped. The caller asks before ranges above LEADS_RANGE_ASK_ABOVE. */
void        leads_draft_add_range_async   (LeadsDraft          *self,
                                           const char          *start,
                                           const char          *end,
                                           LeadsDraftFlags      flags,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             data);
/* Number or range: the entry, ready and compared; %NULL with @error. (transfer full) */
LeadsEntry *leads_draft_add_finish        (LeadsDraft          *self,
                                           GAsyncResult        *result,
                                           GError             **error);

/* Adds a file; the entry is there at once and is checked in the background (watch `state` and `job`).
 * @options may be %NULL. Cancelling the entry's job removes the entry. (transfer none) */
LeadsEntry *leads_draft_add_file          (LeadsDraft             *self,
                                           GFile                  *file,
                                           const LeadsFileOptions *options);

/* What the file of @entry begins with when it is read with @options (nullable), off the main thread; nothing changes. A
 * pipe is refused. */
void              leads_draft_preview_async  (LeadsDraft              *self,
                                              LeadsEntry              *entry,
                                              const LeadsFileOptions  *options,
                                              GCancellable            *cancellable,
                                              GAsyncReadyCallback      callback,
                                              gpointer                 data);
/* The same of a text that was not added yet; for the same finish. */
void              leads_draft_preview_text_async (LeadsDraft              *self,
                                                  const char              *text,
                                                  const LeadsFileOptions  *options,
                                                  GCancellable            *cancellable,
                                                  GAsyncReadyCallback      callback,
                                                  gpointer                 data);
/* (transfer full); %NULL with @error, a sentence. */
LeadsFilePreview *leads_draft_preview_finish (LeadsDraft              *self,
                                              GAsyncResult            *result,
                                              GError                 **error);

/* Reads the file or text of @entry, leads_entry_can_be_reread(), anew with @options, because they were changed. It stays
 * in its place and is being checked meanwhile; then what was decided about its lines (leads_entry_has_decisions()) is
 * forgotten. When the file cannot be read any more, or its job is cancelled, the entry is what it was. */
void              leads_draft_reread_async   (LeadsDraft              *self,
                                              LeadsEntry              *entry,
                                              const LeadsFileOptions  *options,
                                              GAsyncReadyCallback      callback,
                                              gpointer                 data);
gboolean          leads_draft_reread_finish  (LeadsDraft              *self,
                                              GAsyncResult            *result,
                                              GError                 **error);

/* A pasted list, read like a file. (transfer none) */
LeadsEntry *leads_draft_add_text          (LeadsDraft *self,
                                           const char *text);

/* A pasted table, read as @options (nullable) say. (transfer none) */
LeadsEntry *leads_draft_add_table         (LeadsDraft             *self,
                                           const char             *text,
                                           const LeadsFileOptions *options);

/* Removes an entry (and cancels its check); undoable by adding it again only. */
void        leads_draft_remove            (LeadsDraft *self,
                                           LeadsEntry *entry);

/* Takes line @index (leads_line_get_index()) out of @entry: it counts in no total any more. The line of
 * a single number takes the entry along; a range has no lines to take out. */
void        leads_draft_remove_line       (LeadsDraft *self,
                                           LeadsEntry *entry,
                                           guint64     index);

/* Repairs all lines of @entry that @repair mends; they count as repaired. %LEADS_REPAIR_ADD_PLUS is for all lines
 * that are right with the `+`, also for those that could be meant otherwise: whoever calls it knows that they begin with
 * country codes. leads_draft_unrepair() takes it back. */
void        leads_draft_repair            (LeadsDraft  *self,
                                           LeadsEntry  *entry,
                                           LeadsRepair  repair);
void        leads_draft_unrepair          (LeadsDraft  *self,
                                           LeadsEntry  *entry,
                                           LeadsRepair  repair);

/* Repairs all lines of @entry that have one reading: what could be meant otherwise stays as it is. Or takes all
 * repairs back. */
void        leads_draft_repair_all        (LeadsDraft  *self,
                                           LeadsEntry  *entry);
void        leads_draft_unrepair_all      (LeadsDraft  *self,
                                           LeadsEntry  *entry);

/* Writes @text in the place of the number's cell of line @index of a file or list. It is judged at once, as if it
 * stood in the file, where it may be a range too; the line counts as repaired when it is right now, and by its
 * new reason otherwise. What a report, or the upload, keeps of the line is the record as it stands now. The text of
 * the file takes the edit back, and nothing but blanks changes nothing. FALSE with @error, a sentence, when the line
 * cannot be read. */
gboolean    leads_draft_edit_line         (LeadsDraft  *self,
                                           LeadsEntry  *entry,
                                           guint64      index,
                                           const char  *text,
                                           GError     **error);
/* Writes @text in the place of the CAC of line @index of a file that has a column for it, in the same way; nothing is no
 * CAC. */
gboolean    leads_draft_edit_cac          (LeadsDraft  *self,
                                           LeadsEntry  *entry,
                                           guint64      index,
                                           const char  *text,
                                           GError     **error);
/* Puts line @index back if it was taken out, or else takes back how it was edited. */
void        leads_draft_restore_line      (LeadsDraft  *self,
                                           LeadsEntry  *entry,
                                           guint64      index);
/* Puts all lines back that were taken out; takes back all edits. */
void        leads_draft_restore_removed   (LeadsDraft  *self,
                                           LeadsEntry  *entry);
void        leads_draft_restore_edited    (LeadsDraft  *self,
                                           LeadsEntry  *entry);

/* Reads the national forms of a file or list as of @country (nullable, ISO 3166-1 alpha-2): its lines, as they were read or
 * edited, are judged anew by the entry's job, while `state` is %LEADS_ENTRY_CHECKING. Repairs, edits and removals stay.
 * Cancelling the job leaves the entry as it was. Does nothing while it is being checked. */
void        leads_draft_set_entry_country (LeadsDraft  *self,
                                           LeadsEntry  *entry,
                                           const char  *country);

/* Whether leads_draft_repair_all() is done to what is added from now on: to files and lists, and to single numbers.
 * At first not. */
void        leads_draft_set_repairs       (LeadsDraft  *self,
                                           gboolean     repairs);
gboolean    leads_draft_get_repairs       (LeadsDraft  *self);

/* Accepts all numbers of @entry of these @kinds, well-formed but outside the numbering plan; they count as accepted, and
 * in the totals' `unplanned`. leads_draft_exclude_unplanned() takes it back: a range then leaves them out. */
void        leads_draft_include_unplanned (LeadsDraft     *self,
                                           LeadsEntry     *entry,
                                           LeadsUnplanned  kinds);
void        leads_draft_exclude_unplanned (LeadsDraft     *self,
                                           LeadsEntry     *entry,
                                           LeadsUnplanned  kinds);

/* Lets the ranges of a file or list leave out the numbers that others own or that rest, which stop them otherwise: the
 * rest is added. leads_draft_stop_ranges() takes it back. */
void        leads_draft_add_rest          (LeadsDraft  *self,
                                           LeadsEntry  *entry);
void        leads_draft_stop_ranges       (LeadsDraft  *self,
                                           LeadsEntry  *entry);

/* Waits until the draft is not busy; used by the command line and before Submit. */
void        leads_draft_settle_async      (LeadsDraft          *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             data);
gboolean    leads_draft_settle_finish     (LeadsDraft          *self,
                                           GAsyncResult        *result,
                                           GError             **error);

/* Writes the refused lines of @entry (%NULL: of all) as a report: a heading, the original
 * columns, `line`, `reason`, `suggestion`, with several files `file`. (Report format: strict RFC 4180.) */
void        leads_draft_save_report_async  (LeadsDraft          *self,
                                            LeadsEntry          *entry,
                                            GFile               *file,
                                            LeadsJob            *job,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
/* The same of a draft for several leads, only the lines of the lead; @lead_id 0: those that are no lead's. */
void        leads_draft_save_report_of_lead_async (LeadsDraft          *self,
                                                   gint64               lead_id,
                                                   GFile               *file,
                                                   LeadsJob            *job,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             data);
/* The report of the whole draft to @stream, which stays open; ends with leads_draft_save_report_finish(). */
void        leads_draft_print_report_async (LeadsDraft          *self,
                                            GOutputStream       *stream,
                                            LeadsJob            *job,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
gboolean    leads_draft_save_report_finish (LeadsDraft          *self,
                                            GAsyncResult        *result,
                                            GError             **error);

G_END_DECLS
