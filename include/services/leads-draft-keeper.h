/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-draft-session.h>

G_BEGIN_DECLS

/* Within the data directory. */
#define LEADS_DRAFTS_FOLDER_NAME "drafts"

/* In the place of a lead's id: the draft for several leads, of which there is one. */
#define LEADS_DRAFT_OF_SEVERAL ((gint64) 0)

#define LEADS_TYPE_DRAFT_KEEPER (leads_draft_keeper_get_type ())

/**
 * LeadsDraftKeeper:
 *
 * Drafts that wait for somebody to go on with them: one a lead, and one for several leads, whose id is
 * %LEADS_DRAFT_OF_SEVERAL, in folders of the data directory. Used in one main context; folders are read and written on
 * threads.
 *
 * Signal `changed` (gint64: lead): its draft came, went or has other numbers.
 * Signal `failed` (#GError): a draft was closed, and what was changed last could not be kept.
 */
G_DECLARE_FINAL_TYPE (LeadsDraftKeeper, leads_draft_keeper, LEADS, DRAFT_KEEPER, GObject)

/* Whether the lead has a draft. */
gboolean           leads_draft_keeper_has           (LeadsDraftKeeper     *self,
                                                     gint64                lead_id);
/* How many numbers it would upload, as far as is known; 0: not known. */
gint64             leads_draft_keeper_get_n_numbers (LeadsDraftKeeper     *self,
                                                     gint64                lead_id);

/* Of which upload, or of a draft for several leads of which batch, the draft came back; 0: of none. */
gint64             leads_draft_keeper_get_undone    (LeadsDraftKeeper     *self,
                                                     gint64                lead_id);

/* Keeps @draft, which is empty and for a lead or for several, from now on. (transfer full) */
LeadsDraftSession *leads_draft_keeper_keep          (LeadsDraftKeeper     *self,
                                                     LeadsDraft           *draft);

/* Blocks until everything that was closed is on the disk: for threads, and for the end of the program. */
void               leads_draft_keeper_wait          (LeadsDraftKeeper     *self);

/* Removes what is kept for a lead that nobody works on. */
void               leads_draft_keeper_discard_async  (LeadsDraftKeeper    *self,
                                                      gint64               lead_id,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             data);
gboolean           leads_draft_keeper_discard_finish (LeadsDraftKeeper    *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

/**
 * leads_draft_keeper_follow_undo_async:
 * @upload_id: of a draft for several leads the batch
 * @undone: whether the upload was undone; %FALSE: that was taken back
 *
 * Brings the draft of an upload back that was submitted within the last day and undone now, so that somebody can go on
 * with it; puts it aside again when the undo is taken back, if nothing was changed in it since and nobody has it open. Leaves the draft alone that
 * the lead has meanwhile.
 */
void               leads_draft_keeper_follow_undo_async  (LeadsDraftKeeper    *self,
                                                          gint64               lead_id,
                                                          gint64               upload_id,
                                                          gboolean             undone,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             data);
/* Whether the draft came back, or went. */
gboolean           leads_draft_keeper_follow_undo_finish (LeadsDraftKeeper    *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);

G_END_DECLS
