/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-window.h"

#include "leads-form-bin.h"
#include "leads-leads-page.h"
#include "leads-many-dialog.h"
#include "leads-numbers-page.h"
#include "leads-toaster.h"
#include "leads-uploads-page.h"

#include <leads-job.h>

G_BEGIN_DECLS

struct _LeadsWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  LeadsFormBin *form_bin;
  GtkButton *new_button;
  GtkMenuButton *menu_button;
  GtkToggleButton *search_button;
  AdwViewSwitcherTitle *switcher;
  AdwViewStack *stack;
  AdwViewStackPage *leads_stack_page;
  AdwViewStackPage *numbers_stack_page;
  AdwViewStackPage *uploads_stack_page;
  AdwBin *leads_bin;
  AdwBin *numbers_bin;
  AdwBin *uploads_bin;
  AdwToastOverlay *toasts;
  GtkRevealer *drop_revealer;
  GtkWidget *plan_notice;
  GtkLabel *plan_notice_label;
  GtkWidget *many_notice;
  GtkLabel *many_notice_label;
  GMenu *many_menu;

  /* borrowed from the template */
  LeadsLeadsPage *leads_page;
  LeadsNumbersPage *numbers_page;
  LeadsUploadsPage *uploads_page;
  GtkWidget *drop_row;

  /* owned */
  LeadsDesk *desk;
  GSettings *settings; /* NULL where the schema is not installed */
  GCancellable *cancellable;
  GBinding *search_binding;
  LeadsJob *undo_job; /* while an undo or redo is under way */
  LeadsToaster *toaster;
  LeadsManyDialog *many_dialog; /* weak */
  guint undo_slow;

  gboolean redoing;     /* which of them */
  gint64 undone_upload; /* what Redo gives back: the one, */
  gint64 undone_batch;  /* or the other; 0 */
};

/* Which lead an action is for: @callback gets it, or the window says why not. */
typedef void (*LeadsWindowLeadFunc) (LeadsWindow *self,
                                     LeadsLead   *lead,
                                     gpointer     data);

void leads_window_with_lead         (LeadsWindow         *self,
                                     gint64               lead_id,
                                     LeadsWindowLeadFunc  callback,
                                     gpointer             data,
                                     GDestroyNotify       destroy);

/* @files: (element-type GFile) (nullable) */
void leads_window_open_upload_files (LeadsWindow *self,
                                     LeadsLead   *lead,
                                     GListModel  *files);
/* One file whose lines say whose they are goes to all of them; otherwise the window asks for the lead. */
void leads_window_route_files       (LeadsWindow *self,
                                     GListModel  *files);
/* @files: (element-type GFile) (nullable): join the draft for several leads, if there is one. */
void leads_window_open_many         (LeadsWindow *self,
                                     GListModel  *files);
void leads_window_ask_lead          (LeadsWindow *self,
                                     GListModel  *files);

void leads_window_init_actions      (LeadsWindow *self);
void leads_window_init_drafts       (LeadsWindow *self);
void leads_window_init_undo         (LeadsWindow *self);
/* After the desk is known. */
void leads_window_follow_drafts     (LeadsWindow *self);
/* Offers to go on with the draft for several leads, when there is one that nobody works on. */
void leads_window_show_many_draft   (LeadsWindow *self);
/* Says that a draft was kept, and offers to discard it. */
void leads_window_add_draft_toast   (LeadsWindow *self,
                                     gint64       lead_id,
                                     gint64       n_numbers);
/* After the desk is known. */
void leads_window_init_pages        (LeadsWindow *self);
void leads_window_init_drop         (LeadsWindow *self);
void leads_window_undo_upload       (LeadsWindow *self,
                                     gint64       upload_id);
void leads_window_undo_batch        (LeadsWindow *self,
                                     gint64       batch_id);
void leads_window_add_batch_toast   (LeadsWindow *self,
                                     GPtrArray   *uploads);
void leads_window_undo_last         (LeadsWindow *self);
void leads_window_cancel_undo       (LeadsWindow *self);

/* leads-window-undo-drafts.c: says what was done, with the way on; @id: 0: the action takes none. */
void leads_window_tell              (LeadsWindow *self,
                                     const char  *sentence,
                                     const char  *label,
                                     const char  *action,
                                     gint64       id);
/* The same of an undo, once its draft came back, which is the way on then. @batch_id: 0: only @upload was undone.
 * @sentence: (transfer full). */
void leads_window_tell_undone       (LeadsWindow *self,
                                     LeadsUpload *upload,
                                     gint64       batch_id,
                                     char        *sentence);
/* Takes a draft away again that came back with the undo of that upload, or batch, if nobody has gone on with it. */
void leads_window_put_draft_aside   (LeadsWindow *self,
                                     gint64       lead_id,
                                     gint64       upload_id);

G_END_DECLS
