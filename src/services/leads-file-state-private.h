/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What tells a file that is being read from a later state of it: size and time. %NULL: no file of a disk. (transfer full) */
char *leads_file_state_dup (GInputStream *stream, GCancellable *cancellable);

/*
 * leads_file_state_check:
 * @state: (nullable): what leads_file_state_dup() gave before the reading
 * @name: the file's name for people
 *
 * Whether the file is still as it was: one that is written while it is read was read in part.
 */
gboolean leads_file_state_check (GInputStream *stream,
                                 const char *state,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
