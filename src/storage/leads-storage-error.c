/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-storage-error-private.h"

#include <errno.h>
#include <sys/resource.h>

/*
 * What SQLite and the system report, as one of our reasons. Invariant: no
 * message holds a value of a row, hence no telephone number.
 */

G_DEFINE_QUARK (leads - storage - error - quark, leads_storage_error)

static LeadsStorageError
code_from_errno (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return LEADS_STORAGE_ERROR_FULL;
    case EACCES:
      return LEADS_STORAGE_ERROR_NO_ACCESS;
    case EROFS:
    case EPERM:
      return LEADS_STORAGE_ERROR_READ_ONLY;
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case ENAMETOOLONG:
    case ELOOP:
    case EINVAL:
      return LEADS_STORAGE_ERROR_LOCATION;
    default:
      return LEADS_STORAGE_ERROR_FAILED;
    }
}

/* Whether a write failed because files may not grow here. Of that SQLite knows no more than that it failed, and errno
 * is another one when it has cleared up. */
static gboolean
is_limited (int rc)
{
  struct rlimit bytes;

  return (rc == SQLITE_IOERR_WRITE || rc == SQLITE_IOERR_SHMSIZE) && getrlimit (RLIMIT_FSIZE, &bytes) == 0 &&
         bytes.rlim_cur != RLIM_INFINITY;
}

static LeadsStorageError
code_from_sqlite (int rc, int system_code)
{
  switch (rc)
    {
    case SQLITE_CONSTRAINT_UNIQUE: /* only names are unique beside the keys */
      return LEADS_STORAGE_ERROR_NAME_TAKEN;
    case SQLITE_CONSTRAINT_PRIMARYKEY: /* only number's key is not given by the store itself */
      return LEADS_STORAGE_ERROR_CONFLICT;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return LEADS_STORAGE_ERROR_NOT_FOUND;
    case SQLITE_IOERR_SHORT_READ: /* a page that the file says it has is not there */
      return LEADS_STORAGE_ERROR_DAMAGED;
    default:
      break;
    }
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return LEADS_STORAGE_ERROR_BUSY;
    case SQLITE_FULL:
      return LEADS_STORAGE_ERROR_FULL;
    case SQLITE_READONLY:
      return LEADS_STORAGE_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return LEADS_STORAGE_ERROR_NO_ACCESS;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return LEADS_STORAGE_ERROR_DAMAGED;
    case SQLITE_IOERR:
      /* A quota is no SQLITE_FULL to SQLite. */
      return code_from_errno (system_code) == LEADS_STORAGE_ERROR_FULL || is_limited (rc) ? LEADS_STORAGE_ERROR_FULL
                                                                                          : LEADS_STORAGE_ERROR_FAILED;
    default:
      return LEADS_STORAGE_ERROR_FAILED;
    }
}

gboolean
leads_storage_error_set_sqlite (GError **error, sqlite3 *sqlite, int rc)
{
  int system_code = sqlite != NULL ? sqlite3_system_errno (sqlite) : 0;

  if ((rc & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return FALSE;
    }
  /* SQLite cannot open for want of a descriptor as for want of a permission. */
  if ((rc & 0xff) == SQLITE_CANTOPEN && (system_code == EMFILE || system_code == ENFILE))
    return leads_storage_error_set_errno (error, system_code, NULL);
  g_set_error (error, LEADS_STORAGE_ERROR, code_from_sqlite (rc, system_code), "%s (%d)",
               sqlite != NULL && (sqlite3_errcode (sqlite) & 0xff) == (rc & 0xff) ? sqlite3_errmsg (sqlite)
                                                                                  : sqlite3_errstr (rc),
               rc);
  return FALSE;
}

gboolean
leads_storage_error_set_errno (GError **error, int code, const char *what)
{
  g_set_error (error, LEADS_STORAGE_ERROR, code_from_errno (code), "%s: %s", what != NULL ? what : "system",
               g_strerror (code));
  return FALSE;
}
