/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_IMPORT_DIALOG (leads_import_dialog_get_type ())

/**
 * LeadsImportDialog:
 *
 * Leads from a CSV file: choose or drop it, see line by line what would be
 * added, updated or refused, then import just that.
 */
G_DECLARE_FINAL_TYPE (LeadsImportDialog, leads_import_dialog, LEADS, IMPORT_DIALOG, AdwWindow)

/* A modal window over @parent; present it. (transfer none) */
LeadsImportDialog *leads_import_dialog_new      (GtkWindow         *parent,
                                                 LeadsDesk         *desk);

/* Reads @file and shows the preview. */
void               leads_import_dialog_set_file (LeadsImportDialog *self,
                                                 GFile             *file);

G_END_DECLS
