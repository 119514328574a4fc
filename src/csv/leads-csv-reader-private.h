/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-reader.h"

G_BEGIN_DECLS

/* For tests: asks the stream for @chunk_bytes at a time. */
LeadsCsvReader *leads_csv_reader_new_full (GInputStream          *stream,
                                           const LeadsCsvDialect *dialect,
                                           gsize                  chunk_bytes);

G_END_DECLS
