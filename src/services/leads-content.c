/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-content-private.h"

#include <leads-number.h>

#include <string.h>

/*
 * What an entry says by itself: its lines with their own verdicts, and the
 * sorted runs of its numbers. Invariant: once it is shared it never changes.
 */

LeadsContent *
leads_content_new (LeadsUploadSource source, const char *title, LeadsNumberingPlan *plan)
{
  LeadsContent *self = g_new0 (LeadsContent, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->source = source;
  self->title = g_strdup (title);
  self->plan = leads_numbering_plan_ref (plan);
  leads_csv_dialect_init (&self->dialect);
  for (guint i = 0; i < LEADS_N_REASONS; i++)
    self->example[i] = G_MAXUINT64;
  return self;
}

LeadsContent *
leads_content_new_typed (LeadsUploadSource source,
                         const char *title,
                         const char *text,
                         guint64 first,
                         guint64 last,
                         gboolean add_rest,
                         LeadsReason reason,
                         const char *sentence,
                         LeadsNumberingPlan *plan)
{
  LeadsContent *self = leads_content_new (source, title, plan);

  self->text = g_strdup (text);
  self->first = first;
  self->last = last;
  self->add_rest = add_rest;
  self->reason = reason;
  self->sentence = g_strdup (sentence);
  self->n_lines = 1;
  if (reason != LEADS_REASON_NONE)
    leads_totals_count_line (&self->totals, reason, FALSE);
  else
    self->totals.lines = 1;
  return self;
}

void
leads_content_set_outside (LeadsContent *self, guint64 n_numbers)
{
  g_return_if_fail (leads_content_is_typed (self) && self->first != 0 && n_numbers > 0);

  self->n_outside = n_numbers;
  if (self->reason != LEADS_REASON_NONE)
    self->n_unplanned[self->reason] = 1;
}

void
leads_content_doubt_country (LeadsContent *self, gint64 n_lines, const char *country, guint contrary_code, const char *contrary)
{
  self->n_doubted = n_lines;
  self->doubted_country = g_strdup (country);
  self->contrary_code = contrary_code;
  self->contrary_country = g_strdup (contrary);
}

LeadsContent *
leads_content_ref (LeadsContent *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
leads_content_unref (LeadsContent *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->text);
  g_free (self->sentence);
  g_clear_object (&self->records);
  g_clear_object (&self->texts);
  g_clear_object (&self->refused);
  g_clear_object (&self->leads);
  g_clear_pointer (&self->roster, leads_roster_unref);
  g_clear_pointer (&self->matches, leads_matches_unref);
  g_clear_pointer (&self->strangers, g_ptr_array_unref);
  g_clear_pointer (&self->accepted, leads_run_unref);
  for (guint i = 0; i < LEADS_N_REPAIRS; i++)
    g_clear_pointer (&self->mendable[i], leads_run_unref);
  g_clear_pointer (&self->unplanned, leads_run_unref);
  g_clear_pointer (&self->ranges, leads_run_unref);
  leads_numbering_plan_unref (self->plan);
  leads_csv_dialect_clear (&self->dialect);
  g_free (self->country);
  g_free (self->short_range);
  g_free (self->doubted_country);
  g_free (self->contrary_country);
  g_free (self->heading);
  g_free (self->sha256);
  g_free (self);
}

gboolean
leads_content_is_typed (const LeadsContent *self)
{
  return self->source == LEADS_UPLOAD_SOURCE_SINGLE || self->source == LEADS_UPLOAD_SOURCE_RANGE;
}

guint64
leads_content_get_suggestion (const LeadsContentRecord *record, LeadsReason reason)
{
  if (reason == LEADS_REASON_NONE || record->reason != reason || record->extent > 0 ||
      (record->flags & (LEADS_CONTENT_UNPLANNED | LEADS_CONTENT_UNCERTAIN)) != 0)
    return 0;
  return record->number;
}

void
leads_content_accept_unplanned (const LeadsContent *self, LeadsUnplanned kinds, LeadsTotals *totals)
{
  for (guint i = 0; i < LEADS_N_REASONS; i++)
    {
      if ((kinds & leads_unplanned_from_reason (i)) == 0)
        continue;
      totals->invalid -= self->n_unplanned[i];
      totals->reasons[i] -= self->n_unplanned[i];
    }
}

/* Copied: numbers are gone through in their order, which may be none among the lines, and then no piece of the file is
 * worth mapping. */
gint64
leads_content_get_lead (const LeadsContent *self, guint64 index)
{
  gint64 lead = 0;

  if (self->leads == NULL || !leads_spool_copy (self->leads, index * sizeof lead, &lead, sizeof lead, NULL))
    return 0;
  return lead;
}

gint64
leads_lead_cursor_get (LeadsLeadCursor *self, const LeadsContent *content, guint64 index)
{
  const guint64 distance = index > self->last ? index - self->last : self->last - index;
  guint64 first;

  if (index >= self->first && index - self->first < self->n_lines)
    return self->leads[index - self->first];
  self->last = index;
  if (content->leads == NULL || distance > LEADS_LEAD_CURSOR_LINES)
    return leads_content_get_lead (content, index);
  first = index - index % LEADS_LEAD_CURSOR_LINES;
  self->n_lines = MIN (LEADS_LEAD_CURSOR_LINES, content->n_lines - first);
  self->first = first;
  if (leads_spool_copy (content->leads, first * sizeof *self->leads, self->leads, self->n_lines * sizeof *self->leads,
                        NULL))
    return self->leads[index - first];
  self->n_lines = 0;
  return 0;
}

guint
leads_content_get_n_columns (const LeadsContent *self)
{
  int n_columns = self->dialect.n_columns - self->dialect.n_own_columns;

  return leads_content_is_typed (self) ? 1 : MAX (n_columns, 1);
}

const LeadsContentRecord *
leads_content_get_records (const LeadsContent *self, guint64 index, guint64 n_records, GError **error)
{
  g_return_val_if_fail (self->records != NULL, NULL);
  g_return_val_if_fail (index + n_records <= self->n_lines, NULL);

  return leads_spool_read (self->records, index * sizeof (LeadsContentRecord), n_records * sizeof (LeadsContentRecord),
                           error);
}

gboolean
leads_content_copy_records (const LeadsContent *self,
                            guint64 index,
                            guint64 n_records,
                            LeadsContentRecord *records,
                            GError **error)
{
  g_return_val_if_fail (self->records != NULL, FALSE);
  g_return_val_if_fail (index + n_records <= self->n_lines, FALSE);

  return leads_spool_copy (self->records, index * sizeof *records, records, n_records * sizeof *records, error);
}

/* A copy: lines anywhere in the file would make a mapping take in a hundred pages each time. */
guint64
leads_content_get_line_number (const LeadsContent *self, guint64 index)
{
  LeadsContentRecord record;

  if (self->is_in_step)
    return self->first_line + index;
  return leads_content_copy_records (self, index, 1, &record, NULL) ? record.line : 0;
}

static void
set_text (LeadsContentLine *line, const char *text, gsize length)
{
  line->text = line->cell = text;
  line->text_length = line->cell_length = length;
}

/* The text spool holds the record and, when it differs, the length of the number's cell and the cell. */
static gboolean
read_text (const LeadsContent *self, LeadsContentLine *line, GError **error)
{
  const char *text = "";
  guint32 length = 0;

  if (line->record.length > 0)
    text = leads_spool_read (self->texts, line->record.text, line->record.length, error);
  if (text == NULL)
    return FALSE;
  set_text (line, text, line->record.length);
  if ((line->record.flags & LEADS_CONTENT_CELL) == 0)
    return TRUE;

  text = leads_spool_read (self->texts, line->record.text + line->record.length, sizeof length, error);
  if (text == NULL)
    return FALSE;
  memcpy (&length, text, sizeof length);
  line->cell = "";
  line->cell_length = length;
  if (length > 0)
    line->cell = leads_spool_read (self->texts, line->record.text + line->record.length + sizeof length, length, error);
  return line->cell != NULL;
}

gboolean
leads_content_get_line (const LeadsContent *self, guint64 index, LeadsContentLine *line, GError **error)
{
  const LeadsContentRecord *record;

  line->index = index;
  if (leads_content_is_typed (self))
    {
      line->record = (LeadsContentRecord){ .number = self->first != 0 ? self->first : self->suggestion,
                                           .line = 1,
                                           .reason = self->reason };
      if (self->n_unplanned[self->reason] > 0)
        line->record.flags = LEADS_CONTENT_UNPLANNED;
      set_text (line, self->text, strlen (self->text));
      return TRUE;
    }

  record = leads_content_get_records (self, index, 1, error);
  return record != NULL && leads_content_fill_line (self, index, record, line, error);
}

gboolean
leads_content_fill_line (const LeadsContent *self,
                         guint64 index,
                         const LeadsContentRecord *record,
                         LeadsContentLine *line,
                         GError **error)
{
  line->index = index;
  line->record = *record;
  if (record->flags & LEADS_CONTENT_PLAIN)
    {
      set_text (line, line->plain, leads_number_format (record->number, line->plain));
      return TRUE;
    }
  return read_text (self, line, error);
}
