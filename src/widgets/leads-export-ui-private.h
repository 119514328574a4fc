/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-desk.h>

#include "leads-job-bar.h"

G_BEGIN_DECLS

/* Numbers a file that other systems take, when a person wants several. */
#define LEADS_EXPORT_SPLIT 10000

/**
 * leads_export_ui_ask:
 * @parent: a widget in the main window
 * @filter: what to export
 * @n_numbers: how many there are; when they are more than %LEADS_EXPORT_SPLIT and @shape
 *   is %LEADS_EXPORT_NUMBERS, asks whether to split. 0 when unknown: does not ask
 * @job_bar: shows the progress
 * @name: the file name to begin with
 *
 * Asks where to, exports, and says in a toast what was written.
 */
void leads_export_ui_ask (GtkWidget               *parent,
                          LeadsDesk               *desk,
                          const LeadsNumberFilter *filter,
                          LeadsExportShape         shape,
                          gint64                   n_numbers,
                          LeadsJobBar             *job_bar,
                          const char              *name);

G_END_DECLS
