/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LEADS_TYPE_GROUP_LIST (leads_group_list_get_type ())

/**
 * LeadsGroupList:
 *
 * A list of which the first rows are shown, fewer in a narrow window, until a person asks for all of them. Then what does not
 * fit is scrolled.
 */
G_DECLARE_FINAL_TYPE (LeadsGroupList, leads_group_list, LEADS, GROUP_LIST, AdwBin)

/* The rows are made anew: cleared, appended, finished. Whether all are shown stays as it is. */
void     leads_group_list_clear  (LeadsGroupList *self);
void     leads_group_list_append (LeadsGroupList *self,
                                  GtkWidget      *row);
/* Whether it has rows. */
gboolean leads_group_list_finish (LeadsGroupList *self);
/* As long as nobody asks again only the first are shown. */
void     leads_group_list_fold   (LeadsGroupList *self);

G_END_DECLS
