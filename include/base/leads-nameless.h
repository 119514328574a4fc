/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <leads-error.h>

G_BEGIN_DECLS

/**
 * leads_nameless_open:
 * @directory: (nullable): folder for the file (made with mode 0700 if it is
 *   not there); %NULL: customer-leads in the user's cache folder, or where that
 *   cannot be written the system's temporary folder
 * @used: (out) (optional) (transfer full): the folder it is in, also after an error
 * @error: %LEADS_BASE_ERROR_SPOOL_CREATE or %LEADS_BASE_ERROR_SPOOL_FULL
 *
 * A private file (mode 0600) without a name, to be read and written: it vanishes
 * with its last descriptor, and with the process however that ends.
 *
 * Returns: its descriptor, to be closed, or -1
 */
int leads_nameless_open (const char  *directory,
                         char       **used,
                         GError     **error);

/* Whether @errnum says that there is no room: disk, quota or limit. */
gboolean leads_nameless_is_full (int errnum);

G_END_DECLS
