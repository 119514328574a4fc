/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-dialect.h"

G_BEGIN_DECLS

/*
 * Whether the first bytes of a file are text that can be read.
 *
 * @encoding: what a person said, or LEADS_CSV_ENCODING_AUTO
 * @bom_length: (out): bytes of its byte order mark, 0 or 3
 * @error: LEADS_CSV_ERROR_EMPTY, LEADS_CSV_ERROR_NOT_TEXT or LEADS_CSV_ERROR_ENCODING
 */
gboolean leads_csv_check_text (const char        *data,
                               gsize              length,
                               LeadsCsvEncoding   encoding,
                               gsize             *bom_length,
                               GError           **error);

G_END_DECLS
