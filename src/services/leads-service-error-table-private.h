/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-service-error.h>

G_BEGIN_DECLS

/* What leads_service_error_from() makes of a LEADS_CSV_ERROR: why a table cannot be read or written. */
GError *leads_service_error_from_table (const GError *cause,
                                        const char   *file_name);

G_END_DECLS
