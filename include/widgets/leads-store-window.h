/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LEADS_TYPE_STORE_WINDOW (leads_store_window_get_type ())

/**
 * LeadsStoreWindow:
 *
 * What is shown while there is no open store: that it is being opened, or why
 * it cannot be, with what can be done about it.
 *
 * Signal `retry`: the person wants it tried again.
 */
G_DECLARE_FINAL_TYPE (LeadsStoreWindow, leads_store_window, LEADS, STORE_WINDOW, AdwApplicationWindow)

LeadsStoreWindow *leads_store_window_new          (AdwApplication   *application);

/* @sentence: what is under way, such as “Opening the store…”. */
void              leads_store_window_show_working (LeadsStoreWindow *self,
                                                   const char       *sentence);

/* @dir: (nullable): the data directory, for Open Folder. */
void              leads_store_window_show_error   (LeadsStoreWindow *self,
                                                   const GError     *error,
                                                   const char       *dir);

G_END_DECLS
