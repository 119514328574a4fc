/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-upload-dialog.h"

#include "leads-add-form-private.h"
#include "leads-kept-draft-private.h"
#include "leads-lines-page-private.h"
#include "leads-paste-page-private.h"
#include "leads-reading-page-private.h"
#include "leads-settings-group-private.h"
#include "leads-upload-bar-private.h"
#include "leads-upload-result-page-private.h"

G_BEGIN_DECLS

/*
 * The dialog is several files around this struct: leads-upload-dialog.c (what is
 * shown), -entries.c (its rows), -actions.c (what can be done), -submit.c (Submit), -drop.c (files dragged over it),
 * -draft.c (what is kept).
 */
struct _LeadsUploadDialog {
  AdwWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkWidget *draft_page;
  LeadsLinesPage *lines_page;
  LeadsReadingPage *reading_page;
  LeadsPastePage *paste_page;
  LeadsUploadResultPage *result_page;
  AdwWindowTitle *title;
  GtkScrolledWindow *scroller;
  GtkWidget *body;
  GtkWidget *notice;
  GtkLabel *notice_label;
  LeadsSettingsGroup *settings;
  GtkWidget *drop_area;
  GtkWidget *empty_add_button;
  LeadsAddForm *add_form;
  GtkListBox *entries;
  GtkWidget *more_buttons;
  GtkWidget *add_button;
  GtkWidget *import_button;
  LeadsUploadBar *bar;
  GtkWidget *drop_overlay;
  GtkLabel *drop_label;

  /* owned */
  LeadsDesk *desk;
  LeadsLead *lead;
  LeadsDraft *draft;
  LeadsKeptDraft *kept; /* until it is finalized */
  LeadsRegionNames *names;
  LeadsJob *submit_job;
  LeadsUpload *uploaded; /* stored, not told yet */
  GCancellable *cancellable;
  GtkWidget *focus_before; /* weak: what showed the lines */

  GQueue given; /* files on their way into the draft */

  guint scroll_source;
  gboolean told_changed;
};

/* Whether entries can be added: not while a Submit runs, and not after it. */
gboolean leads_upload_dialog_can_edit        (LeadsUploadDialog *self);

/* Brings what is shown up to date with draft, settings and job. */
void     leads_upload_dialog_update          (LeadsUploadDialog *self);

/* Says plain text in a toast. */
void     leads_upload_dialog_toast           (LeadsUploadDialog *self,
                                              const char        *text);

/* Says a sentence above everything until the draft changes; %NULL takes it away. */
void     leads_upload_dialog_notice          (LeadsUploadDialog *self,
                                              const char        *text);

/* Keeps the draft from now on, and brings back what is kept: once, when the draft is new. */
void     leads_upload_dialog_keep_draft      (LeadsUploadDialog *self);
/* For dispose: the last save, before the draft is emptied. */
void     leads_upload_dialog_let_go          (LeadsUploadDialog *self);
/* Whether nothing is lost when the dialog closes. */
gboolean leads_upload_dialog_can_leave       (LeadsUploadDialog *self);

/* Whether a page about one entry, or about a text, is shown, from which one goes back to the draft. */
gboolean leads_upload_dialog_is_in_entry     (LeadsUploadDialog *self);

/* Turns to the draft's page. */
void     leads_upload_dialog_show_draft      (LeadsUploadDialog *self);

/* Adds a list, or a single number if it is one line. */
void     leads_upload_dialog_add_text        (LeadsUploadDialog *self,
                                              const char        *text);

/* Drops the files that were given and are not added yet. */
void     leads_upload_dialog_forget_given    (LeadsUploadDialog *self);

/* The row of a #LeadsEntry; for gtk_list_box_bind_model(). */
GtkWidget *leads_upload_dialog_create_row    (gpointer           item,
                                              gpointer           data);

/* The focus went with the row that was removed at @position: it stays near. */
void     leads_upload_dialog_mend_focus      (LeadsUploadDialog *self,
                                              guint              position);

/* Called by the class: installs actions and keys; makes the dialog a drop target. */
void     leads_upload_dialog_install_actions (GtkWidgetClass    *widget_class);
void     leads_upload_dialog_accept_drops    (LeadsUploadDialog *self);

void     leads_upload_dialog_submit          (LeadsUploadDialog *self);

G_END_DECLS
