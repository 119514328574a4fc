/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-draft-folder-private.h"

G_BEGIN_DECLS

#define LEADS_DRAFT_STATE_NAME "state"
/* Of which upload it came back. */
#define LEADS_DRAFT_UNDONE_NAME "undone"
/* What a file is called until all of it is on the disk. */
#define LEADS_DRAFT_UNREADY_SUFFIX ".part"

/* Only the leads-draft-folder*.c files look inside. */
struct _LeadsDraftFolder
{
  gatomicrefcount ref_count;
  char *path;

  GMutex lock;
  int fd; /* -1: not open */
  gboolean ended;
  GError *failure;
  char *failed; /* the name of the copy that it is about */
};

/* Makes a sentence of @errnum; FALSE. */
gboolean leads_draft_folder_set_error   (GError           **error,
                                         int                errnum);

/* All of these are called with the lock held. FALSE without @error: it is not there and not to be made. */
gboolean leads_draft_folder_ensure_open (LeadsDraftFolder  *self,
                                         gboolean           make,
                                         GError           **error);
/* A new file to write; -1 with errno. */
int      leads_draft_folder_make_file   (LeadsDraftFolder  *self,
                                         const char        *name);
/* Gives what is in @fd under @unready the name @name, for good. 0 or an errno. */
int      leads_draft_folder_finish_file (LeadsDraftFolder  *self,
                                         int                fd,
                                         const char        *unready,
                                         const char        *name);

/* Makes @name or replaces it as a whole, so that it is there after a power failure. 0 or an errno. */
int      leads_draft_folder_replace     (LeadsDraftFolder  *self,
                                         const char        *name,
                                         GBytes            *bytes);

/* Lets go of the folder. */
void     leads_draft_folder_shut        (LeadsDraftFolder  *self);
/* Gives what is called @name in the folder, or the folder itself (%NULL), a name beside it. (transfer full) */
char    *leads_draft_folder_move_aside  (LeadsDraftFolder  *self,
                                         const char        *name,
                                         GError           **error);

/* What is in the file @name; %NULL without @error if there is none. Without the lock. (transfer full) */
GBytes  *leads_draft_folder_read        (LeadsDraftFolder  *self,
                                         const char        *name,
                                         goffset            max_bytes,
                                         GError           **error);

/* 0 or an errno. */
int      leads_draft_folder_write_all   (int                fd,
                                         const guint8      *data,
                                         gsize              length);

G_END_DECLS
