/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-draft-session.h"
#include "leads-draft-folder-private.h"
#include "leads-draft-keeper.h"
#include "leads-draft-state-private.h"

G_BEGIN_DECLS

/**
 * LeadsDraftSessionPhase:
 * @LEADS_DRAFT_SESSION_WAITING: for what is kept: nothing is saved
 * @LEADS_DRAFT_SESSION_KEEPING: as it should be
 * @LEADS_DRAFT_SESSION_REFUSED: what is kept belongs to somebody else
 * @LEADS_DRAFT_SESSION_FINISHED: closed or discarded
 */
typedef enum {
  LEADS_DRAFT_SESSION_WAITING,
  LEADS_DRAFT_SESSION_KEEPING,
  LEADS_DRAFT_SESSION_REFUSED,
  LEADS_DRAFT_SESSION_FINISHED
} LeadsDraftSessionPhase;

/* Only the leads-draft-session*.c files look inside. */
struct _LeadsDraftSession
{
  GObject parent_instance;

  LeadsDraftKeeper *keeper;
  LeadsDraft *draft;
  gint64 lead_id; /* or LEADS_DRAFT_OF_SEVERAL */
  LeadsDraftFolder *folder;
  LeadsUploadSettings settings; /* its texts are owned */
  char *typed_start;
  char *typed_end;
  GError *error;

  LeadsDraftSessionPhase phase;
  GHashTable *copies; /* names that the last state had */
  gint64 n_numbers;   /* what the last complete state would upload */
  guint save_source;
  gboolean saving;
  gboolean changed;
};

/* One save of a draft as it is now, for a thread. */
typedef struct _LeadsDraftSave LeadsDraftSave;

/* (transfer full) */
LeadsDraftSave *leads_draft_session_new_save (LeadsDraftSession     *self);
gboolean        leads_draft_save_write       (const LeadsDraftSave  *save,
                                              GError               **error);
void            leads_draft_save_free        (LeadsDraftSave        *save);

/* Stops following the draft. */
void        leads_draft_session_finish      (LeadsDraftSession     *self);
/* Saves in a moment. */
void        leads_draft_session_schedule    (LeadsDraftSession     *self);
void        leads_draft_session_set_error   (LeadsDraftSession     *self,
                                             const GError          *error);
/* The names of the copies that @state needs: a set. (transfer full) */
GHashTable *leads_draft_session_list_copies (const LeadsDraftState *state);

G_END_DECLS
