/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-comparison-private.h"

/* What becomes of the lines of each lead, in a file for several. */

/* A cancel is looked for every so many lines: a few milliseconds of work. */
#define LINES_BETWEEN_LOOKS 4096

gboolean
leads_comparison_count_shares (LeadsOutcome *outcome, GCancellable *cancellable, GError **error)
{
  const LeadsContent *content = outcome->content;
  g_autofree LeadsLeadCursor *leads = g_new0 (LeadsLeadCursor, 1);
  LeadsOutcomeCursor cursor;
  guint64 index, fate;
  int result;

  leads_outcome_cursor_init (&cursor, outcome);
  while ((result = leads_outcome_cursor_next (&cursor, &index, &fate, error)) > 0)
    {
      const LeadsContentRecord *record = leads_outcome_get_record (outcome, index, error);

      if (record == NULL ||
          (index % LINES_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)))
        return FALSE;
      leads_shares_count (outcome->shares, leads_lead_cursor_get (leads, content, index), index, leads_fate_get_reason (fate),
                          (record->flags & LEADS_CONTENT_MENDABLE) != 0 ||
                              leads_outcome_find_edit (outcome, index) != NULL,
                          record->extent + 1);
    }
  leads_shares_close (outcome->shares);
  return result == 0;
}
