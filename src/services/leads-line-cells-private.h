/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-content-private.h"

#include <leads-csv-reader.h>

G_BEGIN_DECLS

/* Reads what is kept of a line's record into cells, as the file that it is from. @as_written: marks that keep a
 * spreadsheet from computing stay. @record: (out): has no cells when they cannot be told apart; valid as long as the
 * reader that is returned. (transfer full) */
LeadsCsvReader *leads_content_read_cells (const LeadsContent *self,
                                          const char         *text,
                                          gsize               length,
                                          gboolean            as_written,
                                          LeadsCsvRecord     *record);

/* What stands in the CAC's column of @line; "" where it has none. (transfer full) */
char           *leads_content_dup_cac    (const LeadsContent     *self,
                                          const LeadsContentLine *line);

G_END_DECLS
