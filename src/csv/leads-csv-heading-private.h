/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-rows-private.h"

G_BEGIN_DECLS

/* Which of the first rows is the heading; -1: none. Adds to @doubts when it is not sure. */
int leads_csv_guess_heading (const LeadsCsvRows      *rows,
                             const LeadsCsvOverrides *overrides,
                             LeadsCsvDoubts          *doubts);

/* Our own columns at the end of the heading: line, reason, suggestion and, with several files, file. */
guint leads_csv_heading_count_own (GPtrArray *heading);

/* (element-type utf8): its cells as names are compared. */
GPtrArray *leads_csv_heading_make_plain (GPtrArray *heading);

G_END_DECLS
