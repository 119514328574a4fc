/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-comparison-private.h"
#include "leads-draft-folder-private.h"
#include "leads-draft.h"
#include "leads-entry-private.h"

G_BEGIN_DECLS

/**
 * LeadsDraftSlot:
 * @task: set while the entry waits, out of sight, for its first comparison: who added it
 *
 * An entry's place in its draft.
 */
typedef struct
{
  LeadsEntry *entry;
  LeadsDraftFlags flags;
  GTask *task;
} LeadsDraftSlot;

/* Only the leads-draft*.c files look inside. */
struct _LeadsDraft
{
  GObject parent_instance;

  LeadsTools *tools;
  LeadsLead *lead;
  char *country; /* or NULL */
  GMainContext *context;

  LeadsDraftFolder *folder; /* where it is kept, or NULL */
  GListStore *parts;        /* LeadsDraftPart: of a draft for several leads, else NULL */
  LeadsMatches *matches;    /* of such a draft: what was said about names that no lead has */
  GHashTable *choices;      /* of such a draft: lead's id to LeadsDraftChoice: of those that have no part just now */
  LeadsTotals unmatched;    /* the lines of such a draft that are nobody's */

  gboolean includes_unplanned; /* the defaults of what is added */
  gboolean repairs;
  GPtrArray *slots;
  LeadsComparison *comparison;
  LeadsTotals totals;
  guint totals_serial;
  GError *error;
  GPtrArray *waiters; /* GTask: who settles */

  GSource *idle;
  GCancellable *comparing; /* the one under way */
  gboolean stale;          /* it is out of date before it ended */
  gboolean frozen;
  gboolean busy;
  guint n_checking;
};

/* @lead: nullable. */
LeadsDraft      *leads_draft_new            (LeadsTools *tools,
                                             LeadsLead  *lead);
LeadsDraft      *leads_draft_new_for_many   (LeadsTools *tools);
/* From the newest comparison. */
void             leads_draft_update_parts   (LeadsDraft *self);
/* What was chosen for the leads, those without lines just now too, is put into @state; and back, before anything is read. */
void             leads_draft_save_choices    (LeadsDraft            *self,
                                              LeadsDraftState       *state);
void             leads_draft_restore_choices (LeadsDraft            *self,
                                              const LeadsDraftState *state);
gboolean         leads_draft_slot_is_hidden (const LeadsDraftSlot *slot);
/* How many of the first @end slots are shown. */
guint            leads_draft_count_shown    (LeadsDraft *self,
                                             guint       end);
/* The slot of @entry, -1 if it is not in the draft. */
int              leads_draft_find           (LeadsDraft *self,
                                             LeadsEntry *entry);
void             leads_draft_update_busy    (LeadsDraft *self);
void             leads_draft_sum_totals     (LeadsDraft *self);

/* Borrowed. */
LeadsTools      *leads_draft_get_tools      (LeadsDraft *self);
/* The main context it is used in. Borrowed. */
GMainContext    *leads_draft_get_context    (LeadsDraft *self);
/* The one that is shown; %NULL before the first. Borrowed. */
LeadsComparison *leads_draft_get_comparison (LeadsDraft *self);
/* Compares anew, when something changed. */
void             leads_draft_refresh        (LeadsDraft *self);
/* While it is being written, and when it was submitted, it stays as it is. */
void             leads_draft_set_frozen     (LeadsDraft *self,
                                             gboolean    frozen);
/* Sets @error, a sentence, when nothing can be added any more. */
gboolean         leads_draft_check_frozen   (LeadsDraft *self,
                                             GError    **error);

/* For leads-draft-read.c: adds an entry, and says how its check ended. */
void             leads_draft_append         (LeadsDraft   *self,
                                             LeadsEntry   *entry);
void             leads_draft_settle_entry   (LeadsDraft   *self,
                                             LeadsEntry   *entry,
                                             LeadsContent *content,
                                             const GError *error);

/* For leads-draft-typed.c: adds @content at the end, out of sight until it is compared, and returns
 * the entry or an error through @task. */
void             leads_draft_try            (LeadsDraft      *self,
                                             LeadsContent    *content,
                                             LeadsDraftInput *input,
                                             LeadsDraftFlags  flags,
                                             GTask           *task);

/* Whether numbers that are added with @flags are included though they are outside the plan. */
gboolean         leads_draft_would_include  (LeadsDraft      *self,
                                             LeadsDraftFlags  flags);

/* leads-draft-keep.c: what is added from now on is kept in @folder, too. Before anything is added. */
void             leads_draft_keep_in        (LeadsDraft       *self,
                                             LeadsDraftFolder *folder);
/* The entries, those out of sight too, and what they would upload, for the draft to be kept. (transfer full) */
LeadsDraftState *leads_draft_dup_state      (LeadsDraft       *self);
/* Adds what was kept. */
void             leads_draft_restore        (LeadsDraft       *self,
                                             LeadsDraftState  *state);
/* The title of an entry of which decisions got lost: leads_entry_is_changed(). Borrowed, nullable. */
const char      *leads_draft_find_changed   (LeadsDraft       *self);
/* leads-draft-match.c: reads the entry, or all of them, again if it was read by other matches than there are now. */
void             leads_draft_route_again     (LeadsDraft *self,
                                              LeadsEntry *entry);
void             leads_draft_route_all_again (LeadsDraft *self);
/* Other leads are there than when the lines were read: leads_draft_route_all_again() reads all of them again. */
void             leads_draft_forget_routes   (LeadsDraft *self);
/* For leads-draft-match.c: reads the file of @entry, which is ready, again; what was decided about it stays. */
void             leads_draft_read_routed     (LeadsDraft *self,
                                              LeadsEntry *entry);
/* For leads-draft-keep.c: reads again what was kept. */
void             leads_draft_read_again     (LeadsDraft       *self,
                                             LeadsDraftItem   *item);

G_END_DECLS
