/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-upload.h>

G_BEGIN_DECLS

/* What people read of an upload: pure functions without a display. */

/* "Complete", "Partial", "Undone", with their icon and style class. Static. */
const char *leads_upload_state_words (LeadsUploadState  state);
const char *leads_upload_state_icon  (LeadsUploadState  state);
const char *leads_upload_state_style (LeadsUploadState  state);

/* "Typed number", "Typed range", "File", "Pasted list", "Several sources". Static. */
const char *leads_upload_source_words (LeadsUploadSource source);

/* "12 numbers were included", of those outside the numbering plan; %NULL for none. (transfer full) */
char       *leads_upload_unplanned_words (gint64        n_numbers);

/* "1,204 numbers for Teams Calling, 24 Nov 2026 at 14:20, by the login’s name". (transfer full) */
char       *leads_upload_headline    (LeadsUpload      *upload);

G_END_DECLS
