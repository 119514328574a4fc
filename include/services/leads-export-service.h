/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-job.h>
#include <leads-number-service.h>

G_BEGIN_DECLS

/**
 * LeadsExportShape:
 * @LEADS_EXPORT_NUMBERS: one column headed `Numbers`, and a second one headed `CAC` when any of them has one
 * @LEADS_EXPORT_TABLE: all columns of the Numbers Management page
 */
typedef enum {
  LEADS_EXPORT_NUMBERS,
  LEADS_EXPORT_TABLE
} LeadsExportShape;

#define LEADS_TYPE_EXPORT_SERVICE (leads_export_service_get_type ())

/**
 * LeadsExportService:
 *
 * Numbers and examples to files: strict RFC 4180, the example also as an .xlsx
 * workbook, written beside the target and renamed into place, so a target is whole
 * or untouched.
 */
G_DECLARE_FINAL_TYPE (LeadsExportService, leads_export_service, LEADS, EXPORT_SERVICE, GObject)

/* @split_at: numbers a file (further files are NAME-2.csv …), or 0 for one file. */
void     leads_export_service_export_async    (LeadsExportService      *self,
                                               const LeadsNumberFilter *filter,
                                               LeadsExportShape         shape,
                                               gint64                   split_at,
                                               GFile                   *file,
                                               LeadsJob                *job,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 data);
/* Numbers written, -1 with @error; @n_files gives how many files. */
gint64   leads_export_service_export_finish   (LeadsExportService      *self,
                                               GAsyncResult            *result,
                                               guint                   *n_files,
                                               GError                 **error);

/* The example's content, as it ships: the heading and example numbers in E.164. Needs no store. (transfer full) */
GBytes  *leads_export_service_dup_example     (GError                 **error);

/* Writes the example file, or leaves what was there; a name that ends in .xlsx makes it a workbook, in which all cells
 * are text, so that a spreadsheet leaves numbers as they are. A database is not replaced. Blocks, and needs no store: with
 * one open in this program, leads_export_service_example_async() is for it. */
gboolean leads_export_service_write_example   (GFile                   *file,
                                               GCancellable            *cancellable,
                                               GError                 **error);

/* The same on a thread of its own. */
void     leads_export_service_example_async   (LeadsExportService      *self,
                                               GFile                   *file,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 data);
gboolean leads_export_service_example_finish  (LeadsExportService      *self,
                                               GAsyncResult            *result,
                                               GError                 **error);

G_END_DECLS
