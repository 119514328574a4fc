/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-run.h>

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
/* The lines say which of several files they are from. */
void          leads_line_set_set_names_files (LeadsLineSet *self,
                                              gboolean      names_files);
/* @indices: the lines' indices, ascending; kept by reference. */
void          leads_line_set_set_indices (LeadsLineSet *self,
                                          LeadsRun     *indices);

G_END_DECLS
