/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_UPLOAD_DIALOG (leads_upload_dialog_get_type ())

/**
 * LeadsUploadDialog:
 *
 * Upload Numbers for one lead: what applies to every number, the entries of a
 * draft, and Submit. A second leaf shows the lines behind a count; when lines were
 * refused, a last one shows what was uploaded and what was not.
 *
 * Properties: `desk`, `lead` (construct only).
 *
 * Signal `uploaded` (#LeadsUpload): a Submit is stored and the dialog has closed,
 * or closes now; when lines were refused, after its result page.
 * Signal `kept` (gint64): it closes now and keeps a draft that would upload so many numbers.
 */
G_DECLARE_FINAL_TYPE (LeadsUploadDialog, leads_upload_dialog, LEADS, UPLOAD_DIALOG, AdwWindow)

LeadsUploadDialog *leads_upload_dialog_new       (GtkWindow         *parent,
                                                  LeadsDesk         *desk,
                                                  LeadsLead         *lead);

/* Whether its entries start with the numbers outside the numbering plan included: before anything is added. */
void               leads_upload_dialog_set_includes_unplanned (LeadsUploadDialog *self,
                                                               gboolean           includes);

/* Adds a file of numbers, as Import File… does. A folder gives a sentence. */
void               leads_upload_dialog_add_file  (LeadsUploadDialog *self,
                                                  GFile             *file);

G_END_DECLS
