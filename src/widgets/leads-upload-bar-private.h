/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-draft.h>

G_BEGIN_DECLS

#define LEADS_TYPE_UPLOAD_BAR (leads_upload_bar_get_type ())

/**
 * LeadsUploadBar:
 *
 * The bar at the bottom of the Upload Numbers dialog: what will be uploaded, and
 * Submit; while it is uploaded, how far it is, and Cancel.
 */
G_DECLARE_FINAL_TYPE (LeadsUploadBar, leads_upload_bar, LEADS, UPLOAD_BAR, AdwBin)

/* @problem: (nullable): what has to be done before Submit. */
void     leads_upload_bar_update     (LeadsUploadBar    *self,
                                      const LeadsTotals *totals,
                                      guint              n_checking,
                                      const char        *problem);

/* How many files could not be read: said with the next update. */
void     leads_upload_bar_set_n_unread (LeadsUploadBar  *self,
                                        guint            n_files);

/* Shows @job until it is %NULL. */
void     leads_upload_bar_set_job    (LeadsUploadBar    *self,
                                      LeadsJob          *job);

/* Whether Submit can be pressed. */
gboolean leads_upload_bar_can_submit (LeadsUploadBar    *self);

G_END_DECLS
