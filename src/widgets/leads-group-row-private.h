/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include <leads-reason.h>

G_BEGIN_DECLS

#define LEADS_TYPE_GROUP_ROW (leads_group_row_get_type ())

/**
 * LeadsGroupAct:
 *
 * What the button of a group of lines does.
 */
typedef enum {
  LEADS_GROUP_REPAIR,
  LEADS_GROUP_SHOW,
  LEADS_GROUP_UNDO,
  LEADS_GROUP_INCLUDE,
  LEADS_GROUP_EXCLUDE
} LeadsGroupAct;

/**
 * LeadsGroupRow:
 *
 * What the lines of one reason have in common, an example, and one act for all of them.
 *
 * Signal `act` (#LeadsReason as int, #LeadsGroupAct as int): its button was pressed.
 */
G_DECLARE_FINAL_TYPE (LeadsGroupRow, leads_group_row, LEADS, GROUP_ROW, GtkListBoxRow)

GtkWidget *leads_group_row_new (LeadsReason    reason,
                                LeadsGroupAct  act,
                                const char    *title,
                                const char    *subtitle,
                                const char    *label);

G_END_DECLS
