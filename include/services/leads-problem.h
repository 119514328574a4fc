/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-verdict.h>

G_BEGIN_DECLS

/**
 * LeadsProblem:
 * @reason: what is wrong; the fields below count only where the reason speaks of them
 * @verdict: (numbering's reasons) what the plan said
 * @number: (duplicates, owners) the number, or 0
 * @first_line: (duplicate_in_file) the line that has the number already
 * @entry: (duplicate_in_draft) the title of the entry that has it
 * @customer: (already_here, owned_elsewhere, cooling) who has it, or had it last
 * @service: the service of @customer
 * @upload_id: the upload it came with, or 0
 * @uploaded_at: when, UTC microseconds, or 0
 * @until: (cooling) until when it rests, UTC microseconds
 * @start: (ranges) first number; of an owner: first number of the part that is theirs
 * @end: last number of that; 0 or equal to @start: a single number
 * @count: (range_too_big, range_count_differs, not_in_plan of a range) how many numbers the range has; (bad_character,
 *   letters) how many numbers stand in the cell, when there is nothing else in it; 0: it is not so
 * @n_unplanned: (not_in_plan of a range) how many of them are outside the plan, @start being the first
 * @limit: (range_too_big, over_limit, wrong_column_count: the number's column) the limit; (range_count_differs) how many
 *   numbers the line says
 * @is_empty: (range_reversed) whether it is a range of no numbers, its count being 0; (wrong_column_count) whether the
 *   number's column is there, and nothing in its cell
 * @is_cac: (over_limit) whether it is the CAC that is outside its limits; @limit is then the highest
 * @is_date: (no_plus, letters, bad_character) whether the cell is a date and nothing else
 *
 * A reason with what a sentence about it needs. Strings are borrowed.
 */
typedef struct {
  LeadsReason reason;
  LeadsVerdict verdict;
  guint64 number;
  guint64 first_line;
  const char *entry;
  const char *customer;
  const char *service;
  gint64 upload_id;
  gint64 uploaded_at;
  gint64 until;
  guint64 start;
  guint64 end;
  guint64 count;
  guint64 n_unplanned;
  guint64 limit;
  gboolean is_empty;
  gboolean is_cac;
  gboolean is_date;
} LeadsProblem;

/* From a verdict that refuses. */
#define LEADS_PROBLEM_FROM_VERDICT(v) { .reason = (v).reason, .verdict = (v), .number = (v).number }

G_END_DECLS
