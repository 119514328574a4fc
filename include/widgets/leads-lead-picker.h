/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_LEAD_PICKER (leads_lead_picker_get_type ())

/**
 * LeadsLeadPicker:
 *
 * Asks which lead files of numbers are for: a list to search. Closes itself.
 *
 * Properties: `desk` (construct only), `subtitle` (string: what is asked for).
 * Signal `picked` (#LeadsLead).
 */
G_DECLARE_FINAL_TYPE (LeadsLeadPicker, leads_lead_picker, LEADS, LEAD_PICKER, AdwWindow)

LeadsLeadPicker *leads_lead_picker_new (GtkWindow  *parent,
                                        LeadsDesk  *desk,
                                        const char *subtitle);

/* Puts the leads first that are nearest to these names of a file; the others stay as they are. @service: (nullable) */
void             leads_lead_picker_set_names (LeadsLeadPicker *self,
                                              const char      *customer,
                                              const char      *service);

G_END_DECLS
