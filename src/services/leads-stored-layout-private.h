/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-csv-dialect.h>

G_BEGIN_DECLS

/* How a file was read, with its heading, as the text that is stored with an upload's file: "sep=;",
 * "columns=3", "number=2", for a workbook "guard=no", and the heading's record, a line each. (transfer full) */
char *leads_stored_layout_to_text   (const LeadsCsvDialect *dialect,
                                     const char            *heading);

/* The other way; @heading is within @text or %NULL. What does not say is one column and a comma. */
void  leads_stored_layout_from_text (const char            *text,
                                     LeadsCsvDialect       *dialect,
                                     const char           **heading);

G_END_DECLS
