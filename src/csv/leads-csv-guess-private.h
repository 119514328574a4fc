/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-rows-private.h"

G_BEGIN_DECLS

/* Fills in heading and columns of @dialect. @error: LEADS_CSV_ERROR_NO_COLUMN or _NO_HEADING. */
gboolean leads_csv_guess_columns (const LeadsCsvRows       *rows,
                                  const LeadsCsvOverrides  *overrides,
                                  LeadsCsvDialect          *dialect,
                                  GError                  **error);

G_END_DECLS
