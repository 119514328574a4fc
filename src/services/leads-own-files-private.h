/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * leads_own_files_check_target:
 * @store: (nullable): path of the store in use
 * @file: what is to be written
 * @error: %LEADS_SERVICE_ERROR_BAD_VALUE with a sentence
 *
 * Refuses to write over what the program keeps its data in: a store and its log, the installed numbering plan and
 * kept drafts, in this or another data folder, by whatever name or link @file reaches them. Refuses every other
 * database and every name that a store or a copy of one has, too. Whatever writes a file that a person names asks here
 * first. Blocks for a moment.
 */
gboolean leads_own_files_check_target (const char *store,
                                       GFile      *file,
                                       GError    **error);

G_END_DECLS
