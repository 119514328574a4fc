/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-draft-folder-private.h"

G_BEGIN_DECLS

/*
 * Drafts that were submitted: each stays aside under the name of its upload, so that it can come back when the upload is
 * undone; that for several leads (%LEADS_DRAFT_OF_SEVERAL) under that of the batch. One a lead, the newest, and no longer than a day. All of these block, and any thread may call them. @path:
 * the folder with the drafts of all leads.
 */

/* Puts the draft in @folder aside for @upload_id, and lets go of it as leads_draft_folder_leave() does; those of former
 * uploads go. FALSE without @error where there is none. */
gboolean leads_draft_aside_put   (const char        *path,
                                  LeadsDraftFolder  *folder,
                                  gint64             lead_id,
                                  gint64             upload_id,
                                  GError           **error);

/* Brings it back to be the draft in @folder, which is not open. FALSE where there is none, or the lead has another draft meanwhile. */
gboolean leads_draft_aside_take  (const char        *path,
                                  LeadsDraftFolder  *folder,
                                  gint64             lead_id,
                                  gint64             upload_id);

/* Removes all of a lead. */
void     leads_draft_aside_clear (const char        *path,
                                  gint64             lead_id);

/* Removes those of all leads that nobody will come back to. */
void     leads_draft_aside_sweep (const char        *path);

G_END_DECLS
