/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-private.h"

/* The verdict on the number's cell of a line, whether it was read from a file or written in its place. */

/* What the verdict says of a line that is not a range; @whole: the record is the number's cell and nothing else. */
static void
take_verdict (const LeadsContent *content,
              const LeadsVerdict *verdict,
              const LeadsCsvCell *cell,
              gboolean whole,
              LeadsContentRecord *line)
{
  const gboolean unplanned = leads_range_is_unplanned (content->plan, cell->text, cell->length, verdict);

  if (verdict->valid || unplanned)
    {
      if (unplanned)
        line->flags |= LEADS_CONTENT_UNPLANNED;
      if (whole && (verdict->flags & LEADS_VERDICT_NOTATION) == 0)
        line->flags |= LEADS_CONTENT_PLAIN;
      return;
    }
  if (verdict->suggestion == 0 && verdict->with_plus == 0)
    return;
  line->flags |= LEADS_CONTENT_MENDABLE;
  line->repair = verdict->suggestion != 0 ? verdict->repair : LEADS_REPAIR_UNCERTAIN_PLUS;
  line->number = verdict->suggestion != 0 ? verdict->suggestion : verdict->with_plus;
  if (verdict->suggestion == 0)
    line->flags |= LEADS_CONTENT_UNCERTAIN;
}

gboolean
leads_check_judge_cell (const LeadsContent *content,
                        const LeadsCsvCell *cell,
                        gboolean whole,
                        guint64 *n_in_ranges,
                        LeadsContentRecord *line)
{
  LeadsRangeReading reading;
  LeadsVerdict verdict;
  gboolean is_short_range;

  leads_numbering_plan_judge_in (content->plan, cell->text, cell->length, content->country, &verdict);
  line->number = verdict.number;
  line->reason = verdict.reason;
  is_short_range = (verdict.flags & LEADS_VERDICT_NOTATION) != 0 &&
                   leads_range_read_short (content->plan, content->country, cell->text, cell->length, &verdict, &reading);
  /* A number as it is wins over a range, as long as nobody says otherwise: a hyphen is notation. */
  if (verdict.valid ? is_short_range && content->short_ranges
                    : leads_range_read_text (content->plan, content->country, cell->text, cell->length, &reading))
    {
      line->number = 0;
      leads_check_take_range (&reading, n_in_ranges, line);
    }
  else
    take_verdict (content, &verdict, cell, whole, line);
  return is_short_range && !content->short_ranges;
}
