/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_SETTINGS_GROUP (leads_settings_group_get_type ())

/**
 * LeadsSettingsGroup:
 *
 * What Submit applies to every number: calling profile, SIP connection, Service
 * Info. It starts as this lead's last upload, or with the only one there is; when
 * there is no PSTN SIP connection, or no profile, it asks for one in place.
 *
 * Properties: `problem` (string, nullable, notifying: what is still missing, for
 * the bar beside Submit; %NULL when all is chosen).
 * Signal `changed`: something else may be chosen.
 */
G_DECLARE_FINAL_TYPE (LeadsSettingsGroup, leads_settings_group, LEADS, SETTINGS_GROUP, AdwBin)

/* Once, after the template is made. */
void        leads_settings_group_start        (LeadsSettingsGroup  *self,
                                               LeadsDesk           *desk,
                                               LeadsLead           *lead);

const char *leads_settings_group_get_problem  (LeadsSettingsGroup  *self);

/* What was chosen; 0 while nothing is. */
gint64      leads_settings_group_get_profile_id    (LeadsSettingsGroup *self);
gint64      leads_settings_group_get_connection_id (LeadsSettingsGroup *self);
/* Without outer spaces. (transfer full) */
char       *leads_settings_group_dup_service_info  (LeadsSettingsGroup *self);

/* Whether the lists are there to choose from. */
gboolean    leads_settings_group_get_ready      (LeadsSettingsGroup        *self);
/* Chooses what was chosen before; what is not known stays as it is. */
void        leads_settings_group_restore        (LeadsSettingsGroup        *self,
                                                 const LeadsUploadSettings *settings);

G_END_DECLS
