/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-csv-dialect.h>
#include <leads-reason.h>

G_BEGIN_DECLS

/**
 * LeadsReportSource:
 * @dialect: (nullable): how the file was read; %NULL: it was typed
 * @heading: (nullable): text of its heading's record
 * @name: base name of the file
 *
 * Where lines of a report come from. All borrowed.
 */
typedef struct {
  const LeadsCsvDialect *dialect;
  const char            *heading;
  const char            *name;
} LeadsReportSource;

/**
 * LeadsReportLine:
 * @source: which of the sources
 * @record: (nullable): the record's text; %NULL: @cell is all there is
 * @cell: the number's cell
 * @suggestion: what it could become, or 0
 *
 * A line that was not accepted.
 */
typedef struct {
  guint       source;
  const char *record;
  gsize       record_length;
  const char *cell;
  gsize       cell_length;
  gint64      line;
  LeadsReason reason;
  guint64     suggestion;
} LeadsReportLine;

/**
 * LeadsReport:
 *
 * Writes refused lines as CSV, or to a name that ends in .xlsx as a workbook: a
 * heading, the original columns, `line`, `reason`, `suggestion`, and with several
 * files `file`. The number stays in one column even when the files differ, so that
 * the mended report can be imported. For a worker thread; errors are those of csv and GIO.
 */
typedef struct _LeadsReport LeadsReport;

LeadsReport *leads_report_new   (GFile                    *file,
                                 const LeadsReportSource  *sources,
                                 guint                     n_sources,
                                 GCancellable             *cancellable,
                                 GError                  **error);
/* The same to @stream, which stays open: there is nothing to take back when it fails half way. */
LeadsReport *leads_report_new_for_stream (GOutputStream            *stream,
                                          const LeadsReportSource  *sources,
                                          guint                     n_sources,
                                          GCancellable             *cancellable,
                                          GError                  **error);
void         leads_report_free  (LeadsReport              *self);
gboolean     leads_report_add   (LeadsReport              *self,
                                 const LeadsReportLine    *line,
                                 GCancellable             *cancellable,
                                 GError                  **error);
/* Makes the file appear. A report that is freed before leaves what was there. */
gboolean     leads_report_close (LeadsReport              *self,
                                 GCancellable             *cancellable,
                                 GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsReport, leads_report_free)

G_END_DECLS
