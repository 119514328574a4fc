/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-many-dialog.h"

#include "leads-lines-page-private.h"
#include "leads-message-row-private.h"
#include "leads-profile-form-private.h"
#include "leads-reading-page-private.h"
#include "leads-record-chooser-private.h"
#include "leads-upload-bar-private.h"

G_BEGIN_DECLS

/* The dialog is leads-many-dialog.c (what is shown) and -submit.c (Submit and what follows) around this struct. */
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
  GtkListBox *parts;
  GtkButton *more_button;
  LeadsUploadBar *bar;
  GtkLabel *result;
  GtkLabel *result_detail;
  GtkLabel *result_left_out;
  GtkWidget *result_lines;
  GtkWidget *done_button;

  /* owned */
  LeadsDesk *desk;
  LeadsDraft *draft;
  LeadsRecordList *profiles;
  LeadsRegionNames *names;
  GtkSliceListModel *shown_parts;
  LeadsJob *submit_job;
  GPtrArray *uploaded; /* LeadsUpload, once stored */
  GCancellable *cancellable;
  GtkWidget *focus_before; /* weak */
  gboolean discarded;
};

gboolean leads_many_dialog_can_edit (LeadsManyDialog *self);
void     leads_many_dialog_update   (LeadsManyDialog *self);
/* Says a sentence above everything until the draft changes; %NULL takes it away. */
void     leads_many_dialog_notice   (LeadsManyDialog *self,
                                     const char      *text);
void     leads_many_dialog_submit   (LeadsManyDialog *self);

/* The numbers of the leads that are included. */
LeadsTotals leads_many_dialog_sum   (LeadsManyDialog *self,
                                     guint           *n_missing);

G_END_DECLS
