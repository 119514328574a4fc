/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-upload-service.h>

G_BEGIN_DECLS

#define LEADS_TYPE_DRAFT_SESSION (leads_draft_session_get_type ())

/**
 * LeadsDraftSession:
 *
 * Keeps one draft while somebody works on it, made by leads_draft_keeper_keep(): what is given and decided is written
 * to the disk shortly afterwards, on a thread, so that a crash takes at most the last moment. A draft without entries
 * is not kept. Used in one main context.
 *
 * Properties (readable, notifying): `error` (#GError boxed, nullable: why the draft is not kept just now).
 */
G_DECLARE_FINAL_TYPE (LeadsDraftSession, leads_draft_session, LEADS, DRAFT_SESSION, GObject)

/**
 * leads_draft_session_restore_async:
 *
 * Adds what is kept for the lead, if anything, to the draft, which has to be empty; files and lists are then read
 * again in the background. Until it has ended nothing is saved. Once, before anything else is added; also where nothing is
 * known to be kept, as another program may have kept something.
 */
void          leads_draft_session_restore_async  (LeadsDraftSession    *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              data);
/* Whether something came back. A #LeadsServiceError sentence when something is kept that cannot: %LEADS_SERVICE_ERROR_BUSY
 * (another window has it) and %LEADS_SERVICE_ERROR_NEWER (left as it is): this draft is not kept then;
 * %LEADS_SERVICE_ERROR_DAMAGED (moved aside): this draft is kept. */
gboolean      leads_draft_session_restore_finish (LeadsDraftSession    *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);

/* What Submit will apply, as it is chosen now; kept with the next save. `all_or_nothing` is not kept. */
void          leads_draft_session_set_settings   (LeadsDraftSession         *self,
                                                  const LeadsUploadSettings *settings);
/* The same, as last set or restored; ids are 0 and texts %NULL where nothing is known. Borrowed. */
const LeadsUploadSettings *leads_draft_session_get_settings (LeadsDraftSession *self);

/* What stands in the fields and was not added, kept with the next save of a draft that has entries. @start, @end: nullable;
 * a range has an @end. */
void          leads_draft_session_set_typed      (LeadsDraftSession    *self,
                                                  const char           *start,
                                                  const char           *end);
/* Borrowed. */
const char   *leads_draft_session_get_typed      (LeadsDraftSession    *self,
                                                  const char          **end);

/* Why the draft is not kept just now, a #LeadsServiceError sentence; %NULL: it is. Borrowed. */
const GError *leads_draft_session_get_error      (LeadsDraftSession    *self);

/* The title of an entry that was read otherwise than before, so that lines that were taken out of it are in it again;
 * %NULL: there is none. Borrowed, until the draft changes. */
const char   *leads_draft_session_find_changed   (LeadsDraftSession    *self);

/* Saves what is not saved yet, and lets go of the draft: later changes of it are not kept. Ends in the background. */
void          leads_draft_session_close          (LeadsDraftSession    *self);

/* The draft was submitted: it is the lead's no more, and waits a day for leads_draft_keeper_follow_undo_async(). What
 * cannot wait is removed. Ends in the background. */
void          leads_draft_session_end_submitted  (LeadsDraftSession    *self,
                                                  gint64                upload_id);

/* Removes what is kept, for good; the draft itself stays. What belongs to another window or a newer version stays, too. */
void          leads_draft_session_discard_async  (LeadsDraftSession    *self,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              data);
gboolean      leads_draft_session_discard_finish (LeadsDraftSession    *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
