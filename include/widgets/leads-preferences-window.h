/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-plan-service.h>

G_BEGIN_DECLS

#define LEADS_TYPE_PREFERENCES_WINDOW (leads_preferences_window_get_type ())

/**
 * LeadsPreferencesWindow:
 *
 * What the program starts with, and the numbering plan. Every change is kept at once; nothing here changes
 * what was begun already.
 */
G_DECLARE_FINAL_TYPE (LeadsPreferencesWindow, leads_preferences_window, LEADS, PREFERENCES_WINDOW, AdwPreferencesWindow)

/* @parent: (nullable): the window it belongs to; @plans: (nullable): those of the open store. */
LeadsPreferencesWindow *leads_preferences_window_new (GtkWindow        *parent,
                                                      LeadsPlanService *plans);

G_END_DECLS
