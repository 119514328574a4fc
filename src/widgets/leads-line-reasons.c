/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-line-table-private.h"

#include "leads-closures.h"

#include <leads-sentences.h>

#include <glib/gi18n-lib.h>

/*
 * The reasons that a table of lines can be filtered by: those that some line has.
 */

static void
append_reason (GMenu *menu, LeadsReason reason, const char *label)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "lines.reason", "s", leads_reason_to_word (reason));
  g_menu_append_item (menu, item);
}

GMenuModel *
leads_line_reasons_new_menu (const LeadsTotals *totals, guint *n_reasons)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  *n_reasons = 0;
  append_reason (menu, LEADS_REASON_NONE, _("All"));
  for (guint reason = 1; reason < LEADS_N_REASONS; reason++)
    {
      g_autofree char *count = leads_format_count (totals->reasons[reason]);
      g_autofree char *item = NULL;

      if (totals->reasons[reason] == 0 || leads_reason_get_class (reason) == LEADS_REASON_CLASS_BLANK)
        continue;

      /* Translators: a reason and how many lines have it: "Too short (12)" */
      item = g_strdup_printf (_("%s (%s)"), leads_sentence_for_reason (reason), count);
      append_reason (menu, reason, item);
      (*n_reasons)++;
    }

  return G_MENU_MODEL (g_steal_pointer (&menu));
}
