/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-upload-service.h>
#include <leads-validation-service.h>

G_BEGIN_DECLS

#define LEADS_TYPE_UPLOAD_RESULT_PAGE (leads_upload_result_page_get_type ())

/**
 * LeadsUploadResultPage:
 *
 * After a Submit that left something out: what was uploaded, what was not
 * and why, and Save Invalid Lines….
 *
 * Signal `done`: everything was seen.
 */
G_DECLARE_FINAL_TYPE (LeadsUploadResultPage, leads_upload_result_page, LEADS, UPLOAD_RESULT_PAGE, AdwBin)

/* @unread: (element-type utf8): why files could not be read. */
void leads_upload_result_page_show (LeadsUploadResultPage  *self,
                                    LeadsValidationService *validation,
                                    LeadsUploadService     *uploads,
                                    LeadsUpload            *upload,
                                    GPtrArray              *unread);

G_END_DECLS
