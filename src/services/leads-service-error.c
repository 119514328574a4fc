/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-service-error-private.h"
#include "leads-service-error-table-private.h"

#include <leads-csv-error.h>
#include <leads-error.h>
#include <leads-storage-error.h>

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

/*
 * Where errors of the layers below become sentences for people. Invariant: no
 * message of a library is shown alone; what it adds stands behind our sentence.
 */

G_DEFINE_QUARK (leads - service - error - quark, leads_service_error)
G_DEFINE_QUARK (leads - number - error - quark, leads_number_error)

static GError *
from_storage (const GError *cause)
{
  const char *text;
  LeadsServiceError code;

  switch ((LeadsStorageError) cause->code)
    {
    case LEADS_STORAGE_ERROR_NOT_OURS:
      code = LEADS_SERVICE_ERROR_NOT_OURS;
      text = _("The data file was not made by Customer Leads. It was left as it is; choose another data folder.");
      break;
    case LEADS_STORAGE_ERROR_NEWER:
      code = LEADS_SERVICE_ERROR_NEWER;
      text = _("The data was written by a newer version of Customer Leads. Update this program to open it.");
      break;
    case LEADS_STORAGE_ERROR_READ_ONLY:
      code = LEADS_SERVICE_ERROR_READ_ONLY;
      text = _("The data cannot be changed because its file or folder is read-only.");
      break;
    case LEADS_STORAGE_ERROR_DAMAGED:
      code = LEADS_SERVICE_ERROR_DAMAGED;
      text = _("The data file is damaged. It was left as it is; restore it from a backup.");
      break;
    case LEADS_STORAGE_ERROR_BUSY:
      code = LEADS_SERVICE_ERROR_BUSY;
      text = _("Another program is using the data. Wait a moment and try again.");
      break;
    case LEADS_STORAGE_ERROR_FULL:
      code = LEADS_SERVICE_ERROR_DISK_FULL;
      text = _("The disk is full, so nothing was changed. Make room and try again.");
      break;
    case LEADS_STORAGE_ERROR_NO_ACCESS:
      code = LEADS_SERVICE_ERROR_NO_ACCESS;
      text = _("You have no permission to use the data folder. Check its permissions or choose another one.");
      break;
    case LEADS_STORAGE_ERROR_LOCATION:
      code = LEADS_SERVICE_ERROR_NO_ACCESS;
      text = _("The data cannot be kept in this place. Choose a folder on a local disk.");
      break;
    case LEADS_STORAGE_ERROR_CONFLICT:
      code = LEADS_SERVICE_ERROR_NUMBERS_TAKEN;
      text = _("Numbers were taken by another upload meanwhile, so nothing was uploaded. Look at the entries and submit again.");
      break;
    case LEADS_STORAGE_ERROR_IN_USE:
      code = LEADS_SERVICE_ERROR_IN_USE;
      text = _("This cannot be deleted because it is in use.");
      break;
    case LEADS_STORAGE_ERROR_NOT_FOUND:
      code = LEADS_SERVICE_ERROR_NOT_FOUND;
      text = _("This is not there any more. It may have been deleted by another program.");
      break;
    case LEADS_STORAGE_ERROR_NAME_TAKEN:
      code = LEADS_SERVICE_ERROR_NAME_TAKEN;
      text = _("This name exists already. Choose another one.");
      break;
    case LEADS_STORAGE_ERROR_CHANGED:
      code = LEADS_SERVICE_ERROR_CHANGED_SINCE;
      text = _("Numbers of this upload changed since, so it cannot be undone.");
      break;
    case LEADS_STORAGE_ERROR_ALREADY_UNDONE:
      code = LEADS_SERVICE_ERROR_ALREADY_UNDONE;
      text = _("This upload was undone already.");
      break;
    case LEADS_STORAGE_ERROR_NOT_UNDONE:
      code = LEADS_SERVICE_ERROR_NOT_UNDONE;
      text = _("This upload is not undone.");
      break;
    case LEADS_STORAGE_ERROR_MOVED:
      code = LEADS_SERVICE_ERROR_FAILED;
      text = _("The data file was moved, deleted or replaced while it was open. Nothing was changed: put the file back, or start Customer Leads again.");
      break;
    case LEADS_STORAGE_ERROR_LINK:
      code = LEADS_SERVICE_ERROR_NO_ACCESS;
      text = _("The data file is a link to a file that was not found. Put that file back, or choose another data folder.");
      break;
    case LEADS_STORAGE_ERROR_FAILED:
    default:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FAILED,
                          _("The data could not be read or written (%s). Try again."), cause->message);
    }
  return g_error_new_literal (LEADS_SERVICE_ERROR, code, text);
}

static GError *
from_base (const GError *cause)
{
  g_autofree char *directory = g_filename_display_name (leads_base_error_get_directory (cause));

  switch ((LeadsBaseError) cause->code)
    {
    case LEADS_BASE_ERROR_SPOOL_FULL:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DISK_FULL,
                          _("There is no room left for temporary files in “%s”. Make room and try again."), directory);
    case LEADS_BASE_ERROR_SPOOL_CREATE:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NO_ACCESS,
                          _("Temporary files cannot be made in “%s” (%s). Check the folder and try again."), directory,
                             g_strerror (leads_base_error_get_errno (cause)));
    case LEADS_BASE_ERROR_SPOOL_IO:
    default:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FAILED,
                          _("Temporary files in “%s” cannot be written or read (%s). Check the disk and try again."),
                             directory, g_strerror (leads_base_error_get_errno (cause)));
    }
}

static GError *
from_io (const GError *cause, int code, const char *file_name)
{
  const char *name = file_name != NULL ? file_name : _("The file");

  switch (code)
    {
    case G_IO_ERROR_NOT_FOUND:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                          _("“%s” was not found. It may have been moved or deleted."), name);
    case G_IO_ERROR_PERMISSION_DENIED:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                          _("You have no permission to use “%s”. Check its permissions or choose another file."),
                             name);
    case G_IO_ERROR_IS_DIRECTORY:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE, _("“%s” is a folder. Choose a file."), name);
    case G_IO_ERROR_READ_ONLY:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                          _("“%s” cannot be written because its place is read-only. Choose another folder."), name);
    case G_IO_ERROR_NO_SPACE:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DISK_FULL,
                          _("There is no room left on the disk for “%s”. Make room and try again."), name);
    case G_IO_ERROR_TOO_MANY_LINKS:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                          _("“%s” is a link that leads back to itself. Choose the file it should lead to."), name);
    case G_IO_ERROR_FILENAME_TOO_LONG:
      return g_error_new_literal (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                                  _("The file’s name is too long. Choose a shorter one."));
    case G_IO_ERROR_TIMED_OUT:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                          _("Nothing came from “%s”. Start the program that writes to it, or choose a file."), name);
    case G_IO_ERROR_BROKEN_PIPE:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                          _("Nobody reads “%s”. Start the program that reads it, or choose a file."), name);
    case G_IO_ERROR_NOT_SUPPORTED:
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                          _("“%s” is in a place that cannot be reached from here. Copy it to this computer and choose the copy."),
                             name);
    default:
      /* GIO has no code for it. */
      if (strstr (cause->message, g_strerror (EFBIG)) != NULL)
        return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DISK_FULL,
                            _("“%s” would become larger than a file may be in its place. Choose another folder."), name);
      return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                          _("“%s” could not be read or written (%s). Try again or choose another file."), name,
                             cause->message);
    }
}

/* GFileError repeats errno where GIOErrorEnum does not. */
static int
file_error_to_io (int code)
{
  switch (code)
    {
    case G_FILE_ERROR_NOENT:
      return G_IO_ERROR_NOT_FOUND;
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
      return G_IO_ERROR_PERMISSION_DENIED;
    case G_FILE_ERROR_ISDIR:
      return G_IO_ERROR_IS_DIRECTORY;
    case G_FILE_ERROR_ROFS:
      return G_IO_ERROR_READ_ONLY;
    case G_FILE_ERROR_NOSPC:
      return G_IO_ERROR_NO_SPACE;
    default:
      return G_IO_ERROR_FAILED;
    }
}

GError *
leads_service_error_from (const GError *cause, const char *file_name)
{
  g_return_val_if_fail (cause != NULL, NULL);

  if (cause->domain == LEADS_SERVICE_ERROR || cause->domain == LEADS_NUMBER_ERROR ||
      g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);
  if (cause->domain == LEADS_STORAGE_ERROR)
    return from_storage (cause);
  if (cause->domain == LEADS_BASE_ERROR)
    return from_base (cause);
  if (cause->domain == LEADS_CSV_ERROR)
    return leads_service_error_from_table (cause, file_name);
  if (cause->domain == G_IO_ERROR)
    return from_io (cause, cause->code, file_name);
  if (cause->domain == G_FILE_ERROR)
    return from_io (cause, file_error_to_io (cause->code), file_name);
  return g_error_new (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FAILED,
                      _("Something went wrong (%s). Try again."), cause->message);
}

void
leads_service_error_take (GError **error, GError *cause, const char *file_name)
{
  g_propagate_error (error, leads_service_error_from (cause, file_name));
  g_error_free (cause);
}

/* Where a link leads, for people; %NULL: @file is none. */
static char *
dup_link_target (GFile *file)
{
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  g_autofree char *target = path != NULL ? g_file_read_link (path, NULL) : NULL;

  return target != NULL ? g_filename_display_name (target) : NULL;
}

void
leads_service_error_take_reading (GError **error, GError *cause, GFile *file, const char *name)
{
  g_autofree char *target = g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? dup_link_target (file) : NULL;

  if (target == NULL)
    {
      leads_service_error_take (error, cause, name);
      return;
    }
  g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
               _("“%s” is a link to “%s”, which was not found. It may have been moved or deleted."), name, target);
  g_error_free (cause);
}

char *
leads_file_dup_display_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL ? g_filename_display_name (name) : g_file_get_uri (file);
}
