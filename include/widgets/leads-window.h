/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_WINDOW (leads_window_get_type ())

/**
 * LeadsWindow:
 *
 * The main window over one open store: the pages Customer Leads, Numbers
 * Management and Uploads, and the actions that open the dialogs.
 *
 * Properties: `desk` (construct only).
 *
 * Actions (prefix `win`; a parameter of type x is a record's id):
 * `new-lead`, `edit-lead` (x lead), `delete-lead` (x lead), `import-leads`,
 * `profiles`, `channels`, `connections` (x lead), `upload` (x lead),
 * `show-numbers` (x lead), `show-upload` (x upload), `undo-upload` (x upload),
 * `undo-last`, `search`, `page` (s: leads, numbers or uploads),
 * `show-help-overlay`. Children of the window use them by name, so a page needs
 * no pointer to the window.
 *
 * A page that can be searched has a boolean property `search-mode`; the
 * header's search button and Ctrl+F turn it on for the page in view.
 */
G_DECLARE_FINAL_TYPE (LeadsWindow, leads_window, LEADS, WINDOW, AdwApplicationWindow)

LeadsWindow *leads_window_new              (AdwApplication          *application,
                                            LeadsDesk               *desk);
LeadsDesk   *leads_window_get_desk         (LeadsWindow             *self);

/* @text is plain text, not markup. */
void         leads_window_show_toast       (LeadsWindow             *self,
                                            const char              *text);

/* "1,204 numbers uploaded to Contoso Ltd" with Show Numbers and Undo. */
void         leads_window_add_upload_toast (LeadsWindow             *self,
                                            LeadsUpload             *upload);

/* Turns to Numbers Management and shows what @filter's lead or upload has. */
void         leads_window_show_numbers     (LeadsWindow             *self,
                                            const LeadsNumberFilter *filter);

/* Opens the upload dialog for @lead; @file (nullable) is added to it. */
void         leads_window_open_upload      (LeadsWindow             *self,
                                            LeadsLead               *lead,
                                            GFile                   *file);

/* Files of numbers that came without a lead: asks for the lead first. */
void         leads_window_open_files       (LeadsWindow             *self,
                                            GFile                  **files,
                                            guint                    n_files);

G_END_DECLS
