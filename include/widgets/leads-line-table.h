/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-draft-part.h>
#include <leads-draft.h>
#include <leads-upload-service.h>
#include <leads-validation-service.h>

G_BEGIN_DECLS

#define LEADS_TYPE_LINE_TABLE (leads_line_table_get_type ())

/**
 * LeadsLineTable:
 *
 * The lines of an entry of a draft, or the refused lines of an upload: a table
 * of line number, text and what is wrong, with a filter by reason, a search and
 * a count. Any number of lines; below 520 pixels the sentence stands beneath the
 * text.
 *
 * Signals, only where lines can be mended: `remove-line` (#LeadsLine): its Remove was pressed;
 * `edit-line` (#LeadsLine, string): its text was written anew, or its suggestion was pressed; `show-upload` (int64): the
 * upload that has a line's number shall be shown.
 */
G_DECLARE_FINAL_TYPE (LeadsLineTable, leads_line_table, LEADS, LINE_TABLE, AdwBin)

GtkWidget *leads_line_table_new            (void);

/* @validation, here and below: what knows how numbers are written for people. */

/* Shows lines of @entry and follows it: when its totals change, the lines are found again. */
void       leads_line_table_show_entry     (LeadsLineTable         *self,
                                            LeadsValidationService *validation,
                                            LeadsEntry             *entry,
                                            LeadsLineKind           kind);

/* The same of a draft for several leads, only the lines of one; @part: %NULL: those that are nobody's. */
void       leads_line_table_show_part      (LeadsLineTable         *self,
                                            LeadsDraft             *draft,
                                            LeadsEntry             *entry,
                                            LeadsDraftPart         *part,
                                            LeadsLineKind           kind);

/* Shows the refused lines of an @entry that was submitted: nothing of it can be mended any more. */
void       leads_line_table_show_stored    (LeadsLineTable         *self,
                                            LeadsValidationService *validation,
                                            LeadsEntry             *entry);

/* For a table that nobody sees any more: it keeps its rows until it shows something else. */
void       leads_line_table_stop_following (LeadsLineTable      *self);

/* Shows the refused lines of a stored upload. */
void       leads_line_table_show_upload    (LeadsLineTable         *self,
                                            LeadsValidationService *validation,
                                            LeadsUploadService     *uploads,
                                            LeadsUpload            *upload);

/* Only lines with @reason, LEADS_REASON_NONE for all. */
void       leads_line_table_set_reason     (LeadsLineTable      *self,
                                            LeadsReason          reason);

G_END_DECLS
