/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-directory-service.h>
#include <leads-draft-keeper.h>
#include <leads-export-service.h>
#include <leads-import-service.h>
#include <leads-number-service.h>
#include <leads-plan-service.h>
#include <leads-service-error.h>
#include <leads-upload-service.h>
#include <leads-validation-service.h>

G_BEGIN_DECLS

/**
 * LeadsChange:
 *
 * What changed in the store, by this program or another.
 */
typedef enum {
  LEADS_CHANGE_LEADS = 1 << 0, /* leads, customers, channels, and their counts */
  LEADS_CHANGE_PROFILES = 1 << 1,
  LEADS_CHANGE_CONNECTIONS = 1 << 2,
  LEADS_CHANGE_UPLOADS = 1 << 3,
  LEADS_CHANGE_NUMBERS = 1 << 4,
  LEADS_CHANGE_ALL = 0x1f
} LeadsChange;

#define LEADS_TYPE_DESK (leads_desk_get_type ())

/**
 * LeadsDesk:
 *
 * One open store and the services that work on it: the only object the
 * application and the command line need to make. It is made and used in one
 * main context; the services do their work on threads of their own.
 *
 * Signal `changed` (#LeadsChange as uint): something in the store changed,
 * here or in another program (seen within a second while watching).
 */
G_DECLARE_FINAL_TYPE (LeadsDesk, leads_desk, LEADS, DESK, GObject)

/* "$XDG_DATA_HOME/customer-leads". (transfer full) */
char *leads_desk_dup_default_dir (void);

/**
 * leads_desk_open_async:
 * @dir: the data directory; made (0700) when missing
 * @watch: whether to look for other programs' changes (the window does)
 *
 * Opens the store off the main thread. Errors: #LeadsServiceError with a
 * sentence; a file that is not ours, newer, read-only or damaged is left as it is.
 */
void       leads_desk_open_async  (const char          *dir,
                                   gboolean             watch,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             data);
LeadsDesk *leads_desk_open_finish (GAsyncResult        *result,
                                   GError             **error);

/* Whether @file may and can be written by an export or a report: not when it is one that the desk keeps its data in, or in
 * a place where nothing can be written. Blocks for a moment. Errors: a #LeadsServiceError sentence. */
gboolean leads_desk_check_target (LeadsDesk  *self,
                                  GFile      *file,
                                  GError    **error);

/* All borrowed. */
const char             *leads_desk_get_dir        (LeadsDesk *self);
LeadsDirectoryService  *leads_desk_get_directory  (LeadsDesk *self);
LeadsUploadService     *leads_desk_get_uploads    (LeadsDesk *self);
LeadsNumberService     *leads_desk_get_numbers    (LeadsDesk *self);
LeadsImportService     *leads_desk_get_imports    (LeadsDesk *self);
LeadsExportService     *leads_desk_get_exports    (LeadsDesk *self);
LeadsPlanService       *leads_desk_get_plans      (LeadsDesk *self);
/* Knows the drafts that were there when the desk was opened if that was to @watch. */
LeadsDraftKeeper       *leads_desk_get_drafts     (LeadsDesk *self);
/* Of the plan service: it judges by whichever plan is in force. */
LeadsValidationService *leads_desk_get_validation (LeadsDesk *self);

G_END_DECLS
