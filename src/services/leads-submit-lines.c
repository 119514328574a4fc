/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-submit-lines-private.h"

#include <leads-number.h>
#include <leads-text.h>

/* The refused lines of a draft as they are stored with its upload. */

/* A cancel is looked for every so many lines: a few milliseconds of work. */
#define LINES_BETWEEN_LOOKS 4096

#define CAC_DETAIL "cac"

typedef struct
{
  LeadsLineSource parent;
  GPtrArray *outcomes;
  GCancellable *cancellable;
  GHashTable *places; /* or NULL */
  guint place;        /* of the outcome that is read */
  guint file;         /* its number among the files, from 1 */
  gboolean is_open;
  LeadsRefusedCursor cursor;
  guint n_steps;
  GString *record;
  GString *cell;
  char *detail;
  char suggestion[LEADS_NUMBER_TEXT_SIZE];
} Source;

static char *
write_int (guint64 value)
{
  char text[LEADS_TEXT_INT_SIZE];

  leads_text_write_int ((gint64) value, text);
  return g_strdup (text);
}

/* An upload, and the part of a range that it stops. */
static char *
describe_owner (const LeadsOutcome *outcome, const LeadsContentLine *line, guint64 upload_id)
{
  guint64 first = outcome->foreign_first, last = outcome->foreign_last;
  gboolean is_part = first != 0 && outcome->content->first != outcome->content->last;

  if (line->record.extent > 0)
    is_part = leads_outcome_find_foreign (outcome, line->index, line->record.number,
                                          line->record.number + line->record.extent, NULL, &first, &last);
  if (is_part)
    return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, upload_id, first, last);
  return write_int (upload_id);
}

char *
leads_stored_detail_new (LeadsOutcome *outcome, const LeadsContentLine *line, guint64 fate)
{
  const guint64 payload = leads_fate_get_payload (fate);
  guint64 first_line;

  switch (leads_fate_get_reason (fate))
    {
    case LEADS_REASON_DUPLICATE_IN_FILE:
      first_line = leads_content_get_line_number (outcome->content, payload);
      return first_line != 0 ? write_int (first_line) : NULL;
    case LEADS_REASON_DUPLICATE_IN_DRAFT:
      return payload < outcome->titles->len ? g_strdup (g_ptr_array_index (outcome->titles, payload)) : NULL;
    case LEADS_REASON_ALREADY_HERE:
    case LEADS_REASON_OWNED_ELSEWHERE:
    case LEADS_REASON_COOLING:
      return describe_owner (outcome, line, payload);
    case LEADS_REASON_OVER_LIMIT:
      return line->record.cac == LEADS_CONTENT_BAD_CAC ? g_strdup (CAC_DETAIL) : NULL;
    default:
      return NULL;
    }
}

void
leads_stored_detail_parse (const char *detail, LeadsProblem *problem, LeadsTeller *teller, GCancellable *cancellable)
{
  char *end = NULL;
  gint64 upload_id;

  if (detail == NULL)
    {
      if (problem->reason == LEADS_REASON_OVER_LIMIT)
        leads_teller_add_limit (problem, FALSE);
      return;
    }
  switch (problem->reason)
    {
    case LEADS_REASON_DUPLICATE_IN_FILE:
      problem->first_line = g_ascii_strtoull (detail, NULL, 10);
      break;
    case LEADS_REASON_DUPLICATE_IN_DRAFT:
      problem->entry = detail;
      break;
    case LEADS_REASON_ALREADY_HERE:
    case LEADS_REASON_OWNED_ELSEWHERE:
    case LEADS_REASON_COOLING:
      upload_id = g_ascii_strtoll (detail, &end, 10);
      problem->start = g_ascii_strtoull (end, &end, 10);
      problem->end = g_ascii_strtoull (end, &end, 10);
      if (problem->start != 0)
        problem->number = problem->start;
      leads_teller_add_owner (teller, problem, upload_id, cancellable);
      break;
    case LEADS_REASON_OVER_LIMIT:
      leads_teller_add_limit (problem, g_str_equal (detail, CAC_DETAIL));
      break;
    default:
      break;
    }
}

static int
next_refused (Source *self, LeadsOutcome *outcome, guint64 *index, guint64 *fate, GError **error)
{
  if (leads_content_is_typed (outcome->content))
    {
      if (self->is_open)
        return 0;
      self->is_open = TRUE;
      *index = 0;
      *fate = leads_outcome_get_typed_fate (outcome);
      *fate = *fate != 0 ? *fate : outcome->range_fate;
      return *fate != 0;
    }
  if (!self->is_open)
    {
      leads_refused_cursor_init (&self->cursor, outcome);
      self->file++;
      self->is_open = TRUE;
    }
  if (++self->n_steps % LINES_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;
  return leads_refused_cursor_next (&self->cursor, index, fate, error);
}

static gboolean
fill_line (Source *self, LeadsOutcome *outcome, guint64 index, guint64 fate, LeadsStoredLine *stored, GError **error)
{
  LeadsContentLine line;

  if (leads_content_is_typed (outcome->content) ? !leads_outcome_get_line (outcome, index, &line, error)
                                                : !leads_refused_cursor_get_line (&self->cursor, index, &line, error))
    return FALSE;
  g_string_truncate (self->cell, 0);
  g_string_append_len (self->cell, line.cell, line.cell_length);
  g_free (self->detail);
  self->detail = leads_stored_detail_new (outcome, &line, fate);
  *stored = (LeadsStoredLine){
    .file = leads_content_is_typed (outcome->content) ? 0 : self->file,
    .line = line.record.line,
    .text = self->cell->str,
    .reason = leads_fate_get_reason (fate),
    .detail = self->detail,
  };
  /* A record that is its cell is stored once. */
  if (line.record.flags & LEADS_CONTENT_CELL)
    {
      g_string_truncate (self->record, 0);
      g_string_append_len (self->record, line.text, line.text_length);
      stored->record = self->record->str;
    }
  if (leads_content_get_suggestion (&line.record, stored->reason) != 0)
    {
      leads_number_format (line.record.number, self->suggestion);
      stored->suggestion = self->suggestion;
    }
  return TRUE;
}

/* Which of the files that have lines of @lead_id the one that is read is, from 1. */
static guint
count_files (const Source *self, gint64 lead_id)
{
  guint n_files = 0;

  for (guint i = 0; i <= self->place; i++)
    {
      const LeadsOutcome *outcome = g_ptr_array_index (self->outcomes, i);

      n_files += outcome->shares != NULL && leads_shares_find (outcome->shares, lead_id) != NULL;
    }
  return n_files;
}

/* Whose upload has the line; it may be none. */
static void
find_place (const Source *self, const LeadsOutcome *outcome, guint64 index, LeadsStoredLine *line)
{
  const gint64 lead_id = leads_content_get_lead (outcome->content, index);
  gpointer place;

  if (g_hash_table_lookup_extended (self->places, &lead_id, NULL, &place))
    {
      line->place = GPOINTER_TO_UINT (place);
      line->file = count_files (self, lead_id);
    }
  else
    line->place = LEADS_PLACE_UNMATCHED;
}

static LeadsSourceResult
next_line (LeadsLineSource *source, LeadsStoredLine *line, GError **error)
{
  Source *self = (Source *) source;
  guint64 index, fate;

  for (; self->place < self->outcomes->len; self->place++, self->is_open = FALSE)
    {
      LeadsOutcome *outcome = g_ptr_array_index (self->outcomes, self->place);
      int result;

      while ((result = next_refused (self, outcome, &index, &fate, error)) > 0)
        {
          if (!fill_line (self, outcome, index, fate, line, error))
            return LEADS_SOURCE_ERROR;
          if (self->places != NULL)
            find_place (self, outcome, index, line);
          return LEADS_SOURCE_ITEM;
        }
      if (result < 0)
        return LEADS_SOURCE_ERROR;
    }
  return LEADS_SOURCE_END;
}

LeadsLineSource *
leads_submit_open_lines (GPtrArray *outcomes, GHashTable *places, GCancellable *cancellable)
{
  Source *self = g_new0 (Source, 1);

  self->parent.next = next_line;
  self->outcomes = g_ptr_array_ref (outcomes);
  self->places = places != NULL ? g_hash_table_ref (places) : NULL;
  g_set_object (&self->cancellable, cancellable);
  self->record = g_string_new (NULL);
  self->cell = g_string_new (NULL);
  return &self->parent;
}

void
leads_submit_close_lines (LeadsLineSource *source)
{
  Source *self = (Source *) source;

  g_ptr_array_unref (self->outcomes);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_string_free (self->record, TRUE);
  g_string_free (self->cell, TRUE);
  g_free (self->detail);
  g_free (self);
}
