/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-dialect.h"

G_BEGIN_DECLS

/*
 * @encoding: one that can be read
 * @bom_length: bytes of the byte order mark, or 0
 * @doubtful: it may well be another one
 */
typedef struct {
  LeadsCsvEncoding encoding;
  gsize            bom_length;
  gboolean         doubtful;
} LeadsCsvEncodingGuess;

/*
 * The encoding of a file from its samples.
 *
 * @samples: (element-type LeadsCsvSample): at least the first
 * @asked: what a person said, or LEADS_CSV_ENCODING_AUTO
 * @error: LEADS_CSV_ERROR_ENCODING
 */
gboolean leads_csv_guess_encoding (GPtrArray              *samples,
                                   LeadsCsvEncoding        asked,
                                   LeadsCsvEncodingGuess  *guess,
                                   GError                **error);

G_END_DECLS
