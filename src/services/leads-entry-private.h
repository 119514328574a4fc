/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-draft-state-private.h"
#include "leads-entry.h"
#include "leads-edits-private.h"
#include "leads-tools-private.h"

G_BEGIN_DECLS

/* All for the entry's draft, in the main context. */

/* An entry that is being read; @job moves with it. */
LeadsEntry   *leads_entry_new_reading  (LeadsTools        *tools,
                                        LeadsUploadSource  source,
                                        const char        *title,
                                        LeadsJob          *job);
/* One that was typed. */
LeadsEntry   *leads_entry_new_typed    (LeadsTools        *tools,
                                        LeadsContent      *content);

/* What was given, for the draft to be kept: once, before anyone sees it. */
void             leads_entry_set_input  (LeadsEntry      *self,
                                         LeadsDraftInput *input);
/* Borrowed; %NULL for what is not kept. */
LeadsDraftInput *leads_entry_get_input  (LeadsEntry      *self);
/* Decides again what was decided about it, before it is read; of what was typed, when it was judged. */
void             leads_entry_restore    (LeadsEntry      *self,
                                         LeadsDraftItem  *item);
/* Whether its lines turned out to be others than those that were decided about, so that they are all there again. */
gboolean         leads_entry_is_changed (LeadsEntry      *self);
/* How it is to be kept as it is now; %NULL for what is not kept. (transfer full) */
LeadsDraftItem  *leads_entry_dup_item   (LeadsEntry      *self);

/* The file was read: waits for its first comparison. */
void          leads_entry_set_content  (LeadsEntry        *self,
                                        LeadsContent      *content);
/* %NULL while it is being read, and when that failed. Borrowed. */
LeadsContent *leads_entry_get_content  (LeadsEntry        *self);
void          leads_entry_fail         (LeadsEntry        *self,
                                        const GError      *error);

/* It is being read anew by @job; what it was is kept until the end. */
void          leads_entry_begin_again  (LeadsEntry        *self,
                                        LeadsJob          *job);
/* It was: of @input it is @content, and what was decided about its lines is forgotten. @content %NULL: it was not,
 * and is what it was. */
void          leads_entry_end_again    (LeadsEntry        *self,
                                        LeadsContent      *content,
                                        LeadsDraftInput   *input);

/* Its lines, the same, were judged anew: what was decided about them stays. */
void          leads_entry_end_rejudge  (LeadsEntry        *self,
                                        LeadsContent      *content,
                                        LeadsDraftInput   *input);

/* What goes into a comparison. (transfer full) */
LeadsOutcome *leads_entry_open_outcome (LeadsEntry        *self);
/* What came out: it is ready and its totals are those. */
void          leads_entry_set_outcome  (LeadsEntry        *self,
                                        LeadsOutcome      *outcome);
/* Borrowed; %NULL before the first comparison. */
LeadsOutcome *leads_entry_get_outcome  (LeadsEntry        *self);
/* The comparison failed: ready, with totals of its own. */
void          leads_entry_set_alone    (LeadsEntry        *self);

/* Borrowed. */
LeadsTools   *leads_entry_get_tools    (LeadsEntry        *self);

/*
 * What a person made of the lines, apart from what was read: all that has to be kept to make it again. The setters
 * return FALSE when nothing changed.
 */
/* (element-type guint64): indices of lines that were taken out, ascending. Shared: it never changes. */
GArray       *leads_entry_get_removed  (LeadsEntry        *self);
gboolean      leads_entry_set_removed  (LeadsEntry        *self,
                                        GArray            *removed);
gboolean      leads_entry_remove_line  (LeadsEntry        *self,
                                        guint64            index);
/* Lines that were written anew; %NULL: none. Borrowed; made again by leads_edits_set(). */
LeadsEdits   *leads_entry_get_edits    (LeadsEntry        *self);
gboolean      leads_entry_set_edits    (LeadsEntry        *self,
                                        LeadsEdits        *edits);
/* @repaired: a bit (1 << repair) for each #LeadsRepair that is made, as in #LeadsOutcome. */
gboolean      leads_entry_set_repaired (LeadsEntry        *self,
                                        guint              repaired);
guint         leads_entry_get_repaired (LeadsEntry        *self);
gboolean      leads_entry_set_includes_unplanned (LeadsEntry     *self,
                                                  LeadsUnplanned  includes);
gboolean      leads_entry_set_adds_rest (LeadsEntry *self,
                                         gboolean    adds);

G_END_DECLS
