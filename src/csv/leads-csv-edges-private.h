/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What two headings say of their columns being the start and the end of ranges: nothing; perhaps, as long as all of the
 * cells say so, too ("Start DDI" and "Last number", "DDI" and "DDI to"); that they are ("DDI from" and "DDI to").
 */
typedef enum {
  LEADS_CSV_EDGES_NONE,
  LEADS_CSV_EDGES_PERHAPS,
  LEADS_CSV_EDGES_SURE
} LeadsCsvEdges;

/* Columns whose headings are compared with each other: in a file with more those further on are not. */
#define LEADS_CSV_EDGES_MAX_COLUMNS 128

/* @start and @end are headings as they are written. */
LeadsCsvEdges leads_csv_edges_compare (const char *start,
                                       const char *end);

G_END_DECLS
