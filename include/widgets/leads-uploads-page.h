/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_UPLOADS_PAGE (leads_uploads_page_get_type ())

/**
 * LeadsUploadsPage:
 *
 * What was uploaded when, by whom, from which file, and what became of every line.
 *
 * Properties: `desk` (construct only), `search-mode` (boolean, notifying).
 */
G_DECLARE_FINAL_TYPE (LeadsUploadsPage, leads_uploads_page, LEADS, UPLOADS_PAGE, GtkWidget)

LeadsUploadsPage *leads_uploads_page_new  (LeadsDesk        *desk);

/* Selects one upload and shows its details. */
void              leads_uploads_page_show (LeadsUploadsPage *self,
                                           gint64            upload_id);

/* Selects one upload, now or when the list has it, for when somebody looks. */
void              leads_uploads_page_follow (LeadsUploadsPage *self,
                                             gint64            upload_id);

G_END_DECLS
