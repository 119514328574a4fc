/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_UPLOAD_DETAILS (leads_upload_details_get_type ())

/**
 * LeadsUploadDetails:
 *
 * One upload: its totals, its refused lines, its details, and what can be done with it.
 */
G_DECLARE_FINAL_TYPE (LeadsUploadDetails, leads_upload_details, LEADS, UPLOAD_DETAILS, GtkWidget)

/* To be called once, before leads_upload_details_show(). */
void leads_upload_details_set_desk (LeadsUploadDetails *self,
                                    LeadsDesk          *desk);

/* @upload: (nullable): nothing is selected. */
void leads_upload_details_show     (LeadsUploadDetails *self,
                                    LeadsUpload        *upload);

G_END_DECLS
