/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-private.h"

#include "leads-tools-private.h"

/* What is wrong with a line that is only looked at. */

void
leads_check_sight_find_problem (const LeadsCheckSight *self, LeadsProblem *problem)
{
  const LeadsContent *content = self->content;
  const LeadsContentRecord *line = self->line;

  *problem = (LeadsProblem){ 0 };
  if (line == NULL)
    return;
  problem->reason = line->reason;
  problem->number = line->number;
  if (line->reason == LEADS_REASON_WRONG_COLUMN_COUNT)
    {
      problem->limit = (guint64) content->dialect.number_column + 1;
      problem->is_empty = leads_check_is_blank (self->cell);
    }
  else if (line->reason == LEADS_REASON_OVER_LIMIT)
    leads_teller_add_limit (problem, line->cac == LEADS_CONTENT_BAD_CAC);
  else if (line->reason != LEADS_REASON_NONE)
    leads_range_find_problem (content->plan, content->country, self->cell->text, self->cell->length, problem);
}
