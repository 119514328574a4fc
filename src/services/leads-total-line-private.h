/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-csv-reader.h>

G_BEGIN_DECLS

/* Whether one of the cells of @record is what sums are called ("Total", "Grand total:", "Summe"), and nothing else. */
gboolean leads_total_line_is_one (const LeadsCsvRecord *record);

/* Whether it is one and its number's cell has too few digits for a number. */
gboolean leads_total_line_sums_up (const LeadsCsvRecord *record,
                                   const LeadsCsvCell   *number);

G_END_DECLS
