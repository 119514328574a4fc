/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <leads-reason.h>

G_BEGIN_DECLS

/**
 * LEADS_SERVICE_ERROR:
 *
 * Errors of the services. Their messages are whole translated sentences for
 * people that say what happened and what to do; callers show them as they are.
 * A cancelled operation gives %G_IO_ERROR_CANCELLED instead.
 */
#define LEADS_SERVICE_ERROR (leads_service_error_quark ())
GQuark leads_service_error_quark (void);

/**
 * LeadsServiceError:
 * @LEADS_SERVICE_ERROR_FAILED: something else; the message says what
 * @LEADS_SERVICE_ERROR_NOT_OURS: the store's file belongs to another program
 * @LEADS_SERVICE_ERROR_NEWER: the store was written by a newer version
 * @LEADS_SERVICE_ERROR_READ_ONLY: the store cannot be written
 * @LEADS_SERVICE_ERROR_DAMAGED: the store's file is damaged
 * @LEADS_SERVICE_ERROR_NO_ACCESS: no permission
 * @LEADS_SERVICE_ERROR_BUSY: another program holds the store; trying again may help
 * @LEADS_SERVICE_ERROR_DISK_FULL: no room on the disk
 * @LEADS_SERVICE_ERROR_NAME_TAKEN: the name exists already
 * @LEADS_SERVICE_ERROR_IN_USE: cannot be deleted while numbers or uploads use it
 * @LEADS_SERVICE_ERROR_NOT_FOUND: no such lead, upload, profile …
 * @LEADS_SERVICE_ERROR_BAD_VALUE: a field's value is not allowed
 * @LEADS_SERVICE_ERROR_NOT_TEXT: the file is not text
 * @LEADS_SERVICE_ERROR_FILE: the file cannot be read or written
 * @LEADS_SERVICE_ERROR_NUMBERS_TAKEN: another program took numbers of the draft meanwhile; the draft shows them now
 * @LEADS_SERVICE_ERROR_NOTHING_TO_UPLOAD: the draft has no valid number
 * @LEADS_SERVICE_ERROR_CHANGED_SINCE: an undo is refused because numbers changed since
 * @LEADS_SERVICE_ERROR_ALREADY_UNDONE: the upload was undone before
 * @LEADS_SERVICE_ERROR_NOT_UNDONE: a redo is refused because the upload is not undone
 * @LEADS_SERVICE_ERROR_LINES_REFUSED: all or nothing was asked for, and lines are refused; nothing is stored
 */
typedef enum {
  LEADS_SERVICE_ERROR_FAILED,
  LEADS_SERVICE_ERROR_NOT_OURS,
  LEADS_SERVICE_ERROR_NEWER,
  LEADS_SERVICE_ERROR_READ_ONLY,
  LEADS_SERVICE_ERROR_DAMAGED,
  LEADS_SERVICE_ERROR_NO_ACCESS,
  LEADS_SERVICE_ERROR_BUSY,
  LEADS_SERVICE_ERROR_DISK_FULL,
  LEADS_SERVICE_ERROR_NAME_TAKEN,
  LEADS_SERVICE_ERROR_IN_USE,
  LEADS_SERVICE_ERROR_NOT_FOUND,
  LEADS_SERVICE_ERROR_BAD_VALUE,
  LEADS_SERVICE_ERROR_NOT_TEXT,
  LEADS_SERVICE_ERROR_FILE,
  LEADS_SERVICE_ERROR_NUMBERS_TAKEN,
  LEADS_SERVICE_ERROR_NOTHING_TO_UPLOAD,
  LEADS_SERVICE_ERROR_CHANGED_SINCE,
  LEADS_SERVICE_ERROR_ALREADY_UNDONE,
  LEADS_SERVICE_ERROR_NOT_UNDONE,
  LEADS_SERVICE_ERROR_LINES_REFUSED
} LeadsServiceError;

/**
 * LEADS_NUMBER_ERROR:
 *
 * A typed number or range that is refused; the code is the #LeadsReason, the
 * message its whole translated sentence.
 */
#define LEADS_NUMBER_ERROR (leads_number_error_quark ())
GQuark leads_number_error_quark (void);

G_END_DECLS
