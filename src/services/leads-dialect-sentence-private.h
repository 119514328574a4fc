/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-csv-dialect.h>

G_BEGIN_DECLS

/* "UTF-8, separated by semicolons, column “Number”". (transfer full) */
char *leads_dialect_to_sentence (const LeadsCsvDialect *dialect);

/* What of it is not sure, a sentence each: "The first row is read as a line, but may be a heading." %NULL when all is.
 * (transfer full) */
char *leads_dialect_doubts_to_sentence (const LeadsCsvDialect *dialect);

/* That the customers the file names are not looked at, because all of it is for one lead; %NULL when it names none.
 * (transfer full) */
char *leads_dialect_unused_to_sentence (const LeadsCsvDialect *dialect);

G_END_DECLS
