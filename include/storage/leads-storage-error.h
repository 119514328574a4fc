/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LeadsStorageError:
 * @LEADS_STORAGE_ERROR_FAILED: none of the others; the message has the details
 * @LEADS_STORAGE_ERROR_NOT_OURS: the file is no database, or another program's; it was not touched
 * @LEADS_STORAGE_ERROR_NEWER: a newer version of the program made the file; it was not touched
 * @LEADS_STORAGE_ERROR_READ_ONLY: the file or its directory cannot be written to
 * @LEADS_STORAGE_ERROR_DAMAGED: the file does not hold together (SQLITE_CORRUPT, SQLITE_NOTADB)
 * @LEADS_STORAGE_ERROR_BUSY: another program kept the file to itself for five seconds; trying again may help
 * @LEADS_STORAGE_ERROR_FULL: the disk is full, or a quota is used up; nothing was changed
 * @LEADS_STORAGE_ERROR_NO_ACCESS: the file or its directory may not be opened or made
 * @LEADS_STORAGE_ERROR_LOCATION: the place cannot hold a database: no directory, or a file system without locks
 * @LEADS_STORAGE_ERROR_CONFLICT: a number that was free when it was looked up has been taken meanwhile
 * @LEADS_STORAGE_ERROR_IN_USE: what should be removed is still used; the counts say by what
 * @LEADS_STORAGE_ERROR_NOT_FOUND: there is no such row (any more)
 * @LEADS_STORAGE_ERROR_NAME_TAKEN: the name is in use, perhaps in other letter case
 * @LEADS_STORAGE_ERROR_CHANGED: the upload's numbers changed since, so it cannot be undone
 * @LEADS_STORAGE_ERROR_ALREADY_UNDONE: the upload was undone before
 * @LEADS_STORAGE_ERROR_NOT_UNDONE: the upload is not undone, so it cannot be redone
 * @LEADS_STORAGE_ERROR_MOVED: the file was moved, deleted or replaced while it was open; nothing was changed
 * @LEADS_STORAGE_ERROR_LINK: the file is a link to one that is not there
 *
 * Why the store refused. Cancelling is %G_IO_ERROR_CANCELLED. Messages never
 * hold a telephone number; texts for people are composed from the code.
 */
typedef enum
{
  LEADS_STORAGE_ERROR_FAILED,
  LEADS_STORAGE_ERROR_NOT_OURS,
  LEADS_STORAGE_ERROR_NEWER,
  LEADS_STORAGE_ERROR_READ_ONLY,
  LEADS_STORAGE_ERROR_DAMAGED,
  LEADS_STORAGE_ERROR_BUSY,
  LEADS_STORAGE_ERROR_FULL,
  LEADS_STORAGE_ERROR_NO_ACCESS,
  LEADS_STORAGE_ERROR_LOCATION,
  LEADS_STORAGE_ERROR_CONFLICT,
  LEADS_STORAGE_ERROR_IN_USE,
  LEADS_STORAGE_ERROR_NOT_FOUND,
  LEADS_STORAGE_ERROR_NAME_TAKEN,
  LEADS_STORAGE_ERROR_CHANGED,
  LEADS_STORAGE_ERROR_ALREADY_UNDONE,
  LEADS_STORAGE_ERROR_NOT_UNDONE,
  LEADS_STORAGE_ERROR_MOVED,
  LEADS_STORAGE_ERROR_LINK
} LeadsStorageError;

#define LEADS_STORAGE_ERROR (leads_storage_error_quark ())

GQuark leads_storage_error_quark (void);

G_END_DECLS
