/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-draft-part.h>
#include <leads-entry.h>

G_BEGIN_DECLS

#define LEADS_TYPE_PART_ROW (leads_part_row_get_type ())

/**
 * LeadsPartRow:
 *
 * A lead of a file for several: whether it is uploaded, how many of its lines are valid and invalid, each count a
 * button that opens them, and over which SIP connection.
 *
 * Signal `show-lines` (#LeadsDraftPart, #LeadsLineKind as int): a count was pressed.
 * Signal `add-connection` (#LeadsDraftPart): a SIP connection shall be added for the lead.
 */
G_DECLARE_FINAL_TYPE (LeadsPartRow, leads_part_row, LEADS, PART_ROW, GtkListBoxRow)

GtkWidget *leads_part_row_new (LeadsDraftPart *part);

G_END_DECLS
