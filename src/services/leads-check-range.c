/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-private.h"

#include <string.h>

/* What a line has besides one number: the rest of a range, and how many calls at a time it allows. */

gboolean
leads_check_is_blank (const LeadsCsvCell *cell)
{
  for (gsize i = 0; i < cell->length; i++)
    if (!g_ascii_isspace (cell->text[i]))
      return FALSE;
  return TRUE;
}

static const LeadsCsvCell *
find_cell (const LeadsCsvRecord *record, int column)
{
  const LeadsCsvCell *cell = column >= 0 && (guint) column < record->n_cells ? &record->cells[column] : NULL;

  return cell != NULL && !leads_check_is_blank (cell) ? cell : NULL;
}

static gboolean
is_same (const LeadsCsvCell *a, const LeadsCsvCell *b)
{
  return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

/* What is shown and judged again is one text; its separators are no notation of a single number. */
static void
join (GString *joined, LeadsCsvCell *cell, const char *separator, const LeadsCsvCell *more)
{
  if (cell->text != joined->str)
    {
      g_string_truncate (joined, 0);
      g_string_append_len (joined, cell->text, (gssize) cell->length);
    }
  g_string_append (joined, separator);
  g_string_append_len (joined, more->text, (gssize) more->length);
  *cell = (LeadsCsvCell){ joined->str, joined->len };
}

gboolean
leads_check_read_columns (const LeadsContent *content,
                          const LeadsCsvRecord *record,
                          GString *joined,
                          LeadsCsvCell *cell,
                          LeadsRangeReading *reading)
{
  const LeadsCsvCell *end = find_cell (record, content->dialect.end_column);
  const LeadsCsvCell *count = find_cell (record, MAX (content->dialect.count_column, content->dialect.size_column));

  if (count != NULL && is_same (count, &(LeadsCsvCell){ "1", 1 }) && (end == NULL || is_same (cell, end)))
    count = NULL;
  if (end != NULL && (count != NULL || !is_same (cell, end)))
    {
      leads_range_read_ends (content->plan, content->country, cell->text, cell->length, end->text, end->length, reading);
      join (joined, cell, " … ", end);
      if (count != NULL && leads_range_check_count (reading, count->text, count->length))
        join (joined, cell, " × ", count);
      return TRUE;
    }
  if (count != NULL)
    {
      leads_range_read_count (content->plan, content->country, cell->text, cell->length, count->text, count->length,
                              reading);
      join (joined, cell, " × ", count);
      return TRUE;
    }
  return FALSE;
}

void
leads_check_take_range (const LeadsRangeReading *reading, guint64 *n_in_ranges, LeadsContentRecord *line)
{
  line->reason = reading->problem.reason;
  if (reading->range.count == 0)
    return;
  if (reading->range.count > 1)
    {
      if (*n_in_ranges + reading->range.count > LEADS_RANGE_FILE_LIMIT)
        {
          line->reason = LEADS_REASON_OVER_LIMIT;
          return;
        }
      *n_in_ranges += reading->range.count;
    }
  line->number = reading->range.start;
  line->extent = reading->range.count - 1;
  if (reading->mendable)
    {
      line->flags |= LEADS_CONTENT_MENDABLE | (reading->uncertain ? LEADS_CONTENT_UNCERTAIN : 0);
      line->repair = reading->uncertain ? LEADS_REPAIR_UNCERTAIN_PLUS : reading->repair;
    }
  else if (line->reason != LEADS_REASON_NONE)
    line->flags |= LEADS_CONTENT_UNPLANNED;
}

/* A whole number; a spreadsheet may have given it decimals. 0 if it is none, or too large. */
static guint
read_cac (const LeadsCsvCell *cell)
{
  g_autofree char *text = g_strstrip (g_strndup (cell->text, cell->length));
  const gsize n_digits = strspn (text, "0123456789");
  const char *rest = text + n_digits;
  guint64 cac = 0;

  if ((*rest == '.' || *rest == ',') && rest[1] == '0')
    rest += rest[2] == '0' ? 3 : 2;
  if (n_digits == 0 || *rest != '\0')
    return 0;
  text[n_digits] = '\0';
  return g_ascii_string_to_unsigned (text, 10, LEADS_CONTENT_MIN_CAC, LEADS_CONTENT_MAX_CAC, &cac, NULL) ? (guint) cac : 0;
}

guint16
leads_check_read_cac (const LeadsCsvCell *cell)
{
  guint cac;

  if (leads_check_is_blank (cell))
    return 0;
  cac = read_cac (cell);
  return cac != 0 ? (guint16) cac : LEADS_CONTENT_BAD_CAC;
}

void
leads_check_take_cac (LeadsContent *content, const LeadsCsvRecord *record, LeadsContentRecord *line)
{
  const LeadsCsvCell *cell = find_cell (record, content->dialect.cac_column);

  if (cell == NULL)
    return;
  line->cac = leads_check_read_cac (cell);
  if (line->cac != LEADS_CONTENT_BAD_CAC)
    return;
  /* What is refused by itself says that first; it counts when the number is mended. */
  if (line->reason != LEADS_REASON_NONE && (line->flags & (LEADS_CONTENT_MENDABLE | LEADS_CONTENT_UNPLANNED)) == 0)
    return;
  if (line->extent > 0)
    content->n_in_ranges -= line->extent + 1;
  leads_check_refuse_cac (line);
}

void
leads_check_refuse_cac (LeadsContentRecord *line)
{
  line->reason = LEADS_REASON_OVER_LIMIT;
  line->number = 0;
  line->extent = 0;
  line->flags &= ~(LEADS_CONTENT_MENDABLE | LEADS_CONTENT_UNCERTAIN | LEADS_CONTENT_UNPLANNED);
  line->repair = LEADS_REPAIR_NONE;
}
