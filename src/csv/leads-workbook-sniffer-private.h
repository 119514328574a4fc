/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "leads-csv-dialect.h"

G_BEGIN_DECLS

/*
 * What leads_csv_sniff() does once it saw that a file is a ZIP archive or, in
 * Microsoft's older container, a workbook of another kind.
 *
 * @stream: at its first byte; left at some other
 * @kind: "zip" or "ole"
 */
gboolean leads_workbook_sniff (GInputStream             *stream,
                               const char               *kind,
                               const LeadsCsvOverrides  *overrides,
                               LeadsCsvDialect          *dialect,
                               GCancellable             *cancellable,
                               GError                  **error);

G_END_DECLS
