/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-draft-folder-private.h"

G_BEGIN_DECLS

/**
 * LeadsDraftUndone:
 * @upload_id: of which upload, or batch, a draft came back
 * @digest: what it was then (leads_draft_state_digest())
 *
 * The mark of a draft that came back with the undo of its upload: so long as the draft is there it is known, after a
 * restart too, what can be gone on with, and what a redo takes away again.
 */
typedef struct
{
  gint64 upload_id;
  char *digest;
} LeadsDraftUndone;

LeadsDraftUndone *leads_draft_undone_new   (gint64                  upload_id,
                                            const char             *digest);
void              leads_draft_undone_free  (LeadsDraftUndone       *self);

/* Block, for any thread. %NULL: it did not come back. (transfer full) */
LeadsDraftUndone *leads_draft_undone_read  (LeadsDraftFolder       *folder);
/* FALSE without @error: there is no such folder. */
gboolean          leads_draft_undone_write (const LeadsDraftUndone *self,
                                            LeadsDraftFolder       *folder,
                                            GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsDraftUndone, leads_draft_undone_free)

G_END_DECLS
