/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-many-dialog.h"

#include "leads-kept-draft-private.h"
#include "leads-lines-page-private.h"
#include "leads-message-row-private.h"
#include "leads-profile-form-private.h"
#include "leads-reading-page-private.h"
#include "leads-record-chooser-private.h"
#include "leads-upload-bar-private.h"

G_BEGIN_DECLS

/*
 * The dialog is several files around this struct: leads-many-dialog.c (the window), -show.c (what is shown of the draft),
 * -match.c (names that no lead has), -pages.c (its pages), -draft.c (what is kept), -submit.c (Submit and what follows).
 */
struct _LeadsManyDialog
{
  AdwWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkWidget *draft_page;
  LeadsLinesPage *lines_page;
  LeadsReadingPage *reading_page;
  GtkWidget *result_page;
  GtkScrolledWindow *scroller;
  GtkWidget *body;
  GtkWidget *notice;
  GtkLabel *notice_label;
  LeadsProfileForm *profile_form;
  GtkWidget *settings;
  LeadsRecordChooser *profile_row;
  LeadsMessageRow *profile_message;
  GtkListBox *entries;
  GtkWidget *leads_group;
  GtkLabel *leads_heading;
  GtkWidget *unmatched;
  GtkLabel *unmatched_label;
  GtkListBox *strangers;
  GtkLabel *strangers_more;
  GtkListBox *parts;
  GtkButton *more_button;
  LeadsUploadBar *bar;
  GtkLabel *result;
  GtkLabel *result_detail;
  GtkLabel *result_left_out;
  GtkWidget *result_unread;
  GtkLabel *result_unread_heading;
  GtkLabel *result_unread_list;
  GtkWidget *result_lines;
  GtkWidget *done_button;

  /* owned */
  LeadsDesk *desk;
  LeadsDraft *draft;
  LeadsKeptDraft *kept; /* until it is finalized */
  LeadsRecordList *profiles;
  LeadsRegionNames *names;
  GtkSliceListModel *shown_parts;
  LeadsJob *submit_job;
  GPtrArray *uploaded; /* LeadsUpload, once stored */
  GCancellable *cancellable;
  char *shown_strangers;
  GtkWidget *focus_before; /* weak */
  guint n_gone;       /* leads that were deleted, and told of */
  gboolean came_back; /* and is being read */
};

gboolean leads_many_dialog_can_edit (LeadsManyDialog *self);
void     leads_many_dialog_update   (LeadsManyDialog *self);
/* Says a sentence above everything until the draft changes; %NULL takes it away. */
void     leads_many_dialog_notice   (LeadsManyDialog *self,
                                     const char      *text);
void     leads_many_dialog_submit   (LeadsManyDialog *self);

/* leads-many-dialog-show.c: shows the draft, which is new. */
void     leads_many_dialog_bind_draft (LeadsManyDialog *self);
void     leads_many_dialog_show_more  (LeadsManyDialog *self);

/* leads-many-dialog-match.c: brings them up to date. */
void     leads_many_dialog_show_strangers (LeadsManyDialog *self);

/* leads-many-dialog-pages.c */
void     leads_many_dialog_show_entry_lines (LeadsManyDialog *self,
                                             LeadsEntry      *entry,
                                             int              kind);
void     leads_many_dialog_show_part_lines  (LeadsManyDialog *self,
                                             LeadsDraftPart  *part,
                                             int              kind);
void     leads_many_dialog_show_unmatched   (LeadsManyDialog *self);
void     leads_many_dialog_show_refused     (LeadsManyDialog *self);
void     leads_many_dialog_change_reading   (LeadsManyDialog *self,
                                             LeadsEntry      *entry);
gboolean leads_many_dialog_is_in_entry      (LeadsManyDialog *self);
void     leads_many_dialog_go_back          (LeadsManyDialog *self);
void     leads_many_dialog_on_page          (LeadsManyDialog *self);

/* leads-many-dialog-draft.c: keeps the draft from now on, and brings back what is kept: once, when the draft is new. */
void     leads_many_dialog_keep_draft       (LeadsManyDialog *self);
/* The draft is uploads now; it is kept for their undo. */
void     leads_many_dialog_end_draft        (LeadsManyDialog *self);

/* The numbers of the leads that are included. */
LeadsTotals leads_many_dialog_sum   (LeadsManyDialog *self,
                                     guint           *n_missing);

G_END_DECLS
