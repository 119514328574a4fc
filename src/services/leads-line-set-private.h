/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-entry.h"

G_BEGIN_DECLS

/**
 * LeadsLineReadFunc:
 *
 * Reads up to @n_lines lines from @position on; runs on a worker thread, on one at a time.
 *
 * Returns: (transfer full) (element-type LeadsLine)
 */
typedef GPtrArray *(*LeadsLineReadFunc) (gpointer       data,
                                         gint64         position,
                                         guint          n_lines,
                                         GCancellable  *cancellable,
                                         GError       **error);

/* @data is freed with the set, in whatever thread. */
LeadsLineSet *leads_line_set_new (gint64            n_lines,
                                  LeadsLineReadFunc read,
                                  gpointer          data,
                                  GDestroyNotify    free_data);

G_END_DECLS
