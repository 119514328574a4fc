/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <sqlite3.h>

/* A shim over the default VFS; every method but those that write passes through. */

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static int countdown;
static int fault_code;
static int n_failed;

#define REAL(file) (((File *) (file))->real)

static int
fail_now (void)
{
  if (g_atomic_int_get (&fault_code) == SQLITE_OK)
    return SQLITE_OK;
  if (g_atomic_int_add (&countdown, -1) > 1)
    return SQLITE_OK;
  g_atomic_int_inc (&n_failed);
  return g_atomic_int_get (&fault_code);
}

static int
fault_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
fault_read (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xRead (REAL (file), data, length, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  int rc = fail_now ();

  if (rc == SQLITE_IOERR_FSYNC)
    rc = SQLITE_OK;
  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xWrite (REAL (file), data, length, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  int rc = fail_now ();

  /* A full disk shows in writes. */
  if (rc == SQLITE_FULL || rc == SQLITE_IOERR_WRITE)
    rc = SQLITE_OK;
  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
fault_check_reserved (sqlite3_file *file, int *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
fault_control (sqlite3_file *file, int operation, void *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
fault_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), region, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int remove)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int rc;

  self->real = (sqlite3_file *) (void *) (self + 1);
  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  self->base.pMethods = self->real->pMethods != NULL ? &methods : NULL;
  return rc;
}

void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.pNext = NULL;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  fault_vfs.xOpen = fault_open;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

void
fault_vfs_arm (int after, int code)
{
  g_atomic_int_set (&n_failed, 0);
  g_atomic_int_set (&countdown, after);
  g_atomic_int_set (&fault_code, code);
}

gboolean
fault_vfs_disarm (void)
{
  g_atomic_int_set (&fault_code, SQLITE_OK);
  return g_atomic_int_get (&n_failed) > 0;
}
