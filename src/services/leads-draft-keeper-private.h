/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-draft-folder-private.h"
#include "leads-draft-keeper.h"

G_BEGIN_DECLS

/* @data_dir: the data directory. */
LeadsDraftKeeper *leads_draft_keeper_new  (const char       *data_dir);
/* Blocks, for a thread: finds what is kept, and cleans up what crashes left. Before anyone uses it. */
void              leads_draft_keeper_load (LeadsDraftKeeper *self);

/* For sessions: the folder of a lead's draft, not open yet. (transfer full) */
LeadsDraftFolder *leads_draft_keeper_new_folder (LeadsDraftKeeper *self,
                                                 gint64            lead_id);
/* For sessions: what is kept now; @n_numbers: -1: nothing. */
void              leads_draft_keeper_note       (LeadsDraftKeeper *self,
                                                 gint64            lead_id,
                                                 gint64            n_numbers);
/* The last save of a draft failed when nobody looked at it any more. */
void              leads_draft_keeper_fail       (LeadsDraftKeeper *self,
                                                 const GError     *error);
/* A write begins (in the main context) and has ended (anywhere). */
void              leads_draft_keeper_begin      (LeadsDraftKeeper *self);
void              leads_draft_keeper_end        (LeadsDraftKeeper *self);

/* The folder with the drafts of all leads. Borrowed; for any thread. */
const char       *leads_draft_keeper_get_path   (LeadsDraftKeeper *self);

/* What the draft was when it came back (leads_draft_state_digest()); %NULL: none came back. */
const char       *leads_draft_keeper_get_undone_digest (LeadsDraftKeeper *self,
                                                        gint64            lead_id);
/* Until the draft goes. */
void              leads_draft_keeper_note_undone       (LeadsDraftKeeper *self,
                                                        gint64            lead_id,
                                                        gint64            upload_id,
                                                        const char       *digest);

/* Blocks: removes what is kept for a lead that is deleted. */
void              leads_draft_keeper_forget     (const char       *data_dir,
                                                 gint64            lead_id);

/* For leads_draft_keeper_keep(). */
LeadsDraftSession *leads_draft_session_new      (LeadsDraftKeeper *keeper,
                                                 LeadsDraft       *draft);

G_END_DECLS
