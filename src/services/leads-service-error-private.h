/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-service-error.h>

G_BEGIN_DECLS

/**
 * leads_service_error_from:
 * @cause: what a lower layer said
 * @file_name: (nullable): UTF-8 name, for people, of the file that was read or written
 *
 * Says @cause in a whole sentence for people. An error of the services is
 * copied as it is, and so is %G_IO_ERROR_CANCELLED.
 *
 * What depends on what was attempted (NAME_TAKEN, IN_USE, NOT_FOUND, CONFLICT,
 * CHANGED of storage) gets a general sentence here: callers that know more
 * look at the storage error's code first.
 *
 * Returns: (transfer full): a %LEADS_SERVICE_ERROR, %LEADS_NUMBER_ERROR or %G_IO_ERROR_CANCELLED
 */
GError *leads_service_error_from (const GError *cause,
                                  const char   *file_name);

/* Sets @error to what leads_service_error_from() makes of @cause, and frees @cause. */
void leads_service_error_take (GError     **error,
                               GError      *cause,
                               const char  *file_name);

/* The same for a @file that was to be read; @name is its name for people. A link that leads nowhere is told as such. */
void leads_service_error_take_reading (GError     **error,
                                       GError      *cause,
                                       GFile       *file,
                                       const char  *name);

/* The file's base name for sentences and titles. (transfer full) */
char *leads_file_dup_display_name (GFile *file);

G_END_DECLS
