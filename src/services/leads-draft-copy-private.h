/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-check-private.h"

G_BEGIN_DECLS

/**
 * leads_draft_copy_take:
 *
 * Before @check runs, on its thread. Where the draft is kept, it makes @check read the copy that the draft keeps, and
 * makes that copy first when it is not there: so the file itself is read once, whatever happens to it afterwards.
 * A copy that cannot be made is not missed: then the file itself is read.
 *
 * Returns: %FALSE with @error when there is nothing that could be read: a #LeadsServiceError sentence, or what the
 *   file says
 */
gboolean leads_draft_copy_take  (LeadsCheck    *check,
                                 GCancellable  *cancellable,
                                 GError       **error);

/* Makes @check read @copy instead; a pasted text from memory, as it came. Blocks. */
gboolean leads_draft_copy_use   (LeadsCheck    *check,
                                 GFile         *copy,
                                 GCancellable  *cancellable,
                                 GError       **error);

/* After it ran: whether what was read again, with this checksum, is what was kept. */
gboolean leads_draft_copy_check (const LeadsCheck  *check,
                                 const char        *sha256,
                                 GError           **error);

/* The same for edits: makes them again, in the item of @check. */
gboolean leads_draft_copy_edit  (const LeadsCheck   *check,
                                 const LeadsContent *content,
                                 GError            **error);

G_END_DECLS
