/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-handle-private.h"

G_BEGIN_DECLS

/* "CLds", the mark in the file's header (SQLite's application_id). */
#define LEADS_APPLICATION_ID 0x434c6473

/* Between the store's name and what tells drafts apart: files that become a store or a copy of one when they are whole,
 * and are removed when their program was killed. */
#define LEADS_DRAFT_MARK ".new-"

/**
 * leads_database_file_prepare:
 * @migrations: as of leads_migrations_load()
 * @rollback: (out): whether to do without a write-ahead log
 *
 * Makes directory and file if they are missing, or judges the file that is
 * there; migrates it. Afterwards it is ours, of our version, writable and readable only by us.
 *
 * Returns: (transfer full): the file's path, or %NULL
 */
char *leads_database_file_prepare (const char *directory,
                                   LeadsDatabaseFlags flags,
                                   GPtrArray *migrations,
                                   gboolean *rollback,
                                   GCancellable *cancellable,
                                   GError **error);

/* Takes the journal mode; LOCATION if the place allows neither. */
gboolean leads_database_file_set_journal (LeadsHandle *handle, gboolean rollback, GError **error);

G_END_DECLS
