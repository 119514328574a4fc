/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_GROUP_ROW (leads_group_row_get_type ())

/**
 * LeadsGroupAct:
 *
 * What the button of a group of lines does.
 */
typedef enum {
  LEADS_GROUP_REPAIR_ALL,
  LEADS_GROUP_REPAIR,
  LEADS_GROUP_SHOW,
  LEADS_GROUP_UNREPAIR,
  LEADS_GROUP_RESTORE_EDITED,
  LEADS_GROUP_RESTORE_REMOVED,
  LEADS_GROUP_INCLUDE,
  LEADS_GROUP_EXCLUDE,
  LEADS_GROUP_ADD_REST,
  LEADS_GROUP_STOP_RANGES
} LeadsGroupAct;

/**
 * LeadsGroupRow:
 *
 * What the lines of one group have in common, an example, and one act for all of them.
 *
 * Signal `act` (#LeadsGroupAct as int, int: what it is done to, a #LeadsReason or #LeadsRepair): its button was pressed.
 */
G_DECLARE_FINAL_TYPE (LeadsGroupRow, leads_group_row, LEADS, GROUP_ROW, GtkListBoxRow)

GtkWidget *leads_group_row_new (LeadsGroupAct  act,
                                int            object,
                                const char    *title,
                                const char    *subtitle,
                                const char    *label);

G_END_DECLS
