/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * leads_target_check:
 * @file: what is to be written
 * @error: a #LeadsServiceError sentence that names the folder where it is the cause
 *
 * Whether @file can be written, found out by making a file beside it that goes away again. Leaves what is there as it is.
 * Blocks for a moment.
 */
gboolean leads_target_check (GFile   *file,
                             GError **error);

/* Sets @error to a sentence for @cause, which is taken, of writing @file. */
void leads_target_take_error (GError **error,
                              GError  *cause,
                              GFile   *file);

G_END_DECLS
