/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-run.h"
#include "leads-spool.h"

G_BEGIN_DECLS

/* @records is sorted and becomes the run's (g_free()). */
LeadsRun *leads_run_new_take (LeadsSortRecord *records,
                              gsize            n_records);

/* @spool holds @n_records sorted records from its first byte on; keeps a reference to it. */
LeadsRun *leads_run_new_for_spool (LeadsSpool  *spool,
                                   guint64      n_records,
                                   GError     **error);

G_END_DECLS
