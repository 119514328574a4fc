/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-storage-error.h>

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Sets @error from what @sqlite (nullable) says about @rc. Always returns FALSE. */
gboolean leads_storage_error_set_sqlite (GError **error, sqlite3 *sqlite, int rc);

/* Sets @error from an errno value, for @what (a path or NULL). Always returns FALSE. */
gboolean leads_storage_error_set_errno (GError **error, int code, const char *what);

G_END_DECLS
