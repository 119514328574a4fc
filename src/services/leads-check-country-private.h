/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-job.h>

#include "leads-content-private.h"

G_BEGIN_DECLS

/**
 * leads_check_settle_country:
 * @content: (inout): what was read with a country that nobody chose for it
 * @directory: for temporary files
 * @job: hears of lines, where they are judged again
 *
 * A country that is only presumed counts for nothing where the numbers that have a country code speak against it: then
 * @content becomes what it is without a country, and says so.
 *
 * Returns: FALSE with what a #LeadsSpool may say or %G_IO_ERROR_CANCELLED
 */
gboolean leads_check_settle_country (LeadsContent **content,
                                     const char    *directory,
                                     LeadsJob      *job,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS
