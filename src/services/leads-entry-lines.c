/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-private.h"
#include "leads-entry-private.h"
#include "leads-line-cells-private.h"
#include "leads-line-set-private.h"
#include "leads-sentences.h"
#include "leads-work-private.h"

#include <leads-line.h>
#include <leads-sorter.h>
#include <leads-text.h>

#include <string.h>

/*
 * The lines of an entry that match: their indices are collected once, in a
 * run that goes to disk when it is long; pages and sentences are made when asked for.
 */

/* A cancel is looked for every so many lines: a few milliseconds of work. */
#define LINES_BETWEEN_LOOKS 4096

typedef struct
{
  LeadsTools *tools;
  LeadsOutcome *outcome;
  LeadsLineKind kind;
  LeadsReason reason;
  char *text;
  gboolean of_lead; /* only the lines of this one: */
  gint64 lead_id;
} Query;

typedef struct
{
  LeadsOutcome *outcome;
  LeadsRun *indices;
  LeadsTeller *teller;
  LeadsLineKind kind;
  gboolean by_number; /* the indices are places in a range */
} Lines;

static void
query_free (Query *self)
{
  leads_tools_unref (self->tools);
  g_clear_pointer (&self->outcome, leads_outcome_unref);
  g_free (self->text);
  g_free (self);
}

static void
lines_free (Lines *self)
{
  leads_outcome_unref (self->outcome);
  leads_run_unref (self->indices);
  leads_teller_free (self->teller);
  g_free (self);
}

static gboolean
contains (const char *text, gsize length, const char *needle)
{
  return memmem (text, length, needle, strlen (needle)) != NULL;
}

/* Nothing stands in the line's cell: the rest of the line tells which it is. */
static gboolean
is_gap (const LeadsContentLine *line)
{
  return leads_check_is_blank (&(LeadsCsvCell){ line->cell, line->cell_length });
}

/* By what stands in the file, and by the number as it is written. */
static int
has_text (const Query *query, guint64 index, gboolean by_number, GError **error)
{
  char number[LEADS_NUMBER_TEXT_SIZE];
  LeadsContentLine line;

  if (query->text == NULL)
    return TRUE;
  if (by_number)
    line = (LeadsContentLine){ .record.number = query->outcome->content->first + index };
  else if (!leads_outcome_get_line (query->outcome, index, &line, error))
    return -1;
  if (line.cell != NULL && contains (line.cell, line.cell_length, query->text))
    return TRUE;
  if (!by_number && is_gap (&line) && contains (line.text, line.text_length, query->text))
    return TRUE;
  if (line.record.number == 0)
    return FALSE;
  if (contains (number, leads_number_format (line.record.number, number), query->text))
    return TRUE;
  return line.record.extent > 0 &&
         contains (number, leads_number_format (line.record.number + line.record.extent, number), query->text);
}

static gboolean
has_kind (const Query *query, guint64 fate)
{
  switch (query->kind)
    {
    case LEADS_LINES_VALID:
      return fate == 0;
    case LEADS_LINES_REFUSED:
    case LEADS_LINES_SKIPPED:
    default:
      return fate != 0 && (query->reason == LEADS_REASON_NONE || leads_fate_get_reason (fate) == query->reason);
    }
}

/* A typed entry is one line; only what a range uploads or skips is told number by number. */
static gboolean
is_by_number (const Query *query)
{
  const LeadsOutcome *outcome = query->outcome;

  return outcome->content->source == LEADS_UPLOAD_SOURCE_RANGE && query->kind != LEADS_LINES_REFUSED &&
         leads_outcome_get_typed_fate (outcome) == 0 && outcome->range_fate == 0;
}

static gboolean
collect_line (const Query *query, LeadsSorter *sorter, guint64 index, guint64 fate, gboolean by_number, GError **error)
{
  int found;

  if (!has_kind (query, fate) ||
      (query->of_lead && leads_content_get_lead (query->outcome->content, index) != query->lead_id))
    return TRUE;
  found = has_text (query, index, by_number, error);
  return found == 0 || (found > 0 && leads_sorter_add (sorter, index, 0, error));
}

/* The ranges of a file that do not get all of their numbers. */
static LeadsRun *
collect_partial (const Query *query, LeadsSorter *sorter, GCancellable *cancellable, GError **error)
{
  LeadsRun *partial = query->outcome->partial;

  for (guint64 i = 0; partial != NULL && i < leads_run_get_n_records (partial); i++)
    {
      const guint64 index = leads_run_get (partial, i)->number;
      int found;

      if (i % LINES_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      found = has_text (query, index, FALSE, error);
      if (found < 0 || (found > 0 && !leads_sorter_add (sorter, index, 0, error)))
        return NULL;
    }
  return leads_sorter_finish (sorter, cancellable, error);
}

static LeadsRun *
collect (const Query *query, gboolean by_number, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsSorter) sorter = leads_sorter_new (query->tools->directory);
  LeadsOutcomeCursor cursor;
  guint64 index, fate;
  int result;

  if (leads_content_is_typed (query->outcome->content) && !by_number)
    {
      LeadsContentLine line;

      if (!leads_outcome_get_line (query->outcome, 0, &line, error))
        return NULL;
      fate = leads_outcome_get_fate (query->outcome, &line.record, 0);
      if (query->kind != LEADS_LINES_SKIPPED && !collect_line (query, sorter, 0, fate, FALSE, error))
        return NULL;
      return leads_sorter_finish (sorter, cancellable, error);
    }
  if (query->kind == LEADS_LINES_SKIPPED && !by_number)
    return collect_partial (query, sorter, cancellable, error);

  leads_outcome_cursor_init (&cursor, query->outcome);
  while ((result = leads_outcome_cursor_next (&cursor, &index, &fate, error)) > 0)
    {
      if (index % LINES_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!collect_line (query, sorter, index, fate, by_number, error))
        return NULL;
    }
  return result == 0 ? leads_sorter_finish (sorter, cancellable, error) : NULL;
}

/* Whether it is the CAC that is to be edited: because it is wrong, or because it was edited, and not the number. */
static gboolean
is_about_cac (const LeadsContentRecord *record, const LeadsEdit *edit)
{
  if (record->reason == LEADS_REASON_OVER_LIMIT && record->cac == LEADS_CONTENT_BAD_CAC)
    return TRUE;
  return record->reason == LEADS_REASON_NONE && edit != NULL && edit->cac != NULL && edit->keeps_number;
}

static char *
dup_escaped_cac (const LeadsContent *content, const LeadsContentLine *from)
{
  g_autofree char *cac = leads_content_dup_cac (content, from);

  return leads_text_escape (cac, -1);
}

/* What can be edited besides the number, and what the file says where @line was edited. */
static gboolean
add_edit (const Lines *self, guint64 index, const LeadsContentLine *now, LeadsLine *line, GError **error)
{
  const LeadsContent *content = self->outcome->content;
  const LeadsEdit *edit = leads_outcome_find_edit (self->outcome, index);
  const gboolean about_cac = is_about_cac (&now->record, edit);
  g_autofree char *cac = about_cac ? dup_escaped_cac (content, now) : NULL;
  g_autofree char *original = NULL;
  LeadsContentLine from;

  leads_line_set_cac (line, cac);
  if (edit == NULL || (about_cac ? edit->cac == NULL : edit->keeps_number))
    return TRUE;
  if (!leads_content_get_line (self->outcome->content, index, &from, error))
    return FALSE;
  original = about_cac ? dup_escaped_cac (content, &from) : leads_text_escape (from.cell, from.cell_length);
  leads_line_set_original (line, original);
  return TRUE;
}

/* Then customer and service say what is wrong, and the number alone says nothing. */
static gboolean
is_about_lead (LeadsReason reason)
{
  return leads_reason_is_about_lead (reason);
}

/* A range that is accepted: what it is, or what it does not get. */
static char *
say_range (Lines *self, const LeadsContentRecord *record, guint64 index)
{
  const guint64 n_numbers = leads_outcome_count_numbers (self->outcome, record, index);

  if (self->kind == LEADS_LINES_SKIPPED)
    return leads_sentence_for_skipped (record->extent + 1 - n_numbers, record->extent + 1);
  return leads_sentence_for_range (record->number, record->number + record->extent, n_numbers);
}

static LeadsLine *
make_line (Lines *self, guint64 index, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsLine) line = leads_line_new ();
  g_autofree char *text = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *suggestion = NULL;
  LeadsContentLine from;
  LeadsProblem problem;
  guint64 fate;

  if (!leads_outcome_get_line (self->outcome, self->by_number ? 0 : index, &from, error))
    return NULL;
  if (self->by_number)
    {
      from.record.number = self->outcome->content->first + index;
      text = leads_number_to_string (from.record.number);
      fate = leads_outcome_get_conflict (self->outcome, index);
    }
  else
    {
      fate = leads_outcome_get_fate (self->outcome, &from.record, index);
      cell = is_gap (&from) ? leads_text_escape (from.cell, from.cell_length) : NULL;
      text = cell != NULL || is_about_lead (leads_fate_get_reason (fate)) ? leads_text_escape (from.text, from.text_length)
                                                                          : leads_text_escape (from.cell, from.cell_length);
    }
  leads_teller_find_problem (self->teller, self->outcome, &from, fate, &problem, cancellable);
  if (self->by_number)
    problem.start = problem.end = 0;
  sentence = leads_teller_say (self->teller, &problem, FALSE);
  if (sentence == NULL && from.record.extent > 0)
    sentence = say_range (self, &from.record, index);
  if (problem.reason != LEADS_REASON_NONE && leads_reason_get_class (problem.reason) == LEADS_REASON_CLASS_INVALID &&
      from.record.number != 0 && problem.verdict.suggestion != 0)
    suggestion = leads_number_to_string (problem.verdict.suggestion);

  leads_line_set_line (line, from.record.line);
  leads_line_set_text (line, text);
  leads_line_set_cell (line, cell);
  leads_line_set_number (line, from.record.number);
  leads_line_set_reason (line, problem.reason);
  leads_line_set_sentence (line, sentence);
  leads_line_set_suggestion (line, suggestion);
  leads_line_set_upload (line, problem.upload_id);
  leads_line_set_index (line, index);
  if (!self->by_number && !add_edit (self, index, &from, line, error))
    return NULL;
  return g_steal_pointer (&line);
}

static GPtrArray *
read_page (gpointer data, gint64 position, guint n_lines, GCancellable *cancellable, GError **error)
{
  Lines *self = data;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_lines; i++)
    {
      LeadsLine *line = make_line (self, leads_run_get (self->indices, position + i)->number, cancellable, error);

      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  return g_steal_pointer (&lines);
}

static gpointer
find_in_thread (const LeadsWork *work, GError **error)
{
  Query *query = work->data;
  g_autoptr (LeadsRun) indices = NULL;
  gboolean by_number;
  LeadsLineSet *set;
  Lines *lines;

  if (query->outcome == NULL)
    return leads_line_set_new (0, read_page, NULL, NULL);
  by_number = is_by_number (query);
  indices = collect (query, by_number, work->cancellable, error);
  if (indices == NULL)
    return NULL;
  lines = g_new0 (Lines, 1);
  lines->outcome = leads_outcome_ref (query->outcome);
  lines->indices = g_steal_pointer (&indices);
  lines->teller = leads_teller_new (query->tools);
  lines->kind = query->kind;
  lines->by_number = by_number;
  set = leads_line_set_new (leads_run_get_n_records (lines->indices), read_page, lines, (GDestroyNotify) lines_free);
  leads_line_set_set_indices (set, lines->indices);
  return set;
}

static Query *
query_new (LeadsEntry *self, LeadsLineKind kind, LeadsReason reason, const char *text)
{
  LeadsOutcome *outcome = leads_entry_get_outcome (self);
  Query *query = g_new0 (Query, 1);

  query->tools = leads_tools_ref (leads_entry_get_tools (self));
  query->outcome = outcome != NULL ? leads_outcome_ref (outcome) : NULL;
  query->kind = kind;
  query->reason = reason;
  query->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  return query;
}

void
leads_entry_find_lines_async (LeadsEntry *self,
                              LeadsLineKind kind,
                              LeadsReason reason,
                              const char *text,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_return_if_fail (LEADS_IS_ENTRY (self));

  leads_work_start (self, leads_entry_find_lines_async, NULL, cancellable, find_in_thread,
                    query_new (self, kind, reason, text), (GDestroyNotify) query_free, g_object_unref, callback, data);
}

void
leads_entry_find_lines_of_lead_async (LeadsEntry *self,
                                      gint64 lead_id,
                                      LeadsLineKind kind,
                                      LeadsReason reason,
                                      const char *text,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  Query *query;

  g_return_if_fail (LEADS_IS_ENTRY (self));

  query = query_new (self, kind, reason, text);
  query->of_lead = TRUE;
  query->lead_id = lead_id;
  leads_work_start (self, leads_entry_find_lines_async, NULL, cancellable, find_in_thread, query,
                    (GDestroyNotify) query_free, g_object_unref, callback, data);
}

void
leads_entry_get_totals_of_lead (LeadsEntry *self, gint64 lead_id, LeadsTotals *totals)
{
  const LeadsOutcome *outcome;
  const LeadsShare *share = NULL;

  g_return_if_fail (LEADS_IS_ENTRY (self));
  g_return_if_fail (totals != NULL);

  outcome = leads_entry_get_outcome (self);
  if (outcome != NULL && outcome->shares != NULL)
    share = leads_shares_find (outcome->shares, lead_id);
  *totals = share != NULL ? share->totals : (LeadsTotals){ 0 };
}

LeadsLineSet *
leads_entry_find_lines_finish (LeadsEntry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  return leads_work_finish (self, result, leads_entry_find_lines_async, error);
}
