/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-draft.h>

G_BEGIN_DECLS

#define LEADS_TYPE_ENTRY_ROW (leads_entry_row_get_type ())

/**
 * LeadsEntryRow:
 *
 * An entry of a draft: what it is, how many of its lines are valid, invalid and
 * skipped, each a button that opens them; progress and Cancel while its file is
 * checked; the reason when the file could not be read.
 *
 * Signal `show-lines` (#LeadsEntry, #LeadsLineKind as int): a count was pressed.
 */
G_DECLARE_FINAL_TYPE (LeadsEntryRow, leads_entry_row, LEADS, ENTRY_ROW, GtkListBoxRow)

/* @region: (nullable): the country of a single number, for people. */
GtkWidget  *leads_entry_row_new       (LeadsDraft    *draft,
                                       LeadsEntry    *entry,
                                       const char    *region);
LeadsEntry *leads_entry_row_get_entry (LeadsEntryRow *self);

G_END_DECLS
