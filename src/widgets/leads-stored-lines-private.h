/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

#include <leads-job-bar.h>

G_BEGIN_DECLS

#define LEADS_TYPE_STORED_LINES (leads_stored_lines_get_type ())

/**
 * LeadsStoredLines:
 *
 * A window with the refused lines that were stored with an upload, or of what
 * leads_upload_service_get_unmatched_finish() gives.
 */
G_DECLARE_FINAL_TYPE (LeadsStoredLines, leads_stored_lines, LEADS, STORED_LINES, AdwWindow)

/* A modal window over @parent; present it. (transfer none) */
GtkWidget *leads_stored_lines_new      (GtkWindow   *parent,
                                        LeadsDesk   *desk,
                                        LeadsUpload *upload);

/* Asks where to and writes the refused lines of @upload as a report. @job_bar shows the progress. */
void       leads_stored_lines_ask_save (GtkWidget   *parent,
                                        LeadsDesk   *desk,
                                        LeadsUpload *upload,
                                        LeadsJobBar *job_bar);

G_END_DECLS
