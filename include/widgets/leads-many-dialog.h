/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_MANY_DIALOG (leads_many_dialog_get_type ())

/**
 * LeadsManyDialog:
 *
 * Upload Numbers for Several Leads: a file whose lines say customer and service, what it has for each lead, one
 * calling profile for all, and one Submit.
 *
 * Its draft is kept like that of one lead, and comes back when the dialog opens; there is one.
 *
 * Signal `uploaded` (#GPtrArray of #LeadsUpload): all were stored; emitted when the dialog closes.
 * Signal `kept` (gint64: how many numbers): it closes, and its draft is kept.
 */
G_DECLARE_FINAL_TYPE (LeadsManyDialog, leads_many_dialog, LEADS, MANY_DIALOG, AdwWindow)

LeadsManyDialog *leads_many_dialog_new      (GtkWindow       *parent,
                                             LeadsDesk       *desk);

/* The file is read at once, after what was kept; its row says how far it is, and why when it cannot be read. */
void             leads_many_dialog_add_file (LeadsManyDialog *self,
                                             GFile           *file);

/* Whether numbers outside the numbering plan are included from the start. */
void             leads_many_dialog_set_includes_unplanned (LeadsManyDialog *self,
                                                           gboolean         includes);

G_END_DECLS
