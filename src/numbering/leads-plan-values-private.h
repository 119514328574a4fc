/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-plan-fault.h>
#include <leads-verdict.h>

/* The values of a numbering plan's table; FALSE for what is none. */

/* "44": 1 to @most_digits digits, the first not 0. */
gboolean leads_plan_parse_number (const char *text,
                                  guint       most_digits,
                                  guint      *number);

/* "7,9-10", ascending: bit n is set for the length n. */
gboolean leads_plan_parse_lengths (const char *text,
                                   guint32    *lengths);

/* ISO 3166-1 alpha-2, or "001". */
gboolean leads_plan_parse_region (const char *text,
                                  char        region[LEADS_REGION_SIZE]);

/* "9.0.35", short and without spaces. */
gboolean leads_plan_parse_version (const char *text);

/* ISO 8601, "2026-12-31". */
gboolean leads_plan_parse_date (const char *text);

/* Sets @fault; @detail is cut to fit. Returns FALSE. */
gboolean leads_plan_fault_set (LeadsPlanFault     *fault,
                               LeadsPlanFaultKind  kind,
                               guint               line,
                               const char         *detail);

/* Sets the line of a fault that names none. Returns FALSE. */
gboolean leads_plan_fault_locate (LeadsPlanFault *fault,
                                  guint           line);
