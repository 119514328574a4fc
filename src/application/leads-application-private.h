/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-application.h"

#include <leads-desk.h>
#include <leads-preferences-window.h>
#include <leads-store-window.h>
#include <leads-window.h>

G_BEGIN_DECLS

struct _LeadsApplication
{
  AdwApplication parent_instance;

  char *dir; /* of the store; NULL until known */
  gboolean demo;
  LeadsDesk *desk;
  GCancellable *cancellable;
  GListStore *files; /* to open as soon as there is a window */
  LeadsStoreWindow *store_window; /* weak */
  LeadsPreferencesWindow *preferences; /* weak */
  guint slow_source;
  gboolean opening;
};

/* Actions, shortcuts, About: leads-application-actions.c */
void  leads_application_init_actions (LeadsApplication *self);

/* The versions this process runs against, one a line. */
char *leads_application_dup_versions (void);

/* The store and the windows on it: leads-application-store.c */
void  leads_application_open_store   (LeadsApplication *self);
void  leads_application_present      (LeadsApplication *self);
void  leads_application_remove_demo  (LeadsApplication *self);

G_END_DECLS
