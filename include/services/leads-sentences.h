/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-problem.h>
#include <leads-region-names.h>
#include <leads-upload.h>

G_BEGIN_DECLS

/*
 * What people read about a reason: whole translated sentences, composed here
 * and nowhere else. @names may be %NULL: then country codes stand for countries.
 * All results are (transfer full) unless they are const; any thread may ask.
 */

/* A whole sentence that says what is wrong and what to do, for beneath a field and in messages:
 * "Numbers in +44 have 7, 9 or 10 digits after the country code; this one has 8." */
char *leads_sentence_for_problem (const LeadsProblem *problem,
                                  LeadsRegionNames   *names);
char *leads_sentence_for_verdict (const LeadsVerdict *verdict,
                                  LeadsRegionNames   *names);

/* A few words for a cell of a list: "Too short for the United Kingdom". */
char *leads_sentence_short_for_problem (const LeadsProblem *problem,
                                        LeadsRegionNames   *names);
char *leads_sentence_short_for_verdict (const LeadsVerdict *verdict,
                                        LeadsRegionNames   *names);

/* How many digits numbers with the country code of @verdict have, while one is typed: "7, 9 or 10 digits after +44";
 * NULL when no code is known. */
char *leads_sentence_for_lengths (const LeadsVerdict *verdict);

/* What is unusual about a valid number of a customer in @country (ISO 3166-1 alpha-2, nullable), or about a range of @count
 * that begins with it, in whole sentences: it is another country's, toll-free or premium-rate. Warnings do not stop. NULL
 * when there is nothing to say. */
char *leads_sentence_for_warnings (const LeadsVerdict *verdict,
                                   guint64             count,
                                   const char         *country,
                                   LeadsRegionNames   *names);

/* A range as a line of a file has it, and how many of its numbers get uploaded: "100 numbers, +12127881500 to
 * 1599", or "50 of 100 numbers, …". */
char *leads_sentence_for_range (guint64 start,
                                guint64 end,
                                guint64 n_numbers);

/* Why not all: "50 of 100 numbers are taken already". */
char *leads_sentence_for_skipped (guint64 n_skipped,
                                  guint64 n_numbers);

/* What @n_lines lines with one reason have in common: "9,500 numbers lack the +". */
char *leads_sentence_for_group (LeadsReason reason,
                                gint64      n_lines);

/* What the group's act does, or why there is none: "442079460100 becomes +442079460100". @example_text is the
 * text of one of the lines (nullable), @example_number what it becomes, or 0; @n_uncertain: how many lines could be
 * meant otherwise. NULL when there is nothing to say. */
char *leads_sentence_for_group_details (LeadsReason  reason,
                                        const char  *example_text,
                                        guint64      example_number,
                                        gint64       n_uncertain);

/* Of lines that one kind of repair mends: what they have in common ("12 numbers end in .0") and the button of the act, in
 * header capitalisation ("Remove Decimals"; static). Of all of them together: "312 lines can be repaired without
 * doubt", "Repair All 312 Lines". */
char       *leads_sentence_for_repair         (LeadsRepair repair,
                                               gint64      n_lines);
const char *leads_sentence_for_repair_act     (LeadsRepair repair);
char       *leads_sentence_for_repair_all     (gint64      n_lines);
char       *leads_sentence_for_repair_all_act (gint64      n_lines);

/* The same of numbers outside the plan, which one act includes, and of those that are included: what is said of them
 * (@example_text: nullable), the button ("Include Them"; static), "12 numbers outside the numbering plan are
 * included". Their title is that of @reason: %LEADS_REASON_NOT_IN_PLAN or %LEADS_REASON_UNKNOWN_COUNTRY_CODE. */
char       *leads_sentence_for_unplanned_details (LeadsReason reason,
                                                  const char *example_text,
                                                  gint64      n_numbers);
const char *leads_sentence_for_unplanned_act     (gint64      n_numbers);
char       *leads_sentence_for_included          (gint64      n_numbers);

/* The same of ranges that numbers of others stop, and of those that leave such numbers out. */
char       *leads_sentence_for_stopped           (gint64 n_ranges);
char       *leads_sentence_for_rest              (gint64 n_ranges);

/* That the content of a file is in the draft already, under the name @title. (transfer full) */
char *leads_sentence_for_same_content (const char *title);

/* That a file's content came with an upload: "Imported before, on 3 May 2026 as upload 41 for Example Ltd". @upload as
 * leads_entry_get_imported_before() gives it. */
char *leads_sentence_for_imported_before (LeadsUpload *upload);

/* A reason in a menu or a heading, in header capitalisation: "Lost Digits". Static. */
const char *leads_sentence_for_reason (LeadsReason reason);

G_END_DECLS
