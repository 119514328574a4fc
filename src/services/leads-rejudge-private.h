/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-csv-reader.h>
#include <leads-job.h>

#include "leads-content-private.h"

G_BEGIN_DECLS

/**
 * leads_content_rejudge:
 * @country: (nullable): whose national forms get a suggestion
 * @directory: for temporary files
 * @job: hears of lines
 *
 * The same lines, read once, of which those that are refused by themselves are judged anew as of @country. What was right
 * stays so, for a number with its plus is the same everywhere. Blocks: for a worker thread.
 *
 * Returns: (transfer full): what the entry says now, or %NULL with what a #LeadsSpool may say or %G_IO_ERROR_CANCELLED
 */
LeadsContent *leads_content_rejudge (const LeadsContent *self,
                                     const char         *country,
                                     const char         *directory,
                                     LeadsJob           *job,
                                     GCancellable       *cancellable,
                                     GError            **error);

/* Whether a country may tell more: what is wrong is neither how the record is made, nor whose it is, nor another cell. */
gboolean      leads_rejudge_depends (const LeadsContentRecord *record);

/* Judges a line anew as of the country of @content, by @cell alone. */
void          leads_rejudge_record  (LeadsContent             *content,
                                     const LeadsCsvCell       *cell,
                                     LeadsContentRecord       *record);

G_END_DECLS
