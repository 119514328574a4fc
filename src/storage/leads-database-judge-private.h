/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * leads_database_judge:
 * @newest: our version
 * @version: (out): the file's
 *
 * Whether the file at @path is ours, not newer, writable and sound at first
 * look: NOT_OURS, NEWER, READ_ONLY, NO_ACCESS, DAMAGED. Writes nothing.
 */
gboolean leads_database_judge (const char *path, const char *directory, gint64 newest, gint64 *version, GError **error);

G_END_DECLS
