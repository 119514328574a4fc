/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-columns-private.h"

#include "leads-csv-dialect.h"

G_BEGIN_DECLS

/* Whether @column is called the start of ranges, and another one may have their ends by its name and its cells. */
gboolean leads_csv_columns_starts_range (const LeadsCsvColumns *self,
                                         int                    column);

/* The other column of ranges that begin in the number's, or the doubt that there is one. */
void leads_csv_guess_range (const LeadsCsvColumns *self,
                            LeadsCsvDialect       *dialect);

G_END_DECLS
