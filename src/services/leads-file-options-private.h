/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-file-options.h"

#include <leads-csv-dialect.h>

G_BEGIN_DECLS

/**
 * leads_file_options_get_overrides:
 * @overrides: (out caller-allocates): what it says to the reader; its texts are those of @options
 * @error: %LEADS_SERVICE_ERROR_BAD_VALUE: there is no such encoding
 */
gboolean leads_file_options_get_overrides (const LeadsFileOptions  *options,
                                           LeadsCsvOverrides       *overrides,
                                           GError                 **error);

G_END_DECLS
