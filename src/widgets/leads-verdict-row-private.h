/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-numbering-plan.h>
#include <leads-range.h>
#include <leads-region-names.h>

G_BEGIN_DECLS

#define LEADS_TYPE_VERDICT_ROW (leads_verdict_row_get_type ())

/**
 * LeadsVerdictRow:
 *
 * What a number or a range that is being typed is, beneath its field: flag and
 * name of the country, type, how it is written for people. Hidden while nothing
 * is known. It says nothing about what is wrong: that is a #LeadsMessageRow's.
 */
G_DECLARE_FINAL_TYPE (LeadsVerdictRow, leads_verdict_row, LEADS, VERDICT_ROW, AdwPreferencesRow)

void leads_verdict_row_hide           (LeadsVerdictRow          *self);

/* A whole number, valid or outside the plan. */
void leads_verdict_row_show_number    (LeadsVerdictRow          *self,
                                       const LeadsNumberingPlan *plan,
                                       LeadsRegionNames         *names,
                                       const LeadsVerdict       *verdict);

/* The beginning of one: the country that its code is known by, and how long its numbers are. */
void leads_verdict_row_show_beginning (LeadsVerdictRow          *self,
                                       LeadsRegionNames         *names,
                                       const LeadsVerdict       *verdict);

/* A range: both ends, how many numbers, and how many of them are in the plan. */
void leads_verdict_row_show_range     (LeadsVerdictRow          *self,
                                       const LeadsNumberingPlan *plan,
                                       LeadsRegionNames         *names,
                                       const LeadsRange         *range);

/* What is shown in one line for assistive technologies, or %NULL while hidden. (transfer full) */
char *leads_verdict_row_dup_summary   (LeadsVerdictRow          *self);

G_END_DECLS
