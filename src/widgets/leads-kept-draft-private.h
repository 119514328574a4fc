/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include <leads-draft-keeper.h>

G_BEGIN_DECLS

#define LEADS_TYPE_KEPT_DRAFT (leads_kept_draft_get_type ())

/**
 * LeadsKeptDraft:
 *
 * The draft of an upload dialog, which outlives it: what was kept comes back when the dialog opens, and closing it keeps
 * what there is. When the draft cannot be kept, the dialog says so all the time, and asks before it closes.
 */
G_DECLARE_FINAL_TYPE (LeadsKeptDraft, leads_kept_draft, LEADS, KEPT_DRAFT, GObject)

/**
 * LeadsKeptDraftDialog:
 * @can_edit: whether the draft can be changed, which it cannot while it is submitted, and after that
 * @notice: says a sentence above everything; %NULL takes it away
 * @restored: what was kept is in the draft, if anything was (@restored): what else belongs to it is shown, and @error
 * (nullable) said. What the dialog changes meanwhile is no choice of a person's
 * @keep_settings: gives the session what is chosen now
 * @add_file: adds one of the files that waited for what was kept
 *
 * What the dialog does for its draft.
 */
typedef struct
{
  gboolean (*can_edit) (GtkWindow *dialog);
  void (*notice) (GtkWindow *dialog, const char *text);
  void (*restored) (GtkWindow *dialog, gboolean restored, const GError *error);
  void (*keep_settings) (GtkWindow *dialog);
  void (*add_file) (GtkWindow *dialog, GFile *file);
} LeadsKeptDraftDialog;

/* Keeps @draft, which is empty, from now on, and brings back what is kept. @dialog: borrowed, until
 * leads_kept_draft_close(); it keeps the object until it is finalized. (transfer full) */
LeadsKeptDraft    *leads_kept_draft_new           (GtkWindow                  *dialog,
                                                   const LeadsKeptDraftDialog *funcs,
                                                   LeadsDraftKeeper           *keeper,
                                                   LeadsDraft                 *draft);

/* Borrowed. */
LeadsDraftSession *leads_kept_draft_get_session   (LeadsKeptDraft *self);

/* Whether what is chosen in the dialog is a person's choice: not before what is kept is there, nor once it is closed. */
gboolean           leads_kept_draft_get_ready     (LeadsKeptDraft *self);

/* Whether @file is added later, after what is kept; and how many are. */
gboolean           leads_kept_draft_wait_file     (LeadsKeptDraft *self,
                                                   GFile          *file);
guint              leads_kept_draft_get_n_waiting (LeadsKeptDraft *self);

/* Says what has become of a kept draft, until the dialog closes. @text: (transfer full) */
void               leads_kept_draft_tell          (LeadsKeptDraft *self,
                                                   char           *text);
/* Takes a notice away, but for why the draft is not kept, or what has become of it. */
void               leads_kept_draft_clear_notice  (LeadsKeptDraft *self);
/* That the lines of an entry are not what they were, so that what was decided about them is gone; %NULL: they are.
 * (transfer full) */
char              *leads_kept_draft_dup_changed   (LeadsKeptDraft *self);

/* Whether there is something to go on with. */
gboolean           leads_kept_draft_has_entries   (LeadsKeptDraft *self);
/* Whether a person has discarded it. */
gboolean           leads_kept_draft_get_discarded (LeadsKeptDraft *self);
/* Whether nothing of the draft is lost when the dialog closes. */
gboolean           leads_kept_draft_can_leave     (LeadsKeptDraft *self);
/* Asks whether to discard what is there, does it, and closes the dialog. */
void               leads_kept_draft_ask_discard   (LeadsKeptDraft *self);

/* For dispose: the last save; then the draft is emptied, so that what is being read stops with the dialog. */
void               leads_kept_draft_close         (LeadsKeptDraft *self);

G_END_DECLS
