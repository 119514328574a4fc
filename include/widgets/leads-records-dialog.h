/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

#include "leads-record-spec.h"

G_BEGIN_DECLS

#define LEADS_TYPE_RECORDS_DIALOG (leads_records_dialog_get_type ())

/**
 * LeadsRecordsDialog:
 *
 * A modal window that lists records of one kind and adds, edits and deletes
 * them. It follows the store, as every list does.
 */
G_DECLARE_FINAL_TYPE (LeadsRecordsDialog, leads_records_dialog, LEADS, RECORDS_DIALOG, AdwWindow)

/* @lead: (nullable): whose connections, for those. */
LeadsRecordsDialog *leads_records_dialog_new     (GtkWindow             *parent,
                                                  LeadsDesk             *desk,
                                                  const LeadsRecordSpec *spec,
                                                  LeadsLead             *lead);

/* The dialogs there are. (transfer none): a modal window over @parent that lives until it is closed; present it. */
GtkWidget          *leads_profiles_dialog_new    (GtkWindow             *parent,
                                                  LeadsDesk             *desk);
GtkWidget          *leads_channels_dialog_new    (GtkWindow             *parent,
                                                  LeadsDesk             *desk);
GtkWidget          *leads_connections_dialog_new (GtkWindow             *parent,
                                                  LeadsDesk             *desk,
                                                  LeadsLead             *lead);

G_END_DECLS
