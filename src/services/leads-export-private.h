/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-export-service.h"

G_BEGIN_DECLS

/* Path of the store in use. */
const char *leads_export_service_get_store (LeadsExportService *self);

/**
 * LeadsExportFiles:
 *
 * The one or more files of an export. Nothing is seen at the targets before
 * leads_export_files_finish(); freeing without it removes what was written.
 */
typedef struct _LeadsExportFiles LeadsExportFiles;

/* @store: path of the store in use, which no file takes the place of.
   @with_cac: numbers alone have a column for the CAC beside them; @split_at: numbers a file, 0: all in one. */
LeadsExportFiles *leads_export_files_new (const char       *store,
                                          GFile            *target,
                                          LeadsExportShape  shape,
                                          gboolean          with_cac,
                                          gint64            split_at);
void     leads_export_files_free          (LeadsExportFiles *self);

/* Opens the first file, so that an export of nothing still has its heading. */
gboolean leads_export_files_begin         (LeadsExportFiles *self, GCancellable *cancellable, GError **error);
/* Whether there is a column for all that @number has: what is added needs it. */
gboolean leads_export_files_takes         (LeadsExportFiles *self, LeadsNumber *number);
gboolean leads_export_files_add           (LeadsExportFiles *self, LeadsNumber *number, GCancellable *cancellable, GError **error);

/* Puts all files in their places; a cancel that came before is %G_IO_ERROR_CANCELLED. */
gboolean leads_export_files_finish        (LeadsExportFiles *self, LeadsJob *job, GCancellable *cancellable, GError **error);

gint64   leads_export_files_get_n_numbers (LeadsExportFiles *self);
guint    leads_export_files_get_n_files   (LeadsExportFiles *self);

G_END_DECLS
