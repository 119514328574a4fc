/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-draft.h>

G_BEGIN_DECLS

#define LEADS_TYPE_LINE_GROUPS (leads_line_groups_get_type ())

/**
 * LeadsLineGroups:
 *
 * The lines of an entry in groups, each with one act for all of its lines; invisible when there are none.
 *
 * Signal `show-reason` (#LeadsReason as int): the lines of a group shall be looked at.
 */
G_DECLARE_FINAL_TYPE (LeadsLineGroups, leads_line_groups, LEADS, LINE_GROUPS, AdwBin)

/* Shows the groups of @entry for a page of its lines of @kind, and follows it. */
void leads_line_groups_show           (LeadsLineGroups *self,
                                       LeadsDraft      *draft,
                                       LeadsEntry      *entry,
                                       LeadsLineKind    kind);
/* For groups that nobody sees any more: they stay as they are until others are shown. */
void leads_line_groups_stop_following (LeadsLineGroups *self);

G_END_DECLS
