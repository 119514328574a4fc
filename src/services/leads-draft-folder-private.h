/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LeadsDraftFolder:
 *
 * Where a draft is kept: a folder (0700) with a state file and copies of what was read (0600). It is made when
 * something is first kept in it, and locked from then on: whoever opens it second is refused, in the same program
 * too. The lock ends with the process, however that ends. Any thread may call any function; all of them block.
 *
 * Errors are #LeadsServiceError sentences: %LEADS_SERVICE_ERROR_BUSY when another one has the lock,
 * %LEADS_SERVICE_ERROR_DISK_FULL, %LEADS_SERVICE_ERROR_NO_ACCESS, %LEADS_SERVICE_ERROR_FAILED.
 *
 * What has a name of ours and is no file is somebody's mistake: it is never read, and moved beside the folder when it
 * is in the way.
 */
typedef struct _LeadsDraftFolder LeadsDraftFolder;

/* Nothing is made or opened yet. */
LeadsDraftFolder *leads_draft_folder_new   (const char       *path);
LeadsDraftFolder *leads_draft_folder_ref   (LeadsDraftFolder *self);
void              leads_draft_folder_unref (LeadsDraftFolder *self);

const char       *leads_draft_folder_get_path (LeadsDraftFolder *self);

/* Locks it if it is there; FALSE without @error if it is not. */
gboolean          leads_draft_folder_open        (LeadsDraftFolder  *self,
                                                  GError           **error);

/* The most that a state may have: what 30 million lines that were taken out one by one need. */
#define LEADS_DRAFT_STATE_MAX_BYTES ((goffset) 256 * 1024 * 1024)

/* The state file; %NULL without @error if there is none. %LEADS_SERVICE_ERROR_DAMAGED: it is no file, or too long to be
 * one of ours; the message is no sentence. (transfer full) */
GBytes           *leads_draft_folder_read_state  (LeadsDraftFolder  *self,
                                                  GError           **error);
/* Replaces the state file as a whole, so that it is there after a power failure. @state: %NULL: nothing is kept, and
 * the folder goes away. @last: lets go of the folder: from then on everything fails with %LEADS_SERVICE_ERROR_NOT_FOUND. */
gboolean          leads_draft_folder_write_state (LeadsDraftFolder  *self,
                                                  GBytes            *state,
                                                  gboolean           last,
                                                  GError           **error);

/**
 * leads_draft_folder_copy:
 * @name: what the copy is to be called
 * @size: how many bytes to expect, or 0
 *
 * Copies all of @from. Nothing has the name before all of it is on the disk. What fails on the side of the folder
 * leads_draft_folder_dup_failure() tells from then on.
 *
 * Errors: a #LeadsServiceError when the folder is to blame; else what @from says, or %G_IO_ERROR_CANCELLED
 */
gboolean          leads_draft_folder_copy        (LeadsDraftFolder  *self,
                                                  const char        *name,
                                                  GInputStream      *from,
                                                  goffset            size,
                                                  GCancellable      *cancellable,
                                                  GError           **error);
/* The copy if it is there. (transfer full) (nullable) */
GFile            *leads_draft_folder_find_copy   (LeadsDraftFolder  *self,
                                                  const char        *name);
void              leads_draft_folder_remove_copy (LeadsDraftFolder  *self,
                                                  const char        *name);
/* Removes every file but the state and copies with these names: what a crash left. Those that are no files are moved
 * out of the way. @names: a set. */
void              leads_draft_folder_sweep       (LeadsDraftFolder  *self,
                                                  GHashTable        *names);
/* Why a copy that is still wanted could not be kept, or %NULL. (transfer full) */
GError           *leads_draft_folder_dup_failure (LeadsDraftFolder  *self);

/* Takes the folder away with all that is in it; it is made anew when something is kept again. */
gboolean          leads_draft_folder_clear       (LeadsDraftFolder  *self,
                                                  GError           **error);
/* The same for good: from then on everything fails with %LEADS_SERVICE_ERROR_NOT_FOUND. */
gboolean          leads_draft_folder_end         (LeadsDraftFolder  *self,
                                                  GError           **error);
/* Lets go of it as it is: from then on everything fails with %LEADS_SERVICE_ERROR_NOT_FOUND. */
void              leads_draft_folder_leave       (LeadsDraftFolder  *self);
/* Gives it another name beside the old one, for a person to look at; the new path. (transfer full) */
char             *leads_draft_folder_put_aside   (LeadsDraftFolder  *self,
                                                  GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsDraftFolder, leads_draft_folder_unref)

G_END_DECLS
