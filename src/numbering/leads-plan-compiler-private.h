/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-plan-table-private.h"
#include "leads-plan-tables-private.h"

/* Tables made at run time: they own their arrays. */
typedef struct _LeadsPlanCompiled LeadsPlanCompiled;

/**
 * leads_plan_compile:
 * @text: a numbering plan's table, see data/numbering/plan.txt
 * @length: its length in bytes
 * @fault: (out): why it is refused
 *
 * Takes a few hundred milliseconds. The same table gives the same arrays, byte for byte.
 *
 * Returns: (nullable): the tables, or %NULL when the table is malformed.
 */
LeadsPlanCompiled *leads_plan_compile (const char     *text,
                                       gsize           length,
                                       LeadsPlanFault *fault);
void               leads_plan_compiled_free (LeadsPlanCompiled *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsPlanCompiled, leads_plan_compiled_free)

const LeadsPlanTables *leads_plan_compiled_get_tables (const LeadsPlanCompiled *self);
