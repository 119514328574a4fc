/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LeadsBaseError:
 * @LEADS_BASE_ERROR_SPOOL_CREATE: the temporary file cannot be made: no right to the folder, or none there
 * @LEADS_BASE_ERROR_SPOOL_FULL: the disk (or the person's quota on it) is full
 * @LEADS_BASE_ERROR_SPOOL_IO: the disk refuses to be written or read for another reason
 *
 * The error's message is for a log. A sentence for people is composed from the
 * code, leads_base_error_get_directory() and leads_base_error_get_errno().
 */
typedef enum {
  LEADS_BASE_ERROR_SPOOL_CREATE,
  LEADS_BASE_ERROR_SPOOL_FULL,
  LEADS_BASE_ERROR_SPOOL_IO
} LeadsBaseError;

#define LEADS_BASE_ERROR (leads_base_error_quark ())
GQuark leads_base_error_quark (void);

/* Sets a LEADS_BASE_ERROR of @code about @directory; @errnum is the system's errno. */
void leads_base_error_set (GError         **error,
                           LeadsBaseError   code,
                           const char      *directory,
                           int              errnum);

/* The folder the file is in, in the file name encoding. @error must be a LEADS_BASE_ERROR. Owned by it. */
const char *leads_base_error_get_directory (const GError *error);

/* The system's errno, for example ENOSPC. @error must be a LEADS_BASE_ERROR. */
int leads_base_error_get_errno (const GError *error);

G_END_DECLS
