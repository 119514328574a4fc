/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-sorter.h"

G_BEGIN_DECLS

/*
 * For tests: sorts @run_records at a time, and goes to a spool for more than
 * @memory_records; its spools hold at most @spool_limit bytes.
 */
LeadsSorter *leads_sorter_new_full (const char *directory,
                                    gsize       run_records,
                                    gsize       memory_records,
                                    guint64     spool_limit);

G_END_DECLS
