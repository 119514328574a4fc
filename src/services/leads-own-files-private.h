/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * leads_own_files_check_target:
 * @store: path of the store
 * @file: what is to be written
 * @error: %LEADS_SERVICE_ERROR_BAD_VALUE with a sentence
 *
 * Refuses to write over what the program keeps its data in: the store and its log, the installed numbering plan and
 * kept drafts, by whatever name or link @file reaches them. Blocks for a moment.
 */
gboolean leads_own_files_check_target (const char *store,
                                       GFile      *file,
                                       GError    **error);

G_END_DECLS
