/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-directory-service.h>

G_BEGIN_DECLS

#define LEADS_TYPE_CONNECTION_FORM (leads_connection_form_get_type ())

/**
 * LeadsConnectionForm:
 *
 * Adds the PSTN SIP connection that a lead lacks, inside the Upload Numbers dialog.
 *
 * Signal `added` (the id as int64): it is stored.
 */
G_DECLARE_FINAL_TYPE (LeadsConnectionForm, leads_connection_form, LEADS, CONNECTION_FORM, AdwBin)

/* Once. */
void leads_connection_form_start (LeadsConnectionForm   *self,
                                  LeadsDirectoryService *directory,
                                  gint64                 lead_id);

G_END_DECLS
